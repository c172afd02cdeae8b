"""OpenVINO without its report home: the package sends an event to its maker when it is imported; here it finds nobody to send it by."""

import os
import sys
from functools import cache
from pathlib import Path
from typing import Any

THREADS = min(2, os.cpu_count() or 1)


@cache
def core() -> Any:
    """The runtime. Raises ImportError where the package is not installed."""
    # None in the table of modules makes the import of the reporter fail, and OpenVINO takes its own stub instead.
    sys.modules.setdefault("openvino_telemetry", None)  # type: ignore[arg-type]
    import openvino  # type: ignore[import-untyped, unused-ignore]

    return openvino.Core()


def capabilities() -> frozenset[str]:
    """What the processor computes natively: FP32, BF16, INT8, FP16…; empty where OpenVINO is not installed."""
    try:
        return frozenset(core().get_property("CPU", "OPTIMIZATION_CAPABILITIES"))
    except ImportError:
        return frozenset()


def opened(path: Path, precision: str, shapes: dict[str, list[int]] | None = None) -> Any:
    """A model compiled for the processor. ``precision``: f32 or bf16; ``shapes``: its inputs' sizes where they are always the same."""
    model = core().read_model(path)
    if shapes:
        model.reshape(shapes)
    settings = {
        "INFERENCE_PRECISION_HINT": precision,
        "INFERENCE_NUM_THREADS": THREADS,
        "PERFORMANCE_HINT": "LATENCY",
        # Every sentence has another length: without a bound the code made for each would be kept.
        "CPU_RUNTIME_CACHE_CAPACITY": 256,
    }
    return core().compile_model(model, "CPU", settings).create_infer_request()
