"""Feeds that directories take, whatever the articles hold; read by two readers and held against the rules."""

import copy
import io
import json
import re
import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import feedparser
import podcastparser  # type: ignore[import-untyped]
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.publishing import samples
from tests.publishing.hostile import PAYLOADS, hostile
from tests.publishing.podcast_rules import NS, faults
from vivevoix.errors import WrongUse
from vivevoix.publishing import edition_document
from vivevoix.publishing.chapters import chapters
from vivevoix.publishing.form import EditionForm
from vivevoix.publishing.podcast import Channel, Episode, episode, feed, podcast_guid

BASE = "https://journal.example/article/sel/"
CHANNEL = Channel(
    title="La Gazette des Marais",
    link="https://journal.example/",
    address="https://journal.example/podcast.xml",
    description="Tous les articles, lus.",
    author="La Gazette",
    email="voix@journal.example",
    image="https://journal.example/logo.png",
    disclosure="Voix générée par IA.",
)
ANY = st.text(max_size=120)
MOMENTS = st.datetimes(datetime(1900, 1, 2), datetime(2100, 1, 1), timezones=st.just(UTC))


def document(**changes: Any) -> EditionForm:
    """The small edition's document, with two chapters and a photo."""
    made = edition_document(samples.edition(), "image.png")
    made["chapters"] = [{"title": "À Brélec", "start": 0.0, "end": 4.0}, {"title": "Un métier dur", "start": 4.0, "end": 9.5}]
    made["article"] |= changes  # type: ignore[typeddict-item]
    return made


def readers(xml: bytes) -> tuple[Any, Any]:
    """The feed as feedparser and podcastparser read it."""
    read = feedparser.parse(xml)
    assert not read.bozo, read.get("bozo_exception")
    return read, podcastparser.parse("https://journal.example/podcast.xml", io.BytesIO(xml))


def test_an_edition_is_an_episode() -> None:
    one = episode(document(), BASE, 123_456)
    assert one == Episode(
        guid="urn:uuid:" + str(uuid.uuid5(uuid.NAMESPACE_URL, "https://exemple.fr/sel")),
        title="À Brélec, le sel revient après 40 ans",
        link=BASE,
        audio=BASE + "audio.mp3",
        length=123_456,
        seconds=document()["audio"]["duration"],
        published_at=datetime(2026, 5, 1, 17, 45, tzinfo=timezone(timedelta(hours=2))),
        language="fr",
        description="Douze œillets ont été rouverts en mai.\n\n"
        "Voix générée par IA : une prononciation ou un ton peut être fautif.",
        author="Maëlle Quéré",
        image=BASE + "image.png",
        transcript=BASE + "transcript.vtt",
        chapters=BASE + "chapters.json",
    )


def test_the_feed_keeps_every_rule_and_both_readers_read_it() -> None:
    xml = feed(CHANNEL, [episode(document(), BASE, 123_456)])
    assert faults(xml) == []
    first, second = readers(xml)
    assert (first.feed.title, second["title"]) == (CHANNEL.title, CHANNEL.title)
    assert (first.feed.language, second["language"]) == ("fr", "fr")
    assert second["cover_url"] == CHANNEL.image and second["explicit"] is False
    (one,), (other,) = first.entries, second["episodes"]
    assert one.title == other["title"] == "À Brélec, le sel revient après 40 ans"
    assert one.id == other["guid"] and one.guidislink is False
    (enclosure,), (heard,) = one.enclosures, other["enclosures"]
    assert (enclosure.href, enclosure.length, enclosure.type) == (BASE + "audio.mp3", "123456", "audio/mpeg")
    assert (heard["url"], heard["file_size"], heard["mime_type"]) == (BASE + "audio.mp3", 123_456, "audio/mpeg")
    assert tuple(one.published_parsed[:6]) == (2026, 5, 1, 15, 45, 0)
    assert other["published"] == datetime(2026, 5, 1, 15, 45, tzinfo=UTC).timestamp()
    assert other["total_time"] == round(document()["audio"]["duration"])


def test_a_reader_of_the_namespace_finds_transcript_and_chapters() -> None:
    xml = feed(CHANNEL, [episode(document(), BASE, 123_456)])
    # podcastparser knows the namespace by the name that it had first.
    first_name = b"https://github.com/podcastindex-org/podcast-namespace/blob/main/docs/1.0.md"
    assert xml.count(NS["podcast"].encode()) == 1
    (one,) = readers(xml.replace(NS["podcast"].encode(), first_name))[1]["episodes"]
    # It keeps one transcript, the last one: the page.
    assert one["transcript_url"] == BASE
    assert one["chapters_json_url"] == BASE + "chapters.json"


