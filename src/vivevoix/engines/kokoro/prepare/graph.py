"""An ONNX graph in the hand: its nodes and tensors, to be cut, folded and rewritten."""

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
from onnx import helper, numpy_helper

Tensor = npt.NDArray[Any]
CONTRIBUTED = frozenset({"FastGelu", "SkipLayerNormalization", "DynamicQuantizeLSTM", "FusedMatMul", "DynamicQuantizeMatMul"})
"""Operators of the model that belong to ONNX Runtime's own set."""


class Graph:
    """Nodes in order and constant tensors by name. ``maker`` and ``users`` follow every change made through its methods."""

    def __init__(self, content: bytes) -> None:
        graph = onnx.load_model_from_string(content).graph
        self.nodes: list[onnx.NodeProto] = list(graph.node)
        self.tensors: dict[str, Tensor] = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
        self._index()

    def maker(self, name: str) -> onnx.NodeProto:
        """The node that makes a tensor. Raises KeyError for an input or a constant."""
        return self._makers[name]

    def makes(self, name: str) -> bool:
        """Whether a node makes the tensor; else it is an input or a constant."""
        return name in self._makers

    def users(self, name: str) -> list[onnx.NodeProto]:
        """The nodes that take a tensor."""
        return list(self._users.get(name, ()))

    def kind(self, *kinds: str) -> list[onnx.NodeProto]:
        """The nodes of these operators, in order."""
        return [node for node in self.nodes if node.op_type in kinds]

    def replace(self, swaps: Iterable[tuple[onnx.NodeProto, list[onnx.NodeProto]]]) -> None:
        """Put other nodes where nodes stand; they keep the names of the tensors that are taken elsewhere."""
        table = {id(old): new for old, new in swaps}
        self.nodes = [new for node in self.nodes for new in table.get(id(node), [node])]
        self._index()

    def cut(self, outputs: Iterable[str], inputs: Iterable[str] = ()) -> None:
        """Keep what ``outputs`` need when ``inputs`` are given from outside, in an order that can be run."""
        kept: list[onnx.NodeProto] = []
        seen = set(inputs)
        pending = [(name, False) for name in outputs]
        while pending:
            name, made = pending.pop()
            node = self._makers.get(name)
            if made and node is not None:
                kept.append(node)
            elif node is not None and name not in seen:
                seen.update(node.output)
                pending.append((name, True))
                pending += [(source, False) for source in node.input]
        self.nodes = kept
        self._index()

    def model(self, inputs: Mapping[str, tuple[Any, ...]], outputs: Iterable[str]) -> bytes:
        """The graph as a file. ``inputs``: tensor name → shape, a letter for each length that varies."""
        used = {name for node in self.nodes for name in node.input}
        constants = [numpy_helper.from_array(np.array(t, order="C"), n) for n, t in self.tensors.items() if n in used]
        kind = {name: onnx.TensorProto.INT64 if name == "tokens" else onnx.TensorProto.FLOAT for name in inputs}
        taken = [helper.make_tensor_value_info(name, kind[name], shape) for name, shape in inputs.items()]
        given = [helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, None) for name in outputs]
        graph = helper.make_graph(self.nodes, "part", taken, given, constants)
        sets = [helper.make_opsetid("", 20)]
        if any(node.op_type in CONTRIBUTED or node.domain == "com.microsoft" for node in self.nodes):
            sets.append(helper.make_opsetid("com.microsoft", 1))
        content: bytes = helper.make_model(graph, opset_imports=sets, ir_version=9).SerializeToString()
        return content

    def _index(self) -> None:
        self._makers = {name: node for node in self.nodes for name in node.output if name}
        self._users: dict[str, list[onnx.NodeProto]] = {}
        for node in self.nodes:
            for name in node.input:
                self._users.setdefault(name, []).append(node)


def attributes(node: onnx.NodeProto) -> dict[str, Any]:
    """The node's attributes by name."""
    return {attribute.name: helper.get_attribute_value(attribute) for attribute in node.attribute}


def other(node: onnx.NodeProto, name: str) -> str:
    """The input of a node of two that is not ``name``."""
    return next(str(source) for source in node.input if source != name)
