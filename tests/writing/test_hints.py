import pytest

from tests.writing.articles import article, paragraph
from vivevoix.errors import BadLexicon, WrongUse
from vivevoix.model import Hint, HintKind, Reading, Span
from vivevoix.writing import language_of, write

PRINTED = "Le mot juste est là."


def _said(kind: HintKind, value: str, printed: str = PRINTED, span: Span | None = None) -> Reading:
    place = span or Span(3, 6)
    readings = language_of("fr").readings(printed, hints=(Hint(place, kind, value),))
    return next(reading for reading in readings if reading.span == place)


def test_sub_says_other_words_verbalized() -> None:
    said = _said(HintKind.SUB, "G7")
    assert (said.spoken, said.rule) == ("g sept", "hint.sub")
    assert said.phonemes.replace("ˈ", "").endswith("sɛt")


def test_phoneme_is_adopted_to_the_voice_and_keeps_the_printed_word() -> None:
    said = _said(HintKind.PHONEME, "[ˈpa.ʀi]")
    assert (said.spoken, said.phonemes, said.confidence) == ("mot", "paʁˈi", 1.0)


def test_a_phoneme_that_french_lacks_is_refused_with_the_nearest() -> None:
    with pytest.raises(BadLexicon) as refused:
        _said(HintKind.PHONEME, "θɛ")
    assert "“mot”" in refused.value.problem and "“s”" in refused.value.remedy


@pytest.mark.parametrize(
    ("kind", "printed", "spoken"),
    [
        ("characters", "B2", "b deux"),
        ("ordinal", "3", "troisième"),
        ("ordinal", "1", "premier"),
        ("cardinal", "1 200", "mille deux cents"),
        ("digits", "007", "zéro zéro sept"),
        ("telephone", "0612", "zéro six douze"),
        ("telephone", "+331", "plus trois trente et un"),
        ("date", "14/07/1789", "quatorze juillet mille sept cent quatre-vingt-neuf"),
    ],
)
def test_say_as(kind: str, printed: str, spoken: str) -> None:
    assert _said(HintKind.SAY_AS, kind, printed, Span(0, len(printed))).spoken == spoken


def test_an_unknown_say_as_is_refused() -> None:
    with pytest.raises(WrongUse, match="poem"):
        _said(HintKind.SAY_AS, "poem")


def _words(printed: str, span: Span, tag: str) -> list[tuple[str, str, str]]:
    readings = language_of("fr").readings(printed, hints=(Hint(span, HintKind.LANG, tag),))
    return [(reading.spoken, reading.phonemes.replace("ˈ", ""), reading.rule) for reading in readings]


def test_another_language_is_said_word_by_word_with_french_sounds() -> None:
    assert _words("Le New York Times paraît.", Span(3, 17), "en-US")[1:4] == [
        ("New", "nu", "hint.lang"),
        ("York", "jɔʁk", "hint.lang"),
        ("Times", "tajmz", "hint.lang"),
    ]


def test_a_language_that_only_espeak_knows_is_said_too() -> None:
    spoken, phonemes, rule = _words("Le Stern paraît.", Span(3, 8), "de_DE")[1]
    assert (spoken, phonemes[:2], rule) == ("Stern", "ʃt", "hint.lang")


@pytest.mark.parametrize("tag", ["fr-CA", "tlh-x", "x-none", ""])
def test_a_language_of_our_own_or_of_nobody_changes_nothing(tag: str) -> None:
    assert _words("Le mot juste.", Span(3, 6), tag) == _words("Le mot juste.", Span(0, 0), "en")


def test_a_paragraph_in_another_language_is_still_one_utterance_a_sentence() -> None:
    text = "This is it. And that was that."
    script = write(article(paragraph(text, Hint(Span(0, len(text)), HintKind.LANG, "en"))))
    assert [utterance.printed for utterance in script.utterances] == ["This is it.", "And that was that."]
    assert {reading.rule for utterance in script.utterances for reading in utterance.readings} == {"hint.lang"}


def test_a_hint_inside_a_compound_leaves_the_rest() -> None:
    readings = language_of("fr").readings("Paris-Nice part.", hints=(Hint(Span(0, 5), HintKind.SUB, "Lyon"),))
    assert [(reading.span, reading.spoken) for reading in readings][:2] == [(Span(0, 5), "Lyon"), (Span(6, 10), "Nice")]


def test_of_nested_hints_the_outer_speaks() -> None:
    hints = (Hint(Span(0, 6), HintKind.SUB, "bonjour"), Hint(Span(3, 6), HintKind.SUB, "non"))
    assert language_of("fr").readings(PRINTED, hints=hints)[0].spoken == "bonjour"


def test_verbalize_follows_hints_without_sounds() -> None:
    readings = language_of("fr").verbalize(PRINTED, hints=(Hint(Span(3, 6), HintKind.SUB, "3"),))
    assert [(reading.spoken, reading.phonemes) for reading in readings][1] == ("trois", "")
