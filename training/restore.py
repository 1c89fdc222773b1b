"""Weights of shipped networks, back from their int8 ONNX files, to go on training without the files they came from."""

from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor

from dragoman.networks.session import SHARED, WORDS
from training.events.labels import ROLES
from training.events.network import ROLE
from training.reader.network import LABEL

State = dict[str, Tensor]
QUANTISED = ("_quantized", "_scale", "_zero_point")


def reader_state(path: Path) -> State:
    """State of a ReaderNetwork, as exact as eight bits are."""
    state, products, _ = _parts(path)
    for value in products.values():
        if value.shape[0] == LABEL + 1:
            state["heads.rel"] = value.view(LABEL + 1, -1, LABEL + 1).permute(1, 0, 2).contiguous()
        else:
            state["heads.arc"] = value
    return state


def event_state(path: Path) -> State:
    """State of an EventNetwork but for its relation head, as exact as eight bits are."""
    state, _, arrays = _parts(path)
    role = next(value for value in arrays.values() if value.shape == (ROLE + 1, len(ROLES), ROLE + 1))
    state["heads.role"] = torch.tensor(role).permute(1, 0, 2).contiguous()
    return state


def _parts(path: Path) -> tuple[State, State, dict[str, NDArray[np.float32]]]:
    """Weights that belong to a module; products that belong to none, by node; and the file's plain arrays."""
    graph = onnx.load(str(path), load_external_data=False).graph
    arrays = {one.name: numpy_helper.to_array(one) for one in graph.initializer if one.name != SHARED}
    arrays[SHARED] = np.load(WORDS)
    state = {name: torch.tensor(value) for name, value in arrays.items() if name.startswith(("encoder.", "heads."))}
    state = {name: value for name, value in state.items() if not name.endswith(QUANTISED)}
    for name in arrays:
        if name.startswith("encoder.") and name.endswith("_quantized"):
            state[name.removesuffix("_quantized")] = _plain(arrays, name.removesuffix("_quantized"))
    others = {}
    for node in graph.node:
        if node.op_type != "MatMulInteger":
            continue
        module = node.name.removesuffix("_quant").removesuffix("/MatMul").strip("/").split("/")
        value = _plain(arrays, node.input[1].removesuffix("_quantized"))
        if not node.name.endswith("/MatMul_quant") or module == [""]:
            others[node.name] = value
        else:
            inside = ".".join(module) if module[0] == "encoder" else f"heads.{module[-1]}"
            state[f"{inside}.weight"] = value.T.contiguous()
    return state, others, arrays


def _plain(arrays: dict[str, NDArray[np.float32]], name: str) -> Tensor:
    whole, scale, zero = (arrays[f"{name}_{part}"] for part in ("quantized", "scale", "zero_point"))
    return torch.tensor((whole.astype(np.float32) - zero.astype(np.float32)) * scale)
