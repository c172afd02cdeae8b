"""What readers send by form: read within limits, from a page of ours, at a human pace, as plain text."""

from vivevoix.site.posted.fields import FormRefused, fields
from vivevoix.site.posted.origin import from_own_page
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
    "from_own_page",
    "line",
    "paragraphs",
    "refused",
    "words",
]
