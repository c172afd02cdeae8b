"""Which kind of photo some bytes are, by their first bytes: a name or a header may lie."""

_SIGNATURES = (
    (0, b"\xff\xd8\xff", "jpg"),
    (0, b"\x89PNG\r\n\x1a\n", "png"),
    (8, b"WEBP", "webp"),
    (0, b"GIF8", "gif"),
    (4, b"ftypavif", "avif"),
)
"""Offset, bytes, extension. No SVG: it is a program to a browser that opens it."""

KINDS = tuple(extension for _, _, extension in _SIGNATURES)


def picture_kind(content: bytes) -> str:
    """The usual extension, or nothing when it is no photo that every browser shows."""
    for offset, signature, extension in _SIGNATURES:
        if content[offset : offset + len(signature)] == signature:
            return extension
    return ""
