"""Eight bits for the vocoder's convolutions: 48 of them hold nine tenths of its work."""

from collections.abc import Mapping

import numpy as np
import onnx
from onnx import helper

from vivevoix.engines.kokoro.prepare.graph import Graph

Ranges = Mapping[str, tuple[float, float]]
"""Name of a convolution's input → the least and the greatest value that is told apart."""


def convolutions(graph: Graph) -> list[onnx.NodeProto]:
    """Those of the residual blocks and of the noise path; the others cost little and lose much."""
    return [node for node in graph.kind("Conv") if "resblocks" in node.name or "noise_res" in node.name]


def quantize(graph: Graph, ranges: Ranges) -> None:
    """Wrap these convolutions in QuantizeLinear and DequantizeLinear: inputs unsigned by range, weights signed by output channel.

    A convolution whose input has no range stays as it is.
    """
    done: set[str] = set()
    swaps = []
    for node in convolutions(graph):
        signal = str(node.input[0])
        if signal in ranges:
            before = [] if signal in done else _rounded_signal(graph, signal, ranges[signal])
            done.add(signal)
            swaps.append((node, [*before, _rounded_weights(graph, node), node]))
            node.input[0] = f"{signal}/rounded"
    graph.replace(swaps)


def _rounded_signal(graph: Graph, signal: str, bounds: tuple[float, float]) -> list[onnx.NodeProto]:
    low, high = min(bounds[0], 0.0), max(bounds[1], 0.0)
    step = (high - low) / 255
    names = [f"{signal}/step", f"{signal}/zero"]
    graph.tensors[names[0]] = np.array(step, np.float32)
    graph.tensors[names[1]] = np.array(round(-low / step), np.uint8)
    return [
        helper.make_node("QuantizeLinear", [signal, *names], [f"{signal}/whole"]),
        helper.make_node("DequantizeLinear", [f"{signal}/whole", *names], [f"{signal}/rounded"]),
    ]


def _rounded_weights(graph: Graph, node: onnx.NodeProto) -> onnx.NodeProto:
    name = str(node.input[1])
    weights = graph.tensors[name]
    steps = np.maximum(np.abs(weights).reshape(len(weights), -1).max(1), 1e-12) / 127
    whole = np.round(weights / steps.reshape(-1, *[1] * (weights.ndim - 1)))
    graph.tensors[f"{name}/whole"] = np.clip(whole, -127, 127).astype(np.int8)
    graph.tensors[f"{name}/steps"] = steps.astype(np.float32)
    graph.tensors[f"{name}/zeros"] = np.zeros(len(steps), np.int8)
    node.input[1] = f"{name}/rounded"
    return helper.make_node(
        "DequantizeLinear", [f"{name}/{held}" for held in ("whole", "steps", "zeros")], [f"{name}/rounded"], axis=0
    )
