"""Capitals: spelled (``SNCF`` → ``s n c f``), said as a word (``OTAN``), part of a compound (``AP-HP``), or merely shouted."""

import re
from functools import cache, lru_cache

from vivevoix.writing.fr.verbalize.rule import CAPITALS, Rule, compiled
from vivevoix.writing.fr.verbalize.tables import listed, rows
from vivevoix.writing.fr.vocabulary import unaccented

UPPER = "A-ZÀÂÇÉÈÊËÎÏÔÖÙÛÜŒÆÑ"
_VOWEL = "AEIOUYÀÂÉÈÊËÎÏÔÖÙÛÜŒ"
# A word that French could have: syllables of at most a pair of consonants it puts together, vowels, one consonant to close.
_SYLLABLES = (
    rf"(?:(?:[BCFGPV][LR]|[DT]R|S[CPT]R?|[CPT]H|GN|QU|[BCDFGHJKLMNPRSTVWXZÇ])?[{_VOWEL}]{{1,2}}(?:[LMNRSCPXT](?![{_VOWEL}]))?){{2,12}}"
    r"[LMNRSTXCPDFKZG]?S?\Z"
)
_OPEN = rf"[^{_VOWEL}]?[{_VOWEL}]{{1,2}}(?:[^{_VOWEL}]{{1,2}}[{_VOWEL}]{{1,2}}){{0,2}}[^{_VOWEL}]{{0,2}}s?\Z"
_LONGEST_SPELLED = 6
_PARTICLES = ("LE", "LA", "DE", "DU", "DES", "EL", "AL", "BEN", "BEL", "VAN", "VON", "DI", "DA", "DOS")
"""Of names: ``Gabriel LE GALL``, ``Khalid EL FARA``."""
_USUAL = 2.5
"""Zipf from which capitals are a word printed large."""


@cache
def settled() -> dict[str, str]:
    """Acronyms of the table and the manner each is said in."""
    return {word: manner for words, manner in rows("acronyms") for word in words.split()}


def _certain(word: str) -> bool:
    """An acronym for sure: in the table, or without a vowel (``SNCF``), so that the table need not hold those."""
    return word in settled() or set(_VOWEL).isdisjoint(word)


def spelled(printed: str) -> str:
    """``SNCF`` → ``s n c f``; a small plural s is not said (``ONGs`` → ``o n g``)."""
    return " ".join(letter.lower() for letter in printed if letter.isalnum() and not (letter == "s" and len(printed) > 2))


def pronounceable(printed: str) -> bool:
    """Whether unknown capitals can be said as a word: four letters or more in French syllables, ``MUDAM``, ``OGEC`` but not ``CFTDG``."""
    return len(printed) >= 4 and compiled(_SYLLABLES).match(printed) is not None


def _singular(printed: str) -> str:
    return printed[:-1] if printed.endswith("s") and len(printed) > 2 else printed


def _known(printed: str) -> str:
    return settled().get(printed) or settled().get(_singular(printed), "")


def manner(printed: str) -> str:
    """The words of one acronym: settled ones by the table, others by their shape."""
    bare = _singular(printed)
    known = _known(printed)
    if known == "word":
        return printed
    if known and known != "letters":
        return known
    if known or not (pronounceable(bare) or len(bare) > _LONGEST_SPELLED or _accented(bare)):
        return spelled(printed)
    return printed


def _accented(printed: str) -> bool:
    return any(letter > "z" for letter in printed)


@lru_cache(maxsize=64)
def shouted(text: str) -> bool:
    """Whether a whole line is in capitals, acronyms aside: ``LA SNCF EN GRÈVE`` is, ``OM - PSG`` is not."""
    if not _mostly_capitals(text):
        return False
    words = compiled(rf"[{UPPER}]{{2,}}").findall(text)
    telling = [word for word in words if word in listed("shouted") or (len(word) > 4 and not _certain(word))]
    return len(words) > 1 and bool(telling)


def _mostly_capitals(text: str) -> bool:
    capitals = sum(character.isupper() for character in text)
    return capitals * 2 > sum(character.isalpha() for character in text)


