"""The signs that the model knows, and the refusal of all others."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from vivevoix.errors import UnknownPhoneme, UtteranceTooLong
from vivevoix.model import Utterance

PAUSES = frozenset('.,;:!?…—"“”() ')
"""Signs of the model that are heard as pauses."""
LONGEST = 510
"""Signs in one utterance: the model's position table has 512 rows, and one sign for silence stands at each end."""


@cache
def numbers() -> Mapping[str, int]:
    """Sign → its number in the model."""
    table: dict[str, int] = json.loads(files(__package__).joinpath("vocab.json").read_text("utf-8"))
    return table


def tokens(utterance: Utterance) -> list[int]:
    """The utterance's sounds as numbers, those that follow it in its sentence after them, silence (0) at both ends.

    Raises UnknownPhoneme, naming the word and the sentence, for a sign that the model has not; UtteranceTooLong; never drops one.
    """
    phonemes = utterance.phonemes
    if len(phonemes) > LONGEST:
        problem = f"“{utterance.printed[:60]}…” has {len(phonemes)} sounds; one breath holds {LONGEST}."
        raise UtteranceTooLong(problem, "Part the sentence, or let the script be parted before it is spoken.")
    if not all(reading.phonemes for reading in utterance.readings) or not phonemes or set(phonemes) - numbers().keys():
        raise _unknown(utterance)
    return [0, *(numbers()[sign] for sign in phonemes + _following(utterance)), 0]


def _following(utterance: Utterance) -> str:
    """A space and what follows: not said, so that a sign which the model has not is left for its own utterance to refuse.

    A pause stands before it, whether printed or not: an end without one lies 300 deviations from all that the voice's statistics
    were measured on, and the vocoder made noise of it.
    """
    known = "".join(sign for sign in utterance.following if sign in numbers())
    pause = "" if utterance.phonemes[-1] in PAUSES else "," if known else "."
    return f"{pause} {known}".rstrip()[: LONGEST - len(utterance.phonemes)]


def _unknown(utterance: Utterance) -> UnknownPhoneme:
    for reading in utterance.readings:
        strange = sorted(set(reading.phonemes + reading.after) - numbers().keys())
        if strange or not reading.phonemes:
            word = reading.span.of(utterance.printed)
            signs = " ".join(f"“{sign}” (U+{ord(sign):04X})" for sign in strange) or "nothing at all"
            problem = f"The voice cannot say {signs} in “{word}” ({reading.rule}), in “{utterance.printed}”."
            return UnknownPhoneme(problem, f"Give “{word}” a pronunciation: vivevoix lexicon add.")
    return UnknownPhoneme(f"There is nothing to say in “{utterance.printed}”.", "Leave the utterance out.")
