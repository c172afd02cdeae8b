"""A lexicon in a file: the form is told by the file's name (.tsv, .csv, .pls or .xml)."""

import os
from pathlib import Path

from vivevoix.errors import BadLexicon, OutputError
from vivevoix.writing.lexicon.entry import Entry
from vivevoix.writing.lexicon.match import Lexicon
from vivevoix.writing.lexicon.table import COLUMNS, from_table, header, line, to_table

_SEPARATORS = {".tsv": "\t", ".csv": ","}
_PLS = {".pls", ".xml"}


def load_lexicon(path: Path) -> Lexicon:
    """The lexicon in a file. Raises BadLexicon when it is not there, not text, or not a lexicon."""
    suffix = _suffix(path)
    try:
        data = path.read_bytes()
        if suffix in _PLS:
            from vivevoix.writing.lexicon.pls import from_pls

            return from_pls(data, str(path))
        return from_table(data.decode("utf-8"), str(path), separator=_SEPARATORS[suffix])
    except OSError as error:
        raise BadLexicon(f"The lexicon {path} cannot be read ({error.strerror}).", "Check its path.") from error
    except UnicodeDecodeError as error:
        raise BadLexicon(f"The lexicon {path} is not UTF-8 (byte {error.start}).", "Save it as UTF-8.") from error


def save_lexicon(lexicon: Lexicon, path: Path) -> None:
    """Write a table whole or not at all. Raises BadLexicon for an unknown form, OutputError when it cannot be written."""
    _written(path, to_table(lexicon, separator=_table_separator(path)))


def add_entry(entry: Entry, path: Path) -> None:
    """Add a row to a table, made when it is not there; remarks stay if its columns are ours. Raises as ``save_lexicon``."""
    separator = _table_separator(path)
    if not path.exists():
        _written(path, to_table(Lexicon((entry,)), separator=separator))
        return
    former = load_lexicon(path)
    text = path.read_text("utf-8")
    if header(text, separator=separator) == COLUMNS:
        _written(path, text + ("" if text.endswith("\n") else "\n") + line(entry, separator=separator))
    else:
        save_lexicon(former.joined(Lexicon((entry,))), path)


def remove_entries(unwanted: tuple[Entry, ...], path: Path) -> None:
    """Take entries out of a table; every other line, remarks included, stays as it is. Raises as ``save_lexicon``."""
    separator = _table_separator(path)
    text = path.read_text("utf-8")
    columns = header(text, separator=separator)
    kept = [row for row in text.splitlines() if not set(_entries(row, columns, separator)) & set(unwanted)]
    _written(path, "\n".join(kept) + "\n")


def _entries(row: str, columns: tuple[str, ...], separator: str) -> tuple[Entry, ...]:
    """What one line of a table holds: one entry, or none."""
    if not row.strip() or row.startswith("#") or header(row, separator=separator) == columns:
        return ()
    return from_table(separator.join(columns) + "\n" + row, "", separator=separator).entries


def _suffix(path: Path) -> str:
    suffix = path.suffix.lower()
    if suffix not in _SEPARATORS and suffix not in _PLS:
        raise BadLexicon(f"The form of the lexicon {path} is unknown.", "Name it .tsv, .csv or .pls.")
    return suffix


def _table_separator(path: Path) -> str:
    suffix = _suffix(path)
    if suffix not in _SEPARATORS:
        raise BadLexicon(f"{path} is a file of exchange.", "Keep your lexicon as .tsv, and use `vivevoix lexicon export`.")
    return _SEPARATORS[suffix]


def _written(path: Path, text: str) -> None:
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_text(text, "utf-8")
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise OutputError(f"The lexicon {path} cannot be written ({error.strerror}).", "Check the folder's rights.") from error
