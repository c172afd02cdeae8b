"""What readers send by form: read within limits, at a human pace, as plain text.

That it was sent from a page of ours, ``doors`` has already seen to.
"""

from vivevoix.site.posted.fields import FormRefused, fields
from vivevoix.site.posted.pace import Pace
from vivevoix.site.posted.sheet import Find, Frame, Sheet, Subject, refused
from vivevoix.site.posted.text import line, paragraphs
from vivevoix.site.posted.words import words

__all__ = [
    "Find",
    "FormRefused",
    "Frame",
    "Pace",
    "Sheet",
    "Subject",
    "fields",
    "line",
    "paragraphs",
    "refused",
    "words",
]
