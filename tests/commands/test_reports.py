import json
import shlex
from pathlib import Path

import pytest

from tests.commands.command import Commands
from vivevoix.storage.records.opening import open_records
from vivevoix.storage.records.reports import ReportDraft, Reports


@pytest.fixture
def reports(tmp_path: Path) -> Reports:
    """Three in the records of the settings' default place, two of one word."""
    store = Reports(open_records(tmp_path / "records.sqlite"))
    store.add(ReportDraft("sel", "Kervalan arrive.", "Kervalan", 12.5, "« Kèrvalan »"))
    store.add(ReportDraft("sel", "", "kervalan", None, "pas comme ça du tout, voyons, c’est insupportable"))
    store.add(ReportDraft("digue", "Une phrase.", "", 3.0, "Trop vite"))
    return store


@pytest.mark.usefixtures("reports")
def test_open_reports_are_listed_with_their_line(vivevoix: Commands) -> None:
    out = vivevoix("reports", "list").out
    assert "at 12.5 s  Kervalan  ×2\n    Kervalan arrive.\n    « Kèrvalan »\n    vivevoix lexicon add Kervalan" in out
    found = json.loads(vivevoix("reports", "list", "--json").out)
    assert [(one["id"], one["times"], (one["proposal"] or {}).get("complete")) for one in found] == [
        (1, 2, True),
        (2, 2, False),
        (3, 1, None),
    ]
    assert len(json.loads(vivevoix("reports", "list", "--article", "digue", "--json").out)) == 1


@pytest.mark.usefixtures("reports")
def test_the_line_of_a_report_can_be_run_as_it_stands(vivevoix: Commands) -> None:
    line = json.loads(vivevoix("reports", "list", "--json").out)[0]["proposal"]["line"]
    program, *arguments = shlex.split(line)
    assert program == "vivevoix" and vivevoix(*arguments).code == 0
    (entry,) = json.loads(vivevoix("lexicon", "list", "--json").out)
    assert (entry["printed"], entry["value"], entry["why"]) == ("Kervalan", "Kèrvalan", "report 1")


@pytest.mark.usefixtures("reports")
def test_resolve_closes_and_says_what_was_done(vivevoix: Commands) -> None:
    done = json.loads(vivevoix("reports", "resolve", "1", "2", "--outcome", "au  lexique", "--json").out)
    assert [(one["outcome"], bool(one["resolved_at"])) for one in done] == [("au lexique", True)] * 2
    assert "Kervalan" not in vivevoix("reports", "list").out
    assert "resolved: au lexique" in vivevoix("reports", "list", "--resolved").out
    assert len(json.loads(vivevoix("reports", "list", "--all", "--json").out)) == 3
    vivevoix("reports", "resolve", "3")
    assert vivevoix("reports", "list").out == "No reports.\n"


@pytest.mark.usefixtures("reports")
def test_a_number_that_is_none_is_wrong_use(vivevoix: Commands) -> None:
    ran = vivevoix("reports", "resolve", "404")
    assert ran.code == 2 and "no report 404" in ran.err
