"""Who sends and who takes: the pair of states that an event concerns."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from pactwatch.language.states import is_known_sender

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pactwatch.claims.pair.hints import Hint
    from pactwatch.claims.words.passages import Passage

_TOPICAL = frozenset({"migrant", "instrument", "scheme", "site", "count"})
_NAMED_ONLY = 99
_LIKENESS = "likeness"
_REACH = 5
_AFTER_HEADING = frozenset({":", ".", "—", "–", "-", "•", "|", "?"})


class Pair(NamedTuple):
    """Who sends the people, who takes them: two codes of states."""

    sender: str
    receiver: str


class Seen(NamedTuple):
    """That a sentence speaks of a pair, and how deep inside its clauses."""

    sentence: int
    depth: int
    pair: Pair


@dataclass(slots=True)
class Pairs:
    """The pairs that a report has spoken of so far, and those that it speaks of anywhere.

    ``votes`` counts how often words told a pair outright; ``recent`` holds the pairs in the order in
    which they were last spoken of.
    """

    votes: Counter[Pair] = field(default_factory=Counter)
    recent: list[Seen] = field(default_factory=list)
    senders_seen: list[tuple[int, str]] = field(default_factory=list)

    def saw(self, passage: Passage, pair: Pair, depth: int = _NAMED_ONLY) -> None:
        """Note that a sentence speaks of a pair, in its main clause (depth 0) or deeper inside.

        Of "Cambodia will take no more of the refugees whom Australia sent to Nauru", it is Cambodia's deal
        that the next sentence goes on about. What is only compared ("a similar deal with the British") is
        an aside.
        """
        if _is_compared(passage, pair):
            return
        seen = Seen(passage.index, depth, pair)
        if self.recent and self.recent[-1].sentence == passage.index and self.recent[-1].depth < depth:
            self.recent.insert(-1, seen)
        else:
            self.recent.append(seen)

    def saw_named(self, passage: Passage) -> None:
        """Note that a sentence names both states of a known pair, or the receiver of one."""
        headed = self._under_heading(passage)
        if headed is not None:
            self.saw(passage, headed, depth=0)
            return
        codes = {party.code for party in passage.parties}
        both = [pair for pair in self.votes if codes.issuperset(pair)]
        if both:
            self.saw(passage, max(both, key=lambda pair: (self.votes[pair], pair)))
            return
        focus = self.in_focus()
        senders = [code for code in codes if is_known_sender(code)]
        takers = codes.difference(senders)
        if len(senders) == len(takers) == 1 and passage.has(_TOPICAL):
            self.saw(passage, Pair(senders[0], takers.pop()))
            return
        if focus is not None and focus.receiver in codes:
            return
        for party in passage.parties:
            known = self.last_with(receiver=party.code)
            if known is not None:
                self.saw(passage, known)
                return

    def _under_heading(self, passage: Passage) -> Pair | None:
        """The pair of a section that a state's name opens ("NIGERIA." or "Costa Rica: The court …")."""
        first = passage.parties[0] if passage.parties else None
        if first is None or first.first > 0 or is_known_sender(first.code):
            return None
        after = passage.words[first.last].lower if first.last < len(passage.words) else "."
        sender = self.main_sender(first.code)
        return Pair(sender, first.code) if sender and after in _AFTER_HEADING else None

    def main_sender(self, receiver: str) -> str | None:
        """The known sender that the report names most, other than the receiver."""
        named = Counter(code for _, code in self.senders_seen if code != receiver)
        return max(named, key=lambda code: (named[code], code)) if named else None

    def main(self) -> Pair | None:
        """The pair that the report speaks of most."""
        if not self.votes:
            return None
        return max(self.votes, key=lambda pair: (self.votes[pair], pair))

    def in_focus(self) -> Pair | None:
        """The pair that a sentence without names most likely concerns: the last one spoken of."""
        return self.recent[-1].pair if self.recent else self.main()

    def last_with(self, *, sender: str | None = None, receiver: str | None = None) -> Pair | None:
        """The pair with that sender or receiver spoken of last, else the one most told of anywhere."""

        def fits(pair: Pair) -> bool:
            return (sender is None or pair.sender == sender) and (
                receiver is None or pair.receiver == receiver
            )

        for seen in reversed(self.recent):
            if fits(seen.pair):
                return seen.pair
        known = [pair for pair in self.votes if fits(pair)]
        return max(known, key=lambda pair: (self.votes[pair], pair)) if known else None


def resolve_pairs(
    hint: Hint, passage: Passage, pairs: Pairs, *, may_use_focus: bool, goes_on: bool = False
) -> list[Pair]:
    """Return the pairs that an event concerns; several receivers in one clause make one pair each.

    "The United States has also sent small groups to Rwanda and Ghana" concerns US-RW and US-GH. Where the
    clause names one state or none, the report tells the other: the pair last spoken of that fits. Of people
    who are sent on (``goes_on``), the place that they are sent to is no party.
    """
    if goes_on and not hint.receivers:
        return _listed(pairs.in_focus()) if may_use_focus else []
    found = _resolve(hint, passage, pairs, may_use_focus=may_use_focus)
    return [pair for pair in found if pair.receiver not in {"EU", pair.sender}]


