"""EventMentions and resolved parties, places and times joined: the claims of one article."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from dragoman.knowledge.bounded import RECIPIENTS, SCENES, WORTH, load_bounded
from dragoman.knowledge.codebook import hostile_types, verbal_types
from dragoman.model.actor import UNKNOWN, ActorMention
from dragoman.model.event import Claim, EventMention, Refusal, Voice
from dragoman.model.evidence import Evidence, Trace
from dragoman.model.ids import claim_id
from dragoman.model.modality import Modality, Status
from dragoman.model.parse import Parse
from dragoman.model.place import PlaceMention, state_of
from dragoman.model.text import Document, Span
from dragoman.model.time import TimeExpression
from dragoman.resolve.adversary import with_adversaries
from dragoman.resolve.counterpart import with_counterparts
from dragoman.resolve.dating import Dater
from dragoman.resolve.denials import with_denials
from dragoman.resolve.likely_places import with_likely_places
from dragoman.resolve.likely_recipients import with_likely_recipients
from dragoman.resolve.matter import public_share
from dragoman.resolve.party_index import PartyIndex
from dragoman.resolve.party_words import PRONOUN, RELATIVE, PartyWords
from dragoman.resolve.place_features import PlaceFeatures
from dragoman.resolve.placing import Placer, States
from dragoman.resolve.recipient_features import RecipientFeatures
from dragoman.resolve.recording import recorded
from dragoman.resolve.scene import dateline_of
from dragoman.resolve.sides import Sides
from dragoman.resolve.slots import Parties
from dragoman.resolve.whose import at_places, punished_abroad
from dragoman.resolve.worth import worth_of

NO_PARTY = "no-party"
_LACKING = "no party could be told"
_DONE = frozenset({Status.HAPPENED, Status.ONGOING})


def _no_state(code: str) -> None:
    """No state is known by its code."""


@dataclass(frozen=True)
class Resolved:
    """What resolution found in one article; `home` is the state where acts that tell no place took place, `outlet` that
    of the page itself, `focus` the one that the article is about, `around` bounds the day of an undated article."""

    parties: tuple[ActorMention, ...]
    places: tuple[PlaceMention, ...]
    times: tuple[TimeExpression, ...]
    home: PlaceMention | None = None
    states: States = _no_state
    outlet: str | None = None
    focus: str | None = None
    around: tuple[date, date] | None = None

    @cached_property
    def index(self) -> PartyIndex:
        """Finds the party that a token speaks of."""
        return PartyIndex(self.parties)

    @cached_property
    def placed_times(self) -> dict[int, list[TimeExpression]]:
        """The times that have days, by sentence."""
        out: dict[int, list[TimeExpression]] = {}
        for time in self.times:
            if time.interval is not None:
                out.setdefault(time.sentence, []).append(time)
        return out


def claims_of(
    document: Document,
    parses: Sequence[Parse],
    mentions: Sequence[EventMention],
    *,
    resolved: Resolved,
    trace: Trace,
) -> tuple[tuple[Claim, ...], tuple[Refusal, ...]]:
    """The claims of mentions that have a party and are worth recording, for each word its worthiest; the others are
    refusals that say so."""
    told, refusals = sided_of(document, parses, mentions, resolved=resolved, trace=trace)
    features = place_features_of(document, parses, resolved)
    claims = with_likely_places(told, features, load_bounded(SCENES), resolved.states)
    return tuple(_identified(claim) for claim in claims), refusals


def place_features_of(document: Document, parses: Sequence[Parse], resolved: Resolved) -> PlaceFeatures:
    """What speaks for the places of one article."""
    return PlaceFeatures(
        parses,
        resolved.places,
        dateline=state_of(dateline_of(document.text, resolved.places)),
        home=state_of(resolved.home),
        focus=resolved.focus,
        outlet=resolved.outlet,
    )


def sided_of(
    document: Document,
    parses: Sequence[Parse],
    mentions: Sequence[EventMention],
    *,
    resolved: Resolved,
    trace: Trace,
) -> tuple[tuple[tuple[EventMention, Claim], ...], tuple[Refusal, ...]]:
    """The same with the places that the rules find, each claim with its mention."""
    told, refusals = told_of(document, parses, mentions, resolved=resolved, trace=trace)
    features = recipient_features_of(parses, resolved)
    return with_likely_recipients(told, features, load_bounded(RECIPIENTS), resolved.index), refusals


def recipient_features_of(parses: Sequence[Parse], resolved: Resolved) -> RecipientFeatures:
    """What speaks for the recipients of one article."""
    words = PartyWords(parses, resolved.placed_times)
    return RecipientFeatures(parses, resolved.parties, resolved.index, words, focus=resolved.focus)


def told_of(
    document: Document,
    parses: Sequence[Parse],
    mentions: Sequence[EventMention],
    *,
    resolved: Resolved,
    trace: Trace,
) -> tuple[tuple[tuple[EventMention, Claim], ...], tuple[Refusal, ...]]:
    """The same with the sides, too, that the rules find."""
    made, lacking = made_of(document, parses, mentions, resolved=resolved, trace=trace)
    public = public_share(resolved.parties, len(parses))
    weighed = [(act, claim, worth_of(act, claim, parses[act.sentence], public)) for act, claim in made]
    acts = {claim.id: act for act, claim, _ in weighed}
    kept, refusals = recorded(document, parses, weighed, least=load_bounded(WORTH).least, places=resolved.places)
    mine = [acts[claim.id] for claim in kept]
    claims = with_counterparts(kept, parses, resolved.index.state)
    return with_denials(tuple(zip(mine, claims, strict=True)), parses), (*lacking, *refusals)


def made_of(
    document: Document,
    parses: Sequence[Parse],
    mentions: Sequence[EventMention],
    *,
    resolved: Resolved,
    trace: Trace,
) -> tuple[list[tuple[EventMention, Claim]], list[Refusal]]:
    """A claim for each mention with a party, whatever it is worth; words that give none with any type are refusals."""
    joiner = _Joiner(document, parses, mentions, resolved=resolved, trace=trace)
    acts: dict[int, list[int]] = {}
    for mention in mentions:
        acts.setdefault(mention.sentence, []).append(mention.token)
    made: list[tuple[EventMention, Claim]] = []
    lacking: dict[tuple[int, int], EventMention] = {}
    for mention in mentions:
        claim = joiner.claim(mention, list(dict.fromkeys(acts[mention.sentence])))
        if claim is not None:
            made.append((mention, claim))
        else:
            lacking.setdefault((mention.sentence, mention.token), mention)
    claims = punished_abroad(at_places([claim for _, claim in made]), parses, joiner.index)
    claims = with_adversaries(claims, joiner.sides.words.is_weapon, joiner.index.state)
    made = [(mention, _identified(claim)) for (mention, _), claim in zip(made, claims, strict=True)]
    told = {(mention.sentence, mention.token) for mention, _ in made}
    return made, [
        Refusal(mention.trigger, NO_PARTY, f"{mention.rule}: {_LACKING}")
        for word, mention in lacking.items()
        if word not in told
    ]


def _identified(claim: Claim) -> Claim:
    """The claim with the id that its parties and voices give it."""
    parties = (party.span for party in (*claim.actors, *claim.recipients))
    voices = (voice.span for voice in claim.voices)
    return replace(claim, id=claim_id(claim.document, claim.type.category, claim.trigger, parties, voices))


def _denied(mention: EventMention, actors: Parties, voices: Sequence[Voice]) -> Modality:
    """The modality of the act: "we did not shell the town" is a denial in the mouth of who would have done it."""
    modality = mention.modality
    if modality.status is not Status.NEGATED or mention.type.category not in hostile_types():
        return modality
    doers = {(party.country, party.sector) for party in actors} | {party.chain for party in actors}
    told = [voice.mention for voice in voices if voice.mention is not None]
    own = any(party.chain in doers or (party.country, party.sector) in doers for party in told)
    return replace(modality, status=Status.DENIED, certainty="possible") if own else modality


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
        self.index = resolved.index
        self.verbal = verbal_types()
        self.dater = Dater(document, parses, resolved.times, mentions, self.index.chains_at, around=resolved.around)
        self.placer = Placer(
            parses,
            resolved.places,
            resolved.home,
            resolved.states,
            outlet=resolved.outlet,
            focus=resolved.focus,
            parties=resolved.parties,
        )
        self.sides = Sides(parses, mentions, self.index, resolved.placed_times, focus=resolved.focus)

    def claim(self, mention: EventMention, acts: Sequence[int]) -> Claim | None:
        """None without a party. Its id is not told yet: parties may still change."""
        mention = self._yet_to_come(mention)
        actors, recipients = self.sides.of(mention)
        if not actors and not recipients:
            return None
        voices = self._voices(mention, {party.chain for party in actors})
        place = self.placer.place(mention, acts, actors=actors, recipients=recipients)
        return Claim(
            id="",
            document=self.document.id,
            sentence=mention.sentence,
            type=mention.type,
            actors=self._worded(actors),
            recipients=self._worded(recipients),
            reciprocal=mention.reciprocal,
            modality=_denied(mention, actors, voices),
            voices=voices,
            date=self.dater.date(mention),
            place=place,
            trigger=mention.trigger,
            evidence=Evidence(self.document.id, mention.clause, mention.clause.of(self.document.text)),
            trace=replace(self.trace, rule=mention.rule),
            score=mention.score,
        )

    def _yet_to_come(self, mention: EventMention) -> EventMention:
        """As planned, where the day that it is told with lies ahead: "visits Edoras on Friday"."""
        if mention.modality.status not in _DONE or not self.dater.lies_ahead(mention):
            return mention
        return replace(mention, modality=replace(mention.modality, status=Status.PLANNED, actuality="future"))

    def _worded(self, parties: Parties) -> Parties:
        """Parties told by a pronoun in the fullest wording that the article has for them."""
        fuller = (self.index.fullest(party) if party.why.startswith((PRONOUN, RELATIVE)) else None for party in parties)
        return tuple(
            party if full is None else replace(full, why=party.why) for party, full in zip(parties, fuller, strict=True)
        )

    def _voices(self, mention: EventMention, actors: set[int]) -> tuple[Voice, ...]:
        """Who says so; where the saying is the act, its doer is no source of it, unless others did it with them,
        the passive leaves open who did, or it is told of before or afterwards."""
        others = (mention.reciprocal and len(actors) > 1) or self.sides.passive(mention)
        yet_to_come = mention.modality.status is Status.PLANNED
        own = mention.type.category in self.verbal and not (others or yet_to_come or self.sides.retold(mention))
        out: list[Voice] = []
        seen: set[Span] = set()
        for source in mention.sources:
            party = next(iter(self.index.at(source.sentence, source.token)), None)
            if own and party is not None and party.chain in actors:
                continue
            fuller = self.index.fullest(party) if party is not None and party.why.startswith(PRONOUN) else None
            told = fuller or (party if party is not None and party.sentence == source.sentence else None)
            span, name = (
                (told.span, told.text) if told is not None else (source.span, source.span.of(self.document.text))
            )
            if span in seen:
                continue
            seen.add(span)
            country = party.country if party is not None else UNKNOWN
            out.append(Voice(name, country, source.stance, span, party))
        return tuple(out)
