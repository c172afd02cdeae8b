"""Letters with figures: ``A320``, ``COP28``, ``F-16``, ``H1N1``, ``CO2``, ``Covid-19``, ``5G``; single letters, formulas."""

import re
import unicodedata

from vivevoix.writing.fr.verbalize.acronym import UPPER, manner, settled
from vivevoix.writing.fr.verbalize.figure import NUMBER, START, figure
from vivevoix.writing.fr.verbalize.numeral import cardinal, digits, ordinal
from vivevoix.writing.fr.verbalize.per import PER, per
from vivevoix.writing.fr.verbalize.rule import CAPITALS, Rule
from vivevoix.writing.fr.verbalize.tables import table

_INTERJECTIONS = frozenset(("hmm", "pff", "pfff", "brr", "psst", "grr", "bzz", "mmh", "tss"))
_PIECE = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d+(?:,\d+)?|\+")


def _letters(printed: str) -> str:
    """The letters of a code: capitals and lone letters one by one, words as they are (``Covid``, ``neo``)."""
    if printed.isupper() and settled().get(printed) != "word" and len(printed) <= 4:
        return " ".join(printed.lower())
    if printed.isupper():
        return manner(printed)
    if "-" in printed:
        return " ".join(_letters(part) for part in printed.split("-"))
    return printed.lower() if len(printed) == 1 else printed


def _figures(printed: str) -> str:
    return figure(printed).words(rank=True) if len(printed) < 5 or "," in printed else digits(printed)


def _code(found: re.Match[str]) -> str:
    """``AF447`` → ``a f quatre cent quarante-sept``, ``H1N1`` → ``h un n un``."""
    said = (
        "plus" if piece == "+" else _figures(piece) if piece[0].isdecimal() else _letters(piece)
        for piece in _PIECE.findall(found[0])
    )
    return " ".join(said)


def _countdown(found: re.Match[str]) -> str:
    """``J-100`` → ``j moins cent``, ``J+1`` → ``j plus un``."""
    return f"{found['letter'].lower()} {'plus' if found['sign'] == '+' else 'moins'} {cardinal(int(found['number']))}"


def _day_named(found: re.Match[str]) -> str:
    """``11-Septembre`` → ``onze-septembre``, ``14-Juillet``."""
    return f"{figure(found['number']).words()}-{found['month']}"


def _times(found: re.Match[str]) -> str:
    """``4x100 m`` → ``quatre fois`` cent mètres; ``4x4`` is a car."""
    return f"{figure(found['number']).words()} fois"


def _map(found: re.Match[str]) -> str:
    """The scale of a map: ``1:25 000`` → ``un vingt-cinq millième``."""
    return f"un {ordinal(int(found['below'].replace(' ', '')))}"


def _shifts(found: re.Match[str]) -> str:
    """``les 3x8`` → ``trois huit``: the shifts of a factory."""
    return " ".join(cardinal(int(number)) for number in re.findall(r"\d", found[0]))


def _often(found: re.Match[str]) -> str:
    """``3x/j`` → ``trois fois par jour``, ``2x plus`` → ``deux fois``."""
    return _times(found) + per(found["per"])


def _power(found: re.Match[str]) -> str:
    """``10⁻⁹`` → ``dix puissance moins neuf``."""
    raised = found["power"] or unicodedata.normalize("NFKC", found["raised"]).replace("\u2212", "-")
    return f"{figure(found['number']).words()} puissance {cardinal(int(raised))}"


def _power_of(found: re.Match[str]) -> str:
    """``10-6 m``, its exponent come down in the copying → ``dix puissance moins six mètre``."""
    return f"{_power(found)} {table('units')[found['unit']][0]}"


def _product(found: re.Match[str]) -> str:
    """``3.10^6``, ``6,02.10²³`` → ``trois fois`` before a power of ten."""
    return f"{figure(found['number']).words()} fois"


def _version(found: re.Match[str]) -> str:
    """``v. 2.0``, ``v1.2`` → ``version un point deux``."""
    return "version " + " point ".join(figure(part).words(rank=True) for part in found["number"].split("."))


def _initials(found: re.Match[str]) -> str:
    """``J. K. Rowling`` → ``j`` ``k``, ``F.-X. Martin`` → ``f x``: the full stop of an initial is not heard."""
    return " ".join(letter.lower() for letter in found[0] if letter.isalpha())


def _consonants(found: re.Match[str]) -> str:
    """Small letters that no mouth joins are spelled: ``mc²`` → ``m c`` au carré; interjections are left (``pff``, ``hmm``)."""
    interjection = len(set(found[0])) < 2 or found[0] in _INTERJECTIONS
    return "" if interjection else " ".join(found[0])


def _plussed(found: re.Match[str]) -> str:
    """``Canal+`` → ``Canal plus``, ``LGBT+`` → ``l g b t plus``."""
    word = found["word"]
    return f"{manner(word) if word.isupper() and len(word) > 1 else word} plus"


def _rating(found: re.Match[str]) -> str:
    """``AA-`` → ``a a moins``, ``BBB+`` → ``b b b plus``."""
    return f"{' '.join(found['word'].lower())} {'plus' if found['sign'] == '+' else 'moins'}"


def _letter(found: re.Match[str]) -> str:
    return found[0].lower()


def _prefixed(found: re.Match[str]) -> str:
    """``mi-2024`` → ``mi-deux mille vingt-quatre``, ``post-2015``."""
    return f"{found['prefix']}-{figure(found['number']).words(rank=True)}"


