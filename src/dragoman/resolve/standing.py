"""What a person is on a day: by which office, of what sector, and whether a bare last name may mean the person."""

from datetime import date

from dragoman.knowledge.gazetteer import HIGH, Gazetteer
from dragoman.model.actor import Actor

_ELEVATING = ("GOV", "LEG", "MIL", "JUD", "SPY", "COP", "IGO")
# Days after which a leader's bare last name no longer means the leader.
REMEMBERED = 20 * 365


def sectors_on(actor: Actor, on: date | None, gazetteer: Gazetteer) -> tuple[str, ...]:
    """Sectors of an actor on a day: a person's by the offices held then, ELI after the last of them."""
    if actor.kind != "person":
        return gazetteer.dated(actor, on).sectors
    terms = gazetteer.terms(actor)
    if on is None or not terms:
        return actor.sectors
    held = gazetteer.held(actor, on)
    if held is not None:
        return gazetteer.office_sectors(held.office)
    if any(t.last is not None and t.last < on and gazetteer.office_sectors(t.office)[0] in _ELEVATING for t in terms):
        return ("ELI",)
    return actor.sectors


def famous(actor: Actor, on: date | None, gazetteer: Gazetteer) -> bool:
    """Whether one bare name may do: a head of state or government of about that time, or one in office on the day."""
    if on is not None and any(t.exact and t.holds(on) for t in gazetteer.terms(actor)):
        return True
    terms = [t for t in gazetteer.terms(actor) if t.exact and t.office in HIGH]
    begun = [t for t in terms if on is None or t.first is None or t.first <= on]
    return any(on is None or t.last is None or (on - t.last).days < REMEMBERED for t in begun)


def likeliest(persons: tuple[Actor, ...], on: date | None, gazetteer: Gazetteer) -> Actor | None:
    """The one meant if one stands out by holding an office on the day or by the rank of offices ever held."""
    if len(persons) < 2:
        return persons[0] if persons else None
    ranked = sorted(persons, key=lambda a: _rank(a, on, gazetteer))
    return ranked[0] if _rank(ranked[0], on, gazetteer) < _rank(ranked[1], on, gazetteer) else None


def _rank(actor: Actor, on: date | None, gazetteer: Gazetteer) -> tuple[bool, bool, bool, bool]:
    terms = gazetteer.terms(actor)
    high = [t for t in terms if t.office in HIGH]
    now = on is not None and any(t.holds(on) for t in terms)
    return (
        not (on is not None and any(t.holds(on) for t in high)),
        not high,
        not now,
        not any(t.exact for t in terms),
    )
