"""Make ``engines/kokoro/voices/<voice>.npz``: how the vocoder's signals of a voice lie on the tuning sentences of ``bench/voice_fr.tsv``.

    python tools/kokoro_statistics.py ff_siwis

The exact form (float32, normalised by each sound itself) is run by ONNX Runtime with its inner signals as outputs. Kept are the mean
and the deviation of each normalised channel, averaged over the sentences, and the values between which eight bits tell apart a
convolution's input: the 0.1th and 99.99th percentile of the sentence that goes furthest. Five minutes on two cores.
"""

import argparse
from pathlib import Path

import numpy as np

from vivevoix.bench.sentences import sentences, utterances
from vivevoix.engines.kokoro import VOICES, KokoroEngine
from vivevoix.engines.kokoro.front import Score, run, session
from vivevoix.engines.kokoro.model_file import content
from vivevoix.engines.kokoro.prepare import Part, prepared
from vivevoix.engines.kokoro.prepare.graph import Graph
from vivevoix.engines.kokoro.prepare.part import VOCODER_INPUTS
from vivevoix.engines.kokoro.prepare.quantize import convolutions
from vivevoix.engines.kokoro.prepare.vocoder import vocoder
from vivevoix.engines.kokoro.source import source
from vivevoix.engines.kokoro.style import timbre
from vivevoix.engines.kokoro.tensors import ENERGY, HARMONICS, PITCH, SOUNDS
from vivevoix.model import Samples, Voice
from vivevoix.settings import default_cache

LOW, HIGH = 0.1, 99.99
"""Percentiles. Few values lie beyond, and each bit given to them is taken from all others."""
THINNED = 7
"""Every seventh value is looked at for the percentiles: they stay the same to a thousandth."""


def observed(graph: Graph) -> tuple[list[str], list[str]]:
    """The tensors that are normalised, and those that go into a convolution of eight bits."""
    normalised = sorted({str(node.input[0]) for node in graph.kind("InstanceNormalization")})
    return normalised, sorted({str(node.input[0]) for node in convolutions(graph)})


def main() -> None:
    """Run the tuning sentences, write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("voice", choices=sorted(VOICES))
    voice = parser.parse_args().voice
    (language, *_) = VOICES[voice]
    graph = vocoder(content(), timbre(voice))
    normalised, rounded = observed(graph)
    exact = session(graph.model(VOCODER_INPUTS, [*normalised, *rounded]))
    engine = KokoroEngine(default_cache())
    harmonics = source(*prepared((Part("source"),), default_cache()))
    moments, bounds = [], []
    for utterance in utterances(tuple(sentence for sentence in sentences(language) if not sentence.held), language):
        score = engine.plan(utterance, Voice("kokoro", voice, language)).score
        signals = run(exact, [*normalised, *rounded], inputs(score, harmonics.harmonics(score.pitch)[None]))
        moments.append([moment(signal) for signal in signals[: len(normalised)]])
        bounds.append([np.percentile(signal.ravel()[::THINNED], (LOW, HIGH)) for signal in signals[len(normalised) :]])
    write(voice, normalised, rounded, moments, np.array(bounds))


def inputs(score: Score, harmonics: Samples) -> dict[str, Samples]:
    """A score as the vocoder takes it."""
    return {
        SOUNDS: score.sounds[None, :, None],
        PITCH: score.pitch[None],
        ENERGY: score.energy[None],
        HARMONICS: harmonics[:, :, None],
    }


def moment(signal: Samples) -> tuple[Samples, Samples]:
    """Mean and variance of each channel."""
    flat = signal.reshape(signal.shape[1], -1).astype(np.float64)
    return flat.mean(1), flat.var(1)


def write(
    voice: str, normalised: list[str], rounded: list[str], moments: list[list[tuple[Samples, Samples]]], bounds: Samples
) -> None:
    """Averages over the sentences, the widest bounds."""
    means = [np.mean([sentence[place][0] for sentence in moments], 0) for place in range(len(normalised))]
    variances = [np.mean([sentence[place][1] for sentence in moments], 0) for place in range(len(normalised))]
    package = Path(__file__).parents[1] / "src/vivevoix/engines/kokoro/voices"
    np.savez_compressed(
        package / f"{voice}.npz",
        normalised=np.array(normalised),
        channels=np.array([len(mean) for mean in means]),
        mean=np.concatenate(means).astype(np.float32),
        deviation=np.sqrt(np.concatenate(variances) + 1e-5).astype(np.float32),
        rounded=np.array(rounded),
        range=np.stack([bounds[:, :, 0].min(0), bounds[:, :, 1].max(0)], 1),
    )


if __name__ == "__main__":
    main()
