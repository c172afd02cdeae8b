"""Model files joined from parts: whole, verified, atomic."""

import dataclasses
import errno
import hashlib
import multiprocessing
import sys
from pathlib import Path

import pytest

from vivevoix.errors import ModelCorrupt, ModelMissing, OutputError
from vivevoix.storage.weights import Part, Weights, joined, missing, verify, verify_parts

WHOLE = b"first half, " + b"second half"


@pytest.fixture
def weights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Weights:
    for name, content in (("vv_part_a", WHOLE[:12]), ("vv_part_b", WHOLE[12:])):
        (tmp_path / "site" / name).mkdir(parents=True)
        (tmp_path / "site" / name / "__init__.py").touch()
        (tmp_path / "site" / name / "part.bin").write_bytes(content)
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    parts = (Part("vv_part_a", "vv-part-a", "part.bin"), Part("vv_part_b", "vv-part-b", "part.bin"))
    return Weights("whole.bin", parts, hashlib.sha256(WHOLE).hexdigest(), suffix=b"+ours")


def test_parts_are_joined_in_order_with_our_bytes_after(weights: Weights, tmp_path: Path) -> None:
    assert joined(weights, tmp_path / "cache").read_bytes() == WHOLE + b"+ours"
    verify(weights, tmp_path / "cache")
    assert "vv_part_a" not in sys.modules


def test_a_second_time_nothing_is_written(weights: Weights, tmp_path: Path) -> None:
    first = joined(weights, tmp_path / "cache").stat().st_mtime_ns
    assert joined(weights, tmp_path / "cache").stat().st_mtime_ns == first


def test_a_missing_part_names_what_to_install(weights: Weights, tmp_path: Path) -> None:
    gone = Weights("x.bin", (*weights.parts, Part("vv_part_c", "vv-part-c", "part.bin")), weights.sha256)
    assert [part.distribution for part in missing(gone)] == ["vv-part-c"]
    with pytest.raises(ModelMissing, match="vv-part-c"):
        joined(gone, tmp_path / "cache")


def test_a_wrong_part_is_not_taken(weights: Weights, tmp_path: Path) -> None:
    (tmp_path / "site" / "vv_part_b" / "part.bin").write_bytes(b"something else")
    with pytest.raises(ModelCorrupt, match="vv-part-b"):
        joined(weights, tmp_path / "cache")
    assert [path.name for path in (tmp_path / "cache").iterdir()] == ["whole.bin.lock"]


def test_a_damaged_file_is_found_by_verify_and_joined_again(weights: Weights, tmp_path: Path) -> None:
    path = joined(weights, tmp_path / "cache")
    path.write_bytes(b"half")
    with pytest.raises(ModelCorrupt, match="Delete"):
        verify(weights, tmp_path / "cache")
    assert joined(weights, tmp_path / "cache").read_bytes() == WHOLE + b"+ours"


def test_verify_before_the_first_use_says_so(weights: Weights, tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match="first use"):
        verify(weights, tmp_path / "cache")


def test_parts_are_verified_without_being_joined(weights: Weights, tmp_path: Path) -> None:
    verify_parts(weights)
    (tmp_path / "site" / "vv_part_b" / "part.bin").write_bytes(b"something else")
    with pytest.raises(ModelCorrupt, match="vv-part-b"):
        verify_parts(weights)


def test_a_release_with_another_model_does_not_take_the_former_file(weights: Weights, tmp_path: Path) -> None:
    joined(weights, tmp_path / "cache")
    other = b"FIRST half, second half"
    (tmp_path / "site" / "vv_part_a" / "part.bin").write_bytes(other[:12])
    newer = dataclasses.replace(weights, sha256=hashlib.sha256(other).hexdigest())
    assert joined(newer, tmp_path / "cache").read_bytes() == other + b"+ours"


def test_a_full_disk_is_an_output_error_and_leaves_nothing(
    weights: Weights, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OutputError, match="No space left"):
        joined(weights, tmp_path / "cache")
    assert [path.name for path in (tmp_path / "cache").iterdir()] == ["whole.bin.lock"]


def _joined_elsewhere(weights: Weights, cache: Path, site: str) -> int:
    sys.path.insert(0, site)
    return joined(weights, cache).stat().st_mtime_ns


def test_processes_that_start_together_join_once(weights: Weights, tmp_path: Path) -> None:
    call = (weights, tmp_path / "cache", str(tmp_path / "site"))
    with multiprocessing.get_context("spawn").Pool(3) as pool:
        times = pool.starmap(_joined_elsewhere, [call] * 6)
    assert len(set(times)) == 1
