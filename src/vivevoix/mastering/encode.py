"""A track as AAC, any track as samples again, and other sample rates."""

from collections.abc import Iterator
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

import av
import numpy as np

from vivevoix.errors import SourceError
from vivevoix.model import Audio, Chapter, Samples

SAMPLE_RATE = 48_000
"""Twice the voice's. At 24 kHz MP3 is another format (MPEG-2), which FFmpeg 5 and the players built on it decode with
7 dB more noise than FFmpeg 8; at 48 kHz both agree to the sample."""

BITS_PER_SECOND = 96_000
"""3.6 MB for five minutes: the error lies 30 dB under the voice (18 dB at 64 kb/s). Constant, because players seek to the
word in a constant stream and only near it in a variable one."""

FRAMES = 1152


def m4a(audio: Audio, chapters: tuple[Chapter, ...] = ()) -> bytes:
    """The sound as AAC in an MP4 file without tags, its index in front so that players start at once, with chapters."""
    # FFmpeg opens what it wrote once more to put the index in front: that takes a file on the disk.
    with TemporaryDirectory() as folder:
        path = Path(folder) / "audio.m4a"
        with av.open(str(path), "w", format="ipod", options={"movflags": "+faststart"}) as container:
            container.set_chapters([_chapter(number, chapter) for number, chapter in enumerate(chapters)])
            _fill(container, "aac", at_rate(audio, SAMPLE_RATE).samples)
        return path.read_bytes()


def _chapter(number: int, chapter: Chapter) -> "av.container.core.Chapter":
    return {
        "id": number,
        "start": round(chapter.start * 1000),
        "end": round(chapter.end * 1000),
        "time_base": Fraction(1, 1000),
        "metadata": {"title": chapter.title},
    }


def _fill(container: av.container.OutputContainer, codec: str, samples: Samples) -> None:
    stream = cast(av.AudioStream, container.add_stream(codec, rate=SAMPLE_RATE, layout="mono"))
    stream.bit_rate = BITS_PER_SECOND
    for start in range(0, len(samples), FRAMES):
        container.mux(stream.encode(frame(samples[start : start + FRAMES], start, SAMPLE_RATE)))
    container.mux(stream.encode(None))


def at_rate(audio: Audio, rate: int) -> Audio:
    """The sound at another rate, by libswresample's band-limited filter; its delay is taken out again."""
    if audio.sample_rate == rate or not len(audio.samples):
        return Audio(audio.samples, rate)
    resampler = av.AudioResampler(format="fltp", layout="mono", rate=rate)
    pieces = [*resampler.resample(frame(audio.samples, 0, audio.sample_rate)), *resampler.resample(None)]
    return Audio(np.concatenate([piece.to_ndarray().reshape(-1) for piece in pieces]), rate)


def decoded(coded: bytes) -> Audio:
    """What a player hears of a file: its first channel, the encoder's delay and padding left out."""
    with av.open(BytesIO(coded), "r") as container:
        stream = container.streams.audio[0]
        pieces = [frame.to_ndarray().reshape(frame.layout.nb_channels, -1)[0] for frame in container.decode(stream)]
        rate = stream.rate
    samples = np.concatenate(pieces) if pieces else np.zeros(0)
    return Audio(samples.astype(np.float32), rate)


def frame(samples: Samples, place: int, rate: int) -> av.AudioFrame:
    """Samples as FFmpeg takes them; ``place``: which of the sound the first is."""
    frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(samples[None], dtype=np.float32), format="fltp", layout="mono")
    frame.sample_rate = rate
    frame.pts = place
    return frame


def heard(content: bytes, rate: int, most_seconds: float) -> Audio:
    """Any sound file, one channel, at a rate of your choice, no more than ``most_seconds`` of it. Raises SourceError when it is none.

    Piece by piece, so that hours at 8 kHz take little memory; of a file that breaks off, what there is.
    """
    pieces: list[Samples] = []
    try:
        with av.open(BytesIO(content), "r") as container:
            for piece in _mono(container, rate):
                pieces.append(piece)
                if sum(map(len, pieces)) >= most_seconds * rate:
                    break
    except (av.error.FFmpegError, IndexError, ValueError) as error:
        if not pieces:
            remedy = "Give an MP3, M4A, WAV, FLAC or Ogg file."
            raise SourceError("The file holds no sound that can be read.", remedy) from error
    return Audio(np.concatenate(pieces or [np.zeros(0, np.float32)])[: round(most_seconds * rate)], rate)


def _mono(container: av.container.InputContainer, rate: int) -> Iterator[Samples]:
    resampler = av.AudioResampler(format="fltp", layout="mono", rate=rate)
    for frame in container.decode(container.streams.audio[0]):
        for piece in resampler.resample(frame):
            yield piece.to_ndarray().reshape(-1).astype(np.float32)
    for piece in resampler.resample(None):
        yield piece.to_ndarray().reshape(-1).astype(np.float32)
