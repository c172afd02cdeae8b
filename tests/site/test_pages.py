"""Every page by HTTP: what it holds, in which language, and what happens when something is not there or fails."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import feedparser
import podcastparser  # type: ignore[import-untyped]
import pytest
from starlette.testclient import TestClient

from tests.publishing import samples
from tests.publishing.hostile import PAYLOADS, hostile
from tests.site.conftest import OWN, VIDEO, House, choose, shelve
from vivevoix.errors import WrongUse
from vivevoix.model import Block, BlockKind
from vivevoix.publishing import publish
from vivevoix.site.newspaper import Link, Newspaper, load_newspaper
from vivevoix.storage.records.audience import Audience

PAPER = Newspaper(
    name="La Gazette des Marais",
    address="https://journal.example",
    tagline="Le sel de la semaine",
    controller="Société des Marais\n1 quai du Sel",
    contact="donnees@journal.example",
    follow=(Link("Telegram", "https://t.me/gazette"), Link("Mastodon", "https://social.example/@gazette")),
)


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder is looked at on each request."""
    monkeypatch.setattr("vivevoix.site.shelf._LOOK_AGAIN_S", 0)


def counted(house: House) -> list[tuple[str, str, int]]:
    from datetime import date

    return [(count.page, count.moment, count.number) for count in Audience(house.records).counts(date(2000, 1, 1))]


def test_home_lists_the_latest_first_with_a_playlist(reader: TestClient) -> None:
    page = reader.get("/").text
    assert page.index("Le phare éclaire de nouveau") < page.index("À Brélec, le sel revient")
    assert page.count('data-timing="/article/') == 2
    assert '<a href="/rubrique/mer"' in page
    assert "https://" not in page.replace("https://schema.org", "")


def test_a_section_has_its_articles_and_an_unknown_one_is_404(reader: TestClient) -> None:
    page = reader.get("/rubrique/mer").text
    assert "Le phare éclaire de nouveau" in page
    assert "À Brélec" not in page
    assert reader.get("/rubrique/sport").status_code == 404


def test_an_article_has_its_frame_its_links_and_the_newspapers_follow_links_as_plain_links(make: Callable[..., House]) -> None:
    page = make(PAPER).client().get("/article/sel/").text
    assert '<link rel="canonical"' in page
    assert '<a href="https://t.me/gazette" rel="noopener noreferrer">Telegram</a>' in page
    assert "Le sel de la semaine" in page
    for words in ("Gérer mes traceurs", "Politique de confidentialité", "Mention IA"):
        assert words in page
    assert "<style" not in page
    assert "http-equiv" not in page
    assert page.index('class="skip"') < page.index('class="banner"') < page.index("<main")


def test_without_final_slash_the_reader_is_led_to_it(reader: TestClient) -> None:
    answer = reader.get("/article/sel")
    assert (answer.status_code, answer.headers["location"]) == (308, "/article/sel/")


def test_an_english_article_speaks_english_around_it(make: Callable[..., House], tmp_path: Path) -> None:
    shelve(tmp_path / "shelf", "salt", language="en")
    page = make(editions=tmp_path / "shelf").client().get("/article/salt/").text
    assert '<html lang="en">' in page
    assert "Accept all" in page
    assert 'href="/consentement?lang=en' in page


def test_a_missing_page_is_404_in_style_and_a_withdrawn_article_410(
    make: Callable[..., House], tmp_path: Path, at_once: None
) -> None:
    folder = tmp_path / "shelf"
    shelve(folder, "un")
    client = make(editions=folder).client()
    assert client.get("/article/un/").status_code == 200
    shutil.rmtree(folder / "un")
    for path, status, words in (
        ("/article/un/", 410, "n’est plus sur ce site"),
        ("/article/un/audio.mp3", 410, "n’est plus sur ce site"),
        ("/article/deux/", 404, "L’adresse est fausse"),
        ("/%2e%2e/%2e%2e/etc/passwd", 404, "L’adresse est fausse"),
        ("/article/", 404, "L’adresse est fausse"),
    ):
        answer = client.get(path)
        assert (answer.status_code, words in answer.text) == (status, True), path
        assert 'class="masthead"' in answer.text
    assert "Aucun article pour le moment" in client.get("/").text


