"""From a comment that was sent to a comment that is kept, or to what is wrong with it."""

from dataclasses import replace

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from vivevoix.errors import RecordsError
from vivevoix.site.comments.draft import Fault, Sent, sent
from vivevoix.site.posted import Pace, Subject, fields
from vivevoix.storage.records.comments import Added, Comments, Draft, Refusal, State

STATUSES = {
    Fault.TOO_FAST: 429,
    Fault.REPEATED: 409,
    Fault.PARENT_GONE: 409,
    Fault.QUEUE_FULL: 503,
    Fault.NOT_KEPT: 503,
}
"""Of an answer with that fault; 422 with any other."""

_REFUSALS = {
    Refusal.REPEATED: Fault.REPEATED,
    Refusal.PARENT_GONE: Fault.PARENT_GONE,
    Refusal.FULL: Fault.QUEUE_FULL,
}


async def taken(request: Request, subject: Subject, store: Comments, pace: Pace, *, hold: bool) -> tuple[Sent, Added | int]:
    """What was sent, and the comment that was kept of it; else the seconds to wait, and the faults are in what was sent.

    Raises FormRefused.
    """
    found = sent(await fields(request))
    if wait := pace.wait(request):
        return replace(found, faults=(Fault.TOO_FAST,)), wait
    if found.faults:
        return found, 0
    draft = Draft(subject.slug, found.name, found.text, found.parent)
    try:
        made = await run_in_threadpool(store.add, draft, State.HELD if hold else State.APPROVED)
    except RecordsError:
        return replace(found, faults=(Fault.NOT_KEPT,)), 60
    if isinstance(made, Added):
        return found, made
    return _refused(found, made), 0


def _refused(found: Sent, refusal: Refusal) -> Sent:
    parent = None if refusal is Refusal.PARENT_GONE else found.parent
    return replace(found, parent=parent, faults=(_REFUSALS[refusal],))
