"""Whisper on a real voice, and what it must not do."""

from pathlib import Path

import numpy as np
import pytest

from vivevoix.errors import ListenerError
from vivevoix.listeners.whisper import SAMPLE_RATE, WhisperListener, listener_from, resampled
from vivevoix.model import Audio


def test_resampling_keeps_what_speech_has_and_drops_what_would_fold() -> None:
    time = np.arange(48_000) / 24_000
    for hertz, kept in ((1000, True), (6500, True), (10_000, False)):
        out = resampled(Audio(np.sin(2 * np.pi * hertz * time).astype(np.float32), 24_000))
        assert abs(len(out) - 2 * SAMPLE_RATE) <= 64
        level = float(np.sqrt(np.mean(out[1000:-1000] ** 2)))
        assert level == pytest.approx(0.707, abs=0.08) if kept else level < 0.01


def test_silence_is_answered_without_a_model(tmp_path: Path) -> None:
    assert WhisperListener(tmp_path / "none").listen(Audio(np.zeros(24_000, dtype=np.float32), 24_000), "fr") == ()
    assert not (tmp_path / "none").exists()


def test_a_house_may_bring_its_own_model(tmp_path: Path) -> None:
    (tmp_path / "whisper-base").mkdir()
    assert str(tmp_path) in listener_from(tmp_path, tmp_path).fingerprint
    assert "whisper-base/d01c" in listener_from(tmp_path, None).fingerprint


def test_a_folder_that_is_no_model_is_an_error_with_a_remedy(tmp_path: Path) -> None:
    tone = Audio(np.sin(np.arange(24_000) / 10).astype(np.float32), 24_000)
    with pytest.raises(ListenerError, match="doctor"):
        WhisperListener(tmp_path).listen(tone, "fr")
