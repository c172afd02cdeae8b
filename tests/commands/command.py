"""Commands run as a user runs them, in this process."""

import io
import sys
from dataclasses import dataclass

import pytest

from vivevoix.cli import main


@dataclass
class Ran:
    code: int
    out: str
    err: str


class Commands:
    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._monkeypatch = monkeypatch
        self._capsys = capsys

    def __call__(self, *arguments: str, stdin: bytes | str = b"") -> Ran:
        data = stdin.encode() if isinstance(stdin, str) else stdin
        self._monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), "utf-8"))
        self._capsys.readouterr()
        code = main(arguments)
        said = self._capsys.readouterr()
        return Ran(code, said.out, said.err)
