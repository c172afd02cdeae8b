"""Does the voice say the sounds that it is asked for? An independent ear chooses between two words that differ in one sound.

    python tools/minimal_pairs.py ff_siwis > table.md

A fault that a voice always makes is learnt as usual by the model of its sounds, so that nothing inside the house can hear it. Here each
word is said in « J'ai bien dit … hier soir. », and Whisper tells which word of its pair is the likelier text: nats between them,
above 0 for the word that was asked for. Whisper prefers what is usual in French whatever it hears (*du* to *doux*); in the sum of a pair's
two figures that cancels, and above 0 the two words sound apart in the right direction.
"""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from vivevoix import compose
from vivevoix.engines.base import Engine
from vivevoix.listeners.whisper import FOLDER, SAMPLE_RATE, WEIGHTS, resampled
from vivevoix.model import Article, Audio, Block, BlockKind, Source, SourceKind, Voice
from vivevoix.settings import load
from vivevoix.storage.weights import content
from vivevoix.writing import write

CARRIER = "J'ai bien dit {} hier soir."
PAIRS = (
    ("pain", "paix"), ("vin", "vais"), ("main", "mai"), ("fin", "fait"), ("brin", "brai"), ("brun", "bref"),
    ("vent", "va"), ("banc", "bas"), ("temps", "tas"), ("dans", "dame"), ("bon", "beau"), ("pont", "peau"),
    ("long", "lot"), ("bain", "banc"), ("teint", "temps"), ("vingt", "vent"), ("bon", "banc"), ("son", "sans"),
    ("roue", "rue"), ("pou", "pu"), ("doux", "du"), ("lit", "les"), ("riz", "ré"), ("peur", "père"),
    ("bateau", "bâton"), ("chat", "jas"), ("poisson", "poison"), ("bière", "pierre"), ("cage", "cache"), ("digne", "dîne"),
)  # fmt: skip
NASALS = 18
"""The first pairs are about nasal vowels."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A word that was said, and by how many nats it was preferred to the other of its pair."""

    word: str
    other: str
    nats: float


def main() -> int:
    """Print the table and the count."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("voice")
    options = parser.parse_args()
    settings, ear = load(), Ear()
    engine, voice = compose.engine(settings), Voice("kokoro", options.voice, "fr")
    rows = [(chosen(engine, voice, ear, *pair), chosen(engine, voice, ear, *reversed(pair))) for pair in PAIRS]
    sys.stdout.write("| pair | first asked | second asked | together |\n|---|---|---|---|\n")
    for first, second in rows:
        sys.stdout.write(
            f"| {first.word} / {second.word} | {first.nats:+.1f} | {second.nats:+.1f} | {first.nats + second.nats:+.1f} |\n"
        )
    for name, part in (("nasal vowels", rows[:NASALS]), ("other sounds", rows[NASALS:])):
        right = sum(one.nats > 0 for row in part for one in row)
        apart = sum(row[0].nats + row[1].nats > 0 for row in part)
        sys.stdout.write(f"\n{name}: {right} of {2 * len(part)} words preferred; apart in {apart} of {len(part)} pairs\n")
    return 0


def chosen(engine: Engine, voice: Voice, ear: "Ear", word: str, other: str) -> Choice:
    """The word said, and what the ear makes of it."""
    text = CARRIER.format(word)
    article = Article(Source(SourceKind.TEXT, "pairs"), "fr", "", (Block(BlockKind.PARAGRAPH, text),))
    (utterance,) = write(article).utterances
    audio = engine.say(utterance, voice).audio
    one, two = ear.likeliness(audio, (text, CARRIER.format(other)))
    return Choice(word, other, one - two)


class Ear:
    """Whisper base, asked how likely a text is."""

    def __init__(self) -> None:
        from faster_whisper import WhisperModel
        from faster_whisper.tokenizer import Tokenizer

        files = {weights.name.rpartition("/")[2]: content(weights) for weights in WEIGHTS}
        self._model = WhisperModel(FOLDER, device="cpu", compute_type="int8", cpu_threads=1, local_files_only=True, files=files)
        self._tokens = Tokenizer(self._model.hf_tokenizer, True, task="transcribe", language="fr")

    def likeliness(self, audio: Audio, texts: tuple[str, ...]) -> tuple[float, ...]:
        """Natural logarithm of the probability of each text."""
        heard = resampled(audio)
        features = self._model.feature_extractor(heard)
        encoded = self._model.encode(features)
        return tuple(self._scored(encoded, texts, len(heard)))

    def _scored(self, encoded: object, texts: tuple[str, ...], samples: int) -> Iterator[float]:
        import math

        frames = samples * 100 // SAMPLE_RATE
        for text in texts:
            tokens = self._tokens.encode(" " + text)
            start = list(self._tokens.sot_sequence)
            (found,) = self._model.model.align(encoded, start, [tokens], frames)
            yield sum(math.log(max(1e-9, share)) for share in found.text_token_probs)


if __name__ == "__main__":
    sys.exit(main())
