"""What this machine could do at most, so that a speed can be said as a share of it."""

import time

import numpy as np

from vivevoix.engines.kokoro.processor import THREADS, core

SIDE = 2048
"""Of the square matrices that are multiplied: 17 GFLOP, 25 MB in float32, enough to fill two cores and little enough to repeat."""
ROUNDS = 8
GFLOP_A_SECOND = 52.8
"""Of the vocoder, for one second of sound: 26.4 milliard multiplications and additions in its convolutions, counted from their shapes."""


def peak_gflops(precision: str) -> float:
    """Milliard operations a second of a matrix product in ``f32`` or ``bf16`` on the voice's threads: the best of some rounds."""
    from openvino import Model, Type, opset13  # type: ignore[import-untyped, unused-ignore]

    left = opset13.parameter([SIDE, SIDE], Type.f32)
    right = opset13.constant(np.ones((SIDE, SIDE), np.float32) / SIDE)
    model = Model([opset13.matmul(left, right, False, False)], [left], "product")
    settings = {"INFERENCE_PRECISION_HINT": precision, "INFERENCE_NUM_THREADS": THREADS, "PERFORMANCE_HINT": "LATENCY"}
    request = core().compile_model(model, "CPU", settings).create_infer_request()
    given = np.ones((SIDE, SIDE), np.float32)
    return 2 * SIDE**3 / min(_seconds(request, given) for _ in range(ROUNDS)) / 1e9


def _seconds(request: object, given: "np.ndarray[tuple[int, int], np.dtype[np.float32]]") -> float:
    started = time.perf_counter()
    request.infer([given])  # type: ignore[attr-defined]
    return time.perf_counter() - started
