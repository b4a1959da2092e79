"""Where each type of event leaves an arrangement, if nothing else is told of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.claims.arrangement import Stage
from pactwatch.claims.event import EventType

if TYPE_CHECKING:
    from collections.abc import Mapping

RISEN_TO: Mapping[str, Stage] = {
    EventType.PROPOSED: Stage.PROPOSED,
    EventType.TALKS: Stage.TALKS,
    EventType.AGREED: Stage.AGREED,
    EventType.SIGNED: Stage.SIGNED,
    EventType.APPROVED: Stage.APPROVED,
    EventType.STARTED: Stage.OPERATING,
    EventType.TRANSFER: Stage.OPERATING,
    EventType.RESUMED: Stage.OPERATING,
    EventType.INCIDENT: Stage.OPERATING,
}
STOPPED_AT: Mapping[str, Stage] = {
    EventType.ENDED: Stage.ENDED,
    EventType.SUSPENDED: Stage.SUSPENDED,
    EventType.BLOCKED: Stage.BLOCKED,
    EventType.RULED_UNLAWFUL: Stage.BLOCKED,
}
RISE = tuple(dict.fromkeys(RISEN_TO.values()))
"""The stages on the way up, the lowest first."""
STOPS = tuple(dict.fromkeys(STOPPED_AT.values()))
"""The stages that end the way up, the most final first."""
