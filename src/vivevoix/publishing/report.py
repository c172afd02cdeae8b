"""The report card of an edition in plain words, for a terminal."""

from collections.abc import Iterable

from vivevoix.publishing.card import Card, DoubtRow, FigureRow, FindingRow, RepairRow, card
from vivevoix.publishing.clock import reader
from vivevoix.publishing.form import EditionForm
from vivevoix.publishing.texts import Texts, texts

_EXCERPT = 70
"""Characters of a printed text that a line of the report shows."""


def report(document: EditionForm) -> str:
    """The card in the edition's language: figures against limits, findings, uncertain readings, what was left out."""
    words = texts(document["article"]["language"])
    rows = card(document, words)
    duration = words("duration", duration=reader(document["audio"]["duration"]))
    parts = [[_plain(document["article"]["title"]), duration], *_sections(rows, words)]
    return _harmless("\n\n".join("\n".join(part) for part in parts) + "\n")


def _sections(rows: Card, words: Texts) -> list[list[str]]:
    return [
        _section(words("review"), (_figure(row, words) for row in rows.figures), ""),
        [f"  {words('review_caveat')}"],
        _section(words("findings"), (_finding(row, words) for row in rows.findings), words("findings_none")),
        _section(words("repairs"), (_repair(row, words) for row in rows.repairs), words("repairs_none")),
        _section(words("doubts"), (_doubt(row, words) for row in rows.doubts), words("doubts_none")),
        _section(
            words("left_out"),
            (f"  {row.kind} — {_excerpt(row.text)}\n      {_plain(row.reason)}" for row in rows.left_out),
            words("left_out_none"),
        ),
    ]


def _section(title: str, lines: Iterable[str], none: str) -> list[str]:
    found = list(lines)
    return [f"{title} ({len(found)})" if none else title, *(found or [f"  {none}"])]


def _figure(row: FigureRow, words: Texts) -> str:
    limit = f" ≤ {row.limit}" if row.limit else ""
    return "  " + words("labelled", label=row.name, value=f"{row.value}{limit} ({row.verdict})")


def _finding(row: FindingRow, words: Texts) -> str:
    place = words("at", time=reader(row.start)) if row.start is not None else words("whole")
    printed = f", {words('quoted', text=_excerpt(row.printed))}" if row.printed else ""
    lines = [f"  {row.severity}, {place}{printed} [{row.check}]", f"      {_plain(row.evidence)}"]
    if row.proposal:
        lines.append("      " + words("labelled", label=words("proposal"), value=_plain(row.proposal)))
    return "\n".join(lines)


def _repair(row: RepairRow, words: Texts) -> str:
    place = words("at", time=reader(row.start)) if row.start is not None else words("whole")
    tried = words("labelled", label=words("repair_tried"), value=row.tried or words("repair_nothing"))
    kept = words("labelled", label=words("repair_kept"), value=row.kept or words("repair_nothing"))
    still = words("labelled", label=words("repair_open"), value=row.still_open or words("repair_nothing"))
    printed = words("quoted", text=_excerpt(row.printed))
    said = words("labelled", label=f"{place}, {printed}", value=row.found)
    return "\n".join((f"  {said}", *(f"      {line}" for line in (tried, kept, still))))


def _doubt(row: DoubtRow, words: Texts) -> str:
    said = words("said_as", printed=_excerpt(row.printed), spoken=_excerpt(row.spoken))
    place = f", {words('at', time=reader(row.start))}" if row.start is not None else ""
    return f"  {said}{place}, {row.confidence} [{row.rule}]"


def _excerpt(text: str) -> str:
    plain = _plain(text)
    return plain if len(plain) <= _EXCERPT else plain[: _EXCERPT - 1].rstrip() + "…"


def _plain(text: str) -> str:
    return " ".join(text.split())


def _harmless(text: str) -> str:
    """No control characters: a page's text must not steer the terminal that shows it."""
    return "".join(sign for sign in text if sign.isprintable() or sign in "\n\u00a0")
