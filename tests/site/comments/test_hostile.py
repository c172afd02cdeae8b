"""Payloads in every field of a comment: kept as they were typed, shown as text, executed never."""

from pathlib import Path

import pytest

from tests.publishing.chromium import chromium, needs_chromium
from tests.site.comments.payloads import PAYLOADS
from tests.site.dom import dom
from tests.site.frame import Consent, ask, client, frame
from vivevoix.site.comments import CommentPages
from vivevoix.site.comments.draft import NAME_LIMIT
from vivevoix.site.posted import Pace, Subject, line, paragraphs
from vivevoix.storage.records.comments import Comments
from vivevoix.storage.records.engine import MEMORY
from vivevoix.storage.records.opening import open_records


@pytest.fixture(scope="module")
def pages() -> list[str]:
    """For each payload an article of that title: its thread with an answer's form, the form refused, the receipt refused."""
    store = Comments(open_records(MEMORY))
    articles = {f"p{number}": Subject(f"p{number}", payload, "fr") for number, payload in enumerate(PAYLOADS)}
    site = CommentPages(store, articles.get, frame, Consent(), ask, Pace(each=10**6, total=10**6), hold=False)
    made = []
    with client(site.routes()) as reader:  # one thread for all requests
        for slug, article in articles.items():
            here, payload = f"/commentaires/{slug}", article.title
            sent = reader.post(here, data={"name": line(payload)[:NAME_LIMIT], "text": payload})
            if sent.status_code == 422:  # a payload with more links than are let in
                sent = reader.post(here, data={"name": "Ada", "text": payload.replace("http", "hxxp")})
            assert sent.status_code == 201, payload
            (comment,) = store.thread(slug)
            made.append(reader.get(f"{here}?reponse={comment.id}").text)
            made.append(reader.post(here, data={"name": payload * 9, "text": payload * 999, "website": payload}).text)
            made.append(reader.post("/mon-commentaire", data={"code": payload}).text)
    return made


def test_each_payload_is_kept_and_shown_as_it_was_typed(pages: list[str]) -> None:
    shown = {element.text_content() for page in pages for element in dom(page).find_class("said")}
    whole = [payload for payload in PAYLOADS if "".join(paragraphs(payload).split("\n")) in shown]
    assert len(whole) >= len(PAYLOADS) - 3  # those with more links than are let in


def test_no_page_has_an_element_that_a_payload_brought(pages: list[str]) -> None:
    ours = {
        *(
            "html",
            "head",
            "meta",
            "title",
            "body",
            "div",
            "section",
            "h1",
            "h2",
            "h3",
            "p",
            "a",
            "ol",
            "li",
            "nav",
            "br",
            "bdi",
        ),
        *("article", "header", "time", "form", "input", "textarea", "label", "span", "button", "blockquote", "code"),
    }
    for page in pages:
        for element in dom(page).iter():
            assert element.tag in ours
            assert not any(name.startswith("on") or name in {"style", "src", "srcdoc"} for name in element.attrib), page
            for name in ("href", "action", "formaction"):
                assert element.get(name, "/").lower().startswith(("/", "#", "http://", "https://"))


@pytest.mark.browser
@needs_chromium
def test_nothing_runs_and_nothing_is_loaded_in_a_browser(pages: list[str], tmp_path: Path) -> None:
    """Without a Content-Security-Policy, so that only the escaping is on trial."""
    ran: list[str] = []
    asked: list[str] = []
    with chromium() as tab:
        for number in range(0, len(pages), 40):  # a document each would take a minute
            file = tmp_path / f"{number}.html"
            file.write_text("".join(pages[number : number + 40]), "utf-8")
            tab.open(file)
            tab.run("document.querySelectorAll('a, input, textarea, button').forEach(element => element.focus())")
            ran += [event["message"] for event in tab.named("Page.javascriptDialogOpening")]
            asked += [address for address in tab.requests() if address != file.as_uri()]
    assert (ran, asked) == ([], [])
