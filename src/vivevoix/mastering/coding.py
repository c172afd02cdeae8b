"""The track as the files that players open: under the ceiling once decoded, tagged."""

from collections.abc import Callable
from functools import partial

from vivevoix.mastering.atoms import tagged_m4a
from vivevoix.mastering.encode import decoded, m4a
from vivevoix.mastering.limiter import limited
from vivevoix.mastering.mp3 import mp3
from vivevoix.mastering.tags import tagged
from vivevoix.mastering.truepeak import true_peak_dbtp
from vivevoix.model import Audio, Edition

CEILING_DBTP = -1.0
"""The highest true peak of the file that leaves the house (EBU R 128; podcast hosts ask the same)."""

HEADROOM_DB = 1.0
"""What MP3 may add to a peak: on this voice decoding added 0.6 to 0.7 dB."""


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
