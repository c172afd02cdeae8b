"""The only file that names every adapter: from settings to a house that can narrate."""

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vivevoix.engines.base import Engine
from vivevoix.errors import UnknownVoice, WrongUse
from vivevoix.listeners.base import Listener
from vivevoix.mastering import Imprint
from vivevoix.model import Voice
from vivevoix.pipeline import House, SecondVoice
from vivevoix.reviewing import Budget, Hearings
from vivevoix.settings import Settings
from vivevoix.speaking import Takes
from vivevoix.storage.blobs.files import FileBlobs
from vivevoix.writing import Lexicon
from vivevoix.writing.lexicon import EMPTY, load_lexicon

if TYPE_CHECKING:
    from starlette.types import ASGIApp

ENGINES = {
    "kokoro": "vivevoix.engines.kokoro:engine_from",
    "espeak": "vivevoix.engines.espeak:engine_from",
    "remote": "vivevoix.engines.remote:engine_from",
    "tone": "vivevoix.engines.tone:engine_from",
}
LISTENERS = {
    "whisper": "vivevoix.listeners.whisper:listener_from",
    "parrot": "vivevoix.listeners.parrot:listener_from",
}
PLAIN_FORM = "f32"
HEARINGS_BYTES = 50_000_000
"""What was heard and measured of a sentence takes 3 KB, some hundredth of its take."""
DISCLOSURES = {
    "fr": "Voix générée par IA : une prononciation ou un ton peut être fautif.",
    "en": "AI-generated voice: a pronunciation or a tone may be wrong.",
}
QUOTE_DISCLOSURES = {
    "fr": "Voix générées par IA, celle des citations aussi : une prononciation ou un ton peut être fautif.",
    "en": "AI-generated voices, that of the quotes too: a pronunciation or a tone may be wrong.",
}


def engine(settings: Settings) -> Engine:
    """Who speaks. Raises WrongUse for an unknown name; the model itself is opened at the first word."""
    made: Engine = _made(ENGINES, settings.engine, "engine")(*_wanted(settings))
    return made


def _wanted(settings: Settings) -> tuple[Any, ...]:
    """What the engine that is set wants to know."""
    if settings.engine == "remote":
        from vivevoix.engines.remote.server import Server

        return (Server(settings.remote_kind, settings.remote_url, settings.remote_model, settings.remote_voice),)
    if settings.engine == "kokoro":
        return (settings.cache, settings.models, settings.kokoro_form)
    return (settings.cache, settings.models)


def listener(settings: Settings) -> Listener:
    """Who listens. Raises WrongUse for an unknown name; the model itself is opened at the first word."""
    made: Listener = _made(LISTENERS, settings.listener, "listener")(settings.cache, settings.models)
    return made


def takes(settings: Settings) -> Takes:
    """The cache of takes on disk."""
    return Takes(FileBlobs(settings.cache / "takes", limit_bytes=settings.cache_takes_mb * 1_000_000))


def hearings(settings: Settings) -> Hearings:
    """What was heard of takes, on disk beside them."""
    return Hearings(FileBlobs(settings.cache / "hearings", limit_bytes=HEARINGS_BYTES))


def site(settings: Settings, editions: Path) -> "ASGIApp":
    """The reader's site over a folder of editions. Raises WrongUse, RecordsError, ModuleNotFoundError without its packages."""
    from vivevoix.site.app import application
    from vivevoix.site.consent.loading import load_policy
    from vivevoix.site.newspaper import load_newspaper
    from vivevoix.storage.records.opening import open_records

    newspaper, policy = load_newspaper(settings.site), load_policy(settings.consent)
    return application(editions, newspaper, policy, open_records(settings.records))


