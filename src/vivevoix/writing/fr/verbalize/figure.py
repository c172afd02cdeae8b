"""A number as print has it: its pattern, its value, its words."""

import re
from dataclasses import dataclass

from vivevoix.writing.fr.verbalize.numeral import decimal, grouped

START = r"(?:(?<!\w)|(?<=\d[xX]))(?<!\d[.,])"
WHOLE = (
    r"(?:\d{1,3}(?: \d{3}){1,6}(?!\d)|\d{1,3}(?:\.\d{3}){1,6}(?![\d.])|\d{1,3}(?:,\d{3}){2,6}(?![\d,])"
    r"|\d{1,3}(?:'\d{3}){1,6}(?![\d'])|\d+)"
)
"""Thousands parted by spaces, points, English commas or Swiss apostrophes."""
NUMBER = rf"(?:{WHOLE}(?:[.,]\d+)?)"
SPELT = (
    r"(?<![^\W\d_])(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize"
    r"|vingts?|trente|quarante|cinquante|soixante|cents?|mille)"
)
"""The end of a number of two or more that is printed in letters."""
_LONE_SIGN = (
    r"(?:^|(?<=[,;:] ))[-–] (?=\d[\d,]{0,7} ?(?:°|%|(?:Mds?|M|k)? ?€))|^[-–] (?=\d[\d ,.]*$)|(?:(?<= à )|(?<= de ))[-–] (?=\d)"
)
"""A dash and a space are a sign before a sum, a degree or a share, and where the figure is the whole text."""
SIGN = rf"(?:(?<![\w)%°€])(?:[-–](?! )|[+±] ?)|(?<=\()[-–] |{_LONE_SIGN}|\+/- ?)"
SCALES = {"k": "mille", "K": "mille", "M": "million", "Md": "milliard", "Mds": "milliard", "Mrd": "milliard",
          "Mrds": "milliard", "md": "milliard", "mds": "milliard", "MM": "milliard", "bn": "milliard", "Mn": "million", "Mio": "million",
          "million": "million", "millions": "million", "milliard": "milliard", "milliards": "milliard", "mille": "mille"}  # fmt: skip
"""What may stand between a number and its unit, and the word said for it."""
_SIGNS = {"-": "moins ", "–": "moins ", "+": "plus ", "±": "plus ou moins ", "+/-": "plus ou moins ", "": ""}


@dataclass(frozen=True, slots=True)
class Figure:
    """``1 801,80`` → whole ``1 801``, fraction ``80``."""

    whole: str
    fraction: str = ""

    @property
    def value(self) -> float:
        """What it is worth: agreement depends on it."""
        plain = "".join(digit for digit in self.whole if digit.isdecimal())
        return float(f"{plain[-15:]}.{self.fraction[:6] or 0}")

    @property
    def plural(self) -> bool:
        """French counts in the plural from two on: ``1,9 degré``, ``2 degrés``."""
        return self.value >= 2

    def words(self, *, feminine: bool = False, rank: bool = False) -> str:
        """``1,5`` → ``un virgule cinq``; ``21`` feminine → ``vingt et une``."""
        if self.fraction:
            return decimal(self.whole, self.fraction)
        return grouped(self.whole, feminine=feminine, rank=rank)


def figure(printed: str) -> Figure:
    """Take a printed number apart; a point before exactly three digits parts thousands, any other the decimals."""
    if re.fullmatch(WHOLE, printed):
        return Figure(printed)
    whole, _, fraction = printed.replace(",", ".").rpartition(".")
    return Figure(whole, fraction)


def sign(printed: str | None) -> str:
    """``-`` → ``moins``, ``+`` → ``plus``, with the space that follows."""
    return _SIGNS[(printed or "").strip()]
