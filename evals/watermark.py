"""How far the inaudible mark holds: what share of marked pieces is found after each thing that befalls files, and false alarms.

The gate measures espeak-ng's voice and made sounds, in seconds, without a model. ``python -m evals.watermark FOLDER`` measures recordings:
speech of ours without the mark in ``FOLDER/ours``, sounds that set the threshold in ``FOLDER/calibrate`` and others, never looked at
while it was set, in ``FOLDER/held``; it prints two tables.
"""

import sys
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import cast

import av
import numpy as np
import numpy.typing as npt

from vivevoix.engines.espeak import engine_from
from vivevoix.mastering.detect import THRESHOLD, detect
from vivevoix.mastering.encode import at_rate, heard
from vivevoix.mastering.watermark import marked
from vivevoix.model import Article, Audio, Block, BlockKind, Source, SourceKind, Voice
from vivevoix.writing import write

Change = Callable[[Audio], Audio]
Floats = npt.NDArray[np.float64]
SECONDS = 10.0
NARRATION = Path(__file__).parent / "corpus" / "fr" / "narration.txt"


def measure() -> dict[str, float]:
    """``found_…``: share of marked pieces of ten seconds found; ``false_alarms``: unmarked pieces taken for marked."""
    speech = robot()
    found = {f"found_{name}": share(speech, CHANGES[change], SECONDS) for name, change in GATE.items()}
    return {
        **found,
        "false_alarms": float(sum(detect(one).found for one in [*pieces(speech, SECONDS), *made_sounds(range(60))])),
    }


def robot() -> Audio:
    """The sentences of the narration, by espeak-ng, without the mark."""
    blocks = tuple(Block(BlockKind.PARAGRAPH, line) for line in NARRATION.read_text("utf-8").splitlines())
    script = write(Article(Source(SourceKind.TEXT, "evals"), "fr", "", blocks))
    takes = [engine_from(Path(), None).say(utterance, Voice("espeak", "fr", "fr")) for utterance in script.utterances]
    return Audio(np.concatenate([take.audio.samples for take in takes]), takes[0].audio.sample_rate)


def share(speech: Audio, change: Change, seconds: float) -> float:
    return float(np.mean([score >= THRESHOLD for score in scores(speech, change, seconds)]))


def scores(speech: Audio, change: Change, seconds: float) -> list[float]:
    """Of the pieces of a marked and then changed sound, one every 2.1 seconds."""
    return [detect(piece).score for piece in pieces(change(marked(speech)), seconds, 2.1)]


def pieces(audio: Audio, seconds: float, every: float = 0.0, first: float = 1.234) -> Iterator[Audio]:
    """Pieces that begin ``every`` so many seconds, or end to end."""
    length = round(seconds * audio.sample_rate)
    for start in range(
        round(first * audio.sample_rate), len(audio.samples) - length + 1, round(every * audio.sample_rate) or length
    ):
        yield Audio(audio.samples[start : start + length], audio.sample_rate)


def coded(codec: str, form: str, bits: int, rate: int = 48_000) -> Change:
    def change(audio: Audio) -> Audio:
        out, samples = BytesIO(), at_rate(audio, rate).samples
        with av.open(out, "w", format=form) as container:
            stream = cast(av.AudioStream, container.add_stream(codec, rate=rate, layout="mono"))
            stream.bit_rate = bits
            for start in range(0, len(samples), 1152):
                frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(samples[None, start : start + 1152]), "fltp", "mono")
                frame.sample_rate, frame.pts = rate, start
                container.mux(stream.encode(frame))
            container.mux(stream.encode(None))
        return heard(out.getvalue(), rate, 1e9)

    return change


def through(*changes: Change) -> Change:
    def change(audio: Audio) -> Audio:
        for one in changes:
            audio = one(audio)
        return audio

    return change


def resampled(*rates: int) -> Change:
    return through(*[lambda audio, rate=rate: at_rate(audio, rate) for rate in rates])


def gain(decibels: float) -> Change:
    return lambda audio: Audio(audio.samples * np.float32(10 ** (decibels / 20)), audio.sample_rate)


def clipped(audio: Audio) -> Audio:
    """Twelve decibels too loud for sixteen bits: the peaks are cut off."""
    return Audio(np.clip(audio.samples * np.float32(4), -1, 1), audio.sample_rate)


def noise(decibels: float) -> Change:
    def change(audio: Audio) -> Audio:
        hiss = np.random.default_rng(5).standard_normal(len(audio.samples))
        level = float(np.sqrt(np.mean(audio.samples**2))) * 10 ** (-decibels / 20)
        return Audio((audio.samples + level * hiss).astype(np.float32), audio.sample_rate)

    return change


def faster(factor: float) -> Change:
    """Played faster, so higher as well: read as if it had been sampled at another rate."""
    return lambda audio: Audio(audio.samples, round(audio.sample_rate * factor))


def room(audio: Audio) -> Audio:
    """A hall with half a second of echo: a loudspeaker and a microphone."""
    time = np.arange(round(0.5 * audio.sample_rate)) / audio.sample_rate
    echo = np.random.default_rng(9).standard_normal(len(time)) * 10 ** (-3 * time / 0.5)
    echo *= 0.5 / np.sqrt(np.sum(echo**2))
    echo[0] = 1.0
    size = 1 << (len(audio.samples) + len(echo)).bit_length()
    wet = np.fft.irfft(np.fft.rfft(audio.samples, size) * np.fft.rfft(echo, size), size)[: len(audio.samples)]
    return Audio((0.7 * wet).astype(np.float32), audio.sample_rate)