_EQUAL = frozenset("=")
_TERMS = r"\d[\d,]*(?: ?[-–+x×*÷/] ?\d[\d,]*){0,4} ?="
"""What a sum goes on with, to its sign of equality."""
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
FORMULA = Rule(
    "letters.power",
    rf"(?:{START}|(?<=\d[.·•∙]))(?P<number>\d+)(?:(?P<raised>⁻?[{_RAISED}]+)|\^(?P<power>-?\d{{1,3}}))(?!\w)",
    _power,
    signs=frozenset(_RAISED + "^"),
)
UNRAISED = Rule(
    "letters.power",
    rf"{START}(?P<number>10)(?P<raised>)(?P<power>-[3-9]) (?P<unit>m|g|s|mol|L|mbar|Pa|W|J|eV)(?!\w)",
    _power_of,
    confidence=0.85,
)
_POWER = rf"10(?:⁻?[{_RAISED}]|\^-?\d)"
RULES_FIRST = (
    Rule(
        "letters.product",
        rf"{START}(?P<number>\d+(?:,\d+)?)(?: ?[·.∙•] ?|(?= [x×] ))(?={_POWER})",
        _product,
        0.9,
        frozenset(_RAISED + "^"),
    ),
    Rule("letters.minus", rf"(?<=\d)(?P<span> ?[-–] ?)(?={_TERMS})", lambda _: "moins", 0.9, _EQUAL),
    Rule("letters.divided", rf"(?<=\d)(?P<span> ?[/÷] ?)(?={_TERMS})", lambda _: "divisé par", 0.9, _EQUAL),
    Rule("letters.product", r"(?<=\d)(?P<span> \* )(?=\d)", lambda _: "fois", 0.9, frozenset("*")),
    Rule("letters.version", r"(?<![\w.-])[vV]\.? ?(?P<number>\d+(?:\.\d+)+)(?![\w-])", _version, 0.9),
    Rule("number.scaled", rf"{START}1 ?: ?(?P<below>\d{{1,3}} ?000)(?!\d)", _map, 0.9),
    Rule("letters.shifts", r"(?<=[Ll]es )[23] ?[xX×] ?[78](?!\w|,\d)", _shifts, 0.9),
    Rule(
        "letters.often",
        rf"{START}(?P<number>\d{{1,2}}(?:,\d{{1,2}})?) ?[xX×](?:(?= ?/){PER}|(?= ?(?:$|[.,;)]))|(?= (?:[a-zà]+ |plus|moins)))",
        _often,
        0.9,
    ),
    Rule("letters.times", r"(?<![\w'.-])[x×](?= ?\d)", lambda found: "fois", 0.85),
    Rule("letters.countdown", r"(?<![\w-])T ?[-–](?= ?\d+ ?(?:s|min|h|jours?)(?!\w))", lambda found: "t moins", 0.9),
    Rule("letters.car", r"(?<!\w)4 ?[xX×] ?4(?! ?\d)(?![\w])", lambda found: "quatre quatre", 0.9),
    Rule("letters.times", rf"{START}(?P<number>{NUMBER}) ?[xX×] ?(?=\d)", _times, 0.9),
)
RULES = (
    Rule("letters.initial", rf"(?<![\w'.-])[{UPPER}]\.(?:-[{UPPER}]\.)?(?= [{UPPER}(]|[,;]| [a-z])", _initials, 0.9, CAPITALS),
    Rule("letters.countdown", r"(?<![\w-])(?P<letter>[JH]) ?(?P<sign>[-+–]) ?(?P<number>\d{1,4})(?![\w-])", _countdown),
    Rule("letters.day", rf"(?<![\w-])(?P<number>\d{{1,2}})-(?P<month>[{UPPER}][a-zéèû]{{2,}})(?![\w-])", _day_named),
    Rule("letters.prefixed", r"(?<![\w-])(?P<prefix>[a-zA-Zéè]{2,8})-(?P<number>(?:1[5-9]|20)\d\d)(?![\w-])", _prefixed),
    Rule(
        "letters.code",
        r"(?<![\w.-])(?:[^\W\d_]{1,20}(?:-[^\W\d_]{1,20}){0,2}[.-]?\d[^\W_]{0,20}|\d{1,6}-?[^\W\d_][^\W_]{0,20})"
        r"(?:\.\d[^\W_]{0,12}|-[^\W_]{1,12}|,\d{1,6}){0,3}\+?(?!\w)",
        _code,
        0.92,
    ),
    Rule(
        "letters.rating",
        r"(?<![\w-])(?P<word>A{1,3}|B{1,3}|C{1,3})(?P<sign>[-+])(?![\w+])(?= |,|\.|\)|$)",
        _rating,
        0.85,
        CAPITALS,
    ),
    Rule("letters.plus", r"(?<![\w-])(?P<word>[^\W\d_]{2,15})\+(?![\w+])", _plussed, signs=frozenset("+")),
    Rule(
        "letters.consonants", r"(?<![\w'-])[bcdfghjklmnpqrstvwxz]{2,6}(?![^\W²³]|['’.-])", _consonants, 0.6, signs=frozenset()
    ),
    Rule("letters.single", r"(?<![\w'.-])[B-HJ-NP-XZ](?![\w'-]|\.\w)", _letter, 0.9, CAPITALS),
)
