"""From what the model of the voice's sounds says to findings, with the printed words they are about."""

from collections.abc import Iterator

from vivevoix.model import Finding, Reading, Severity, Span, Utterance
from vivevoix.reviewing.acoustics import Alarm, Judged
from vivevoix.reviewing.acoustics.asked import asked
from vivevoix.reviewing.wording import NOTHING_HEARD, sentences

CHECKS = ("sounds.word", "sounds.tail", "sounds.strange")
"""A wrong sound in a word; an end cut or swallowed; noise, or a sound silenced."""


def sound_findings(judged: Judged | None, utterance: Utterance, language: str) -> Iterator[Finding]:
    """A doubt for each alarm; a note for each word that asks for sounds which the voice does not have."""
    if judged is None:
        return
    readings = readings_of_words(utterance)
    for alarm in judged.alarms:
        yield _alarm(alarm, readings, utterance, language)
    for word in judged.foreign:
        span = _span(readings[word])
        evidence, proposal = sentences(
            "sounds.foreign", language, printed=span.of(utterance.printed), sounds=_foreign(utterance, word)
        )
        yield Finding(utterance.id, span, "sounds.foreign", Severity.NOTE, evidence, proposal)


def readings_of_words(utterance: Utterance) -> tuple[tuple[Reading, ...], ...]:
    """The readings of each word of the sounds: an elided one shares its word with the next, a number has several words."""
    sounds, found = asked(utterance.phonemes), dict[int, list[Reading]]()
    places = _places(utterance)
    for sound in sounds:
        owners = found.setdefault(sound.word, [])
        owners += [reading for reading, first, last in places if first <= sound.first < last and reading not in owners]
    return tuple(tuple(found[word]) for word in sorted(found))


def _places(utterance: Utterance) -> list[tuple[Reading, int, int]]:
    """Each reading with its first sign in the utterance's sounds and the one past its last; they are found in order."""
    found, at, phonemes = [], 0, utterance.phonemes
    for reading in utterance.readings:
        at = phonemes.index(reading.phonemes.strip(), at)
        found.append((reading, at, at + len(reading.phonemes.strip())))
        at = found[-1][2]
    return found


def _alarm(alarm: Alarm, readings: tuple[tuple[Reading, ...], ...], utterance: Utterance, language: str) -> Finding:
    span = _span(readings[alarm.word]) if alarm.word >= 0 else None
    printed = span.of(utterance.printed) if span else ""
    heard = f"[{alarm.heard}]" if alarm.heard else NOTHING_HEARD.get(language, NOTHING_HEARD["en"])
    evidence, proposal = sentences(
        alarm.check, language, printed=printed, start=alarm.start, asked=alarm.asked, heard=heard, doubted=alarm.doubted
    )
    return Finding(utterance.id, span, alarm.check, Severity.DOUBT, evidence, proposal)


def _span(readings: tuple[Reading, ...]) -> Span:
    return Span(readings[0].span.start, readings[-1].span.end)


def _foreign(utterance: Utterance, word: int) -> str:
    found = (sound.phone for sound in asked(utterance.phonemes) if sound.word == word and not sound.heard_as)
    return " ".join(dict.fromkeys(found))
