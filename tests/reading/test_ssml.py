import pytest

from vivevoix.errors import SourceEmpty, SourceNotText
from vivevoix.model import Article, Hint, HintKind, Source, SourceKind, Span
from vivevoix.reading.ssml import ssml_article
from vivevoix.writing import write

SOURCE = Source(SourceKind.TEXT, "essai.ssml")


def _read(text: str) -> Article:
    return ssml_article(text, SOURCE)


def _said(text: str) -> list[tuple[str, float]]:
    return [(utterance.spoken, utterance.pause_after) for utterance in write(_read(text)).utterances]


@pytest.mark.parametrize(
    ("element", "hint"),
    [
        ('<sub alias="un deux">12</sub>', Hint(Span(3, 5), HintKind.SUB, "un deux")),
        ('<phoneme alphabet="ipa" ph="ɔs">os</phoneme>', Hint(Span(3, 5), HintKind.PHONEME, "ɔs")),
        ('<phoneme ph="ɔs">os</phoneme>', Hint(Span(3, 5), HintKind.PHONEME, "ɔs")),
        ('<say-as interpret-as="characters">OS</say-as>', Hint(Span(3, 5), HintKind.SAY_AS, "characters")),
        ('<lang xml:lang="en-GB">so</lang>', Hint(Span(3, 5), HintKind.LANG, "en-GB")),
        ('<break time="250ms"/>os', Hint(Span(3, 3), HintKind.BREAK, "0.25")),
        ('<break time="1.5s"/>os', Hint(Span(3, 3), HintKind.BREAK, "1.5")),
        ('<break strength="strong"/>os', Hint(Span(3, 3), HintKind.BREAK, "0.75")),
        ("<break/>os", Hint(Span(3, 3), HintKind.BREAK, "0.4")),
        ("<sub alias='un'>   o\n  s  </sub>", Hint(Span(3, 6), HintKind.SUB, "un")),
    ],
)
def test_an_element_becomes_a_hint_at_its_place(element: str, hint: Hint) -> None:
    (block,) = _read(f"<speak>Un {element} .</speak>").blocks
    placed = block.hints[0]
    assert (placed.kind, placed.value, placed.span.start) == (hint.kind, hint.value, hint.span.start)
    assert placed.span.of(block.text).rstrip() == hint.span.of(block.text).rstrip()


def test_paragraphs_language_and_title() -> None:
    article = _read(
        '<speak version="1.1" xmlns="http://www.w3.org/2001/10/synthesis" xml:lang="en-US"><meta name="title" content="Trial"/>'
        "Before.<p>One.</p><p>Two &amp; three.</p>After.</speak>"
    )
    assert (article.language, article.title) == ("en", "Trial")
    assert [block.text for block in article.spoken] == ["Before.", "One.", "Two & three.", "After."]


def test_a_fragment_without_speak_is_french() -> None:
    article = _read("Il dit <sub alias='trois'>3</sub>.")
    assert (article.language, [block.text for block in article.blocks]) == ("fr", ["Il dit 3."])


def test_other_elements_keep_their_text_and_are_noted() -> None:
    article = _read('<speak>Un <prosody rate="slow"><emphasis>mot</emphasis></prosody> lent<mark name="m"/>.</speak>')
    assert [block.text for block in article.spoken] == ["Un mot lent."]
    assert [block.text for block in article.left_out] == ["<emphasis>", '<prosody rate="slow">', '<mark name="m">']
    assert all(block.reason for block in article.left_out)


def test_what_is_about_the_text_is_not_said() -> None:
    article = _read('<speak><metadata>Auteur</metadata>Bonjour.<audio src="a.mp3"><desc>cloche</desc></audio></speak>')
    assert [block.text for block in article.spoken] == ["Bonjour."]
    assert {"Auteur", "cloche"} <= {block.text for block in article.left_out}


def test_sentences_of_the_writer_part_utterances() -> None:
    assert [words for words, _ in _said("<speak><p><s>Bonjour Anne</s><s>Il pleut</s></p></speak>")] == [
        "Bonjour Anne.",
        "Il pleut.",
    ]


def test_a_break_between_paragraphs_is_the_pause_between_them() -> None:
    assert _said('<speak><p>Un.</p><break time="2s"/><p>Deux.</p></speak>') == [("Un.", 2.0), ("Deux.", 0.65)]


def test_what_the_writer_asked_for_is_what_is_said() -> None:
    said = write(
        _read('<speak>Le <phoneme ph="ɡaʁ">gardien</phoneme> <say-as interpret-as="ordinal">2</say-as>.</speak>')
    ).utterances[0]
    assert said.spoken == "Le gardien deuxième."
    assert said.phonemes.replace("ˈ", "").startswith("lə ɡaʁ dø")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("<speak>Un", "well-formed"),
        ("<speak>a & b</speak>", "well-formed"),
        ("<html><speak/></html>", "html"),
        ('<speak><phoneme alphabet="x-sampa" ph="a">a</phoneme></speak>', "x-sampa"),
        ('<speak><break time="soon"/>a</speak>', "soon"),
        ('<!DOCTYPE speak [<!ENTITY a "b">]><speak>&a;</speak>', "entities"),
    ],
)
def test_a_bad_document_is_refused(text: str, problem: str) -> None:
    with pytest.raises(SourceNotText, match=problem):
        _read(text)


@pytest.mark.parametrize("text", ["<speak/>", "", "<speak><break/><metadata>x</metadata></speak>"])
def test_silence_is_no_article(text: str) -> None:
    with pytest.raises(SourceEmpty):
        _read(text)
