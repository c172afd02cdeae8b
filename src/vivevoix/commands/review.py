"""``vivevoix review DIR``: the report card of an edition, in words or as JSON."""

import argparse
import json
from pathlib import Path


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = subparsers.add_parser("review", help="the report card of an edition, in words")
    parser.add_argument("folder", metavar="DIR", type=Path, help="folder that narrate wrote")
    parser.add_argument("--json", action="store_true", help="print the review as JSON")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the card; 1 when a measure is above its limit."""
    from vivevoix.publishing import load_document, report

    document = load_document(args.folder)
    if args.json:
        print(json.dumps(document["review"], ensure_ascii=False, indent=2))
    else:
        print(report(document))
    return 0 if all(measure["passed"] for measure in document["review"]["measures"]) else 1
