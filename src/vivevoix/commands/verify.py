"""``vivevoix verify FILE``: does a sound file say that its voice is AI? Its content credentials, and the mark in the sound."""

import argparse
import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from vivevoix.mastering.credentials import Credentials
    from vivevoix.mastering.detect import Detection

LARGEST = 1_000_000_000
LONGEST_S = 6 * 3600.0
"""Of a longer file only so much is listened to: memory has an end."""

AI = "trainedAlgorithmicMedia"
STATES = {
    "trusted": "valid, and signed by somebody whom you trust",
    "valid": "valid: unchanged since it was signed; who signed is vouched for by nobody",
    "invalid": "INVALID: changed since it was signed, or the signature is wrong",
    "none": "none",
}


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = subparsers.add_parser("verify", help="whether a sound file says that its voice is AI, and whether that holds")
    parser.add_argument("file", metavar="FILE", type=Path, help="MP3, M4A, WAV, or another sound file")
    parser.add_argument(
        "--anchors", metavar="PEM", type=Path, help="certificates of the signers, or of their issuers, whom you trust"
    )
    parser.add_argument("--json", action="store_true", help="print what was found as JSON")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Look, print; 1 when nothing in the file says AI."""
    from vivevoix.mastering.credentials import credentials
    from vivevoix.mastering.detect import RATE, detect
    from vivevoix.mastering.encode import heard

    content = _content(args.file)
    sound = heard(content, RATE, LONGEST_S)
    said, mark = credentials(content, _content(args.anchors) if args.anchors else b""), detect(sound)
    marked = mark.found or (said.state in {"trusted", "valid"} and said.digital_source_type.endswith(AI))
    if args.json:
        print(json.dumps(_document(said, mark, sound.duration, marked=marked), ensure_ascii=False, indent=2))
    else:
        print("\n".join(_lines(said, mark, marked=marked)))
    return 0 if marked else 1


def _content(path: Path) -> bytes:
    from vivevoix.errors import SourceError, SourceNotFound, SourceTooLarge

    try:
        if path.stat().st_size > LARGEST:
            raise SourceTooLarge(f"{path} is larger than a gigabyte.", "Cut a piece out of it: ten seconds are enough.")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise SourceNotFound(f"There is no file {path}.", "Check its path.") from error
    except OSError as error:
        raise SourceError(f"{path} cannot be read ({error.strerror}).", "Name a file that you may read.") from error


def _document(said: "Credentials", mark: "Detection", duration: float, *, marked: bool) -> dict[str, Any]:
    from vivevoix.mastering.detect import THRESHOLD

    watermark = {"found": mark.found, "score": round(mark.score, 2), "threshold": THRESHOLD, "share": round(mark.share, 3)}
    return {"marked": marked, "duration": round(duration, 3), "credentials": asdict(said), "watermark": watermark}


def _lines(said: "Credentials", mark: "Detection", *, marked: bool) -> list[str]:
    from vivevoix.mastering.detect import THRESHOLD

    yes = f"found (score {mark.score:.1f}, threshold {THRESHOLD:g}), in {100 * mark.share:.0f} % of the pieces of ten seconds"
    no = f"not found (score {mark.score:.1f}, threshold {THRESHOLD:g})"
    rows = [
        ("signed by", f"{said.signer} ({said.issuer})" if said.issuer else said.signer),
        ("made", " with ".join(part for part in (said.made_at, said.made_with) if part)),
        ("article", " – ".join(part for part in (said.article, said.address) if part)),
        ("its text", f"SHA-256 {said.text_sha256}" if said.text_sha256 else ""),
        ("problems", ", ".join(said.problems)),
    ]
    return [
        "AI voice: the file says so."
        if marked
        else "Nothing in the file says that its voice is AI. That is no proof that it is not.",
        f"  content credentials: {STATES[said.state]}",
        *(f"    {_plain(name)}: {_plain(value)}" for name, value in rows if value),
        f"  mark in the sound: {yes if mark.found else no}",
    ]


def _plain(text: str) -> str:
    """A stranger's text, without what a terminal would obey."""
    return "".join(sign if sign.isprintable() else "�" for sign in text)
