import pytest
from hypothesis import given
from hypothesis import strategies as st

from vivevoix.errors import BadLexicon
from vivevoix.writing.base import rules
from vivevoix.writing.en.alphabet import SIGNS as ENGLISH
from vivevoix.writing.fr.alphabet import SIGNS as FRENCH

_VOICES = {"fr": set("".join(FRENCH)) | {"ˈ", " "}, "en": set(ENGLISH) | {" "}}


@pytest.mark.parametrize(
    ("tag", "ipa", "adopted"),
    [
        ("fr", "/ɛʁ.dɔ.ɡan/", "ɛʁdɔɡˈan"),
        ("fr", "t͡ʃɛ.rã", "tʃɛʁˈɑ̃"),
        ("fr", "lə mɛr", "lə mˈɛʁ"),
        ("en", "dʒˈʌdʒ", "ʤˈʌʤ"),
        ("en", "θˈɜːɾi", "θˈɜɹTi"),
        ("en", "fˈaɪɚ tˈaʊn", "fˈIəɹ tˈWn"),
    ],
)
def test_ways_of_writing_a_sound_that_is_there(tag: str, ipa: str, adopted: str) -> None:
    assert rules(tag).adopted(ipa) == adopted


@pytest.mark.parametrize(
    ("tag", "ipa", "sign", "remedy"),
    [
        ("fr", "xosé", "x", "“ʁ”"),
        ("fr", "hamas", "h", "Leave it out"),
        ("fr", "aʘ", "ʘ", "Its signs are"),
        ("en", "ʁy", "ʁ", "“ɹ”"),
    ],
)
def test_a_sound_that_is_lacking_is_refused_with_the_nearest(tag: str, ipa: str, sign: str, remedy: str) -> None:
    with pytest.raises(BadLexicon) as refused:
        rules(tag).adopted(ipa)
    assert f"“{sign}”" in refused.value.problem and remedy in refused.value.remedy


@pytest.mark.parametrize("tag", ["fr", "en"])
@given(ipa=st.text(min_size=1, max_size=12))
def test_foreign_sounds_become_the_voices_own(tag: str, ipa: str) -> None:
    try:
        adopted = rules(tag).adopted(ipa, foreign=True)
    except BadLexicon:
        return
    assert set(adopted) <= _VOICES[tag]


@pytest.mark.parametrize("tag", ["fr", "en"])
def test_each_voices_own_signs_stay(tag: str) -> None:
    other = {"fr": "en", "en": "fr"}[tag]
    for sign in {"fr": FRENCH, "en": ENGLISH - {"ˈ", "ˌ"}}[tag]:
        assert rules(tag).adopted(sign).replace("ˈ", "") == sign
        assert set(rules(other).adopted(f"a{sign}", foreign=True)) <= _VOICES[other]
