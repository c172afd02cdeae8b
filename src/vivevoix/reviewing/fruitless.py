"""Repairs that brought nothing are not tried again for the same take: a corrected word elsewhere changes nothing here."""

import json

from vivevoix.model import Take, Voice
from vivevoix.reviewing.measured import digest
from vivevoix.reviewing.memory import Hearings


def recalled(take: Take, checks: tuple[str, ...], voice: Voice, memory: Hearings | None) -> tuple[str, ...] | None:
    """The rungs that were all tried in vain for what was found in a take; None where that is not known."""
    blob = memory.blobs.get(_key(take, checks, voice)) if memory else None
    try:
        return None if blob is None else tuple(str(rung) for rung in json.loads(blob))
    except (ValueError, TypeError):
        return None


def remember(take: Take, checks: tuple[str, ...], voice: Voice, memory: Hearings | None, tried: tuple[str, ...]) -> None:
    """Keep that these rungs brought nothing. Raises OutputError."""
    if memory:
        memory.blobs.put(_key(take, checks, voice), json.dumps(tried).encode())


def _key(take: Take, checks: tuple[str, ...], voice: Voice) -> str:
    return digest(take, voice, "fruitless", *checks)
