"""Why the record says what it says: the derivation of events, and of silence, as a tree of labelled facts."""

from collections.abc import Iterator, Sequence

from dragoman.coding.event_model import EventLabels, Scores
from dragoman.coding.frames import OTHER_CONSTRUCTION, match
from dragoman.coding.modality import modality_of
from dragoman.coding.paths import route
from dragoman.errors import UsageError
from dragoman.explain_when_where import Branch, WhenWhere
from dragoman.knowledge.frames import Frame
from dragoman.linking.within import JOIN, likeness
from dragoman.model.actor import ActorMention
from dragoman.model.event import Argument, Claim, Event, EventMention, Refusal
from dragoman.model.evidence import MODEL
from dragoman.model.text import Span
from dragoman.pipeline import Derivation, Resources, wordings

_RUNNERS_UP = 2
_NEAREST = 3


def explain(
    derivation: Derivation, resources: Resources, *, event: str | None = None, sentence: int | None = None
) -> tuple[Branch, ...]:
    """One branch an event, then one a sentence of refusals alone; or only what was asked for.

    `event` is an id, the beginning of one, or its number in the record from 1; `sentence` counts from 1. Raises
    UsageError where there is no such event or sentence.
    """
    explainer = _Explainer(derivation, resources)
    if event is not None:
        return (explainer.event(_chosen(derivation.reading.events, event)),)
    if sentence is not None:
        if not 1 <= sentence <= len(derivation.parses):
            raise UsageError(f"there is no sentence {sentence}; the article has {len(derivation.parses)}")
        return (explainer.sentence(sentence - 1),)
    events = tuple(explainer.event(one) for one in derivation.reading.events)
    told = {claim.sentence for claim in derivation.reading.claims}
    refused = {
        parse.sentence.index
        for parse in derivation.parses
        if any(parse.sentence.span.covers(one.span) for one in derivation.reading.refusals)
    }
    return (*events, *(explainer.sentence(at) for at in sorted(refused - told)))


def _chosen(events: Sequence[Event], asked: str) -> Event:
    if asked.isdecimal() and 0 < int(asked) <= len(events):
        return events[int(asked) - 1]
    found = [event for event in events if asked and event.id.startswith(asked)]
    if len(found) != 1:
        known = ", ".join(event.id for event in events[:8]) + (" …" if len(events) > 8 else "")
        raise UsageError(f"{'several events begin' if found else 'no event begins'} with {asked!r}; there are: {known}")
    return found[0]


