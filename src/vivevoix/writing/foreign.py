"""Words of another language inside an article, said by that language's rules with the sounds of the article's voice."""

import re
from dataclasses import replace
from functools import cache

from vivevoix.errors import BadLexicon, EngineError
from vivevoix.model import Reading, Span
from vivevoix.writing.base import Rules, rules, supported

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_ESPEAK_NAMES = {"zh": "cmn", "no": "nb", "iw": "he", "in": "id"}
"""Where espeak-ng names a language otherwise than BCP 47 or an outdated tag does."""


def primary(tag: str) -> str:
    """The language of a tag without its region: ``en_GB`` → ``en``."""
    return re.split("[-_]", tag.strip().lower())[0]


def speaks(tag: str) -> bool:
    """Whether words of a language can be said: by rules of ours, else by espeak-ng."""
    return supported(primary(tag)) or _espeak_name(tag) != ""


def foreign_readings(text: str, tag: str, tongue: Rules, *, sounded: bool) -> tuple[Reading, ...]:
    """A reading for each word of ``text``, sounds in the signs of ``tongue`` (left empty unless ``sounded``).

    ``New York Times`` in a French article → ``nˈu``, ``jˈɔʁk``, ``tˈajmz``.
    """
    if not supported(primary(tag)):
        return tuple(_by_espeak(found, tag, tongue, sounded=sounded) for found in _WORD.finditer(text))
    other = rules(primary(tag))
    readings = other.verbalize(text)
    if not sounded:
        return readings
    return tuple(replace(said, phonemes=_adopted(said.phonemes, tongue)) for said in other.pronounce(text, readings))


def _by_espeak(found: re.Match[str], tag: str, tongue: Rules, *, sounded: bool) -> Reading:
    from vivevoix.writing.espeak import spell

    word = found.group()
    phonemes = _adopted(spell(word, _espeak_name(tag)).phonemes, tongue) if sounded else ""
    return Reading(Span(*found.span()), word.replace("’", "'"), phonemes, confidence=0.8)


def _adopted(phonemes: str, tongue: Rules) -> str:
    """Empty where nothing is left of the sounds: the article's own language then says the word."""
    try:
        return tongue.adopted(phonemes, foreign=True)
    except BadLexicon:
        return ""


@cache
def _espeak_name(tag: str) -> str:
    """The name under which espeak-ng knows a language; empty when it does not."""
    from vivevoix.writing.espeak import spell

    whole, short = tag.strip().lower().replace("_", "-"), primary(tag)
    for name in (whole, _ESPEAK_NAMES.get(short, short)):
        try:
            spell("a", name)
        except EngineError:
            continue
        return name
    return ""
