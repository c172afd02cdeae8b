"""``vivevoix script``, ``verbalize`` and ``pronounce``: what shall be said, without speaking."""

import argparse
import json
import sys
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from vivevoix.settings import Settings, load

if TYPE_CHECKING:
    from vivevoix.writing import Lexicon
    from vivevoix.writing.base import Language


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the three commands."""
    script = subparsers.add_parser("script", help="what shall be said of an article, without speaking")
    script.add_argument("source", metavar="SOURCE", help="URL, .html, .txt, .md, .ssml, feed URL, or - for standard input")
    form = script.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print the script as JSON, what was left out included")
    form.add_argument("--explain", action="store_true", help="print who decided each reading that is no plain word")
    script.add_argument("--language", default="", help="fr or en (default: what the page says, else what the text is)")
    script.set_defaults(run=run)
    for name, what in (("verbalize", "the words said for a text"), ("pronounce", "the sounds of a text, in IPA")):
        command = subparsers.add_parser(name, help=f"{what}, from standard input")
        command.add_argument("--lines", action="store_true", help="one line out for each line in")
        command.add_argument("--language", default="fr", help="fr or en (default: fr)")
        command.set_defaults(run=run)
        add_lexicon_option(command)
    add_lexicon_option(script)


def add_lexicon_option(parser: argparse.ArgumentParser) -> None:
    """Add ``--lexicon FILE``, which may be given several times."""
    more = "file of pronunciations (.tsv, .csv, .pls) over those of the settings; may be given several times"
    parser.add_argument("--lexicon", metavar="FILE", action="append", type=Path, default=None, help=more)


def run(args: argparse.Namespace) -> int:
    """Do the command that was asked for."""
    if args.command == "script":
        return _script(args)
    return _filter(args, {"verbalize": verbalized, "pronounce": pronounced}[args.command])


def lexicon_of(args: argparse.Namespace) -> "Lexicon":
    """The lexicons of the settings with those of the command line over them. Raises BadLexicon."""
    from vivevoix.writing.lexicon import EMPTY, load_lexicon

    held = EMPTY
    for file in (*settings_of(args).lexicon, *(args.lexicon or ())):
        held = held.joined(load_lexicon(file))
    return held


def verbalized(text: str, language: "Language", lexicon: "Lexicon") -> Iterator[str]:
    """The words said for each sentence of ``text``."""
    from vivevoix.model import joined

    for span in language.sentences(text):
        readings = language.verbalize(span.of(text), lexicon=lexicon)
        yield joined(tuple((reading.spoken, reading.after) for reading in readings))


def pronounced(text: str, language: "Language", lexicon: "Lexicon") -> Iterator[str]:
    """The sounds of each sentence of ``text``, words apart by one space."""
    from vivevoix.writing.saying import sounds_of

    for span in language.sentences(text):
        yield sounds_of(language.readings(span.of(text), lexicon=lexicon))


def _script(args: argparse.Namespace) -> int:
    from vivevoix.reading import read, source_of
    from vivevoix.writing import write

    article = read(source_of(args.source), language=args.language, stdin=sys.stdin.buffer)
    settings = settings_of(args)
    notice = settings.notice(article.language)
    script = write(article, notice=notice, lexicon=lexicon_of(args), usual_liaisons=settings.usual_liaisons)
    if args.json:
        from vivevoix.publishing import script_document

        print(json.dumps(script_document(article, script), ensure_ascii=False, indent=2))
    elif args.explain:
        from vivevoix.writing.explain import explained

        print(explained(script))
    else:
        print("\n".join(f"{utterance.id}  {utterance.role:<10}  {utterance.spoken}" for utterance in script.utterances))
    return 0


def _filter(args: argparse.Namespace, says: "Callable[[str, Language, Lexicon], Iterator[str]]") -> int:
    from vivevoix.writing import language_of

    language, lexicon = language_of(args.language, usual=settings_of(args).usual_liaisons), lexicon_of(args)
    between = " " if args.lines else "\n"
    for line in _lines():
        said = between.join(sentence for sentence in says(line, language, lexicon) if sentence)
        if said or args.lines:
            print(said)
    return 0


def _lines() -> Iterator[str]:
    """The lines of standard input, in NFC. Bytes that are no UTF-8 become U+FFFD: one bad line must not stop thousands."""
    for line in sys.stdin.buffer:
        text = unicodedata.normalize("NFC", line.decode("utf-8", "replace"))
        yield " ".join(text.split())


def settings_of(args: argparse.Namespace) -> Settings:
    """The settings that a command line asks for. Raises WrongUse."""
    named = getattr(args, "settings", None)
    return load(Path(named) if named else None)
