"""When an event happened, as the words beside it tell: of the times told near, weighed traits choose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.claims.details.dates_around import (
    find_dates_around,
    find_traits_of_none,
    precision_of,
    traits_of_event,
)
from pactwatch.claims.details.fronted import is_inside
from pactwatch.claims.details.nearness import count_between, find_nearness, find_verb_traits
from pactwatch.claims.event import EventType, Modality
from pactwatch.claims.weighing.choosing import reasons_for, weigh_options
from pactwatch.claims.words.hearings import is_above_hearing, is_of_hearing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pactwatch.claims.pair.parties import Pair
    from pactwatch.claims.reason import Step
    from pactwatch.claims.saying.voices import Voice
    from pactwatch.claims.words.candidates import Candidate
    from pactwatch.language.time_expressions import TimeExpression

_LONGEST_DATELINE = 14
_NOT_DONE_BY_WORDS = frozenset(
    {EventType.TRANSFER, EventType.STARTED, EventType.INCIDENT, EventType.PAID, EventType.SIGNED}
)
_NEAR, _FAR = 4, 12
_WHETHER = "whether"
_MANY = 3
_ENDS_OF_DATELINE = frozenset({")", "(", "-", "--", "–", "—"})


def resolve_date(
    candidate: Candidate, pair: Pair, modality: Modality, voice: Voice | None, published: str | None
) -> tuple[str | None, Step]:
    """Return the date of an event and how it was found; None where the text gives none.

    In "the minister said on Sunday that ten people had landed in March", Sunday belongs to the saying and
    March to the landing. What is done by words (an agreement, a refusal, a ruling, an end) or denied may be
    dated by the saying.
    """
    traits = find_date_traits(candidate, pair, modality, voice, published)
    if _is_said_to_go_on(candidate, modality, voice):
        traits.pop(None)
    date = next(iter(weigh_options("dates", traits)))
    return date, "the text gives no date" if date is None else reasons_for("dates", traits[date])


def _is_said_to_go_on(candidate: Candidate, modality: Modality, voice: Voice | None) -> bool:
    """Say whether a party itself says on a day that is told that talks go on: they are of that day."""
    is_talk = candidate.cue.event is EventType.TALKS and modality is Modality.CONFIRMED
    return is_talk and voice is not None and voice.date is not None


def is_told_there(date: str | None, candidate: Candidate) -> bool:
    """Say whether the sentence of a cue tells a date itself, be it in another year or the start of a span."""
    return any(
        date in {time.date, time.in_story, time.turned} or (date or "").startswith(f"{time.date}/")
        for time in candidate.passage.times
        if time.date
    )


def find_date_traits(
    candidate: Candidate, pair: Pair, modality: Modality, voice: Voice | None, published: str | None
) -> dict[str | None, list[str]]:
    """Return each date told near a cue, with what speaks for and against it; None is that there is no date.

    Args:
        candidate: The cue with its clause.
        pair: The states that the event concerns.
        modality: How the event is told.
        voice: In whose words it stands, if in anybody's.
        published: EDTF date of publication, if known.
    """
    found: dict[str | None, list[str]] = {None: [*find_traits_of_none(candidate, modality)]}
    times = [time for time in candidate.passage.times if time.date]
    is_said = candidate.cue.event not in _NOT_DONE_BY_WORDS or modality is Modality.DENIED
    for time in times:
        if time.date is None or _is_dateline(time, candidate) or _is_of_hearing(time, candidate):
            continue
        if _is_of_asking(time, candidate):
            continue
        is_of_saying = _is_of_saying(time, candidate, voice)
        if not is_said and is_of_saying:
            continue
        traits = [
            *_of_time(time, candidate, times),
            *_of_words(time, candidate, voice),
            *find_nearness(time.start, time.end, candidate, pair),
        ]
        span = _until_now(time, published)
        turned = None if is_of_saying else time.turned
        for date in filter(None, (time.date, time.in_story, turned, span)):
            shown = [
                *traits,
                *traits_of_event(date, candidate, modality, published),
                *_of_year(date, time, candidate, times),
                *_of_side(date, time, candidate, modality),
                *([f"until-now,{candidate.cue.event}", "until-now"] if date == span else ()),
            ]
            found[date] = list(dict.fromkeys([*found.get(date, ()), *shown]))
    if voice is not None and voice.date and is_said:
        event = candidate.cue.event
        said = [
            "said",
            f"said/{event}",
            f"said/{event}/{modality}",
            f"said/{event}/{voice.stance}",
            f"said/{modality}",
            f"said/{voice.stance}",
            f"said,times:{bool(times)}",
        ]
        found.setdefault(voice.date, ["only-said"]).extend(said)
    for date, traits in find_dates_around(candidate, modality, voice, published):
        known = found.setdefault(date, [])
        known.extend([f"also,{traits[0]}"] if known else traits)
    return found


def _of_time(time: TimeExpression, candidate: Candidate, times: list[TimeExpression]) -> Iterator[str]:
    words, clause = candidate.passage.words, candidate.clause
    at = words[candidate.at].start
    inside = is_inside(time, candidate)
    yield "inside" if inside else "outside"
    side = "after" if time.start > at else "before"
    yield f"{side},{'inside' if inside else 'outside'}"
    between = count_between(words, at, time.start)
    distance = "near" if between <= _NEAR else "middling" if between <= _FAR else "far"
    yield f"{distance},{'inside' if inside else 'outside'}"
    rivals = [other for other in times if other is not time]
    yield f"times:{min(len(times), _MANY)}"
    if rivals and all(abs(other.start - at) > abs(time.start - at) for other in rivals):
        yield f"nearest,{'inside' if inside else 'outside'}"
    if any(other.start <= words[i].start < other.end for other in rivals for i in clause.whole):
        yield f"rival-inside,{'inside' if inside else 'outside'}"
    yield f"role:{time.role}"
    yield f"role:{time.role},{'inside' if inside else 'outside'}"


def _of_words(time: TimeExpression, candidate: Candidate, voice: Voice | None) -> Iterator[str]:
    """Whose time it is: of the cue's clause, of one above it, or of one inside it."""
    passage, clause = candidate.passage, candidate.clause
    words = passage.words
    place = next((i for i, word in enumerate(words) if word.start >= time.start), None)
    if place is not None:
        other = passage.syntax.clause_of(place)
        if other.head == clause.head:
            yield "own-clause"
        elif other.head in clause.governors:
            depth = clause.governors.index(other.head)
            yield f"clause-above:{min(depth, 1)}"
        elif clause.head in other.governors:
            yield "clause-below"
        else:
            yield "clause-beside"
    if voice is None:
        yield "no-voice"
    else:
        at = words[candidate.at].start
        yield f"voice-of-event:{voice.governs(at)},of-time:{voice.governs(time.start)}"
        if time.date == voice.date:
            yield "date-of-saying"
    if len(words) <= 2 * _FAR:
        yield "short-sentence"