def _resolve(hint: Hint, passage: Passage, pairs: Pairs, *, may_use_focus: bool) -> list[Pair]:
    senders, receivers, others = hint
    if not senders and not receivers and len(others) > 1:
        return _orient(others, pairs)
    if senders and receivers:
        return [Pair(senders[0], receiver) for receiver in receivers if receiver != senders[0]]
    if receivers:
        return [
            pair for receiver in receivers if (pair := _complete_receiver(receiver, others, passage, pairs))
        ]
    if senders:
        rest = [code for code in others if code not in senders]
        if rest:
            return [Pair(senders[0], code) for code in rest]
        return _listed(_complete_sender(senders[0], passage, pairs)) if may_use_focus else []
    if others:
        return _listed(_complete_either(others[0], passage, pairs)) if may_use_focus else []
    return _listed(_beside(passage, pairs)) if may_use_focus else []


def _beside(passage: Passage, pairs: Pairs) -> Pair | None:
    """The pair for a clause without names: the one that the rest of its sentence names, else the last one."""
    takers = [party.code for party in passage.parties if not is_known_sender(party.code)]
    senders = list(dict.fromkeys(party.code for party in passage.parties if is_known_sender(party.code)))
    focus = pairs.in_focus()
    if takers and len(senders) == 1:
        return Pair(senders[0], takers[-1])
    if takers and (focus is None or focus.receiver not in takers):
        return _complete_receiver(takers[-1], (), passage, pairs)
    return focus


def _listed(pair: Pair | None) -> list[Pair]:
    return [] if pair is None else [pair]


def _orient(codes: Sequence[str], pairs: Pairs) -> list[Pair]:
    """Return the pairs of states named together without a direction, by what the report or practice tells."""
    known = [Pair(a, b) for a in codes for b in codes if a != b and pairs.votes.get(Pair(a, b))]
    if known:
        best = max(known, key=lambda pair: (pairs.votes[pair], pair))
        more = [Pair(best.sender, code) for code in codes if code not in best and not is_known_sender(code)]
        return [best, *more]
    senders = [code for code in codes if is_known_sender(code)]
    if len(senders) == 1:
        return [Pair(senders[0], code) for code in codes if code != senders[0]]
    if len(senders) == len(codes) == len(Pair._fields):
        return [Pair(senders[0], senders[1])]
    if senders:
        return [Pair(senders[0], code) for code in codes if code not in senders]
    return []


def _complete_sender(sender: str, passage: Passage, pairs: Pairs) -> Pair | None:
    """The pair of a sender: with the one taker that its sentence names, else the one last spoken of."""
    takers = {party.code for party in passage.parties if not is_known_sender(party.code)}
    if len(takers) == 1:
        return Pair(sender, takers.pop())
    return pairs.last_with(sender=sender)


def _complete_receiver(receiver: str, others: Sequence[str], passage: Passage, pairs: Pairs) -> Pair | None:
    for code in others:
        if is_known_sender(code) and code != receiver:
            return Pair(code, receiver)
    known = pairs.last_with(receiver=receiver)
    if known is not None:
        return known
    if is_known_sender(receiver):
        named = [p.code for p in passage.parties if is_known_sender(p.code) and p.code != receiver]
        return Pair(named[0], receiver) if named else None
    sender = _sender_near(passage, pairs, receiver)
    return Pair(sender, receiver) if sender else None


def _complete_either(code: str, passage: Passage, pairs: Pairs) -> Pair | None:
    focus = pairs.in_focus()
    if focus is not None and code in focus:
        return focus
    known = pairs.last_with(receiver=code) or pairs.last_with(sender=code)
    if known is not None:
        return known
    if is_known_sender(code):
        return None
    sender = _sender_near(passage, pairs, code)
    return Pair(sender, code) if sender else None


def _sender_near(passage: Passage, pairs: Pairs, receiver: str) -> str | None:
    """The sender in play where a sentence names only who takes: the one last named, or the report's own."""
    for party in passage.parties:
        if is_known_sender(party.code) and party.code != receiver:
            return party.code
    focus = pairs.in_focus()
    if focus is not None and focus.sender != receiver:
        return focus.sender
    for _, code in reversed([seen for seen in pairs.senders_seen if seen[0] < passage.index]):
        if code != receiver:
            return code
    return pairs.main_sender(receiver)


def _is_compared(passage: Passage, pair: Pair) -> bool:
    """Say whether a sentence names a state of a pair only as what something else is like."""
    return any(_stands_only_compared(passage, code) for code in pair)


def _stands_only_compared(passage: Passage, code: str) -> bool:
    starts = [party.first for party in passage.parties if party.code == code]
    return bool(starts) and all(
        any(_LIKENESS in kinds for kinds in passage.classes[max(0, at - _REACH) : at]) for at in starts
    )
