"""A voice on another machine: any OpenAI-compatible speech server, or Piper's.

It is sent words, not sounds: numbers, abbreviations and acronyms are said as the house decided, but a pronunciation of the house's lexicon
is heard only where it is given as a respelling. Each request holds one utterance.
"""

import hashlib
import os
from itertools import accumulate

from vivevoix.engines.remote.exchange import PAUSES_S, Exchange, SpeechServerAway
from vivevoix.engines.remote.server import KEY, Server, address, body, checked
from vivevoix.engines.remote.sound import heard, sounding
from vivevoix.errors import EngineError, UnknownVoice, UtteranceTooLong
from vivevoix.model import Audio, Mark, Reading, Take, Utterance, Voice

__all__ = ["RemoteEngine", "Server", "SpeechServerAway", "engine_from"]

PAUSE_SOUNDS = 3.0
"""A comma lasts about as long as three sounds: 0.2 to 0.25 s at 13 sounds a second."""
FASTEST = 50.0
"""Sounds a second at rate 1 that nobody speaks: an answer shorter than this was cut off."""
_NO_SOUNDS = frozenset(" ˈˌː\u0303")


class RemoteEngine:
    """Says utterances by asking a server for each."""

    breath = 400
    """Sounds: some 30 seconds, under 1000 letters; OpenAI's limit is 4096."""

    def __init__(self, server: Server, key: str = "", pauses: tuple[float, ...] = PAUSES_S) -> None:
        """Raises WrongUse for settings that cannot be used. ``pauses``: seconds before each further try."""
        self._server = checked(server, key)
        self._exchange = Exchange(address(server), key, pauses)

    @property
    def fingerprint(self) -> str:
        """Kind, model and a digest of the address, which is nobody's business. The server may change behind them without our knowing."""
        place = hashlib.sha256(address(self._server).encode()).hexdigest()[:12]
        return f"remote-1:{self._server.kind}:{self._server.model}:{place}"

    @property
    def alphabet(self) -> frozenset[str]:
        """Everything: the server is sent words, and makes its own sounds of them."""
        return frozenset(chr(code) for code in range(32, 0x2FFF))

    def say(self, utterance: Utterance, voice: Voice) -> Take:
        """A take whose marks are approximate: the sounding part shared out by how many sounds each reading has.

        Raises UnknownVoice, UtteranceTooLong, SpeechServerAway (may be tried again), EngineError.
        """
        if voice.name != self._server.voice:
            problem = f"The speech server was not chosen for a voice '{voice.name}'."
            raise UnknownVoice(problem, f"It speaks as '{self._server.voice}'; set remote_voice for another.")
        if len(utterance.phonemes) > self.breath:
            raise UtteranceTooLong(f"“{utterance.printed[:60]}…” is longer than one breath.", "Part it before it is said.")
        audio = heard(self._exchange.ask(body(self._server, utterance.spoken, voice)))
        first, last = sounding(audio)
        if last - first < sum(map(_sounds, utterance.readings)) / FASTEST / voice.rate:
            problem = f"The speech server gave {audio.duration:.2f} s for “{utterance.printed[:60]}”: its answer was cut off."
            raise EngineError(problem, "Try again; then check the server's log.")
        return Take(utterance, audio, _marks(utterance, audio, first, last))


def engine_from(server: Server) -> RemoteEngine:
    """The engine, with the key that the environment holds. Raises WrongUse."""
    return RemoteEngine(server, os.environ.get(KEY, ""))


def _marks(utterance: Utterance, audio: Audio, first: float, last: float) -> tuple[Mark, ...]:
    lengths = [(_sounds(reading), PAUSE_SOUNDS if reading.after else 0.0) for reading in utterance.readings]
    lengths[-1] = (lengths[-1][0], 0.0)
    whole = sum(map(sum, lengths))
    starts = accumulate(lengths, lambda at, length: at + sum(length), initial=0.0)
    scale = (last - first) / whole
    return tuple(
        Mark(reading.span, first + scale * start, min(first + scale * (start + sounds), audio.duration))
        for reading, start, (sounds, _) in zip(utterance.readings, starts, lengths, strict=False)
    )


def _sounds(reading: Reading) -> float:
    """How many sounds it has; its letters where its sounds are not known, which is about as many."""
    return float(sum(sign not in _NO_SOUNDS for sign in reading.phonemes or reading.spoken)) or 1.0
