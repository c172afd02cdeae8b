"""Which language a text is in: told by its script, then by the small words that every sentence needs."""

import unicodedata
from collections import Counter
from functools import cache

from vivevoix.errors import UnsupportedLanguage
from vivevoix.reading.fold import words
from vivevoix.reading.tables import rows

SPOKEN = ("fr", "en")
"""BCP 47 primary tags of the languages that we speak."""

_SAMPLE = 20_000
"""Characters that are looked at: more do not change the answer."""

_CLEAR = 0.12
"""Share of small words from which a language is certain: French and English news have 0.35 to 0.5."""


def language_of(text: str, declared: str = "", asked: str = "") -> str:
    """``asked`` when given, else what the text is, else what its page declares, else French.

    A page's own word counts less than its text: templates are copied from language to language. Raises UnsupportedLanguage.
    """
    if asked:
        return _supported(asked.partition("-")[0].lower())
    found, clear = detected(text)
    guess = found if found in SPOKEN else SPOKEN[0]
    return _supported(found if clear else declared or guess)


def detected(text: str) -> tuple[str, bool]:
    """The language whose small words are the most frequent (empty when none is), and whether that is certain."""
    sample = text[:_SAMPLE]
    script = _foreign_script(sample)
    if script:
        return script, True
    found = words(sample)
    counts = Counter({tag: sum(word in small for word in found) for tag, small in _small_words().items()})
    (best, most), (_, second) = counts.most_common(2)
    clear = len(found) >= 8 and most / len(found) >= _CLEAR and most >= 1.25 * second
    return (best if most else ""), clear


def _foreign_script(text: str) -> str:
    """The language that stands for the script of most letters, empty for Latin script."""
    letters = [sign for sign in text if sign.isalpha()]
    scripts = Counter(unicodedata.name(sign, "LATIN").split()[0].split("-")[0] for sign in letters)
    if not letters:
        return ""
    script, count = scripts.most_common(1)[0]
    return "" if script == "LATIN" or count < len(letters) / 2 else _scripts().get(script, "und")


def _supported(tag: str) -> str:
    if tag not in SPOKEN:
        name = dict(_names()).get(tag, tag)
        raise UnsupportedLanguage(
            f"The article is in {name}, which no voice of ours speaks.",
            "French (fr) and English (en) are spoken; if it is one of these, say so with --language.",
        )
    return tag


@cache
def _small_words() -> dict[str, frozenset[str]]:
    return {row[0]: frozenset(row[2].split()) for row in rows("languages") if len(row) > 2 and row[2]}


@cache
def _scripts() -> dict[str, str]:
    return {row[3]: row[0] for row in rows("languages") if len(row) > 3}


@cache
def _names() -> tuple[tuple[str, str], ...]:
    return tuple((row[0], row[1]) for row in rows("languages"))
