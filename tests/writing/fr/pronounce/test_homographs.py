import pytest
from tests.writing.fr.pronounce.cases import bare, cases, said, unlinked


@pytest.mark.parametrize(("sentence", "word", "occurrence", "sounds"), [*cases("homographs"), *cases("le_monde")])
def test_homograph_is_read_by_its_context(sentence: str, word: str, occurrence: str, sounds: str) -> None:
    readings = [reading for reading in said(sentence) if word in (reading.spoken, reading.span.of(sentence))]
    reading = readings[int(occurrence) - 1]
    assert {bare(reading.phonemes), unlinked(reading)} & {bare(variant) for variant in sounds.split(" || ")}
