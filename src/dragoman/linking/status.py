"""What the claims about one happening together say of it."""

from collections.abc import Sequence

from dragoman.model.event import Claim
from dragoman.model.modality import Status

FACT = frozenset({Status.HAPPENED, Status.ONGOING})
_AGAINST = frozenset({Status.DENIED, Status.NEGATED})
_FIRM = (Status.CANCELLED, Status.PLANNED, Status.HAPPENED, Status.ONGOING)


def status_of(claims: Sequence[Claim]) -> Status:
    """The first claim's status; a mere possibility gives way to a plan or a fact that another claim tells."""
    first = claims[0].modality.status
    others = {claim.modality.status for claim in claims}
    if Status.CANCELLED in others:
        return Status.CANCELLED
    if first is Status.POSSIBLE:
        return next((status for status in _FIRM if status in others), first)
    return first


def status_of_history(statuses: Sequence[Status]) -> Status:
    """What the whole history, oldest first, says: the last word on it, and disputed where the words contradict.

    A denial disputes a fact or a plan; "it did not happen" disputes a fact, but after a plan alone it is the outcome.
    What was called off stays so until an article tells that it took place after all. What has happened is not going on
    any more: a headline tells it in the present. A mere possibility gives way to anything firmer.
    """
    facts = [at for at, status in enumerate(statuses) if status in FACT]
    against = [at for at, status in enumerate(statuses) if status in _AGAINST]
    off = [at for at, status in enumerate(statuses) if status is Status.CANCELLED]
    if facts and against:
        return Status.DISPUTED
    if facts:
        if off and off[-1] > facts[-1]:
            return Status.CANCELLED
        return Status.HAPPENED if Status.HAPPENED in statuses else Status.ONGOING
    if off:
        return Status.CANCELLED
    if against:
        denied = statuses[against[-1]] is Status.DENIED
        return Status.DISPUTED if denied and Status.PLANNED in statuses else statuses[against[-1]]
    return Status.PLANNED if Status.PLANNED in statuses else statuses[-1]
