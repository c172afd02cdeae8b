"""A script heard while it is made, each utterance in the tone that its take would have."""

from collections.abc import Iterator
from typing import TypeGuard

import numpy as np

from vivevoix.engines.base import Engine, StreamingEngine
from vivevoix.model import Audio, Script, Utterance, Voice
from vivevoix.speaking.saying import said, wanted
from vivevoix.speaking.tone import Target


def heard(script: Script, aims: tuple[Target | None, ...], engine: Engine, voice: Voice) -> Iterator[Audio]:
    """The script's sound with its pauses, in pieces; by an engine that cannot stream, an utterance at a time.

    Raises what ``Engine.say`` raises.
    """
    if can_stream(engine):
        aimed = iter(aims)
        yield from engine.stream(script.utterances, voice, lambda utterance: wanted(engine, utterance, voice, next(aimed)))
        return
    for utterance, target in zip(script.utterances, aims, strict=True):
        yield from _with_pause(utterance, said(engine, utterance, voice, target).audio)


def can_stream(engine: Engine) -> TypeGuard[StreamingEngine]:
    """Whether the engine gives sound while it makes it."""
    return hasattr(engine, "stream")


def _with_pause(utterance: Utterance, audio: Audio) -> Iterator[Audio]:
    yield audio
    yield Audio(np.zeros(round(utterance.pause_after * audio.sample_rate), np.float32), audio.sample_rate)
