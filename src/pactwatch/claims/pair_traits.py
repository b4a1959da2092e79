"""What speaks for a pair of states as the one that a clause concerns, as names that weights are given for.

Some of it is the same for every clause of the report (``pair_in_report``), some for every clause of a
sentence: where a clause names no state, how long ago each was named tells. The rest is the clause's own
(``pair_in_clause``).
"""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from pactwatch.claims.hints import hint_of
from pactwatch.claims.network import load_network
from pactwatch.claims.pair_in_clause import Asked, PairInClause
from pactwatch.claims.pair_in_report import PairsInReport
from pactwatch.claims.parties import Pair, Pairs, resolve_pairs
from pactwatch.claims.voices import find_voice
from pactwatch.language.states import is_known_sender

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from numpy.typing import NDArray

    from pactwatch.claims.candidates import Candidate
    from pactwatch.claims.passages import Passage
    from pactwatch.claims.statement import Statement

TABLE = "pairs"
_LONGEST_HEADING = 10
_ENDS = frozenset({".", "!", '"', "”", ")"})
_STATE_CODE_LENGTH = 2
_NEAR = 2
_FAR = 5
_NONE: frozenset[str] = frozenset()


class Part(NamedTuple):
    """Some of the traits of a pair, which other pairs or clauses share, and where their sum is kept."""

    traits: tuple[str, ...]
    row: int


class _Parts(dict[tuple[str, ...], Part]):
    """Adds the weights of traits up, once for traits that come again and again."""

    def __init__(self) -> None:
        super().__init__()
        self._sums = np.empty((0, 0), dtype=np.float32)

    def __missing__(self, traits: tuple[str, ...]) -> Part:
        part = self[traits] = Part(traits, len(self))
        return part

    def scores(self, many: Sequence[Sequence[Part]]) -> NDArray[np.float32]:
        """Return the score of each of several options, all of as many parts."""
        network = load_network(TABLE)
        if len(self._sums) < len(self):
            new = network.sums_of_each(islice(self, len(self._sums), None))
            self._sums = np.vstack([self._sums, new]) if self._sums.size else new
        rows = np.array([[part.row for part in parts] for parts in many])
        scores: NDArray[np.float32] = network.scores(self._sums[rows].sum(axis=1))[:, 0]
        return scores


