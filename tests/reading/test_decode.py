"""Bytes in the encoding that is declared, in another one, and in none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vivevoix.errors import SourceNotText
from vivevoix.reading.decode import decoded

TEXT = "L’été à Nîmes coûte 12 € : « trop cher », jugent les Français — et l’Œuvre ferme."
LONG = " ".join([TEXT] * 20)


@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1", "windows-1252", "nonsense", ""])
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-8-sig", "utf-16"])
def test_whatever_is_declared_the_text_is_read(encoding: str, declared: str) -> None:
    assert decoded(LONG.encode(encoding), declared) == LONG


def test_the_page_itself_may_declare() -> None:
    page = '<html><head><meta charset="iso-8859-15"></head><body>Œuvre à 12 €</body></html>'
    assert decoded(page.encode("iso-8859-15")) == page


def test_text_that_travelled_through_a_wrong_encoding_is_mended() -> None:
    travelled = "L’été à Nîmes, l’Œuvre ferme.".encode().decode("latin-1").encode("utf-8")
    assert decoded(travelled) == "L’été à Nîmes, l’Œuvre ferme."


def test_a_few_bad_bytes_spoil_nothing_else() -> None:
    assert decoded(LONG.encode("utf-8") + b"\xff\xfe", "utf-8").startswith(LONG)


@pytest.mark.parametrize(
    "body", [b"%PDF-1.7\nstream", b"\x89PNG\r\n\x1a\n0000", b"\xff\xd8\xff\xe0", b"PK\x03\x04....", b"\x00\x01\x02\x03" * 50]
)
def test_what_is_no_text_is_named(body: bytes) -> None:
    with pytest.raises(SourceNotText) as caught:
        decoded(body)
    assert caught.value.remedy


@given(st.text())
def test_utf_8_is_read_as_it_is_or_mended(text: str) -> None:
    try:
        read = decoded(text.encode("utf-8", "surrogatepass"))
    except SourceNotText:
        return
    assert "\x00" not in read


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_refused(body: bytes) -> None:
    try:
        assert isinstance(decoded(body), str)
    except SourceNotText as error:
        assert error.problem
