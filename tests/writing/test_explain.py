from tests.writing.articles import article, paragraph
from vivevoix.writing import Lexicon, write
from vivevoix.writing.explain import explained
from vivevoix.writing.lexicon import Entry, How


def test_each_reading_that_is_no_plain_word_in_aligned_columns() -> None:
    lexicon = Lexicon((Entry("Zyx", How.RESPELLING, "Zikss"), Entry("bon", How.IPA, "bɔ̃")))
    text = explained(write(article(paragraph("La table de Zyx a 3 bon plats.")), lexicon=lexicon))
    lines = text.splitlines()
    assert [line.split()[0] for line in lines] == ["utterance", *["u0001"] * (len(lines) - 1)]
    said = {line.split()[1]: line for line in lines}
    assert "zˈiks" in said["Zyx"] and "lexicon.house" in said["Zyx"] and said["Zyx"].endswith("1.00")
    assert "trois" in said["3"]
    assert "table" not in said
    places = {
        line.replace("\u0303", "").index(word)
        for line, word in ((lines[0], "rule"), (said["Zyx"], "lex"), (said["bon"], "lex"))
    }
    assert len(places) == 1
