"""What the player does with the words of the page round it, in Chromium: light, clicks, scrolling."""

import pytest

from tests.publishing.chromium import Tab, needs_chromium
from tests.publishing.served import Served
from tests.publishing.site import (
    DOUBT,
    PLAYER,
    ROOT,
    SENTENCE,
    WORD,
    choose,
    media,
    pause_after,
    press,
    ready,
    seek,
)

TIME = f"{PLAYER}.time"

pytestmark = [pytest.mark.browser, needs_chromium]


def test_the_sentence_and_the_word_that_are_heard_are_lit_and_the_page_is_not_changed(tab: Tab) -> None:
    before = tab.run("document.querySelector('#article').innerHTML")
    seek(tab, 7.55)
    assert tab.run(SENTENCE) == "Personne n’y croyait 🧂 vraiment, dit Mme Ker."
    assert tab.run(WORD) == "croyait"
    seek(tab, 7.96)
    assert tab.run(WORD) == "vraiment,"
    seek(tab, 1.0)
    assert tab.run(SENTENCE) == ""
    assert tab.run("document.querySelector('#article').innerHTML") == before


def test_playing_moves_the_light_and_tells_of_each_word(tab: Tab) -> None:
    tab.run("window.told = []; addEventListener('vv-word', event => told.push(event.detail.text))")
    tab.run(f"{PLAYER}.seek(5.7); {PLAYER}.play()")
    pause_after(tab, 500)
    assert tab.run(SENTENCE) == "La récolte a donné 3,5 tonnes."
    assert tab.run("told")[:2] == ["La", "récolte"]


def test_the_listener_chooses_what_is_lit(tab: Tab) -> None:
    seek(tab, 7.55)
    choose(tab, "light", "sentence")
    assert (tab.run(SENTENCE)[:8], tab.run(WORD)) == ("Personne", "")
    choose(tab, "light", "")
    assert (tab.run(SENTENCE), tab.run(WORD)) == ("", "")
    choose(tab, "light", "word")
    assert tab.run(WORD) == "croyait"


def test_a_click_on_a_word_leads_there_and_starts_nothing(tab: Tab) -> None:
    tab.click(f"{PLAYER}.page.range([0, 0, 2, 13, 5])")
    assert tab.run(TIME) == pytest.approx(6.35)
    assert tab.run(f"{PLAYER}.audio.paused") is True
    assert tab.run(WORD) == "donné"


def test_a_click_on_a_selection_or_a_link_is_left_alone(tab: Tab) -> None:
    tab.run("getSelection().selectAllChildren(document.querySelector('.standfirst'))")
    tab.run("document.querySelector('.standfirst').click()")
    assert tab.run("getSelection().toString()") == "Douze œillets ont été rouverts en mai."
    tab.run(
        "getSelection().removeAllRanges(); const text = document.querySelector('.standfirst');"
        "const link = document.createElement('a'); link.href = '#x'; link.append(...text.childNodes); text.append(link)"
    )
    tab.click("document.querySelector('.standfirst a')")
    assert tab.run(TIME) == 0
    assert tab.run("location.hash") == "#x"


def test_uncertain_words_are_dotted_explained_and_listed(tab: Tab) -> None:
    assert tab.run(DOUBT) == ["40", "3,5"]
    tab.click("[...CSS.highlights.get('vv-doubt')][0]")
    note = f"{ROOT}.querySelector('.note')"
    assert tab.run(f"{note}.matches(':popover-open')") is True
    assert tab.run(f"{note}.textContent") == "Souligné de points : la voix a peut-être mal dit ce mot. « 40 »"
    tab.press("Escape", 27)
    assert tab.run(f"{note}.matches(':popover-open')") is False
    rows = f"[...{ROOT}.querySelectorAll('.doubts button')]"
    assert tab.run(f"{rows}.map(one => one.textContent)") == ["0:03« 40 »", "0:06« 3,5 »"]
    tab.run(f"{rows}[1].click()")
    pause_after(tab, 60)
    assert tab.run(WORD) == "3,5"


