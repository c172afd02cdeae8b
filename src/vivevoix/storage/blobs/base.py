"""The boundary to a store of bytes under names."""

from typing import Protocol


class Blobs(Protocol):
    """Keeps bytes under a key; a blob is there whole or not at all."""

    def get(self, key: str) -> bytes | None:
        """The bytes, or None when there are none under that key."""

    def put(self, key: str, data: bytes) -> None:
        """Keep the bytes; the former ones under that key, if any, are replaced in one step. Raises OutputError."""
