"""From one article's sentences to its EventMentions: frames propose with reasons, the event model says how sure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from dragoman.coding.attribution import source_at, sources_of
from dragoman.coding.event_model import EventLabels, Scores
from dragoman.coding.folding import told_as
from dragoman.coding.frames import NO_PARTY, FrameMatch, match
from dragoman.coding.modality import signs_of
from dragoman.coding.parts import Parts
from dragoman.coding.paths import Tree
from dragoman.coding.status_choice import choose_status
from dragoman.coding.thresholds import Thresholds
from dragoman.coding.triggers import Candidate, Triggers
from dragoman.coding.voiced import PASSIVE, SPEAKER, VOICED, with_speaker
from dragoman.knowledge.codebook import asking_types, verbal_types
from dragoman.knowledge.cues import AttributionCues, ModalityCues
from dragoman.knowledge.frames import FrameIndex
from dragoman.model.event import Argument, Belief, EventMention, EventType, Refusal, SourceMention
from dragoman.model.evidence import MODEL
from dragoman.model.modality import Modality, Status
from dragoman.model.parse import Parse
from dragoman.model.text import Span

ASKED = "asked"  # a test of syntax.yaml, and the reason of the refusal
NATURAL = "natural"  # a test of syntax.yaml: what a storm does
_ONLY_ASKED = "somebody asks for it, nobody tells that it was done"
_NOBODY = "what does it is no party but a thing of nature"


@dataclass(frozen=True, slots=True)
class CodingRules:
    """The knowledge that coding needs."""

    frames: FrameIndex
    modality: ModalityCues
    attribution: AttributionCues
    thresholds: Thresholds = field(default_factory=Thresholds)


def propose(parses: Sequence[Parse], rules: CodingRules) -> tuple[tuple[FrameMatch, ...], ...]:
    """What the frames find in each sentence, fired or refused."""
    return tuple(match(parse, rules.frames) for parse in parses)


def candidates(matches: Sequence[Sequence[FrameMatch]]) -> frozenset[int]:
    """The sentences in which a frame fired: where the event model is asked."""
    return frozenset(at for at, found in enumerate(matches) if any(one.refused is None for one in found))


def code(
    parses: Sequence[Parse],
    rules: CodingRules,
    *,
    matches: Sequence[Sequence[FrameMatch]],
    scores: Sequence[Scores | None] = (),
    labels: EventLabels | None = None,
) -> tuple[tuple[EventMention, ...], tuple[Refusal, ...]]:
    """Every act told in the article, in text order, and the triggers that gave none. Without scores: frames alone."""
    mentions: list[EventMention] = []
    refusals: list[Refusal] = []
    for at, parse in enumerate(parses):
        seen = scores[at] if at < len(scores) else None
        coder = _SentenceCoder(parses, at, rules, seen, labels)
        chosen = coder.triggers.choose(matches[at])
        taken = {one.token for one in chosen} | {one.frame.token for one in chosen if one.frame is not None}
        for candidate in chosen:
            if coder.is_asked(candidate):
                refusals.append(_refused(parse, candidate, ASKED, _ONLY_ASKED))
            elif coder.tree.test(NATURAL, candidate.token):
                refusals.append(_refused(parse, candidate, NO_PARTY, _NOBODY))
            else:
                mentions.append(coder.mention(candidate))
        refusals.extend(_refusal(parse, found) for found in matches[at] if found.refused and found.token not in taken)
        refusals.extend(coder.triggers.doubts(matches[at], taken))
    return tuple(mentions), tuple(refusals)


def _refusal(parse: Parse, found: FrameMatch) -> Refusal:
    return Refusal(parse.span(found.first, found.end), str(found.refused), f"{found.frame}: {found.detail}")


def _refused(parse: Parse, candidate: Candidate, reason: str, detail: str) -> Refusal:
    name = candidate.frame.frame if candidate.frame and not candidate.instead else MODEL
    return Refusal(parse.span(candidate.token, candidate.token + 1), reason, f"{name}: {detail}")


class _SentenceCoder:
    def __init__(
        self, parses: Sequence[Parse], at: int, rules: CodingRules, scores: Scores | None, labels: EventLabels | None
    ) -> None:
        self.parses, self.at, self.parse = parses, at, parses[at]
        self.rules, self.scores, self.labels = rules, scores, labels
        self.tree = Tree(self.parse, rules.frames.syntax)
        self.triggers = Triggers(self.parse, scores, labels, rules.thresholds)
        self.parts = Parts(self.tree, at, rules.thresholds, scores, labels)
        self.verbal, self.asking = verbal_types(), asking_types()

    def is_asked(self, candidate: Candidate) -> bool:
        """Whether the words tell of the act only as what a demand asks for. The model may take the verb below a demand
        ("must **leave**") for its word, unless a frame knows that verb for another one ("must **urge** them")."""
        other = candidate.category not in self.asking or (candidate.frame is not None and not candidate.instead)
        return other and self.tree.test(ASKED, candidate.token)

    def mention(self, candidate: Candidate) -> EventMention:
        """The act in full: its words, parties, status and sources."""
        parse, token, found = self.parse, candidate.token, candidate.frame
        first, end = (found.first, found.end) if found else (token, token + 1)
        arguments, sources = self._said(candidate, self.parts.of(candidate))
        modality = self._modality(candidate)
        return EventMention(
            sentence=self.at,
            token=token,
            trigger=parse.span(first, end),
            clause=self._clause(token, first, end),
            type=EventType(candidate.category, found.modes if found else (), found.contexts if found else ()),
            arguments=arguments,
            reciprocal=self.parts.together(candidate),
            modality=modality,
            sources=sources,
            rule=found.frame if found and not candidate.instead else MODEL,
            score=round(candidate.score, 4),
            belief=self._belief(candidate),
        )

    def _belief(self, candidate: Candidate) -> Belief | None:
        if self.scores is None or self.labels is None or candidate.category not in self.labels.types:
            return None
        types, statuses = self.scores.types[candidate.token], self.scores.statuses[candidate.token]
        yielding = candidate.frame.over if candidate.frame and not candidate.instead else ()
        ours = [at for at, name in enumerate(self.labels.types) if name in (candidate.category, *yielding)]
        own = sum(float(types[at]) for at in ours)
        both = [self.labels.roles.index(slot) for slot in ("actor", "recipient") if slot in self.labels.roles]
        sides = tuple(map(tuple, self.scores.roles[candidate.token][:, both].tolist())) if len(both) > 1 else ()
        return Belief(own, float(statuses.max()), candidate.instead, sides)

    def _said(
        self, candidate: Candidate, arguments: tuple[Argument, ...]
    ) -> tuple[tuple[Argument, ...], tuple[SourceMention, ...]]:
        """The parts, and whom the cues name but for who does the act; else whom the event model is sure of."""
        named = sources_of(self.parses, self.at, candidate.token, self.rules.attribution)
        if named and candidate.category in self.verbal and self.tree.test(VOICED, candidate.token):
            return with_speaker(self.tree, candidate.token, arguments, named[-1]), named[:-1]
        if named:
            telling = self._telling(candidate, arguments)
            return arguments, tuple(one for one in named if one.sentence != self.at or telling(one.token))
        heard = [one for one in arguments if one.slot == "source" and self._can_speak(one)]
        best = max(heard, key=lambda one: (one.score, -one.token), default=None)
        return arguments, (source_at(self.parse, best.token, self.rules.attribution, by=MODEL),) if best else ()

    def _can_speak(self, source: Argument) -> bool:
        named = self.parse.upos[source.token] in {"NOUN", "PROPN", "PRON"}
        return named and source.score >= self.rules.thresholds.source

    def _telling(self, candidate: Candidate, arguments: Sequence[Argument]) -> Callable[[int], bool]:
        """Whether a speaker tells of the act. One who does it by saying so ("said she wanted it done") is no source for
        it, but tells of it where the words said give it to another ("said the court had refused") or, but for what he
        says that he asked, to himself ("said he had refused")."""
        token = candidate.token
        doers = {one.token for one in arguments if one.slot == "actor" and one.path in (MODEL, SPEAKER)}
        if candidate.category not in self.verbal or self.tree.test(PASSIVE, token):
            return lambda speaker: True
        met = {one.token for one in arguments if one.slot == "recipient"}
        told = [one for one in self.tree.role("agent", token) if one not in met]
        if candidate.category in self.asking:
            told = [one for one in told if self.parse.upos[one] != "PRON"]
        return lambda speaker: speaker not in doers or any(one != speaker for one in told)

    def _modality(self, candidate: Candidate) -> Modality:
        signs = signs_of(self.parse, candidate.token, self.rules.modality, category=candidate.category)
        if candidate.frame is not None and candidate.frame.status:
            return replace(signs.modality, status=Status(candidate.frame.status))
        if self.scores is None or self.labels is None or signs.settled:
            return signs.modality
        row = self.scores.statuses[candidate.token]
        status = choose_status(row, self.labels.statuses, signs, candidate.category)
        return signs.modality if signs.modality.status is status else told_as(status)

    def _clause(self, token: int, first: int, end: int) -> Span:
        """The words under the trigger's clause, from the nearest verb above a noun, else from the trigger itself; with
        all words of the trigger, `first` up to `end`."""
        parse, top = self.parse, token
        for top in parse.upward(token):
            if parse.upos[top] in {"VERB", "AUX"}:
                break
        inside = {top, token}
        for _ in range(len(parse)):
            more = {at for at, head in enumerate(parse.heads) if head in inside} - inside
            if not more:
                break
            inside |= more
        words = [at for at in inside if parse.upos[at] != "PUNCT"] or [token]
        return parse.span(min(first, *words), max(end, max(words) + 1))
