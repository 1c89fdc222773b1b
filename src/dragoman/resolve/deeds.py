"""Who did what an act's words are about: the deed condemned, the attack taken up again, the offer refused."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from dragoman.knowledge.codebook import provoking_types
from dragoman.knowledge.nominals import load_nominals
from dragoman.model.actor import UNKNOWN
from dragoman.model.event import SPARED, EventMention
from dragoman.model.parse import Parse
from dragoman.resolve.other_side import OtherSide, is_told
from dragoman.resolve.slots import Parties, Slots

STATE = "GOV"
STEM = 5  # letters that a deed and its verb share: "execution", "execute"
BLOW, BACK = "ASSAULT", 1  # the type of what "the attack" takes up again, and sentences back where the last of them is
ANSWERED = 2  # sentences back in which it stands what is answered


class Deeds:
    """The acts of one article, to be looked up where others speak of them."""

    def __init__(
        self, parses: Sequence[Parse], mentions: Sequence[EventMention], *, slots: Slots, other: OtherSide
    ) -> None:
        self.parses, self.slots, self.other = parses, slots, other
        self.nominals, self.provoking = load_nominals(), provoking_types()
        acts: dict[tuple[int, int], EventMention] = {}
        for mention in mentions:  # of a word's types the first: the frame's
            acts.setdefault((mention.sentence, mention.token), mention)
        self.near: dict[int, list[EventMention]] = {}  # by sentence the acts, in text order
        self.alike: dict[str, list[EventMention]] = {}  # by how their words begin
        for (sentence, _), act in sorted(acts.items()):
            self.near.setdefault(sentence, []).append(act)
            self.alike.setdefault(self._stem(act), []).append(act)
        self.blows = sorted((act for act in acts.values() if act.type.category == BLOW), key=lambda act: act.trigger)

    def doers(self, mention: EventMention, actors: Parties, spared: Parties) -> Parties:
        """Who did the deed that the act is about: as this or another sentence of the article tells it, else the nearest
        that may have power over others."""
        heads, lemmas = self.parses[mention.sentence].heads, self.parses[mention.sentence].lemmas
        told = {heads[one.token] for one in mention.arguments if one.slot == SPARED and heads[one.token] >= 0}
        stems = {lemmas[deed][:STEM].lower() for deed in told}
        alike = [act for stem in sorted(stems) for act in self.alike.get(stem, ())]
        for deed in sorted(alike, key=lambda one: abs(one.sentence - mention.sentence)):
            doers = self.slots.filled(deed, "actor", (*actors, *spared))
            if doers:
                return doers
        struck = {party.country for party in spared if party.sector == STATE}
        near = self.other.nearest(mention, (*actors, *spared), sectors=self.nominals.words["powers"]) if actors else ()
        return tuple(party for party in near if party.country not in struck)

    def answered(self, mention: EventMention, actors: Parties, *, taken_up: bool) -> Parties:
        """Who of another state has just done what the words take up, "made an offer", "rejected the **offer**", or
        anything against the speaker's state; the latest."""
        own = {party.country for party in actors}
        stems = {stem for stem in self._stems(mention) if len(stem) == STEM} if taken_up else set()
        if UNKNOWN in own or (taken_up and not stems):
            return ()
        for act in self._before(mention, ANSWERED):
            if taken_up != (self._stem(act) in stems):
                continue
            doers = self.slots.filled(act, "actor", ())
            countries = {party.country for party in doers}
            if not doers or UNKNOWN in countries or not own.isdisjoint(countries):
                continue
            against = act.type.category in self.provoking
            met = {party.country for party in self.slots.filled(act, "recipient", doers)} if against else set()
            if taken_up or not own.isdisjoint(met):
                return doers
        return ()

    def _before(self, mention: EventMention, back: int) -> Iterator[EventMention]:
        """The acts told before this one, up to so many sentences back, the latest first."""
        for sentence in range(mention.sentence, mention.sentence - back - 1, -1):
            for act in reversed(self.near.get(sentence, ())):
                if (act.sentence, act.token) < (mention.sentence, mention.token):
                    yield act

    def is_told_whose(self, mention: EventMention) -> bool:
        """Whether words before the thing that is answered tell whose it is: "denied **opposition** charges"."""
        parse, labels = self.parses[mention.sentence], self.nominals.labels
        rows = [(head, "" if parse.upos[at] == "PRON" else parse.deprels[at]) for at, head in enumerate(parse.heads)]
        things = {at for at, (head, label) in enumerate(rows) if head == mention.token and label in labels["object"]}
        return any(head in things and label in labels["belonging"] for head, label in rows)

    def _stems(self, mention: EventMention) -> list[str]:
        """How the things begin that the words are about: "rejected the **accus**ation"."""
        parse, labels = self.parses[mention.sentence], self.nominals.labels
        below = zip(parse.heads, parse.deprels, parse.lemmas, strict=True)
        return [
            lemma[:STEM].lower()
            for head, label, lemma in below
            if head == mention.token and label in labels["object"] | labels["passive"]
        ]

    def strikers(self, mention: EventMention, actors: Parties) -> Parties:
        """Who did the deed that "the attack" takes up again: the last attack just told of, else the article's first;
        nobody blames himself for it."""
        near = (one for one in self._before(mention, BACK) if one.type.category == BLOW)
        doers = (self.slots.filled(one, "actor", actors) for one in near)
        told = next((found for found in doers if found), ())
        first, strikers = self._first_blow
        told = told or (strikers if first <= mention.trigger.start else ())
        return tuple(party for party in told if not is_told(party, actors))

    @cached_property
    def _first_blow(self) -> tuple[int, Parties]:
        """Where the article's first attack is told of whose doers are known, and these."""
        for one in self.blows:
            doers = self.slots.filled(one, "actor", ())
            if doers:
                return one.trigger.end, doers
        return 0, ()

    def _stem(self, mention: EventMention) -> str:
        return self.parses[mention.sentence].lemmas[mention.token][:STEM].lower()
