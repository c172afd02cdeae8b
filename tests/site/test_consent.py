"""Choosing, changing and taking back, as a browser without JavaScript does."""

from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from tests.site.conftest import OWN, VIDEO, House, choose
from vivevoix.site.newspaper import Newspaper
from vivevoix.storage.records.receipts import Receipts, broken

GPC = {"sec-gpc": "1"}
HTTPS = Newspaper(address="https://journal.example")


def banner(client: TestClient, path: str = "/", **headers: str) -> bool:
    return 'class="banner"' in client.get(path, headers=headers).text


def band(client: TestClient, path: str = "/") -> str:
    page = client.get(path).text
    return page.partition('<aside class="band ')[2].partition('"')[0]


def test_nothing_is_set_before_a_choice_on_any_page(reader: TestClient) -> None:
    for path in ("/", "/article/sel/", "/rubrique/mer", "/consentement", "/confidentialite", "/mention-ia", "/recu", "/nulle"):
        answer = reader.get(path)
        assert "set-cookie" not in answer.headers, path
        assert '<aside class="band refused"' in answer.text, path


def test_the_banner_offers_three_buttons_of_one_kind_and_says_purposes_and_consequences(reader: TestClient) -> None:
    page = reader.get("/").text
    shown = page.partition('<section class="banner"')[2].partition("</section>")[0]
    assert [line.strip() for line in shown.splitlines() if line.startswith("<button")] == [
        '<button type="submit" name="action" value="accept">Tout accepter</button>',
        '<button type="submit" name="action" value="refuse">Tout refuser</button>',
        '<button type="submit" name="action" value="settings">Paramétrer vos choix</button>',
    ]
    for words in ("Mesure d’audience", "Commentaires".lower(), "Refuser désactive les commentaires", "six mois"):
        assert words in shown
    assert page.index('class="banner"') < page.index('class="masthead"')


@pytest.mark.parametrize(
    ("action", "colour", "words"),
    [("accept", "granted", "Traceurs autorisés"), ("refuse", "refused", "Traceurs refusés")],
)
def test_yes_and_no_are_kept_alike_and_shown_everywhere(reader: TestClient, action: str, colour: str, words: str) -> None:
    answer = reader.post("/consentement", data={"action": action, "back": "/article/sel/"}, headers=OWN)
    assert (answer.status_code, answer.headers["location"]) == (303, "/article/sel/")
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("consent=")
    assert "HttpOnly; Max-Age=15724800; Path=/; SameSite=lax" in cookie
    for path in ("/", "/article/sel/", "/confidentialite", "/nulle"):
        assert not banner(reader, path)
        assert band(reader, path) == colour
        assert words in reader.get(path).text
        assert "Gérer mes traceurs" in reader.get(path).text


def test_over_https_the_cookie_is_host_locked_and_the_plain_name_is_not_read(make: Callable[..., House]) -> None:
    house = make(HTTPS)
    answer = house.client().post("/consentement", data={"action": "accept"}, headers=OWN)
    name, _, rest = answer.headers["set-cookie"].partition("=")
    assert name == "__Host-consent"
    assert rest.endswith("; HttpOnly; Max-Age=15724800; Path=/; SameSite=lax; Secure")
    value = rest.partition(";")[0]
    assert not banner(house.client(), "/", cookie=f"__Host-consent={value}")
    assert banner(house.client(), "/", cookie=f"consent={value}")


def test_settings_lead_to_the_form_and_keep_the_way_back(reader: TestClient) -> None:
    assert choose(reader, "settings", back="/article/sel/") == "/consentement?back=%2Farticle%2Fsel%2F"
    page = reader.get("/consentement?back=%2Farticle%2Fsel%2F").text
    assert 'name="back" value="/article/sel/"' in page
    assert 'class="banner"' not in page


def test_purpose_by_purpose_nothing_that_needs_consent_is_ticked_beforehand(make: Callable[..., House]) -> None:
    client = make(policy=VIDEO).client()
    page = client.get("/consentement").text
    assert 'value="social" checked' not in page
    assert 'value="video" checked' not in page
    choose(client, "choose", granted=["video"])
    page = client.get("/consentement").text
    assert 'value="video" checked' in page
    assert 'value="social" checked' not in page
    assert 'value="audience" checked' not in page
    assert "Traceurs autorisés : Vidéos" in page


