"""Content credentials (C2PA 2): who made a file, with what, of which article; signed, so that any later change shows.

Signing comes last of all: a tag edited afterwards makes the credentials invalid.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from typing import Any

import c2pa

from vivevoix import __version__
from vivevoix.errors import OutputError
from vivevoix.mastering.signer import Signer
from vivevoix.model import Article, Edition

ARTICLE = "vivevoix.article"
"""Our own assertion: C2PA's ingredients have no place for the hash of a text that is not a file."""

MPEG, MP4, WAV, FLAC = "audio/mpeg", "audio/mp4", "audio/wav", "audio/flac"


@dataclass(frozen=True, slots=True)
class Credentials:
    """What a file's credentials say, and whether they hold."""

    state: str
    """``trusted`` (the chain ends in an anchor that was named), ``valid`` (unchanged since signed, by a signer whom nobody vouches
    for), ``invalid`` (changed since, or the signature is wrong), ``none``."""
    signer: str = ""
    issuer: str = ""
    made_with: str = ""
    """Program, version and model."""
    made_at: str = ""
    """ISO 8601, as the signer claims."""
    digital_source_type: str = ""
    article: str = ""
    """Its title."""
    address: str = ""
    text_sha256: str = ""
    problems: tuple[str, ...] = ()
    """C2PA's codes of what does not hold."""


def signed(coded: bytes, kind: str, edition: Edition, signer: Signer) -> bytes:
    """The file of that MIME type with signed credentials. Raises OutputError."""
    out = BytesIO()
    with _explained():
        info = c2pa.C2paSignerInfo(signer.algorithm, signer.chain, signer.key, signer.timestamps or None)
        with c2pa.Signer.from_info(info) as by, c2pa.Builder(_manifest(edition, kind)) as builder:
            builder.add_ingredient(_ingredient(edition.article), "text/plain", BytesIO(text_of(edition.article)))
            builder.sign(by, kind, BytesIO(coded), out)
    return out.getvalue()


@contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except c2pa.C2paError as error:
        remedy = "Check 'signing_key', 'signing_chain' and 'signing_timestamps' in the settings; nothing was published."
        raise OutputError(f"The audio could not be signed ({error}).", remedy) from error


def text_of(article: Article) -> bytes:
    """What the article's hash is of: the text of each spoken block, one a line, UTF-8."""
    return "\n".join(block.text for block in article.blocks if block.spoken).encode("utf-8", "replace")


def _manifest(edition: Edition, kind: str) -> dict[str, Any]:
    disclosure, article = edition.disclosure, edition.article
    agent = {"name": "Vive Voix", "version": f"{__version__} ({disclosure.model})" if disclosure.model else __version__}
    action = {
        "action": "c2pa.created",
        "when": edition.made_at.isoformat(timespec="seconds"),
        "digitalSourceType": disclosure.digital_source_type,
        "softwareAgent": agent,
        "description": disclosure.text,
    }
    about = {"title": article.title, "url": _address(article), "language": article.language, "sha256": _digest(article)}
    return {
        "claim_generator_info": [{"name": "Vive Voix", "version": __version__}],
        "title": article.title,
        "format": kind,
        "assertions": [
            {"label": "c2pa.actions.v2", "data": {"actions": [action]}},
            {"label": ARTICLE, "data": {key: value for key, value in about.items() if value}},
        ],
    }


def _ingredient(article: Article) -> dict[str, str]:
    about = {"title": article.title or "–", "relationship": "inputTo", "informational_URI": _address(article)}
    return {key: value for key, value in about.items() if value}


def _digest(article: Article) -> str:
    return sha256(text_of(article)).hexdigest()


def _address(article: Article) -> str:
    """Where the public finds it; a path on the newspaper's disk is nobody's business."""
    address = article.canonical_url or article.source.address
    return address if address.startswith(("http://", "https://")) else ""


def kind_of(coded: bytes) -> str:
    """The MIME type of a file that can carry credentials, by its first bytes; empty for others."""
    if coded[:3] == b"ID3" or (coded[:1] == b"\xff" and coded[1:2] >= b"\xe0"):
        return MPEG
    if coded[4:8] == b"ftyp":
        return MP4
    if coded[:4] == b"RIFF" and coded[8:12] == b"WAVE":
        return WAV
    return FLAC if coded[:4] == b"fLaC" else ""


def credentials(coded: bytes, anchors: bytes = b"") -> Credentials:
    """What the file says of itself. ``anchors``: PEM certificates of those whom you trust. Nothing is asked of any network."""
    kind = kind_of(coded)
    if not kind:
        return Credentials("none")
    try:
        with c2pa.Reader(kind, BytesIO(coded), context=c2pa.Context(c2pa.Settings.from_dict(_rules(anchors)))) as reader:
            return _told(json.loads(reader.json()))
    except c2pa.C2paError as error:
        if str(error).startswith("ManifestNotFound"):
            return Credentials("none")
        return Credentials("invalid", problems=(str(error),))


def _rules(anchors: bytes) -> dict[str, Any]:
    rules: dict[str, Any] = {"verify": {"remote_manifest_fetch": False, "ocsp_fetch": False, "verify_trust": True}}
    return rules | ({"trust": {"user_anchors": anchors.decode("ascii", "replace")}} if anchors else {})


def _told(found: dict[str, Any]) -> Credentials:
    manifest = found["manifests"][found["active_manifest"]]
    said = {one["label"]: one["data"] for one in manifest.get("assertions", [])}
    made = _created(said.get("c2pa.actions.v2") or said.get("c2pa.actions") or {})
    agent, article = made.get("softwareAgent") or {}, said.get(ARTICLE) or {}
    signature = manifest.get("signature_info") or {}
    return Credentials(
        {"Trusted": "trusted", "Valid": "valid"}.get(found.get("validation_state", ""), "invalid"),
        signer=signature.get("common_name") or "",
        issuer=signature.get("issuer") or "",
        made_with=agent if isinstance(agent, str) else f"{agent.get('name', '')} {agent.get('version', '')}".strip(),
        made_at=signature.get("time") or made.get("when") or "",
        digital_source_type=made.get("digitalSourceType") or "",
        article=article.get("title") or manifest.get("title") or "",
        address=article.get("url") or "",
        text_sha256=article.get("sha256") or "",
        problems=tuple(status["code"] for status in found.get("validation_status", [])),
    )


def _created(actions: dict[str, Any]) -> dict[str, Any]:
    created = [action for action in actions.get("actions", []) if action.get("action") == "c2pa.created"]
    return dict(created[0]) if created else {}
