"""How long work tells where it stands."""

from typing import Protocol


class Progress(Protocol):
    """Is told after each piece of work that is done."""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """``done`` of ``total`` pieces of ``stage`` are finished."""


def silent(stage: str, done: int, total: int) -> None:
    """Progress told to nobody."""
