"""``vivevoix lexicon``: the pronunciations a newsroom has settled."""

import argparse
import json
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vivevoix.commands.text import lexicon_of, settings_of
from vivevoix.errors import WrongUse

if TYPE_CHECKING:
    from vivevoix.model import Utterance
    from vivevoix.writing.lexicon import Conflict, Entry, Lexicon
    from vivevoix.writing.trial import Trial

_DEFAULT = Path("lexicon.tsv")


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its actions."""
    parser = subparsers.add_parser(
        "lexicon", help="pronunciations that the newsroom has settled: add, remove, list, test, import, export"
    )
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    _register_add(actions.add_parser("add", help="settle how a word or phrase is said"))
    _register_remove(actions.add_parser("remove", help="take the entries for a word or phrase out again"))
    _register_list(actions.add_parser("list", help="show the entries and their conflicts"))
    _register_test(actions.add_parser("test", help="show a phrase before and after the lexicon"))
    _register_import(actions.add_parser("import", help="take the entries of a .pls, .csv or .tsv file"))
    _register_export(actions.add_parser("export", help="write the entries as .pls, .csv or .tsv"))
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Do the action that was asked for."""
    actions = {"add": _add, "remove": _remove, "list": _list, "test": _test, "import": _import, "export": _export}
    return actions[args.action](args)


def _register_add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("printed", metavar="PRINTED", help="the word or phrase as the newspaper prints it")
    how = parser.add_mutually_exclusive_group(required=True)
    how.add_argument("--respelling", dest="as_respelling", metavar="TEXT", help="in French spelling: Patrouchèf")
    how.add_argument("--ipa", dest="as_ipa", metavar="IPA", help="in the International Phonetic Alphabet")
    how.add_argument("--letters", dest="as_letters", action="store_const", const="", help="letter by letter")
    how.add_argument("--word", dest="as_word", action="store_const", const="", help="as one word")
    how.add_argument("--words", dest="as_words", metavar="TEXT", help="as these words")
    how.add_argument("--as-language", dest="as_language", metavar="TAG", help="as another language says it: en")
    parser.add_argument("--exact", action="store_true", help="only in the case printed here")
    parser.add_argument("--inflected", action="store_true", help="also with a plural s, or an English possessive")
    parser.add_argument("--scope", choices=("article", "section", "site", "house"), default="house", help="where it holds")
    parser.add_argument("--within", default="", help="which article (address), section or site; default: any")
    parser.add_argument("--who", default="", help="who settled it")
    parser.add_argument("--why", default="", help="the reason or the source")
    _add_file_options(parser)


