"""A text is checked for a program."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends

from pactwatch import operations
from pactwatch.web.api.answers import problems
from pactwatch.web.api.checked_models import CheckedText, TextToCheck
from pactwatch.web.desk import Desk, get_desk

router = APIRouter(tags=["check"])


@router.post("/check", responses=problems(413))
def check(text: TextToCheck, desk: Annotated[Desk, Depends(get_desk)]) -> CheckedText:
    """Say of each statement of a text whether it is matched, contradicted, disputed or not found."""
    checked = operations.check(text.text, register=desk.register, published=text.published)
    return CheckedText.model_validate(checked.to_dict())
