"""Names and rare words compared by their sounds: a listener spells them its own way.

What was heard is pronounced by the house's own rules and its phones are laid against those that were asked for, so that « Mélanchon »
is agreement on *Mélenchon*, and « Baramadiens » a doubt about *Akbar Ahmadian*.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby

from vivevoix.model import Reading
from vivevoix.reviewing.align import Agreement, Step
from vivevoix.reviewing.limits import UNCERTAIN
from vivevoix.reviewing.phones import difference, likeness

SoundsOf = Callable[[str], str]
"""The sounds of a text by the house's rules: IPA, words apart by spaces."""

AGREES = 0.8
"""So much of a name's sounds and it was heard. The listener's own slips on names that were said well lie above 0.8 mostly
(``séférine`` for *Ceferin*: 0.94), other names below 0.75 (``Baramadiens`` for *Akbar Ahmadian*: 0.69)."""

AGREES_UNSURE = 0.92
"""Where the pronunciation itself is doubtful the listener is believed sooner."""

SLIGHT = 0.2
"""Plain words agree when they sound the same but for an open or a mute e (0.1 and 0.15): ``ses`` and ``c'est``. One consonant for its
neighbour costs 0.24 and more."""


@dataclass(frozen=True, slots=True)
class Word:
    """A folded word for comparing."""

    text: str
    """With its apostrophe where it has one: ``c'`` is no letter of the alphabet."""
    key: str
    reading: Reading | None
    """What should be said; None of a word that was heard."""
    hard: bool = False
    """A name, a foreign or a rare word."""


def settled(
    steps: tuple[Step, ...], spoken: tuple[Word, ...], heard: tuple[Word, ...], sounds_of: SoundsOf
) -> tuple[Step, ...]:
    """The steps with each stretch that is open (words disagree, or a name was taken on nearness) judged by sound."""
    judge = _Judge(spoken, heard, sounds_of)
    made: list[Step] = []
    for is_open, group in groupby(steps, key=judge.is_open):
        run = tuple(group)
        made += judge.judged(run) if is_open else run
    return tuple(made)


@dataclass(frozen=True, slots=True)
class _Judge:
    spoken: tuple[Word, ...]
    heard: tuple[Word, ...]
    sounds_of: SoundsOf

    def is_open(self, step: Step) -> bool:
        """Whether sounds have a say: keys that are equal settle it."""
        if step.agreement is not Agreement.SAME:
            return True
        return _keys(self.spoken, step.spoken) != _keys(self.heard, step.heard)

    def judged(self, run: tuple[Step, ...]) -> Iterator[Step]:
        """The whole run as one agreement when it sounds alike, else each of its steps by itself."""
        whole = Step(Agreement.SAME, (run[0].spoken[0], run[-1].spoken[1]), (run[0].heard[0], run[-1].heard[1]))
        if self.alike(whole):
            yield whole
            return
        for step in run:
            if len(run) > 1 and self.alike(step):
                yield Step(Agreement.SAME, step.spoken, step.heard)
            else:
                yield self.doubted(step)

    def doubted(self, step: Step) -> Step:
        """A name taken on the nearness of its letters, whose sounds differ, was not heard; where sounds are not known, letters decide."""
        unlike = step.agreement is Agreement.SAME and self.sounds(step) is not None
        return Step(Agreement.CHANGED, step.spoken, step.heard) if unlike else step

    def alike(self, step: Step) -> bool:
        """Whether the sounds are near enough for what is expected of such words."""
        sounds = self.sounds(step)
        if sounds is None:
            return False
        words = self.spoken[slice(*step.spoken)]
        if any(word.reading and word.reading.confidence < UNCERTAIN for word in words):
            return likeness(*sounds) >= AGREES_UNSURE
        # One name in a stretch of plain words must not excuse them.
        hard = sum(len(word.text) for word in words if word.hard)
        if hard * 2 > sum(len(word.text) for word in words):
            return likeness(*sounds) >= AGREES
        return difference(*sounds) <= SLIGHT

    def sounds(self, step: Step) -> tuple[str, str] | None:
        """Those asked for and those heard; None where one side is empty, or the sounds of a part of a reading are not known."""
        asked, heard = (
            self.asked(step.spoken),
            " ".join(word.text for word in self.heard[slice(*step.heard)]).replace("' ", "'"),
        )
        return (asked, self.sounds_of(heard)) if asked and heard else None

    def asked(self, place: tuple[int, int]) -> str:
        """The sounds asked for; empty where the stretch does not begin and end with a reading."""
        start, end = place
        readings = [word.reading for word in self.spoken[start:end] if word.reading]
        before, after = self.spoken[:start][-1:], self.spoken[end : end + 1]
        if not readings or _same(before, readings[0]) or _same(after, readings[-1]):
            return ""
        return " ".join(reading.phonemes for reading in dict.fromkeys(readings))


def _same(words: tuple[Word, ...], reading: Reading) -> bool:
    return any(word.reading == reading for word in words)


def _keys(words: tuple[Word, ...], place: tuple[int, int]) -> str:
    return "".join(word.key for word in words[slice(*place)])
