import pytest

from tests.writing.articles import article, paragraph
from vivevoix.errors import UnsupportedLanguage
from vivevoix.model import Block, BlockKind, Hint, HintKind, Role, Span
from vivevoix.writing import write

STORY = article(
    Block(BlockKind.TITLE, "Le phare rouvre"),
    Block(BlockKind.STANDFIRST, "Il était fermé. Il rouvre."),
    Block(BlockKind.CREDIT, "Photo : Anne Le Goff", spoken=False, reason="crédit"),
    paragraph("Le gardien est content. Les visiteurs aussi."),
    Block(BlockKind.HEADING, "Une vue rare"),
    Block(BlockKind.ITEM, "l'escalier ;"),
    Block(BlockKind.ITEM, "la lanterne"),
)


def test_one_utterance_a_sentence_with_readable_ids() -> None:
    script = write(STORY, notice="Voix de synthèse.")
    assert [utterance.id for utterance in script.utterances] == [f"u{number:04d}" for number in range(1, 10)]
    assert [(utterance.role, utterance.block) for utterance in script.utterances] == [
        (Role.NOTICE, None),
        (Role.TITLE, 0),
        (Role.STANDFIRST, 1),
        (Role.STANDFIRST, 1),
        (Role.PARAGRAPH, 3),
        (Role.PARAGRAPH, 3),
        (Role.HEADING, 4),
        (Role.ITEM, 5),
        (Role.ITEM, 6),
    ]


def test_an_utterance_says_where_it_stands_in_its_block() -> None:
    for utterance in write(STORY).utterances:
        assert utterance.block is not None
        text = STORY.blocks[utterance.block].text
        assert text[utterance.start :].startswith(utterance.printed)


def test_what_is_left_out_is_not_said() -> None:
    assert "Photo" not in " ".join(utterance.printed for utterance in write(STORY).utterances)


def test_pauses_grow_from_sentence_to_paragraph_to_title_to_crosshead() -> None:
    pauses = {utterance.printed: utterance.pause_after for utterance in write(STORY).utterances}
    within, title, before_crosshead = (
        pauses["Le gardien est content."], pauses["Le phare rouvre"], pauses["Les visiteurs aussi."]
    )  # fmt: skip
    assert within < pauses["la lanterne"] < pauses["Il rouvre."] < title < before_crosshead


def test_the_voice_falls_at_the_end_of_a_title_and_keeps_an_items_semicolon() -> None:
    ends = {utterance.printed: utterance.readings[-1].after for utterance in write(STORY).utterances}
    assert (ends["Le phare rouvre"], ends["Une vue rare"], ends["l'escalier ;"]) == (".", ".", ";")


def test_no_notice_no_utterance_of_the_house() -> None:
    assert all(utterance.role is not Role.NOTICE for utterance in write(STORY).utterances)


def test_a_block_of_signs_alone_is_silence() -> None:
    assert write(article(paragraph("***"), paragraph("Fin."))).utterances[0].printed == "Fin."


def test_an_unsupported_language_is_refused() -> None:
    with pytest.raises(UnsupportedLanguage, match="xx"):
        write(article(paragraph("?"), language="xx"))


def test_hints_reach_their_sentence() -> None:
    text = "Un mot. La FFF joue."
    said = write(article(paragraph(text, Hint(Span(11, 14), HintKind.SUB, "fédération")))).utterances
    assert said[1].spoken == "La fédération joue."
    assert {reading.rule for reading in said[1].readings if reading.spoken == "fédération"} == {"hint.sub"}


def test_a_hint_over_two_sentences_joins_them() -> None:
    text = "Il dit oh. Ah non."
    said = write(article(paragraph(text, Hint(Span(7, 13), HintKind.SUB, "trois mots entiers")))).utterances
    assert [utterance.spoken for utterance in said] == ["Il dit trois mots entiers non."]


def test_a_long_break_parts_the_sentence_and_is_real_silence() -> None:
    said = write(article(paragraph("Un puis deux.", Hint(Span(3, 3), HintKind.BREAK, "1.5")))).utterances
    assert [(utterance.printed, utterance.pause_after) for utterance in said] == [("Un", 1.5), ("puis deux.", 0.65)]


def test_a_short_break_is_a_comma() -> None:
    said = write(article(paragraph("Un puis deux.", Hint(Span(3, 3), HintKind.BREAK, "0.3")))).utterances
    assert said[0].spoken == "Un, puis deux."


def test_a_break_after_the_last_word_lengthens_the_pause() -> None:
    said = write(article(paragraph("Un.", Hint(Span(3, 3), HintKind.BREAK, "2.0")), paragraph("Deux."))).utterances
    assert said[0].pause_after == 2.0
