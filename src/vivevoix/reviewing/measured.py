"""What was measured of each take by itself, kept beside what was heard of it: a corrected sentence costs one sentence, not the article."""

import hashlib
import json
from dataclasses import asdict, dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from vivevoix.model import Take, Voice
from vivevoix.reviewing.acoustics import Alarm, Judged, judged
from vivevoix.reviewing.measured_tone import Tone
from vivevoix.reviewing.memory import Hearings
from vivevoix.reviewing.signal import Signal, measure


@dataclass(frozen=True, slots=True, eq=False)
class Measured:
    """A take's sound, and its sounds."""

    signal: Signal
    sounds: Judged | None
    """By the model of the voice's own sounds; None of a voice that has none."""


def measured(take: Take, voice: Voice, memory: Hearings | None = None) -> Measured:
    """The figures of a take; kept ones where the same take was measured by the same rules. Raises ModelCorrupt, OutputError."""
    if memory is None:
        return Measured(measure(take), judged(take, voice))
    key = digest(take, voice)
    blob = memory.blobs.get(key)
    known = _unpacked(blob, take) if blob is not None else None
    if known is None:
        known = measured(take, voice)
        memory.blobs.put(key, _packed(known))
    return known


def digest(take: Take, voice: Voice, *more: str) -> str:
    """SHA-256 of all that decides the figures: samples, sounds asked for, voice, and the rules themselves."""
    samples = hashlib.sha256(np.ascontiguousarray(take.audio.samples).tobytes()).hexdigest()
    asked = [reading.phonemes + reading.after for reading in take.utterance.readings]
    decided = [
        _rules(),
        samples,
        take.audio.sample_rate,
        take.utterance.role,
        take.utterance.phonemes,
        asked,
        voice.engine,
        voice.name,
        *more,
    ]
    return hashlib.sha256(json.dumps(decided).encode()).hexdigest()


@cache
def _rules() -> str:
    """SHA-256 of this package, models and limits included: no figure outlives the rule that gave it. Costs two milliseconds."""
    held = hashlib.sha256()
    for file in sorted(Path(__file__).parent.rglob("*")):
        if file.suffix in {".py", ".tsv", ".npz"}:
            held.update(file.read_bytes())
    return held.hexdigest()


def _packed(one: Measured) -> bytes:
    signal = {field.name: getattr(one.signal, field.name) for field in fields(Signal) if field.name not in {"take", "tone"}}
    sounds = asdict(one.sounds) if one.sounds else None
    return json.dumps({"signal": signal, "tone": asdict(one.signal.tone), "sounds": sounds}).encode()


def _unpacked(blob: bytes, take: Take) -> Measured | None:
    """None of what is damaged."""
    try:
        held = json.loads(blob)
        signal = Signal(take, **{name: _tuples(value) for name, value in held["signal"].items()}, tone=Tone(**held["tone"]))
        return Measured(signal, _judged(held["sounds"]))
    except (ValueError, TypeError, KeyError):
        return None


def _judged(held: dict[str, Any] | None) -> Judged | None:
    if held is None:
        return None
    alarms = tuple(Alarm(**one) for one in held["alarms"])
    return Judged(alarms, held["words"], tuple(held["foreign"]))


def _tuples(value: Any) -> Any:
    """JSON has lists where records have tuples."""
    return tuple(map(_tuples, value)) if isinstance(value, list) else value
