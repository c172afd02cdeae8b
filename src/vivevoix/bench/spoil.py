"""Faults put into good takes, each in a known place: what a review must find, and by which checks."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from vivevoix.bench import spoil_phonemes as phonemes
from vivevoix.bench import spoil_sound as sound
from vivevoix.bench import spoil_words as words
from vivevoix.bench.spoil_take import Spoil, by_hand
from vivevoix.bench.spoil_tone import faster, higher, louder


@dataclass(frozen=True, slots=True)
class Fault:
    """A kind of fault, and which checks count as finding it."""

    name: str
    spoil: Spoil
    found_by: tuple[str, ...]
    """Beginnings of checks."""

    @property
    def in_words(self) -> bool:
        """Whether the words heard can tell of it."""
        return any(check.startswith("words.") for check in self.found_by)


_WORDS = ("words.", "sounds.", "signal.length")
_SOUNDS = ("words.", "sounds.")
_TONE: Mapping[str, tuple[Spoil, str]] = {
    **{f"pitch_{step:+d}_st": (by_hand(partial(higher, semitones=step)), "tone.pitch") for step in (-4, -2, 2, 4)},
    **{f"loudness_{step:+d}_lu": (by_hand(partial(louder, decibels=step)), "tone.loudness") for step in (-6, -3, 3, 6)},
    **{f"rate_{factor}": (by_hand(partial(faster, factor=factor)), "tone.rate") for factor in (0.75, 1.35)},
}
_WRONG: Mapping[str, Spoil] = {
    "number_misread": phonemes.spoken(phonemes.other_number, phonemes.is_number),
    "nasal_parted": phonemes.spoken(phonemes.nasal_parted),
    "nasal_joined": phonemes.spoken(phonemes.nasal_joined),
    "nasal_lost": phonemes.spoken(phonemes.nasal_lost),
    "near_vowel": phonemes.spoken(phonemes.near_vowel),
    **{
        f"name_{count}_wrong": phonemes.spoken(partial(phonemes.wrong_phones, count=count), phonemes.is_name)
        for count in (1, 2, 3)
    },
    "name_garbled": phonemes.spoken(phonemes.garbled, phonemes.is_name),
    "english": phonemes.spoken(phonemes.english),
}
FAULTS = (
    Fault("word_dropped", by_hand(words.dropped), _WORDS),
    Fault("word_doubled", by_hand(words.doubled), _WORDS),
    Fault("word_said_twice", words.said_twice, _WORDS),
    Fault("words_swapped", by_hand(words.swapped), _WORDS),
    *(Fault(name, spoil, _SOUNDS) for name, spoil in _WRONG.items()),
    Fault("sound_silenced", by_hand(sound.silenced), _SOUNDS),
    Fault("sound_to_noise", by_hand(sound.hissed), ("signal.noise", *_SOUNDS)),
    Fault("silence", by_hand(sound.silence), ("signal.dead_air",)),
    Fault("noise", by_hand(sound.noise), ("signal.noise", *_WORDS)),
    Fault("babble", by_hand(sound.babble), _WORDS),
    Fault("end_cut", by_hand(sound.cut), ("signal.cut_end", *_WORDS)),
    Fault("end_swallowed", by_hand(sound.swallowed), ("signal.cut_end", *_WORDS)),
    Fault("click", by_hand(sound.click), ("signal.click",)),
    Fault("clipping", by_hand(sound.clipped), ("signal.clipping",)),
    *(Fault(name, spoil, (check, check.replace("tone.", "tone.jump_"), "signal.length"))
      for name, (spoil, check) in _TONE.items()),
)  # fmt: skip
