"""What fits one breath: utterances longer than an engine can take at once are parted where a reader would breathe."""

from dataclasses import dataclass, replace
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
JOINTS = frozenset(
    ["et", "ou", "mais", "car", "donc", "or", "ni", "que", "qui", "dont", "où", "lorsque", "quand", "puis", "alors", "pour", "dans", "avec", "sans", "sur", "après", "avant", "selon", "afin", "ainsi", "and", "or", "but", "that", "which", "who", "when", "while", "for", "with", "without", "after", "before"]
)
"""Words before which French and English readers may breathe: conjunctions, relatives, prepositions."""


def breathe(script: Script, limit: int) -> Script:
    """The script with no utterance over ``limit`` phonemes, in order, every reading kept. A word that is longer by itself is parted between
    its sounds. Raises UtteranceTooLong for a word whose print has fewer characters than the parts it would need.
    """
    parts = [part for utterance in script.utterances for part in _parts(utterance, limit)]
    return replace(script, utterances=tuple(parts))


def _parts(utterance: Utterance, limit: int) -> tuple[Utterance, ...]:
    if len(utterance.phonemes) <= limit:
        return (utterance,)
    fitting = replace(utterance, readings=_fitting(utterance, limit))
    groups = _groups(fitting.readings, limit)
    return tuple(_part(fitting, groups, index) for index in range(len(groups)))


def _length(readings: tuple[Reading, ...]) -> int:
    """Characters of the phonemes that these readings give, spaces included; never less than what the engine counts."""
    return sum(len(reading.phonemes) + len(reading.after) + 1 for reading in readings)


def _groups(readings: tuple[Reading, ...], limit: int) -> list[tuple[Reading, ...]]:
    """Halved at the cheapest place until each group fits; one less than the limit since a comma may be added at a cut."""
    if _length(readings) <= limit - 1 or len(readings) == 1:
        return [readings]
    cut = min(range(1, len(readings)), key=lambda place: _cost(readings, place))
    return _groups(readings[:cut], limit) + _groups(readings[cut:], limit)


def _cost(readings: tuple[Reading, ...], place: int) -> float:
    """How bad a cut before ``readings[place]`` is: distance from the middle, and what it tears apart."""
    whole = _length(readings)
    off_middle = abs(_length(readings[:place]) - whole / 2) / whole
    return off_middle + _tear(readings[place - 1], readings[place])


def _tear(former: Reading, following: Reading) -> float:
    if former.spoken.endswith("'"):
        return 10.0  # never between an elided word and the word it leans on
    if former.after:
        return min(COST.get(sign, COST_ANYWHERE) for sign in former.after)
    return COST_JOINT if following.spoken.lower().partition(" ")[0] in JOINTS else COST_ANYWHERE


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
    )


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
