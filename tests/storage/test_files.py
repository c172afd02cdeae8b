"""Blobs in files."""

import os
from pathlib import Path

import pytest

from tests.contracts.blobs import BlobsContract
from vivevoix.errors import OutputError
from vivevoix.storage.blobs.base import Blobs
from vivevoix.storage.blobs.files import FileBlobs


class TestFiles(BlobsContract):
    @pytest.fixture
    def blobs(self, tmp_path: Path) -> Blobs:
        return FileBlobs(tmp_path / "blobs")


def test_the_longest_unused_are_forgotten_first(tmp_path: Path) -> None:
    blobs = FileBlobs(tmp_path, limit_bytes=1000)
    for number in range(9):
        blobs.put(f"{number:08d}", bytes(100))
        os.utime(tmp_path / "00" / f"{number:08d}", ns=(number, number))
    assert blobs.get("00000000") is not None
    blobs.put("99999999", bytes(200))
    assert blobs.get("00000001") is None
    assert blobs.get("00000000") is not None and blobs.get("99999999") is not None


def test_a_folder_that_cannot_be_written_is_an_output_error(tmp_path: Path) -> None:
    (tmp_path / "blobs").write_text("a file where the folder should be")
    with pytest.raises(OutputError, match="blobs"):
        FileBlobs(tmp_path / "blobs").put("ab" * 32, b"x")
