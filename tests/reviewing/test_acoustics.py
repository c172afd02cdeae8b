from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vivevoix.errors import ModelCorrupt
from vivevoix.model import Reading, Role, Span, Utterance
from vivevoix.reviewing.acoustics.asked import NATIVE, PHONES, SILENCE, asked, words
from vivevoix.reviewing.acoustics.features import BANDS, HOP, log_mel
from vivevoix.reviewing.acoustics.model_file import parsed
from vivevoix.reviewing.acoustics.path import forced, free, run_lengths
from vivevoix.reviewing.acoustics.rate import edits
from vivevoix.reviewing.find_sounds import readings_of_words

NUMBER = {phone: place for place, phone in enumerate(PHONES)}
SIGNS = st.sampled_from([*NATIVE, "ɛ", "ɔ", "ə", "ʧ", "ɹ", "x"])
WORDS = st.lists(st.lists(SIGNS, min_size=1, max_size=6).map("".join), min_size=1, max_size=5).map(" ".join)


def logs(frames: int, seed: int) -> "np.typing.NDArray[np.float32]":
    return np.random.default_rng(seed).uniform(-8, 0, (frames, len(PHONES))).astype(np.float32)


def said(phonemes: str, frames: int = 4) -> "np.typing.NDArray[np.float32]":
    """A take in which every phone is as clear as can be, silence at both ends."""
    found = [NUMBER[SILENCE]] * frames
    for sound in asked(phonemes):
        found += [NUMBER[sound.phone]] * frames
    clear = np.full((len(found) + frames, len(PHONES)), -9.0, np.float32)
    clear[np.arange(len(found)), found] = -0.01
    clear[len(found) :, NUMBER[SILENCE]] = -0.01
    return clear


@pytest.mark.parametrize(
    ("phonemes", "passing"),
    [
        ("plas də", {"s": "s z", "d": "d t"}),  # voicing goes over to the neighbour, either way
        ("pɛ̃", {"ɛ̃": "ɛ̃"}),  # and never from a nasal vowel to another
        ("ljɔn", {"j": "j i"}),
        ("akœj", {"ø": "ø e"}),
        ("fø", {"ø": "ø"}),
        ("paʁkiŋ", {"ŋ": "ŋ n m"}),
        ("li", {"i": "i"}),  # a vowel at the end is no glide
        ("sa sa", {"s": "s"}),
        ("ɡeɪm", {"ɪ": ""}),  # English: the voice does not have it
    ],
)
def test_what_passes_for_a_sound(phonemes: str, passing: dict[str, str]) -> None:
    found = {sound.phone: " ".join(PHONES[place] for place in sound.heard_as) for sound in asked(phonemes)}
    assert {phone: found[phone] for phone in passing} == passing


def test_pairs_that_a_french_listener_takes_for_one_are_one() -> None:
    assert [sound.phone for sound in asked("sɛ sə œ̃ pɔ ʧi")] == ["s", "e", "s", "ø", "ɛ̃", "p", "o", "t", "ʃ", "i"]
    assert [sound.optional for sound in asked("sə")] == [False, True]


@given(WORDS)
def test_sounds_stand_in_order_in_their_words(phonemes: str) -> None:
    sounds = asked(phonemes)
    assert [sound.first for sound in sounds] == sorted(sound.first for sound in sounds)
    assert all(not phonemes[sound.first : sound.last].isspace() for sound in sounds)
    assert sounds[-1].word + 1 == len(words(phonemes)) == len(phonemes.split(" "))


@settings(deadline=None, max_examples=40)
@given(WORDS, st.integers(0, 60), st.integers(0, 9))
def test_a_forced_path_covers_the_take_in_order(phonemes: str, room: int, seed: int) -> None:
    sounds = asked(phonemes)
    found = logs(2 * len(sounds) + room, seed)
    path = forced(found, sounds)
    assert path is not None
    there = [(int(a), int(b)) for a, b in zip(path.first, path.last, strict=True) if b]
    assert all(end - start >= 2 for start, end in there) and there == sorted(there)
    assert all(end <= start for (_, end), (start, _) in pairwise(there))
    assert all(path.last[place] or sounds[place].optional for place in range(len(sounds)))
    assert len(path.frames) == len(found) and np.all(path.frames <= 0)


@settings(deadline=None, max_examples=25)
@given(WORDS)
def test_a_clear_take_is_laid_where_it_lies_and_heard_as_it_is(phonemes: str) -> None:
    sounds = asked(phonemes)
    if any(sound.phone not in NUMBER for sound in sounds):
        return
    clear = said(phonemes)
    path = forced(clear, sounds)
    assert path is not None and float(path.frames.min()) == pytest.approx(-0.01)
    heard = [PHONES[phone] for phone, _, _ in run_lengths(free(clear)) if phone]
    doubled = [sound.phone for at, sound in enumerate(sounds) if not at or sounds[at - 1].phone != sound.phone]
    assert heard == doubled


def test_a_take_that_is_too_short_for_its_sounds_is_not_forced() -> None:
    assert forced(logs(5, 1), asked("pa pa")) is None
    assert forced(logs(0, 1), asked("pa")) is None


def test_a_mute_e_may_be_left_out_and_no_other_sound() -> None:
    path = forced(said("ptit"), asked("pətit"))
    assert path is not None and path.last[1] == 0 and float(path.frames.min()) == pytest.approx(-0.01)
    assert edits(tuple((one.heard_as, one.optional) for one in asked("pətit")), tuple(NUMBER[sign] for sign in "ptit")) == 0
    assert edits(tuple((one.heard_as, one.optional) for one in asked("patit")), tuple(NUMBER[sign] for sign in "ptit")) == 1


def test_loudness_changes_nothing_that_the_model_looks_at() -> None:
    sound = np.random.default_rng(3).normal(0, 0.1, 24_000).astype(np.float32)
    assert log_mel(sound).shape == (24_000 // HOP, BANDS)
    assert log_mel(sound) == pytest.approx(log_mel(0.25 * sound), abs=1e-3)
    assert log_mel(np.zeros(100, np.float32)).shape == (0, BANDS)
    assert np.isfinite(log_mel(np.zeros(6000, np.float32))).all()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no archive", bytes(200)])
def test_a_damaged_model_says_what_to_do(content: bytes) -> None:
    with pytest.raises(ModelCorrupt, match="ff_siwis") as refused:
        parsed(content, "ff_siwis")
    assert "pip install" in refused.value.remedy


def test_words_find_their_readings_when_elided_or_of_several_words() -> None:
    one, two, three = (
        Reading(Span(0, 2), "l'", "l"),
        Reading(Span(2, 7), "homme", "ɔm"),
        Reading(Span(8, 10), "vingt et un", "vɛ̃t e œ̃"),
    )
    utterance = Utterance("u1", Role.PARAGRAPH, 0, 0, "L’homme 21", (one, two, three), 0.4)
    assert readings_of_words(utterance) == ((one, two), (three,), (three,), (three,))
