"""A reader's choice, and the signed text that carries it from page to page."""

from dataclasses import dataclass

from itsdangerous import BadData, URLSafeTimedSerializer

from vivevoix.site.consent.policy import CHOICE_DAYS, Basis, Policy

_SALT = "vivevoix.consent.1"
_LONGEST = 1024
"""Characters of a cookie that is looked at: ours has about 200."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What the reader allows. ``Choice()`` is nobody's: nothing was chosen, nothing is allowed."""

    decided: bool = False
    granted: frozenset[str] = frozenset()
    """Keys of categories."""
    receipt: str = ""
    signal: bool = False
    """Whether the browser itself said no (``Sec-GPC``)."""

    def allows(self, policy: Policy, key: str) -> bool:
        """Whether a category may act. An unknown category never may."""
        category = policy.category(key)
        if category is None:
            return False
        if category.basis is Basis.NECESSARY:
            return True
        if category.basis is Basis.EXEMPT and not self.decided:
            return not self.signal
        return self.decided and key in self.granted

    def accepts(self, policy: Policy) -> tuple[str, ...]:
        """Categories that need a yes and have it."""
        return tuple(category.key for category in policy.asked if self.allows(policy, category.key))

    def variant(self, policy: Policy) -> str:
        """The class of pages that the reader sees: ``none``, ``refused``, or what is granted. Says nothing of who it is."""
        if not self.decided:
            return "signal" if self.signal else "none"
        return "+".join(sorted(self.granted & {category.key for category in policy.optional})) or "refused"


class Seal:
    """Writes a choice so that only this site can have written it."""

    def __init__(self, key: str, policy: Policy) -> None:
        self._serializer = URLSafeTimedSerializer(key, salt=_SALT)
        self._policy = policy

    def closed(self, choice: Choice) -> str:
        """The cookie's value."""
        whole = {"p": self._policy.digest[:16], "g": sorted(choice.granted), "r": choice.receipt}
        return str(self._serializer.dumps(whole))

    def opened(self, text: str) -> Choice | None:
        """The choice; None when it is forged, older than six months, or was made on another policy."""
        if not text or len(text) > _LONGEST:
            return None
        try:
            whole = self._serializer.loads(text, max_age=CHOICE_DAYS * 86400)
        except BadData:
            return None
        if not isinstance(whole, dict) or whole.get("p") != self._policy.digest[:16]:
            return None
        return Choice(decided=True, granted=frozenset(whole.get("g", ())), receipt=str(whole.get("r", "")))
