"""A report of a pronunciation, from the listener's form to the line that an editor runs."""

import argparse
import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from tests.site.comments.payloads import PAYLOADS
from tests.site.dom import dom
from tests.site.frame import ARTICLES, client, frame
from vivevoix.cli import parser
from vivevoix.errors import RecordsError
from vivevoix.site.posted import Pace, line, paragraphs
from vivevoix.site.reports import ReportPages
from vivevoix.site.reports.proposal import proposal
from vivevoix.storage.records.opening import open_records
from vivevoix.storage.records.reports import Report, Reports

HERE = "/article/sel/signaler"
PARSER = parser()
REPORT = {"word": "Kervalan", "sentence": "Kervalan arrive.", "at": "12.5", "text": "On dit « Kèrvalan »."}


@dataclass
class Site:
    store: Reports
    pace: Pace = field(default_factory=lambda: Pace(each=1000, total=1000))

    @property
    def listener(self) -> TestClient:
        return client(ReportPages(self.store, ARTICLES.get, frame, self.pace).routes())

    def one(self) -> Report:
        (only,) = self.store.listed()
        return only


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    records = open_records(tmp_path / "records.sqlite")
    yield Site(Reports(records))
    records.close()


def test_a_report_is_kept_and_the_listener_is_thanked(site: Site) -> None:
    sent = site.listener.post(HERE, data=REPORT)
    assert (sent.status_code, sent.headers["location"]) == (303, "/article/sel/signaler/merci?at=12.5")
    kept = site.one()
    assert (kept.article, kept.word, kept.sentence, kept.at, kept.text, kept.language) == (
        *("sel", "Kervalan", "Kervalan arrive.", 12.5, "On dit « Kèrvalan »."),
        "fr",
    )
    thanks = site.listener.get(sent.headers["location"])
    assert thanks.status_code == 200 and 'href="/article/sel/#t=12.5"' in thanks.text


def test_the_form_is_filled_in_by_a_link_and_sends_itself_back(site: Site) -> None:
    page = dom(site.listener.get(HERE, params={"word": "Kervalan", "sentence": "Kervalan arrive.", "at": "12,5"}).text)
    (form,) = page.xpath("//form")
    assert (form.get("method"), form.get("action")) == ("post", HERE)
    filled = {one.get("name"): one.get("value", (one.text or "").strip()) for one in form.xpath(".//input | .//textarea")}
    assert filled == {"word": "Kervalan", "sentence": "Kervalan arrive.", "at": "12.5", "text": ""}
    assert site.listener.post(form.get("action"), data=filled).status_code == 303
    for control in form.xpath(".//input | .//textarea"):
        assert page.xpath(f"//label[@for='{control.get('id')}']")


