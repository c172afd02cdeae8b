"""Content credentials: read back as they were signed, broken by any change, refused with a reason."""

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from mutagen.id3 import ID3

from tests.mastering.pki import pair
from tests.mastering.sounds import article, edition, padded, take
from vivevoix.errors import OutputError
from vivevoix.mastering import decoded, encode
from vivevoix.mastering.credentials import MPEG, Credentials, credentials, kind_of, signed
from vivevoix.mastering.signer import Signer, own_signer, set_signer
from vivevoix.model import BlockKind, Edition, Source, SourceKind


@pytest.fixture(scope="module")
def made() -> Edition:
    return edition((take(0, padded()),), article(BlockKind.PARAGRAPH, BlockKind.PARAGRAPH))


@pytest.fixture(scope="module")
def signer(tmp_path_factory: pytest.TempPathFactory) -> Signer:
    return own_signer(tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="module")
def file(made: Edition, signer: Signer) -> bytes:
    return signed(encode(made).content, MPEG, made, signer)


def test_it_says_who_made_what_of_which_article(file: bytes) -> None:
    said = credentials(file)
    assert said == Credentials(
        state="valid",
        signer="Vive Voix, AI voice",
        issuer="Vive Voix",
        made_with=said.made_with,
        made_at="2026-03-02T08:30:00+00:00",
        digital_source_type="http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
        article="Le phare",
        address="https://journal.example/phare",
        text_sha256=sha256(b"Bloc 0\nBloc 1").hexdigest(),
        problems=("signingCredential.untrusted",),
    )
    assert said.made_with.startswith("Vive Voix ") and said.made_with.endswith("(tone/1)")


def test_whoever_names_the_house_as_an_anchor_trusts_it(file: bytes, signer: Signer) -> None:
    assert credentials(file, signer.chain).state == "trusted"


def test_another_houses_anchor_does_not_help(file: bytes, tmp_path: Path) -> None:
    assert credentials(file, own_signer(tmp_path).chain).state == "valid"


def test_tags_and_sound_stay_as_they_were(file: bytes, made: Edition) -> None:
    plain = encode(made).content
    assert (decoded(file).samples == decoded(plain).samples).all()
    assert set(read_tags(plain)) <= set(read_tags(file))


def test_one_tag_edited_after_signing_shows(file: bytes) -> None:
    tags, edited = read_tags(file), BytesIO(file)
    tags["TIT2"].text = ["Un autre titre"]
    tags.save(edited, v1=0, v2_version=4)
    said = credentials(edited.getvalue())
    assert said.state == "invalid"
    assert "assertion.dataHash.mismatch" in said.problems


def test_one_bit_of_sound_changed_after_signing_shows(file: bytes) -> None:
    changed = bytearray(file)
    changed[-300] ^= 1
    assert credentials(bytes(changed)).state == "invalid"


def test_a_file_without_credentials_has_none(made: Edition) -> None:
    assert credentials(encode(made).content) == Credentials("none")


@pytest.mark.parametrize(
    "content", [b"", b"\xff", b"ID3", b"OggS", b"ID3" + bytes(500), b"\0\0\0\x18ftypM4A " + bytes(200), b"RIFF"]
)
def test_rubbish_never_raises(content: bytes) -> None:
    assert credentials(content).state in {"none", "invalid"}


def test_the_kind_is_told_by_the_first_bytes(file: bytes) -> None:
    assert kind_of(file) == MPEG
    assert kind_of(b"OggS") == ""


def test_a_path_on_the_newspapers_disk_is_not_told(made: Edition, signer: Signer) -> None:
    local = replace(made, article=replace(made.article, source=Source(SourceKind.HTML, "/srv/redaction/phare.html")))
    file = signed(encode(local).content, MPEG, local, signer)
    assert b"redaction" not in file
    assert credentials(file).address == ""


@pytest.mark.parametrize("key", [ec.generate_private_key(ec.SECP384R1()), ed25519.Ed25519PrivateKey.generate()])
def test_a_key_of_the_houses_choice_signs(made: Edition, tmp_path: Path, key: ec.EllipticCurvePrivateKey) -> None:
    said = credentials(signed(encode(made).content, MPEG, made, set_signer(*pair(tmp_path, key))))
    assert (said.state, said.signer) == ("valid", "Le Journal")


def test_a_time_stamping_authority_that_does_not_answer_is_an_error(made: Edition, signer: Signer) -> None:
    with pytest.raises(OutputError, match="could not be signed.*signing_timestamps"):
        signed(encode(made).content, MPEG, made, replace(signer, timestamps="http://127.0.0.1:9/"))


def test_the_key_is_in_no_message(made: Edition, signer: Signer) -> None:
    broken = replace(signer, key=signer.key[:-60])
    with pytest.raises(OutputError) as refused:
        signed(encode(made).content, MPEG, made, broken)
    assert signer.key.splitlines()[1].decode()[:20] not in str(refused.value)


def read_tags(content: bytes) -> Any:
    read: Callable[[BytesIO], Any] = ID3
    return read(BytesIO(content))
