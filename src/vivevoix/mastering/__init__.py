"""From speech to a track: one audio file at one loudness, marked as AI-made."""

from vivevoix.mastering.coding import CEILING_DBTP, HEADROOM_DB, encode, encode_m4a
from vivevoix.mastering.detect import THRESHOLD, detect
from vivevoix.mastering.encode import decoded
from vivevoix.mastering.finish import Finished, Imprint, finish
from vivevoix.mastering.join import join
from vivevoix.mastering.loudness import TARGET_LUFS, leveled, measured
from vivevoix.mastering.truepeak import true_peak_dbtp
from vivevoix.mastering.watermark import marked
from vivevoix.model import Article, Speech, Track

__all__ = [
    "CEILING_DBTP",
    "TARGET_LUFS",
    "THRESHOLD",
    "Finished",
    "Imprint",
    "decoded",
    "detect",
    "encode",
    "encode_m4a",
    "finish",
    "master",
    "measured",
    "true_peak_dbtp",
]


def master(speech: Speech, article: Article) -> Track:
    """The takes joined with their pauses, marked as AI, at one loudness, with cues and chapters on the edition's clock.

    The mark goes in before the level is set, so that loudness and peaks are those of what is heard. Silence stays silence.
    Raises EngineError when there is no take, or takes of different sample rates.
    """
    joint = join(speech, article)
    audio = leveled(marked(joint.audio), CEILING_DBTP - HEADROOM_DB)
    return Track(audio, joint.timeline, measured(audio), joint.chapters)
