"""What a clause shows of the event that it may tell, as short names that weights can be given for.

"Two flights took 14 men to Rwanda in August" has among others the traits ``head:take``, ``subject~flight``
(a word of that class), ``to:receiver``, ``count``, ``time`` and ``cue:transfer``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.claims.frames import find_frames
from pactwatch.claims.modality import is_unreal, load_modality
from pactwatch.claims.parties import hint_of
from pactwatch.claims.predication import Predication
from pactwatch.claims.telling import is_told, keep_sharpest
from pactwatch.claims.topic import concerns_people
from pactwatch.language.states import is_known_sender
from pactwatch.language.stems import stem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from pactwatch.claims.candidates import Candidate
    from pactwatch.claims.passages import PartyAt, Passage

_SHORTEST_WORD = 3
_STATES = frozenset({"state", "nationality"})
_NEAR = 4
_OPENING_SENTENCES = 3
_PLAIN = frozenset(
    "the and that this with for from its his her their who whom which has had have was were been are his not "
    "but than then also any all les des une dans pour par sur aux que qui los las una con por para "
    "del".split()
)


def _place(cue: Candidate) -> tuple[str, int]:
    return cue.cue.cue_id, cue.at


def _kinds(passage: Passage, indices: Iterable[int]) -> list[str]:
    return sorted(frozenset[str]().union(*[passage.classes[i] for i in indices]))


def _side(party: PartyAt) -> str:
    return "sender" if is_known_sender(party.code) else "taker"


class TraitFinder:
    """Finds the traits of the clauses of one report, sentence by sentence in order."""

    def __init__(self, language: str, near: frozenset[int]) -> None:
        """``near`` holds the sentences near which migrants are spoken of."""
        self._language = language
        self._near = near
        self._modality = load_modality(language)
        self._before: frozenset[str] = frozenset()
        self._stem_by_index: dict[int, str] = {}

    def find(self, passage: Passage, predications: Sequence[Predication]) -> list[list[str]]:
        """Return the traits of each clause of a sentence, without repetitions."""
        shared = list(self._of_sentence(passage, predications))
        self._stem_by_index = dict(self._telling_words(passage))
        sharp = set(map(_place, keep_sharpest(cue for each in predications for cue in each.cues)))
        found = []
        for each in predications:
            own = [*self._of_clause(each), *self._of_cues(each, sharp), *self._beside(each, predications)]
            found.append(list(dict.fromkeys(shared + own)))
        self._before = frozenset(c.cue.event.value for each in predications for c in each.cues)
        return found

    def _of_sentence(self, passage: Passage, predications: Sequence[Predication]) -> Iterator[str]:
        yield "always"
        yield f"language:{self._language}"
        if passage.is_title:
            yield "title"
        elif passage.index <= _OPENING_SENTENCES:
            yield "opening"
        if passage.index in self._near:
            yield "near-migrants"
        yield from [f"sentence~{kind}" for kind in sorted(frozenset[str]().union(*passage.classes))]
        codes = {party.code for party in passage.parties}
        senders = sum(map(is_known_sender, codes))
        yield f"sentence-senders:{min(senders, 2)}"
        yield f"sentence-takers:{min(len(codes) - senders, 2)}"
        yield f"clauses:{min(len(predications), _NEAR)}"
        yield from [f"before:{event}" for event in sorted(self._before)]

    def _of_clause(self, told: Predication) -> Iterator[str]:
        passage, clause = told.passage, told.clause
        head = self._stem(passage, clause.head)
        negation = "no-" if clause.is_negated else ""
        yield f"head:{head}"
        yield f"{negation}head:{head}"
        yield from [f"head~{kind}" for kind in sorted(passage.classes[clause.head])]
        yield from self._of_frames(told)
        yield from self._of_verb(told, head)
        yield from self._of_words(told, head)
        yield from self._of_parties(told)
        inside = {passage.words[i].start for i in clause.whole}
        if any(c.start <= at < c.end for c in passage.counts for at in inside):
            yield "count"
        if any(m.start <= at < m.end for m in passage.sums for at in inside):
            yield "money"
        if any(t.start <= at < t.end for t in passage.times for at in inside):
            yield "time"

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

    def _of_frames(self, told: Predication) -> Iterator[str]:
        """Which kind of doing the clause tells, and whose and of what."""
        passage, clause = told.passage, told.clause
        acting = clause.agent if clause.is_passive else clause.subject
        acted_on = clause.subject if clause.is_passive else clause.objects
        for (frame, tells), at in find_frames(passage, clause):
            if at != clause.head:
                yield f"noun-frame:{frame}"
                yield from [f"named:{event}" for event in sorted(tells)]
                continue
            yield f"frame:{frame}"
            yield from [f"framed:{event}" for event in sorted(tells)]
            if clause.is_negated:
                yield f"frame:no-{frame}"
            yield from [f"frame:{frame}+subject~{kind}" for kind in _kinds(passage, acting)]
            yield from [f"frame:{frame}+object~{kind}" for kind in _kinds(passage, acted_on)]
            yield from [f"frame:{frame}+helper:{passage.words[i].lower}" for i in clause.helpers]
            for name, indices in (("subject", acting), ("object", acted_on)):
                for party in passage.parties_at(indices):
                    yield f"frame:{frame}+{name}-is:{_side(party)}"
            if clause.governors:
                above = Predication(passage, passage.syntax.clause_of(clause.governors[0]), ())
                for (outer, _), place in find_frames(passage, above.clause):
                    if place == clause.governors[0]:
                        yield f"frame:{frame}+under-frame:{outer}"

    def _of_verb(self, told: Predication, head: str) -> Iterator[str]:
        passage, clause = told.passage, told.clause
        marks = {
            "passive": clause.is_passive,
            "negated": clause.is_negated,
            "modifier": clause.is_modifier,
            "order": clause.is_order,
            "gerund": clause.is_gerund,
        }
        yield from (name for name, holds in marks.items() if holds)
        helpers = sorted({passage.words[i].lower for i in clause.helpers})
        yield from [f"helper:{word}" for word in helpers]
        events = sorted({cue.cue.event.value for cue in told.cues})
        yield from [f"{event}+helper:{word}" for event in events for word in helpers]
        yield from [f"{event}+{name}" for event in events for name, holds in marks.items() if holds]
        markers = sorted({passage.words[i].lower for i in clause.markers})
        yield from [f"marker:{word}" for word in markers]
        if set(markers) & self._modality.hypothetical_markers:
            yield "hypothetical"
            yield from [f"{event}+hypothetical" for event in events]
        yield from self._of_outer(told, helpers)
        for depth, governor in enumerate(clause.governors[:2]):
            above = self._stem(passage, governor)
            yield f"under{depth}:{above}"
            yield from [f"under{depth}~{kind}" for kind in sorted(passage.classes[governor])]
            if depth == 0:
                yield f"head:{head}+under:{above}"
                yield from [f"{event}+under:{above}" for event in events]
        if passage.words[clause.head].lower.isupper():
            yield "capitals"

    def _of_outer(self, told: Predication, helpers: Sequence[str]) -> Iterator[str]:
        """Which kind of doing the clause is part of: "agreed *to accept*" opens what was agreed."""
        passage, clause = told.passage, told.clause
        if not clause.governors:
            return
        above = clause.governors[0]
        opens = "opened-by" if "to" in helpers else "gerund-under" if clause.is_gerund else "under"
        for (outer, _), place in find_frames(passage, passage.syntax.clause_of(above)):
            if place == above:
                yield f"under-frame:{outer}"
                yield f"{opens}-frame:{outer}"
                yield f"{opens}-frame"

    def _of_words(self, told: Predication, head: str) -> Iterator[str]:
        passage, clause = told.passage, told.clause
        places = (
            ("subject", clause.agent if clause.is_passive else clause.subject),
            ("object", clause.subject if clause.is_passive else clause.objects),
        )
        for name, indices in places:
            kinds = _kinds(passage, indices)
            yield from [f"{name}~{kind}" for kind in kinds]
            yield from [f"{name}:{word}" for word in self._stems(indices)]
            if name == "object":
                yield from [f"head:{head}+object~{kind}" for kind in kinds]
            else:
                yield from [f"head:{head}+subject~{kind}" for kind in kinds]
        own = [i for i in clause.whole if i != clause.head]
        yield from [f"clause~{kind}" for kind in _kinds(passage, own)]
        words = self._stems(own)
        yield from [f"clause:{word}" for word in words]
        after = [
            self._stem(passage, i)
            for i in range(clause.head + 1, min(len(passage.words), clause.head + _NEAR))
        ]
        yield from [f"head:{head}+{word}" for word in after if word.isalpha()]

    def _of_parties(self, told: Predication) -> Iterator[str]:
        passage, clause = told.passage, told.clause
        around = set(clause.whole) | set(clause.agent) | set(clause.subject)
        here = [p for p in passage.parties if any(i in around for i in range(p.first, p.last))]
        codes = {party.code for party in here}
        senders = sum(map(is_known_sender, codes))
        yield f"senders:{min(senders, 2)}"
        yield f"takers:{min(len(codes) - senders, 2)}"
        for party in here:
            if party.preposition:
                yield f"{party.preposition}:{_side(party)}"
        subject = clause.agent if clause.is_passive else clause.subject
        for party in passage.parties_at(subject):
            yield f"subject-is:{_side(party)}"

    def _beside(self, told: Predication, all_told: Sequence[Predication]) -> Iterator[str]:
        others = {cue.cue.event.value for each in all_told if each is not told for cue in each.cues}
        yield from [f"beside:{event}" for event in sorted(others)]

    def _stem(self, passage: Passage, index: int) -> str:
        return stem(passage.words[index].lower, self._language)

    def _telling_words(self, passage: Passage) -> Iterator[tuple[int, str]]:
        """The stems of a sentence's telling words: no small words, numbers or names of states."""
        for index, (word, classes) in enumerate(zip(passage.words, passage.classes, strict=True)):
            lower = word.lower
            is_telling = len(lower) >= _SHORTEST_WORD and lower.isalpha() and lower not in _PLAIN
            if is_telling and _STATES.isdisjoint(classes):
                yield index, stem(lower, self._language)

    def _stems(self, indices: Iterable[int]) -> list[str]:
        """The stems of the telling words at some places, each once."""
        stems = self._stem_by_index
        return sorted({stems[i] for i in indices if i in stems})