class PairTraits:
    """The pairs that a report may speak of, and what speaks for each at a clause; sentences come in order."""

    def __init__(self, passages: Sequence[Passage], statements: Sequence[Statement], pairs: Pairs) -> None:
        self._statements = statements
        self._pairs = pairs
        voices = {s.affiliation for s in statements if len(s.affiliation) == _STATE_CODE_LENGTH}
        report = PairsInReport(passages, voices, pairs)
        self.possible = report.possible
        self._main = report.main
        self._senders = {pair.sender for pair in self.possible}
        self._receivers = {pair.receiver for pair in self.possible}
        self._parts = parts = _Parts()
        self._in_report = {pair: parts[tuple(report.of_pair(pair))] for pair in self.possible}
        self._sentence_by_code: dict[str, int] = {}
        self._lately: list[str] = []
        self._codes_by_paragraph: dict[int, set[str]] = {}
        for passage in passages:
            self._codes_by_paragraph.setdefault(passage.paragraph, set()).update(
                party.code for party in passage.parties
            )
        self._so_far: dict[int, set[str]] = {}
        self._heading_by_paragraph = _headings(passages)
        self._asked_of: Passage | None = None
        self._shown: dict[Pair, tuple[Part, ...]] = {}

    def pass_by(self, passage: Passage) -> None:
        """Note which states a sentence names, once its clauses have been asked about."""
        self._so_far.setdefault(passage.paragraph, set()).update(party.code for party in passage.parties)
        for party in passage.parties:
            self._sentence_by_code[party.code] = passage.index
            if party.code in self._lately:
                self._lately.remove(party.code)
            self._lately.append(party.code)

    def ask(self, candidate: Candidate) -> Asked:
        """Return what the words around a cue and the rules tell of its pair."""
        voice = find_voice(self._statements, candidate.passage.words[candidate.at].start)
        hint = hint_of(candidate, voice)
        by_rule = resolve_pairs(
            hint,
            candidate.passage,
            self._pairs,
            may_use_focus=not candidate.cue.is_bare_mention,
            goes_on=candidate.cue.parties == "onward",
        )
        return Asked(candidate, voice, hint, by_rule)

    def find(self, asked: Asked) -> dict[Pair, list[str]]:
        """Return the traits of every possible pair of the report at a clause."""
        found = self.find_parts(asked).items()
        return {pair: [trait for part in parts for trait in part.traits] for pair, parts in found}

    def find_parts(self, asked: Asked) -> dict[Pair, tuple[Part, ...]]:
        """Return the same in parts, each of which is found and weighed once for all pairs that share it."""
        clause, parts = PairInClause(asked, self._pairs.in_focus()), self._parts
        senders = {code: parts[tuple(clause.of_sender(code))] for code in self._senders}
        receivers = {code: parts[tuple(clause.of_receiver(code))] for code in self._receivers}
        return {
            pair: (*shown, senders[pair.sender], receivers[pair.receiver], parts[tuple(clause.of_pair(pair))])
            for pair, shown in self._in_sentence(asked.candidate.passage).items()
        }

    def part(self, traits: tuple[str, ...]) -> Part:
        """Return traits that a clause has beside those found here as one more part."""
        return self._parts[traits]

    def scores(self, many: Sequence[Sequence[Part]]) -> NDArray[np.float32]:
        """Return the score of each of several pairs, from parts of which all have as many."""
        return self._parts.scores(many)

    def _in_sentence(self, passage: Passage) -> dict[Pair, tuple[Part, ...]]:
        """Return the traits of every pair that are the same for all clauses of a sentence."""
        if passage is not self._asked_of:
            self._asked_of = passage
            parts = self._parts
            named = {party.code for party in passage.parties}
            senders = {code: parts[tuple(self._of_sender(code, passage, named))] for code in self._senders}
            receivers = {
                code: parts[tuple(self._of_receiver(code, passage, named))] for code in self._receivers
            }
            around = self._codes_by_paragraph.get(passage.paragraph, _NONE)
            self._shown = {
                pair: (
                    in_report,
                    senders[pair.sender],
                    receivers[pair.receiver],
                    parts[tuple(self._of_both(pair, named, around))],
                )
                for pair, in_report in self._in_report.items()
            }
        return self._shown

    def _of_sender(self, code: str, passage: Passage, named: set[str]) -> list[str]:
        found = []
        if code not in named:
            found += ["sender-absent", f"sender-last:{self._since(code, passage)}"]
            if self._is_latest(code, among_senders=True):
                found.append("sender-latest")
        around = self._codes_by_paragraph.get(passage.paragraph, _NONE)
        alike = {code for code in around if is_known_sender(code)}
        return found + self._of_paragraph("sender", code, passage, named, alike)

    def _of_receiver(self, code: str, passage: Passage, named: set[str]) -> list[str]:
        found = []
        if code not in named:
            takers = sum(not is_known_sender(other) for other in named)
            found += ["receiver-absent", f"receiver-absent,takers:{min(takers, 2)}"]
            found.append(f"receiver-last:{self._since(code, passage)}")
            if self._is_latest(code, among_senders=False):
                found.append(f"receiver-latest,takers:{min(takers, 1)}")
        if code in passage.origins:
            found.append("receiver-is-origin")
        around = self._codes_by_paragraph.get(passage.paragraph, _NONE)
        alike = {code for code in around if not is_known_sender(code)}
        return found + self._of_paragraph("receiver", code, passage, named, alike)

    def _of_paragraph(
        self, side: str, code: str, passage: Passage, named: set[str], alike: set[str]
    ) -> list[str]:
        """Which states the paragraph names, before the sentence and anywhere, and the heading over it."""
        heading = self._heading_by_paragraph.get(passage.paragraph, _NONE)
        found = []
        if code in heading:
            found.append(f"{side}-in-heading")
        elif any(is_known_sender(other) == is_known_sender(code) for other in heading):
            found.append(f"other-{side}-in-heading")
        if code in named:
            return found
        if code in self._so_far.get(passage.paragraph, _NONE):
            found.append(f"{side}-in-paragraph-before")
        if alike == {code}:
            found.append(f"{side}-alone-in-paragraph")
        elif code in self._codes_by_paragraph.get(passage.paragraph, _NONE):
            found.append(f"{side}-in-paragraph")
        elif alike:
            found.append(f"other-{side}-in-paragraph")
        return found

    def _of_both(self, pair: Pair, named: AbstractSet[str], around: AbstractSet[str]) -> list[str]:
        """What the sentence and its paragraph show of the two together."""
        sender, receiver = pair
        found = []
        if sender not in named:
            if any(is_known_sender(code) and code != receiver for code in named):
                found.append("sender-absent,other-there")
            if receiver not in named:
                found += ["neither", f"neither,named:{min(len(named), _NEAR)}"]
        elif receiver in named:
            found.append("both-in-sentence")
        if pair == self._main:
            found += ["main", f"main,named:{min(len(named), _NEAR)}"]
        if sender in around and receiver in around:
            found.append("both-in-paragraph")
        return found

    def _since(self, code: str, passage: Passage) -> str:
        last = self._sentence_by_code.get(code)
        if last is None:
            return "never"
        distance = passage.index - last
        if distance <= _NEAR:
            return str(distance)
        return "near" if distance <= _FAR else "far"

    def _is_latest(self, code: str, *, among_senders: bool) -> bool:
        latest = next((c for c in reversed(self._lately) if is_known_sender(c) == among_senders), None)
        return latest == code


def _headings(passages: Sequence[Passage]) -> dict[int, frozenset[str]]:
    """The states that the heading over each paragraph names, where the report has such headings."""
    heading: frozenset[str] = frozenset()
    found: dict[int, frozenset[str]] = {}
    counts = Counter(passage.paragraph for passage in passages)
    for passage in passages:
        last = passage.words[-1].lower if passage.words else ""
        is_short = counts[passage.paragraph] == 1 and len(passage.words) <= _LONGEST_HEADING
        if is_short and passage.paragraph > 0 and last not in _ENDS:
            heading = frozenset(party.code for party in passage.parties)
        found[passage.paragraph] = heading
    return found
