"""Identity is made here and nowhere else: SHA-256 of what makes a thing itself, the same on every machine and run."""

import hashlib
from collections.abc import Iterable

from dragoman.model.text import Span


def sha256(text: str) -> str:
    """Hex digest of the text's UTF-8 bytes; lone surrogates are kept apart, never an error."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def short(kind: str, *parts: str) -> str:
    """A 16-digit hex id; parts are length-prefixed, so that no two lists of parts run together."""
    digest = hashlib.sha256(kind.encode())
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()[:16]


def document_id(name: str, text: str) -> str:
    """Of the document's own name and its text: a changed text is another document."""
    return short("document", name, text)


def claim_id(document: str, category: str, trigger: Span, parties: Iterable[Span], voices: Iterable[Span]) -> str:
    """Neither rule nor knowledge version goes in, so two versions can be compared claim by claim."""
    spans = (trigger, *sorted(parties), *sorted(voices))
    return short("claim", document, category, *(f"{span.start}-{span.end}" for span in spans))


def event_id(first_claim: str) -> str:
    """An event is named after the claim that leads it."""
    return short("event", first_claim)


def judgement_id(reviewer: str, verdict: str, claims: Iterable[str], at: str) -> str:
    """Of who judged what, how and when."""
    return short("judgement", reviewer, verdict, *sorted(claims), at)
