"""The table of what wraps round an article, compiled: which lines, openings, tails and labels are not the article."""

import re
from dataclasses import dataclass
from functools import cache

from vivevoix.model import BlockKind
from vivevoix.reading.fold import plain
from vivevoix.reading.tables import rows

LONGEST = 400
"""Characters of the longest line that a pattern may claim: longer ones are judged by cues, and by the article's right."""

_MARKS = " \t\u00a0•·|▶►→›»>:.!*–—-…✓×+"
_MACRO = re.compile(r"\{([a-z]+)\}")


@dataclass(frozen=True, slots=True)
class Verdict:
    """That a line is no part of the article, and why. Empty reasons: those of the kind."""

    kind: BlockKind
    reason_fr: str = ""
    reason_en: str = ""

    def reason(self, language: str) -> str:
        """Why, as a sentence in the article's language."""
        own = self.reason_en if language == "en" else self.reason_fr
        return own or reason_of(self.kind, language)


@dataclass(frozen=True, slots=True)
class Pattern:
    """One row of the table."""

    where: str
    regex: re.Pattern[str]
    verdict: Verdict


def verdict_on(line: str) -> Verdict | None:
    """What ``line`` is, when it is not the article.

    Example: ``Temps de lecture : 4 min`` is a notice; ``Le temps de lecture a doublé.`` is nothing we know.
    """
    text = plain(line)
    if len(text) > LONGEST:
        return None
    bare = text.strip(_MARKS)
    for pattern in table():
        if pattern.where == "start":
            if pattern.regex.match(text) or pattern.regex.match(bare):
                return pattern.verdict
        elif pattern.regex.fullmatch(text) or pattern.regex.fullmatch(bare):
            return pattern.verdict
    return None


def is_tail(rest: str) -> Verdict | None:
    """What the end of a line is, when it may be cut off behind an article's sentence."""
    text = plain(rest).strip()
    if len(text) > LONGEST:
        return None
    return next((p.verdict for p in table() if p.where in {"tail", "label"} and p.regex.fullmatch(text)), None)


def is_label(text: str) -> bool:
    """Whether ``text`` is a button or label."""
    bare = plain(text).strip(_MARKS)
    return len(bare) <= LONGEST and any(p.where in {"label", "chip"} and p.regex.fullmatch(bare) for p in table())


def reason_of(kind: BlockKind, language: str) -> str:
    """Why blocks of a kind are left out, as a sentence in the article's language."""
    french, english = _reasons()[kind]
    return english if language == "en" else french


@cache
def table() -> tuple[Pattern, ...]:
    """The patterns in the order of the file, macros filled in."""
    return tuple(_compiled(*row) for row in rows("patterns"))


def _compiled(where: str, kind: str, pattern: str, reason_fr: str = "", reason_en: str = "") -> Pattern:
    return Pattern(where, re.compile(filled(pattern), re.IGNORECASE), Verdict(BlockKind(kind), reason_fr, reason_en))


def filled(pattern: str) -> str:
    """``pattern`` with its ``{names}`` replaced by the macros of the table."""
    return _MACRO.sub(lambda found: _macros()[found[1]], pattern)


@cache
def _macros() -> dict[str, str]:
    known: dict[str, str] = {}
    for name, pattern in rows("macros"):
        known[name] = "(?:" + _MACRO.sub(lambda found: known[found[1]], pattern) + ")"
    return known


@cache
def _reasons() -> dict[str, tuple[str, str]]:
    return {kind: (french, english) for kind, french, english in rows("reasons")}
