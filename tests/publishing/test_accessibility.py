"""axe-core on every page and state of ours, the stops of the keyboard, and what fits a narrow screen."""

import json
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files as package_files

import pytest

from tests.publishing import samples
from tests.publishing.chromium import Tab, chromium, needs_chromium
from tests.publishing.served import Served, served
from tests.publishing.site import FRAME, PLAYER, ROOT, STRICT, files, framed, html, media, ready, statics
from vivevoix.model import Chapter, Edition
from vivevoix.publishing import edition_document, embed

pytestmark = [pytest.mark.browser, needs_chromium]

AXE = package_files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPEN = f"""
for (const part of [...document.querySelectorAll('details'), ...({PLAYER}?.shadowRoot.querySelectorAll('details') ?? [])]) {{
  part.removeAttribute('name'); part.open = true;
}}
"""
FOCUS = """
(() => { let node = document.activeElement; while (node.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
  const label = node.getAttribute('aria-label') ?? node.labels?.[0]?.textContent ?? node.textContent;
  const style = getComputedStyle(node); const box = node.getBoundingClientRect();
  return [label.trim().slice(0, 40), style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    box.bottom > 0 && box.top < innerHeight] })()
"""


def whole() -> Edition:
    """The small edition with chapters, so that every menu is shown."""
    made = samples.edition()
    chapters = (Chapter(made.article.title, 2.55, 9.0), Chapter("Un métier dur", 9.2, made.track.audio.duration))
    return replace(made, track=replace(made.track, chapters=chapters))


@pytest.fixture(scope="module")
def site() -> Iterator[Served]:
    """Each kind of page."""
    made = whole()
    document = edition_document(made, "image.png")
    silent = edition_document(made, "image.png") | {"audio": {**document["audio"], "file": ""}, "cues": []}
    long = samples.edition(
        samples.article(title="x" * 500, blocks=(replace(samples.BLOCKS[1], text="Anticonstitutionnel" * 26),)), {}
    )
    policy = {"Content-Security-Policy": STRICT}
    pages = {
        "/article/": framed(made),
        "/embed/": html(embed(document, FRAME), policy),
        "/silent/": framed(made, document=silent),
        "/long/": framed(long),
        "/english/": framed(samples.edition(samples.article(language="en"))),
    }
    with served({**pages, **statics(), **files(made)}) as state:
        yield state


@pytest.fixture(scope="module")
def browser() -> Iterator[Tab]:
    """With axe in every page."""
    with chromium() as tab:
        tab.call("Page.addScriptToEvaluateOnNewDocument", source=AXE)
        yield tab


def faults(tab: Tab) -> list[str]:
    """What axe finds against the page, with everything opened."""
    tab.run(OPEN)
    found = tab.run(
        f"axe.run(document, {{runOnly: {json.dumps(TAGS)}}}).then(result =>"
        "result.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.target} ${node.failureSummary}`)))"
    )
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize("path", ["/article/", "/embed/", "/silent/", "/long/", "/english/"])
@pytest.mark.parametrize("state", ["light", "dark", "forced", "narrow", "large"])
def test_axe_finds_nothing(browser: Tab, site: Served, path: str, state: str) -> None:
    forced = {"forced_colors": "active"} if state == "forced" else {}
    media(browser, prefers_color_scheme="dark" if state == "dark" else "light", **forced)
    width = {"narrow": 320, "large": 640}.get(state, 1000)
    browser.call("Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1, mobile=False)
    try:
        browser.visit(site.origin + path)
        if state == "large":
            browser.run("document.documentElement.style.fontSize = '225%'")
        assert faults(browser) == []
        assert browser.run("document.documentElement.scrollWidth") <= width
    finally:
        browser.call("Emulation.setEmulatedMedia", media="", features=[])
        browser.call("Emulation.clearDeviceMetricsOverride")


def test_axe_does_find_faults(browser: Tab, site: Served) -> None:
    browser.visit(site.origin + "/article/")
    browser.run("document.querySelector('img').removeAttribute('alt')")
    assert any(fault.startswith("image-alt") for fault in faults(browser))


def test_the_keyboard_stops_at_each_control_once_in_the_order_of_the_page(browser: Tab, site: Served) -> None:
    ready(browser, site.origin + "/article/")
    stops = []
    for _ in range(40):
        browser.press("Tab", 9)
        stops.append(browser.run(FOCUS))
        if stops[-1][0].startswith("Fiche d’écoute"):
            break
    assert [name for name, _, _ in stops] == [
        "Aller à l’article",
        "Écouter",
        "−10 s, Reculer de 10 secondes",
        "Phrase précédente",
        "Phrase suivante",
        "+10 s, Avancer de 10 secondes",
        "Vitesse0,5 ×0,75 ×0,9 ×1 ×1,1 ×1,25 ×1,5",
        "Position dans l’audio",
        "Chapitres",
        "Prononciations incertaines",
        "Réglages",
        "Signaler une prononciation",
        "Transcription minutée",
        "Ce qui n’est pas lu 3",
        "Fiche d’écoute 2",
    ]
    assert all(seen and inside for _, seen, inside in stops)


def test_the_player_is_worked_by_the_keyboard_alone(browser: Tab, site: Served) -> None:
    ready(browser, site.origin + "/article/")
    browser.run(f"{ROOT}.querySelector('.play').focus()")
    browser.press(" ", 32, " ")
    assert browser.run(f"new Promise(done => setTimeout(() => done({PLAYER}.audio.paused), 50))") is False
    browser.press("Enter", 13, "\r")
    assert browser.run(f"{PLAYER}.audio.paused") is True
    browser.run(f"{PLAYER}.seek(2); {ROOT}.querySelector('[name=seek]').focus()")
    browser.press("ArrowRight", 39)
    assert browser.run(f"{PLAYER}.time") == 3
    browser.run(f"{ROOT}.querySelector('.options summary').focus()")
    browser.press("Enter", 13, "\r")
    assert browser.run(f"{ROOT}.querySelector('.options').open") is True
    browser.run("document.activeElement.blur()")
    for key, code in ((" ", 32), ("k", 75), ("j", 74), ("m", 77)):
        browser.press(key, code, key)
    assert browser.run(f"{PLAYER}.audio.paused") is True


def test_what_is_pressed_is_large_enough(browser: Tab, site: Served) -> None:
    ready(browser, site.origin + "/article/")
    browser.run(OPEN)
    small = browser.run(
        f"[...{ROOT}.querySelectorAll('button, summary, select, input, a')].filter(node => node.checkVisibility())"
        ".map(node => [node.className || node.name, node.getBoundingClientRect()])"
        ".filter(([name, box]) => (box.width < 24 || box.height < 24) && !['follow', 'resume'].includes(name)).map(([name]) => name)"
    )
    assert small == []


def test_focus_does_not_follow_the_voice_and_status_is_said_once(browser: Tab, site: Served) -> None:
    ready(browser, site.origin + "/article/")
    assert browser.run(f"{ROOT}.querySelectorAll('[role=status]').length") == 1
    browser.run(f"{ROOT}.querySelector('.play').focus()")
    browser.run(
        f"window.said = []; new MutationObserver(() => said.push({ROOT}.querySelector('.status').textContent))"
        f".observe({ROOT}.querySelector('.status'), {{childList: true}}); {PLAYER}.seek(5.8); {PLAYER}.play()"
    )
    browser.run(f"new Promise(done => setTimeout(() => {{ {PLAYER}.pause(); setTimeout(done, 30) }}, 900))")
    assert browser.run("said") == ["Lecture", "Pause"]
    assert browser.run("document.activeElement.localName") == "vive-voix"
