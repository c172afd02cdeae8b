import pytest
from evals.distance import edits, nearest
from evals.phones import fold
from hypothesis import given
from hypothesis import strategies as st

IPA = st.text(alphabet="abdefijklmnopstuvwyzøœəɛɔɑɡʁʃʒɲŋɥrɾxçˈˌː ‿.\u0303h()", max_size=14)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ʁəˈnoː", "ʁəno"),
        ("rəno", "ʁno"),
        ("œ̃", "ɛ̃"),
        ("fɔ.ne.tik", "fonɛtik"),
        ("pœʁ", "pøʁ"),
        ("t͡ʃad", "tʃad"),
        ("lez‿ami", "le zami"),
        ("ɛspaɲ", "ɛspanj"),
        ("ljɔ̃", "lijɔ̃"),
        ("ljɔ̃", "liɔ̃"),
        ("lɥi", "lyi"),
        ("lwi", "lui"),
        ("adːisjɔ̃", "adisjɔ̃"),
        ("immɑ̃s", "imɑ̃s"),
        ("paʁkiŋɡ", "paʁkiŋ"),
        ("θatʃœʁ", "satʃœʁ"),
        ("(en)bɜːn(fr)", "bœn"),
        ("ʁa", "xa"),
        ("halɛ", "alɛ"),
        ("pɑt", "pat"),
    ],
)
def test_what_a_listener_calls_the_same_folds_to_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("bɔ̃", "bɔn"),
        ("bɑ̃", "bɔ̃"),
        ("vɛ̃", "vɑ̃"),
        ("fis", "fil"),
        ("ply", "plys"),
        ("tu", "ty"),
        ("ɡa", "ka"),
        ("ʃɛf", "sɛf"),
        ("aɲo", "ano"),
        ("pø", "po"),
        ("aa", "a"),
    ],
)
def test_what_a_listener_hears_stays_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_schwa_counts_where_it_is_the_only_vowel() -> None:
    assert fold("lə") == ("l", "ə")
    assert fold("dəvɑ̃") == ("d", "v", "ɑ̃")


@given(IPA)
def test_folding_twice_is_folding_once(ipa: str) -> None:
    once = fold(ipa)
    assert fold("".join(once)) == once


@given(st.text())
def test_any_text_folds(text: str) -> None:
    assert all(fold(text))


@given(IPA, IPA, IPA)
def test_edits_are_a_distance(one: str, two: str, three: str) -> None:
    assert (edits(one, two) == 0) == (one == two)
    assert edits(one, two) == edits(two, one)
    assert edits(one, three) <= edits(one, two) + edits(two, three)


def test_edits_count_the_fewest_changes() -> None:
    assert edits("kitten", "sitting") == 3
    assert edits("", "abc") == 3


def test_the_nearest_answer_is_nearest_for_its_length() -> None:
    assert nearest("abcdef", ["ab", "abcdxx"]) == (2, 6)
