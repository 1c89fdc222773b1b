"""`dragoman explain` on a terminal, with an api that gives a tree built by hand."""

import sys
from types import ModuleType

import pytest
from click.testing import CliRunner, Result

import dragoman
import dragoman.explain
from dragoman.cli.main import cli
from dragoman.explain_when_where import Branch


@pytest.fixture(autouse=True)
def _fake_api(monkeypatch: pytest.MonkeyPatch) -> None:
    api = ModuleType("dragoman.api")
    api.__dict__.update(derivation=lambda *_, **__: None, resources=lambda **_: None)
    monkeypatch.setitem(sys.modules, "dragoman.api", api)
    monkeypatch.setattr(dragoman, "api", api, raising=False)
    tree = Branch("event e1", "a \x1b[31mred\u202e act " + "x" * 5000, (Branch("rule", "frame a.b"),))
    monkeypatch.setattr(dragoman.explain, "explain", lambda *_, **__: (tree,))


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["explain", *arguments])


def test_facts_stand_below_what_rests_on_them() -> None:
    assert "└── rule  frame a.b" in run("a.txt").stdout


def test_escape_characters_never_reach_the_terminal() -> None:
    assert not {"\x1b", "\u202e"} & set(run("a.txt").stdout)


def test_a_huge_sentence_is_cut() -> None:
    assert len(run("a.txt").stdout) < 1200


def test_an_event_and_a_sentence_together_are_wrong_use() -> None:
    assert run("a.txt", "--event", "1", "--sentence", "2").exit_code == 2
