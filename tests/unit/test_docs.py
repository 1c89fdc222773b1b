"""The documentation agrees with the code."""

import re
from pathlib import Path
from typing import Any

import click
import pytest
from tests.unit.export.made import made_reading

from dragoman.cli.conflicts import conflicts
from dragoman.cli.events import events
from dragoman.cli.meetings import meetings
from dragoman.cli.read import read
from dragoman.cli.said import said
from dragoman.cli.sql import sql
from dragoman.cli.upcoming import upcoming
from dragoman.ingest.source import read_source
from dragoman.model.record import record
from dragoman.model.text import Document
from dragoman.store.schema import INDEX, PARTS, VIEWS

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("examples/*.md")])
LINK = re.compile(r"\]\((?!https?://|#)([^)#]+)")


def keys(value: Any) -> set[str]:
    """Every key of a record, whatever its depth."""
    if isinstance(value, dict):
        return set(value) | {key for child in value.values() for key in keys(child)}
    return {key for child in value for key in keys(child)} if isinstance(value, list) else set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    missing = [link for link in LINK.findall(page.read_text("utf-8")) if not (page.parent / link).exists()]
    assert missing == []


def test_every_field_of_the_record_is_described() -> None:
    described = (ROOT / "docs/record-format.md").read_text("utf-8")
    assert {key for key in keys(record(made_reading())) if key not in described} == set()


def test_every_table_and_column_of_a_record_is_described() -> None:
    described = (ROOT / "docs/record-store.md").read_text("utf-8")
    assert [table for table in PARTS if f"**{table}**" not in described] == []
    assert {name for columns in PARTS.values() for name in columns if f"`{name}`" not in described} == set()


def test_every_option_of_the_readme_exists() -> None:
    options = {option for parameter in read.params if isinstance(parameter, click.Option) for option in parameter.opts}
    assert set(re.findall(r"`(--[a-z-]+)", (ROOT / "README.md").read_text("utf-8"))) <= options


def test_the_readme_reads_a_sample_that_is_there() -> None:
    (document,) = read_source([str(ROOT / "examples" / "samarkand.txt")])
    assert isinstance(document, Document) and document.title and document.boilerplate


@pytest.mark.parametrize("table", [*INDEX, *VIEWS])
def test_every_column_for_sql_is_described(table: str) -> None:
    page = (ROOT / "docs/queries.md").read_text("utf-8")
    described = re.findall(rf"\*\*{table}\*\*(.*?)(?=\*\*|\Z)", page, re.DOTALL)
    missing = [name for name in INDEX.get(table, {}) if not any(f"`{name}`" in part for part in described)]
    assert described and missing == []


def test_every_option_of_the_queries_is_described() -> None:
    page = (ROOT / "docs/queries.md").read_text("utf-8")
    commands = (events, meetings, upcoming, said, conflicts, sql)
    options = {name for command in commands for option in command.params for name in option.opts if name[:2] == "--"}
    assert {name for name in options if f"{name}" not in page} == set()
