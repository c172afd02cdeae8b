"""The Content-Security-Policy of a page that carries its own style and script."""

from vivevoix.publishing.assets import fingerprint


def policy(style: str, script: str) -> str:
    """Nothing but this style, this script, and files from the page's own folder; no address of a third party.

    ``style`` and ``script`` are the exact characters between their tags.
    """
    rules = {
        "default-src": "'none'",
        "style-src": f"'{fingerprint(style)}'",
        "script-src": f"'{fingerprint(script)}'",
        "img-src": "'self'",
        "media-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "require-trusted-types-for": "'script'",
        "trusted-types": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())
