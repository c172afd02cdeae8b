"""Searches for a man's voice in French among mixtures of Kokoro's voices; some minutes of two cores.

    python tools/voice_search.py --voices kokoro-js/voices -o figures.json screen

The prosody (durations, melody, French) stays that of ``ff_siwis``, its pitch multiplied; the timbre, which the vocoder alone reads, is a
mixture of voices' vectors. ``screen`` says eight tuning sentences in a mixture with each of ``MEN``; ``some MIXTURE…`` in mixtures named;
``judge MIXTURE…`` the thirty sentences of the bench that are held out of any choice; ``write MIXTURE --name fr_homme_1`` makes the
voice's file. A mixture is written ``0.6:em_alex+0.4:ff_siwis@0.62``.

Told of each: word error rate by the listener; median pitch (YIN); how much longer the throat sounds than the woman's (formants 1 to 3 by
linear prediction, on the very same frames of the same vowels, at the same pitch); by ``judge`` DNSMOS too, where speechmos is installed,
on every third sentence: it costs as much as all the rest.

Found (bfloat16; screened on 123 words, judged on 377 held-out ones: one word is 0.8 and 0.3 points; formants 1, 2 and 3 over the woman's):

=========================================  ========  ======  ===============  ======  =====  =====
mixture, pitch × 0.6                       screened  judged  formants         median  OVRL   P.808
=========================================  ========  ======  ===============  ======  =====  =====
ff_siwis, pitch × 1                        3.3 %     4.8 %   1, 1, 1          206 Hz  3.343  3.632
ff_siwis                                   4.1 %             1, 1, 1          135 Hz
.35 pm_alex, .35 im_nicola, .3 ff_siwis    7.3 %     6.4 %   .94, .86, .86    128 Hz  3.346  3.847
.6 pm_alex, .4 ff_siwis                    3.3 %     5.6 %   .98, .90, .92    129 Hz  3.273  3.739
.6 em_alex, .4 ff_siwis                    5.7 %             .99, .90, .92    127 Hz
.75 pm_alex, .25 ff_siwis                  7.3 %             .98, .87, .89    126 Hz
.6 im_nicola, .4 ff_siwis                  8.9 %             .90, .86, .87    126 Hz
.6 hm_omega, .4 ff_siwis                   8.9 %             .98, .92, .94    126 Hz
.6 bm_george, .4 ff_siwis                  9.8 %             .94, .91, .95    125 Hz
.5 pm_alex, .25 im_nicola, .25 ff_siwis    12.2 %            .95, .85, .86    126 Hz
=========================================  ========  ======  ===============  ======  =====  =====

The first mixture is ``fr_homme_1`` (the longer throat, the better liked by DNSMOS), the second ``fr_homme_2``. Their errors differ
by three words in 377 from each other and by three to six from the woman's: less than the listener can tell apart. Nobody has listened.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray

from vivevoix.bench.judges import dnsmos
from vivevoix.bench.sentences import Sentence, sentences, utterances
from vivevoix.engines.base import Tone
from vivevoix.engines.kokoro import KokoroEngine
from vivevoix.engines.kokoro.edges import settled
from vivevoix.engines.kokoro.marks import marks
from vivevoix.engines.kokoro.model_file import content
from vivevoix.engines.kokoro.prepare import Part, prepared
from vivevoix.engines.kokoro.prepare.part import VOCODER_INPUTS
from vivevoix.engines.kokoro.prepare.vocoder import vocoder
from vivevoix.engines.kokoro.processor import capabilities
from vivevoix.engines.kokoro.source import source
from vivevoix.engines.kokoro.tensors import SPECTRUM
from vivevoix.engines.kokoro.tone import VOICED
from vivevoix.engines.kokoro.vocoder import FastVocoder, precise
from vivevoix.listeners.whisper import WhisperListener
from vivevoix.model import Audio, Samples, Take, Utterance, Voice
from vivevoix.progress import silent
from vivevoix.reviewing.hearing import listen
from vivevoix.settings import default_cache
from vivevoix.sound.pitch import median_and_range, pitch

WOMAN = "ff_siwis"
MEN = ("em_alex", "pm_alex", "im_nicola", "bm_george", "bm_lewis", "am_michael", "am_fenrir", "am_onyx", "hm_omega", "hm_psi")
ROW = 120
"""Of a voice's table: from 80 signs on all rows are alike."""
RATE = 24_000
FORMANT_RATE = 11_000
"""Five formants of a throat lie below its half."""
ORDER = 12
WINDOW_S = 0.03
SENTENCES = (0, 4, 9, 20, 23, 41, 44, 47)
"""Of the tuning ones: three long, two short, three turns."""


@dataclass(frozen=True, slots=True)
class Mixture:
    """A voice by parts."""

    weights: tuple[tuple[str, float], ...]
    pitch: float

    def __str__(self) -> str:
        return "+".join(f"{weight:g}:{name}" for name, weight in self.weights) + f"@{self.pitch:g}"


