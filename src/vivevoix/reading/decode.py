"""From bytes to text: what the bytes show goes before what the server or the page says of them."""

import codecs
import re

from vivevoix.errors import SourceNotText

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_FILES = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "an image or sound"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"ID3", "a sound"),
    (b"OggS", "a sound"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)
_CONTROLS = re.compile("[\x01-\x08\x0e-\x1a\x7f]")
_MOST_CONTROLS = 0.01
_TRAVELLED = re.compile("[ÂÃ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€[\x80-\xbf™œ\u009d¦“”˜]")
_WESTERN = frozenset("àâäçéèêëîïôöùûüÿœæÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸŒÆ«»“”‘’–—…€°·•£§©®™ñáíóúÁÍÓÚ²³½¼\u00a0")
_LATIN = {"iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii", "iso8859-1"}
"""Declared so, text is in truth Windows-1252, as every browser takes it (WHATWG Encoding)."""


def decoded(body: bytes, declared: str = "") -> str:
    """``body`` as text. Raises SourceNotText naming what it is when it is no text.

    Order: byte order mark; UTF-8 when it is valid (text in another encoding hardly ever is); what header or page declare; what
    charset_normalizer finds; Windows-1252. Text that went through a wrong encoding on its way (``Ã©``) is mended.
    """
    for mark, encoding in _BOMS:
        if body.startswith(mark):
            return _checked(body.decode(encoding, "replace"), body)
    refuse_files(body)
    return mended(_checked(_by_declaration(body, declared), body))


def refuse_files(body: bytes) -> None:
    """Raise SourceNotText when the first bytes are those of a PDF, a picture, an archive…, whatever the name says."""
    head = body.lstrip()[:8]
    for magic, name in _FILES:
        if head.startswith(magic):
            raise SourceNotText(f"This is {name}, not a text.", "Give the article's page, or its text as .txt, .md or .html.")


def mended(text: str) -> str:
    """Text in UTF-8 that was once read as Windows-1252, read rightly: ``lâ€™Ã©tÃ©`` → ``l’été``."""
    if len(_TRAVELLED.findall(text)) < 2:
        return text
    return "".join(_line_mended(line) for line in text.splitlines(keepends=True))


def _line_mended(line: str) -> str:
    if not _TRAVELLED.search(line):
        return line
    try:
        return b"".join(_byte(sign) for sign in line).decode("utf-8")
    except UnicodeError:
        return line


def _byte(sign: str) -> bytes:
    """A sign's byte in Windows-1252; the five bytes that it leaves undefined stand for themselves."""
    try:
        return sign.encode("cp1252")
    except UnicodeEncodeError:
        return sign.encode("latin-1")


def _by_declaration(body: bytes, declared: str) -> str:
    found = _DECLARED.search(body[:4096])
    candidates = ["utf-8", declared, found[1].decode("ascii") if found else ""]
    for encoding in candidates:
        text = _strictly(body, encoding.strip().lower())
        if text is not None:
            return text
    return _guessed(body)


def _strictly(body: bytes, encoding: str) -> str | None:
    """``body`` in an encoding, None when it is not in it. UTF-16 without a mark is believed only when half its bytes are zero."""
    if not encoding or (encoding.startswith("utf-16") and body.count(0) < len(body) / 4):
        return None
    try:
        return body.decode("cp1252" if encoding in _LATIN else encoding)
    except (UnicodeError, LookupError):
        return None


def _guessed(body: bytes) -> str:
    """Not valid anywhere: nearly UTF-8 with a few bad bytes, else what charset_normalizer finds, else Windows-1252."""
    nearly = body.decode("utf-8", "replace")
    accents = sum(byte >= 0xC2 for byte in body) or 1
    if nearly.count("\ufffd") <= 0.1 * accents:
        return nearly
    western = _strictly(body, "cp1252")
    if western is not None and _is_western(western):
        return western
    from charset_normalizer import from_bytes

    best = from_bytes(body[:100_000], cp_isolation=["cp1252", "mac_roman", "cp1250", "cp1251", "iso8859_15", "cp1256"]).best()
    return body.decode(best.encoding if best else "cp1252", "replace")


def _is_western(text: str) -> bool:
    """Whether the signs beyond ASCII are those that French and English print. charset_normalizer takes short French for Czech."""
    beyond = [sign for sign in text if ord(sign) > 127]
    return sum(sign in _WESTERN for sign in beyond) >= 0.95 * len(beyond)


def _checked(text: str, body: bytes) -> str:
    zeros = text.count("\x00") + len(_CONTROLS.findall(text))
    if zeros > _MOST_CONTROLS * max(len(text), 1) and zeros > 2:
        raise SourceNotText("This is a binary file, not a text.", "Give the article's page, or its text as .txt, .md or .html.")
    return text.replace("\x00", "") if body else ""
