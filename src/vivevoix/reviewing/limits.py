"""What passes: the figures of the report card, each with its limit and the reason for it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limit:
    """The largest value of a measure that passes; None when it is only reported."""

    unit: str
    value: float | None
    reason: str


LIMITS = {
    "word_error_rate": Limit(
        "ratio", 0.10, "sound takes of this voice gave 0.07, mostly slips of the listener; broken ones begin at 0.2"
    ),
    "longest_divergent_run": Limit("words", 5, "three words in a row is the most that a sound take gave"),
    "longest_divergent_seconds": Limit("seconds", 3.0, "three words last about a second; longer is garbage or a hole"),
    "words_missing": Limit("words", None, "reported: the listener drops short words itself"),
    "words_added": Limit("words", None, "reported: the listener adds short words itself"),
    "words_changed": Limit("words", None, "reported: the listener spells names its own way"),
    "words_checked": Limit("words", None, "reported: how much was listened to"),
    "dead_air_seconds": Limit(
        "seconds", 0.0, "a pause is written in the script; inside 562 sound takes the longest was 0.28 s, and 0.45 is told"
    ),
    "clipped_samples": Limit("samples", 0.0, "the voice never reaches full scale by itself"),
    "cut_edges": Limit("takes", 0.0, "562 sound takes left 0.03 s of silence at both ends at least"),
    "clicks": Limit("clicks", 0.0, "562 sound takes had none"),
    "noise_seconds": Limit("seconds", 0.0, "562 sound takes had none: no fricative goes on for 0.3 s"),
    "odd_lengths": Limit("takes", 0.0, "the length of a sound take follows from its phonemes: 562 lay within −9 and +9 %"),
    "words_judged_by_sound": Limit("words", None, "reported: 0 says that no model of this voice's sounds was made"),
    "uncertain_readings": Limit("words", None, "reported: who decided them says so"),
}

UNCERTAIN = 0.6
"""A reading of less confidence is told to the editor."""
