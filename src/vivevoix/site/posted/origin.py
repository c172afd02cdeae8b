"""Whether a form was sent from a page of this site."""

from urllib.parse import urlsplit

from starlette.requests import Request


def from_own_page(request: Request) -> bool:
    """By ``Sec-Fetch-Site``, else by ``Origin``, which browsers send and no page can forge.

    A client that sends neither is no browser in which a foreign page could act for its reader: a text browser, a program.
    """
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site in {"same-origin", "none"}
    origin = request.headers.get("origin")
    if origin is None:
        return True
    try:
        return urlsplit(origin).netloc == request.headers.get("host")
    except ValueError:
        return False
