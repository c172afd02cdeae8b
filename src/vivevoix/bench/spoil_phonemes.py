"""Words said with other sounds than were asked for: the voice gets other phonemes, its take is filed under the words that were meant."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache, partial

from vivevoix.bench.spoil_take import LEAST_PHONES, Dice, Say, Spoil
from vivevoix.errors import UnknownPhoneme
from vivevoix.model import Reading, Take, Utterance
from vivevoix.writing import sounds

Otherwise = Callable[[Reading, Dice], str]
"""Other phonemes for a reading; empty where the fault has no place in it."""

NASALS = {"ɛ̃": "ɛ", "ɑ̃": "a", "ɔ̃": "ɔ", "œ̃": "œ"}
NEAR = (("u", "y"), ("i", "e"), ("a", "ɔ"), ("ɛ̃", "ɑ̃"))
ALIKE = ({"e", "ɛ"}, {"o", "ɔ"}, {"ø", "œ", "ə"}, {"a", "ɑ"}, {"ɛ̃", "œ̃"})
"""Vowels of which the voice says either, or which French speakers do not part: one for the other is no fault."""
VOWELS = ("a", "e", "ɛ", "i", "o", "ɔ", "u", "y", "ø", "œ", "ɑ̃", "ɔ̃", "ɛ̃")
CONSONANTS = tuple("pbtdkɡfvszʃʒmnlʁ")
_PHONE = re.compile(r"[^\W\d_ˈˌː]\u0303?")

CARDINALS = (
    "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize", "quatorze", "quinze",
    "seize", "vingt", "trente", "quarante", "cinquante", "soixante", "cent", "mille",
)  # fmt: skip


def spoken(otherwise: Otherwise, fits: Callable[[Reading, Utterance], bool] | None = None) -> Spoil:
    """The spoil that gives one fitting word other phonemes, or other words, and has the voice say it so."""
    return partial(_spoken, otherwise, fits or _is_plain)


def _spoken(otherwise: Otherwise, fits: Callable[[Reading, Utterance], bool], take: Take, dice: Dice, say: Say) -> Take | None:
    utterance = take.utterance
    for at in dice.permutation(len(utterance.readings)):
        reading = utterance.readings[int(at)]
        other = otherwise(reading, dice) if fits(reading, utterance) else ""
        if other and other != reading.phonemes:
            return _filed(_with(utterance, int(at), other), take, say)
    return None


def _with(utterance: Utterance, at: int, phonemes: str) -> Utterance:
    changed = replace(utterance.readings[at], phonemes=phonemes)
    return replace(utterance, readings=(*utterance.readings[:at], changed, *utterance.readings[at + 1 :]))


def _filed(utterance: Utterance, take: Take, say: Say) -> Take | None:
    """The take of the changed utterance under the words meant; None where the voice has not a sign of it."""
    try:
        return replace(say(utterance), utterance=take.utterance)
    except UnknownPhoneme:
        return None


def _is_plain(reading: Reading, utterance: Utterance) -> bool:
    return len(phones(reading.phonemes)) >= LEAST_PHONES


def is_name(reading: Reading, utterance: Utterance) -> bool:
    """A capital inside the sentence, and three sounds or more."""
    printed = reading.span.of(utterance.printed)
    return reading.span.start > 0 and printed[:1].isupper() and len(phones(reading.phonemes)) > 2


def is_number(reading: Reading, utterance: Utterance) -> bool:
    """A number of one word."""
    return reading.spoken.lower() in CARDINALS


def phones(phonemes: str) -> list[str]:
    """The sounds, stress and length left out."""
    return _PHONE.findall(phonemes)


def nasal_parted(reading: Reading, dice: Dice) -> str:
    """A nasal vowel said as a vowel and n: *bon* as *bonne*."""
    return _one(reading, dice, {nasal: f"{oral}n" for nasal, oral in NASALS.items()})


def nasal_joined(reading: Reading, dice: Dice) -> str:
    """A vowel and n said as one nasal vowel: *bonne* as *bon*."""
    return _one(reading, dice, {f"{oral}n": nasal for nasal, oral in NASALS.items()})


def nasal_lost(reading: Reading, dice: Dice) -> str:
    """A nasal vowel said through the mouth."""
    return _one(reading, dice, NASALS)


def near_vowel(reading: Reading, dice: Dice) -> str:
    """One of u and y, i and e, a and ɔ, ɛ̃ and ɑ̃ for the other."""
    return _one(reading, dice, {one: other for pair in NEAR for one, other in (pair, pair[::-1])})


def _one(reading: Reading, dice: Dice, changes: dict[str, str]) -> str:
    """One place, chosen by chance, changed; a vowel is not taken for a nasal one without its tilde."""
    found = [match for match in re.finditer("|".join(sorted(changes, key=len, reverse=True)), reading.phonemes)
             if not reading.phonemes[match.end() :].startswith("\u0303")]  # fmt: skip
    if not found:
        return ""
    match = found[int(dice.integers(len(found)))]
    return reading.phonemes[: match.start()] + changes[match.group()] + reading.phonemes[match.end() :]


def wrong_phones(reading: Reading, dice: Dice, count: int) -> str:
    """``count`` sounds of the word for others of their kind; empty for a word that has not so many."""
    places = list(_PHONE.finditer(reading.phonemes))
    able = [at for at, match in enumerate(places) if _others(match.group())]
    if len(able) < count:
        return ""
    chosen = {able[int(at)] for at in dice.permutation(len(able))[:count]}
    other = reading.phonemes
    for at in sorted(chosen, reverse=True):
        match = places[at]
        ways = _others(match.group())
        other = other[: match.start()] + ways[int(dice.integers(len(ways)))] + other[match.end() :]
    return other


def garbled(reading: Reading, dice: Dice) -> str:
    """Every sound for another of its kind."""
    return wrong_phones(reading, dice, sum(bool(_others(phone)) for phone in phones(reading.phonemes)))


def _others(phone: str) -> tuple[str, ...]:
    kind = VOWELS if phone in VOWELS else CONSONANTS if phone in CONSONANTS else ()
    same = next((alike for alike in ALIKE if phone in alike), {phone})
    return tuple(one for one in kind if one not in same)


def english(reading: Reading, dice: Dice) -> str:
    """The word as an English reader would say it."""
    return _said(reading.spoken, "en")


def other_number(reading: Reading, dice: Dice) -> str:
    """Another number."""
    others = [word for word in CARDINALS if word != reading.spoken.lower()]
    return _said(others[int(dice.integers(len(others)))], "fr")


@cache
def _said(word: str, language: str) -> str:
    return sounds(word, language)
