"""From one article's sentences to its EventMentions: frames propose with reasons, the event model says how sure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from dragoman.coding.attribution import source_at, sources_of
from dragoman.coding.event_model import EventLabels, Scores
from dragoman.coding.frames import FrameMatch, match
from dragoman.coding.modality import signs_of, told_as
from dragoman.coding.paths import Tree
from dragoman.coding.status_choice import choose_status
from dragoman.coding.voiced import PASSIVE, VOICED, with_speaker
from dragoman.knowledge.codebook import answering_types, verbal_types
from dragoman.knowledge.cues import AttributionCues, ModalityCues
from dragoman.knowledge.frames import NO_ACT, FrameIndex
from dragoman.model.event import Argument, Belief, EventMention, EventType, Refusal, SourceMention
from dragoman.model.evidence import MODEL
from dragoman.model.modality import Modality, Status
from dragoman.model.parse import Parse
from dragoman.model.text import Span

UNLIKELY = "unlikely"
SPARED, BYSTANDER, ASIDE = "spared", "bystander", "aside"
SPARE = 0.1  # score of an argument that counts only where no better one of its slot is a party


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Probabilities from which on the coder believes. Chosen on held-out training articles (benchmarks/RESULTS.md)."""

    alone: float = 0.3  # an act that no frame covers: worth weighing (resolve/worth.py)
    agreed: float = 0.04  # an act that a frame proposes: the same
    rival: float = 0.15  # another type than the frame's: the same
    sure: float = 0.17  # an act whose noun a frame knows, in place of the verb that carries it
    part: float = 0.5  # a word's part in an act
    weak_part: float = 0.15  # the same where neither frame nor a likelier word fills the slot
    source: float = 0.6  # a word as source where no cue names one


@dataclass(frozen=True, slots=True)
class CodingRules:
    """The knowledge that coding needs."""

    frames: FrameIndex
    modality: ModalityCues
    attribution: AttributionCues
    thresholds: Thresholds = Thresholds()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word that may name an act: what a frame and the model say of it. `instead`: the type is the model's."""

    token: int
    category: str
    score: float
    frame: FrameMatch | None
    instead: bool = False


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
        told = [coder.mention(candidate) for candidate in coder.choose(matches[at])]
        taken = {mention.token for mention in told}
        mentions.extend(told)
        refusals.extend(_refusal(parse, found) for found in matches[at] if found.refused and found.token not in taken)
        refusals.extend(coder.doubts(matches[at], taken))
    return tuple(mentions), tuple(refusals)


def _refusal(parse: Parse, found: FrameMatch) -> Refusal:
    return Refusal(parse.span(found.first, found.end), str(found.refused), f"{found.frame}: {found.detail}")


