"""Write the probe by which a network session learns how the processor sums products of eight bits.

    python scripts/compile_probe.py

One product of a matrix of 255s (unsigned) with one of 127s (signed), whose sums no sixteen bits hold. Needs the
`train` extra. Writes src/dragoman/networks/probe.onnx.
"""

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

SIDE = 16
TARGET = Path(__file__).parents[1] / "src" / "dragoman" / "networks" / "probe.onnx"


def main() -> None:
    weights = numpy_helper.from_array(np.full((SIDE, SIDE), 127, np.int8), "weights")
    graph = helper.make_graph(
        [helper.make_node("MatMulInteger", ["given", "weights"], ["sums"])],
        "probe",
        [helper.make_tensor_value_info("given", TensorProto.UINT8, [SIDE, SIDE])],
        [helper.make_tensor_value_info("sums", TensorProto.INT32, [SIDE, SIDE])],
        [weights],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.checker.check_model(model)
    TARGET.write_bytes(model.SerializeToString())


if __name__ == "__main__":
    main()
