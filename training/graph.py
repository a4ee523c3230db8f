"""The network written out as an ONNX graph, node by node, in the operators that onnxruntime runs fastest on a CPU.

Rows hold several sentences each, see `commonground.language.encoder_rows`. `com.microsoft` operators are those of
onnxruntime: https://github.com/microsoft/onnxruntime/blob/main/docs/ContribOperators.md.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper

Array = npt.NDArray[np.generic]
Floats = npt.NDArray[np.float32]
OPSET, IR = 17, 8
MASKED = -1e4  # added to the attention between words of two sentences


@dataclass(frozen=True, slots=True)
class Linear:
    """A layer of the graph: the value it is given, and its weights (outputs, inputs)."""

    given: str
    weight: Floats


@dataclass(slots=True)
class Graph:
    """A graph in the making; values are known by their names.

    `whole` leaves every weight in float32; else `quiet` has what the inputs of linear layers are divided by before
    they are rounded, see `training.rounding`.
    """

    whole: bool
    quiet: Mapping[str, Floats] = field(default_factory=dict)
    linears: dict[str, Linear] = field(default_factory=dict)
    nodes: list[onnx.NodeProto] = field(default_factory=list)
    tensors: dict[str, onnx.TensorProto] = field(default_factory=dict)

    def constant(self, name: str, value: Array) -> str:
        """A tensor of the file."""
        self.tensors[name] = numpy_helper.from_array(np.ascontiguousarray(value), name)
        return name

    def integers(self, *values: int) -> str:
        """A small tensor of int64, written once however often it is asked for."""
        return self.constant("_".join(["int", *map(str, values)]).replace("-", "m"), np.array(values, np.int64))

    def add(self, operator: str, inputs: Sequence[str], name: str, domain: str = "", **attributes: object) -> str:
        """The output of one more node."""
        self.nodes.append(helper.make_node(operator, inputs, [name], name=name, domain=domain, **attributes))
        return name

    def linear(self, given: str, weights: Mapping[str, Floats], name: str) -> str:
        """`given` @ weight.T + bias in int8: weights by output, activations over the whole batch."""
        weight, bias = weights[f"{name}.weight"], weights[f"{name}.bias"]
        self.linears[name] = Linear(given, weight)
        if self.whole:
            return self.plain(given, weight, bias, name)
        if name in self.quiet:
            given = self.add("Mul", [given, self.constant(f"{name}.quieter", 1 / self.quiet[name])], f"{name}.quiet")
            weight = weight * self.quiet[name]
        rows, scales = rounded(weight)
        inputs = [given, self.constant(f"{name}.weight", rows.T), self.constant(f"{name}.scale", scales)]
        inputs += ["", self.constant(f"{name}.bias", bias)]
        return self.add("DynamicQuantizeMatMul", inputs, name, "com.microsoft")

    def plain(self, given: str, weight: Floats, bias: Floats | None, name: str) -> str:
        """`given` @ weight.T + bias in float32, for layers too small to be worth rounding."""
        if bias is None:
            return self.add("MatMul", [given, self.constant(f"{name}.weight", weight.T)], name)
        product = self.add("MatMul", [given, self.constant(f"{name}.weight", weight.T)], f"{name}.product")
        return self.add("Add", [product, self.constant(f"{name}.bias", bias)], name)

    def norm(self, given: str, weights: Mapping[str, Floats], name: str, epsilon: float) -> str:
        """Layer norm over the last axis."""
        own = [self.constant(f"{name}.{part}", weights[f"{name}.{part}"]) for part in ("weight", "bias")]
        return self.add("LayerNormalization", [given, *own], name, epsilon=epsilon)

    def split(self, given: str, names: Sequence[str], sizes: Sequence[int]) -> list[str]:
        """The parts of the last axis, by name."""
        inputs = [given, self.integers(*sizes)]
        self.nodes.append(helper.make_node("Split", inputs, names, name=f"{given}.parts", axis=-1))
        return list(names)

    def blend(self, given: Sequence[str], shares: Floats, name: str) -> str:
        """The sum of some values, each times its share."""
        parts = [
            self.add("Mul", [part, self.constant(f"{part}.share", np.array([share], np.float32))], f"{part}.blended")
            for part, share in zip(given, shares, strict=True)
        ]
        return self.add("Sum", parts, name)

    def gelu(self, given: str) -> str:
        """The Gaussian error linear unit, exact."""
        return self.add("Gelu", [given], f"{given}.gelu", "com.microsoft")

    def table(self, ids: str, rows: Floats, name: str) -> str:
        """The rows of an embedding table, kept in int8 with a scale a row."""
        if self.whole:
            return self.add("Gather", [self.constant(f"{name}.rows", rows), ids], name)
        small, scales = rounded(rows)
        found = self.add("Gather", [self.constant(f"{name}.rows", small), ids], f"{name}.small")
        found = self.add("Cast", [found], f"{name}.float", to=TensorProto.FLOAT)
        scale = self.add("Gather", [self.constant(f"{name}.scales", scales[:, None]), ids], f"{name}.scale")
        return self.add("Mul", [found, scale], name)

    def model(self, inputs: Mapping[str, tuple[int, list[str | int]]], outputs: Sequence[str]) -> onnx.ModelProto:
        """The finished model, checked."""
        graph = helper.make_graph(
            self.nodes,
            "commonground",
            [helper.make_tensor_value_info(name, kind, shape) for name, (kind, shape) in inputs.items()],
            [helper.make_tensor_value_info(name, TensorProto.FLOAT, [None] * 3) for name in outputs],
            list(self.tensors.values()),
        )
        versions = [helper.make_opsetid("", OPSET), helper.make_opsetid("com.microsoft", 1)]
        made = helper.make_model(graph, opset_imports=versions, ir_version=IR)
        onnx.checker.check_model(made)
        return made


def rounded(weight: Floats) -> tuple[npt.NDArray[np.int8], Floats]:
    """Int8 rows and what each is to be multiplied with."""
    scales = np.maximum(np.abs(weight).max(axis=1), 1e-8) / 127
    return np.round(weight / scales[:, None]).astype(np.int8), scales.astype(np.float32)
