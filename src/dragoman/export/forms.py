"""The formats by their names, for whoever offers them."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from dragoman.export import calendar, cameo, events_csv, gdelt, geojson, icews, plover, polecat
from dragoman.export.folding import Documents, Event, LeftOut

Writer = Callable[[Iterable[Event], Documents], Iterator[str | LeftOut]]

PARQUET = "parquet"  # no text: dragoman.export.parquet writes it
WRITERS: Mapping[str, Writer] = {
    "plover": plover.lines,
    "polecat": polecat.rows,
    "gdelt": gdelt.events,
    "gdelt-mentions": gdelt.mentions,
    "icews": icews.rows,
    "cameo": cameo.rows,
    "csv": events_csv.rows,
    "geojson": geojson.lines,
    "ical": calendar.lines,
}
