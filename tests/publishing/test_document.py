"""edition.json: its golden file, its schema, and what is said of a file that is none."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.publishing import samples
from vivevoix.errors import WrongUse
from vivevoix.model import Hint, HintKind, Loudness, Span
from vivevoix.publishing import edition_document, load_document, schema, script_document
from vivevoix.publishing.document import encoded

GOLDEN = Path(__file__).parent.parent / "golden" / "edition.json"
REFERENCE = Path(__file__).parent.parent.parent / "docs" / "reference" / "edition.schema.json"


def loaded(**changes: Any) -> Any:
    """The document of the small edition, through its bytes."""
    return json.loads(encoded(edition_document(replace(samples.edition(), **changes), "image.png")))


def test_the_small_edition_gives_the_golden_document() -> None:
    made = loaded() | {"made_by": "vivevoix"}
    assert made == json.loads(GOLDEN.read_text("utf-8"))


def test_the_schema_is_one_and_the_document_follows_it() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.validate(loaded(), schema(), jsonschema.Draft202012Validator)


def test_the_published_schema_is_the_one_in_the_code() -> None:
    assert json.loads(REFERENCE.read_text("utf-8")) == schema()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda document: document.pop("review"),
        lambda document: document["cues"][0].pop("marks"),
        lambda document: document["cues"][0].update(start=-1),
        lambda document: document["article"]["blocks"][0].update(kind="poem"),
        lambda document: document["script"]["utterances"][0]["readings"][0].update(span=[1]),
        lambda document: document["script"]["utterances"][0]["readings"][0].update(confidence=1.2),
        lambda document: document.update(surplus=1),
        lambda document: document.update(version=2),
    ],
)
def test_the_schema_refuses_a_spoilt_document(spoil: Callable[[Any], None]) -> None:
    document = loaded()
    spoil(document)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, schema(), jsonschema.Draft202012Validator)


def test_the_script_has_the_objects_of_the_command_line() -> None:
    source = samples.article()
    script = script_document(source, samples.script_of(source, samples.PARTS))
    assert list(script) == ["language", "title", "utterances", "left_out"]
    utterance = script["utterances"][3]
    assert utterance["printed"] == "La récolte a donné 3,5 tonnes."
    assert (utterance["block"], utterance["start"]) == (4, 0)
    assert utterance["readings"][4] == {
        "span": [19, 22],
        "printed": "3,5",
        "spoken": "3,5",
        "phonemes": "a",
        "rule": "number.cardinal",
        "confidence": 0.41,
        "after": "",
    }
    assert [block["kind"] for block in script["left_out"]] == ["kicker", "cookies", "related"]
    assert all(block["reason"] for block in script["left_out"])


def test_every_span_covers_the_print_that_it_names() -> None:
    document = loaded()
    printed = {utterance["id"]: utterance["printed"] for utterance in document["script"]["utterances"]}
    for utterance in document["script"]["utterances"]:
        for reading in utterance["readings"]:
            start, end = reading["span"]
            assert utterance["printed"][start:end] == reading["printed"]
        if utterance["block"] is not None:
            block = document["article"]["blocks"][utterance["block"]]["text"]
            assert block.startswith(utterance["printed"], utterance["start"])
    assert [cue["utterance"] for cue in document["cues"]] == list(printed)


def test_hints_and_silence_keep_their_form() -> None:
    blocks = (*samples.BLOCKS[:1], replace(samples.BLOCKS[1], hints=(Hint(Span(2, 8), HintKind.SUB, "Brélek"),)))
    track = replace(samples.edition().track, loudness=Loudness(float("-inf"), float("-inf")))
    document = loaded(article=samples.article(blocks=blocks, image=None, published_at=None), track=track)
    assert document["article"]["blocks"][1]["hints"] == [{"span": [2, 8], "kind": "sub", "value": "Brélek"}]
    assert document["loudness"] == {"integrated_lufs": None, "true_peak_dbtp": None}
    jsonschema.validate(document, schema(), jsonschema.Draft202012Validator)


def test_a_document_comes_back_as_it_was(tmp_path: Path) -> None:
    document = edition_document(samples.edition())
    (tmp_path / "edition.json").write_bytes(encoded(document))
    assert load_document(tmp_path) == document


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"{", "is not JSON"),
        (b"\xff\xfe", "is not JSON"),
        (b"[" * 100_000, "is not JSON"),
        (b"[1]", "is not the document of an edition"),
        (b'{"name": "package"}', "is not the document of an edition"),
        (b'{"schema": "urn:vivevoix:edition:9", "version": 9}', "has version 9; this program reads version 1"),
        (b'{"schema": "urn:vivevoix:edition:1", "version": 1}', "lacks made_at, made_by, article"),
    ],
)
def test_a_file_that_is_no_edition_is_refused_with_a_remedy(tmp_path: Path, content: bytes, problem: str) -> None:
    (tmp_path / "edition.json").write_bytes(content)
    with pytest.raises(WrongUse, match=problem) as refused:
        load_document(tmp_path)
    assert refused.value.remedy


@pytest.mark.parametrize("name", ["nothing", "file/inside"])
def test_a_folder_without_edition_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(WrongUse, match="There is no edition"):
        load_document(tmp_path / name)
