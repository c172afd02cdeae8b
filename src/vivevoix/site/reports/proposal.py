"""The lexicon line that would do what a listener asks for."""

import re
import shlex
from dataclasses import dataclass

from vivevoix.storage.records.reports import Report

_IPA = re.compile(r"[/\[]([^/\[\]\s][^/\[\]]*)[/\]]")
_QUOTED = re.compile(r"«\s*([^«»]+?)\s*»|“([^“”]+)”|\"([^\"]+)\"|‘([^‘’]+)’")
_RESPELLING = re.compile(r"[^\W\d_][^\W\d_'’ -]*(?:[ '’-]+[^\W\d_]+)*")
"""Letters, with spaces, hyphens and apostrophes between them."""
_LONGEST = 40
"""Characters of a text that is nothing but a respelling."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A command for an editor to check and run; quoted for a shell, whatever the listener wrote."""

    line: str
    complete: bool
    """False: the listener did not say how, or not so that it can be taken over; the editor writes it in place of the dots."""


def proposal(report: Report) -> Proposal | None:
    """What ``vivevoix lexicon add`` would have to be told; None when the listener did not name the word."""
    if not report.word:
        return None
    how, value = _said(report)
    told = shlex.join([f"--{how}", value or "…"])
    reason = shlex.join(["--why", f"report {report.id}"])
    language = "" if report.language == "fr" else f" {shlex.join(['--language', report.language])}"
    word = shlex.quote(report.word)
    words = f"{told} {reason}{language} -- {word}" if report.word.startswith("-") else f"{word} {told} {reason}{language}"
    return Proposal(f"vivevoix lexicon add {words}", bool(value))


def _said(report: Report) -> tuple[str, str]:
    """How the listener says it: in IPA between bars or brackets, in quotation marks, or as the whole of a short text."""
    text = " ".join(report.text.split())
    if ipa := _IPA.search(text):
        return "ipa", ipa.group(1).strip()
    quoted = ["".join(groups).strip() for groups in _QUOTED.findall(text)]
    for candidate in [*reversed(quoted), text.rstrip(".!")]:
        if len(candidate) <= _LONGEST and candidate != report.word and _RESPELLING.fullmatch(candidate):
            return "respelling", candidate
    return "respelling", ""
