"""One utterance said by libespeak-ng in a process of its own: ``child.py LIBRARY DATA VOICE RATE``, text on stdin.

It gives a line of JSON (``sample_rate``; ``words``: character and sample at which each begins), then 16-bit little-endian mono.
It imports nothing but the standard library, so that it starts in some 20 ms.
"""

import ctypes
import json
import sys
from typing import Any

_SYNCHRONOUS = 2
_DONT_EXIT = 0x8000
_UTF8, _PHONEMES_IN_BRACKETS = 1, 0x100
_RATE = 1
_LAST_EVENT, _WORD_EVENT = 0, 1


class _Event(ctypes.Structure):
    """``espeak_EVENT`` of speak_lib.h."""

    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", ctypes.c_char * 8),
    )


_Heard = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.POINTER(_Event))


def main(library: str, data: str, voice: str, rate: str) -> None:
    """Say what stands on stdin. Exits with espeak-ng's complaint when it refuses."""
    lib = ctypes.CDLL(library)
    sample_rate = lib.espeak_Initialize(_SYNCHRONOUS, 0, data.encode(), _DONT_EXIT)
    if sample_rate < 0 or lib.espeak_SetVoiceByName(voice.encode()):
        sys.exit(f"it does not accept the voice {voice} or its data in {data}")
    pcm: list[bytes] = []
    words: list[tuple[int, int]] = []

    def hear(samples: int | None, count: int, events: Any) -> int:
        if samples and count:
            pcm.append(ctypes.string_at(samples, 2 * count))
        place = 0
        while events[place].type != _LAST_EVENT:
            if events[place].type == _WORD_EVENT:
                words.append((events[place].text_position - 1, events[place].sample))
            place += 1
        return 0

    heard = _Heard(hear)
    lib.espeak_SetSynthCallback(heard)
    lib.espeak_SetParameter(_RATE, int(rate), 0)
    text = sys.stdin.buffer.read()
    if lib.espeak_Synth(text, ctypes.c_size_t(len(text) + 1), 0, 1, 0, _UTF8 | _PHONEMES_IN_BRACKETS, None, None):
        sys.exit("it could not say the text")
    sys.stdout.buffer.write(json.dumps({"sample_rate": sample_rate, "words": words}).encode() + b"\n" + b"".join(pcm))


if __name__ == "__main__":
    main(*sys.argv[1:5])
