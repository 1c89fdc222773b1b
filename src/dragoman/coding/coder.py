"""From one article's sentences to its EventMentions: frames propose with reasons, the event model says how sure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from dragoman.coding.attribution import source_at, sources_of
from dragoman.coding.event_model import EventLabels, Scores
from dragoman.coding.folding import told_as
from dragoman.coding.frames import NO_PARTY, FrameMatch, match
from dragoman.coding.modality import signs_of
from dragoman.coding.paths import Tree
from dragoman.coding.status_choice import choose_status
from dragoman.coding.thresholds import Thresholds
from dragoman.coding.triggers import Candidate, Triggers
from dragoman.coding.voiced import PASSIVE, SPEAKER, VOICED, with_speaker
from dragoman.knowledge.codebook import answering_types, asking_types, verbal_types
from dragoman.knowledge.cues import AttributionCues, ModalityCues
from dragoman.knowledge.frames import FrameIndex
from dragoman.model.event import Argument, Belief, EventMention, EventType, Refusal, SourceMention
from dragoman.model.evidence import MODEL
from dragoman.model.modality import Modality, Status
from dragoman.model.parse import Parse
from dragoman.model.text import Span

SPARED, BYSTANDER, ASIDE, BEHIND = "spared", "bystander", "aside", "behind-object"
DEED, BLAMED_DEED = "deed", "blamed-deed"
COMPANION = "companion"
TOLD, ATTRIBUTIVE = "told-doer", "attributive"
DATELINE = "dateline"  # a test of syntax.yaml: words that play no part
MUTUAL = "mutual"  # what two do to one another they do together
ASKED = "asked"  # a test of syntax.yaml, and the reason of the refusal
NATURAL = "natural"  # a test of syntax.yaml: what a storm does
_ONLY_ASKED = "somebody asks for it, nobody tells that it was done"
_NOBODY = "what does it is no party but a thing of nature"
SPARE = 0.1  # score of an argument that counts only where no better one of its slot is a party


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
        self.answering, self.verbal, self.asking = answering_types(), verbal_types(), asking_types()

    def is_asked(self, candidate: Candidate) -> bool:
        """Whether the words tell of the act only as what a demand asks for. The model may take the verb below a demand
        ("must **leave**") for its word, unless a frame knows that verb for another one ("must **urge** them")."""
        other = candidate.category not in self.asking or (candidate.frame is not None and not candidate.instead)
        return other and self.tree.test(ASKED, candidate.token)

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
        types, statuses = self.scores.types[candidate.token], self.scores.statuses[candidate.token]
        yielding = candidate.frame.over if candidate.frame and not candidate.instead else ()
        ours = [at for at, name in enumerate(self.labels.types) if name in (candidate.category, *yielding)]
        own = sum(float(types[at]) for at in ours)
        return Belief(own, float(statuses.max()), candidate.instead)

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

    def _reciprocal(self, candidate: Candidate) -> bool:
        """Whether all do it together; what a frame knows to be asked of somebody they do not."""
        frame = candidate.frame
        if (frame is not None and frame.reciprocal) or self.tree.test(MUTUAL, candidate.token):
            return True
        asked = frame is not None and not candidate.instead and candidate.category in self.asking
        if frame is not None and asked and any(one.slot == "recipient" for one in frame.arguments):
            return False
        return self.scores is not None and bool(self.scores.reciprocal[candidate.token] >= self.rules.thresholds.part)

    def _arguments(self, candidate: Candidate) -> tuple[Argument, ...]:
        """Model first, then the frame, then the tree's plain doer and undergoer, then weak guesses of the model: none
        of who did what a participle on a noun tells."""
        limits = self.rules.thresholds
        strong, weak = (self._parts(candidate, limit) for limit in (limits.part, limits.weak_part))
        if self.tree.test(ATTRIBUTIVE, candidate.token):
            weak = [one for one in weak if one.slot != "actor"]
        framed, frame = candidate.frame.arguments if candidate.frame else (), candidate.frame
        mutual = frame is not None and frame.reciprocal
        mutual = mutual or (candidate.category in self.verbal and self._reciprocal(candidate))  # "reached a deal with"
        out: list[Argument] = []
        for slot in ("actor", "recipient"):
            filled = self._with_conjuncts([one for one in strong if one.slot == slot], strong)
            if not filled or mutual:
                tokens = {one.token for one in filled}
                filled += [one for one in framed if one.slot == slot and one.token not in tokens]
            out += filled or [one for one in weak if one.slot == slot] or self._plain(candidate, slot, out)
        out = self._with_told(candidate, out)
        spare = (*framed, *candidate.frame.spare) if candidate.frame is not None else ()
        out += [replace(one, score=SPARE) for one in spare if one.token not in {other.token for other in out}]
        out += [one for one in strong if one.slot in {"place", "source"}]
        return self._without_spared(candidate, out)

    def _with_told(self, candidate: Candidate, arguments: Sequence[Argument]) -> list[Argument]:
        """Where the words beside a deed tell who does it, "the raid by **Rohan**", others count only where those are no
        parties."""
        told = self.tree.every(TOLD, candidate.token) if candidate.category not in self.verbal else ()
        if not told:
            return list(arguments)
        known = {one.token for one in arguments if one.slot == "actor"}
        kept = [
            replace(one, score=SPARE) if one.slot == "actor" and one.token not in told else one
            for one in arguments
            if one.slot == "actor" or one.token not in told
        ]
        return kept + [Argument("actor", self.at, token, TOLD) for token in told if token not in known]

    def _without_spared(self, candidate: Candidate, arguments: Sequence[Argument]) -> tuple[Argument, ...]:
        """Whom the condemned or demanded deed is done to is not the one blamed or asked, who knows of a plan is not who
        made it, and who does something else is no third party, whatever the model thinks."""
        known = self.tree.every(BYSTANDER, candidate.token)
        arguments = [one for one in arguments if one.slot != "actor" or one.token not in known]
        aside = self.tree.every(ASIDE, candidate.token)
        together = self._reciprocal(candidate)
        idle = aside if together else (*aside, *self._undergoing(candidate, arguments))
        if any(one.slot == "actor" and one.token not in idle for one in arguments):
            sides = {"actor", "recipient"} if together else {"actor"}
            arguments = [one for one in arguments if one.slot not in sides or one.token not in idle]
        beside = self.tree.every(COMPANION, candidate.token)
        arguments = [one for one in arguments if one.slot != "recipient" or one.token not in beside]
        met = [one for one in arguments if one.slot == "recipient"]
        if any(one.token not in aside for one in met):
            spare = [replace(one, score=SPARE) for one in met if one.token in aside]
            arguments = [one for one in arguments if one.slot != "recipient" or one.token not in aside] + spare
        if candidate.category not in self.answering:
            return tuple(arguments)
        spared = self.tree.every(SPARED, candidate.token)
        kept = [one for one in arguments if one.slot != "recipient" or one.token not in spared]
        about = [(SPARED, token) for token in spared]
        about += [(DEED, token) for token in self.tree.every(BLAMED_DEED, candidate.token)]
        return (*kept, *(Argument(slot, self.at, token, slot) for slot, token in about))

    def _undergoing(self, candidate: Candidate, arguments: Sequence[Argument]) -> tuple[int, ...]:
        """Who does not do what is not done together: who only stands behind what it is done to, and whom the frame
        knows it to be done to, where somebody else surely does it."""
        framed = candidate.frame.arguments if candidate.frame else ()
        met = tuple(one.token for one in framed if one.slot == "recipient")
        doers = [one for one in arguments if one.slot == "actor" and one.token not in met]
        others = any(one.score > SPARE or self.parse.upos[one.token] == "PRON" for one in doers)
        return (*self.tree.every(BEHIND, candidate.token), *(met if others else ()))

    def _with_conjuncts(self, found: list[Argument], known: Sequence[Argument]) -> list[Argument]:
        """What is coordinated to a party plays its part too, unless the model knows another part of it."""
        seen = {one.token for one in known}
        more = [
            replace(one, token=token, path="coordinated")
            for one in found
            for token in self.tree.conjuncts((self._pronoun_before(one.token),))
            if token not in seen
        ]
        return found + list({one.token: one for one in more}.values())

    def _pronoun_before(self, token: int) -> int:
        """The pronoun that a party is coordinated to, which the model is blind to: "invited **him** and the king"."""
        head = self.parse.heads[token]
        joined = self.parse.deprels[token] in self.tree.syntax.labels["coordination"]
        return head if joined and head >= 0 and self.parse.upos[head] == "PRON" else token

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
            if other != token and not self.tree.test(DATELINE, other)
        ]

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
