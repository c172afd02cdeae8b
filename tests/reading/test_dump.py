"""Text copied from a page."""

from datetime import datetime
from pathlib import Path

import pytest

from tests.reading.samples import DUMP, of_kind, read_file
from vivevoix.model import Article, BlockKind


@pytest.fixture
def article(tmp_path: Path) -> Article:
    return read_file(tmp_path, "criee.txt", DUMP)


def test_every_line_has_its_kind(article: Article) -> None:
    assert " ".join(block.kind for block in article.blocks) == (
        "navigation kicker title media repeated credit caption byline date share comment standfirst paragraph paragraph related heading "
        "paragraph item item paragraph tagline follow tags comment cookies cookies cookies cookies legal"
    )


def test_nothing_of_the_copied_text_is_lost(article: Article) -> None:
    printed = "".join(DUMP.replace("- ", "").split())
    assert "".join("".join(block.text.split()) for block in article.blocks) == printed


def test_the_fields_are_filled(article: Article) -> None:
    assert article.title == "À Port-Salin, la criée rouvre après deux ans de travaux"
    assert article.byline == "Par Hélène Vasseur"
    assert article.published_at == datetime(2026, 3, 12, 8, 15)
    assert article.language == "fr"


def test_the_standfirst_is_told_from_the_body(article: Article) -> None:
    (standfirst,) = of_kind(article, BlockKind.STANDFIRST)
    assert standfirst.text.endswith("Quarante bateaux y vendent de nouveau.")


def test_each_block_left_out_says_why(article: Article) -> None:
    assert all(block.reason.endswith(".") for block in article.left_out)
    assert all(not block.reason for block in article.spoken)


def test_reasons_are_in_the_language_of_the_article(tmp_path: Path) -> None:
    english = read_file(
        tmp_path,
        "a.txt",
        "The harbour is open again\n\nBy Laura Simmons\n\nThe boats came back to the quay in the night, and the town came out to see them.",
    )
    assert [block.reason for block in english.left_out] == ["The byline is shown on the page and not read out."]


def test_a_single_line_is_spoken(tmp_path: Path) -> None:
    assert [block.text for block in read_file(tmp_path, "a.txt", "Bonjour à tous").spoken] == ["Bonjour à tous"]


def test_a_text_without_a_title_is_named_by_its_first_words(tmp_path: Path) -> None:
    text = "La mer était calme ce matin-là. Les pêcheurs sont partis avant l'aube, et ils ne sont revenus que le soir, les cales pleines."
    article = read_file(tmp_path, "a.txt", text)
    assert [block.kind for block in article.blocks] == [BlockKind.PARAGRAPH]
    assert article.title == "La mer était calme ce matin-là. Les pêcheurs sont partis avant l'aube, …"


def test_short_lines_alone_are_not_taken_for_headings(tmp_path: Path) -> None:
    article = read_file(tmp_path, "a.txt", "Le titre du poème\nla mer monte\nla mer descend\nle jour passe")
    assert [block.kind.value for block in article.blocks] == ["title", "paragraph", "paragraph", "paragraph"]


def test_lines_broken_at_a_fixed_width_are_joined(tmp_path: Path) -> None:
    text = (
        "Le port rouvre\n\nLes bateaux sont revenus au quai dans la nuit, et la ville est\n"
        "sortie pour les voir passer devant la jetée, comme au temps où la\npêche faisait vivre le pays."
    )
    assert [block.text for block in read_file(tmp_path, "a.txt", text).spoken][1:] == [
        "Les bateaux sont revenus au quai dans la nuit, et la ville est sortie pour les voir passer devant la jetée, comme au temps où la "
        "pêche faisait vivre le pays."
    ]


def test_an_article_about_cookies_is_heard(tmp_path: Path) -> None:
    text = (
        "Une amende pour des cookies\n\nL'autorité a puni un éditeur qui déposait des cookies sur le terminal de ses visiteurs.\n\n"
        "« Vous pouvez modifier vos choix à tout moment », promettait pourtant le bandeau, selon la décision publiée mardi.\n\n"
        "L'éditeur, qui conteste la sanction, a deux mois pour saisir le Conseil d'État, a précisé son avocate."
    )
    assert read_file(tmp_path, "a.txt", text).left_out == ()
