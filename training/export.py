"""A trained network as an int8 ONNX file, quantised per channel."""

import hashlib
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

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


def digest(path: Path) -> str:
    """SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
