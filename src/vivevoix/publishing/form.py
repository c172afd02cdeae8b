"""The form of ``edition.json``: what each object of it holds. The published JSON Schema is made from these classes.

Times are seconds, rounded to the millisecond. Spans count Unicode code points from 0, end excluded.
"""

from collections.abc import Mapping
from typing import Annotated, Literal, TypeAlias, TypedDict

from vivevoix.model import BlockKind, HintKind, Role, Severity, SourceKind

SCHEMA_ID = "urn:vivevoix:edition:1"
VERSION = 1
"""Grows when a reader of the former form could be misled; a new optional field does not need it."""

Limits: TypeAlias = Mapping[str, object]
"""JSON Schema keywords beside the type."""

_FROM_ZERO: Limits = {"minimum": 0}
_SHARE: Limits = {"minimum": 0, "maximum": 1}
_PAIR: Limits = {"minItems": 2, "maxItems": 2, "items": {"type": "integer", "minimum": 0}}

Seconds = Annotated[float, "Seconds.", _FROM_ZERO]
Moment = Annotated[float, "Seconds from the first sample of audio.mp3.", _FROM_ZERO]
Share = Annotated[float, "0 to 1.", _SHARE]
Language = Annotated[str, "BCP 47 tag.", {"minLength": 2}]
Figure = Annotated[float | None, "Null when it cannot be measured, as the loudness of silence."]
Characters = Annotated[list[int], "First character, and the one after the last.", _PAIR]


def _one_of(values: type[BlockKind] | type[HintKind] | type[Role] | type[Severity] | type[SourceKind]) -> Limits:
    return {"enum": [value.value for value in values]}


class SourceForm(TypedDict):
    """Where the article came from."""

    kind: Annotated[str, _one_of(SourceKind)]
    address: Annotated[str, "A URL, a path as it was typed, or - for standard input."]


class HintForm(TypedDict):
    """How the source itself asked for a stretch to be said."""

    span: Characters
    kind: Annotated[str, _one_of(HintKind)]
    value: str


class BlockForm(TypedDict):
    """One piece of the page, spoken or left out for a reason."""

    kind: Annotated[str, _one_of(BlockKind)]
    text: str
    spoken: bool
    reason: Annotated[str, "Why it is left out; empty when spoken."]
    hints: list[HintForm]


class ImageForm(TypedDict):
    """The photo of the article."""

    address: Annotated[str, "Where the page had it; empty when only its caption or credit reached us."]
    file: Annotated[str, "The file of this edition that holds it; empty when it was not brought along."]
    caption: str
    credit: str
    alt: str


class ArticleForm(TypedDict):
    """What the newspaper printed, block by block, nothing lost."""

    source: SourceForm
    language: Language
    title: str
    byline: str
    published_at: Annotated[str | None, "ISO 8601."]
    image: ImageForm | None
    canonical_url: str
    site: Annotated[str, "The newspaper's name as the page gave it."]
    blocks: list[BlockForm]


class ReadingForm(TypedDict):
    """One decision on how print is said."""

    span: Annotated[list[int], "Characters of the utterance's printed text.", _PAIR]
    printed: str
    spoken: Annotated[str, "The words said."]
    phonemes: Annotated[str, "IPA in the engine's alphabet."]
    rule: Annotated[str, "Who decided."]
    confidence: Annotated[float, "The probability that a careful newsreader would agree.", _SHARE]
    after: Annotated[str, "Punctuation heard after it."]


class UtteranceForm(TypedDict):
    """A stretch of speech said in one take."""

    id: str
    role: Annotated[str, _one_of(Role)]
    printed: str
    spoken: str
    phonemes: str
    pause_after: Seconds
    block: Annotated[int | None, "Index into article.blocks; null for what the house adds."]
    start: Annotated[int, "Where printed begins in that block's text.", _FROM_ZERO]
    readings: list[ReadingForm]


class LeftOutForm(TypedDict):
    """A block that is not said."""

    kind: Annotated[str, _one_of(BlockKind)]
    text: str
    reason: str


