"""Labelled acts as training examples: whole articles with every telling, our own corpus, marked actor-recipient pairs.

    python -m training.events.data --shared ../shared --out out/events

Parses every text with the shipped reader and writes articles.jsonl, corpus.jsonl and relations.jsonl, a sentence
a line: {"doc", "words", "events": [{"token", "type", "status", "reciprocal", "core", "roles": [[token,
role]]}], "masked": [tokens]}. `masked` are words that may or may not name an act. Pairs are {"doc", "words", "actor",
"recipient", "relation"} with extents in words.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from dragoman.analysis.reader import Reader
from dragoman.coding.relation_model import extent_of
from dragoman.model.ids import document_id, sha256
from dragoman.model.parse import Parse
from dragoman.model.text import Document, Span
from training.corpus import LabelledSentence, read_corpus
from training.tellings import ARTICLES, DIGITS, TellingsError, Told, read_tellings

Row = dict[str, Any]
Extent = Sequence[int]


def document(name: str, text: str, boilerplate: Sequence[Span] = ()) -> Document:
    return Document(document_id(name, text), name, text, sha256(text), boilerplate=tuple(boilerplate))


def head_of(parse: Parse, span: Span) -> int | None:
    """The token of `span` that governs the others: the first whose head lies outside it, nouns and verbs first."""
    inside = [
        at
        for at, (start, end) in enumerate(zip(parse.starts, parse.ends, strict=True))
        if start < span.end and span.start < end
    ]
    if not inside:
        return None
    tops = [
        at for at in inside if parse.heads[at] not in inside and parse.upos[at] not in {"PUNCT", "ADP", "DET", "PART"}
    ]
    return min(tops or inside, key=lambda at: (parse.upos[at] not in {"VERB", "NOUN", "PROPN", "ADJ", "PRON"}, at))


def find(text: str, piece: str, within: Span) -> Span | None:
    at = text.find(piece, within.start, within.end) if piece else -1
    return Span(at, at + len(piece)) if at >= 0 else None


def told_rows(name: str, text: str, told: Told, reader: Reader, boilerplate: Sequence[Span] = ()) -> list[Row]:
    """The sentences of a text with every telling. TellingsError where the text is not the one that was labelled."""
    if sha256(text)[:DIGITS] != told.sha256:
        raise TellingsError(f"{name}: the text is not the one that was labelled")
    parses = reader.read(document(name, text, boilerplate))
    rows: list[Row] = [{"doc": name, "words": parse.words, "events": [], "masked": []} for parse in parses]
    for telling in told.tellings:
        trigger = Span(*telling.trigger)
        index = next((at for at, parse in enumerate(parses) if parse.sentence.span.covers(trigger)), None)
        token = None if index is None else head_of(parses[index], trigger)
        if index is None or token is None:
            continue
        row, taken = rows[index], {event["token"] for event in rows[index]["events"]}
        if telling.kind != "t":
            row["masked"].append(token)
        elif token not in taken:
            heads = {head_of(parses[index], Span(*extent)): role for role, extent in reversed(telling.roles)}
            roles = [[head, role] for head, role in heads.items() if head is not None and head != token]
            event = {"token": token, "type": telling.type, "status": telling.status}
            row["events"].append(event | {"reciprocal": telling.reciprocal, "core": telling.core, "roles": roles})
    for row in rows:
        row["masked"] = sorted(set(row["masked"]) - {event["token"] for event in row["events"]})
    return rows


def article_rows(articles: Path, reader: Reader) -> Iterator[Row]:
    """The annotated articles with every telling of what their records hold."""
    for name, told in sorted(read_tellings(ARTICLES).items()):
        text = (articles / "texts" / f"{name}.txt").read_text(errors="replace")
        yield from told_rows(name, text, told, reader, _furniture(articles / "gold" / f"{name}.json", text))


def _furniture(path: Path, text: str) -> list[Span]:
    pieces = json.loads(path.read_text())["boilerplate"]
    return _merged([span for piece in pieces if (span := find(text, piece, Span(0, len(text))))])


def labelled_article(path: Path, texts: Path, reader: Reader) -> tuple[tuple[Parse, ...], list[Row]]:
    """Sentences of one gold record, read, with the one trigger that the record marks of each act."""
    gold = json.loads(path.read_text())
    text = (texts / f"{path.stem}.txt").read_text(errors="replace")
    parses = reader.read(document(path.stem, text, _furniture(path, text)))
    rows: list[Row] = [{"doc": path.stem, "words": parse.words, "events": []} for parse in parses]
    for event in gold["events"]:
        placed = _place(event, text, parses)
        if placed is not None:
            rows[placed[0]]["events"].append(placed[1])
    return parses, rows


def _merged(spans: Sequence[Span]) -> list[Span]:
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out


def _place(event: Row, text: str, parses: Sequence[Parse]) -> tuple[int, Row] | None:
    evidence = find(text, event["evidence"], Span(0, len(text)))
    trigger = evidence and find(text, event["trigger"], evidence)
    if evidence is None or trigger is None:
        return None
    for index, parse in enumerate(parses):
        token = head_of(parse, trigger)
        if token is not None:
            return index, {"token": token, "type": event["type"], "status": event["status"]}
    return None


def corpus_rows(sentences: Sequence[LabelledSentence], reader: Reader) -> Iterator[Row]:
    """Our own sentences, in the same form; each is a document of its own."""
    for number, sentence in enumerate(sentences):
        parses = reader.read(document(f"corpus-{number}", sentence.text))
        for parse in parses:
            events = []
            for act in sentence.events:
                token = head_of(parse, Span(*act.trigger))
                if token is None or not parse.sentence.span.covers(Span(*act.trigger)):
                    continue
                roles = [
                    [head, role]
                    for role, extents in (("actor", act.actors), ("recipient", act.recipients), ("source", act.sources))
                    for extent in extents
                    if (head := head_of(parse, Span(*extent))) is not None
                ]
                events.append(
                    {"token": token, "type": act.type, "status": act.status, "reciprocal": act.reciprocal}
                    | {"core": True, "roles": roles}
                )
            yield {"doc": f"corpus-{number}", "words": parse.words, "events": events, "masked": []}


FOLDED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
PROMISED = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})


def relation_rows(path: Path, reader: Reader) -> Iterator[Row]:
    """The relation set: a text, an actor and a recipient in it, the type of the act between them."""
    for line in path.read_text().splitlines():
        row = json.loads(line)
        yield relation_row(row["id"], row["text"], row["actor"], row["recipient"], row["type"], reader)


def corpus_relations(sentences: Sequence[LabelledSentence], reader: Reader) -> Iterator[Row]:
    """Our own sentences asked in the same way; a promise to cooperate is AGREE there, and yielding is one type."""
    for number, sentence in enumerate(sentences):
        for act in sentence.events:
            name, kind = f"corpus-{number}", folded(act.type, act.status)
            for actor, recipient in pairs(act.actors, act.recipients, act.reciprocal):
                yield relation_row(name, sentence.text, actor, recipient, kind, reader)


def folded(kind: str, status: str) -> str:
    """The relation set's type: yielding is one, and a promise to cooperate is AGREE."""
    return "AGREE" if status == "planned" and kind in PROMISED else FOLDED.get(kind, kind)


