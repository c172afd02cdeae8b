"""``vivevoix reports``: what listeners heard said wrongly, and the lexicon line that would mend it."""

import argparse
import json
from collections import Counter
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from vivevoix.commands.comments import add_records_option, records_of

if TYPE_CHECKING:
    from vivevoix.storage.records.reports import Report, Reports


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its actions."""
    parser = subparsers.add_parser("reports", help="pronunciations that listeners reported: list, resolve")
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    listed = actions.add_parser("list", help="show the open reports, each with a lexicon line to check and run")
    which = listed.add_mutually_exclusive_group()
    which.add_argument("--resolved", action="store_true", help="those that were resolved")
    which.add_argument("--all", action="store_true", help="both")
    listed.add_argument("--article", metavar="SLUG", help="only those of one article, by its name in the address")
    resolve = actions.add_parser("resolve", help="close reports")
    resolve.add_argument("numbers", metavar="NUMBER", nargs="+", type=int, help="numbers as `list` shows them")
    resolve.add_argument("--outcome", metavar="TEXT", default="", help="what was done, for the record")
    for action in (listed, resolve):
        action.add_argument("--json", action="store_true", help="print as JSON")
        add_records_option(action)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Do the action that was asked for."""
    from vivevoix.storage.records.reports import Reports

    records = records_of(args)
    try:
        return {"list": _list, "resolve": _resolve}[args.action](args, Reports(records))
    finally:
        records.close()


def _list(args: argparse.Namespace, store: "Reports") -> int:
    resolved = None if args.all else args.resolved
    return _shown(store.listed(resolved=resolved, article=args.article), args)


def _resolve(args: argparse.Namespace, store: "Reports") -> int:
    return _shown(store.resolve(*args.numbers, outcome=" ".join(args.outcome.split())), args)


def _shown(found: "tuple[Report, ...]", args: argparse.Namespace) -> int:
    times = Counter((report.article, report.word.casefold()) for report in found)
    if args.json:
        print(json.dumps([_record(report, times) for report in found], ensure_ascii=False, indent=2))
    else:
        print("\n".join(_told(report, times) for report in found) or "No reports.")
    return 0


def _record(report: "Report", times: Counter[tuple[str, str]]) -> dict[str, Any]:
    """The report with how often its word is reported in this list, and the proposal: ``line`` and ``complete``, or null."""
    from vivevoix.site.reports.proposal import proposal

    made = proposal(report)
    return {
        **asdict(report),
        "reported_at": report.reported_at.isoformat(),
        "resolved_at": report.resolved_at.isoformat() if report.resolved_at else None,
        "times": times[report.article, report.word.casefold()],
        "proposal": asdict(made) if made else None,
    }


def _told(report: "Report", times: Counter[tuple[str, str]]) -> str:
    record = _record(report, times)
    when = report.reported_at.astimezone().strftime("%Y-%m-%d %H:%M")
    at = f"  at {report.at:g} s" if report.at is not None else ""
    often = f"  ×{record['times']}" if report.word and record["times"] > 1 else ""
    done = f"  resolved: {report.outcome}".rstrip(": ") if report.resolved_at else ""
    lines = [f"{report.id}  {report.article}  {when}{at}  {report.word}{often}{done}".rstrip()]
    lines += [f"    {part}" for part in (report.sentence, *report.text.split("\n")) if part]
    if record["proposal"] and not report.resolved_at:
        lines.append(f"    {record['proposal']['line']}")
    return "\n".join(lines)
