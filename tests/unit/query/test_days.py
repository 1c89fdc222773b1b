"""On which days events lie."""

from datetime import date

from tests.unit.query.dyads_made import index_of

from dragoman.query.days import event_days

EVE, FEAST = date(2001, 3, 24), date(2001, 3, 25)


def days_of(*told: tuple[date | None, date | None, str | None]) -> dict[date, int]:
    connection = index_of(())
    for number, (start, end, grain) in enumerate(told):
        connection.execute(
            "INSERT INTO events (id, date_start, date_end, grain) VALUES (?, ?, ?, ?)", [str(number), start, end, grain]
        )
    return event_days(connection, [str(number) for number in range(len(told))])


def test_an_event_is_on_each_of_its_days() -> None:
    assert days_of((EVE, FEAST, "span"), (FEAST, FEAST, "day")) == {EVE: 1, FEAST: 2}


def test_what_is_told_by_the_month_or_undated_is_on_no_day() -> None:
    assert days_of((date(2001, 3, 1), date(2001, 3, 31), "month"), (None, None, None)) == {}


def test_a_long_event_is_on_its_first_day() -> None:
    assert days_of((EVE, date(2002, 3, 25), "span")) == {EVE: 1}


def test_only_the_events_asked_for_are_counted() -> None:
    assert event_days(index_of(()), ["none"]) == {}
