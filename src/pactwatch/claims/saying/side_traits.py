"""What shows for whom somebody speaks: office, body, the words beside the name, and the states around it."""

from __future__ import annotations

import re
from collections import Counter
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple, Self

from pactwatch.language.states import is_known_sender

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from pactwatch.claims.saying.report_words import ReportWords
    from pactwatch.claims.saying.voiced import Voiced
    from pactwatch.language.cast.scene import Scene
    from pactwatch.language.cast.speaker import Person
    from pactwatch.language.states import StateMention

_WORD = re.compile(r"\w+")
_OURS = frozenset("we our us nous notre nos nuestro nuestra nosotros".split())
_MINE = frozenset("i my me je mon ma yo mi".split())
_MINISTERS = frozenset({"minister", "ministre", "ministro", "ministra", "premier"})
_SECRETARIES = frozenset({"secretary", "department", "administration"})
_PRONOUN = "pronoun."
_MOST_MENTIONS = 6
_BEFORE = 5
_AFTER = 9
_STATE_BEFORE = 4
_STATE_AFTER = 8
_MENTIONED = 3
_STOPS = frozenset(".!?\n;")
_LEAD = 400
_ADJACENT = 30
_NEAR = 60
_FAR = 2000
_SHORT_WAY = 8
_LAST_RANK = 4
_MOST_NAMED = 5
_ROLE_REACH = 20


class SideTraits:
    """What shows for whom people speak in one report; built once a report."""

    __slots__ = ("_names", "_people", "_ranked", "_report", "_votes")

    def __init__(self, report: ReportWords) -> None:
        scene = report.cast.scene
        self._report = report
        self._people = {person.name: person for person in reversed(scene.people)}
        self._names = {word for person in scene.people for word in person.words}
        self._votes = Counter(state.code for state in scene.context.states)
        self._ranked = sorted(self._votes, key=lambda code: (-self._votes[code], code))

    def find_side(self, each: Voiced) -> list[str]:
        """Return what speaks for a kind of side: a state, a court, an organisation, somebody affected."""
        person = self._people.get(each.speaker.name)
        return list(dict.fromkeys(_of_side(self._report, each, self._names, person)))

    def find_owners(self, each: Voiced) -> dict[str, list[str]]:
        """Return for each state of a report what speaks for somebody's speaking for it."""
        report, person = self._report, self._people.get(each.speaker.name)
        codes = dict.fromkeys(self._votes)
        if each.speaker.affiliation.isupper():
            codes[each.speaker.affiliation] = None
        owner = _Owner.of(report, each, person)
        found = {code: list(owner.traits_of(code)) for code in codes}
        for at, code in enumerate(self._ranked):
            found[code].append(f"rank:{min(at, _LAST_RANK)}")
        for code, traits in found.items():
            traits.append(f"named:{min(_MOST_NAMED, self._votes[code])}")
            if code not in self._votes:
                traits.append(f"rank:{_LAST_RANK}")
        for tag, place in _places(report, each, person):
            for code, trait in _around(report, place):
                if code in found:
                    found[code].append(f"{tag}:{trait}")
        return {code: list(dict.fromkeys(traits)) for code, traits in found.items()}


def _of_side(
    report: ReportWords, each: Voiced, people: AbstractSet[str], person: Person | None
) -> Iterator[str]:
    said, speaker = each.said, each.speaker
    kind = "state" if speaker.affiliation.isupper() else speaker.affiliation
    because = speaker.because.replace(_PRONOUN, "")
    yield from (f"rule:{kind}", f"why:{because}", f"why+rule:{because.split('.')[0]} {kind}")
    yield from (f"cue:{said.attribution.cue_word}", f"mode:{said.attribution.mode}")
    yield f"has-role+rule:{speaker.role is not None} {kind}"
    if said.is_turn:
        yield from ("turn", f"turn+rule:{kind}")
    role = _WORD.findall((speaker.role or "").lower())
    yield from (f"role:{word}" for word in role)
    yield from (f"role-end:{word}" for word in role[-1:])
    name = _WORD.findall(speaker.name)
    is_person = not people.isdisjoint(name)
    yield from (f"named:{is_person}", f"named+rule:{is_person} {kind}")
    if not is_person:
        yield from (f"name:{word.lower()}" for word in name if len(word) > 1)
        yield from (f"name-end:{word.lower()}" for word in name[-1:])
    if name and name[-1].isupper() and len(name[-1]) > 1:
        yield "capitals"
    yield from _of_mentions(report, each, person)
    words = {word.lower() for span in said.content for word in _WORD.findall(span.of(report.text))}
    if not _OURS.isdisjoint(words):
        yield from ("we", f"we+rule:{kind}")
    if not _MINE.isdisjoint(words):
        yield from ("i", f"i+rule:{kind}")


