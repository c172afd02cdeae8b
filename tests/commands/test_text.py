import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.command import Commands


@pytest.mark.parametrize(
    ("line", "out"),
    [
        ("Il a 3 ans. Elle en a 4.", "Il a trois ans. Elle en a quatre."),
        ("", ""),
        ("   ", ""),
        ("…", ""),
        ("Un\u2028mot", "Un mot"),
        ("E\u0301te\u0301", "Été"),
    ],
)
def test_verbalize_gives_one_line_for_each_line(vivevoix: Commands, line: str, out: str) -> None:
    assert vivevoix("verbalize", "--lines", stdin=f"Oui\n{line}\nNon").out == f"Oui\n{out}\nNon\n"


def test_verbalize_without_lines_gives_a_sentence_a_line(vivevoix: Commands) -> None:
    assert vivevoix("verbalize", stdin="Un mot. Puis 2.\n\nFin").out == "Un mot.\nPuis deux.\nFin\n"


def test_pronounce_gives_sounds_without_punctuation(vivevoix: Commands) -> None:
    ran = vivevoix("pronounce", "--lines", stdin="L'ami, oui.\n\nNon")
    lines = ran.out.replace("ˈ", "").split("\n")
    assert (ran.code, len(lines), lines[1], lines[2]) == (0, 4, "", "nɔ̃")
    assert lines[0].split() == ["lami", "wi"]


def test_english(vivevoix: Commands) -> None:
    assert vivevoix("verbalize", "--lines", "--language", "en", stdin="It cost $5.").out == "It cost five dollars.\n"
    assert vivevoix("pronounce", "--language", "en", stdin="A judge.").out == "ə ʤˈʌʤ\n"


def test_an_unknown_language_is_an_error_of_the_source(vivevoix: Commands) -> None:
    ran = vivevoix("verbalize", "--language", "xx", stdin="a")
    assert ran.code == 3 and "xx" in ran.err


def test_bytes_that_are_no_text_do_not_stop_the_lines(vivevoix: Commands) -> None:
    lines = vivevoix("verbalize", "--lines", stdin=b"un\n\xff\xfe\ndeux\n").out.split("\n")
    assert (lines[0], lines[2]) == ("un", "deux")


def test_a_lexicon_given_on_the_command_line_speaks(vivevoix: Commands, tmp_path: Path) -> None:
    (tmp_path / "ours.tsv").write_text("printed\thow\tvalue\nXyz\trespelling\tKsiss\n", "utf-8")
    assert vivevoix("pronounce", "--lexicon", "ours.tsv", stdin="Xyz").out == "ksˈis\n"


def test_the_lexicon_of_the_settings_speaks_and_the_command_line_wins(vivevoix: Commands, tmp_path: Path) -> None:
    (tmp_path / "house.tsv").write_text("printed\thow\tvalue\nXyz\tipa\tka\nAbc\tipa\tki\n", "utf-8")
    (tmp_path / "mine.tsv").write_text("printed\thow\tvalue\nXyz\tipa\tto\n", "utf-8")
    (tmp_path / "vivevoix.toml").write_text('lexicon = ["house.tsv"]\n', "utf-8")
    assert vivevoix("pronounce", "--lexicon", "mine.tsv", stdin="Xyz Abc").out == "tˈo kˈi\n"


def test_a_bad_lexicon_is_wrong_use(vivevoix: Commands) -> None:
    ran = vivevoix("pronounce", "--lexicon", "none.tsv", stdin="a")
    assert ran.code == 2 and "none.tsv" in ran.err


def test_verbalize_starts_without_the_heavy_libraries() -> None:
    code = (
        "import io, sys; sys.stdin = io.TextIOWrapper(io.BytesIO(b'Il a 3 ans.'))\n"
        "from vivevoix.cli import main; main(['verbalize', '--lines'])\n"
        "print([name for name in ('onnxruntime', 'trafilatura', 'lxml', 'faster_whisper', 'av') if name in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines() == ["Il a trois ans.", "[]"]
