"""A track as MP3, and back again to check it."""

from io import BytesIO

import av
import numpy as np

from vivevoix.model import Audio

BITS_PER_SECOND = 64_000
"""Mono speech at 24 kHz: 2.4 MB for five minutes. Constant, because players seek to the word in a constant stream and
only near it in a variable one."""

FRAMES = 1152
"""Samples handed over at once: two frames of MPEG-2 Layer III."""


def mp3(audio: Audio) -> bytes:
    """The sound as MP3 without tags, at its own sample rate: the voice has nothing above it, so resampling would only cost.

    The Xing/LAME header in the first frame names the encoder's delay, so that decoders start at the first sample.
    """
    out = BytesIO()
    with av.open(out, "w", format="mp3", options={"id3v2_version": "0", "write_id3v1": "0", "write_xing": "1"}) as container:
        stream = container.add_stream("libmp3lame", rate=audio.sample_rate, layout="mono")
        stream.bit_rate = BITS_PER_SECOND
        for start in range(0, len(audio.samples), FRAMES):
            container.mux(stream.encode(_frame(audio, start)))
        container.mux(stream.encode(None))
    return out.getvalue()


def decoded(coded: bytes) -> Audio:
    """What a player hears of an MP3: mono, the encoder's delay and padding left out."""
    with av.open(BytesIO(coded), "r") as container:
        stream = container.streams.audio[0]
        pieces = [frame.to_ndarray().reshape(frame.layout.nb_channels, -1)[0] for frame in container.decode(stream)]
        rate = stream.rate
    samples = np.concatenate(pieces) if pieces else np.zeros(0)
    return Audio(samples.astype(np.float32), rate)


def _frame(audio: Audio, start: int) -> av.AudioFrame:
    piece = np.ascontiguousarray(audio.samples[None, start : start + FRAMES], dtype=np.float32)
    frame = av.AudioFrame.from_ndarray(piece, format="fltp", layout="mono")
    frame.sample_rate = audio.sample_rate
    frame.pts = start
    return frame