def _run(found: re.Match[str]) -> bool:
    """Capitals beside other capitals that are no acronym: ``ALERTE ENLÈVEMENT : …``."""
    beside = compiled(rf"(?:^|[^\w'])([{UPPER}]{{4,}})[ :'-]+\Z").search(
        found.string, max(0, found.start() - 30), found.start()
    )
    after = compiled(rf"[ '-]([{UPPER}]{{4,}})(?!\w)").match(found.string, found.end())
    return len(found[0]) > 3 and any(near and not _certain(near[1]) for near in (beside, after))


@cache
def _names() -> frozenset[str]:
    return frozenset(word for words, *kind in rows("shouted") if kind == ["name"] for word in words.split())


def _word(found: re.Match[str]) -> str:
    """``GOUVERNEMENT`` in a title is a word, ``EN DIRECT`` a label: said as if printed small, so that nobody spells it."""
    loud = shouted(found.string)
    if not loud and found.string[: found.start()].endswith("(") and found.string.startswith(")", found.end()):
        return ""  # a candidate (SE)
    if found[0] in listed("shouted") and (loud or found[0] not in settled()):
        return found[0].capitalize() if found[0] in _names() else found[0].lower()
    if _certain(found[0]):
        return ""
    label = found.start() == 0 and compiled(r" ?[:!]").match(found.string, found.end())
    if word := _printed_small(found[0], labels=bool(label)):
        return word
    if loud or _run(found) or _person(found):
        return found[0].capitalize()
    return found[0] if _named(found) else ""


def _person(found: re.Match[str]) -> bool:
    """``Jean SMITH``, ``FALL Mouhamadou``: a name in capitals beside a first name, as lists and courts print it."""
    from vivevoix.writing.fr.pronounce.name_lexicon import origins

    led = rf"(?:^|[^\w-])([A-ZÉ][a-zà-ÿ]+) (?:(?:{'|'.join(_PARTICLES)}) )?\Z"
    before = compiled(led).search(found.string, max(0, found.start() - 25), found.start())
    after = compiled(r" ([A-ZÉ][a-zà-ÿ]+)(?!\w)").match(found.string, found.end())
    long = len(found[0]) > 3 or (found[0] in _PARTICLES and before is not None)
    return long and any(near and origins(near[1]) for near in (before, after))


def _named(found: re.Match[str]) -> bool:
    """``CHLOE`` as a whole line is a name; the lexicon of names is asked only there: loading it costs 45 ms."""
    from vivevoix.writing.fr.pronounce.name_lexicon import entry

    return len(found[0]) > 3 and found.string.strip() == found[0] and entry(found[0]) is not None


def _printed_small(capitals: str, *, labels: bool = False) -> str:
    """``DÉCÈS``, ``GREVE`` → ``Décès``, ``Grève``: a word of the language in capitals; an acronym that is spelt as one is said as it."""
    word = unaccented(capitals) if len(capitals) > 3 or (len(capitals) == 3 and labels) else None
    return word.form.capitalize() if word and word.zipf >= _USUAL else ""


def _words(found: re.Match[str]) -> str:
    """``PORTE-PAROLE`` in a shouted title → ``Porte-Parole``; ``AP-HP`` is left to its own rule."""
    if (word := unaccented(found[0])) and found[0] not in settled():
        return word.form.title()
    acronyms = any(_certain(part) for part in found[0].split("-"))
    return found[0].title() if shouted(found.string) and not acronyms else ""


def _settled(found: re.Match[str]) -> str:
    said = manner(found[0])
    return said if _known(found[0]) and said != found[0] else ""


def _settled_word(found: re.Match[str]) -> str:
    return found[0] if _known(found[0]) == "word" else ""


def _guessed(found: re.Match[str]) -> str:
    """``MUDAM`` → ``MUDAM``: said as a word for its shape, so the confidence is low."""
    said = manner(found[0])
    return said if said == found[0] else ""


def _spelled(found: re.Match[str]) -> str:
    """``DGCCRF`` → ``d g c c r f``: there is no other way."""
    return "" if len(found[0]) > 3 and compiled(_OPEN).match(found[0]) else manner(found[0])


