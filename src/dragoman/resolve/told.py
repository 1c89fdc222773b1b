"""The state that a noun phrase's own words tell: an adjective, the owner, a name in it, what follows "of"."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from dragoman.knowledge.gazetteer import Gazetteer
from dragoman.knowledge.nominals import Nominals
from dragoman.model.actor import UNKNOWN, Actor
from dragoman.model.parse import Parse
from dragoman.resolve.bodies import joined
from dragoman.resolve.focus import Focus, ends_name
from dragoman.resolve.noun_phrases import NounPhrase

ABROAD = UNKNOWN  # of a state that is not the article's own, and nothing tells which
_LONGEST, _LONGEST_PEOPLE, _LONGEST_BODY = 4, 3, 8
_OF_ONE = frozenset({"party", "group", "body"})  # kinds of bodies of one state
_TELLING = frozenset({"state", "organisation"}) | _OF_ONE  # kinds of which a name tells the state
_NO_BODY = frozenset({"state", "person", "people"})


class Teller:
    """`countries` are, by head token, the states that other phrases of the sentence tell."""

    def __init__(self, gazetteer: Gazetteer, nominals: Nominals, focus: Focus) -> None:
        self.gazetteer, self.nominals, self.focus = gazetteer, nominals, focus

    def told(
        self, parse: Parse, phrase: NounPhrase, tokens: Sequence[int], countries: Mapping[int, str]
    ) -> tuple[str | None, str]:
        """The state and the reason, surest first; `tokens` are the phrase's words that may tell one."""
        if country := self._body(parse, phrase):
            return country, "body"
        tokens = self._named(parse, tokens)
        if country := self._people(parse, tokens):
            return country, "demonym"
        owner = self.owner(parse, phrase)
        if owner is not None and (country := self._at(parse, owner, countries)):
            return country, "owner"
        if country := next((countries[token] for token in tokens if token in countries), None):
            return country, "modifier"
        for first in range(len(tokens)):
            if ends_name(parse, tokens[first]):
                continue
            goes_on = self._goes_on(parse, tokens[first])
            last = min(len(tokens), first + _LONGEST) if parse.words[tokens[first]][:1].isupper() else first
            begun = first > 0 and parse.words[tokens[first - 1]].lower() in self.nominals.words["own-kind"]
            for end in range(last, first + goes_on, -1):
                words = [parse.words[token] for token in tokens[first:end]]
                if country := self._state_of(words, bodies=not begun) or self._known_body(parse, tokens, first, end):
                    return country, "modifier"
        for origin in phrase.origins:
            if country := self._at(parse, origin, countries):
                return country, "origin"
        if country := self._partisan(parse, phrase):
            return country, "modifier"
        return None, "unknown"

    def _goes_on(self, parse: Parse, token: int) -> bool:
        """Whether small words go on the name that begins there, so that it tells nothing alone: "the **Mesa** de
        Enlace"."""
        after = parse.words[token + 1 : token + 3]
        return len(after) == 2 and after[0] in self.nominals.words["in-names"] and after[1][:1].isupper()

    def holding(self, role: str) -> str | None:
        """The one state that the article names of those that have an office that its own has not."""
        codes = self.nominals.holding.get(role, ())
        named = [code for code in codes if code in self.focus.states]
        return named[0] if len(named) == 1 and self.focus.country not in codes else None

    def _partisan(self, parse: Parse, phrase: NounPhrase) -> str | None:
        """The state of the party that politicians are named by, "**Republican** senators": of those of its name that of
        the article's own state, else of the one that the article names."""
        role = self.gazetteer.role(parse.lemmas[phrase.head].lower())
        if role is None or role.sector not in self.nominals.words["partisan"]:
            return None
        for token in phrase.core:
            word = parse.words[token]
            if token >= phrase.head or not word[:1].isupper():
                continue
            named = (*self.gazetteer.find(word), *self.gazetteer.find(f"{word}s"))
            parties = [actor for actor in named if actor.kind == "party" and actor.country in self.focus.told]
            codes = {actor.country for actor in parties}
            if self.focus.country in codes:
                return self.focus.country
            meant = {actor.country for actor in parties if self.gazetteer.prevails(actor, word)}
            if len(meant or codes) == 1:
                return next(iter(meant or codes))
        return None

    def owner(self, parse: Parse, phrase: NounPhrase) -> int | None:
        """Whose it is, where it is of its owner's state."""
        return None if self.other(parse, phrase) else phrase.owner

    def other(self, parse: Parse, phrase: NounPhrase) -> bool:
        """Whether it is named for not being of its owner's state: "its neighbour"."""
        words = self.nominals.words["others"]
        return phrase.owner is not None and any(parse.lemmas[token].lower() in words for token in phrase.core)

    def abroad(self, parse: Parse, phrase: NounPhrase, role: str) -> bool:
        """ "foreign companies", "African nations", "donors": of several states or none, so not the article's own."""
        if phrase.owner is not None:
            return False
        lemmas = [parse.lemmas[token].lower() for token in phrase.core]
        plural = parse.xpos[phrase.head] in {"NNS", "NNPS"}
        words = self.nominals.words
        communal = parse.lemmas[phrase.head].lower() in words["communities"]
        if any(lemma in words["abroad"] and (communal or not role.startswith(lemma)) for lemma in lemmas):
            return plural or communal
        if plural and parse.lemmas[phrase.head].lower() in words["outsiders"]:
            return True
        return plural and parse.lemmas[phrase.head].lower() in words["state-words"] and len(lemmas) > 1

    def posted(self, parse: Parse, phrase: NounPhrase, countries: Mapping[int, str]) -> str | None:
        """Whose an envoy is where only the post is told, "the ambassador to Peru" in an article about Peru: the
        outlet's state, unless the post is there too; None where the article's own state will do."""
        posts = {self._at(parse, token, countries) for token in phrase.postings}
        if self.focus.country is None or self.focus.country not in posts:
            return None
        return self.focus.home if self.focus.home and self.focus.home not in posts else ABROAD

    def states(self, parse: Parse, phrase: NounPhrase) -> tuple[str, ...]:
        """The states of all the peoples that the phrase names, or of "the governments of Arnor and Gondor"."""
        named = (self.gazetteer.demonym(parse.words[token]) for token in range(phrase.first, phrase.head))
        found = self._states(named)
        if len(found) > 1 or parse.lemmas[phrase.head].lower() not in self.nominals.words["collective"]:
            return found
        beside = self.nominals.labels["coordination"]
        below = [token for origin in phrase.origins for token in parse.children()[origin]]
        rest = [token for token in below if parse.deprels[token] in beside]
        return self._states(self._at(parse, token, {}) for token in (*phrase.origins, *rest)) if rest else found

    def _states(self, codes: Iterable[str | None]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(code for code in codes if code and self.gazetteer.state(code)))

    def _named(self, parse: Parse, tokens: Sequence[int]) -> Sequence[int]:
        """Without the points of the compass that open a name: "West" in "West Java police"."""
        opens = {a for a, b in pairwise(tokens) if parse.words[b][:1].isupper()}
        compass = self.nominals.words["compass"]
        return [token for token in tokens if token not in opens or parse.lemmas[token].lower() not in compass]

    def _body(self, parse: Parse, phrase: NounPhrase) -> str | None:
        """The state of a body named in the phrase after another's people: "Swedish People's Party" of Finland."""
        for at in range(phrase.first, phrase.end):
            people = self.gazetteer.demonym(parse.words[at])
            if people is None:
                continue
            for first in range(max(phrase.first, at - _LONGEST), at + 1):
                for end in range(min(phrase.end, first + _LONGEST_BODY), max(at + 1, first + 2) - 1, -1):
                    if country := self._body_of(" ".join(parse.words[first:end])):
                        return country if country != people else None
        return None

    def _body_of(self, name: str) -> str | None:
        """The state of the one known body of this name, if the name means it or the article names the state."""
        found = [actor for actor in self.gazetteer.find(name) if actor.kind not in _NO_BODY]
        countries = {actor.country for actor in found}
        if len(countries) != 1 or self.gazetteer.state(found[0].country) is None:
            return None
        return found[0].country if self._meant(found[0], name) else None

    def _is_meant(self, actor: Actor, name: str) -> bool:
        """Whether a name among others means it: a body of one state only where the article names that, and by no common
        noun ("Congress")."""
        if actor.kind == "state":
            return self.gazetteer.is_state(name)
        if actor.kind not in _OF_ONE:
            return self._meant(actor, name)
        common = actor.kind == "body" and " " not in name and not name.isupper()
        role = self.gazetteer.role(name.lower()) is not None or name.lower() in self.nominals.words["usage"]
        return actor.country in self.focus.told and not (common or role)

    def _known_body(self, parse: Parse, tokens: Sequence[int], first: int, end: int) -> str | None:
        """The state of the one body that a name of several words right before a noun means, though the article does not
        name the state: "**Revolutionary Guards** commanders"."""
        run = range(tokens[first], tokens[first] + end - first + 1)
        noun = list(tokens[first : end + 1]) == list(run) and parse.upos[run[-1]] == "NOUN"
        name = joined(parse, run[0], run[-1])
        found = self.gazetteer.find(name) if noun and end - first > 1 and name[0].isupper() else ()
        meant = len(found) == 1 and found[0].kind == "body" and self.gazetteer.prevails(found[0], name)
        return found[0].country if meant else None

    def _meant(self, body: Actor, name: str) -> bool:
        """Whether a body is one of several states, of a state that the article names, or what its name means anyway."""
        several = self.gazetteer.state(body.country) is None
        return several or body.country in self.focus.told or self.gazetteer.prevails(body, name)

    def _people(self, parse: Parse, tokens: Sequence[int]) -> str | None:
        """The first people named, by its longest name: "South African" before "African"."""
        for first in range(len(tokens)):
            if not parse.words[tokens[first]][:1].isupper():
                continue
            for end in range(min(len(tokens), first + _LONGEST_PEOPLE), first, -1):
                text = " ".join(parse.words[token] for token in tokens[first:end])
                division = self.gazetteer.territory(text) if end - first > 1 else None
                if country := self.gazetteer.demonym(text) or (division if division in self.focus.told else None):
                    return country
        return None

    def _at(self, parse: Parse, token: int, countries: Mapping[int, str]) -> str | None:
        if token in countries:
            return countries[token]
        for end in range(token, min(len(parse), token + _LONGEST)):
            if end > token and not parse.words[end][:1].isupper():
                break
            if country := self._state_of([parse.words[at] for at in range(token, end + 1)]):
                return country
        return self.gazetteer.demonym(parse.words[token])

    def _state_of(self, words: Sequence[str], *, bodies: bool = True) -> str | None:
        """`bodies`: whether an organisation of that name counts, as "Security Council" does not after "National"."""
        if not words or not words[0][:1].isupper() or not words[-1][:1].isupper():
            return None
        text = " ".join(words)
        kinds = _TELLING if bodies else {"state"}
        found = [actor for actor in self.gazetteer.find(text) if actor.kind in kinds]
        countries = {actor.country for actor in found}
        if len(countries) == 1 and self._is_meant(found[0], text):
            return countries.pop()
        if len(countries) == 1 and found[0].kind not in _OF_ONE:
            return next(iter(countries & self.focus.told), None)
        territory = self.gazetteer.territory(text)
        return territory if territory in self.focus.told else None