class _SentenceCoder:
    def __init__(
        self, parses: Sequence[Parse], at: int, rules: CodingRules, scores: Scores | None, labels: EventLabels | None
    ) -> None:
        self.parses, self.at, self.parse = parses, at, parses[at]
        self.rules, self.scores, self.labels = rules, scores, labels
        self.tree = Tree(self.parse, rules.frames.syntax)
        self.answering, self.verbal = answering_types(), verbal_types()

    def choose(self, matches: Sequence[FrameMatch]) -> tuple[Candidate, ...]:
        """The words that may name an act, in order, one for each act; where the event model thinks of another type than
        the frame, the word stands twice, the frame's type first."""
        fired = {found.token: found for found in matches if found.refused is None}
        silent = {found.token for found in matches if found.refused == NO_ACT}
        if self.scores is None or self.labels is None:
            return self._distinct([Candidate(token, found.category, 1.0, found) for token, found in fired.items()])
        limits, types = self.rules.thresholds, self.scores.types
        likely = np.flatnonzero(1.0 - types[:, 0] >= limits.alone)
        candidates = []
        for token in sorted({*fired, *(int(token) for token in likely)} - silent):
            found, believed = fired.get(token), float(1.0 - types[token, 0])
            if found is not None and not self._doubt(found):
                unknown = found.category not in self.labels.types  # to the model: a user's own type
                candidates.append(Candidate(token, found.category, 1.0 if unknown else believed, found))
            elif found is None:
                candidates.append(Candidate(token, self._likeliest(token)[0], believed, None))
        return tuple(one for kept in self._distinct(candidates) for one in (kept, *self._rival(kept)))

    def _likeliest(self, token: int) -> tuple[str, float]:
        """The event model's type of a word that names an act, and how likely it is."""
        assert self.scores is not None and self.labels is not None
        best = int(self.scores.types[token, 1:].argmax()) + 1
        return self.labels.types[best], float(self.scores.types[token, best])

    def _rival(self, candidate: Candidate) -> Iterator[Candidate]:
        """The same act by the event model's own type, where that is another than the frame's."""
        if candidate.frame is None or self.labels is None or candidate.category not in self.labels.types:
            return
        category, likely = self._likeliest(candidate.token)
        settled = (candidate.category, *candidate.frame.over)  # by the codebook
        if category not in settled and likely >= self.rules.thresholds.rival:
            frame = replace(candidate.frame, category=category, modes=(), contexts=(), status=None, reciprocal=False)
            yield replace(candidate, category=category, frame=frame, instead=True)

    def _doubt(self, found: FrameMatch) -> str:
        """Why the event model does not believe what a frame proposes; empty if it does."""
        if self.scores is None or self.labels is None or found.category not in self.labels.types:
            return ""
        believed = float(1.0 - self.scores.types[found.token, 0])
        if believed >= self.rules.thresholds.agreed:
            return ""
        return f"the event model believes it at {believed:.2f} only"

    def doubts(self, matches: Sequence[FrameMatch], taken: set[int]) -> Iterator[Refusal]:
        """What a frame proposed and the event model did not believe."""
        for found in matches:
            doubt = self._doubt(found) if found.refused is None and found.token not in taken else ""
            if doubt:
                yield Refusal(self.parse.span(found.first, found.end), UNLIKELY, f"{found.frame}: {doubt}")

    def _distinct(self, candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
        """Without the weaker of two words of one type where one governs the other or both stand in one trigger."""
        kept: list[Candidate] = []
        named = {self.parse.heads[candidate.token] for candidate in candidates if self._framed_noun(candidate)}
        candidates = [candidate for candidate in candidates if candidate.frame or candidate.token not in named]
        for candidate in sorted(candidates, key=lambda one: (-one.score, one.token)):
            if not any(self._same(candidate, other) for other in kept):
                kept.append(candidate)
        return tuple(sorted(kept, key=lambda one: one.token))

    def _framed_noun(self, candidate: Candidate) -> bool:
        """Whether a frame knows the act by its noun: then the verb that carries it is no act of its own."""
        sure = candidate.score >= self.rules.thresholds.sure
        return candidate.frame is not None and sure and self.parse.upos[candidate.token] == "NOUN"

    def _same(self, left: Candidate, right: Candidate) -> bool:
        if left.category != right.category:
            return False
        heads = self.parse.heads
        return (
            (heads[left.token] == right.token and self.parse.upos[left.token] not in {"VERB"})
            or (heads[right.token] == left.token and self.parse.upos[right.token] not in {"VERB"})
            or abs(left.token - right.token) == 1
        )

    def mention(self, candidate: Candidate) -> EventMention:
        """The act in full: its words, parties, status and sources."""
        parse, token, found = self.parse, candidate.token, candidate.frame
        first, end = (found.first, found.end) if found else (token, token + 1)
        arguments, sources = self._said(candidate, self._arguments(candidate))
        modality = self._modality(candidate)
        return EventMention(
            sentence=self.at,
            token=token,
            trigger=parse.span(first, end),
            clause=self._clause(token, first, end),
            type=EventType(candidate.category, found.modes if found else (), found.contexts if found else ()),
            arguments=arguments,
            reciprocal=self._reciprocal(candidate),
            modality=modality,
            sources=sources,
            rule=found.frame if found and not candidate.instead else MODEL,
            score=round(candidate.score, 4),
            belief=self._belief(candidate),
        )

    def _belief(self, candidate: Candidate) -> Belief | None:
        if self.scores is None or self.labels is None or candidate.category not in self.labels.types:
            return None
        own = self.scores.types[candidate.token, self.labels.types.index(candidate.category)]
        return Belief(float(own), float(self.scores.statuses[candidate.token].max()), candidate.instead)

    def _said(
        self, candidate: Candidate, arguments: tuple[Argument, ...]
    ) -> tuple[tuple[Argument, ...], tuple[SourceMention, ...]]:
        """The parts, and whom the cues name but for who does the act; else whom the event model is sure of."""
        named = sources_of(self.parses, self.at, candidate.token, self.rules.attribution)
        if named and candidate.category in self.verbal and self.tree.test(VOICED, candidate.token):
            return with_speaker(self.tree, candidate.token, arguments, named[-1]), named[:-1]
        if named:
            told = self.tree.test(PASSIVE, candidate.token)
            doers = {one.token for one in arguments if one.slot == "actor" and one.path == MODEL and not told}
            return arguments, tuple(one for one in named if one.sentence != self.at or one.token not in doers)
        heard = [one for one in arguments if one.slot == "source" and one.score >= self.rules.thresholds.source]
        best = max(heard, key=lambda one: (one.score, -one.token), default=None)
        return arguments, (source_at(self.parse, best.token, self.rules.attribution, by=MODEL),) if best else ()

    def _reciprocal(self, candidate: Candidate) -> bool:
        if candidate.frame is not None and candidate.frame.reciprocal:
            return True
        return self.scores is not None and bool(self.scores.reciprocal[candidate.token] >= self.rules.thresholds.part)

    def _arguments(self, candidate: Candidate) -> tuple[Argument, ...]:
        """Model first, then the frame, then the tree's plain doer and undergoer, then weak guesses of the model."""
        limits = self.rules.thresholds
        strong, weak = (self._parts(candidate, limit) for limit in (limits.part, limits.weak_part))
        framed = candidate.frame.arguments if candidate.frame else ()
        out: list[Argument] = []
        for slot in ("actor", "recipient"):
            filled = self._with_conjuncts([one for one in strong if one.slot == slot], strong)
            if not filled or (candidate.frame is not None and candidate.frame.reciprocal):
                tokens = {one.token for one in filled}
                filled += [one for one in framed if one.slot == slot and one.token not in tokens]
            out += filled or [one for one in weak if one.slot == slot] or self._plain(candidate, slot, out)
        spare = (*framed, *candidate.frame.spare) if candidate.frame is not None else ()
        out += [replace(one, score=SPARE) for one in spare if one.token not in {other.token for other in out}]
        out += [one for one in strong if one.slot in {"place", "source"}]
        return self._without_spared(candidate, out)

    def _without_spared(self, candidate: Candidate, arguments: Sequence[Argument]) -> tuple[Argument, ...]:
        """Whom the condemned or demanded deed is done to is not the one blamed or asked, who knows of a plan is not who
        made it, and who does something at the time is no third party, whatever the model thinks."""
        known = self.tree.every(BYSTANDER, candidate.token)
        arguments = [one for one in arguments if one.slot != "actor" or one.token not in known]
        aside = self.tree.every(ASIDE, candidate.token)
        if any(one.slot == "actor" and one.token not in aside for one in arguments):
            arguments = [one for one in arguments if one.slot != "actor" or one.token not in aside]
        if candidate.category not in self.answering:
            return tuple(arguments)
        spared = self.tree.every(SPARED, candidate.token)
        kept = [one for one in arguments if one.slot != "recipient" or one.token not in spared]
        return (*kept, *(Argument(SPARED, self.at, token, SPARED) for token in spared))

    def _with_conjuncts(self, found: list[Argument], known: Sequence[Argument]) -> list[Argument]:
        """What is coordinated to a party plays its part too, unless the model knows another part of it."""
        seen = {one.token for one in known}
        more = [
            replace(one, token=token, path="coordinated")
            for one in found
            for token in self.tree.conjuncts((one.token,))
            if token not in seen
        ]
        return found + list({one.token: one for one in more}.values())

    def _plain(self, candidate: Candidate, slot: str, taken: Sequence[Argument]) -> list[Argument]:
        if candidate.frame is not None or self.scores is None:
            return []
        role = "agent" if slot == "actor" else "patient"
        used = {one.token for one in taken}
        tokens = [other for other in self.tree.role(role, candidate.token) if other not in used]
        return [Argument(slot, self.at, other, role, 0.5) for other in tokens]

    def _parts(self, candidate: Candidate, limit: float) -> list[Argument]:
        """The parts that the event model sees. Whom a frame knows by a passive to undergo the act has not done it."""
        token, frame = candidate.token, candidate.frame
        found = self._seen(token, limit)
        if frame is None or not self.tree.test(PASSIVE, token):
            return found
        undergo = {one.token for one in frame.arguments if one.slot == "recipient"}
        return [replace(one, slot="recipient") if one.token in undergo else one for one in found]

    def _seen(self, token: int, limit: float) -> list[Argument]:
        if self.scores is None or self.labels is None:
            return []
        rows = self.scores.roles[token]
        best = rows[:, 1:].argmax(axis=1) + 1
        scores = rows[np.arange(len(best)), best]
        return [
            Argument(self.labels.roles[best[other]], self.at, other, MODEL, round(float(scores[other]), 4))
            for other in np.flatnonzero(scores >= limit).tolist()
            if other != token
        ]

    def _modality(self, candidate: Candidate) -> Modality:
        signs = signs_of(self.parse, candidate.token, self.rules.modality, category=candidate.category)
        if candidate.frame is not None and candidate.frame.status:
            return replace(signs.modality, status=Status(candidate.frame.status))
        if self.scores is None or self.labels is None:
            return signs.modality
        row = self.scores.statuses[candidate.token]
        status = choose_status(row, self.labels.statuses, signs, candidate.category)
        return signs.modality if signs.modality.status is status else told_as(status)

    def _clause(self, token: int, first: int, end: int) -> Span:
        """The words under the trigger's clause, from the nearest verb above a noun, else from the trigger itself; with
        all words of the trigger, `first` up to `end`."""
        parse, top = self.parse, token
        while parse.upos[top] not in {"VERB", "AUX"} and parse.heads[top] >= 0:
            top = parse.heads[top]
        inside = {top, token}
        for _ in range(len(parse)):
            more = {at for at, head in enumerate(parse.heads) if head in inside} - inside
            if not more:
                break
            inside |= more
        words = [at for at in inside if parse.upos[at] != "PUNCT"] or [token]
        return parse.span(min(first, *words), max(end, max(words) + 1))
