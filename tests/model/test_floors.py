"""Figures on the development sets must not fall: floors a little under benchmarks/RESULTS.md.

Skipped where the sets are not there.
"""

import importlib
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks.sentence_ends import figures, measure
from benchmarks.tasks.articles import predict_folder

import dragoman

SETS = Path(__file__).parents[3] / "shared" / "eval"
TRAINING = SETS.parent / "train" / "articles"
pytestmark = [pytest.mark.model, pytest.mark.skipif(not SETS.exists(), reason="the development sets are not here")]


def scored(*arguments: Path | str) -> str:
    command = [sys.executable, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def figure(told: str, name: str) -> float:
    """The last number of the line that begins with `name`."""
    line = next(line for line in told.splitlines() if line.startswith(name))
    return float(line.split("(")[0].split()[-1])


def predicted(task: str, gold: Path, folder: Path) -> Path:
    """The task's predictions, one JSON object a line."""
    lines = [line for line in gold.read_text(encoding="utf-8").split("\n") if line.strip()]
    found = importlib.import_module(f"benchmarks.tasks.{task}").predict(map(json.loads, lines))
    target = folder / f"{task}.jsonl"
    target.write_text("".join(json.dumps(row) + "\n" for row in found), encoding="utf-8")
    return target


def test_articles(tmp_path: Path) -> None:
    predict_folder(SETS / "articles" / "texts", tmp_path)
    told = scored(SETS / "score_articles.py", SETS / "articles" / "gold", tmp_path)
    assert figure(told, "typed") >= 0.765
    assert figure(told, "full") >= 0.59
    assert figure(told, "strict") >= 0.545
    assert figure(told, "published") >= 0.95


def test_training_articles(tmp_path: Path) -> None:
    """Every fifth of the annotated articles. The weights have seen them: what falls here are the rules."""
    gold, texts, told = (tmp_path / name for name in ("gold", "texts", "predicted"))
    for folder in (gold, texts, told):
        folder.mkdir()
    for path in sorted((TRAINING / "gold").glob("*.json"))[::5]:
        shutil.copy(path, gold)
        shutil.copy(TRAINING / "texts" / f"{path.stem}.txt", texts)
    predict_folder(texts, told)
    figures_told = scored(SETS / "score_articles.py", gold, told)
    assert figure(figures_told, "typed") >= 0.775
    assert figure(figures_told, "full") >= 0.685
    assert figure(figures_told, "strict") >= 0.615


def test_stories_of_several_states(tmp_path: Path) -> None:
    stories = Path(__file__).parents[2] / "benchmarks" / "stories"
    predict_folder(stories / "texts", tmp_path)
    told = scored(SETS / "score_articles.py", stories / "gold", tmp_path)
    assert figure(told, "typed") >= 0.75
    assert figure(told, "full") >= 0.54
    assert figure(told, "strict") >= 0.455


def test_times(tmp_path: Path) -> None:
    gold = SETS / "time" / "aquaint.jsonl"
    told = scored(SETS / "score.py", "times", gold, predicted("times", gold, tmp_path))
    assert figure(told, "strict F1") >= 0.85
    assert figure(told, "relaxed F1") >= 0.93
    assert figure(told, "value F1") >= 0.77


def test_actors(tmp_path: Path) -> None:
    gold = SETS / "actors" / "actors.jsonl"
    told = scored(SETS / "score.py", "actors", gold, predicted("actors", gold, tmp_path))
    assert figure(told, "country and codes") >= 0.92


def test_sentence_ends() -> None:
    counts = measure(SETS.parent)
    assert figures(*counts["all"])[2] >= 0.995
    assert figures(*counts["within lines"])[2] >= 0.98


def test_samarkand() -> None:
    """The four events that the article is about, each with its type, parties, days, country, status and source."""
    reading = dragoman.read(SETS / "articles" / "texts" / "samarkand.txt")
    found = {
        (
            event.type.category,
            "".join(sorted(party.country or "" for party in (*event.actors, *event.recipients))),
            event.date and f"{event.date.first} {event.date.last}",
            event.place and event.place.place and event.place.place.country,
            event.status.value,
            "".join(voice.country or "" for voice in event.voices),
        )
        for event in reading.events
    }
    assert str(reading.document.published) == "2022-09-07"
    assert {
        ("CONSULT", "CHNRUS", "2022-09-15 2022-09-16", "UZB", "planned", "RUS"),
        ("CONSULT", "CHNRUS", "2022-02-01 2022-02-28", "CHN", "happened", ""),
        ("COOPERATE", "CHNRUS", "2022-09-07 2022-09-07", "RUS", "happened", ""),
        ("MOBILIZE", "PRKRUS", "2022-09-06 2022-09-06", None, "ongoing", "USA"),
    } <= found
