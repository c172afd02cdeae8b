"""The article page with its player: complete without JavaScript and from the file system, one file."""

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from itertools import groupby
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from vivevoix.publishing.assets import PLAYER, STYLE, asset
from vivevoix.publishing.card import card
from vivevoix.publishing.clock import iso, reader
from vivevoix.publishing.form import EditionForm
from vivevoix.publishing.frame import ALONE, Frame
from vivevoix.publishing.linked import author, linked_data, photo, web
from vivevoix.publishing.passage import Passage, passages
from vivevoix.publishing.policy import policy
from vivevoix.publishing.texts import Texts, texts
from vivevoix.publishing.timing import timing
from vivevoix.publishing.typography import unbreakable

_HEADER = ("title", "standfirst")
"""Kinds that stand above the photo, wherever the page had them."""


def page(document: EditionForm, frame: Frame = ALONE) -> str:
    """The article page of an edition; without a frame it is ``index.html``, which loads nothing but the folder's files.

    Every text of the article is escaped; the frame's slots are put in as they are.
    """
    return _rendered("page.html", document, frame)


def embed(document: EditionForm, frame: Frame = ALONE) -> str:
    """The player with the article's text folded away, for an ``<iframe>`` on any site."""
    return _rendered("embed.html", document, frame)


def _rendered(template: str, document: EditionForm, frame: Frame) -> str:
    words = texts(document["article"]["language"])
    shown = {"edition": document, "t": words, "frame": frame, **_view(document, words, frame)}
    return environment().get_template(template).render(shown)


@cache
def environment() -> Environment:
    """Templates that escape everything and refuse unknown names."""
    made = Environment(
        loader=PackageLoader("vivevoix.publishing"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"clock": reader, "iso": iso, "web": web, "set": unbreakable}
    made.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    return made


def _view(document: EditionForm, words: Texts, frame: Frame) -> Mapping[str, Any]:
    """What the templates need beside the document itself."""
    article, style, script = document["article"], asset(STYLE), asset(PLAYER)
    return {
        "header": _header(passages(document)),
        "body": _body(passages(document)),
        "kicker": _block(document, "kicker"),
        "tagline": _block(document, "tagline"),
        "photo": photo(document, frame),
        "author": author(article["byline"]),
        "published": _date(article["published_at"], words),
        "made": _date(document["made_at"], words),
        "listing": _listing(document),
        "card": card(document, words),
        "heard": bool(document["audio"]["file"] and document["cues"]),
        "source": web(document["article"]["canonical_url"]) or frame.address,
        "timing": timing(document, frame.base),
        "linked": linked_data(document, frame),
        "style": Markup(style),  # noqa: S704 (our own file, without any text of an article)
        "script": Markup(script),  # noqa: S704
        "policy": policy(style, script) if frame.alone else frame.policy,
    }


def _header(shown: tuple[Passage, ...]) -> dict[str, tuple[Passage, ...]]:
    """The first headline, and all of the standfirst."""
    return {
        "title": tuple(passage for passage in shown if passage.kind == "title")[:1],
        "standfirst": tuple(passage for passage in shown if passage.kind == "standfirst"),
    }


def _body(shown: tuple[Passage, ...]) -> tuple[tuple[str, tuple[Passage, ...]], ...]:
    """Runs of passages of one kind (a list is a run of items); a second headline is shown as a crosshead."""
    first = next((passage for passage in shown if passage.kind == "title"), None)
    rest = [passage for passage in shown if passage is not first and passage.kind != "standfirst"]
    return tuple((kind, tuple(run)) for kind, run in groupby(rest, key=lambda passage: passage.kind))


def _block(document: EditionForm, kind: str) -> str:
    """The first block of a kind that is shown but not read."""
    return next((block["text"] for block in document["article"]["blocks"] if block["kind"] == kind), "")


def _date(moment: str | None, words: Texts) -> str:
    return words.date(datetime.fromisoformat(moment)) if moment else ""


def _listing(document: EditionForm) -> tuple[dict[str, Any], ...]:
    """Each utterance with its time, the spoken notice included."""
    utterances = {utterance["id"]: utterance for utterance in document["script"]["utterances"]}
    rows = ((utterances[cue["utterance"]], cue) for cue in document["cues"])
    return tuple({"role": row["role"], "text": row["printed"], "start": cue["start"], "end": cue["end"]} for row, cue in rows)
