"""The MP3 as a player meets it: loudness, peaks, clock, tags."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import numpy as np
import pytest
from mutagen.mp3 import MP3

from tests.mastering.sounds import RATE, article, edition, padded, take
from vivevoix.mastering import CEILING_DBTP, decoded, encode, measured
from vivevoix.mastering.encode import mp3
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


def test_the_decoded_clock_is_the_tracks_clock() -> None:
    sound = noise(20)
    heard = decoded(mp3(sound))
    size = 1 << 20
    against = np.fft.irfft(np.fft.rfft(sound.samples, size).conj() * np.fft.rfft(heard.samples, size))
    assert len(heard.samples) == len(sound.samples)
    assert heard.sample_rate == RATE
    assert int(np.argmax(against)) == 0


def test_the_decoded_file_keeps_loudness_and_ceiling() -> None:
    takes = tuple(take(number, noise(4, level)) for number, level in enumerate((0.05, 0.3, 0.1)))
    made = edition(takes, article(*[BlockKind.PARAGRAPH] * 3))
    heard = measured(decoded(encode(made)))
    assert made.track.loudness.integrated_lufs == pytest.approx(-16, abs=0.1)
    assert heard.integrated_lufs == pytest.approx(-16, abs=0.5)
    assert heard.true_peak_dbtp <= CEILING_DBTP


def test_tags_say_what_it_is_and_that_it_is_ai() -> None:
    page = article(BlockKind.PARAGRAPH, BlockKind.HEADING)
    made = edition((take(0, padded()), take(1, padded(), role=Role.HEADING)), page)
    tags = tags_of(encode(made, PNG))
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
    tags = tags_of(encode(made))
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
    tags = tags_of(encode(edition((take(0, padded()),), article(BlockKind.PARAGRAPH)), cover))
    assert (tags["APIC:"].mime, tags["APIC:"].data) == (kind, cover)


def test_a_silent_edition_is_still_a_file() -> None:
    quiet = Audio(np.zeros(RATE, dtype=np.float32), RATE)
    heard = decoded(encode(edition((take(0, quiet),), article(BlockKind.PARAGRAPH))))
    assert not np.any(np.abs(heard.samples) > 1e-4)
