"""Chapters as the podcast namespace has them: JSON Chapters 1.2, beside the audio."""

import json

from vivevoix.publishing.form import EditionForm

CHAPTERS = "chapters.json"
"""What the file is called in addresses."""
MIME = "application/json+chapters"


def has_chapters(document: EditionForm) -> bool:
    """Whether there is more to choose from than the beginning."""
    return len(document["chapters"]) > 1


def chapters(document: EditionForm) -> bytes:
    """The JSON of an edition's chapters. Times are seconds from the first sample of its audio."""
    article = document["article"]
    whole = {
        "version": "1.2.0",
        "title": article["title"],
        "author": article["byline"],
        "podcastName": article["site"],
        "fileName": document["audio"]["file"],
        "chapters": [
            {"startTime": part["start"], "endTime": part["end"], "title": part["title"]} for part in document["chapters"]
        ],
    }
    kept = {name: value for name, value in whole.items() if value or name == "chapters"}
    return json.dumps(kept, ensure_ascii=False, allow_nan=False).encode("utf-8", "replace")
