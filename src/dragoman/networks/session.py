"""An ONNX network of ours, ready to run: NAME.onnx beside NAME.json, which says what its outputs mean.

All networks start from the same vectors of the vocabulary, which no training changes: those are one file, and each
network's own file leaves them out.
"""

import hashlib
import json
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime

from dragoman.errors import ModelError

WORDS = Path(__file__).parent / "words.npy"
SHARED = "encoder.words.weight_quantized"  # its name in every network
PAD, SPECIAL = 0, 0  # the subword that fills a row up, and the casing shape of what is no word
SHAPES = 8  # casing shapes, `SPECIAL` among them
PROBE = Path(__file__).parent / "probe.onnx"  # one product whose sums no 16 bits hold; scripts/compile_probe.py
_EXACT = ("session.x64quantprecision", "1")  # exact sums of int8 products on x86; reading takes half as long again
_LEAST_WORDS = 3
_SLOW = ["SkipLayerNormFusion"]  # its kernel takes five times what the two it replaces take

Array = np.ndarray[Any, np.dtype[Any]]
Encoded = tuple[list[int], list[int], list[int]]  # subword ids, casing shapes, each word's first subword
Encode = Callable[[Sequence[str]], Encoded]


def open_network(folder: Path, name: str, threads: int) -> tuple[onnxruntime.InferenceSession, dict[str, Any]]:
    """A deterministic session, `threads` at work inside one operator, and what NAME.json says.

    ModelError where a file is missing, damaged or of another version than the one beside it.
    """
    network, about = folder / f"{name}.onnx", folder / f"{name}.json"
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.use_deterministic_compute = True
    options.enable_cpu_mem_arena = True  # batches are bounded; without it every batch's pages are new
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    if cuts_off():
        options.add_session_config_entry(*_EXACT)
    try:
        known: dict[str, Any] = json.loads(about.read_text(encoding="utf-8"))
        _check(network, digest(network), str(known.get("sha256")), about)
        if "words" in known:
            vectors, sha256 = _words()
            _check(WORDS, sha256, str(known["words"]), about)
            options.add_external_initializers([SHARED], [vectors])
        session = onnxruntime.InferenceSession(
            str(network), options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOW
        )
    except (OSError, ValueError, RuntimeError) as error:
        raise ModelError(f"the weights in {folder} cannot be read: {error}; install dragoman again") from error
    return session, known


@cache
def cuts_off() -> bool:
    """Whether the fast kernel for int8 products cuts sums off at 16 bits, as on x86 without VNNI: probabilities would
    be off by up to 0.2."""
    session = onnxruntime.InferenceSession(str(PROBE), providers=["CPUExecutionProvider"])
    (given,) = session.get_inputs()
    (sums,) = session.run(None, {given.name: np.full(given.shape, 255, np.uint8)})
    return bool(sums.min() != 255 * 127 * given.shape[0])


@cache
def _words() -> tuple[onnxruntime.OrtValue, str]:
    """The vectors of the vocabulary [30522,384], eight bits each, held once for all networks, and their file's hash."""
    return onnxruntime.OrtValue.ortvalue_from_numpy(np.load(WORDS)), digest(WORDS)


def digest(path: Path) -> str:
    """SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _check(path: Path, found: str, wanted: str, about: Path) -> None:
    if found != wanted:
        raise ModelError(f"{path}: damaged or of another version than {about.name}; install dragoman again")


def inputs(rows: Sequence[tuple[Sequence[int], Sequence[int], Sequence[int]]]) -> dict[str, Array]:
    """What every network takes of a batch of sentences: rows padded to the longest, words to at least three."""
    width = max(len(ids) for ids, _, _ in rows)
    words = max(_LEAST_WORDS, *(len(starts) for _, _, starts in rows))
    given = {
        "input_ids": np.full((len(rows), width), PAD, np.int64),
        "attention_mask": np.zeros((len(rows), width), np.int64),
        "shape_ids": np.full((len(rows), width), SPECIAL, np.int64),
        "word_starts": np.zeros((len(rows), words), np.int64),
        "word_mask": np.zeros((len(rows), words), np.int64),
    }
    for row, (ids, shapes, starts) in enumerate(rows):
        given["input_ids"][row, : len(ids)] = ids
        given["attention_mask"][row, : len(ids)] = 1
        given["shape_ids"][row, : len(ids)] = shapes
        given["word_starts"][row, : len(starts)] = starts
        given["word_mask"][row, : len(starts)] = 1
    return given
