"""From speech to a track: one audio file at one loudness, marked as AI-made."""

from collections.abc import Callable
from functools import partial

from vivevoix.mastering.atoms import tagged_m4a
from vivevoix.mastering.encode import decoded, m4a, mp3
from vivevoix.mastering.join import join
from vivevoix.mastering.limiter import limited
from vivevoix.mastering.loudness import TARGET_LUFS, leveled, measured
from vivevoix.mastering.tags import tagged
from vivevoix.mastering.truepeak import true_peak_dbtp
from vivevoix.mastering.watermark import marked
from vivevoix.model import Article, Audio, Edition, Speech, Track

CEILING_DBTP = -1.0
"""The highest true peak of the file that leaves the house (EBU R 128; podcast hosts ask the same)."""

HEADROOM_DB = 1.0
"""What MP3 may add to a peak: on this voice decoding added 0.6 to 0.7 dB."""

__all__ = ["CEILING_DBTP", "TARGET_LUFS", "decoded", "encode", "encode_m4a", "master", "measured", "true_peak_dbtp"]


def master(speech: Speech, article: Article) -> Track:
    """The takes joined with their pauses, marked as AI, at one loudness, with cues and chapters on the edition's clock.

    The mark goes in before the level is set, so that loudness and peaks are those of what is heard. Silence stays silence.
    Raises EngineError when there is no take, or takes of different sample rates.
    """
    joint = join(speech, article)
    audio = leveled(marked(joint.audio), CEILING_DBTP - HEADROOM_DB)
    return Track(audio, joint.timeline, measured(audio), joint.chapters)


def encode(edition: Edition, cover: bytes | None = None) -> bytes:
    """The track as a tagged MP3 whose decoded true peak is at most ``CEILING_DBTP``.

    ``cover`` holds the bytes of an image file, for players to show.
    """
    return tagged(_within_ceiling(edition.track.audio, mp3), edition, cover)


def encode_m4a(edition: Edition, cover: bytes | None = None) -> bytes:
    """The track as a tagged M4A with chapters, under the same ceiling."""
    return tagged_m4a(_within_ceiling(edition.track.audio, partial(m4a, chapters=edition.track.chapters)), edition, cover)


def _within_ceiling(audio: Audio, coder: Callable[[Audio], bytes]) -> bytes:
    ceiling = CEILING_DBTP - HEADROOM_DB
    for _ in range(4):
        coded = coder(audio)
        excess = true_peak_dbtp(decoded(coded)) - CEILING_DBTP
        if excess <= 0:
            break
        ceiling -= excess + 0.1
        audio = limited(audio, ceiling)
    return coded
