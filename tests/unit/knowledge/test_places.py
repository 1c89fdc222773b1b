"""The place table: names to places."""

import pytest

from dragoman.errors import KnowledgeError
from dragoman.knowledge import places as module
from dragoman.knowledge.place_names import place_key
from dragoman.knowledge.places import load_places


def first(name: str) -> tuple[str, str | None, str]:
    place = load_places().find(name)[0].place
    return place.name, place.country, place.kind


def test_old_and_new_spellings_mean_one_city() -> None:
    index = load_places()
    ids = {next(c.place.id for c in index.find(name) if c.place.kind == "city") for name in ("Kyiv", "Kiev")}
    assert ids == {703448}


def test_a_colonial_name_leads_to_the_city_of_today() -> None:
    assert load_places().find("Bombay")[-1].place.country == "IND"


def test_marks_and_case_do_not_matter() -> None:
    assert place_key("São  Tomé") == place_key("SAO TOME")


def test_st_is_saint() -> None:
    assert place_key("St. Petersburg") == place_key("Saint Petersburg")


def test_an_abbreviation_counts_only_as_written() -> None:
    index = load_places()
    assert index.short("Calif.") and not index.short("calif.")


def test_us_in_lower_case_is_no_country() -> None:
    assert not any(c.place.kind == "country" for c in load_places().find("us"))


def test_both_georgias_are_candidates() -> None:
    assert {c.place.kind for c in load_places().find("Georgia")} >= {"country", "admin1"}


def test_a_province_is_found_under_its_english_name() -> None:
    assert first("Xinjiang") == ("Xinjiang", "CHN", "admin1")


def test_a_sea_lies_in_no_state() -> None:
    assert first("South China Sea") == ("South China Sea", None, "water")


def test_a_disputed_area_names_holder_and_claimants() -> None:
    index = load_places()
    place = next(c.place for c in index.find("Golan Heights") if c.place.kind == "region")
    dispute = index.dispute(place)
    assert dispute and dispute.administered == ("ISR",) and set(dispute.claimed) == {"SYR", "ISR"}


def test_an_undisputed_region_has_no_dispute() -> None:
    index = load_places()
    assert index.dispute(index.find("Patagonia")[0].place) is None


def test_an_adjective_votes_for_its_country() -> None:
    assert load_places().people("Kenyan") == "KEN"


def test_an_unknown_name_has_no_candidates() -> None:
    assert load_places().find("Xqwertzuiop") == ()


@pytest.mark.parametrize("name", ["", " ", "\x00", "'" * 9, "a" * 100_000, "\ud800"])
def test_odd_names_are_harmless(name: str) -> None:
    assert load_places().find(name) == ()


def test_a_wrong_coordinate_is_told_with_file_and_line(monkeypatch: pytest.MonkeyPatch) -> None:
    table = "kind\tname\tcountry\tlat\tlon\taliases\tpeople\tsource\nregion\tArnor\t\t95\t0\t\t\tcurated\n"
    monkeypatch.setattr(module, "data_bytes", lambda path: table.encode())
    with pytest.raises(KnowledgeError, match=r"areas\.tsv:2: Arnor: lat or lon is out of bounds"):
        module.load_areas()


def test_a_row_with_a_missing_cell_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    table = "kind\tname\tcountry\tlat\tlon\taliases\tpeople\tsource\nregion\tArnor\t\t5\n"
    monkeypatch.setattr(module, "data_bytes", lambda path: table.encode())
    with pytest.raises(KnowledgeError, match="4 columns where 8 are due"):
        module.load_areas()
