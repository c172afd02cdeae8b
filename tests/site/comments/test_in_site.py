"""Comments and reports in the whole site, behind its gate, as a browser without JavaScript sends them."""

import pytest
from starlette.testclient import TestClient

from tests.site.conftest import OWN, House, choose
from tests.site.dom import dom
from vivevoix.storage.records.comments import Comments, State
from vivevoix.storage.records.reports import Reports

ARTICLE = "/article/sel/"
HERE = "/commentaires/sel"
TEXT = {"name": "Ada", "text": "Bravo pour le sel."}


def test_before_a_choice_and_after_a_refusal_there_is_a_button_and_nothing_else(house: House, reader: TestClient) -> None:
    for refused in (False, True):
        if refused:
            choose(reader, "refuse")
        page = dom(reader.get(ARTICLE).text)
        (section,) = page.xpath("//section[@id='commentaires']")
        assert not section.xpath(".//textarea") and section.xpath(".//form[@action='/consentement']//button")
        for answer in (reader.get(HERE), reader.post(HERE, data=TEXT, headers=OWN)):
            assert answer.status_code == 403
            assert dom(answer.text).xpath("//main//form[@action='/consentement']//button")
    assert Comments(house.records).listed() == ()


def test_the_button_in_place_opens_the_comments_and_comes_back_to_them(reader: TestClient) -> None:
    (form,) = dom(reader.get(ARTICLE).text).xpath("//section[@id='commentaires']//form")
    filled = {one.get("name"): one.get("value") for one in form.xpath(".//input | .//button")}
    answer = reader.post("/consentement", data=filled, headers=OWN)
    assert (answer.status_code, answer.headers["location"]) == (303, f"{ARTICLE}#commentaires")
    assert dom(reader.get(ARTICLE).text).xpath("//section[@id='commentaires']//textarea")


def test_a_comment_from_the_first_word_to_its_erasure(house: House, reader: TestClient) -> None:
    choose(reader, "accept")
    (form,) = dom(reader.get(ARTICLE).text).xpath("//section[@id='commentaires']//form")
    sent = reader.post(form.get("action"), data=TEXT, headers=OWN)
    assert sent.status_code == 201 and "no-store" in sent.headers["cache-control"]
    code = dom(sent.text).xpath("string(//*[@class='code'])").strip()
    store = Comments(house.records)
    (held,) = store.listed(State.HELD)
    assert TEXT["text"] not in reader.get(ARTICLE).text
    store.approve(held.id)
    assert TEXT["text"] in reader.get(ARTICLE).text and TEXT["text"] in reader.get(HERE).text
    choose(reader, "refuse")
    assert TEXT["text"] not in reader.get(ARTICLE).text
    gone = reader.post("/mon-commentaire", data={"code": code, "act": "erase"}, headers=OWN)
    assert gone.status_code == 200 and "est effacé" in gone.text
    choose(reader, "accept")
    assert TEXT["text"] not in reader.get(ARTICLE).text


def test_one_reader_s_comments_are_in_no_shared_cache(house: House, reader: TestClient) -> None:
    choose(reader, "accept")
    assert "no-store" in reader.get(HERE).headers["cache-control"]
    assert "textarea" not in house.client().get(ARTICLE).text


def test_a_report_needs_no_consent_and_sets_nothing(house: House, reader: TestClient) -> None:
    for refused in (False, True):
        if refused:
            choose(reader, "refuse")
        word = f"mot {refused}"
        form = reader.get(f"{ARTICLE}signaler", params={"word": word})
        assert form.status_code == 200 and word in form.text
        sent = reader.post(f"{ARTICLE}signaler", data={"word": word, "text": "Autrement"}, headers=OWN)
        assert sent.status_code == 303 and "set-cookie" not in sent.headers
        assert "Merci" in reader.get(sent.headers["location"]).text
    assert len(Reports(house.records).listed()) == 2


@pytest.mark.parametrize("path", [HERE, "/mon-commentaire", f"{ARTICLE}signaler"])
@pytest.mark.parametrize("headers", [{"sec-fetch-site": "cross-site"}, {"origin": "https://tiers.example"}, {}])
def test_a_form_of_another_site_is_refused(house: House, reader: TestClient, path: str, headers: dict[str, str]) -> None:
    choose(reader, "accept")
    assert reader.post(path, data=TEXT | {"word": "mot"}, headers=headers).status_code == 403
    assert not Comments(house.records).listed() and not Reports(house.records).listed()


def test_the_policy_of_these_pages_allows_their_forms_and_nothing_foreign(reader: TestClient) -> None:
    choose(reader, "accept")
    for path in (HERE, "/mon-commentaire", f"{ARTICLE}signaler"):
        policy = reader.get(path).headers["content-security-policy"]
        assert "form-action 'self'" in policy and "unsafe" not in policy, path
        page = dom(reader.get(path).text)
        assert not page.xpath("//@style") and not page.xpath("//style | //script[not(@src)]"), path
        assert len(page.xpath("//h1")) == 1 and page.xpath("//main"), path
