"""A clause of a sentence as a place where an event may be told, with the cues that stand in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pactwatch.claims.words.candidates import find_candidates

if TYPE_CHECKING:
    from pactwatch.claims.words.candidates import Candidate
    from pactwatch.claims.words.passages import Passage
    from pactwatch.language.clauses import Clause


class Predication(NamedTuple):
    """One clause and the cues whose conditions hold in it, in the order of the words.

    "Rwanda, which had signed in June, took seven in August" has two: one of "signed", one of "took".
    """

    passage: Passage
    clause: Clause
    cues: tuple[Candidate, ...]

    @property
    def start(self) -> int:
        """Where the word that heads the clause begins in the text."""
        return self.passage.words[self.clause.head].start


def find_predications(passage: Passage, language: str) -> list[Predication]:
    """Return the clauses of a sentence in the order of their heads."""
    cues: dict[int, list[Candidate]] = {}
    for candidate in find_candidates(passage, language):
        cues.setdefault(candidate.clause.head, []).append(candidate)
    return [
        Predication(passage, clause, tuple(cues.get(clause.head, ()))) for clause in passage.syntax.clauses()
    ]
