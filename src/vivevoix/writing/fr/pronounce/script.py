"""Letters of other alphabets: every letter gets a sound, with little confidence, and never silence."""

import re
import unicodedata
from functools import lru_cache

# Sounds of letters by the last word of their Unicode name ("CYRILLIC SMALL LETTER SHCHA"); others go by that name's spelling.
_NAMED = {
    "SHCHA": "chtch", "SHA": "ch", "CHE": "tch", "ZHE": "j", "TSE": "ts", "HA": "kh", "YA": "ya", "YU": "iou", "YI": "yi", "YERU": "y",
    "BE": "b", "VE": "v", "GHE": "gu", "DE": "d", "ZE": "z", "KA": "k", "PE": "p", "TE": "t", "ER": "r", "ES": "ss", "EF": "f", "EL": "l",
    "EM": "m", "EN": "n", "IE": "ié", "IO": "io", "U": "ou", "I": "i", "A": "a", "O": "o", "E": "é", "SIGN": "",
    "ALPHA": "a", "BETA": "v", "GAMMA": "g", "DELTA": "d", "EPSILON": "é", "ZETA": "z", "ETA": "i", "THETA": "t", "IOTA": "i", "KAPPA": "k",
    "LAMDA": "l", "MU": "m", "NU": "n", "XI": "x", "OMICRON": "o", "PI": "p", "RHO": "r", "SIGMA": "ss", "TAU": "t", "UPSILON": "i",
    "PHI": "f", "CHI": "kh", "PSI": "ps", "OMEGA": "o", "TONOS": "",
    "ALEF": "a", "BEH": "b", "TEH": "t", "THEH": "ss", "JEEM": "dj", "HAH": "ha", "KHAH": "kha", "DAL": "d", "THAL": "z", "REH": "r",
    "ZAIN": "z", "SEEN": "ss", "SHEEN": "ch", "SAD": "ss", "DAD": "d", "TAH": "t", "ZAH": "z", "AIN": "a", "GHAIN": "gh", "FEH": "f",
    "QAF": "k", "KAF": "k", "LAM": "l", "MEEM": "m", "NOON": "n", "HEH": "h", "WAW": "ou", "YEH": "i", "HAMZA": "a", "MARBUTA": "a",
}  # fmt: skip
_LATIN = {"ß": "ss", "ł": "l", "ø": "eu", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ŋ": "ng", "ə": "e", "ħ": "h"}
_FRENCH = frozenset("abcdefghijklmnopqrstuvwxyzàâäæçéèêëîïôöœùûüÿ'-")


@lru_cache(maxsize=4096)
def latin(text: str) -> str:
    """A word of any alphabet in letters that French spelling can read; empty when it holds no letter or digit.

    >>> latin("Москва")
    'mosskva'
    """
    letters = "".join(_letter(sign) for sign in unicodedata.normalize("NFC", text))
    return re.sub(r"(.)\1{2,}", r"\1\1", letters)


def french(text: str) -> bool:
    """Whether every sign of a word is one of French spelling."""
    return all(sign in _FRENCH for sign in text.lower())


def _letter(sign: str) -> str:
    low = sign.lower()
    if low in _FRENCH:
        return low
    if low in _LATIN:
        return _LATIN[low]
    bare = "".join(part for part in unicodedata.normalize("NFKD", low) if not unicodedata.combining(part))
    if bare and bare != low:
        return "".join(_letter(part) for part in bare)
    return _by_name(low) if unicodedata.category(sign)[0] in "LN" else ""


def _by_name(sign: str) -> str:
    """The reading of a letter by its Unicode name; an ideograph says only that it is one."""
    words = unicodedata.name(sign, "").replace("-", " ").split()
    if unicodedata.category(sign)[0] == "N" and unicodedata.numeric(sign, None) is not None:
        return f"{unicodedata.numeric(sign):g}"
    if not words or "IDEOGRAPH" in words or not words[-1].isalpha():
        return "signe"
    last = words[-1]
    return _NAMED.get(last, last.lower()) or "e"
