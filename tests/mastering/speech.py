"""Half a minute of real speech, said by espeak-ng: what carries the mark. A tone or a burst of noise is no voice."""

from functools import cache
from pathlib import Path

import numpy as np

from tests.mastering.sounds import article, edition, take
from vivevoix.engines.espeak import engine_from
from vivevoix.model import Article, Audio, Block, BlockKind, Edition, Source, SourceKind, Take, Voice
from vivevoix.writing import write

TEXT = (
    "Le conseil municipal se réunira jeudi soir dans la grande salle du marché couvert.",
    "À l’ordre du jour figurent la réfection du pont, le budget de la cantine et le nom de la nouvelle bibliothèque.",
    "Les habitants du quartier demandent depuis trois ans un passage pour les piétons devant l’école.",
    "Le maire a promis une réponse avant la fin du mois, sans dire laquelle.",
    "Une pétition de quatre cents signatures lui a été remise lundi matin.",
)


@cache
def takes() -> tuple[Take, ...]:
    """One of each sentence."""
    blocks = tuple(Block(BlockKind.PARAGRAPH, text) for text in TEXT)
    engine, voice = engine_from(Path(), None), Voice("espeak", "fr", "fr")
    return tuple(
        engine.say(utterance, voice)
        for utterance in write(Article(Source(SourceKind.TEXT, "test"), "fr", "", blocks)).utterances
    )


@cache
def speech() -> Audio:
    """The sentences one after the other, without the mark."""
    return Audio(np.concatenate([take.audio.samples for take in takes()]), takes()[0].audio.sample_rate)


@cache
def spoken() -> Edition:
    """An edition of those sentences, mastered."""
    said = tuple(take(number, one.audio) for number, one in enumerate(takes()))
    return edition(said, article(*[BlockKind.PARAGRAPH] * len(said)))
