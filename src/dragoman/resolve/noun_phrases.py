"""Noun phrases of a sentence, on the tree: each with its own words, its name and what tells whose it is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.knowledge.nominals import Nominals
from dragoman.model.parse import Entity, Parse

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_PLACE = "LOC"
_NUMERAL = frozenset({"NUM", "ADJ", "DET"})


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """Tokens `first` to `end` of a sentence. `core` are its own words without owner and complements; `entity` is
    the name in it; `owner` heads the possessor, `origins` the nouns after "of", "in", "from", `postings` those of where
    an envoy is sent ("to", "in"), no origin; `apposed` heads what stands beside it as the same thing; `with_` the
    phrases coordinated to it, first one first."""

    sentence: int
    head: int
    first: int
    end: int
    core: tuple[int, ...]
    entity: Entity | None
    owner: int | None
    origins: tuple[int, ...]
    apposed: tuple[int, ...]
    with_: tuple[int, ...]
    postings: tuple[int, ...] = ()


def noun_phrases(parse: Parse, at: int, nominals: Nominals) -> tuple[NounPhrase, ...]:
    """Every phrase that may speak of a party, in the order of their heads."""
    builder = _Builder(parse, at, nominals)
    return _titled(
        [builder.phrase(token) for token in range(len(parse)) if builder.heads_phrase(token)], parse, nominals
    )


def titled(person: NounPhrase, title: NounPhrase) -> NounPhrase:
    """A name with the title that belongs to it, and with what that tells of whose it is."""
    return replace(
        person,
        first=title.first,
        core=(*title.core, *person.core),
        owner=title.owner if person.owner is None else person.owner,
        origins=person.origins or title.origins,
        postings=person.postings or title.postings,
    )


def _titled(phrases: Sequence[NounPhrase], parse: Parse, nominals: Nominals) -> tuple[NounPhrase, ...]:
    """A role right before a person's name is that person's title, however the tree has them ("senator Ada Roe")."""
    posted = nominals.words["posted"]
    titles_of = (one for one in phrases if one.entity is None)
    ending: dict[int, list[NounPhrase]] = {}
    for phrase in titles_of:
        if parse.upos[phrase.head] == "NOUN" or parse.words[phrase.head].lower() in posted:
            ending.setdefault(phrase.end, []).append(phrase)
    out: list[NounPhrase] = []
    titles: dict[int, int] = {}  # head of a title to that of its name
    inside: set[int] = set()  # words that a title's own hang from: "Secretary of **State**"
    for phrase in phrases:
        named = phrase.entity is not None and phrase.entity.label == "PER"
        title = _title(parse, ending.get(phrase.first, ())) if named else None
        if title is not None:
            titles[title.head] = phrase.head
            inside.update(token for token in range(title.head + 1, title.end) if parse.heads[token] == title.head)
            phrase = titled(phrase, title)
        out.append(phrase)
    return tuple(
        replace(phrase, with_=tuple(titles.get(head, head) for head in phrase.with_))
        for phrase in out
        if phrase.head not in titles and not (phrase.head in inside and phrase.entity is None)
    )


def _title(parse: Parse, before: Sequence[NounPhrase]) -> NounPhrase | None:
    """Of the phrases right before a name the last, but of "Secretary of **State**" the whole."""
    last = before[-1] if before else None
    named = last is not None and len(last.core) == 1 and parse.words[last.head][:1].isupper()
    whole = (one for one in before if last is not None and named and parse.heads[last.head] == one.head)
    return next((one for one in whole if parse.words[one.head][:1].isupper()), last)


class _Builder:
    def __init__(self, parse: Parse, at: int, nominals: Nominals) -> None:
        self.parse, self.at, self.nominals = parse, at, nominals
        self.labels, self.words = nominals.labels, nominals.words
        self.children = parse.children()
        self.entities = {token: entity for entity in parse.entities for token in range(entity.first, entity.end)}

    def heads_phrase(self, token: int) -> bool:
        parse = self.parse
        if self._in_waters(token) or self._in_dateline(token) or self._in_money(token):
            return False
        if parse.upos[token] in _NOMINAL:
            governor, label = parse.heads[token], parse.deprels[token]
            inside = label in self.labels["name"] and governor >= 0 and parse.upos[governor] in _NOMINAL
            return not inside or self._other_name(token, governor) or self._other_behind(token, governor)
        if parse.upos[token] in _NUMERAL:
            named = parse.upos[token] != "DET" and parse.words[token][:1].isupper()
            return named or parse.deprels[token] not in self.labels["before"]
        return False

    def _in_dateline(self, token: int) -> bool:
        """Whether it stands in the words before what the sentence tells: "**OSTGARD, Arnor** (ANA) - The army left"."""
        heads, deprels = self.parse.heads, self.parse.deprels
        return any(deprels[at] in self.labels["dateline"] and heads[at] > at for at in self.parse.upward(token))

    def _in_waters(self, token: int) -> bool:
        """Whether it only says which sea or river is meant: "**Red** Sea", "Sea of **Rohan**"."""
        entity, above = self.entities.get(token), self.parse.heads[token]
        named = entity is not None and entity.label == _PLACE and entity.first <= above < entity.end
        return named and self.parse.lemmas[above].lower() in self.words["waters"]

    def _in_money(self, token: int) -> bool:
        """Whether it only says whose money a sum is in: "**U.S.** dollars"."""
        above = self.parse.heads[token]
        inside = above >= 0 and self._is(token, "before") and not self._is(token, "owner")
        return inside and above not in self.entities and self.nominals.is_money(self.parse.words[above])

    def _other_name(self, token: int, governor: int) -> bool:
        """Whether a modifying name is another one than the noun's: "US" in "US talks", not "Ivan" in "Ivan Olm"."""
        mine, theirs = self.entities.get(token), self.entities.get(governor)
        if mine is None or mine == theirs:
            return False
        return mine.label != "PER" or (token == mine.first and self._beside_person(token, governor))

    def _beside_person(self, child: int, head: int) -> bool:
        """Whether a person's name touches another one before it: "the consul in **Bree Ada Roe**"."""
        one, other = self.entities.get(child), self.entities.get(head)
        if one is None or other is None or (one.label == "PER") == (other.label == "PER"):
            return False
        place, person = (other, one) if one.label == "PER" else (one, other)
        return place.end == person.first

    def phrase(self, head: int) -> NounPhrase:
        core = tuple(sorted(self._core(head)))
        owner = next((owner for token in (head, *core) for owner in self._below(token, "owner")), None)
        complements = [child for child in self._below(head, "complement") if not self._charge(head, child)]
        sent = any(self.parse.lemmas[token].lower() in self.words["posted"] for token in core)
        markers = self.words["postings"] if sent else frozenset()
        postings = tuple(child for child in complements if self._marker(child) in markers)
        origins = tuple(child for child in complements if self._marker(child) in self._origin(core, child) - markers)
        origins += self._bases(head)
        inside = [child for child in complements if self._marker(child) in self.words["inside"]]
        tokens = set(core)
        for child in inside:
            tokens.update(self._marked(child))
        if owner is not None:
            tokens.update(self._core(owner), self._markers(owner))
        first, end = min(tokens), max(tokens) + 1
        return NounPhrase(
            sentence=self.at,
            head=head,
            first=min(first, head),
            end=max(end, head + 1),
            core=core,
            entity=self._entity(core, head),
            owner=owner,
            origins=origins,
            apposed=self._apposed(head, complements),
            with_=tuple(self._below(head, "coordination")),
            postings=postings,
        )

    def _apposed(self, head: int, complements: Sequence[int]) -> tuple[int, ...]:
        """What is said beside it; a person named behind the body that it belongs to is named beside it: "a spokesman
        for the ministry, **Ada Roe**,"."""
        behind = [child for child in complements if self._employs(child)]
        persons = (at for child in behind for at in self._below(child, "apposition") if self._is_person(at))
        own = [at for at in self._below(head, "apposition") if not (self._is_belonging(head) and self._is_person(at))]
        own = [at for at in own if self._last_of_row(head, at) == head]
        first = self.parse.heads[head] if self._is(head, "coordination") else -1
        row = self._below(first, "apposition") if first >= 0 else []
        return (*own, *(at for at in row if self._last_of_row(first, at) == head), *persons)

    def _last_of_row(self, first: int, name: int) -> int:
        """Beside whom of a row a person is named: "Hun Sen and his **counterpart**, Ada Roe", though the tree has the
        name beside the first."""
        row = [at for at in self._below(first, "coordination") if at < name]
        if not row or not self._is_person(name) or row[-1] in self.entities or self.parse.upos[row[-1]] != "NOUN":
            return first
        return row[-1]

    def _is_belonging(self, token: int) -> bool:
        """Whether it is the body behind somebody."""
        return self._is(token, "complement") and self._employs(token)

    def _employs(self, token: int) -> bool:
        return self.parse.lemmas[token].lower() in self.words["employing"]

    def _is_person(self, token: int) -> bool:
        entity = self.entities.get(token)
        return entity is not None and entity.label == "PER"

    def _bases(self, head: int) -> tuple[int, ...]:
        """Where words beside the phrase say that it is at home, if that is one place: "a firm based in **Rohan**",
        "the **Edoras**-based firm"."""
        parse, labels = self.parse, self.labels
        based = [at for at in self.children[head] if parse.words[at].lower() in self.words["based"]]
        places = [at for one in based for at in self.children[one] if parse.deprels[at] in labels["oblique"]]
        found = [at for at in places if self._marker(at) in self.words["scenes"]]
        found += [at for one in based for at in self.children[one] if parse.deprels[at] in labels["bare"]]
        several = any(parse.deprels[at] in labels["coordination"] for one in found for at in self.children[one])
        return () if several else tuple(found)

    def _origin(self, core: Sequence[int], child: int) -> frozenset[str]:
        """Prepositions by which `child` tells the state: of a "director at the bank" also "at", of a "minister under
        Ada Roe" also "under", of an "adviser to the king" also "to"."""
        employed = any(self.parse.lemmas[token].lower() in self.words["employed"] for token in core)
        served = any(self.parse.lemmas[token].lower() in self.words["served"] for token in core)
        found = self.words["origin"] | (self.words["employers"] if employed else frozenset())
        found |= self.words["masters"] if served else frozenset()
        if any(self.parse.lemmas[token].lower() in self.words["blows"] for token in core):
            found -= self.words["scenes"]
        return found | (self.words["serving"] if self._is_person(child) else frozenset())

    def _charge(self, head: int, child: int) -> bool:
        """ "accused the government **of fear**": what somebody is accused of does not belong to them."""
        verb = self.parse.heads[head]
        accused = verb >= 0 and self._is(head, "object") and self.parse.lemmas[verb].lower() in self.words["charging"]
        return accused and self._marker(child) in self.words["inside"]

    def _core(self, head: int) -> set[int]:
        """The head with its determiners, adjectives, titles and the parts of its name."""
        found = {head}
        waiting = [head]
        while waiting:
            for child in self.children[waiting.pop()]:
                if child not in found and self._is(child, "before") and not self._apart(child, head):
                    found.add(child)
                    waiting.append(child)
        entity = self.entities.get(head)
        if entity is not None:
            found.update(range(entity.first, entity.end))
        return found

    def _apart(self, child: int, head: int) -> bool:
        """Owners, days ("last Thursday"), words about the whole sentence ("also") and, behind a comma, another name
        ("with **Roe**, envoy Ada Lee said") are not its own words."""
        parse = self.parse
        if self._other_behind(child, head) or self._beside_person(child, head):
            return True
        about = parse.heads[child] == head and parse.upos[child] == "ADV"
        return self._is(child, "owner") or about or parse.lemmas[child].lower() in self.words["days"]

    def _other_behind(self, child: int, head: int) -> bool:
        mine, theirs = self.entities.get(child), self.entities.get(head)
        if mine is None or mine == theirs or child < head:
            return False
        return any(self.parse.words[token] == "," for token in range(head + 1, child))

    def _marked(self, head: int) -> Iterator[int]:
        yield from self._markers(head)
        yield from self._core(head)
        for child in self.children[head]:
            if self._is(child, "owner"):
                yield from self._core(child)
                yield from self._markers(child)

    def _markers(self, head: int) -> list[int]:
        return self._below(head, "marker")

    def _marker(self, head: int) -> str:
        return next((self.parse.lemmas[child].lower() for child in self._markers(head)), "")

    def _entity(self, core: Sequence[int], head: int) -> Entity | None:
        """The name that the head belongs to; else the last person's or body's name among the phrase's own words."""
        if head in self.entities:
            return self.entities[head]
        named = [self.entities[token] for token in core if token in self.entities]
        return next((entity for entity in reversed(named) if entity.label == "PER"), None)

    def _below(self, head: int, name: str) -> list[int]:
        labels, deprels = self.labels[name], self.parse.deprels
        return [child for child in self.children[head] if deprels[child] in labels]

    def _is(self, token: int, name: str) -> bool:
        return self.parse.deprels[token] in self.labels[name]
