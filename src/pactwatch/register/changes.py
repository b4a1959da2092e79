"""What is known now and was not known then, by the third clock: when it was recorded here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from pactwatch.register.disagreement import status_of
from pactwatch.register.happening import in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pactwatch.register.arrangement import Arrangement
    from pactwatch.register.derived.news import News
    from pactwatch.register.happening import Happening


class ChangeKind(StrEnum):
    """What has changed about an arrangement."""

    NEW = "new"
    GONE = "gone"
    STAGE = "stage"
    SIDE = "side"
    HAPPENING = "happening"
    DISAGREEMENT = "disagreement"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that is known now and was not then.

    ``before`` and ``after`` are stages, or the status of a disagreement; of a happening that is new,
    ``happening`` has those who tell it best. ``subject`` is the party or the disagreement's subject.
    """

    kind: ChangeKind
    arrangement: str
    subject: str | None = None
    before: str | None = None
    after: str | None = None
    happening: Happening | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the change as plain values."""
        told = self.happening.told if self.happening else ()
        return {
            "change": self.kind.value,
            "arrangement": self.arrangement,
            "subject": self.subject or (self.happening.type if self.happening else None),
            "before": self.before,
            "after": self.after,
            "claims": [event.claim_id for event in told],
        }


def changes_of(news: Iterable[News]) -> Iterator[Change]:
    """Yield what has changed of arrangements that are known otherwise than before."""
    for each in news:
        if each.after is None:
            if each.before is not None:
                yield Change(kind=ChangeKind.GONE, arrangement=each.before.name)
            continue
        if each.before is None:
            stage = each.after.stage.stage
            after = stage.value if stage else None
            yield Change(kind=ChangeKind.NEW, arrangement=each.after.name, after=after)
            continue
        yield from _standing(each.before, each.after)
        for happening in sorted(each.happenings, key=in_order):
            yield Change(kind=ChangeKind.HAPPENING, arrangement=each.after.name, happening=happening)
        for turned in each.disagreements:
            was_there = turned.disagreement_id in each.known_disagreements
            yield Change(
                kind=ChangeKind.DISAGREEMENT,
                arrangement=each.after.name,
                subject=turned.subject,
                before=status_of(is_open=not turned.is_open) if was_there else None,
                after=status_of(is_open=turned.is_open),
            )


def find_changes(before: Iterable[Arrangement], after: Iterable[Arrangement]) -> tuple[Change, ...]:
    """Return what has changed between two states of a register, by arrangement.

    An arrangement is the same if the pair and the run's beginning are, or if they share a claim: one whose
    beginning moved has not ended.
    """
    then, changes = list(before), []
    for now in after:
        same = _same(now, then)
        if same is None:
            stage = now.stage.stage
            changes.append(
                Change(kind=ChangeKind.NEW, arrangement=now.name, after=stage.value if stage else None)
            )
        else:
            then.remove(same)
            changes.extend(_between(same, now))
    changes.extend(Change(kind=ChangeKind.GONE, arrangement=each.name) for each in then)
    return tuple(changes)


def _same(now: Arrangement, then: Iterable[Arrangement]) -> Arrangement | None:
    ids = {event.claim_id for event in now.events}
    own = [each for each in then if (each.sender, each.receiver) == (now.sender, now.receiver)]
    return max(own, key=lambda each: len(ids & {event.claim_id for event in each.events}), default=None)


def _between(then: Arrangement, now: Arrangement) -> Iterator[Change]:
    yield from _standing(then, now)
    known = {event.claim_id for event in then.events}
    for happening in now.happenings:
        if not known & {event.claim_id for event in happening.told}:
            yield Change(kind=ChangeKind.HAPPENING, arrangement=now.name, happening=happening)
    was_open = {each.disagreement_id: each.is_open for each in then.disagreements}
    for each in now.disagreements:
        if was_open.get(each.disagreement_id) != each.is_open:
            yield Change(
                kind=ChangeKind.DISAGREEMENT,
                arrangement=now.name,
                subject=each.subject,
                before=status_of(is_open=not each.is_open) if each.disagreement_id in was_open else None,
                after=status_of(is_open=each.is_open),
            )


def _standing(then: Arrangement, now: Arrangement) -> Iterator[Change]:
    if then.stage.stage != now.stage.stage:
        yield Change(
            kind=ChangeKind.STAGE, arrangement=now.name, before=then.stage.stage, after=now.stage.stage
        )
    for old, new in zip(then.sides, now.sides, strict=True):
        states = [_side(side.finding.stage, is_denying=side.denies is not None) for side in (old, new)]
        if states[0] != states[1]:
            yield Change(
                kind=ChangeKind.SIDE,
                arrangement=now.name,
                subject=new.party,
                before=states[0],
                after=states[1],
            )


def _side(stage: str | None, *, is_denying: bool) -> str | None:
    return f"{stage or ''}{' ' if stage and is_denying else ''}{'denies' if is_denying else ''}" or None