def test_both_say_that_the_voice_is_ai() -> None:
    root = etree.fromstring(feed(CHANNEL, [episode(document(), BASE, 1)]))
    said = [(txt.getparent().tag, txt.get("purpose"), txt.text) for txt in root.iterfind(".//podcast:txt", NS)]  # type: ignore[union-attr]
    assert said == [
        ("channel", "ai-content", "true"),
        ("channel", "ai-disclosure", "Voix générée par IA."),
        ("item", "ai-content", "true"),
    ]
    assert "Voix générée par IA" in str(root.findtext(".//item/description"))


@pytest.mark.parametrize(
    "changes",
    [
        {"published_at": None},
        {"published_at": "2026-05-01"},
        {"published_at": "hier soir"},
        {"image": None},
        {"image": {"address": "x", "file": "image.webp", "caption": "", "credit": "", "alt": ""}},
        {"image": {"address": "x", "file": "../../etc/passwd.png", "caption": "", "credit": "", "alt": ""}},
        {"byline": "", "site": ""},
        {"title": ""},
        {"title": "T" * 500},
        {"blocks": []},
        {"blocks": [{"kind": "standfirst", "text": "mot " * 4000, "spoken": True, "reason": "", "hints": []}]},
        {"canonical_url": ""},
    ],
)
def test_what_an_edition_lacks_does_not_spoil_the_feed(changes: dict[str, Any]) -> None:
    xml = feed(CHANNEL, [episode(document(**changes), BASE, 99)])
    assert faults(xml) == []
    readers(xml)


def test_no_chapters_no_link_to_them() -> None:
    plain = document()
    plain["chapters"] = plain["chapters"][:1]
    xml = feed(CHANNEL, [episode(plain, BASE, 99)])
    assert b"chapters" not in xml and faults(xml) == []


def test_a_podcast_without_episodes_is_a_podcast() -> None:
    xml = feed(CHANNEL, [])
    assert faults(xml) == []
    assert readers(xml)[1]["episodes"] == []


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_texts_are_texts(payload: str) -> None:
    made = edition_document(hostile(payload), "image.png")
    channel = replace(CHANNEL, title=payload, description=payload, author=payload, email=payload, disclosure=payload)
    one = episode(made, BASE, 99)
    xml = feed(channel, [one])
    assert faults(xml) == []
    root = etree.fromstring(xml)
    assert root.findtext(".//item/title") == one.title
    assert {element.tag for element in root.iter()} <= {
        element.tag for element in etree.fromstring(feed(CHANNEL, [episode(document(), BASE, 9)])).iter()
    }
    readers(xml)


@settings(deadline=None, max_examples=60)
@given(title=ANY, text=ANY, name=ANY, moment=MOMENTS, seconds=st.floats(0, 1e6), length=st.integers(1, 2**40))
def test_any_text_comes_back_from_the_feed(
    title: str, text: str, name: str, moment: datetime, seconds: float, length: int
) -> None:
    one = Episode("urn:x", title or "x", BASE, BASE + "audio.mp3", length, seconds, moment, "fr", text or "x", name)
    xml = feed(replace(CHANNEL, title=name or "x"), [one])
    root = etree.fromstring(xml)
    held = re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", one.title)
    assert (root.findtext(".//item/title") or "") == held
    assert root.find(".//enclosure").get("length") == str(length)  # type: ignore[union-attr]
    readers(xml)


@settings(deadline=None, max_examples=60)
@given(title=ANY, standfirst=ANY, byline=ANY, site=ANY, url=ANY)
def test_any_article_keeps_the_rules(title: str, standfirst: str, byline: str, site: str, url: str) -> None:
    blocks = [{"kind": "standfirst", "text": standfirst, "spoken": True, "reason": "", "hints": []}]
    made = document(title=title, blocks=blocks, byline=byline, site=site, canonical_url=url)
    assert faults(feed(CHANNEL, [episode(made, BASE, 99)])) == []


