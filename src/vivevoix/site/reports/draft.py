"""A report out of a form: cleaned, and what is wrong with it."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from vivevoix.site.posted import Subject, line, paragraphs
from vivevoix.storage.records.reports import ReportDraft

SENTENCE_LIMIT = 2000
WORD_LIMIT = 100
TEXT_LIMIT = 1000
"""Characters."""
_LONGEST_S = 24 * 3600


@dataclass(frozen=True, slots=True)
class Sent:
    """What a listener sent, and the keys of texts.tsv that say what is wrong with it."""

    draft: ReportDraft
    faults: tuple[str, ...]


def sent(subject: Subject, fields: Mapping[str, str]) -> Sent:
    """Reads ``sentence``, ``word``, ``at`` (seconds) and ``text``; a time that is none is left away."""
    draft = ReportDraft(
        article=subject.slug,
        sentence=line(fields.get("sentence", "")),
        word=line(fields.get("word", "")),
        at=seconds(fields.get("at", "")),
        text=paragraphs(fields.get("text", "")),
        language=subject.language,
    )
    found = {
        "fault.empty": not draft.word and not draft.text,
        "fault.sentence": len(draft.sentence) > SENTENCE_LIMIT,
        "fault.word": len(draft.word) > WORD_LIMIT,
        "fault.text": len(draft.text) > TEXT_LIMIT,
    }
    return Sent(draft, tuple(fault for fault, wrong in found.items() if wrong))


def seconds(text: str) -> float | None:
    """A time in an audio: ``12.5``, or ``12,5`` as a French hand writes it; None for what is no such time."""
    try:
        value = float(text.strip().replace(",", "."))
    except ValueError:
        return None
    return round(value, 3) if math.isfinite(value) and 0 <= value <= _LONGEST_S else None
