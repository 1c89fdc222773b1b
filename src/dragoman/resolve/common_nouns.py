"""What a noun phrase without a name says of a party: a role ("the king"), a pair ("the two"), a thing of some state."""

from collections.abc import Mapping, Sequence

from dragoman.knowledge.gazetteer import Gazetteer
from dragoman.knowledge.gazetteer_roles import singular
from dragoman.knowledge.nominals import Nominals
from dragoman.model.parse import Parse
from dragoman.resolve.bodies import named_at
from dragoman.resolve.focus import Focus
from dragoman.resolve.named import LIKELY, SURE, Named
from dragoman.resolve.noun_phrases import NounPhrase
from dragoman.resolve.persons import Persons
from dragoman.resolve.sectors import Roles
from dragoman.resolve.told import ABROAD, Teller


def is_plural(parse: Parse, phrase: NounPhrase) -> bool:
    return parse.xpos[phrase.head] in {"NNS", "NNPS"}


class CommonNouns:
    """Reads them with the tables, the document's date and its focus."""

    def __init__(self, gazetteer: Gazetteer, nominals: Nominals, focus: Focus, *, persons: Persons) -> None:
        self.gazetteer, self.nominals, self.focus, self.persons = gazetteer, nominals, focus, persons
        self.teller, self.roles = Teller(gazetteer, nominals, focus), Roles(gazetteer, nominals)

    def name(self, parse: Parse, phrase: NounPhrase, countries: Mapping[int, str]) -> Named | None:
        """None for one that speaks of no possible party. `countries` are the states that the phrases around it tell."""
        core = [token for token in phrase.core if parse.upos[token] != "DET"]
        role = self.roles.of(parse, core)
        lemma = parse.lemmas[phrase.head].lower()
        if lemma in self.nominals.words["pair"]:
            some = any(
                parse.upos[token] not in {"PRON", "NUM"} for token in phrase.origins
            )  # "between the two in 2022"
            if some or not self._definite(parse, phrase):
                return None  # "two of the ministers", "two were hurt"
            return Named((("pair", lemma),), "people", "pair", plural=True, pair=True)
        if lemma in self.nominals.words["days"] or (parse.upos[phrase.head] in {"NUM", "DET"} and role is None):
            return None
        if lemma in self.nominals.words["bare"] and len(phrase.core) == 1 and not is_plural(parse, phrase):
            return None
        if lemma in self.nominals.words["state-words"] and self._is_office(parse, phrase):
            return None
        country, why = self.teller.told(parse, phrase, tuple(core), countries)
        if country not in self.focus.states and (among := self._part_of_world(parse, phrase, core)):
            return Named((("part", lemma),), "state", "description", sector="GOV", among=among)
        pair = self.is_pair(parse, phrase) and country is None
        one = singular(lemma)  # another word where a plural was tagged as none: its role is found all the same
        plural = is_plural(parse, phrase) or (one != lemma and self.gazetteer.role(one) is not None)
        if country is None and self.teller.abroad(parse, phrase, role.lemma if role else ""):
            country, why = ABROAD, "abroad"
        if country is None and (sender := self.teller.posted(parse, phrase, countries)):
            country, why = sender, "posted"
        only = self.nominals.states.get(role.lemma) if role is not None else None
        if country is None and role is not None and (held := only or self.teller.holding(role.lemma)):
            country, why = held, "office"
        states = self.teller.states(parse, phrase)
        if len(states) > 1 and plural and (role is not None or lemma in self.nominals.words["others"]):
            return Named((("states", "+".join(states)),), "people", "demonyms", plural=True, states=states)
        beside = role is not None and core[role.last] != phrase.head and not self.roles.generic(lemma)
        if role is None and pair:
            return Named((("pair", lemma),), "body", "pair", plural=True, pair=True)
        if role is None or beside:
            return self._thing(parse, phrase, country, why)
        if (
            lemma in self.nominals.words["state-words"]
            and country is None
            and phrase.owner is None
            and self.focus.country
        ):
            return self._own_state(self._called(lemma, self.focus.country), lemma)
        kind = {"person": "person", "body": "body"}.get(role.noun.kind, "people")
        key = ("role", f"{role.lemma}:{country or ''}")
        office = role.noun.office if not plural and self._of_state(parse, phrase, why) else None
        actor = self.persons.holder(office, country) if office and country else None
        return Named(
            (key,),
            "people" if plural and kind == "person" else kind,
            f"role:{why}",
            actor=actor,
            country=country,
            weight=SURE if why in {"demonym", "owner"} else LIKELY,
            sector=role.noun.sector,
            office=office,
            titled=True,
            plural=plural,
            pair=pair,
            generic=role.generic,
            role=role.lemma,
        )

    def _part_of_world(self, parse: Parse, phrase: NounPhrase, core: Sequence[int]) -> frozenset[str]:
        """The states in whose part of the world the phrase puts the one that it means: "the West African nation"; of
        "the island" those that the article names."""
        lemma = parse.lemmas[phrase.head].lower()
        if lemma not in self.nominals.words["state-words"] or is_plural(parse, phrase) or phrase.owner is not None:
            return frozenset()
        if not any(parse.lemmas[token].lower() in self.nominals.words["definite"] for token in phrase.core):
            return frozenset()
        before = [token for token in core if token < phrase.head]
        for first, _ in enumerate(before):
            for end in range(len(before), first, -1):
                words = " ".join(parse.words[token] for token in before[first:end])
                if found := self.gazetteer.part_of_world(words):
                    return found
        plain = not any(parse.words[token][:1].isupper() for token in before)
        return self.gazetteer.part_of_world(lemma) & self.focus.states if plain else frozenset()

    def _of_state(self, parse: Parse, phrase: NounPhrase, why: str) -> bool:
        """Whether it is the state itself whose office this is: not "the president of" a part of it, or of a firm."""
        told = [phrase.owner] if why == "owner" else phrase.origins if why == "origin" else []
        proper = [token for token in told if token is not None and parse.upos[token] == "PROPN"]
        names = [named_at(parse, token) for token in proper]
        return not names or any(self.gazetteer.is_state(name) or self.gazetteer.demonym(name) for name in names)

    def _called(self, style: str, own: str) -> str:
        """The article's own state, but of "the kingdom" where that is none the one other that is, if it names one."""
        if self.gazetteer.is_styled(own, style) or style not in self.nominals.words["ruled"]:
            return own
        others = [code for code in self.focus.states if self.gazetteer.is_styled(code, style)]
        return others[0] if len(others) == 1 else own

    def _own_state(self, code: str, lemma: str) -> Named:
        """ "The country": the one that the article is about."""
        state = self.gazetteer.state(code)
        key = ("actor", state.id if state else lemma)
        return Named((key,), "state", "description", actor=state, country=code, sector="GOV")

    def _thing(self, parse: Parse, phrase: NounPhrase, country: str | None, why: str) -> Named | None:
        """A noun that names no role: a party only if the event model is sure of it."""
        kind = parse.upos[phrase.head]
        lemma = parse.lemmas[phrase.head].lower()
        plural, generic = is_plural(parse, phrase), self.roles.generic(lemma)
        if country:
            sector = "GOV" if kind in {"ADJ", "PROPN"} else ""
            key = ("noun", f"{lemma}:{country}")
            return Named((key,), "body", f"noun:{why}", country=country, sector=sector, plural=plural, generic=generic)
        if kind not in {"NOUN", "PROPN", "ADJ"}:
            return None
        return Named((("noun", lemma),), "thing", "noun", plural=plural, generic=generic)

    def is_pair(self, parse: Parse, phrase: NounPhrase) -> bool:
        """ "the two leaders", "both sides", "the Presidents", "each side", "the warring parties"."""
        words = self.nominals.words
        lemmas = [singular(parse.lemmas[token].lower()) for token in phrase.core]
        if singular(parse.lemmas[phrase.head].lower()) not in words["collective"]:
            return False
        if not is_plural(parse, phrase):
            return len(lemmas) == 2 and lemmas[0] in words["apiece"]
        counted = any(lemma in words["pair"] for lemma in lemmas)
        told = [lemma for lemma in lemmas[:-1] if lemma not in words["facing"]] + lemmas[-1:]
        alone = len(told) == 2 and told[0] == "the" and told[1] in words["alone"]
        return (counted and self._definite(parse, phrase)) or alone

    def _is_office(self, parse: Parse, phrase: NounPhrase) -> bool:
        """Whether the state only belongs to an office: "the heads of **state**"."""
        bare = phrase.end - phrase.first == 1 or not any(parse.upos[token] == "DET" for token in phrase.core)
        behind = parse.deprels[phrase.head] in self.nominals.labels["complement"]
        office = behind and parse.lemmas[parse.heads[phrase.head]].lower() in self.nominals.words["heads"]
        return bare and office and phrase.owner is None

    def _definite(self, parse: Parse, phrase: NounPhrase) -> bool:
        """Whether it takes up what was named before: "the two", "both sides", not "two men"."""
        return any(parse.lemmas[token].lower() in self.nominals.words["definite"] for token in phrase.core)
