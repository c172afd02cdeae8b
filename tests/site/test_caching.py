"""No cache gives one reader's page to another."""

from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from tests.site.conftest import House, choose
from vivevoix.site.newspaper import Newspaper

PAGES = ("/", "/article/sel/", "/rubrique/mer", "/confidentialite", "/recu", "/consentement", "/consentement/etat", "/nulle")


@pytest.mark.parametrize("action", ["", "accept", "refuse"])
def test_no_shared_cache_keeps_a_page_unless_the_newspaper_says_so(reader: TestClient, action: str) -> None:
    if action:
        choose(reader, action)
    for path in PAGES:
        assert reader.get(path).headers["cache-control"].startswith("private"), path


def test_where_it_says_so_only_the_page_of_those_who_have_not_chosen_is_shared(make: Callable[..., House]) -> None:
    house = make(Newspaper(shared_cache=True))
    nobody, yes, no, signal = (house.client() for _ in range(4))
    choose(yes, "accept")
    choose(no, "refuse")
    signal.headers["sec-gpc"] = "1"
    for path in ("/", "/article/sel/", "/rubrique/mer"):
        shared = nobody.get(path).headers
        assert shared["cache-control"] == "public, max-age=0, s-maxage=60, must-revalidate"
        assert "set-cookie" not in shared
        for reader in (yes, no, signal):
            assert reader.get(path).headers["cache-control"].startswith("private"), path
    for path in ("/recu", "/consentement", "/consentement/etat"):
        assert nobody.get(path).headers["cache-control"] == "private, no-store", path


def test_a_page_that_is_shared_is_the_same_for_all_who_have_not_chosen(make: Callable[..., House]) -> None:
    house = make(Newspaper(shared_cache=True))
    one, other = house.client(), house.client()
    other.headers.update({"user-agent": "Other/1.0", "cookie": "stray=1", "accept-language": "en"})
    for path in ("/", "/article/sel/"):
        assert one.get(path).text == other.get(path).text


def test_each_class_of_consent_has_pages_and_tags_of_its_own(house: House) -> None:
    nobody, yes, no = (house.client() for _ in range(3))
    choose(yes, "accept")
    choose(no, "refuse")
    tags = {reader.get("/article/sel/").headers["etag"] for reader in (nobody, yes, no)}
    assert len(tags) == 3


def test_a_browser_that_has_the_page_gets_304_until_the_choice_changes(reader: TestClient) -> None:
    first = reader.get("/article/sel/")
    again = reader.get("/article/sel/", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert "Cookie" in first.headers["vary"]
    choose(reader, "accept")
    assert reader.get("/article/sel/", headers={"if-none-match": first.headers["etag"]}).status_code == 200


def test_files_with_their_digest_are_kept_for_ever_and_others_are_asked_for_again(reader: TestClient) -> None:
    page = reader.get("/").text
    address = page.partition('<link rel="stylesheet" href="')[2].partition('"')[0]
    assert reader.get(address).headers["cache-control"] == "public, max-age=31536000, immutable"
    assert reader.get(address.partition("?")[0]).headers["cache-control"] == "public, no-cache"
    assert reader.get(address.partition("?")[0] + "?v=old").headers["cache-control"] == "public, no-cache"
    assert reader.get("/static/none.js").status_code == 404