def test_a_part_that_is_lost_is_404_and_the_article_stays(make: Callable[..., House], tmp_path: Path) -> None:
    folder = tmp_path / "shelf"
    shelve(folder, "un")
    (folder / "un" / "audio.mp3").unlink()
    client = make(editions=folder).client()
    assert client.get("/article/un/audio.mp3").status_code == 404
    assert client.get("/article/un/").status_code == 200


def test_a_fault_of_ours_is_500_in_style_with_every_header(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr("vivevoix.site.articles.page", broken)
    client = house.client(raise_server_exceptions=False)
    answer = client.get("/article/sel/")
    assert answer.status_code == 500
    assert "Une erreur de notre part" in answer.text
    assert "secret detail" not in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_headline_of_500_characters_and_an_article_without_photo_or_sound(make: Callable[..., House], tmp_path: Path) -> None:
    folder = tmp_path / "shelf"
    title = " ".join(["Phare"] * 84)[:500]
    source = samples.article(title=title, blocks=(Block(BlockKind.TITLE, title),), image=None, byline="", published_at=None)
    publish(samples.edition(source, {}), b"", folder / "long")
    client = make(editions=folder).client()
    for path in ("/", "/article/long/"):
        answer = client.get(path)
        assert answer.status_code == 200
        assert title in answer.text.replace("\u00a0", " ")
    assert client.get("/podcast.xml").status_code == 200


def test_privacy_says_who_what_and_how_long_from_the_policy(make: Callable[..., House]) -> None:
    page = make(PAPER, policy=VIDEO).client().get("/confidentialite").text
    for words in ("1 quai du Sel", "donnees@journal.example", "__Host-consent", "182 jours", "_tiers", "90 jours", "tiers.seen",
                  "https://videos.tiers.example", "Tiers SA", "25 mois"):  # fmt: skip
        assert words in page


def test_the_self_assessment_follows_the_configuration(make: Callable[..., House]) -> None:
    good = make(PAPER).client().get("/confidentialite/mesure-audience").text
    assert good.count("<tr") == 15
    assert good.count('class="failed"') == 0
    assert "day, page, moment, number" in good
    bad = """
version = "x"
[[category]]
key = "audience"
basis = "exempt"
title = { fr = "Mesure", en = "Measurement" }
purpose = { fr = "a", en = "a" }
refusal = { fr = "a", en = "a" }
[[category.service]]
key = "stats"
title = { fr = "Stats", en = "Stats" }
controller = "Stats Inc."
origins = { script = ["https://stats.example"] }
[[category.service.cookie]]
name = "_stats"
days = 390
purpose = { fr = "a", en = "a" }
"""
    page = make(PAPER, policy=bad).client().get("/confidentialite/mesure-audience").text
    assert page.count('class="failed"') == 6
    assert "_stats" in page


def test_the_notice_on_ai_names_the_voices(reader: TestClient) -> None:
    page = reader.get("/mention-ia").text
    assert "voix générée par intelligence artificielle" in page
    assert "la (tone-1)" in page


def test_pages_are_counted_without_a_trace_and_only_while_the_reader_does_not_object(house: House) -> None:
    client = house.client()
    client.get("/")
    client.get("/article/sel/")
    client.get("/article/sel/")
    client.head("/article/sel/")
    client.get("/nulle")
    client.get("/", headers={"user-agent": "SomeBot/2.0"})
    client.get("/", headers={"sec-gpc": "1", "accept": "*/*"})
    before = counted(house)
    assert before == [("/", "view", 1), ("/article/sel/", "view", 2)]
    choose(client, "refuse")
    client.get("/article/sel/")
    assert counted(house) == before


def test_the_players_beacon_counts_what_it_may(house: House) -> None:
    client = house.client()
    assert 'beacon="/mesure"' in client.get("/article/sel/").text
    for moment in ("play", "25", "50", "75", "100"):
        assert client.post("/mesure", data={"page": "sel", "moment": moment}, headers=OWN).status_code == 204
    for fields in ({"page": "none", "moment": "play"}, {"page": "sel", "moment": "view"}, {"page": "sel", "moment": "26"}, {}):
        assert client.post("/mesure", data=fields, headers=OWN).status_code == 404
    assert client.post("/mesure", data={"page": "sel", "moment": "play"}).status_code == 403
    assert sorted(moment for page, moment, _ in counted(house) if moment != "view") == ["100", "25", "50", "75", "play"]
    choose(client, "refuse")
    assert client.post("/mesure", data={"page": "sel", "moment": "play"}, headers=OWN).status_code == 403
    assert 'beacon="' not in client.get("/article/sel/").text


def test_two_readers_understand_the_podcast_and_its_lengths_are_exact(make: Callable[..., House], shelved: Path) -> None:
    client = make(PAPER).client()
    xml = client.get("/podcast.xml").content
    parsed = feedparser.parse(xml)
    assert not parsed.bozo
    import io

    read = podcastparser.parse("https://journal.example/podcast.xml", io.BytesIO(xml))
    assert [item["title"] for item in read["episodes"]] == [item.title for item in parsed.entries]
    for item in read["episodes"]:
        (enclosure,) = item["enclosures"]
        head = client.head(enclosure["url"].removeprefix("https://journal.example"))
        assert int(head.headers["content-length"]) == enclosure["file_size"]
    assert [item.title for item in feedparser.parse(client.get("/rubrique/mer/podcast.xml").content).entries] == [
        "Le phare éclaire de nouveau"
    ]
    assert client.get("/rubrique/none/podcast.xml").status_code == 404


def test_no_hostile_text_leaves_its_place(make: Callable[..., House], tmp_path: Path) -> None:
    for number, payload in enumerate(PAYLOADS):
        publish(hostile(payload), b"", tmp_path / "shelf" / f"h{number}")
    client = make(
        replace(PAPER, name=PAYLOADS[0], tagline=PAYLOADS[3], controller=PAYLOADS[5]), editions=tmp_path / "shelf"
    ).client()
    for path in ("/", "/confidentialite", "/mention-ia", *(f"/article/h{number}/" for number in range(len(PAYLOADS)))):
        page = client.get(path).text
        for sign in (
            "<script>alert",
            "<img src=x",
            "<svg onload",
            "<svg><animate",
            "<iframe srcdoc",
            "<link rel=stylesheet",
            "<base ",
        ):
            assert sign not in page, (path, sign)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('nam = "x"', "no key 'nam'"),
        ('address = "journal.example"', "no address for 'address'"),
        ('address = "https://journal.example/path"', "no address for 'address'"),
        ('embedders = ["*"]', "no address for 'embedders'"),
        ('language = "de"', "no language 'de'"),
        ('follow = [{ name = "x", address = "javascript:alert(1)" }]', "no address of the web"),
        ("name = ", "not TOML"),
    ],
)
def test_what_a_newspapers_file_cannot_mean_is_refused(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "site.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(WrongUse) as caught:
        load_newspaper(file)
    assert said in caught.value.problem
    assert caught.value.remedy


def test_a_newspapers_file(tmp_path: Path) -> None:
    file = tmp_path / "site.toml"
    file.write_text(
        'name = "G"\naddress = "https://g.example/"\nfollow = [{ name = "T", address = "https://t.me/g" }]\nsections = { mer = "La mer" }'
    )
    paper = load_newspaper(file)
    assert (paper.address, paper.host, paper.secure) == ("https://g.example", "g.example", True)
    assert paper.sections["mer"] == "La mer"
    assert load_newspaper(None) == Newspaper()
