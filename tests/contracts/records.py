"""What records do, on every database."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vivevoix.errors import WrongUse
from vivevoix.storage.records.base import Records
from vivevoix.storage.records.comments import Added, Comment, Comments, Draft, Refusal, State
from vivevoix.storage.records.reports import ReportDraft, Reports

NOW = datetime(2026, 11, 26, 14, 0, tzinfo=timezone(timedelta(hours=1)))
FREE = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=200)
"""What a cleaned text may hold: PostgreSQL keeps no NUL, and no text of ours has one."""
_INHERITED = [HealthCheck.function_scoped_fixture, HealthCheck.differing_executors]
free = settings(suppress_health_check=_INHERITED, max_examples=25, deadline=None)


class RecordsContract:
    """Subclass it with a fixture ``records``: empty, its tables made."""

    @pytest.fixture
    def records(self) -> Records:
        raise NotImplementedError

    @pytest.fixture
    def comments(self, records: Records) -> Comments:
        return Comments(records)

    @pytest.fixture
    def reports(self, records: Records) -> Reports:
        return Reports(records)

    def added(self, comments: Comments, text: str, state: State = State.APPROVED, parent: int | None = None) -> Added:
        made = comments.add(Draft("sel", "Ada", text, parent), state, NOW)
        assert isinstance(made, Added)
        return made

    def test_a_comment_comes_back_as_it_was_left(self, comments: Comments) -> None:
        made = self.added(comments, "Bravo.\n\nEncore.").comment
        assert made == Comment(made.id, "sel", None, "Ada", "Bravo.\n\nEncore.", NOW, State.APPROVED)
        assert comments.thread("sel") == (made,)
        assert comments.thread("sel")[0].written_at.tzinfo is UTC
        assert comments.thread("digue") == ()

    @free
    @given(name=FREE, text=FREE)
    def test_any_text_comes_back(self, comments: Comments, name: str, text: str) -> None:
        made = comments.add(Draft("libre", name, text), State.APPROVED, NOW)
        found = [one for one in comments.thread("libre") if (one.name, one.text) == (name, text)]
        assert len(found) == 1
        assert made is Refusal.REPEATED or (isinstance(made, Added) and made.comment == found[0])

    def test_a_held_comment_is_seen_by_moderators_alone(self, comments: Comments) -> None:
        held = self.added(comments, "Attente", State.HELD).comment
        assert comments.thread("sel") == ()
        assert comments.listed(State.HELD) == comments.listed() == comments.listed(article="sel") == (held,)
        comments.approve(held.id)
        assert [one.id for one in comments.thread("sel")] == [held.id]
        assert comments.listed(State.HELD) == ()

    def test_approving_twice_changes_nothing(self, comments: Comments) -> None:
        made = self.added(comments, "Deux fois", State.HELD).comment
        assert comments.approve(made.id) == comments.approve(made.id)

    @pytest.mark.parametrize("act", [Comments.approve, Comments.delete])
    def test_there_is_no_such_comment(self, comments: Comments, act: Callable[[Comments, int], tuple[Comment, ...]]) -> None:
        with pytest.raises(WrongUse, match="no comment 404"):
            act(comments, 404)

    def test_several_are_moderated_at_once_or_not_at_all(self, comments: Comments, reports: Reports) -> None:
        held = [self.added(comments, text, State.HELD).comment for text in ("un", "deux")]
        report = reports.add(ReportDraft("sel", "", "mot", None, ""))
        assert report is not None
        with pytest.raises(WrongUse):
            comments.approve(held[0].id, 404)
        with pytest.raises(WrongUse):
            comments.delete(held[0].id, 404)
        with pytest.raises(WrongUse):
            reports.resolve(report.id, 404)
        assert comments.listed(State.HELD) == tuple(held) and reports.listed() == (report,)
        assert [one.state for one in comments.approve(*(one.id for one in held))] == [State.APPROVED] * 2

    def test_what_was_deleted_does_not_come_back(self, comments: Comments) -> None:
        made = self.added(comments, "Injure").comment
        (gone,) = comments.delete(made.id)
        assert (gone.name, gone.text, gone.state) == ("", "", State.DELETED)
        with pytest.raises(WrongUse, match="gone"):
            comments.approve(made.id)

    def test_the_author_erases_by_code_however_it_is_copied(self, comments: Comments) -> None:
        made = self.added(comments, "À effacer")
        assert comments.owned(made.code) == made.comment
        gone = comments.erase(f"  {made.code.upper().replace('-', ' ')} ")
        assert gone is not None and (gone.name, gone.text, gone.state) == ("", "", State.ERASED)
        assert comments.erase(made.code) == gone == comments.owned(made.code)

    @pytest.mark.parametrize("code", ["", "-", "aaaaa-aaaaa-aaaaa-aaaaa-aaaaa", "' OR 1=1 --", "\x00", "\ud800"])
    def test_a_wrong_code_erases_nothing(self, comments: Comments, code: str) -> None:
        kept = self.added(comments, "Reste").comment
        assert comments.erase(code) is None
        assert comments.thread("sel") == (kept,)

    def test_the_code_is_kept_nowhere(self, comments: Comments, records: Records) -> None:
        code = self.added(comments, "Secret").code
        with records.read() as session:
            rows = session.connection().exec_driver_sql("SELECT * FROM comments").all()
        assert code not in str(rows) and code.replace("-", "") not in str(rows)

    def test_an_emptied_comment_stands_while_it_is_answered(self, comments: Comments) -> None:
        first = self.added(comments, "Question")
        answer = self.added(comments, "Réponse", parent=first.comment.id)
        last = self.added(comments, "Merci", parent=answer.comment.id)
        comments.erase(first.code)
        comments.delete(answer.comment.id)
        assert [(one.id, one.text) for one in comments.thread("sel")] == [
            (first.comment.id, ""),
            (answer.comment.id, ""),
            (last.comment.id, "Merci"),
        ]
        comments.delete(last.comment.id)
        assert comments.thread("sel") == ()

    def test_only_what_stands_there_is_answered(self, comments: Comments) -> None:
        held = self.added(comments, "Attente", State.HELD).comment
        for article, parent in (("sel", held.id), ("sel", 404), ("digue", self.added(comments, "Là").comment.id)):
            assert comments.add(Draft(article, "Eve", "Oui", parent), State.HELD) is Refusal.PARENT_GONE

    def test_the_same_words_are_taken_once(self, comments: Comments) -> None:
        made = self.added(comments, "Premier").comment
        assert comments.add(Draft("sel", "Ada", "Premier"), State.HELD) is Refusal.REPEATED
        assert isinstance(comments.add(Draft("digue", "Ada", "Premier"), State.HELD), Added)
        comments.delete(made.id)
        assert isinstance(comments.add(Draft("sel", "Ada", "Premier"), State.HELD), Added)

    def test_the_queue_has_an_end(self, comments: Comments, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("vivevoix.storage.records.comments.MAX_HELD", 2)
        taken = [comments.add(Draft("sel", "Ada", f"Flot {number}"), State.HELD) for number in range(3)]
        assert taken[2] is Refusal.FULL and len(comments.listed(State.HELD)) == 2

    def test_numbers_are_not_given_twice(self, comments: Comments) -> None:
        assert self.added(comments, "un").comment.id < self.added(comments, "deux").comment.id

    def test_many_at_once_lose_nothing(self, comments: Comments) -> None:
        def write(writer: int) -> None:
            for number in range(5):
                self.added(comments, f"{writer}/{number}", State.HELD)

        writers = [threading.Thread(target=write, args=(writer,)) for writer in range(4)]
        for one in writers:
            one.start()
        for one in writers:
            one.join()
        assert len({one.text for one in comments.listed(State.HELD)}) == 20

    def test_what_fails_half_way_leaves_nothing(self, comments: Comments, records: Records) -> None:
        with pytest.raises(ZeroDivisionError), records.write() as session:
            session.connection().exec_driver_sql("DELETE FROM comments")
            self._fail()
        made = self.added(comments, "Reste").comment
        with pytest.raises(ZeroDivisionError), records.write() as session:
            session.connection().exec_driver_sql("DELETE FROM comments")
            self._fail()
        assert comments.listed() == (made,)

    def _fail(self) -> None:
        raise ZeroDivisionError

    def test_a_report_comes_back_until_it_is_resolved(self, reports: Reports) -> None:
        made = reports.add(ReportDraft("sel", "Kervalan arrive.", "Kervalan", 12.5, "Kèrvalan"), NOW)
        assert made is not None and (made.at, made.reported_at, made.outcome) == (12.5, NOW, "")
        assert reports.listed() == reports.listed(article="sel") == (made,)
        assert reports.listed(article="digue") == reports.listed(resolved=True) == ()
        (resolved,) = reports.resolve(made.id, outcome="lexique", now=NOW)
        assert (resolved.resolved_at, resolved.outcome) == (NOW, "lexique")
        assert reports.listed() == () and reports.listed(resolved=True) == reports.listed(resolved=None) == (resolved,)

    def test_the_same_report_is_kept_once_while_it_is_open(self, reports: Reports) -> None:
        draft = ReportDraft("sel", "Kervalan arrive.", "Kervalan", 12.5, "Kèrvalan")
        first, second = reports.add(draft), reports.add(draft)
        assert first is not None and first == second
        reports.resolve(first.id)
        again = reports.add(draft)
        assert again is not None and again.id != first.id

    def test_reports_have_an_end_too(self, reports: Reports, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("vivevoix.storage.records.reports.MAX_OPEN", 1)
        assert reports.add(ReportDraft("sel", "", "un", None, "")) is not None
        assert reports.add(ReportDraft("sel", "", "deux", None, "")) is None

    def test_there_is_no_such_report(self, reports: Reports) -> None:
        with pytest.raises(WrongUse, match="no report 7"):
            reports.resolve(7)

    @free
    @given(sentence=FREE, word=FREE, text=FREE, at=st.none() | st.floats(0, 1e6))
    def test_any_report_comes_back(self, reports: Reports, sentence: str, word: str, text: str, at: float | None) -> None:
        made = reports.add(ReportDraft("libre", sentence, word, at, text))
        assert made in reports.listed(article="libre")