MP3_64, AAC_64 = coded("libmp3lame", "mp3", 64_000), coded("aac", "mp4", 64_000)
CHANGES: dict[str, Change] = {
    "as is": through(),
    "MP3 128 kb/s": coded("libmp3lame", "mp3", 128_000),
    "MP3 96 kb/s (ours)": coded("libmp3lame", "mp3", 96_000),
    "MP3 64 kb/s": MP3_64,
    "MP3 32 kb/s, 24 kHz": coded("libmp3lame", "mp3", 32_000, 24_000),
    "AAC 64 kb/s": AAC_64,
    "Opus 32 kb/s": coded("libopus", "ogg", 32_000),
    "MP3 64, then AAC 64": through(MP3_64, AAC_64),
    "48 → 44.1 → 24 → 16 kHz": resampled(48_000, 44_100, 24_000, 16_000),
    "gain +12 dB": gain(12),
    "gain −12 dB": gain(-12),
    "+12 dB, clipped": clipped,
    "noise 30 dB under": noise(30),
    "noise 20 dB under": noise(20),
    "nothing over 4 kHz": resampled(8_000, 24_000),
    "hall, 0.5 s of echo": room,
    "speed 1.0005": faster(1.0005),
    "speed 1.02": faster(1.02),
}
GATE = {
    "as_is": "as is",
    "mp3_64": "MP3 64 kb/s",
    "aac_64": "AAC 64 kb/s",
    "twice": "MP3 64, then AAC 64",
    "noise": "noise 30 dB under",
}


def made_sounds(seeds: range) -> Iterator[Audio]:
    """Noise, tones, clicks and notes, ten seconds each: nothing in them says AI."""
    for seed in seeds:
        random, time = np.random.default_rng(seed), np.arange(round(SECONDS * 24_000)) / 24_000
        made = (_noise, _tones, _clicks, _notes)[seed % 4](random, time)
        yield Audio((0.2 * made / (np.max(np.abs(made)) + 1e-9)).astype(np.float32), 24_000)


def _noise(random: np.random.Generator, time: Floats) -> Floats:
    beat = 1 + np.sin(2 * np.pi * random.uniform(1, 80) * time)
    return cast(Floats, random.standard_normal(len(time)) * beat)


def _tones(random: np.random.Generator, time: Floats) -> Floats:
    return cast(Floats, np.sum([np.sin(2 * np.pi * hertz * time) for hertz in random.uniform(100, 4000, 6)], axis=0))


def _clicks(random: np.random.Generator, time: Floats) -> Floats:
    every = random.choice([150, 300, 600, 1200, 3000, 24_000 * 32 // 10])
    return cast(Floats, (np.arange(len(time)) % every == 0) * 1.0 + 0.001 * random.standard_normal(len(time)))


def _notes(random: np.random.Generator, time: Floats) -> Floats:
    """Chords with overtones that change in the beat, as music does."""
    beat = random.choice([0.1, 0.125, 0.2, 0.25, 0.4])
    place = (time / beat).astype(int)
    pitch = 110 * 2 ** (random.integers(0, 36, int(place[-1]) + 1) / 12)
    decay = np.exp(-4 * (time % beat) / beat)
    return cast(Floats, np.sum([np.sin(2 * np.pi * k * pitch[place] * time) / k for k in range(1, 8)], axis=0) * decay)


def recordings(folder: Path) -> dict[str, list[Audio]]:
    """Of each folder inside, or of each file, the sound."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    found: dict[str, list[Audio]] = {}
    for path in files:
        group = path.parent.name if path.parent != folder else path.stem
        found.setdefault(group, []).append(heard(path.read_bytes(), 24_000, 7200))
    return found


def tell_survival(ours: list[Audio]) -> None:
    print("| what befell it | pieces of 10 s | found | lowest score | median |\n|---|---|---|---|---|")
    for name, change in CHANGES.items():
        tell_row(name, [score for one in ours for score in scores(one, change, SECONDS)])
    for seconds in (5, 10, 20, 30):
        tell_row(f"MP3 64 kb/s, cut to {seconds} s", [score for one in ours for score in scores(one, MP3_64, seconds)])


def tell_row(name: str, found: list[float]) -> None:
    rate = 100 * float(np.mean(np.array(found) >= THRESHOLD))
    print(f"| {name} | {len(found)} | {rate:.1f} % | {min(found):.1f} | {np.median(found):.1f} |", flush=True)


def tell_alarms(name: str, groups: dict[str, list[Audio]]) -> None:
    print(f"\n| {name} | pieces of 10 s | highest score | 99.9 % | over {THRESHOLD:g} |\n|---|---|---|---|---|")
    everything: list[float] = []
    for group, audios in groups.items():
        found = [detect(piece).score for audio in audios for piece in pieces(audio, SECONDS, first=0.0)]
        everything += found
        print(f"| {group} | {len(found)} | {max(found):.2f} | | {sum(score >= THRESHOLD for score in found)} |", flush=True)
    top = np.percentile(everything, 99.9)
    alarms = sum(score >= THRESHOLD for score in everything)
    print(f"| all | {len(everything)} | {max(everything):.2f} | {top:.2f} | {alarms} |", flush=True)


def main(folder: Path) -> None:
    tell_survival([audio for audios in recordings(folder / "ours").values() for audio in audios])
    made = {"noise, tones, clicks, notes": list(made_sounds(range(400)))}
    tell_alarms("set the threshold", recordings(folder / "calibrate") | made)
    tell_alarms("never looked at", recordings(folder / "held") | {"noise, … (others)": list(made_sounds(range(1000, 1400)))})


if __name__ == "__main__":
    main(Path(sys.argv[1]))
