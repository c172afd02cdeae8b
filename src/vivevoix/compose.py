"""The only file that names every adapter: from settings to a house that can narrate."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from vivevoix.engines.base import Engine
from vivevoix.errors import UnknownVoice, WrongUse
from vivevoix.listeners.base import Listener
from vivevoix.model import Voice
from vivevoix.pipeline import House
from vivevoix.settings import Settings
from vivevoix.speaking import Takes
from vivevoix.storage.blobs.files import FileBlobs
from vivevoix.writing import Lexicon
from vivevoix.writing.lexicon import EMPTY, load_lexicon

ENGINES = {
    "kokoro": "vivevoix.engines.kokoro:engine_from",
    "tone": "vivevoix.engines.tone:engine_from",
}
LISTENERS = {
    "whisper": "vivevoix.listeners.whisper:listener_from",
    "parrot": "vivevoix.listeners.parrot:listener_from",
}
LANGUAGES = ("fr", "en")

DISCLOSURES = {
    "fr": "Voix générée par IA : une prononciation ou un ton peut être fautif.",
    "en": "AI-generated voice: a pronunciation or a tone may be wrong.",
}


def engine(settings: Settings) -> Engine:
    """Who speaks. Raises WrongUse for an unknown name; the model itself is opened at the first word."""
    made: Engine = _made(ENGINES, settings.engine, "engine")(settings.cache, settings.models)
    return made


def listener(settings: Settings) -> Listener:
    """Who listens. Raises WrongUse for an unknown name; the model itself is opened at the first word."""
    made: Listener = _made(LISTENERS, settings.listener, "listener")(settings.cache, settings.models)
    return made


def takes(settings: Settings) -> Takes:
    """The cache of takes on disk."""
    return Takes(FileBlobs(settings.cache / "takes", limit_bytes=settings.cache_takes_mb * 1_000_000))


def lexicon(settings: Settings) -> Lexicon:
    """The house's pronunciations. Raises BadLexicon."""
    house = EMPTY
    for file in settings.lexicon:
        house = house.joined(load_lexicon(file))
    return house


def voice(settings: Settings, language: str, name: str = "") -> Voice:
    """The voice for a language: the one asked for, else the one set."""
    return Voice(settings.engine, name or settings.voice(language), language, settings.rate)


def house(settings: Settings, voice_name: str = "") -> House:
    """All that the road needs. ``voice_name`` overrides the voice set for its language."""
    chosen = {language: voice(settings, language) for language in LANGUAGES}
    if voice_name:
        chosen = voiced_by(settings, voice_name)
    return House(
        engine=engine(settings),
        listener=listener(settings),
        takes=takes(settings),
        voices=chosen,
        notices={language: settings.notice(language) for language in LANGUAGES},
        disclosures=DISCLOSURES,
        lexicon=lexicon(settings),
    )


def voiced_by(settings: Settings, name: str) -> dict[str, Voice]:
    """The languages that a named voice speaks. Raises UnknownVoice."""
    languages = engine_voices(settings)
    if name not in languages:
        raise UnknownVoice(f"There is no voice '{name}'.", f"Known voices: {', '.join(sorted(languages))}.")
    return {language: voice(settings, language, name) for language in languages[name]}


def engine_voices(settings: Settings) -> dict[str, tuple[str, ...]]:
    """Voice name → languages it speaks, of the engine that is set."""
    path = ENGINES.get(settings.engine, "")
    module = import_module(path.partition(":")[0])
    voices: dict[str, tuple[str, ...]] = module.VOICES
    return voices


def _made(table: dict[str, str], name: str, what: str) -> Callable[[Path, Path | None], object]:
    if name not in table:
        raise WrongUse(f"There is no {what} '{name}'.", f"Known: {', '.join(table)}.")
    module, _, function = table[name].partition(":")
    made: Callable[[Path, Path | None], object] = getattr(import_module(module), function)
    return made