def _of_mentions(report: ReportWords, each: Voiced, person: Person | None) -> Iterator[str]:
    """Yield the words around every mention of a person, or around the words that name the speaker here."""
    scene, words = report.cast.scene, report.cast.scene.words
    if person is not None:
        yield f"mentions:{min(_MENTIONED, len(person.mentions))}"
        for at in person.mentions[:_MOST_MENTIONS]:
            yield from _of_mention(scene, person, at)
    elif each.said.mention is not None and not report.cast.is_pronoun(each.said.mention):
        place = words.within(*each.said.mention)
        if place:
            yield from _words_beside(scene, place.start, place.stop)
            if any(at in scene.codes for at in place):
                yield "state-in"
            yield "capital-end" if words.tokens[place.stop - 1].is_capitalised else "small-end"


def _of_mention(scene: Scene, person: Person, at: int) -> Iterator[str]:
    words = scene.words
    rest = range(at + 1, len(words.tokens))
    end = at + 1 + sum(1 for _ in takewhile(lambda each: words.tokens[each].text in person.words, rest))
    yield from _words_beside(scene, at, end)
    if at and words.tokens[at - 1].is_possessive:
        yield from ("owned", f"owned:{words.lowers[at - 1]}")
    if at in scene.leaders:
        yield "leader"
    if any(each in scene.state_tokens for each in range(max(0, at - _STATE_BEFORE), at)):
        yield "state-before"
    if any(each in scene.state_tokens for each in range(end, end + _STATE_AFTER)):
        yield "state-after"


def _words_beside(scene: Scene, first: int, end: int) -> Iterator[str]:
    """Yield the words before and after some tokens in their sentence."""
    words = scene.words
    for at in range(first - 1, max(-1, first - 1 - _BEFORE), -1):
        if not words.runs_on(at) and not _STOPS.isdisjoint(words.tokens[at].gap):
            break
        if not words.lowers[at][0].isdigit():
            yield f"before:{words.lowers[at]}"
    for at in range(end, min(len(words.tokens), end + _AFTER)):
        if not words.runs_on(at - 1) and not (_STOPS | {":"}).isdisjoint(words.tokens[at - 1].gap):
            break
        if not words.lowers[at][0].isdigit():
            yield f"after:{words.lowers[at]}"


class _Owner(NamedTuple):
    """What a report shows of somebody that may tell for which state they speak, found once for all states.

    ``first`` are the states that come first in the title and in the lead.
    """

    rule: tuple[str, str, str]
    office: str
    affiliation: str
    spoke_last: str | None
    named: tuple[tuple[str, frozenset[str]], ...]
    first: tuple[str, str]

    @classmethod
    def of(cls, report: ReportWords, each: Voiced, person: Person | None) -> Self:
        """Return what the report shows of a speaker."""
        context, speaker = report.cast.scene.context, each.speaker
        role = frozenset(_WORD.findall((speaker.role or "").lower()))
        office = "minister" if role & _MINISTERS else "secretary" if role & _SECRETARIES else "none"
        title = context.between(0, max(0, report.text.find("\n")))
        lead = context.between(0, _LEAD)
        return cls(
            rule=("rule", f"rule:{speaker.because.replace(_PRONOUN, '')}", f"rule+office:{office}"),
            office=office,
            affiliation=speaker.affiliation,
            spoke_last=each.state_before,
            named=(("title", _codes(title)), ("lead", _codes(lead)), *_in_own_words(report, each, person)),
            first=(title[0].code if title else "", lead[0].code if lead else ""),
        )

    def traits_of(self, code: str) -> Iterator[str]:
        """Yield what speaks for and against their speaking for a state."""
        if code == self.affiliation:
            yield from self.rule
        if is_known_sender(code):
            yield from ("sender", f"sender+office:{self.office}")
        if code == "US":
            yield f"US+office:{self.office}"
        title, lead, *own = self.named
        for (where, codes), first in zip((title, lead), self.first, strict=True):
            if code in codes:
                yield f"{where}-first" if first == code else where
        if code == self.spoke_last:
            yield "spoke-last"
        for where, codes in own:
            if code in codes:
                yield where


