import json
import sys
from pathlib import Path

import pytest

from tests.commands.command import Commands
from vivevoix.storage.records.comments import Added, Comments, Draft, State
from vivevoix.storage.records.opening import open_records


@pytest.fixture
def comments(tmp_path: Path) -> Comments:
    """Three in the records of the settings' default place: two held, one approved."""
    store = Comments(open_records(tmp_path / "records.sqlite"))
    first = store.add(Draft("sel", "Ada", "Bravo.\n\nEncore."), State.APPROVED)
    assert isinstance(first, Added)
    store.add(Draft("sel", "Eve", "Réponse", first.comment.id), State.HELD)
    store.add(Draft("digue", "Zoé", "Ailleurs"), State.HELD)
    return store


@pytest.mark.usefixtures("comments")
def test_the_queue_is_listed_for_people_and_for_machines(vivevoix: Commands) -> None:
    ran = vivevoix("comments", "list")
    assert ran.code == 0 and ran.out.startswith("2  held  sel  20") and "answers 1\n    Réponse\n3  held  digue" in ran.out
    found = json.loads(vivevoix("comments", "list", "--json").out)
    assert [(one["id"], one["name"], one["state"], one["parent"]) for one in found] == [
        (2, "Eve", "held", 1),
        (3, "Zoé", "held", None),
    ]
    assert found[0]["written_at"].endswith("+00:00")
    assert vivevoix("comments", "list", "--article", "digue").out.startswith("3  held")
    assert "    Bravo.\n    \n    Encore." in vivevoix("comments", "list", "--state", "approved").out
    assert len(json.loads(vivevoix("comments", "list", "--state", "all", "--json").out)) == 3
    assert vivevoix("comments", "list", "--state", "erased").out == "No comments.\n"
    assert json.loads(vivevoix("comments", "list", "--state", "erased", "--json").out) == []


def test_approve_and_delete(vivevoix: Commands, comments: Comments) -> None:
    assert vivevoix("comments", "approve", "2", "3").out.count("approved") == 2
    assert [one.id for one in comments.thread("sel")] == [1, 2]
    gone = json.loads(vivevoix("comments", "delete", "3", "--json").out)
    assert [(one["state"], one["name"], one["text"]) for one in gone] == [("deleted", "", "")]
    assert comments.thread("digue") == ()


@pytest.mark.usefixtures("comments")
def test_a_number_that_is_none_is_wrong_use(vivevoix: Commands) -> None:
    for arguments in (("approve", "404"), ("delete", "404")):
        ran = vivevoix("comments", *arguments)
        assert (ran.code, ran.out) == (2, "") and "no comment 404" in ran.err
    vivevoix("comments", "delete", "2", "2")
    assert "gone" in vivevoix("comments", "approve", "2").err


@pytest.mark.usefixtures("comments")
def test_export_holds_all(vivevoix: Commands) -> None:
    whole = json.loads(vivevoix("comments", "export").out)
    assert [one["text"] for one in whole] == ["Bravo.\n\nEncore.", "Réponse", "Ailleurs"]
    assert vivevoix("comments", "export", "--article", "sel", "-o", "sel.json").out == "2 comments written to sel.json.\n"
    assert json.loads(Path("sel.json").read_text("utf-8")) == whole[:2]
    assert "code" not in whole[0] and "digest" not in str(whole)


def test_no_records_are_made_by_looking(vivevoix: Commands) -> None:
    ran = vivevoix("comments", "list", "--records", "nowhere.sqlite")
    assert ran.code == 2 and "no records in nowhere.sqlite" in ran.err
    assert not Path("nowhere.sqlite").exists()


def test_records_that_are_none_are_explained(vivevoix: Commands) -> None:
    Path("text.sqlite").write_text("ceci n’est pas une base de données " * 99, "utf-8")
    ran = vivevoix("comments", "list", "--records", "text.sqlite")
    assert ran.code == 4 and "text.sqlite" in ran.err and "Traceback" not in ran.err


def test_the_settings_say_where(vivevoix: Commands, tmp_path: Path) -> None:
    records = open_records(tmp_path / "elsewhere" / "kept.sqlite")
    Comments(records).add(Draft("sel", "Ada", "Bravo."), State.HELD)
    records.close()
    Path("vivevoix.toml").write_text('records = "elsewhere/kept.sqlite"\n', "utf-8")
    assert vivevoix("comments", "list").out.startswith("1  held")


def test_what_is_not_installed_is_named(vivevoix: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "vivevoix.storage.records.opening", None)
    ran = vivevoix("comments", "list")
    assert ran.code == 2 and "requirements/site.txt" in ran.err
