"""A choice, its seal, its cookie, and the page policy that follows from it."""

import re
import string
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from starlette.responses import Response

from tests.site.conftest import VIDEO
from vivevoix.site.address import safe_return
from vivevoix.site.consent.choice import Choice, Seal
from vivevoix.site.consent.contentpolicy import content_policy
from vivevoix.site.consent.cookies import CookieWriter, UndeclaredCookie, received
from vivevoix.site.consent.loading import load_policy, shipped
from vivevoix.site.consent.policy import Policy

KEY = "k" * 64
GRANTED = some.frozensets(some.sampled_from(["audience", "social", "video", "technical", "unknown"]))


@pytest.fixture(scope="module")
def policy(tmp_path_factory: pytest.TempPathFactory) -> Policy:
    file = tmp_path_factory.mktemp("policy") / "consent.toml"
    file.write_text(VIDEO, "utf-8")
    return load_policy(file)


@settings(deadline=None)
@given(granted=GRANTED)
def test_what_was_sealed_opens_again(granted: frozenset[str]) -> None:
    seal = Seal(KEY, shipped())
    assert seal.opened(seal.closed(Choice(True, granted, "r1"))) == Choice(True, granted, "r1")


@settings(deadline=None)
@given(text=some.text(max_size=300))
def test_no_other_text_opens(text: str) -> None:
    assert Seal(KEY, shipped()).opened(text) is None


@settings(deadline=None)
@given(place=some.integers(0, 10_000), sign=some.sampled_from(string.ascii_letters + string.digits))
def test_one_changed_sign_closes_it_for_good(place: int, sign: str) -> None:
    seal = Seal(KEY, shipped())
    text = seal.closed(Choice(True, frozenset(), "r1"))
    place %= len(text)
    forged = text[:place] + sign + text[place + 1 :]
    opened = seal.opened(forged)
    # The last sign of base64 may hold bits that mean nothing: the same bytes are the same choice.
    assert opened is None or opened == Choice(True, frozenset(), "r1")


def test_another_sites_key_another_policy_and_old_age_close_it(policy: Policy, monkeypatch: pytest.MonkeyPatch) -> None:
    text = Seal(KEY, shipped()).closed(Choice(True, frozenset({"social"}), "r1"))
    assert Seal("other", shipped()).opened(text) is None
    assert Seal(KEY, policy).opened(text) is None
    import time

    now = time.time()
    monkeypatch.setattr("itsdangerous.timed.time.time", lambda: now + 181.9 * 86400)
    assert Seal(KEY, shipped()).opened(text) is not None
    monkeypatch.setattr("itsdangerous.timed.time.time", lambda: now + 182.1 * 86400)
    assert Seal(KEY, shipped()).opened(text) is None


@settings(deadline=None)
@given(granted=GRANTED, decided=some.booleans(), signal=some.booleans())
def test_nothing_is_allowed_without_a_yes(policy: Policy, granted: frozenset[str], decided: bool, signal: bool) -> None:
    choice = Choice(decided, granted, signal=signal)
    for category in policy.asked:
        assert choice.allows(policy, category.key) == (decided and category.key in granted)
    assert choice.allows(policy, "technical")
    assert not choice.allows(policy, "unknown")
    assert choice.allows(policy, "audience") == ("audience" in granted if decided else not signal)


@settings(deadline=None)
@given(granted=GRANTED, decided=some.booleans(), signal=some.booleans())
def test_the_page_policy_never_says_unsafe_and_names_others_only_after_a_yes(
    policy: Policy, granted: frozenset[str], decided: bool, signal: bool
) -> None:
    choice = Choice(decided, granted, signal=signal)
    text = content_policy(policy, choice)
    assert "unsafe" not in text
    assert "*" not in text
    assert "data:" not in text
    origins = set(re.findall(r"https?://[^\s;]+", text))
    allowed = decided and "video" in granted
    assert origins == ({"https://videos.tiers.example", "https://js.tiers.example"} if allowed else set())
    assert ("require-trusted-types-for" in text) is not allowed
    assert "frame-ancestors 'none'" in text
    assert text.startswith("default-src 'none'; ")


def test_the_writer_sets_what_was_declared_and_refuses_the_rest(policy: Policy) -> None:
    writer, no, yes = CookieWriter(policy), Choice(True), Choice(True, frozenset({"video"}))
    response = Response()
    writer.write(response, "_tiers", "1", yes, secure=True)
    assert response.headers["set-cookie"] == (
        "_tiers=1; Domain=.journal.example; HttpOnly; Max-Age=7776000; Path=/; SameSite=lax; Secure"
    )
    for name, choice in (("_tiers", no), ("_tiers", Choice()), ("_ga", yes), ("", yes)):
        with pytest.raises(UndeclaredCookie):
            writer.write(Response(), name, "1", choice, secure=True)


def test_taking_back_expires_every_declared_name_for_host_and_domain(policy: Policy) -> None:
    response = Response()
    CookieWriter(policy).take_back(response, Choice(True), secure=True)
    lines = response.headers.getlist("set-cookie")
    assert sorted(lines) == [
        '_tiers=""; Domain=.journal.example; Max-Age=0; Path=/; Secure',
        '_tiers=""; Max-Age=0; Path=/; Secure',
    ]
    kept = Response()
    CookieWriter(policy).take_back(kept, Choice(True, frozenset({"video"})), secure=True)
    assert kept.headers.getlist("set-cookie") == []


def test_cookies_are_written_in_one_place_only() -> None:
    root = Path(__file__).parents[2] / "src" / "vivevoix"
    writers = [
        path.relative_to(root).as_posix()
        for path in root.rglob("*.py")
        if re.search(r"set_cookie\(|\"set-cookie\"|delete_cookie\(", path.read_text("utf-8"))
    ]
    # The gate reads the header, to hold back what was set past the writer.
    assert sorted(writers) == ["site/consent/cookies.py", "site/consent/gate.py"]


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ("a=1; b=2", ["1"]),
        ("a=1; a=2", ["1", "2"]),
        ('a="x"', ["x"]),
        ("", []),
        ("aa=1; =a", []),
        ("a", [""]),
        (";;a=1;", ["1"]),
    ],
)
def test_every_cookie_of_the_name_is_looked_at(header: str, found: list[str]) -> None:
    assert list(received(header, "a")) == found


@pytest.mark.parametrize(
    "text",
    ["//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)", "/\tevil", "/ok\r\nSet-Cookie: a=1", "",
     "\\\\evil", "/é", " /", "/a\\..\\b", "evil", "///evil.example/%2f..", "/" + "a" * 700, "/\x00", '/"onload="'],
)  # fmt: skip
def test_a_way_back_never_leads_away(text: str) -> None:
    assert safe_return(text) == "/"


@settings(deadline=None)
@given(text=some.text(alphabet="/\\:.?#@% aé\t\n", max_size=12) | some.text(max_size=40))
def test_a_way_back_stays_on_this_host_as_browsers_read_it(text: str) -> None:
    kept = safe_return(text)
    assert kept.startswith("/")
    assert not re.match(r"[/\\]{2}", kept)
    assert kept.isascii()
    assert kept.isprintable()


@pytest.mark.parametrize("text", ["/", "/article/sel/", "/article/sel/?lang=en#t=12", "/rubrique/mer", "/recu?id=a-b_c"])
def test_a_way_back_within_the_site_is_kept(text: str) -> None:
    assert safe_return(text) == text
