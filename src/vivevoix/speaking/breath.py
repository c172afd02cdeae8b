"""What fits one breath: utterances longer than an engine can take at once are parted where a reader would breathe."""

from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from itertools import accumulate
from string import ascii_lowercase

from vivevoix.errors import UtteranceTooLong
from vivevoix.model import Reading, Script, Span, Utterance

PAUSE = {";": 0.25, ":": 0.25, "—": 0.2, ".": 0.3, "…": 0.3, "?": 0.3, "!": 0.3, ",": 0.15}
"""Seconds of silence where a part ends, by the punctuation there."""
PAUSE_UNMARKED = 0.08
COST = {";": 0.0, ":": 0.0, ".": 0.0, "…": 0.0, "?": 0.0, "!": 0.0, "—": 0.05, ",": 0.1}
"""What a cut after this punctuation costs, as a share of the utterance's length: a comma off the middle is better than no comma at it."""
COST_JOINT = 0.35
COST_ANYWHERE = 0.6
SHORT = 0.25
COST_SHORT = 2.0
"""What each share of the utterance under ``SHORT`` costs a part: the voice says very short lines higher, louder, slower."""

SENTENCE_ENDS = frozenset(".?!…")
LEADING = 60
"""Characters of the next part that a part's melody is led to: some twelve words."""


