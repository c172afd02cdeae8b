"""The figures of speed: a cold start is a process of its own, the machine's peak is no guess."""

import pytest

from tests.conftest import MODEL_CACHE
from vivevoix.bench.cold import seconds_to_first_audio
from vivevoix.bench.limit import peak_gflops
from vivevoix.engines.kokoro.processor import capabilities
from vivevoix.errors import EngineError


@pytest.mark.voice
def test_a_cold_start_ends_with_sound() -> None:
    assert seconds_to_first_audio(MODEL_CACHE, "") > 0.1


@pytest.mark.voice
def test_a_cold_start_that_fails_is_said(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(EngineError, match="doctor"):
        seconds_to_first_audio(MODEL_CACHE, "seven-bits")
    assert "seven-bits" in capfd.readouterr().err


@pytest.mark.skipif("FP32" not in capabilities(), reason="OpenVINO is not there")
def test_the_peak_is_one_of_this_world() -> None:
    assert 5 < peak_gflops("f32") < 20_000
