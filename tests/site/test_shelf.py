"""Editions that come, change and go while the site is served."""

import json
import logging
import shutil
from pathlib import Path

import pytest

from tests.site.conftest import shelve
from vivevoix.errors import WrongUse
from vivevoix.site.shelf import Gone, Shelf, Unknown


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty shelf that is looked at each time."""
    monkeypatch.setattr("vivevoix.site.shelf._LOOK_AGAIN_S", 0)
    made = tmp_path / "shelf"
    made.mkdir()
    return made


def names(shelf: Shelf) -> list[str]:
    return [edition.slug for edition in shelf.editions()]


def test_a_new_edition_is_there_at_the_next_look_the_newest_article_first(folder: Path) -> None:
    shelf = Shelf(folder)
    assert names(shelf) == []
    shelve(folder, "un", day=1)
    shelve(folder, "deux", day=2)
    assert names(shelf) == ["deux", "un"]


def test_a_changed_edition_is_read_again(folder: Path) -> None:
    shelve(folder, "un")
    shelf = Shelf(folder)
    before = shelf.find("un")
    shelve(folder, "un", "Un autre titre")
    after = shelf.find("un")
    assert (before.title, after.title) == ("À Brélec, le sel revient après 40 ans", "Un autre titre")
    assert shelf.document(after)["article"]["title"] == "Un autre titre"


def test_what_was_there_is_gone_and_what_never_was_is_unknown(folder: Path) -> None:
    shelve(folder, "un")
    shelf = Shelf(folder)
    edition = shelf.find("un")
    shutil.rmtree(folder / "un")
    with pytest.raises(Gone):
        shelf.find("un")
    with pytest.raises(Unknown):
        shelf.find("deux")
    shelve(folder, "un")
    assert shelf.find("un").slug == "un"
    assert edition.slug == "un"


def test_an_edition_that_vanishes_between_list_and_page_is_gone(folder: Path) -> None:
    shelve(folder, "un")
    shelve(folder, "deux", "Autre")
    shelf = Shelf(folder)
    edition = shelf.find("un")
    shutil.rmtree(folder / "un")
    from vivevoix.site import shelf as module

    module._document.cache_clear()
    with pytest.raises(Gone):
        shelf.document(edition)


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"null", b'{"schema": "urn:vivevoix:edition:1", "version": 99}',
     b'{"schema": "urn:vivevoix:edition:1", "version": 1}', b"\xff\xfe", b"[" * 100_000],
)  # fmt: skip
def test_a_spoilt_edition_is_told_of_once_and_hides_no_other(
    folder: Path, content: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    shelve(folder, "bon")
    (folder / "mauvais").mkdir()
    (folder / "mauvais" / "edition.json").write_bytes(content)
    shelf = Shelf(folder)
    with caplog.at_level(logging.WARNING):
        assert names(shelf) == ["bon"]
        assert names(shelf) == ["bon"]
    assert ["mauvais" in record.getMessage() for record in caplog.records] == [True]


def test_a_document_of_the_wrong_inner_form_is_not_listed(folder: Path) -> None:
    shelve(folder, "un")
    file = folder / "un" / "edition.json"
    document = json.loads(file.read_bytes())
    document["article"] = {"title": "sans le reste"}
    file.write_text(json.dumps(document), "utf-8")
    assert names(Shelf(folder)) == []


def test_editions_of_one_name_in_two_sections_keep_addresses_of_their_own(folder: Path) -> None:
    shelve(folder, "mer/phare", day=3)
    shelve(folder, "ville/phare", "Le phare de la ville", day=2)
    shelve(folder, "Été à l’île", day=1)
    shelf = Shelf(folder)
    assert names(shelf) == ["phare", "ville-phare", "ete-a-l-ile"]
    assert [edition.section for edition in shelf.editions()] == ["mer", "ville", "marais-salants"]


def test_hidden_folders_files_and_depths_are_left_alone(folder: Path) -> None:
    shelve(folder, ".vivevoix-abc.new")
    shelve(folder, "a/b/c/d/trop-profond")
    (folder / "boucle").symlink_to(folder, target_is_directory=True)
    (folder / "note.txt").write_text("rien")
    shelve(folder, "bon", day=2)
    shelve(folder.parent, "ailleurs", "Un autre titre", day=1)
    (folder / "lien").symlink_to(folder.parent / "ailleurs", target_is_directory=True)
    assert names(Shelf(folder)) == ["bon", "lien"]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="no folder"):
        Shelf(tmp_path / "none")