def _unsure(found: re.Match[str]) -> str:
    """``OFAG`` → ``o f a g``: it could be a word, the house has not been told."""
    return manner(found[0])


def _dotted(found: re.Match[str]) -> str:
    """``S.N.C.F.`` → ``s n c f``, ``U.S.A.``; said as a word when the table says so (``O.N.U.``)."""
    return manner(re.sub(r"[. ]", "", found[0]))


def _part(printed: str) -> str:
    if len(printed) == 1:
        return printed.lower()
    return manner(printed) if compiled(rf"[{UPPER}]{{2,12}}s?\Z").match(printed) else printed


def _compound(found: re.Match[str]) -> str:
    """``AP-HP`` → ``a p h p``, ``pro-UE`` → ``pro-u e``, ``anti-OTAN`` → ``anti-OTAN``."""
    if found[0] in settled():
        return manner(found[0])
    parts = [_part(part) for part in found[0].split("-")]
    return ("-" if all(len(part.split()) == 1 for part in parts) else " ").join(parts)


_CAPS = rf"[{UPPER}]{{2,}}"
_FREE = r"(?<![\w])(?<![\w]-)"


def _listed(found: re.Match[str]) -> str:
    """``DGFiP`` → ``d g f i p``: capitals with a small letter that the table knows."""
    return manner(found[0]) if found[0] in settled() else ""


def _mixed(found: re.Match[str]) -> str:
    """``BnF`` → ``b n f``: capitals and small letters without a vowel among them."""
    return " ".join(found[0].lower())


RULES = (
    Rule("acronym.spelled", rf"{_FREE}[A-Z]{{1,3}}[a-z]{{1,2}}[A-Z]{{1,2}}(?!\w)", _listed, signs=CAPITALS),
    Rule(
        "acronym.spelled",
        rf"{_FREE}(?=[A-Z]\w{{1,3}}(?!\w))(?=\w{{1,2}}[a-z][A-Z]|[A-Z][a-z][A-Z])[B-DF-HJ-NP-TV-XZb-df-hj-np-tv-xz]{{3,4}}",
        _mixed,
        0.9,
        CAPITALS,
    ),
    Rule("acronym.spelled", rf"{_FREE}[bcdfghjklmnpqrstvwxz][A-Z][a-z](?!\w)", _mixed, 0.8, CAPITALS),
    Rule("acronym.dotted", rf"{_FREE}(?:[{UPPER}]\.){{2,9}}(?:[{UPPER}](?!\w))?", _dotted, signs=CAPITALS),
    Rule("word", rf"(?<![\w-]){_CAPS}(?:-[{UPPER}]+)+(?![\w-])", _words, 0.93, CAPITALS),
    Rule(
        "acronym.compound",
        rf"(?<![\w-])(?=[\w-]{{0,40}}[{UPPER}]{{2}})[^\W\d_]+(?:-[^\W\d_]+)+(?![\w-])",
        _compound,
        0.93,
        CAPITALS,
    ),
    Rule("word", rf"{_FREE}{_CAPS}(?!\w)", _word, 0.93, CAPITALS),
    Rule("acronym.word", rf"{_FREE}{_CAPS}s?(?!\w)", _settled_word, signs=CAPITALS),
    Rule("acronym.spelled", rf"{_FREE}{_CAPS}s?(?!\w)", _settled, signs=CAPITALS),
    Rule("acronym.spelled", rf"{_FREE}[BCDFGHJKLMNPQRSTVWXZ]{{2,6}}s?(?!\w)", _unsure, signs=CAPITALS),
    Rule("acronym.word", rf"{_FREE}{_CAPS}s?(?!\w)", _guessed, 0.6, CAPITALS),
    Rule("acronym.spelled", rf"{_FREE}{_CAPS}s?(?!\w)", _spelled, 0.9, CAPITALS),
    Rule("acronym.spelled", rf"{_FREE}{_CAPS}s?(?!\w)", _unsure, 0.6, CAPITALS),
)
