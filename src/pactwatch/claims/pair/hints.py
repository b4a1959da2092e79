"""What the words around a cue tell of who sends and who takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pactwatch.claims.words.state_words import load_state_words
from pactwatch.language.states import is_known_sender

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pactwatch.claims.saying.voices import Voice
    from pactwatch.claims.words.candidates import Candidate
    from pactwatch.claims.words.states_named import PartyAt

_OWN_COUNTRY = frozenset({"own_country"})
_CODE_LENGTH = 2


class Hint(NamedTuple):
    """What the words around a cue tell of the pair: senders, receivers, and states of unknown side."""

    senders: tuple[str, ...] = ()
    receivers: tuple[str, ...] = ()
    others: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether no state was named at all."""
        return not (self.senders or self.receivers or self.others)


def hint_of(candidate: Candidate, voice: Voice | None = None) -> Hint:
    """Return what the clause of a cue tells of who sends and who takes.

    "Rwanda said that *it* would admit 250", "*our country* will not take them": a pronoun or "the country"
    is the state named before it in the sentence, or the one for which the speaker speaks.
    """
    clause, passage = candidate.clause, candidate.passage
    parties = passage.parties_at((*clause.whole, *clause.agent, *clause.subject))
    subject = _codes(passage.parties_at(clause.agent if clause.is_passive else clause.subject))
    if not subject and not clause.is_passive and passage.has(_OWN_COUNTRY, clause.subject[:3]):
        subject = _antecedent(candidate, voice)
    passive_subject = _codes(passage.parties_at(clause.subject)) if clause.is_passive else ()
    leading_there = load_state_words().into
    first = min(candidate.at, clause.head) - 2
    into = _codes([p for p in parties if p.preposition in leading_there and p.first >= first])
    out_of = _codes([p for p in parties if p.preposition == "from"])
    every = _codes(parties)
    return _HINTS[candidate.cue.parties](subject, passive_subject, into, out_of, every)


def _antecedent(candidate: Candidate, voice: Voice | None) -> tuple[str, ...]:
    """The state that "it", "we" or "the country" stands for as a subject."""
    passage, clause = candidate.passage, candidate.clause
    first = clause.subject[0]
    if voice is not None and len(voice.affiliation) == _CODE_LENGTH and voice.affiliation.isupper():
        return (voice.affiliation,)
    known = load_state_words()
    before = [
        p
        for p in passage.parties
        if p.last <= first and p.preposition not in known.into and p.preposition not in known.elsewhere
    ]
    return (before[-1].code,) if before else ()


def _codes(parties: Sequence[PartyAt]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([party.code for party in parties])) if parties else ()


_Codes = tuple[str, ...]


def _minus(every: _Codes, *taken: _Codes) -> _Codes:
    gone = {code for codes in taken for code in codes}
    return tuple(code for code in every if code not in gone)


def _send(subject: _Codes, _passive: _Codes, into: _Codes, out_of: _Codes, every: _Codes) -> Hint:
    receivers = _minus(into, subject) if len(every) > 1 else into
    senders = tuple(dict.fromkeys([*subject, *out_of]))
    return Hint(_minus(senders, receivers), receivers, _minus(every, senders, receivers))


def _arrive(_subject: _Codes, _passive: _Codes, into: _Codes, out_of: _Codes, every: _Codes) -> Hint:
    receivers = _minus(into, out_of)
    return Hint(out_of, receivers, _minus(every, out_of, receivers))


def _receive(subject: _Codes, _passive: _Codes, into: _Codes, out_of: _Codes, every: _Codes) -> Hint:
    if into and subject and all(is_known_sender(code) for code in subject):
        return Hint(subject, _minus(into, subject))
    receivers = _minus(subject, out_of)
    senders = tuple(code for code in _minus(every, receivers) if is_known_sender(code) or code in out_of)
    return Hint(senders, receivers, _minus(every, senders, receivers))


def _bilateral(_subject: _Codes, _passive: _Codes, _into: _Codes, _out_of: _Codes, every: _Codes) -> Hint:
    return Hint(others=every)


def _onward(_subject: _Codes, _passive: _Codes, _into: _Codes, out_of: _Codes, _every: _Codes) -> Hint:
    return Hint((), out_of)


def _ask(subject: _Codes, passive: _Codes, _into: _Codes, _out_of: _Codes, every: _Codes) -> Hint:
    receivers = passive or _minus(every, subject)
    return Hint(subject, receivers, _minus(every, subject, receivers))


def _pay(subject: _Codes, _passive: _Codes, _into: _Codes, _out_of: _Codes, every: _Codes) -> Hint:
    senders = tuple(code for code in subject if is_known_sender(code))
    return Hint(senders, others=_minus(every, senders))


def _get_paid(subject: _Codes, passive: _Codes, _into: _Codes, _out_of: _Codes, every: _Codes) -> Hint:
    receivers = passive or subject
    return Hint((), receivers, _minus(every, receivers))


def _refuse(subject: _Codes, passive: _Codes, _into: _Codes, _out_of: _Codes, every: _Codes) -> Hint:
    refusing = subject or passive
    receivers = tuple(code for code in refusing if not is_known_sender(code)) or refusing
    return Hint((), receivers, _minus(every, receivers))


_HINTS = {
    "send": _send,
    "onward": _onward,
    "arrive": _arrive,
    "receive": _receive,
    "bilateral": _bilateral,
    "ask": _ask,
    "ask_passive": _ask,
    "pay": _pay,
    "get_paid": _get_paid,
    "refuse": _refuse,
    "body": _bilateral,
    "context": _bilateral,
    "site": _bilateral,
}