def test_the_page_scrolls_with_the_voice_unless_switched_off(tab: Tab) -> None:
    tab.call("Emulation.setDeviceMetricsOverride", width=400, height=500, deviceScaleFactor=1, mobile=False)
    tab.run(f"{PLAYER}.seek(11); {PLAYER}.play()")
    pause_after(tab, 900)
    scrolled = tab.run("scrollY")
    assert scrolled > 300
    tab.run("scrollTo(0, 0)")
    press(tab, "[name=follow]")
    tab.run(f"{PLAYER}.seek(9.15); {PLAYER}.play()")
    pause_after(tab, 300)
    assert tab.run("scrollY") == 0


def test_the_voice_does_not_scroll_against_a_listener_who_has_just_moved_the_page(tab: Tab) -> None:
    tab.call("Emulation.setDeviceMetricsOverride", width=400, height=500, deviceScaleFactor=1, mobile=False)
    tab.call("Input.dispatchMouseEvent", type="mouseWheel", x=200, y=200, deltaX=0, deltaY=1)
    tab.run("new Promise(done => setTimeout(done, 100))")
    tab.run(f"{PLAYER}.seek(11); {PLAYER}.play()")
    pause_after(tab, 300)
    assert tab.run("scrollY") < 10


def test_less_motion_leaves_the_sentence_drops_the_word_and_does_not_scroll(browser: Tab, site: Served) -> None:
    media(browser, prefers_reduced_motion="reduce")
    ready(browser, site.origin + "/article/sel/")
    browser.call("Emulation.setDeviceMetricsOverride", width=400, height=500, deviceScaleFactor=1, mobile=False)
    browser.run(f"{PLAYER}.seek(7.5); {PLAYER}.play()")
    pause_after(browser, 200)
    assert browser.run(SENTENCE).startswith("Personne")
    assert browser.run(WORD) == ""
    assert browser.run("scrollY") == 0
    press(browser, "[name=follow]")
    browser.run("window.how = []; const own = scrollBy; window.scrollBy = wish => { how.push(wish.behavior); own(wish) }")
    browser.run(f"{PLAYER}.seek(11); {PLAYER}.play()")
    pause_after(browser, 150)
    assert browser.run("how") == ["instant"]
    browser.call("Emulation.setEmulatedMedia", media="", features=[])
    browser.call("Emulation.clearDeviceMetricsOverride")


def test_a_browser_without_the_highlight_interface_gets_boxes_over_the_sentence(browser: Tab, site: Served) -> None:
    script = browser.call("Page.addScriptToEvaluateOnNewDocument", source="delete CSS.highlights; delete window.Highlight")
    try:
        ready(browser, site.origin + "/article/sel/")
        assert browser.run("'highlights' in CSS") is False
        before = browser.run("document.querySelector('#article').innerHTML")
        seek(browser, 7.55)
        boxes = browser.run(f"[...{ROOT}.querySelectorAll('.boxes i')].map(box => box.getBoundingClientRect().toJSON())")
        lines = browser.run(f"[...{PLAYER}.page.range([0, 0, 2, 31, 46]).getClientRects()].map(line => line.toJSON())")
        assert [(round(box["x"]), round(box["y"])) for box in boxes] == [(round(line["x"]), round(line["y"])) for line in lines]
        assert len(boxes) >= 1
        assert browser.run("document.querySelector('#article').innerHTML") == before
        assert browser.complaints() == []
    finally:
        browser.call("Page.removeScriptToEvaluateOnNewDocument", identifier=script["identifier"])


def test_a_link_to_the_audio_at_a_time_drives_the_player(tab: Tab) -> None:
    tab.run("document.querySelector('#transcript').open = true; document.querySelectorAll('#transcript a')[3].focus()")
    tab.press("Enter", 13, "\r")
    pause_after(tab, 60)
    assert 5.75 <= tab.run(TIME) < 6.95
    assert tab.run("document.activeElement.textContent") == "0:05"


def test_a_player_that_leaves_the_page_stops_and_takes_its_light_along(tab: Tab) -> None:
    seek(tab, 7.55)
    tab.run(f"{PLAYER}.play().then(() => {PLAYER}.remove())")
    assert (tab.run(SENTENCE), tab.run(WORD), tab.run(DOUBT)) == ("", "", [])
