"""Says the sentences that a voice's sounds are learnt from; the takes go to a folder, one file each.

    python tools/say_sounds.py ff_siwis TAKES sentences.txt

A sentence a line. The first ``CALIBRATION`` are set aside to put limits on, said as the house says them; of the others every second one
is said with other sounds than its words have, so that the model learns sounds and no words. An hour of sound takes ten to fifteen minutes.
"""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

from vivevoix.engines.base import AS_IS, Tone
from vivevoix.engines.kokoro import KokoroEngine, Plan
from vivevoix.engines.kokoro.marks import ONSETS, places
from vivevoix.engines.kokoro.timing import Timing
from vivevoix.model import Article, Block, BlockKind, Samples, Source, SourceKind, Take, Utterance, Voice
from vivevoix.settings import load
from vivevoix.speaking import breathe, targets
from vivevoix.speaking.saying import said
from vivevoix.writing import write

CALIBRATION = 550
PARAGRAPH, PARAGRAPHS = 3, 3
SHORT = 30
"""Lines of fewer sounds are sung by the plain form."""
PLAIN_SHARE = 0.06
"""Of the longer ones, for repairs are sung by the plain form too."""
EDITED, LEFT_OUT, ADDED = 0.24, 0.15, 0.2
"""Share of the sounds that are changed; of these, how many are left out, and before how many one is added."""
RARE = ("ɲ", "ŋ", "w", "ɥ", "œ̃", "ɥ", "ɲ", "j", "h", "ɹ", "ɪ", "ʊ", "æ", "ʌ", "ɜ", "θ", "ð")
"""Sounds that plain text has too few of, or none: those of English that a misread name is said with."""
VOWELS = ("a", "e", "ɛ", "i", "o", "ɔ", "u", "y", "ø", "œ", "ɑ̃", "ɔ̃", "ɛ̃")
CONSONANTS = tuple("pbtdkɡfvszʃʒmnlʁ")
SEED = 2026


class Recorder(KokoroEngine):
    """Keeps when each sign of its takes is heard."""

    edges: Samples
    timing: Timing

    def plan(self, utterance: Utterance, voice: Voice, tone: Tone = AS_IS) -> Plan:
        """The plan, whose timing is kept."""
        plan = super().plan(utterance, voice, tone)
        self.timing = plan.timing
        return plan

    def say(self, utterance: Utterance, voice: Voice, tone: Tone = AS_IS) -> Take:
        """The take; the edges of its signs are in ``edges``, by the marks, which are moved with the take's silence."""
        take = super().say(utterance, voice, tone)
        first = utterance.readings[0].phonemes.lstrip("ˈˌ")[:1]
        at = places(utterance)[0][0] + 1
        self.edges = self.timing.edges + (take.marks[0].start - ONSETS.get(first, 0.0) - self.timing.edges[at])
        return take


