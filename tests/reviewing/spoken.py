"""Utterances spoken in beeps, and what can be done to them."""

from dataclasses import replace

import numpy as np

from vivevoix.engines.tone import GAP, SAMPLE_RATE, ToneEngine
from vivevoix.listeners.parrot import ParrotListener
from vivevoix.model import Audio, Reading, Review, Role, Samples, Script, Span, Speech, Take, Utterance, Voice
from vivevoix.reviewing import review

VOICE = Voice("tone", "beep", "fr")
SENTENCES = (
    "Le phare rouge domine la baie depuis toujours.",
    "Trois pêcheurs ont quitté le port avant la nuit.",
    "La SNCF promet des trains plus fréquents.",
    "Madeleine Ferrand garde les clés du musée.",
    "Personne ne connaît encore la date du concert.",
    "Le maire attend une réponse du préfet.",
)


def utterance(number: int, printed: str, *, confidence: float = 1.0) -> Utterance:
    """Each printed word a reading, spoken as printed; phonemes as many as letters, of letters said apart thrice as many."""
    readings, place = [], 0
    for word in printed.split():
        bare = word.strip(".,")
        said = " ".join(bare.lower()) if bare.isupper() and len(bare) > 1 else bare
        phonemes = bare.lower() * (3 if " " in said else 1)
        readings.append(Reading(Span(place, place + len(bare)), said, phonemes, confidence=confidence))
        place += len(word) + 1
    return Utterance(f"u{number}", Role.PARAGRAPH, number, 0, printed, tuple(readings), 0.4)


def script(*sentences: str) -> Script:
    return Script("fr", tuple(utterance(number, text) for number, text in enumerate(sentences or SENTENCES)))


def takes(of: Script) -> tuple[Take, ...]:
    return tuple(ToneEngine().say(item, VOICE) for item in of.utterances)


def with_samples(take: Take, samples: Samples) -> Take:
    return replace(take, audio=Audio(samples.astype(np.float32), SAMPLE_RATE))


def bounds(take: Take, word: int) -> tuple[int, int]:
    mark = take.marks[word]
    return round(mark.start * SAMPLE_RATE), round(mark.end * SAMPLE_RATE)


def dropped(take: Take, word: int) -> Take:
    """The word cut out, with the gap after it."""
    start, end = bounds(take, word)
    return with_samples(take, np.delete(take.audio.samples, slice(start, end + GAP)))


def silenced(take: Take, word: int) -> Take:
    samples = take.audio.samples.copy()
    samples[slice(*bounds(take, word))] = 0
    return with_samples(take, samples)


def doubled(take: Take, word: int) -> Take:
    start, end = bounds(take, word)
    piece = take.audio.samples[start : end + GAP]
    return with_samples(take, np.insert(take.audio.samples, end + GAP, piece))


def with_silence(take: Take, word: int, seconds: float) -> Take:
    """A pause before the word."""
    start, _ = bounds(take, word)
    return with_samples(take, np.insert(take.audio.samples, start, np.zeros(round(seconds * SAMPLE_RATE))))


def reviewed(of: Script, changed: dict[int, Take] | None = None) -> Review:
    """The review of a script in which some takes were changed."""
    spoken = {**dict(enumerate(takes(of))), **(changed or {})}
    return review(of, Speech(VOICE, tuple(spoken[number] for number in sorted(spoken))), ParrotListener())


def values(card: Review) -> dict[str, float]:
    return {measure.name: measure.value for measure in card.measures}