class ScriptForm(TypedDict):
    """What was said, word by word, sound by sound, and who decided each."""

    language: Language
    title: str
    utterances: list[UtteranceForm]
    left_out: list[LeftOutForm]


class MarkForm(TypedDict):
    """When a printed stretch is heard."""

    span: Characters
    start: Moment
    end: Moment


class CueForm(TypedDict):
    """When an utterance is heard."""

    utterance: Annotated[str, "Its id in script.utterances."]
    start: Moment
    end: Moment
    marks: list[MarkForm]


class ChapterForm(TypedDict):
    """A crosshead's place in the audio."""

    title: str
    start: Moment
    end: Moment


class AudioForm(TypedDict):
    """The sound as it was mastered; encoding adds some milliseconds at its ends."""

    file: str
    duration: Seconds
    sample_rate: Annotated[int, "Hertz.", {"exclusiveMinimum": 0}]


class LoudnessForm(TypedDict):
    """How loud it is, after ITU-R BS.1770-4."""

    integrated_lufs: Figure
    true_peak_dbtp: Figure


class MeasureForm(TypedDict):
    """A figure of the report card."""

    name: str
    value: Figure
    unit: str
    limit: Annotated[float | None, "The largest value that passes; null when the figure is only reported."]
    passed: bool


class FindingForm(TypedDict):
    """One thing that may be wrong, with its evidence."""

    utterance: Annotated[str, "Its id; empty for the edition as a whole."]
    span: Annotated[list[int] | None, "Characters of the utterance's printed text.", _PAIR]
    check: Annotated[str, "Which check spoke."]
    severity: Annotated[str, _one_of(Severity)]
    evidence: str
    proposal: str


class HeardWordForm(TypedDict):
    """A word as the listener wrote it, on the clock of the take."""

    text: str
    start: Annotated[float, "Seconds from the first sample of the take, before its edges were trimmed."]
    end: float
    confidence: Share


class HeardForm(TypedDict):
    """What the listener wrote for one utterance."""

    utterance: str
    words: list[HeardWordForm]


class RepairForm(TypedDict):
    """What was done about one utterance in which the review had found something."""

    utterance: str
    found: Annotated[list[str], "Checks that spoke before."]
    tried: Annotated[list[str], "Rungs of the ladder, in order; empty when the budget was spent before its turn."]
    kept: Annotated[list[str], "Those that mended something; empty when the first take was the best."]
    still_open: Annotated[list[str], "Checks that still speak."]


class ReviewForm(TypedDict):
    """The report card."""

    listener: Annotated[str, "Fingerprint of the listener."]
    measures: list[MeasureForm]
    findings: list[FindingForm]
    heard: list[HeardForm]
    repairs: list[RepairForm]


class VoiceForm(TypedDict):
    """Who is heard."""

    engine: str
    name: str
    language: Language
    rate: Annotated[float, "1.0 is the voice's own.", {"exclusiveMinimum": 0}]
    fingerprint: Annotated[str, "Names the engine's model and version."]
    quotes: Annotated[str | None, "Name of the voice that says utterances of the role quote; null when it is the same."]


class DisclosureForm(TypedDict):
    """What tells people and machines that the voice is AI."""

    text: str
    spoken: Annotated[bool, "Whether the audio opens with a notice."]
    digital_source_type: Annotated[str, "IPTC term.", {"format": "uri"}]
    model: str
    watermark: Annotated[float | None, "Score of the inaudible mark in audio.mp3; null when it was not looked for."]
    signed_by: Annotated[str, "Who signed the content credentials of the audio; empty when nobody did."]


class EditionForm(TypedDict):
    """The finished narration of one article, with all that was decided on the way and its review."""

    schema: Literal["urn:vivevoix:edition:1"]
    version: Literal[1]
    made_at: Annotated[str, "ISO 8601."]
    made_by: Annotated[str, "Program and version."]
    article: ArticleForm
    script: ScriptForm
    voice: VoiceForm
    audio: AudioForm
    loudness: LoudnessForm
    cues: list[CueForm]
    chapters: list[ChapterForm]
    review: ReviewForm
    disclosure: DisclosureForm
