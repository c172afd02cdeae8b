"""How long the voice rests after an utterance, by what it is and by what comes next."""

from vivevoix.model import Role

WITHIN = {
    # Sentences of one paragraph belong together: less than a breath (newsreaders: 0.3 to 0.5 s).
    Role.PARAGRAPH: 0.35,
    Role.STANDFIRST: 0.35,
    Role.QUOTE: 0.35,
    Role.NOTICE: 0.35,
    # A title of two sentences is one announcement; each half is heard as a headline of its own.
    Role.TITLE: 0.5,
    Role.HEADING: 0.4,
    Role.ITEM: 0.3,
}
"""Seconds between two sentences of one block, by its role."""

AFTER = {
    # The listener must know that the article itself begins now.
    Role.NOTICE: 0.8,
    # What has been announced is left to sink in before the story begins.
    Role.TITLE: 0.9,
    Role.STANDFIRST: 0.8,
    # A crosshead announces what follows: less than after a title, more than a paragraph's end.
    Role.HEADING: 0.7,
    # The eye sees a new line; the ear needs about twice the rest between two sentences.
    Role.PARAGRAPH: 0.65,
    # The quoted voice ends and the newspaper's comes back.
    Role.QUOTE: 0.7,
    # Items are heard as one list.
    Role.ITEM: 0.45,
}
"""Seconds after the last sentence of a block, by its role."""

BEFORE_HEADING = 1.0
"""Seconds before a crosshead, whatever stands before it: one part is over."""


def pause(role: Role, following: Role | None, *, same_block: bool) -> float:
    """Seconds of silence after a sentence; ``following`` is the next one's role, None at the end."""
    if same_block:
        return WITHIN[role]
    if following is Role.HEADING:
        return max(AFTER[role], BEFORE_HEADING)
    return AFTER[role]
