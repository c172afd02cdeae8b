import json
import wave
from pathlib import Path

import pytest

from tests.commands.command import Commands

FILE = Path("lexicon.tsv")


def test_add_shows_the_sounds_and_keeps_the_entry(vivevoix: Commands) -> None:
    ran = vivevoix("lexicon", "add", "Zyx", "--respelling", "Zikss", "--who", "Anne", "--why", "le préfet")
    assert (ran.code, ran.out) == (0, "Zyx: [zˈiks], ziksse\n")
    kept = json.loads(vivevoix("lexicon", "list", "--json").out)
    assert [(entry["printed"], entry["who"], entry["why"], entry["scope"]) for entry in kept] == [
        ("Zyx", "Anne", "le préfet", "house")
    ]
    assert kept[0]["when"].startswith("20")


@pytest.mark.parametrize(
    ("way", "shown"),
    [
        (("--ipa", "ziks"), "ziks"),
        (("--words", "le mot"), "mo"),
        (("--as-language", "en"), "z"),
        (("--letters",), "zɛd"),
        (("--word",), "z"),
    ],
)
def test_each_way_can_be_added_and_heard(vivevoix: Commands, way: tuple[str, ...], shown: str) -> None:
    ran = vivevoix("lexicon", "add", "Zyx", *way)
    assert ran.code == 0 and shown in ran.out.replace("ˈ", "")


def test_what_cannot_be_said_is_not_added(vivevoix: Commands) -> None:
    ran = vivevoix("lexicon", "add", "Xi", "--ipa", "θi")
    assert ran.code == 2 and "“s”" in ran.err
    assert not FILE.exists()


def test_a_conflict_is_shown_when_it_arises(vivevoix: Commands) -> None:
    vivevoix("lexicon", "add", "Zyx", "--ipa", "ziks")
    ran = vivevoix("lexicon", "add", "zyx", "--ipa", "zi", "--scope", "site", "--within", "Le Phare")
    assert "conflict: zyx" in ran.out and "over: Zyx" in ran.out
    assert "conflict" in vivevoix("lexicon", "list").out


def test_test_shows_before_and_after_and_who_won(vivevoix: Commands) -> None:
    vivevoix("lexicon", "add", "Zyx", "--ipa", "ziks")
    vivevoix("lexicon", "add", "le Zyx", "--words", "le mot")
    trial = json.loads(vivevoix("lexicon", "test", "C'est le Zyx.", "--json").out)
    assert trial["before"]["spoken"] == "C'est le Zyx."
    assert trial["after"]["spoken"] == "C'est le mot."
    assert [(entry["printed"], [loser["printed"] for loser in entry["over"]]) for entry in trial["entries"]] == [
        ("le Zyx", ["Zyx"])
    ]
    words = vivevoix("lexicon", "test", "C'est le Zyx.").out
    assert "before" in words and "after" in words and "over  Zyx" in words


def test_test_says_both_into_one_file(vivevoix: Commands, tmp_path: Path) -> None:
    (tmp_path / "vivevoix.toml").write_text('engine = "tone"\nvoice_fr = "beep"\n', "utf-8")
    vivevoix("lexicon", "add", "Zyx", "--words", "un mot")
    assert vivevoix("lexicon", "test", "C'est Zyx.", "--say", "both.wav").code == 0
    with wave.open("both.wav") as file:
        assert file.getnframes() / file.getframerate() > 0.6


@pytest.mark.parametrize("name", ["out.pls", "out.csv", "out.tsv"])
def test_what_is_exported_is_imported_as_it_was(vivevoix: Commands, name: str) -> None:
    vivevoix(
        "lexicon", "add", "Zyx", "--respelling", "Zikss", "--exact", "--inflected", "--scope", "section", "--within", "sport"
    )
    vivevoix("lexicon", "add", "EELV", "--words", "Europe Écologie")
    assert vivevoix("lexicon", "export", name).code == 0
    ran = vivevoix("lexicon", "import", name, "--lexicon", "other.tsv")
    assert ran.out.startswith("2 entries")
    assert Path("other.tsv").read_text("utf-8") == FILE.read_text("utf-8")
    assert vivevoix("lexicon", "import", name, "--lexicon", "other.tsv").out.startswith("0 entries")


def test_an_import_with_a_sound_that_french_lacks_takes_nothing(vivevoix: Commands) -> None:
    Path("theirs.csv").write_text("printed,how,value\nXi,ipa,ʃi\nHo,ipa,ho\n", "utf-8")
    ran = vivevoix("lexicon", "import", "theirs.csv")
    assert ran.code == 2 and "Ho" in ran.err
    assert not FILE.exists()


def test_no_lexicon_yet_is_wrong_use(vivevoix: Commands) -> None:
    ran = vivevoix("lexicon", "list")
    assert ran.code == 2 and "lexicon" in ran.err


def test_remove_takes_out_what_was_asked_for_and_nothing_else(vivevoix: Commands) -> None:
    vivevoix("lexicon", "add", "Zyx", "--ipa", "ziks")
    vivevoix("lexicon", "add", "Zyx", "--ipa", "zi", "--scope", "site", "--within", "phare.example")
    FILE.write_text(FILE.read_text("utf-8") + "# seen by the desk\n", "utf-8")
    ran = vivevoix("lexicon", "remove", "Zyx", "--scope", "site")
    assert ran.code == 0 and ran.out.startswith("removed: Zyx  ipa  zi  site phare.example")
    assert [entry["value"] for entry in json.loads(vivevoix("lexicon", "list", "--json").out)] == ["ziks"]
    assert "# seen by the desk" in FILE.read_text("utf-8")
    assert vivevoix("lexicon", "remove", "Zyx", "--scope", "site").code == 2


def test_a_phrase_is_tried_as_in_one_article(vivevoix: Commands) -> None:
    vivevoix("lexicon", "add", "Zyx", "--words", "maison")
    vivevoix("lexicon", "add", "Zyx", "--words", "phare", "--scope", "site", "--within", "phare.example")

    def after(*options: str) -> str:
        spoken: str = json.loads(vivevoix("lexicon", "test", "Zyx", "--json", *options).out)["after"]["spoken"]
        return spoken

    assert after("--article", "https://phare.example/a") == "phare."
    assert after("--article", "https://autre.example/a") == "maison."
