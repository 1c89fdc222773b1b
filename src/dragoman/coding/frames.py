"""Match event frames against one sentence: which acts its words and construction tell of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.coding.paths import Tree
from dragoman.knowledge.frames import NO_ACT, SURFACE, TRIGGER_POS, Condition, Frame, FrameIndex, Trigger
from dragoman.model.event import Argument
from dragoman.model.parse import Parse

_REACH = 5
NO_PARTY, WRONG_SENSE, OTHER_CONSTRUCTION = "no-party", "wrong-sense", "other-construction"
_RANK = (None, NO_ACT, NO_PARTY, WRONG_SENSE, OTHER_CONSTRUCTION)


@dataclass(frozen=True, slots=True)
class FrameMatch:
    """A frame on a trigger. `token` is the trigger's head, `first` to `end` its token range.

    `arguments` fill the slots; `spare` are what the later roles found, for when the first turn out to be no parties.
    `over` are the types that the codebook settles in favour of this one; `voice` names the slot that whoever is quoted
    fills when no role did. `refused` is None, or why this is no event, with `detail` for `explain`.
    """

    frame: str
    category: str
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    token: int
    first: int
    end: int
    arguments: tuple[Argument, ...] = ()
    spare: tuple[Argument, ...] = ()
    reciprocal: bool = False
    voice: str | None = None
    status: str | None = None
    over: tuple[str, ...] = ()
    refused: str | None = None
    detail: str = ""

    def tokens(self, slot: str) -> tuple[int, ...]:
        """The tokens that fill a slot."""
        return tuple(argument.token for argument in self.arguments if argument.slot == slot)


def match(parse: Parse, frames: FrameIndex, *, near: bool = False) -> tuple[FrameMatch, ...]:
    """At most one match a token, in token order: the best frame that fires, else a refused one that came nearest to it.

    With `near` also the words that merely stand in another construction than their frames want ("took a book").
    """
    matcher = _Matcher(Tree(parse, frames.syntax), frames, near=near)
    found = map(matcher.best, range(len(parse)))
    return tuple([one for one in found if one is not None])


def in_a_row(trigger: Trigger, token: int, lemmas: Sequence[str], forms: Sequence[str]) -> bool:
    """Whether the other words of a trigger, found at its head's token, stand around it; all in small letters."""
    first = token - trigger.head
    last = first + len(trigger.words)
    if len(trigger.words) == 1:
        return True
    if first < 0 or last > len(forms):
        return False
    return all(word in (lemmas[at], forms[at]) for at, word in enumerate(trigger.words, first))


