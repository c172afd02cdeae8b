"""Our source is the model's own: the same harmonics for the same pitch."""

import numpy as np
import pytest

from vivevoix.engines.kokoro.front import run, session
from vivevoix.engines.kokoro.model_file import content
from vivevoix.engines.kokoro.prepare import Part, prepared
from vivevoix.engines.kokoro.prepare.graph import Graph
from vivevoix.engines.kokoro.source import BINS, Source, source
from vivevoix.engines.kokoro.tensors import HARMONICS, PITCH
from vivevoix.model import Samples


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Source:
    return source(*prepared((Part("source"),), tmp_path_factory.mktemp("source")))


def melody() -> Samples:
    """A voice that glides, falls silent and comes back, [2T] in hertz."""
    glide = 180 + 40 * np.sin(np.arange(160) / 25)
    return np.concatenate([np.zeros(9), glide, np.zeros(21), 0.8 * glide[:90], np.full(20, 9.0)]).astype(np.float32)


@pytest.mark.voice
def test_the_harmonics_are_those_of_the_models_graph(ours: Source) -> None:
    graph = Graph(content())
    inputs = {PITCH: (1, "T2")}
    graph.cut([HARMONICS], inputs)
    (theirs,) = run(session(graph.model(inputs, [HARMONICS])), [HARMONICS], {PITCH: melody()[None]})
    mine = ours.harmonics(melody())
    assert mine.shape == theirs[0].shape and mine.dtype == np.float32
    assert np.abs(mine[:BINS] - theirs[0][:BINS]).max() < 0.03
    # The graph adds phases up in float32, and takes ±π where an imaginary part is a rounding error.
    inner = slice(BINS + 1, 2 * BINS - 1)
    apart = np.abs((mine[inner] - theirs[0][inner] + np.pi) % (2 * np.pi) - np.pi)
    loud = theirs[0][1 : BINS - 1] > 0.02
    assert np.quantile(apart[loud], 0.99) < 0.1


@pytest.mark.voice
def test_silence_has_no_harmonics_and_no_jump(ours: Source) -> None:
    still = ours.harmonics(np.zeros(40, np.float32))
    assert np.allclose(still[:, 4:-4], still[:, 50:51], atol=1e-6)


def test_one_harmonic_is_a_sine_of_the_pitch() -> None:
    alone = Source(np.array([0.01, 0, 0], np.float32), 0.0)
    magnitude = alone.harmonics(np.full(80, 1200, np.float32))[:BINS, 20:-20].mean(1)
    assert magnitude.argmax() == 1 and magnitude[5] < 0.01 * magnitude[1]


def test_all_harmonics_at_once_are_the_sum_of_each() -> None:
    weights = np.linspace(-0.2, 0.3, 9).astype(np.float32)
    angle = np.linspace(0, 6, 500).astype(np.float32)
    wanted = sum(weight * np.sin(number * angle) for number, weight in enumerate(weights, 1))
    assert np.allclose(Source(weights, 0.0)._mixed(angle), wanted, atol=1e-4)
