"""How long pages may be kept, and by whom: never one reader's page for another."""

import hashlib

from starlette.requests import Request
from starlette.responses import Response

from vivevoix.site.newspaper import Newspaper

_SHARED_S = 60


def cached(request: Request, response: Response, variant: str, newspaper: Newspaper) -> Response:
    """The page with its validators, or 304 when the browser has this very page.

    A reader's browser may keep a page and must ask each time; ``Vary`` makes the back button ask again after a new choice. A
    shared cache may keep only the page of those who have not chosen, and only when the newspaper says that its cache lets
    every request with a choice pass by: caches differ in what they do with ``Vary: Cookie``, so nothing hangs on it.
    """
    if variant == "none" and newspaper.shared_cache:
        headers = {"cache-control": f"public, max-age=0, s-maxage={_SHARED_S}, must-revalidate", "vary": "Sec-GPC"}
    else:
        headers = {"cache-control": "private, no-cache", "vary": "Cookie, Sec-GPC"}
    headers["etag"] = tag = f'W/"{hashlib.sha256(bytes(response.body)).hexdigest()[:24]}"'
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    response.headers.update(headers)
    return response
