"""The melody of a long sentence said in parts: up where it goes on, down where it ends."""

from dataclasses import replace

import numpy as np
import pytest

from tests.conftest import MODEL_CACHE
from vivevoix.engines.kokoro import KokoroEngine
from vivevoix.model import Article, Block, BlockKind, Source, SourceKind, Utterance, Voice
from vivevoix.speaking import breathe
from vivevoix.writing import write

pytestmark = pytest.mark.voice

SIWIS = Voice("kokoro", "ff_siwis", "fr")
LONG = (
    "Le ministre savait-il, lorsqu’il a signé ce contrat avec le groupe norvégien au printemps de l’année dernière, que les essais "
    "du prototype avaient échoué à trois reprises dans le port de Bergen et que les ingénieurs eux-mêmes réclamaient en vain que "
    "la livraison du premier navire fût reportée d’au moins dix-huit mois ?"
)
ENDING_S = 0.2


@pytest.fixture(scope="module")
def engine() -> KokoroEngine:
    return KokoroEngine(MODEL_CACHE)


def parts(engine: KokoroEngine) -> tuple[Utterance, ...]:
    article = Article(Source(SourceKind.TEXT, "test"), "fr", "", (Block(BlockKind.PARAGRAPH, LONG),))
    return breathe(write(article), engine.breath).utterances


def ending(engine: KokoroEngine, utterance: Utterance) -> float:
    """Semitones by which the last voiced fifth of a second lies over the utterance's median pitch."""
    plan = engine.plan(utterance, SIWIS)
    end = plan.timing.edges[1 + len(utterance.phonemes.rstrip(",.?"))]
    pitch = plan.score.pitch[: round(float(end) / 0.0125)]
    last = pitch[-round(ENDING_S / 0.0125) :]
    return float(12 * np.log2(np.median(last[last > 60]) / np.median(pitch[pitch > 60])))


def test_a_part_that_goes_on_stays_up_and_the_last_one_falls(engine: KokoroEngine) -> None:
    first, last = parts(engine)
    alone = replace(first, following="")
    assert ending(engine, first) > ending(engine, alone) + 3
    assert ending(engine, last) < -4


def test_what_follows_is_not_said(engine: KokoroEngine) -> None:
    first = parts(engine)[0]
    lengths = [engine.say(one, SIWIS).audio.duration for one in (first, replace(first, following=""))]
    assert lengths[0] == pytest.approx(lengths[1], rel=0.08)
    take = engine.say(first, SIWIS)
    assert len(take.marks) == len(first.readings) and take.marks[-1].end < take.audio.duration
