"""What the band says about trackers: colour by a class, an icon, and words; never colour alone."""

from dataclasses import dataclass

from vivevoix.publishing.texts import Texts
from vivevoix.site.consent.choice import Choice
from vivevoix.site.consent.policy import Policy


@dataclass(frozen=True, slots=True)
class State:
    """The band of one page."""

    granted: bool
    words: str
    variant: str
    forget: str
    """Storage keys that scripts of refused services may have left, apart by spaces."""


def state_of(policy: Policy, choice: Choice, t: Texts) -> State:
    """Green when anything that needs a yes has it; else red, with the reason."""
    accepted = choice.accepts(policy)
    return State(bool(accepted), _words(policy, choice, t, accepted), choice.variant(policy), _forget(policy, choice))


def _words(policy: Policy, choice: Choice, t: Texts, accepted: tuple[str, ...]) -> str:
    if len(accepted) == len(policy.asked) and accepted:
        return t("band_granted")
    if accepted:
        titles = [category.title[t.language] for category in policy.asked if category.key in accepted]
        return t("band_granted_for", what=", ".join(titles))
    if choice.signal:
        return t("band_signal")
    return t("band_refused" if choice.decided else "band_none")


def _forget(policy: Policy, choice: Choice) -> str:
    """Before a choice there is nothing to remove: only a yes lets a service store."""
    refused = (service for category, service in policy.services() if not choice.allows(policy, category.key))
    return " ".join(key.name for service in refused for key in service.storage)
