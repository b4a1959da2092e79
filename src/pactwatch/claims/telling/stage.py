"""Where an arrangement stands at the end of a report, by the events that the report tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.claims.arrangement import Arrangement, Stage
from pactwatch.claims.event import Event, EventType, Modality
from pactwatch.claims.reason import Reason
from pactwatch.claims.telling.stage_after import RISE, RISEN_TO, STOPPED_AT, STOPS
from pactwatch.claims.weighing.choosing import likeliest_answer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pactwatch.claims.reason import Step

_STAGE_AFTER = {**RISEN_TO, **STOPPED_AT, EventType.REFUSED: Stage.REFUSED}
_DONE = frozenset({Modality.ASSERTED, Modality.CONFIRMED, Modality.REPORTED})
_MOVES_ON = frozenset({EventType.TRANSFER, EventType.STARTED, EventType.SIGNED, EventType.AGREED})
_STOPPED = frozenset({Stage.ENDED, Stage.SUSPENDED})
_MADE = frozenset({Stage.AGREED, Stage.SIGNED, Stage.APPROVED})
_SURE = 0.6


def derive_arrangements(events: Sequence[Event]) -> list[Arrangement]:
    """Return one arrangement for each pair of the events, in the order in which they are first told.

    Its stage is weighed from its events, how sure each is, and what the rule makes of all and of the sure.
    """
    pairs = dict.fromkeys((event.sender, event.receiver) for event in events)
    return [_derive(pair, [e for e in events if (e.sender, e.receiver) == pair]) for pair in pairs]


def _derive(pair: tuple[str, str], events: Sequence[Event]) -> Arrangement:
    answer, reason = likeliest_answer("stages", find_stage_traits(events), list(Stage))
    stage, why = _mended(Stage(answer), reason, events)
    return Arrangement(
        sender=pair[0], receiver=pair[1], stage=stage, because=(Reason("stage: {}".format, why),)
    )


def _mended(stage: Stage, why: Step, events: Sequence[Event]) -> tuple[Stage, Step]:
    """Return the stage that is weighed, unless one was made anew after an end, or came to harm somebody.

    One that has ended or is suspended is not at work, whoever was moved before.
    """
    by_rule, rule = stage_by_rule(events)
    if stage is Stage.ENDED and by_rule in _MADE:
        return by_rule, f"{rule}, after an end"
    if stage is Stage.OPERATING and by_rule in _STOPPED:
        return by_rule, rule
    if stage in RISE and any(map(_is_sure_harm, events)):
        return max(stage, Stage.OPERATING, key=RISE.index), "somebody came to harm under it"
    return stage, why


def _is_sure_harm(event: Event) -> bool:
    """Say whether an event is a harm done under an arrangement, which is then at work."""
    return event.type is EventType.INCIDENT and event.modality in _DONE and event.sureness >= _SURE


def stage_by_rule(events: Sequence[Event]) -> tuple[Stage, str]:
    """Return where events leave an arrangement, if each of them is told as it was read, and why.

    What is done counts: the furthest stage reached, unless the arrangement has since been ended, suspended
    or blocked. "Since" goes by date where both dates are known, and else a stop stands. Plans, possibilities
    and denials count only where nothing was done.
    """
    done = [event for event in events if event.modality in _DONE and event.type in _STAGE_AFTER]
    return _of_done(done) if done else _of_talk(events)


def find_stage_traits(events: Sequence[Event]) -> list[str]:
    """Return what the events of one pair show of its stage: what the rule makes of them, which they are."""
    done = [event for event in events if event.modality in _DONE and event.type in _STAGE_AFTER]
    stage, _ = stage_by_rule(events)
    by_sure, _ = stage_by_rule([event for event in events if event.sureness >= _SURE] or events)
    traits = ["always", f"rule:{stage}", f"rule-of-sure:{by_sure}", f"rules:{stage}/{by_sure}"]
    for event in events:
        told = _told(event.modality)
        traits.append(f"{told}:{event.type}")
        if event.sureness >= _SURE:
            traits.append(f"sure-{told}:{event.type}")
    traits.append(f"first:{events[0].type}")
    traits.append(f"surest:{max(events, key=lambda event: event.sureness).type}")
    dated = [event for event in done if event.date]
    if dated:
        traits.append(f"latest:{max(dated, key=lambda event: event.date or '').type}")
    return list(dict.fromkeys(traits))


def _told(modality: Modality) -> str:
    if modality in _DONE:
        return "done"
    return "denied" if modality is Modality.DENIED else "to-come"


def _of_done(done: Sequence[Event]) -> tuple[Stage, str]:
    reached = [event for event in done if _STAGE_AFTER[event.type] in RISE]
    highest = max(reached, key=lambda e: RISE.index(_STAGE_AFTER[e.type]), default=None)
    latest = max((event.date or "" for event in reached), default="")
    for stop in STOPS:
        stopping = [event for event in done if _STAGE_AFTER[event.type] is stop]
        if stopping and not _is_overtaken(stopping, done, stop):
            return stop, f"{stopping[-1].type} and nothing after it"
    refused = [event for event in done if event.type is EventType.REFUSED]
    if refused and (highest is None or _STAGE_AFTER[highest.type] in {Stage.PROPOSED, Stage.TALKS}):
        return Stage.REFUSED, "refused, and nothing agreed"
    if latest and any((event.date or "") > latest for event in refused):
        return Stage.REFUSED, "refused after all else that is dated"
    if highest is None:
        return Stage.AGREED, "something is said of it, no stage of its own"
    return _STAGE_AFTER[highest.type], f"{highest.type} is the furthest that it got"


def _is_overtaken(stopping: Sequence[Event], done: Sequence[Event], stop: Stage) -> bool:
    """Say whether an arrangement went on after it was stopped."""
    stopped = max((event.date or "" for event in stopping), default="")
    lifting = {EventType.RESUMED, EventType.RULED_LAWFUL} if stop is Stage.BLOCKED else {EventType.RESUMED}
    lifted = [event for event in done if event.type in lifting]
    if lifted:
        when = max((event.date or "" for event in lifted), default="")
        if not (stopped and when) or when >= stopped:
            return True
    moved = [e for e in done if e.type in _MOVES_ON]
    last_move = max((event.date or "" for event in moved), default="")
    if stop is Stage.ENDED:
        return bool(stopped and last_move and last_move > stopped)
    return bool(stopped and last_move and last_move[:7] > stopped[:7])


def _of_talk(events: Sequence[Event]) -> tuple[Stage, str]:
    """The stage where nothing was done: planned, possible or denied events only."""
    if any(event.type is EventType.REFUSED for event in events):
        return Stage.REFUSED, "refused"
    if all(event.modality is Modality.DENIED for event in events):
        return Stage.REFUSED, "denied, and nobody is left to claim it"
    open_events = [event for event in events if event.modality is not Modality.DENIED]
    types = {event.type for event in open_events}
    if types & {EventType.TRANSFER, EventType.STARTED, EventType.APPROVED, EventType.PAID, EventType.SIGNED}:
        return Stage.AGREED, "planned under it"
    return (Stage.TALKS if EventType.TALKS in types else Stage.PROPOSED), "planned or possible only"
