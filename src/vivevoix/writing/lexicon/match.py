"""Which entries speak for which stretch of print, and which of two wins."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from vivevoix.model import Article, Span
from vivevoix.writing.lexicon.entry import Entry, Scope

_SAME_SIGN = str.maketrans({"’": "'", "ʼ": "'", "\u00a0": " ", "\u202f": " ", "\u2010": "-", "\u2011": "-"})
_TOKEN = re.compile(r"[^\W_]+|.", re.DOTALL)
_ENDINGS = ("'s", "s'", "s")
"""Of a plural or an English possessive, the longest first; a form that ends in s also takes a bare apostrophe."""


@dataclass(frozen=True, slots=True)
class Match:
    """An entry found in a text."""

    span: Span
    entry: Entry
    ending: str = ""
    """The plural or possessive ending that the span holds beyond the entry's own form."""
    over: tuple[Entry, ...] = ()
    """Entries that wanted the same characters and lost."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two entries that say the same print in two ways."""

    winner: Entry
    loser: Entry


@dataclass(frozen=True)
class Lexicon:
    """The pronunciations an editor has settled, from all scopes. Later entries win over equal former ones."""

    entries: tuple[Entry, ...] = ()

    def joined(self, other: "Lexicon") -> "Lexicon":
        """Both; where two are equally specific, ``other`` wins."""
        return Lexicon(self.entries + other.entries)

    def applying(self, article: Article) -> "Lexicon":
        """The entries that hold in an article, by its language, site, section and address."""
        return Lexicon(tuple(entry for entry in self.entries if _holds(entry, article)))

    def find(self, printed: str, language: str = "") -> tuple[Match, ...]:
        """The entries that speak in ``printed``, in order, none over another: the most specific wins.

        Narrow scope before wide, long phrase before short, exact case before any case, later before earlier.
        Whole words only; an elided article is a word of its own: ``Ahmadian`` is found in ``d'Ahmadian``.
        """
        found = sorted(self._candidates(_folded(printed), printed, language), key=self._weight, reverse=True)
        chosen: list[Match] = []
        for match in found:
            beaten = [other for other in chosen if _overlap(other.span, match.span)]
            if beaten:
                _record_loss(chosen, beaten[0], match.entry)
            else:
                chosen.append(match)
        return tuple(sorted(chosen, key=lambda match: match.span.start))

    def conflicts(self) -> tuple[Conflict, ...]:
        """Entries that say the same print in two ways and may meet in one article; the winner is the most specific."""
        found: list[Conflict] = []
        for same in self._by_form.values():
            ranked = sorted(same, key=lambda entry: (*_specificity(entry), self._order[entry]), reverse=True)
            for place, loser in enumerate(ranked):
                rivals = (entry for entry in ranked[:place] if _meet(entry, loser))
                winner = next(rivals, loser)
                if (winner.how, winner.value) != (loser.how, loser.value):
                    found.append(Conflict(winner, loser))
        return tuple(found)

    def _candidates(self, folded: str, printed: str, language: str) -> Iterator[Match]:
        for token in _TOKEN.finditer(folded):
            for entry in self._by_first_token.get(token.group(), ()):
                match = _matched(entry, folded, printed, token.start())
                if match and entry.language in {"", language}:
                    yield match

    def _weight(self, match: Match) -> tuple[int, ...]:
        return (*_specificity(match.entry), self._order[match.entry])

    @cached_property
    def _order(self) -> dict[Entry, int]:
        return {entry: index for index, entry in enumerate(self.entries)}

    @cached_property
    def _by_first_token(self) -> dict[str, list[Entry]]:
        """By the first word, so that twenty thousand entries cost a sentence no more than a hundred do (0.05 ms)."""
        table: dict[str, list[Entry]] = {}
        for entry in self._order:
            first = _TOKEN.findall(_folded(entry.printed))[0]
            for token in (first, f"{first}s") if entry.inflected else (first,):
                table.setdefault(token, []).append(entry)
        return table

    @cached_property
    def _by_form(self) -> dict[str, list[Entry]]:
        table: dict[str, list[Entry]] = {}
        for entry in self._order:
            table.setdefault(_folded(entry.printed), []).append(entry)
        return table


EMPTY = Lexicon()


def _folded(text: str) -> str:
    """Lower case, plain apostrophes, spaces and hyphens; as many characters as before."""
    lowered = (sign.lower() if len(sign.lower()) == 1 else sign for sign in text)
    return "".join(lowered).translate(_SAME_SIGN)


def _matched(entry: Entry, folded: str, printed: str, start: int) -> Match | None:
    form = _folded(entry.printed)
    end = start + len(form)
    if not folded.startswith(form, start):
        return None
    if entry.exact_case and printed[start:end].translate(_SAME_SIGN) != entry.printed.translate(_SAME_SIGN):
        return None
    if entry.inflected:
        for ending in (*_ENDINGS, "'") if form.endswith("s") else _ENDINGS:
            if folded.startswith(ending, end) and _word_ends(folded, end + len(ending)):
                return Match(Span(start, end + len(ending)), entry, ending)
    return Match(Span(start, end), entry) if _word_ends(folded, end) else None


def _word_ends(text: str, at: int) -> bool:
    return at >= len(text) or not (text[at].isalnum() and text[at - 1].isalnum())


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _record_loss(chosen: list[Match], winner: Match, loser: Entry) -> None:
    place = chosen.index(winner)
    chosen[place] = Match(winner.span, winner.entry, winner.ending, (*winner.over, loser))


def _meet(one: Entry, other: Entry) -> bool:
    """Whether two entries can hold in one article: two sites cannot, a site and the house can."""
    apart = one.scope is other.scope and one.within != other.within and one.within and other.within
    languages = {one.language, other.language} - {""}
    return not apart and len(languages) < 2


def _specificity(entry: Entry) -> tuple[int, int, bool]:
    return entry.scope.rank, len(entry.printed), entry.exact_case


def _holds(entry: Entry, article: Article) -> bool:
    if entry.language not in {"", article.language}:
        return False
    if not entry.within or entry.scope is Scope.HOUSE:
        return True
    return entry.within in _places(entry.scope, article)


def _places(scope: Scope, article: Article) -> set[str]:
    address = article.canonical_url or article.source.address
    parts = urlsplit(address)
    if scope is Scope.SITE:
        return {article.site, parts.hostname or ""}
    if scope is Scope.SECTION:
        return set(parts.path.split("/")[:-1])
    return {article.canonical_url, article.source.address}