class _Matcher:
    def __init__(self, tree: Tree, frames: FrameIndex, *, near: bool) -> None:
        self.tree, self.frames, self.parse, self.near = tree, frames, tree.parse, near
        self.lemmas = tuple(lemma.lower() for lemma in tree.parse.lemmas)
        self.forms = tuple(word.lower() for word in tree.parse.words)
        self.vocabulary = {*self.lemmas, *self.forms}

    def best(self, token: int) -> FrameMatch | None:
        best: FrameMatch | None = None
        for trigger, frame in self.frames.find(self.lemmas[token], self.forms[token]):
            if not self._triggered(trigger, token):
                continue
            found = self._apply(trigger, frame, token)
            if found is None:
                continue
            if found.refused in (None, NO_ACT):
                return found
            if frame.status == NO_ACT:
                continue
            if best is None or _RANK.index(found.refused) < _RANK.index(best.refused):
                best = found
        return best

    def _triggered(self, trigger: Trigger, token: int) -> bool:
        pos = TRIGGER_POS[trigger.pos]
        if pos and self.parse.upos[token] not in pos:
            return False
        return in_a_row(trigger, token, self.lemmas, self.forms)

    def _apply(self, trigger: Trigger, frame: Frame, token: int) -> FrameMatch | None:
        """None for another construction, unless `near`: of many frames of a word nearly all end here."""
        first = token - trigger.head
        last = first + len(trigger.words)
        reached = {token, first, last - 1}
        for condition in frame.conditions:
            tokens = self._holds(condition, token)
            if tokens is not None:
                reached.update(tokens)
            elif self.near:
                return self._refused(frame, (token, first, last), OTHER_CONSTRUCTION, _wanted(condition))
            else:
                return None
        for condition in frame.exceptions:
            tokens = self._holds(condition, token)
            if tokens is not None:
                words = " ".join(self.parse.words[other] for other in tokens)
                return self._refused(frame, (token, first, last), WRONG_SENSE, f"{condition.role}: {words}")
        if frame.status == NO_ACT:
            return self._refused(frame, (token, first, last), NO_ACT, "these words tell of no act")
        reached.update(self._particles(token))
        start, end = _stretch(reached, token)
        modes = self._modes(frame, token)
        found = FrameMatch(frame.id, frame.category, modes, frame.contexts, token, start, end)
        return self._fill(frame, found, tuple(range(first, last)))

    def _refused(self, frame: Frame, at: tuple[int, int, int], reason: str, detail: str) -> FrameMatch:
        return FrameMatch(frame.id, frame.category, (), frame.contexts, *at, refused=reason, detail=detail)

    def _fill(self, frame: Frame, found: FrameMatch, words: tuple[int, ...]) -> FrameMatch:
        """The slots of a match; none of the trigger's own `words` is a party."""
        actors, spare_actors = self._slot("actor", frame.actor, found.token, words)
        taken = (*words, *(argument.token for argument in actors))
        recipients, spare_recipients = self._slot("recipient", frame.recipient, found.token, taken)
        filled = {"actor": bool(actors), "recipient": bool(recipients)}
        if frame.voice:
            filled[frame.voice] = True
        for group in frame.needs:
            if not any(filled[slot] for slot in group):
                return replace(found, refused=NO_PARTY, detail=f"nothing fills {' or '.join(group)}")
        reciprocal = self._reciprocal(frame, actors, recipients)
        spare = (*spare_actors, *spare_recipients)
        if reciprocal:
            recipients = tuple(replace(argument, slot="actor") for argument in recipients)
            spare = tuple(replace(argument, slot="actor") for argument in spare)
        return replace(
            found,
            arguments=(*actors, *recipients),
            spare=spare,
            reciprocal=reciprocal,
            voice=frame.voice,
            status=frame.status,
            over=frame.over,
        )

    def _slot(
        self, slot: str, roles: tuple[str, ...], token: int, taken: tuple[int, ...]
    ) -> tuple[tuple[Argument, ...], tuple[Argument, ...]]:
        filled: tuple[Argument, ...] = ()
        spare: list[Argument] = []
        seen = {token, *taken}
        for role in roles:
            tokens = tuple(other for other in self.tree.role(role, token) if other not in seen)
            seen.update(tokens)
            arguments = tuple(Argument(slot, self.parse.sentence.index, other, role) for other in tokens)
            if not filled:
                filled = arguments
            else:
                spare.extend(arguments)
        return filled, tuple(spare)

    def _reciprocal(self, frame: Frame, actors: tuple[Argument, ...], recipients: tuple[Argument, ...]) -> bool:
        if frame.reciprocal == "plural":
            plural = self.frames.syntax.labels["plural"]
            return not recipients and (
                len(actors) > 1 or any(self.parse.xpos[argument.token] in plural for argument in actors)
            )
        return frame.reciprocal == "always"

    def _modes(self, frame: Frame, token: int) -> tuple[str, ...]:
        for rule in frame.modes:
            if all(self._holds(condition, token) is not None for condition in rule.conditions):
                return (rule.mode,)
        return ()

    def _holds(self, condition: Condition, token: int) -> tuple[int, ...] | None:
        """Tokens that make a condition hold (for one on the words themselves: none), or None if it does not."""
        if condition.words and condition.role != "tag" and condition.words.isdisjoint(self.vocabulary):
            return None
        if condition.role in SURFACE:
            return () if self._surface(condition, token) else None
        tokens = self.tree.every(condition.role, token)
        if condition.words:
            tokens = tuple(
                other
                for other in tokens
                if self.lemmas[other] in condition.words or self.forms[other] in condition.words
            )
        return tokens or None

    def _surface(self, condition: Condition, token: int) -> bool:
        if condition.role == "tag":
            return self.parse.xpos[token] in condition.words
        if condition.role == "form":
            return self.forms[token] in condition.words
        return any(
            self.lemmas[other] in condition.words or self.forms[other] in condition.words or not condition.words
            for other in self._nearby(condition.role, token)
        )

    def _nearby(self, where: str, token: int) -> Iterator[int]:
        if where == "sentence":
            yield from range(len(self.parse))
        elif where == "next" and token + 1 < len(self.parse):
            yield token + 1
        elif where == "previous" and token > 0:
            yield token - 1

    def _particles(self, token: int) -> Iterator[int]:
        for child in self.tree.children[token]:
            if self.parse.deprels[child] in self.frames.syntax.labels["particle"]:
                yield child


def _stretch(tokens: set[int], head: int) -> tuple[int, int]:
    near = [token for token in tokens if abs(token - head) <= _REACH]
    return min(near), max(near) + 1


def _wanted(condition: Condition) -> str:
    words = sorted(condition.words)
    return f"wants {condition.role}: {', '.join(words[:6]) or 'anything'}{' …' if len(words) > 6 else ''}"
