"""Hours and durations: ``14h30``, ``0h05``, ``14:30``, ``2 h 05 min 3 s``, ``1'45"``, ``9"81``, ``24h/24``, ``(45')``."""

import re

from vivevoix.writing.fr.verbalize.figure import START, figure
from vivevoix.writing.fr.verbalize.numeral import cardinal, ordinal
from vivevoix.writing.fr.verbalize.per import per
from vivevoix.writing.fr.verbalize.rule import Rule, word_before

PER_TIME = r" ?/ ?(?P<per>jour|j|nuit|mois|semaine|sem|an|match|personne)(?!\w)"
_HOUR = r"(?<![A-Z]-)(?P<hours>\d{1,3}) ?(?:[hH]|hrs|heures?)"
_END = r"(?![\w])"


def _count(printed: str, noun: str) -> str:
    """``21``, ``heure`` → ``vingt et une heures``: all units of time but the day are feminine."""
    number = figure(printed)
    return f"{number.words(feminine=True)} {noun}{'s' if number.plural else ''}"


def _clock(found: re.Match[str]) -> str:
    """``14h30`` → ``quatorze heures trente``, ``16h00`` → ``seize heures``, ``4h30/jour`` → ``quatre heures trente par jour``."""
    hours = _count(str(int(found["hours"])), "heure")
    minutes = int(found["minutes"] or 0)
    said = f"{hours} {cardinal(minutes, feminine=True)}" if minutes else hours
    return said + per(found.groupdict().get("per"))


def _colon(found: re.Match[str]) -> str:
    """``14:30`` → ``quatorze heures trente``, ``2:05:03`` → ``deux heures cinq minutes trois secondes``."""
    return _duration(found) if found["seconds"] else _clock(found)


def _duration(found: re.Match[str]) -> str:
    """``2 h 05 min 3 s`` → ``deux heures cinq minutes trois secondes``."""
    groups = found.groupdict()
    parts = [
        _count(groups[name].lstrip("0") or "0", noun)
        for name, noun in (("hours", "heure"), ("minutes", "minute"), ("seconds", "seconde"))
        if groups.get(name)
    ]
    if "closed" in groups and groups["seconds"] and not groups["closed"]:
        parts[-1] = figure(groups["seconds"]).words(feminine=True)  # 2 min 30
    if hundredths := groups.get("hundredths"):
        parts.append(figure(hundredths).words())
    return " ".join(parts)


def _hours(found: re.Match[str]) -> str:
    """``9-12h`` → ``neuf à douze heures``."""
    return f"{cardinal(int(found['first']), feminine=True)} à {_count(found['hours'], 'heure')}"


def _always(found: re.Match[str]) -> str:
    """``24h/24`` → ``vingt-quatre heures sur vingt-quatre``, ``7j/7`` → ``sept jours sur sept``."""
    noun = "heures" if found["unit"] in "hH" else "jours"
    return f"{cardinal(int(found['first']))} {noun} sur {cardinal(int(found['second']))}"


def _minute(found: re.Match[str]) -> str:
    """A match minute: ``(45')`` → ``quarante-cinquième minute``, ``90'+3``; after a count word it is a length."""
    minute = f"{ordinal(int(found['minute']), feminine=True)} minute"
    return f"{minute} plus {cardinal(int(found['added']))}" if found["added"] else minute


def _length(found: re.Match[str]) -> str:
    return (
        _count(found["minutes"], "minute")
        if found.start() == 0 or word_before(found) in ("de", "en", "pendant", "dure", "durée", "x", "fois", "pour", "les")
        else ""
    )


def _seconds(found: re.Match[str]) -> str:
    """``13"`` is a size in inches or a time; after an opening quotation mark the sign closes it."""
    text = found.string
    if len(re.findall(r'(?<!\d)(?<!\d )"', text[: found.start()])) % 2:
        return ""
    sized = "," in found["seconds"] or _SCREEN.search(text, max(0, found.start() - 40), found.start())
    return f"{figure(found['seconds']).words()} pouces" if sized else _duration(found)


