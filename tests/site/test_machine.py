"""Whatever a reader does, in whatever order: the site allows what his last act allows, and nothing else."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from starlette.testclient import TestClient

from tests.site.conftest import OWN, VIDEO
from vivevoix.site.app import application
from vivevoix.site.consent.loading import load_policy
from vivevoix.site.newspaper import Newspaper
from vivevoix.storage.records.opening import open_records
from vivevoix.storage.records.receipts import Receipts, broken

OPTIONAL = ("audience", "social", "video")
ACTS = (
    some.sampled_from([("accept", ()), ("refuse", ()), ("settings", ()), ("nonsense", ())])
    | some.tuples(some.just("choose"), some.sets(some.sampled_from([*OPTIONAL, "technical", "unknown"])).map(tuple))
    | some.tuples(some.just("add"), some.tuples(some.sampled_from([*OPTIONAL, "unknown"])))
    | some.tuples(some.just("replay"), some.tuples(some.integers(0, 5)))
    | some.tuples(some.just("withdraw"), some.just(()))
)


@dataclass
class Model:
    """What should hold, kept apart from the code that is tried."""

    decided: bool = False
    granted: set[str] = field(default_factory=set)

    def act(self, action: str, values: tuple[object, ...]) -> None:
        if action == "accept":
            self.decided, self.granted = True, set(OPTIONAL)
        elif action == "refuse" or (action == "withdraw" and self.decided and self.granted):
            self.decided, self.granted = True, set()
        elif action == "choose":
            self.decided, self.granted = True, {str(one) for one in values} & set(OPTIONAL)
        elif action == "add":
            held = self.granted if self.decided else {"audience"}
            self.decided, self.granted = True, held | ({str(values[0])} & set(OPTIONAL))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=some.lists(ACTS, max_size=7))
def test_any_row_of_acts(shelved: Path, tmp_path: Path, acts: list[tuple[str, tuple[object, ...]]]) -> None:
    file = tmp_path / "consent.toml"
    file.write_text(VIDEO, "utf-8")
    records = open_records("sqlite://")
    client = TestClient(application(shelved, Newspaper(), load_policy(file), records), follow_redirects=False)
    client.headers["accept"] = "text/html"
    model, former = Model(), [""]
    for action, values in acts:
        _do(client, action, values, former)
        model.act(action, values)
        _check(client, model)
        former.append(client.cookies.get("consent") or "")
    assert broken(Receipts(records).all()) == ""
    records.close()


def _do(client: TestClient, action: str, values: tuple[object, ...], former: list[str]) -> None:
    if action == "replay":
        # An old cookie of the reader's own, sent from another browser, never brings back what was withdrawn.
        old = former[int(str(values[0])) % len(former)]
        stranger = TestClient(client.app, follow_redirects=False)
        if old and old != client.cookies.get("consent"):
            assert "granted" not in _band(stranger, {"cookie": f"consent={old}"})
    elif action == "withdraw":
        receipt = re.search(r'name="id" value="([^"]+)"', client.get("/recu").text)
        if receipt:
            client.post("/recu", data={"id": receipt.group(1)}, headers=OWN)
    else:
        fields = {"granted": list(values), "category": values[0] if values else ""}
        client.post("/consentement", data={"action": action, **fields}, headers=OWN)


def _check(client: TestClient, model: Model) -> None:
    page = client.get("/article/sel/")
    yes = model.granted & {"social", "video"}
    assert ('class="banner"' in page.text) is not model.decided
    assert ("granted" in _band(client)) is bool(yes)
    assert (client.get("/commentaires/sel").status_code == 200) is ("social" in yes)
    assert ("<iframe" in page.text) is ("video" in yes)
    assert ("tiers.example" in page.headers["content-security-policy"]) is ("video" in yes)
    assert ('beacon="' in page.text) is (not model.decided or "audience" in model.granted)
    assert set(client.cookies.keys()) == ({"consent"} if model.decided else set())


def _band(client: TestClient, headers: dict[str, str] | None = None) -> str:
    text = client.get("/", headers=headers).text
    return text.partition('<aside class="band ')[2].partition('"')[0]
