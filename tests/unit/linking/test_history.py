"""What the whole history of an event says."""

import pytest

from dragoman.linking.status import status_of_history
from dragoman.model.modality import Status


@pytest.mark.parametrize(
    ("told", "status"),
    [
        (["planned", "happened"], "happened"),
        (["possible", "planned"], "planned"),
        (["possible", "happened"], "happened"),
        (["planned", "cancelled"], "cancelled"),
        (["planned", "cancelled", "planned"], "cancelled"),
        (["planned", "cancelled", "happened"], "happened"),
        (["happened", "cancelled"], "cancelled"),
        (["happened", "denied"], "disputed"),
        (["denied", "happened"], "disputed"),
        (["happened", "negated"], "disputed"),
        (["planned", "denied"], "disputed"),
        (["planned", "negated"], "negated"),
        (["negated"], "negated"),
        (["denied"], "denied"),
        (["possible"], "possible"),
        (["ongoing"], "ongoing"),
        (["ongoing", "happened"], "happened"),
        (["happened", "ongoing"], "happened"),
        (["planned", "possible"], "planned"),
    ],
)
def test_the_history_tells_the_status(told: list[str], status: str) -> None:
    assert status_of_history(list(map(Status, told))) is Status(status)
