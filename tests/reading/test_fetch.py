"""Fetching, from a real server on the loopback network."""

import gzip
import socket
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler

import pytest

from tests.reading.samples import PAGE, Server, serving
from vivevoix.errors import SourceEmpty, SourceNotFound, SourceNotText, SourceRefused, SourceTimeout, SourceTooLarge
from vivevoix.reading import fetch as fetching
from vivevoix.reading import read, source_of
from vivevoix.reading.fetch import checked_url, fetch, resolved


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as told:
        yield told


def test_a_page_becomes_an_article(server: Server) -> None:
    url = server.page("/a?id=1", PAGE)
    article = read(source_of(url), allow_private=True)
    assert article.title == "À Port-Salin, la criée rouvre après deux ans de travaux"
    assert article.canonical_url == server.url + "/criee"
    assert article.image is not None
    assert article.image.address == server.url + "/criee.jpg"


def test_the_server_learns_who_asks_and_under_which_name(server: Server) -> None:
    fetch(server.page("/a", PAGE), allow_private=True)
    path, headers = server.asked[-1]
    assert path == "/a"
    assert headers["User-Agent"].startswith("ViveVoix/")
    assert headers["Host"] == server.url.removeprefix("http://")


def test_this_machine_is_not_fetched_from_unless_allowed(server: Server) -> None:
    with pytest.raises(SourceRefused):
        fetch(server.page("/a", PAGE))
    with pytest.raises(SourceRefused, match="private address"):
        fetch("http://localhost/")
    assert server.asked == []


@pytest.mark.parametrize(
    "inner", ["http://169.254.169.254/latest", "http://10.0.0.1/", "http://[::ffff:10.0.0.1]/", "http://0x0a.1/"]
)
def test_a_redirect_to_a_private_address_is_refused(server: Server, inner: str) -> None:
    with pytest.raises(SourceRefused):
        fetch(server.redirect("/a", inner), allow_private=True)


def test_a_redirect_to_another_scheme_is_refused(server: Server) -> None:
    with pytest.raises(SourceRefused, match="no http or https"):
        fetch(server.redirect("/a", "file:///etc/passwd"), allow_private=True)


def test_redirects_are_followed_five_times_and_no_more(server: Server) -> None:
    server.page("/5", PAGE)
    for number in range(5):
        server.redirect(f"/{number}", f"/{number + 1}")
    assert fetch(server.url + "/0", allow_private=True).url == server.url + "/5"
    with pytest.raises(SourceRefused, match="redirects more than 5 times"):
        fetch(server.redirect("/round", "/round"), allow_private=True)


def test_a_name_with_one_private_address_among_public_ones_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80)) for address in ("93.184.216.34", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: answers)
    with pytest.raises(SourceRefused, match="private address"):
        resolved("journal.example", 80, allow_private=False)


def test_the_checked_address_is_the_one_connected_to(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    port = int(server.url.rpartition(":")[2])
    asked: list[str] = []

    def answer(host: str, *args: object, **kwargs: object) -> list[tuple[object, ...]]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    server.page("/a", PAGE)
    monkeypatch.setattr(socket, "getaddrinfo", answer)
    fetch(f"http://journal.example:{port}/a", allow_private=True)
    # Once for robots.txt and once for the page by its name; the connection itself looks up figures alone.
    assert asked[0] == "journal.example"
    assert set(asked) <= {"journal.example", "127.0.0.1"}
    assert server.asked[-1][1]["Host"] == f"journal.example:{port}"


def test_no_network_may_be_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*args: object, **kwargs: object) -> None:
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    monkeypatch.setattr(socket, "getaddrinfo", away)
    with pytest.raises(SourceTimeout) as caught:
        fetch("https://journal.example/a")
    assert caught.value.permanent is False


def test_an_unknown_server_and_a_closed_port(server: Server) -> None:
    with pytest.raises(SourceNotFound):
        fetch("http://journal.invalid/")
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        with pytest.raises(SourceNotFound):
            fetch(f"http://127.0.0.1:{held.getsockname()[1]}/", allow_private=True)


@pytest.mark.parametrize(
    ("status", "error"),
    [(404, SourceNotFound), (410, SourceNotFound), (403, SourceRefused), (401, SourceRefused), (503, SourceTimeout)],
)
def test_the_answer_of_the_server_tells_the_error(server: Server, status: int, error: type[Exception]) -> None:
    server.answers["/a"] = (status, {}, b"no")
    with pytest.raises(error):
        fetch(server.url + "/a", allow_private=True)


def test_a_page_of_20_megabytes_is_refused(server: Server) -> None:
    with pytest.raises(SourceTooLarge):
        fetch(server.page("/a", b"<p>" + b"a" * 20_000_000), allow_private=True)


def test_a_page_that_unfolds_to_a_gigabyte_is_refused_at_once(server: Server) -> None:
    bomb = gzip.compress(b"\0" * 200_000_000, compresslevel=9)
    started = time.monotonic()
    with pytest.raises(SourceTooLarge):
        fetch(server.page("/a", bomb, Content_Encoding="gzip"), allow_private=True)
    assert time.monotonic() - started < 5


def test_a_compressed_page_is_read(server: Server) -> None:
    url = server.page("/a", gzip.compress(PAGE.encode()), Content_Encoding="gzip")
    assert fetch(url, allow_private=True).body == PAGE.encode()


def test_a_server_that_trickles_is_left(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    def trickle(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        for _ in range(100):
            try:
                handler.wfile.write(b"a")
            except OSError:
                return
            time.sleep(0.05)

    server.answers["/a"] = trickle
    monkeypatch.setattr(fetching, "SECONDS", 0.5)
    started = time.monotonic()
    with pytest.raises(SourceTimeout):
        fetch(server.url + "/a", allow_private=True)
    assert time.monotonic() - started < 2


def test_a_pdf_given_as_a_page_is_named(server: Server) -> None:
    with pytest.raises(SourceNotText, match="PDF"):
        fetch(server.page("/a.html", b"%PDF-1.7\n..."), allow_private=True)


def test_a_picture_may_be_fetched_as_a_picture(server: Server) -> None:
    assert fetch(server.page("/a.png", b"\x89PNG\r\n", "image/png"), allow_private=True, media=True).content_type == "image/png"


def test_robots_txt_is_obeyed(server: Server) -> None:
    server.page("/robots.txt", "User-agent: *\nDisallow: /private/", "text/plain")
    with pytest.raises(SourceRefused, match="robots"):
        fetch(server.page("/private/a", PAGE), allow_private=True)
    assert fetch(server.page("/public/a", PAGE), allow_private=True).body


def test_an_empty_answer_is_no_article(server: Server) -> None:
    with pytest.raises(SourceEmpty):
        read(source_of(server.page("/a", "  ")), allow_private=True)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://a.test/",
        "file:///etc/passwd",
        "http://",
        "http://user:word@a.test/",
        "http://a.test:8022/",
        "http://a.test\\@b.test/",
        "http://[/",
    ],
)
def test_addresses_that_are_refused_unseen(url: str) -> None:
    with pytest.raises(SourceRefused):
        checked_url(url)


def test_the_charset_of_the_header_counts(server: Server) -> None:
    url = server.page(
        "/a", PAGE.replace('<meta charset="utf-8">', "").encode("cp1252", "ignore"), "text/html; charset=windows-1252"
    )
    assert read(source_of(url), allow_private=True).title.startswith("À Port-Salin")
