"""Codes, names and ids to whom they mean."""

import pytest
from tests.unit.query.made import add_event, empty_index, gondor_meets_rohan, person

from dragoman.errors import UnknownName, UsageError
from dragoman.query.who import Who, find_who

INDEX = gondor_meets_rohan()


@pytest.mark.parametrize("name", ["RUS", "Russia", "russia", "the Kremlin", "Russian"])
def test_a_country_is_known_by_code_name_seat_and_people(name: str) -> None:
    assert find_who(INDEX, name) == Who(country="RUS")


@pytest.mark.parametrize(("name", "code"), [("NATO", "NATO"), ("European Union", "EU"), ("SCO", "SCO")])
def test_an_international_body_is_all_that_goes_by_its_acronym(name: str, code: str) -> None:
    assert find_who(INDEX, name) == Who(country=code)


@pytest.mark.parametrize("name", ["Vladimir Putin", "vladimir putin", "Q7747"])
def test_a_person_is_known_by_name_and_id(name: str) -> None:
    assert find_who(INDEX, name).actors == ("Q7747",)


def test_a_sector_narrows_a_country() -> None:
    assert find_who(INDEX, "RUS:MIL") == Who(country="RUS", sector="MIL")


def test_a_code_that_only_the_record_has_is_known() -> None:
    assert find_who(INDEX, "GDR") == Who(country="GDR")


def test_a_name_that_only_the_record_has_is_known_without_its_accents() -> None:
    assert find_who(INDEX, "eomer") == Who(actors=("q-Éomer",), names=("Éomer",))


def test_an_unknown_name_names_the_nearest_of_the_tables() -> None:
    with pytest.raises(UnknownName, match="nearest: Russia"):
        find_who(INDEX, "Rusia")


def test_an_unknown_name_names_the_nearest_of_the_record() -> None:
    with pytest.raises(UnknownName, match="Elessar"):
        find_who(INDEX, "Elesar")


def test_an_unknown_sector_names_those_there_are() -> None:
    with pytest.raises(UnknownName, match="no sector is known as"):
        find_who(INDEX, "RUS:MLI")


def test_a_name_of_several_is_refused_with_all_of_them() -> None:
    with pytest.raises(UsageError, match=r"COD.*COG"):
        find_who(INDEX, "Congo")


def test_a_terminal_escape_in_a_name_is_not_echoed() -> None:
    with pytest.raises(UnknownName) as raised:
        find_who(INDEX, "\x1b[31mNowhere at all")
    assert "\x1b" not in str(raised.value)


@pytest.mark.parametrize("name", ["'; DROP TABLE events; --", "%", "x' OR '1'='1", "", ":", "\x00"])
def test_sql_in_a_name_is_a_name(name: str) -> None:
    with pytest.raises(UsageError):
        find_who(INDEX, name)
    assert INDEX.execute("SELECT count(*) FROM events").fetchone() == (3,)


def test_a_name_in_the_record_that_holds_sql_is_found() -> None:
    index = empty_index()
    add_event(index, "e1", actors=(person("x' OR '1'='1", "GDR"),))
    assert find_who(index, "x' OR '1'='1").names == ("x' OR '1'='1",)
