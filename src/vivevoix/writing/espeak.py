"""libespeak-ng inside the process: spelling to IPA for any of its languages.

espeak-ng keeps one voice and one set of buffers for the whole process, so every call holds one lock. A change of
language costs about 0.3 ms (it loads another dictionary), which is why callers cache what they ask for.
"""

import ctypes
import re
import threading
from dataclasses import dataclass
from functools import cache

from vivevoix.errors import EngineError, ModelMissing
from vivevoix.storage.libespeak import library_files

_AUDIO_OUTPUT_SYNCHRONOUS = 2
_DONT_EXIT = 0x8000
_CHARS_UTF8 = 1
_PHONEMES_IPA = 0x02
_FLAG = re.compile(r"\([a-z]{2,3}(?:-[a-z0-9-]+)?\)")
_NOT_SOUNDS = str.maketrans("", "", "-_\u0361\u035c\u200d")

# Languages whose voice file bears a shorter name.
_VOICES = {"fr-fr": "fr", "en-gb": "en"}

_lock = threading.Lock()


@dataclass(frozen=True, slots=True)
class Spelled:
    """What espeak-ng makes of a text."""

    phonemes: str
    """IPA with stress marks, words apart by one space; no language flags, no ``-``, no ties."""
    foreign: bool
    """Whether espeak-ng left the language it was asked for, for a part or for all of it."""


class _Library:
    """The shared library, set up once, with the language it speaks now."""

    def __init__(self) -> None:
        self._lib = _load()
        self._language = ""

    def clauses(self, text: str, language: str) -> list[str]:
        """Verbatim IPA of each clause of ``text``."""
        if language != self._language:
            if self._lib.espeak_SetVoiceByName(_VOICES.get(language, language).encode()) != 0:
                raise EngineError(f"espeak-ng has no language “{language}”.", "Name one that `espeak-ng --voices` lists.")
            self._language = language
        buffer = ctypes.create_string_buffer(text.encode("utf-8", "ignore"))
        rest = ctypes.c_void_p(ctypes.addressof(buffer))
        found: list[str] = []
        while rest.value:
            piece = self._lib.espeak_TextToPhonemes(ctypes.byref(rest), _CHARS_UTF8, _PHONEMES_IPA)
            found.append((piece or b"").decode("utf-8", "replace"))
        return found


def _load() -> ctypes.CDLL:
    library, data = library_files()
    try:
        lib = ctypes.CDLL(str(library))
    except OSError as error:
        raise ModelMissing(f"espeak-ng cannot be loaded ({error}).", "Install the package espeakng-loader again.") from error
    lib.espeak_TextToPhonemes.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_int]
    lib.espeak_TextToPhonemes.restype = ctypes.c_char_p
    if lib.espeak_Initialize(_AUDIO_OUTPUT_SYNCHRONOUS, 0, str(data).encode(), _DONT_EXIT) < 0:
        raise EngineError(f"espeak-ng does not accept its data in {data}.", "Install the package espeakng-loader again.")
    return lib


@cache
def _library() -> _Library:
    return _Library()


def spell(text: str, language: str) -> Spelled:
    """The sounds of ``text``; languages as espeak-ng names them (``fr-fr``, ``en-us``, ``en-gb``).

    Raises ModelMissing when the library is not installed, EngineError when it refuses the language.
    """
    with _lock:
        raw = " ".join(_library().clauses(text.replace("\0", " "), language))
    words = _FLAG.sub("", raw).translate(_NOT_SOUNDS).split()
    return Spelled(" ".join(words), _FLAG.search(raw) is not None)
