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
# espeak-ng drops without a word what a word has beyond about 160 bytes or phonemes: longer ones than any language's go in pieces,
# cut between a vowel and a consonant before a vowel where there is such a place.
_LONG = re.compile(r"\w{41,}")
_PIECE = re.compile(r"\w{12,38}[aiouyéè](?=[bcdfgjklmnpqrtvz][aeiouyéè])|\w{1,40}", re.IGNORECASE)
_NOT_SOUNDS = str.maketrans("", "", "-_\u0361\u035c\u200d")
_STRESS = str.maketrans("", "", "ˈˌ")

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
    parts = _LONG.split(text)
    found = [_spelled(parts[0], language)]
    for word, rest in zip(_LONG.findall(text), parts[1:], strict=True):
        found += [_in_pieces(word, language), _spelled(rest, language)]
    return Spelled(" ".join(one.phonemes for one in found if one.phonemes), any(one.foreign for one in found))


def _in_pieces(word: str, language: str) -> Spelled:
    """One word of any length, stressed once."""
    pieces = [_spelled(piece, language) for piece in _PIECE.findall(word)]
    first = "".join(one.phonemes for one in pieces[:-1]).translate(_STRESS)
    return Spelled((first + pieces[-1].phonemes).replace(" ", ""), any(one.foreign for one in pieces))


def _spelled(text: str, language: str) -> Spelled:
    if not text.strip():
        return Spelled("", False)
    with _lock:
        raw = " ".join(_library().clauses(text.replace("\0", " "), language))
    words = _FLAG.sub("", raw).translate(_NOT_SOUNDS).split()
    return Spelled(" ".join(words), _FLAG.search(raw) is not None)
