"""The likeliest way through a take: by force along the sounds that were asked for, and freely through any."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from vivevoix.model import Samples
from vivevoix.reviewing.acoustics.asked import Asked

PENALTY = 2.5
"""What a new sound costs on the free path, in natural logarithms."""
BACK = 4
"""From so many states a state may be come to: itself, the one before, past a mute e, past a mute e and a pause."""

Places = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Forced:
    """Where each sound lies when the take is what was asked for."""

    first: Places
    last: Places
    """Frames from ``first`` up to ``last`` of each sound; both 0 of a mute e that is left out: [n]."""
    frames: Samples
    """What each frame's place on the path is worth: [T]."""


@dataclass(frozen=True, slots=True)
class _State:
    column: int
    loops: bool
    optional: bool
    unit: int
    """Index of the sound; -1 of a pause."""


def forced(logs: Samples, sounds: tuple[Asked, ...]) -> Forced | None:
    """The sounds laid on the take, at least two frames each, with a pause allowed at both ends and between words.

    ``logs``: natural logarithms of each phone's probability [T, P], silence first. None where the take is too short for its sounds.
    """
    states = _states(sounds)
    emitted = _emitted(logs, sounds)[:, [state.column for state in states]]
    way = _viterbi(emitted, _sources(states), np.array([state.loops for state in states]), _last_states(states))
    if way is None:
        return None
    units = np.array([state.unit for state in states])[way]
    first, last = np.zeros(len(sounds), np.int64), np.zeros(len(sounds), np.int64)
    for unit in range(len(sounds)):
        there = np.flatnonzero(units == unit)
        if len(there):
            first[unit], last[unit] = there[0], there[-1] + 1
    return Forced(first, last, emitted[np.arange(len(logs)), way])


def free(logs: Samples, penalty: float = PENALTY) -> Places:
    """The phone of each frame on the likeliest path through any sounds, at least two frames each: [T]."""
    frames, phones = logs.shape
    entered, held = logs[0] - penalty, np.full(phones, -np.inf, np.float32)
    came, stayed = np.zeros(frames, np.int64), np.zeros((frames, phones), bool)
    for place in range(1, frames):
        came[place] = int(held.argmax())
        new = held[came[place]] - penalty + logs[place]
        stayed[place] = held >= entered
        held = np.maximum(held, entered) + logs[place]
        entered = new
    return _traced(held, came, stayed)


def run_lengths(phones: Places) -> Iterator[tuple[int, int, int]]:
    """Phone, first frame and the one past the last of each run."""
    edges = np.flatnonzero(np.diff(phones)) + 1
    bounds = [0, *edges.tolist(), len(phones)]
    for start, end in pairwise(bounds):
        if end > start:
            yield int(phones[start]), start, end


def _traced(held: Samples, came: Places, stayed: npt.NDArray[np.bool_]) -> Places:
    path = np.zeros(len(came), np.int64)
    phone, second = int(held.argmax()), True
    for place in range(len(came) - 1, -1, -1):
        path[place] = phone
        if second:
            second = bool(stayed[place, phone])
        else:
            phone, second = int(came[place]), True
    return path


def _states(sounds: tuple[Asked, ...]) -> list[_State]:
    """A pause, then two states a sound; a pause before each word and at the end. Column 0 is silence, column n + 1 sound n."""
    states = []
    word = -1
    for unit, sound in enumerate(sounds):
        if sound.word != word:
            states.append(_State(0, loops=True, optional=True, unit=-1))
            word = sound.word
        states.append(_State(unit + 1, loops=False, optional=sound.optional, unit=unit))
        states.append(_State(unit + 1, loops=True, optional=sound.optional, unit=unit))
    return [*states, _State(0, loops=True, optional=True, unit=-1)]


def _emitted(logs: Samples, sounds: tuple[Asked, ...]) -> Samples:
    """What each sound is worth in each frame, the best of what passes for it; one that the voice does not have is any sound: [T, n + 1]."""
    columns = [logs[:, 0]]
    anything = logs[:, 1:].max(axis=1)
    columns += [logs[:, list(sound.heard_as)].max(axis=1) if sound.heard_as else anything for sound in sounds]
    return np.stack(columns, axis=1)


def _sources(states: list[_State]) -> Places:
    """The states from which each one may be come to, beside itself; -1 is the beginning, -2 nothing: [S, BACK]."""
    table = np.full((len(states), BACK), -2, np.int64)
    for place, state in enumerate(states):
        found = list(_before(states, place, state))
        table[place, : len(found[:BACK])] = found[:BACK]
    return table


def _before(states: list[_State], place: int, state: _State) -> Iterator[int]:
    if state.unit >= 0 and state.loops:  # the second state of a sound follows its first alone
        yield place - 1
        return
    back = place - 1
    while back >= 0:
        yield back
        if not states[back].optional:
            return
        back -= 2 if states[back].unit >= 0 else 1
    yield -1


def _last_states(states: list[_State]) -> list[int]:
    """States in which a path may end."""
    found, place = [], len(states) - 1
    while place >= 0:
        found.append(place)
        if not states[place].optional:
            break
        place -= 2 if states[place].unit >= 0 else 1
    return found


def _viterbi(emitted: Samples, sources: Places, loops: npt.NDArray[np.bool_], ends: list[int]) -> Places | None:
    frames, count = emitted.shape
    worst = np.float32(-1e9)
    # Two places behind the states: the beginning, passed in the first frame alone, and what never is.
    table = np.concatenate(
        [np.where(loops, np.arange(count), count + 1)[:, None], np.where(sources == -1, count, sources)], axis=1
    )
    table = np.where(table == -2, count + 1, table)
    score = np.full(count + 2, worst, np.float32)
    score[count] = 0
    choice = np.zeros((frames, count), np.int8)
    rows = np.arange(count)
    for place in range(frames):
        ways = score[table]
        choice[place] = best = ways.argmax(axis=1)
        score[:count] = ways[rows, best] + emitted[place]
        score[count] = worst
    end = max(ends, key=lambda state: float(score[state])) if frames else 0
    return _backwards(table, choice, end) if frames and score[end] > worst / 2 else None


def _backwards(table: Places, choice: npt.NDArray[np.int8], state: int) -> Places:
    way = np.zeros(len(choice), np.int64)
    for place in range(len(choice) - 1, -1, -1):
        way[place] = state
        state = int(table[state, choice[place, state]])
    return way
