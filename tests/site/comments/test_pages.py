"""The comments as a reader without JavaScript meets them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from starlette.requests import Request
from starlette.testclient import TestClient

from tests.site.dom import dom
from tests.site.frame import ARTICLES, Consent, ask, client, frame
from vivevoix.errors import RecordsError
from vivevoix.site.comments import CommentPages
from vivevoix.site.comments.draft import NAME_LIMIT, TEXT_LIMIT, TRAP
from vivevoix.site.comments.thread import PER_PAGE
from vivevoix.site.posted import Pace
from vivevoix.storage.records.comments import Comment, Comments, State
from vivevoix.storage.records.opening import open_records

HERE = "/commentaires/sel"


@dataclass
class Site:
    store: Comments
    consent: Consent = field(default_factory=Consent)
    hold: bool = True
    pace: Pace = field(default_factory=lambda: Pace(each=1000, total=1000))

    @property
    def pages(self) -> CommentPages:
        return CommentPages(self.store, ARTICLES.get, frame, self.consent, ask, self.pace, self.hold)

    @property
    def reader(self) -> TestClient:
        return client(self.pages.routes())

    def write(self, name: str = "Ada", text: str = "Bravo.", **more: str) -> Any:
        """The page that answers a comment."""
        return dom(self.reader.post(HERE, data={"name": name, "text": text, **more}).text)

    def code(self, text: str) -> str:
        """The receipt of a comment that is written."""
        return str(self.write(text=text).xpath("string(//*[@class='code'])"))

    def one(self) -> Comment:
        (only,) = self.store.listed()
        return only


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    records = open_records(tmp_path / "records.sqlite")
    yield Site(Comments(records))
    records.close()


def test_a_comment_is_held_until_it_is_approved(site: Site) -> None:
    sent = site.reader.post(HERE, data={"name": " Ada  Roux ", "text": "Bravo.\r\n\r\nEncore."})
    assert sent.status_code == 201 and "Commentaire reçu" in sent.text
    assert sent.headers["cache-control"] == "private, no-store"
    assert (site.one().name, site.one().text, site.one().state) == ("Ada Roux", "Bravo.\n\nEncore.", State.HELD)
    assert "Bravo." not in site.reader.get(HERE).text
    site.store.approve(site.one().id)
    shown = site.reader.get(HERE)
    assert "<p>Bravo.</p><p>Encore.</p>" in shown.text and "1 commentaire" in shown.text


def test_a_newspaper_may_publish_at_once(site: Site) -> None:
    site.hold = False
    assert "Commentaire publié" in site.reader.post(HERE, data={"name": "Ada", "text": "Vite"}).text
    assert "Vite" in site.reader.get(HERE).text


def test_nothing_of_the_reader_is_kept_but_name_and_text(site: Site, tmp_path: Path) -> None:
    headers = {"user-agent": "Navigateur-Reconnaissable/1.0", "referer": "http://journal.example/lu-avant"}
    site.reader.post(HERE, data={"name": "Ada", "text": "Bravo."}, headers=headers)
    kept = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"Ada" in kept
    for trace in (b"10.0.0.7", b"Reconnaissable", b"lu-avant"):
        assert trace not in kept


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_without_consent_nothing_answers_but_the_question(site: Site, method: str) -> None:
    site.consent.given = False
    answer = site.reader.request(method, HERE, data={"name": "Ada", "text": "Bravo."} if method == "POST" else None)
    assert answer.status_code == 403
    page = dom(answer.text)
    (form,) = page.xpath("//form")
    assert (form.get("method"), form.get("action")) == ("post", "/consentement")
    assert form.xpath("string(.//input[@name='back']/@value)") == HERE
    assert "réseaux sociaux" in answer.text
    assert site.store.listed() == ()


def test_the_section_asks_for_consent_in_place_of_the_thread(site: Site) -> None:
    site.store.approve(_held(site, "Visible"))
    site.consent.asked.clear()
    request = Request({"type": "http", "path": "/article/sel/", "headers": []})
    assert "Visible" in site.pages.section(request, ARTICLES["sel"])
    site.consent.given = False
    closed = site.pages.section(request, ARTICLES["sel"])
    assert "Visible" not in closed and "<textarea" not in closed and 'value="/article/sel/#commentaires"' in closed
    assert site.consent.asked == ["/article/sel/"] * 2


def _held(site: Site, text: str, parent: int | None = None) -> int:
    more = {} if parent is None else {"parent": str(parent)}
    site.write(text=text, **more)
    return next(one.id for one in site.store.listed() if one.text == text)


def test_an_answer_names_what_it_answers_and_stands_under_it(site: Site) -> None:
    site.hold = False
    first = _held(site, "Question ?")
    page = dom(site.reader.get(f"{HERE}?reponse={first}").text)
    assert page.xpath("string(//input[@name='parent']/@value)") == str(first)
    assert "Question ?" in page.xpath("string(//blockquote)")
    second = _held(site, "Réponse.", first)
    third = _held(site, "Merci.", second)
    page = dom(site.reader.get(HERE).text)
    under = page.xpath(f"//li[article[@id='comment-{first}']]/ol/li/article/@id")
    assert under == [f"comment-{second}", f"comment-{third}"]
    assert page.xpath(f"//article[@id='comment-{third}']//p[@class='to']/a/@href") == [f"#comment-{second}"]


def test_every_answer_link_leads_to_a_form(site: Site) -> None:
    site.hold = False
    _held(site, "Question ?")
    page = dom(site.reader.get(HERE).text)
    (link,) = page.xpath("//p[@class='act']/a/@href")
    assert 'name="parent"' in site.reader.get(link).text


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"name": "", "text": "Bravo."}, "Indiquez un nom"),
        ({"name": " \u200b ", "text": "Bravo."}, "Indiquez un nom"),
        ({"name": "Ada", "text": " \n \x00"}, "Écrivez votre commentaire"),
        ({"name": "A" * (NAME_LIMIT + 1), "text": "Bravo."}, "Le nom est trop long"),
        ({"name": "Ada", "text": "é" * (TEXT_LIMIT + 1)}, "trop long"),
        ({"name": "Ada", "text": "http://a.fr https://b.fr www.c.fr"}, "trop de liens"),
        ({"name": "Ada", "text": "Bravo.", TRAP: "http://spam.example"}, "doit rester vide"),
        ({}, "Indiquez un nom"),
    ],
)
def test_what_is_wrong_is_said_and_no_word_is_lost(site: Site, sent: dict[str, str], said: str) -> None:
    answer = site.reader.post(HERE, data=sent or {"x": "y"})
    assert answer.status_code == 422 and said in answer.text
    page = dom(answer.text)
    (area,) = page.xpath("//textarea")
    assert (area.text or "").strip("\n") == sent.get("text", "").strip().strip("\x00").strip()
    assert page.xpath(f"string(//input[@name='{TRAP}']/@value)") == ""
    assert site.store.listed() == ()


def test_a_fault_is_tied_to_its_field(site: Site) -> None:
    page = site.write(name="")
    (name,) = page.xpath("//input[@name='name']")
    assert name.get("aria-invalid") == "true"
    for described in name.get("aria-describedby").split():
        assert page.xpath(f"//*[@id='{described}']"), described
    assert page.xpath("//*[@role='alert']")


def test_what_is_wrong_comes_before_the_thread_and_in_the_title(site: Site) -> None:
    site.hold = False
    _held(site, "Déjà là")
    page = site.write(name="")
    assert page.xpath("string(//title)").startswith("Votre commentaire n’a pas été envoyé.")
    assert page.xpath("//form[@id='ecrire']/following::ol[@class='thread']")
    assert dom(site.reader.get(HERE).text).xpath("//form[@id='ecrire']/preceding::ol[@class='thread']")


def test_as_much_as_is_allowed_is_taken(site: Site) -> None:
    text = ("🧂" * 99 + "\n") * (TEXT_LIMIT // 100)
    assert site.reader.post(HERE, data={"name": "A" * NAME_LIMIT, "text": text}).status_code == 201


def test_a_flood_is_refused_and_the_reader_keeps_the_text(site: Site) -> None:
    site.pace = Pace(each=3, total=100)
    statuses = [site.reader.post(HERE, data={"name": "Bot", "text": f"Flot {number}"}).status_code for number in range(50)]
    assert statuses == [201] * 3 + [429] * 47
    last = site.reader.post(HERE, data={"name": "Ada", "text": "Mon texte, long à écrire"})
    assert 1 <= int(last.headers["retry-after"]) <= 600
    assert "réessayez dans 10 min" in last.text and "Mon texte, long à écrire" in last.text
    assert len(site.store.listed()) == 3
    other = client(site.pages.routes(), host="10.0.0.8")
    assert other.post(HERE, data={"name": "Ada", "text": "D’ailleurs"}).status_code == 201


def test_a_flood_from_everywhere_is_refused_too(site: Site) -> None:
    site.pace = Pace(each=3, total=5)
    statuses = [
        client(site.pages.routes(), f"10.0.1.{number}").post(HERE, data={"name": "Bot", "text": str(number)}).status_code
        for number in range(8)
    ]
    assert statuses == [201] * 5 + [429] * 3


def test_the_same_comment_twice_is_taken_once(site: Site) -> None:
    site.write()
    again = site.reader.post(HERE, data={"name": "Ada", "text": "Bravo."})
    assert again.status_code == 409 and "déjà été reçu" in again.text
    assert len(site.store.listed()) == 1


def test_an_answer_to_what_is_gone_keeps_its_text(site: Site) -> None:
    answer = site.reader.post(HERE, data={"name": "Ada", "text": "Je réponds", "parent": "404"})
    assert answer.status_code == 409 and "Je réponds" in answer.text and 'name="parent"' not in answer.text


@pytest.mark.parametrize("parent", ["-1", "1e3", "٣", "9" * 5000, "' OR 1=1", ""])
def test_a_strange_number_is_no_number(site: Site, parent: str) -> None:
    assert site.reader.post(HERE, data={"name": "Ada", "text": f"Texte {parent[:9]}", "parent": parent}).status_code == 201
    for query in ({"page": parent}, {"reponse": parent}):
        assert site.reader.get(HERE, params=query).status_code == 200


@pytest.mark.parametrize("path", ["/commentaires/rien", "/commentaires/..%2f..%2fetc%2fpasswd", "/commentaires/%00"])
def test_an_article_that_is_not_there(site: Site, path: str) -> None:
    assert site.reader.get(path).status_code == 404
    assert site.reader.post(path, data={"name": "Ada", "text": "Bravo."}).status_code == 404


@pytest.mark.parametrize(("kind", "status"), [("application/json", 415), ("application/x-www-form-urlencoded", 413)])
def test_what_is_no_form_is_explained(site: Site, kind: str, status: int) -> None:
    answer = site.reader.post(HERE, content=b"x" * 100_000, headers={"content-type": kind})
    assert answer.status_code == status and "<h1>" in answer.text


def test_the_author_sees_and_erases_with_the_receipt_whatever_was_chosen(site: Site) -> None:
    code = site.code("À effacer")
    assert re.fullmatch(r"(\w{5}-){4}\w{5}", code)
    site.consent.given = False
    seen = site.reader.post("/mon-commentaire", data={"code": code, "act": "see"})
    assert "attend d’être lu" in seen.text and "À effacer" in seen.text
    gone = site.reader.post("/mon-commentaire", data={"code": code.upper(), "act": "erase"})
    assert "est effacé" in gone.text and code not in gone.text
    assert site.one().state is State.ERASED and (site.one().name, site.one().text) == ("", "")
    assert "est effacé" in site.reader.post("/mon-commentaire", data={"code": code, "act": "erase"}).text


def test_the_receipt_is_shown_once(site: Site) -> None:
    code = site.code("Une fois")
    site.store.approve(site.one().id)
    for page in (site.reader.get(HERE), site.reader.get("/mon-commentaire")):
        assert code not in page.text
    assert code not in repr(site.store.listed())


def test_a_wrong_code_is_told_and_guessing_is_slowed(site: Site) -> None:
    site.pace = Pace(each=4)
    answers = [site.reader.post("/mon-commentaire", data={"code": f"aaaaa-{number}", "act": "erase"}) for number in range(6)]
    assert [answer.status_code for answer in answers] == [404] * 4 + [429] * 2
    assert "Aucun commentaire" in answers[0].text and answers[5].headers["retry-after"]


def test_an_emptied_comment_leaves_its_place(site: Site) -> None:
    site.hold = False
    code = site.code("Question ?")
    _held(site, "Réponse.", site.one().id)
    site.store.erase(code)
    shown = site.reader.get(HERE).text
    assert "Commentaire retiré." in shown and "Réponse." in shown and "Question ?" not in shown


def test_a_long_thread_is_read_page_by_page(site: Site) -> None:
    site.hold = False
    for number in range(PER_PAGE + 1):
        _held(site, f"Propos {number}")
    first = dom(site.reader.get(HERE).text)
    assert len(first.xpath("//ol[@class='thread']/li")) == PER_PAGE
    (following,) = first.xpath("//a[@rel='next']/@href")
    second = site.reader.get(following).text
    assert f"Propos {PER_PAGE}<" in second and 'rel="prev"' in second and 'rel="next"' not in second


def test_readers_of_english_are_spoken_to_in_english(site: Site) -> None:
    shown = site.reader.get("/commentaires/tide").text
    assert "Write a comment" in shown and "The tide &lt;is&gt; out" in shown and "caractères" not in shown


def test_records_that_fail_take_neither_the_article_nor_the_text(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RecordsError("The disk is gone.")

    for name in ("add", "thread", "erase", "owned"):
        monkeypatch.setattr(Comments, name, broken)
    answer = site.reader.post(HERE, data={"name": "Ada", "text": "Mon texte"})
    assert answer.status_code == 503 and "Mon texte" in answer.text and "ne répondent pas" in answer.text
    assert "ne répondent pas" in site.pages.section(
        Request({"type": "http", "path": "/article/sel/", "headers": []}), ARTICLES["sel"]
    )
    assert "rien n’a été effacé" in site.reader.post("/mon-commentaire", data={"code": "x", "act": "erase"}).text


def test_every_text_is_there_in_both_languages() -> None:
    rows = (Path("src/vivevoix/site/comments/texts.tsv").read_text("utf-8")).splitlines()
    for row in rows:
        if row and not row.startswith("#"):
            key, french, english = row.split("\t")
            assert french and english, key
            assert set(re.findall(r"{\w+}", french)) == set(re.findall(r"{\w+}", english)), key
