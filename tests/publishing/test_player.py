"""The player's features in Chromium, each by itself, on a page served under the strictest policy."""

import pytest

from tests.publishing.chromium import Tab, needs_chromium
from tests.publishing.served import Served
from tests.publishing.site import (
    PLAYER,
    ROOT,
    STATUS,
    choose,
    pause_after,
    press,
    ready,
    seek,
)

TIME = f"{PLAYER}.time"
STORAGE = "JSON.stringify({...localStorage})"
KEPT = f"""'vive-voix' + JSON.stringify({{'/article/sel/audio.mp3': Math.round({PLAYER}.time)}})"""

pytestmark = [pytest.mark.browser, needs_chromium]


def test_under_the_strictest_policy_nothing_is_refused_and_only_own_files_are_asked_for(tab: Tab, site: Served) -> None:
    press(tab, ".play")
    pause_after(tab, 200)
    assert tab.complaints() == []
    asked = {address.removeprefix(site.origin) for address in tab.requests() if not address.startswith("data:")}
    own = {"/article/sel/", "/article/sel/audio.mp3", "/article/sel/image.png", "/static/page.css", "/static/vive-voix.js"}
    assert asked - {"/favicon.ico", "/measure"} == own


def test_play_and_pause_change_the_button_the_status_and_tell_the_page(tab: Tab) -> None:
    tab.run("window.told = []; for (const name of ['vv-play', 'vv-pause']) addEventListener(name, () => told.push(name))")
    press(tab, ".play")
    pause_after(tab, 150)
    assert tab.run("told") == ["vv-play", "vv-pause"]
    assert tab.run(STATUS) == "Pause"
    assert tab.run(f"{ROOT}.querySelector('.play').getAttribute('aria-label')") == "Écouter"


def test_nothing_plays_by_itself(tab: Tab) -> None:
    assert tab.run(f"{PLAYER}.audio.paused && {TIME} === 0") is True


def test_ten_seconds_back_and_forward_stay_inside_the_sound(tab: Tab) -> None:
    seek(tab, 3)
    press(tab, ".back")
    assert tab.run(TIME) == 0
    press(tab, ".forward")
    assert tab.run(TIME) == pytest.approx(10)
    press(tab, ".forward")
    assert tab.run(TIME) == pytest.approx(11.95, abs=0.01)


def test_sentences_are_stepped_through_and_a_begun_one_starts_again(tab: Tab) -> None:
    starts = [2.55, 4.25, 5.75]
    for wanted in [0.25, *starts]:
        press(tab, ".next")
        assert tab.run(TIME) == pytest.approx(wanted)
    press(tab, ".previous")
    assert tab.run(TIME) == pytest.approx(4.25)
    seek(tab, 2.4)
    press(tab, ".previous")
    assert tab.run(TIME) == pytest.approx(0.25)


def test_speed_goes_from_a_half_to_three_at_kept_pitch_and_is_said(tab: Tab) -> None:
    values = tab.run(f"[...{ROOT}.querySelector('[name=speed]').options].map(one => Number(one.value))")
    assert (values[0], values[-1], 1 in values) == (0.5, 3, True)
    choose(tab, "speed", "1.25")
    tab.run("new Promise(done => setTimeout(done, 20))")
    assert tab.run(f"[{PLAYER}.audio.playbackRate, {PLAYER}.audio.preservesPitch]") == [1.25, True]
    assert tab.run(STATUS) == "Vitesse 1,25"
    for wrong, made in (("9", 3), ("0.1", 0.5), ("NaN", 1)):
        tab.run(f"{PLAYER}.speed = {wrong}")
        assert tab.run(f"{PLAYER}.speed") == made


def test_the_slider_seeks_and_its_value_is_spoken(tab: Tab) -> None:
    choose(tab, "seek", "7")
    assert tab.run(TIME) == 7
    slider = f"{ROOT}.querySelector('[name=seek]')"
    assert tab.run(f"{slider}.getAttribute('aria-valuetext')").replace("\u00a0", " ") == "7 secondes sur 11 secondes"
    assert tab.run(f"[{slider}.min || 0, {slider}.max, {slider}.type]") == [0, "11", "range"]


def test_chapters_lead_to_their_place_and_the_current_one_is_marked(tab: Tab) -> None:
    chapters = f"[...{ROOT}.querySelectorAll('.chapters button')]"
    assert tab.run(f"{chapters}.map(one => one.textContent)") == [
        "0:02À Brélec, le sel revient après 40 ans",
        "0:09Un métier dur",
    ]
    tab.run(f"{chapters}[1].click()")
    pause_after(tab, 60)
    assert tab.run(TIME) == pytest.approx(9.3, abs=0.2)
    assert tab.run(f"{chapters}.map(one => one.getAttribute('aria-current'))") == ["false", "true"]


def test_volume_download_and_transcript(tab: Tab, site: Served) -> None:
    choose(tab, "volume", "30")
    assert tab.run(f"{PLAYER}.audio.volume") == pytest.approx(0.3)
    links = tab.run(f"['download', 'transcript'].map(name => {ROOT}.querySelector('.' + name).href)")
    assert links == [site.origin + "/article/sel/audio.mp3", site.origin + "/article/sel/transcript.vtt"]