def mixture(text: str) -> Mixture:
    """``0.6:em_alex+0.4:ff_siwis@0.62``."""
    parts, _, factor = text.partition("@")
    pairs = (part.partition(":") for part in parts.split("+"))
    return Mixture(tuple((name, float(weight)) for weight, _, name in pairs), float(factor))


@dataclass(frozen=True, slots=True, eq=False)
class Sung:
    """One sentence in one mixture."""

    take: Take
    samples: Samples
    """As sung, on the score's clock: 300 samples for each value of its pitch."""


class Studio:
    """Says sentences in mixtures."""

    def __init__(self, folder: Path, cache_dir: Path) -> None:
        self._folder = folder
        self._engine = KokoroEngine(cache_dir, form="ort")
        self._source = source(*prepared((Part("source"),), cache_dir))
        self._precision = precise("bf16", capabilities())
        self.listener = WhisperListener()

    def timbre(self, wanted: Mixture) -> Samples:
        """What the decoder reads, float32 [1, 128]."""
        held = np.zeros((1, 128), np.float32)
        for name, weight in wanted.weights:
            held += np.float32(weight) * self._table(name)[ROW, :128]
        return held

    def digest(self, name: str) -> str:
        """SHA-256 of a voice's file."""
        return hashlib.sha256((self._folder / f"{name}.bin").read_bytes()).hexdigest()

    def _table(self, name: str) -> Samples:
        return np.fromfile(self._folder / f"{name}.bin", "<f4").reshape(-1, 256)

    def sing(self, wanted: Mixture, spoken: tuple[Utterance, ...]) -> Iterator[Sung]:
        """A take of each utterance."""
        opened = self._vocoder(wanted)
        for utterance in spoken:
            plan = self._engine.plan(utterance, Voice("kokoro", WOMAN, "fr"), Tone(pitch=wanted.pitch))
            samples = opened.sing(plan.score)
            sound = settled(samples)
            audio = Audio(np.clip(sound.samples, -1, 1), RATE)
            edges = plan.timing.edges - sound.removed / RATE
            yield Sung(Take(utterance, audio, marks(utterance, edges, audio.duration)), samples)

    def _vocoder(self, wanted: Mixture) -> FastVocoder:
        with TemporaryDirectory() as folder:
            model = Path(folder) / "vocoder.onnx"
            model.write_bytes(vocoder(content(None), self.timbre(wanted)).model(VOCODER_INPUTS, (SPECTRUM,)))
            return FastVocoder(self._source, model, self._precision)

    @cache  # noqa: B019 - one studio a run
    def voiced(self, utterance: Utterance) -> NDArray[np.bool_]:
        """Where the score of an utterance is voiced, 80 values a second: the same in every mixture."""
        score = self._engine.plan(utterance, Voice("kokoro", WOMAN, "fr")).score
        held: NDArray[np.bool_] = score.pitch > VOICED
        return held


def measured(studio: Studio, wanted: Mixture, chosen: tuple[Sentence, ...], *, judges: bool) -> dict[str, float]:
    """All figures of a mixture."""
    spoken = utterances(chosen)
    sung = tuple(studio.sing(wanted, spoken))
    hearings = listen(tuple(one.take for one in sung), studio.listener, "fr", silent)
    errors = [(hearing.comparison.errors, len(hearing.comparison.spoken)) for hearing in hearings]
    tracks = [pitch(one.take.audio) for one in sung]
    figures = {"words": float(sum(words for _, words in errors)), "word_error_rate": _share(errors)}
    figures["median_pitch_hz"] = median_and_range(np.concatenate(tracks))[0]
    if not judges:
        return figures | throat(studio, wanted, sung, spoken)
    judged = [dnsmos(one.take.audio) for one in sung[::3]]
    return figures | {name: mean(row[name] for row in judged) for name in judged[0]}


def _share(errors: list[tuple[int, int]]) -> float:
    return sum(wrong for wrong, _ in errors) / sum(words for _, words in errors)


def throat(studio: Studio, wanted: Mixture, sung: tuple[Sung, ...], spoken: tuple[Utterance, ...]) -> dict[str, float]:
    """Median of each formant over the woman's, both sung at the mixture's pitch; below 1 a longer throat."""
    woman = tuple(_woman(studio, wanted.pitch, spoken))
    masks = [studio.voiced(utterance) for utterance in spoken]
    ours = np.concatenate([formants(one.samples, mask) for one, mask in zip(sung, masks, strict=True)])
    hers = np.concatenate([formants(samples, mask) for samples, mask in zip(woman, masks, strict=True)])
    clear = ~np.isnan(ours).any(1) & ~np.isnan(hers).any(1)
    ratios = np.median(ours[clear] / hers[clear], axis=0)
    absolute = np.median(ours[clear], axis=0)
    figures = {f"f{place + 1}_ratio": float(ratio) for place, ratio in enumerate(ratios)}
    figures |= {f"f{place + 1}_hz": float(hertz) for place, hertz in enumerate(absolute)}
    return figures | {"formant_ratio": float(np.exp(np.mean(np.log(ratios))))}