@pytest.mark.parametrize("at", ["", "x", "-1", "nan", "inf", "1e99", "12:30"])
def test_a_time_that_is_none_is_left_away(site: Site, at: str) -> None:
    sent = site.listener.post(HERE, data=REPORT | {"at": at})
    assert sent.headers["location"] == "/article/sel/signaler/merci"
    assert site.one().at is None
    assert 'href="/article/sel/"' in site.listener.get("/article/sel/signaler/merci", params={"at": at}).text


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"word": "", "text": "", "sentence": "Une phrase."}, "Indiquez le mot"),
        ({"word": "a" * 101}, "Le mot est trop long"),
        ({"word": "x", "sentence": "a" * 2001}, "La phrase est trop longue"),
        ({"word": "x", "text": "a" * 1001}, "Le texte est trop long"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(site: Site, sent: dict[str, str], said: str) -> None:
    answer = site.listener.post(HERE, data=sent)
    assert answer.status_code == 422 and said in answer.text
    assert all(value in answer.text for value in sent.values())
    assert site.store.listed() == ()


def test_a_flood_is_refused(site: Site) -> None:
    site.pace = Pace(each=2)
    statuses = [site.listener.post(HERE, data={"word": f"mot {number}"}).status_code for number in range(20)]
    assert statuses == [303] * 2 + [429] * 18
    last = site.listener.post(HERE, data={"word": "gardé"})
    assert last.headers["retry-after"] and "gardé" in last.text and "réessayez dans" in last.text


def test_a_full_queue_and_a_broken_disk_are_said(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vivevoix.storage.records.reports.MAX_OPEN", 0)
    full = site.listener.post(HERE, data=REPORT)
    assert full.status_code == 503 and "Kervalan" in full.text and "demain" in full.text

    def broken(*_: object) -> None:
        raise RecordsError("The disk is gone.")

    monkeypatch.setattr(Reports, "add", broken)
    assert "dans une minute" in site.listener.post(HERE, data=REPORT).text


@pytest.mark.parametrize("path", ["/article/rien/signaler", "/article/rien/signaler/merci"])
def test_an_article_that_is_not_there(site: Site, path: str) -> None:
    assert site.listener.get(path).status_code == 404
    if not path.endswith("merci"):
        assert site.listener.post(path, data=REPORT).status_code == 404


def test_what_is_no_form_is_explained(site: Site) -> None:
    answer = site.listener.post(HERE, json=REPORT)
    assert answer.status_code == 415 and "<h1>" in answer.text


def test_readers_of_english_are_spoken_to_in_english(site: Site) -> None:
    assert "How should it be said?" in site.listener.get("/article/tide/signaler").text
    site.listener.post("/article/tide/signaler", data={"word": "Leicester", "text": "Lester"})
    assert "--language en" in proposal_of(site.one())


def test_payloads_are_texts(site: Site) -> None:
    ours = {
        "html",
        "head",
        "meta",
        "title",
        "body",
        "div",
        "p",
        "a",
        "h1",
        "form",
        "label",
        "input",
        "textarea",
        "span",
        "button",
    }
    with site.listener as listener:
        for payload in PAYLOADS:
            query = {"word": payload, "sentence": payload, "at": payload}
            pages = [listener.get(HERE, params=query), listener.post(HERE, data=query | {"text": payload + "x" * 1001})]
            for page in pages:
                for element in dom(page.text).iter():
                    assert element.tag in ours and not any(name.startswith("on") for name in element.attrib)
                    assert element.get("href", "/").startswith("/") and element.get("action", "/").startswith("/")


def report(word: str, text: str, language: str = "fr") -> Report:
    return Report(12, "sel", "", word, None, text, language, datetime(2026, 1, 1, tzinfo=UTC), None, "")


def proposal_of(made: Report) -> str:
    found = proposal(made)
    assert found is not None
    return found.line


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Kèrvalan", "--respelling 'Kèrvalan'"),
        ("On dit « Kèrvalan », pas « Kervalan ».", "--respelling 'Kèrvalan'"),
        ("C’est “ker valane”", "--respelling 'ker valane'"),
        ("Il faut /kɛʁvalɑ̃/", "--ipa 'kɛʁvalɑ̃'"),
        ("[kɛʁvalan] en breton", "--ipa 'kɛʁvalan'"),
        ("Le nom est estropié du début à la fin de cet article, merci", "--respelling '…'"),
        ("", "--respelling '…'"),
        ("« Kervalan »", "--respelling '…'"),
        ("« $(rm -rf ~) »", "--respelling '…'"),
    ],
)
def test_the_line_says_what_the_listener_says(text: str, told: str) -> None:
    made = proposal(report("Kervalan", text))
    assert made is not None and made.complete is ("…" not in told)
    assert made.line == f"vivevoix lexicon add Kervalan {told} --why 'report 12'"


def test_without_a_word_there_is_no_line() -> None:
    assert proposal(report("", "Tout est mal dit")) is None


def understood(line: str) -> argparse.Namespace:
    """The line as a shell splits it and the command line reads it."""
    program, *arguments = shlex.split(line)
    assert program == "vivevoix"
    return PARSER.parse_args(arguments)


WILD = st.one_of(
    st.text(max_size=60), st.sampled_from(PAYLOADS), st.sampled_from(["-x", "--", "`id`", "$(id)", "a;b", "'", "\\", "!!"])
)


@given(word=WILD, text=WILD)
def test_no_text_of_a_listener_leaves_its_place_in_the_line(word: str, text: str) -> None:
    sent = report(line(word), paragraphs(text))
    made = proposal(sent)
    if made is None:
        assert not sent.word
        return
    assert "\n" not in made.line
    args = understood(made.line)
    assert (args.printed, args.why) == (sent.word, "report 12")
    told = args.as_respelling if args.as_ipa is None else args.as_ipa
    assert told == "…" or told in " ".join(sent.text.split())


def test_every_text_is_there_in_both_languages() -> None:
    for row in Path("src/vivevoix/site/reports/texts.tsv").read_text("utf-8").splitlines():
        if row and not row.startswith("#"):
            key, french, english = row.split("\t")
            assert french and english, key
            assert set(re.findall(r"{\w+}", french)) == set(re.findall(r"{\w+}", english)), key
