"""The twins of pages: the same for programs, at the page's address with .json, .csv or .atom behind it."""

from __future__ import annotations

from fastapi import APIRouter, Depends

from pactwatch.web.api.unchanged import tell_if_unchanged
from pactwatch.web.twins import desk_pages, lists, records

router = APIRouter(dependencies=[Depends(tell_if_unchanged)], include_in_schema=False)
router.include_router(lists.router)
router.include_router(records.router)
router.include_router(desk_pages.router)
