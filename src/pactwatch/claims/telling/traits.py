"""What a clause shows of the event that it may tell, as short names that weights can be given for.

"Two flights took 14 men to Rwanda in August" has among others the traits ``head:take``, ``subject~flight``
(a word of that class), ``to:receiver``, ``count``, ``time`` and ``cue:transfer``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pactwatch.claims.pair.hints import hint_of
from pactwatch.claims.telling.modality import is_unreal, load_modality
from pactwatch.claims.telling.told_cues import is_told, keep_sharpest
from pactwatch.claims.topic.sentences_on_topic import concerns_people
from pactwatch.claims.weighing.trait_names import Names, SetNames
from pactwatch.claims.words.sentence_words import SentenceWords
from pactwatch.language.states import is_known_sender

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from pactwatch.claims.words.candidates import Candidate
    from pactwatch.claims.words.passages import Passage
    from pactwatch.claims.words.predication import Predication
    from pactwatch.claims.words.sentence_words import Roles
    from pactwatch.claims.words.states_named import PartyAt
    from pactwatch.language.clauses import Clause

_NEAR = 4
_OPENING_SENTENCES = 3
_NOTHING: frozenset[str] = frozenset()
_NOWHERE: frozenset[tuple[str, int]] = frozenset()
_HEAD, _NO_HEAD, _CLAUSE = map(Names, ("head:", "no-head:", "clause:"))
_HELPER, _MARKER = map(Names, ("helper:", "marker:"))
_HEAD_KINDS, _SENTENCE_KINDS, _CLAUSE_KINDS = map(SetNames, ("head~", "sentence~", "clause~"))
_UNDER = ((Names("under0:"), SetNames("under0~")), (Names("under1:"), SetNames("under1~")))
_SUBJECT, _SUBJECT_KINDS, _SUBJECT_IS_KIND = Names("subject:"), SetNames("subject~"), SetNames("+subject~")
_OBJECT, _OBJECT_KINDS, _OBJECT_IS_KIND = Names("object:"), SetNames("object~"), SetNames("+object~")
_BEFORE, _BESIDE, _NAMED, _FRAMED = map(SetNames, ("before:", "beside:", "named:", "framed:"))


def _place(cue: Candidate) -> tuple[str, int]:
    return cue.cue.cue_id, cue.at


def _side(party: PartyAt) -> str:
    return "sender" if is_known_sender(party.code) else "taker"


class SentenceTraits(NamedTuple):
    """The traits of the clauses of one sentence: what all of them show, and what each shows of its own."""

    shared: list[str]
    own: list[list[str]]

    def whole(self) -> Iterator[list[str]]:
        """Yield all traits of each clause."""
        return (self.shared + each for each in self.own)


class TraitFinder:
    """Finds the traits of the clauses of one report, sentence by sentence in order."""

    def __init__(self, language: str, near: frozenset[int]) -> None:
        """``near`` holds the sentences near which migrants are spoken of."""
        self._language = language
        self._near = near
        self._modality = load_modality(language)
        self._before: frozenset[str] = frozenset()

    def find(self, passage: Passage, predications: Sequence[Predication]) -> list[list[str]]:
        """Return the traits of each clause of a sentence, without repetitions."""
        return list(self.find_apart(passage, predications).whole())

    def find_apart(self, passage: Passage, predications: Sequence[Predication]) -> SentenceTraits:
        """Return the traits of the clauses of a sentence, those that all of them have apart."""
        shared = self._of_sentence(passage, predications)
        sentence = SentenceWords(passage, self._language)
        events = [frozenset([cue.cue.event.value for cue in told.cues]) for told in predications]
        self._before = _NOTHING.union(*events)
        cues = [cue for each in predications for cue in each.cues]
        sharp = set(map(_place, keep_sharpest(cues))) if cues else _NOWHERE
        found = []
        for at, told in enumerate(predications):
            own = _of_clause(sentence, told.clause, events[at], self._modality.hypothetical_markers)
            if told.cues:
                own += self._of_cues(told, sharp)
            if self._before:
                own += _BESIDE[_NOTHING.union(*events[:at], *events[at + 1 :])]
            found.append(list(dict.fromkeys(own)))
        return SentenceTraits(shared, found)

    def _of_sentence(self, passage: Passage, predications: Sequence[Predication]) -> list[str]:
        found = ["always", f"language:{self._language}"]
        if passage.is_title:
            found.append("title")
        elif passage.index <= _OPENING_SENTENCES:
            found.append("opening")
        if passage.index in self._near:
            found.append("near-migrants")
        found += _SENTENCE_KINDS[passage.kinds]
        codes = {party.code for party in passage.parties}
        senders = sum(map(is_known_sender, codes))
        found.append(f"sentence-senders:{min(senders, 2)}")
        found.append(f"sentence-takers:{min(len(codes) - senders, 2)}")
        found.append(f"clauses:{min(len(predications), _NEAR)}")
        return found + _BEFORE[self._before]

    def _of_cues(self, told: Predication, sharp: Collection[tuple[str, int]]) -> Iterator[str]:
        """What the cues are, and what the rules about them say: which is sharpest, which tells nothing."""
        for cue in told.cues:
            event = cue.cue.event.value
            yield f"cue:{event}"
            yield f"cue-id:{cue.cue.cue_id}"
            if told.clause.is_negated:
                yield f"cue:no-{event}"
            if cue.cue.is_bare_mention:
                yield f"bare:{event}"
            doubts = list(self._doubts(cue, sharp))
            yield from (f"{doubt}:{event}" for doubt in doubts)
            if not doubts:
                yield f"{'mentioned' if cue.cue.is_bare_mention else 'sound'}:{event}"

    def _doubts(self, cue: Candidate, sharp: Collection[tuple[str, int]]) -> Iterator[str]:
        """What the rules hold against a cue."""
        if _place(cue) not in sharp:
            yield "blunt"
        if not concerns_people(cue, is_near=cue.passage.index in self._near):
            yield "no-people"
        if not is_told(cue, hint_of(cue)):
            yield "untold"
        if is_unreal(cue, self._language):
            yield "unreal"


def _of_clause(
    sentence: SentenceWords, clause: Clause, events: frozenset[str], hypothetical: frozenset[str]
) -> list[str]:
    """Return what the words of a clause show; ``events`` are the types that its cues tell."""
    passage, head = sentence.passage, sentence.stems[clause.head]
    roles = sentence.roles_in(clause)
    found = [_HEAD[head], _NO_HEAD[head] if clause.is_negated else _HEAD[head]]
    found += _HEAD_KINDS[passage.classes[clause.head]]
    if passage.forms:
        found += _of_frames(sentence, clause, roles)
    found += _of_verb(sentence, clause, sorted(events), hypothetical)
    found += _of_words(sentence, clause, roles)
    found += _of_parties(passage, clause)
    found += [name for name, places in sentence.marked.items() if not places.isdisjoint(clause.whole)]
    return found


def _of_frames(sentence: SentenceWords, clause: Clause, roles: Roles) -> list[str]:
    """Which kind of doing the clause tells, and whose and of what."""
    passage = sentence.passage
    found: list[str] = []
    for (frame, tells), at in sentence.frames_of(clause):
        if at != clause.head:
            found.append(f"noun-frame:{frame}")
            found += _NAMED[tells]
            continue
        name = f"frame:{frame}"
        found.append(name)
        found += _FRAMED[tells]
        if clause.is_negated:
            found.append(f"frame:no-{frame}")
        found += [name + kind for kind in _SUBJECT_IS_KIND[roles.acting_kinds]]
        found += [name + kind for kind in _OBJECT_IS_KIND[roles.acted_on_kinds]]
        found += [f"{name}+helper:{sentence.lowered[i]}" for i in clause.helpers]
        found += [f"{name}+subject-is:{_side(party)}" for party in passage.parties_at(roles.acting)]
        found += [f"{name}+object-is:{_side(party)}" for party in passage.parties_at(roles.acted_on)]
        found += [f"{name}+under-frame:{outer.name}" for outer in sentence.frames_above(clause)]
    return found


def _of_verb(
    sentence: SentenceWords, clause: Clause, events: Sequence[str], hypothetical: frozenset[str]
) -> list[str]:
    passage, lowered = sentence.passage, sentence.lowered
    marks = (
        ("passive", clause.is_passive),
        ("negated", clause.is_negated),
        ("modifier", clause.is_modifier),
        ("order", clause.is_order),
        ("gerund", clause.is_gerund),
    )
    found = [name for name, holds in marks if holds]
    helpers = sorted({lowered[i] for i in clause.helpers}) if clause.helpers else []
    found += map(_HELPER.__getitem__, helpers)
    if events:
        found += [f"{event}+helper:{word}" for event in events for word in helpers]
        found += [f"{event}+{name}" for event in events for name, holds in marks if holds]
    if clause.markers:
        markers = {lowered[i] for i in clause.markers}
        found += [_MARKER[word] for word in sorted(markers)]
        if not markers.isdisjoint(hypothetical):
            found.append("hypothetical")
            found += [f"{event}+hypothetical" for event in events]
    found += _of_outer(sentence, clause, helpers)
    for depth, governor in enumerate(clause.governors[:2]):
        words, kinds = _UNDER[depth]
        above = sentence.stems[governor]
        found.append(words[above])
        found += kinds[passage.classes[governor]]
        if depth == 0:
            found.append(f"{_HEAD[sentence.stems[clause.head]]}+under:{above}")
            found += [f"{event}+under:{above}" for event in events]
    if lowered[clause.head].isupper():
        found.append("capitals")
    return found


def _of_outer(sentence: SentenceWords, clause: Clause, helpers: Sequence[str]) -> Iterator[str]:
    """Which kind of doing the clause is part of: "agreed *to accept*" opens what was agreed."""
    opens = "opened-by" if "to" in helpers else "gerund-under" if clause.is_gerund else "under"
    for outer in sentence.frames_above(clause):
        yield f"under-frame:{outer.name}"
        yield f"{opens}-frame:{outer.name}"
        yield f"{opens}-frame"


def _of_words(sentence: SentenceWords, clause: Clause, roles: Roles) -> list[str]:
    stems, head = sentence.stems, _HEAD[sentence.stems[clause.head]]
    found = list(_SUBJECT_KINDS[roles.acting_kinds])
    found += map(_SUBJECT.__getitem__, sentence.stems_at(roles.acting))
    found += [head + kind for kind in _SUBJECT_IS_KIND[roles.acting_kinds]]
    found += _OBJECT_KINDS[roles.acted_on_kinds]
    found += map(_OBJECT.__getitem__, sentence.stems_at(roles.acted_on))
    found += [head + kind for kind in _OBJECT_IS_KIND[roles.acted_on_kinds]]
    own = [i for i in clause.whole if i != clause.head]
    found += _CLAUSE_KINDS[sentence.kinds_at(own)]
    found += map(_CLAUSE.__getitem__, sentence.stems_at(own))
    after = stems[clause.head + 1 : clause.head + _NEAR]
    found += [f"{head}+{word}" for word in after if word.isalpha()]
    return found


def _of_parties(passage: Passage, clause: Clause) -> list[str]:
    if not passage.parties:
        return ["senders:0", "takers:0"]
    here = passage.parties_at((*clause.whole, *clause.agent, *clause.subject))
    codes = {party.code for party in here}
    senders = sum(map(is_known_sender, codes))
    found = [f"senders:{min(senders, 2)}", f"takers:{min(len(codes) - senders, 2)}"]
    found += [f"{party.preposition}:{_side(party)}" for party in here if party.preposition]
    acting = clause.agent if clause.is_passive else clause.subject
    found += [f"subject-is:{_side(party)}" for party in passage.parties_at(acting)]
    return found