_SCREEN = re.compile(
    r"(?i:écrans?|dalles?|moniteurs?|télé|téléviseurs?|tv|pc|ordinateurs?|portables?|tablettes?|smartphones?|ipad|imac|macbook"
    r"|roues?|jantes?|pneus?|vélos?|vtt|diagonale|canons?|obusiers?)(?!\w)[^.;:!?\d]{0,30}$"
)
"""What is measured in inches."""


def _coordinate(found: re.Match[str]) -> str:
    """``48°51'24" N`` → ``quarante-huit degrés cinquante et une minutes vingt-quatre secondes nord``."""
    number = figure(found["degrees"])
    parts = [f"{number.words()} degré{'s' if number.plural else ''}", _count(found["minutes"].lstrip("0") or "0", "minute")]
    if found["seconds"]:
        parts.append(_count(found["seconds"].lstrip("0") or "0", "seconde"))
    if found["side"]:
        parts.append(_SIDES[found["side"]])
    return " ".join(parts)


_SIDES = {"N": "nord", "S": "sud", "E": "est", "O": "ouest", "W": "ouest"}
_MINUTES = r"(?P<minutes>\d{1,3})"
_SECONDS = r"(?P<seconds>\d{1,2}(?:[.,]\d{1,3})?)"
_CLOSED = r"(?P<closed> ?(?:''|\"|»(?=\d)|s(?:ec\.?)?)(?P<hundredths>\d{1,3})?)"
RULES = (
    Rule(
        "clock.coordinate",
        rf"{START}(?P<degrees>\d{{1,3}})° ?(?P<minutes>\d{{1,2}})' ?"
        r"(?:(?P<seconds>\d{1,2}(?:[.,]\d{1,3})?) ?(?:''|\"))?(?: ?(?P<side>[NSEOW])(?!\w))?",
        _coordinate,
    ),
    Rule("clock.always", rf"{START}(?P<first>\d+) ?(?P<unit>[hHj]) ?/ ?(?P<second>\d+){_END}", _always),
    Rule("clock.duration", rf"{START}{_HOUR} ?{_MINUTES} ?(?:min\.?|mn|m|') ?(?:{_SECONDS}{_CLOSED}?)?{_END}", _duration),
    Rule("clock.duration", rf"{START}{_MINUTES} ?(?:min\.?|mn|'(?!')) ?{_SECONDS}{_CLOSED}?{_END}", _duration),
    Rule("clock.seconds", rf"{START}{_SECONDS} ?(?:\"|''|s(?=\d)|»(?=\d)) ?(?P<hundredths>\d{{1,3}}){_END}", _duration),
    Rule("clock.seconds", rf"{START}{_SECONDS} ?(?:''|\")(?= |,|\.|\)|$)", _seconds, confidence=0.7),
    Rule("clock.range", rf"{START}(?P<first>\d{{1,2}}) ?[-–/] ?{_HOUR}{_END}", _hours),
    Rule("clock.hour", rf"{START}{_HOUR}(?: ?(?P<minutes>[0-5]\d))?{_END}(?:{PER_TIME}|(?!/[a-z]))", _clock),
    Rule(
        "clock.lap",
        rf"{START}{_MINUTES}:(?P<seconds>[0-5]\d)[.,](?P<hundredths>\d{{2,3}})(?P<closed>){_END}",
        _duration,
        confidence=0.9,
    ),
    Rule(
        "clock.colon",
        rf"(?:{START}|(?<=\dT))(?P<hours>[01]?\d|2[0-4]):(?P<minutes>[0-5]\d)(?::(?P<seconds>[0-5]\d))?{_END}(?! \d{{3}}(?!\d))",
        _colon,
        confidence=0.93,
    ),
    Rule("clock.length", rf"{START}{_MINUTES}'(?=[ ,;).]|$)", _length, confidence=0.8),
    Rule(
        "clock.minute",
        rf"(?:(?<=[ (])|^(?=\d+' [A-ZÉÀ])){START}(?P<minute>\d{{1,3}})'(?: ?\+ ?(?P<added>\d{{1,2}})'?)?(?=[ ,;).]|$)",
        _minute,
        confidence=0.75,
    ),
)
