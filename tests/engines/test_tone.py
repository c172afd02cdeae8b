"""The engine that beeps."""

import pytest

from tests.contracts.engine import EngineContract
from vivevoix.engines.base import Engine
from vivevoix.engines.tone import ToneEngine
from vivevoix.model import Voice


class TestTone(EngineContract):
    @pytest.fixture
    def engine(self) -> Engine:
        return ToneEngine()

    @pytest.fixture
    def voice(self) -> Voice:
        return Voice("tone", "beep", "fr")