def test_a_placeholder_stands_in_place_and_its_button_accepts_that_purpose_alone(make: Callable[..., House]) -> None:
    client = make(policy=VIDEO).client()
    page = client.get("/article/sel/").text
    assert "videos.tiers.example" not in page
    assert "Ce contenu vient de Tiers SA" in page
    assert 'value="add">Accepter : Vidéos</button>' in page
    assert choose(client, "add", category="video", back="/article/sel/") == "/article/sel/"
    answer = client.get("/article/sel/")
    assert '<iframe title="Vidéo" src="https://videos.tiers.example/1">' in answer.text
    assert "frame-src 'self' https://videos.tiers.example" in answer.headers["content-security-policy"]
    assert client.get("/commentaires/sel").status_code == 403


def test_comments_answer_only_after_a_yes(reader: TestClient) -> None:
    refused = reader.get("/commentaires/sel")
    assert refused.status_code == 403
    assert "Refuser désactive les commentaires" in refused.text
    assert 'name="back" value="/commentaires/sel"' in refused.text
    assert reader.post("/commentaires/sel", data={"name": "a", "text": "b"}, headers=OWN).status_code == 403
    choose(reader, "accept")
    assert reader.get("/commentaires/sel").status_code == 200
    choose(reader, "refuse")
    assert reader.get("/commentaires/sel").status_code == 403


def test_withdrawal_takes_back_what_services_set(make: Callable[..., House]) -> None:
    client = make(HTTPS, policy=VIDEO).client()
    choose(client, "accept")
    answer = client.post("/consentement", data={"action": "refuse"}, headers=OWN)
    lines = answer.headers.get_list("set-cookie")
    assert [line.partition("=")[0] for line in lines] == ["__Host-consent", "_tiers", "_tiers"]
    assert all("Max-Age=0" in line for line in lines[1:])
    assert "clear-site-data" not in answer.headers
    assert 'data-forget="tiers.seen"' in client.get("/").text


def test_a_copy_of_an_old_cookie_brings_no_consent_back(house: House) -> None:
    client = house.client()
    choose(client, "accept")
    old = client.cookies["consent"]
    choose(client, "refuse")
    assert house.client().get("/commentaires/sel", headers={"cookie": f"consent={old}"}).status_code == 403
    assert banner(house.client(), "/", cookie=f"consent={old}")


def test_forged_cookies_are_nobodys_choice(house: House) -> None:
    client = house.client()
    choose(client, "refuse")
    sealed = client.cookies["consent"]
    payload, _, _ = sealed.partition(".")
    forged = (
        "1",
        "accept",
        "x" * 5000,
        payload,
        f"{payload}.x.y",
        sealed[:-1],
        f"{sealed}a",
        "eyJnIjpbInNvY2lhbCJdfQ.a.b",
        "é",
    )
    for text in forged:
        answer = house.client().get("/commentaires/sel", headers={b"cookie": f"consent={text}".encode()})
        assert answer.status_code == 403, text
        assert 'class="banner"' in answer.text, text


def test_a_forged_cookie_beside_the_true_one_changes_nothing(house: House) -> None:
    client = house.client()
    choose(client, "accept")
    true = client.cookies["consent"]
    for header in (f"consent=forged; consent={true}", f"consent={true}; consent=forged"):
        assert house.client().get("/commentaires/sel", headers={"cookie": header}).status_code == 200


def test_the_browsers_own_no_is_kept_with_a_receipt_and_asks_nothing(house: House) -> None:
    client = house.client()
    answer = client.get("/", headers=GPC)
    assert 'class="banner"' not in answer.text
    assert "Traceurs refusés : votre navigateur l’a demandé" in answer.text
    assert answer.headers["set-cookie"].startswith("consent=")
    assert "private, no-store" in answer.headers["cache-control"]
    assert "set-cookie" not in client.get("/", headers=GPC).headers
    (receipt,) = Receipts(house.records).all()
    assert (receipt.given.action, receipt.given.granted, receipt.given.signal) == ("signal", (), True)


def test_a_yes_given_here_goes_before_the_signal(house: House) -> None:
    client = house.client()
    client.headers.update(GPC)
    client.get("/")
    choose(client, "accept")
    assert client.get("/commentaires/sel").status_code == 200
    assert "Global Privacy Control" in client.get("/consentement").text


def test_signals_of_a_program_without_cookies_do_not_fill_the_chain(house: House) -> None:
    for _ in range(70):
        assert "Traceurs refusés" in house.client().get("/", headers=GPC).text
    assert len(list(Receipts(house.records).all())) <= 61


