"""The model taken apart once: whole or not at all, told from a damaged one, told from another model's."""

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from vivevoix.engines.kokoro.prepare import Part, prepared, verify
from vivevoix.engines.kokoro.prepare.graph import Graph, attributes
from vivevoix.engines.kokoro.prepare.vocoder import SNAKE, _interleaved
from vivevoix.engines.kokoro.processor import core
from vivevoix.engines.kokoro.source import source as opened
from vivevoix.engines.kokoro.statistics import statistics
from vivevoix.engines.kokoro.style import VOICES
from vivevoix.errors import ModelCorrupt, ModelMissing, OutputError

SOURCE = Part("source")

pytestmark = pytest.mark.voice


@pytest.fixture
def source(tmp_path: Path) -> Path:
    (path,) = prepared((SOURCE,), tmp_path)
    return path


def test_a_part_is_made_once_and_can_be_used(source: Path, tmp_path: Path) -> None:
    made = source.stat().st_mtime_ns
    assert prepared((SOURCE,), tmp_path) == (source,) and source.stat().st_mtime_ns == made
    harmonics = opened(source).harmonics(np.full(80, 200, np.float32))
    assert harmonics.shape == (22, 120 * 40 + 1) and harmonics.std() > 0.1
    assert verify((SOURCE,), tmp_path) == source.stat().st_size


def test_nothing_is_left_beside_the_part(source: Path) -> None:
    assert {path.name for path in source.parent.iterdir()} == {"source.npz", "manifest.json"}
    assert {path.name for path in source.parent.parent.iterdir()} == {source.parent.name, "lock"}


def test_a_damaged_part_is_said_and_a_shortened_one_made_again(source: Path, tmp_path: Path) -> None:
    whole = source.read_bytes()
    source.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    with pytest.raises(ModelCorrupt, match="damaged"):
        verify((SOURCE,), tmp_path)
    source.write_bytes(whole[:100])
    assert prepared((SOURCE,), tmp_path)[0].read_bytes() == whole


def test_what_was_not_made_is_said(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match="first use"):
        verify((SOURCE,), tmp_path)


def test_two_at_once_make_one(tmp_path: Path) -> None:
    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(lambda _: prepared((SOURCE,), tmp_path), range(2))
    assert first == second and verify((SOURCE,), tmp_path) > 0


def test_progress_is_told(tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    prepared((SOURCE,), tmp_path, progress=lambda *piece: told.append(piece))
    assert told == [("preparing the voice", 0, 1), ("preparing the voice", 1, 1)]


def test_a_cache_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cache"):
        prepared((SOURCE,), tmp_path / "file")


def test_each_model_of_ones_own_has_its_own_parts(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match="kokoro.onnx"):
        prepared((SOURCE,), tmp_path, tmp_path)


def test_the_runtime_has_nobody_to_report_to() -> None:
    core()
    assert sys.modules["openvino_telemetry"] is None
    assert not any(name.startswith("openvino_telemetry.") for name in sys.modules)


@pytest.mark.parametrize("voice", VOICES)
def test_every_voice_has_its_statistics(voice: str) -> None:
    held = statistics(voice)
    assert len(held.normalisations) == 54 and len(held.ranges) > 30
    assert all(deviation.min() > 0 and len(mean) == len(deviation) for mean, deviation in held.normalisations.values())
    assert all(low < 0 < high for low, high in held.ranges.values())


def test_the_polynomial_is_the_squared_sine() -> None:
    turns = np.linspace(-0.5, 0.5, 10_001)
    squared = turns**2
    assert np.abs(squared * np.polyval(SNAKE[::-1], squared) - np.sin(np.pi * turns) ** 2).max() < 3e-5


def test_an_interleaved_convolution_is_the_transposed_one() -> None:
    random = np.random.default_rng(4)
    stride, padding = 4, 2
    weights = random.normal(size=(3, 2, 2 * stride)).astype(np.float32)
    signal = random.normal(size=(3, 9)).astype(np.float32)
    spread = np.zeros((2, 8 * stride + 2 * stride), np.float32)
    for place in range(9):
        spread[:, place * stride : place * stride + 2 * stride] += np.einsum("s,scw->cw", signal[:, place], weights)
    wanted = spread[:, padding : padding + 9 * stride]
    kernel = _interleaved(weights, stride, padding)
    padded = np.pad(signal, ((0, 0), (1, 1)))
    flat = np.stack([np.einsum("osk,sk->o", kernel, padded[:, place : place + 3]) for place in range(9)], 1)
    given = flat.reshape(stride, 2, 9).transpose(1, 2, 0).reshape(2, 9 * stride)
    assert np.allclose(given, wanted, atol=1e-5)


def test_a_cut_keeps_only_what_the_outputs_need() -> None:
    from onnx import TensorProto, helper

    nodes = [
        helper.make_node("Add", ["a", "b"], ["sum"]),
        helper.make_node("Mul", ["sum", "a"], ["product"]),
        helper.make_node("Sub", ["a", "b"], ["unused"], name="unused"),
    ]
    ends = [helper.make_tensor_value_info(name, TensorProto.FLOAT, [1]) for name in ("a", "b", "product")]
    graph = Graph(helper.make_model(helper.make_graph(nodes, "g", ends[:2], ends[2:])).SerializeToString())
    graph.cut(["product"], ["sum"])
    assert [node.op_type for node in graph.nodes] == ["Mul"] and attributes(graph.nodes[0]) == {}
    assert not graph.makes("sum") and graph.makes("product")
