"""Numbers in words: the one place that knows how French counts."""

from functools import cache

_SMALL = [
    "zéro",
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
    "dix-sept",
    "dix-huit",
    "dix-neuf",
]
_TENS = {2: "vingt", 3: "trente", 4: "quarante", 5: "cinquante", 6: "soixante", 8: "quatre-vingt"}
_SCALES = ((10**12, "billion"), (10**9, "milliard"), (10**6, "million"))
_LARGEST = 10**15
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def _below_hundred(n: int) -> str:
    if n < 20:
        return _SMALL[n]
    ten, unit = divmod(n, 10)
    if ten in (7, 9):
        ten, unit = ten - 1, unit + 10
    if not unit:
        return _TENS[ten]
    if unit in (1, 11) and ten != 8:
        return f"{_TENS[ten]} et {_SMALL[unit]}"
    return f"{_TENS[ten]}-{_SMALL[unit]}"


def _below_thousand(n: int, *, plural: bool) -> str:
    """``plural``: round twenties and hundreds take their s (``deux cents`` but ``deux cent mille``)."""
    hundred, rest = divmod(n, 100)
    words = [] if hundred < 2 else [_SMALL[hundred]]
    if hundred:
        words.append("cents" if hundred > 1 and not rest and plural else "cent")
    if rest or not hundred:
        words.append("quatre-vingts" if rest == 80 and plural else _below_hundred(rest))
    return " ".join(words)


@cache
def cardinal(n: int, *, feminine: bool = False, rank: bool = False) -> str:
    """``80`` → ``quatre-vingts``, ``200 000`` → ``deux cent mille``, ``21`` feminine → ``vingt et une``.

    ``rank``: the number names a place in a series, so nothing takes an s (``page quatre-vingt``, ``mille neuf cent``).
    """
    words: list[str] = ["moins"] if n < 0 else []
    n = abs(n)
    for value, scale in _SCALES:
        count, n = divmod(n, value)
        if count:
            words.append(f"{cardinal(count)} {scale}{'s' if count > 1 else ''}")
    thousands, rest = divmod(n, 1000)
    if thousands:
        words.append("mille" if thousands == 1 else f"{_below_thousand(thousands, plural=False)} mille")
    if rest or not (words and words != ["moins"]):
        words.append(_below_thousand(rest, plural=not rank))
    text = " ".join(words)
    return text + "e" if feminine and (text.endswith((" un", "-un")) or text == "un") else text


def ordinal(n: int, *, feminine: bool = False) -> str:
    """``1`` → ``premier``, ``21`` → ``vingt et unième``, ``80`` → ``quatre-vingtième``, a million → ``millionième``."""
    if n == 1:
        return "première" if feminine else "premier"
    words = cardinal(n, rank=True)
    words = words[:-1] if words.endswith(("ions", "iards")) else words.removeprefix("un ")
    if words.endswith("cinq"):
        return words + "uième"
    if words.endswith("neuf"):
        return words[:-1] + "vième"
    return (words[:-1] if words.endswith("e") else words) + "ième"


def digits(printed: str) -> str:
    """Digit after digit: ``007`` → ``zéro zéro sept``."""
    return " ".join(_SMALL[int(digit)] for digit in printed if digit.isdecimal())


def grouped(printed: str, *, feminine: bool = False, rank: bool = False) -> str:
    """A whole number as printed, with or without spaces or points between thousands.

    Leading zeros are said (``05`` → ``zéro cinq``); beyond the largest scale the digits are said one by one.
    """
    plain = "".join(str(int(digit)) for digit in printed if digit.isdecimal())
    bare = plain.lstrip("0")
    zeros = " ".join(["zéro"] * (len(plain) - len(bare)))
    if not bare or len(bare) > 15 or int(bare) >= _LARGEST:
        return digits(plain)
    return f"{zeros} {cardinal(int(bare), feminine=feminine, rank=rank)}".strip()


def decimal(whole: str, fraction: str) -> str:
    """``3``, ``05`` → ``trois virgule zéro cinq``; more than three digits after the zeros are said one by one."""
    zeros = len(fraction) - len(fraction.lstrip("0"))
    tail = digits(fraction) if len(fraction) - zeros > 3 or zeros == len(fraction) else grouped(fraction, rank=True)
    return f"{grouped(whole, rank=True)} virgule {tail}"


def roman(printed: str) -> int:
    """The value of a well-formed roman numeral, 0 when it is none: ``XIV`` → 14, ``IIII`` → 0."""
    total = 0
    for digit, following in zip(printed, printed[1:] + "I", strict=True):
        if digit not in _ROMAN or following not in _ROMAN:
            return 0
        value = _ROMAN[digit]
        total += -value if value < _ROMAN[following] else value
    return total if _written_roman(total) == printed else 0


def _written_roman(n: int) -> str:
    steps = zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ["M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"],
        strict=True,
    )
    written = ""
    for value, letters in steps:
        count, n = divmod(max(n, 0), value)
        written += letters * count
    return written
