"""An article's page in HTML."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.reading.samples import PAGE, of_kind, read_file
from vivevoix.model import Article, BlockKind, HintKind


@pytest.fixture
def article(tmp_path: Path) -> Article:
    return read_file(tmp_path, "criee.html", PAGE)


def test_every_part_of_the_page_has_its_kind(article: Article) -> None:
    assert " ".join(block.kind for block in article.blocks) == (
        "cookies navigation kicker title standfirst caption credit paragraph paragraph heading paragraph item item quote paragraph "
        "share related legal"
    )


def test_the_metadata_fill_the_fields(article: Article) -> None:
    assert article.title == "À Port-Salin, la criée rouvre après deux ans de travaux"
    assert article.byline == "Hélène Vasseur, Omar Diallo"
    assert article.published_at == datetime(2026, 3, 12, 7, 15, tzinfo=UTC)
    assert article.site == "La Gazette du Littoral"
    assert article.language == "fr"


def test_the_lead_image_has_caption_credit_and_alt(article: Article) -> None:
    assert article.image is not None
    assert (article.image.address, article.image.alt) == ("/criee.jpg", "Une halle")
    assert (article.image.caption, article.image.credit) == ("La halle rénovée, lundi.", "© Maud Lenoir")


def test_hints_of_the_writer_stand_at_their_place(article: Article) -> None:
    hints = [(hint.kind, hint.span.of(block.text), hint.value) for block in article.blocks for hint in block.hints]
    assert hints == [
        (HintKind.SUB, "Beau Temps II", "beau temps deux"),
        (HintKind.LANG, "fish market", "en"),
        (HintKind.PHONEME, "Nuage", "nɥiˈaʒ"),
    ]


def test_every_word_of_the_page_is_in_a_block(article: Article) -> None:
    said = " ".join(block.text for block in article.blocks)
    for text in (
        "Accueil Mer",
        "Nous utilisons des cookies.",
        "Le port en dix dates",
        "que la mer a souvent repris.",
        "Mentions légales",
    ):
        assert text in said


def test_one_block_for_a_region(article: Article) -> None:
    assert len(of_kind(article, BlockKind.RELATED)) == 1


def test_a_bold_line_is_a_crosshead(tmp_path: Path) -> None:
    page = PAGE.replace("<h2>Une halle plus froide</h2>", "<p><strong>Une halle plus froide</strong></p>")
    assert [block.text for block in of_kind(read_file(tmp_path, "a.html", page), BlockKind.HEADING)] == [
        "Une halle plus froide"
    ]


def test_a_pull_quote_is_said_once(tmp_path: Path) -> None:
    page = PAGE.replace("On n’y croyait plus, et pourtant la voilà debout devant nous.", "la vente a duré jusqu’à neuf heures")
    (quote,) = of_kind(read_file(tmp_path, "a.html", page), BlockKind.REPEATED)
    assert "Exergue" in quote.reason


def test_a_teaser_inside_the_article_is_left_out(tmp_path: Path) -> None:
    teaser = '<div><h3><a href="/b">Les mareyeurs manifestent à la sous-préfecture</a></h3><p>Ils demandent une baisse des taxes.</p></div>'
    article = read_file(tmp_path, "a.html", PAGE.replace("<ul>", teaser + "<ul>"))
    assert not any("mareyeurs" in block.text or "taxes" in block.text for block in article.spoken)


def test_two_line_breaks_part_paragraphs(tmp_path: Path) -> None:
    page = PAGE.replace("pluie fine, et la vente", "pluie fine.<br><br>La vente")
    texts = [block.text for block in of_kind(read_file(tmp_path, "a.html", page), BlockKind.PARAGRAPH)]
    assert texts[0].endswith("sous une pluie fine.")
    assert texts[1].startswith("La vente a duré")


def test_deep_nesting_is_survived(tmp_path: Path) -> None:
    page = PAGE.replace("<footer>", "<div>" * 5000 + "<footer>")
    assert read_file(tmp_path, "a.html", page).title.startswith("À Port-Salin")


def test_a_page_without_metadata_takes_its_first_heading(tmp_path: Path) -> None:
    page = "<html><body><main>" + PAGE[PAGE.index("<article>") :]
    assert read_file(tmp_path, "a.html", page).title == "À Port-Salin, la criée rouvre après deux ans de travaux"


def test_the_site_is_no_part_of_the_title(tmp_path: Path) -> None:
    body = PAGE[PAGE.index("<article>") :].replace("<h1>À Port-Salin, la criée rouvre après deux ans de travaux</h1>", "")
    page = "<html><head><title>La criée rouvre après deux ans de travaux | La Gazette</title></head><body>" + body
    assert read_file(tmp_path, "a.html", page).title == "La criée rouvre après deux ans de travaux"


def test_a_standfirst_in_heading_tags_is_one(tmp_path: Path) -> None:
    page = PAGE.replace('<p class="article__chapo">', "<h2>").replace(
        "bateaux y vendent.</p>", "bateaux y vendent dès l’aube.</h2>"
    )
    assert len(of_kind(read_file(tmp_path, "a.html", page), BlockKind.STANDFIRST)) == 1


def test_a_quoted_post_of_a_network_is_left_out(tmp_path: Path) -> None:
    post = (
        "Nous étions là dès quatre heures du matin pour voir entrer les bateaux, et nous y serons demain avec tous les autres."
    )
    page = PAGE.replace("<ul>", f'<blockquote class="twitter-tweet"><p>{post}</p>— Port-Salin (@portsalin)</blockquote><ul>')
    assert not any("quatre heures" in block.text for block in read_file(tmp_path, "a.html", page).spoken)


def test_a_crosshead_that_quotes_the_body_is_still_said(tmp_path: Path) -> None:
    page = PAGE.replace("Une halle plus froide", "La vente a duré jusqu’à neuf heures")
    assert len(of_kind(read_file(tmp_path, "a.html", page), BlockKind.HEADING)) == 1


def test_the_byline_of_a_line_that_also_holds_the_date(tmp_path: Path) -> None:
    page = PAGE.replace('"author"', '"nobody"').replace(
        "<figure>", '<div class="meta">Par Lucile Armand <time>Publié le 19 juin 2026 à 6h30</time></div><figure>'
    )
    assert read_file(tmp_path, "a.html", page).byline == "Par Lucile Armand"
