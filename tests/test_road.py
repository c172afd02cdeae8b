"""The whole road, from a source to the files that leave the house, with the engine that beeps and the listener that understands it."""

import io
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from vivevoix.cli import main

EXAMPLE = Path(__file__).parent.parent / "examples" / "article.html"
FILES = {"audio.mp3", "edition.json", "index.html", "transcript.vtt"}


@pytest.fixture(autouse=True)
def _beeps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VIVEVOIX_ENGINE", "tone")
    monkeypatch.setenv("VIVEVOIX_LISTENER", "parrot")


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    assert main(["narrate", str(EXAMPLE), "-o", str(tmp_path / "edition")]) == 0
    return tmp_path / "edition"


def document(folder: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((folder / "edition.json").read_text("utf-8"))
    return loaded


def test_it_leaves_the_four_files_and_the_photo(edition: Path) -> None:
    assert {path.name for path in edition.iterdir()} >= FILES


def test_it_says_every_spoken_block_and_nothing_else(edition: Path) -> None:
    made = document(edition)
    blocks = made["article"]["blocks"]
    said: dict[int, str] = {}
    for utterance in made["script"]["utterances"]:
        if utterance["block"] is not None:
            said[utterance["block"]] = said.get(utterance["block"], "") + utterance["printed"]
    spoken = {index for index, block in enumerate(blocks) if block["spoken"]}
    assert set(said) == spoken
    for index in spoken:
        assert "".join(said[index].split()) == "".join(blocks[index]["text"].split())


def test_it_lists_what_it_left_out_with_a_reason(edition: Path) -> None:
    left_out = document(edition)["script"]["left_out"]
    assert {"cookies", "share", "caption", "credit", "related", "follow"} <= {block["kind"] for block in left_out}
    assert all(block["reason"] for block in left_out)


def test_the_audio_opens_with_the_notice_that_the_voice_is_ai(edition: Path) -> None:
    first = document(edition)["script"]["utterances"][0]
    assert first["role"] == "notice"
    assert "intelligence artificielle" in first["printed"]


def test_each_reading_has_a_mark_inside_its_cue(edition: Path) -> None:
    made = document(edition)
    for utterance, cue in zip(made["script"]["utterances"], made["cues"], strict=True):
        assert len(cue["marks"]) == len(utterance["readings"])
        assert all(cue["start"] <= mark["start"] <= mark["end"] <= cue["end"] + 1e-6 for mark in cue["marks"])


def test_the_listener_hears_what_was_meant(edition: Path) -> None:
    measures = {measure["name"]: measure["value"] for measure in document(edition)["review"]["measures"]}
    assert measures["word_error_rate"] == 0.0


def test_review_tells_the_report_card(edition: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["review", str(edition)]) == 0
    assert "%" in capsys.readouterr().out


def test_a_second_run_speaks_nothing_again(edition: Path, tmp_path: Path) -> None:
    takes = [path for path in (tmp_path / "cache").rglob("*") if path.is_file()]
    before = {path: path.stat().st_mtime_ns for path in takes}
    assert main(["narrate", str(EXAMPLE), "-o", str(edition)]) == 0
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_a_corrected_word_speaks_only_its_sentences_again(
    edition: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    takes = tmp_path / "cache" / "vivevoix" / "takes"
    before = {path for path in takes.rglob("*") if path.is_file()}
    house = tmp_path / "house.tsv"
    assert main(["lexicon", "add", "Abgrall", "--respelling", "Abgrôle", "--lexicon", str(house)]) == 0
    monkeypatch.setenv("VIVEVOIX_LEXICON", str(house))
    assert main(["narrate", str(EXAMPLE), "-o", str(edition)]) == 0
    assert len({path for path in takes.rglob("*") if path.is_file()} - before) == 1


def test_a_corrected_word_is_the_only_one_listened_to_again(
    edition: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hearings = tmp_path / "cache" / "vivevoix" / "hearings"
    before = {path for path in hearings.rglob("*") if path.is_file()}
    house = tmp_path / "house.tsv"
    assert main(["lexicon", "add", "Abgrall", "--respelling", "Abgrôle", "--lexicon", str(house)]) == 0
    monkeypatch.setenv("VIVEVOIX_LEXICON", str(house))
    reviewed = document(edition)["review"]["heard"]
    assert main(["narrate", str(EXAMPLE), "-o", str(edition)]) == 0
    after = {path for path in hearings.rglob("*") if path.is_file()}
    assert len(before) > 5 and before <= after and len(after - before) <= 1
    assert len(document(edition)["review"]["heard"]) == len(reviewed)


def test_it_reads_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Un marché rouvre\n\nLe marché de la place Saint-Jean a rouvert mardi matin. Les habitués étaient là dès 7 h 30.\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    assert main(["narrate", "-", "-o", str(tmp_path / "marche"), "--language", "fr"]) == 0
    assert document(tmp_path / "marche")["article"]["title"] == "Un marché rouvre"


def test_json_says_what_was_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["narrate", str(EXAMPLE), "-o", str(tmp_path / "x"), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["passed"] and told["duration"] > 10


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        ("", "empty.html", 3),
        ("%PDF-1.7\n%âãÏÓ\n1 0 obj", "paper.html", 3),
        ("<html><body><nav><a href=/>Accueil</a><a href=/s>Sport</a></nav></body></html>", "nav.html", 3),
    ],
)
def test_bad_sources_end_with_their_code_and_a_remedy(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str, name: str, code: int
) -> None:
    (tmp_path / name).write_text(content, "utf-8")
    assert main(["narrate", str(tmp_path / name), "-o", str(tmp_path / "out")]) == code
    told = capsys.readouterr().err
    assert told.startswith("vivevoix: ") and "Traceback" not in told
    assert not (tmp_path / "out").exists()


def test_a_missing_file_is_said_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["narrate", str(tmp_path / "nowhere.html")]) == 3
    assert "nowhere.html" in capsys.readouterr().err


def test_an_unknown_voice_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["narrate", str(EXAMPLE), "--voice", "nobody"]) == 2
    assert "nobody" in capsys.readouterr().err


def test_a_missing_model_names_the_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("VIVEVOIX_ENGINE", "kokoro")
    monkeypatch.setenv("VIVEVOIX_MODELS", str(tmp_path / "empty"))
    assert main(["narrate", str(EXAMPLE), "-o", str(tmp_path / "out")]) == 4
    assert "kokoro.onnx" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_full_disk_leaves_the_former_edition(edition: Path, tmp_path: Path) -> None:
    """A folder that cannot be written stands for a disk without room: the same error of the system."""
    if not shutil.which("mount"):
        pytest.skip("no mount command")
    before = (edition / "edition.json").read_bytes()
    small = tmp_path / "small"
    small.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(small)], capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip("may not mount a small disk here")
    try:
        assert main(["narrate", str(EXAMPLE), "-o", str(small / "edition")]) == 4
        assert not (small / "edition").exists()
    finally:
        subprocess.run(["umount", str(small)], check=True)
    assert (edition / "edition.json").read_bytes() == before


def test_a_killed_run_leaves_no_half_edition() -> None:
    from evals.interrupted import measure

    assert measure(kills=4) == {"half_editions": 0, "takes_spoken_again": 0, "not_completed": 0}
