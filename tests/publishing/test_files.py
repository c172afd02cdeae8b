"""Whole or not at all: what the folder holds after success, refusal, failure and kill -9."""

import errno
import multiprocessing
import os
import random
import stat
import time
from pathlib import Path

import pytest

from tests.publishing import samples
from vivevoix.errors import OutputError, WrongUse
from vivevoix.publishing import edition_files, folder, load_document, publish
from vivevoix.publishing.folder import replace_folder
from vivevoix.publishing.picture import picture_kind

FILES = {"index.html", "audio.mp3", "edition.json", "transcript.vtt", "timing.json"}


def held(out: Path) -> dict[str, bytes]:
    """What the folder holds."""
    return {entry.name: entry.read_bytes() for entry in out.iterdir()}


def titled(title: str) -> dict[str, bytes]:
    """The files of an edition of that headline."""
    return edition_files(samples.edition(samples.article(title=title)), title.encode() * 20_000)


def test_an_edition_becomes_its_files_and_the_publication_names_them(tmp_path: Path) -> None:
    out = tmp_path / "new" / "edition"
    publication = publish(samples.edition(), b"mp3", out, samples.picture())
    assert set(held(out)) == FILES | {"image.png"}
    assert publication.addresses[0] == str(out / "index.html")
    assert {Path(address).name for address in publication.addresses} == set(held(out))
    assert publication.published_at.tzinfo
    image = load_document(out)["article"]["image"]
    assert image
    assert image["file"] == "image.png"


def test_without_a_photo_there_are_five_files(tmp_path: Path) -> None:
    publish(samples.edition(), b"mp3", tmp_path / "out")
    assert set(held(tmp_path / "out")) == FILES


def test_a_new_edition_takes_the_place_of_the_former_and_nothing_is_left_beside(tmp_path: Path) -> None:
    out = tmp_path / "out"
    publish(samples.edition(), b"one", out, samples.picture())
    publish(samples.edition(samples.article(title="Autre titre")), b"two", out)
    assert held(out)["audio.mp3"] == b"two"
    assert set(held(out)) == FILES
    assert [entry.name for entry in tmp_path.iterdir()] == ["out"]


def test_the_folder_can_be_read_by_a_web_server_and_keeps_its_rights(tmp_path: Path) -> None:
    out = tmp_path / "out"
    publish(samples.edition(), b"one", out)
    assert stat.S_IMODE(out.stat().st_mode) == 0o777 & ~current_umask()
    out.chmod(0o750)
    publish(samples.edition(), b"two", out)
    assert stat.S_IMODE(out.stat().st_mode) == 0o750


def current_umask() -> int:
    """Reading the umask means setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def test_an_empty_folder_and_a_link_to_a_folder_can_be_used(tmp_path: Path) -> None:
    real = tmp_path / "real"
    real.mkdir()
    link = tmp_path / "link"
    link.symlink_to(real)
    publish(samples.edition(), b"mp3", link)
    assert link.is_symlink()
    assert set(held(real)) == FILES


@pytest.mark.parametrize(
    ("names", "problem"),
    [
        (("letter.txt",), r"holds files that are not of an edition \(letter.txt\)"),
        (("a", "b", "c", "d"), r"\(a, b, c, …\)"),
        (("index.html",), "holds files but no edition of ours"),
        (("edition.json", "index.html"), "holds files but no edition of ours"),
    ],
)
def test_what_is_no_edition_is_never_replaced(tmp_path: Path, names: tuple[str, ...], problem: str) -> None:
    for name in names:
        (tmp_path / name).write_text("{}")
    with pytest.raises(WrongUse, match=problem) as refused:
        publish(samples.edition(), b"mp3", tmp_path)
    assert refused.value.remedy
    assert set(held(tmp_path)) == set(names)


def test_a_file_and_the_working_folder_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("kept")
    with pytest.raises(WrongUse, match="is a file"):
        publish(samples.edition(), b"mp3", tmp_path / "file")
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    with pytest.raises(WrongUse, match="working folder"):
        publish(samples.edition(), b"mp3", Path())
    assert (tmp_path / "file").read_text() == "kept"


def test_a_path_through_a_file_is_explained(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("kept")
    with pytest.raises(OutputError, match="could not be written") as failed:
        publish(samples.edition(), b"mp3", tmp_path / "file" / "out")
    assert "is a file" in failed.value.remedy


def test_a_name_as_long_as_names_can_be_works_and_a_longer_one_is_explained(tmp_path: Path) -> None:
    publish(samples.edition(), b"mp3", tmp_path / ("n" * 255))
    with pytest.raises(OutputError) as failed:
        publish(samples.edition(), b"mp3", tmp_path / ("n" * 256))
    assert failed.value.remedy == "Choose a shorter name."


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EIO])
@pytest.mark.parametrize("calls", [0, 3, 5, 6])
def test_a_failure_at_any_write_leaves_the_former_edition(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, calls: int
) -> None:
    """The disk answers with an error at one of the fsyncs: five files, the new folder, the parent."""
    out = tmp_path / "out"
    publish(samples.edition(), b"former", out)
    before = held(out)
    real, done = os.fsync, iter(range(100))

    def failing(handle: int) -> None:
        if next(done) == calls:
            raise OSError(number, os.strerror(number))
        real(handle)

    monkeypatch.setattr(os, "fsync", failing)
    with pytest.raises(OutputError, match="could not be written") as failed:
        publish(samples.edition(), b"next", out)
    assert failed.value.exit_code == 4
    assert failed.value.remedy
    assert [entry.name for entry in tmp_path.iterdir()] == ["out"]
    # Once the names have changed places the new edition stands; only its durability was in doubt.
    assert held(out) == before if calls < 6 else held(out)["audio.mp3"] == b"next"


def test_a_file_system_without_exchange_gets_two_steps_and_a_failed_second_is_undone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder, "_exchange", lambda one, other: False)
    out = tmp_path / "out"
    publish(samples.edition(), b"one", out)
    publish(samples.edition(), b"two", out)
    assert held(out)["audio.mp3"] == b"two"
    rename = Path.rename

    def failing(self: Path, target: Path) -> Path:
        if self.suffix == ".new":
            raise OSError(errno.EIO, "disk")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(OutputError):
        publish(samples.edition(), b"three", out)
    assert held(out)["audio.mp3"] == b"two"
    assert [entry.name for entry in tmp_path.iterdir()] == ["out"]


def test_an_edition_moved_aside_by_a_killed_run_comes_back(tmp_path: Path) -> None:
    out = tmp_path / "out"
    publish(samples.edition(), b"one", out)
    places = folder._places(out)
    out.rename(places.former)
    places.new.mkdir()
    (places.new / "half").write_text("")
    with pytest.raises(IsADirectoryError):
        replace_folder(out, {".": b""})
    assert held(out)["audio.mp3"] == b"one"
    assert [entry.name for entry in tmp_path.iterdir()] == ["out"]


many_threads = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
"""numpy's idle threads are no part of what the copies do."""


