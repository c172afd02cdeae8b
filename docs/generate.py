"""Writes the reference pages from the code; with --check, only says which are stale (exit code 1)."""

import argparse
import ast
import json
import sys
from collections.abc import Callable
from pathlib import Path

from vivevoix import errors, settings
from vivevoix.cli import parser
from vivevoix.publishing import schema

REFERENCE = Path(__file__).parent / "reference"
HEAD = "<!-- Written by docs/generate.py from the code: do not edit by hand, run `make fix`. -->\n\n"
WIDTH = 100
"""Columns of the help texts, so that every terminal gives the same page."""


def command_line() -> str:
    """The help of every command, as argparse prints it."""
    made = parser()
    parts = [HEAD, "# The command line\n\n", _fenced(_help(made))]
    for name, sub in _subparsers(made).items():
        parts += [f"## vivevoix {name}\n\n", _fenced(_help(sub))]
        for inner, deeper in _subparsers(sub).items():
            parts += [f"### vivevoix {name} {inner}\n\n", _fenced(_help(deeper))]
    return "".join(parts)


def _subparsers(made: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    actions = [action for action in made._actions if isinstance(action, argparse._SubParsersAction)]
    return dict(actions[0].choices) if actions else {}


def _help(made: argparse.ArgumentParser) -> str:
    made.formatter_class = lambda prog: argparse.HelpFormatter(prog, width=WIDTH)  # type: ignore[assignment]
    return made.format_help()


def _fenced(text: str) -> str:
    return f"```text\n{text.rstrip()}\n```\n\n"


def error_tree() -> str:
    """The tree and each error's meaning."""
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.ViveVoixError)]
    rows = [
        f"| `{kind.__name__}` | {kind.exit_code} | {'no' if kind.permanent else 'yes'} | {kind.__doc__} |" for kind in kinds
    ]
    table = "| error | exit code | try again | meaning |\n|---|---|---|---|\n" + "\n".join(rows) + "\n"
    return f"{HEAD}# Errors\n\n{_fenced(str(errors.__doc__))}{table}"


def setting_list() -> str:
    """Each setting, its default and its meaning, from the class and the sentences under its fields."""
    source = ast.parse(Path(str(settings.__file__)).read_text("utf-8"))
    body = next(node for node in source.body if isinstance(node, ast.ClassDef) and node.name == "Settings").body
    rows = ["| setting | default | meaning |\n|---|---|---|"]
    for node, following in zip(body, [*body[1:], ast.Pass()], strict=True):
        if isinstance(node, ast.AnnAssign):
            rows.append(f"| `{ast.unparse(node.target)}` | `{_default(node)}` | {_sentence(following)} |")
    return f"{HEAD}# Settings\n\n{settings.__doc__}\n" + "\n".join(rows) + "\n"


def _default(node: ast.AnnAssign) -> str:
    text = ast.unparse(node.value) if node.value else ""
    folders = {"default_cache": "~/.cache/vivevoix", "default_data": "~/.local/share/vivevoix"}
    return next((folder for name, folder in folders.items() if name in text), text)


def _sentence(node: ast.stmt) -> str:
    value = node.value if isinstance(node, ast.Expr) else None
    return str(value.value).replace("\n", " ") if isinstance(value, ast.Constant) else ""


def edition_schema() -> str:
    """The JSON Schema of edition.json."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


PAGES: dict[str, Callable[[], str]] = {
    "command-line.md": command_line,
    "errors.md": error_tree,
    "settings.md": setting_list,
    "edition.schema.json": edition_schema,
}


def main() -> int:
    """Write or check every page."""
    check = "--check" in sys.argv[1:]
    stale = [name for name, made in PAGES.items() if _differs(REFERENCE / name, made(), write=not check)]
    if check and stale:
        print(f"stale reference pages: {', '.join(stale)}; run make fix", file=sys.stderr)
        return 1
    return 0


def _differs(path: Path, text: str, *, write: bool) -> bool:
    if path.exists() and path.read_text("utf-8") == text:
        return False
    if write:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return True


if __name__ == "__main__":
    sys.exit(main())
