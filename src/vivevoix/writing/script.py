"""The writing stage: an article's spoken blocks become utterances, one a sentence."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from vivevoix.model import Article, Block, Hint, HintKind, Role, Script, Span, Utterance
from vivevoix.writing.claim import breaks
from vivevoix.writing.cover import check_cover, check_said, sayable
from vivevoix.writing.language import RuledLanguage, language_of
from vivevoix.writing.lexicon import EMPTY, Lexicon
from vivevoix.writing.pause import pause

SPLIT_FROM = 0.5
"""Seconds: a break as long as this ends the utterance, so that the silence is real and not the voice's own comma."""

_ROLES = {role.value: role for role in Role if role is not Role.NOTICE}


@dataclass(frozen=True, slots=True)
class _Passage:
    """A sentence on its way to an utterance."""

    role: Role
    block: int | None
    start: int
    printed: str
    hints: tuple[Hint, ...] = ()
    silence: float | None = None
    """Seconds asked for after it; None leaves it to the roles."""


def write(article: Article, *, notice: str = "", lexicon: Lexicon = EMPTY, usual_liaisons: bool = True) -> Script:
    """What shall be said of an article, one utterance a sentence, ids ``u0001`` onwards.

    ``notice`` is said first, as its own utterance that belongs to no block. Without ``usual_liaisons`` only obligatory ones are
    made. Raises UnsupportedLanguage, BadLexicon, WrongUse
    (a hint that cannot be followed), and ViveVoixError when a printed word would not be said: nothing is dropped.
    """
    tongue = language_of(article.language, usual=usual_liaisons)
    held = lexicon.applying(article)
    passages = [*_announced(notice, tongue), *_passages(article, tongue)]
    utterances = (_utterance(index, passages, tongue, held) for index in range(len(passages)))
    return Script(article.language, tuple(utterances))


def _announced(notice: str, tongue: RuledLanguage) -> Iterator[_Passage]:
    for span in tongue.sentences(notice):
        if sayable(span.of(notice)):
            yield _Passage(Role.NOTICE, None, span.start, span.of(notice))


def _passages(article: Article, tongue: RuledLanguage) -> Iterator[_Passage]:
    for index, block in enumerate(article.blocks):
        if block.spoken:
            role = _ROLES.get(block.kind.value, Role.PARAGRAPH)
            yield from _of_block(index, block, role, tongue)


def _of_block(index: int, block: Block, role: Role, tongue: RuledLanguage) -> Iterator[_Passage]:
    spans = _whole(tongue.sentences(block.text), block.hints)
    check_cover(block.text, spans, "sentence", block.text)
    for part, silence in _parted(spans, block.hints):
        span = _trimmed(part, block.text)
        if sayable(span.of(block.text)):
            yield _Passage(role, index, span.start, span.of(block.text), _inside(block.hints, span), silence)


def _whole(spans: tuple[Span, ...], hints: tuple[Hint, ...]) -> tuple[Span, ...]:
    """Sentences joined where a hint reaches over their boundary: its words are said together. A language may change anywhere."""
    joining = [hint.span for hint in hints if hint.kind is not HintKind.LANG]
    found: list[Span] = []
    for span in spans:
        if found and any(hint.start < found[-1].end and span.start < hint.end for hint in joining):
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
    return tuple(found)


def _parted(spans: tuple[Span, ...], hints: tuple[Hint, ...]) -> Iterator[tuple[Span, float | None]]:
    """Sentences parted at long breaks, with the seconds of silence after each part."""
    long = sorted((at, seconds) for at, seconds in breaks(hints) if seconds >= SPLIT_FROM)
    for number, span in enumerate(spans):
        until = spans[number + 1].start if number + 1 < len(spans) else span.end
        start = span.start
        for at, seconds in long:
            if start < at < span.end:
                yield Span(start, at), seconds
                start = at
        final = [seconds for at, seconds in long if span.end <= at <= until]
        yield Span(start, span.end), max(final, default=None)


def _trimmed(span: Span, text: str) -> Span:
    printed = span.of(text)
    lead = len(printed) - len(printed.lstrip())
    return Span(span.start + lead, span.start + len(printed.rstrip()))


def _inside(hints: tuple[Hint, ...], span: Span) -> tuple[Hint, ...]:
    """The hints of a stretch, counted from its first character."""
    return tuple(
        replace(hint, span=Span(max(hint.span.start, span.start), min(hint.span.end, span.end)).moved(-span.start))
        for hint in hints
        if hint.span.start < span.end and hint.span.end > span.start
    )


def _utterance(index: int, passages: list[_Passage], tongue: RuledLanguage, lexicon: Lexicon) -> Utterance:
    passage = passages[index]
    following = passages[index + 1] if index + 1 < len(passages) else None
    same_block = following is not None and following.block == passage.block and following.role == passage.role
    silence = pause(passage.role, following.role if following else None, same_block=same_block)
    readings = tongue.readings(passage.printed, role=passage.role, hints=passage.hints, lexicon=lexicon)
    check_said(passage.printed, readings)
    return Utterance(
        f"u{index + 1:04d}", passage.role, passage.block, passage.start, passage.printed, readings,
        silence if passage.silence is None else passage.silence,
    )  # fmt: skip
