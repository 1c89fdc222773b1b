"""The parts of an act: who does it to whom, as the event model, the frame and the tree tell it, and who plays none."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from dragoman.coding.event_model import EventLabels, Scores
from dragoman.coding.frames import FrameMatch
from dragoman.coding.paths import Tree
from dragoman.coding.thresholds import Thresholds
from dragoman.coding.triggers import Candidate
from dragoman.coding.voiced import PASSIVE, SPEAKER
from dragoman.knowledge.codebook import answering_types, retold_types, types_listed, verbal_types
from dragoman.model.event import DEED, SPARED, Argument
from dragoman.model.evidence import MODEL

# Tests of syntax.yaml, as is SPARED.
BYSTANDER, ASIDE, BEHIND, COMPANION = "bystander", "aside", "behind-object", "companion"
BLAMED_DEED, ATTRIBUTIVE = "blamed-deed", "attributive"
TOLD, TOLD_BY, TOLD_SAYER = "told-doer", "told-by", "told-sayer"
GOAL = "goal"  # where something moves or is, which does nothing
DATELINE = "dateline"  # words that play no part
MUTUAL = "mutual"  # what two do to one another they do together
# The roles by which a converse frame finds to whom an act is done, and any other who does it.
CONVERSE = frozenset({"subject", "agent"})
SIDES = frozenset({"actor", "recipient"})
SPARE = 0.1  # score of an argument that counts only where no better one of its slot is a party


class Parts:
    """Finds them in one sentence, by its number `at`."""

    def __init__(
        self, tree: Tree, at: int, thresholds: Thresholds, scores: Scores | None, labels: EventLabels | None
    ) -> None:
        self.tree, self.parse, self.at = tree, tree.parse, at
        self.thresholds, self.scores, self.labels = thresholds, scores, labels
        self.answering, self.verbal, self.onesided = answering_types(), verbal_types(), types_listed("onesided")
        self.retold = retold_types()

    def together(self, candidate: Candidate) -> bool:
        """Whether all do it together; what a frame knows to be asked of somebody, or done to him, they do not."""
        frame = candidate.frame
        if (frame is not None and frame.reciprocal) or self.tree.test(MUTUAL, candidate.token):
            return True
        asked = frame is not None and not candidate.instead and candidate.category in self.onesided
        if frame is not None and asked and any(one.slot == "recipient" for one in frame.arguments):
            return False
        return self.scores is not None and bool(self.scores.reciprocal[candidate.token] >= self.thresholds.part)

    def of(self, candidate: Candidate) -> tuple[Argument, ...]:
        """Model first, then the frame, then the tree's plain doer and undergoer, then weak guesses of the model: none
        of who did what a participle on a noun tells, none that where it goes does it."""
        limits = self.thresholds
        strong, weak = (self._parts(candidate, limit) for limit in (limits.part, limits.weak_part))
        if self.tree.test(ATTRIBUTIVE, candidate.token):
            weak = [one for one in weak if one.slot != "actor"]
        goals = self.tree.every(GOAL, candidate.token)
        weak = [one for one in weak if one.slot != "actor" or one.token not in goals]
        framed, frame = candidate.frame.arguments if candidate.frame else (), candidate.frame
        mutual = frame is not None and frame.reciprocal
        mutual = mutual or (candidate.category in self.verbal and self.together(candidate))  # "reached a deal with"
        out: list[Argument] = []
        for slot in ("actor", "recipient"):
            filled = self._with_conjuncts([one for one in strong if one.slot == slot], strong)
            if not mutual:
                kept = self._own if slot == "recipient" else self._not_below
                filled = kept(candidate, filled, framed)
            if not filled or mutual:
                tokens = {one.token for one in filled}
                filled += [one for one in framed if one.slot == slot and one.token not in tokens]
            out += filled or [one for one in weak if one.slot == slot] or self._plain(candidate, slot, out)
        out = self._with_told(candidate, out)
        spare = (*framed, *candidate.frame.spare) if candidate.frame is not None else ()
        out += [replace(one, score=SPARE) for one in spare if one.token not in {other.token for other in out}]
        out += [one for one in strong if one.slot in {"place", "source"}]
        return self._without_spared(candidate, out)

    def _own(self, candidate: Candidate, found: list[Argument], framed: Sequence[Argument]) -> list[Argument]:
        """Without whom other clauses are about, where the act's own clause has somebody that it is done to: "who had
        asked Rohan for help, imposed sanctions **on Mordor**"."""
        verbs, parse = {"VERB", "AUX"}, self.parse
        verb = next((at for at in parse.upward(candidate.token) if parse.upos[at] in verbs), candidate.token)

        def inside(one: Argument) -> bool:
            for at in parse.upward(one.token):
                if at == verb:
                    return True
                if parse.upos[at] in verbs and parse.deprels[at] in self.tree.syntax.labels["coordination"]:
                    return False
            return False

        own = [one for one in found if inside(one)]
        told = [one for one in framed if one.slot == "recipient" and inside(one)] if found else []
        return own or told or found

    def _not_below(self, candidate: Candidate, found: list[Argument], framed: Sequence[Argument]) -> list[Argument]:
        """Without whom only a clause below the act is about, where the frame finds its doer: "they stormed it, killing
        five near a mill run by **Rohan Oil**"."""
        parse, labels = self.parse, self.tree.syntax.labels["told-below"]

        def below(one: Argument) -> bool:
            way = list(parse.upward(one.token))
            inside = way[: way.index(candidate.token)] if candidate.token in way else []
            return any(parse.deprels[at] in labels for at in inside)

        told = any(one.slot == "actor" for one in framed)
        return [one for one in found if not below(one)] if told else found

    def _with_told(self, candidate: Candidate, arguments: Sequence[Argument]) -> list[Argument]:
        """Where the words beside a deed tell who does it, "the raid by **Rohan**", "**Rohan's** demand", others count
        only where those are no parties, or do it with them: "**the king**, who met the envoy"."""
        told = self.tree.every(TOLD_BY if candidate.category in self.verbal else TOLD, candidate.token)
        if candidate.category in self.retold:
            told += self.tree.every(TOLD_SAYER, candidate.token)
        if not told:
            return list(arguments)
        known = {one.token for one in arguments if one.slot == "actor"}
        alone = not self.together(candidate)
        kept = [
            replace(one, score=SPARE) if alone and one.slot == "actor" and one.token not in told else one
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
        together = self.together(candidate)
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
        knows it to be done to, where somebody else surely does it, as who says it does by a frame of what is said."""
        frame = candidate.frame
        framed = (*frame.arguments, *(frame.spare if self._is_voiced(frame) else ())) if frame else ()
        met = tuple(one.token for one in framed if one.slot == "recipient")
        doers = [one for one in arguments if one.slot == "actor" and one.token not in met]
        others = any(one.score > SPARE or one.path == SPEAKER or self.parse.upos[one.token] == "PRON" for one in doers)
        return (*self.tree.every(BEHIND, candidate.token), *(met if others else ()))

    def _is_voiced(self, frame: FrameMatch) -> bool:
        """Whether by the frame whoever says it does it."""
        return any(one.slot == "actor" and one.path == SPEAKER for one in frame.arguments)

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
        """The parts that the event model sees. Whom a frame knows by a passive, or by its subject, to undergo the act
        has not done it ("**Kenya** received tents from Oman"), nor is it done to whom such a frame knows to do it."""
        token, frame = candidate.token, candidate.frame
        found = self._seen(token, limit)
        if frame is None:
            return found
        met = [one for one in frame.arguments if one.slot == "recipient"]
        if self.tree.test(PASSIVE, token):
            undergo, doers = {one.token for one in met}, set[int]()
        else:
            either = candidate.category in types_listed("two-ended")
            undergo = {one.token for one in met if either and one.path in CONVERSE}
            doers = {one.token for one in frame.arguments if one.slot == "actor"} if undergo else set()
        swapped = dict.fromkeys(undergo, "recipient") | dict.fromkeys(doers - undergo, "actor")
        return [replace(one, slot=swapped.get(one.token, one.slot)) if one.slot in SIDES else one for one in found]

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