@cache
def joints(language: str) -> frozenset[str]:
    """Words before which a reader of the language may breathe: *la mairie a fermé l'école | pour des travaux*."""
    lines = files(__package__).joinpath("data/joints.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return frozenset(word for tag, word in rows if tag == language)


def breathe(script: Script, limit: int) -> Script:
    """The script with no utterance over ``limit`` phonemes, in order, every reading kept.

    Parts are named ``u0007a``, ``u0007b``; their spans count from their own first character. A word that is longer by itself is parted
    between its sounds (rule ``…+parted``). Raises UtteranceTooLong for one whose print has fewer characters than the parts it would need.
    """
    breather = _Breather(limit, joints(script.language))
    parts = [part for utterance in script.utterances for part in breather.parts(utterance)]
    return replace(script, utterances=tuple(parts))


@dataclass(frozen=True, slots=True)
class _Breather:
    limit: int
    joints: frozenset[str]

    def parts(self, utterance: Utterance) -> tuple[Utterance, ...]:
        if len(utterance.phonemes) <= self.limit:
            return (utterance,)
        fitting = replace(utterance, readings=_fitting(utterance, self.limit))
        groups = self._groups(fitting.readings)
        return tuple(_part(fitting, groups, index) for index in range(len(groups)))

    def _groups(self, readings: tuple[Reading, ...]) -> list[tuple[Reading, ...]]:
        """Parted in two at the cheapest place until each group fits; one less than the limit since a comma may be added at a cut."""
        if _length(readings) <= self.limit - 1 or len(readings) == 1:
            return [readings]
        cut = self._cheapest(readings)
        return self._groups(readings[:cut]) + self._groups(readings[cut:])

    def _cheapest(self, readings: tuple[Reading, ...]) -> int:
        before = list(accumulate(map(_size, readings)))
        whole = before[-1]

        def cost(place: int) -> float:
            share = before[place - 1] / whole
            short = max(0.0, SHORT - min(share, 1 - share))
            return abs(share - 0.5) + COST_SHORT * short + self._tear(readings[place - 1], readings[place])

        return min(range(1, len(readings)), key=cost)

    def _tear(self, former: Reading, following: Reading) -> float:
        if former.spoken.endswith("'"):
            return 10.0  # never between an elided word and the word it leans on
        if former.after:
            return min(COST.get(sign, COST_ANYWHERE) for sign in former.after)
        first, last = following.spoken.lower().partition(" ")[0], former.spoken.lower().rpartition(" ")[2]
        # "pour | que" tears a joint of two words
        return COST_JOINT if first in self.joints and last not in self.joints else COST_ANYWHERE


def _size(reading: Reading) -> int:
    return len(reading.phonemes) + len(reading.after) + 1


def _length(readings: tuple[Reading, ...]) -> int:
    """Characters of the phonemes that these readings give, spaces included; never less than what the engine counts."""
    return sum(map(_size, readings))


def _part(utterance: Utterance, groups: list[tuple[Reading, ...]], index: int) -> Utterance:
    last = index == len(groups) - 1
    start = groups[index][0].span.start if index else 0
    end = len(utterance.printed) if last else groups[index + 1][0].span.start
    readings = groups[index] if last else _left_open(groups[index])
    return replace(
        utterance,
        id=f"{utterance.id}{_letters(index)}",
        start=utterance.start + start,
        printed=utterance.printed[start:end].rstrip(),
        readings=tuple(replace(reading, span=reading.span.moved(-start)) for reading in readings),
        pause_after=utterance.pause_after if last else PAUSE.get(groups[index][-1].after[-1:], PAUSE_UNMARKED),
        following=_following(groups, index),
    )


def _following(groups: list[tuple[Reading, ...]], index: int) -> str:
    """The first sounds of the part that follows, as far as they are one sentence with this one's.

    Said alone, a part that ends at a comma fell by 7 semitones as at a full stop; inside its sentence the voice rises by 3 there.
    """
    if index + 1 == len(groups) or groups[index][-1].after[-1:] in SENTENCE_ENDS:
        return ""
    sounds = " ".join(reading.phonemes + reading.after for reading in groups[index + 1])
    return sounds if len(sounds) <= LEADING else sounds[:LEADING].rpartition(" ")[0]


def _left_open(readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """A cut without punctuation gets a comma, so that the voice stays up instead of falling as at an end."""
    last = readings[-1]
    return readings if last.after else (*readings[:-1], replace(last, after=","))


def _letters(index: int) -> str:
    """A … z, then ba, bb …"""
    first = _letters(index // 26) if index >= 26 else ""
    return first + ascii_lowercase[index % 26]


@dataclass(frozen=True, slots=True)
class _Piece:
    spoken: str
    phonemes: str


def _fitting(utterance: Utterance, limit: int) -> tuple[Reading, ...]:
    room = limit - 8  # punctuation after it, the space, a comma at a cut
    fitting: list[Reading] = []
    for reading in utterance.readings:
        fitting += [reading] if len(reading.phonemes) <= room else _torn(reading, room, utterance)
    return tuple(fitting)


def _torn(reading: Reading, room: int, utterance: Utterance) -> list[Reading]:
    pieces = _pieces(reading, room)
    width = reading.span.end - reading.span.start
    if width < len(pieces):
        word = reading.span.of(utterance.printed)
        problem = f"“{word}” takes more than {room} sounds, too many for one breath, in “{utterance.printed[:60]}…”."
        raise UtteranceTooLong(problem, "Say it shorter by an entry in the lexicon.")
    bounds = [reading.span.start + width * place // len(pieces) for place in range(len(pieces) + 1)]
    rule = f"{reading.rule}+parted"
    torn = [
        replace(reading, span=Span(start, end), spoken=piece.spoken, phonemes=piece.phonemes, rule=rule, after="")
        for piece, start, end in zip(pieces, bounds, bounds[1:], strict=False)
    ]
    return [*torn[:-1], replace(torn[-1], after=reading.after)]


def _pieces(reading: Reading, room: int) -> list[_Piece]:
    words, sounds = reading.spoken.split(), reading.phonemes.split()
    if len(words) == len(sounds) > 1 and max(map(len, sounds)) <= room:
        return _by_words(words, sounds, room)
    count = -(-len(reading.phonemes) // room)
    return [
        _Piece(_share(reading.spoken, place, count) or reading.spoken[:1], _share(reading.phonemes, place, count))
        for place in range(count)
    ]


def _by_words(words: list[str], sounds: list[str], room: int) -> list[_Piece]:
    pieces: list[tuple[list[str], list[str]]] = [([], [])]
    for word, sound in zip(words, sounds, strict=True):
        if len(" ".join([*pieces[-1][1], sound])) > room:
            pieces.append(([], []))
        pieces[-1][0].append(word)
        pieces[-1][1].append(sound)
    return [_Piece(" ".join(spoken), " ".join(phonemes)) for spoken, phonemes in pieces]


def _share(text: str, place: int, count: int) -> str:
    """The ``place``-th of ``count`` equal shares; a combining mark stays with its letter."""
    bounds = [len(text) * place // count, len(text) * (place + 1) // count]
    moved = [bound + 1 if bound < len(text) and text[bound] == "\u0303" else bound for bound in bounds]
    return text[moved[0] : moved[1]].strip()
