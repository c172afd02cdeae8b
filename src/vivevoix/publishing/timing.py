"""``timing.json``: what a player needs of an edition to follow the printed words, here or on anybody's page."""

import json
from typing import TypedDict

from vivevoix.publishing import names
from vivevoix.publishing.card import UNCERTAIN
from vivevoix.publishing.fold import Folded, fold, sums
from vivevoix.publishing.form import CueForm, EditionForm, ReadingForm, UtteranceForm
from vivevoix.publishing.linked import web
from vivevoix.publishing.texts import Texts, texts

VERSION = 1

Stretch = list[int]
"""Milliseconds first, then places in a paragraph: UTF-16 code units of its folded text, start and length."""


class ParagraphForm(TypedDict):
    """A spoken block, known again by its length and its two sums."""

    length: int
    sum: list[int]
    words: list[Stretch]
    """``[start_ms, from, length]`` of each mark, in order."""
    doubts: list[list[int | str]]
    """``[from, length, explanation]`` of each word whose pronunciation is uncertain."""


class TimingForm(TypedDict):
    """The whole file. Addresses are relative to it."""

    version: int
    title: str
    site: str
    language: str
    page: str
    """The article's own address; empty when it has none."""
    audio: str
    transcript: str
    image: str
    duration: int
    """Milliseconds."""
    notice: str
    """That the voice is AI, in the article's language."""
    chapters: list[list[int | str]]
    """``[start_ms, title]``."""
    sentences: list[Stretch]
    """``[start_ms, end_ms, paragraph, from, length]``; paragraph -1 for what is said but not printed."""
    paragraphs: list[ParagraphForm]


def timing(document: EditionForm, base: str = "") -> TimingForm:
    """The timing of an edition, whose files are at ``base``."""
    article, image = document["article"], document["article"]["image"]
    blocks = [index for index, block in enumerate(article["blocks"]) if block["spoken"]]
    folds = [fold(article["blocks"][index]["text"]) for index in blocks]
    paragraphs = [_paragraph(folded) for folded in folds]
    return {
        "version": VERSION,
        "title": article["title"],
        "site": article["site"],
        "language": article["language"],
        "page": web(article["canonical_url"]),
        "audio": base + document["audio"]["file"] if document["audio"]["file"] else "",
        "transcript": base + names.TRANSCRIPT,
        "image": base + image["file"] if image and image["file"] else "",
        "duration": _ms(document["audio"]["duration"]),
        "notice": document["disclosure"]["text"],
        "chapters": [[_ms(part["start"]), part["title"]] for part in document["chapters"]],
        "sentences": _sentences(document, {block: place for place, block in enumerate(blocks)}, folds, paragraphs),
        "paragraphs": paragraphs,
    }


def encoded_timing(document: EditionForm) -> bytes:
    """The bytes of ``timing.json``: UTF-8, nothing between its values, for a reader waits for it."""
    made = json.dumps(timing(document), ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return made.encode("utf-8", "replace")


def _paragraph(folded: Folded) -> ParagraphForm:
    return {"length": folded.places[-1], "sum": list(sums(folded.text)), "words": [], "doubts": []}


def _sentences(
    document: EditionForm, numbers: dict[int, int], folds: list[Folded], paragraphs: list[ParagraphForm]
) -> list[Stretch]:
    """A row an utterance; on the way its words and doubts are written into its paragraph."""
    utterances = {utterance["id"]: utterance for utterance in document["script"]["utterances"]}
    rows = []
    for cue in sorted(document["cues"], key=lambda one: one["start"]):
        utterance = utterances[cue["utterance"]]
        number = numbers.get(-1 if utterance["block"] is None else utterance["block"], -1)
        text = document["article"]["blocks"][utterance["block"]]["text"] if utterance["block"] is not None else ""
        # An utterance that is not where it says it is stays unlit: no highlight is better than a wrong one.
        if number < 0 or not utterance["printed"] or not text.startswith(utterance["printed"], utterance["start"]):
            rows.append([_ms(cue["start"]), _ms(cue["end"]), -1, 0, 0])
            continue
        places = folds[number].places[utterance["start"] : utterance["start"] + len(utterance["printed"]) + 1]
        paragraphs[number]["words"] += _words(cue, places)
        paragraphs[number]["doubts"] += _doubts(document, utterance, places)
        rows.append([_ms(cue["start"]), _ms(cue["end"]), number, places[0], places[-1] - places[0]])
    return rows


def _words(cue: CueForm, places: tuple[int, ...]) -> list[Stretch]:
    marks = [mark for mark in cue["marks"] if mark["span"][0] < mark["span"][1] < len(places)]
    return [[_ms(mark["start"]), *_stretch(mark["span"], places)] for mark in marks]


def _doubts(document: EditionForm, utterance: UtteranceForm, places: tuple[int, ...]) -> list[list[int | str]]:
    words = texts(document["article"]["language"])
    doubted = [
        finding["span"]
        for finding in document["review"]["findings"]
        if finding["check"] == UNCERTAIN and finding["utterance"] == utterance["id"]
    ]
    return [
        [*_stretch(reading["span"], places), _explained(reading, words)]
        for reading in utterance["readings"]
        if reading["span"] in doubted
    ]


def _explained(reading: ReadingForm, words: Texts) -> str:
    """The printed word, and the spoken one where it is another."""
    printed, spoken = reading["printed"], reading["spoken"]
    if printed.casefold() == spoken.casefold():
        return words("quoted", text=printed)
    return words("said_as", printed=printed, spoken=spoken)


def _stretch(span: list[int], places: tuple[int, ...]) -> Stretch:
    return [places[span[0]], places[span[1]] - places[span[0]]]


def _ms(seconds: float) -> int:
    return max(0, round(seconds * 1000))
