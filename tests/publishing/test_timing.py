"""timing.json: what it says, and that the player folds and sums a text as the publisher did."""

import json
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.publishing import samples
from tests.publishing.chromium import Tab, needs_chromium
from tests.publishing.hostile import PAYLOADS, hostile
from tests.publishing.served import Served
from vivevoix.model import Block, BlockKind
from vivevoix.publishing import edition_document
from vivevoix.publishing.fold import fold, sums
from vivevoix.publishing.timing import encoded_timing, timing

PARAGRAPH = "La récolte a donné 3,5 tonnes. Personne n’y croyait 🧂 vraiment, dit Mme Ker."


def test_the_small_edition_has_its_sentences_words_and_doubts() -> None:
    made = timing(edition_document(samples.edition(), "image.png"), "/article/sel/")
    assert (made["audio"], made["image"], made["duration"]) == ("/article/sel/audio.mp3", "/article/sel/image.png", 11950)
    assert made["sentences"][0] == [250, 2450, -1, 0, 0]
    assert made["sentences"][3:5] == [[5750, 6950, 2, 0, 30], [7050, 8650, 2, 31, 46]]
    third = made["paragraphs"][2]
    assert third["length"] == len(PARAGRAPH.encode("utf-16-le")) // 2
    assert third["words"][:2] == [[5750, 0, 2], [5950, 3, 7]]
    assert third["doubts"] == [[19, 3, "« 3,5 »"]]
    assert made["chapters"] == [[2550, "À Brélec, le sel revient après 40 ans"]]


def test_every_word_stands_where_the_print_has_it_as_browsers_count() -> None:
    made = timing(edition_document(samples.edition()))
    units = PARAGRAPH.encode("utf-16-le")
    shown = [units[2 * at : 2 * (at + length)].decode("utf-16-le") for _, at, length in made["paragraphs"][2]["words"]]
    assert shown == PARAGRAPH.split()


def test_a_sentence_that_is_not_where_it_says_it_is_has_its_time_and_no_place() -> None:
    document = edition_document(samples.edition())
    document["script"]["utterances"][3]["start"] = 5
    made = timing(document)
    assert made["sentences"][3] == [5750, 6950, -1, 0, 0]
    assert len(made["paragraphs"][2]["words"]) == 8


def test_an_edition_without_audio_has_no_address_for_it() -> None:
    document = edition_document(samples.edition())
    document["audio"]["file"] = ""
    document["cues"] = []
    assert (timing(document, "/x/")["audio"], timing(document)["sentences"]) == ("", [])


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_text_is_data(payload: str) -> None:
    made = json.loads(encoded_timing(edition_document(hostile(payload))))
    assert made["title"] == payload
    assert made["page"] == "" or re.match("https?://", made["page"])


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("  l'an\u00a02020 \n\t fin ", "l’an 2020 fin"),
        ("in\u00adter\u200bdit\ufeff", "interdit"),
        ("a \u00ad b", "a b"),
        ("𝕊el 👩🏽‍🌾", "𝕊el 👩🏽‍🌾"),
        ("", ""),
        (" \u202f ", ""),
    ],
)
def test_folding(printed: str, folded: str) -> None:
    assert fold(printed).text == folded


@given(st.text(st.characters(codec="utf-16"), max_size=60))
def test_folding_twice_changes_nothing_and_places_never_step_back(printed: str) -> None:
    made = fold(printed)
    assert fold(made.text).text == made.text
    assert list(made.places) == sorted(made.places)
    assert len(made.places) == len(printed) + 1
    assert made.places[-1] == len(made.text.encode("utf-16-le")) // 2


@given(st.text(min_size=1, max_size=40), st.text(min_size=1, max_size=40))
def test_other_texts_of_the_same_length_have_other_sums(one: str, other: str) -> None:
    if one != other and len(one) == len(other):
        assert sums(one) != sums(other)


TEXTS = (
    PARAGRAPH,
    "« Oui\u00a0! » dit-il\u202f: 2\u00a0350 kg, l'an\u00adnée\u200b passée…",
    "مرحبا بالعالم שלום 👩🏽‍🌾 𝕊𝕖𝕝",
    "\u2028deux\u2029lignes\x85et\u3000un blanc",
    "<script>alert(1)</script> &amp; &lt;b&gt;",
    "é" * 300 + " fin",
)


@pytest.mark.browser
@needs_chromium
@pytest.mark.parametrize("printed", TEXTS)
def test_the_player_finds_the_text_that_was_summed(tab: Tab, site: Served, printed: str) -> None:
    """Found with its composed and its decomposed letters, cut by mark-up, and not with one letter changed."""
    article = samples.article(blocks=(Block(BlockKind.PARAGRAPH, printed),), image=None)
    made = timing(edition_document(samples.edition(article, {})))
    found = tab.run(
        f"(() => {{ const printed = {json.dumps(printed)}; const made = {json.dumps(made)};"
        "const Page = document.querySelector('vive-voix').page.text.constructor; const half = printed.length >> 1;"
        "const look = (...parts) => { const root = document.createElement('div'); const bold = document.createElement('b');"
        "bold.append(parts[1] ?? ''); root.append('Menu', document.createElement('hr'), parts[0], bold, ' fin'); "
        "return new Page(root, made.paragraphs).missing };"
        "return [look(printed), look(printed.slice(0, half), printed.slice(half)), look(printed.normalize('NFD')),"
        "look(printed.slice(0, -1) + 'Z')] })()"
    )
    assert found == [0, 0, 0, 1]


def test_a_photo_that_did_not_come_is_not_promised() -> None:
    assert timing(edition_document(replace(samples.edition()), ""))["image"] == ""