_HERS: dict[tuple[float, str], Samples] = {}


def _woman(studio: Studio, factor: float, spoken: tuple[Utterance, ...]) -> Iterator[Samples]:
    new = tuple(utterance for utterance in spoken if (factor, utterance.printed) not in _HERS)
    for utterance, sung in zip(new, studio.sing(Mixture(((WOMAN, 1.0),), factor), new), strict=True):
        _HERS[factor, utterance.printed] = sung.samples
    yield from (_HERS[factor, utterance.printed] for utterance in spoken)


def formants(samples: Samples, voiced: NDArray[np.bool_]) -> NDArray[np.float64]:
    """The first three formants of each voiced frame, hertz, NaN where there are not three: [frames, 3]."""
    length = round(len(samples) * FORMANT_RATE / RATE)
    sound = np.fft.irfft(np.fft.rfft(samples)[: length // 2 + 1], length)
    sound = np.append(sound[0], sound[1:] - 0.97 * sound[:-1])
    half = round(WINDOW_S * FORMANT_RATE / 2)
    centres = (np.flatnonzero(voiced) * (300 * FORMANT_RATE / RATE)).astype(int)
    frames = [sound[max(0, centre - half) : centre + half] for centre in centres]
    return np.array([_three(frame * np.hamming(len(frame))) for frame in frames])


def _three(frame: NDArray[np.float64]) -> list[float]:
    """By linear prediction (autocorrelation): poles narrower than 500 Hz between 150 and 5000 Hz."""
    correlated = np.correlate(frame, frame, "full")[len(frame) - 1 : len(frame) + ORDER]
    matrix = correlated[np.abs(np.subtract.outer(np.arange(ORDER), np.arange(ORDER)))]
    weights = np.linalg.solve(matrix + 1e-9 * correlated[0] * np.eye(ORDER), correlated[1:])
    roots = np.roots(np.append(1.0, -weights))
    roots = roots[roots.imag > 0]
    hertz = np.angle(roots) * FORMANT_RATE / (2 * np.pi)
    width = -np.log(np.abs(roots)) * FORMANT_RATE / np.pi
    found = np.sort(hertz[(width < 500) & (hertz > 150) & (hertz < 5000)])
    return [*found[:3].tolist()] if len(found) >= 3 else [float("nan")] * 3


def written(studio: Studio, name: str, wanted: Mixture) -> None:
    """The voice's file, from which its sound can be made again and again without the other voices' tables."""
    parts = [{"voice": voice, "share": share, "sha256": studio.digest(voice)} for voice, share in wanted.weights]
    held = {
        "about": "A mixture made by tools/voice_search.py; no person's voice.",
        "prosody": WOMAN,
        "pitch": wanted.pitch,
        "timbre": {
            "mixture": parts,
            "row": ROW,
            "source": "style vectors of Kokoro-82M by hexgrad, Apache License 2.0, as the npm package kokoro-js 1.2.1 carries them",
            "vector": [float(f"{value:.9g}") for value in studio.timbre(wanted)[0]],
        },
    }
    package = Path(__file__).parents[1] / "src/vivevoix/engines/kokoro/voices"
    (package / f"{name}.json").write_text(json.dumps(held, indent=1) + "\n", "utf-8")


def _asked(args: argparse.Namespace) -> list[Mixture]:
    given = [mixture(text) for text in args.mixtures]
    if args.stage == "screen":
        mixed = [Mixture(((man, 0.6), (WOMAN, 0.4)), 0.6) for man in MEN]
        return [Mixture(((WOMAN, 1.0),), 0.6), *mixed]
    return given


def main() -> None:
    """Measure, print a line each, keep all as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--voices", type=Path, required=True, help="folder of the voices' style vectors (*.bin)")
    parser.add_argument("-o", "--out", type=Path, default=Path("figures.json"))
    parser.add_argument("stage", choices=("screen", "some", "judge", "write"))
    parser.add_argument("mixtures", nargs="*")
    parser.add_argument("--name", help="of the voice that is written")
    args = parser.parse_args()
    studio = Studio(args.voices, default_cache())
    if args.stage == "write":
        written(studio, args.name, mixture(args.mixtures[0]))
    else:
        searched(studio, args)


def searched(studio: Studio, args: argparse.Namespace) -> None:
    """Measure what is asked for."""
    everything, judges = sentences(), args.stage == "judge"
    screened = tuple(everything[place] for place in SENTENCES)
    chosen = tuple(sentence for sentence in everything if sentence.held) if judges else screened
    found = json.loads(args.out.read_text("utf-8")) if args.out.exists() else {}
    for wanted in _asked(args):
        figures = measured(studio, wanted, chosen, judges=judges)
        found[f"{'judge' if judges else 'screen'} {wanted}"] = figures
        sys.stdout.write(f"{wanted!s:45s} " + " ".join(f"{name} {value:.3f}" for name, value in figures.items()) + "\n")
        sys.stdout.flush()
        args.out.write_text(json.dumps(found, indent=1), "utf-8")


if __name__ == "__main__":
    main()
