"""A lexicon as a table an editor can open: tab-separated (the house's own form) or comma-separated."""

import csv
import io
from collections.abc import Iterator

from vivevoix.errors import BadLexicon
from vivevoix.writing.lexicon.entry import Entry, How, Scope
from vivevoix.writing.lexicon.match import Lexicon

COLUMNS = ("printed", "how", "value", "language", "case", "forms", "scope", "within", "who", "when", "why")
"""``case`` is ``exact`` or ``any``, ``forms`` is ``inflected`` or ``base``; a column left out takes its default."""


def from_table(text: str, name: str, *, separator: str = "\t") -> Lexicon:
    """The entries of a table with a header row; lines that begin with ``#`` are remarks. Raises BadLexicon."""
    rows = csv.reader(io.StringIO(_without_remarks(text)), delimiter=separator, strict=True)
    try:
        return Lexicon(tuple(_entries(rows, name)))
    except csv.Error as error:
        raise BadLexicon(f"{name}, line {rows.line_num}: {error}.", "Mend the quotes of that line.") from error


def to_table(lexicon: Lexicon, *, separator: str = "\t") -> str:
    """The table, with its header row, that ``from_table`` reads back."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(_row(entry) for entry in lexicon.entries)
    return out.getvalue()


def line(entry: Entry, *, separator: str = "\t") -> str:
    """One row, to be added to a table."""
    return to_table(Lexicon((entry,)), separator=separator).split("\n", 1)[1]


def header(text: str, *, separator: str = "\t") -> tuple[str, ...]:
    """The names of a table's columns; empty when it has no row."""
    rows = csv.reader(io.StringIO(_without_remarks(text)), delimiter=separator)
    return next((tuple(row) for row in rows if any(row)), ())


def _without_remarks(text: str) -> str:
    """The same number of lines, remarks emptied, so that the line numbers in our errors are the file's."""
    return "\n".join("" if line.startswith("#") else line for line in text.removeprefix("\ufeff").splitlines())


def _entries(rows: Iterator[list[str]], name: str) -> Iterator[Entry]:
    header: list[str] = []
    for number, row in enumerate(rows, start=1):
        if not any(row):
            continue
        if not header:
            header = _header(row, name)
        else:
            yield _entry(dict(zip(header, row, strict=False)), f"{name}, row {number}")


def _header(row: list[str], name: str) -> list[str]:
    unknown = [column for column in row if column not in COLUMNS]
    if unknown or not {"printed", "how"} <= set(row):
        raise BadLexicon(f"{name} has no header row that we know.", f"Its first row names columns: {', '.join(COLUMNS)}.")
    return row


def _entry(row: dict[str, str], place: str) -> Entry:
    try:
        return Entry(
            printed=row["printed"],
            how=How(row.get("how", "")),
            value=row.get("value", ""),
            language=row.get("language", ""),
            exact_case=_either(row.get("case", ""), "exact", "any"),
            inflected=_either(row.get("forms", ""), "inflected", "base"),
            scope=Scope(row.get("scope") or Scope.HOUSE),
            within=row.get("within", ""),
            who=row.get("who", ""),
            when=row.get("when", ""),
            why=row.get("why", ""),
        )
    except ValueError as error:
        raise BadLexicon(f"{place}: {error}.", f"how is one of {_names(How)}; scope one of {_names(Scope)}.") from error
    except BadLexicon as error:
        raise BadLexicon(f"{place}: {error.problem}", error.remedy) from error


def _either(text: str, yes: str, no: str) -> bool:
    if text not in {yes, no, ""}:
        raise ValueError(f"“{text}” is neither {yes} nor {no}")
    return text == yes


def _names(kind: type[How] | type[Scope]) -> str:
    return ", ".join(kind)


def _row(entry: Entry) -> tuple[str, ...]:
    case, forms = ("exact" if entry.exact_case else "any"), ("inflected" if entry.inflected else "base")
    place = (entry.scope.value, entry.within, entry.who, entry.when, entry.why)
    return (entry.printed, entry.how.value, entry.value, entry.language, case, forms, *place)
