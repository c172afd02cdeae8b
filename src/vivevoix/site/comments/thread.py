"""Comments as conversations: a first one, and under it all that answers it or its answers, in order of time.

Two levels, whoever answers whom: an answer of an answer of an answer has no room on a telephone.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from vivevoix.storage.records.comments import Comment

PER_PAGE = 30
"""Conversations on one page."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A comment that answers another one."""

    comment: Comment
    to: Comment | None
    """What it answers; None when that is the conversation's first one, under which it stands anyway."""


@dataclass(frozen=True, slots=True)
class Conversation:
    """A comment with its answers."""

    first: Comment
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A stretch of a thread."""

    conversations: tuple[Conversation, ...]
    number: int
    """From 1."""
    last: int
    total: int
    """Comments of the whole thread that have a text."""


def conversations(thread: Iterable[Comment]) -> tuple[Conversation, ...]:
    """The thread's conversations, oldest first. Each comment stands after the one it answers; it stands alone without that one."""
    known: dict[int, Comment] = {}
    root: dict[int, int] = {}
    answers: dict[int, list[Answer]] = {}
    for comment in thread:
        parent = comment.parent if comment.parent in known else None
        known[comment.id] = comment
        root[comment.id] = comment.id if parent is None else root[parent]
        if parent is None:
            answers[comment.id] = []
        else:
            answers[root[parent]].append(Answer(comment, None if root[parent] == parent else known[parent]))
    return tuple(Conversation(known[first], tuple(under)) for first, under in answers.items())


def page(thread: tuple[Comment, ...], number: int) -> Page:
    """One page of a thread; a number beyond its ends is the nearest page."""
    whole = conversations(thread)
    last = max(1, -(-len(whole) // PER_PAGE))
    number = min(max(1, number), last)
    shown = whole[(number - 1) * PER_PAGE : number * PER_PAGE]
    return Page(shown, number, last, sum(1 for comment in thread if comment.text))
