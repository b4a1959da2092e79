"""The times that a report names, and the dates that they mean."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Any, NamedTuple

from pactwatch.language.edtf import bounds_of
from pactwatch.language.state_context import load_context_rules
from pactwatch.language.tense import Tense, find_tense
from pactwatch.language.time_grammar import find_day_before, find_time_matches, load_time_grammar
from pactwatch.language.time_joining import Told, join_times
from pactwatch.language.time_resolution import resolve_time
from pactwatch.language.time_situation import NOTHING, Resolved, Situation
from pactwatch.language.word import find_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pactwatch.language.span import Span
    from pactwatch.language.time_grammar import Match
    from pactwatch.language.word import Word

_DAY_LENGTH, _MONTH_LENGTH = len("2025-05-05"), len("2025-05")
_FIRST_SEASON = 21
_FIRST_YEAR, _LAST_YEAR = 1990, 2035
_SPEECH_REACH = 5
_FEWEST_CHAPTERS = 2
_YEAR_ALONE = re.compile(r"^(?:19|20)\d\d$", re.MULTILINE)
_LINE_STARTS, _AFTER_HEADING = frozenset({"", "\n", "•", "*"}), frozenset({".", ":", "-", "--", "–", "—"})
_AFTER_DAY = frozenset({".", ",", ";", ":", ")", "\n"})
_KIND_BY_LENGTH = {len("2025"): "year", _MONTH_LENGTH: "month", _DAY_LENGTH: "day"}


class TimeExpression(NamedTuple):
    """Words for a time, and the EDTF date that they mean, or None.

    ``kind`` is how fine it is: ``day``, ``week`` (dated by the month that holds it), ``month``,
    ``season``, ``year``, ``interval``; ``duration`` and ``vague`` have no date. ``anchor`` is what it was
    reckoned from: ``words``, ``published``, ``text`` (another time in the text) or ``none``. ``role`` is
    ``at``, or ``since``, ``until``, ``by``, ``before``, ``after`` or ``from`` by the word before it;
    ``of_clause`` dates what follows: in "on 21 August, a day after he denied it" the denial (20 August);
    ``heading`` dates its paragraph: "14 April 2022 - Britain signs …".
    ``in_story`` is the date in the year of the time told before, where that is another; ``turned`` the one on
    the other side of the day of publication, where no word tells the side.
    """

    start: int
    end: int
    date: str | None
    kind: str
    anchor: str = "none"
    role: str = "at"
    in_story: str | None = None
    turned: str | None = None


def find_times(
    text: str, sentences: Sequence[Span], *, published: str | None, language: str = "en"
) -> list[TimeExpression]:
    """Yield the times that a text names, in order, none overlapping.

    In a report of 5 May 2025, "landed on Sunday, two days after the ruling" yields "Sunday"
    (``2025-05-04``) and "two days after", which has no date.
    """
    words = find_words(text)
    settings = load_time_grammar(language).settings
    reader = _Reader(text, words, sentences, published, language)
    told = join_times(reader.read(), words, settings, reader.resolve)
    return [_expression(one, words, settings) for one in told]


class _Reader:
    """Reads a text once from start to end, as later times count from earlier ones."""

    def __init__(
        self,
        text: str,
        words: Sequence[Word],
        sentences: Sequence[Span],
        published: str | None,
        language: str,
    ) -> None:
        self._text, self._words, self._published = text, words, published
        self._sentences = sentences
        self._starts = [sentence[0] for sentence in sentences]
        self._grammar = load_time_grammar(language)
        self._paragraphs = [word.start for word in words if word.lower == "\n" and word.end - word.start > 1]
        self._before: tuple[int, str] | None = None
        self._narrated: tuple[int, str] | None = None
        self._beside: tuple[int, str] | None = None
        self._headed: tuple[int, str] | None = None
        self._chapters = [(year.start(), year[0]) for year in _YEAR_ALONE.finditer(text)]

    def read(self) -> list[Told]:
        """Return the times in order; each is resolved before the next is looked at."""
        told: list[Told] = []
        for matches in find_time_matches(self._text, self._grammar.language):
            if told and matches[0].first < told[-1].last:
                continue
            match = next((match for match in matches if self._is_time(match)), None)
            if match is None:
                continue
            one = Told(match.first, match.last, match, self.resolve(match, {}))
            told += self._day_before(one)
            told.append(one)
            self._remember(one)
            told += self._other_day(one)
        return told

    def _other_day(self, one: Told) -> Iterator[Told]:
        """Yield the 23rd of "on April 9 and 23, with eighteen": no word after it makes it count something."""
        joining = one.match.pattern.arguments.get("and")
        joint, figure, after, *_ = [
            *(word.lower for word in self._words[one.last : one.last + 3]),
            "",
            "",
            "",
        ]
        is_day = joint == joining and figure.isdecimal() and (not after or after in _AFTER_DAY)
        resolved = self.resolve(one.match, {"day": int(figure)}) if is_day else NOTHING
        if resolved.date is not None:
            yield Told(one.last + 1, one.last + 2, one.match, resolved)

    def _day_before(self, one: Told) -> Iterator[Told]:
        """Yield the 9th of "on 9 and 23 July" and of "between 9 and 23 July": it counts nobody."""
        at = find_day_before(one.match, self._words, self._grammar.settings)
        resolved = self.resolve(one.match, {"day": int(self._words[at].lower)}) if at is not None else NOTHING
        if at is not None and resolved.date is not None:
            yield Told(at, at + 1, one.match, resolved)

    def resolve(self, match: Match, known: Mapping[str, Any]) -> Resolved:
        """Resolve a match, with what a neighbour tells beside its own words (the year)."""
        paragraph = self._paragraph(match)
        before = self._before[1] if self._before and paragraph - self._before[0] <= 1 else None
        narrated = self._narrated[1] if self._narrated and paragraph == self._narrated[0] else None
        situation = Situation(
            published=self._published,
            before=before,
            narrated=narrated,
            headed=self._headed[1] if self._headed and paragraph == self._headed[0] else self._chapter(match),
            beside=self._beside[1] if self._beside and self._sentence(match) == self._beside[0] else None,
            is_deadline=self._role(match) in {"by", "until"},
            tense=lambda: self._tense(match),
        )
        rule = match.pattern.rule
        if "rule_alone" in match.pattern.arguments and _is_alone(match, self._words, self._grammar.settings):
            rule = match.pattern.arguments["rule_alone"]
        return resolve_time(rule, {**match.slots, **known}, match.pattern.arguments, situation)

    def _chapter(self, match: Match) -> str | None:
        """Return the year that stands alone over a part of a chronicle, where several do."""
        if len(self._chapters) < _FEWEST_CHAPTERS:
            return None
        at = bisect_right(self._chapters, (self._words[match.first].start,))
        return self._chapters[at - 1][1] if at else None

    def _paragraph(self, match: Match) -> int:
        return bisect_right(self._paragraphs, self._words[match.first].start)

    def _sentence(self, match: Match) -> int:
        return bisect_right(self._starts, self._words[match.first].start)

    def _role(self, match: Match) -> str:
        return _role(self._words, match.first, self._grammar.settings)

    def _tense(self, match: Match) -> Tense:
        settings = self._grammar.settings
        if _word_before(self._words, match.first, settings) in settings["future_before"]:
            return Tense.FUTURE
        if self._role(match) == "since":
            return Tense.PAST
        start, end = self._words[match.first].start, self._words[match.last - 1].end
        index = self._sentence(match) - 1
        sentence = self._sentences[index] if index >= 0 else (start, end)
        return find_tense(self._words, match.first, match.last, sentence, settings["tense"])

    def _is_time(self, match: Match) -> bool:
        return _is_time(match, self._words, self._text, self._grammar.settings)

    def _remember(self, one: Told) -> None:
        date = one.resolved.date
        is_whole = date is not None and one.resolved.anchor == "words" and "X" not in date
        if date is not None and is_whole and _heads_line(self._words, one.first, one.last):
            self._headed = (self._paragraph(one.match), date)
        if date is not None and one.match.pattern.rule != "offset":
            self._beside = (self._sentence(one.match), date)
        if date is None or "X" in date or self._is_of_speaking(one) or not self._is_past(date):
            return
        paragraph = self._paragraph(one.match)
        self._before = (paragraph, date)
        month = date[5:7]
        if len(date) >= _MONTH_LENGTH and month.isdigit() and int(month) < _FIRST_SEASON:
            self._narrated = (paragraph, date)

    def _is_past(self, date: str) -> bool:
        """Say whether a date lies before the day of publication, or that day is not known."""
        told, published = bounds_of(date), bounds_of(self._published) if self._published else None
        return (
            date != self._published
            and told is not None
            and (published is None or told.first <= published.last)
        )

    def _is_of_speaking(self, one: Told) -> bool:
        speech = self._grammar.settings["tense"]["speech"]
        before = self._words[max(0, one.first - _SPEECH_REACH) : one.first]
        is_day = len(one.resolved.date or "") == _DAY_LENGTH
        return is_day and one.resolved.anchor == "published" and any(word.lower in speech for word in before)


def _is_time(match: Match, words: Sequence[Word], text: str, settings: Mapping[str, Any]) -> bool:
    """Say whether a match names a time: not Theresa May, nor the first 2000 people."""
    before = words[match.first - 1].lower if match.first else ""
    after = words[match.last].lower if match.last < len(words) else ""
    if match.slots.keys() == {"weekday"} and _is_middle_name(match, words, text):
        return False
    if "year" in match.slots and after == "s" and words[match.last].start == words[match.last - 1].end:
        return False
    if match.slots.keys() == {"month"} and match.last == match.first + 1:
        is_sure = words[match.first].lower not in settings["doubtful_months"]
        if before == "-" and match.first > 1 and words[match.first - 2].lower in settings["tens"]:
            return False
        return is_sure or (
            before in settings["doubtful_before"] and after not in settings["doubtful_not_after"]
        )
    if "is_guarded" in match.pattern.arguments:
        return before in settings["season_before"] and after != "of"
    if "is_alone" in match.pattern.arguments:
        return _is_alone(match, words, settings)
    if match.pattern.rule == "date" and "day" in match.slots and "year" not in match.slots:
        return after not in settings["year_not_after"] and after != "%"
    if match.pattern.rule == "year":
        return (
            _FIRST_YEAR <= match.slots["year"] <= _LAST_YEAR
            and (_heads_line(words, match.first, match.last) or before in settings["year_before"])
            and after not in settings["year_not_after"]
            and after not in {"%", "$", "€", "£"}
        )
    return True


def _is_middle_name(match: Match, words: Sequence[Word], text: str) -> bool:
    """Say whether a day stands inside a name: "James *Monday* Enoka", a police spokesman."""
    if not 0 < match.first < match.last < len(words) or match.last - match.first > 1:
        return False
    before, after = words[match.first - 1], words[match.last]
    is_between = before.is_capital and after.is_capital and before.end + 1 == words[match.first].start
    return is_between and text[before.start : before.end] in load_context_rules().first_names


def _is_alone(match: Match, words: Sequence[Word], settings: Mapping[str, Any]) -> bool:
    """Say whether no clause goes on after a time: "the day before," and not "the day before it landed"."""
    return match.last >= len(words) or words[match.last].lower in settings["ends_day"]


def _heads_line(words: Sequence[Word], first: int, last: int) -> bool:
    """Say whether a time heads an entry: "2001. Canberra signs …", "• 14 April 2022 - Britain …"."""
    before = words[first - 1].lower if first else ""
    after = words[last].lower if last < len(words) else ""
    return before in _LINE_STARTS and after in _AFTER_HEADING


def _expression(one: Told, words: Sequence[Word], settings: Mapping[str, Any]) -> TimeExpression:
    date = one.resolved.date
    return TimeExpression(
        start=words[one.first].start,
        end=words[one.last - 1].end,
        date=date,
        kind=_kind(one),
        anchor=one.resolved.anchor if date else "none",
        role=_role_of(one, words, settings),
        in_story=one.resolved.in_story,
        turned=one.resolved.turned,
    )


def _word_before(words: Sequence[Word], first: int, settings: Mapping[str, Any]) -> str:
    """Return the word before a time, past an article: "para" in "para el lunes"."""
    index = first - 1
    if index > 0 and words[index].lower in settings["may_precede"]:
        index -= 1
    return words[index].lower if index >= 0 else ""


def _role_of(one: Told, words: Sequence[Word], settings: Mapping[str, Any]) -> str:
    if _is_of_clause(one):
        return "of_clause"
    is_heading = _heads_line(words, one.first, one.last)
    return "heading" if is_heading else _role(words, one.first, settings)


def _is_of_clause(one: Told) -> bool:
    return one.match.pattern.rule == "offset" and one.resolved.anchor == "text"


def _role(words: Sequence[Word], first: int, settings: Mapping[str, Any]) -> str:
    role: str = settings["roles"].get(_word_before(words, first, settings), "at")
    return role


def _kind(one: Told) -> str:
    date = one.resolved.date
    if date is None:
        return "duration" if one.match.pattern.rule == "duration" else "vague"
    if "/" in date:
        return "interval"
    units = {one.match.slots.get("unit"), one.match.pattern.arguments.get("unit")}
    if units & {"week", "fortnight"} and len(date) == _MONTH_LENGTH:
        return "week"
    if len(date) == _MONTH_LENGTH and date[5:].isdigit() and int(date[5:]) >= _FIRST_SEASON:
        return "season"
    return _KIND_BY_LENGTH[len(date)]
