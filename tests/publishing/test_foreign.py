"""The player on pages of publishers that we do not control: their mark-up, their policy, our words."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.publishing import samples
from tests.publishing.chromium import Tab, needs_chromium
from tests.publishing.served import Resource, Served, served
from tests.publishing.site import ANYBODY, DOUBT, PLAYER, ROOT, SENTENCE, WORD, files, html, ready, seek, statics
from vivevoix.model import Source, SourceKind
from vivevoix.publishing import edition_document
from vivevoix.publishing.fold import fold
from vivevoix.publishing.timing import encoded_timing
from vivevoix.reading import read
from vivevoix.writing import write

pytestmark = [pytest.mark.browser, needs_chromium]

OURS = Path(__file__).with_name("foreign.html")
PAGES = Path(__file__).parents[3] / "shared" / "dev" / "extract" / "pages"
"""Pages of newspapers, which are not ours to pass on: where they are not, the test of them is skipped."""

LIT = f"""
(times => times.map(time => {{ {PLAYER}.seek(time); return [{WORD}, {SENTENCE}] }}))
"""


@pytest.fixture(scope="module")
def voice() -> Iterator[Served]:
    """The server of the audio: another origin than the page."""
    with served({**statics(), **files(samples.edition(), "/sel/")}) as state:
        yield state


def embedded(page: str, voice: Served, timing: str, policy: str = "") -> Resource:
    """A page with the player put in by two lines, under a policy that allows the voice's server and nothing else."""
    lines = f'<script type="module" src="{voice.origin}/static/vive-voix.js"></script><vive-voix timing="{timing}"></vive-voix>'
    place = page.lower().index(">", page.lower().index("<body")) + 1
    policy = policy or (
        f"default-src 'none'; script-src {voice.origin}; connect-src {voice.origin}; media-src {voice.origin};"
        " require-trusted-types-for 'script'; trusted-types 'none'"
    )
    return html(page[:place] + lines + page[place:], {"Content-Security-Policy": policy})


@pytest.fixture
def foreign(browser: Tab, voice: Served) -> Iterator[Tab]:
    """The browser at our page of another publisher."""
    page = embedded(OURS.read_text("utf-8"), voice, f"{voice.origin}/sel/timing.json")
    with served({"/": page, "/favicon.ico": html("")}) as publisher:
        ready(browser, publisher.origin + "/")
        yield browser


def test_the_words_are_found_across_any_mark_up_and_the_page_stays_as_it_was(foreign: Tab) -> None:
    before = foreign.run("document.querySelector('.page').outerHTML")
    shown = {}
    for time in (2.65, 3.85, 5.1, 6.85, 7.15, 7.9):
        seek(foreign, time)
        shown[time] = foreign.run(WORD)
    words = ["À", "40", "rouverts", "tonnes.", "Personne", "vraiment,"]
    assert [fold(text).text for text in shown.values()] == words
    assert foreign.run("document.querySelector('.page').outerHTML") == before


def test_the_headline_in_the_menu_is_not_taken_for_the_headline(foreign: Tab) -> None:
    seek(foreign, 3.0)
    element = "[...CSS.highlights.get('vv-sentence')][0].startContainer.parentElement.tagName"
    assert foreign.run(element) == "H1"


def test_a_paragraph_that_was_edited_is_not_lit_and_the_player_says_so(foreign: Tab) -> None:
    last = foreign.run(f"{PLAYER}.page.text.missing")
    assert last == 1
    seek(foreign, 10.9)
    assert (foreign.run(SENTENCE), foreign.run(WORD)) == ("", "")
    assert foreign.run(f"{ROOT}.querySelector('.stale').textContent") == (
        "Texte modifié depuis l’enregistrement : 1 § sans surlignage."
    )


def test_a_paragraph_edited_while_it_is_read_goes_dark_and_one_put_back_is_lit_again(foreign: Tab) -> None:
    node = "document.querySelector('.chapo').firstChild"
    seek(foreign, 4.4)
    assert foreign.run(WORD) == "Douze"
    foreign.run(f"window.printed = {node}.data; {node}.data = printed.replace('Douze', 'Treize'); {PLAYER}.seek(3)")
    seek(foreign, 4.4)
    assert (foreign.run(WORD), foreign.run(SENTENCE)) == ("", "")
    foreign.run(f"{node}.data = printed; {PLAYER}.seek(3)")
    seek(foreign, 4.4)
    assert foreign.run(WORD) == "Douze"


