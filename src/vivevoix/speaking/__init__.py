"""From a script to speech: a take of each utterance, one after the other; the engine's own threads use the cores."""

from collections.abc import Iterator
from dataclasses import replace

from vivevoix.engines.base import Engine
from vivevoix.model import Audio, Script, Speech, Take, Utterance, Voice
from vivevoix.progress import Progress, silent
from vivevoix.speaking.breath import breathe
from vivevoix.speaking.centre import centre
from vivevoix.speaking.saying import said
from vivevoix.speaking.streaming import heard
from vivevoix.speaking.takes import Takes, digest
from vivevoix.speaking.tone import Aim, Target, plan

__all__ = ["Takes", "breathe", "digest", "speak", "stream", "targets"]


def speak(script: Script, engine: Engine, voice: Voice, takes: Takes, progress: Progress = silent) -> Speech:
    """A take of each utterance in its tone, from the cache where the same sounds were already made; each new one is kept at once, so that
    a killed run goes on where it stopped. Raises EngineError, OutputError.
    """
    made: list[Take] = []
    for utterance, target in zip(script.utterances, targets(script, voice), strict=True):
        made.append(_take(utterance, engine, voice.of(utterance.role), takes, target))
        progress("speaking", len(made), len(script.utterances))
    return Speech(voice, tuple(made))


def stream(script: Script, engine: Engine, voice: Voice) -> Iterator[Audio]:
    """The script's sound while it is made, pauses included, in the tone of its takes; nothing is kept. Raises EngineError."""
    return heard(script, targets(script, voice), engine, voice)


def targets(script: Script, voice: Voice) -> tuple[Target | None, ...]:
    """What tone is aimed at for each utterance; None where the voice's centre is not known and it is left to itself."""
    aimed = zip(script.utterances, plan(script), strict=True)
    return tuple(_target(aim, voice.of(utterance.role), voice) for utterance, aim in aimed)


def _target(aim: Aim, speaker: Voice, voice: Voice) -> Target | None:
    """A second voice keeps its own pitch and rate, but is as loud as the first: nobody turns a knob at a quote."""
    own, first = centre(speaker), centre(voice)
    if own is None:
        return None
    return Target(aim, replace(own, loudness_lufs=first.loudness_lufs) if first else own, speaker.rate)


def _take(utterance: Utterance, engine: Engine, voice: Voice, takes: Takes, target: Target | None) -> Take:
    known = takes.find(engine, voice, utterance, target)
    return known or takes.keep(engine, voice, said(engine, utterance, voice, target), target)
