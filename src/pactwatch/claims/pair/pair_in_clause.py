"""What a clause shows of a pair of states: where each stands in it, and what the rules make of its words.

Of "Rwanda has taken seven people from the United States", the pair US-RW has among others the traits
``sender:from``, ``receiver:subject`` and ``both-in-clause``.
"""

from __future__ import annotations

from itertools import permutations, starmap
from typing import TYPE_CHECKING, NamedTuple

from pactwatch.claims.pair.parties import Pair
from pactwatch.claims.words.state_words import load_state_words
from pactwatch.language.states import is_known_sender

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pactwatch.claims.pair.hints import Hint
    from pactwatch.claims.saying.voices import Voice
    from pactwatch.claims.words.candidates import Candidate

_TELLING_PLACES = ("with", "from", "into", "by", "between", "subject", "object")
_STATE_CODE_LENGTH = 2
_NEAR = 2


class Asked(NamedTuple):
    """A clause whose pair is asked, with what its words tell of it and what the rules make of that.

    ``stood_for`` are the states for which words of it stand, as of "the deals with both countries".
    """

    candidate: Candidate
    voice: Voice | None
    hint: Hint
    by_rule: list[Pair]
    stood_for: frozenset[str] = frozenset()


class PairInClause:
    """What a clause shows of each state and each pair that its report may speak of."""

    def __init__(self, asked: Asked, focus: Pair | None) -> None:
        """``focus`` is the pair that was last spoken of."""
        self._asked = asked
        self._focus = focus
        self._places = _places(asked.candidate)
        self._in_clause = {code for code, found in self._places.items() if "clause" in found}
        self._rivals: dict[tuple[str, bool], list[str]] = {}

    def of_sender(self, code: str) -> list[str]:
        """Return what speaks for and against a state as the one that sends."""
        return self._of_side("sender", code, self._asked.hint.senders)

    def of_receiver(self, code: str) -> list[str]:
        """Return what speaks for and against a state as the one that takes."""
        return self._of_side("receiver", code, self._asked.hint.receivers)

    def of_pair(self, pair: Pair) -> list[str]:
        """Return what the clause and the sentences before it show of the two together."""
        found = []
        if pair.sender in self._in_clause and pair.receiver in self._in_clause:
            found.append("both-in-clause")
        if pair == self._focus:
            found += ["focus", f"focus,named:{min(len(self._places), _NEAR)}"]
        return found + self._of_rule(pair) + self._of_voice(pair)

    def of_other_pair(self) -> list[str]:
        """Return the same of every pair that the clause shows nothing of in particular."""
        voice = self._asked.voice
        is_for_another = voice is not None and len(voice.affiliation) == _STATE_CODE_LENGTH
        found = ["rule-other" if self._asked.by_rule else "rule-none"]
        return [*found, "voice-of-other"] if is_for_another else found

    def telling_pairs(self, pairs_by_code: Mapping[str, Sequence[Pair]]) -> set[Pair]:
        """Return the pairs that the clause shows something of in particular, also impossible ones.

        Args:
            pairs_by_code: The pairs of which each state may be the sender or the receiver.
        """
        found = {*self._asked.by_rule, *starmap(Pair, permutations(self._in_clause, 2))}
        if self._focus is not None:
            found.add(self._focus)
        if self._asked.voice is not None:
            found.update(pairs_by_code.get(self._asked.voice.affiliation, ()))
        return found

    def _of_side(self, side: str, code: str, hinted: tuple[str, ...]) -> list[str]:
        """Where a state stands in the clause, and what the words around the cue make of it."""
        mode, hint = self._asked.candidate.cue.parties, self._asked.hint
        found = []
        for place in sorted(self._places.get(code, ())):
            found += [f"{side}:{place}", f"{mode}/{side}:{place}"]
        if code in hint.senders:
            found.append(f"{side}-hinted-sender")
        if code in hint.receivers:
            found.append(f"{side}-hinted-receiver")
        if code in hint.others:
            found.append(f"{side}-hinted")
        if hinted and code not in hinted:
            found.append(f"other-{side}-hinted")
        return found if code in self._in_clause else found + self._of_rivals(side, is_known_sender(code))

    def _of_rivals(self, side: str, are_senders: bool) -> list[str]:
        """Which states of its kind the clause names instead of one: "it signed a deal *with Britain*"."""
        found = self._rivals.get((side, are_senders))
        if found is None:
            found = self._rivals[side, are_senders] = []
            for code in sorted(self._in_clause):
                if is_known_sender(code) == are_senders:
                    found.append(f"other-{side}-in-clause")
                    places = self._places[code]
                    found += [f"other-{side}-in-clause:{each}" for each in _TELLING_PLACES if each in places]
        return found

    def _of_rule(self, pair: Pair) -> list[str]:
        by_rule, cue = self._asked.by_rule, self._asked.candidate.cue
        if pair not in by_rule:
            return ["rule-other" if by_rule else "rule-none"]
        place = "first" if by_rule[0] == pair else "later"
        return ["rule", f"rule:{place}", f"{cue.parties}/rule", f"{cue.event}/rule"]

    def _of_voice(self, pair: Pair) -> list[str]:
        voice = self._asked.voice
        if voice is None:
            return []
        if voice.affiliation == pair.sender:
            return ["voice-of-sender"]
        if voice.affiliation == pair.receiver:
            return ["voice-of-receiver" if pair.receiver in self._places else "voice-of-absent-receiver"]
        return ["voice-of-other"] if len(voice.affiliation) == _STATE_CODE_LENGTH else []


def _places(candidate: Candidate) -> dict[str, set[str]]:
    """Where each state of the sentence stands, seen from a cue."""
    passage, clause = candidate.passage, candidate.clause
    around = {*clause.whole, *clause.agent, *clause.subject}
    acting = set(clause.agent if clause.is_passive else clause.subject)
    acted_on = set(clause.subject if clause.is_passive else clause.objects)
    into = load_state_words().into
    places: dict[str, set[str]] = {}
    for party in passage.parties:
        words = range(party.first, party.last)
        found = places.setdefault(party.code, set())
        found |= {"sentence", f"kind:{party.kind}", "left" if party.last <= candidate.at else "right"}
        preposition = "into" if party.preposition in into else party.preposition
        if preposition:
            found.add(f"sentence:{preposition}")
        if not around.isdisjoint(words):
            found.add("clause")
            if preposition:
                found.add(preposition)
        if not acting.isdisjoint(words):
            found.add("subject")
        if not acted_on.isdisjoint(words):
            found.add("object")
    return places
