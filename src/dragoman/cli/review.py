"""`dragoman review`: a person goes through a sample of the events; what they said, in figures and as gold."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.output import put

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from dragoman.review.precision import Precision


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--size", metavar="N", type=click.IntRange(1), default=50, show_default=True, help="Events to show.")
@click.option("--type", "types", metavar="TYPE", multiple=True, help="Only events of that type; may be repeated.")
@click.option("--seed", metavar="N", type=int, default=1, show_default=True, help="Another seed, another sample.")
@click.option("--reviewer", metavar="NAME", help="Whose judgements they are. Default: the name of the user.")
@click.option("--report", is_flag=True, help="Show how often the record is right, by type.")
@click.option(
    "--format", "form", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True,
    help="Of the report.",
)  # fmt: skip
@click.option(
    "--export", "target", metavar="FOLDER", type=click.Path(file_okay=False, path_type=Path),
    help="Write what was judged right or corrected as gold, one JSON an article, with the articles' texts.",
)  # fmt: skip
def review(
    folder: Path, size: int, types: tuple[str, ...], seed: int, reviewer: str | None, report: bool, form: str,
    target: Path | None,
) -> None:  # fmt: skip
    """Judge a sample of the events of the record in DIR; what you say outranks the machine, and is kept at once.

    Keys: r right, t wrong type, p wrong party, n not an event, s same as another, d one telling is of another event,
    k skip, b back, q quit. Without a terminal the answers are lines of standard input.
    """
    if report and target:
        raise click.UsageError("give --report or --export, not both")
    with _index(folder) as con:
        if report:
            put(_report(con, form))
        elif target:
            put(_export(con, target))
        else:
            put(_session(folder, con, size=size, seed=seed, types=types, reviewer=reviewer))


def _index(folder: Path) -> "DuckDBPyConnection":
    from dragoman.store.index import open_index

    return open_index(folder)


def _session(
    folder: Path, con: "DuckDBPyConnection", *, size: int, seed: int, types: Sequence[str], reviewer: str | None
) -> str:
    """Gives the last line."""
    from dragoman.cli.review_session import Session
    from dragoman.model.plain import plain
    from dragoman.review.sample import sample

    ids = sample(con, size=size, seed=seed, types=types)
    if not ids:
        return f"{plain(str(folder))}: no events that are not judged yet\n"
    session = Session(folder, con, ids, reviewer or _user())
    session.run()
    return f"{session.judged} judged, {session.skipped} skipped; see `dragoman review {plain(str(folder))} --report`\n"


def _user() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


def _report(con: "DuckDBPyConnection", form: str) -> str:
    from dragoman.review.precision import precision
    from dragoman.store.judging import judgements_of

    ways: dict[str, Callable[[Sequence[Precision]], str]] = {"table": _table, "json": _json, "csv": _csv}
    return ways[form](precision(judgements_of(con)))


def _table(found: "Sequence[Precision]") -> str:
    from dragoman.model.plain import plain

    if not found:
        return "nothing is judged yet\n"
    lines = [f"{'type':<12} judged  right  wrong type  wrong party  no event  precision  95 % interval\n"]
    for one in found:
        counts = f"{one.judged:>6}  {one.right:>5}  {one.wrong_type:>10}  {one.wrong_party:>11}  {one.not_event:>8}"
        interval = f"{one.precision:>9.2f}  {one.low:.2f} – {one.high:.2f}"
        lines.append(f"{plain(one.type):<12} {counts}  {interval}\n")
    return "".join(lines)


def _json(found: "Sequence[Precision]") -> str:
    import json
    from dataclasses import asdict

    return "".join(json.dumps(asdict(one)) + "\n" for one in found)


def _csv(found: "Sequence[Precision]") -> str:
    import csv
    import io
    from dataclasses import asdict, fields

    from dragoman.review.precision import Precision

    out = io.StringIO()
    writer = csv.DictWriter(out, [field.name for field in fields(Precision)], lineterminator="\n")
    writer.writeheader()
    writer.writerows(asdict(one) for one in found)
    return out.getvalue()


def _export(con: "DuckDBPyConnection", target: Path) -> str:
    """Gold and texts lie in the folder as in an evaluation set: gold/NAME.json and texts/NAME.txt."""
    import json

    from dragoman.model.plain import plain
    from dragoman.review.gold import gold
    from dragoman.store.parts import writable

    articles = events = 0
    with writable(target):
        for place in (target / "gold", target / "texts"):
            place.mkdir(parents=True, exist_ok=True)
        for article in gold(con):
            written = json.dumps(article.gold, ensure_ascii=False, indent=1) + "\n"
            (target / "gold" / f"{article.stem}.json").write_text(written, encoding="utf-8")
            (target / "texts" / f"{article.stem}.txt").write_bytes(article.text.encode("utf-8"))
            articles, events = articles + 1, events + len(article.gold["events"])
    return f"{plain(str(target))}: {events} events of {articles} articles\n"
