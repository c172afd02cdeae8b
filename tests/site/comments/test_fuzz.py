"""Whatever is sent, the answer is a page that we meant to give."""

from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from tests.site.comments.payloads import PAYLOADS
from tests.site.frame import ARTICLES, Consent, ask, client, frame
from vivevoix.site.comments import CommentPages
from vivevoix.site.posted import Pace
from vivevoix.site.reports import ReportPages
from vivevoix.storage.records.comments import Comments
from vivevoix.storage.records.engine import MEMORY
from vivevoix.storage.records.opening import open_records
from vivevoix.storage.records.reports import Reports

PATHS = ("/commentaires/sel", "/mon-commentaire", "/article/tide/signaler")
MEANT = {200, 201, 303, 400, 404, 409, 413, 415, 422}
FORM = "application/x-www-form-urlencoded"
KINDS = st.one_of(
    st.sampled_from([FORM, f"{FORM}; charset=x", "multipart/form-data; boundary=b", "multipart/form-data; boundary="]),
    st.text(st.characters(codec="latin-1", categories=("L", "N", "P")), max_size=30),
)
NAMES = st.sampled_from(["name", "text", "parent", "website", "code", "act", "word", "sentence", "at", "x"])
ANY = st.one_of(st.text(max_size=80), st.sampled_from(PAYLOADS), st.integers().map(str), st.floats().map(str))
BODIES = st.one_of(
    st.binary(max_size=300),
    st.dictionaries(NAMES, ANY).map(lambda sent: urlencode(sent, errors="replace").encode()),
    st.binary(max_size=200).map(
        lambda part: b'--b\r\ncontent-disposition: form-data; name="text"\r\n\r\n' + part + b"\r\n--b--\r\n"
    ),
)
many = settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def reader() -> Iterator[TestClient]:
    """Comments and reports that nobody slows down."""
    records, pace = open_records(MEMORY), Pace(each=10**9, total=10**9)
    comments = CommentPages(Comments(records), ARTICLES.get, frame, Consent(), ask, pace, hold=False)
    reports = ReportPages(Reports(records), ARTICLES.get, frame, pace)
    with client([*comments.routes(), *reports.routes()]) as made:
        yield made


@many
@given(path=st.sampled_from(PATHS), kind=KINDS, body=BODIES)
def test_any_form_is_answered(reader: TestClient, path: str, kind: str, body: bytes) -> None:
    sent = reader.post(path, content=body, headers=[(b"content-type", kind.encode("latin-1"))])
    assert sent.status_code in MEANT
    if sent.status_code != 303:
        assert sent.headers["content-type"].startswith("text/html") and "<h1>" in sent.text


@many
@given(path=st.sampled_from(PATHS), asked=st.dictionaries(st.sampled_from(["page", "reponse", "word", "sentence", "at"]), ANY))
def test_any_question_is_answered(reader: TestClient, path: str, asked: dict[str, str]) -> None:
    assert reader.get(f"{path}?{urlencode(asked, errors='replace')}").status_code == 200
