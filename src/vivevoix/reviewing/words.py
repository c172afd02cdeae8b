"""Were all the words said? The words of one utterance against what was heard of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from vivevoix.model import HeardWord, Mark, Reading, Span, Take
from vivevoix.reviewing.align import Agreement, Step, align
from vivevoix.reviewing.bysound import SoundsOf, Word, settled
from vivevoix.reviewing.fold import compact, fold
from vivevoix.reviewing.limits import UNCERTAIN
from vivevoix.reviewing.number import is_cardinal


@dataclass(frozen=True, slots=True)
class SpokenWord:
    """A folded word that should be heard."""

    text: str
    key: str
    reading: Reading
    hard: bool = False
    """A name, a foreign or a rare word: compared by sound, and listened to hardest."""


@dataclass(frozen=True, slots=True)
class WrittenWord:
    """A folded word that was heard."""

    text: str
    key: str
    source: HeardWord
    elided: bool = False
    """Whether an apostrophe follows it."""


@dataclass(frozen=True, slots=True)
class Divergence:
    """A stretch in which spoken and heard disagree. One of the two may be empty, not both."""

    spoken: tuple[SpokenWord, ...]
    heard: tuple[WrittenWord, ...]
    start: float
    end: float
    """Seconds on the take's clock."""

    @property
    def span(self) -> Span | None:
        """Characters of ``printed`` from its first spoken word to its last."""
        return Span(self.spoken[0].reading.span.start, self.spoken[-1].reading.span.end) if self.spoken else None

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return max(0.0, self.end - self.start)

    @property
    def unsure(self) -> bool:
        """Whether it is told however little it is: those who wrote the script were unsure of a word in it, or a number is in it. *Six* for
        *dix* is as near as a slip of the listener, and another number.
        """
        return any(word.reading.confidence < UNCERTAIN or is_cardinal(word.text) for word in self.spoken)

    @property
    def another_number(self) -> bool:
        """Whether one number was heard for another; « on se » for *onze* is none."""
        return any(is_cardinal(word.text) for word in self.spoken) and any(is_cardinal(word.text) for word in self.heard)

    @property
    def hard(self) -> bool:
        """Whether a name, a rare word or one that the script was unsure of is in it."""
        return any(word.hard or word.reading.confidence < UNCERTAIN for word in self.spoken)

    @property
    def words(self) -> int:
        """How many words long it is: the longer of the two."""
        return max(len(self.spoken), len(self.heard))


@dataclass(frozen=True)
class Comparison:
    """One take against what was heard of it."""

    take: Take
    spoken: tuple[SpokenWord, ...]
    heard: tuple[WrittenWord, ...]
    steps: tuple[Step, ...]

    def count(self, agreement: Agreement) -> int:
        """How many words are missing, added or changed."""
        return sum(step.agreement is agreement for step in self.steps)

    @cached_property
    def errors(self) -> int:
        """Words missing, added and changed."""
        return sum(step.agreement is not Agreement.SAME for step in self.steps)

    @cached_property
    def divergences(self) -> tuple[Divergence, ...]:
        """The stretches of neighbouring errors, in order."""
        runs = groupby(self.steps, key=lambda step: step.agreement is Agreement.SAME)
        return tuple(self._divergence(tuple(steps)) for same, steps in runs if not same)

    def _divergence(self, steps: tuple[Step, ...]) -> Divergence:
        spoken = self.spoken[steps[0].spoken[0] : steps[-1].spoken[1]]
        heard = self.heard[steps[0].heard[0] : steps[-1].heard[1]]
        start, end = _times(spoken, heard, self.take.marks)
        return Divergence(spoken, heard, start, end)


def compare(take: Take, heard: tuple[HeardWord, ...], language: str, sounds_of: SoundsOf | None = None) -> Comparison:
    """Align what the take should say with what was heard of it, both folded; names by their sounds where ``sounds_of`` tells them."""
    spoken = tuple(_spoken(take, language))
    written = tuple(_written(heard, language, "".join(word.key for word in spoken)))
    names = frozenset(place for place, word in enumerate(spoken) if _is_name(word.reading, take))
    steps = align(tuple(word.key for word in spoken), tuple(word.key for word in written), names)
    if sounds_of:
        sides = tuple(Word(word.text, word.key, word.reading, word.hard) for word in spoken)
        others = tuple(Word(word.text + "'" * word.elided, word.key, None) for word in written)
        steps = settled(steps, sides, others, sounds_of)
    return Comparison(take, spoken, written, steps)


def _spoken(take: Take, language: str) -> Iterator[SpokenWord]:
    for reading in take.utterance.readings:
        for word in fold(reading.spoken, language, compact(reading.spoken, language)):
            yield SpokenWord(word.text, word.key, reading, _is_name(reading, take) or _is_rare(reading))


def _written(heard: tuple[HeardWord, ...], language: str, expected: str) -> Iterator[WrittenWord]:
    """A listener parts ``7 200`` and ``14 h 30`` into words: they are folded together, then given back their times."""
    text, ends = "", []
    for word in heard:
        text += word.text.strip() + " "
        ends.append(len(text))
    for folded in fold(text, language, expected):
        source = next(word for word, end in zip(heard, ends, strict=True) if folded.start < end)
        yield WrittenWord(folded.text, folded.key, source, text[folded.end : folded.end + 1] in {"'", "’"})


def _is_name(reading: Reading, take: Take) -> bool:
    """A capital that does not come from the beginning of the sentence, or letters that are read as a word."""
    span = reading.span
    printed = span.of(take.utterance.printed)
    return printed[:1].isupper() and (span.start > 0 or printed.isupper()) and not reading.rule.startswith("number")


def _is_rare(reading: Reading) -> bool:
    """Decided by the rules of names or of another language, or without certainty."""
    return reading.rule.startswith(("name", "lexicon.name", "origin", "foreign")) or reading.confidence < UNCERTAIN


def _times(spoken: tuple[SpokenWord, ...], heard: tuple[WrittenWord, ...], marks: tuple[Mark, ...]) -> tuple[float, float]:
    """When it happens: by the marks of the words asked for, else by the listener's times."""
    spans = {word.reading.span for word in spoken}
    times = [(mark.start, mark.end) for mark in marks if mark.span in spans]
    times = times or [(word.source.start, word.source.end) for word in heard]
    return (min(start for start, _ in times), max(end for _, end in times)) if times else (0.0, 0.0)
