"""Numbers whose last consonant depends on what follows: six, dix, huit, cinq, neuf, vingt, cent."""

from vivevoix.writing.fr.pronounce.phrase import Phrase

Choice = tuple[str, float]
_ALONE = {"six": "sˈis", "dix": "dˈis", "huit": "yˈit", "neuf": "nˈœf", "vingt": "vˈɛ̃", "cinq": "sˈɛ̃k"}
_BEFORE_CONSONANT = {"six": "sˈi", "dix": "dˈi", "huit": "yˈi"}
_UNITS = frozenset(["et", "un", "une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"])


def choose(phrase: Phrase, place: int, vowel_next: bool) -> Choice | None:
    """The sounds of a number word before its liaison; None for words that are no such number.

    « Six ans » siz, « six mois » si, « ils étaient six » sis; « neuf heures » nœv; « vingt-deux » vɛ̃t, « quatre-vingt-un » vɛ̃.
    """
    key = phrase.key(place)
    if key in {"vingt", "vingts"}:
        return _twenty(phrase, place), 0.97
    if key not in _ALONE:
        return None
    after = phrase.after(place)
    if not after or _not_a_noun(phrase, place + 1):
        return _in_number(phrase, place) or (_ALONE[key], 0.97)
    if key == "neuf":
        return ("nˈœv" if after in ("heures", "ans", "hommes", "autres") else "nˈœf"), 0.97
    if vowel_next:
        return {"six": "sˈi", "dix": "dˈi"}.get(key, _ALONE[key]), 0.97
    return _BEFORE_CONSONANT.get(key, _ALONE[key]), 0.95


def _in_number(phrase: Phrase, place: int) -> Choice | None:
    """``dix-sept`` dis, ``dix-huit`` and ``dix-neuf`` diz."""
    if phrase.key(place) == "dix" and phrase.words[place + 1 : place + 2] and phrase.words[place + 1].joined:
        return {"huit": "dˈiz", "neuf": "dˈiz", "sept": "dˈi"}.get(phrase.key(place + 1), "dˈis"), 0.97
    return None


def _not_a_noun(phrase: Phrase, place: int) -> bool:
    """Whether the word cannot be what is counted: ``six à voter``, ``dix-sept``; but ``six cents``, ``six mille``, ``six autres``."""
    if phrase.key(place) in ("cents", "cent", "mille", "millions", "milliards", "million", "autres"):
        return False
    if phrase.key(place) in ("avril", "août", "octobre"):
        return True
    return phrase.inside(place, "function", "preposition", "conjunction", "number", "finite") or phrase.words[place].joined


def _twenty(phrase: Phrase, place: int) -> str:
    """vɛ̃t in 21 to 29, vɛ̃ in 20 and in 81 to 99; a liaison is added elsewhere."""
    after = phrase.after(place)
    if phrase.words[place].joined and phrase.key(place - 1) == "quatre":
        return "vˈɛ̃"
    return "vˈɛ̃t" if after in _UNITS and (phrase.words[place + 1].joined or after == "et") else "vˈɛ̃"
