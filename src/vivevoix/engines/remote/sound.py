"""The sound in a server's answer, whatever it is coded in."""

import re
from io import BytesIO
from typing import Any

import av
import numpy as np

from vivevoix.engines.remote.exchange import Answer
from vivevoix.errors import EngineError
from vivevoix.model import Audio, Samples

LONGEST_S = 120.0
RAW_RATE = 24_000
"""Of ``audio/pcm`` where the answer names none: OpenAI's."""
FAINT = 0.001
"""−60 dB of full scale: no voice is this quiet."""
FAINT_DB = -40.0
_RAW = re.compile(r"audio/(?:pcm|l16)\b(?:.*\brate=(\d{4,6})\b)?", re.IGNORECASE)


def heard(answer: Answer) -> Audio:
    """Mono. Raises EngineError for an answer that is no sound, is silent, or lasts over two minutes."""
    raw = _RAW.match(answer.content_type)
    audio = (
        _raw(answer.content, int(raw[1] or RAW_RATE)) if raw and not answer.content.startswith(b"RIFF") else _decoded(answer)
    )
    if float(np.abs(audio.samples).max(initial=0.0)) < FAINT:
        raise EngineError("The speech server gave silence.", "Check remote_model and remote_voice.")
    return audio


def sounding(audio: Audio) -> tuple[float, float]:
    """Seconds at which sound begins and ends, 40 dB under the loudest, to 10 ms."""
    size = audio.sample_rate // 100
    frames = np.abs(audio.samples[: len(audio.samples) // size * size]).reshape(-1, size).max(axis=1, initial=0.0)
    loud = np.flatnonzero(frames > float(frames.max(initial=0.0)) * 10 ** (FAINT_DB / 20))
    return (int(loud[0]) / 100, (int(loud[-1]) + 1) / 100) if len(loud) else (0.0, audio.duration)


def _raw(content: bytes, rate: int) -> Audio:
    samples: Samples = np.frombuffer(content[: len(content) // 2 * 2], "<i2").astype(np.float32) / np.float32(32768)
    return Audio(samples, rate)


def _decoded(answer: Answer) -> Audio:
    """WAV, MP3, FLAC, Opus…, also a WAV of a length not known when it was begun."""
    try:
        with av.open(BytesIO(answer.content), "r") as container:
            stream = container.streams.audio[0]
            rate = int(stream.rate)
            pieces = _pieces(container, stream, rate)
    except (av.FFmpegError, IndexError, ValueError) as error:
        shown = answer.content_type or "no content type"
        raise EngineError(f"The speech server's answer is no sound ({shown}).", "Check remote_url and remote_kind.") from error
    samples: Samples = np.concatenate([*pieces, np.zeros(0, np.float32)]).astype(np.float32)
    return Audio(np.clip(samples, -1, 1), rate)


def _pieces(container: Any, stream: Any, rate: int) -> list[Samples]:
    """Mono, decoded as far as is needed to know that it is too long: a few kilobytes can unfold to hours."""
    planes = av.AudioResampler(format="fltp", rate=rate)
    pieces: list[Samples] = []
    length = 0
    for frame in container.decode(stream):
        pieces += [_mono(piece) for piece in planes.resample(frame)]
        length += frame.samples
        if length > LONGEST_S * rate:
            raise EngineError("The speech server gave more than two minutes for one utterance.", "Check remote_url.")
    return pieces + [_mono(piece) for piece in planes.resample(None)]


def _mono(frame: av.AudioFrame) -> Samples:
    """The mean of the channels; libswresample's own mixing makes two equal ones 3 dB louder."""
    held: Samples = frame.to_ndarray().astype(np.float32).mean(axis=0, dtype=np.float32)
    return held
