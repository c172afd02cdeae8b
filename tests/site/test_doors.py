"""What holds for every request: the host, the origin of a form, its size, the headers of every answer."""

from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from tests.site.conftest import OWN, House
from vivevoix.site.newspaper import Newspaper

HTTPS = Newspaper(address="https://journal.example", embedders=("https://ami.example", "https://autre.example"))
FORM = {"action": "accept"}


@pytest.mark.parametrize(
    ("headers", "taken"),
    [
        ({"sec-fetch-site": "same-origin"}, True),
        ({"sec-fetch-site": "none"}, True),
        ({"sec-fetch-site": "same-site"}, False),
        ({"sec-fetch-site": "cross-site"}, False),
        ({"sec-fetch-site": "cross-site", "origin": "http://testserver"}, False),
        ({"sec-fetch-site": "SAME-ORIGIN"}, False),
        ({"origin": "http://testserver"}, True),
        ({"origin": "http://testserver.evil.example"}, False),
        ({"origin": "https://evil.example"}, False),
        ({"origin": "null"}, False),
        ({"origin": "http://[::"}, False),
        ({"referer": "http://testserver/article/sel/"}, True),
        ({"referer": "http://evil.example/http://testserver/"}, False),
        ({"origin": "https://evil.example", "referer": "http://testserver/"}, False),
        ({}, False),
    ],
)
def test_a_form_is_taken_from_pages_of_ours_alone(reader: TestClient, headers: dict[str, str], taken: bool) -> None:
    answer = reader.post("/consentement", data=FORM, headers=headers)
    assert answer.status_code == (303 if taken else 403)
    assert ("set-cookie" in answer.headers) is taken
    if not taken:
        assert "depuis un autre site" in answer.text


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "BREW"])
def test_other_methods_are_refused_in_style(reader: TestClient, method: str) -> None:
    answer = reader.request(method, "/consentement", headers=OWN)
    assert answer.status_code == 405
    assert "<h1>" in answer.text


def test_a_form_may_not_be_larger_than_it_needs(reader: TestClient) -> None:
    assert reader.post("/consentement", data={"action": "x" * 70_000}, headers=OWN).status_code == 413

    def pieces() -> object:
        for _ in range(100):
            yield b"action=" + b"x" * 1000

    kind = {"content-type": "application/x-www-form-urlencoded"}
    assert reader.post("/consentement", content=pieces(), headers=OWN | kind).status_code == 413  # type: ignore[arg-type]


@pytest.mark.parametrize("length", ["-1", "abc", "1e3", "99999999999999999999"])
def test_a_length_that_is_none_is_refused(reader: TestClient, length: str) -> None:
    assert reader.post("/consentement", content=b"", headers=OWN | {"content-length": length}).status_code == 413


def test_with_an_address_other_names_get_nothing(make: Callable[..., House]) -> None:
    client = make(HTTPS).client()
    assert client.get("/").status_code == 200
    assert client.get("/", headers={"host": "rebound.evil.example"}).status_code == 421
    assert client.get("/", headers={"host": "127.0.0.1:8000"}).status_code == 200


@pytest.mark.parametrize(
    "path", ["/", "/article/sel/", "/consentement", "/nulle", "/commentaires/sel", "/article/sel/audio.mp3"]
)
def test_every_answer_has_the_headers_of_safety(make: Callable[..., House], path: str) -> None:
    headers = make(HTTPS).client().get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["strict-transport-security"].startswith("max-age=63072000")
    assert "cache-control" in headers
    assert "server" not in headers


def test_no_promise_of_https_over_http(reader: TestClient) -> None:
    assert "strict-transport-security" not in reader.get("/").headers


def test_only_the_players_own_page_may_be_framed_and_by_whom_the_newspaper_names(make: Callable[..., House]) -> None:
    client = make(HTTPS).client()
    policy = client.get("/article/sel/embed").headers["content-security-policy"]
    assert "frame-ancestors 'self' https://ami.example https://autre.example" in policy
    for path in ("/article/sel/", "/commentaires/embed", "/rubrique/embed", "/article/embed/", "/article/sel/x/embed"):
        assert "frame-ancestors 'none'" in client.get(path).headers["content-security-policy"], path


def test_the_players_page_counts_nobody_and_asks_nothing(make: Callable[..., House]) -> None:
    answer = make(HTTPS).client().get("/article/sel/embed", headers={"sec-gpc": "1", "sec-fetch-dest": "iframe"})
    assert answer.status_code == 200
    assert "set-cookie" not in answer.headers
    assert 'beacon="' not in answer.text
    assert 'class="banner"' not in answer.text


def test_another_sites_page_may_load_the_player_and_what_it_plays(make: Callable[..., House]) -> None:
    client = make(HTTPS).client()
    for path in ("/static/vive-voix.js", "/article/sel/audio.mp3", "/article/sel/timing.json", "/article/sel/transcript.vtt"):
        headers = client.get(path).headers
        assert headers["access-control-allow-origin"] == "*" and headers["cross-origin-resource-policy"] == "cross-origin"
    for path in ("/", "/article/sel/", "/article/sel/edition.json", "/consentement"):
        headers = client.get(path).headers
        assert "access-control-allow-origin" not in headers and headers["cross-origin-resource-policy"] == "same-origin"


@pytest.mark.parametrize(("origin", "status"), [("https://ami.example", 303), ("https://evil.example", 403), ("null", 403)])
def test_a_report_is_taken_from_a_site_that_may_embed_the_player(make: Callable[..., House], origin: str, status: int) -> None:
    client = make(HTTPS).client()
    sent = {"sec-fetch-site": "cross-site", "origin": origin}
    report = {"sentence": "Le sel revient.", "word": "sel", "at": "1.5", "text": "On entend « cel »."}
    assert client.post("/article/sel/signaler", data=report, headers=sent).status_code == status
    assert client.post("/consentement", data=FORM, headers=sent).status_code == 403
    assert client.post("/article/sel/", data=report, headers=sent).status_code in {403, 405}
