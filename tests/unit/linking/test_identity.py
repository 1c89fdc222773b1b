"""By what a party is known again."""

from tests.unit.linking.reports_made import who

from dragoman.linking.identity import identities


def same(left: object, right: object) -> bool:
    return bool(identities(left) & identities(right))  # type: ignore[arg-type]


def test_a_person_is_known_by_the_last_name_within_one_state() -> None:
    assert same(who("GON", "Faramir Hurinion", kind="person"), who("GON", "Hurinion"))
    assert not same(who("GON", "Hurinion"), who("ROH", "Hurinion"))


def test_two_bodies_of_one_state_are_not_one_for_their_last_word() -> None:
    assert not same(
        who("GON", "Court of Harbours", kind="organisation"), who("GON", "Guild of Harbours", kind="organisation")
    )


def test_an_office_that_one_person_holds_is_as_good_as_a_name() -> None:
    assert same(who("GON", office="foreign-minister"), who("GON", "Hurin", office="foreign-minister"))
    assert not same(who("GON", office="ambassador"), who("GON", "Hurin", office="ambassador"))


def test_whoever_is_told_by_a_role_alone_is_known_by_nothing() -> None:
    assert identities(who("GON", office="ambassador")) == frozenset()


def test_the_office_of_an_unknown_state_tells_nothing() -> None:
    assert identities(who("XXX", office="foreign-minister")) == frozenset()