def _publish_without_end(out: Path, editions: list[dict[str, bytes]]) -> None:
    while True:
        for files in editions:
            replace_folder(out, files)


@many_threads
@pytest.mark.parametrize("exchange", [True, False])
def test_killed_at_any_moment_the_folder_is_one_whole_edition(
    tmp_path: Path, exchange: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fifteen kills; without the exchange the folder may be absent for a moment, and the next run puts it back."""
    if not exchange:
        monkeypatch.setattr(folder, "_exchange", lambda one, other: False)
    editions = [titled("un"), titled("deux")]
    out = tmp_path / "out"
    replace_folder(out, editions[0])
    context = multiprocessing.get_context("fork")
    for moment in random.Random(7).choices(range(60), k=15):
        writer = context.Process(target=_publish_without_end, args=(out, editions))
        writer.start()
        time.sleep(moment / 1000)
        writer.kill()
        writer.join()
        if not exchange:
            with folder._alone(tmp_path):
                folder._recover(folder._places(out))
        assert held(out) in editions
    replace_folder(out, editions[1])
    assert held(out) == editions[1]
    assert [entry.name for entry in tmp_path.iterdir()] == ["out"]


@many_threads
def test_two_writers_at_once_leave_one_whole_edition(tmp_path: Path) -> None:
    editions = [titled("un"), titled("deux")]
    out = tmp_path / "out"
    context = multiprocessing.get_context("fork")
    writers = [context.Process(target=_publish_without_end, args=(out, [files])) for files in editions]
    for writer in writers:
        writer.start()
    try:
        time.sleep(0.3)
        assert all(writer.is_alive() for writer in writers)
    finally:
        for writer in writers:
            writer.kill()
            writer.join()
    assert held(out) in editions


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (samples.picture(), "png"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "jpg"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "webp"),
        (b"GIF89a", "gif"),
        (b"\x00\x00\x00\x20ftypavif", "avif"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", ""),
        (b"<html>", ""),
        (b"", ""),
    ],
)
def test_a_photo_is_known_by_its_bytes(content: bytes, kind: str) -> None:
    assert picture_kind(content) == kind


def test_a_photo_that_browsers_do_not_show_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="not of a kind") as refused:
        publish(samples.edition(), b"mp3", tmp_path / "out", b"<svg/>")
    assert "png" in refused.value.remedy
    assert not (tmp_path / "out").exists()


def test_half_a_character_does_not_stop_an_edition(tmp_path: Path) -> None:
    publish(samples.edition(samples.article(title="sel \ud83e", site="\udcff")), b"mp3", tmp_path / "out")
    assert load_document(tmp_path / "out")["article"]["title"] == "sel ?"
