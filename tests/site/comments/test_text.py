"""The HTML of any text, and conversations out of any thread."""

from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.site.comments.payloads import PAYLOADS
from vivevoix.site.comments.html import html
from vivevoix.site.comments.thread import PER_PAGE, conversations, page
from vivevoix.site.posted import paragraphs
from vivevoix.storage.records.comments import Comment, State

PIECES = st.sampled_from(
    [
        "<",
        ">",
        "&",
        '"',
        "'",
        "\n",
        "\n\n",
        " ",
        "https://a.example/?b=1&c=2",
        "http://",
        "javascript:",
        "<p>",
        "</p>",
        "<a href=",
    ]
)
ANY = st.lists(st.one_of(PIECES, st.text(max_size=8), st.sampled_from(PAYLOADS)), max_size=12).map("".join)


class Seen(HTMLParser):
    """Tags, attributes, and the text that a reader sees."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag == "br":
            self.text += "\n"
        if tag == "p" and self.text:
            self.text += "\n\n"

    def handle_data(self, data: str) -> None:
        self.text += data


@given(ANY)
def test_nothing_but_paragraphs_breaks_and_links_comes_out_and_no_word_is_lost(typed: str) -> None:
    text = paragraphs(typed)
    seen = Seen(str(html(text)))
    assert seen.text == text
    for tag, attributes in seen.tags:
        assert tag in {"p", "br", "a"}
        if tag == "a":
            assert set(attributes) == {"href", "rel"} and str(attributes["href"]).lower().startswith(("http://", "https://"))
            assert attributes["rel"] == "nofollow ugc noopener noreferrer"
        else:
            assert not attributes


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Un\ndeux\n\ntrois", "<p>Un<br>deux</p><p>trois</p>"),
        ("<b>Non</b>", "<p>&lt;b&gt;Non&lt;/b&gt;</p>"),
        (
            "Voir https://a.example/b?c=1&d=2.",
            '<p>Voir <a href="https://a.example/b?c=1&amp;d=2" rel="nofollow ugc noopener noreferrer">'
            "https://a.example/b?c=1&amp;d=2</a>.</p>",
        ),
        ("ftp://a.example javascript:alert(1)", "<p>ftp://a.example javascript:alert(1)</p>"),
    ],
)
def test_a_text_is_set_as_it_was_typed(text: str, made: str) -> None:
    assert str(html(text)) == made


def comment(number: int, parent: int | None) -> Comment:
    return Comment(number, "sel", parent, "Ada", f"Texte {number}", datetime(2026, 1, 1, tzinfo=UTC), State.APPROVED)


THREADS = st.lists(st.integers(0, 40), max_size=40).map(
    lambda parents: tuple(comment(number, parent or None) for number, parent in enumerate(parents, 1))
)


@given(THREADS)
def test_each_comment_is_shown_once_after_what_it_answers(thread: tuple[Comment, ...]) -> None:
    order = [one.id for talk in conversations(thread) for one in (talk.first, *(answer.comment for answer in talk.answers))]
    assert sorted(order) == [one.id for one in thread]
    for one in thread:
        if one.parent and one.parent < one.id:
            assert order.index(one.parent) < order.index(one.id)


def test_an_answer_says_whom_it_answers_unless_that_is_plain() -> None:
    (talk,) = conversations((comment(1, None), comment(2, 1), comment(3, 2)))
    assert [(answer.comment.id, answer.to and answer.to.id) for answer in talk.answers] == [(2, None), (3, 2)]


def test_an_answer_deeper_than_any_stack_is_shown() -> None:
    thread = tuple(comment(number, number - 1 or None) for number in range(1, 5001))
    (talk,) = conversations(thread)
    assert len(talk.answers) == 4999


@given(THREADS, st.integers(-5, 10**30))
def test_pages_hold_every_conversation(thread: tuple[Comment, ...], number: int) -> None:
    last = page(thread, 1).last
    shown = [talk for wanted in range(1, last + 1) for talk in page(thread, wanted).conversations]
    assert tuple(shown) == conversations(thread)
    assert 1 <= page(thread, number).number <= last
    assert len(page(thread, number).conversations) <= PER_PAGE
