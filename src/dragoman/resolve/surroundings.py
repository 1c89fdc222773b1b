"""What the article so far, and the map, tell of a phrase whose own words leave it open: towns, nations of a part of the
world, several of whom it speaks."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dragoman.knowledge.gazetteer import Gazetteer
from dragoman.knowledge.nominals import Nominals
from dragoman.model.actor import ActorMention
from dragoman.model.parse import Parse
from dragoman.model.place import PlaceMention
from dragoman.resolve.coreference import Chains
from dragoman.resolve.focus import Focus
from dragoman.resolve.named import Named
from dragoman.resolve.noun_phrases import NounPhrase
from dragoman.resolve.party_index import TOWN
from dragoman.resolve.party_words import PLACE
from dragoman.resolve.places import towns_of
from dragoman.resolve.referring import doers, tellers
from dragoman.resolve.told import ABROAD

SCENE = "scene"  # ends the why of those whose paragraph alone tells their state
_TOWN = 15_000  # people of a town that is likelier meant than a person or firm of its name, whatever its state


class Surroundings:
    """Asks the chains of one article and its places; `by_head` holds the mentions of the sentence so far."""

    def __init__(
        self, gazetteer: Gazetteer, nominals: Nominals, focus: Focus, chains: Chains, places: Sequence[PlaceMention]
    ) -> None:
        self.gazetteer, self.nominals, self.focus, self.chains = gazetteer, nominals, focus, chains
        self.towns = towns_of(places)

    def town(self, parse: Parse, phrase: NounPhrase, found: Named | None) -> Named | None:
        """A name of which only the map knows a state, and another one than the article's own, as a place there."""
        if found is None or found.country or found.role or phrase.entity is None or phrase.entity.label != PLACE:
            return found
        town = self.towns.get(parse.span(phrase.entity.first, phrase.entity.end))
        name = str(found.name)
        if town is None or town.country == self.focus.country or name.isupper() or self.gazetteer.last_name(name):
            return found
        if town.country not in self.focus.told and town.population < _TOWN:
            return found
        return Named((("place", name.lower()),), "thing", TOWN, country=town.country, sector="GOV")

    def lying(self, parse: Parse, phrase: NounPhrase, found: Named, by_head: Mapping[int, ActorMention]) -> Named:
        """The state of a part of the world that was named last, or is the only one of it that the article names, but
        nobody who does something to it; of no state told where there is none."""
        acting = [by_head[head].chain for head in doers(parse, phrase.head, self.nominals) if head in by_head]
        among = found.among - {self.chains.told(chain) for chain in acting}
        states = [one for one in self.chains.entries if one.kind == "state" and one.actor is not None]
        near = [one for one in states if one.actor and one.actor.country in among]
        last = max(near, key=lambda one: (one.sentence, one.main, one.subject, one.chain), default=None)
        later = among & self.focus.states
        code = last.actor.country if last and last.actor else next(iter(later)) if len(later) == 1 else None
        state = self.gazetteer.state(code) if code else None
        if state is None or code is None:
            return replace(found, country=ABROAD)
        return replace(found, keys=(("actor", state.id),), actor=state, country=code)

    def teller(self, parse: Parse, phrase: NounPhrase, by_head: Mapping[int, ActorMention]) -> int | None:
        """The chain of the state, named so far, of who says the words that the phrase stands in; of the article's own
        where nothing tells whose he is."""
        heads = [head for head in tellers(parse, phrase.head, self.nominals) if head in by_head]
        if not heads:
            return None
        code = self.chains.told(by_head[heads[0]].chain) or self.focus.country
        states = [one for one in self.chains.entries if one.kind == "state" and one.actor and one.actor.country == code]
        return states[0].chain if states else None

    def is_counted(self, parse: Parse, phrase: NounPhrase) -> bool:
        """Whether it says that they are two: "the **two** leaders", "**both** sides"."""
        return any(parse.lemmas[token].lower() in self.nominals.words["pair"] for token in phrase.core)

    def are_of_several(self, found: Named) -> bool:
        """Whether they hold an office that one at a time holds: "the two **presidents**" are of two states."""
        noun = self.gazetteer.role(found.role) if found.role else None
        return noun is not None and bool(noun.office) and noun.office not in self.nominals.words["many-held"]

    def roles(self, found: Named) -> frozenset[str]:
        """The role nouns by which a person may be taken up: of "a State Department **spokesman**" the last word, too,
        unless that is another office ("vice **president**")."""
        last = found.role.rpartition(" ")[2]
        plain = self.gazetteer.role(last)
        same = plain is not None and (plain.kind, plain.office) == (found.kind, found.office)
        return frozenset({found.role, last if same else found.role} - {""})

    def parts(self, text: str, parse: Parse, phrases: Sequence[NounPhrase], by_head: dict[int, ActorMention]) -> None:
        """ "Eleven of **them**", "two of the **men**": a number is of those whom it counts; and ministers "of **the two
        neighbours**" are of both."""
        for phrase in phrases:
            whole, ours = next((by_head[at] for at in phrase.origins if at in by_head), None), by_head.get(phrase.head)
            if whole is not None and whole.plural_of and ours is not None and self._is_of_each(parse, phrase, ours):
                several = self.chains.several(whole.plural_of, phrase.sentence)
                by_head[phrase.head] = replace(ours, chain=several.chain, plural_of=whole.plural_of)
            if whole is not None and ours is None and parse.upos[phrase.head] == "NUM":
                span = parse.span(phrase.first, phrase.end)
                by_head[phrase.head] = replace(
                    whole, span=span, head=phrase.head, first=phrase.first, end=phrase.end, text=span.of(text)
                )

    def _is_of_each(self, parse: Parse, phrase: NounPhrase, found: ActorMention) -> bool:
        """Whether several by a role may be one of each of their states, which nothing else tells."""
        entry = self.chains.entries[found.chain]
        plural = parse.xpos[phrase.head].endswith("S") and not found.plural_of and phrase.owner is None
        open_ = entry.votes.keys() <= {ABROAD} or found.why.endswith(SCENE)
        return plural and bool(entry.roles) and open_ and entry.name is None
