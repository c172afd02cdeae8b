"""How many of its phones a voice says so that they are known again: about one in twenty is not; of a damaged form, one in two."""

from collections.abc import Iterable

import numpy as np

from vivevoix.model import Take
from vivevoix.reviewing.acoustics.asked import PHONES, SILENCE, asked
from vivevoix.reviewing.acoustics.emission import log_probabilities, normalised
from vivevoix.reviewing.acoustics.model_file import SoundModel
from vivevoix.reviewing.acoustics.path import free, run_lengths


def phone_errors(takes: Iterable[Take], model: SoundModel) -> float:
    """Phones missing, added and changed when nothing is asked for, over those asked for; a mute e may be left out. 0 of no takes."""
    wrong = wanted = 0
    for take in takes:
        sounds = asked(take.utterance.phonemes)
        found = free(log_probabilities(normalised(take.audio.samples, model), model))
        heard = tuple(phone for phone, _, _ in run_lengths(found) if PHONES[phone] != SILENCE)
        wrong += edits(tuple((one.heard_as, one.optional) for one in sounds), heard)
        wanted += len(sounds)
    return wrong / max(1, wanted)


def edits(sounds: tuple[tuple[tuple[int, ...], bool], ...], heard: tuple[int, ...]) -> int:
    """The fewest changes from what was asked for (each as all that passes for it, and whether it may be left out) to what is heard."""
    row = np.arange(len(heard) + 1)
    for passing, optional in sounds:
        corner, row[0] = row[0], row[0] + (not optional)
        for place, phone in enumerate(heard, 1):
            same = corner + bool(passing and phone not in passing)
            corner, row[place] = row[place], min(row[place] + (not optional), row[place - 1] + 1, same)
    return int(row[-1])
