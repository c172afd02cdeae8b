"""One browser and one site of fixed pages for the tests of the player."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.publishing import samples
from tests.publishing.chromium import Tab, chromium
from tests.publishing.served import Served, served
from tests.publishing.site import (
    files,
    framed,
    html,
    ready,
    statics,
)
from vivevoix.model import Chapter, Edition


def spoken() -> Edition:
    """The small edition with two chapters."""
    made = samples.edition()
    whole = made.track.audio.duration
    chapters = (Chapter(made.article.title, 2.55, 9.0), Chapter("Un métier dur", 9.2, whole))
    return replace(made, track=replace(made.track, chapters=chapters))


@pytest.fixture(scope="module")
def site() -> Iterator[Served]:
    """The small edition in a frame, its page in variants, and a home page with a list of two."""
    made, other = spoken(), samples.edition(samples.article(title="La digue", blocks=samples.BLOCKS[1:3]), {})
    listed = "".join(
        f'<li><a href="/article/{n}/" data-timing="/article/{n}/timing.json">{n}</a></li>' for n in ("sel", "digue")
    )
    home = '<!doctype html><html lang="fr"><title>Une</title><script type="module" src="/static/vive-voix.js"></script>'
    pages = {
        "/article/sel/": framed(made),
        "/agreed/": framed(made, resume=True),
        "/plain/": framed(made, report="", beacon=""),
        "/english/": framed(samples.edition(samples.article(language="en"))),
        "/home/": html(f"{home}<main><vive-voix beacon=/measure><ol>{listed}</ol></vive-voix></main></html>"),
    }
    with served({**pages, **statics(), **files(made), **files(other, "/article/digue/")}) as state:
        yield state


@pytest.fixture(scope="module")
def browser() -> Iterator[Tab]:
    with chromium() as tab:
        yield tab


@pytest.fixture
def tab(browser: Tab, site: Served) -> Iterator[Tab]:
    """The browser at the article, its storage empty."""
    site.posted.clear()
    ready(browser, site.origin + "/article/sel/")
    yield browser
    browser.run("localStorage.clear()")
    browser.call("Emulation.setEmulatedMedia", media="", features=[])
    browser.call("Emulation.clearDeviceMetricsOverride")
