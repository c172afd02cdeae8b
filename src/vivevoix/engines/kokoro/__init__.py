"""Kokoro-82M in parts: 24 kHz, French and English, several times faster than speech on two cores."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import numpy as np

from vivevoix.engines.base import AS_IS, Draft, Tone, as_is
from vivevoix.engines.kokoro.alphabet import numbers, tokens
from vivevoix.engines.kokoro.edges import cropped, settled
from vivevoix.engines.kokoro.forms import FORMS, Form, chosen
from vivevoix.engines.kokoro.front import Front, Score, Text
from vivevoix.engines.kokoro.marks import marks
from vivevoix.engines.kokoro.model_file import digest
from vivevoix.engines.kokoro.prepare import VERSION, Part, prepared, verify
from vivevoix.engines.kokoro.processor import capabilities
from vivevoix.engines.kokoro.source import source
from vivevoix.engines.kokoro.stream import Length, paused
from vivevoix.engines.kokoro.style import VOICES, register, style, timbre
from vivevoix.engines.kokoro.timing import FRAME, Timing, whole
from vivevoix.engines.kokoro.tone import median_pitch, pitch_range, toned
from vivevoix.engines.kokoro.vocoder import FastVocoder, PlainVocoder, Vocoder
from vivevoix.engines.kokoro.windows import WINDOW, WindowVocoder
from vivevoix.errors import ModelMissing
from vivevoix.model import Audio, Samples, Take, Utterance, Voice
from vivevoix.progress import Progress, silent

__all__ = ["FORMS", "VOICES", "KokoroEngine", "engine_from"]

SAMPLE_RATE = 24_000


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """What shall be sung for an utterance, before it is."""

    utterance: Utterance
    timing: Timing
    score: Score
    gain: float


class KokoroEngine:
    """Says utterances with the model of the installed packages, or of a folder of one's own that holds ``kokoro.onnx``.

    ``form``: a name of ``FORMS``, or empty for the fastest that the processor has and that passed the quality guard.
    """

    breath = 240
    """Phonemes: some 17 seconds. The model takes 510, but that is more than a reader says in one breath."""

    def __init__(self, cache: Path, models: Path | None = None, form: str = "", progress: Progress = silent) -> None:
        self.cache, self.models, self._asked, self._progress = cache, models, form, progress
        self._vocoders: dict[str, Vocoder] = {}
        self._read: tuple[tuple[tuple[int, ...], str], Text] | None = None

    @property
    def fingerprint(self) -> str:
        """Model digest, form, version of preparation."""
        return f"kokoro-82m:{digest(self.models)[:12]}:{self.form.name}-{VERSION}"

    @property
    def alphabet(self) -> frozenset[str]:
        """The signs of the model's vocabulary."""
        return frozenset(numbers())

    @cached_property
    def form(self) -> Form:
        """The form in use. Raises WrongUse for a name that is none."""
        return chosen(self._asked, capabilities())

    def say(self, utterance: Utterance, voice: Voice, tone: Tone = AS_IS) -> Take:
        """A take with a mark for each reading. Deterministic.

        Raises UnknownPhoneme, UtteranceTooLong, UnknownVoice, WrongUse, ModelMissing, ModelCorrupt, EngineError, OutputError.
        """
        plan = self.plan(utterance, voice, tone)
        sound = settled(self._vocoder(voice.name).sing(plan.score))
        edges = plan.timing.edges - sound.removed / SAMPLE_RATE
        audio = Audio(np.ascontiguousarray(np.clip(plan.gain * sound.samples, -1, 1), np.float32), SAMPLE_RATE)
        return Take(utterance, audio, marks(utterance, edges, audio.duration))

    def draft(self, utterance: Utterance, voice: Voice) -> Draft:
        """The tone that the utterance would have by itself. Raises what ``say`` raises."""
        plan = self.plan(utterance, voice)
        phones = sum(sign.isalpha() and sign not in "ˈˌː" for sign in utterance.phonemes)
        seconds = FRAME * float(plan.timing.frames[1 : 1 + len(utterance.phonemes.rstrip(".!?…"))].sum())
        return Draft(median_pitch(plan.score), pitch_range(plan.score), phones / seconds)

    def stream(
        self, utterances: Iterable[Utterance], voice: Voice, tones: Callable[[Utterance], Tone] = as_is
    ) -> Iterator[Audio]:
        """The utterances with the pauses after them, while they are made; an utterance is asked for when the one before is nearly sung.

        In a form that cannot be cut into windows, an utterance at a time. Raises what ``say`` raises.
        """
        lengths: deque[Length] = deque()
        scores = self._scores(((utterance, tones(utterance)) for utterance in utterances), voice, lengths)
        for piece in paused(self._pieces(voice.name, scores), lengths):
            yield Audio(np.clip(piece, -1, 1), SAMPLE_RATE)

    def _scores(self, toned: Iterable[tuple[Utterance, Tone]], voice: Voice, lengths: deque[Length]) -> Iterator[Score]:
        for utterance, tone in toned:
            plan = self.plan(utterance, voice, tone)
            lengths.append(Length(600 * plan.score.length, round(utterance.pause_after * SAMPLE_RATE), plan.gain))
            yield plan.score

    def _pieces(self, voice: str, scores: Iterator[Score]) -> Iterator[Samples]:
        vocoder = self._vocoder(voice)
        return vocoder.pieces(scores) if isinstance(vocoder, WindowVocoder) else map(vocoder.sing, scores)

    def plan(self, utterance: Utterance, voice: Voice, tone: Tone = AS_IS) -> Plan:
        """Durations, pitch and energy, the tone's changes made. Raises what ``say`` raises."""
        signs = tuple(tokens(utterance))
        coloured = style(voice.name, len(signs) - 2)
        text = self._text(signs, voice.name)
        timing = cropped(whole(text.frames / (voice.rate * tone.rate)), utterance.phonemes)
        score = self._front.score(text, timing.frames, coloured).between(timing.first, timing.last)
        bent = toned(score, replace(tone, pitch=tone.pitch * register(voice.name)))
        return Plan(utterance, timing, bent, 10 ** (tone.gain_db / 20))

    def _text(self, signs: tuple[int, ...], voice: str) -> Text:
        """What the encoder makes of the signs at rate 1; the last answer is kept, since a take follows its draft."""
        if self._read is None or self._read[0] != (signs, voice):
            self._read = (signs, voice), self._front.read(list(signs), style(voice, len(signs) - 2))
        return self._read[1]

    def check(self, voice: str) -> str:
        """The form in use, and whether what it needs is prepared, in words; what is there is hashed. Raises ModelCorrupt, WrongUse."""
        parts = (Part("encoder"), Part("prosody"), *self.form.vocoder(voice))
        try:
            size = verify(parts, self.cache, self.models)
        except ModelMissing:
            return f"{self.form.name}: {self.form.what}; prepared at the first use"
        return f"{self.form.name}: {self.form.what}; {size / 1e6:.0f} MB prepared, SHA-256 verified"

    @cached_property
    def _front(self) -> Front:
        return Front(*self._prepared(Part("encoder"), Part("prosody")))

    def _vocoder(self, voice: str) -> Vocoder:
        if voice not in self._vocoders:
            timbre(voice)  # refuses an unknown voice before anything is made for it
            self._vocoders[voice] = self._opened(voice)
        return self._vocoders[voice]

    def _opened(self, voice: str) -> Vocoder:
        paths = self._prepared(*self.form.vocoder(voice))
        if not self.form.precision:
            return PlainVocoder(paths[0], timbre(voice))
        sound, precision = source(paths[0]), self.form.precision
        if not self.form.frozen:
            return FastVocoder(sound, paths[1], precision)
        return WindowVocoder(FastVocoder(sound, paths[1], precision, WINDOW), PlainVocoder(paths[2], timbre(voice)))

    def _prepared(self, *parts: Part) -> tuple[Path, ...]:
        return prepared(parts, self.cache, self.models, self._progress)


def engine_from(cache: Path, models: Path | None, form: str = "") -> KokoroEngine:
    """The engine; the model is taken apart, once, at the first word, and opened."""
    return KokoroEngine(cache, models, form)
