"""The spoken blocks of an edition as passages of sentences, each with its time in the audio."""

from collections import defaultdict
from dataclasses import dataclass

from vivevoix.publishing.form import CueForm, EditionForm, UtteranceForm


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a block: a sentence with its time, or what stands between two sentences."""

    text: str
    start: float | None = None
    """Seconds in the audio; None for what is not a sentence of its own."""
    end: float | None = None
    words: str = ""
    """Marks as ``from,to,start,end`` apart by spaces: UTF-16 code units, as browsers count, and seconds."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of the article as it is shown. Its pieces joined are the block's text, always."""

    kind: str
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The printed text."""
        return "".join(piece.text for piece in self.pieces)


def passages(document: EditionForm) -> tuple[Passage, ...]:
    """A passage for each spoken block, in order."""
    cues = {cue["utterance"]: cue for cue in document["cues"]}
    by_block: dict[int, list[UtteranceForm]] = defaultdict(list)
    for utterance in document["script"]["utterances"]:
        if utterance["block"] is not None:
            by_block[utterance["block"]].append(utterance)
    return tuple(
        Passage(block["kind"], _pieces(block["text"], by_block[index], cues))
        for index, block in enumerate(document["article"]["blocks"])
        if block["spoken"]
    )


def _pieces(text: str, utterances: list[UtteranceForm], cues: dict[str, CueForm]) -> tuple[Piece, ...]:
    pieces, done = [], 0
    for utterance in sorted(utterances, key=lambda item: item["start"]):
        start, printed = utterance["start"], utterance["printed"]
        cue = cues.get(utterance["id"])
        # An utterance that is not where it says it is stays unmarked: no highlight is better than a wrong one.
        if cue is None or start < done or not printed or not text.startswith(printed, start):
            continue
        if start > done:
            pieces.append(Piece(text[done:start]))
        pieces.append(Piece(printed, cue["start"], cue["end"], _words(printed, cue)))
        done = start + len(printed)
    return (*pieces, Piece(text[done:])) if done < len(text) else tuple(pieces)


def _words(printed: str, cue: CueForm) -> str:
    marks = (
        (*(_utf16(printed, place) for place in mark["span"]), mark["start"], mark["end"])
        for mark in cue["marks"]
        if mark["span"][0] < mark["span"][1] <= len(printed)
    )
    return " ".join(",".join(f"{value:g}" if isinstance(value, int) else f"{value:.2f}" for value in mark) for mark in marks)


def _utf16(text: str, place: int) -> int:
    """The same place in UTF-16 code units: an emoji counts as two."""
    return len(text[:place].encode("utf-16-le", "surrogatepass")) // 2
