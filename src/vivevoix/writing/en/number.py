"""English number words."""

import unicodedata

_BELOW_TEN = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_ONES = (*_BELOW_TEN, *_TEENS.split())
_TENS = ["-", "-", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SCALES = ("", "thousand", "million", "billion", "trillion", "quadrillion", "quintillion")
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth", "twelve": "twelfth",
}  # fmt: skip


def cardinal(number: int) -> str:
    """``1234`` → ``one thousand two hundred and thirty-four``; beyond the named scales, digit by digit."""
    if number < 0:
        return f"minus {cardinal(-number)}"
    if number >= 1000 ** len(_SCALES):
        return digits(str(number))
    groups = _groups(number)
    words = [f"{_below_thousand(group)} {_SCALES[power]}".strip() for power, group in groups if group]
    if len(words) > 1 and 0 < number % 1000 < 100:
        words[-1] = f"and {words[-1]}"
    return " ".join(words) or "zero"


def ordinal(number: int) -> str:
    """``21`` → ``twenty-first``."""
    head, separator, last = _split_last(cardinal(number))
    if last.endswith("y"):
        return f"{head}{separator}{last[:-1]}ieth"
    return f"{head}{separator}{_ORDINALS.get(last, last + 'th')}"


def year(number: int) -> str:
    """``1905`` → ``nineteen oh five``; ``2007`` → ``two thousand and seven``; ``2026`` → ``twenty twenty-six``."""
    century, rest = divmod(number, 100)
    if not 11 <= century <= 99 or (century % 10 == 0 and rest < 10):
        return cardinal(number)
    if rest == 0:
        return f"{cardinal(century)} hundred"
    return f"{cardinal(century)} {'oh ' if rest < 10 else ''}{cardinal(rest)}"


def decimal(printed: str) -> str:
    """A number as printed, with commas between thousands and a point: ``1,200.05`` → ``… point zero five``."""
    whole, _, fraction = printed.replace(",", "").replace(" ", "").partition(".")
    words = cardinal(int(whole or "0")) if not (len(whole) > 1 and whole.startswith("0")) else digits(whole)
    return f"{words} point {digits(fraction)}" if fraction else words


def digits(printed: str) -> str:
    """Figure by figure: ``007`` → ``zero zero seven``."""
    return " ".join(_ONES[int(sign)] for sign in printed if sign.isdecimal())


def sign(printed: str) -> str:
    """One character that stands for a number: ``²`` → ``two``, ``Ⅷ`` → ``eight``; else its Unicode name."""
    value = unicodedata.numeric(printed, -0.5)
    return cardinal(int(value)) if value == int(value) else unicodedata.name(printed, "sign").lower().replace("-", " ")


def plural(words: str) -> str:
    """The plural of number words: ``nineteen ninety`` → ``nineteen nineties``."""
    if words.endswith("y"):
        return words[:-1] + "ies"
    return words + ("es" if words.endswith("x") else "s")


def roman(numeral: str) -> int:
    """The value of a roman numeral, 0 when it is not well formed: ``XIV`` → 14, ``IIX`` → 0."""
    values = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
    following = [*[values[sign] for sign in numeral[1:]], 0]
    total = sum(-values[sign] if values[sign] < later else values[sign] for sign, later in zip(numeral, following, strict=True))
    return total if _as_roman(total) == numeral else 0


def _as_roman(number: int) -> str:
    steps = zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    )
    written = ""
    for value, sign in steps:
        count, number = divmod(number, value)
        written += sign * count
    return written


def _groups(number: int) -> list[tuple[int, int]]:
    """(power of a thousand, what stands there), the highest first."""
    found: list[tuple[int, int]] = []
    power = 0
    while number:
        number, group = divmod(number, 1000)
        found.insert(0, (power, group))
        power += 1
    return found


def _below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    head = f"{_ONES[hundreds]} hundred" if hundreds else ""
    return " and ".join(part for part in (head, _below_hundred(rest) if rest else "") if part)


def _below_hundred(number: int) -> str:
    if number < 20:
        return _ONES[number]
    tens, ones = divmod(number, 10)
    return _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")


def _split_last(words: str) -> tuple[str, str, str]:
    cut = max(words.rfind(" "), words.rfind("-"))
    return words[: max(cut, 0)], words[cut : cut + 1] if cut >= 0 else "", words[cut + 1 :]
