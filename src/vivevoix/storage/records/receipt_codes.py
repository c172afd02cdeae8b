"""The code by which somebody later proves that a record is theirs: shown once, kept only as a digest."""

import hashlib
import secrets

_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"
"""No i, l, o, 0 or 1: the code may be copied by hand."""
_GROUPS, _GROUP = 5, 5
"""25 signs of 31: 123 bits, which nobody guesses, so a plain digest keeps it safe."""


def new_code() -> str:
    """``k7qfm-2xw9a-…``: five groups of five."""
    return "-".join("".join(secrets.choice(_SIGNS) for _ in range(_GROUP)) for _ in range(_GROUPS))


def digest(code: str) -> str:
    """What is kept of a code; spaces, hyphens and case do not matter."""
    kept = "".join(sign for sign in code.casefold() if sign.isalnum())
    return hashlib.sha256(kept.encode("utf-8", "replace")).hexdigest()
