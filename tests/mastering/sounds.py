"""Sounds whose figures are known, and an edition made of them."""

from datetime import UTC, datetime

import numpy as np

from vivevoix.mastering import master
from vivevoix.model import (
    Article,
    Audio,
    Block,
    BlockKind,
    Disclosure,
    Edition,
    Mark,
    Reading,
    Review,
    Role,
    Script,
    Source,
    SourceKind,
    Span,
    Speech,
    Take,
    Utterance,
    Voice,
)  # fmt: skip

RATE = 24_000


def tone(seconds: float, dbfs: float = -20.0, hertz: float = 1000.0, rate: int = RATE) -> Audio:
    time = np.arange(round(seconds * rate)) / rate
    return Audio((10 ** (dbfs / 20) * np.sin(2 * np.pi * hertz * time)).astype(np.float32), rate)


def silence(seconds: float, rate: int = RATE) -> Audio:
    return Audio(np.zeros(round(seconds * rate), dtype=np.float32), rate)


def chain(*parts: Audio) -> Audio:
    return Audio(np.concatenate([part.samples for part in parts]), parts[0].sample_rate)


def take(number: int, sound: Audio, *, role: Role = Role.PARAGRAPH, pause: float = 0.5) -> Take:
    reading = Reading(Span(0, 3), "mot", "mo")
    utterance = Utterance(f"u{number}", role, number, 0, "mot", (reading,), pause)
    return Take(utterance, sound, (Mark(Span(0, 3), 0.4, 0.4 + 1.0),))


def padded(seconds: float = 1.0, dbfs: float = -20.0) -> Audio:
    """A sound between silences as long as those the voice leaves."""
    return chain(silence(0.4), tone(seconds, dbfs), silence(0.39))


def article(*kinds: BlockKind) -> Article:
    blocks = tuple(Block(kind, f"Bloc {number}") for number, kind in enumerate(kinds))
    source = Source(SourceKind.URL, "https://journal.example/phare")
    return Article(source, "fr", "Le phare", blocks, site="Le Journal", published_at=datetime(2026, 3, 1, tzinfo=UTC))


def edition(takes: tuple[Take, ...], page: Article) -> Edition:
    voice = Voice("tone", "beep", "fr")
    script = Script("fr", tuple(item.utterance for item in takes))
    track = master(Speech(voice, takes), page)
    disclosure = Disclosure("Voix générée par IA.", spoken=True, model="tone/1")
    return Edition(page, script, voice, track, Review((), ()), disclosure, datetime(2026, 3, 2, 8, 30, tzinfo=UTC))
