"""The auditor: it passes the site, and fails every kind of leak in the state in which it happens."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.types import ASGIApp

from tests.publishing.chromium import needs_chromium
from tests.site.conftest import VIDEO, House
from tests.site.leaky import Forgetful, Leaky
from vivevoix.cli import main
from vivevoix.commands.audit import served
from vivevoix.errors import WrongUse
from vivevoix.site.auditing import Audit, Seen, State, audit, leaks
from vivevoix.site.auditing.leaks import JarCookie
from vivevoix.site.consent.loading import shipped
from vivevoix.site.consent.policy import Policy

OURS = JarCookie("consent", "127.0.0.1", 182.0)
TIERS = VIDEO.replace('domain = ".journal.example"\n', "").replace(
    "https://videos.tiers.example", "https://videos.tiers.example"
)


@pytest.fixture
def policy(make: Callable[..., House]) -> Policy:
    return make(policy=VIDEO).policy


@pytest.mark.parametrize(
    ("state", "cookie", "leaking"),
    [
        (State.BEFORE, OURS, True),
        (State.REFUSED, OURS, False),
        (State.ACCEPTED, OURS, False),
        (State.WITHDRAWN, OURS, False),
        (State.REFUSED, JarCookie("consent", "127.0.0.1", 365.0), True),
        (State.ACCEPTED, JarCookie("_tiers", ".tiers.example", 90.0), False),
        (State.ACCEPTED, JarCookie("_tiers", ".tiers.example", 180.0), True),
        (State.REFUSED, JarCookie("_tiers", ".tiers.example", 90.0), True),
        (State.WITHDRAWN, JarCookie("_tiers", ".tiers.example", 90.0), True),
        (State.ACCEPTED, JarCookie("_ga", "127.0.0.1", 1.0), True),
    ],
)
def test_a_cookie_is_judged_by_name_state_and_life(policy: Policy, state: State, cookie: JarCookie, leaking: bool) -> None:
    assert bool(leaks(Seen(state, "/", 200, (cookie,)), policy)) is leaking


@pytest.mark.parametrize("state", list(State))
def test_storage_requests_and_failing_pages_are_judged_by_state(policy: Policy, state: State) -> None:
    accepted = state is State.ACCEPTED
    assert not leaks(Seen(state, "/", 200, storage=("vive-voix",)), policy)
    assert bool(leaks(Seen(state, "/", 200, storage=("tiers.seen",)), policy)) is not accepted
    assert leaks(Seen(state, "/", 200, storage=("indexeddb:x",)), policy)
    assert bool(leaks(Seen(state, "/", 200, foreign=("https://videos.tiers.example/1",)), policy)) is not accepted
    assert leaks(Seen(state, "/", 200, foreign=("https://videos.tiers.example.evil/1",)), policy)
    assert leaks(Seen(state, "/", 500), policy)


@pytest.mark.browser
@needs_chromium
class TestInChromium:
    """A real browser on a real port."""

    def visited(self, app: ASGIApp, policy: Policy, *paths: str) -> Audit:
        with served(app) as base:
            return audit(base, policy, paths=paths)

    def test_the_site_keeps_its_word_in_all_four_states(self, house: House, capsys: pytest.CaptureFixture[str]) -> None:
        # Kept: the picture of the banner of this version is a proof that CI makes (docs/how-to/develop.md).
        folder = Path("build/banners")
        shutil.rmtree(folder, ignore_errors=True)
        assert main(["audit", "--editions", str(house.editions), "--screenshots", str(folder), "--json"]) == 0
        whole = json.loads(capsys.readouterr().out)
        assert whole["leaks"] == []
        seen = whole["seen"]
        assert len({one["path"] for one in seen}) == 12
        for state in State:
            here = [one for one in seen if one["state"] == state]
            assert len(here) == 12
            jar = {cookie["name"] for one in here for cookie in one["cookies"]}
            assert jar == (set() if state is State.BEFORE else {"consent"}), state
            assert [one["storage"] + one["foreign"] for one in here] == [[]] * 12, state
        threads = {one["state"]: one["status"] for one in seen if one["path"].startswith("/commentaires/")}
        assert threads == {"before": 403, "refused": 403, "accepted": 200, "withdrawn": 403}
        (picture,) = folder.iterdir()
        assert picture.name == f"banner-{whole['banner'][:16]}.png"
        assert picture.stat().st_size > 5000

    def test_a_foreign_service_loads_only_after_a_yes_and_is_gone_after_withdrawal(self, make: Callable[..., House]) -> None:
        house = make(policy=VIDEO)
        found = self.visited(house.app, house.policy, "/article/phare/")
        assert found.leaks == ()
        asked = {one.state: one.foreign for one in found.seen}
        video = ("https://videos.tiers.example/1",)
        assert asked == {State.BEFORE: (), State.REFUSED: (), State.ACCEPTED: video, State.WITHDRAWN: ()}

    def test_a_page_that_leaks_fails_in_every_state_for_each_thing_it_does(self, house: House) -> None:
        headers = (("set-cookie", "_ga=1; Path=/; Max-Age=86400"), ("set-cookie", "session=1; Path=/"))
        html = """<img src='https://pixel.tiers.example/1.gif' alt=''><script>
            localStorage.setItem('seen', 1); sessionStorage.setItem('tab', 1); indexedDB.open('db');
            document.cookie = 'js=1; max-age=900'; fetch('https://stats.tiers.example/hit?who=me').catch(() => 0)</script>"""
        found = self.visited(Leaky(house.app, headers, html), house.policy, "/mention-ia")
        wanted = {
            ("cookie", "_ga"), ("cookie", "session"), ("cookie", "js"), ("storage", "seen"), ("storage", "tab"),
            ("storage", "indexeddb:db"), ("request", "https://pixel.tiers.example/1.gif"), ("request", "https://stats.tiers.example/hit"),
        }  # fmt: skip
        for state in State:
            assert {(leak.kind, leak.name) for leak in found.leaks if leak.state is state} == wanted, state

    def test_the_sites_own_policy_stops_the_same_page(self, house: House) -> None:
        html = "<img src='https://pixel.tiers.example/1.gif' alt=''><script>localStorage.setItem('seen', 1)</script>"
        found = self.visited(Leaky(house.app, html=html, keep_policy=True), house.policy, "/mention-ia")
        # Refused by the browser, and still told of: a page should not even ask.
        assert {leak.name for leak in found.leaks} <= {"https://pixel.tiers.example/1.gif"}

    def test_what_was_accepted_and_stays_after_withdrawal_is_found(self, make: Callable[..., House]) -> None:
        house = make(policy=VIDEO.replace('domain = ".journal.example"\n', ""))
        setting = (("set-cookie", "_tiers=1; Path=/; Max-Age=86400"),)
        leaky = Leaky(house.app, setting, path="/article/phare/")
        pages = ("/", "/article/phare/")
        kept = self.visited(Forgetful(leaky), house.policy, *pages)
        assert (State.WITHDRAWN, "/", "_tiers") in {(leak.state, leak.path, leak.name) for leak in kept.leaks}
        taken = self.visited(leaky, house.policy, *pages)
        assert (State.WITHDRAWN, "/", "_tiers") not in {(leak.state, leak.path, leak.name) for leak in taken.leaks}

    def test_the_command_ends_with_1_on_a_leak_and_says_where(
        self, house: House, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("vivevoix.site.auditing.visit._paths", lambda *_: ("/",))
        with served(Leaky(house.app, (("set-cookie", "_ga=1"),), path="/")) as base:
            assert main(["audit", base]) == 1
        shown = capsys.readouterr().out
        assert "LEAK  before     /  cookie _ga: not declared" in shown
        assert "!200 1+0+0" in shown

    def test_what_does_not_answer_or_is_another_site_is_said(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["audit", "http://127.0.0.1:9"]) == 2
        assert "does not answer" in capsys.readouterr().err

        async def other(scope: object, receive: object, send: Callable[..., object]) -> None:
            await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/html")]})  # type: ignore[misc]
            await send({"type": "http.response.body", "body": b"<p>Hello"})  # type: ignore[misc]

        with served(other) as base, pytest.raises(WrongUse, match="no button 'refuse'"):
            audit(base, shipped())


def test_without_chromium_the_command_says_so(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert main(["audit", "http://127.0.0.1:9"]) == 2
    assert "apt-get install chromium" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["serve", "audit"])
def test_without_the_packages_both_commands_say_so(tmp_path: Path, command: str) -> None:
    script = "import sys; sys.modules['starlette'] = sys.modules['itsdangerous'] = None; from vivevoix.cli import main; sys.exit(main())"
    tried = subprocess.run(
        [sys.executable, "-c", script, command, "--editions", tmp_path], capture_output=True, text=True, check=False
    )
    assert tried.returncode == 2
    assert "make serve" in tried.stderr
    assert "Traceback" not in tried.stderr
