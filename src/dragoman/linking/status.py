"""What the claims about one happening together say of it."""

from collections.abc import Sequence

from dragoman.model.event import Claim
from dragoman.model.modality import Status

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
