"""What speaks for a pair of states as the one that a clause concerns, as names that weights are given for.

Of "Rwanda has taken seven people from the United States", the pair US-RW has among others the traits
``sender:from``, ``receiver:subject`` and ``both-in-clause``; where a clause names no state, how long ago each
was named tells.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from pactwatch.claims.parties import INTO, Hint, Pair, Pairs, hint_of, resolve_pairs
from pactwatch.claims.voices import Voice, find_voice
from pactwatch.language.states import is_known_sender, is_member

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pactwatch.claims.candidates import Candidate
    from pactwatch.claims.passages import Passage
    from pactwatch.claims.statement import Statement

_TITLE_SENTENCES = 1
_TELLING_PLACES = ("with", "from", "into", "by", "between", "subject", "object")
_LONGEST_HEADING = 10
_ENDS = frozenset({".", "!", '"', "”", ")"})
_FULL_VOTES = 4
_QUARTERS = 4
_STATE_CODE_LENGTH = 2
_NEAR = 2
_FAR = 5


class Asked(NamedTuple):
    """A clause whose pair is asked, with what its words tell of it and what the rules make of that."""

    candidate: Candidate
    voice: Voice | None
    hint: Hint
    by_rule: list[Pair]


class PairTraits:
    """The pairs that a report may speak of, and what speaks for each at a clause; sentences come in order."""

    def __init__(self, passages: Sequence[Passage], statements: Sequence[Statement], pairs: Pairs) -> None:
        self._statements = statements
        self._pairs = pairs
        self._named = Counter(party.code for passage in passages for party in passage.parties)
        voices = {s.affiliation for s in statements if len(s.affiliation) == _STATE_CODE_LENGTH}
        self._title = {p.code for passage in passages[:_TITLE_SENTENCES] for p in passage.parties}
        self._sentence_by_code: dict[str, int] = {}
        self._lately: list[str] = []
        self._main = pairs.main()
        self._main_sender = pairs.main_sender("")
        senders = {code for code in {*self._named, *voices} if is_known_sender(code)}
        senders |= {pair.sender for pair in pairs.votes}
        possible = {Pair(s, r) for s in senders for r in {*self._named, *voices} if r not in {s, "EU"}}
        self.possible = sorted(possible | pairs.votes.keys())
        self._codes_by_paragraph: dict[int, set[str]] = {}
        for passage in passages:
            self._codes_by_paragraph.setdefault(passage.paragraph, set()).update(
                party.code for party in passage.parties
            )
        self._so_far: dict[int, set[str]] = {}
        self._heading_by_paragraph = _headings(passages)
        self._takers = sum(count for code, count in self._named.items() if not is_known_sender(code))
        self._senders = {pair.sender for pair in self.possible}
        self._receivers = {pair.receiver for pair in self.possible}
        self._in_report = {pair: list(self._of_report(pair)) for pair in self.possible}
        self._asked_of: Passage | None = None
        self._shown: dict[Pair, list[str]] = {}

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
        places, focus = _places(asked.candidate), self._pairs.in_focus()
        senders = {code: list(_of_side("sender", code, asked, places)) for code in self._senders}
        receivers = {code: list(_of_side("receiver", code, asked, places)) for code in self._receivers}
        return {
            pair: [
                *in_sentence,
                *senders[pair.sender],
                *receivers[pair.receiver],
                *_of_pair(pair, asked, places, focus),
            ]
            for pair, in_sentence in self._in_sentence(asked.candidate.passage).items()
        }

    def _in_sentence(self, passage: Passage) -> dict[Pair, list[str]]:
        """Return the traits of every pair that are the same for all clauses of a sentence."""
        if passage is not self._asked_of:
            self._asked_of = passage
            named = {party.code for party in passage.parties}
            senders = {code: list(self._of_sender(code, passage, named)) for code in self._senders}
            receivers = {code: list(self._of_receiver(code, passage, named)) for code in self._receivers}
            self._shown = {
                pair: [
                    *in_report,
                    *senders[pair.sender],
                    *receivers[pair.receiver],
                    *self._of_both(pair, passage, named),
                ]
                for pair, in_report in self._in_report.items()
            }
        return self._shown

    def _of_sender(self, code: str, passage: Passage, named: set[str]) -> Iterator[str]:
        if code not in named:
            yield from ("sender-absent", f"sender-last:{self._since(code, passage)}")
            if self._is_latest(code, among_senders=True):
                yield "sender-latest"
        around = self._codes_by_paragraph.get(passage.paragraph, set())
        alike = {code for code in around if is_known_sender(code)}
        yield from self._of_paragraph("sender", code, passage, named, alike)

    def _of_receiver(self, code: str, passage: Passage, named: set[str]) -> Iterator[str]:
        if code not in named:
            takers = sum(not is_known_sender(other) for other in named)
            yield from ("receiver-absent", f"receiver-absent,takers:{min(takers, 2)}")
            yield f"receiver-last:{self._since(code, passage)}"
            if self._is_latest(code, among_senders=False):
                yield f"receiver-latest,takers:{min(takers, 1)}"
        if code in passage.origins:
            yield "receiver-is-origin"
        around = self._codes_by_paragraph.get(passage.paragraph, set())
        alike = {code for code in around if not is_known_sender(code)}
        yield from self._of_paragraph("receiver", code, passage, named, alike)

    def _of_paragraph(
        self, side: str, code: str, passage: Passage, named: set[str], alike: set[str]
    ) -> Iterator[str]:
        """Which states the paragraph names, before the sentence and anywhere, and the heading over it."""
        heading = self._heading_by_paragraph.get(passage.paragraph, frozenset())
        if code in heading:
            yield f"{side}-in-heading"
        elif any(is_known_sender(other) == is_known_sender(code) for other in heading):
            yield f"other-{side}-in-heading"
        if code in named:
            return
        if code in self._so_far.get(passage.paragraph, set()):
            yield f"{side}-in-paragraph-before"
        if alike == {code}:
            yield f"{side}-alone-in-paragraph"
        elif code in self._codes_by_paragraph.get(passage.paragraph, set()):
            yield f"{side}-in-paragraph"
        elif alike:
            yield f"other-{side}-in-paragraph"

    def _of_both(self, pair: Pair, passage: Passage, named: set[str]) -> Iterator[str]:
        """What the sentence and its paragraph show of the two together."""
        sender, receiver = pair
        if sender not in named:
            if any(is_known_sender(code) and code != receiver for code in named):
                yield "sender-absent,other-there"
            if receiver not in named:
                yield from ("neither", f"neither,named:{min(len(named), _NEAR)}")
        elif receiver in named:
            yield "both-in-sentence"
        if pair == self._main:
            yield from ("main", f"main,named:{min(len(named), _NEAR)}")
        around = self._codes_by_paragraph.get(passage.paragraph, set())
        if sender in around and receiver in around:
            yield "both-in-paragraph"

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

    def _of_votes(self, pair: Pair) -> Iterator[str]:
        votes = self._pairs.votes
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

    def _of_report(self, pair: Pair) -> Iterator[str]:
        """What the whole report shows of a pair, whatever the clause."""
        sender, receiver = pair
        yield "always"
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


def _places(candidate: Candidate) -> dict[str, set[str]]:
    """Where each state of the sentence stands, seen from a cue."""
    passage, clause = candidate.passage, candidate.clause
    around = {*clause.whole, *clause.agent, *clause.subject}
    acting = set(clause.agent if clause.is_passive else clause.subject)
    acted_on = set(clause.subject if clause.is_passive else clause.objects)
    places: dict[str, set[str]] = {}
    for party in passage.parties:
        words = set(range(party.first, party.last))
        found = places.setdefault(party.code, set())
        found |= {"sentence", f"kind:{party.kind}", "left" if party.last <= candidate.at else "right"}
        preposition = "into" if party.preposition in INTO else party.preposition
        if preposition:
            found.add(f"sentence:{preposition}")
        if words & around:
            found.add("clause")
            if preposition:
                found.add(preposition)
        if words & acting:
            found.add("subject")
        if words & acted_on:
            found.add("object")
    return places


def _of_side(side: str, code: str, asked: Asked, places: dict[str, set[str]]) -> Iterator[str]:
    """Where a state stands in the clause, and what the words around the cue make of it."""
    mode, hint = asked.candidate.cue.parties, asked.hint
    for place in sorted(places.get(code, ())):
        yield f"{side}:{place}"
        yield f"{mode}/{side}:{place}"
    if code in hint.senders:
        yield f"{side}-hinted-sender"
    if code in hint.receivers:
        yield f"{side}-hinted-receiver"
    if code in hint.others:
        yield f"{side}-hinted"
    hinted = hint.senders if side == "sender" else hint.receivers
    if hinted and code not in hinted:
        yield f"other-{side}-hinted"
    if "clause" not in places.get(code, ()):
        yield from _of_rivals(side, code, places)


def _of_rivals(side: str, code: str, places: dict[str, set[str]]) -> Iterator[str]:
    """Which other states of its kind the clause names instead: "it signed an agreement *with Britain*"."""
    alike = is_known_sender(code)
    for other, found in sorted(places.items()):
        if other != code and "clause" in found and is_known_sender(other) == alike:
            yield f"other-{side}-in-clause"
            yield from (f"other-{side}-in-clause:{place}" for place in _TELLING_PLACES if place in found)


def _of_pair(pair: Pair, asked: Asked, places: dict[str, set[str]], focus: Pair | None) -> Iterator[str]:
    """What the clause and the sentences before it show of the two together."""
    if "clause" in places.get(pair.sender, ()) and "clause" in places.get(pair.receiver, ()):
        yield "both-in-clause"
    if pair == focus:
        yield from ("focus", f"focus,named:{min(len(places), _NEAR)}")
    yield from _of_rule(pair, asked)
    yield from _of_voice(pair, asked.voice, places)


def _of_rule(pair: Pair, asked: Asked) -> Iterator[str]:
    if pair in asked.by_rule:
        place = "first" if asked.by_rule[0] == pair else "later"
        yield from ("rule", f"rule:{place}", f"{asked.candidate.cue.parties}/rule")
        yield f"{asked.candidate.cue.event}/rule"
    else:
        yield "rule-other" if asked.by_rule else "rule-none"


def _of_voice(pair: Pair, voice: Voice | None, places: dict[str, set[str]]) -> Iterator[str]:
    if voice is None:
        return
    if voice.affiliation == pair.sender:
        yield "voice-of-sender"
    elif voice.affiliation == pair.receiver:
        yield "voice-of-receiver" if pair.receiver in places else "voice-of-absent-receiver"
    elif len(voice.affiliation) == _STATE_CODE_LENGTH:
        yield "voice-of-other"