def imprint(settings: Settings) -> Imprint:
    """What the house puts on its files. Raises WrongUse, and OutputError when the key that is set, or its own, is no good."""
    from vivevoix.mastering.signer import own_signer, set_signer

    if settings.unmarked not in {"warn", "refuse"}:
        raise WrongUse(f"The setting 'unmarked' cannot be {settings.unmarked!r}.", "It is 'warn' or 'refuse'.")
    key, chain = settings.signing_key, settings.signing_chain
    if bool(key) != bool(chain):
        raise WrongUse("Of 'signing_key' and 'signing_chain' only one is set.", "Set both, or none.")
    times = settings.signing_timestamps
    signer = set_signer(key, chain, times) if key and chain else own_signer(settings.data, times)
    return Imprint(signer, settings.m4a, settings.unmarked == "refuse")


def lexicon(settings: Settings) -> Lexicon:
    """The house's pronunciations. Raises BadLexicon."""
    house = EMPTY
    for file in settings.lexicon:
        house = house.joined(load_lexicon(file))
    return house


def house(settings: Settings, voice_name: str = "") -> House:
    """All that the road needs. ``voice_name`` speaks every language it can instead of the voices set. Raises UnknownVoice."""
    return House(
        engine=engine(settings),
        listener=listener(settings),
        takes=takes(settings),
        voices=voices(settings, voice_name),
        notices={language: settings.notice(language) for language in DISCLOSURES},
        disclosures=DISCLOSURES,
        lexicon=lexicon(settings),
        usual_liaisons=settings.usual_liaisons,
        quotes=quotes(settings, voice_name),
        repairs=Budget(settings.repair_tries, settings.repair_seconds) if settings.repair else None,
        plain=plain(settings),
        hearings=hearings(settings),
    )


def plain(settings: Settings) -> Callable[[], Engine] | None:
    """Opens the plain form of the engine that is set, where it has another than the one in use."""
    if settings.engine != "kokoro" or settings.kokoro_form == PLAIN_FORM:
        return None
    return lambda: engine(replace(settings, kokoro_form=PLAIN_FORM))


def quotes(settings: Settings, voice_name: str = "") -> dict[str, SecondVoice]:
    """Who says the quotes in each language that the voice set for them speaks, unless it speaks all else too. Raises UnknownVoice."""
    if not settings.quote_voice:
        return {}
    own = voices(settings, voice_name)
    return {
        language: SecondVoice(voice, settings.notice_quotes(language), QUOTE_DISCLOSURES[language])
        for language, voice in voices(settings, settings.quote_voice).items()
        if voice != own.get(language)
    }


def voices(settings: Settings, name: str = "") -> dict[str, Voice]:
    """The voice of each language: the one named, or the one set, or the engine's first that speaks it. Raises UnknownVoice."""
    known = engine_voices(settings)
    chosen: dict[str, Voice] = {}
    for language in DISCLOSURES:
        wanted = name or settings.voice(language) or next((one for one, spoken in known.items() if language in spoken), "")
        if wanted and wanted not in known:
            raise UnknownVoice(f"There is no voice '{wanted}'.", f"Known voices: {', '.join(sorted(known))}.")
        if wanted and language in known[wanted]:
            chosen[language] = Voice(settings.engine, wanted, language, settings.rate)
    return chosen


def engine_voices(settings: Settings) -> dict[str, tuple[str, ...]]:
    """Voice name → languages it speaks, of the engine that is set. Raises WrongUse for an unknown engine."""
    module, _, _ = _path(ENGINES, settings.engine, "engine").partition(":")
    if settings.engine == "remote":
        # A server says nothing of the languages of its voice; the house chose it for what it reads.
        return {settings.remote_voice: tuple(DISCLOSURES)}
    known: dict[str, tuple[str, ...]] = import_module(module).VOICES
    return known


def _path(table: dict[str, str], name: str, what: str) -> str:
    if name not in table:
        raise WrongUse(f"There is no {what} '{name}'.", f"Known: {', '.join(table)}.")
    return table[name]


def _made(table: dict[str, str], name: str, what: str) -> Callable[..., Any]:
    module, _, function = _path(table, name, what).partition(":")
    made: Callable[..., Any] = getattr(import_module(module), function)
    return made
