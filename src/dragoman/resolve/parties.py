"""Every phrase of a document that may be a party: who it is, of which state and sector, and why we think so."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dragoman.knowledge.bounded import HOMES, load_bounded
from dragoman.knowledge.gazetteer import Gazetteer
from dragoman.knowledge.nominals import load_nominals
from dragoman.model.actor import UNKNOWN, ActorMention
from dragoman.model.parse import Parse
from dragoman.model.place import PlaceMention, state_of
from dragoman.model.text import Document
from dragoman.resolve.again import AGAIN, NamedAgain
from dragoman.resolve.beside import Beside, lends, told_beside
from dragoman.resolve.coreference import Chains, Entry
from dragoman.resolve.focus import Focus
from dragoman.resolve.genders import gender_of
from dragoman.resolve.home_features import HomeFeatures
from dragoman.resolve.homes import at_home
from dragoman.resolve.items import items_of
from dragoman.resolve.named import Named
from dragoman.resolve.naming import Namer
from dragoman.resolve.noun_phrases import NounPhrase, noun_phrases
from dragoman.resolve.party_index import PEOPLE
from dragoman.resolve.party_words import PRONOUN, is_scene
from dragoman.resolve.pronouns import Pronouns
from dragoman.resolve.referring import THINGS, Referents, doers, tellers
from dragoman.resolve.scene import dateline_of
from dragoman.resolve.settling import SHARE, settled
from dragoman.resolve.surroundings import Surroundings
from dragoman.resolve.titles import with_all_titles, with_postings
from dragoman.resolve.told import ABROAD
from dragoman.resolve.whereabouts import Whereabouts


def find_parties(
    document: Document,
    parses: Sequence[Parse],
    gazetteer: Gazetteer,
    focus: Focus,
    places: Sequence[PlaceMention] = (),
) -> tuple[ActorMention, ...]:
    """Mentions in text order. Reads the document once from left to right, then gives each party its country by vote;
    `places` tell the states of towns that only the map knows."""
    namer = Namer(gazetteer, document.published, focus)
    finder = _Finder(document, parses, namer, focus, places)
    for at, parse in enumerate(parses):
        finder.read(at, parse)
    paragraphs = [parse.sentence.paragraph for parse in parses]
    found = settled(finder.mentions, finder.chains, namer.persons, focus, paragraphs=paragraphs)
    seat = state_of(dateline_of(document.text, places))
    return at_home(found, HomeFeatures(parses, found, places, focus, dateline=seat), load_bounded(HOMES))


def _owned(found: Named, owner: ActorMention) -> Named:
    """Things of an owner whose state the phrase does not tell are apart from those of others: "his government"."""
    if found.country or (found.kind == "person" and found.name) or not lends(owner):
        return found
    return replace(found, keys=tuple((kind, f"{word}@{owner.chain}") for kind, word in found.keys))


class _Finder:
    def __init__(
        self,
        document: Document,
        parses: Sequence[Parse],
        namer: Namer,
        focus: Focus,
        places: Sequence[PlaceMention],
    ) -> None:
        self.document, self.parses, self.namer, self.focus = document, parses, namer, focus
        self.nominals = load_nominals()
        self.namers: dict[str, Namer] = {}
        self.here = Whereabouts(namer.gazetteer, self.nominals, focus)
        self.items = items_of(document, parses, namer.gazetteer)
        self.chains = Chains()
        self.mentions: list[ActorMention] = []
        self.mentioned: set[int] = set()  # chains
        self.referents = Referents(self.chains, self.nominals)
        self.beside = Beside(self.referents, namer.teller, self.nominals)
        self.pronouns = Pronouns(self.referents, self.chains, self.nominals)
        self.named_again = NamedAgain(self.chains, self.nominals)
        self.near = Surroundings(namer.gazetteer, self.nominals, focus, self.chains, places)

    def read(self, at: int, parse: Parse) -> None:
        gazetteer = self.namer.gazetteer
        phrases = with_postings(parse, noun_phrases(parse, at, self.nominals), gazetteer)
        phrases = with_all_titles(parse, phrases, gazetteer)
        self.here.enter(parse, phrases, opens=self._opens(at), item=self.items[at])
        countries: dict[int, str] = {}
        by_head: dict[int, ActorMention] = {}
        pending = sorted(phrases, key=lambda one: -sum(1 for _ in parse.upward(one.head)))
        namer = self._namer(self.here.country)
        named = {phrase.head: namer.name(parse, phrase, countries) for phrase in pending}
        for phrase in phrases:
            named[phrase.head] = self.near.town(parse, phrase, named[phrase.head])
        official = [phrase for phrase in phrases if phrase.owner is not None and self._is_state(parse, phrase)]
        army = {phrase.head: self._army(parse, phrase, named) for phrase in phrases}
        for phrase in sorted(phrases, key=lambda one: army[one.head] is not None):
            if any(phrase is not whole and whole.first <= phrase.first < phrase.end <= whole.end for whole in official):
                continue  # "the **People's** Republic"
            found = named[phrase.head]
            if found is not None and found.among:
                found = self.near.lying(parse, phrase, found, by_head)
            if found is None:
                mention = self._pronoun(parse, phrase, by_head)
            else:
                head = phrase.owner if phrase.owner is not None else army[phrase.head]
                owner = by_head.get(head) if head is not None else None
                self.here.pass_by(parse, phrase, found)
                found = self.here.settle(parse, phrase, found)
                found = self._other(parse, phrase, found, owner)
                mention = self._place(parse, phrase, _owned(found, owner) if owner else found, by_head, owner)
            if mention is not None:
                by_head[phrase.head] = mention
        self.near.parts(self.document.text, parse, phrases, by_head)
        self.beside.lent(parse, phrases, by_head, named, army)
        self.beside.victims(parse, phrases, by_head)
        self.beside.appositions(parse, phrases, by_head)
        self.beside.coordinations(parse, phrases, by_head)
        self.referents.acting(parse, phrases, by_head)
        self.mentions.extend(sorted(by_head.values(), key=lambda one: one.head))
        self.mentioned.update(mention.chain for mention in by_head.values())

    def _army(self, parse: Parse, phrase: NounPhrase, named: Mapping[int, Named | None]) -> int | None:
        """The head of the army that tells of forces whose words leave open whose they are: "the Gondorian army said
        **troops** had fired"."""
        found, forces = named[phrase.head], self.nominals.words["forces"]
        if found is None or found.country or found.name or phrase.owner is not None or found.sector not in forces:
            return None
        for head in tellers(parse, phrase.head, self.nominals):
            told = named.get(head)
            if told is not None and told.country and told.sector in forces:
                return head
        return None

    def _opens(self, at: int) -> bool:
        """Whether the sentence is the first of its paragraph."""
        return at == 0 or self.parses[at - 1].sentence.paragraph != self.parses[at].sentence.paragraph

    def _namer(self, country: str | None) -> Namer:
        """Who knows the names as the paragraph's own state has them."""
        if country is None or country == self.focus.country:
            return self.namer
        if country not in self.namers:
            near = replace(self.focus, country=country, told=self.focus.told | {country})
            self.namers[country] = Namer(self.namer.gazetteer, self.document.published, near)
        return self.namers[country]

    def _is_state(self, parse: Parse, phrase: NounPhrase) -> bool:
        return self.namer.gazetteer.is_state(parse.span(phrase.first, phrase.end).of(self.document.text))

    def _mention(self, parse: Parse, phrase: NounPhrase, entry: Entry, why: str) -> ActorMention:
        span = parse.span(phrase.first, phrase.end)
        entry.sentence = phrase.sentence
        entry.scene = is_scene(parse, phrase.head, self.nominals)
        if parse.deprels[phrase.head] in self.nominals.labels["subject"]:
            entry.subject_in = phrase.sentence
            verb = parse.heads[phrase.head]
            if verb >= 0 and parse.heads[verb] < 0:
                entry.main_in = phrase.sentence
        return ActorMention(
            span=span,
            sentence=phrase.sentence,
            head=phrase.head,
            first=phrase.first,
            end=phrase.end,
            text=span.of(self.document.text),
            actor=entry.actor,
            country=entry.country or UNKNOWN,
            sector=entry.sector,
            why=why,
            chain=entry.chain,
            plural_of=entry.members,
        )

    def _place(
        self,
        parse: Parse,
        phrase: NounPhrase,
        found: Named,
        by_head: dict[int, ActorMention],
        owner: ActorMention | None,
    ) -> ActorMention:
        """A phrase that names or describes: join its chain, add what it tells. Several of many owners are of each."""
        apart = {by_head[head].chain for head in doers(parse, phrase.head, self.nominals) if head in by_head}
        things, other = found.kind in THINGS, frozenset(apart)
        opposed = found.role in self.nominals.words["opposed"]
        pair: tuple[int, ...] = ()
        counted = self.near.is_counted(parse, phrase)
        if found.pair and found.role and found.country is None and not counted:
            known = self.chains.several_of(found.role, phrase.sentence, reach=AGAIN)
            if known is not None and known.sentence > self.referents.last_told:
                return self._mention(parse, phrase, known, found.why)
        if found.pair:
            here = self.here.country
            teller = self.near.teller(parse, phrase, by_head) if things else None
            pair = self.referents.group(
                phrase.sentence,
                things=things,
                opposed=opposed,
                other=other,
                here=here,
                teller=teller,
                beside=self._two_before(phrase) if things and counted else (),
                counted=counted,
            )
            if not pair and found.country is None and self.near.are_of_several(found):
                found = replace(found, country=ABROAD)
        group = pair or tuple(self._state(code, phrase, by_head) for code in found.states)
        if owner is not None and found.plural and found.role and found.country in {None, UNKNOWN}:
            group = group or owner.plural_of  # "the two states' **ministers**"
        if group:
            return self._mention(parse, phrase, self.chains.several(group, phrase.sentence), "plural")
        again = self.named_again.again(parse, phrase, found)
        if again is not None and not found.role:
            found = replace(found, why="group", plural=False)
        joined = again if again is not None and not found.name else None
        new = self.chains.fresh if self.named_again.is_new(parse, phrase, found) else self.chains.entry
        entry = self.named_again.short(found) or joined or new(found.keys, found.kind, phrase.sentence)
        if again is not None and again is not entry and not entry.votes:
            told_beside(entry, again)
            entry.lenders.extend(again.lenders)
        for key in (*found.keys, *found.aliases):
            self.chains.alias(key, entry)
        entry.name = max((entry.name or "", found.name or ""), key=len) or None
        entry.actor = entry.actor or found.actor
        # a minister stays one where called a general
        told = found.titled and joined is None and not (entry.office and not found.office)
        entry.sector = entry.sector if entry.sector and not told else found.sector or entry.sector
        entry.office = found.office or entry.office
        members = entry.actor is not None and entry.actor.kind == "group" and parse.words[phrase.head].endswith("s")
        entry.plural = found.plural or members  # "the Houthis say **they**"
        entry.gender = entry.gender or gender_of(parse, phrase, found)
        entry.roles.update(self.near.roles(found))
        self._body_behind(parse, phrase, found, entry)
        if found.country and not (found.why.endswith("exact-name") and entry.votes):
            entry.vote(found.country, found.weight)
        return self._mention(parse, phrase, entry, found.why)

    def _two_before(self, phrase: NounPhrase) -> tuple[int, ...]:
        """The two of whose states alone the sentence before tells, be it by their peoples' names."""
        states: dict[str, int] = {}
        for one in self.mentions:
            code = self.chains.told(one.chain) if one.sentence == phrase.sentence - 1 else None
            if code and self.namer.gazetteer.state(code) and (code not in states or one.actor is not None):
                states[code] = one.chain
        return tuple(states.values()) if len(states) == 2 else ()

    def _body_behind(self, parse: Parse, phrase: NounPhrase, found: Named, entry: Entry) -> None:
        """Remembers the ministry or army that a phrase names or that its speaker speaks for: "a foreign **ministry**
        spokesman …, the ministry added"."""
        kept = self.nominals.words["kept"]
        for token in phrase.core:
            word = parse.lemmas[token].lower()
            if word in kept and token == phrase.head and found.kind == "body" and found.sector == "GOV":
                entry.roles.add(word)
            elif word in kept and found.kind == "person":
                body = self.chains.entry((("role", f"{word}@{entry.chain}"),), "body", phrase.sentence)
                body.roles.add(word)
                body.sector = body.sector or found.sector
                body.lenders.append(entry.chain)

    def _other(self, parse: Parse, phrase: NounPhrase, found: Named, owner: ActorMention | None) -> Named:
        """Who is named for not being of a state, of the article's own where that is another one, else of none told; a
        neighbour of nobody told ("**our** neighbours") is not of the article's own."""
        if found.country:
            return found
        if owner is None:
            words = self.nominals.words
            near = phrase.owner is not None and parse.words[phrase.owner].lower() in words["ours"]
            near = near and parse.lemmas[phrase.head].lower() in words["bordering"]
            near = near and parse.deprels[phrase.head] not in self.nominals.labels["subject"]
            return replace(found, country=ABROAD, why=found.why.replace("unknown", "other")) if near else found
        entry = self.chains.entries[owner.chain]
        if entry.kind != "state" or not self.namer.teller.other(parse, phrase):
            return found
        own = entry.actor.country if entry.actor is not None else entry.country
        country = self.focus.country if self.focus.country != own and self.focus.share >= SHARE else None
        return replace(found, country=country or ABROAD, why=found.why.replace("unknown", "other"))

    def _pronoun(self, parse: Parse, phrase: NounPhrase, by_head: Mapping[int, ActorMention]) -> ActorMention | None:
        if parse.words[phrase.head].lower() in self.nominals.pronouns["relative"]:
            return self.pronouns.relative(parse, phrase, by_head)
        entry = self.pronouns.meant(parse, phrase, by_head)
        return self._mention(parse, phrase, entry, PRONOUN) if entry else None

    def _state(self, code: str, phrase: NounPhrase, by_head: dict[int, ActorMention]) -> int:
        """The chain of a state that its people's name in the phrase tells, and with it that name, where the article has
        not named the state so far."""
        actor = self.namer.gazetteer.state(code)
        entry = self.chains.entry((("actor", actor.id if actor else code),), "state", phrase.sentence)
        entry.actor, entry.country, entry.sector = actor, code, "GOV"
        here = {one.chain for one in by_head.values()}
        if entry.chain not in self.mentioned and entry.chain not in here:
            for token in range(phrase.first, phrase.end):
                told = by_head.get(token)
                if told is not None and told.why.endswith(PEOPLE) and code in self.chains.entries[told.chain].votes:
                    by_head[token] = replace(told, chain=entry.chain)
        return entry.chain
