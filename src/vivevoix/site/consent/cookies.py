"""The one place that writes cookies. It refuses every name that the policy does not declare for what the reader allows."""

from collections.abc import Iterator
from http.cookies import SimpleCookie

from starlette.responses import Response

from vivevoix.site.consent.choice import Choice
from vivevoix.site.consent.policy import PLAIN_CHOICE, SECURE_CHOICE, Cookie, Policy


class UndeclaredCookie(Exception):
    """A fault of ours: somebody wants to set what the reader was not told of, or did not allow."""


class CookieWriter:
    """Sets and takes back what the policy declares."""

    def __init__(self, policy: Policy) -> None:
        self._policy = policy

    def write(self, response: Response, name: str, value: str, choice: Choice, *, secure: bool) -> None:
        """Set one cookie for as long as it was declared. Raises UndeclaredCookie."""
        cookie = self._declared(name, choice)
        if cookie is None:
            raise UndeclaredCookie(name)
        response.set_cookie(
            name,
            value,
            max_age=cookie.days * 86400 or None,
            path=cookie.path,
            domain=cookie.domain or None,
            secure=secure,
            httponly=True,
            samesite="lax",
        )

    def take_back(self, response: Response, choice: Choice, *, secure: bool) -> None:
        """Expire every declared cookie that the choice no longer allows; the browser ignores those it does not have."""
        for category, cookie in self._policy.cookies():
            if not choice.allows(self._policy, category.key):
                _expire(response, cookie, secure=secure)

    def allowed(self, header: str, choice: Choice) -> bool:
        """Whether a ``Set-Cookie`` header may leave: a declared name, or the taking back of one."""
        name = header.partition("=")[0].strip()
        gone = "max-age=0" in header.lower()
        return any(cookie.name == name for _, cookie in self._policy.cookies()) and (
            gone or self._declared(name, choice) is not None
        )

    def _declared(self, name: str, choice: Choice) -> Cookie | None:
        found = (item for item in self._policy.cookies() if item[1].name == name)
        return next((cookie for category, cookie in found if choice.allows(self._policy, category.key)), None)


def choice_cookie(*, secure: bool) -> str:
    """The name that holds the choice on this connection."""
    return SECURE_CHOICE if secure else PLAIN_CHOICE


def received(header: str, name: str) -> Iterator[str]:
    """Every value sent under ``name``: a forged cookie may stand beside ours."""
    for part in header.split(";"):
        key, _, value = part.strip().partition("=")
        if key == name:
            yield value.strip('"')


def _expire(response: Response, cookie: Cookie, *, secure: bool) -> None:
    # A script of the service may have set it for this host or for the declared domain: each needs its own line.
    for domain in {cookie.domain, ""}:
        line: SimpleCookie = SimpleCookie()
        line[cookie.name] = ""
        line[cookie.name]["max-age"] = 0
        line[cookie.name]["path"] = cookie.path
        if domain:
            line[cookie.name]["domain"] = domain
        if secure or cookie.name.startswith("__"):
            line[cookie.name]["secure"] = True
        response.headers.append("set-cookie", line.output(header="").strip())
