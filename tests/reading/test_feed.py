"""RSS and Atom."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.reading.samples import ATOM, PAGE, RSS, Server, read_file, serving
from vivevoix.errors import SourceEmpty, SourceNotFound
from vivevoix.reading import read, source_of


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as told:
        yield told


def test_the_newest_entry_is_read_whole(tmp_path: Path) -> None:
    article = read_file(tmp_path, "a.rss", RSS)
    assert (article.title, article.byline, article.site, article.language) == (
        "La flotte est rentrée",
        "Omar Diallo",
        "La Gazette",
        "fr",
    )
    assert [block.kind.value for block in article.blocks] == [
        "title",
        "caption",
        *["paragraph"] * 12,
        "heading",
        *["paragraph"] * 12,
    ]
    assert article.published_at is not None


def test_an_atom_feed_on_the_network(server: Server) -> None:
    article = read(source_of(server.page("/feed", ATOM, "application/atom+xml")), allow_private=True)
    assert (article.title, article.language) == ("The fleet is back", "en")


@pytest.mark.parametrize("selection", ["#2", "#première"])
def test_a_summary_leads_to_its_page(server: Server, selection: str) -> None:
    feed = RSS.replace("LINK1", server.page("/criee", PAGE))
    article = read(source_of(server.page("/feed", feed, "application/rss+xml") + selection), allow_private=True)
    assert article.title == "À Port-Salin, la criée rouvre après deux ans de travaux"


def test_a_summary_is_read_when_its_page_cannot_be_had(server: Server) -> None:
    feed = RSS.replace("LINK1", server.url + "/gone")
    article = read(source_of(server.page("/feed", feed, "application/rss+xml") + "#2"), allow_private=True)
    assert [block.text for block in article.spoken] == ["La première dépêche", "Un résumé."]


def test_a_selection_that_the_feed_does_not_have(tmp_path: Path) -> None:
    (tmp_path / "a.rss").write_text(RSS, "utf-8")
    for selection in ("#3", "#0", "#rien de tel"):
        with pytest.raises(SourceNotFound):
            read(source_of(f"{tmp_path / 'a.rss'}{selection}"))


def test_a_feed_without_entries(tmp_path: Path) -> None:
    with pytest.raises(SourceEmpty):
        read_file(tmp_path, "a.rss", '<rss version="2.0"><channel><title>La Gazette</title></channel></rss>')


def test_entities_of_a_hostile_feed_are_not_unfolded(tmp_path: Path) -> None:
    bomb = (
        '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">'
        + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
        + "]>"
    )
    feed = '<?xml version="1.0"?>' + bomb + RSS[RSS.index("<rss") :].replace("La flotte est rentrée", "La flotte &i;")
    (tmp_path / "a.rss").write_text(feed, "utf-8")
    article = read(source_of(str(tmp_path / "a.rss")))
    assert len(article.title) < 1000
