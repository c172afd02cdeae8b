"""The MP3 as a player meets it: loudness, peaks, clock, tags."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import av
import av.filter
import numpy as np
import pytest
from mutagen.mp3 import MP3

from tests.mastering.sounds import RATE, article, edition, padded, take
from vivevoix.mastering import CEILING_DBTP, decoded, encode, measured
from vivevoix.mastering.mp3 import mp3
from vivevoix.model import Audio, BlockKind, Role

PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


def noise(seconds: float, level: float = 0.1) -> Audio:
    """Bursts of low-passed noise: a spectrum nearer to speech than white noise."""
    white = np.random.default_rng(7).standard_normal(round(seconds * RATE))
    soft = np.convolve(white, np.hanning(24) / 12, mode="same") * np.repeat(np.resize([1, 0.3, 2, 0], 40), len(white) // 40)
    return Audio((level * soft).astype(np.float32), RATE)


def tags_of(coded: bytes) -> Any:
    made: Callable[[BytesIO], Any] = MP3
    return made(BytesIO(coded)).tags


def test_the_decoded_clock_and_level_are_the_tracks() -> None:
    sound = noise(20)
    heard = decoded(mp3(sound))
    size = 1 << 21
    double = np.zeros(2 * len(sound.samples))
    double[::2] = 2 * sound.samples
    against = np.fft.irfft(np.fft.rfft(double, size).conj() * np.fft.rfft(heard.samples, size))
    assert len(heard.samples) == 2 * len(sound.samples)
    assert heard.sample_rate == 2 * RATE
    assert int(np.argmax(against)) == 0
    level = float(np.sqrt(np.mean(heard.samples**2)) / np.sqrt(np.mean(sound.samples**2)))
    assert 20 * np.log10(level) == pytest.approx(0, abs=0.1)


def test_a_second_meter_agrees(tmp_path: Path) -> None:
    """FFmpeg's own BS.1770 meter, through PyAV's filters."""
    made = edition(tuple(take(number, noise(4)) for number in range(2)), article(*[BlockKind.PARAGRAPH] * 2))
    (tmp_path / "audio.mp3").write_bytes(encode(made).content)
    integrated, peak = ebur128(tmp_path / "audio.mp3")
    assert integrated == pytest.approx(-16, abs=0.5)
    assert peak <= CEILING_DBTP + 0.05


def ebur128(file: Path) -> tuple[float, float]:
    with av.open(str(file), "r") as container:
        graph = av.filter.Graph()
        source = graph.add_abuffer(template=container.streams.audio[0])
        meter, sink = graph.add("ebur128", "metadata=1:peak=true"), graph.add("abuffersink")
        source.link_to(meter)
        meter.link_to(sink)
        graph.configure()
        last: dict[str, str] = {}
        for frame in container.decode(audio=0):
            graph.push(frame)
            last = _drained(graph, last)
    return float(last["lavfi.r128.I"]), 20 * float(np.log10(float(last["lavfi.r128.true_peaks_ch0"])))


def _drained(graph: av.filter.Graph, last: dict[str, str]) -> dict[str, str]:
    while True:
        try:
            last = dict(graph.pull().metadata)
        except (av.error.BlockingIOError, av.error.EOFError):
            return last


def test_the_decoded_file_keeps_loudness_and_ceiling() -> None:
    takes = tuple(take(number, noise(4, level)) for number, level in enumerate((0.05, 0.3, 0.1)))
    made = edition(takes, article(*[BlockKind.PARAGRAPH] * 3))
    heard = measured(decoded(encode(made).content))
    assert made.track.loudness.integrated_lufs == pytest.approx(-16, abs=0.1)
    assert heard.integrated_lufs == pytest.approx(-16, abs=0.5)
    assert heard.true_peak_dbtp <= CEILING_DBTP


def test_tags_say_what_it_is_and_that_it_is_ai() -> None:
    page = article(BlockKind.PARAGRAPH, BlockKind.HEADING)
    made = edition((take(0, padded()), take(1, padded(), role=Role.HEADING)), page)
    tags = tags_of(encode(made, PNG).content)
    texts = {name: str(tags[name]) for name in ("TIT2", "TPE1", "TALB", "TLAN", "TDRC", "TDRL", "WOAS")}
    assert texts == {
        "TIT2": "Le phare", "TPE1": "Voix IA – Le Journal", "TALB": "Le Journal", "TLAN": "fra",
        "TDRC": "2026-03-02 08:30:00", "TDRL": "2026-03-01 00:00:00", "WOAS": "https://journal.example/phare",
    }  # fmt: skip
    assert str(tags["COMM::fra"]) == str(tags["TXXX:AI-DISCLOSURE"]) == "Voix générée par IA."
    assert str(tags["TXXX:digitalSourceType"]).endswith("/trainedAlgorithmicMedia")
    assert str(tags["TXXX:AI-MODEL"]) == "tone/1"
    assert (tags["APIC:"].mime, tags["APIC:"].data) == ("image/png", PNG)
    assert tags.version == (2, 4, 0)


def test_chapters_are_in_the_file() -> None:
    page = article(BlockKind.PARAGRAPH, BlockKind.HEADING)
    made = edition((take(0, padded()), take(1, padded(), role=Role.HEADING)), page)
    tags = tags_of(encode(made).content)
    chapters = sorted(tags.getall("CHAP"), key=lambda chapter: chapter.start_time)
    assert [str(chapter.sub_frames["TIT2"]) for chapter in chapters] == ["Le phare", "Bloc 1"]
    assert chapters[1].start_time == round(made.track.timeline[1].start * 1000)
    assert tags["CTOC:toc"].child_element_ids == [chapter.element_id for chapter in chapters]


@pytest.mark.parametrize(
    ("cover", "kind"),
    [
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"GIF89a", "image/gif"),
        (b"RIFF\0\0\0\0WEBP", "image/webp"),
        (b"????", "image/"),
    ],
)
def test_a_cover_of_any_kind_is_carried(cover: bytes, kind: str) -> None:
    tags = tags_of(encode(edition((take(0, padded()),), article(BlockKind.PARAGRAPH)), cover).content)
    assert (tags["APIC:"].mime, tags["APIC:"].data) == (kind, cover)


def test_a_silent_edition_is_still_a_file() -> None:
    quiet = Audio(np.zeros(RATE, dtype=np.float32), RATE)
    heard = encode(edition((take(0, quiet),), article(BlockKind.PARAGRAPH))).heard
    assert not np.any(np.abs(heard.samples) > 1e-4)
