"""From words to the record: EventMention (words only), Claim (parties, place, time resolved), Event (one happening)."""

from dataclasses import dataclass

from dragoman.model.actor import ActorMention
from dragoman.model.evidence import Evidence, Trace
from dragoman.model.modality import Cue, Modality, Status
from dragoman.model.place import PlaceMention
from dragoman.model.text import Span
from dragoman.model.time import TimeInterval

SPARED, DEED = "spared", "deed"  # slots of those whom a deed that the act is about was done to, and of the deed


@dataclass(frozen=True, slots=True)
class EventType:
    """What was done: a PLOVER category, its modes and the contexts it stands in."""

    category: str
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Argument:
    """A slot of an act filled by a token. `slot` is actor, recipient, place, source, spared or deed; `token`
    indexes the head of the noun phrase in sentence `sentence`; `path` says how it was found (a role's name, or
    "model")."""

    slot: str
    sentence: int
    token: int
    path: str
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class SourceMention:
    """Who says so, in words: tokens of the speaker's phrase, the stance (says, denies, confirms, alleges, declines)
    and the words that tell it. `order` 0 is the outermost source of a chain."""

    sentence: int
    token: int
    span: Span
    stance: str
    cue: Cue
    order: int = 0


@dataclass(frozen=True, slots=True)
class Belief:
    """What the event model thinks of an act, as probabilities: that it is of its type, or of one that by the codebook
    yields to it, and of its likeliest `status`. `instead`: the type is the model's, in place of a frame's. `sides`: for
    each word of the sentence, that it does the act, and that the act is done to it."""

    own: float
    status: float
    instead: bool = False
    sides: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class EventMention:
    """One telling of an act, words only. `trigger` is the words that name it, `token` their head in sentence
    `sentence`; `clause` is the shortest clause that shows it. `score` is the probability that it is an act at all;
    `belief` is None where the event model was not asked or does not know the type."""

    sentence: int
    token: int
    trigger: Span
    clause: Span
    type: EventType
    arguments: tuple[Argument, ...]
    reciprocal: bool
    modality: Modality
    sources: tuple[SourceMention, ...]
    rule: str
    score: float
    belief: Belief | None = None


@dataclass(frozen=True, slots=True)
class Voice:
    """A source of a claim; `mention` is who, `name` as written."""

    name: str
    country: str
    stance: str
    span: Span
    mention: ActorMention | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence's report: who says that who did what to whom, when and where. Append-only; `id` is made in
    `model.ids` from the document, the category and the spans of trigger, parties and voices."""

    id: str
    document: str
    sentence: int
    type: EventType
    actors: tuple[ActorMention, ...]
    recipients: tuple[ActorMention, ...]
    reciprocal: bool
    modality: Modality
    voices: tuple[Voice, ...]
    date: TimeInterval | None
    place: PlaceMention | None
    trigger: Span
    evidence: Evidence
    trace: Trace
    score: float


@dataclass(frozen=True, slots=True)
class Wording:
    """Lemmas near a claim: `trigger` those that name the act, `near` the content words of its clause, `around` the
    nouns, names and numbers of its sentence."""

    trigger: frozenset[str]
    near: frozenset[str]
    around: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """How an event came to be known: on `known` (the article's date, or None), this document gave it this status."""

    known: str | None
    status: Status
    document: str
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """One real-world happening: what its claims, in text order, come to. The first claim leads the fields."""

    id: str
    type: EventType
    cameo: str | None
    quad: int
    intensity: float
    actors: tuple[ActorMention, ...]
    recipients: tuple[ActorMention, ...]
    reciprocal: bool
    status: Status
    voices: tuple[Voice, ...]
    date: TimeInterval | None
    place: PlaceMention | None
    confidence: float
    claims: tuple[Claim, ...]
    history: tuple[HistoryEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """Words reported: `span` covers the quoted words, `speaker` who said them (None if not told)."""

    span: Span
    sentence: int
    direct: bool
    speaker: Voice | None
    said_on: TimeInterval | None = None
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """A trigger that gave no event, and why: reason is a code: no-party, wrong-sense, no-act, asked, private,
    unlikely."""

    span: Span
    reason: str
    detail: str


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that could not be read or coded: the run goes on, the row says what and what to do."""

    name: str
    stage: str
    reason: str
    message: str


@dataclass(frozen=True, slots=True)
class Run:
    """The versions that a record was made with."""

    dragoman: str
    knowledge: str
    model: str
