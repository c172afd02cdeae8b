"""Editions whose every field holds a text that would run if it were shown as it is."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from tests.publishing import samples
from vivevoix.model import Block, BlockKind, Disclosure, Edition, Image, Review, Source, SourceKind, Voice

PAYLOADS = tuple(
    line for line in Path(__file__).with_name("hostile.tsv").read_text("utf-8").splitlines() if not line.startswith("#")
)


def hostile(payload: str) -> Edition:
    """The small edition with ``payload`` in every text that may come from outside."""
    blocks = tuple(Block(kind, payload, kind in samples.ROLES, "" if kind in samples.ROLES else payload) for kind in BlockKind)
    source = samples.article(
        source=Source(SourceKind.URL, payload),
        language="fr",
        title=payload,
        blocks=blocks,
        byline=payload,
        image=Image(payload, payload, payload, payload),
        canonical_url=payload,
        site=payload,
        published_at=datetime(2026, 1, 1, tzinfo=UTC),
    )
    made = samples.edition(source, {})
    return replace(
        made,
        review=_spoilt(made.review, payload),
        voice=Voice(payload, payload, "fr"),
        disclosure=Disclosure(payload, spoken=True, digital_source_type=payload, model=payload),
    )


def _spoilt(review: Review, payload: str) -> Review:
    """Every free text of the review replaced."""
    findings = tuple(replace(item, check=payload, evidence=payload, proposal=payload) for item in review.findings)
    measures = tuple(replace(item, name=payload, unit=payload) for item in review.measures)
    return replace(review, findings=findings, measures=measures, listener=payload)
