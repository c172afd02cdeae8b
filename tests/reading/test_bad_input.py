"""Sources that are no article: each a clear error with a remedy, or a sensible article."""

import io
from pathlib import Path

import pytest

from tests.reading.samples import DUMP, PAGE, read_file
from vivevoix.errors import (
    SourceEmpty,
    SourceError,
    SourceNotFound,
    SourceNotText,
    SourcePaywalled,
    SourceTooLarge,
    UnsupportedLanguage,
    WrongUse,
)
from vivevoix.model import Article, SourceKind
from vivevoix.reading import read, source_of

LINKS = "".join(f'<li><a href="/{n}">Rubrique {n}</a></li>' for n in range(40))
STUB = """<html lang="fr"><head><script type="application/ld+json">{"@type":"NewsArticle","headline":"La criée ferme pour de bon",
"isAccessibleForFree":"False"}</script></head><body><article><h1>La criée ferme pour de bon</h1><p>La nouvelle est tombée mardi soir, et
personne au port ne l'attendait : la criée fermera ses portes à la fin du mois de juin, après cent ans d'une histoire mouvementée.</p>
<p>Il vous reste 82 % de cet article à lire. La suite est réservée aux abonnés.</p></article></body></html>"""


def from_stdin(body: bytes) -> Article:
    return read(source_of("-"), stdin=io.BytesIO(body))


@pytest.mark.parametrize("name", ["a.html", "a.txt", "a.md", "a.rss"])
@pytest.mark.parametrize("content", ["", "  \n\t ", "😀 🎉", "…\n—\n"])
def test_nothing_to_read(tmp_path: Path, name: str, content: str) -> None:
    with pytest.raises(SourceEmpty) as caught:
        read_file(tmp_path, name, content)
    assert caught.value.remedy


@pytest.mark.parametrize("body", [f"<nav><ul>{LINKS}</ul></nav>", f"<ul>{LINKS}</ul>", "<p></p>"])
def test_a_page_that_is_all_navigation(tmp_path: Path, body: str) -> None:
    with pytest.raises(SourceEmpty):
        read_file(tmp_path, "a.html", f"<html><head><title>La Gazette</title></head><body>{body}</body></html>")


def test_a_stub_says_what_was_found(tmp_path: Path) -> None:
    with pytest.raises(SourcePaywalled, match=r"only its first \d+ words.*Il vous reste 82"):
        read_file(tmp_path, "a.html", STUB)


def test_a_whole_article_for_subscribers_is_read(tmp_path: Path) -> None:
    whole = "".join(
        f"<p>Au chapitre {n}, la patronne du bar raconte les nuits de vente et les retours de mer dans le froid.</p>"
        for n in range(12)
    )
    article = read_file(
        tmp_path,
        "a.html",
        STUB.replace("<p>Il vous reste 82 % de cet article à lire. La suite est réservée aux abonnés.</p>", whole),
    )
    assert len(article.spoken) == 14


def test_a_file_of_20_megabytes(tmp_path: Path) -> None:
    with pytest.raises(SourceTooLarge):
        read_file(tmp_path, "a.html", b"<p>" + b"a" * 20_000_000)


@pytest.mark.parametrize("name", ["a.html", "a.txt", "a"])
@pytest.mark.parametrize("body", [b"%PDF-1.7\n1 0 obj", b"\x89PNG\r\n\x1a\n....", bytes(range(256)) * 4])
def test_a_binary_file_under_any_name(tmp_path: Path, name: str, body: bytes) -> None:
    with pytest.raises(SourceNotText) as caught:
        read_file(tmp_path, name, body)
    assert caught.value.remedy


def test_a_missing_file_a_folder_and_a_blank_name(tmp_path: Path) -> None:
    for address in (str(tmp_path / "gone.txt"), str(tmp_path), "a\0b"):
        with pytest.raises(SourceNotFound) as caught:
            read(source_of(address))
        assert caught.value.exit_code == 3
    with pytest.raises(WrongUse):
        source_of("  ")


def test_right_to_left_text_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnsupportedLanguage, match="Arabic"):
        read_file(tmp_path, "a.txt", "أعلنت البلدية عن إعادة فتح السوق\n\nبعد عامين من الأشغال عاد التجار إلى السوق القديم")


def test_emoji_and_foreign_words_inside_an_article_are_kept(tmp_path: Path) -> None:
    text = "La fête 🎉 a commencé à midi, et la banderole disait « سلام » à tous ceux qui passaient dans la rue."
    assert [block.text for block in read_file(tmp_path, "a.txt", text).spoken] == [text]


def test_a_word_of_500_letters_is_kept(tmp_path: Path) -> None:
    text = f"Le mot {'a' * 500} figure dans le texte, et il n'est pas à nous de dire qu'il n'en est pas un."
    assert read_file(tmp_path, "a.txt", text).spoken[0].text == text


@pytest.mark.parametrize(("declared", "actual"), [("utf-8", "cp1252"), ("iso-8859-1", "utf-8")])
def test_a_page_in_another_encoding_than_it_declares(tmp_path: Path, declared: str, actual: str) -> None:
    page = PAGE.replace('charset="utf-8"', f'charset="{declared}"').encode(actual, "ignore")
    assert read_file(tmp_path, "a.html", page).title == "À Port-Salin, la criée rouvre après deux ans de travaux"


def test_standard_input_is_known_by_its_look() -> None:
    assert from_stdin(PAGE.encode()).byline == "Hélène Vasseur, Omar Diallo"
    assert from_stdin(DUMP.encode()).byline == "Par Hélène Vasseur"
    markdown = from_stdin(
        b"# La criee rouvre\n\nLe port a **rouvert** ses portes aux acheteurs, et la vente a repris dans la nuit."
    )
    assert markdown.spoken[1].text.startswith("Le port a rouvert")
    with pytest.raises(SourceError):
        read(source_of("-"))


def test_a_file_without_a_known_suffix_is_known_by_its_look(tmp_path: Path) -> None:
    assert read_file(tmp_path, "article", PAGE).byline == "Hélène Vasseur, Omar Diallo"


def test_ssml_is_left_to_its_reader(tmp_path: Path) -> None:
    article = read_file(
        tmp_path, "a.ssml", '<speak version="1.1" xml:lang="fr"><p>Il habite <sub alias="numéro un">n° 1</sub>.</p></speak>'
    )
    assert article.spoken[0].hints[0].value == "numéro un"


def test_addresses_tell_their_kind() -> None:
    kinds = {
        address: source_of(address).kind
        for address in ("https://a.test/x.html", "a.htm", "a.md", "a.rss", "a.txt", "-", " b.html ")
    }
    assert list(kinds.values()) == [
        SourceKind.URL,
        SourceKind.HTML,
        SourceKind.MARKDOWN,
        SourceKind.FEED,
        SourceKind.TEXT,
        SourceKind.TEXT,
        SourceKind.HTML,
    ]
