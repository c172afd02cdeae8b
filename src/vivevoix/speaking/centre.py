"""Where a voice lies by itself: the middle that the tone of every utterance is drawn towards."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from vivevoix.model import Voice


@dataclass(frozen=True, slots=True)
class Centre:
    """Medians over plain sentences of news at rate 1, said as the voice says them by itself: a line of ``data/centres.tsv``."""

    heard_hz: float
    """Of the sentences' median pitch, by the meter on the sound."""
    heard_rate: float
    """Phones a second, pauses left out, by the meter on the sound."""
    loudness_lufs: float
    drafted_hz: float
    """As the engine's drafts have it: they count frames that nobody hears, so the figures differ by some percent."""
    drafted_range_st: float
    drafted_rate: float


def centre(voice: Voice) -> Centre | None:
    """The voice's centre; None for one that was not measured, whose tone is left to itself."""
    return _centres().get((voice.engine, voice.name))


@cache
def _centres() -> dict[tuple[str, str], Centre]:
    lines = files(__package__).joinpath("data/centres.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {(engine, name): Centre(*map(float, figures)) for engine, name, *figures in rows}
