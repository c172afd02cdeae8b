"""What the tone of a take was, measured on its sound."""

import numpy as np

from vivevoix.model import Audio, Prosody, Utterance
from vivevoix.sound.loudness import integrated_lufs
from vivevoix.sound.pitch import median_and_range, pitch

FRAME_S = 0.005
SILENT_DB = -40.0
"""Frames this far under the loudest are silence. A final f or s of a voice lies above, the noise of a silence far below."""
STOP_S = 0.08
"""A silence of this length is a pause; the closure of a p, t or k is shorter."""
NO_PHONES = frozenset("ˈˌː")
"""Letters by Unicode, but stress and length by the alphabet."""


def prosody(utterance: Utterance, audio: Audio) -> Prosody:
    """The tone of the utterance as it is heard in the sound. Costs a two-hundredth of its length."""
    median, spread = median_and_range(pitch(audio))
    seconds = talking(audio)
    rate = phones(utterance) / seconds if seconds else 0.0
    return Prosody(round(median, 2), round(spread, 2), round(rate, 3), round(integrated_lufs(audio), 2))


def phones(utterance: Utterance) -> int:
    """How many sounds it has; a nasal vowel with its tilde is one."""
    return sum(sign.isalpha() and sign not in NO_PHONES for reading in utterance.readings for sign in reading.phonemes)


def talking(audio: Audio) -> float:
    """Seconds of speech in the sound: silent ends and pauses left out, so that a sentence of three commas is not called slow."""
    size = round(FRAME_S * audio.sample_rate)
    frames = audio.samples[: len(audio.samples) // size * size].reshape(-1, size)
    level = np.sqrt(np.mean(frames**2, axis=1))
    loud = np.flatnonzero(level > max(float(level.max(initial=0.0)) * 10 ** (SILENT_DB / 20), 1e-6))
    if not len(loud):
        return 0.0
    gaps = np.diff(loud) - 1
    pauses = int(gaps[gaps >= round(STOP_S / FRAME_S)].sum())
    return float(int(loud[-1]) + 1 - int(loud[0]) - pauses) * FRAME_S
