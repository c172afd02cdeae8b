"""The small edition on a site: its page in a frame, the player, a page of another publisher."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from tests.publishing import samples
from tests.publishing.chromium import Tab
from tests.publishing.served import Resource
from vivevoix.model import Edition
from vivevoix.publishing import Frame, edition_document, page, transcript
from vivevoix.publishing.assets import ASSETS, asset
from vivevoix.publishing.timing import encoded_timing

STRICT = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; connect-src 'self';"
    " form-action 'self'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
)
FRAME = Frame(
    base="/article/sel/",
    address="https://exemple.fr/article/sel/",
    styles=("/static/page.css",),
    scripts=("/static/vive-voix.js",),
    slug="sel",
    report="/report",
    beacon="/measure",
)
ANYBODY = {"Access-Control-Allow-Origin": "*"}
PLAYER = "document.querySelector('vive-voix')"
ROOT = f"{PLAYER}.shadowRoot"
SENTENCE = "[...(CSS.highlights.get('vv-sentence') ?? [])].map(range => range.toString()).join('|')"
WORD = "[...(CSS.highlights.get('vv-word') ?? [])].map(range => range.toString()).join('|')"
DOUBT = "[...(CSS.highlights.get('vv-doubt') ?? [])].map(range => range.toString())"
STATUS = f"{ROOT}.querySelector('.status').textContent"


def statics() -> dict[str, Resource]:
    """What a site serves beside its pages, to everybody."""
    own = {f"/static/{name}": Resource(kind, asset(name).encode(), ANYBODY) for name, kind in ASSETS.items()}
    return own | {"/favicon.ico": Resource("image/png", samples.picture(16, 16))}


def files(edition: Edition, base: str = "/article/sel/") -> dict[str, Resource]:
    """An edition's files."""
    document = edition_document(edition, "image.png")
    return {
        f"{base}audio.mp3": Resource("audio/mpeg", samples.sound(edition), ANYBODY),
        f"{base}image.png": Resource("image/png", samples.picture(640, 360)),
        f"{base}transcript.vtt": Resource("text/vtt", transcript(document).encode()),
        f"{base}timing.json": Resource("application/json", encoded_timing(document), ANYBODY),
    }


def framed(edition: Edition, document: Any = None, **changes: Any) -> Resource:
    """The article page as a server sends it, under a strict policy."""
    made = page(document or edition_document(edition, "image.png"), replace(FRAME, **changes))
    return html(made, {"Content-Security-Policy": STRICT})


def html(text: str, headers: Mapping[str, str] | None = None) -> Resource:
    """A page."""
    return Resource("text/html; charset=utf-8", text.encode(), headers or {})


def ready(tab: Tab, address: str) -> None:
    """Goes to a page and waits until its player knows the times and the sound."""
    tab.visit(address)
    tab.run(
        f"(async () => {{ const player = {PLAYER}; const wait = () => new Promise(done => setTimeout(done, 10));"
        "for (let i = 0; i < 300 && !(player.audio?.readyState && player.page?.text); i++) await wait() })()"
    )


def seek(tab: Tab, seconds: float) -> None:
    """Sets the player's clock and waits until it has followed."""
    tab.run(
        f"new Promise(done => {{ const player = {PLAYER};"
        f"player.audio.addEventListener('seeked', () => setTimeout(done, 0), {{once: true}}); player.seek({seconds}) }})"
    )


def media(tab: Tab, **features: str) -> None:
    """What the reader's system prefers."""
    wanted = [{"name": name.replace("_", "-"), "value": value} for name, value in features.items()]
    tab.call("Emulation.setEmulatedMedia", media="", features=wanted)


def press(tab: Tab, control: str) -> None:
    """A click on a control of the player."""
    tab.run(f"{ROOT}.querySelector('{control}').click()")


def choose(tab: Tab, name: str, value: str) -> None:
    """Another value of a select or slider, as the listener's hand gives it."""
    tab.run(
        f"(() => {{ const control = {ROOT}.querySelector('[name={name}]'); control.value = '{value}';"
        "for (const kind of ['input', 'change']) control.dispatchEvent(new Event(kind)) })()"
    )


def pause_after(tab: Tab, milliseconds: int) -> None:
    """Lets it play for a while, then stops it."""
    tab.run(f"new Promise(done => setTimeout(() => {{ {PLAYER}.pause(); setTimeout(done, 30) }}, {milliseconds}))")
