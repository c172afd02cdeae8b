"""Words in -ent: the noun (``le président``) or the verb (``ils président``)."""

from functools import cache

from vivevoix.writing.fr.pronounce.notation import stressed
from vivevoix.writing.fr.pronounce.phrase import Phrase
from vivevoix.writing.fr.pronounce.tables import classes, rows

Choice = tuple[str, float]
"""Sounds, and how sure."""


@cache
def entries() -> dict[str, tuple[str, str, str]]:
    """Sounds as noun, sounds as verb, kind; by word."""
    return {word: (stressed(noun), stressed(verb), kind) for word, noun, verb, kind in rows("ent")}


def choose(phrase: Phrase, place: int) -> Choice:
    """The reading of the word at ``place`` and how sure it is: « Les poules du couvent couvent. »"""
    noun, verb, kind = entries()[phrase.key(place)]
    is_verb, confidence = _single(phrase, place) if kind == "s" else _verb(phrase, place, kind)
    return (verb if is_verb else noun), confidence


def _single(phrase: Phrase, place: int) -> tuple[bool, float]:
    """``Il convient`` (convenir) or ``elles convient`` (convier): only a plural subject makes the second."""
    if phrase.subject(place, "ils", "elles"):
        return True, 0.97
    if phrase.subject(place, "il", "elle", "on", "je", "ça", "cela", "ceci"):
        return False, 0.97
    plural = _plural_subject(phrase, place)
    return plural, 0.75


def _verb(phrase: Phrase, place: int, kind: str) -> tuple[bool, float]:
    before = phrase.before(place)
    if phrase.subject(place, "ils", "elles", "qui", "ceux", "celles", "certains", "certaines", "beaucoup", "plusieurs", "tous"):
        return True, 0.97
    if before in ("se", "s'", "ne", "n'", "y") or (before == "les" and kind != "n"):
        return True, 0.97
    if before == "les":
        return True, 0.9
    if not before:
        return _at_start(phrase, place)
    if _nominal(phrase, place, before, kind):
        return False, 0.97
    if before in ("et", "ou", "ni"):
        return _coordinated(phrase, place)
    if before in classes()["relative"]:
        return phrase.next(place, "det.pl"), 0.9
    if _before_its_subject(phrase, place):
        return True, 0.85
    return _by_subject(phrase, place)


def _before_its_subject(phrase: Phrase, place: int) -> bool:
    """« Sous la braise couvent des colères » : a place opens the clause, a plural follows, and there is no other verb."""
    start, end = phrase.clause(place)
    if start == place or not _opens_with_place(phrase, start):
        return False
    subject = place + 2 if phrase.next(place, "sentence.adverb") else place + 1
    if (
        not phrase.after(place)
        or not (phrase.inside(subject, "det.pl") or _others(phrase, subject))
        or phrase.key(subject) == "aux"
    ):
        return False
    return not any(phrase.finite(at) for at in range(start, end) if at != place)


def _opens_with_place(phrase: Phrase, start: int) -> bool:
    """``Sous la braise…``, ``Partout…``, ``De partout…``."""
    whence = start + 1 if phrase.key(start) in ("de", "d'") else start
    return phrase.inside(start, "place.preposition") or phrase.inside(whence, "place.adverb")


def _others(phrase: Phrase, place: int) -> bool:
    """A plural without article: ``d'autres rancœurs``, ``de vieux griefs``."""
    return phrase.key(place) in ("d'", "de") and phrase.plural_looks(place + 1) and phrase.inside(place + 1, "prenominal")


def _at_start(phrase: Phrase, place: int) -> tuple[bool, float]:
    """After a comma the subject may stand far off: « Les maires, souvent élus de peu, négligent ce point. »"""
    if place == 0 or phrase.words[place].capital:
        return False, 0.9
    if phrase.next(place, "det.sg", "det.pl") and phrase.key(0) in classes()["det.pl"]:
        # "dit-il" between commas is no verb of theirs.
        aside = [at for at in range(place) if phrase.words[at + 1].joined]
        return not any(phrase.finite(at) for at in range(place) if at not in aside), 0.75
    return False, 0.8


def _nominal(phrase: Phrase, place: int, before: str, kind: str) -> bool:
    """Whether what stands before can only introduce a noun or an adjective."""
    names = classes()
    if before in names["copula.sg"] or before in names["det.strong"]:
        return True
    if before in names["det.sg"] or before in names["preposition"]:
        return True
    if before in names["prenominal.sg"]:
        # "les vieux content": no singular after a plural.
        return not phrase.previous(place - 1, "det.pl")
    if before in ("pas", "jamais", "guère", "plus") and phrase.inside(place - 2, "copula"):
        return True
    if before in ("pas", "jamais", "guère") and not _negated(phrase, place):
        return True
    if before in names["degree"]:
        return not (before in ("plus", "bien", "souvent", "aussi") and _negated(phrase, place)) and "a" in kind
    return False


def _negated(phrase: Phrase, place: int) -> bool:
    start, _ = phrase.clause(place)
    return any(phrase.key(at) in ("ne", "n'") for at in range(start, place))


def _coordinated(phrase: Phrase, place: int) -> tuple[bool, float]:
    """After ``et``: as the word before it, a verb when that is one (« ils pillent et violent »)."""
    if phrase.finite(place - 2) and phrase.key(place - 2).endswith("ent"):
        return True, 0.9
    plural = any(phrase.key(at) in ("sont", "ont", "étaient", "ils", "elles") for at in range(place))
    if phrase.next(place, "det.sg", "det.pl") and (plural or _plural_subject(phrase, place)):
        return True, 0.8
    return False, 0.8


def _by_subject(phrase: Phrase, place: int) -> tuple[bool, float]:
    start, end = phrase.clause(place)
    if start == place - 1 and phrase.inside(start, "sentence.adverb") and phrase.words[place].stop:
        # "Parfois négligent, le gardien…"
        return False, 0.85
    singular = phrase.key(place - 1) in classes()["copula"] or phrase.previous(place - 1, "det.sg")
    if phrase.plural_looks(place - 1) and not singular:
        # A plural before a singular form: it cannot be its adjective.
        if not _finite_before(phrase, start, place):
            return True, 0.95
        return True, 0.75
    if _finite_before(phrase, start, place) or not _plural_subject(phrase, place):
        return False, 0.85
    if any(phrase.finite(at) for at in range(place + 1, end)):
        return False, 0.75
    return True, 0.9


def _finite_before(phrase: Phrase, start: int, place: int) -> bool:
    return any(phrase.finite(at) for at in range(start, place))


def _plural_subject(phrase: Phrase, place: int) -> bool:
    """Whether the clause up to ``place`` opens with a plural: ``les…``, ``Paul et Marie…``, ``la plupart des…``."""
    start, _ = phrase.clause(place)
    if start == place:
        return False
    for at in range(start, place):
        if phrase.key(at) in classes()["plural.quantity"] and at - start <= 3:
            return True
        if phrase.inside(at, "det.pl", "subject.pl") and phrase.key(at) not in ("des", "aux"):
            return not phrase.previous(at, "preposition") or at == start
        if phrase.key(at) == "des" and at == start:
            return True
        if phrase.finite(at):
            return False
    return any(phrase.key(at) == "et" for at in range(start, place)) and not _finite_before(phrase, start, place)
