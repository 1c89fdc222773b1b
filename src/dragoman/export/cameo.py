"""CAMEO dyadic rows: day, source, target and code, with the Goldstein scale and quad class of the code."""

from collections.abc import Iterable, Iterator

from dragoman.export.cells import line, number
from dragoman.export.folding import Documents, Event, LeftOut, fold_coded, pairs
from dragoman.export.gdelt import actor_code
from dragoman.knowledge.codebook import load_cameo
from dragoman.knowledge.formats import columns

_UNKNOWN = "---"


def rows(found: Iterable[Event], documents: Documents) -> Iterator[str | LeftOut]:
    """A header and tab-separated rows. A party that CAMEO has no code for is `---`."""
    yield line(columns("cameo"))
    for event in found:
        act = fold_coded(event, documents, two_sided=True)
        if isinstance(act, LeftOut):
            yield act
            continue
        code = load_cameo()[act.cameo or ""]
        for source, target in pairs(event):
            if target is not None:
                sides = (actor_code(party) or _UNKNOWN for party in (source, target))
                yield line((act.day.isoformat(), *sides, code.code, number(code.goldstein, 1), str(code.quad)))
