"""The ways into a page: an iframe, no JavaScript, the modules as they are written; and that the reference names all there is."""

import gzip
import re
from collections.abc import Iterator
from importlib.resources import files as package_files
from pathlib import Path

import pytest

from tests.publishing import samples
from tests.publishing.chromium import Tab, needs_chromium
from tests.publishing.served import Resource, Served, served
from tests.publishing.site import FRAME, STRICT, files, framed, html, ready, statics
from vivevoix.publishing import edition_document, embed
from vivevoix.publishing.assets import ASSETS, PLAYER, asset, fingerprint

SOURCES = package_files("vivevoix.publishing").joinpath("static", "player")
REFERENCE = Path(__file__).parents[2] / "docs" / "reference" / "player.md"


def sources() -> dict[str, str]:
    """The player's modules as they are written."""
    return {entry.name: entry.read_text("utf-8") for entry in SOURCES.iterdir()}


@pytest.fixture(scope="module")
def site() -> Iterator[Served]:
    """The page for iframes, a publisher's page that holds it, and the article with the modules unjoined."""
    made = samples.edition()
    document = edition_document(made, "image.png")
    pages = {
        "/embed/": html(embed(document, FRAME), {"Content-Security-Policy": STRICT}),
        "/publisher/": html(
            '<!doctype html><html lang="fr"><title>Une</title><iframe title="Écouter" src="/embed/"></iframe></html>'
        ),
        "/article/sel/": framed(made),
        "/unjoined/": framed(made, scripts=("/player/vive-voix.js",)),
    }
    modules = {f"/player/{name}": Resource("text/javascript", text.encode()) for name, text in sources().items()}
    with served({**pages, **modules, **statics(), **files(made)}) as state:
        yield state


@pytest.mark.browser
@needs_chromium
def test_in_an_iframe_the_player_follows_the_text_that_it_brings_along(browser: Tab, site: Served) -> None:
    browser.visit(site.origin + "/publisher/")
    inner = "frames[0].document.querySelector('vive-voix')"
    browser.run(
        f"(async () => {{ for (let i = 0; i < 300 && !{inner}?.audio?.readyState; i++) await new Promise(d => setTimeout(d, 10));"
        f"{inner}.seek(7.55) }})()"
    )
    assert browser.run("[...frames[0].CSS.highlights.get('vv-word')].join()") == "croyait"
    assert browser.run(f"{inner}.page.text.missing") == 0
    assert browser.complaints() == []


@pytest.mark.browser
@needs_chromium
def test_the_modules_run_as_they_are_written_without_being_joined(browser: Tab, site: Served) -> None:
    ready(browser, site.origin + "/unjoined/")
    browser.run("document.querySelector('vive-voix').seek(7.55)")
    assert browser.run("[...CSS.highlights.get('vv-word')].join()") == "croyait"
    assert browser.complaints() == []


@pytest.mark.browser
@needs_chromium
def test_without_javascript_there_are_the_sound_the_notice_and_a_form_that_reports(browser: Tab, site: Served) -> None:
    site.status = 200
    browser.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        browser.visit(site.origin + "/article/sel/")
        assert browser.run("document.querySelector('vive-voix audio').checkVisibility()") is True
        assert browser.run("document.querySelector('vive-voix .disclosure').checkVisibility()") is True
        assert browser.run("document.querySelector('vive-voix a[href$=vtt]').checkVisibility()") is True
        browser.run(
            "document.querySelector('.report').open = true; document.querySelector('.report [name=word]').value = 'œillets'"
        )
        browser.click("document.querySelector('.report button')")
        for _ in range(5000):
            if not site.posted:
                browser.call("Page.getFrameTree")
    finally:
        browser.call("Emulation.setScriptExecutionDisabled", value=False)
    assert site.posted == [("/report", {"article": "sel", "sentence": "", "word": "œillets", "at": "", "text": ""})]


def test_the_module_with_its_styles_is_no_larger_than_twelve_kilobytes() -> None:
    assert len(gzip.compress(asset(PLAYER).encode(), 9)) <= 12_000


def test_the_module_is_one_without_comments_imports_or_html_in_strings() -> None:
    module = asset(PLAYER)
    assert not re.search(r"^\s*(import|export|//(?! Vive Voix)|/\*)", module, re.MULTILINE)
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|cookie|sessionStorage", module
    )
    assert module.count("localStorage") == 3
    assert fingerprint(module).startswith("sha256-")
    with pytest.raises(KeyError):
        asset("../page.py")
    assert set(ASSETS) == {"vive-voix.js", "page.css"}


def test_every_word_of_the_player_is_in_both_languages_and_used() -> None:
    table = dict(re.findall(r'^  (\w+): "([^"]+)",$', sources()["words.js"], re.MULTILINE))
    assert len(table) > 35
    assert all(len(text.split("|")) == 2 and all(part.strip() for part in text.split("|")) for text in table.values())
    assert all(len({frozenset(re.findall(r"{\w+}", part)) for part in text.split("|")}) == 1 for text in table.values())
    used = set(re.findall(r'\bt\("(\w+)"', asset(PLAYER)))
    named = set(re.findall(r'"(\w+)"', asset(PLAYER)))
    assert used <= table.keys()
    assert table.keys() <= named | {"play", "pause"}


def test_the_reference_names_every_event_attribute_property_and_part() -> None:
    reference = REFERENCE.read_text("utf-8")
    module = asset(PLAYER)
    events = {f"vv-{name}" for name in re.findall(r'this\.#tell\("(\w+)"', module)} | {"vv-play", "vv-pause", "vv-error"}
    attributes = set(re.findall(r'this\.(?:get|has)Attribute\("(\w+)"', module)) | set(
        re.findall(r'player\.getAttribute\("(\w+)"', module)
    )
    properties = set(re.findall(r"var\((--vv-\w+)", module))
    parts = {part for found in re.findall(r'part: "([\w ]+)"', module) for part in found.split()}
    named = set(re.findall(r"`([\w-]+)`", reference))
    assert len(events) >= 8
    assert events | attributes | properties | parts <= named
