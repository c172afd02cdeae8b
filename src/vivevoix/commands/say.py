"""``vivevoix say TEXT``: one text spoken into a file or to the machine's player, without an article round it."""

import argparse
import wave
from pathlib import Path
from typing import TYPE_CHECKING

from vivevoix.commands.progress import bars
from vivevoix.commands.text import add_lexicon_option, lexicon_of, settings_of

if TYPE_CHECKING:
    from vivevoix.model import Article, Audio, Script
    from vivevoix.pipeline import House
    from vivevoix.settings import Settings

SLOWEST, FASTEST = 0.5, 2.0
"""Rates outside are no speech any more: at 2 a sound lasts two frames of the model."""


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = subparsers.add_parser("say", help="speak a text into a WAV file, or aloud")
    parser.add_argument("text", metavar="TEXT")
    parser.add_argument("-o", "--out", metavar="FILE.wav", type=Path, help="file to write, at the loudness of an edition")
    parser.add_argument("--play", action="store_true", help="play it while it is made, by the machine's own player")
    parser.add_argument("--voice", default="", help="name of the voice (default: the one set for the language)")
    parser.add_argument(
        "--rate", type=float, default=None, help="speaking rate, 0.5 to 2; 1 is the voice's own (default: as set)"
    )
    parser.add_argument("--language", default="", help="fr or en (default: the voice's, else fr)")
    add_lexicon_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write, then speak: aloud, into the file, or both. Raises WrongUse when neither is asked for."""
    from dataclasses import replace

    from vivevoix import compose, pipeline
    from vivevoix.errors import WrongUse

    if not args.out and not args.play:
        raise WrongUse("Nobody would hear it.", "Name a file with -o, or add --play.")
    house = replace(compose.house(_settings(args), args.voice), notices={}, lexicon=lexicon_of(args))
    article = _article(args.text, args.language or next(iter(house.voices)))
    script = pipeline.compose_script(article, house)
    if args.play:
        _play(script, article, house)
    if args.out:
        _write(script, article, house, args.out)
    return 0


def _play(script: "Script", article: "Article", house: "House") -> None:
    from vivevoix import pipeline
    from vivevoix.commands.player import play, player
    from vivevoix.speaking import stream

    program = player()  # before the first word: the model takes seconds to open
    play(stream(script, house.engine, pipeline.voice_for(article, house)), program)


def _write(script: "Script", article: "Article", house: "House", path: Path) -> None:
    """Speak, join, and write the file in one step."""
    from vivevoix import pipeline
    from vivevoix.mastering import master
    from vivevoix.speaking import speak

    with bars() as progress:
        speech = speak(script, house.engine, pipeline.voice_for(article, house), house.takes, progress)
    audio = master(speech, article).audio
    write_wav(audio, path)
    print(f"{path}: {audio.duration:.1f} s")


def _settings(args: argparse.Namespace) -> "Settings":
    """The settings with the rate asked for. Raises WrongUse."""
    from dataclasses import replace

    from vivevoix.errors import WrongUse

    settings = settings_of(args)
    rate = settings.rate if args.rate is None else args.rate
    if not SLOWEST <= rate <= FASTEST:
        raise WrongUse(f"The rate cannot be {rate:g}.", f"Give one from {SLOWEST} to {FASTEST:g}; 1 is the voice's own.")
    return replace(settings, rate=rate)


def _article(text: str, language: str) -> "Article":
    from vivevoix.errors import WrongUse
    from vivevoix.model import Article, Block, BlockKind, Source, SourceKind

    if not any(sign.isalnum() for sign in text):
        raise WrongUse("There is nothing to say in that text.", "Give a text with words in it.")
    return Article(Source(SourceKind.TEXT, "say"), language, "", (Block(BlockKind.PARAGRAPH, " ".join(text.split())),))


def write_wav(audio: "Audio", path: Path) -> None:
    """16-bit PCM, whole or not at all. Raises OutputError."""
    import numpy as np

    from vivevoix.errors import OutputError

    half = path.with_name(f".{path.name}.part")
    try:
        with half.open("wb") as target, wave.open(target, "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(audio.sample_rate)
            file.writeframes(np.round(np.clip(audio.samples, -1, 1) * 32767).astype("<i2").tobytes())
        half.replace(path)
    except OSError as error:
        raise OutputError(f"{path} cannot be written ({error.strerror}).", "Name a file in a folder that exists.") from error
    finally:
        half.unlink(missing_ok=True)
