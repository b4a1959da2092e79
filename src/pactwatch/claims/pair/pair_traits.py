"""What speaks for a pair of states as the one that a clause concerns, as names that weights are given for.

Some of it is the same for every clause of the report (``pair_in_report``), some for every clause of a
sentence: where a clause names no state, how long ago each was named tells. The rest is the clause's own
(``pair_in_clause``).
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from pactwatch.claims.pair.company import find_stood_for
from pactwatch.claims.pair.hints import hint_of
from pactwatch.claims.pair.pair_in_clause import Asked, PairInClause
from pactwatch.claims.pair.pair_in_report import PairsInReport
from pactwatch.claims.pair.pair_parts import PairParts, Shown
from pactwatch.claims.pair.parties import Pair, Pairs, resolve_pairs
from pactwatch.claims.saying.voices import find_voice
from pactwatch.claims.words.groups import find_groups
from pactwatch.language.states import is_known_sender

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from numpy.typing import NDArray

    from pactwatch.claims.pair.pair_parts import Part
    from pactwatch.claims.saying.spoken import Spoken
    from pactwatch.claims.words.candidates import Candidate
    from pactwatch.claims.words.passages import Passage

_LONGEST_HEADING = 10
_ENDS = frozenset({".", "!", '"', "”", ")"})
_STATE_CODE_LENGTH = 2
_NEAR = 2
_FAR = 5
_NONE: frozenset[str] = frozenset()
_NOBODY = Pair("", "")


class _Around(NamedTuple):
    """The states of a sentence, those of its paragraph and of the heading over it, and those named last.

    ``senders`` are those of the sentence that may send people, ``alike`` those of the paragraph that may, and
    those that may not; ``headed_by`` tells which of the two kinds the heading names.
    """

    named: AbstractSet[str]
    senders: AbstractSet[str]
    paragraph: AbstractSet[str]
    alike: Mapping[bool, AbstractSet[str]]
    before: AbstractSet[str]
    heading: AbstractSet[str]
    headed_by: AbstractSet[bool]
    latest: AbstractSet[str]


class PairTraits:
    """The pairs that a report may speak of, and what speaks for each at a clause; sentences come in order."""

    def __init__(self, passages: Sequence[Passage], statements: Sequence[Spoken], pairs: Pairs) -> None:
        self._statements = statements
        self._pairs = pairs
        self._groups = find_groups(passages)
        voices = {s.affiliation for s in statements if len(s.affiliation) == _STATE_CODE_LENGTH}
        report = PairsInReport(passages, voices, pairs)
        self.possible = report.possible
        self._main = report.main
        self._place_by_pair = {pair: place for place, pair in enumerate(self.possible)}
        self._senders = sorted({pair.sender for pair in self.possible})
        self._receivers = sorted({pair.receiver for pair in self.possible})
        self._sender_of = _places([pair.sender for pair in self.possible], self._senders)
        self._receiver_of = _places([pair.receiver for pair in self.possible], self._receivers)
        self._pairs_by_code: dict[str, list[Pair]] = {}
        for pair in self.possible:
            for code in pair:
                self._pairs_by_code.setdefault(code, []).append(pair)
        self._parts = PairParts.of_reports()
        self._in_report = self._numbers(report.of_pair(pair) for pair in self.possible)
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
        self._shown = Shown((), np.empty((0, 0), dtype=np.float32))

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
        stood_for = find_stood_for(candidate, self._groups.get(candidate.passage.index, ()))
        return Asked(candidate, voice, hint, by_rule, stood_for)

    def find(self, asked: Asked) -> dict[Pair, list[str]]:
        """Return the traits of every possible pair of the report at a clause."""
        shown = self.show(asked) if self.possible else self._shown
        return {pair: self.traits(shown, pair) for pair in self.possible}

    def show(self, asked: Asked) -> Shown:
        """Return what speaks for every possible pair of the report at a clause; there must be one."""
        clause, parts = PairInClause(asked, self._pairs.in_focus()), self._parts
        senders = self._numbers(map(clause.of_sender, self._senders))
        receivers = self._numbers(map(clause.of_receiver, self._receivers))
        pairs = [parts[tuple(clause.of_other_pair())]] * len(self.possible)
        for pair in clause.telling_pairs(self._pairs_by_code):
            place = self._place_by_pair.get(pair)
            if place is not None:
                pairs[place] = parts[tuple(clause.of_pair(pair))]
        shown = self._in_sentence(asked.candidate.passage)
        by_sender, by_receiver = senders[self._sender_of], receivers[self._receiver_of]
        return parts.show_more(shown, by_sender, by_receiver, np.array(pairs, dtype=np.intp))

    def show_more(self, shown: Shown, more: Mapping[Pair, Part], otherwise: Part) -> Shown:
        """Return what speaks for every pair with one more part for each: its own, or that of all others."""
        pairs = [self._parts[otherwise]] * len(self.possible)
        for pair, part in more.items():
            pairs[self._place_by_pair[pair]] = self._parts[part]
        return self._parts.show_more(shown, np.array(pairs, dtype=np.intp))

    def scores(self, shown: Shown) -> list[float]:
        """Return the score of every possible pair, from what speaks for it."""
        return self._parts.scores(shown)

    def traits(self, shown: Shown, pair: Pair) -> list[str]:
        """Return the traits of one of the pairs."""
        return self._parts.traits(shown, self._place_by_pair[pair])

    def _numbers(self, parts: Iterable[Iterable[str]]) -> NDArray[np.intp]:
        return np.array([self._parts[tuple(part)] for part in parts], dtype=np.intp)

    def _in_sentence(self, passage: Passage) -> Shown:
        """Return what speaks for every pair in all clauses of a sentence alike."""
        if passage is not self._asked_of:
            self._asked_of = passage
            around = self._around(passage)
            senders = self._numbers(self._of_sender(code, passage, around) for code in self._senders)
            receivers = self._numbers(self._of_receiver(code, passage, around) for code in self._receivers)
            self._shown = self._parts.show(
                self._in_report,
                senders[self._sender_of],
                receivers[self._receiver_of],
                self._numbers_of_both(around),
            )
        return self._shown

    def _numbers_of_both(self, around: _Around) -> NDArray[np.intp]:
        """Return the part of each pair that is of both its states; all that are not near share one."""
        numbers = [self._parts[tuple(self._of_both(_NOBODY, around))]] * len(self.possible)
        near = {pair for code in around.paragraph for pair in self._pairs_by_code.get(code, ())}
        if self._main is not None:
            near.add(self._main)
        for pair in near:
            numbers[self._place_by_pair[pair]] = self._parts[tuple(self._of_both(pair, around))]
        return np.array(numbers, dtype=np.intp)

    def _around(self, passage: Passage) -> _Around:
        lately = self._lately[::-1]
        latest = (
            next((code for code in lately if is_known_sender(code)), ""),
            next((code for code in lately if not is_known_sender(code)), ""),
        )
        named = {party.code for party in passage.parties}
        paragraph = self._codes_by_paragraph.get(passage.paragraph, _NONE)
        senders = set(filter(is_known_sender, paragraph))
        heading = self._heading_by_paragraph.get(passage.paragraph, _NONE)
        return _Around(
            named=named,
            senders=named & senders,
            paragraph=paragraph,
            alike={True: senders, False: paragraph - senders},
            before=self._so_far.get(passage.paragraph, _NONE),
            heading=heading,
            headed_by=set(map(is_known_sender, heading)),
            latest=frozenset(latest),
        )

    def _of_sender(self, code: str, passage: Passage, around: _Around) -> list[str]:
        found = []
        if code not in around.named:
            found += ["sender-absent", f"sender-last:{self._since(code, passage)}"]
            if code in around.latest and is_known_sender(code):
                found.append("sender-latest")
        return found + _of_paragraph("sender", code, around, around.alike[True])

    def _of_receiver(self, code: str, passage: Passage, around: _Around) -> list[str]:
        found = []
        if code not in around.named:
            takers = len(around.named) - len(around.senders)
            found += ["receiver-absent", f"receiver-absent,takers:{min(takers, 2)}"]
            found.append(f"receiver-last:{self._since(code, passage)}")
            if code in around.latest and not is_known_sender(code):
                found.append(f"receiver-latest,takers:{min(takers, 1)}")
        if code in passage.origins:
            found.append("receiver-is-origin")
        return found + _of_paragraph("receiver", code, around, around.alike[False])

    def _of_both(self, pair: Pair, around: _Around) -> list[str]:
        """What the sentence and its paragraph show of the two together."""
        (sender, receiver), named = pair, around.named
        found = []
        if sender not in named:
            if not around.senders <= {receiver}:
                found.append("sender-absent,other-there")
            if receiver not in named:
                found += ["neither", f"neither,named:{min(len(named), _NEAR)}"]
        elif receiver in named:
            found.append("both-in-sentence")
        if pair == self._main:
            found += ["main", f"main,named:{min(len(named), _NEAR)}"]
        if sender in around.paragraph and receiver in around.paragraph:
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


def _places(codes: Sequence[str], among: Sequence[str]) -> NDArray[np.intp]:
    return np.array([among.index(code) for code in codes], dtype=np.intp)


def _of_paragraph(side: str, code: str, around: _Around, alike: AbstractSet[str]) -> list[str]:
    """Which states the paragraph names, before the sentence and anywhere, and the heading over it."""
    found = []
    if code in around.heading:
        found.append(f"{side}-in-heading")
    elif is_known_sender(code) in around.headed_by:
        found.append(f"other-{side}-in-heading")
    if code in around.named:
        return found
    if code in around.before:
        found.append(f"{side}-in-paragraph-before")
    if alike == {code}:
        found.append(f"{side}-alone-in-paragraph")
    elif code in around.paragraph:
        found.append(f"{side}-in-paragraph")
    elif alike:
        found.append(f"other-{side}-in-paragraph")
    return found


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