def _in_own_words(
    report: ReportWords, each: Voiced, person: Person | None
) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the states named in the words for the speaker, in their office, and in what they say."""
    scene = report.cast.scene
    mention = each.said.mention
    if mention is not None:
        yield "in-mention", _codes(scene.context.between(*mention))
    if person is not None and person.role_tokens is not None:
        tokens = scene.words.tokens
        start, end = tokens[person.role_tokens.start].start, tokens[person.role_tokens.stop - 1].end
        yield "beside-role", _codes(scene.context.between(start - _ROLE_REACH, end))
        yield "in-role", _codes(scene.context.between(start, end))
    yield "in-words", frozenset().union(*(_codes(scene.context.between(*span)) for span in each.said.content))


def _codes(states: Sequence[StateMention]) -> frozenset[str]:
    return frozenset(state.code for state in states)


def _places(report: ReportWords, each: Voiced, person: Person | None) -> Iterator[tuple[str, int]]:
    """Yield where the speaker is mentioned here, and where first, with and without an office."""
    scene = report.cast.scene
    yield "here", each.said.mention.start if each.said.mention is not None else each.said.anchor
    if person is not None:
        yield "first", scene.words.tokens[person.mentions[0]].start
        if person.role_tokens is not None:
            yield "first", scene.words.tokens[person.role_tokens.start].start


def _around(report: ReportWords, place: int) -> Iterator[tuple[str, str]]:
    """Yield the states around a place in the text, each with where it stands."""
    text, context = report.text, report.cast.scene.context
    here = context.sentence_at(place)
    sentence = context.sentences[here] if context.sentences else None
    if sentence is None:
        return
    yield from _in_sentence(text, context.between(sentence.start, place), place)
    after = context.between(place, sentence.end)
    if after:
        yield after[0].code, "next"
        yield from ((after[0].code, f"next-after:{word}") for word in _word_before(text, after[0].start))
        if after[0].start - place <= _NEAR:
            yield after[0].code, f"next-near:{after[0].kind}"
    earlier = context.between(context.sentences[here - 1].start, context.sentences[here - 1].end)
    if here and earlier:
        yield earlier[0].code, f"sentence-before-first:{earlier[0].kind}"
        yield earlier[-1].code, "sentence-before-last"
    paragraph = text.rfind("\n", 0, place) + 1
    end = text.find("\n", place)
    inside = context.between(paragraph, place)
    if inside:
        yield inside[0].code, f"paragraph-first:{inside[0].kind}"
        yield inside[-1].code, "paragraph-last"
    for state in context.between(place, end if end >= 0 else len(text))[:1]:
        yield state.code, "paragraph-next"
    for state in context.between(max(0, place - _FAR), place)[-1:]:
        yield state.code, "named-last"


def _in_sentence(text: str, before: Sequence[StateMention], place: int) -> Iterator[tuple[str, str]]:
    if not before:
        return
    first, last = before[0], before[-1]
    yield first.code, f"sentence-first:{first.kind}"
    yield last.code, "nearest-before"
    yield from ((last.code, f"before-after:{word}") for word in _word_before(text, last.start))
    if place - last.end <= _ADJACENT:
        yield last.code, f"adjacent:{last.kind}"


def _word_before(text: str, at: int) -> list[str]:
    return text[max(0, at - _SHORT_WAY) : at].lower().split()[-1:]
