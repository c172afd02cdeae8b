"""Files that every page needs: ours, and those of the article page. Their addresses change with their content."""

import hashlib
from dataclasses import dataclass
from importlib.resources import files

from starlette.requests import Request
from starlette.responses import Response

from vivevoix.publishing.assets import ASSETS, asset

_CSS = "text/css; charset=utf-8"
_OWN = {
    "site.css": (("static", "site.css"), _CSS),
    "comments.css": (("comments", "comments.css"), _CSS),
    "consent.js": (("static", "consent.js"), "text/javascript; charset=utf-8"),
    "icon.svg": (("static", "icon.svg"), "image/svg+xml"),
}
_FOR_EVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class Static:
    """One file."""

    content: bytes
    kind: str
    digest: str


class Statics:
    """All of them, read once."""

    def __init__(self) -> None:
        own = {name: (files("vivevoix.site").joinpath(*path).read_bytes(), kind) for name, (path, kind) in _OWN.items()}
        page = {name: (asset(name).encode("utf-8"), kind) for name, kind in ASSETS.items()}
        self._files = {name: Static(content, kind, _digest(content)) for name, (content, kind) in (own | page).items()}

    def address(self, name: str) -> str:
        """Where browsers find it, under a name that is new when the content is."""
        return f"/static/{name}?v={self._files[name].digest}"

    def answer(self, request: Request) -> Response | None:
        """The file that the path names; None when there is none."""
        file = self._files.get(request.path_params["name"])
        if file is None:
            return None
        tag = f'"{file.digest}"'
        headers = {
            "etag": tag,
            "cache-control": _FOR_EVER if request.query_params.get("v") == file.digest else "public, no-cache",
            "access-control-allow-origin": "*",
            "cross-origin-resource-policy": "cross-origin",
        }
        if request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers=headers)
        return Response(file.content, media_type=file.kind, headers=headers)

    def digest(self, *names: str) -> str:
        """Of several together."""
        return _digest(" ".join(self._files[name].digest for name in names).encode())


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]
