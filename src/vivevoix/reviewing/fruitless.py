"""Repairs that brought nothing are not tried again for the same take: a corrected word elsewhere changes nothing here."""

import json

from vivevoix.model import Take, Voice
from vivevoix.reviewing.hearing import Ear
from vivevoix.reviewing.measured import digest


def recalled(take: Take, checks: tuple[str, ...], voice: Voice, ear: Ear) -> tuple[str, ...] | None:
    """The rungs that were all tried in vain for what was found in a take; None where that is not known."""
    blob = ear.memory.blobs.get(_key(take, checks, voice, ear)) if ear.memory else None
    try:
        return None if blob is None else tuple(str(rung) for rung in json.loads(blob))
    except (ValueError, TypeError):
        return None


def remember(take: Take, checks: tuple[str, ...], voice: Voice, ear: Ear, tried: tuple[str, ...]) -> None:
    """Keep that these rungs brought nothing. Raises OutputError."""
    if ear.memory:
        ear.memory.blobs.put(_key(take, checks, voice, ear), json.dumps(tried).encode())


def _key(take: Take, checks: tuple[str, ...], voice: Voice, ear: Ear) -> str:
    """By who listened, too: another listener judges candidates otherwise."""
    return digest(take, voice, "fruitless", ear.listener.fingerprint, ear.language, *checks)
