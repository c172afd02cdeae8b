"""The transcript as WebVTT: a cue an utterance, the printed words."""

from vivevoix.publishing.clock import webvtt
from vivevoix.publishing.form import CueForm, EditionForm

_SHORTEST_S = 0.001
"""WebVTT asks that a cue ends after its start."""


def transcript(document: EditionForm) -> str:
    """The WebVTT file of an edition, the spoken notice included; the first note names the language and the disclosure."""
    printed = {utterance["id"]: utterance["printed"] for utterance in document["script"]["utterances"]}
    notes = [f"Language: {document['script']['language']}", document["disclosure"]["text"]]
    head = "WEBVTT\n\nNOTE\n" + "".join(f"{_line(note)}\n" for note in notes if note.strip())
    cues = [_cue(cue, printed[cue["utterance"]], start) for cue, start in _in_order(document["cues"])]
    return head + "".join(cues)


def _in_order(cues: list[CueForm]) -> list[tuple[CueForm, float]]:
    """Each cue with its start, which WebVTT wants no earlier than the start before it."""
    latest, ordered = 0.0, []
    for cue in cues:
        latest = max(latest, cue["start"])
        ordered.append((cue, latest))
    return ordered


def _cue(cue: CueForm, printed: str, start: float) -> str:
    end = max(cue["end"], start + _SHORTEST_S)
    return f"\n{_line(cue['utterance'])}\n{webvtt(start)} --> {webvtt(end)}\n{_escaped(printed)}\n"


def _line(text: str) -> str:
    """One line without the arrow that WebVTT keeps for times."""
    return " ".join(text.split()).replace("-->", "—>")


def _escaped(text: str) -> str:
    folded = " ".join(text.split())
    return folded.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
