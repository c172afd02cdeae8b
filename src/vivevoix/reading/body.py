"""Which stretches of a page are its article: trafilatura's choice, mended by the page's own structure.

trafilatura sees what is boilerplate; but it gives flat text, and now and then loses a paragraph. Its choice is carried back to the
elements that the text came from; then paragraphs of the same container between two chosen ones are taken in as well.
"""

from dataclasses import dataclass
from functools import cached_property

from vivevoix.model import BlockKind
from vivevoix.reading.dom import Element, Stretch
from vivevoix.reading.fold import words
from vivevoix.reading.regions import kind_of
from vivevoix.reading.shape import ends_sentence

_GRAM = 4
_COVERED = 0.7
"""Share of a stretch's four-word sequences that must be in the chosen text."""
_CONTAINER = 0.8
"""Share of the chosen words that the article's container holds."""
_WRAPPER = 0.3
"""An element that holds more of the chosen words is not a wrapper, whatever its names say."""
_PROSE_WORDS = 8
_LINKED = 0.5
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LINKED_HEADING = 0.9
_TEASER_WORDS = 90


def chosen_text(page: str) -> str:
    """The article's text by trafilatura, precision in front; by its baseline when that finds nothing."""
    from trafilatura import baseline, extract

    found = extract(page, favor_precision=True, include_comments=False) or extract(page, include_comments=False)
    return found or str(baseline(page)[1])


@dataclass(frozen=True)
class Choice:
    """The stretches of a page, and which of them are chosen."""

    all: tuple[Stretch, ...]
    taken: frozenset[int]

    @cached_property
    def weight(self) -> dict[Element, int]:
        """Chosen words inside each element."""
        held: dict[Element, int] = {}
        for number in self.taken:
            count = len(words(self.all[number].text))
            for element in _line(self.all[number].element):
                held[element] = held.get(element, 0) + count
        return held

    @cached_property
    def total(self) -> int:
        """Chosen words in all."""
        return sum(len(words(self.all[number].text)) for number in self.taken)

    @cached_property
    def container(self) -> Element | None:
        """The innermost element that holds most of the chosen words."""
        enough = [element for element, count in self.weight.items() if count >= _CONTAINER * self.total]
        return max(enough, key=lambda element: sum(1 for _ in element.iterancestors()), default=None)

    def region(self, stretch: Stretch) -> BlockKind | None:
        """The kind of the nearest named element around a stretch that is not the article itself."""
        for element in _line(stretch.element):
            if self.weight.get(element, 0) > _WRAPPER * self.total:
                return None
            kind = kind_of(element)
            if kind is not None:
                return kind
        return None

    @cached_property
    def teasers(self) -> frozenset[Element]:
        """Elements that announce another article: little text, under a heading that is a link."""
        found = set()
        for stretch in self.all:
            heading = next((e for e in _line(stretch.element)[:3] if e.tag in _HEADINGS), None)
            if heading is not None and stretch.linked >= _LINKED_HEADING * len(stretch.text):
                found.update(_announcing(heading))
        return frozenset(element for element in found if self.weight.get(element, 0) <= _WRAPPER * self.total)

    def is_teaser(self, stretch: Stretch) -> bool:
        """Whether a stretch announces another article."""
        return not self.teasers.isdisjoint(_line(stretch.element))

    def within(self, stretch: Stretch) -> bool:
        """Whether the article's container holds a stretch."""
        return self.container is not None and self.container in _line(stretch.element)


def choose(page: str, found: tuple[Stretch, ...]) -> Choice:
    """The choice of a page's stretches."""
    choice = Choice(found, _carried_back(chosen_text(page), found))
    if not choice.taken:
        return choice
    return Choice(found, choice.taken - _doubles(choice) | _lost(choice))


def _announcing(heading: Element) -> list[Element]:
    """The heading itself, and the boxes around it as long as they hold no more than a teaser's words."""
    around = [e for e in list(heading.iterancestors())[:3] if len(words(str(e.text_content()))) <= _TEASER_WORDS]
    return [heading, *around]


def _line(element: Element) -> tuple[Element, ...]:
    return (element, *element.iterancestors())


def _carried_back(text: str, found: tuple[Stretch, ...]) -> frozenset[int]:
    grams: set[tuple[str, ...]] = set()
    lines: set[tuple[str, ...]] = set()
    for line in text.splitlines():
        line_words = words(line)
        lines.add(line_words)
        grams.update(_grams(line_words))
    return frozenset(n for n, stretch in enumerate(found) if _covered(words(stretch.text), grams, lines))


def _covered(stretch: tuple[str, ...], grams: set[tuple[str, ...]], lines: set[tuple[str, ...]]) -> bool:
    if len(stretch) < _GRAM + 2:
        return bool(stretch) and stretch in lines
    own = _grams(stretch)
    return sum(gram in grams for gram in own) >= _COVERED * len(own)


def _grams(line: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [line[n : n + _GRAM] for n in range(len(line) - _GRAM + 1)]


def _doubles(choice: Choice) -> frozenset[int]:
    """Chosen stretches outside the container whose text is chosen inside it as well."""
    inside = {words(choice.all[n].text) for n in choice.taken if choice.within(choice.all[n])}
    return frozenset(n for n in choice.taken if not choice.within(choice.all[n]) and words(choice.all[n].text) in inside)


def _lost(choice: Choice) -> frozenset[int]:
    """Prose between the first and the last chosen stretch of the container, in no wrapper, that was not chosen."""
    inside = [n for n in choice.taken if choice.within(choice.all[n])]
    if not inside:
        return frozenset()
    between = range(min(inside), max(inside))
    return frozenset(n for n in between if n not in choice.taken and _is_lost(choice, n))


def _is_framed(choice: Choice, number: int) -> bool:
    """Whether the stretches right before and behind are chosen and stand in the same element: a short line of the text itself."""
    parents = {choice.all[n].element.getparent() for n in (number - 1, number, number + 1)}
    return {number - 1, number + 1} <= choice.taken and len(parents) == 1


def _is_lost(choice: Choice, number: int) -> bool:
    stretch = choice.all[number]
    prose = len(words(stretch.text)) >= _PROSE_WORDS and ends_sentence(stretch.text)
    return (
        (prose or _is_framed(choice, number))
        and choice.within(stretch)
        and stretch.linked < _LINKED * len(stretch.text)
        and choice.region(stretch) is None
    )