def pairs(actors: Sequence[Extent], recipients: Sequence[Extent], reciprocal: bool) -> list[tuple[Extent, Extent]]:
    """The first actor with the first recipient; of an act done together, both ways."""
    if reciprocal and len(actors) > 1:
        return [(actors[0], actors[1]), (actors[1], actors[0])]
    return [(actors[0], recipients[0])] if actors and recipients else []


def relation_row(
    name: str, text: str, actor: Sequence[int] | None, recipient: Sequence[int] | None, kind: str | None, reader: Reader
) -> Row:
    parses = reader.read(document(name, text))
    words = [word for parse in parses for word in parse.words]
    sides = {"actor": extent_of(parses, actor), "recipient": extent_of(parses, recipient)}
    return {"doc": name, "words": words} | sides | {"relation": kind}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", default="../shared")
    parser.add_argument("--out", default="out/events")
    arguments = parser.parse_args()
    shared, out = Path(arguments.shared), Path(arguments.out)
    out.mkdir(parents=True, exist_ok=True)
    reader = Reader.load(threads=2)
    own = read_corpus(Path("training/data"))
    kinds = {
        "articles": article_rows(shared / "train" / "articles", reader),
        "corpus": corpus_rows(own, reader),
        "relations": relation_rows(shared / "eval" / "relations" / "dev.jsonl", reader),
        "corpus-relations": corpus_relations(own, reader),
    }
    for name, rows in kinds.items():
        with (out / f"{name}.jsonl").open("w") as file:
            file.writelines(json.dumps(row) + "\n" for row in rows)


if __name__ == "__main__":
    main()
