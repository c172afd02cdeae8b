"""transcript.vtt: its golden file, and that any text gives a valid file."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.publishing import samples
from vivevoix.model import Block, BlockKind, Disclosure
from vivevoix.publishing import edition_document, transcript
from vivevoix.publishing.clock import iso, reader, webvtt

GOLDEN = Path(__file__).parent.parent / "golden" / "transcript.vtt"
TIMES = re.compile(r"(\d{2,}):([0-5]\d):([0-5]\d)\.(\d{3}) --> (\d{2,}):([0-5]\d):([0-5]\d)\.(\d{3})")


def cues(text: str) -> list[tuple[str, int, int, str]]:
    """Identifier, start and end in milliseconds, and text of each cue, read as the WebVTT standard parses a file."""
    head, *blocks = re.split(r"\n{2,}", text.rstrip("\n"))
    assert re.fullmatch(r"WEBVTT", head)
    found = []
    for block in blocks:
        lines = block.split("\n")
        if lines[0].startswith("NOTE"):
            assert "-->" not in block
            continue
        identifier, times, words = lines
        match = TIMES.fullmatch(times)
        assert match and "-->" not in identifier and "-->" not in words
        hour, minute, second, part, *end = map(int, match.groups())
        start_ms = ((hour * 60 + minute) * 60 + second) * 1000 + part
        end_ms = ((end[0] * 60 + end[1]) * 60 + end[2]) * 1000 + end[3]
        found.append((identifier, start_ms, end_ms, words))
    return found


def test_the_small_edition_gives_the_golden_transcript() -> None:
    assert transcript(edition_document(samples.edition())) == GOLDEN.read_text("utf-8")


def test_it_opens_with_language_disclosure_and_the_spoken_notice() -> None:
    text = transcript(edition_document(samples.edition()))
    assert text.startswith("WEBVTT\n\nNOTE\nLanguage: fr\nVoix générée par IA")
    assert cues(text)[0][3].startswith("Cet article est lu par une voix générée")


@given(st.lists(st.text(min_size=1).filter(str.strip), min_size=1, max_size=5), st.text())
def test_any_text_gives_a_valid_file(texts: list[str], notice: str) -> None:
    blocks = tuple(Block(BlockKind.PARAGRAPH, text) for text in texts)
    made = replace(samples.edition(samples.article(blocks=blocks), {}), disclosure=Disclosure(notice, spoken=True))
    found = cues(transcript(edition_document(made)))
    assert len(found) == len(texts) + 1
    assert [start for _, start, _, _ in found] == sorted(start for _, start, _, _ in found)
    assert all(start < end for _, start, end, _ in found)
    assert all(re.fullmatch(r"(?:[^<>&]|&(?:amp|lt|gt);)+", words) for _, _, _, words in found)


def test_cues_that_step_back_or_have_no_length_are_set_right() -> None:
    document = edition_document(samples.edition())
    document["cues"][2] |= {"start": 0.0, "end": 0.0}
    found = cues(transcript(document))
    assert found[2][1] == found[1][1]
    assert found[2][2] == found[2][1] + 1


@pytest.mark.parametrize(
    ("seconds", "file", "shown", "standard"),
    [
        (0, "00:00:00.000", "0:00", "PT0S"),
        (9.9996, "00:00:10.000", "0:09", "PT10S"),
        (62.345, "00:01:02.345", "1:02", "PT1M2.345S"),
        (600, "00:10:00.000", "10:00", "PT10M0S"),
        (3725.5, "01:02:05.500", "1:02:05", "PT1H2M5.5S"),
    ],
)
def test_times_are_written_for_files_and_for_people(seconds: float, file: str, shown: str, standard: str) -> None:
    assert (webvtt(seconds), reader(seconds), iso(seconds)) == (file, shown, standard)
