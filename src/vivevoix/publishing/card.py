"""The report card of an edition as rows of words: what the page and ``vivevoix review`` both show."""

from dataclasses import dataclass

from vivevoix.publishing.form import CueForm, EditionForm, FindingForm, MeasureForm, ReadingForm, RepairForm, UtteranceForm
from vivevoix.publishing.texts import Texts

UNCERTAIN = "reading.uncertain"
"""The check that doubts how a word is read, though it may have been heard well: such findings get a list of their own."""

_PERCENT = {"ratio", "share", "%"}


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A measure in words."""

    name: str
    value: str
    limit: str
    """Empty when the figure is only reported."""
    verdict: str
    passed: bool


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding in words."""

    severity: str
    check: str
    printed: str
    """The printed words concerned, the whole utterance where the place is not known."""
    start: float | None
    """Seconds in the audio; None for the edition as a whole."""
    evidence: str
    proposal: str


@dataclass(frozen=True, slots=True)
class DoubtRow:
    """A reading of low confidence in words."""

    printed: str
    spoken: str
    confidence: str
    start: float | None
    rule: str


@dataclass(frozen=True, slots=True)
class LeftOutRow:
    """A block that is not read, and why."""

    kind: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class RepairRow:
    """A repair in words."""

    printed: str
    start: float | None
    found: str
    tried: str
    kept: str
    """Empty when nothing that was tried was better."""
    still_open: str
    """Empty when all is mended."""


@dataclass(frozen=True, slots=True)
class Card:
    """All rows, in the order of the audio."""

    figures: tuple[FigureRow, ...]
    findings: tuple[FindingRow, ...]
    doubts: tuple[DoubtRow, ...]
    left_out: tuple[LeftOutRow, ...]
    repairs: tuple[RepairRow, ...] = ()


def card(document: EditionForm, words: Texts) -> Card:
    """The report card of an edition, in the language of ``words``."""
    utterances = {utterance["id"]: utterance for utterance in document["script"]["utterances"]}
    cues = {cue["utterance"]: cue for cue in document["cues"]}
    findings, doubts = [], []
    for finding in document["review"]["findings"]:
        utterance, cue = utterances.get(finding["utterance"]), cues.get(finding["utterance"])
        reading = _doubted(finding, utterance)
        if reading:
            doubts.append(_doubt(reading, cue, words))
        else:
            findings.append(_finding(finding, utterance, cue, words))
    return Card(
        figures=tuple(_figure(measure, words) for measure in [*document["review"]["measures"], *_loudness(document)]),
        findings=tuple(findings),
        doubts=tuple(doubts),
        left_out=tuple(
            LeftOutRow(words.named("kind", block["kind"]), block["text"], block["reason"])
            for block in document["script"]["left_out"]
        ),
        # Editions made before there were repairs have none to tell.
        repairs=tuple(
            _repair(repair, utterances.get(repair["utterance"]), cues.get(repair["utterance"]), words)
            for repair in document["review"].get("repairs", [])
        ),
    )


def _repair(repair: RepairForm, utterance: UtteranceForm | None, cue: CueForm | None, words: Texts) -> RepairRow:
    def told(family: str, names: list[str]) -> str:
        return ", ".join(words.named(family, name) for name in names)

    return RepairRow(
        utterance["printed"] if utterance else "",
        cue["start"] if cue else None,
        told("check", repair["found"]),
        told("rung", repair["tried"]),
        told("rung", repair["kept"]),
        told("check", repair["still_open"]),
    )


def _loudness(document: EditionForm) -> list[MeasureForm]:
    """The loudness of the track as two more figures, unless the review already reports them."""
    known = {measure["name"] for measure in document["review"]["measures"]}
    loudness = document["loudness"]
    rows: list[MeasureForm] = [
        {"name": "integrated_lufs", "value": loudness["integrated_lufs"], "unit": "LUFS", "limit": None, "passed": True},
        {"name": "true_peak_dbtp", "value": loudness["true_peak_dbtp"], "unit": "dBTP", "limit": None, "passed": True},
    ]
    return [row for row in rows if row["name"] not in known]


def _figure(measure: MeasureForm, words: Texts) -> FigureRow:
    limit = "" if measure["limit"] is None else _quantity(measure["limit"], measure["unit"], words)
    verdict = words("reported") if not limit else words("passed") if measure["passed"] else words("failed")
    value = words("unknown") if measure["value"] is None else _quantity(measure["value"], measure["unit"], words)
    return FigureRow(words.named("measure", measure["name"]), value, limit, verdict, measure["passed"])


def _quantity(value: float, unit: str, words: Texts) -> str:
    """``5,7 %`` for a share of one, else the figure and its unit with a no-break space."""
    if unit in _PERCENT:
        return words.number(100 * value if unit != "%" else value, 1) + "\u00a0%"
    return f"{words.number(value, 2)}\u00a0{words.named('unit', unit)}".rstrip("\u00a0")


def _finding(finding: FindingForm, utterance: UtteranceForm | None, cue: CueForm | None, words: Texts) -> FindingRow:
    span = finding["span"] or ([0, len(utterance["printed"])] if utterance else [0, 0])
    return FindingRow(
        severity=words.named("severity", finding["severity"]),
        check=finding["check"],
        printed=utterance["printed"][span[0] : span[1]] if utterance else "",
        start=_heard_at(span, cue) if cue else None,
        evidence=finding["evidence"],
        proposal=finding["proposal"],
    )


def _heard_at(span: list[int], cue: CueForm) -> float:
    """When the first mark inside the span begins; the cue's start where there is none."""
    starts = [mark["start"] for mark in cue["marks"] if mark["span"][0] < span[1] and mark["span"][1] > span[0]]
    return min(starts, default=cue["start"])


def _doubted(finding: FindingForm, utterance: UtteranceForm | None) -> ReadingForm | None:
    """The reading that a finding doubts; None for findings of another kind."""
    if finding["check"] != UNCERTAIN or utterance is None:
        return None
    return next((reading for reading in utterance["readings"] if reading["span"] == finding["span"]), None)


def _doubt(reading: ReadingForm, cue: CueForm | None, words: Texts) -> DoubtRow:
    confidence = words.number(100 * reading["confidence"], 0) + "\u00a0%"
    start = _heard_at(reading["span"], cue) if cue else None
    return DoubtRow(reading["printed"], reading["spoken"], confidence, start, reading["rule"])
