"""A small edition made by hand, with a tone for a voice: enough of everything that publishing shows."""

import io
import struct
import wave
import zlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import numpy as np

from vivevoix.model import (
    Article,
    Audio,
    Block,
    BlockKind,
    Chapter,
    Cue,
    Disclosure,
    Edition,
    Finding,
    Heard,
    HeardWord,
    Image,
    Loudness,
    Mark,
    Measure,
    Reading,
    Repair,
    Review,
    Role,
    Script,
    Severity,
    Source,
    SourceKind,
    Span,
    Track,
    Utterance,
    Voice,
)

RATE = 24_000
ROLES = {
    BlockKind.TITLE: Role.TITLE,
    BlockKind.STANDFIRST: Role.STANDFIRST,
    BlockKind.HEADING: Role.HEADING,
    BlockKind.PARAGRAPH: Role.PARAGRAPH,
    BlockKind.QUOTE: Role.QUOTE,
    BlockKind.ITEM: Role.ITEM,
}
BLOCKS = (
    Block(BlockKind.KICKER, "Marais salants", spoken=False, reason="Le surtitre est montré, il n’est pas lu."),
    Block(BlockKind.TITLE, "À Brélec, le sel revient après 40 ans"),
    Block(BlockKind.STANDFIRST, "Douze œillets ont été rouverts en mai."),
    Block(BlockKind.COOKIES, "Nous utilisons des cookies. Accepter", spoken=False, reason="Bandeau de cookies."),
    Block(BlockKind.PARAGRAPH, "La récolte a donné 3,5 tonnes. Personne n’y croyait 🧂 vraiment, dit Mme Ker."),
    Block(BlockKind.HEADING, "Un métier dur"),
    Block(BlockKind.ITEM, "le râteau ;"),
    Block(BlockKind.ITEM, "la brouette."),
    Block(BlockKind.QUOTE, "Le sel n’attend pas."),
    Block(BlockKind.RELATED, "Lire aussi : la digue", spoken=False, reason="Lien vers un autre article."),
)
PARTS: dict[int, tuple[str, ...]] = {4: ("La récolte a donné 3,5 tonnes.", "Personne n’y croyait 🧂 vraiment, dit Mme Ker.")}
"""Blocks of more than one sentence."""


def article(**changes: object) -> Article:
    """The article of the small edition."""
    whole = Article(
        source=Source(SourceKind.HTML, "sel.html"),
        language="fr",
        title=BLOCKS[1].text,
        blocks=BLOCKS,
        byline="Par Maëlle Quéré",
        published_at=datetime(2026, 5, 1, 17, 45, tzinfo=timezone(timedelta(hours=2))),
        image=Image(
            "https://exemple.fr/sel.png", "Un œillet à marée basse.", "Yann Prigent", "Un bassin rectangulaire, un tas de sel."
        ),
        canonical_url="https://exemple.fr/sel",
        site="La Gazette des Marais",
    )
    return replace(whole, **changes)  # type: ignore[arg-type]


def readings(printed: str) -> tuple[Reading, ...]:
    """One reading a word; numbers are doubtful."""
    found, place = [], 0
    for word in printed.split():
        start = printed.index(word, place)
        place = start + len(word)
        doubtful = any(sign.isdigit() for sign in word)
        rule, confidence = ("number.cardinal", 0.41) if doubtful else ("word", 0.98)
        found.append(Reading(Span(start, place), word.lower(), "a", rule, confidence))
    return tuple(found)


def script_of(source: Article, parts: dict[int, tuple[str, ...]]) -> Script:
    """The notice, then an utterance for each sentence of each spoken block."""
    notice = "Cet article est lu par une voix générée par intelligence artificielle."
    made = [Utterance("u0", Role.NOTICE, None, 0, notice, readings(notice), 0.8)]
    for index, block in enumerate(source.blocks):
        for sentence in parts.get(index, (block.text,)) if block.spoken else ():
            start = block.text.index(sentence)
            role = ROLES.get(block.kind, Role.PARAGRAPH)
            made.append(Utterance(f"u{len(made)}", role, index, start, sentence, readings(sentence), 0.4))
    return Script(source.language, tuple(made))


def timeline(script: Script, seconds: float = 0.2) -> tuple[Cue, ...]:
    """A cue an utterance, ``seconds`` a word."""
    cues, now = [], 0.25
    for utterance in script.utterances:
        marks = []
        start = now
        for reading in utterance.readings:
            marks.append(Mark(reading.span, now, now + seconds))
            now += seconds
        cues.append(Cue(utterance, start, now, tuple(marks)))
        now += 0.1
    return tuple(cues)


def edition(source: Article | None = None, parts: dict[int, tuple[str, ...]] | None = None) -> Edition:
    """The small edition, or one of another article."""
    source = source or article()
    return spoken(source, script_of(source, PARTS if parts is None else parts))


def spoken(source: Article, script: Script) -> Edition:
    """The edition of a script, said by a tone."""
    cues = timeline(script)
    duration = cues[-1].end + 0.5
    samples = 0.2 * np.sin(2 * np.pi * 220 * np.arange(round(duration * RATE)) / RATE)
    audio = Audio(samples.astype(np.float32), RATE)
    chapters = (Chapter(source.title, cues[1].start, duration),) if len(cues) > 1 else ()
    return Edition(
        article=source,
        script=script,
        voice=Voice("tone", "la", "fr"),
        track=Track(audio, cues, Loudness(-16.02, -1.94), chapters),
        review=review(script),
        disclosure=Disclosure(
            "Voix générée par IA : une prononciation ou un ton peut être fautif.", spoken=True, model="tone-1"
        ),
        made_at=datetime(2026, 11, 24, 8, 30, tzinfo=UTC),
    )


def review(script: Script) -> Review:
    """A finding for each doubtful reading and two more, two measures of which one fails, and what was heard of one utterance."""
    place = script.utterances[-1]
    doubts = (
        Finding(item.id, reading.span, "reading.uncertain", Severity.NOTE, "Confiance de 41 %.", "Vérifier.")
        for item in script.utterances
        for reading in item.readings
        if reading.confidence < 0.6
    )
    findings = (
        *doubts,
        Finding(
            place.id,
            place.readings[-1].span,
            "words.missing",
            Severity.FAULT,
            "Le mot n’a pas été entendu.",
            "Redire la phrase.",
        ),
        Finding("", None, "tone.drift", Severity.NOTE, "La hauteur médiane baisse de 0,4 demi-ton."),
    )
    measures = (Measure("word_error_rate", 0.0571, "ratio", 0.07), Measure("longest_divergent_run", 5, "words", 3))
    words = (HeardWord("le", 0.0, 0.2, 0.91), HeardWord("sel", 0.2, 0.4, 0.875))
    repair = Repair(place.id, ("words.missing",), ("schwa", "split"), (), ("words.missing",))
    return Review(findings, measures, (Heard(place.id, words),), "parrot-1", (repair,))


def sound(of: Edition) -> bytes:
    """The track as a WAV file: browsers tell a sound by its bytes, not by its name."""
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((of.track.audio.samples * 32767).astype("<i2").tobytes())
    return out.getvalue()


def picture(width: int = 60, height: int = 40) -> bytes:
    """A grey PNG."""
    rows = b"".join(b"\0" + b"\x99" * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    body = b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + body
