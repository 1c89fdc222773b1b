"""What stands between a damaged file and a network that runs."""

import shutil
from pathlib import Path

import numpy as np
import onnxruntime
import pytest

from dragoman.analysis.reader import WEIGHTS
from dragoman.errors import ModelError
from dragoman.networks import session
from dragoman.networks.session import inputs, open_network


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("reader.onnx", "reader.json"):
        shutil.copy(WEIGHTS / name, tmp_path)
    return tmp_path


def test_a_copy_elsewhere_finds_the_shared_words(folder: Path) -> None:
    network, about = open_network(folder, "reader", 1)
    assert "arcs" in {one.name for one in network.get_outputs()} and about["version"]


@pytest.mark.parametrize("name", ["reader.onnx", "reader.json"])
def test_a_missing_file_is_a_model_error(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(ModelError, match="install dragoman again"):
        open_network(folder, "reader", 1)


@pytest.mark.parametrize(("name", "told"), [("reader.onnx", "another version"), ("reader.json", "cannot be read")])
def test_a_damaged_file_is_a_model_error(folder: Path, name: str, told: str) -> None:
    (folder / name).write_bytes(b"\x00" + (folder / name).read_bytes()[1:])
    with pytest.raises(ModelError, match=told):
        open_network(folder, "reader", 1)


def test_words_of_another_version_are_a_model_error(folder: Path) -> None:
    about = folder / "reader.json"
    text = about.read_text()
    about.write_text(text.replace('"words": "', '"words": "0'))
    with pytest.raises(ModelError, match=r"words\.npy"):
        open_network(folder, "reader", 1)


def test_the_shared_words_are_read_once_for_all_networks(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(folder, other, ignore=shutil.ignore_patterns("other"))
    session._words.cache_clear()
    for place in (folder, other):
        open_network(place, "reader", 1)
    assert session._words.cache_info().misses == 1


def test_rows_are_filled_up_to_the_longest() -> None:
    given = inputs([([5, 6, 7], [1, 1, 1], [1]), ([5, 7], [1, 1], [1])])
    assert given["input_ids"].tolist() == [[5, 6, 7], [5, 7, 0]]
    assert given["attention_mask"].tolist() == [[1, 1, 1], [1, 1, 0]]
    assert given["word_starts"].tolist() == [[1, 0, 0], [1, 0, 0]] and given["word_mask"].sum() == 2


def test_sums_are_made_exact_where_the_processor_cuts_them_off(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name, value = session._EXACT
    monkeypatch.setattr(session, "cuts_off", lambda: True)
    assert open_network(folder, "reader", 1)[0].get_session_options().get_session_config_entry(name) == value
    monkeypatch.setattr(session, "cuts_off", lambda: False)
    with pytest.raises(RuntimeError):
        open_network(folder, "reader", 1)[0].get_session_options().get_session_config_entry(name)


def test_the_setting_makes_the_probes_sums_exact() -> None:
    """True on every processor: a runtime that does not know the setting takes it without a word."""
    options = onnxruntime.SessionOptions()
    options.add_session_config_entry(*session._EXACT)
    probe = onnxruntime.InferenceSession(str(session.PROBE), options, providers=["CPUExecutionProvider"])
    (sums,) = probe.run(None, {"given": np.full((16, 16), 255, np.uint8)})
    assert (sums == 16 * 255 * 127).all()
