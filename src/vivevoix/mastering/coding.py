"""The track as the files that players open: under the ceiling once decoded, tagged."""

from collections.abc import Callable
from dataclasses import dataclass, replace
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


@dataclass(frozen=True, slots=True, eq=False)
class Coded:
    """A file and what a player hears of it."""

    content: bytes
    heard: Audio


def encode(edition: Edition, cover: bytes | None = None) -> Coded:
    """The track as a tagged MP3 whose decoded true peak is at most ``CEILING_DBTP``.

    ``cover`` holds the bytes of an image file, for players to show.
    """
    coded = _within_ceiling(edition.track.audio, mp3)
    return replace(coded, content=tagged(coded.content, edition, cover))


def encode_m4a(edition: Edition, cover: bytes | None = None) -> bytes:
    """The track as a tagged M4A with chapters, under the same ceiling."""
    coded = _within_ceiling(edition.track.audio, partial(m4a, chapters=edition.track.chapters))
    return tagged_m4a(coded.content, edition, cover)


def _within_ceiling(audio: Audio, coder: Callable[[Audio], bytes]) -> Coded:
    ceiling = CEILING_DBTP - HEADROOM_DB
    for _ in range(4):
        content = coder(audio)
        coded = Coded(content, decoded(content))
        excess = true_peak_dbtp(coded.heard) - CEILING_DBTP
        if excess <= 0:
            break
        ceiling -= excess + 0.1
        audio = limited(audio, ceiling)
    return coded
