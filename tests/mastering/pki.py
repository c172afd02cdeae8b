"""Keys and certificates for tests: of any kind, in or out of date."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

Key = ec.EllipticCurvePrivateKey | ed25519.Ed25519PrivateKey
NOW = datetime.now(UTC)


def pair(folder: Path, key: Key, end: datetime = NOW + timedelta(days=30)) -> tuple[Path, Path]:
    """A key file and a chain file: the certificate of a newspaper under a root."""
    root = ec.generate_private_key(ec.SECP256R1())
    top = _certificate("Racine", "Racine", root, end).add_extension(
        x509.BasicConstraints(ca=True, path_length=0), critical=True
    )
    leaf = _certificate("Le Journal", "Racine", key, end)
    leaf = leaf.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION]), critical=False)
    leaf = leaf.add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(root.public_key()), critical=False)
    leaf = leaf.add_extension(x509.KeyUsage(True, *[False] * 8), critical=True)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "key.pem").write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    chain = [made.sign(root, hashes.SHA256()).public_bytes(Encoding.PEM) for made in (leaf, top)]
    (folder / "chain.pem").write_bytes(b"".join(chain))
    return folder / "key.pem", folder / "chain.pem"


def _certificate(name: str, issuer: str, key: Key, end: datetime) -> x509.CertificateBuilder:
    made = x509.CertificateBuilder(_name(issuer), _name(name), key.public_key(), x509.random_serial_number())
    made = made.not_valid_before(end - timedelta(days=60)).not_valid_after(end)
    return made.add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)


def _name(name: str) -> x509.Name:
    return x509.Name(
        [x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Le Journal"), x509.NameAttribute(NameOID.COMMON_NAME, name)]
    )
