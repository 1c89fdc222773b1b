"""What a status says of an act, and what an act of one status comes to inside something of another."""

from dragoman.model.modality import Modality, Status

_VIEWS = {
    Status.HAPPENED: ("positive", "actual", "certain"),
    Status.ONGOING: ("positive", "actual", "certain"),
    Status.PLANNED: ("positive", "future", "certain"),
    Status.POSSIBLE: ("positive", "hypothetical", "possible"),
    Status.NEGATED: ("negative", "actual", "certain"),
    Status.DENIED: ("negative", "actual", "possible"),
    Status.CANCELLED: ("negative", "future", "certain"),
}
# (inner, outer) where the outer one counts or a third comes out; elsewhere the inner one stays.
_FOLDS = {
    (Status.ONGOING, Status.PLANNED): Status.PLANNED,
    (Status.ONGOING, Status.POSSIBLE): Status.POSSIBLE,
    (Status.ONGOING, Status.NEGATED): Status.NEGATED,
    (Status.ONGOING, Status.DENIED): Status.DENIED,
    (Status.ONGOING, Status.CANCELLED): Status.CANCELLED,
    (Status.PLANNED, Status.POSSIBLE): Status.POSSIBLE,
    (Status.PLANNED, Status.NEGATED): Status.NEGATED,
    (Status.PLANNED, Status.DENIED): Status.DENIED,
    (Status.PLANNED, Status.CANCELLED): Status.CANCELLED,
    (Status.POSSIBLE, Status.NEGATED): Status.NEGATED,
    (Status.POSSIBLE, Status.DENIED): Status.DENIED,
    (Status.POSSIBLE, Status.CANCELLED): Status.CANCELLED,
    (Status.NEGATED, Status.POSSIBLE): Status.POSSIBLE,
    (Status.NEGATED, Status.NEGATED): Status.HAPPENED,
    (Status.NEGATED, Status.DENIED): Status.DENIED,
    (Status.DENIED, Status.NEGATED): Status.HAPPENED,
    (Status.CANCELLED, Status.NEGATED): Status.HAPPENED,
    (Status.CANCELLED, Status.POSSIBLE): Status.POSSIBLE,
}


def told_as(status: Status) -> Modality:
    """The modality of an act whose status no cue tells."""
    return Modality(status, *_VIEWS[status])


def fold(inner: Status | None, outer: Status) -> Status:
    """What an act of status `inner` comes to inside something of status `outer`."""
    if inner is None or inner is Status.HAPPENED:
        return outer
    return _FOLDS.get((inner, outer), inner)
