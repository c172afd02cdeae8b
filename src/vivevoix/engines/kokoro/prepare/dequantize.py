"""From the file's integers back to floats: weights keep their int8 rounding, activations are no longer rounded."""

import numpy as np
import onnx
from onnx import helper

from vivevoix.engines.kokoro.prepare.graph import Graph, Tensor, attributes, other


def dequantize(graph: Graph) -> None:
    """Turn the chains DynamicQuantizeLinear → ConvInteger|MatMulInteger → (Add bias) → Cast → Mul scale into Conv and MatMul."""
    graph.replace([_float(graph, node) for node in graph.kind("ConvInteger", "MatMulInteger")])


def _float(graph: Graph, node: onnx.NodeProto) -> tuple[onnx.NodeProto, list[onnx.NodeProto]]:
    bias, last = _chain(graph, node)
    scale = _scale(graph, last)
    signal = graph.maker(node.input[0]).input[0]
    name = f"{node.name}/float"
    weights = graph.tensors[node.input[1]].astype(np.float32)
    zero = graph.tensors[node.input[3]].astype(np.float32)
    if node.op_type == "MatMulInteger":
        graph.tensors[name] = ((weights - zero) * scale).astype(np.float32)
        return last, [helper.make_node("MatMul", [signal, name], list(last.output), name=name)]
    graph.tensors[name] = ((weights - _along(zero, weights)) * _along(scale, weights)).astype(np.float32)
    kept = {key: value for key, value in attributes(node).items() if key != "auto_pad"}
    return last, [helper.make_node("Conv", [signal, name, *bias], list(last.output), name=name, **kept)]


def _chain(graph: Graph, node: onnx.NodeProto) -> tuple[list[str], onnx.NodeProto]:
    """The float bias that is added on the way, if any, and the multiplication by the scale that ends the chain."""
    bias: list[str] = []
    name = node.output[0]
    while True:
        (step,) = graph.users(name)
        if step.op_type == "Mul":
            return bias, step
        if step.op_type == "Add":
            bias = [_unrounded(graph, other(step, name))]
        name = step.output[0]


def _unrounded(graph: Graph, name: str) -> str:
    """The float bias behind Reshape ← Cast ← Floor ← Div."""
    node = graph.maker(name)
    while node.op_type != "Div":
        node = graph.maker(node.input[0])
    return str(node.input[0])


def _scale(graph: Graph, last: onnx.NodeProto) -> Tensor:
    """The weights' scale: the constant factor of the two that the chain ends with."""
    factors = [name for source in last.input if graph.makes(source) for name in graph.maker(source).input]
    (constant,) = [name for name in factors if name in graph.tensors]
    return graph.tensors[constant].astype(np.float32)


def _along(factor: Tensor, weights: Tensor) -> Tensor:
    """One factor for all, or one for each output channel."""
    return factor.reshape(()) if factor.size == 1 else factor.reshape(-1, *[1] * (weights.ndim - 1))
