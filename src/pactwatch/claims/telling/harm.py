"""What harm an incident did: of its cue, the doings of its clause and its words, weighed traits choose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.claims.event import EventType, IncidentKind
from pactwatch.claims.weighing.choosing import likeliest_answer
from pactwatch.claims.words.frames import find_frames
from pactwatch.language.stems import stems_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pactwatch.claims.words.candidates import Candidate

TABLE = "harm"
_BESIDE = 6


def find_harm(candidate: Candidate) -> IncidentKind | None:
    """Return what harm an incident did; None of any other event."""
    if candidate.cue.event is not EventType.INCIDENT:
        return None
    answer, _ = likeliest_answer(TABLE, find_harm_traits(candidate), [kind.value for kind in IncidentKind])
    return IncidentKind(answer)


def find_harm_traits(candidate: Candidate) -> list[str]:
    """Return what shows the harm that an incident did."""
    return list(dict.fromkeys(_traits(candidate)))


def _traits(candidate: Candidate) -> Iterator[str]:
    passage, clause, cue = candidate.passage, candidate.clause, candidate.cue
    at, stems = candidate.at, stems_of(passage.lowered, passage.language)
    if cue.kind is not None:
        yield from (f"cue:{cue.kind}", f"cue-id:{cue.cue_id}")
    yield f"at:{stems[at]}"
    yield f"head:{stems[clause.head]}"
    yield from (f"frame:{frame.name}" for frame, _ in find_frames(passage, clause))
    yield from (f"clause:{stems[i]}" for i in clause.whole)
    yield from (f"clause~{kind}" for i in clause.whole for kind in sorted(passage.classes[i]))
    yield from (f"beside:{word}" for word in stems[max(0, at - _BESIDE) : at + _BESIDE])
    yield from (f"said:{word}" for word in stems)
