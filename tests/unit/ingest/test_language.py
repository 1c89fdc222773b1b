"""Which language a text is in."""

import pytest

from dragoman.ingest.language import is_foreign, language_name, language_of


def test_english_is_english() -> None:
    assert language_of("The envoy of Arnor met the steward of Gondor in the white city on Monday.") == "en"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Le président a rencontré le ministre des affaires étrangères au palais mercredi soir.", "fr"),
        ("Der Präsident hat am Mittwoch den Außenminister in der Hauptstadt empfangen.", "de"),
        ("El presidente recibió el miércoles al ministro de relaciones exteriores en la capital.", "es"),
        ("Президент встретился в среду с министром иностранных дел в столице страны.", "ru"),
    ],
)
def test_another_language_is_told(text: str, code: str) -> None:
    assert language_of(text) == code


def test_an_english_sentence_full_of_foreign_names_is_english() -> None:
    text = "NAIROBI, May 4 (ANA) - Kenyan President Daniel Otieno spoke by phone with Ugandan President Moses Okot."
    assert language_of(text) == "en"


def test_too_short_a_text_passes() -> None:
    assert language_of("Bonjour Paris") == "en"


def test_names_alone_are_not_foreign() -> None:
    assert not is_foreign("Elessar, Imrahil, Faramir, Eowyn, others present")


def test_a_text_without_letters_is_not_foreign() -> None:
    assert not is_foreign("123 — 456 (7:8)")


def test_a_list_of_names_is_not_foreign() -> None:
    assert language_of("Gondor, Rohan, Arnor, Mordor, Isengard. " * 40) == "en"


def test_a_language_without_a_name_is_told_by_its_code() -> None:
    assert language_name("qu") == "another language (qu)"
