"""The article's photo: from beside the page, and from nowhere else on the disk."""

from pathlib import Path

import pytest

from vivevoix.errors import SourceError, SourceNotFound, SourceNotText
from vivevoix.reading import read, source_of
from vivevoix.reading.picture import picture

PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)
BODY = "<p>La halle a rouvert mardi matin, après huit mois de travaux, et les commerçants ont retrouvé leurs étals.</p>" * 3


def page(folder: Path, address: str) -> Path:
    head = f'<head><title>La halle rouvre</title><meta property="og:image" content="{address}"></head>'
    path = folder / "page.html"
    path.write_text(f'<html lang="fr">{head}<body><article><h1>La halle rouvre</h1>{BODY}</article></body></html>', "utf-8")
    return path


def test_a_photo_beside_the_page_is_read(tmp_path: Path) -> None:
    (tmp_path / "halle.png").write_bytes(PNG)
    assert picture(read(source_of(str(page(tmp_path, "halle.png"))))) == PNG


@pytest.mark.parametrize("address", ["../secret.png", "gone.png"])
def test_no_other_place_is_looked_at(tmp_path: Path, address: str) -> None:
    (tmp_path / "secret.png").write_bytes(PNG)
    folder = tmp_path / "site"
    folder.mkdir()
    with pytest.raises(SourceNotFound, match="png"):
        picture(read(source_of(str(page(folder, address)))))


def test_what_is_no_picture_is_refused(tmp_path: Path) -> None:
    (tmp_path / "halle.png").write_bytes(b"RIFF1234AVI nothing to see")
    with pytest.raises(SourceNotText, match="PNG"):
        picture(read(source_of(str(page(tmp_path, "halle.png")))))


def test_a_private_address_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError):
        picture(read(source_of(str(page(tmp_path, "http://127.0.0.1/halle.png")))))
