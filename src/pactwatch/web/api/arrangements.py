"""Arrangements and disagreements for programs."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query

from pactwatch import operations, views
from pactwatch.operations.asking import MOST_ON_A_PAGE
from pactwatch.operations.desk import dossier
from pactwatch.web.api import models
from pactwatch.web.api.answers import READING
from pactwatch.web.api.cursor import read_cursor, write_cursor
from pactwatch.web.api.parameters import As, Name, OfName, Page, State
from pactwatch.web.desk import Desk, get_desk

router = APIRouter(tags=["arrangements"])


@router.get("/arrangements", responses=READING)
def list_arrangements(
    desk: Annotated[Desk, Depends(get_desk)],
    as_of: As,
    turn: Page,
    state: State = None,
    stage: Annotated[
        str | None, Query(pattern="^[a-z]+$", description="Only those that stand there.")
    ] = None,
) -> models.ArrangementPage:
    """Say where every arrangement stands, overall and for each side."""
    after = read_cursor(turn.cursor, (str, str, str))
    found = operations.list_(
        register=desk.register, on=as_of.on, known_by=as_of.known_by, state=state, stage=stage
    )
    places = [(each.sender, each.receiver, each.name) for each in found]
    rest = [
        (place, each) for place, each in zip(places, found, strict=True) if after is None or place > after
    ]
    page = rest[: turn.limit]
    more = write_cursor(page[-1][0]) if len(rest) > len(page) else None
    return models.ArrangementPage.model_validate(
        {"items": [views.arrangement_as_row(each) for _, each in page], "next": turn.to_next(more)}
    )


@router.get("/arrangements/{name}", responses=READING)
def get_arrangement(name: Name, desk: Annotated[Desk, Depends(get_desk)], as_of: As) -> models.Dossier:
    """Say what is known of one arrangement; of a pair with several, of the newest."""
    return models.Dossier.model_validate(dossier_row(desk, name, as_of))


def dossier_row(desk: Desk, name: str, as_of: As, *, is_whole: bool = False) -> dict[str, Any]:
    """Return a dossier as plain values, with all that is told if the whole is asked for."""
    most = None if is_whole else MOST_ON_A_PAGE
    found = dossier(name, register=desk.register, on=as_of.on, known_by=as_of.known_by, most=most)
    return {**views.dossier_as_json(found.arrangement), "runs": list(found.runs)}


@router.get("/disagreements", responses=READING)
def list_disagreements(
    desk: Annotated[Desk, Depends(get_desk)],
    as_of: As,
    turn: Page,
    name: OfName = None,
    all_: Annotated[  # noqa: FBT002 (a parameter of the URL)
        bool, Query(alias="all", description="Also those that are no longer denied.")
    ] = False,
) -> models.DisagreementPage:
    """Say where sides or reports differ, with both quotes. The day ``on`` has no meaning here."""
    after = read_cursor(turn.cursor, (str, str))
    found = operations.disagreements(name, register=desk.register, all_=all_, known_by=as_of.known_by)
    placed = sorted(((each.arrangement, each.disagreement_id), each) for each in found)
    rest = [(place, each) for place, each in placed if after is None or place > after]
    page = rest[: turn.limit]
    more = write_cursor(page[-1][0]) if len(rest) > len(page) else None
    return models.DisagreementPage.model_validate(
        {"items": [views.disagreement_as_row(each) for _, each in page], "next": turn.to_next(more)}
    )
