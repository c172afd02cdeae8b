"""In what tone each utterance shall be said, so that an article sounds like one person reading it in one go.

Left to itself the voice is even over long sentences and uneven over short ones: its style is chosen by length, and a line of one to five
words comes out higher by 5 to 14 %, louder and drawled. So each utterance has an aim, by what it is and where it stands, and is
drawn towards it: a short line wholly, a long one part-way, since what a long one does by itself is mostly meant.
"""

from dataclasses import dataclass, replace
from math import log

from vivevoix.engines.base import Draft, Tone
from vivevoix.model import Prosody, Role, Script, Utterance
from vivevoix.speaking.centre import Centre
from vivevoix.speaking.prosody import phones


@dataclass(frozen=True, slots=True)
class Aim:
    """Where an utterance's tone shall lie, against the voice's centre, and how hard it is drawn there."""

    pitch_st: float = 0.0
    """Semitones over the centre."""
    rate: float = 1.0
    """Factor of the centre's rate."""
    loudness_lu: float = 0.0
    """Loudness units over the centre."""
    melody: bool = False
    """Whether the range of its pitch is its own business: a question flattened is no question."""
    strength: float = 1.0
    """0 leaves it to itself, 1 draws it the whole way."""


BY_ROLE = {
    # Said to everybody before the story: matter of fact, a little lower and brisker.
    Role.NOTICE: Aim(-0.3, 1.03, -0.5),
    # A headline is announced: a little higher and firmer, and not hurried. Little: it stands beside sentences of the same voice.
    Role.TITLE: Aim(0.2, 0.97, 0.3),
    Role.STANDFIRST: Aim(0.0, 0.99, 0.1),
    Role.HEADING: Aim(0.2, 0.98, 0.2),
    Role.PARAGRAPH: Aim(),
    # The words of another: a trace livelier.
    Role.QUOTE: Aim(0.1, 1.0, 0.0),
    Role.ITEM: Aim(),
}

QUESTION = Aim(0.2, melody=True)
EXCLAMATION = Aim(0.2, loudness_lu=0.2, melody=True)
"""Added to the role's. The voice would raise a question by 0.8 semitones: most of that is its shortness."""

FALL_ST = -0.12
DEEPEST_ST = -0.4
"""Semitones by which each sentence of a paragraph lies under the one before, and the most: readers sink through a paragraph and start
afresh at the next. More would be heard as a change of mood between paragraphs; it is drawn part-way like all else."""

SHORT = 30
"""Phones up to which a line is drawn the whole way: eight words or so."""
LONG = 60
"""Phones from which it is drawn by ``GENTLY`` only: over those the voice is even by itself (pitch ±1.4 %, loudness ±0.2 LU)."""
GENTLY = 0.6

LENGTHENING = 1.5
"""Sounds by which a line's last syllable lasts longer, some 0.12 s (final lengthening, strong in French): a lone *Culture* is not as quick
as inside a sentence."""
SLOWEST = 0.82
"""The share of the centre's rate below which no line is asked to go, however short."""

MOST = 2 ** (4 / 12)
"""No pitch is bent by a larger factor than four semitones: alone, « Pourquoi ? » is said 3.9 too high."""
MOST_RATE = 1.5
"""At 1.7, words of one or two syllables were no longer understood by the recogniser."""
LEAST_RATE = 0.75
FLATTEST, WIDEST = 0.75, 1.1
MOST_GAIN_DB = 6.0


@dataclass(frozen=True, slots=True)
class Target:
    """An aim and the centre that it is meant from: all that decides a tone beside what the voice does by itself."""

    aim: Aim
    centre: Centre
    voice_rate: float = 1.0
    """``Voice.rate``: 1.2 asks for a fifth more phones a second than the centre has."""


def plan(script: Script) -> tuple[Aim, ...]:
    """An aim for each utterance of the script, in order."""
    aims: list[Aim] = []
    place, block, ended = 0, None, True
    for utterance in script.utterances:
        fresh = utterance.block != block or utterance.block is None
        # A part of a sentence, cut where a reader breathes, stays on its sentence's step.
        place = 0 if fresh else place + ended
        aims.append(_aim(utterance, place))
        block, ended = utterance.block, utterance.spoken.endswith((".", "!", "?", "…"))
    return tuple(aims)


def tone(draft: Draft, target: Target) -> Tone:
    """The tone that brings what the voice would do towards the target, as far as the aim's strength goes."""
    aim, centre = target.aim, target.centre
    pitch = _drawn(centre.drafted_hz * 2 ** (aim.pitch_st / 12), draft.median_f0_hz, aim.strength)
    rate = _drawn(centre.drafted_rate * aim.rate * target.voice_rate, draft.phones_per_second, aim.strength)
    spread = 1.0 if aim.melody else _drawn(centre.drafted_range_st, draft.f0_range_st, 0.5)
    return _bounded(Tone(pitch, spread, rate))


def nearer(said: Tone, heard: Prosody, target: Target) -> Tone:
    """The tone that was said, changed by what it still lacked when it was heard."""
    aim, centre = target.aim, target.centre
    pitch = said.pitch * _drawn(centre.heard_hz * 2 ** (aim.pitch_st / 12), heard.median_f0_hz, aim.strength)
    rate = said.rate * _drawn(centre.heard_rate * aim.rate * target.voice_rate, heard.phones_per_second, aim.strength)
    return _bounded(replace(said, pitch=pitch, rate=rate))


def gain_db(heard: Prosody, target: Target) -> float:
    """Decibels that bring a take towards the loudness aimed at, as far as the aim's strength goes."""
    missing = target.centre.loudness_lufs + target.aim.loudness_lu - heard.loudness_lufs
    return min(max(target.aim.strength * missing, -MOST_GAIN_DB), MOST_GAIN_DB)


def strength(sounds: int) -> float:
    """How hard a line of so many phones is drawn: 1 up to ``SHORT``, ``GENTLY`` from ``LONG`` on, by the logarithm between."""
    if sounds <= SHORT:
        return 1.0
    share = min(1.0, log(sounds / SHORT) / log(LONG / SHORT))
    return 1.0 - share * (1.0 - GENTLY)


def _aim(utterance: Utterance, place: int) -> Aim:
    role, turn, sounds = BY_ROLE[utterance.role], _turn(utterance), max(1, phones(utterance))
    return Aim(
        pitch_st=role.pitch_st + turn.pitch_st + max(DEEPEST_ST, FALL_ST * place),
        rate=role.rate * max(SLOWEST, sounds / (sounds + LENGTHENING)),
        loudness_lu=role.loudness_lu + turn.loudness_lu,
        melody=turn.melody,
        strength=strength(sounds),
    )


def _turn(utterance: Utterance) -> Aim:
    """What the sign at the end, or before the speaker who is named (*« … ? », demande-t-elle*), adds."""
    signs = "".join(reading.after for reading in utterance.readings)
    return QUESTION if "?" in signs else EXCLAMATION if "!" in signs else Aim()


def _drawn(wanted: float, found: float, how_far: float) -> float:
    """The factor that brings ``found`` towards ``wanted``; 1 where nothing was found."""
    return float((wanted / found) ** how_far) if found > 0 else 1.0


def _bounded(tone: Tone) -> Tone:
    return replace(
        tone,
        pitch=min(max(tone.pitch, 1 / MOST), MOST),
        range=min(max(tone.range, FLATTEST), WIDEST),
        rate=min(max(tone.rate, LEAST_RATE), MOST_RATE),
    )