def _register_remove(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("printed", metavar="PRINTED", help="the word or phrase, written as in the entry")
    parser.add_argument(
        "--scope", choices=("article", "section", "site", "house"), default="", help="only where it holds there"
    )
    parser.add_argument("--within", default="", help="only of this article (address), section or site")
    _add_file_options(parser)


def _register_list(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print as JSON")
    _add_file_options(parser)


def _register_test(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("phrase", metavar="PHRASE", help="a phrase as the newspaper prints it")
    parser.add_argument("--say", metavar="FILE.wav", type=Path, help="also say both, before and after, into a sound file")
    parser.add_argument("--article", metavar="ADDRESS", default="", help="as in this article: only entries that hold there")
    parser.add_argument("--json", action="store_true", help="print as JSON")
    _add_file_options(parser)


def _register_import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help=".pls (W3C PLS 1.0), .csv or .tsv")
    _add_file_options(parser)


def _register_export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help=".pls (W3C PLS 1.0), .csv or .tsv")
    _add_file_options(parser)


def _add_file_options(parser: argparse.ArgumentParser) -> None:
    what = f"the lexicon (.tsv or .csv; default: the last one of the settings, else {_DEFAULT})"
    parser.add_argument("--lexicon", metavar="FILE", action="append", type=Path, default=None, help=what)
    parser.add_argument("--language", default="fr", help="fr or en: the language of the articles (default: fr)")


def _add(args: argparse.Namespace) -> int:
    from vivevoix.writing.lexicon import add_entry

    entry = _entry(args)
    # Before it is kept: what cannot be said is refused.
    heard = _heard(entry, args.language)
    add_entry(entry, _file(args))
    print(f"{entry.printed}: {heard}")
    for conflict in _held(args).conflicts():
        if entry in (conflict.winner, conflict.loser):
            print(_told(conflict))
    return 0


def _remove(args: argparse.Namespace) -> int:
    """The table that is written to loses the entries; those of other files are left alone."""
    from vivevoix.writing.lexicon import Lexicon, load_lexicon, remove_entries

    file = _file(args)
    held = load_lexicon(file) if file.exists() else Lexicon()
    unwanted = tuple(entry for entry in held.entries if _asked_for(entry, args))
    if not unwanted:
        raise WrongUse(f"{file} has no such entry for “{args.printed}”.", "See the entries with `vivevoix lexicon list`.")
    remove_entries(unwanted, file)
    for entry in unwanted:
        print(f"removed: {_line(entry)}")
    return 0


def _asked_for(entry: "Entry", args: argparse.Namespace) -> bool:
    return entry.printed == args.printed and args.scope in ("", entry.scope) and args.within in ("", entry.within)


def _list(args: argparse.Namespace) -> int:
    lexicon = _held(args)
    if args.json:
        print(json.dumps([_record(entry) for entry in lexicon.entries], ensure_ascii=False, indent=2))
        return 0
    for entry in lexicon.entries:
        print(_line(entry))
    for conflict in lexicon.conflicts():
        print(_told(conflict))
    return 0


def _test(args: argparse.Namespace) -> int:
    from vivevoix.writing.trial import tried

    trial = tried(" ".join(args.phrase.split()), args.language, _holding(args))
    if args.json:
        print(json.dumps(_trial_record(trial), ensure_ascii=False, indent=2))
    else:
        for name, utterance in (("before", trial.before), ("after", trial.after)):
            print(f"{name:<8}{utterance.spoken}\n{'':<8}[{utterance.phonemes}]")
        for match in trial.matches:
            print(f"by      {_line(match.entry)}\n{'':<8}{_heard(match.entry, args.language)}")
            for loser in match.over:
                print(f"  over  {_line(loser)}")
    if args.say:
        _say((trial.before, trial.after), args)
    return 0


def _import(args: argparse.Namespace) -> int:
    """Entries that are there already are not doubled; each new one must be sayable, or nothing is taken."""
    from vivevoix.writing.lexicon import Lexicon, load_lexicon, save_lexicon
    from vivevoix.writing.trial import sounds

    file = _file(args)
    held = load_lexicon(file) if file.exists() else Lexicon()
    known = set(held.entries)
    fresh = tuple(entry for entry in load_lexicon(args.file).entries if entry not in known)
    for entry in fresh:
        sounds(entry, entry.language or args.language)
    grown = held.joined(Lexicon(fresh))
    save_lexicon(grown, file)
    print(f"{len(fresh)} entries taken into {file}.")
    for conflict in grown.conflicts():
        print(_told(conflict))
    return 0


def _export(args: argparse.Namespace) -> int:
    from vivevoix.writing.lexicon import save_lexicon

    lexicon = _held(args)
    if args.file.suffix.lower() in {".pls", ".xml"}:
        from vivevoix.writing.lexicon.pls import to_pls
        from vivevoix.writing.trial import sounds

        args.file.write_bytes(to_pls(lexicon, args.language, lambda entry: sounds(entry, args.language)))
    else:
        save_lexicon(lexicon, args.file)
    print(f"{len(lexicon.entries)} entries written to {args.file}.")
    return 0


def _file(args: argparse.Namespace) -> Path:
    """The table that is written to: the last one named, for it wins over the former ones."""
    files = [*settings_of(args).lexicon, *(args.lexicon or ())]
    return files[-1] if files else _DEFAULT


def _held(args: argparse.Namespace) -> "Lexicon":
    """Every lexicon named, or the default table when it is there."""
    from vivevoix.writing.lexicon import load_lexicon

    if _file(args) != _DEFAULT or args.lexicon:
        return lexicon_of(args)
    if _DEFAULT.exists():
        return load_lexicon(_DEFAULT)
    raise WrongUse("There is no lexicon yet.", f"Name one with --lexicon, or add an entry: it makes {_DEFAULT}.")


def _entry(args: argparse.Namespace) -> "Entry":
    from vivevoix.writing.lexicon import Entry, How, Scope

    how, value = next((how, value) for how in How if (value := getattr(args, f"as_{how}")) is not None)
    today = datetime.now(UTC).date().isoformat()
    return Entry(
        args.printed, how, value, args.language, args.exact, args.inflected,
        Scope(args.scope), args.within, args.who, today, args.why,
    )  # fmt: skip


def _holding(args: argparse.Namespace) -> "Lexicon":
    """The entries that hold in the article that was named; all of them when none was."""
    from vivevoix.model import Article, Source, SourceKind

    held = _held(args)
    if not args.article:
        return held
    return held.applying(Article(Source(SourceKind.URL, args.article), args.language, "", ()))


def _heard(entry: "Entry", language: str) -> str:
    from vivevoix.writing.trial import respelling, sounds

    phonemes = sounds(entry, language)
    return f"[{phonemes}], {respelling(phonemes, language)}"


def _line(entry: "Entry") -> str:
    decided = ", ".join(part for part in (entry.who, entry.when, entry.why) if part)
    place = f"{entry.scope} {entry.within}".strip()
    limits = " ".join(name for name, on in (("exact", entry.exact_case), ("inflected", entry.inflected)) if on)
    return "  ".join(part for part in (entry.printed, entry.how, entry.value, place, limits, decided) if part)


def _told(conflict: "Conflict") -> str:
    return f"conflict: {_line(conflict.winner)}\n    over: {_line(conflict.loser)}"


def _record(entry: "Entry") -> dict[str, Any]:
    return asdict(entry)


def _trial_record(trial: "Trial") -> dict[str, Any]:
    def both(utterance: "Utterance") -> dict[str, str]:
        return {"spoken": utterance.spoken, "phonemes": utterance.phonemes}

    entries = [{**_record(match.entry), "over": [_record(loser) for loser in match.over]} for match in trial.matches]
    return {"printed": trial.before.printed, "before": both(trial.before), "after": both(trial.after), "entries": entries}


def _say(utterances: "tuple[Utterance, ...]", args: argparse.Namespace) -> None:
    """One after the other into one file, with the pause of each between them."""
    import numpy as np

    from vivevoix import compose
    from vivevoix.commands.say import write_wav
    from vivevoix.model import Audio

    settings = settings_of(args)
    engine, voice = compose.engine(settings), compose.voices(settings)[args.language]
    first, second = (engine.say(utterance, voice).audio for utterance in utterances)
    rest = np.zeros(int(utterances[0].pause_after * first.sample_rate), dtype=np.float32)
    write_wav(Audio(np.concatenate([first.samples, rest, second.samples]), first.sample_rate), args.say)
