"""``vivevoix comments``: moderation from the command line."""

import argparse
import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vivevoix.commands.text import settings_of
from vivevoix.errors import WrongUse

if TYPE_CHECKING:
    from vivevoix.storage.records.base import Records
    from vivevoix.storage.records.comments import Comment, Comments

_STATES = ("held", "approved", "deleted", "erased")


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its actions."""
    parser = subparsers.add_parser("comments", help="comments of readers: list, approve, delete, export")
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    listed = actions.add_parser("list", help="show the comments that wait for a moderator, or others")
    listed.add_argument("--state", choices=(*_STATES, "all"), default="held", help="in which state (default: held)")
    _add_common(listed)
    for name, what in (("approve", "let everybody read comments"), ("delete", "take comments away for good, name and text")):
        action = actions.add_parser(name, help=what)
        action.add_argument("numbers", metavar="NUMBER", nargs="+", type=int, help="numbers as `list` shows them")
        _add_common(action, article=False)
    export = actions.add_parser("export", help="write all comments as JSON")
    export.add_argument("-o", "--output", metavar="FILE", type=Path, help="where to (default: standard output)")
    _add_common(export, as_json=False)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Do the action that was asked for."""
    from vivevoix.storage.records.comments import Comments

    actions = {"list": _list, "approve": _approve, "delete": _delete, "export": _export}
    records = records_of(args)
    try:
        return actions[args.action](args, Comments(records))
    finally:
        records.close()


def add_records_option(parser: argparse.ArgumentParser) -> None:
    """Add ``--records PLACE``."""
    what = "file or postgresql:// address of the site's records (default: that of the settings)"
    parser.add_argument("--records", metavar="PLACE", default="", help=what)


def records_of(args: argparse.Namespace) -> "Records":
    """The records that the site keeps. Raises WrongUse when there are none, or the site's requirements are not installed."""
    try:
        from vivevoix.storage.records.opening import open_records
    except ModuleNotFoundError as error:
        raise WrongUse(f"{error.name} is not installed.", "pip install -r requirements/site.txt.") from error
    return open_records(args.records or settings_of(args).records, create=False)


def _add_common(parser: argparse.ArgumentParser, *, article: bool = True, as_json: bool = True) -> None:
    if article:
        parser.add_argument("--article", metavar="SLUG", help="only those of one article, by its name in the address")
    if as_json:
        parser.add_argument("--json", action="store_true", help="print as JSON")
    add_records_option(parser)


def _list(args: argparse.Namespace, store: "Comments") -> int:
    from vivevoix.storage.records.comments import State

    state = None if args.state == "all" else State(args.state)
    return _shown(store.listed(state, args.article), args)


def _approve(args: argparse.Namespace, store: "Comments") -> int:
    return _shown(store.approve(*args.numbers), args)


def _delete(args: argparse.Namespace, store: "Comments") -> int:
    return _shown(store.delete(*args.numbers), args)


def _export(args: argparse.Namespace, store: "Comments") -> int:
    found = store.listed(article=args.article)
    text = _json(found) + "\n"
    if args.output is None:
        print(text, end="")
        return 0
    args.output.write_text(text, "utf-8")
    print(f"{len(found)} comments written to {args.output}.")
    return 0


def _shown(found: "tuple[Comment, ...]", args: argparse.Namespace) -> int:
    print(_json(found) if args.json else "\n".join(_told(comment) for comment in found) or "No comments.")
    return 0


def _json(found: "tuple[Comment, ...]") -> str:
    return json.dumps([_record(comment) for comment in found], ensure_ascii=False, indent=2)


def _record(comment: "Comment") -> dict[str, Any]:
    return {**asdict(comment), "written_at": comment.written_at.isoformat()}


def _told(comment: "Comment") -> str:
    when = comment.written_at.astimezone().strftime("%Y-%m-%d %H:%M")
    answers = f"  answers {comment.parent}" if comment.parent else ""
    head = f"{comment.id}  {comment.state}  {comment.article}  {when}  {comment.name}{answers}"
    return "\n".join([head.rstrip(), *(f"    {line}" for line in comment.text.split("\n") if comment.text)])
