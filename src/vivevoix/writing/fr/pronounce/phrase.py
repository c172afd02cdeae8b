"""A sentence as its homographs and liaisons need to see it: neighbours, clauses, subjects. No dictionary, closed classes and endings."""

import re
from dataclasses import dataclass

from vivevoix.writing.fr.pronounce.tables import classes
from vivevoix.writing.fr.pronounce.word import Word

_FINITE = re.compile(
    r"(?:[^\W\d_]{2,}(?:aient|èrent|irent|urent|eront|iront|dront|vront|rront|raient|issent|erait|irait|drait|vrait|rrait|oient)"
    r"|[^\W\d_]{3,}(?:era|ira|dra|vra|rra|îmes|âmes))"
)
_IMPERFECT = re.compile(r"[^\W\d_]{2,}ait")
_PLURAL_VERB = re.compile(r"[^\W\d_]{2,}(?<!m)ent")


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words of one utterance, with questions about their places."""

    words: tuple[Word, ...]

    def key(self, place: int) -> str:
        """The lower-case word at ``place``; empty beyond the ends."""
        return self.words[place].key if 0 <= place < len(self.words) else ""

    def before(self, place: int) -> str:
        """The word before, empty when punctuation stands between."""
        return self.key(place - 1) if place > 0 and not self.words[place - 1].stop else ""

    def after(self, place: int) -> str:
        """The word after, empty when punctuation stands between."""
        return self.key(place + 1) if not self.words[place].stop else ""

    def inside(self, place: int, *names: str) -> bool:
        """Whether the word at ``place`` is of one of the closed classes."""
        key = self.key(place)
        return any(key in classes()[name] for name in names)

    def previous(self, place: int, *names: str) -> bool:
        """Whether the word before, with no punctuation between, is of one of the classes."""
        return bool(self.before(place)) and self.inside(place - 1, *names)

    def next(self, place: int, *names: str) -> bool:
        """Whether the word after, with no punctuation between, is of one of the classes."""
        return bool(self.after(place)) and self.inside(place + 1, *names)

    def clause(self, place: int) -> tuple[int, int]:
        """The clause round ``place``: from after punctuation or a word like ``que`` to before the next."""
        start, end, names = place, place + 1, classes()["clause"]
        while start > 0 and not self.words[start - 1].stop and self.key(start - 1) not in names | {"qui"}:
            start -= 1
        while end < len(self.words) and not self.words[end - 1].stop and self.key(end) not in names | {"qui"}:
            end += 1
        return start, end

    def past_clitics(self, place: int) -> int:
        """The place before ``place`` once object pronouns and ``ne`` are passed; -1 at a boundary."""
        at = place - 1
        while at >= 0 and not self.words[at].stop and self.inside(at, "clitic"):
            at -= 1
        return at if at >= 0 and not self.words[at].stop else -1

    def subject(self, place: int, *subjects: str) -> bool:
        """Whether a subject pronoun stands before ``place``, object pronouns between allowed: ``ils ne les négligent``."""
        at = place - 1
        while at >= 0 and not self.words[at].stop:
            if self.key(at) in subjects:
                return not self.words[at].joined
            if not self.inside(at, "clitic"):
                return False
            at -= 1
        return False

    def finite(self, place: int) -> bool:
        """Whether the word is, by its looks and its neighbours, a finite verb; never beyond the ends."""
        key = self.key(place)
        if not key:
            return False
        if key in classes()["not.verb"] or self.words[place].joined or self.previous(place, "det.strong"):
            return False
        if self.previous(place, "preposition") and self.before(place) not in ("en", "avant", "après", "depuis", "pendant"):
            return False
        if key in classes()["finite"] or _FINITE.fullmatch(key):
            return not self._after_article(place)
        if _IMPERFECT.fullmatch(key) or _PLURAL_VERB.fullmatch(key):
            return not self._after_article(place)
        return self.subject(place, "il", "elle", "on", "ils", "elles", "je", "j'", "qui")

    def _after_article(self, place: int) -> bool:
        if not self.previous(place, "det.sg", "det.pl", "prenominal") or self.key(place - 1) == "tous":
            return False
        return self.past_clitics(place) < 0 or not self.inside(self.past_clitics(place), "subject.sg", "subject.pl", "clause")

    def infinitive(self, place: int) -> bool:
        """Whether the word has the ending of an infinitive."""
        return re.fullmatch(r"[^\W\d_]{2,}(?:er|ir|oir|re)", self.key(place)) is not None and not self.words[place].capital

    def plural_looks(self, place: int) -> bool:
        """Whether the word ends as a plural does."""
        return self.key(place).endswith(("s", "x", "z"))

    def number(self, place: int) -> bool:
        """Whether the word is a number."""
        return self.inside(place, "number") or self.key(place).startswith("quatre-vingt")
