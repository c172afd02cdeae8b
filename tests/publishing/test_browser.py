"""The page in Chromium, from the file system: what runs, what is highlighted, what fits."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.publishing import samples
from tests.publishing.chromium import Tab, chromium, needs_chromium
from tests.publishing.hostile import PAYLOADS, hostile
from tests.publishing.site import SENTENCE, WORD, media, seek
from vivevoix.model import Chapter, Edition
from vivevoix.publishing import edition_document, embed, page, publish
from vivevoix.publishing.form import EditionForm

pytestmark = [pytest.mark.browser, needs_chromium]

CONTRAST = """
(() => {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', {willReadFrequently: true});
  const color = (text) => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = text; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data]; };
  const light = ([r, g, b]) => [r, g, b].map(v => v / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
  const behind = (node) => { for (; node; node = node.parentElement) { const c = color(getComputedStyle(node).backgroundColor);
    if (c[3] === 255) return c; } return color('canvas'); };
  const poor = [];
  for (const node of document.querySelectorAll('body *')) {
    if (![...node.childNodes].some(child => child.nodeType === 3 && child.data.trim()) || !node.checkVisibility()) continue;
    const [one, other] = [light(color(getComputedStyle(node).color)), light(behind(node))].sort((a, b) => b - a);
    const ratio = (one + .05) / (other + .05);
    if (ratio < 4.5) poor.push([node.tagName, node.textContent.slice(0, 30), ratio]);
  }
  return poor;
})()
"""
SMALL = """
[...document.querySelectorAll('a, summary, label, input')].filter(node => node.checkVisibility() && !node.closest('.skip, p'))
  .map(node => [node.textContent.trim(), node.getBoundingClientRect()])
  .filter(([, box]) => box.width && Math.min(box.width, box.height) < 24 && !(box.width < 20 && box.height < 20))
  .map(([text, box]) => [text, box.width, box.height])
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small edition, published."""
    out = tmp_path_factory.mktemp("browser") / "edition"
    made = samples.edition()
    publish(made, samples.sound(made), out, samples.picture(640, 360))
    return out


@pytest.fixture(scope="module")
def browser() -> Iterator[Tab]:
    """One browser for all: starting it costs most of a second."""
    with chromium() as tab:
        yield tab


@pytest.fixture
def tab(browser: Tab, folder: Path) -> Iterator[Tab]:
    """The browser at the page, with nothing emulated."""
    browser.open(folder / "index.html")
    browser.run(
        "new Promise(ready => { const audio = document.querySelector('audio');"
        "audio.readyState ? ready() : audio.addEventListener('loadedmetadata', ready) })"
    )
    yield browser
    browser.call("Emulation.setEmulatedMedia", media="", features=[])
    browser.call("Emulation.clearDeviceMetricsOverride")


def test_the_page_asks_for_its_own_files_alone_and_nothing_is_refused(tab: Tab, folder: Path) -> None:
    own = folder.as_uri() + "/"
    asked = {address for address in tab.requests() if not address.startswith("data:")}
    assert asked == {own + "index.html", own + "image.png", own + "audio.mp3"}
    assert tab.complaints() == []
    assert tab.run("document.querySelector('img').naturalWidth") == 640
    assert tab.run("document.querySelector('audio').duration") == pytest.approx(11.95, abs=0.01)
    assert tab.run("document.querySelector('audio').paused") is True


def test_the_player_follows_the_text_from_the_file_system(tab: Tab) -> None:
    seek(tab, 7.55)
    assert tab.run(SENTENCE) == "Personne n’y croyait 🧂 vraiment, dit Mme Ker."
    assert tab.run(WORD) == "croyait"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_stands_out_from_what_is_behind_it(tab: Tab, scheme: str) -> None:
    media(tab, prefers_color_scheme=scheme, prefers_reduced_motion="reduce")
    tab.run("document.querySelectorAll('details').forEach(part => { part.open = true })")
    seek(tab, 7.55)
    assert tab.run(CONTRAST) == []
    background = tab.run("getComputedStyle(document.documentElement).backgroundColor")
    assert background == {"light": "rgb(251, 250, 247)", "dark": "rgb(21, 22, 26)"}[scheme]


@pytest.mark.parametrize("size", ["100%", "200%"])
def test_nothing_overflows_a_narrow_screen_even_with_text_twice_as_large(tab: Tab, size: str) -> None:
    tab.call("Emulation.setDeviceMetricsOverride", width=320, height=600, deviceScaleFactor=1, mobile=False)
    tab.run(f"document.documentElement.style.fontSize = {json.dumps(size)}")
    tab.run("document.querySelectorAll('details').forEach(part => { part.open = true })")
    assert tab.run("document.documentElement.scrollWidth") == 320


def test_what_is_clicked_is_large_enough(tab: Tab) -> None:
    tab.run("document.querySelectorAll('details').forEach(part => { part.open = true })")
    assert tab.run(SMALL) == []


def test_without_javascript_the_article_the_player_and_the_times_are_there(browser: Tab, folder: Path) -> None:
    browser.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        browser.open(folder / "index.html")
        assert browser.run("document.querySelector('audio').controls") is True
        assert browser.run("document.querySelector('.disclosure').checkVisibility()") is True
        assert browser.run("document.querySelector('.links a').checkVisibility()") is True
        assert browser.run("document.querySelector('#transcript a').href").endswith("/audio.mp3#t=0.25")
    finally:
        browser.call("Emulation.setScriptExecutionDisabled", value=False)


OPEN_ALL = """
for (const player of document.querySelectorAll('vive-voix')) {
  for (const part of player.shadowRoot.querySelectorAll('details')) { part.removeAttribute('name'); part.open = true }
  for (const button of player.shadowRoot.querySelectorAll('button:not(.play)')) button.click();
  player.seek(1);
}
document.querySelectorAll('details').forEach(part => { part.open = true })
"""


@pytest.mark.parametrize("made_by", [page, embed])
def test_no_hostile_text_runs_or_loads_anything(browser: Tab, tmp_path: Path, made_by: Callable[[EditionForm], str]) -> None:
    """In every field, of the page and of the page for iframes, with every menu of the player opened and each button pressed."""
    file = tmp_path / "index.html"
    for payload in PAYLOADS:
        file.write_text(made_by(edition_document(spread(hostile(payload), payload))), "utf-8")
        browser.open(file)
        browser.run(OPEN_ALL)
        browser.run("new Promise(done => setTimeout(done, 20))")
        assert browser.named("Page.javascriptDialogOpening") == [], payload
        assert [address for address in browser.requests() if not address.startswith(("file:", "data:", "about:"))] == [], (
            payload
        )
        assert not [text for text in browser.complaints() if "Content Security Policy" in text], payload
        assert browser.run("[...document.scripts].filter(one => one.type === 'module').length") == 1, payload
        assert browser.run("location.href") == file.as_uri(), payload


def spread(made: Edition, payload: str) -> Edition:
    """With the payload for the name of two chapters besides."""
    chapters = (Chapter(payload, 0.0, 1.0), Chapter(payload, 1.0, 2.0))
    return replace(made, track=replace(made.track, chapters=chapters))
