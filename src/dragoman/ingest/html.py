"""The article inside a web page."""

import logging
from datetime import date

from dragoman.errors import NoArticle
from dragoman.ingest.article import RawArticle
from dragoman.ingest.dates import read_date

_FEWEST_LETTERS = 40
# Only what the page states as its date; the bound is fixed, so that the result does not depend on today.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-12-31"}


def read_html(page: str, *, name: str, where: str) -> RawArticle:
    """Raises NoArticle where the page holds none; paragraphs are set apart by a blank line."""
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        found = bare_extraction(
            page,
            with_metadata=True,
            include_comments=False,
            include_tables=False,
            favor_precision=True,
            date_extraction_params=_DATES,
        )
    except Exception as error:  # a parser of hostile pages may fail in any way
        raise NoArticle(f"{where}: the page cannot be parsed ({type(error).__name__}); save it again") from None
    text = (getattr(found, "text", None) or "") if found is not None else ""
    if sum(character.isalpha() for character in text) < _FEWEST_LETTERS:
        raise NoArticle(f"{where}: no article in this page; save the page of the article itself, or its text as .txt")
    paragraphs = [line.strip() for line in text.split("\n") if line.strip()]
    title = _line(getattr(found, "title", None))
    return RawArticle(
        name=name,
        text="\n\n".join(paragraphs) + "\n",
        where=where,
        title=title,
        url=_line(getattr(found, "url", None)),
        outlet=_line(getattr(found, "sitename", None)),
        page_date=_page_date(getattr(found, "date", None)),
    )


def _page_date(value: str | None) -> date | None:
    return read_date(value) if value else None


def _line(value: str | None) -> str | None:
    return " ".join(value.split()) or None if value else None
