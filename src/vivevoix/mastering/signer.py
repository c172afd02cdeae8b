"""Who signs the audio: a key and its chain of certificates, the house's own or made on first start.

The chain made here is vouched for by nobody: it shows that a file was not changed since, and that two files come from one house. To be
trusted by others, a house sets a key whose certificate comes from the trust list of the C2PA.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import mkstemp

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from vivevoix.errors import OutputError

FILE = "signing.pem"
"""Key and chain in one file, so that they are made, kept and lost together."""

LIFE = timedelta(days=3650)
_CURVES = {"secp256r1": "es256", "secp384r1": "es384", "secp521r1": "es512"}


@dataclass(frozen=True, slots=True)
class Signer:
    """A key with its chain. The key is in no text made of this object."""

    chain: bytes
    """PEM, the signing certificate first."""
    key: bytes = field(repr=False)
    """PEM, PKCS #8, not encrypted."""
    algorithm: str
    """By its C2PA name: ``es256``, …"""
    name: str
    """Who signs: the certificate's common name."""
    timestamps: str = ""
    """Address of a time-stamping authority (RFC 3161); empty for none."""


def own_signer(folder: Path, timestamps: str = "", now: datetime | None = None) -> Signer:
    """The house's own key and chain in ``folder``, made the first time. Raises OutputError."""
    path = folder / FILE
    if not path.exists():
        _keep(path, _made(now or datetime.now(UTC)))
    remedy = f"Restore {path} from a copy, or move it away: a new one is then made, and listeners see another signer."
    return replace(_checked(_Pair(path, path, remedy), now or datetime.now(UTC)), timestamps=timestamps)


def set_signer(key: Path, chain: Path, timestamps: str = "", now: datetime | None = None) -> Signer:
    """A key and a chain of the house's choice, PEM. Raises OutputError when they cannot be read, do not match or are out of date."""
    remedy = "Set 'signing_key' and 'signing_chain' to a PEM key and its PEM certificates, the signing one first."
    return replace(_checked(_Pair(key, chain, remedy), now or datetime.now(UTC)), timestamps=timestamps)


@dataclass(frozen=True, slots=True)
class _Pair:
    """Where key and chain lie, and what to do when they are no good."""

    key: Path
    chain: Path
    remedy: str

    def read(self, path: Path) -> bytes:
        try:
            return path.read_bytes()
        except OSError as error:
            raise self.refused(f"{path} cannot be read ({error.strerror})") from error

    def refused(self, what: str) -> OutputError:
        return OutputError(f"The audio cannot be signed: {what}.", self.remedy)


def _checked(pair: _Pair, today: datetime) -> Signer:
    private, certificates = _loaded(pair)
    first, algorithm = certificates[0], _algorithm(private)
    if not algorithm:
        raise pair.refused(
            f"the key in {pair.key} is of a kind that C2PA does not know (P-256, P-384, P-521, RSA and Ed25519 are)"
        )
    if _public(private.public_key()) != _public(first.public_key()):
        raise pair.refused(f"the key in {pair.key} is not the one of the first certificate in {pair.chain}")
    if not first.not_valid_before_utc <= today <= first.not_valid_after_utc:
        span = f"{first.not_valid_before_utc:%Y-%m-%d} to {first.not_valid_after_utc:%Y-%m-%d}"
        raise pair.refused(f"the certificate in {pair.chain} is valid from {span}, not today")
    plain = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return Signer(b"".join(map(_pem, certificates)), plain, algorithm, _common_name(first))


def _loaded(pair: _Pair) -> tuple[PrivateKeyTypes, list[x509.Certificate]]:
    try:
        key = load_pem_private_key(pair.read(pair.key), None)
        return key, x509.load_pem_x509_certificates(pair.read(pair.chain))
    except (ValueError, TypeError, UnsupportedAlgorithm):
        # Without a cause: the library's own words may quote what it read.
        where = " and ".join(sorted({str(pair.key), str(pair.chain)}))
        raise pair.refused(f"there is no plain PEM key with certificates in {where}") from None


def _algorithm(key: PrivateKeyTypes) -> str:
    if isinstance(key, ec.EllipticCurvePrivateKey):
        return _CURVES.get(key.curve.name, "")
    if isinstance(key, rsa.RSAPrivateKey):
        return "ps256"
    return "ed25519" if isinstance(key, ed25519.Ed25519PrivateKey) else ""


def _public(key: object) -> bytes:
    made: Callable[..., bytes] = getattr(key, "public_bytes")  # noqa: B009 (each kind of key has it, under no common type)
    return made(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


def _pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(Encoding.PEM)


def _common_name(certificate: x509.Certificate) -> str:
    names = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(names[0].value) if names else certificate.subject.rfc4514_string()


def _keep(path: Path, content: bytes) -> None:
    """Whole or not at all, for its owner's eyes alone; of two first starts at once, one makes it and both use it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        # mkstemp's files have the rights 0600 from the first moment.
        handle, part = mkstemp(prefix=f".{FILE}.", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            with suppress(FileExistsError):
                os.link(part, path)
        finally:
            Path(part).unlink()
    except OSError as error:
        remedy = "Set 'data' to a folder that you may write to."
        raise OutputError(
            f"The key that signs the audio cannot be kept in {path.parent} ({error.strerror}).", remedy
        ) from error


def _made(now: datetime) -> bytes:
    """A key and its chain of two certificates: C2PA wants an issuer that is not the signer."""
    root, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    issuer, subject = _named("Vive Voix, own root"), _named("Vive Voix, AI voice")
    # The root's key is forgotten here: nothing else can ever be signed under it.
    top = _certificate(issuer, issuer, root, now).add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    top = top.add_extension(_usage(signs_certificates=True), critical=True)
    leaf = _certificate(subject, issuer, key, now).add_extension(
        x509.BasicConstraints(ca=False, path_length=None), critical=True
    )
    leaf = leaf.add_extension(_usage(signs_certificates=False), critical=True)
    leaf = leaf.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION]), critical=False)
    leaf = leaf.add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(root.public_key()), critical=False)
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return private + _pem(leaf.sign(root, hashes.SHA256())) + _pem(top.sign(root, hashes.SHA256()))


def _named(name: str) -> x509.Name:
    return x509.Name(
        [x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Vive Voix"), x509.NameAttribute(NameOID.COMMON_NAME, name)]
    )


def _certificate(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey, now: datetime
) -> x509.CertificateBuilder:
    made = x509.CertificateBuilder(issuer, subject, key.public_key(), x509.random_serial_number())
    # A day back: the clock of whoever verifies may be slow.
    made = made.not_valid_before(now - timedelta(days=1)).not_valid_after(now + LIFE)
    return made.add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )
