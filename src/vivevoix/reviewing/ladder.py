"""The ladder of repairs: each rung changes a cause, and is tried only for what it can cure.

The voice is nearly deterministic: the same words said again give the same sound. So each rung asks for something else.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from vivevoix.model import Reading, Span, Utterance
from vivevoix.reviewing.signal import phones
from vivevoix.reviewing.tone import Departure
from vivevoix.reviewing.words import Divergence

OthersOf = Callable[[str], tuple[str, ...]]
"""Other ways to say a printed word, the likeliest first: IPA."""

SHORT_PHONES = 12
"""Lines of one or two words come out odd by themselves."""
LEAST_WORDS = 4
"""Readings on each side of a split: shorter parts come out odd too."""
SLOWER = 0.95
"""More would be told as a take that is too long."""
BESIDE = 6
"""Readings of the utterance before or behind that are said along."""
READ_ON = 60
"""Characters of sounds, some twelve words."""

_CONSONANT = "[bdfɡklmnpʁstvzʃʒɲŋ]"
_MUTE = re.compile(f"(?<=[aeiouyɛɔøœ\u0303]{_CONSONANT})ə(?={_CONSONANT}[aeiouyɛɔøœɑ])")
"""A mute e with one consonant before it and one behind: *sam(e)di*. Between more it is always said: *vendredi*."""
_LINKS = {"s": "z", "x": "z", "z": "z", "t": "t", "d": "t", "n": "n"}
"""Last letter of a word → the consonant that links it to a vowel."""
_VOWEL = re.compile("ˈ?ˌ?[aeiouyɛɔøœɑə]")
_SENTENCE_ENDS = frozenset(".?!…")
_CLOSED = re.compile(f"{_CONSONANT}{_CONSONANT}$")


@dataclass(frozen=True, slots=True)
class Bend:
    """How the voice is asked to say it otherwise."""

    rate: float = 1.0
    pitch_st: float = 0.0
    loudness_lu: float = 0.0
    plain: bool = False
    """By the model's plain form, unquantised, slower."""


AS_BEFORE = Bend()
GUESSED = 0.9
"""Confidence from which a word's sounds are not replaced by others for what a recogniser wrote: it heard « Cet accord » as
« chez d’accord », and tʃɛt pleased it better. Who is that sure is right nine times in ten; the recogniser, of a rare word, is not.
"""
GUESSED_HOMOGRAPH = 0.965
"""The same for a homograph: its doubts are scaled by 0.35, so this was 0.9 before."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing to try."""

    rung: str
    utterances: tuple[Utterance, ...]
    """What is said, one after the other: two for a split."""
    bend: Bend = AS_BEFORE
    carrier: Utterance | None = None
    """Said before it in the same breath and cut off again."""
    tail: Utterance | None = None
    """Said behind it, likewise."""


@dataclass(frozen=True, slots=True)
class Case:
    """A take with what was found of it."""

    utterance: Utterance
    checks: frozenset[str]
    divergences: tuple[Divergence, ...]
    departures: tuple[Departure, ...]
    former: Utterance | None
    """The utterance before it."""
    latter: Utterance | None = None
    """The one behind it."""
    strange: frozenset[Span] = frozenset()
    """Words whose sounds are doubted."""

    @property
    def doubted(self) -> tuple[Reading, ...]:
        """The readings on which spoken and heard disagree, or whose sounds do not convince."""
        found = dict.fromkeys(word.reading for stretch in self.divergences for word in stretch.spoken)
        # A reading that a former rung has changed is not changed again: its cause was another.
        return tuple(one for one in self.utterance.readings if one in found or one.span in self.strange)

    @property
    def misheard(self) -> tuple[Reading, ...]:
        """Those on which the words disagree: a sound said badly is no reason to ask for another."""
        found = {word.reading for stretch in self.divergences for word in stretch.spoken}
        return tuple(one for one in self.utterance.readings if one in found)

    def said(self, reading: Reading, phonemes: str) -> Utterance:
        """The utterance with other sounds for one reading; its rule tells that a repair chose them."""
        other = replace(reading, phonemes=phonemes, rule=f"{reading.rule}+repair")
        return replace(self.utterance, readings=tuple(other if one == reading else one for one in self.utterance.readings))


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of the ladder."""

    name: str
    cures: tuple[str, ...]
    """Beginnings of the checks that it can cure."""
    ways: Callable[[Case, OthersOf], Iterator[Change]]

    def can_cure(self, case: Case) -> bool:
        """Whether trying makes sense."""
        return any(check.startswith(self.cures) for check in case.checks)


def _pronunciation(case: Case, others_of: OthersOf) -> Iterator[Change]:
    for reading in filter(_is_guessed, case.misheard):
        for phonemes in others_of(reading.span.of(case.utterance.printed)):
            if phonemes != reading.phonemes:
                yield Change("pronunciation", (case.said(reading, phonemes),))


def _is_guessed(reading: Reading) -> bool:
    return reading.confidence < (GUESSED_HOMOGRAPH if reading.rule.startswith("homograph") else GUESSED)


def _schwa(case: Case, others_of: OthersOf) -> Iterator[Change]:
    for reading in case.misheard:
        without = _MUTE.sub("", reading.phonemes)
        added = reading.phonemes + "ə" if _CLOSED.search(reading.phonemes) else reading.phonemes
        for phonemes in dict.fromkeys((without, added)):
            if phonemes != reading.phonemes:
                yield Change("schwa", (case.said(reading, phonemes),))


def _liaison(case: Case, others_of: OthersOf) -> Iterator[Change]:
    """A guessed word, or the one before it, linked or not: before a rare name nobody is sure whether its h lets itself be linked to."""
    for reading, following in pairwise(case.utterance.readings):
        guessed = min(reading.confidence, following.confidence) < GUESSED
        if guessed and {reading, following} & {*case.misheard} and not reading.after:
            phonemes = _linked(reading, following, case.utterance.printed)
            if phonemes and phonemes != reading.phonemes:
                yield Change("liaison", (case.said(reading, phonemes),))


def _linked(reading: Reading, following: Reading, printed: str) -> str:
    """The word without the consonant that links it, or with the one that its last letter asks for before a vowel; else nothing."""
    if "liaison" in reading.rule:
        return reading.phonemes[:-1]
    word = reading.span.of(printed).lower()
    # Nothing is ever linked to « et ».
    link = _LINKS.get(word[-1:], "") if word != "et" else ""
    open_ended = not reading.phonemes.endswith(tuple(_LINKS.values()))
    return reading.phonemes + link if link and open_ended and _VOWEL.match(following.phonemes) else ""


def _merge(case: Case, others_of: OthersOf) -> Iterator[Change]:
    """A part of a sentence said in one breath with the part that it was cut from."""
    own = case.utterance
    if case.former and _goes_on(case.former, own):
        yield Change("merge", (own,), carrier=replace(case.former, readings=case.former.readings[-BESIDE:]))
    if case.latter and _goes_on(own, case.latter):
        yield Change("merge", (replace(own, following=""),), tail=replace(case.latter, readings=case.latter.readings[:BESIDE]))


def _goes_on(one: Utterance, other: Utterance) -> bool:
    return one.block == other.block and one.block is not None and not set(one.readings[-1].after) & _SENTENCE_ENDS


def _row(case: Case, others_of: OthersOf) -> Iterator[Change]:
    """With the next utterance read along, not said: the voice's style goes by the length of what is read, so it is another row's."""
    if case.latter and not case.utterance.following:
        yield Change("row", (replace(case.utterance, following=case.latter.phonemes[:READ_ON]),))


def _split(case: Case, others_of: OthersOf) -> Iterator[Change]:
    readings = case.utterance.readings
    places = [place for place in range(LEAST_WORDS, len(readings) - LEAST_WORDS + 1) if readings[place - 1].after]
    if places:
        middle = min(places, key=lambda place: abs(place - len(readings) / 2))
        parts = (replace(case.utterance, readings=half) for half in (readings[:middle], readings[middle:]))
        yield Change("split", tuple(parts))


def _punctuation(case: Case, others_of: OthersOf) -> Iterator[Change]:
    """A breath before what was not heard; no comma where there is dead air."""
    readings = case.utterance.readings
    if "signal.dead_air" in case.checks and any(one.after == "," for one in readings[:-1]):
        calm = tuple(replace(one, after="" if one.after == "," else one.after) for one in readings)
        yield Change("punctuation", (replace(case.utterance, readings=calm),))
    for reading in case.doubted:
        place = readings.index(reading)
        if place and not readings[place - 1].after and not readings[place - 1].spoken.endswith("'"):
            breath = replace(readings[place - 1], after=",")
            parted = (*readings[: place - 1], breath, *readings[place:])
            yield Change("punctuation", (replace(case.utterance, readings=parted),))


def _carrier(case: Case, others_of: OthersOf) -> Iterator[Change]:
    """A short line inside a breath: what stands before it is said first and cut off."""
    if case.former and phones(case.utterance.phonemes) < SHORT_PHONES:
        yield Change("carrier", (case.utterance,), carrier=case.former)


def _rate(case: Case, others_of: OthersOf) -> Iterator[Change]:
    if not any(check.startswith("tone.") for check in case.checks):
        yield Change("rate", (case.utterance,), Bend(rate=SLOWER))


def _tone(case: Case, others_of: OthersOf) -> Iterator[Change]:
    """In the tone aimed at, which a take not said in it lacks (where it was, the cache has it); then bent back by what it lies off."""
    off = {one.measure: one.off for one in case.departures}
    if off:
        yield Change("tone", (case.utterance,))
        rate = 1 - off.get("rate_percent", 0.0) / 100
        bend = Bend(min(max(rate, 0.6), 1.6), -off.get("pitch_st", 0.0), -off.get("loudness_lu", 0.0))
        yield Change("tone", (case.utterance,), bend)


def _plain(case: Case, others_of: OthersOf) -> Iterator[Change]:
    yield Change("plain", (case.utterance,), Bend(plain=True))


LADDER = (
    Rung("pronunciation", ("words.changed", "words.missing"), _pronunciation),
    Rung("schwa", ("words.changed", "words.missing"), _schwa),
    Rung("liaison", ("words.changed", "words.missing", "words.added"), _liaison),
    Rung("tone", ("tone.",), _tone),
    Rung("merge", ("words.", "sounds.", "tone.", "signal.length", "signal.cut"), _merge),
    Rung("carrier", ("words.", "sounds.", "tone.", "signal.length"), _carrier),
    Rung("row", ("words.", "sounds.", "tone.", "signal.length", "signal.cut"), _row),
    Rung("punctuation", ("words.changed", "words.missing", "sounds.word", "signal.dead_air"), _punctuation),
    Rung("split", ("words.", "sounds.", "signal.length", "signal.dead_air", "signal.noise"), _split),
    Rung("rate", ("words.", "sounds.word", "sounds.tail"), _rate),
    Rung("plain", ("words.", "sounds.", "signal.", "tone."), _plain),
)
"""The cheapest and the likeliest to cure first; the plain form, which must be opened, last."""
