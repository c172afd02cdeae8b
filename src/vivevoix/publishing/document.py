"""An edition as the JSON document that travels with it, and back from its file."""

import json
import math
from collections.abc import Iterable
from pathlib import Path
from typing import Any, cast

from vivevoix import __version__
from vivevoix.errors import WrongUse
from vivevoix.model import (
    Article,
    Block,
    Cue,
    Edition,
    Finding,
    Heard,
    Image,
    Mark,
    Reading,
    Repair,
    Review,
    Script,
    Span,
    Utterance,
)
from vivevoix.publishing import form, names


def edition_document(edition: Edition, image_file: str = "") -> form.EditionForm:
    """The whole ``edition.json``. ``image_file`` names the photo's copy in the same folder, empty when there is none."""
    track, voice = edition.track, edition.voice
    return {
        "schema": "urn:vivevoix:edition:1",
        "version": 1,
        "made_at": edition.made_at.isoformat(),
        "made_by": f"vivevoix {__version__}",
        "article": article_document(edition.article, image_file),
        "script": script_document(edition.article, edition.script),
        "voice": {
            "engine": voice.engine,
            "name": voice.name,
            "language": voice.language,
            "rate": voice.rate,
            "fingerprint": edition.disclosure.model,
            "quotes": voice.quotes.name if voice.quotes else None,
        },
        "audio": {"file": names.AUDIO, "duration": _time(track.audio.duration), "sample_rate": track.audio.sample_rate},
        "loudness": {
            "integrated_lufs": _figure(track.loudness.integrated_lufs),
            "true_peak_dbtp": _figure(track.loudness.true_peak_dbtp),
        },
        "cues": [_cue(cue) for cue in track.timeline],
        "chapters": [{"title": part.title, "start": _time(part.start), "end": _time(part.end)} for part in track.chapters],
        "review": review_document(edition.review),
        "disclosure": {
            "text": edition.disclosure.text,
            "spoken": edition.disclosure.spoken,
            "digital_source_type": edition.disclosure.digital_source_type,
            "model": edition.disclosure.model,
            "watermark": edition.disclosure.watermark,
            "signed_by": edition.disclosure.signed_by,
        },
    }


def article_document(article: Article, image_file: str = "") -> form.ArticleForm:
    """The article with all its blocks, those left out with their reasons."""
    return {
        "source": {"kind": article.source.kind.value, "address": article.source.address},
        "language": article.language,
        "title": article.title,
        "byline": article.byline,
        "published_at": article.published_at.isoformat() if article.published_at else None,
        "image": _image(article.image, image_file) if article.image else None,
        "canonical_url": article.canonical_url,
        "site": article.site,
        "blocks": [_block(block) for block in article.blocks],
    }


def script_document(article: Article, script: Script) -> form.ScriptForm:
    """What ``vivevoix script --json`` prints: every reading, and what is left out with its reason."""
    return {
        "language": script.language,
        "title": article.title,
        "utterances": [_utterance(utterance) for utterance in script.utterances],
        "left_out": [{"kind": block.kind.value, "text": block.text, "reason": block.reason} for block in article.left_out],
    }


def review_document(review: Review) -> form.ReviewForm:
    """The report card."""
    return {
        "listener": review.listener,
        "measures": [
            {
                "name": measure.name,
                "value": _figure(measure.value),
                "unit": measure.unit,
                "limit": measure.limit,
                "passed": measure.passed,
            }
            for measure in review.measures
        ],
        "findings": [_finding(finding) for finding in review.findings],
        "heard": [_heard(heard) for heard in review.heard],
        "repairs": [_repair(repair) for repair in review.repairs],
    }


