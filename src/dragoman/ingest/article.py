"""From what a reader found in a source to a Document: its date, furniture, title and language."""

import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from dragoman.errors import EmptyDocument, TooLong, UnsupportedLanguage
from dragoman.ingest.dateline import published_of
from dragoman.ingest.dates import parse_date
from dragoman.ingest.furniture import is_headline, leading_address, mark_furniture
from dragoman.ingest.language import ENGLISH, language_name, language_of
from dragoman.model.ids import document_id, sha256
from dragoman.model.text import Document, Span, outside

LONGEST = 1_000_000
_TITLE = 200
_TITLE_BLANKS = 2
_SURROGATE = re.compile("[\\ud800-\\udfff]")
_PARAGRAPH = re.compile(r"[^\r\n]+")


@dataclass(frozen=True, slots=True)
class RawArticle:
    """An article as its source has it. `where` names it in messages (file, or file and line); `metadata_date` is as
    written in a table cell or field, `page_date` was read from a page, where a wrong one is no error."""

    name: str
    text: str
    where: str
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    metadata_date: str | None = None
    page_date: date | None = None


def make_document(raw: RawArticle, *, given: date | None = None, check_language: bool = True) -> Document:
    """Raises an UnreadableDocument or an InvalidDate whose one line names the place, the fault and the remedy."""
    text = _SURROGATE.sub("\ufffd", raw.text)
    if len(text) > LONGEST:
        many = f"{len(text):,} characters in one article (at most {LONGEST:,})"
        raise TooLong(f"{raw.where}: {many}; split it into one article a file or line")
    if not text.strip():
        raise EmptyDocument(f"{raw.where}: no text; give an article with words in it")
    address = leading_address(text)
    boilerplate = mark_furniture(text)
    if check_language:
        _refuse_foreign(text, boilerplate, where=raw.where)
    metadata = raw.page_date
    if raw.metadata_date and raw.metadata_date.strip():
        metadata = parse_date(raw.metadata_date, where=raw.where)
    url = raw.url or address
    start = text.index(address) + len(address) if address else 0
    published = published_of(text, given=given, url=url, metadata=metadata, start=start)
    return Document(
        id=document_id(raw.name, text),
        name=raw.name,
        text=text,
        sha256=sha256(text),
        url=url,
        outlet=raw.outlet or outlet_of(url),
        title=raw.title or title_of(text, boilerplate),
        language=ENGLISH,
        published=published.date if published else None,
        published_basis=published.basis if published else None,
        published_why=published.why if published else None,
        boilerplate=boilerplate,
    )


def outlet_of(url: str | None) -> str | None:
    """The host of the address without its www."""
    try:
        host = urlsplit(url).hostname if url else None
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def title_of(text: str, boilerplate: tuple[Span, ...]) -> str | None:
    """The first line that is no furniture, where it is shaped like a headline and an article follows."""
    lines = (match for match in _PARAGRAPH.finditer(text) if match[0].strip())
    article = (line for line in lines if not any(span.overlaps(Span(*line.span())) for span in boilerplate))
    first, second = next(article, None), next(article, None)
    if first is None or second is None:
        return None
    words = first[0].strip()
    shaped = words.count(" ") >= _TITLE_BLANKS and is_headline(words.rstrip("?!"), longest=_TITLE)
    return words if shaped else None


def _refuse_foreign(text: str, boilerplate: tuple[Span, ...], *, where: str) -> None:
    """The article itself decides; where all of it was taken for furniture, the whole text does."""
    article = outside(boilerplate, text)
    code = language_of(article if article.strip() else text)
    if code != ENGLISH:
        name = language_name(code)
        raise UnsupportedLanguage(f"{where}: the text is in {name}; dragoman reads English only, give a translation")
