"""Times that stand in a clause, or before a subject that it shares with the clause before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pactwatch.claims.words.candidates import Candidate
    from pactwatch.language.time_expressions import TimeExpression


def is_inside(time: TimeExpression, candidate: Candidate) -> bool:
    """Say whether a time belongs to the clause of a cue.

    One before a subject is of all its verbs that have no time of their own: "In July, the U.S. moved five men
    and sent eight more".
    """
    return _stands_in(time, candidate) or (
        _is_fronted(time, candidate)
        and not any(_stands_in(each, candidate) for each in candidate.passage.times if each.date)
    )


def _stands_in(time: TimeExpression, candidate: Candidate) -> bool:
    words = candidate.passage.words
    return any(time.start <= words[i].start < time.end for i in candidate.clause.whole)


def _is_fronted(time: TimeExpression, candidate: Candidate) -> bool:
    """Say whether a time opens the clause before, and both have one subject."""
    passage, clause = candidate.passage, candidate.clause
    if not clause.subject:
        return False
    first, last = clause.subject[0], clause.subject[-1]
    start = passage.words[first].start
    between = [word.lower[0] for word in passage.words[:first] if time.end <= word.start]
    return time.end <= start and not any(map(str.isalnum, between)) and _shares(candidate, last)


def _shares(candidate: Candidate, last: int) -> bool:
    clause = candidate.clause
    return any(
        other.subject == clause.subject and last < other.head < clause.head
        for other in candidate.passage.syntax.clauses()
    )
