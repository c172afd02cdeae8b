"""``vivevoix doctor``: what is installed, verified and missing, with the remedy."""

import argparse
import json
import platform
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from vivevoix.commands.text import settings_of
from vivevoix.errors import EngineError, UnknownVoice, ViveVoixError

if TYPE_CHECKING:
    from vivevoix.model import Utterance
    from vivevoix.settings import Settings
    from vivevoix.storage.weights import Weights

PACKAGES = (
    "onnxruntime",
    "openvino",
    "onnx",
    "faster-whisper",
    "ctranslate2",
    "espeakng-loader",
    "av",
    "trafilatura",
    "numpy",
    "c2pa-python",
    "cryptography",
)

SENTENCES = 3
DAMAGED = 0.2
"""Share of sounds that are not known again: about a twentieth of a sound form, nearly half of one that was damaged."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at."""

    name: str
    passed: bool
    found: str
    remedy: str = ""


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = subparsers.add_parser("doctor", help="what is installed, verified (SHA-256) and missing, with the remedy")
    parser.add_argument("--json", action="store_true", help="print the checks as JSON")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Look at everything, print it; 4 when something is missing or damaged."""
    checks = list(checked(settings_of(args)))
    if args.json:
        print(json.dumps([asdict(check) for check in checks], ensure_ascii=False, indent=2))
    else:
        print("\n".join(_line(check) for check in checks))
    return 0 if all(check.passed for check in checks) else EngineError.exit_code


def checked(settings: "Settings") -> Iterator[Check]:
    """Python, packages, models, voices, espeak-ng, the cache folder."""
    python = platform.python_version()
    yield Check("python", sys.version_info >= (3, 11), python, "Install Python 3.11 or later.")
    yield from (_package(name) for name in PACKAGES)
    yield from (_weights(weights, settings) for weights in _models(settings))
    if settings.engine == "kokoro":
        yield _voice_model(settings)
        form = _form(settings)
        yield form
        # What is prepared at the first use takes a minute: not here.
        if form.found.endswith("verified"):
            yield _sounds(settings)
        yield from _voices()
    yield _espeak()
    yield _cache(settings.cache)


def _line(check: Check) -> str:
    mark = "ok     " if check.passed else "MISSING"
    return f"{mark}  {check.name:28s} {check.found}" + ("" if check.passed else f"\n         → {check.remedy}")


def _package(name: str) -> Check:
    try:
        return Check(name, passed=True, found=version(name))
    except PackageNotFoundError:
        return Check(name, passed=False, found="not installed", remedy=f"Run: pip install {name}")


def _models(settings: "Settings") -> "tuple[Weights, ...]":
    """The files that the engine and the listener that are set need; their doubles need none."""
    found: tuple[Weights, ...] = ()
    if settings.listener == "whisper":
        from vivevoix.listeners.whisper import WEIGHTS

        found += WEIGHTS
    return found


def _voice_model(settings: "Settings") -> Check:
    """The model's file as it was installed, hashed; one of the house's own is only looked for."""
    from vivevoix.engines.kokoro.model_file import MODEL, own
    from vivevoix.storage.weights import verify_parts

    try:
        if settings.models:
            return Check(MODEL.name, passed=True, found=f"{own(settings.models)}, your own")
        verify_parts(MODEL)
    except ViveVoixError as error:
        return Check(MODEL.name, passed=False, found=error.problem, remedy=error.remedy)
    return Check(MODEL.name, passed=True, found=f"installed, SHA-256 {MODEL.sha256[:12]}… verified")


def _weights(weights: "Weights", settings: "Settings") -> Check:
    """The installed parts hashed; a model of the house's own is only looked for."""
    from vivevoix.storage.weights import verify_parts

    own = settings.models / weights.name if settings.models else None
    if own and (own.parent == settings.models or own.parent.is_dir()):
        remedy = f"Put it there, or take 'models' out of the settings ({settings.models})."
        return Check(
            weights.name,
            passed=own.is_file(),
            found=f"{own}, your own" if own.is_file() else f"{own} is not there",
            remedy=remedy,
        )
    try:
        verify_parts(weights)
    except ViveVoixError as error:
        return Check(weights.name, passed=False, found=error.problem, remedy=error.remedy)
    return Check(weights.name, passed=True, found=f"installed, SHA-256 {weights.sha256[:12]}… verified")


def _voices() -> Iterator[Check]:
    from vivevoix.engines.kokoro.style import VOICES, table

    for name, languages in VOICES.items():
        try:
            table(name)
            yield Check(f"voice {name}", passed=True, found=f"{', '.join(languages)}, SHA-256 verified")
        except (EngineError, UnknownVoice) as error:
            yield Check(f"voice {name}", passed=False, found=error.problem, remedy=error.remedy)


def _form(settings: "Settings") -> Check:
    """The form of the voice's model that this processor runs fastest."""
    from vivevoix import compose
    from vivevoix.engines.kokoro import KokoroEngine

    try:
        engine = compose.engine(settings)
        assert isinstance(engine, KokoroEngine)
        return Check("form", passed=True, found=engine.check(compose.voices(settings)["fr"].name))
    except ViveVoixError as error:
        return Check("form", passed=False, found=error.problem, remedy=error.remedy)


def _sounds(settings: "Settings") -> Check:
    """A few sentences said and heard by the model of the voice's own sounds: a damaged form is heard at once."""
    from vivevoix import compose
    from vivevoix.engines.kokoro import KokoroEngine
    from vivevoix.reviewing.acoustics import model_for, phone_errors

    voice = compose.voices(settings)["fr"]
    try:
        engine, model = compose.engine(settings), model_for(voice.engine, voice.name)
        assert isinstance(engine, KokoroEngine)
        if model is None or engine.form.name not in model.forms:
            return Check("sounds", passed=True, found=f"not judged: no model of the sounds of {voice.name}, {engine.form.name}")
        share = phone_errors((engine.say(utterance, voice) for utterance in _test_sentences()), model)
    except ViveVoixError as error:
        return Check("sounds", passed=False, found=error.problem, remedy=error.remedy)
    found = f"{share:.1%} of the sounds of {SENTENCES} sentences are not known again; up to {DAMAGED:.0%} is sound"
    return Check("sounds", passed=share <= DAMAGED, found=found, remedy="Set kokoro_form to ort, and report it.")


def _test_sentences() -> "tuple[Utterance, ...]":
    from vivevoix.bench.sentences import sentences, utterances

    return utterances(tuple(one for one in sentences() if one.group == "turn" and one.held)[:SENTENCES])


def _espeak() -> Check:
    from vivevoix.writing.espeak import spell

    try:
        return Check("espeak-ng", passed=True, found=f"“bonjour” → {spell('bonjour', 'fr').phonemes}")
    except ViveVoixError as error:
        return Check("espeak-ng", passed=False, found=error.problem, remedy=error.remedy)


def _cache(folder: Path) -> Check:
    import shutil

    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".doctor"
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        return Check("cache", passed=False, found=f"{folder}: {error.strerror}", remedy="Set another cache folder.")
    return Check("cache", passed=True, found=f"{folder}, {shutil.disk_usage(folder).free / 1e9:.0f} GB free")
