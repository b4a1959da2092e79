"""What a whole report shows of the pairs of states that it may speak of, whatever the clause."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pactwatch.claims.pair.parties import Pair, Pairs
from pactwatch.language.states import is_known_sender, is_member

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from pactwatch.claims.words.passages import Passage

_TITLE_SENTENCES = 1
_FULL_VOTES = 4
_QUARTERS = 4


class PairsInReport:
    """The pairs that a report may speak of, with what its sentences together show of each."""

    def __init__(self, passages: Sequence[Passage], voices: Collection[str], pairs: Pairs) -> None:
        """``voices`` are the states for which somebody speaks, ``pairs`` what the rules found told."""
        self._votes = pairs.votes
        self._named = Counter(party.code for passage in passages for party in passage.parties)
        self._title = {p.code for passage in passages[:_TITLE_SENTENCES] for p in passage.parties}
        self._takers = sum(count for code, count in self._named.items() if not is_known_sender(code))
        self._main_sender = pairs.main_sender("")
        states = {*self._named, *voices}
        senders = {code for code in states if is_known_sender(code)} | {pair.sender for pair in pairs.votes}
        possible = {Pair(s, r) for s in senders for r in states if r not in {s, "EU"}}
        self.main = pairs.main()
        self.possible = sorted(possible | pairs.votes.keys())

    def of_pair(self, pair: Pair) -> Iterator[str]:
        """Yield what the whole report shows of a pair."""
        sender, receiver = pair
        yield "always"
        yield f"pair:{sender}-{receiver}"
        yield f"sends:{sender}"
        yield f"takes:{receiver}"
        yield from self._of_votes(pair)
        yield "known-sender" if is_known_sender(sender) else "unknown-sender"
        yield "receiver-is-known-sender" if is_known_sender(receiver) else "receiver-is-taker"
        if sender == self._main_sender:
            yield "main-sender"
        if is_member(sender, "EU") and "EU" in self._named:
            yield "member-of-named-union"
        if is_member(receiver, sender):
            yield "receiver-is-member"
        if receiver in self._title:
            yield "receiver-in-title"
        if sender in self._title:
            yield "sender-in-title"
        share = self._named[receiver] / max(1, self._takers)
        yield f"receiver-share:{min(int(share * _QUARTERS), _QUARTERS - 1)}"

    def _of_votes(self, pair: Pair) -> Iterator[str]:
        votes = self._votes
        own, reverse = votes.get(pair, 0), votes.get(Pair(pair.receiver, pair.sender), 0)
        yield f"votes:{min(own, _FULL_VOTES)}"
        if own and own == max(votes.values()):
            yield "most-votes"
        if reverse:
            yield "reverse-voted"
        if reverse > own:
            yield "reverse-more"
        if any(other.receiver == pair.receiver and count > own for other, count in votes.items()):
            yield "receiver-has-better-sender"
