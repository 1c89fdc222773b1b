"""A trained network as an int8 ONNX file, quantised per channel."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import TensorProto, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from dragoman.networks.session import SHARED, WORDS, digest

INPUTS = ("input_ids", "attention_mask", "shape_ids", "word_starts", "word_mask")


def sample() -> tuple[torch.Tensor, ...]:
    """A made-up batch of two sentences to trace with."""
    ids = torch.randint(1000, 2000, (2, 12))
    mask = torch.ones(2, 12, dtype=torch.long)
    mask[1, 8:] = 0
    shapes = torch.ones(2, 12, dtype=torch.long)
    starts = torch.tensor([[1, 2, 4, 6, 7], [1, 3, 5, 0, 0]])
    words = torch.tensor([[1, 1, 1, 1, 1], [1, 1, 1, 0, 0]])
    return ids, mask, shapes, starts, words


def to_onnx(network: nn.Module, path: Path, outputs: dict[str, dict[int, str]]) -> None:
    """Plain fp32 ONNX with batch, subwords and words as free dimensions."""
    network.eval()
    axes = {name: {0: "batch", 1: "subwords"} for name in INPUTS[:3]}
    axes |= {name: {0: "batch", 1: "words"} for name in INPUTS[3:]}
    torch.onnx.export(
        network,
        sample(),
        str(path),
        input_names=list(INPUTS),
        output_names=list(outputs),
        dynamic_axes=axes | outputs,
        opset_version=17,
        dynamo=False,
    )


def quantise(source: Path, target: Path) -> None:
    """Dynamic int8 of the weights, per channel; products of two inputs, as in attention, stay in fp32."""
    model = onnx.load(str(source))
    weights = {initializer.name for initializer in model.graph.initializer}
    skipped = [
        node.name for node in model.graph.node if node.op_type == "MatMul" and not weights.intersection(node.input)
    ]
    quantize_dynamic(
        str(source),
        str(target),
        per_channel=True,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        nodes_to_exclude=skipped,
        extra_options={"MatMulConstBOnly": True},
    )


def share_words(path: Path) -> None:
    """Leave the vectors of the vocabulary out of an exported network: they are those of the shared file, which the
    first export makes.

    ValueError where they are not, that is where they were trained, or come from another encoder.
    """
    model = onnx.load(str(path))
    vectors = next(one for one in model.graph.initializer if one.name == SHARED)
    if not WORDS.exists():
        np.save(WORDS, numpy_helper.to_array(vectors))
    if not np.array_equal(numpy_helper.to_array(vectors), np.load(WORDS)):
        raise ValueError(f"{path}: its vectors of words are not those of {WORDS}")
    size = len(vectors.raw_data)
    vectors.ClearField("raw_data")
    vectors.data_location = TensorProto.EXTERNAL
    for key, value in (("location", WORDS.name), ("offset", "0"), ("length", str(size))):
        vectors.external_data.add(key=key, value=value)
    path.write_bytes(model.SerializeToString())


def export(network: nn.Module, plain: Path, target: Path, outputs: dict[str, dict[int, str]], about: Any) -> None:
    """The network as `target`, by way of the fp32 file `plain`, and beside it, as JSON, what it is `about`."""
    target.parent.mkdir(parents=True, exist_ok=True)
    to_onnx(network, plain, outputs)
    quantise(plain, target)
    share_words(target)
    about = about | {"sha256": digest(target), "words": digest(WORDS)}
    target.with_suffix(".json").write_text(json.dumps(about, indent=1) + "\n")
    print(f"{target}: {target.stat().st_size / 1e6:.1f} MB")
