"""The dates that may hold for an event though its own sentence does not tell them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.claims.details.fronted import is_inside
from pactwatch.claims.details.nearness import find_verb_traits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pactwatch.claims.event import Modality
    from pactwatch.claims.saying.voices import Voice
    from pactwatch.claims.words.candidates import Candidate
    from pactwatch.language.time_expressions import TimeExpression

_PRECISION = {4: "year", 7: "month", 10: "day"}
_MANY = 3


def precision_of(date: str) -> str:
    """Return how fine an EDTF date is: ``day``, ``month``, ``year``, ``interval`` or ``other``."""
    return _PRECISION.get(len(date), "interval" if "/" in date else "other")


def traits_of_event(
    date: str, candidate: Candidate, modality: Modality, published: str | None
) -> Iterator[str]:
    """Yield what a date is beside what happened: how fine, and whether later than the report."""
    event = candidate.cue.event
    precision = precision_of(date)
    yield f"precision:{precision}"
    yield f"event:{event}"
    yield f"event:{event},precision:{precision}"
    if published is not None:
        later = date[: len(published)] > published[: len(date)]
        yield f"{'later' if later else 'past'}/{modality}"
        yield f"{'later' if later else 'past'}/{event}"


def find_dates_around(
    candidate: Candidate, modality: Modality, voice: Voice | None, published: str | None
) -> Iterator[tuple[str, list[str]]]:
    """Yield dates that stand around the sentence of a cue, each with what speaks for and against it.

    They are the last date of the sentence before and the first of the one after, the last of the two earlier
    ones, the date that heads the paragraph ("14 April 2022 - Britain signs …"), and the day of the report.
    """
    passage = candidate.passage
    around = passage.around
    own = "own-times" if any(time.date for time in passage.times) else "no-times"
    before = [time for time in around.before if time.date]
    after = [time for time in around.after if time.date]
    earlier = [time for time in around.earlier if time.date]
    near = "near-times" if before or after else "no-near-times"
    for where, time, count in (
        ("before", before[-1] if before else None, len(before)),
        ("after", after[0] if after else None, len(after)),
        (f"earlier,{near}", earlier[-1] if earlier else None, len(earlier)),
        ("heading", around.heading, 1),
    ):
        if time is not None and time.date:
            place = f"beside:{where},{own}"
            shown = [*_of_place(place, time, count, candidate)]
            yield (
                time.date,
                [
                    *shown,
                    *(
                        f"{place},{trait}"
                        for trait in traits_of_event(time.date, candidate, modality, published)
                    ),
                ],
            )
    if published is not None:
        yield published, [*_of_publication(candidate, modality, voice, own, near)]


def _of_place(place: str, time: TimeExpression, count: int, candidate: Candidate) -> Iterator[str]:
    passage = candidate.passage
    yield place
    yield f"{place},times:{min(count, _MANY)}"
    yield f"{place},role:{time.role}"
    yield f"{place},anchor:{time.anchor}"
    yield f"{place},{'title' if passage.is_title else 'text'}"
    yield f"{place},sentence:{min(passage.index, _MANY)}"
    yield f"{place},head:{passage.lowered[candidate.at]}"


def _of_publication(
    candidate: Candidate, modality: Modality, voice: Voice | None, own: str, near: str
) -> Iterator[str]:
    """What speaks for an event of the day of the report: its first sentences, words spoken, what goes on."""
    passage, event = candidate.passage, candidate.cue.event
    place = "title" if passage.is_title else f"sentence:{min(passage.index, _MANY)}"
    yield "today"
    yield f"today,{own}"
    yield f"today,{own},{near}"
    yield f"today,{place}"
    yield f"today,{own},{place}"
    yield f"today,{event}"
    yield f"today,{event},{place}"
    yield f"today,{event},{modality}"
    yield f"today,{event},{own}"
    yield f"today,{modality}"
    yield f"today,voice:{voice.stance if voice is not None else 'none'}"
    yield f"today,{event},voice:{voice is not None}"
    yield from find_verb_traits("today", candidate)


def find_traits_of_none(candidate: Candidate, modality: Modality) -> Iterator[str]:
    """Yield what speaks for an event being told without a date: what, how, and which times stand near."""
    passage, event = candidate.passage, candidate.cue.event
    dated = [time for time in passage.times if time.date]
    own = "own-times" if dated else "no-times"
    inside = sum(is_inside(time, candidate) for time in dated)
    beside = any(time.date for time in (*passage.around.before, *passage.around.after))
    yield "none"
    yield f"none,{event}"
    yield f"none,{modality}"
    yield f"none,{event},{modality}"
    yield f"none,{own}"
    yield f"none,{event},{own}"
    yield f"none,inside:{min(inside, _MANY)}"
    yield f"none,{'title' if passage.is_title else 'text'}"
    yield f"none,sentence:{min(passage.index, _MANY)}"
    yield f"none,beside:{beside},{own}"
    yield f"none,undated:{len(dated) < len(passage.times)},{own}"
    yield f"none,depth:{min(len(candidate.clause.governors), _MANY)}"
    yield from find_verb_traits("none", candidate)
