"""The words of a sentence that may name an act: frames propose them, and the event model says how sure it is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from dragoman.coding.event_model import EventLabels, Scores
from dragoman.coding.frames import FrameMatch
from dragoman.coding.thresholds import Thresholds
from dragoman.knowledge.cues import load_labels, load_words
from dragoman.knowledge.frames import NO_ACT
from dragoman.model.event import Refusal
from dragoman.model.parse import Parse

UNLIKELY = "unlikely"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word that may name an act: what a frame and the model say of it. `instead`: the type is the model's."""

    token: int
    category: str
    score: float
    frame: FrameMatch | None
    instead: bool = False


class Triggers:
    """Chooses among the words of one sentence. Without scores: what the frames propose."""

    def __init__(self, parse: Parse, scores: Scores | None, labels: EventLabels | None, limits: Thresholds) -> None:
        self.parse, self.scores, self.labels, self.limits = parse, scores, labels, limits

    def choose(self, matches: Sequence[FrameMatch]) -> tuple[Candidate, ...]:
        """The words that may name an act, in order, one for each act; where the event model thinks of another type than
        the frame, the word stands twice, the frame's type first."""
        fired = {found.token: found for found in matches if found.refused is None}
        silent = {found.token for found in matches if found.refused == NO_ACT}
        if self.scores is None or self.labels is None:
            return self._distinct([Candidate(token, found.category, 1.0, found) for token, found in fired.items()])
        types = self.scores.types
        likely = np.flatnonzero(1.0 - types[:, 0] >= self.limits.alone)
        carried = self._carried(fired, {int(token) for token in likely} - silent)
        fired = {token: found for token, found in fired.items() if found not in carried.values()}
        candidates = []
        for token in sorted({*fired, *(int(token) for token in likely)} - silent):
            found, believed = fired.get(token, carried.get(token)), float(1.0 - types[token, 0])
            if found is not None and (token in carried or not self._doubt(found)):
                unknown = found.category not in self.labels.types  # to the model: a user's own type
                candidates.append(Candidate(token, found.category, 1.0 if unknown else believed, found))
            elif found is None:
                candidates.append(Candidate(token, self._likeliest(token)[0], believed, None))
        return tuple(one for kept in self._distinct(candidates) for one in (kept, *self._rival(kept)))

    def _carried(self, fired: dict[int, FrameMatch], likely: set[int]) -> dict[int, FrameMatch]:
        """The frames of nouns that the event model hardly believes, by the verb that carries them ("**reached** a
        deal"), where it takes that word for the same act."""
        assert self.scores is not None
        out: dict[int, FrameMatch] = {}
        free = likely - {*fired}
        for token, found in fired.items():
            head = self.parse.heads[token]
            if self.parse.upos[token] != "NOUN" or head not in free or not found.first <= head < found.end:
                continue
            hardly = 1.0 - self.scores.types[token, 0] < self.limits.sure
            if hardly and self.parse.upos[head] == "VERB" and self._likeliest(head)[0] in (found.category, *found.over):
                out[head] = found
        return out

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
        if category not in settled and likely >= self.limits.rival:
            frame = replace(candidate.frame, category=category, modes=(), contexts=(), status=None, reciprocal=False)
            yield replace(candidate, category=category, frame=frame, instead=True)

    def _doubt(self, found: FrameMatch) -> str:
        """Why the event model does not believe what a frame proposes; empty if it does."""
        if self.scores is None or self.labels is None or found.category not in self.labels.types:
            return ""
        believed = float(1.0 - self.scores.types[found.token, 0])
        if believed >= self.limits.agreed:
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
        for candidate in sorted(self._without_aims(candidates), key=lambda one: (-one.score, one.token)):
            if not any(self._same(candidate, other) for other in kept):
                kept.append(candidate)
        return tuple(sorted(kept, key=lambda one: one.token))

    def _without_aims(self, candidates: Sequence[Candidate]) -> list[Candidate]:
        """Without what an act is done for where that is the same act again, with nobody new: "met **to discuss** it",
        and not "flew to Bree to meet Roe"."""
        heads, upos = self.parse.heads, self.parse.upos
        acts = {heads[one.token]: one.category for one in candidates if upos[one.token] == "NOUN"}
        acts |= {one.token: one.category for one in candidates}
        return [one for one in candidates if not self._is_aim(one) or acts.get(heads[one.token]) != one.category]

    def _is_aim(self, candidate: Candidate) -> bool:
        token, frame = candidate.token, candidate.frame
        if frame is None or any(one.token > token for one in frame.arguments):
            return False
        children = self.parse.children()[token]
        infinitive = any(self.parse.words[at].lower() in load_words("infinitive") for at in children if at < token)
        return infinitive and self.parse.deprels[token] in load_labels("aims")

    def _framed_noun(self, candidate: Candidate) -> bool:
        """Whether a frame knows the act by its noun: then the verb that carries it is no act of its own."""
        sure = candidate.score >= self.limits.sure
        return candidate.frame is not None and sure and self.parse.upos[candidate.token] == "NOUN"

    def _same(self, left: Candidate, right: Candidate) -> bool:
        if left.category != right.category:
            return False
        return self._carries(left, right) or self._carries(right, left) or abs(left.token - right.token) == 1

    def _carries(self, noun: Candidate, verb: Candidate) -> bool:
        """Whether the verb governs the noun, which adds nothing, as "arrived, the first **visit** by" does."""
        parse, token = self.parse, noun.token
        below = parse.heads[token] == verb.token and parse.upos[token] != "VERB"
        return below and parse.deprels[token] not in load_labels("added")
