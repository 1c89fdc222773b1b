"""Chains of one document, on parties made by hand."""

from dragoman.resolve.coreference import Chains


def test_what_a_party_was_known_by_means_the_one_that_took_its_place() -> None:
    chains = Chains()
    role = chains.entry([("role", "envoy:ARN"), ("role", "envoy")], "person", 0)
    name = chains.entry([("person", "eowyn brand")], "person", 0)
    chains.move(role, name)
    assert chains.known(("role", "envoy")) is name
    assert chains.entry([("role", "envoy:ARN")], "person", 3) is name


def test_a_party_takes_the_place_of_another_once() -> None:
    chains = Chains()
    role, first, second = (chains.entry([("person", name)], "person", 0) for name in ("envoy", "eowyn", "faramir"))
    chains.move(role, first)
    chains.move(role, second)
    assert chains.known(("person", "envoy")) is first


def test_whose_names_another_has_taken_is_nobody_named_last() -> None:
    chains = Chains()
    name, role = (chains.entry([("person", key)], "person", 0) for key in ("eowyn", "envoy"))
    chains.move(role, name)
    assert chains.latest(frozenset({"person"}), 0) is name
