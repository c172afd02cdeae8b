"""``vivevoix narrate SOURCE``: the whole road."""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vivevoix.commands.progress import bars
from vivevoix.commands.text import settings_of

if TYPE_CHECKING:
    from vivevoix.model import Article, Edition, Publication


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = subparsers.add_parser("narrate", help="speak an article and write its edition into a folder")
    parser.add_argument("source", metavar="SOURCE", help="URL, .html, .txt, .md, feed URL, or - for standard input")
    parser.add_argument("-o", "--out", metavar="DIR", type=Path, help="folder of the edition (default: named after the title)")
    parser.add_argument("--voice", default="", help="name of the voice (default: the one set for the language)")
    parser.add_argument("--language", default="", help="fr or en (default: what the page says, else what the text is)")
    parser.add_argument("--strict", action="store_true", help="end with code 1 when the review is above its limits")
    parser.add_argument("--json", action="store_true", help="print what was made as JSON")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Read, narrate, release, tell."""
    from vivevoix import compose, pipeline
    from vivevoix.reading import read, source_of

    settings = settings_of(args)
    article = read(source_of(args.source), language=args.language, stdin=sys.stdin.buffer)
    house = compose.house(settings, args.voice)
    with bars() as progress:
        edition = pipeline.narrate(article, house, progress)
        publication = pipeline.release(edition, args.out or Path(_folder_name(article)), _picture(article))
    _tell(edition, publication, as_json=args.json)
    return 1 if args.strict and not passed(edition) else 0


def passed(edition: "Edition") -> bool:
    """Whether every measure of the review is within its limit."""
    return all(measure.passed for measure in edition.review.measures)


def _picture(article: "Article") -> bytes | None:
    from vivevoix.errors import SourceError
    from vivevoix.reading.picture import picture

    try:
        return picture(article)
    except SourceError as error:
        print(f"vivevoix: the edition goes without its photo: {error}", file=sys.stderr)
        return None


def _folder_name(article: "Article") -> str:
    import unicodedata

    plain = unicodedata.normalize("NFKD", article.title.lower()).encode("ascii", "ignore").decode()
    words = "".join(sign if sign.isalnum() else " " for sign in plain).split()
    return "-".join(words)[:60].strip("-") or "edition"


def _tell(edition: "Edition", publication: "Publication", *, as_json: bool) -> None:
    summary = _summary(edition, publication)
    if as_json:
        print(json.dumps(summary, ensure_ascii=False, indent=2))
        return
    minutes, seconds = divmod(round(summary["duration"]), 60)
    print(f"{summary['title']}")
    print(f"  {minutes} min {seconds:02d} s, {summary['utterances']} utterances, {summary['left_out']} blocks left out")
    print(f"  {summary['findings']} findings, word error rate {100 * summary['word_error_rate']:.1f} %")
    print(f"  page: {summary['page']}")


def _summary(edition: "Edition", publication: "Publication") -> dict[str, Any]:
    measures = {measure.name: measure.value for measure in edition.review.measures}
    return {
        "title": edition.article.title,
        "page": publication.addresses[0],
        "files": list(publication.addresses),
        "duration": round(edition.track.audio.duration, 3),
        "utterances": len(edition.script.utterances),
        "left_out": len(edition.article.left_out),
        "findings": len(edition.review.findings),
        "word_error_rate": measures.get("word_error_rate", 0.0),
        "integrated_lufs": edition.track.loudness.integrated_lufs,
        "true_peak_dbtp": edition.track.loudness.true_peak_dbtp,
        "passed": passed(edition),
    }
