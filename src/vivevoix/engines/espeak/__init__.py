"""espeak-ng, the engine of last resort: no model, no preparation, a robot's voice, the house's pronunciations all the same.

Each utterance is said in a process of its own. Inside one process espeak-ng carries its state from one text to the next (the phase of
the voice, the place in its table of flutter), and nothing it exports resets that: the same sentence never sounded the same twice.
Sixty sentences took 60 ms each at the median, processes and all (real-time factor 0.017). Whisper base hears two of three French
words of it wrong, from its own text (74 %) as from our sounds (68 to 79 %), and no other variant of the voice did better.
"""

import json
import subprocess
import sys
from dataclasses import dataclass
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path

import numpy as np

from vivevoix.engines.espeak.mnemonics import PAUSES, Spelling, signs, spelled
from vivevoix.errors import EngineError, UnknownVoice, UtteranceTooLong
from vivevoix.model import Audio, Mark, Samples, Take, Utterance, Voice
from vivevoix.storage.libespeak import library_files

__all__ = ["VOICES", "EspeakEngine", "engine_from"]

VOICES = {"fr": ("fr",), "en": ("en",)}
_NAMES = {"fr": "fr", "en": "en-us"}
"""Of the voice files. The English signs are American."""
WORDS_A_MINUTE = 165
"""At rate 1. espeak-ng's own 175 is hurried for news."""
_SLOWEST, _FASTEST = 80, 450
_SECONDS = 60.0
_SILENT = 0.003
_REMEDY = "Run vivevoix doctor, or set another engine."


class EspeakEngine:
    """Says utterances by their phonemes."""

    breath = 400

    @property
    def fingerprint(self) -> str:
        """The version of the package that brings the library, and of this form."""
        return f"espeak-ng:{version('espeakng-loader')}-1"

    @property
    def alphabet(self) -> frozenset[str]:
        """What either language can say or heed."""
        return frozenset("".join((*signs("fr"), *signs("en"), *PAUSES, " ")))

    def say(self, utterance: Utterance, voice: Voice) -> Take:
        """A take with a mark for each reading, from espeak-ng's own word times. Deterministic.

        Raises UnknownPhoneme, UtteranceTooLong, UnknownVoice, ModelMissing, EngineError.
        """
        if voice.name not in VOICES:
            raise UnknownVoice(f"espeak-ng has no voice '{voice.name}' here.", f"It has: {', '.join(VOICES)}.")
        if len(utterance.phonemes) > self.breath:
            raise UtteranceTooLong(f"“{utterance.printed[:60]}…” is longer than one breath.", "Part it before it is said.")
        spelling = spelled(utterance, voice.name)
        sound = _said(spelling.text, _NAMES[voice.name], voice.rate)
        return Take(utterance, sound.audio, _marks(utterance, spelling, sound))


def engine_from(cache: Path, models: Path | None) -> EspeakEngine:
    """The engine; it needs neither cache nor models."""
    return EspeakEngine()


@dataclass(frozen=True, slots=True, eq=False)
class _Sound:
    audio: Audio
    words: tuple[tuple[int, int], ...]
    """Character and sample at which each begins."""


def _said(text: str, name: str, rate: float) -> _Sound:
    pace = min(max(round(WORDS_A_MINUTE * rate), _SLOWEST), _FASTEST)
    files = [str(path) for path in library_files()]
    command = [sys.executable, "-I", "-S", str(Path(__file__).with_name("child.py")), *files, name, str(pace)]
    try:
        # The command is ours; the text goes through stdin.
        done = subprocess.run(command, input=text.encode(), capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired) as error:
        raise EngineError(f"espeak-ng did not run: {error}.", _REMEDY) from error
    head, _, pcm = done.stdout.partition(b"\n")
    if done.returncode or not pcm:
        complaint = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:] or ["it said nothing"]
        raise EngineError(f"espeak-ng failed on “{text[:60]}”: {complaint[0]}.", _REMEDY)
    told = json.loads(head)
    samples: Samples = np.frombuffer(pcm, "<i2").astype(np.float32) / np.float32(32768)
    return _Sound(Audio(samples, told["sample_rate"]), tuple((place, sample) for place, sample in told["words"]))


def _marks(utterance: Utterance, spelling: Spelling, sound: _Sound) -> tuple[Mark, ...]:
    """From one reading's first sound to the next one's, the pause left out; within a word (``l'homme``) in proportion to the signs."""
    samples, rate = sound.audio.samples, sound.audio.sample_rate
    places, clock = zip(*sound.words, (len(spelling.text), len(samples)), strict=True)
    starts = np.interp([*spelling.starts, len(spelling.text)], places, clock).astype(int)
    ends = [_end(samples, start, after) for start, after in pairwise(starts)]
    return tuple(
        Mark(reading.span, float(start / rate), float(end / rate))
        for reading, start, end in zip(utterance.readings, starts, ends, strict=False)
    )


def _end(samples: Samples, start: int, after: int) -> int:
    """Where the sound between two samples ends."""
    loud = np.flatnonzero(np.abs(samples[start:after]) > _SILENT)
    return int(start + loud[-1] + 1) if len(loud) else after