def test_a_place_is_shared_as_an_address_with_its_time(tab: Tab) -> None:
    tab.run("navigator.clipboard.writeText = async text => { window.copied = text }; navigator.share = undefined")
    seek(tab, 7.55)
    press(tab, ".share")
    assert tab.run("new Promise(done => setTimeout(() => done(copied), 20))") == "https://exemple.fr/article/sel/#t=7"
    assert tab.run(STATUS) == "Adresse copiée"
    tab.run("navigator.clipboard.writeText = async () => { throw new Error('refused') }")
    press(tab, ".share")
    shown = f"(({{hidden, value}}) => [hidden, value])({ROOT}.querySelector('.address'))"
    assert tab.run(f"new Promise(done => setTimeout(() => done({shown}), 20))") == [
        False,
        "https://exemple.fr/article/sel/#t=7",
    ]


@pytest.mark.parametrize(
    ("fragment", "place"),
    [
        ("#t=7.5", 7.5), ("#t=0:07", 7), ("#x&t=7", 7), ("#t=99999", 11.95), ("#t=-3", 0), ("#t=1e9", 0), ("#t=NaN", 0),
        ("#t=Infinity", 0), ("#t=7;alert(1)", 0), ("#t=<img src=x onerror=alert(1)>", 0), ("#t=%00", 0), ("#t=0x7", 0),
        ("#t=12345678901234567890", 0), ("#t=javascript:alert(1)", 0), ("#t=7&t=8", 8), ("#%74=7", 0),
    ],
)  # fmt: skip
def test_an_address_with_a_time_leads_there_without_starting_and_a_forged_one_nowhere(
    browser: Tab, site: Served, fragment: str, place: float
) -> None:
    ready(browser, site.origin + "/article/sel/" + fragment)
    assert browser.run(TIME) == pytest.approx(place, abs=0.01)
    assert browser.run(f"{PLAYER}.audio.paused") is True
    assert browser.named("Page.javascriptDialogOpening") == []
    assert browser.complaints() == []


def test_the_systems_own_controls_know_the_article_and_reach_the_player(tab: Tab) -> None:
    tab.run("window.acts = {}; MediaSession.prototype.setActionHandler = (name, act) => { acts[name] = act }")
    press(tab, ".play")
    pause_after(tab, 60)
    session = "navigator.mediaSession.metadata"
    assert tab.run(f"[{session}.title, {session}.artist, {session}.artwork.length]") == [
        "À Brélec, le sel revient après 40 ans",
        "La Gazette des Marais",
        1,
    ]
    tab.run("acts.seekto({seekTime: 6})")
    assert tab.run(TIME) == 6
    tab.run("acts.previoustrack()")
    assert tab.run(TIME) == pytest.approx(4.25)
    assert len(tab.run("Object.keys(acts)")) == 7


def test_nothing_is_stored_before_the_listener_asks_and_then_one_key(tab: Tab, site: Served) -> None:
    tab.run(
        "window.touched = []; for (const name of ['getItem', 'setItem', 'removeItem']) { const own = Storage.prototype[name];"
        "Storage.prototype[name] = function (...all) { touched.push(name); return own.apply(this, all) } }"
    )
    seek(tab, 6)
    assert tab.run("touched") == []
    press(tab, ".play")
    pause_after(tab, 60)
    assert tab.run("touched.includes('setItem')") is False
    assert tab.run(STORAGE) == "{}"
    press(tab, "[name=resume]")
    assert tab.run(f"Object.keys(localStorage).join() + localStorage['vive-voix'] === {KEPT}") is True
    press(tab, "[name=resume]")
    assert tab.run(STORAGE) == "{}"
    assert tab.run("document.cookie") == ""
    assert site.cookies == []


@pytest.mark.parametrize("where", ["/article/sel/", "/agreed/"])
def test_a_kept_place_is_taken_up_at_the_first_play(browser: Tab, site: Served, where: str) -> None:
    ready(browser, site.origin + where)
    browser.run("""localStorage.setItem('vive-voix', '{"/article/sel/audio.mp3": 6}')""")
    ready(browser, site.origin + where)
    assert browser.run(TIME) == 0
    press(browser, ".play")
    assert browser.run(f"new Promise(done => setTimeout(() => done({STATUS}), 30))") == "Reprise à 0:06"
    pause_after(browser, 30)
    assert 6 <= browser.run(TIME) < 7
    browser.run("localStorage.clear()")


def test_agreed_by_consent_the_place_is_kept_and_the_box_is_not_shown(browser: Tab, site: Served) -> None:
    ready(browser, site.origin + "/agreed/")
    assert browser.run(f"{ROOT}.querySelector('[name=resume]').checkVisibility()") is False
    seek(browser, 6)
    press(browser, ".play")
    pause_after(browser, 60)
    assert browser.run(f"Object.keys(localStorage).join() + localStorage['vive-voix'] === {KEPT}") is True
    browser.run("localStorage.clear()")


