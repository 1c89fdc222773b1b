"""Prove a frame on its own examples: what `codebook test` and the rule tests run."""

from collections.abc import Iterable

from dragoman.coding.frames import FrameMatch, in_a_row, match
from dragoman.knowledge.examples import Example
from dragoman.knowledge.frames import NO_ACT, Frame, FrameIndex
from dragoman.model.parse import Parse


def fault_of_example(frame: Frame, example: Example, parses: Iterable[Parse], frames: FrameIndex) -> str | None:
    """None if the frame fires on the marked trigger and fills every marked slot (spare counts), else why. A frame that
    tells of no act must be what silences the trigger."""
    found = [(parse, matched) for parse in parses for matched in match(parse, frames, near=True)]
    here = [(parse, matched) for parse, matched in found if _at_trigger(example, parse, matched)]
    if not here:
        return f"no frame knows the trigger; fired: {_told(found)}"
    parse, matched = min(here, key=lambda entry: entry[1].refused is not None)
    if frame.status == NO_ACT == matched.refused and matched.frame == frame.id:
        return None
    if matched.refused is not None:
        return f"{matched.frame} refused: {matched.refused} ({matched.detail})"
    if matched.frame != frame.id:
        return f"{matched.frame} fired instead"
    for slot, start, end in example.parties:
        tokens = tuple(other.token for other in (*matched.arguments, *matched.spare) if other.slot == slot)
        if not any(start <= parse.starts[token] and parse.ends[token] <= end for token in tokens):
            words = ", ".join(parse.words[token] for token in tokens) or "nothing"
            return f"{slot} should be {example.text[start:end]!r} and is {words}"
    return None


def fault_of_never(frame: Frame, parses: Iterable[Parse], frames: FrameIndex) -> str | None:
    """None if no frame of the type fires on the sentence, else which did; a frame of no act must not silence it.
    A sentence without a word that the frame looks for proves nothing, and is at fault too."""
    parses = tuple(parses)
    if not any(_knows_a_word(frame, parse, frames) for parse in parses):
        return "none of the frame's triggers is in it, so the frame could not fire"
    fired = [
        (parse, matched)
        for parse in parses
        for matched in match(parse, frames)
        if (matched.frame == frame.id if frame.status == NO_ACT else _fires(matched, frame))
    ]
    return f"fired: {_told(fired)}" if fired else None


def _knows_a_word(frame: Frame, parse: Parse, frames: FrameIndex) -> bool:
    """Whether a trigger of the frame stands in the sentence, as whatever part of speech."""
    lemmas = tuple(lemma.lower() for lemma in parse.lemmas)
    forms = tuple(word.lower() for word in parse.words)
    return any(
        known.id == frame.id and in_a_row(trigger, token, lemmas, forms)
        for token in range(len(parse))
        for trigger, known in frames.find(lemmas[token], forms[token])
    )


def _fires(matched: FrameMatch, frame: Frame) -> bool:
    return matched.refused is None and matched.category == frame.category


def _at_trigger(example: Example, parse: Parse, matched: FrameMatch) -> bool:
    if example.trigger is None:
        return False
    start, end = example.trigger
    return parse.starts[matched.token] < end and start < parse.ends[matched.token]


def _told(found: Iterable[tuple[Parse, FrameMatch]]) -> str:
    told = [f"{matched.frame} on {parse.words[matched.token]!r}" for parse, matched in found if matched.refused is None]
    return "; ".join(told) or "nothing"
