"""Model files joined from parts in memory: whole and verified."""

import hashlib
import sys
from pathlib import Path

import pytest

from vivevoix.errors import ModelCorrupt, ModelMissing
from vivevoix.storage.weights import Part, Weights, content, missing, verify_parts

WHOLE = b"first half, " + b"second half"


@pytest.fixture
def weights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Weights:
    for name, piece in (("vv_part_a", WHOLE[:12]), ("vv_part_b", WHOLE[12:])):
        (tmp_path / "site" / name).mkdir(parents=True)
        (tmp_path / "site" / name / "__init__.py").touch()
        (tmp_path / "site" / name / "part.bin").write_bytes(piece)
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    parts = (Part("vv_part_a", "vv-part-a", "part.bin"), Part("vv_part_b", "vv-part-b", "part.bin"))
    return Weights("whole.bin", parts, hashlib.sha256(WHOLE).hexdigest())


def test_parts_are_joined_in_order_without_importing_their_packages(weights: Weights) -> None:
    assert content(weights) == WHOLE
    verify_parts(weights)
    assert "vv_part_a" not in sys.modules


def test_a_missing_part_names_what_to_install(weights: Weights) -> None:
    gone = Weights("x.bin", (*weights.parts, Part("vv_part_c", "vv-part-c", "part.bin")), weights.sha256)
    assert [part.distribution for part in missing(gone)] == ["vv-part-c"]
    for opened in (content, verify_parts):
        with pytest.raises(ModelMissing, match="vv-part-c"):
            opened(gone)


def test_a_wrong_part_is_not_taken(weights: Weights, tmp_path: Path) -> None:
    (tmp_path / "site" / "vv_part_b" / "part.bin").write_bytes(b"something else")
    for opened in (content, verify_parts):
        with pytest.raises(ModelCorrupt, match="vv-part-b"):
            opened(weights)
