"""``vivevoix narrate SOURCE…``: the whole road, for one article or for several."""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vivevoix.commands.orders import Order, Outcome, at_once, failed, folders, in_turn
from vivevoix.commands.text import settings_of

if TYPE_CHECKING:
    from vivevoix.model import Article


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = subparsers.add_parser("narrate", help="speak articles and write their editions into folders")
    parser.add_argument("sources", metavar="SOURCE", nargs="+", help="URL, .html, .txt, .md, feed URL, or - for standard input")
    parser.add_argument(
        "-o",
        "--out",
        metavar="DIR",
        type=Path,
        help="folder of the edition; of several, the folder that theirs go into (default: named after the title, here)",
    )
    parser.add_argument("--voice", default="", help="name of the voice (default: the one set for the language)")
    parser.add_argument("--language", default="", help="fr or en (default: what the page says, else what the text is)")
    parser.add_argument(
        "--jobs", metavar="N", type=int, default=1, help="articles at a time (default 1, which already uses two cores)"
    )
    parser.add_argument("--strict", action="store_true", help="end with code 1 when a review is above its limits")
    parser.add_argument("--json", action="store_true", help="print what was made as JSON; of several articles, a list")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Read, narrate, release, tell. Of several articles one that fails stops no other; its code is that of the command."""
    _check(args)
    outcomes = []
    for outcome in _outcomes(args):
        outcomes.append(outcome)
        _tell(outcome, as_json=args.json)
    if args.json:
        _print_json(outcomes)
    missed = [outcome.code for outcome in outcomes if outcome.code]
    missed += [1 for outcome in outcomes if args.strict and outcome.made and not outcome.made["passed"]]
    return missed[0] if missed else 0


def _check(args: argparse.Namespace) -> None:
    from vivevoix.errors import WrongUse

    if args.jobs < 1:
        raise WrongUse(f"There is no working on {args.jobs} articles at a time.", "Give --jobs 1 or more.")
    if args.sources.count("-") > 1:
        raise WrongUse("Standard input can be read only once.", "Name it once.")


def _outcomes(args: argparse.Namespace) -> Iterator[Outcome]:
    """Sources that cannot be read come first: an article that is not there is told before hours of work."""
    from vivevoix import compose

    settings = settings_of(args)
    compose.voices(settings, args.voice)
    articles: list[tuple[str, Article]] = []
    for source in args.sources:
        read = _read(source, args.language)
        if isinstance(read, Outcome):
            yield read
        else:
            articles.append((source, read))
    outs = folders([article for _, article in articles], args.out, alone=len(args.sources) == 1)
    orders = [Order(*one, out, settings, args.voice) for one, out in zip(articles, outs, strict=True)]
    yield from at_once(orders, args.jobs) if min(args.jobs, len(orders)) > 1 else in_turn(orders)


def _read(source: str, language: str) -> "Article | Outcome":
    from vivevoix.errors import ViveVoixError
    from vivevoix.reading import read, source_of

    try:
        return read(source_of(source), language=language, stdin=sys.stdin.buffer)
    except ViveVoixError as error:
        return failed(source, error)


def _tell(outcome: Outcome, *, as_json: bool) -> None:
    if outcome.problem:
        print(f"vivevoix: {outcome.problem}", file=sys.stderr)
    elif outcome.made and not as_json:
        _tell_made(outcome.made)


def _tell_made(made: dict[str, Any]) -> None:
    minutes, seconds = divmod(round(made["duration"]), 60)
    print(f"{made['title']}")
    print(f"  {minutes} min {seconds:02d} s, {made['utterances']} utterances, {made['left_out']} blocks left out")
    print(f"  {made['findings']} findings, word error rate {100 * made['word_error_rate']:.1f} %")
    print(f"  page: {made['page']}", flush=True)


def _print_json(outcomes: list[Outcome]) -> None:
    told = [
        outcome.made or {"source": outcome.source, "problem": outcome.problem, "code": outcome.code} for outcome in outcomes
    ]
    if len(told) > 1 or outcomes[0].made:
        print(json.dumps(told if len(told) > 1 else told[0], ensure_ascii=False, indent=2))
