import json
from pathlib import Path

from tests.commands.command import Commands

ARTICLE = "# Le phare rouvre\n\nLe gardien a 3 clés. Il les perd.\n"


def test_script_prints_what_will_be_said(vivevoix: Commands, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(ARTICLE, "utf-8")
    ran = vivevoix("script", "a.md")
    said = [line.split(maxsplit=2)[1:] for line in ran.out.splitlines()]
    assert ["title", "Le phare rouvre."] in said
    assert ["paragraph", "Le gardien a trois clés."] in said


def test_script_as_json(vivevoix: Commands, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(ARTICLE, "utf-8")
    document = json.loads(vivevoix("script", "a.md", "--json").out)
    said = next(utterance for utterance in document["utterances"] if "clés" in utterance["printed"])
    assert said["spoken"] == "Le gardien a trois clés."
    number = next(reading for reading in said["readings"] if reading["printed"] == "3")
    start, end = number["span"]
    assert said["printed"][start:end] == "3" and number["spoken"] == "trois"
    assert document["language"] == "fr" and isinstance(document["left_out"], list)


def test_script_explains_who_decided(vivevoix: Commands, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(ARTICLE, "utf-8")
    lines = vivevoix("script", "a.md", "--explain").out.splitlines()
    assert lines[0].split() == ["utterance", "printed", "spoken", "sounds", "rule", "confidence"]
    assert any(line.split()[1:3] == ["3", "trois"] for line in lines)
