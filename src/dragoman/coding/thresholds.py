"""How sure the event model must be of an act, its type, its parts and its source."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Probabilities from which on the coder believes. Chosen on held-out training articles (benchmarks/RESULTS.md)."""

    alone: float = 0.3  # an act that no frame covers: worth weighing (resolve/worth.py)
    agreed: float = 0.04  # an act that a frame proposes: the same
    rival: float = 0.4  # another type than the frame's: the same
    sure: float = 0.17  # an act whose noun a frame knows, in place of the verb that carries it
    part: float = 0.5  # a word's part in an act
    weak_part: float = 0.15  # the same where neither frame nor a likelier word fills the slot
    source: float = 0.8  # a word as source where no cue names one
