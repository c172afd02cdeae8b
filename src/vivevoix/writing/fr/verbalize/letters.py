"""Letters with figures: ``A320``, ``G7``, ``COP28``, ``F-16``, ``H1N1``, ``CO2``, ``Covid-19``, ``5G``, ``JN.1``; single letters and formulas."""

import re

from vivevoix.writing.fr.verbalize.acronym import UPPER, manner, settled
from vivevoix.writing.fr.verbalize.figure import figure
from vivevoix.writing.fr.verbalize.numeral import cardinal, digits
from vivevoix.writing.fr.verbalize.rule import CAPITALS, Rule

_PIECE = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d+(?:,\d+)?|\+")


def _letters(printed: str) -> str:
    """The letters of a code: capitals and lone letters one by one, words as they are (``Covid``, ``neo``)."""
    if printed.isupper() and settled().get(printed) != "word" and len(printed) <= 4:
        return " ".join(printed.lower())
    if printed.isupper():
        return manner(printed)
    return printed.lower() if len(printed) == 1 else printed


def _figures(printed: str) -> str:
    return figure(printed).words(rank=True) if len(printed) < 5 or "," in printed else digits(printed)


def _code(found: re.Match[str]) -> str:
    """``AF447`` → ``a f quatre cent quarante-sept``, ``H1N1`` → ``h un n un``."""
    said = (
        "plus" if piece == "+" else _figures(piece) if piece[0].isdecimal() else _letters(piece) for piece in _PIECE.findall(found[0])
    )
    return " ".join(said)


def _countdown(found: re.Match[str]) -> str:
    """``J-100`` → ``j moins cent``, ``J+1`` → ``j plus un``."""
    return f"{found['letter'].lower()} {'plus' if found['sign'] == '+' else 'moins'} {cardinal(int(found['number']))}"


def _day_named(found: re.Match[str]) -> str:
    """``11-Septembre`` → ``onze-septembre``, ``14-Juillet``."""
    return f"{figure(found['number']).words()}-{found['month']}"


def _four(found: re.Match[str]) -> str:
    """``4x100`` → ``quatre fois cent``, ``4x4`` → ``quatre quatre``, ``10 x 15`` → ``dix sur quinze``."""
    first, second = found["first"], found["second"]
    if first == second == "4":
        return "quatre quatre"
    return f"{figure(first).words()} fois {figure(second).words()}"


def _plussed(found: re.Match[str]) -> str:
    """``Canal+`` → ``Canal plus``, ``LGBT+`` → ``l g b t plus``."""
    word = found["word"]
    return f"{manner(word) if word.isupper() and len(word) > 1 else word} plus"


def _letter(found: re.Match[str]) -> str:
    return found[0].lower()


def _prefixed(found: re.Match[str]) -> str:
    """``mi-2024`` → ``mi-deux mille vingt-quatre``, ``post-2015``."""
    return f"{found['prefix']}-{figure(found['number']).words(rank=True)}"


RULES = (
    Rule("letters.countdown", r"(?<![\w-])(?P<letter>[JH]) ?(?P<sign>[-+–]) ?(?P<number>\d{1,4})(?![\w-])", _countdown),
    Rule("letters.times", r"(?<![\w,.])(?P<first>\d{1,4}) ?[x×] ?(?P<second>\d{1,5})(?![\d])(?=(?:[ ,.;)m]|$))", _four, 0.9),
    Rule("letters.day", rf"(?<![\w-])(?P<number>\d{{1,2}})-(?P<month>[{UPPER}][a-zéèû]{{2,}})(?![\w-])", _day_named),
    Rule("letters.prefixed", r"(?<![\w-])(?P<prefix>[a-zA-Zéè]{2,8})-(?P<number>(?:1[5-9]|20)\d\d)(?![\w-])", _prefixed),
    Rule("letters.code", r"(?<![\w.-])(?:[^\W\d_]{1,20}[.-]?\d[^\W_]{0,20}|\d{1,6}-?[^\W\d_][^\W_]{0,20})(?:[.,-]\d[^\W_]{0,12}){0,3}\+?(?!\w)", _code, 0.92),
    Rule("letters.plus", r"(?<![\w-])(?P<word>[^\W\d_]{2,15})\+(?![\w+])", _plussed, signs=frozenset("+")),
    Rule("letters.single", r"(?<![\w'.-])[B-NP-XZ](?![\w'-]|\.\w)", _letter, 0.9, CAPITALS),
)
