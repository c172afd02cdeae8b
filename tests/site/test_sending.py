"""Byte ranges, exact lengths, HEAD, validators; and what never leaves the folder."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from starlette.testclient import TestClient

from tests.site.conftest import House, shelve
from vivevoix.site.sending import Stretch, Unsatisfiable, stretch

AUDIO = "/article/sel/audio.mp3"


@pytest.fixture
def sound(shelved: Path) -> bytes:
    return (shelved / "sel" / "audio.mp3").read_bytes()


def test_the_whole_file_with_its_length_and_kind(reader: TestClient, sound: bytes) -> None:
    answer = reader.get(AUDIO)
    assert (answer.status_code, answer.content) == (200, sound)
    assert answer.headers["content-length"] == str(len(sound))
    assert answer.headers["content-type"] == "audio/mpeg"
    assert answer.headers["accept-ranges"] == "bytes"
    assert answer.headers["access-control-allow-origin"] == "*"


def test_head_is_get_without_the_bytes(reader: TestClient, sound: bytes) -> None:
    head = reader.head(AUDIO)
    assert head.content == b""
    assert head.headers["content-length"] == str(len(sound))
    assert head.headers["etag"] == reader.get(AUDIO).headers["etag"]


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [("bytes=0-0", 0, 0), ("bytes=10-19", 10, 19), ("bytes=100-", 100, None), ("bytes=-7", -7, None)],
)
def test_a_range_is_what_was_asked_for(reader: TestClient, sound: bytes, asked: str, first: int, last: int | None) -> None:
    answer = reader.get(AUDIO, headers={"range": asked})
    wanted = sound[first:] if last is None else sound[first : last + 1]
    start = first if first >= 0 else len(sound) + first
    assert (answer.status_code, answer.content) == (206, wanted)
    assert answer.headers["content-range"] == f"bytes {start}-{start + len(wanted) - 1}/{len(sound)}"
    assert answer.headers["content-length"] == str(len(wanted))
    assert reader.head(AUDIO, headers={"range": asked}).headers["content-range"] == answer.headers["content-range"]


def test_a_range_behind_the_end_is_416_with_the_length(reader: TestClient, sound: bytes) -> None:
    answer = reader.get(AUDIO, headers={"range": f"bytes={len(sound)}-"})
    assert (answer.status_code, answer.headers["content-range"]) == (416, f"bytes */{len(sound)}")


@pytest.mark.parametrize(
    "asked", ["bytes=5-2", "bytes=-", "bytes=a-b", "lines=1-2", "bytes=0-1,5-6", "bytes=" + "9" * 5000 + "-", ""]
)
def test_what_is_no_single_range_gets_the_whole(reader: TestClient, sound: bytes, asked: str) -> None:
    answer = reader.get(AUDIO, headers={"range": asked})
    assert (answer.status_code, len(answer.content)) == (200, len(sound))


def test_if_range_and_if_none_match_hold_to_the_version(reader: TestClient, sound: bytes) -> None:
    tag = reader.get(AUDIO).headers["etag"]
    assert reader.get(AUDIO, headers={"range": "bytes=0-1", "if-range": tag}).status_code == 206
    assert reader.get(AUDIO, headers={"range": "bytes=0-1", "if-range": '"old"'}).content == sound
    fresh = reader.get(AUDIO, headers={"if-none-match": f'"old", {tag}'})
    assert (fresh.status_code, fresh.content) == (304, b"")


@settings(deadline=None)
@given(start=some.integers(0, 50), end=some.integers(0, 60) | some.none(), size=some.integers(0, 40))
def test_ranges_as_python_slices(start: int, end: int | None, size: int) -> None:
    header = f"bytes={start}-{'' if end is None else end}"
    whole = bytes(range(size))
    wanted = whole[start:] if end is None else whole[start : end + 1]
    if end is not None and end < start:
        assert stretch(header, size) is None
    elif start >= size:
        with pytest.raises(Unsatisfiable):
            stretch(header, size)
    else:
        part = stretch(header, size)
        assert part is not None
        assert whole[part.start : part.end] == wanted


@settings(deadline=None)
@given(last=some.integers(0, 60), size=some.integers(1, 40))
def test_the_last_bytes(last: int, size: int) -> None:
    if last == 0:
        with pytest.raises(Unsatisfiable):
            stretch("bytes=-0", size)
    else:
        assert stretch(f"bytes=-{last}", size) == Stretch(max(0, size - last), size)


@pytest.mark.parametrize(
    "name",
    [
        "edition.json",
        "index.html",
        "..%2f..%2fetc%2fpasswd",
        "%2e%2e%2fsel%2fedition.json",
        "audio.mp3%00",
        ".hidden",
        "image.svg",
        "AUDIO.MP3",
    ],
)
def test_only_named_files_leave_the_folder(reader: TestClient, name: str) -> None:
    assert reader.get(f"/article/sel/{name}").status_code == 404


def test_links_and_pipes_do_not_leave_it_either(make: Callable[..., House], tmp_path: Path) -> None:
    folder = tmp_path / "shelf"
    shelve(folder, "un")
    secret = tmp_path / "secret"
    secret.write_text("secret")
    (folder / "un" / "audio.m4a").symlink_to(secret)
    os.mkfifo(folder / "un" / "image.gif")
    client = make(editions=folder).client()
    assert client.get("/article/un/audio.m4a").status_code == 404
    assert client.get("/article/un/image.gif").status_code == 404
