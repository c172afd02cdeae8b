"""From a claim to its readings: the words and, where the claim settles them, the sounds."""

from dataclasses import replace

from vivevoix.errors import BadLexicon
from vivevoix.model import HintKind, Reading
from vivevoix.writing.base import Rules
from vivevoix.writing.claim import Claim
from vivevoix.writing.foreign import foreign_readings, speaks
from vivevoix.writing.lexicon import How

_PLAIN = str.maketrans({"’": "'", "ʼ": "'", "\u00a0": " ", "\u202f": " "})


def saying(claim: Claim, printed: str, tongue: Rules, *, sounded: bool) -> tuple[Reading, ...]:
    """The readings of a claimed stretch: one, or one a word when another language says it.

    ``sounded`` False leaves the sounds of other words and other languages out (they cost a pronunciation each).
    Raises BadLexicon when the claim's value cannot be said, WrongUse for an unknown ``say-as``.
    """
    if claim.how in {How.LANGUAGE, HintKind.LANG}:
        return _as_language(claim, printed, tongue, sounded=sounded)
    return (_whole(claim, printed, tongue, sounded=sounded),)


def _whole(claim: Claim, printed: str, tongue: Rules, *, sounded: bool) -> Reading:
    match claim.how:
        case How.RESPELLING:
            return _with_sounds(claim, printed, tongue.inflected(tongue.respelled(claim.value), claim.ending))
        case How.IPA | HintKind.PHONEME:
            return _with_sounds(claim, printed, tongue.inflected(_ipa(claim, printed, tongue), claim.ending))
        case How.LETTERS:
            words = tongue.interpreted(claim.span.of(printed), "characters")
            return Reading(claim.span, words, rule="acronym.spelled")
        case How.WORD:
            return Reading(claim.span, _plain(claim, printed), rule="acronym.word")
        case How.WORDS | HintKind.SUB:
            return _with_words(claim, claim.value, tongue, sounded=sounded)
        case HintKind.SAY_AS:
            return _as_kind(claim, printed, tongue, sounded=sounded)
    raise BadLexicon(f"“{claim.span.of(printed)}” asks for {claim.how}, which has no reading.", "Use another way of saying it.")


def sounds_of(readings: tuple[Reading, ...]) -> str:
    """The sounds of words said together: an elided word joins the next, punctuation is left out."""
    parts: list[str] = []
    elided = True
    for reading in readings:
        parts.append(("" if elided else " ") + reading.phonemes)
        elided = reading.spoken.endswith("'")
    return "".join(parts).strip()


def _plain(claim: Claim, printed: str) -> str:
    return " ".join(claim.span.of(printed).translate(_PLAIN).split())


def _with_sounds(claim: Claim, printed: str, phonemes: str) -> Reading:
    return Reading(claim.span, _plain(claim, printed), phonemes, claim.rule)


def _ipa(claim: Claim, printed: str, tongue: Rules) -> str:
    try:
        return tongue.adopted(claim.value)
    except BadLexicon as error:
        raise BadLexicon(f"“{claim.span.of(printed)}”: {error.problem}", error.remedy) from error


def _with_words(claim: Claim, words: str, tongue: Rules, *, sounded: bool) -> Reading:
    readings = tongue.verbalize(words)
    if not readings:
        raise BadLexicon(f"There is nothing to say in “{words}”.", "Write it in words.")
    spoken = " ".join(reading.spoken for reading in readings).replace("' ", "'")
    phonemes = sounds_of(tongue.pronounce(words, readings)) if sounded else ""
    return Reading(claim.span, spoken, phonemes, claim.rule)


def _as_kind(claim: Claim, printed: str, tongue: Rules, *, sounded: bool) -> Reading:
    words = tongue.interpreted(claim.span.of(printed), claim.value)
    if claim.value in {"characters", "spell-out", "verbatim"}:
        return Reading(claim.span, words, rule="acronym.spelled")
    return _with_words(claim, words, tongue, sounded=sounded)


def _as_language(claim: Claim, printed: str, tongue: Rules, *, sounded: bool) -> tuple[Reading, ...]:
    text = claim.span.of(printed)
    if not speaks(claim.value):
        raise BadLexicon(f"“{text}” asks for the language “{claim.value}”, which nobody here speaks.", "Write it in IPA.")
    found = foreign_readings(text, claim.value, tongue, sounded=sounded)
    return tuple(replace(reading, span=reading.span.moved(claim.span.start), rule=claim.rule) for reading in found)
