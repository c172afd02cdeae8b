"""Several articles by one command: each its folder, some at a time, one that fails stops no other."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.commands.command import Commands

MARKET = "# Un marché rouvre\n\nLe marché de la place Saint-Jean a rouvert mardi matin. Les habitués étaient là dès 7 h 30.\n"
FERRY = "# Le bac change d’heure\n\nLe bac du matin partira désormais à 6 h 45. Celui du soir ne change pas.\n"


@pytest.fixture(autouse=True)
def _articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VIVEVOIX_ENGINE", "tone")
    monkeypatch.setenv("VIVEVOIX_LISTENER", "parrot")
    (tmp_path / "marche.md").write_text(MARKET, "utf-8")
    (tmp_path / "bac.md").write_text(FERRY, "utf-8")


def audio(folder: Path) -> bytes:
    return (folder / "audio.mp3").read_bytes()


def test_one_article_has_the_folder_for_itself(vivevoix: Commands) -> None:
    assert vivevoix("narrate", "marche.md", "-o", "out").code == 0
    assert Path("out/index.html").exists()


def test_several_have_each_a_folder_named_after_its_title(vivevoix: Commands) -> None:
    ran = vivevoix("narrate", "marche.md", "bac.md", "marche.md", "-o", "out")
    assert ran.code == 0
    assert sorted(path.name for path in Path("out").iterdir()) == [
        "le-bac-change-dheure",
        "un-marche-rouvre",
        "un-marche-rouvre-2",
    ]
    assert ran.out.index("Un marché rouvre") < ran.out.index("Le bac change d’heure")


def test_two_at_a_time_make_what_one_after_the_other_makes(vivevoix: Commands) -> None:
    assert vivevoix("narrate", "marche.md", "bac.md", "-o", "one", "--language", "fr").code == 0
    ran = vivevoix("narrate", "marche.md", "bac.md", "-o", "two", "--language", "fr", "--jobs", "2", "--json")
    assert ran.code == 0, ran.err
    assert [made["title"] for made in json.loads(ran.out)] == ["Un marché rouvre", "Le bac change d’heure"]
    for name in ("un-marche-rouvre", "le-bac-change-dheure"):
        timeline = [json.loads((Path(run) / name / "edition.json").read_text())["cues"] for run in ("one", "two")]
        assert timeline[0] == timeline[1] and len(audio(Path("two") / name)) > 10_000


def test_one_that_is_not_there_stops_no_other(vivevoix: Commands) -> None:
    ran = vivevoix("narrate", "nowhere.md", "bac.md", "marche.md", "-o", "out")
    assert ran.code == 3 and "nowhere.md" in ran.err
    assert len(list(Path("out").iterdir())) == 2


def test_one_that_is_left_of_several_still_goes_into_a_folder_of_its_own(vivevoix: Commands) -> None:
    assert vivevoix("narrate", "nowhere.md", "bac.md", "-o", "out").code == 3
    assert Path("out/le-bac-change-dheure/index.html").exists()


def test_json_of_several_tells_the_failed_too(vivevoix: Commands) -> None:
    ran = vivevoix("narrate", "nowhere.md", "bac.md", "-o", "out", "--json")
    failed, made = json.loads(ran.out)
    assert failed["code"] == 3 and failed["source"] == "nowhere.md" and made["title"] == "Le bac change d’heure"


@pytest.mark.parametrize("wrong", [("--jobs", "0"), ("-", "-")])
def test_wrong_use_is_said_before_any_work(vivevoix: Commands, wrong: tuple[str, str]) -> None:
    assert vivevoix("narrate", "bac.md", *wrong, "-o", "out").code == 2
    assert not Path("out").exists()


MAYOR = """# Le maire se défend

Le maire a répondu mardi soir.

> Nous ferons les travaux.

Les travaux débuteront en mai.
"""


def document(folder: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((Path(folder) / "edition.json").read_text("utf-8"))
    return loaded


class TestTheSecondVoice:
    """Quotes set apart are said by the voice set for them, and the edition says so to eyes, ears and machines."""

    @pytest.fixture(autouse=True)
    def _quoted(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "maire.md").write_text(MAYOR, "utf-8")
        monkeypatch.setenv("VIVEVOIX_QUOTE_VOICE", "boop")

    def test_it_is_heard_named_and_disclosed(self, vivevoix: Commands) -> None:
        assert vivevoix("narrate", "maire.md", "-o", "out").code == 0
        edition = document("out")
        assert edition["voice"]["name"] == "beep" and edition["voice"]["quotes"] == "boop"
        assert "citations" in edition["disclosure"]["text"]
        notice = next(one for one in edition["script"]["utterances"] if one["role"] == "notice")
        assert "citations comprises" in notice["spoken"]
        assert edition["disclosure"]["text"] in Path("out/index.html").read_text("utf-8")
        assert edition["review"]["measures"][0]["value"] == 0.0

    def test_an_article_without_quotes_has_one_voice(self, vivevoix: Commands) -> None:
        assert vivevoix("narrate", "bac.md", "-o", "out").code == 0
        edition = document("out")
        assert edition["voice"]["quotes"] is None and "citations" not in edition["disclosure"]["text"]

    def test_a_voice_that_is_none_is_refused(self, vivevoix: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("VIVEVOIX_QUOTE_VOICE", "nobody")
        ran = vivevoix("narrate", "maire.md", "-o", "out")
        assert ran.code == 2 and "nobody" in ran.err

    def test_the_voice_of_all_else_is_no_second_one(self, vivevoix: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("VIVEVOIX_QUOTE_VOICE", "beep")
        assert vivevoix("narrate", "maire.md", "-o", "out").code == 0
        assert document("out")["voice"]["quotes"] is None
