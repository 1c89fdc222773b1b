"""EventMentions and resolved parties, places and times joined: the claims of one article."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.knowledge.codebook import completed_types, verbal_types
from dragoman.model.actor import ActorMention
from dragoman.model.event import Argument, Claim, EventMention, Refusal, Voice
from dragoman.model.evidence import Evidence, Trace
from dragoman.model.ids import claim_id
from dragoman.model.parse import Parse
from dragoman.model.place import PlaceMention
from dragoman.model.text import Document, Span
from dragoman.model.time import TimeExpression
from dragoman.resolve.dating import Dater
from dragoman.resolve.placing import Placer, States

UNKNOWN = "XXX"
NO_PARTY = "no-party"
RELATIVE = "relative"
MODEL, NOUN, PRONOUN = "model", "noun", "pronoun"
SPARE_ABOVE = 0.1
REACH = 2  # sentences in which an untold other side is looked for
_LACKING = "no party could be told, or one side only of an act that is hardly believed"
ONE_SIDED = 0.4  # belief from which an act with one side only is an event
SURE = 0.95  # probability from which the event model's word makes a party of a noun that names no role


def _no_state(code: str) -> None:
    """No state is known by its code."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """What resolution found in one article; `home` is the state where acts that tell no place took place, `outlet` that
    of the page itself."""

    parties: tuple[ActorMention, ...]
    places: tuple[PlaceMention, ...]
    times: tuple[TimeExpression, ...]
    home: PlaceMention | None = None
    states: States = _no_state
    outlet: str | None = None


def _fullness(party: ActorMention) -> tuple[bool, int]:
    """Which wording stands for a chain: one with a name before one without, then the longest."""
    return "name" in party.why, len(party.text)


class PartyIndex:
    """Finds the party that a token speaks of."""

    def __init__(self, parties: Sequence[ActorMention]) -> None:
        self._heads = {(party.sentence, party.head): party for party in parties}
        self._covering: dict[tuple[int, int], ActorMention] = {}
        for party in sorted(parties, key=lambda one: one.first - one.end):
            for token in range(party.first, party.end):
                self._covering[(party.sentence, token)] = party
        self._chains: dict[int, ActorMention] = {}
        self._inside: dict[int, list[ActorMention]] = {}
        for party in parties:
            self._inside.setdefault(party.sentence, []).append(party)
            known = self._chains.get(party.chain)
            if known is None or _fullness(party) > _fullness(known):
                self._chains[party.chain] = party

    def inside(self, sentence: int) -> tuple[ActorMention, ...]:
        """The parties of a sentence, in text order."""
        return tuple(self._inside.get(sentence, ()))

    def at(self, sentence: int, token: int) -> tuple[ActorMention, ...]:
        """The party whose head this is, else the shortest that covers it; a plural gives those it stands for."""
        party = self._heads.get((sentence, token)) or self._covering.get((sentence, token))
        if party is None:
            return ()
        members = tuple(self._chains[chain] for chain in party.plural_of if chain in self._chains)
        return members or (party,)

    def fullest(self, party: ActorMention) -> ActorMention | None:
        """The fullest wording that the article has for a party."""
        return self._chains.get(party.chain)

    def chains_at(self, sentence: int, token: int) -> frozenset[int]:
        """The chains of the parties that a token speaks of."""
        return frozenset(party.chain for party in self.at(sentence, token))


def claims_of(
    document: Document,
    parses: Sequence[Parse],
    mentions: Sequence[EventMention],
    *,
    resolved: Resolved,
    trace: Trace,
) -> tuple[tuple[Claim, ...], tuple[Refusal, ...]]:
    """One claim for each mention with a party; the others are refusals that say so."""
    joiner = _Joiner(document, parses, mentions, resolved=resolved, trace=trace)
    acts: dict[int, list[int]] = {}
    for mention in mentions:
        acts.setdefault(mention.sentence, []).append(mention.token)
    claims: list[Claim] = []
    refusals: list[Refusal] = []
    for mention in mentions:
        claim = joiner.claim(mention, acts[mention.sentence])
        if claim is None:
            refusals.append(Refusal(mention.trigger, NO_PARTY, f"{mention.rule}: {_LACKING}"))
        else:
            claims.append(claim)
    return tuple(claims), tuple(refusals)


class _Joiner:
    def __init__(
        self,
        document: Document,
        parses: Sequence[Parse],
        mentions: Sequence[EventMention],
        *,
        resolved: Resolved,
        trace: Trace,
    ) -> None:
        self.document, self.parses, self.trace = document, parses, trace
        self.index = PartyIndex(resolved.parties)
        self.verbal = verbal_types()
        self.dater = Dater(document, parses, resolved.times, mentions, self.index.chains_at)
        self.placer = Placer(parses, resolved.places, resolved.home, resolved.states, outlet=resolved.outlet)
        self.times: dict[int, list[TimeExpression]] = {}
        for time in resolved.times:
            if time.interval is not None:
                self.times.setdefault(time.sentence, []).append(time)

    def claim(self, mention: EventMention, acts: Sequence[int]) -> Claim | None:
        actors, recipients = self._sides(mention)
        if not actors and not recipients:
            return None
        if mention.score < ONE_SIDED and not mention.reciprocal and not (actors and recipients):
            return None
        voices = self._voices(mention, {party.chain for party in actors})
        parties = (*actors, *recipients)
        return Claim(
            id=claim_id(
                self.document.id,
                mention.type.category,
                mention.trigger,
                (party.span for party in parties),
                (voice.span for voice in voices),
            ),
            document=self.document.id,
            sentence=mention.sentence,
            type=mention.type,
            actors=actors,
            recipients=recipients,
            reciprocal=mention.reciprocal,
            modality=mention.modality,
            voices=voices,
            date=self.dater.date(mention),
            place=self.placer.place(mention, acts, actors=actors, recipients=recipients),
            trigger=mention.trigger,
            evidence=Evidence(self.document.id, mention.clause, mention.clause.of(self.document.text)),
            trace=replace(self.trace, rule=mention.rule),
            score=mention.score,
        )

    def _sides(self, mention: EventMention) -> tuple[tuple[ActorMention, ...], tuple[ActorMention, ...]]:
        actors = self._slot(mention, "actor", ())
        if not actors and mention.sources and mention.type.category in self.verbal:
            speaker = mention.sources[-1]
            actors = self._parties(Argument("actor", speaker.sentence, speaker.token, "speaker"))
        recipients = self._slot(mention, "recipient", actors)
        if actors and not recipients and mention.type.category in completed_types():
            together = mention.reciprocal or len({party.country for party in actors}) > 1
            several = together and len({party.chain for party in actors}) > 1
            recipients = () if several else self._nearest(mention, actors)
        if recipients and not actors and mention.type.category in self.verbal:
            actors = self._nearest(mention, recipients)
        return ((*actors, *recipients), ()) if mention.reciprocal else (actors, recipients)

    def _nearest(self, mention: EventMention, actors: Sequence[ActorMention]) -> tuple[ActorMention, ...]:
        """The other side of an act that the words leave open: the nearest party that is no actor or source."""
        taken = {party.chain for party in actors}
        for source in mention.sources:
            taken.update(party.chain for party in self.index.at(source.sentence, source.token))
        near = [
            party
            for sentence in range(mention.sentence, max(-1, mention.sentence - REACH), -1)
            for party in self.index.inside(sentence)
            if party.chain not in taken
            and not party.why.startswith(NOUN)
            and party.why != RELATIVE
            and not party.span.covers(mention.trigger)
            and not self._is_time(party)
        ]
        best = min(near, key=lambda one: _distance(one, mention), default=None)
        return (replace(best, why=f"{best.why}+completed"),) if best is not None else ()

    def _slot(self, mention: EventMention, slot: str, taken: Sequence[ActorMention]) -> tuple[ActorMention, ...]:
        """The parties that fill a slot; spare arguments count only where the others are no parties."""
        arguments = [argument for argument in mention.arguments if argument.slot == slot]
        for least in (SPARE_ABOVE, 0.0):
            seen = {party.chain for party in taken}
            out: list[ActorMention] = []
            for argument in arguments:
                for party in self._parties(argument) if argument.score > least else ():
                    if party.chain not in seen and not party.span.covers(mention.trigger):
                        seen.add(party.chain)
                        out.append(party)
            if out:
                return tuple(out)
        return ()

    def _parties(self, argument: Argument) -> tuple[ActorMention, ...]:
        """The parties at a token. A noun without a role is one only where the event model is sure; a time never is."""
        sure = argument.path == MODEL and argument.score >= SURE
        return tuple(
            party
            for party in self.index.at(argument.sentence, argument.token)
            if (sure or not party.why.startswith(NOUN)) and not self._is_time(party)
        )

    def _is_time(self, party: ActorMention) -> bool:
        near = self.times.get(party.sentence, ())
        head = self.parses[party.sentence].span(party.head, party.head + 1)
        return any(time.span.covers(head) for time in near)

    def _voices(self, mention: EventMention, actors: set[int]) -> tuple[Voice, ...]:
        """Who says so; where the saying is the act, its doer is no source of it."""
        verbal = mention.type.category in self.verbal
        out: list[Voice] = []
        seen: set[Span] = set()
        for source in mention.sources:
            party = next(iter(self.index.at(source.sentence, source.token)), None)
            if verbal and party is not None and party.chain in actors:
                continue
            span = party.span if party is not None and party.sentence == source.sentence else source.span
            if span in seen:
                continue
            seen.add(span)
            country = party.country if party is not None else UNKNOWN
            fuller = self.index.fullest(party) if party is not None and party.why.startswith(PRONOUN) else None
            name = fuller.text if fuller is not None else span.of(self.document.text)
            out.append(Voice(name, country, source.stance, span, party))
        return tuple(out)


def _distance(party: ActorMention, mention: EventMention) -> tuple[int, bool, int]:
    """How far a party stands from the act: sentences back, then after the act before ahead of it, then words."""
    back = mention.sentence - party.sentence
    return back, not back and party.head < mention.token, abs(party.head - mention.token) if not back else -party.head
