"""A set of reports is surveyed: every arrangement that they tell of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.claims.reading import Reading
from pactwatch.views import SurveyRow, survey_rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pactwatch.documents import Skipped, Unreadable


def survey(outcomes: Iterable[Reading | Unreadable | Skipped]) -> tuple[SurveyRow, ...]:
    """Return every arrangement that the reports tell of, those of most reports first.

    Each row has the stage that the newest report gives, how many reports tell of it at which stage,
    and the words that say most. What ``read`` could not read or skipped adds nothing.
    """
    return survey_rows(outcome for outcome in outcomes if isinstance(outcome, Reading))
