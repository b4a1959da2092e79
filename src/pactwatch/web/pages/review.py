"""One claim a screen, one key a decision; what somebody else has decided meanwhile is never lost."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, NamedTuple

from fastapi import APIRouter, Depends, Form, HTTPException, Query, Request
from starlette.responses import RedirectResponse, Response

from pactwatch import views
from pactwatch.errors import ClashError, DecisionError, PactwatchError
from pactwatch.operations.deciding import (
    ReviewItem,
    decide_together,
    explain_claim,
    next_to_review,
    review_item,
    reword,
)
from pactwatch.operations.reviewing import find_decision
from pactwatch.web.decider import current_decider
from pactwatch.web.desk import Desk, get_desk
from pactwatch.web.links import Links
from pactwatch.web.page import Page
from pactwatch.web.taking_back import take_back

router = APIRouter()
_ACTS = frozenset({"accept", "reject", "edit"})
_FIELD = "field-"
_LONGEST_NOTE = 1000
_PAIR = r"^[A-Z]{2}-[A-Z]{2}$"
_NUMBERS = r"^[0-9,]*$"
_LONGEST_NUMBERS = 2000
Pair = Annotated[str | None, Query(pattern=_PAIR)]
Did = Annotated[str, Query(pattern=_NUMBERS, max_length=_LONGEST_NUMBERS)]
ClaimId = Annotated[str | None, Query(pattern=r"^[0-9a-f]{6,40}$")]


class Wish(NamedTuple):
    """What a person wants to decide, as a form says it."""

    act: str
    changes: dict[str, str]
    words: tuple[str, ...]
    note: str | None
    seen: int | None
    is_alone: bool


@router.get("/review")
def show_next(
    desk: Annotated[Desk, Depends(get_desk)],
    arrangement: Pair = None,
    after: ClaimId = None,
    did: Did = "",
) -> Response:
    """Go to the next event that waits, or say that all have been looked at."""
    queue = next_to_review(arrangement, register=desk.register, after=after)
    state = _state(arrangement, did, after)
    if queue.next_id is not None:
        return RedirectResponse(Links().review(queue.next_id, state), HTTPStatus.SEE_OTHER)
    values = {"queue": queue, "arrangement": arrangement, "did": did, "last": after}
    page = Page(
        template="review_done.html",
        title="Review",
        path="review",
        values=values,
        here="review",
        has_as_of=False,
    )
    return desk.answer(page)


@router.get("/review/{claim_id}")
def show(  # noqa: PLR0913 (one argument a part of the URL)
    claim_id: str,
    desk: Annotated[Desk, Depends(get_desk)],
    *,
    arrangement: Pair = None,
    did: Did = "",
    last: ClaimId = None,
    alone: bool = False,
    why: bool = False,
) -> Response:
    """Show one claim to decide on."""
    item = review_item(claim_id, arrangement, register=desk.register)
    page = _make_page(item, arrangement=arrangement, did=did, last=last, is_alone=alone, has_why=why)
    return desk.answer(page)


@router.post("/review/undo/{number}")
def undo(
    number: int,
    desk: Annotated[Desk, Depends(get_desk)],
    claim: Annotated[str, Form(pattern=r"^[0-9a-f]{6,40}$")],
    also: Annotated[str, Form(pattern=_NUMBERS, max_length=_LONGEST_NUMBERS)] = "",
    arrangement: Pair = None,
) -> Response:
    """Take back what was decided at once, and return to its claim."""
    numbers = [number, *(int(each) for each in also.split(",") if each)]
    take_back(numbers, register=desk.register)
    return RedirectResponse(Links().review(claim, _state(arrangement)), HTTPStatus.SEE_OTHER)


async def _read_wish(request: Request) -> Wish:
    """Return what a form wants.

    Raises:
        HTTPException: If it is no form of this page.
    """
    form = {name: value for name, value in (await request.form()).items() if isinstance(value, str)}
    act, seen = form.get("act", ""), form.get("seen", "")
    if act not in _ACTS or (seen and not (seen.isascii() and seen.isdigit())):
        raise HTTPException(HTTPStatus.BAD_REQUEST, "it is not said what is decided")
    return Wish(
        act=act,
        changes={name.removeprefix(_FIELD): value for name, value in form.items() if name.startswith(_FIELD)},
        words=tuple(line.strip() for line in form.get("words", "").splitlines() if line.strip()),
        note=form.get("note", "").strip()[:_LONGEST_NOTE] or None,
        seen=int(seen) if seen else None,
        is_alone=form.get("alone") == "yes",
    )


@router.post("/review/{claim_id}")
def decide(
    claim_id: str,
    desk: Annotated[Desk, Depends(get_desk)],
    wish: Annotated[Wish, Depends(_read_wish)],
    arrangement: Pair = None,
) -> Response:
    """Record a decision and go on; if somebody else has decided meanwhile, show both."""
    item = review_item(claim_id, arrangement, register=desk.register)
    own = views.review_page(item.record, item.weight, item.queue)
    changes = views.changed_fields(item.record.now, wish.changes) if wish.act == "edit" else {}
    words = wish.words if wish.act == "edit" and wish.words != own.passages else ()
    try:
        numbers = _record(desk, own, wish, changes, words)
    except ClashError:
        theirs = find_decision(own.claim.claim_id, register=desk.register)
        if theirs is None:
            raise
        versions = (
            views.version_of_decision(theirs),
            views.version_of_wish(wish.act, current_decider().name, changes, words),
        )
        page = _make_page(item, arrangement=arrangement, wish=wish, versions=versions)
        return desk.answer(page, status=HTTPStatus.CONFLICT)
    except DecisionError as error:
        fault = f"{error.what[:1].upper()}{error.what[1:]}. {error.remedy}"
        return desk.answer(
            _make_page(item, arrangement=arrangement, wish=wish, fault=fault), status=HTTPStatus.BAD_REQUEST
        )
    state = [("after", own.claim.claim_id), *_state(arrangement, ",".join(map(str, numbers)))]
    return RedirectResponse(Links().review(state=state), HTTPStatus.SEE_OTHER)


def _record(
    desk: Desk, own: views.ReviewPage, wish: Wish, changes: dict[str, str], words: tuple[str, ...]
) -> list[int]:
    """Record what is wanted, and return the numbers of the decisions that it takes."""
    claim_id = own.claim.claim_id
    if words:
        made = reword(
            claim_id,
            words,
            register=desk.register,
            by=current_decider().name,
            changes=changes,
            note=wish.note,
            seen=wish.seen,
        )
        return [each.number for each in made]
    copies = () if wish.is_alone else own.copy_ids
    made = decide_together(
        wish.act,
        (claim_id, *copies),
        register=desk.register,
        by=current_decider().name,
        changes=changes or None,
        note=wish.note,
        seen=wish.seen,
    )
    return [each.number for each in made]


def _state(arrangement: str | None, did: str = "", last: str | None = None) -> list[tuple[str, str]]:
    """Return the state that the URLs of a review keep; of which claim a decision was only if there is one."""
    state = (("arrangement", arrangement), ("did", did), ("last", last if did else None))
    return [(name, value) for name, value in state if value]


def _make_page(  # noqa: PLR0913 (what the screen can show)
    item: ReviewItem,
    *,
    arrangement: str | None,
    did: str = "",
    last: str | None = None,
    is_alone: bool = False,
    has_why: bool = False,
    wish: Wish | None = None,
    versions: tuple[views.Version, views.Version] | None = None,
    fault: str = "",
) -> Page:
    own = views.review_page(item.record, item.weight, item.queue)
    because: tuple[str, ...] | None = None
    if has_why:
        try:
            because = explain_claim(item.record)
        except PactwatchError:
            because = ()
    values = {
        "own": own,
        "arrangement": arrangement,
        "did": did,
        "last": last,
        "is_alone": is_alone or (wish is not None and wish.is_alone),
        "because": because,
        "wish": wish,
        "given": wish.changes if wish else {},
        "versions": versions,
        "fault": fault,
        "state": _state(arrangement),
    }
    return Page(
        template="review.html",
        title=f"Review: {own.claim.says}",
        path=f"review/{own.claim.claim_id}",
        values=values,
        here="review",
        has_as_of=False,
    )
