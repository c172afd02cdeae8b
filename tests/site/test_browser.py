"""The site in Chromium: axe, keyboard, small and large, dark and forced colours, without JavaScript, over https, hostile."""

import shutil
import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.publishing.chromium import needs_chromium
from tests.publishing.hostile import PAYLOADS, hostile
from tests.site.conftest import VIDEO, shelve
from vivevoix.commands.audit import served
from vivevoix.publishing import publish
from vivevoix.site.app import application
from vivevoix.site.auditing.browser import chromium
from vivevoix.site.consent.loading import load_policy
from vivevoix.site.newspaper import Link, Newspaper
from vivevoix.storage.records.opening import open_records

pytestmark = [pytest.mark.browser, needs_chromium]

PAGES = (
    "/", "/?lang=en", "/rubrique/mer", "/article/phare/", "/consentement", "/consentement?lang=en", "/confidentialite",
    "/confidentialite/mesure-audience", "/mention-ia", "/recu", "/nulle-part", "/commentaires/phare",
    "/article/phare/embed", "/article/phare/signaler", "/mon-commentaire",
)  # fmt: skip
PAGES_IN_FRENCH = tuple(path for path in PAGES if "lang=" not in path)
PAPER = Newspaper(
    name="La Gazette des Marais", tagline="Le sel de la semaine", follow=(Link("Telegram", "https://t.me/gazette"),)
)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site, served, with a foreign service in its policy."""
    folder = tmp_path_factory.mktemp("site")
    shelve(folder / "shelf", "sel")
    shelve(folder / "shelf", "mer/phare", "Le phare éclaire de nouveau", day=2)
    for number, payload in enumerate(PAYLOADS):
        publish(hostile(payload), b"", folder / "hostile" / f"h{number}")
    (folder / "consent.toml").write_text(VIDEO, "utf-8")
    policy = load_policy(folder / "consent.toml")
    with served(application(folder / "shelf", PAPER, policy, open_records(folder / "records.sqlite"))) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as opened:
        yield opened


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A new reader; what other hosts are asked for goes nowhere."""
    context = browser.new_context(viewport={"width": 1000, "height": 900})
    context.route("https://*/**", lambda route: route.abort())
    yield context.new_page()
    context.close()


def faults(page: Any) -> list[str]:
    """What axe finds."""
    from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]

    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]]


def press(page: Any, base: str, action: str) -> None:
    page.goto(f"{base}/consentement")
    page.locator(f'button[value="{action}"]').first.click()
    page.wait_for_load_state("load")


@pytest.mark.parametrize("state", ["before", "refuse", "accept", "signal"])
def test_axe_finds_nothing_on_any_page_in_any_state(page: Any, base: str, state: str) -> None:
    if state == "signal":
        page.set_extra_http_headers({"Sec-GPC": "1"})
    elif state != "before":
        press(page, base, state)
    found = {}
    for path in PAGES if state == "before" else PAGES_IN_FRENCH:
        page.goto(base + path)
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        if problems := faults(page):
            found[path] = problems
    assert found == {}


@pytest.mark.parametrize("media", [{"color_scheme": "dark"}, {"forced_colors": "active"}])
def test_dark_and_forced_colours_keep_contrast_and_the_bands_words(page: Any, base: str, media: dict[str, str]) -> None:
    page.emulate_media(**media)
    found = {}
    for path in ("/", "/article/phare/", "/consentement"):
        page.goto(base + path)
        if problems := faults(page):
            found[path] = problems
        assert page.locator(".band").inner_text().startswith("Traceurs refusés")
        assert page.locator(".band svg").bounding_box()["width"] > 15
    assert found == {}


@pytest.mark.parametrize("size", ["100%", "200%"])
def test_nothing_overflows_a_narrow_screen_even_with_text_twice_as_large(page: Any, base: str, size: str) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    wide = {}
    for path in PAGES:
        page.goto(base + path)
        page.evaluate(f"document.documentElement.style.fontSize = '{size}'")
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        if (width := page.evaluate("document.documentElement.scrollWidth")) > 320:
            wide[path] = width
    assert wide == {}


def test_the_three_buttons_have_one_size_one_look_and_follow_each_other(page: Any, base: str) -> None:
    page.goto(base)
    boxes = [button.bounding_box() for button in page.locator(".banner button").all()]
    assert len(boxes) == 3
    assert len({(round(box["width"]), round(box["height"]), round(box["y"])) for box in boxes}) == 1
    looks = page.locator(".banner button").evaluate_all(
        "all => all.map(one => { const look = getComputedStyle(one);"
        " return [look.color, look.backgroundColor, look.fontWeight, look.borderColor].join() })"
    )
    assert len(set(looks)) == 1


def test_the_keyboard_reaches_the_choice_first_is_not_trapped_and_chooses(page: Any, base: str) -> None:
    page.goto(base)
    stops = []
    for _ in range(9):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.textContent.trim()"))
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    assert stops == [
        "Aller au contenu", "Politique de confidentialité", "Tout accepter", "Tout refuser", "Paramétrer vos choix",
        "La Gazette des Marais", "Marais salants", "Mer", "Modifier",
    ]  # fmt: skip
    for _ in range(5):
        page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.textContent") == "Tout refuser"
    page.keyboard.press("Enter")
    page.wait_for_selector(".banner", state="detached")
    assert page.locator(".band.refused").inner_text().startswith("Traceurs refusés")


