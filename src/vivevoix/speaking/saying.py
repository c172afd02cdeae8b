"""An utterance said in its tone: drafted, bent, said; a short one heard and said again until it fits; then brought to its loudness."""

from dataclasses import dataclass, replace
from typing import TypeGuard

import numpy as np

from vivevoix.engines.base import AS_IS, Engine, Tone, TonedEngine
from vivevoix.model import Audio, Take, Utterance, Voice
from vivevoix.speaking.prosody import prosody
from vivevoix.speaking.tone import Target, gain_db, nearer, tone

ROUNDS = 3
"""How often at most a line that is drawn the whole way is heard and said again. On those a draft misses the pitch that is heard by ±2.6 %,
on longer ones by ±1 %; and they are quickly said."""
NEAR = 0.015
NEAR_RATE = 0.05
"""Shares of pitch and rate that need no further round."""
FULL_SCALE = 0.98


def said(engine: Engine, utterance: Utterance, voice: Voice, target: Target | None) -> Take:
    """A take with its prosody; in the tone aimed at, where there is one and the engine can. Raises what ``Engine.say`` raises."""
    if target is None or not can_be_toned(engine):
        take = engine.say(utterance, voice)
        return replace(take, prosody=prosody(utterance, take.audio))
    return louder(_best(engine, utterance, voice, target).take, target)


def wanted(engine: TonedEngine, utterance: Utterance, voice: Voice, target: Target | None) -> Tone:
    """The tone of an utterance that will be streamed: its take's, but that the loudness of a long one is not heard beforehand. Those lie
    within 0.3 LU of the centre by themselves; predicting them from the model's energy left 0.2 LU, which is no better.
    """
    if target is None:
        return AS_IS
    if target.aim.strength == 1:
        best = _best(engine, utterance, voice, target)
        return replace(best.tone, gain_db=_gain_db(best.take, target))
    drawn = tone(engine.draft(utterance, voice), target)
    return replace(drawn, gain_db=target.aim.strength * target.aim.loudness_lu)


def louder(take: Take, target: Target) -> Take:
    """The take brought to its loudness, as far as its peaks have room."""
    heard = take.prosody or prosody(take.utterance, take.audio)
    gain = _gain_db(replace(take, prosody=heard), target)
    samples = (take.audio.samples * 10 ** (gain / 20)).astype(np.float32)
    loudness = round(heard.loudness_lufs + gain, 2)
    return replace(take, audio=Audio(samples, take.audio.sample_rate), prosody=replace(heard, loudness_lufs=loudness))


def _gain_db(take: Take, target: Target) -> float:
    heard = take.prosody or prosody(take.utterance, take.audio)
    peak = float(np.max(np.abs(take.audio.samples), initial=1e-6))
    return min(gain_db(heard, target), max(0.0, 20 * float(np.log10(FULL_SCALE / peak))))


def can_be_toned(engine: Engine) -> TypeGuard[TonedEngine]:
    """Whether the engine can be told its tone: one that makes drafts can."""
    return hasattr(engine, "draft")


@dataclass(frozen=True, slots=True, eq=False)
class _Try:
    tone: Tone
    take: Take
    better: Tone
    """What it should have been said in, now that it was heard."""

    @property
    def off(self) -> float:
        """How far it lies from the aim, by pitch or by rate, whichever is worse; 1 is near enough."""
        pitch = abs(self.better.pitch / self.tone.pitch - 1) / NEAR
        return max(pitch, abs(self.better.rate / self.tone.rate - 1) / NEAR_RATE)


def _best(engine: TonedEngine, utterance: Utterance, voice: Voice, target: Target) -> _Try:
    """What fits best of what was tried: another rate bends the pitch a little too, so that a try may be worse than the one before."""
    tries = [_tried(engine, utterance, voice, target, tone(engine.draft(utterance, voice), target))]
    while target.aim.strength == 1 and len(tries) <= ROUNDS and tries[-1].off > 1:
        tries.append(_tried(engine, utterance, voice, target, _after(tries)))
    return min(tries, key=lambda one: one.off)


def _after(tries: list[_Try]) -> Tone:
    """What to try next; between two rates of which one was too quick and the other too slow. In *Sport* the s was heard at one rate and
    lost at another: by what it lacked alone the search went from one to the other and back.
    """
    better = tries[-1].better
    lacked = [one.better.rate / one.tone.rate - 1 for one in tries[-2:]]
    if len(tries) == 1 or lacked[0] * lacked[1] >= 0:
        return better
    return replace(better, rate=float(np.sqrt(tries[-1].tone.rate * tries[-2].tone.rate)))


def _tried(engine: TonedEngine, utterance: Utterance, voice: Voice, target: Target, wanted: Tone) -> _Try:
    take = engine.say(utterance, voice, wanted)
    heard = prosody(utterance, take.audio)
    return _Try(wanted, replace(take, prosody=heard), nearer(wanted, heard, target))
