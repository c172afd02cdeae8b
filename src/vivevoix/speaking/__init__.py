"""From a script to speech: a take of each utterance.

One process and the engine's own two threads: measured on two cores, two processes of one thread each are no faster (0.084 against
0.081 of real time on 153 s of news) and take twice the memory.
"""

from vivevoix.engines.base import Engine
from vivevoix.model import Script, Speech, Take, Utterance, Voice
from vivevoix.progress import Progress, silent
from vivevoix.speaking.breath import breathe
from vivevoix.speaking.takes import Takes, digest

__all__ = ["Takes", "breathe", "digest", "speak"]


def speak(script: Script, engine: Engine, voice: Voice, takes: Takes, progress: Progress = silent) -> Speech:
    """A take of each utterance, from the cache where the same sounds were already made; each new one is kept at once, so that a
    killed run goes on where it stopped. Raises EngineError, OutputError.
    """
    made: list[Take] = []
    for utterance in script.utterances:
        made.append(_take(utterance, engine, voice, takes))
        progress("speaking", len(made), len(script.utterances))
    return Speech(voice, tuple(made))


def _take(utterance: Utterance, engine: Engine, voice: Voice, takes: Takes) -> Take:
    known = takes.find(engine, voice, utterance)
    return known or takes.keep(engine, voice, engine.say(utterance, voice))
