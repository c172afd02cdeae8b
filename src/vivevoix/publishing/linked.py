"""What the page says of itself to machines: schema.org, after https://schema.org/NewsArticle and AudioObject."""

import re
from typing import Any

from vivevoix.publishing.clock import iso
from vivevoix.publishing.form import EditionForm
from vivevoix.publishing.frame import ALONE, Frame

_SOURCE_TYPES = {
    "trainedAlgorithmicMedia": "https://schema.org/TrainedAlgorithmicMediaDigitalSource",
}
"""schema.org's name for each IPTC term that we write."""


def linked_data(document: EditionForm, frame: Frame = ALONE) -> dict[str, Any]:
    """NewsArticle with its AudioObject; what is not known, or not made yet, is left away."""
    article = document["article"]
    whole = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article["title"],
        "inLanguage": article["language"],
        "datePublished": article["published_at"],
        "author": _named("Person", author(article["byline"])),
        "publisher": _named("Organization", article["site"]),
        "image": photo(document, frame),
        "description": " ".join(block["text"] for block in article["blocks"] if block["kind"] == "standfirst"),
        "mainEntityOfPage": web(article["canonical_url"]) or frame.address,
        "audio": _audio(document, frame) if document["audio"]["file"] and document["cues"] else {},
    }
    return {name: value for name, value in whole.items() if value}


def web(address: str) -> str:
    """The address when it is one of the web, else nothing: a ``javascript:`` address never reaches a link."""
    return address if re.match(r"https?://[^\s\x00-\x1f]+$", address, re.IGNORECASE) else ""


def photo(document: EditionForm, frame: Frame = ALONE) -> str:
    """The photo's address for machines: where the newspaper has it, else our copy."""
    image = document["article"]["image"]
    return (web(image["address"]) or frame.absolute(image["file"])) if image else ""


def author(byline: str) -> str:
    """``Par Ada Roux`` → ``Ada Roux``."""
    return re.sub(r"^(par|by)\s+", "", byline.strip(), flags=re.IGNORECASE)


def _named(kind: str, name: str) -> dict[str, str]:
    return {"@type": kind, "name": name} if name else {}


def _audio(document: EditionForm, frame: Frame) -> dict[str, Any]:
    disclosure = document["disclosure"]
    term = disclosure["digital_source_type"].rpartition("/")[2]
    return {
        "@type": "AudioObject",
        "name": document["article"]["title"],
        "contentUrl": frame.absolute(document["audio"]["file"]),
        "encodingFormat": "audio/mpeg",
        "duration": iso(document["audio"]["duration"]),
        "inLanguage": document["voice"]["language"],
        "description": disclosure["text"],
        "digitalSourceType": _SOURCE_TYPES.get(term, disclosure["digital_source_type"]),
        "transcript": " ".join(utterance["printed"] for utterance in document["script"]["utterances"]),
    }
