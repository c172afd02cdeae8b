"""Line breaks that a typesetter would not allow, prevented character for character, so that every mark keeps its place."""

import re

_FRENCH = re.compile(r"(?<=[«‹]) | (?=[»›:;?!%€])|(?<=\d) (?=\d{3}(?!\d))|(?<=\d) (?=[A-Za-zµ°/]{1,4}(?![\w’']))")
"""Inside quotation marks, before high punctuation, inside numbers, before units: ``« 2 350 kg ! »``."""


def unbreakable(text: str, language: str) -> str:
    """``text`` with no-break spaces where French wants them; as long as before, and only spaces differ."""
    return _FRENCH.sub("\u00a0", text) if language.startswith("fr") else text
