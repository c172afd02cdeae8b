"""Takes apart what copying has glued together: buttons, a credit behind a caption, a wrapper behind a sentence.

Copied pages lose the boxes that held their parts. What was ``[Share] [Comment]`` arrives as ``ShareComment``; a picture credit
hangs on the title. No sign is lost: the parts joined are the line.
"""

import re
from collections.abc import Iterator

from vivevoix.model import BlockKind
from vivevoix.reading.fold import plain, words
from vivevoix.reading.patterns import is_label, is_tail, verdict_on

_GLUE = re.compile(r"(?<=[a-zà-öø-ÿœ0-9.!?»)%”\"…])(?=[A-ZÀ-ÖØ-Þ©(«])")
_SENTENCE_END = re.compile(
    r"(?<=[.!?…»”\")])\s+(?=[A-ZÀ-ÖØ-Þ©(\[#])|\s+(?=©|\((?:photo|crédit|image|ph\.|AFP|Reuters)\b)", re.IGNORECASE
)
_SEPARATOR = re.compile(r"\s+[—–|•·/-]\s+")
_HEAD_PART = re.compile(r"(?<=[\w,]) ?(?=(?:Publié|Mis |Modifi|Updated|Published|Temps de|Lecture|le \d))")
_HEAD_KINDS = frozenset({BlockKind.BYLINE, BlockKind.DATE, BlockKind.KICKER, BlockKind.NOTICE, BlockKind.CREDIT})
_HEAD_WORDS = 30
_MOST_LABELS = 12
_CAPTION_WORDS = 60


def taken_apart(line: str, title: str = "") -> tuple[str, ...]:
    """The parts of a line, in order; joined they are the line, but for the space between them.

    Example: ``Tout accepterTout refuser`` → ``Tout accepter``, ``Tout refuser``.
    """
    return tuple(part for whole in _without_title(line, title) for part in _parts(whole))


def _parts(line: str) -> tuple[str, ...]:
    labels = _label_chain(line)
    if labels:
        return labels
    verdict = verdict_on(line)
    if verdict and not (verdict.kind is BlockKind.CAPTION and _inner_credit(line)):
        return (line,)
    return _tail_cut(line) or _head_cut(line) or _byline_cut(line) or (line,)


def _without_title(line: str, title: str) -> tuple[str, ...]:
    """The title repeated at the head of a line, and what hangs on it."""
    if not title or len(line) <= len(title) or plain(line[: len(title)]).casefold() != plain(title).casefold():
        return (line,)
    rest = line[len(title) :]
    glued = rest[:1] in "©([|" or rest[:1].isupper() or re.match(r"\s*[-–—|©(]", rest) is not None
    return (title_part(line, title), rest.strip()) if glued else (line,)


def title_part(line: str, title: str) -> str:
    """The title as the line prints it."""
    return line[: len(title)].strip()


def _label_chain(line: str) -> tuple[str, ...]:
    """The labels that a line consists of, when it consists of several: ``PartagerCommenter``, ``Facebook Twitter``."""
    cuts = [
        0,
        *sorted({m.end() for m in re.finditer(r"\s+|(?<=\w)(?=[A-ZÀ-Ý])|\s*[|•·/,]\s*", line)} - {0, len(line)}),
        len(line),
    ]
    if len(cuts) < 3 or len(line) > 300:
        return ()
    return _chained(line, cuts)


def _chained(line: str, cuts: list[int]) -> tuple[str, ...]:
    """The fewest labels from cut to cut that make up the line; empty when it is not made of labels."""
    best: dict[int, tuple[str, ...]] = {0: ()}
    for end in cuts[1:]:
        for start in cuts:
            if start >= end or start not in best or len(best[start]) >= _MOST_LABELS:
                continue
            part = line[start:end].strip(" \u00a0|•·/,")
            if is_label(part) and (end not in best or len(best[start]) + 1 < len(best[end])):
                best[end] = (*best[start], line[start:end].strip())
    found = best.get(len(line), ())
    return found if len(found) > 1 else ()


def _cuts(line: str) -> Iterator[int]:
    yield from sorted(
        {m.end() for m in _SENTENCE_END.finditer(line)}
        | {m.start() for m in _GLUE.finditer(line)}
        | {m.end() for m in _SEPARATOR.finditer(line)}
    )


def _tail_cut(line: str) -> tuple[str, ...]:
    """A sentence and the wrapper behind it: ``Il est parti. Lire aussi : le récit`` → two parts."""
    for cut in _cuts(line):
        head, rest = line[:cut].strip(), line[cut:].strip()
        verdict = is_tail(rest) if head and rest else None
        if verdict and not (verdict.kind is BlockKind.CREDIT and rest[0] != "©" and len(words(head)) > _CAPTION_WORDS):
            return (*_parts(head), *_parts(rest))
    return ()


def _head_cut(line: str) -> tuple[str, ...]:
    """A label glued to the head of a sentence: ``PartagerLe maire est parti.`` → two parts."""
    for match in _GLUE.finditer(line[:80]):
        head, rest = line[: match.start()].strip(), line[match.start() :].strip()
        if head and rest and is_label(head):
            return (head, *_parts(rest))
    return ()


def _byline_cut(line: str) -> tuple[str, ...]:
    """A byline, its date, the reading time on one line: ``Par Anne Roux — Publié le 3 mai`` → two parts."""
    if len(words(line)) > _HEAD_WORDS:
        return ()
    for cut in sorted(
        {m.end() for m in _SEPARATOR.finditer(line)} | {m.start() for m in _HEAD_PART.finditer(line)}, reverse=True
    ):
        head, rest = line[:cut].strip(), line[cut:].strip()
        if _heads(head.rstrip(",;|·•–—- /")) and rest:
            behind = (rest,) if _heads(rest) else _byline_cut(rest)
            if behind:
                return (head, *behind)
    return ()


def _heads(text: str) -> bool:
    """Whether ``text`` is one of the small lines at the head of an article."""
    verdict = verdict_on(text)
    return verdict is not None and verdict.kind in _HEAD_KINDS


def _inner_credit(line: str) -> bool:
    """Whether a caption ends in its credit, which is a part of its own."""
    return any(is_credit(line[cut:]) for cut in _cuts(line) if cut)


def caption_and_credit(text: str) -> tuple[str, str]:
    """A caption and the credit behind it: ``Le port, mardi. © A. Roux`` → ``Le port, mardi.``, ``© A. Roux``."""
    if is_credit(text):
        return "", text
    *head, last = _parts(text) if text else ("",)
    return (" ".join(head).rstrip(" |·•/–—"), last) if head and is_credit(last) else (text, "")


def is_credit(text: str) -> bool:
    """Whether ``text`` is a picture's credit."""
    verdict = is_tail(text) or verdict_on(text)
    return verdict is not None and verdict.kind is BlockKind.CREDIT