def test_without_javascript_everything_is_chosen_read_and_taken_back(browser: Any, base: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    context.route("https://*/**", lambda route: route.abort())
    page = context.new_page()
    page.goto(f"{base}/article/phare/")
    assert page.locator("audio").count() >= 1
    page.click("text=Accepter : Vidéos")
    assert page.url == f"{base}/article/phare/"
    assert page.locator("#service-player iframe").count() == 1
    page.click("text=Modifier")
    page.check('input[value="social"]')
    page.uncheck('input[value="video"]')
    page.click("text=Enregistrer mes choix")
    assert page.url == f"{base}/article/phare/"
    assert page.locator("#service-player iframe").count() == 0
    assert page.locator(".band.granted").inner_text().startswith("Traceurs autorisés : Réseaux sociaux")
    page.click("footer >> text=Mon reçu")
    page.click("text=Retirer mon consentement")
    assert page.locator(".band.refused").count() == 1
    context.close()


def test_the_policy_of_the_page_stops_scripts_and_strangers(page: Any, base: str) -> None:
    press(page, base, "refuse")
    page.goto(f"{base}/article/phare/")
    asked: list[str] = []
    page.on("response", lambda response: asked.append(response.url))
    page.evaluate("""() => {
        for (const [tag, name, value] of [['script', 'src', 'https://js.tiers.example/a.js'],
          ['iframe', 'src', 'https://videos.tiers.example/1'], ['img', 'src', 'https://pixel.tiers.example/1.gif']]) {
          const made = document.createElement(tag);
          try { made.setAttribute(name, value); document.body.append(made); } catch (error) { /* refused at once */ }
        }
        const inline = document.createElement('script');
        try { inline.append('window.ran = true'); document.body.append(inline); } catch (error) {}
    }""")
    page.wait_for_timeout(200)
    assert page.evaluate("window.ran") is None
    assert [address for address in asked if not address.startswith(base)] == []
    with pytest.raises(Exception, match="Trusted|TrustedHTML"):
        page.evaluate("document.body.insertAdjacentHTML('beforeend', '<p>x</p>')")


def test_back_after_a_choice_shows_no_stale_banner(page: Any, base: str) -> None:
    page.goto(f"{base}/article/phare/")
    assert page.locator(".banner").count() == 1
    page.click("text=Paramétrer vos choix")
    page.locator('button[value="accept"]').first.click()
    page.wait_for_load_state("load")
    page.go_back()
    page.go_back()
    assert page.url.startswith(f"{base}/article/phare/")
    page.wait_for_selector(".banner", state="detached", timeout=5000)
    assert page.locator(".band.granted").count() == 1


def test_the_listener_comes_back_to_the_second_that_was_heard(page: Any, base: str) -> None:
    page.goto(f"{base}/article/phare/")
    page.evaluate("""() => new Promise(done => { const audio = document.querySelector('audio');
        audio.addEventListener('seeked', done, {once: true}); audio.currentTime = 4.2; })""")
    page.locator('.banner button[value="accept"]').click()
    page.wait_for_url(f"{base}/article/phare/#t=4")
    assert page.locator(".band.granted").count() == 1


def test_print_has_the_article_and_no_banner(page: Any, base: str) -> None:
    page.goto(f"{base}/article/phare/")
    page.emulate_media(media="print")
    assert not page.locator(".banner").is_visible()
    assert not page.locator(".band").is_visible()
    assert page.locator("article h1").is_visible()


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed: https is not tried")
def test_over_https_the_choice_is_host_locked_secure_and_out_of_reach_of_scripts(browser: Any, tmp_path: Path) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    made = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
    subprocess.run([*made, "-subj", "/CN=127.0.0.1", "-keyout", key, "-out", certificate], check=True, capture_output=True)
    shelve(tmp_path / "shelf", "sel")
    app = application(tmp_path / "shelf", PAPER, load_policy(None), open_records(tmp_path / "records.sqlite"))
    with served(app, ssl_keyfile=str(key), ssl_certfile=str(certificate)) as base:
        assert ssl.OPENSSL_VERSION
        context = browser.new_context(ignore_https_errors=True)
        page = context.new_page()
        answer = page.goto(base)
        assert answer.headers["strict-transport-security"].startswith("max-age=")
        page.click("text=Tout accepter")
        page.wait_for_selector(".band.granted")
        (cookie,) = context.cookies()
        assert (cookie["name"], cookie["secure"], cookie["httpOnly"], cookie["sameSite"]) == (
            "__Host-consent",
            True,
            True,
            "Lax",
        )
        assert page.evaluate("document.cookie") == ""
        context.close()


def test_no_hostile_text_runs_or_loads_anything(browser: Any, tmp_path: Path) -> None:
    for number, payload in enumerate(PAYLOADS):
        publish(hostile(payload), b"", tmp_path / "shelf" / f"h{number}")
    paper = Newspaper(name=PAYLOADS[0], tagline=PAYLOADS[3], description=PAYLOADS[5], controller=PAYLOADS[7])
    app = application(tmp_path / "shelf", paper, load_policy(None), open_records(tmp_path / "records.sqlite"))
    dialogs: list[str] = []
    asked: list[str] = []
    complaints: list[str] = []
    with served(app) as base:
        context = browser.new_context()
        page = context.new_page()
        page.on("dialog", lambda dialog: [dialogs.append(dialog.message), dialog.dismiss()][0])  # type: ignore[func-returns-value]
        page.on("request", lambda request: asked.append(request.url))
        page.on(
            "console", lambda message: complaints.append(message.text) if "Content Security Policy" in message.text else None
        )
        for path in ("/", "/confidentialite", *(f"/article/h{number}/" for number in range(len(PAYLOADS)))):
            page.goto(base + path)
            assert page.url == base + path
        context.close()
    assert dialogs == []
    assert [address for address in asked if not address.startswith((base, "data:", "blob:"))] == []
    assert complaints == []
