"""The files as they leave the house: encoded, the mark looked for in what was encoded, tagged, and signed last."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vivevoix.errors import OutputError
from vivevoix.mastering.coding import encode, encode_m4a
from vivevoix.mastering.detect import THRESHOLD, WINDOW_S, detect
from vivevoix.model import Edition

if TYPE_CHECKING:
    from vivevoix.mastering.signer import Signer


@dataclass(frozen=True, slots=True)
class Imprint:
    """What the house puts on its files."""

    signer: "Signer"
    m4a: bool = False
    """Whether there is an M4A beside the MP3."""
    insist: bool = False
    """Whether an edition in whose MP3 the mark is not found stays in the house."""


@dataclass(frozen=True, slots=True)
class Finished:
    """The files, and the edition that knows what is on them."""

    edition: Edition
    mp3: bytes
    m4a: bytes | None


def finish(edition: Edition, imprint: Imprint, cover: bytes | None = None) -> Finished:
    """The edition's sound files, signed. Raises OutputError when one cannot be signed, or is not marked and the house insists."""
    from vivevoix.mastering.credentials import MP4, MPEG, signed

    coded, m4a = encode(edition, cover), encode_m4a(edition, cover) if imprint.m4a else None
    score = detect(coded.heard).score
    if imprint.insist:
        _insist(score, edition.track.audio.duration)
    marks = replace(edition.disclosure, watermark=round(score, 1), signed_by=imprint.signer.name)
    made = replace(edition, disclosure=marks)
    signed_m4a = signed(m4a, MP4, made, imprint.signer) if m4a else None
    return Finished(made, signed(coded.content, MPEG, made, imprint.signer), signed_m4a)


def _insist(score: float, seconds: float) -> None:
    """Less than ten seconds carry no mark that can be promised: they are let through."""
    if score < THRESHOLD and seconds >= WINDOW_S:
        problem = (
            f"The mark that says “AI voice” is not found in the encoded audio (score {score:.1f}, threshold {THRESHOLD:g})."
        )
        raise OutputError(problem, "Use another engine: beeps carry no mark. Or set 'unmarked' to 'warn'.")
