"""What is let in of what readers post."""

import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from vivevoix.site.posted import FormRefused, Pace, fields, line, paragraphs
from vivevoix.site.posted.fields import LIMIT_BYTES

ANY = st.text(max_size=300)
TOWER = "\u0335\u0321\u0353\u0354\u0331\u0355\u0348\u0314"


async def echo(request: Request) -> Response:
    try:
        return JSONResponse(dict(await fields(request)))
    except FormRefused as error:
        return PlainTextResponse("", error.status)


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    routes = [Route("/echo", echo, methods=["POST"])]
    with TestClient(Starlette(routes=routes), "http://journal.example") as made:
        yield made


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  une   ligne ", "une ligne"),
        ("une\nligne\r\net\tune", "une ligne et une"),
        ("e\u0301te\u0301", "été"),
        ("a\x00b\x1bc\x7fd", "abcd"),
        ("\u202egauche\u202c \u2066x\u2069", "gauche x"),
        ("a\u200bb\ufeffc\u2060d", "abcd"),
        ("\ud800x", "x"),
        ("z" + TOWER, "z" + TOWER[:4]),
        ("👩🏽‍🌾 नमस्ते שָׁלוֹם", "👩🏽‍🌾 नमस्ते שָׁלוֹם"),
        ("\U000e0061\U000e0062caché", "caché"),
    ],
)
def test_a_line_is_what_it_looks_like(typed: str, kept: str) -> None:
    assert line(typed) == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("un\r\ndeux\rtrois\u2028quatre", "un\ndeux\ntrois\nquatre"),
        ("un\n\n\n\n\ndeux", "un\n\ndeux"),
        ("  \n \n un  \n  \n  deux \n", "un\n\ndeux"),
        ("<b>gras</b> & co", "<b>gras</b> & co"),
    ],
)
def test_paragraphs_keep_their_breaks(typed: str, kept: str) -> None:
    assert paragraphs(typed) == kept


@given(ANY)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert line(line(text)) == line(text)
    assert paragraphs(paragraphs(text)) == paragraphs(text)


@given(ANY)
def test_what_is_kept_can_be_kept_anywhere(text: str) -> None:
    for kept in (line(text), paragraphs(text)):
        kept.encode("utf-8")
        assert unicodedata.is_normalized("NFC", kept)
        assert not any(unicodedata.category(sign) in {"Cc", "Cs"} for sign in kept.replace("\n", ""))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(st.dictionaries(st.text(min_size=1, max_size=10), st.text(max_size=50), max_size=5))
def test_a_form_comes_as_it_was_filled_in(client: TestClient, filled: dict[str, str]) -> None:
    filled = {
        name.encode("utf-8", "replace").decode(): value.encode("utf-8", "replace").decode() for name, value in filled.items()
    }
    sent = client.post("/echo", data=filled or {"x": ""})
    assert sent.json() == (filled or {"x": ""})


def test_a_script_may_send_the_same_form_in_parts(client: TestClient) -> None:
    boundary = "x"
    body = f'--{boundary}\r\ncontent-disposition: form-data; name="text"\r\n\r\nÉté\r\n--{boundary}--\r\n'
    kind = {"content-type": f"multipart/form-data; boundary={boundary}"}
    assert client.post("/echo", content=body.encode(), headers=kind).json() == {"text": "Été"}


@pytest.mark.parametrize(
    ("kind", "body", "status"),
    [
        ("application/json", b"{}", 415),
        ("", b"text=x", 415),
        ("text/plain", b"text=x", 415),
        ("application/x-www-form-urlencoded", b"text=" + b"x" * LIMIT_BYTES, 413),
        ("application/x-www-form-urlencoded", b"&".join(b"x=%d" % number for number in range(30)), 400),
        ("application/x-www-form-urlencoded", b"text=\xff", 400),
        ("multipart/form-data", b"text=x", 400),
        (
            "multipart/form-data; boundary=x",
            b'--x\r\ncontent-disposition: form-data; name="f"; filename="a"\r\n\r\nx\r\n--x--\r\n',
            400,
        ),
    ],
)
def test_what_is_no_form_of_ours_is_refused(client: TestClient, kind: str, body: bytes, status: int) -> None:
    assert client.post("/echo", content=body, headers={"content-type": kind}).status_code == status


def test_a_body_without_end_is_not_read_to_the_end(client: TestClient) -> None:
    def endless() -> Iterator[bytes]:
        yield b"text="
        for _ in range(100):
            yield b"x" * 4096

    kind = {"content-type": "application/x-www-form-urlencoded"}
    assert client.post("/echo", content=endless(), headers=kind).status_code == 413


def request_from(host: str | None) -> Request:
    return Request({"type": "http", "client": (host, 1) if host else None, "headers": []})


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_one_sender_is_slowed_and_others_are_not() -> None:
    pace = Pace(each=2, total=10, window_s=600, clock=Clock())
    assert [pace.wait(request_from("192.0.2.1")) for _ in range(4)] == [0, 0, 600, 600]
    assert pace.wait(request_from("192.0.2.2")) == 0


def test_all_together_are_slowed() -> None:
    pace = Pace(each=2, total=10, window_s=600, clock=Clock())
    waits = [pace.wait(request_from(f"192.0.2.{number}")) for number in range(12)]
    assert waits == [0] * 10 + [600] * 2


def test_a_window_ends() -> None:
    clock = Clock()
    pace = Pace(each=1, window_s=600, clock=clock)
    pace.wait(request_from("192.0.2.1"))
    clock.now = 590.5
    assert pace.wait(request_from("192.0.2.1")) == 10
    clock.now = 600
    assert pace.wait(request_from("192.0.2.1")) == 0


def test_one_household_is_one_sender() -> None:
    pace = Pace(each=1, clock=Clock())
    assert [pace.wait(request_from(host)) for host in ("2001:db8::1", "2001:db8::2", "2001:db8:0:1::1")] == [0, 600, 0]
    assert [pace.wait(request_from(host)) for host in ("::ffff:192.0.2.1", "192.0.2.1")] == [0, 600]
    assert [pace.wait(request_from(host)) for host in (None, "testclient", None)] == [0, 0, 600]


def test_no_address_is_kept_and_nothing_outlives_its_window() -> None:
    clock = Clock()
    pace = Pace(clock=clock)
    pace.wait(request_from("192.0.2.77"))
    first = set(pace._by_sender)
    assert "192.0.2.77" not in repr(vars(pace)) and first
    clock.now = 601
    pace.wait(request_from("192.0.2.77"))
    assert len(pace._by_sender) == 1 and not first & set(pace._by_sender)
