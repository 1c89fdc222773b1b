"""dragoman as a component of a spaCy pipeline:

    nlp.add_pipe("dragoman", config={"date": "2022-09-07"})
    nlp("…")._.events

spaCy finds the component by its entry point; the rest of dragoman never imports this module.
"""

from collections.abc import MutableMapping
from dataclasses import replace
from typing import Any
from weakref import WeakKeyDictionary

from spacy.language import Language
from spacy.tokens import Doc, Span

from dragoman import api
from dragoman.analysis.spacy_adapter import DocAnalyzer, pipeline_name
from dragoman.errors import UnreadableDocument
from dragoman.ingest.dates import parse_date
from dragoman.ingest.options import SourceOptions
from dragoman.ingest.source import read_text
from dragoman.model.event import Failure
from dragoman.model.reading import Reading
from dragoman.model.record import event_record
from dragoman.pipeline import Resources, read_document, run_of

NAME = "dragoman"
PIPELINE = "pipeline"
_DEFAULTS = {"date": None, "event_model": True, "codebook": None, "analyzer": api.READER}
# A Reading is no plain data, so it stays beside its Doc: a Doc that was saved or came from another process has none.
_readings: MutableMapping[Any, Reading | Failure] = WeakKeyDictionary()


class DragomanComponent:
    """Gives each Doc its record: `doc._.events`, `doc._.dragoman` and the triggers in `doc.spans["dragoman"]`."""

    def __init__(self, nlp: Any, *, settings: dict[str, Any]) -> None:
        given = settings["date"]
        self._date = parse_date(given, where="the component's date") if given is not None else None
        self._nlp, self._settings = nlp, settings
        self._resources()

    def __call__(self, doc: Any) -> Any:
        """The same Doc with its record; one that cannot be read has no events, and `doc._.dragoman` is the Failure."""
        found = self._read(doc)
        _readings[doc] = found
        events = found.events if isinstance(found, Reading) else ()
        doc._.events = [event_record(event) for event in events]
        triggers = [(claim.trigger, event.type.category) for event in events for claim in event.claims]
        spans = (doc.char_span(at.start, at.end, label=kind, alignment_mode="expand") for at, kind in triggers)
        doc.spans[NAME] = [span for span in spans if span is not None]
        return doc

    def _read(self, doc: Any) -> Reading | Failure:
        date = (
            self._date if doc._.dragoman_date is None else parse_date(str(doc._.dragoman_date), where="the Doc's date")
        )
        try:
            document = read_text(doc.text, options=SourceOptions(date=date))
            return read_document(document, self._of(doc, self._resources()))
        except UnreadableDocument as error:
            return Failure("text", "read", error.code, str(error))

    def _resources(self) -> Resources:
        """Loaded once a process, as this component may be sent to another one."""
        analyzer = self._settings["analyzer"]
        return api.resources(
            event_model=self._settings["event_model"],
            codebook=self._settings["codebook"],
            analyzer=api.READER if analyzer == PIPELINE else analyzer,
        )

    def _of(self, doc: Any, resources: Resources) -> Resources:
        """The resources; where the pipeline itself is the analyzer, with what it says of this Doc."""
        if self._settings["analyzer"] != PIPELINE:
            return resources
        events = resources.event_model.labels.version if resources.event_model else None
        version = f"{PIPELINE} {pipeline_name(self._nlp.meta)}"
        run = run_of(resources.run.knowledge, version, events)
        return replace(resources, reader=DocAnalyzer(doc, self._nlp, version=version), run=run)


def make_component(
    nlp: Any, name: str, date: str | None, event_model: bool, codebook: str | None, analyzer: str
) -> DragomanComponent:
    """What `nlp.add_pipe("dragoman", config=…)` calls; `analyzer` is "reader", "pipeline" or "spacy:NAME"."""
    settings = {"date": date, "event_model": event_model, "codebook": codebook, "analyzer": analyzer}
    return DragomanComponent(nlp, settings=settings)


def _events_in(span: Any) -> list[dict[str, Any]]:
    """Events with a trigger inside the span."""
    first, end = span.start_char, span.end_char
    triggers = {event["id"]: [one["trigger"] for one in event["mentions"]] for event in span.doc._.events or ()}
    return [
        event
        for event in span.doc._.events or ()
        if any(first <= start and stop <= end for start, stop in triggers[event["id"]])
    ]


Doc.set_extension("events", default=None, force=True)
Doc.set_extension("dragoman", getter=_readings.get, force=True)
Doc.set_extension("dragoman_date", default=None, force=True)
Span.set_extension("events", getter=_events_in, force=True)
Language.factory(NAME, default_config=_DEFAULTS, assigns=["doc._.events", "doc._.dragoman"], func=make_component)
