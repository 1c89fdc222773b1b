"""From raw text to a document."""

from datetime import date

import pytest

from dragoman.errors import EmptyDocument, InvalidDate, TooLong, UnsupportedLanguage
from dragoman.ingest.article import LONGEST, RawArticle, make_document
from dragoman.model.text import PublishedBasis

BODY = "The envoy of Arnor met the steward of Gondor in the white city on Monday.\n\nThey spoke of grain, he said.\n"
URL = "https://www.herald.example/2021/07/04/river"


def raw(text: str, **known: str) -> RawArticle:
    return RawArticle(name="river", text=text, where="river.txt", **known)


def test_the_text_is_unchanged() -> None:
    text = "\r\n " + BODY.replace("\n", "\r\n")
    assert make_document(raw(text)).text == text


def test_an_address_in_the_first_line_gives_address_date_and_outlet() -> None:
    document = make_document(raw(f"{URL}\n\n{BODY}"))
    assert (document.url, document.published, document.outlet) == (URL, date(2021, 7, 4), "herald.example")


def test_the_first_line_of_a_headline_s_shape_is_the_title() -> None:
    assert make_document(raw(f"River talks begin again\n\n{BODY}")).title == "River talks begin again"


def test_a_sentence_is_no_title() -> None:
    assert make_document(raw(BODY)).title is None


def test_a_table_s_title_outranks_the_text_s() -> None:
    assert make_document(raw(f"River talks begin again\n\n{BODY}", title="Talks")).title == "Talks"


def test_a_cell_s_date_is_metadata() -> None:
    document = make_document(raw(BODY, metadata_date="4 July 2021"))
    assert (document.published, document.published_basis) == (date(2021, 7, 4), PublishedBasis.METADATA)


def test_a_cell_that_is_no_date_is_an_error_with_its_place() -> None:
    with pytest.raises(InvalidDate, match=r"river\.txt: 'soon' is no date"):
        make_document(raw(BODY, metadata_date="soon"))


def test_nothing_known_gives_no_date() -> None:
    document = make_document(raw(BODY))
    assert (document.published, document.published_basis, document.published_why) == (None, None, None)


def test_half_characters_are_replaced_in_place() -> None:
    assert make_document(raw("The \ud83d " + BODY)).text == "The \ufffd " + BODY


def test_blank_text_is_refused() -> None:
    with pytest.raises(EmptyDocument, match=r"river\.txt: no text"):
        make_document(raw(" \n"))


def test_too_long_a_text_is_refused_with_the_remedy() -> None:
    with pytest.raises(TooLong, match="split it into one article a file or line"):
        make_document(raw("a" * (LONGEST + 1)))


def test_another_language_is_refused_by_name() -> None:
    with pytest.raises(UnsupportedLanguage, match="the text is in French"):
        make_document(raw("Le président a rencontré le ministre des affaires étrangères au palais mercredi soir."))


def test_the_same_text_under_another_name_is_another_document() -> None:
    other = RawArticle(name="lake", text=BODY, where="lake.txt")
    assert make_document(raw(BODY)).id != make_document(other).id
