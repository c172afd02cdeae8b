"""What happens to a sound on its way to a listener, by FFmpeg's coders."""

from io import BytesIO
from typing import cast

import av
import numpy as np

from vivevoix.mastering.encode import at_rate
from vivevoix.model import Audio


def coded(audio: Audio, form: str, codec: str, bits: int, rate: int = 48_000) -> Audio:
    """Encoded and decoded again."""
    sound, out = at_rate(audio, rate).samples, BytesIO()
    with av.open(out, "w", format=form) as container:
        stream = cast(av.AudioStream, container.add_stream(codec, rate=rate, layout="mono"))
        stream.bit_rate = bits
        for start in range(0, len(sound), 1024):
            frame = av.AudioFrame.from_ndarray(
                np.ascontiguousarray(sound[None, start : start + 1024]), format="fltp", layout="mono"
            )
            frame.sample_rate, frame.pts = rate, start
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    out.seek(0)
    with av.open(out, "r") as container:
        pieces = [frame.to_ndarray().reshape(frame.layout.nb_channels, -1)[0] for frame in container.decode(audio=0)]
        return Audio(np.concatenate(pieces).astype(np.float32), container.streams.audio[0].rate)


def mp3_at(audio: Audio, bits: int) -> Audio:
    return coded(audio, "mp3", "libmp3lame", bits)


def aac_at(audio: Audio, bits: int) -> Audio:
    return coded(audio, "mp4", "aac", bits)