@pytest.mark.parametrize("spoilt", ["{", "[]", '{"/article/sel/audio.mp3": "<b>"}', '{"/article/sel/audio.mp3": 1e99}', "null"])
def test_a_spoilt_store_is_no_trouble(tab: Tab, spoilt: str) -> None:
    tab.run(f"localStorage.setItem('vive-voix', {spoilt!r})")
    press(tab, ".play")
    pause_after(tab, 60)
    assert tab.run(TIME) < 1
    assert tab.complaints() == []


def test_a_list_is_played_one_after_the_other_and_each_counted_by_its_name(browser: Tab, site: Served) -> None:
    site.posted.clear()
    ready(browser, site.origin + "/home/")
    title = f"{ROOT}.querySelector('.title').textContent"
    assert browser.run(title) == "À Brélec, le sel revient après 40 ans"
    assert browser.run(f"[...{ROOT}.querySelectorAll('.list button')].map(one => one.textContent)") == ["sel", "digue"]
    browser.run(f"{PLAYER}.seek(11.6); {PLAYER}.play()")
    browser.run("new Promise(done => addEventListener('vv-ended', () => setTimeout(done, 300)))")
    assert browser.run(title) == "La digue"
    assert browser.run(f"{PLAYER}.audio.src").endswith("/article/digue/audio.mp3")
    assert browser.run(f"{PLAYER}.audio.paused") is False
    assert {(fields["page"], fields["moment"]) for _, fields in site.posted} >= {
        ("sel", "play"),
        ("sel", "100"),
        ("digue", "play"),
    }
    press(browser, "[name=chain]")
    browser.run(f"{PLAYER}.seek(99)")
    browser.run("new Promise(done => setTimeout(done, 300))")
    assert browser.run(f"{PLAYER}.audio.ended") is True


def test_a_pronunciation_is_reported_with_its_sentence_word_and_time(tab: Tab, site: Served) -> None:
    seek(tab, 7.55)
    press(tab, ".report summary")
    tab.run("new Promise(done => setTimeout(done, 50))")
    assert tab.run(f"{ROOT}.querySelector('.heard').textContent") == (
        "Entendu à 0:07 : Personne n’y croyait 🧂 vraiment, dit Mme Ker."
    )
    tab.run(f"{ROOT}.querySelector('[name=text]').value = 'croyaît & <b>'")
    press(tab, ".send, form button")
    assert tab.run(f"new Promise(done => setTimeout(() => done({STATUS}), 150))") == "Merci, la rédaction est prévenue."
    assert site.posted == [
        (
            "/report",
            {
                "article": "sel",
                "sentence": "Personne n’y croyait 🧂 vraiment, dit Mme Ker.",
                "at": "7.55",
                "word": "croyait",
                "text": "croyaît & <b>",
            },
        )
    ]
    assert tab.run(f"{ROOT}.querySelector('.report').open") is False


def test_a_report_that_did_not_leave_is_said_and_kept(tab: Tab, site: Served) -> None:
    site.status = 503
    try:
        press(tab, ".report summary")
        tab.run(f"{ROOT}.querySelector('[name=text]').value = 'perdu ?'")
        press(tab, "form button")
        assert (
            tab.run(f"new Promise(done => setTimeout(() => done({STATUS}), 150))") == "Rien n’est parti. Réessayez plus tard."
        )
        assert tab.run(f"{ROOT}.querySelector('[name=text]').value") == "perdu ?"
    finally:
        site.status = 204


def test_what_is_heard_is_counted_only_where_the_page_says_so_and_once(browser: Tab, site: Served) -> None:
    site.posted.clear()
    ready(browser, site.origin + "/plain/")
    press(browser, ".play")
    pause_after(browser, 60)
    assert site.posted == []
    assert browser.run(f"{ROOT}.querySelector('.report')") is None
    ready(browser, site.origin + "/article/sel/")
    for place in (0, 3.2, 3.4, 6.2, 9.2, 11.7):
        browser.run(f"{PLAYER}.seek({place}); {PLAYER}.play()")
        browser.run("new Promise(done => setTimeout(done, 400))")
    moments = [fields["moment"] for path, fields in site.posted if path == "/measure" and fields["page"] == "sel"]
    assert sorted(moments) == ["100", "25", "50", "75", "play"]


def test_it_speaks_english_on_an_english_page(browser: Tab, site: Served) -> None:
    ready(browser, site.origin + "/english/")
    assert browser.run(f"{ROOT}.querySelector('section').getAttribute('aria-label')") == "Listen to this article"
    summaries = f"[...{ROOT}.querySelectorAll('summary')].map(one => one.textContent)"
    assert browser.run(summaries)[-2:] == ["Settings", "Report a pronunciation"]


def test_an_audio_that_cannot_be_played_is_said(browser: Tab, site: Served) -> None:
    sound = site.resources.pop("/article/sel/audio.mp3")
    try:
        browser.visit(site.origin + "/article/sel/")
        press(browser, ".play")
        assert browser.run(f"new Promise(done => setTimeout(() => done({STATUS}), 200))") == "L’audio ne peut pas être lu."
    finally:
        site.resources["/article/sel/audio.mp3"] = sound
