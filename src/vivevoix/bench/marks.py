"""How far the marks are from where a recogniser hears words begin. It is the coarser instrument: it snaps starts to the word before."""

from statistics import median, quantiles

from vivevoix.bench.corpus import script
from vivevoix.engines.base import Engine
from vivevoix.listeners.base import Listener
from vivevoix.model import Take, Voice
from vivevoix.progress import Progress
from vivevoix.speaking import breathe


def measure(engine: Engine, listener: Listener, voice: Voice, progress: Progress) -> dict[str, float]:
    """Median and 95th percentile of the distance between mark and heard start, milliseconds, over words heard as printed."""
    utterances = breathe(script(), engine.breath).utterances
    distances: list[float] = []
    for done, utterance in enumerate(utterances, 1):
        distances += _distances(engine.say(utterance, voice), listener, voice.language)
        progress("marks", done, len(utterances))
    return {
        "marks_median_ms": 1000 * median(distances),
        "marks_p95_ms": 1000 * quantiles(distances, n=20)[-1],
        "marks_words": float(len(distances)),
    }


def _distances(take: Take, listener: Listener, language: str) -> list[float]:
    """Words are paired in order by their letters; a word that was heard otherwise is left out of the figure."""
    heard = [(_letters(word.text), word.start) for word in listener.listen(take.audio, language)]
    found: list[float] = []
    place = 0
    for reading, mark in zip(take.utterance.readings, take.marks, strict=True):
        word = _letters(reading.span.of(take.utterance.printed))
        match = next((at for at in range(place, min(place + 4, len(heard))) if word and heard[at][0] == word), None)
        if match is not None:
            found.append(abs(heard[match][1] - mark.start))
            place = match + 1
    return found


def _letters(word: str) -> str:
    return "".join(sign for sign in word.lower().replace("’", "'") if sign.isalnum())
