"""What leaves the house: marked, looked at again, signed; or not at all when the house insists and the mark is not there."""

from pathlib import Path

import pytest

from tests.mastering.sounds import article, edition, padded, take, tone
from tests.mastering.speech import spoken
from vivevoix.errors import OutputError
from vivevoix.mastering import THRESHOLD, Imprint, decoded, detect, finish
from vivevoix.mastering.credentials import credentials
from vivevoix.mastering.signer import own_signer
from vivevoix.model import BlockKind, Edition


def hummed(seconds: float) -> Edition:
    """A tone under the lowest band: nothing in it can carry the mark."""
    return edition((take(0, tone(seconds, hertz=100)),), article(BlockKind.PARAGRAPH))


def test_the_score_told_is_that_of_the_file(tmp_path: Path) -> None:
    made = finish(spoken(), Imprint(own_signer(tmp_path), m4a=True))
    assert made.edition.disclosure.watermark == pytest.approx(detect(decoded(made.mp3)).score, abs=0.06)
    assert made.edition.disclosure.signed_by == "Vive Voix, AI voice"
    assert made.m4a
    assert {credentials(made.mp3).state, credentials(made.m4a).state} == {"valid"}


def test_without_being_asked_for_there_is_no_m4a(tmp_path: Path) -> None:
    assert finish(hummed(1), Imprint(own_signer(tmp_path))).m4a is None


def test_a_house_that_insists_publishes_nothing_unmarked(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="not found in the encoded audio.*unmarked"):
        finish(hummed(12), Imprint(own_signer(tmp_path), insist=True))


def test_less_than_ten_seconds_are_let_through(tmp_path: Path) -> None:
    made = finish(edition((take(0, padded()),), article(BlockKind.PARAGRAPH)), Imprint(own_signer(tmp_path), insist=True))
    score = made.edition.disclosure.watermark
    assert score is not None and score < THRESHOLD