class _Explainer:
    def __init__(self, derivation: Derivation, resources: Resources) -> None:
        self.derivation, self.reading, self.parses = derivation, derivation.reading, derivation.parses
        self.text = derivation.reading.document.text
        self.rules = resources.rules
        self.frames = {frame.id: frame for frame in resources.rules.frames.frames}
        self.labels: EventLabels | None = resources.event_model.labels if resources.event_model else None
        self.mentions = {(one.sentence, one.trigger, one.type.category): one for one in derivation.mentions}
        self.acts: dict[int, list[int]] = {}
        for mention in derivation.mentions:
            self.acts.setdefault(mention.sentence, []).append(mention.token)
        self.when_where = WhenWhere(self.text, self.parses, derivation.resolved, self.acts)

    def event(self, event: Event) -> Branch:
        """The event's fields and the derivation of each claim that it rests on."""
        kind = " ".join((event.type.category, ", ".join(event.type.modes))).strip()
        between = " ⇄ " if event.reciprocal else ", "
        sides = [between.join(_name(party) for party in event.actors) or "—"]
        sides += [", ".join(_name(party) for party in event.recipients)] if event.recipients else []
        head = f"{kind} · {event.status} · {' → '.join(sides)}"
        return Branch(f"event {event.id}", head, tuple(self._claims(event)))

    def _claims(self, event: Event) -> Iterator[Branch]:
        words = wordings(event.claims, self.parses)
        for number, claim in enumerate(event.claims):
            below = tuple(self._claim(claim))
            if number:
                fit = max(likeness(claim, other, words) for other in event.claims[:number])
                below = (Branch("merged", f"likeness {fit:.2f} to an earlier mention, {JOIN:.2f} is enough"), *below)
            yield Branch(f"sentence {claim.sentence + 1}", self._marked(claim.sentence, claim.trigger), below)

    def _claim(self, claim: Claim) -> Iterator[Branch]:
        mention = self.mentions.get((claim.sentence, claim.trigger, claim.type.category))
        yield self._rule(claim.trace.rule, mention)
        if mention is not None:
            yield from self._scores(mention.sentence, mention.token)
            yield from (self._argument(mention, argument) for argument in mention.arguments)
        for slot, parties in (("actor", claim.actors), ("recipient", claim.recipients)):
            yield from (Branch(f"{slot} is", _party(party)) for party in parties)
        yield self._status(claim, mention)
        for voice in claim.voices:
            yield Branch(
                "says so", f"{voice.name} ({voice.country}) {voice.stance}", tuple(self._cue(voice.span, mention))
            )
        yield self.when_where.date(claim, mention)
        yield self.when_where.place(claim, mention)

    def _rule(self, rule: str, mention: EventMention | None) -> Branch:
        frame = self.frames.get(rule)
        if frame is None:
            instead = mention is not None and mention.belief is not None and mention.belief.instead
            why = "its type is worthier than the frame's" if instead else "no frame fired on this word"
            return Branch("rule", f"the event model alone: {why}")
        return Branch("rule", f"frame {rule}", (Branch("source", _source(frame)),))

    def _scores(self, sentence: int, token: int) -> Iterator[Branch]:
        """The event model's word on one token: types with their runners-up, and statuses."""
        seen = self._seen(sentence)
        if self.labels is None:
            return
        if seen is None:
            yield Branch("event model", "has not scored this sentence: it is too long")
            return
        types = _best(seen.types[token], self.labels.types, _RUNNERS_UP + 1)
        statuses = _best(seen.statuses[token], self.labels.statuses, _RUNNERS_UP)
        yield Branch("event model", f"{types}; {statuses}")

    def _seen(self, sentence: int) -> Scores | None:
        return self.derivation.scores[sentence] if sentence < len(self.derivation.scores) else None

    def _argument(self, mention: EventMention, argument: Argument) -> Branch:
        parse = self.parses[argument.sentence]
        way = route(parse, mention.token, argument.token) if argument.sentence == mention.sentence else ""
        by = "the event model" if argument.path == MODEL else f"the role {argument.path}"
        facts = [f"“{parse.words[argument.token]}”", f"found by {by}", way, f"{argument.score:.2f}"]
        return Branch(f"{argument.slot}?", " · ".join(fact for fact in facts if fact))

    def _status(self, claim: Claim, mention: EventMention | None) -> Branch:
        modality = claim.modality
        cues = tuple(Branch("cue", f"“{cue.span.of(self.text)}” ({cue.entry})") for cue in modality.cues)
        frame = self.frames.get(claim.trace.rule)
        if frame is not None and frame.status:
            return Branch("status", f"{modality.status}: the frame says so", cues)
        told = f"{modality.status} ({modality.polarity}, {modality.actuality}, {modality.certainty})"
        if cues:
            return Branch("status", told, cues)
        if mention is not None and not self._plain(mention):
            return Branch("status", f"{modality.status}: no cue holds; the event model says so")
        return Branch("status", f"{told}: no cue; the verb's form says so")

    def _plain(self, mention: EventMention) -> bool:
        """Whether the words alone would tell the status."""
        parse, category = self.parses[mention.sentence], mention.type.category
        alone = modality_of(parse, mention.token, self.rules.modality, category=category)
        return alone.status is mention.modality.status

    def _cue(self, voice: Span, mention: EventMention | None) -> Iterator[Branch]:
        for source in mention.sources if mention is not None else ():
            if voice.overlaps(source.span):
                yield Branch("cue", f"“{source.cue.span.of(self.text)}” ({source.cue.entry})")

    def _marked(self, sentence: int, trigger: Span) -> str:
        whole = self.parses[sentence].sentence.span
        start, end = min(whole.start, trigger.start), max(whole.end, trigger.end)
        return f"{self.text[start : trigger.start]}*{trigger.of(self.text)}*{self.text[trigger.end : end]}"

    def sentence(self, at: int) -> Branch:
        """What the sentence told, or why it told nothing."""
        whole = self.parses[at].sentence.span
        below = [
            Branch(f"event {event.id}", self._marked(at, claim.trigger), tuple(self._claim(claim)))
            for event in self.reading.events
            for claim in event.claims
            if claim.sentence == at
        ]
        refused = [one for one in self.reading.refusals if whole.covers(one.span)]
        below += [self._refused(one) for one in refused]
        below += self._silent(at, refused)
        if not below:
            below.append(Branch("no trigger", "no frame knows a word of this sentence"))
        if self.labels is not None and not any(one.label.startswith("event ") for one in below):
            below.append(self._likeliest(at))
        return Branch(f"sentence {at + 1}", whole.of(self.text), tuple(below))

    def _refused(self, one: Refusal) -> Branch:
        rule = one.detail.partition(": ")[0]
        source = (Branch("source", _source(self.frames[rule])),) if rule in self.frames else ()
        return Branch(f"refused, {one.reason}", f"“{one.span.of(self.text)}”: {one.detail}", source)

    def _silent(self, at: int, refused: Sequence[Refusal]) -> Iterator[Branch]:
        """Frames on words that gave neither act nor refusal, with the first condition that fails; the nearest first."""
        parse, known = self.parses[at], {one.span for one in refused}
        coded = set(self.acts.get(at, ()))
        near = [
            (found, parse.span(found.first, found.end))
            for found in match(parse, self.rules.frames, near=True)
            if found.token not in coded
        ]
        near.sort(key=lambda one: (one[0].refused == OTHER_CONSTRUCTION, parse.upos[one[0].token] == "AUX"))
        for found, span in [one for one in near if one[1] not in known][:_NEAREST]:
            failing = f"{found.detail} ({found.refused})" if found.refused else "fires, as part of another word's act"
            told = f"“{span.of(self.text)}”: {found.frame}: {failing}"
            yield Branch("nearest frame", told, (Branch("source", _source(self.frames[found.frame])),))

    def _likeliest(self, at: int) -> Branch:
        """The word that the event model comes nearest to believing."""
        seen, limit = self._seen(at), self.rules.thresholds.alone
        if seen is None or self.labels is None or not len(seen.types):
            return Branch("event model", "was not asked: no frame fires in the sentence, or it is too long")
        token = int(seen.types[:, 0].argmin())
        told = _best(seen.types[token], self.labels.types, _RUNNERS_UP + 1)
        return Branch("event model", f"likeliest word “{self.parses[at].words[token]}”: {told} (weighed from {limit})")


def _best(row: Sequence[float], names: Sequence[str], count: int) -> str:
    ranked = sorted(range(len(names)), key=lambda at: (-float(row[at]), at))
    return ", ".join(f"{names[at]} {float(row[at]):.2f}" for at in ranked[:count])


def _source(frame: Frame) -> str:
    return f"{frame.source}; {frame.path}:{frame.line}"


def _name(party: ActorMention) -> str:
    return f"{party.name or party.text} ({party.country})"


def _party(party: ActorMention) -> str:
    facts = [
        f"“{party.text}”",
        party.name or "",
        f"{party.country} {party.sector}",
        party.office or "",
        f"why: {party.why}",
    ]
    return " · ".join(fact for fact in facts if fact)
