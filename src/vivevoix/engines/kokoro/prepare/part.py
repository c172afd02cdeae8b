"""The parts: what decides each, and how it is written."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from vivevoix.engines.kokoro.statistics import statistics
from vivevoix.engines.kokoro.style import SHA256, timbre
from vivevoix.engines.kokoro.tensors import (
    ALIGNED,
    AUDIO,
    ENERGY,
    FEATURES,
    FRAMES,
    HARMONICS,
    MIXED,
    PITCH,
    SOUND_FEATURES,
    SOUNDS,
    SPECTRUM,
    TIMBRE,
)


@dataclass(frozen=True, slots=True)
class Part:
    """``encoder``, ``prosody``, ``source``, ``decoder`` (as the file has it), or ``vocoder`` (rewritten for one voice)."""

    name: str
    voice: str = ""
    eight_bits: bool = False
    frozen: bool = False
    """Normalise by the voice's statistics rather than by the sound's own, so that windows can be computed apart."""

    @property
    def file(self) -> str:
        """The file to open in the part's folder."""
        if self.name == "source":
            return "source.npz"
        return "model.xml" if self.voice else "model.onnx"

    @property
    def decided(self) -> tuple[object, ...]:
        """All that decides the part beside the model's file and the version of preparation."""
        measured = statistics(self.voice).digest if self.eight_bits or self.frozen else ""
        return (self.name, self.voice, SHA256.get(self.voice, ""), self.eight_bits, self.frozen, measured)

    def write(self, whole: bytes, folder: Path) -> None:
        """Write the part's files, made from the model's whole file."""
        if self.voice:
            _write_vocoder(self, whole, folder)
        else:
            (folder / self.file).write_bytes(_CUTS[self.name](whole))


def _cut(inputs: dict[str, tuple[object, ...]], outputs: tuple[str, ...]) -> Callable[[bytes], bytes]:
    def made(whole: bytes) -> bytes:
        from vivevoix.engines.kokoro.prepare.graph import Graph

        graph = Graph(whole)
        graph.cut(outputs, inputs)
        return graph.model(inputs, outputs)

    return made


def _mix(whole: bytes) -> bytes:
    """The weights of the source's harmonics."""
    from vivevoix.engines.kokoro.prepare.graph import Graph, other

    graph = Graph(whole)
    graph.cut([MIXED], ())
    (mixing,) = [node for node in graph.kind("Add") if MIXED in node.output]
    product = next(graph.maker(name) for name in mixing.input if graph.makes(name))
    weights = next(graph.tensors[name] for name in product.input if name in graph.tensors)
    held = io.BytesIO()
    np.savez(held, weights=weights.ravel(), bias=graph.tensors[other(mixing, product.output[0])].ravel()[0])
    return held.getvalue()


_STYLE = {"style": (1, 256)}
_CUTS = {
    "encoder": _cut({"tokens": (1, "n"), **_STYLE, "speed": (1,)}, (FRAMES, FEATURES, SOUND_FEATURES)),
    "prosody": _cut({ALIGNED: (1, 640, "T"), **_STYLE}, (PITCH, ENERGY)),
    "source": _mix,
    "decoder": _cut({SOUNDS: (1, 512, "T"), PITCH: (1, "T2"), ENERGY: (1, "T2"), TIMBRE: (1, 128)}, (AUDIO,)),
}
VOCODER_INPUTS: dict[str, tuple[object, ...]] = {
    SOUNDS: (1, 512, 1, "T"),
    PITCH: (1, "T2"),
    ENERGY: (1, "T2"),
    HARMONICS: (1, 22, 1, "K"),
}


def _write_vocoder(part: Part, whole: bytes, folder: Path) -> None:
    """OpenVINO's own form, weights in 16 bits: half the disk, and finer than the bfloat16 that they are computed in."""
    import openvino  # type: ignore[import-untyped, unused-ignore]

    from vivevoix.engines.kokoro.prepare.quantize import quantize
    from vivevoix.engines.kokoro.prepare.vocoder import vocoder
    from vivevoix.engines.kokoro.processor import core

    runtime = core()
    measured = statistics(part.voice) if part.eight_bits or part.frozen else None
    graph = vocoder(whole, timbre(part.voice), measured.normalisations if measured and part.frozen else None)
    if measured and part.eight_bits:
        quantize(graph, measured.ranges)
    half = folder / "whole.onnx"
    half.write_bytes(graph.model(VOCODER_INPUTS, (SPECTRUM,)))
    openvino.save_model(runtime.read_model(half), folder / part.file, compress_to_fp16=True)
    half.unlink()
