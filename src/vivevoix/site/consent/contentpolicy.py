"""The Content-Security-Policy that follows from the consent policy and the reader's choice."""

from collections.abc import Iterable

from vivevoix.site.consent.choice import Choice
from vivevoix.site.consent.policy import DIRECTIVES, Policy

_OWN = {
    "script": ("'self'",),
    "style": ("'self'",),
    "img": ("'self'",),
    "media": ("'self'",),
    "frame": ("'self'",),
    "connect": ("'self'",),
    "font": ("'self'",),
}


def content_policy(policy: Policy, choice: Choice, embedders: Iterable[str] = ()) -> str:
    """Our own files, and the declared origins of what the reader allows; nothing inline, nothing evaluated.

    ``embedders``: origins that may show this page in a frame. Scripts of others are allowed only together with a yes; they
    may need to write HTML, so Trusted Types are asked for wherever no such script is allowed.
    """
    given = _granted(policy, choice)
    rules = ["default-src 'none'"]
    rules += [f"{directive}-src {' '.join((*_OWN[directive], *given[directive]))}" for directive in DIRECTIVES]
    rules += ["manifest-src 'self'", "base-uri 'none'", "form-action 'self'"]
    rules.append(f"frame-ancestors {' '.join(embedders) or chr(39) + 'none' + chr(39)}")
    if not given["script"]:
        rules.append("require-trusted-types-for 'script'; trusted-types 'none'")
    return "; ".join(rules)


def _granted(policy: Policy, choice: Choice) -> dict[str, list[str]]:
    given: dict[str, list[str]] = {directive: [] for directive in DIRECTIVES}
    for category, service in policy.services():
        if choice.allows(policy, category.key):
            for directive, origins in service.origins.items():
                given[directive] += [origin for origin in origins if origin not in given[directive]]
    return given