def test_a_click_on_a_word_of_the_publisher_leads_there_and_his_links_stay_links(foreign: Tab) -> None:
    foreign.click("document.querySelector('strong')")
    assert foreign.run(f"{PLAYER}.time") == pytest.approx(6.55)
    foreign.click("document.querySelector('.deux a')")
    assert foreign.run("location.hash") == "#recolte"
    assert foreign.run(f"{PLAYER}.time") == pytest.approx(6.55)


def test_uncertain_words_are_dotted_in_the_publishers_text(foreign: Tab) -> None:
    assert foreign.run(DOUBT) == ["40", "3,5"]


def test_nothing_is_asked_of_anybody_but_the_voices_server_and_nothing_is_stored(foreign: Tab, voice: Served) -> None:
    seek(foreign, 7)
    asked = {address for address in foreign.requests() if not address.startswith("data:")}
    wanted = {f"{voice.origin}/{name}" for name in ("static/vive-voix.js", "sel/timing.json", "sel/audio.mp3")}
    assert {address for address in asked if voice.origin in address} == wanted
    assert foreign.run("[document.cookie, localStorage.length, sessionStorage.length]") == ["", 0, 0]


@pytest.mark.parametrize(
    "spoilt", ["", "{", "[]", '{"version": 2}', '{"version": 1, "duration": 5, "sentences": [["x"]]}', "null"]
)
def test_a_timing_that_is_none_leaves_a_player_that_says_so(browser: Tab, voice: Served, spoilt: str) -> None:
    voice.resources["/spoilt/timing.json"] = Resource("application/json", spoilt.encode(), ANYBODY)
    with served({"/": embedded(OURS.read_text("utf-8"), voice, f"{voice.origin}/spoilt/timing.json")}) as publisher:
        browser.visit(publisher.origin + "/")
        browser.run("new Promise(done => setTimeout(done, 100))")
        assert browser.run(f"{ROOT}.querySelector('.status').textContent") == "Le texte ne peut pas être suivi."
        assert browser.named("Runtime.exceptionThrown") == []


@pytest.mark.skipif(not PAGES.is_dir(), reason="the pages of newspapers are not here")
@pytest.mark.parametrize("name", ["bondyblog.fr.paris-8.html", "ledevoir.com.trottinettes.html"])
def test_on_a_newspapers_own_page_every_word_that_is_heard_is_the_word_that_is_lit(
    browser: Tab, voice: Served, name: str
) -> None:
    made, marks = narrated(PAGES / name)
    voice.resources[f"/{name}/timing.json"] = Resource("application/json", made[0], ANYBODY)
    voice.resources[f"/{name}/audio.mp3"] = Resource("audio/mpeg", made[1], ANYBODY)
    page = embedded((PAGES / name).read_text("utf-8"), voice, f"{voice.origin}/{name}/timing.json")
    with served({"/": page}) as publisher:
        ready(browser, publisher.origin + "/")
        lit: Any = browser.run(f"{LIT}({json.dumps([time for time, _ in marks])})")
    found = [fold(word).text for word, _ in lit]
    assert len(marks) > 300
    assert [(one, other) for one, (_, other) in zip(found, marks, strict=True) if one != other] == []


def narrated(page: Path) -> tuple[tuple[bytes, bytes], list[tuple[float, str]]]:
    """The timing and the sound of a page, and the middle of each word's mark with the word; a tone speaks."""
    article = read(Source(SourceKind.HTML, str(page)))
    made = samples.spoken(article, write(article))
    marks = [
        ((mark.start + mark.end) / 2, fold(mark.span.of(cue.utterance.printed)).text)
        for cue in made.track.timeline
        for mark in cue.marks
    ]
    return (encoded_timing(edition_document(made)), samples.sound(made)), marks
