"""A page as a tree."""

from typing import Any

import lxml.html


def dom(page: str) -> Any:
    """Untyped, for what an XPath gives depends on the path."""
    return lxml.html.fromstring(page)