def encoded(document: form.EditionForm) -> bytes:
    """The bytes of ``edition.json``: UTF-8, one value a line, so that two editions can be compared by eye."""
    return (json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode("utf-8", "replace")


def load_document(folder: Path) -> form.EditionForm:
    """The document of the edition in ``folder``. Raises WrongUse when there is none, or none that this version reads."""
    path = folder / names.DOCUMENT
    try:
        loaded = json.loads(path.read_bytes())
    except (FileNotFoundError, NotADirectoryError) as error:
        raise WrongUse(f"There is no edition in {folder}.", "Name a folder that `vivevoix narrate` wrote.") from error
    except OSError as error:
        raise WrongUse(f"{path} cannot be read ({error.strerror}).", "Check who may read it.") from error
    except (ValueError, RecursionError) as error:
        raise WrongUse(f"{path} is not JSON: {error}.", "Narrate the article again.") from error
    return _recognised(loaded, path)


def _recognised(loaded: Any, path: Path) -> form.EditionForm:
    if not isinstance(loaded, dict) or not str(loaded.get("schema", "")).startswith("urn:vivevoix:edition:"):
        raise WrongUse(f"{path} is not the document of an edition.", "Name a folder that `vivevoix narrate` wrote.")
    if loaded.get("version") != form.VERSION:
        found = loaded.get("version")
        remedy = "Narrate the article again, or use the version of vivevoix that wrote it."
        raise WrongUse(f"{path} has version {found}; this program reads version {form.VERSION}.", remedy)
    missing = [key for key in form.EditionForm.__annotations__ if key not in loaded]
    if missing:
        raise WrongUse(f"{path} lacks {', '.join(missing)}.", "Narrate the article again.")
    return cast(form.EditionForm, loaded)


def _image(image: Image, image_file: str) -> form.ImageForm:
    return {
        "address": image.address,
        "file": image_file,
        "caption": image.caption,
        "credit": image.credit,
        "alt": image.alt,
    }


def _block(block: Block) -> form.BlockForm:
    return {
        "kind": block.kind.value,
        "text": block.text,
        "spoken": block.spoken,
        "reason": block.reason,
        "hints": [{"span": _span(hint.span), "kind": hint.kind.value, "value": hint.value} for hint in block.hints],
    }


def _utterance(utterance: Utterance) -> form.UtteranceForm:
    return {
        "id": utterance.id,
        "role": utterance.role.value,
        "printed": utterance.printed,
        "spoken": utterance.spoken,
        "phonemes": utterance.phonemes,
        "pause_after": _time(utterance.pause_after),
        "block": utterance.block,
        "start": utterance.start,
        "readings": [_reading(reading, utterance.printed) for reading in utterance.readings],
    }


def _reading(reading: Reading, printed: str) -> form.ReadingForm:
    return {
        "span": _span(reading.span),
        "printed": reading.span.of(printed),
        "spoken": reading.spoken,
        "phonemes": reading.phonemes,
        "rule": reading.rule,
        "confidence": round(reading.confidence, 4),
        "after": reading.after,
    }


def _cue(cue: Cue) -> form.CueForm:
    return {
        "utterance": cue.utterance.id,
        "start": _time(cue.start),
        "end": _time(cue.end),
        "marks": _marks(cue.marks),
    }


def _marks(marks: Iterable[Mark]) -> list[form.MarkForm]:
    return [{"span": _span(mark.span), "start": _time(mark.start), "end": _time(mark.end)} for mark in marks]


def _finding(finding: Finding) -> form.FindingForm:
    return {
        "utterance": finding.utterance,
        "span": _span(finding.span) if finding.span else None,
        "check": finding.check,
        "severity": finding.severity.value,
        "evidence": finding.evidence,
        "proposal": finding.proposal,
    }


def _repair(repair: Repair) -> form.RepairForm:
    return {
        "utterance": repair.utterance,
        "found": list(repair.found),
        "tried": list(repair.tried),
        "kept": list(repair.kept),
        "still_open": list(repair.still_open),
    }


def _heard(heard: Heard) -> form.HeardForm:
    words: list[form.HeardWordForm] = [
        {"text": word.text, "start": _time(word.start), "end": _time(word.end), "confidence": round(word.confidence, 4)}
        for word in heard.words
    ]
    return {"utterance": heard.utterance, "words": words}


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _time(seconds: float) -> float:
    return round(float(seconds), 3)


def _figure(value: float) -> float | None:
    """JSON has no infinity: the loudness of silence is null."""
    return round(float(value), 4) if math.isfinite(value) else None
