"""Claims built by hand for tests of linking."""

from datetime import date

from dragoman.model.actor import ActorMention
from dragoman.model.event import Claim, EventType, Wording
from dragoman.model.evidence import Evidence, Trace
from dragoman.model.modality import Modality, Status
from dragoman.model.text import Span
from dragoman.model.time import Basis, Grain, TimeInterval

CHAINS = {"GON": 1, "ROH": 2, "MOR": 3, "ARN": 4}


def party(country: str) -> ActorMention:
    return ActorMention(Span(0, 1), 0, 0, 0, 1, country, None, country, "GOV", "exact-name", CHAINS[country])


def claim(
    category: str, parties: str, *, sentence: int, status: Status = Status.HAPPENED, day: date | None = None
) -> Claim:
    """`parties` is "GON>MOR", or "GON=ROH" for a reciprocal act."""
    reciprocal = "=" in parties
    left, _, right = parties.replace("=", ">").partition(">")
    actors = tuple(party(code) for code in (left, right) if code) if reciprocal else (party(left),)
    recipients = () if reciprocal or not right else (party(right),)
    return Claim(
        id=f"{category}-{sentence}",
        document="d",
        sentence=sentence,
        type=EventType(category),
        actors=actors,
        recipients=recipients,
        reciprocal=reciprocal,
        modality=Modality(status),
        voices=(),
        date=TimeInterval(day, day, Grain.DAY, Basis.STATED) if day else None,
        place=None,
        trigger=Span(sentence * 100, sentence * 100 + 4),
        evidence=Evidence("d", Span(sentence * 100, sentence * 100 + 40), ""),
        trace=Trace("r", "k", "m"),
        score=1.0,
    )


def worded(**lemmas: str) -> dict[str, Wording]:
    """Wordings by claim id: the first word names the act, the others stand near it."""
    return {
        name.replace("_", "-"): Wording(frozenset(words.split()[:1]), frozenset(words.split()[1:]))
        for name, words in lemmas.items()
    }
