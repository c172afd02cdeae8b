"""The vocoder in windows of one size: sound while it is made, flat memory, nothing compiled again.

A net that normalises by the sound itself cannot be cut: windows of three seconds come within 5 dB of the whole, whatever their overlap, and
levels jump by 8 dB at pauses. With the voice's own statistics in place of the sound's it sees a finite stretch only.

=====================  ===========  =============  ====
frames / context each  SNR to whole  level (most)  cost
=====================  ===========  =============  ====
60 / 6                 24.6 dB      0.74 dB        1.18
60 / 12                29.4 dB      0.05 dB        1.37
120 / 12               35.9 dB      0.02 dB        1.18
=====================  ===========  =============  ====
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from vivevoix.engines.kokoro.front import Score
from vivevoix.engines.kokoro.vocoder import FastVocoder, waveform
from vivevoix.model import Samples

CORE = 96
"""Frames of a window that are heard: 2.4 s."""
CONTEXT = 12
"""Frames before and after them that are sung only so that they sound as in the whole."""
WINDOW = CORE + 2 * CONTEXT
FIRST_CORE = 24
"""Of the first window, which somebody waits for: 0.6 s of sound, longer than the next window takes to sing."""
FIRST_WINDOW = FIRST_CORE + 2 * CONTEXT
FRAME = 600
"""Samples of a frame, and of the cross-fade between two windows."""


@dataclass(frozen=True, slots=True, eq=False)
class Stretch:
    """A score with its harmonics, [22, 120T]: one column less than the vocoder takes, so that stretches can be joined."""

    score: Score
    harmonics: Samples

    @property
    def length(self) -> int:
        """Frames."""
        return self.score.length

    def between(self, first: int, last: int) -> "Stretch":
        """The frames from ``first`` up to ``last``."""
        return Stretch(self.score.between(first, last), self.harmonics[:, 120 * first : 120 * last])

    def joined(self, other: "Stretch") -> "Stretch":
        """One after the other."""
        mine, its = self.score, other.score
        score = Score(
            np.concatenate([mine.sounds, its.sounds], 1),
            np.concatenate([mine.pitch, its.pitch]),
            np.concatenate([mine.energy, its.energy]),
        )
        return Stretch(score, np.concatenate([self.harmonics, other.harmonics], 1))

    def held(self, before: int, after: int) -> "Stretch":
        """With its first frame held for ``before`` frames and its last for ``after``: utterances begin and end in silence."""
        ends = ((0, 0), (before, after))
        score = Score(
            np.pad(self.score.sounds, ends, "edge"),
            np.pad(self.score.pitch, (2 * before, 2 * after), "edge"),
            np.pad(self.score.energy, (2 * before, 2 * after), "edge"),
        )
        return Stretch(score, np.pad(self.harmonics, ((0, 0), (120 * before, 120 * after)), "edge"))


class WindowVocoder:
    """Sings scores one after the other as one long sound, a window at a time."""

    def __init__(self, first: FastVocoder, vocoder: FastVocoder) -> None:
        """``first`` takes ``FIRST_WINDOW`` frames, ``vocoder`` takes ``WINDOW``."""
        self._first, self._vocoder = first, vocoder

    def sing(self, score: Score) -> Samples:
        """600 samples for each frame. Raises EngineError."""
        return np.concatenate(list(self.pieces([score])))

    def pieces(self, scores: Iterable[Score]) -> Iterator[Samples]:
        """The sound of all the scores, 600 samples for each frame, in pieces; a score is asked for when the window before needs it."""
        tail: Samples | None = None
        for stretch, place in _windows(map(self._stretch, scores)):
            sound = self._sung(stretch)
            start = CONTEXT * FRAME - FRAME // 2
            sound = sound[start : start + (place.core + 1) * FRAME]
            if tail is None:
                sound = sound[FRAME // 2 :]
            else:
                sound[:FRAME] = _faded(tail, sound[:FRAME])
            if place.last:
                yield sound[: place.frames * FRAME + (FRAME // 2 if tail is not None else 0)]
                return
            tail = sound[-FRAME:].copy()
            yield sound[:-FRAME]

    def _stretch(self, score: Score) -> Stretch:
        return Stretch(score, self._vocoder.harmonics(score)[:, :-1])

    def _sung(self, stretch: Stretch) -> Samples:
        harmonics = np.concatenate([stretch.harmonics, stretch.harmonics[:, -1:]], 1)
        vocoder = self._first if stretch.length == FIRST_WINDOW else self._vocoder
        return waveform(vocoder.spectrum(stretch.score, harmonics))


@dataclass(frozen=True, slots=True)
class Place:
    """What of a window is heard."""

    core: int
    frames: int
    """Of the core, those that are in the sound: fewer in the last window."""
    last: bool


def _windows(stretches: Iterator[Stretch]) -> Iterator[tuple[Stretch, Place]]:
    """A window of ``FIRST_WINDOW`` frames, then of ``WINDOW``, each a core on from the one before, the ends held."""
    held = next(stretches).held(CONTEXT, 0)
    more, core = True, FIRST_CORE
    while True:
        window = core + 2 * CONTEXT
        while more and held.length < window:
            following = next(stretches, None)
            more = following is not None
            held = held.joined(following) if following is not None else held
        left = held.length - CONTEXT
        # A window whose core would end with the sound is the last one: there is nothing to fade into.
        if not more and left <= core:
            yield held.held(0, window - held.length), Place(core, left, last=True)
            return
        yield held.held(0, max(0, window - held.length)).between(0, window), Place(core, core, last=False)
        held, core = held.between(core, held.length), CORE


def _faded(former: Samples, following: Samples) -> Samples:
    rising = np.linspace(0, 1, len(former), dtype=np.float32)
    faded: Samples = former * (1 - rising) + following * rising
    return faded