def main() -> int:
    """Say all that is not yet in the folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("voice")
    parser.add_argument("folder", type=Path)
    parser.add_argument("sentences", type=Path)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    lines = options.sentences.read_text("utf-8").splitlines()
    voice = Voice("kokoro", options.voice, "fr")
    cache = load().cache
    forms = {"": Recorder(cache), "ort": Recorder(cache, form="ort")}
    speaker = Speaker(forms, voice, options.folder)
    # Those to learn from first, so that training can begin.
    speaker.say_all(lines[CALIBRATION:], "learn")
    speaker.say_all(lines[:CALIBRATION], "limit")
    return 0


class Speaker:
    """Says sentences in articles of their own, as the house does."""

    def __init__(self, forms: dict[str, Recorder], voice: Voice, folder: Path) -> None:
        self.forms, self.voice, self.folder = forms, voice, folder

    def say_all(self, lines: list[str], use: str) -> None:
        """One file for each sentence."""
        size = PARAGRAPH * PARAGRAPHS
        for start in range(0, len(lines), size):
            self._article(lines[start : start + size], f"{use}{start:04d}")
            sys.stdout.write(f"{use} {start + size} of {len(lines)}\n")
            sys.stdout.flush()

    def _article(self, lines: list[str], name: str) -> None:
        script = breathe(write(article(lines)), KokoroEngine.breath)
        aims = targets(script, self.voice)
        for place, (utterance, target) in enumerate(zip(script.utterances, aims, strict=True)):
            path = self.folder / f"{name}{place:02d}.npz"
            if path.exists():
                continue
            dice = np.random.default_rng([SEED, *path.name.encode()])
            scrambled = name.startswith("learn") and place % 2 == 1
            meant = scramble(utterance, dice) if scrambled else utterance
            engine = self._engine(meant, dice)
            if scrambled:
                tone = Tone(float(dice.uniform(0.94, 1.07)), float(dice.uniform(0.85, 1.15)), float(dice.uniform(0.92, 1.08)))
                take = engine.say(meant, self.voice, tone)
            else:
                take = said(engine, meant, self.voice, target)
            keep(path, take, engine, self.voice)

    def _engine(self, utterance: Utterance, dice: np.random.Generator) -> Recorder:
        plain = len(utterance.phonemes) < SHORT or dice.random() < PLAIN_SHARE
        return self.forms["ort" if plain else ""]


def article(lines: list[str]) -> Article:
    """Three sentences a paragraph, the first line its title."""
    paragraphs = (" ".join(lines[start : start + PARAGRAPH]) for start in range(1, len(lines), PARAGRAPH))
    blocks = (Block(BlockKind.TITLE, lines[0].rstrip(".")), *(Block(BlockKind.PARAGRAPH, text) for text in paragraphs))
    return Article(Source(SourceKind.TEXT, "sounds"), "fr", lines[0], blocks)


def keep(path: Path, take: Take, engine: Recorder, voice: Voice) -> None:
    """Sound, what was asked for, and when each sign should be heard; a line that was tried several times has its last try's edges."""
    edges = engine.edges
    last = utterance_end(take.utterance)
    scale = (take.marks[-1].end - take.marks[0].start) / max(0.05, float(edges[last] - edges[1]))
    if not 0.8 < scale < 1.25:
        sys.stdout.write(f"odd edges in {path.name}: {scale:.2f}\n")
    samples = np.round(np.clip(take.audio.samples, -1, 1) * 32767).astype(np.int16)
    form = engine.fingerprint
    np.savez_compressed(
        path, samples=samples, phonemes=take.utterance.phonemes, edges=edges, form=form, voice=voice.name,
        printed=take.utterance.printed,
    )  # fmt: skip


def utterance_end(utterance: Utterance) -> int:
    """The sign after the last sound, the silence at the front counted."""
    return places(utterance)[-1][1] + 1


def scramble(utterance: Utterance, dice: np.random.Generator) -> Utterance:
    """The utterance with other sounds for about a quarter of its sounds."""
    readings = tuple(replace(one, phonemes="".join(_scrambled(one.phonemes, dice)) or "a") for one in utterance.readings)
    return replace(utterance, readings=readings, following="")


def _scrambled(phonemes: str, dice: np.random.Generator) -> Iterator[str]:
    for phone in _parted(phonemes):
        if phone in "ˈˌː " or dice.random() > EDITED:
            yield phone
            continue
        what = dice.random()
        if what < LEFT_OUT:
            continue
        yield _other(phone, dice)
        if what > 1 - ADDED:
            yield phone


def _parted(phonemes: str) -> list[str]:
    found: list[str] = []
    for sign in phonemes:
        if sign == "\u0303" and found:
            found[-1] += sign
        else:
            found.append(sign)
    return found


def _other(phone: str, dice: np.random.Generator) -> str:
    """Mostly a vowel for a vowel and a consonant for a consonant, one in four a rare sound."""
    if dice.random() < 0.25:
        return str(dice.choice(RARE))
    return str(dice.choice(VOWELS if (phone[0] in "aeɛioɔuyøœɑə") == (dice.random() < 0.85) else CONSONANTS))


if __name__ == "__main__":
    sys.exit(main())
