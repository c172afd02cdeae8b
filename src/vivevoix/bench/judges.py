"""Judges of a voice that need no reference: DNSMOS and DistillMOS, from the extras ``requirements/bench.in`` (weights in the wheels).

Both were made to rank noisy calls; on clean synthetic speech they resolve about 0.03, and say nothing of accent or of wrong words.
"""

import sys
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import numpy.typing as npt

from vivevoix.model import Audio, Samples

RATE = 16_000
SECONDS = 9.01
"""DNSMOS hears windows of this length, a second apart; a shorter sound is repeated until it fills one."""
MELS, WIDTH, HOP = 120, 321, 160
SHAPES = {
    "ovrl": (-0.06766283, 1.11546468, 0.04602535),
    "sig": (-0.08397278, 1.22083953, 0.0052439),
    "bak": (-0.13166888, 1.60915514, -0.39604546),
}
"""Polynomials from the net's raw values to the scale of listeners, from the DNSMOS P.835 release."""


def dnsmos(audio: Audio) -> Mapping[str, float]:
    """``ovrl``, ``sig``, ``bak`` (P.835) and ``p808``, 1 to 5; empty where speechmos is not installed."""
    found = find_spec("speechmos")
    if found is None or not found.submodule_search_locations:
        return {}
    folder = Path(found.submodule_search_locations[0]) / "dnsmos_models"
    raw, plain = _net(folder / "sig_bak_ovr.onnx"), _net(folder / "model_v8.onnx")
    rows = []
    for window in _windows(at_16khz(audio)):
        sig, bak, ovrl = raw.run(None, {"input_1": window[None]})[0][0]
        p808 = plain.run(None, {"input_1": log_mel(window[:-HOP])[None]})[0][0][0]
        rows.append([np.polyval(SHAPES[name], value) for name, value in (("ovrl", ovrl), ("sig", sig), ("bak", bak))] + [p808])
    return dict(zip(("ovrl", "sig", "bak", "p808"), np.mean(rows, 0).tolist(), strict=True))


def distillmos(audio: Audio) -> Mapping[str, float]:
    """``distillmos``, 1 to 5; empty where distillmos (and PyTorch) are not installed."""
    if find_spec("distillmos") is None or find_spec("torch") is None:
        return {}
    import torch  # type: ignore[import-not-found, unused-ignore]

    with torch.no_grad():
        return {"distillmos": float(_distilled()(torch.from_numpy(at_16khz(audio))[None])[0])}


@cache
def _distilled() -> Any:
    # The package takes torchaudio for its own command alone, and each build of torchaudio fits one build of PyTorch.
    sys.modules.setdefault("torchaudio", ModuleType("torchaudio"))
    from distillmos import ConvTransformerSQAModel  # type: ignore[import-not-found, unused-ignore]

    judge = ConvTransformerSQAModel()
    judge.eval()
    return judge


@cache
def _net(path: Path) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 2
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def at_16khz(audio: Audio) -> Samples:
    """The sound at 16 kHz: its spectrum cut at 8 kHz."""
    length = round(len(audio.samples) * RATE / audio.sample_rate)
    spectrum = np.fft.rfft(audio.samples)[: length // 2 + 1]
    samples: Samples = (np.fft.irfft(spectrum, length) * (length / len(audio.samples))).astype(np.float32)
    return np.clip(samples, -1, 1)


def _windows(samples: Samples) -> list[Samples]:
    length = int(SECONDS * RATE)
    while len(samples) < length:
        samples = np.append(samples, samples)
    count = int(len(samples) / RATE - SECONDS) + 1
    return [samples[place * RATE : place * RATE + length] for place in range(count)]


def log_mel(samples: Samples) -> Samples:
    """The spectrogram that DNSMOS P.808 was made on, float32 [frames, 120]: decibels under its maximum, scaled to about ±1."""
    padded = np.pad(samples, WIDTH // 2)
    frames = np.lib.stride_tricks.sliding_window_view(padded, WIDTH)[::HOP] * np.hanning(WIDTH + 1)[:WIDTH]
    power = np.abs(np.fft.rfft(frames, axis=1)) ** 2 @ _mel_bank().T
    decibels = 10 * np.log10(np.maximum(power, 1e-10) / max(float(power.max()), 1e-10))
    scaled: Samples = ((np.maximum(decibels, -80) + 40) / 40).astype(np.float32)
    return scaled


@cache
def _mel_bank() -> npt.NDArray[np.float64]:
    """Triangles of equal area on Slaney's scale: linear to 1 kHz, logarithmic above; [120, bins]."""
    edges = _hertz(np.linspace(0, _mel(RATE / 2), MELS + 2))
    bins = np.fft.rfftfreq(WIDTH, 1 / RATE)
    rising = (bins[None] - edges[:-2, None]) / np.diff(edges)[:-1, None]
    falling = (edges[2:, None] - bins[None]) / np.diff(edges)[1:, None]
    area = 2 / (edges[2:] - edges[:-2])
    bank: npt.NDArray[np.float64] = np.maximum(0, np.minimum(rising, falling)) * area[:, None]
    return bank


def _mel(hertz: float) -> float:
    return float(15 + np.log(hertz / 1000) / (np.log(6.4) / 27))


def _hertz(mels: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    return np.where(mels < 15, mels * 200 / 3, 1000 * np.exp((np.log(6.4) / 27) * (mels - 15)))
