"""Chains: which phrases of one document speak of one party. Sieves from the surest down, each with its reason."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dragoman.model.actor import Actor

WEST = "WEST"  # no state, though it is told like one


@dataclass(slots=True)
class Entry:
    """What is known of one party so far: votes of countries with their weights, its names and roles."""

    chain: int
    kind: str  # person, body, state, people or thing
    name: str | None = None
    actor: Actor | None = None
    country: str | None = None
    sector: str = ""
    office: str | None = None
    gender: str = ""  # female or male, where titles, the given name or a pronoun tell
    plural: bool = False
    roles: set[str] = field(default_factory=set)
    members: tuple[int, ...] = ()
    sentence: int = 0
    subject_in: int = -1  # the last sentence in which it was a subject
    main_in: int = -1  # and that of the sentence's own clause
    scene: bool = False  # named last as where something takes place
    moved: "Entry | None" = None  # the party that is known by its names now
    lent: bool = False  # the body it belongs to told its sector
    votes: dict[str, float] = field(default_factory=dict)  # what each country's naming beside it weighs
    lenders: list[int] = field(default_factory=list)  # chains of owners, who may tell its state

    def vote(self, country: str, weight: float) -> None:
        """The text tells a country of it once more."""
        self.votes[country] = self.votes.get(country, 0.0) + weight

    @property
    def main(self) -> bool:
        """Whether that was the subject of the sentence itself, not of a clause in it."""
        return self.main_in == self.sentence

    @property
    def known(self) -> bool:
        """Whether it is told by a name, or as a state."""
        return self.name is not None or self.actor is not None

    @property
    def subject(self) -> bool:
        """Whether it is a subject where it was named last, be it that it is named there again by other words."""
        return self.subject_in == self.sentence


class Chains:
    """The parties of one document in the order in which they are named."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self._by_key: dict[tuple[str, str], Entry] = {}

    def entry(self, keys: Sequence[tuple[str, str]], kind: str, sentence: int) -> Entry:
        """The party known under one of the keys, surest first; a new one if there is none. It learns the other keys."""
        found = next((entry for key in keys if (entry := self.known(key)) is not None), None)
        if found is None:
            found = Entry(len(self.entries), kind, sentence=sentence)
            self.entries.append(found)
        for key in keys:
            self._by_key.setdefault(key, found)
        found.sentence = sentence
        return found

    def fresh(self, keys: Sequence[tuple[str, str]], kind: str, sentence: int) -> Entry:
        """A new party, whom the keys mean from now on."""
        found = Entry(len(self.entries), kind, sentence=sentence)
        self.entries.append(found)
        self._by_key.update(dict.fromkeys(keys, found))
        return found

    def known(self, key: tuple[str, str]) -> Entry | None:
        """The party of a key, if there is one."""
        entry = self._by_key.get(key)
        while entry is not None and entry.moved is not None:
            entry = entry.moved
        return entry

    def alias(self, key: tuple[str, str], entry: Entry) -> None:
        """A further name of a party."""
        self._by_key.setdefault(key, entry)

    def several(self, members: tuple[int, ...], sentence: int) -> Entry:
        """Several parties as one that a plural may mean."""
        entry = Entry(len(self.entries), "people", plural=True, members=members, sentence=sentence)
        self.entries.append(entry)
        return entry

    def told(self, chain: int, steps: int = 4) -> str | None:
        """The country that the text has told of a party, or of its owner, so far."""
        entry = self.entries[chain]
        if entry.actor is not None and entry.kind in {"state", "body"}:
            return entry.actor.country
        if entry.votes or not entry.lenders or not steps:
            return min(entry.votes, key=lambda code: (-entry.votes[code], code), default=None)
        return self.told(entry.lenders[0], steps - 1)

    def move(self, old: Entry, new: Entry) -> None:
        """What the old party was known by means the new one from here on."""
        old.moved, new.subject_in = old.moved or new, max(new.subject_in, old.subject_in)

    def of_role(self, roles: frozenset[str], kind: str, sentence: int, *, reach: int) -> Entry | None:
        """The person, or the body whose state is told, last named by one of the role nouns, not further back than
        `reach` sentences."""
        near = [
            entry
            for entry in self.entries
            if entry.kind == kind
            and entry.moved is None
            and (entry.votes or entry.lenders or kind == "person")
            and not entry.roles.isdisjoint(roles)
            and 0 <= sentence - entry.sentence <= reach
        ]
        return max(near, key=lambda one: (one.sentence, one.subject, one.chain), default=None)

    def several_of(self, role: str, sentence: int, *, reach: int) -> Entry | None:
        """The several last named by the role noun, not further back than `reach` sentences, "African *leaders*"; none
        where two such were named together."""
        near = [one for one in self.entries if one.plural and role in one.roles and not one.members]
        near = [one for one in near if one.moved is None and 0 < sentence - one.sentence <= reach]
        last = max((one.sentence for one in near), default=-1)
        found = [one for one in near if one.sentence == last]
        return found[0] if len(found) == 1 else None

    def sole(self, role: str) -> Entry | None:
        """The one person named so far by the role noun; None where there are several or none."""
        known = [one for one in self.entries if one.kind == "person" and one.moved is None and role in one.roles]
        return known[0] if len(known) == 1 and known[0].name else None

    def armed(self, sentence: int, *, reach: int) -> Entry | None:
        """The armed group last named, not further back than `reach` sentences."""
        near = [one for one in self.entries if one.kind == "body" and one.name and one.sector == "REB"]
        near = [one for one in near if 0 <= sentence - one.sentence <= reach]
        return max(near, key=lambda one: (one.sentence, one.subject, one.chain), default=None)

    def latest(
        self,
        kinds: frozenset[str],
        sentence: int,
        *,
        plural: bool | None = None,
        reach: int = 2,
        other: frozenset[int] = frozenset(),
        gender: str = "",
        main: bool = False,
    ) -> Entry | None:
        """The party named last, subjects first within a sentence (`main`: that of the sentence before all, then whoever
        has a name), not further back than `reach` sentences; none of the chains `other`, nor one that stands for one of
        them, nor anyone known to be of another gender."""
        near = [
            entry
            for entry in self.entries
            if entry.kind in kinds
            and entry.moved is None
            and 0 <= sentence - entry.sentence <= reach
            and (plural is None or entry.plural == plural)
            and other.isdisjoint((entry.chain, *entry.members))
            and (not gender or entry.gender in {"", gender})
        ]

        def nearness(one: Entry) -> tuple[int, bool, bool, bool, int]:
            return one.sentence, main and one.main, one.subject, main and one.known, one.chain

        return max(near, key=nearness, default=None)

    def last_two(
        self, kinds: frozenset[str], sentence: int, *, reach: int = 6, other: frozenset[int] = frozenset()
    ) -> tuple[int, ...]:
        """The chains of the two parties of a kind that were named last, none of the chains `other`; none where not two
        were."""
        near = [one for one in self.entries if one.kind in kinds and 0 <= sentence - one.sentence <= reach]
        near = [one for one in near if one.chain not in other and (one.actor is None or one.actor.country != WEST)]
        apart = [one for one in near if not one.scene]
        near = apart if len(apart) > 1 else near
        last = sorted(near, key=lambda one: (one.sentence, one.subject, one.chain))[-2:]
        return tuple(sorted(one.chain for one in last)) if len(last) == 2 else ()
