"""Which analysis is used, and what is said where it cannot be had."""

import subprocess
import sys

import pytest

from dragoman import api
from dragoman.errors import UsageError


def test_an_unknown_analyzer_is_wrong_use() -> None:
    with pytest.raises(UsageError, match="known are reader and spacy:NAME"):
        api.resources(analyzer="stanza")


def test_without_spacy_the_remedy_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(UsageError, match=r"pip install 'dragoman\[spacy\]'"):
        api.resources(analyzer="spacy:en_core_web_sm")


def test_the_core_does_not_import_spacy() -> None:
    script = "import sys, dragoman.cli.main, dragoman.api as api; api.resources(); sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


@pytest.mark.model
def test_the_run_names_the_reader() -> None:
    assert api.resources().run.model.startswith("reader ")
