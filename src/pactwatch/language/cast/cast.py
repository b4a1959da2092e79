"""The cast of a report, and who is meant where somebody is mentioned."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from pactwatch.language.cast.context import StateContext
from pactwatch.language.cast.description import Description, describe
from pactwatch.language.cast.lexicon import OfficeLexicon, load_offices, longest_match
from pactwatch.language.cast.names import find_names
from pactwatch.language.cast.people import gather_people
from pactwatch.language.cast.speaker import Person, Speaker
from pactwatch.language.cast.tokens import Words
from pactwatch.language.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

    from pactwatch.language.states import StateMention

_LONGEST_NAME = 13
_SENTENCES_BACK = 4
_STATE_SPEAKS = frozenset({"name", "capital", "government", "nickname", "description", "demonym"})
_ACTORS = frozenset({"court"})
_BODIES = frozenset({"ngo", "media", "un"})
_SPEAKERS_BACK = 5


class Cast:
    """Who takes part in a report; build it with :func:`build_cast`."""

    __slots__ = (
        "_by_mention",
        "_context",
        "_leaders",
        "_lexicon",
        "_mentions",
        "_published",
        "_state_tokens",
        "_words",
        "people",
    )

    def __init__(
        self, words: Words, lexicon: OfficeLexicon, context: StateContext, published: str | None = None
    ) -> None:
        self._words = words
        self._published = published
        self._lexicon = lexicon
        self._context = context
        self._state_tokens: dict[int, str] = {}
        self._leaders: dict[int, str] = {}
        for state in context.states:
            for place in words.within(state.start, state.end):
                if state.kind == "leader" or (state.kind == "government" and self._may_be_name(place, state)):
                    self._leaders[place] = state.code
                else:
                    self._state_tokens[place] = state.code
        names = find_names(words, lexicon, frozenset(self._state_tokens))
        self.people = gather_people(words, names, lexicon, self._leaders)
        self._by_mention = {place: person for person in self.people for place in person.mentions}
        self._mentions = sorted(self._by_mention)

    def resolve(self, mention: Span, *, previous: Sequence[Speaker] = ()) -> Speaker:
        """Return who is meant by a mention: name in full, office, and what they speak for.

        "He" is the last man who spoke or was spoken of, "the spokeswoman" the one with that office, "its
        foreign ministry" that of the state the sentence is about.

        Args:
            mention: The words that name the speaker.
            previous: Who spoke before in the report, in order.
        """
        place = self._words.within(mention.start, mention.end)
        while len(place) > 1 and self._words.lowers[place.start] in self._lexicon.words["articles"]:
            place = range(place.start + 1, place.stop)
        if not place or (len(place) == 1 and self._words.lowers[place.start] in self._lexicon.pronouns):
            found = self._pronoun(mention, previous)
        else:
            found = (
                self._named(place, previous)
                or self._state(place, mention)
                or self._described(place, mention, previous)
            )
        return found._replace(at=mention.start)

    def is_pronoun(self, mention: Span) -> bool:
        """Say whether a mention is a pronoun."""
        place = self._words.within(mention.start, mention.end)
        return len(place) == 1 and self._words.lowers[place.start] in self._lexicon.pronouns

    def is_known(self, mention: Span) -> bool:
        """Say whether a mention names or describes somebody who can speak; "Tuesday" and "the money" do not."""
        place = self._words.within(mention.start, mention.end)
        if self.is_pronoun(mention) or any(each in self._by_mention for each in place):
            return True
        if any(mark in mention.of(self._words.text) for mark in "(/"):
            return False
        if self._context.between(mention.start, mention.end):
            return True
        lowers = [self._words.lowers[each] for each in place]
        is_partitive = bool(lowers) and lowers[0] in self._lexicon.words["partitives"]
        return is_partitive or describe(self._words, place, self._lexicon, self._state_tokens) is not None

    def introduced_in(self, sentence: Span, *, holders: Set[str] = frozenset({"person"})) -> Span | None:
        """Return who a stretch of text is about by its first known noun phrase or name."""
        for at in self._words.within(sentence.start, sentence.end):
            person = self._by_mention.get(at)
            if person is not None:
                return Span(
                    self._words.tokens[at].start, self._words.tokens[at + self._length(person, at) - 1].end
                )
            stop = min(at + _OPENING_WORDS, len(self._words.tokens))
            phrase = self._phrase_from(at, stop) if self._begins_phrase(at) else None
            if phrase is None:
                continue
            described = describe(self._words, phrase, self._lexicon, self._state_tokens)
            if described is not None and described.holder in holders:
                return Span(self._words.tokens[phrase.start].start, self._words.tokens[phrase.stop - 1].end)
        return None

    def actor_in(self, span: Span) -> str | None:
        """Return who acts in a stretch of text: a court first, then a person with an office, then a body."""
        place = self._words.within(span.start, span.end)
        court = self._court_in(place)
        if court is not None:
            return court
        for each in place:
            person = self._by_mention.get(each)
            if person is not None and (person.role or each in self._leaders):
                return person.name
        return None

    def _may_be_name(self, place: int, state: StateMention) -> bool:
        token = self._words.tokens[place]
        texts = [self._words.tokens[each].text for each in self._words.within(state.start, state.end)]
        if any(longest_match(self._lexicon.bodies, texts, at) for at in range(len(texts))):
            return False
        is_office = token.lower in self._lexicon.words["portfolios"] or (token.lower,) in self._lexicon.heads
        return token.is_capitalised and not is_office and (token.text,) not in self._lexicon.bodies

    def _court_in(self, place: range) -> str | None:
        for each in place:
            token = self._words.tokens[each]
            head = self._lexicon.heads.get((token.lower,))
            if head is not None and head.kind in _ACTORS and head.holder == "body":
                start = each
                while (
                    start > place.start
                    and self._words.runs_on(start - 1)
                    and self._belongs_to_name(start - 1)
                ):
                    start -= 1
                return self._words.joined(start, each + 1)
        return None

    def _belongs_to_name(self, place: int) -> bool:
        token = self._words.tokens[place]
        is_word = (
            token.lower in self._lexicon.words["articles"] or token.lower in self._lexicon.words["not_names"]
        )
        return (token.is_capitalised or token.lower in self._lexicon.words["portfolios"]) and not is_word

    def _named(self, place: range, previous: Sequence[Speaker]) -> Speaker | None:
        """Resolve a mention that holds a name, unless the name only belongs to somebody else's description."""
        for each in place:
            person = self._by_mention.get(each)
            if person is None:
                if self._words.lowers[each] in self._lexicon.words["complements"] and self._has_head_before(
                    place, each
                ):
                    return None
                continue
            end = each + self._length(person, each)
            if self._words.tokens[end - 1].is_possessive and end < place.stop:
                return None
            return self._speaker(person, previous)
        return None

    def _has_head_before(self, place: range, at: int) -> bool:
        core = range(place.start, at)
        ahead = range(at, place.stop)
        is_office_of_name = any(
            (person := self._by_mention.get(each)) is not None
            and person.role_tokens is not None
            and person.role_tokens.start <= at < person.role_tokens.stop
            for each in ahead
        )
        return len(core) > 0 and not is_office_of_name

    def _length(self, person: Person, at: int) -> int:
        length = 0
        names = set(person.words)
        while at + length < len(self._words.tokens) and self._words.tokens[at + length].text in names:
            length += 1
            if not self._words.runs_on(at + length - 1):
                break
        return max(1, length)

    def _speaker(self, person: Person, previous: Sequence[Speaker]) -> Speaker:
        described = None
        aside = self._aside(person)
        if aside is not None:
            return Speaker(person.name, person.role, aside, "name.aside", person.gender)
        if person.role_tokens is not None:
            described = describe(self._words, person.role_tokens, self._lexicon, self._state_tokens)
        known = self._lexicon.people.get(person.words)
        leader = next((self._leaders[each] for each in person.mentions if each in self._leaders), None)
        if described is not None and described.kind != "government":
            return Speaker(person.name, person.role, described.kind, described.because, person.gender)
        if described is not None and described.state is not None:
            return Speaker(person.name, person.role, described.state, described.because, person.gender)
        if known is not None:
            return Speaker(
                person.name, person.role, known.affiliation_on(self._published), "people", person.gender
            )
        if leader is not None:
            return Speaker(person.name, person.role, leader, "states.leader", person.gender)
        if described is not None and person.role_tokens is not None:
            code = self._government(described, person.role_tokens, previous)
            return Speaker(person.name, person.role, code, described.because, person.gender)
        if person.role is not None and self._is_party(person.role):
            return Speaker(person.name, person.role, "opposition", "role.party", person.gender)
        return self._of_body(person, previous)

    def _of_body(self, person: Person, previous: Sequence[Speaker]) -> Speaker:
        """Resolve somebody by the body beside the name: "Ann Gray of the Refugee Council", "Amnesty's Ann Gray"."""
        for at in person.mentions:
            end = at + self._length(person, at)
            phrase = None
            if (
                end < len(self._words.tokens)
                and self._words.runs_on(end - 1)
                and self._words.lowers[end] in (self._lexicon.words["belonging"])
            ):
                phrase = self._phrase_from(end + 1, min(end + 1 + _OPENING_WORDS, len(self._words.tokens)))
            elif (
                at > 0 and self._words.tokens[at - 1].is_possessive and self._words.tokens[at - 1].gap == " "
            ):
                start = at - 1
                while (
                    start > 0
                    and self._words.runs_on(start - 1)
                    and self._words.tokens[start - 1].is_capitalised
                ):
                    start -= 1
                phrase = range(start, at)
            described = describe(self._words, phrase, self._lexicon, self._state_tokens) if phrase else None
            if described is not None and phrase is not None:
                kind = described.kind
                if kind == "government":
                    kind = described.state or self._government(described, phrase, previous)
                return Speaker(person.name, person.role, kind, f"name.of.{described.because}", person.gender)
        return Speaker(person.name, person.role, "person", "name.unknown", person.gender)

    def _aside(self, person: Person) -> str | None:
        """Return what a word in brackets after a name tells: "Ann Gray (opposition)"."""
        for at in person.mentions:
            end = at + self._length(person, at)
            if end < len(self._words.tokens) and self._words.tokens[end - 1].gap == " (":
                found = self._lexicon.overrides.get(self._words.lowers[end])
                if found is not None:
                    return found
        return None

    def _is_party(self, role: str) -> bool:
        return role.split()[-1].lower() in self._lexicon.words["parties"]

    def _government(self, described: Description, place: range, previous: Sequence[Speaker]) -> str:
        """Return the state of a government that the words do not name."""
        words = self._words
        first = place.start - 1 if place.start else 0
        is_possessed = any(
            words.lowers[each] in self._lexicon.words["possessives"]
            for each in range(first, described.head.start + 1)
        )
        has_ministers = any(words.lowers[each] in self._lexicon.words["ministerial"] for each in place)
        last = next((s for s in reversed(previous) if s.affiliation.isupper()), None)
        owner = self._owner(place, previous)
        if owner is not None:
            return owner
        code = self._context.state_at(
            words.tokens[place.start].start, is_possessed=is_possessed, has_ministers=has_ministers, last=last
        )
        return code or "other"

    def _owner(self, place: range, previous: Sequence[Speaker]) -> str | None:
        """Return the state for which "his" or "her" office speaks."""
        for each in (place.start - 1, place.start):
            gender = {"his": "m", "her": "f"}.get(self._words.lowers[each]) if each >= 0 else None
            found = self._person_before(each, gender, previous) if gender else None
            if found is not None and found.affiliation.isupper():
                return found.affiliation
        return None

    def _state(self, place: range, mention: Span) -> Speaker | None:
        """Resolve a state that speaks: "Kigali", "the Trump administration"; not "the Rwandan minister"."""
        inside = self._context.between(mention.start, mention.end)
        for state in inside:
            covered = self._words.within(state.start, state.end)
            rest = [each for each in place if each not in covered]
            if state.kind in _STATE_SPEAKS and all(
                self._words.lowers[each] in self._lexicon.words["determiners"] for each in rest
            ):
                return Speaker(
                    self._words.joined(place.start, place.stop),
                    None,
                    state.code,
                    f"states.{state.kind}",
                    "thing",
                )
        return None

    def _described(self, place: range, mention: Span, previous: Sequence[Speaker]) -> Speaker:
        for person in self.people:
            role = person.role_tokens
            if (
                role is not None
                and place.start <= role.start < place.stop
                and self._is_before_name(role, person)
            ):
                return self._speaker(person, previous)
        described = describe(self._words, place, self._lexicon, self._leaders | self._state_tokens)
        name = self._description_name(place)
        if described is None:
            anaphor = self._part_of(place, previous, name)
            if anaphor is not None:
                return anaphor
            if self._words.lowers[place.start] in self._lexicon.words["possessives"] and previous:
                return previous[-1]._replace(because="mention.possessed")
        if described is None:
            code = next((state.code for state in self._context.between(mention.start, mention.end)), None)
            return Speaker(name, None, code or "other", "mention.unknown")
        found = self._by_title(place, described, previous) or self._same_body(place, described, previous)
        if found is not None:
            return found
        kind = described.kind
        if kind == "government":
            kind = described.state or self._government(described, place, previous)
        role = self._role_of(place, described)
        gender = described.gender or {"group": "plural", "person": ""}.get(described.holder, "thing")
        return Speaker(name, role, kind, described.because, gender)

    def _is_before_name(self, role: range, person: Person) -> bool:
        """Say whether an office is set off right before the name of who holds it: "its head, Ann Gray,"."""
        return any(0 <= mention - role.stop <= _TITLES for mention in person.mentions)

    def _part_of(self, place: range, previous: Sequence[Speaker], name: str) -> Speaker | None:
        """Resolve "one", "two of them" to the affiliation of the group that spoke before."""
        lowers = [self._words.lowers[each] for each in place]
        if lowers[0] not in self._lexicon.words["partitives"]:
            return None
        if len(lowers) > 1 and lowers[-1] not in self._lexicon.words["anaphors"]:
            return None
        if not previous and self._opening_before(place.start, previous, {"group"}) is None:
            return None
        opening = self._opening_before(place.start, previous, {"group"})
        group = opening or next((s for s in reversed(previous[-3:]) if s.gender == "plural"), previous[-1])
        return Speaker(name, None, group.affiliation, "mention.part-of", "")

    def _description_name(self, place: range) -> str:
        stop = place.stop
        for each in place:
            if each > place.start and self._words.lowers[each] in self._lexicon.words["clauses"]:
                stop = each
                break
        stop = min(stop, place.start + _LONGEST_NAME)
        return self._words.joined(place.start, stop)

    def _role_of(self, place: range, described: Description) -> str | None:
        if described.holder != "person" or described.kind == "person":
            return None
        start = described.head.start
        while (
            start > place.start
            and not self._words.tokens[start - 1].is_possessive
            and (self._words.lowers[start - 1] not in self._lexicon.words["determiners"])
        ):
            start -= 1
        return self._words.joined(start, described.head.stop)

    def _by_title(self, place: range, described: Description, previous: Sequence[Speaker]) -> Speaker | None:
        """Resolve "the minister", "the spokeswoman", "the lawyer" to the person with that office."""
        if described.holder != "person" or not self._is_definite(place):
            return None
        words = self._words
        title = set(words.lowers[described.head.start : described.head.stop][-1:])
        fitting = [
            speaker
            for speaker in reversed(previous)
            if speaker.role and title & set(speaker.role.lower().split())
        ]
        if fitting and (described.state in {None, fitting[0].affiliation}):
            return fitting[0]._replace(because="title.spoke-before")
        for each in reversed(self._mentions[: bisect_left(self._mentions, place.start)]):
            person = self._by_mention[each]
            if person.role is not None and title & set(person.role.lower().split()):
                speaker = self._speaker(person, previous)
                if described.state in {None, speaker.affiliation}:
                    return speaker._replace(because="title.named-before")
        later = self._named_later(title, described, previous)
        if later is not None or len(place) > len(described.head):
            return later
        side = "government" if described.kind == "government" else described.kind
        last = next((s for s in reversed(previous[-2:]) if s.gender not in {"plural", "thing"}), None)
        if last is not None and (
            last.affiliation == side or (side == "government" and last.affiliation.isupper())
        ):
            return last._replace(because="title.last-speaker")
        return None

    def _named_later(
        self, title: set[str], described: Description, previous: Sequence[Speaker]
    ) -> Speaker | None:
        """Resolve an office of the first lines to the only one who is later named with it."""
        if described.state is None:
            return None
        if title & self._lexicon.words["chiefs"]:
            leaders = [person for person in self.people if self._leads(person, described.state)]
            if len(leaders) == 1:
                return self._speaker(leaders[0], previous)._replace(because="title.leader")
        fitting = []
        for person in self.people:
            if person.role is not None and title & set(person.role.lower().split()):
                speaker = self._speaker(person, previous)
                if speaker.affiliation == described.state:
                    fitting.append(speaker)
        return fitting[0]._replace(because="title.named-later") if len(fitting) == 1 else None

    def _same_body(self, place: range, described: Description, previous: Sequence[Speaker]) -> Speaker | None:
        """Resolve "the group", "the experts", "the ministry" to the one of that kind that spoke before."""
        is_bare = len(place) <= len(described.head)
        paragraph = self._words.text.rfind("\n", 0, self._words.tokens[place.start].start) + 1
        if described.holder == "document" and is_bare and previous and previous[-1].at >= paragraph:
            name = self._description_name(place)
            return Speaker(name, None, previous[-1].affiliation, "document.of-speaker", "thing")
        if described.holder == "person" or not is_bare or not self._is_definite(place) or described.state:
            return None
        head = self._words.lowers[described.head.stop - 1]
        for speaker in reversed(previous[-_SPEAKERS_BACK:]):
            if speaker.gender not in {"thing", "plural"}:
                continue
            if head in speaker.name.lower().split() or (
                described.kind == speaker.affiliation and described.kind in _BODIES
            ):
                return speaker._replace(because="body.spoke-before")
        return None

    def _leads(self, person: Person, code: str) -> bool:
        return any(self._leaders.get(each) == code for each in person.mentions)

    def _is_definite(self, place: range) -> bool:
        words, definite = self._words, self._lexicon.words["definite"]
        first = place.start
        if words.lowers[first] in definite or words.tokens[first].is_possessive:
            return True
        if first > 0 and words.lowers[first - 1] in definite and words.tokens[first - 1].gap == " ":
            return True
        return any(words.tokens[each].is_possessive for each in place)

    def _pronoun(self, mention: Span, previous: Sequence[Speaker]) -> Speaker:
        """Resolve he, she, they and it to whoever spoke or acted last and fits."""
        word = mention.of(self._words.text).strip()
        gender = self._lexicon.pronouns.get(word.lower(), "")
        at = self._words.within(0, mention.start).stop
        if gender in {"m", "f"}:
            found = self._opening_before(at, previous, {"person"}) or self._person_before(
                at, gender, previous
            )
        else:
            found = next(
                (s for s in reversed(previous[-3:]) if s.gender in {gender, "thing", "plural"}), None
            )
            if gender == "plural":
                found = self._opening_before(at, previous, {"group"}) or found
            if found is None and gender == "thing":
                found = self._state_before(at)
        if found is None and gender in {"m", "f"}:
            found = self._person_before(at, "", previous)
        if found is None and previous:
            found = previous[-1]
        if found is None:
            return Speaker(word, None, "other", "pronoun.unknown", gender)
        return found._replace(because=f"pronoun.{found.because}")

    def _opening_before(self, at: int, previous: Sequence[Speaker], holders: Set[str]) -> Speaker | None:
        """Resolve to whoever opens a sentence just before without a name: "A spokesman for the government"."""
        place = min(at, len(self._words.tokens) - 1)
        here = self._context.sentence_at(self._words.tokens[place].start)
        for index in range(here - 1, max(-1, here - _SENTENCES_BACK), -1):
            before = self._context.sentences[index]
            opening = self._words.within(before.start, before.end)[:_OPENING_WORDS]
            if not opening or any(each in self._by_mention for each in opening):
                return None
            if any(speaker.at >= before.start for speaker in previous[-2:]):
                return None
            phrase = self._phrase_from(opening.start, opening.stop)
            if phrase is None:
                continue
            described = describe(self._words, phrase, self._lexicon, self._leaders | self._state_tokens)
            if described is None or described.holder not in holders:
                continue
            start, end = self._words.tokens[phrase.start].start, self._words.tokens[phrase.stop - 1].end
            return self._described(phrase, Span(start, end), previous)._replace(at=start)
        return None

    def _phrase_from(self, first: int, last: int) -> range | None:
        """Return the noun phrase that begins at a token and has a known head, with its complements."""
        head_end = None
        at = first
        while at < last:
            lower = self._words.lowers[at]
            found = longest_match(self._lexicon.heads, self._words.lowers, at)
            texts = [token.text for token in self._words.tokens[at : at + _OPENING_WORDS]]
            body = longest_match(self._lexicon.bodies, texts, 0)
            length = max(found[0] if found else 0, body[0] if body else 0)
            if length:
                at += length
                head_end = at
            elif head_end is not None and at in self._state_tokens:
                at += 1
                head_end = at
            elif self._may_stand_in_phrase(at, lower) and (
                head_end is None or lower not in self._lexicon.words["relatives"]
            ):
                at += 1
            else:
                break
            if (
                self._words.tokens[at - 1].gap not in {" ", ""}
                and not self._words.tokens[at - 1].is_possessive
            ):
                break
        return range(first, head_end) if head_end is not None else None

    def _may_stand_in_phrase(self, at: int, lower: str) -> bool:
        words = self._lexicon.words
        is_small = lower in words["determiners"] or lower in words["partitives"] or lower in words["links"]
        is_name = self._words.tokens[at].is_capitalised or at in self._state_tokens
        return is_small or is_name or lower in words["portfolios"] or self._words.tokens[at].is_possessive

    def speaker_near(self, sentence: Span, cue: Span) -> Span | None:
        """Return the words before a cue that most likely name who speaks, where syntax did not tell.

        In "hours after two officials told the agency that …" it is "two officials".
        """
        before = self._words.within(sentence.start, cue.start)
        for at in reversed(before):
            person = self._by_mention.get(at)
            if person is not None:
                return Span(
                    self._words.tokens[at].start, self._words.tokens[at + self._length(person, at) - 1].end
                )
            phrase = self._phrase_from(at, before.stop) if self._begins_phrase(at) else None
            if phrase is not None:
                return Span(self._words.tokens[phrase.start].start, self._words.tokens[phrase.stop - 1].end)
        return None

    def _begins_phrase(self, at: int) -> bool:
        token = self._words.tokens[at]
        before = self._words.lowers[at - 1] if at else ""
        is_inside = (
            at > 0 and self._words.tokens[at - 1].gap == " " and before in self._lexicon.words["links"]
        )
        words = self._lexicon.words
        return not is_inside and (
            token.lower in words["determiners"] or token.lower in words["partitives"] or token.is_capitalised
        )

    def _state_before(self, at: int) -> Speaker | None:
        start = self._words.tokens[at].start
        here = self._context.sentence_at(start)
        for index in (here, here - 1):
            if index < 0:
                continue
            sentence = self._context.sentences[index]
            found = self._context.between(sentence.start, min(start, sentence.end))
            if found:
                state = found[0]
                return Speaker(self._words.text[state.start : state.end], None, state.code, "states", "thing")
        return None

    def _person_before(self, at: int, gender: str, previous: Sequence[Speaker]) -> Speaker | None:
        start = self._words.tokens[at].start
        here = self._context.sentence_at(start)
        oldest = (
            self._context.sentences[max(0, here - _SENTENCES_BACK)].start if self._context.sentences else 0
        )
        spoke = [s for s in previous[-4:] if s.gender in {gender, ""} and not s.name.islower()]
        best: tuple[int, Person] | None = None
        for place in reversed(self._mentions[: bisect_left(self._mentions, at)]):
            person = self._by_mention[place]
            where = self._words.tokens[place].start
            if where < oldest:
                break
            if (gender and person.gender not in {gender, ""}) or not (
                person.is_titled or person.gender or place in self._leaders
            ):
                continue
            score = self._salience(place, where, here, spoke, person)
            if best is None or score > best[0]:
                best = (score, person)
        if best is not None:
            return self._speaker(best[1], previous)
        return spoke[-1] if spoke else None

    def _salience(self, place: int, where: int, here: int, spoke: Sequence[Speaker], person: Person) -> int:
        """Weigh a person as antecedent: near, at the head of a sentence, and a speaker before."""
        distance = here - self._context.sentence_at(where)
        opening = (
            self._words.tokens[place].start - self._context.sentences[self._context.sentence_at(where)].start
        )
        role = person.role_tokens.start if person.role_tokens is not None else place
        opens = opening <= _OPENING or role == place
        spoke_last = bool(spoke) and spoke[-1].name == person.name
        spoke_ever = any(speaker.name == person.name for speaker in spoke)
        return 4 * spoke_last + 2 * spoke_ever + 2 * (opens and opening <= _OPENING) - 2 * distance


_OPENING = 60
_TITLES = 2
_OPENING_WORDS = 8


def build_cast(
    text: str,
    sentences: Sequence[Span],
    states: Sequence[StateMention],
    *,
    language: str = "en",
    published: str | None = None,
) -> Cast:
    """Find who takes part in a report.

    Args:
        text: The report.
        sentences: Its sentences, in order.
        states: Its mentions of states, in order.
        language: ``en``, ``fr`` or ``es``.
        published: EDTF date of the report; who has left office by then speaks for another side.

    Raises:
        LexiconError: If the lexicon of the language is missing or broken.
    """
    lexicon = load_offices(language)
    words = Words(text, lexicon.words.get("elided", frozenset()))
    return Cast(words, lexicon, StateContext(text, sentences, states), published)
