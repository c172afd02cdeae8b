"""A site over two small editions, as its own client sees it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from starlette.types import ASGIApp

from tests.publishing import samples
from vivevoix.publishing import publish
from vivevoix.site.app import application
from vivevoix.site.consent.loading import load_policy
from vivevoix.site.consent.policy import Policy
from vivevoix.site.newspaper import Newspaper
from vivevoix.storage.records.base import Records
from vivevoix.storage.records.opening import open_records

OWN = {"sec-fetch-site": "same-origin"}
"""What a browser sends with a form of this site."""
VIDEO = """
version = "test"

[[category]]
key = "social"
basis = "consent"
title = { fr = "Réseaux sociaux", en = "Social networks" }
purpose = { fr = "Commenter.", en = "Commenting." }
refusal = { fr = "Refuser désactive les commentaires.", en = "Refusing switches off comments." }

[[category]]
key = "video"
basis = "consent"
title = { fr = "Vidéos", en = "Videos" }
purpose = { fr = "Voir des vidéos.", en = "Watching videos." }
refusal = { fr = "Refuser masque les vidéos.", en = "Refusing hides videos." }

[[category.service]]
key = "player"
title = { fr = "Vidéos de Tiers", en = "Videos by Tiers" }
controller = "Tiers SA"
fragment = '<iframe title="Vidéo" src="https://videos.tiers.example/1"></iframe>'
origins = { frame = ["https://videos.tiers.example"], script = ["https://js.tiers.example"] }

[[category.service.cookie]]
name = "_tiers"
days = 90
domain = ".journal.example"
purpose = { fr = "Reconnaître le lecteur.", en = "Recognising the reader." }

[[category.service.storage]]
name = "tiers.seen"
purpose = { fr = "Vidéos vues.", en = "Videos seen." }
"""
"""A publisher's own policy: one more category, with a foreign service."""


@dataclass(frozen=True)
class House:
    """The pieces of one site."""

    editions: Path
    records: Records
    policy: Policy
    newspaper: Newspaper
    app: ASGIApp

    def client(self, **options: object) -> TestClient:
        """A new reader."""
        base = self.newspaper.address or "http://testserver"
        client = TestClient(self.app, base_url=base, follow_redirects=False, **options)  # type: ignore[arg-type]
        client.headers.update({"accept": "text/html,*/*", "host": base.partition("://")[2]})
        return client


def shelve(folder: Path, name: str, title: str = "", day: int = 1, language: str = "fr") -> None:
    """Puts an edition into a folder of editions."""
    source = samples.article(language=language, published_at=datetime(2026, 5, day, 8, 0, tzinfo=UTC))
    if title:
        blocks = tuple(replace(block, text=title) if block.kind == "title" else block for block in source.blocks)
        source = replace(source, title=title, blocks=blocks)
    made = samples.edition(source)
    publish(made, samples.sound(made), folder / name, samples.picture())


@pytest.fixture(scope="session")
def shelved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two editions that no test changes."""
    folder = tmp_path_factory.mktemp("editions")
    shelve(folder, "sel")
    shelve(folder, "mer/phare", "Le phare éclaire de nouveau", day=2)
    return folder


@pytest.fixture
def make(shelved: Path, tmp_path: Path) -> Iterator[Callable[..., House]]:
    """Makes sites; closes their records."""
    opened = []

    def made(newspaper: Newspaper | None = None, policy: str = "", editions: Path | None = None) -> House:
        file = tmp_path / "consent.toml"
        file.write_text(policy, "utf-8")
        records = open_records(tmp_path / "records.sqlite")
        opened.append(records)
        paper, rules = newspaper or Newspaper(), load_policy(file if policy else None)
        folder = editions or shelved
        return House(folder, records, rules, paper, application(folder, paper, rules, records))

    yield made
    for records in opened:
        records.close()


@pytest.fixture
def house(make: Callable[..., House]) -> House:
    """A site with the shipped policy, over http."""
    return make()


@pytest.fixture
def reader(house: House) -> TestClient:
    """Somebody who has not chosen."""
    return house.client()


def choose(client: TestClient, action: str, **fields: object) -> str:
    """Sends the form of consent; the way back."""
    answer = client.post("/consentement", data={"action": action, "back": "/", **fields}, headers=OWN)
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])