def test_receipts_chain_say_what_was_shown_and_name_nobody(house: House) -> None:
    client = house.client()
    client.headers["user-agent"] = "Mozilla/5.0 (X11; Linux) Gecko Firefox/140.0 secret-of-mine"
    for action in ("accept", "refuse", "choose"):
        choose(client, action)
    chain = list(Receipts(house.records).all())
    assert [receipt.given.action for receipt in chain] == ["accept", "withdraw", "choose"]
    assert broken(chain) == ""
    assert chain[0].given.policy_digest == house.policy.digest
    assert len(chain[0].given.banner_digest) == 64
    assert chain[0].given.browser == "Firefox"
    assert "secret-of-mine" not in repr(chain)
    assert "testclient" not in repr(chain)
    assert [receipt.given.former for receipt in chain] == ["", chain[0].id, chain[1].id]


def test_the_reader_sees_his_receipt_and_may_withdraw_by_its_number_from_elsewhere(house: House) -> None:
    client, elsewhere = house.client(), house.client()
    assert "n’a pas de reçu" in client.get("/recu").text
    choose(client, "accept")
    number = next(Receipts(house.records).all()).id
    page = client.get("/recu").text
    assert number in page
    assert "Ce reçu est en vigueur" in page
    answer = elsewhere.post("/recu", data={"id": number}, headers=OWN)
    assert answer.status_code == 303
    assert "set-cookie" not in answer.headers
    assert client.get("/commentaires/sel").status_code == 403
    assert "remplacé" in client.get(f"/recu?id={number}").text
    assert client.get("/recu?id=unknown").status_code == 404


def test_withdrawing_by_the_own_receipt_keeps_the_refusal(reader: TestClient, house: House) -> None:
    choose(reader, "accept")
    number = next(Receipts(house.records).all()).id
    assert reader.post("/recu", data={"id": number}, headers=OWN).headers["set-cookie"].startswith("consent=")
    assert band(reader) == "refused"
    assert not banner(reader)


def test_a_yes_that_cannot_be_recorded_is_no_yes_but_a_no_holds(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    from vivevoix.errors import RecordsBusy

    def busy(*_: object) -> None:
        raise RecordsBusy("busy", "again")

    monkeypatch.setattr(Receipts, "add", busy)
    client = house.client()
    answer = client.post("/consentement", data={"action": "accept"}, headers=OWN)
    assert answer.status_code == 503
    assert "set-cookie" not in answer.headers
    choose(client, "refuse")
    assert band(client) == "refused"
    assert not banner(client)


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_the_way_back_does_not_lead_to_another_site(reader: TestClient, back: str) -> None:
    assert choose(reader, "accept", back=back) == "/"


@pytest.mark.parametrize("fields", [{}, {"action": "all"}, {"action": ""}])
def test_an_act_that_is_none_changes_nothing(reader: TestClient, fields: dict[str, str]) -> None:
    answer = reader.post("/consentement", data=fields, headers=OWN)
    assert answer.status_code == 400
    assert "set-cookie" not in answer.headers


def test_unknown_and_necessary_categories_cannot_be_granted(reader: TestClient, house: House) -> None:
    choose(reader, "choose", granted=["technical", "unknown", "social"])
    (receipt,) = Receipts(house.records).all()
    assert receipt.given.granted == ("social",)


def test_the_state_is_told_to_pages_that_come_back(reader: TestClient) -> None:
    assert reader.get("/consentement/etat").json() == {"variant": "none"}
    choose(reader, "accept")
    answer = reader.get("/consentement/etat")
    assert answer.json() == {"variant": "audience+social"}
    assert answer.headers["cache-control"] == "private, no-store"
    assert 'data-consent="audience+social"' in reader.get("/").text


def test_another_policy_asks_again(make: Callable[..., House]) -> None:
    client = make().client()
    choose(client, "accept")
    assert banner(make(policy=VIDEO).client(), "/", cookie=f"consent={client.cookies['consent']}")


def test_in_english_too(reader: TestClient) -> None:
    page = reader.get("/?lang=en").text
    assert '<html lang="en">' in page
    for words in (
        "Accept all",
        "Refuse all",
        "Set your choices",
        "Trackers refused until you choose",
        'action="/consentement?lang=en"',
    ):
        assert words in page
    assert "Gérer" not in page
