"""The M4A: what the MP3 says, for players of Apple's; signed as well."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import av
import numpy as np
import pytest
from mutagen.mp4 import MP4

from tests.mastering.sounds import article, edition, take
from tests.mastering.speech import speech, takes
from vivevoix.mastering import CEILING_DBTP, decoded, encode_m4a, measured
from vivevoix.mastering.credentials import MP4 as KIND
from vivevoix.mastering.credentials import credentials, signed
from vivevoix.mastering.detect import detect
from vivevoix.mastering.encode import at_rate
from vivevoix.mastering.signer import own_signer
from vivevoix.model import BlockKind, Edition, Role

PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


@pytest.fixture(scope="module")
def made() -> Edition:
    page = article(BlockKind.PARAGRAPH, BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH)
    said = [take(number, one.audio, role=Role.HEADING if number == 2 else Role.PARAGRAPH) for number, one in enumerate(takes())]
    return edition(tuple(said), page)


@pytest.fixture(scope="module")
def file(made: Edition) -> bytes:
    return encode_m4a(made, PNG)


def test_it_keeps_clock_loudness_and_ceiling(made: Edition, file: bytes) -> None:
    heard, sound = decoded(file), at_rate(made.track.audio, 48_000).samples
    size = 1 << 22
    against = np.fft.irfft(np.fft.rfft(sound, size).conj() * np.fft.rfft(heard.samples, size))
    assert int(np.argmax(against)) == 0
    assert measured(heard).integrated_lufs == pytest.approx(-16, abs=0.5)
    assert measured(heard).true_peak_dbtp <= CEILING_DBTP


def test_its_tags_say_that_it_is_ai(file: bytes) -> None:
    opened: Callable[[BytesIO], Any] = MP4
    tags = opened(BytesIO(file)).tags
    assert tags["\xa9nam"] == ["Le phare"]
    assert tags["\xa9ART"] == ["Voix IA – Le Journal"]
    assert bytes(tags["----:org.vivevoix:digitalSourceType"][0]).endswith(b"/trainedAlgorithmicMedia")
    assert bytes(tags["----:org.vivevoix:AI-DISCLOSURE"][0]).decode() == "Voix générée par IA."
    assert bytes(tags["covr"][0]) == PNG


def test_its_chapters_are_those_of_the_track(made: Edition, file: bytes) -> None:
    with av.open(BytesIO(file), "r") as container:
        found = container.chapters()
    assert [chapter["metadata"]["title"] for chapter in found] == ["Le phare", "Bloc 2"]
    assert found[1]["start"] == pytest.approx(made.track.chapters[1].start * 1000, abs=1)


def test_its_index_stands_in_front(file: bytes) -> None:
    assert file.index(b"moov") < file.index(b"mdat")


def test_it_is_signed_and_still_plays(made: Edition, file: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    made_of = signed(file, KIND, made, own_signer(tmp_path_factory.mktemp("data")))
    assert credentials(made_of).state == "valid"
    assert (decoded(made_of).samples == decoded(file).samples).all()


def test_the_mark_is_in_it(file: bytes) -> None:
    assert detect(decoded(file)).found
    assert not detect(speech()).found
