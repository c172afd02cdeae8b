"""What every store of blobs does."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vivevoix.storage.blobs.base import Blobs


class BlobsContract:
    """Subclass it with a fixture ``blobs``."""

    @pytest.fixture
    def blobs(self) -> Blobs:
        raise NotImplementedError

    def test_what_was_never_put_is_none(self, blobs: Blobs) -> None:
        assert blobs.get("ab" * 32) is None

    def test_a_later_put_replaces(self, blobs: Blobs) -> None:
        blobs.put("cd" * 32, b"one")
        blobs.put("cd" * 32, b"two")
        assert blobs.get("cd" * 32) == b"two"

    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
    @given(key=st.text("0123456789abcdef", min_size=8, max_size=64), data=st.binary(max_size=200))
    def test_what_is_put_comes_back(self, blobs: Blobs, key: str, data: bytes) -> None:
        blobs.put(key, data)
        assert blobs.get(key) == data