def test_the_newest_comes_first_and_the_same_podcast_is_the_same_bytes() -> None:
    ones = [
        Episode(
            f"urn:{day}", f"Jour {day}", BASE, BASE + "audio.mp3", 9, 60.0, datetime(2026, 5, day, tzinfo=UTC), description="x"
        )
        for day in (2, 3, 1)
    ]
    xml = feed(CHANNEL, ones)
    assert [item.findtext("title") for item in etree.fromstring(xml).iterfind(".//item")] == ["Jour 3", "Jour 2", "Jour 1"]
    assert feed(CHANNEL, reversed(ones)) == xml
    assert etree.fromstring(xml).findtext(".//lastBuildDate") == "Sun, 03 May 2026 00:00:00 +0000"


def test_a_new_narration_is_the_same_episode_and_a_move_of_the_site_too() -> None:
    first, again = document(), document()
    again["made_at"], again["audio"]["duration"] = "2027-01-01T00:00:00+00:00", 77.0
    assert episode(first, BASE, 1).guid == episode(again, "https://autre.example/article/sel/", 2).guid


def test_two_narrations_of_one_article_are_told_apart() -> None:
    ones = [episode(document(), BASE, 1), episode(document(), "https://journal.example/article/sel-2/", 1)]
    xml = feed(CHANNEL, ones)
    assert faults(xml) == []
    assert feed(CHANNEL, ones[:1]).count(ones[0].guid.encode()) == 1


def test_the_guid_of_the_podcast_is_the_one_of_the_namespace() -> None:
    # The example of the namespace's own documentation.
    assert podcast_guid("https://podnews.net/rss") == "9b024349-ccf0-5f69-a609-6b82873eab3c"
    assert podcast_guid("https://podnews.net/rss/") == podcast_guid("podnews.net/rss")


@pytest.mark.parametrize(
    "make",
    [
        lambda: replace(CHANNEL, link="/"),
        lambda: replace(CHANNEL, address="podcast.xml"),
        lambda: replace(CHANNEL, image="javascript:alert(1)"),
        lambda: episode(document(), "/article/sel/", 9),
        lambda: episode(document(), "https://a b/", 9),
        lambda: episode(document(), BASE, 0),
        lambda: episode(document(published_at=None) | {"made_at": "?"}, BASE, 9),
    ],
)
def test_what_no_reader_could_use_is_refused(make: Callable[[], object]) -> None:
    with pytest.raises(WrongUse):
        make()


def test_chapters_are_json_chapters() -> None:
    whole = json.loads(chapters(document()))
    assert whole["version"] == "1.2.0" and whole["podcastName"] == "La Gazette des Marais"
    assert whole["chapters"] == [
        {"startTime": 0.0, "endTime": 4.0, "title": "À Brélec"},
        {"startTime": 4.0, "endTime": 9.5, "title": "Un métier dur"},
    ]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_chapters_are_json(payload: str) -> None:
    made = edition_document(hostile(payload), "")
    made["chapters"] = [{"title": payload, "start": 0.0, "end": 1.0}]
    assert json.loads(chapters(made))["chapters"][0]["title"] == payload


VALID = feed(CHANNEL, [episode(document(), BASE, 123)])
NEEDED = ("title", "link", "description", "language", "atom:link", "itunes:author", "itunes:explicit", "itunes:image",
          "itunes:category", "podcast:guid", "podcast:txt", "item/title", "item/link", "item/guid", "item/pubDate",
          "item/description", "item/enclosure", "item/itunes:duration", "item/itunes:explicit", "item/podcast:transcript",
          "item/podcast:txt")  # fmt: skip


@pytest.mark.parametrize("path", NEEDED)
def test_the_rules_miss_nothing_that_is_taken_away(path: str) -> None:
    root = etree.fromstring(VALID)
    lost = root.find(f"channel/{path}", NS)
    assert lost is not None
    parent = lost.getparent()
    assert parent is not None
    parent.remove(lost)
    assert faults(etree.tostring(root))


@pytest.mark.parametrize(
    ("path", "spoilt"),
    [
        ("item/pubDate", "2026-05-01T17:45:00+02:00"),
        ("item/pubDate", "Mon, 01 May 2026 15:45:00 +0000"),
        ("item/itunes:duration", "1:02.5"),
        ("itunes:explicit", "no"),
        ("language", "français"),
        ("podcast:txt", "maybe"),
        ("item/description", "x" * 4001),
        ("link", "/accueil"),
    ],
)
def test_the_rules_miss_no_wrong_text(path: str, spoilt: str) -> None:
    root = copy.deepcopy(etree.fromstring(VALID))
    place = root.find(f"channel/{path}", NS)
    assert place is not None
    place.text = spoilt
    assert faults(etree.tostring(root))
