"""What one noun phrase says of a party by itself: its name, state, sector and office, each with its reason."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dragoman.knowledge.gazetteer import Gazetteer
from dragoman.knowledge.nominals import load_nominals
from dragoman.model.actor import Actor
from dragoman.model.parse import Entity, Parse
from dragoman.resolve.bodies import Bodies, joined
from dragoman.resolve.common_nouns import CommonNouns, is_plural
from dragoman.resolve.focus import Focus
from dragoman.resolve.named import LIKELY, SURE, Key, Named
from dragoman.resolve.noun_phrases import NounPhrase
from dragoman.resolve.party_index import TOWN
from dragoman.resolve.persons import Persons
from dragoman.resolve.sectors import Roles
from dragoman.resolve.short_names import ShortNames
from dragoman.resolve.told import ABROAD, Teller


class Namer:
    """Names phrases with the tables, the document's date and its focus."""

    def __init__(self, gazetteer: Gazetteer, on: date | None, focus: Focus) -> None:
        self.gazetteer, self.focus = gazetteer, focus
        self.nominals = load_nominals()
        self.persons = Persons(gazetteer, self.nominals, on, focus)
        self.bodies = Bodies(gazetteer, self.nominals, focus)
        self.short_names = ShortNames(gazetteer, self.nominals, focus)
        self.teller, self.roles = Teller(gazetteer, self.nominals, focus), Roles(gazetteer, self.nominals)
        self.common = CommonNouns(gazetteer, self.nominals, focus, persons=self.persons)

    def name(self, parse: Parse, phrase: NounPhrase, countries: dict[int, str]) -> Named | None:
        """None for a pronoun and for a phrase that speaks of no possible party. `countries` collects, by head, the
        state that each phrase of the sentence tells: owners and complements lend it to the phrases around them."""
        if parse.upos[phrase.head] == "PRON" or self._is_money(parse, phrase) or self._of_two(parse, phrase):
            return None
        phrase = self._without_people(parse, phrase)
        entity = phrase.entity
        short = self.short_names.body(parse, phrase)
        if short is not None:
            found: Named | None = self._known(short, short.name)
        elif entity is not None and entity.label == "PER" and not self._is_body(parse, entity):
            found = self._person(parse, phrase, self._untitled(parse, phrase, entity), countries)
        elif entity is None and self.common.is_pair(parse, phrase):
            found = self.common.name(parse, phrase, countries)
        elif entity is not None or parse.upos[phrase.head] == "PROPN":
            found = self._body(parse, phrase, entity, countries)
        else:
            known = self.bodies.capitals(parse, phrase)
            found = self._known(*known) if known else self.common.name(parse, phrase, countries)
        if found is not None and found.country:
            countries[phrase.head] = found.country
        return found

    def _of_two(self, parse: Parse, phrase: NounPhrase) -> bool:
        """ "The **latter**": stands for a name as a pronoun does."""
        pronouns, word = self.nominals.pronouns, parse.words[phrase.head].lower()
        return word in pronouns["first-of-two"] | pronouns["second-of-two"]

    def _without_people(self, parse: Parse, phrase: NounPhrase) -> NounPhrase:
        """Without an adjective that was read as someone's name: "his **Gondorian** counterpart"."""
        entity = phrase.entity
        if entity is None or entity.label != "PER" or entity.end - entity.first > 1:
            return phrase
        if entity.first == phrase.head and not self._beside_people(parse, phrase.head):
            return phrase
        return replace(phrase, entity=None) if self.gazetteer.demonym(parse.words[entity.first]) else phrase

    def _beside_people(self, parse: Parse, token: int) -> bool:
        """Whether it is coordinated to a people's name: "his Arnorian and **Gondorian** colleagues"."""
        coordinated = parse.deprels[token] in self.nominals.labels["coordination"]
        return coordinated and self.gazetteer.demonym(parse.words[parse.heads[token]]) is not None

    def _is_money(self, parse: Parse, phrase: NounPhrase) -> bool:
        """A sum is no party, whatever state its money belongs to."""
        amount = [phrase.head] if parse.upos[phrase.head] == "NOUN" else phrase.core
        person = phrase.entity if phrase.entity is not None and phrase.entity.label == "PER" else None
        named = range(person.first, person.end) if person is not None else ()  # "Lee Hung-**yuan**"
        words = (parse.words[token] for token in amount if token not in named)  # but "the Executive **Yuan**"
        return any(self.nominals.is_money(word) for word in words)

    def _untitled(self, parse: Parse, phrase: NounPhrase, entity: Entity) -> Entity:
        """The name without the title that was read as its first word ("Nuncio Ada Roe")."""
        first = entity.first
        while first < entity.end - 1 and self._is_title(parse.words[first]):
            first += 1
        if self._is_given(parse, range(phrase.first, first)):
            first -= 1
        return Entity(first, entity.end, entity.label)

    def _is_given(self, parse: Parse, titles: range) -> bool:
        """Whether the last title is a given name, as it stands behind another: "the minister **Sultan** Roe"."""
        words = [parse.words[token] for token in titles]
        given = bool(words) and words[-1].lower() in self.nominals.words["given"]
        return given and any(self._is_title(word) or self._corporate([word]) for word in words[:-1])

    def _is_title(self, word: str) -> bool:
        lower = word.lower().rstrip(".")
        role = self.gazetteer.role(lower)
        return role is not None and role.kind == "person" and lower not in self.nominals.words["courtesy"]

    def _is_body(self, parse: Parse, entity: Entity) -> bool:
        """Whether the tables know what was read as a person's name as a body's or a capital, and as no person's."""
        name = " ".join(parse.words[entity.first : entity.end])
        found = self.gazetteer.find(name)
        capital = self.gazetteer.is_capital(name) and entity.end - entity.first == 1
        return capital or (bool(found) and all(actor.kind != "person" for actor in found))

    def _person(self, parse: Parse, phrase: NounPhrase, entity: Entity, countries: dict[int, str]) -> Named:
        words = self._own_words(parse, entity)
        name = joined(parse, entity.first, entity.end)
        title = tuple(token for token in phrase.core if not entity.first <= token < entity.end)
        role = self.roles.of(parse, title)
        country, why = self.teller.told(parse, phrase, title, countries)
        last = words[-1].lower().removesuffix("'s").removesuffix("’s")
        full = " ".join(words).lower()
        keys: tuple[Key, ...] = (("person", full),) if len(words) > 1 else (("last", last), ("part", last))
        aliases = (("last", last), *(("part", word.lower()) for word in words[:-1])) if len(words) > 1 else ()
        office = role.noun.office if role else None
        actor = self.persons.named(name, country) or self.persons.in_office(last, office, country)
        actor = actor or self.persons.named(
            " ".join(parse.words[token] for token in (*title, *range(entity.first, entity.end))), country
        )
        if country is None and actor is not None:
            country, why = actor.country, "exact-name"
        only = role.lemma if role else full if parse.upos[phrase.first] == "DET" else ""  # "the Pope"
        if country is None and only in self.nominals.states:
            country, why = self.nominals.states[only], "office"
        if country is None and role is not None and (held := self.teller.holding(role.lemma)):
            country, why = held, "office"
        sector = role.noun.sector if role else (actor.sectors[0] if actor and actor.sectors else "")
        return Named(
            keys,
            "person",
            f"title-name:{why}" if role else f"name:{why}",
            name=name,
            actor=actor,
            country=country,
            weight=SURE if why in {"demonym", "owner"} else LIKELY,
            sector=sector,
            office=office,
            titled=role is not None,
            generic=role is not None and role.generic,
            aliases=aliases,
            role=role.lemma if role else "",
        )

    def _own_words(self, parse: Parse, entity: Entity) -> list[str]:
        """The words of a name but for what stands between quotation marks in it and "Jr." behind it."""
        words: list[str] = []
        inside = False
        for word in parse.words[entity.first : entity.end]:
            if word in self.nominals.words["quote-opens"] | self.nominals.words["quote-closes"]:
                inside = not inside
            elif not inside:
                words.append(word)
        if len(words) > 1 and words[-1].lower().strip(".") in self.nominals.words["generations"]:
            words.pop()
        return words or [parse.words[entity.end - 1]]

    def _body(self, parse: Parse, phrase: NounPhrase, entity: Entity | None, countries: dict[int, str]) -> Named | None:
        tokens = range(entity.first, entity.end) if entity else phrase.core
        words = [parse.words[token] for token in tokens if parse.upos[token] not in {"DET", "PUNCT"}]
        name = " ".join(words)
        if not name or parse.lemmas[phrase.head].lower() in self.nominals.words["days"]:
            return None
        first = phrase.first + (parse.upos[phrase.first] == "DET" and phrase.first < phrase.head)
        spelt = joined(parse, entity.first, entity.end) if entity else name
        whole = self.bodies.longer(parse, first, phrase) or self.bodies.named(joined(parse, first, phrase.end))
        whole = whole or self.bodies.named(spelt)
        nobody = self.nominals.words["waters"] | self.nominals.words["documents"]
        if whole is None and parse.lemmas[phrase.head].lower() in nobody:
            return None  # "the Lhûn **River**", "the Bree **Statute**"
        core = [token for token in phrase.core if parse.upos[token] != "DET"]
        role = self.roles.of(parse, core)
        official = entity is not None and phrase.head in tokens[:-1]  # "the Republic of Chile": headed by no name
        if whole is not None and (whole.kind != "state" or role is None or official):
            return self._known(whole, name)
        if len(core) == 1 and name.lower() in self.nominals.words["state-words"] and phrase.owner is None:
            return self._styled(name.lower())
        demonym = self.gazetteer.demonym(name)
        if demonym and role is None:
            plural = parse.xpos[phrase.head].endswith("S")
            return Named(
                (("people", demonym),), "people", "demonym", country=demonym, sector="GOV", weight=SURE, plural=plural
            )
        territory = self.gazetteer.territory(name) if role is None else None
        if territory:
            state = self.gazetteer.state(territory)
            if not self.gazetteer.is_capital(name):
                if parse.deprels[phrase.head] in self.nominals.labels["name"]:
                    return None  # "Samarkand talks": the town is where, not who
                return Named((("place", name.lower()),), "thing", TOWN, country=territory, sector="GOV")
            key = ("place", name.lower())
            return Named(
                (key,), "state", "territory", name=None, actor=state, country=territory, sector="GOV", weight=SURE
            )
        if entity is not None and role is None and self.gazetteer.part_of_world(name):
            return Named((("place", name.lower()),), "thing", TOWN, country=ABROAD)
        country, why = self.teller.told(parse, phrase, tuple(phrase.core), countries)
        sector = role.noun.sector if role else "BUS" if self._corporate(words) else ""
        kind = "person" if role and role.noun.kind == "person" else "body"
        keys: list[Key] = [("name", name.lower())]
        if len(words) > 1:
            keys.append(("acronym", "".join(word[0] for word in words if word[:1].isupper())))
        elif name.isupper():
            keys.append(("acronym", name))
        if kind == "person":
            keys = [("role", f"{role.lemma if role else ''}:{country or ''}")]
        office = role.noun.office if role else None
        return Named(
            tuple(keys),
            kind,
            f"name:{why}",
            name=name if kind == "body" else None,
            country=country,
            weight=LIKELY,
            sector=sector,
            office=office,
            plural=is_plural(parse, phrase),
            generic=role is not None and role.generic,
            role=role.lemma if role is not None and kind == "person" else "",
        )

    def _styled(self, style: str) -> Named:
        """ "The Kingdom", with a capital: the state of the outlet, else of the article, that is one; else unknown."""
        codes = (self.focus.home, self.focus.country)
        code = next((one for one in codes if self.gazetteer.is_styled(one, style)), None)
        state = self.gazetteer.state(code) if code else None
        if state is None:
            return Named((("style", style),), "body", "name:ambiguous", country=ABROAD, sector="GOV")
        key = ("actor", state.id)
        return Named((key,), "state", "description", actor=state, country=state.country, sector="GOV", weight=LIKELY)

    def _known(self, actor: Actor, name: str) -> Named:
        kind = "state" if actor.kind == "state" else "body"
        sector = actor.sectors[0] if actor.sectors else ""
        return Named(
            (("actor", actor.id), ("name", name.lower())),
            kind,
            "exact-name",
            name=actor.name if kind != "state" else None,
            actor=actor,
            country=actor.country,
            sector=sector,
            weight=SURE,
            titled=True,
        )

    def _corporate(self, words: Sequence[str]) -> bool:
        return any(word.lower().strip(".") in self.nominals.words["corporate"] for word in words)