def _until_now(time: TimeExpression, published: str | None) -> str | None:
    """Return the time from a date to the report: what has gone on "since November"."""
    if time.role != "since" or time.date is None or published is None:
        return None
    now = published[: len(time.date)]
    return f"{time.date}/{now}" if len(now) == len(time.date) and time.date < now else None


def _of_side(date: str, time: TimeExpression, candidate: Candidate, modality: Modality) -> Iterator[str]:
    """Whether a date lies on the side of the day of the report that the tense tells, or on the other."""
    if time.turned is None or date not in {time.date, time.turned}:
        return
    side = "told-side" if date == time.date else "other-side"
    later = "later" if max(time.date or "", time.turned) == date else "past"
    yield side
    yield f"{side},{later},{modality}"
    yield f"{side},{later},{candidate.cue.event}"
    yield f"{side},{precision_of(date)},{later}"
    yield f"{side},{later},role:{time.role}"
    yield from find_verb_traits(f"{side},{later}", candidate)


def _of_year(
    date: str, time: TimeExpression, candidate: Candidate, times: Sequence[TimeExpression]
) -> Iterator[str]:
    """Whether the year is the nearest or that of a story told before, where words tell none and both fit."""
    if time.in_story is None or time.date is None:
        return
    year = "nearest-year" if date == time.date else "story-year"
    yield year
    gap = int(time.date[:4]) - int(time.in_story[:4])
    yield f"{year},gap:{min(gap, _MANY) if gap >= 0 else 'later'}"
    told_here = any(
        other.start < time.start and (other.date or "")[:4] == time.in_story[:4] for other in times
    )
    yield f"{year},{'told-here' if told_here else 'told-before'}"
    yield f"{year},precision:{precision_of(date)}"
    words = candidate.passage.words
    yield from (f"{year},helper:{words[i].lower}" for i in candidate.clause.helpers)
    yield f"{year},{candidate.cue.event}"


def _is_of_saying(time: TimeExpression, candidate: Candidate, voice: Voice | None) -> bool:
    """Say whether a time stands outside the words that tell the event, beside the verb of saying."""
    at = candidate.passage.words[candidate.at].start
    return voice is not None and voice.governs(at) and not voice.governs(time.start)


def _is_of_asking(time: TimeExpression, candidate: Candidate) -> bool:
    """Say whether a time is of a question: "*in 2025* asked whether the law that ratified it was sound"."""
    passage, clause = candidate.passage, candidate.clause
    if _WHETHER not in passage.lowered:
        return False
    place = next((i for i, word in enumerate(passage.words) if word.start >= time.start), None)
    asking = None if place is None else passage.syntax.clause_of(place).head
    if asking not in clause.governors:
        return False
    inner = (clause.head, *clause.governors[: clause.governors.index(asking)])
    return any(
        passage.lowered[marker] == _WHETHER for at in inner for marker in passage.syntax.clause_of(at).markers
    )


def _is_of_hearing(time: TimeExpression, candidate: Candidate) -> bool:
    """Say whether a time is that of a hearing: "*on Friday* adjourned a case brought by activists"."""
    if candidate.cue.event is not EventType.CHALLENGED:
        return False
    passage = candidate.passage
    place = next((i for i, word in enumerate(passage.words) if word.start >= time.start), None)
    if place is None:
        return False
    return is_of_hearing(passage, place) or is_above_hearing(candidate, passage.syntax.clause_of(place).head)


def _is_dateline(time: TimeExpression, candidate: Candidate) -> bool:
    """Say whether a time stands in a dateline ("KOROR, Dec. 25, 2025 (Courier) - Palau signed …")."""
    lowered = [word.lower for word in candidate.passage.words[:_LONGEST_DATELINE]]
    last = sum(word.start < time.end for word in candidate.passage.words[:_LONGEST_DATELINE])
    if time.role == "heading":
        return False
    return last < len(lowered) and lowered[last] in _ENDS_OF_DATELINE and candidate.at >= last
