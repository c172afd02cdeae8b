"""How many takes are mended that were spoiled by a cause which the ladder of repairs can change."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

import numpy as np

from vivevoix.bench.faults import SEED, Clean, spoken, told
from vivevoix.bench.spoil_phonemes import is_name
from vivevoix.bench.spoil_take import Dice
from vivevoix.bench.tone import SHORT_LINES
from vivevoix.model import Reading, Role, Script, Span, Speech, Take, Utterance
from vivevoix.pipeline import House, workshop
from vivevoix.progress import Progress
from vivevoix.reviewing import Budget, Ear, retake
from vivevoix.reviewing.examine import examined
from vivevoix.reviewing.phones import difference
from vivevoix.speaking import speak
from vivevoix.speaking.saying import said
from vivevoix.writing import others, sounds

OTHER = 1.0
"""Phones by which a wrong pronunciation differs from the one chosen, at least."""
DOUBT = 0.5
"""How sure the script is of a pronunciation that it should not have chosen."""
LEAST_WORDS = 3
"""On each side of a bad split."""


@dataclass(frozen=True, slots=True)
class Spoiled:
    """A speech of which one take, or two, are wrong."""

    speech: Speech
    script: Script
    places: tuple[int, ...]


Cause = Callable[[Clean, House, Dice], Iterator[Spoiled]]


def measure(house: House, ear: Ear, count: int, progress: Progress) -> dict[str, float]:
    """Of each cause: takes spoiled, share of them found, share of the found ones mended. Raises EngineError, ListenerError, OutputError."""
    clean = tuple(spoken(house, ear, count, progress))
    figures: dict[str, float] = {}
    for done, (name, cause) in enumerate(CAUSES.items(), 1):
        dice = np.random.default_rng([SEED, *name.encode()])
        turns = [cause(one, house, dice) for one in clean]
        results = [_mended(one, house, ear) for one in islice(_in_turn(turns), count)]
        found = [mended for mended in results if mended is not None]
        figures[f"repair_takes_{name}"] = float(len(results))
        figures[f"repair_found_{name}"] = len(found) / max(1, len(results))
        figures[f"repair_mended_{name}"] = sum(found) / max(1, len(found))
        progress("repairs", done, len(CAUSES))
    return figures


def _in_turn(turns: list[Iterator[Spoiled]]) -> Iterator[Spoiled]:
    """One of each article, then the next of each."""
    while turns:
        held = [(turn, one) for turn in turns if (one := next(turn, None))]
        yield from (one for _, one in held)
        turns = [turn for turn, _ in held]


def _mended(spoiled: Spoiled, house: House, ear: Ear) -> bool | None:
    """Whether nothing is told any more of the takes that were wrong; None where nothing was to begin with."""
    before = examined(spoiled.speech, ear)
    if not any(told(before.findings(place, ear.language)) for place in spoiled.places):
        return None
    shop = workshop(spoiled.script, spoiled.speech.voice, house, house.repairs or Budget())
    after = examined(retake(spoiled.speech, ear, shop).speech, ear)
    return not any(told(after.findings(place, ear.language)) for place in spoiled.places)


def wrong_phonemes(clean: Clean, house: House, dice: Dice) -> Iterator[Spoiled]:
    """A name said as the script's ranking has it in a later place."""
    takes = clean.state.speech.takes
    for place in (int(at) for at in dice.permutation(len(takes))):
        utterance = takes[place].utterance
        for at, reading in enumerate(utterance.readings):
            wrong = _wrong(reading, utterance) if is_name(reading, utterance) else ""
            if wrong:
                other = replace(reading, phonemes=wrong, confidence=DOUBT)
                readings = (*utterance.readings[:at], other, *utterance.readings[at + 1 :])
                yield _with(clean, place, clean.say(replace(utterance, readings=readings)))


def _wrong(reading: Reading, utterance: Utterance) -> str:
    ranked = others(reading.span.of(utterance.printed), "fr")
    return next((one for one in ranked if difference(one, reading.phonemes) >= OTHER), "")


def _with(clean: Clean, place: int, take: Take) -> Spoiled:
    speech = clean.state.speech
    takes = (*speech.takes[:place], take, *speech.takes[place + 1 :])
    return Spoiled(replace(speech, takes=takes), Script("fr", tuple(one.utterance for one in takes)), (place,))


def short_line(clean: Clean, house: House, dice: Dice) -> Iterator[Spoiled]:
    """A crosshead of two to five words as the voice says it by itself: higher, louder, drawled."""
    for line in dice.permutation(np.array(SHORT_LINES)):
        heading = _heading(str(line))
        place = len(clean.state.speech.takes) // 2
        speech = clean.state.speech
        voice = speech.voice
        take = said(house.engine, heading, voice.of(heading.role), None)
        takes = (*speech.takes[:place], take, *speech.takes[place:])
        yield Spoiled(replace(speech, takes=takes), Script("fr", tuple(one.utterance for one in takes)), (place,))


def _heading(line: str) -> Utterance:
    readings, at = [], 0
    for word in line.rstrip(" .?!").split():
        readings.append(Reading(Span(at, at + len(word)), word.lower(), sounds(word, "fr"), "bench"))
        at += len(word) + 1
    last = replace(readings[-1], after="?" if line.endswith("?") else ".")
    return Utterance("heading", Role.HEADING, 99, 0, line, (*readings[:-1], last), 0.4)


def bad_split(clean: Clean, house: House, dice: Dice) -> Iterator[Spoiled]:
    """A sentence parted where nobody breathes, each part said without knowing of the other."""
    takes = clean.state.speech.takes
    for place in (int(at) for at in dice.permutation(len(takes))):
        parts = _parts(takes[place].utterance, dice)
        if parts:
            utterances = [one.utterance for one in takes]
            script = Script("fr", (*utterances[:place], *parts, *utterances[place + 1 :]))
            yield Spoiled(speak(script, house.engine, clean.state.speech.voice, house.takes), script, (place, place + 1))


def _parts(utterance: Utterance, dice: Dice) -> tuple[Utterance, ...]:
    able = [at for at in range(LEAST_WORDS, len(utterance.readings) - LEAST_WORDS) if not utterance.readings[at - 1].after]
    if not able:
        return ()
    at = able[int(dice.integers(len(able)))]
    halves = (utterance.readings[:at], utterance.readings[at:])
    return tuple(replace(utterance, id=f"{utterance.id}{sign}", readings=half) for sign, half in zip("ab", halves, strict=True))


CAUSES: dict[str, Cause] = {"wrong_phonemes": wrong_phonemes, "short_line": short_line, "bad_split": bad_split}
