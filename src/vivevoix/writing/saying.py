"""From a claim to its reading: the words and, where the claim settles them, the sounds."""

from vivevoix.errors import BadLexicon, EngineError
from vivevoix.model import HintKind, Reading
from vivevoix.writing.base import Rules, rules, supported
from vivevoix.writing.claim import Claim
from vivevoix.writing.lexicon import How

_PLAIN = str.maketrans({"’": "'", "ʼ": "'", "\u00a0": " ", "\u202f": " "})


def saying(claim: Claim, printed: str, tongue: Rules, *, sounded: bool) -> Reading:
    """The reading of a claimed stretch.

    ``sounded`` False leaves the sounds of other words and other languages out (they cost a pronunciation each).
    Raises BadLexicon when the claim's value cannot be said, WrongUse for an unknown ``say-as``.
    """
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
        case How.LANGUAGE | HintKind.LANG:
            return _as_language(claim, printed, tongue, sounded=sounded)
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
    if claim.value in {"characters", "spell-out"}:
        return Reading(claim.span, words, rule="acronym.spelled")
    return _with_words(claim, words, tongue, sounded=sounded)


def _as_language(claim: Claim, printed: str, tongue: Rules, *, sounded: bool) -> Reading:
    text = claim.span.of(printed)
    if not sounded:
        return Reading(claim.span, _plain(claim, printed), rule=claim.rule)
    if not supported(claim.value):
        return _with_sounds(claim, printed, _by_espeak(text, claim.value, tongue))
    other = rules(claim.value)
    readings = other.pronounce(text, other.verbalize(text))
    return _with_sounds(claim, printed, tongue.adopted(sounds_of(readings), foreign=True))


def _by_espeak(text: str, tag: str, tongue: Rules) -> str:
    from vivevoix.writing.espeak import spell

    try:
        return tongue.adopted(spell(text, tag.lower()).phonemes, foreign=True)
    except EngineError as error:
        raise BadLexicon(f"“{text}” asks for the language “{tag}”, which nobody here speaks.", error.remedy) from error
