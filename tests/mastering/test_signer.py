"""The key that signs: made once, kept close, refused with a reason."""

import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519

from tests.mastering.pki import NOW, pair
from vivevoix.errors import OutputError
from vivevoix.mastering.signer import FILE, LIFE, own_signer, set_signer


def test_the_first_start_makes_a_key_for_its_owner_alone(tmp_path: Path) -> None:
    made = own_signer(tmp_path / "data")
    assert stat.S_IMODE((tmp_path / "data" / FILE).stat().st_mode) == 0o600
    assert [path.name for path in (tmp_path / "data").iterdir()] == [FILE]
    assert made.algorithm == "es256"
    assert made.chain.count(b"BEGIN CERTIFICATE") == 2
    assert own_signer(tmp_path / "data") == made


def test_the_key_is_in_no_text(tmp_path: Path) -> None:
    made = own_signer(tmp_path)
    secret = made.key.splitlines()[1]
    assert secret.decode() not in repr(made) and secret.decode() not in str(made)
    assert secret not in made.chain


def test_two_first_starts_agree_on_one_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: own_signer(tmp_path / "data"), range(4)))
    assert len({one.key for one in made}) == 1


@pytest.mark.parametrize(
    ("key", "algorithm"),
    [
        (ec.generate_private_key(ec.SECP256R1()), "es256"),
        (ec.generate_private_key(ec.SECP384R1()), "es384"),
        (ed25519.Ed25519PrivateKey.generate(), "ed25519"),
    ],
)
def test_another_key_may_be_set(tmp_path: Path, key: "ec.EllipticCurvePrivateKey", algorithm: str) -> None:
    made = set_signer(*pair(tmp_path, key))
    assert (made.algorithm, made.name) == (algorithm, "Le Journal")


def test_a_certificate_out_of_date_is_refused(tmp_path: Path) -> None:
    files = pair(tmp_path, ec.generate_private_key(ec.SECP256R1()), NOW - timedelta(days=1))
    with pytest.raises(OutputError, match="is valid from .* not today"):
        set_signer(*files)
    own_signer(tmp_path / "data")
    with pytest.raises(OutputError, match="not today.*Restore"):
        own_signer(tmp_path / "data", now=NOW + LIFE + timedelta(days=1))


def test_a_key_of_another_certificate_is_refused(tmp_path: Path) -> None:
    key, _ = pair(tmp_path / "one", ec.generate_private_key(ec.SECP256R1()))
    _, chain = pair(tmp_path / "two", ec.generate_private_key(ec.SECP256R1()))
    with pytest.raises(OutputError, match="is not the one of the first certificate"):
        set_signer(key, chain)


def test_a_curve_that_c2pa_does_not_know_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="of a kind that C2PA does not know"):
        set_signer(*pair(tmp_path, ec.generate_private_key(ec.SECP256K1())))


def test_no_key_a_broken_key_and_a_folder_are_explained(tmp_path: Path) -> None:
    key, chain = pair(tmp_path, ec.generate_private_key(ec.SECP256R1()))
    with pytest.raises(OutputError, match="cannot be read.*signing_key"):
        set_signer(tmp_path / "nowhere.pem", chain)
    secret = key.read_text()
    key.write_text(secret[:60])
    with pytest.raises(OutputError, match="no plain PEM key") as refused:
        set_signer(key, chain)
    assert secret.splitlines()[1][:20] not in str(refused.value)
    with pytest.raises(OutputError, match="cannot be read"):
        set_signer(tmp_path, chain)


def test_a_data_folder_that_cannot_be_made_is_explained(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")
    with pytest.raises(OutputError, match="cannot be kept.*Set 'data'"):
        own_signer(tmp_path / "data")
