"""Where the clause of each verb of a French or Spanish sentence begins, and what it hangs on.

"Le ministre a dit que les centres, qui ont ouvert lundi, sont vides" has three: "Le ministre a dit",
"que les centres … sont vides", which hangs on the first, and "qui ont ouvert lundi".
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pactwatch.language.romance.predicates import Predicate


@dataclass(slots=True, kw_only=True)
class Segment:
    """The clause of one predicate: words ``start`` to ``end``.

    ``lead`` is a stretch that belongs to it although another clause stands between ("*les centres*, qui …,
    sont vides"). ``link`` is how it hangs on the segment ``parent``: ``main`` (not at all), ``complement``,
    ``relative``, ``adverbial``, ``joined``, ``infinitive`` or ``gerund``;
    ``body`` is where its own words begin, after what links it.
    """

    predicate: Predicate
    start: int
    body: int
    end: int = 0
    link: str = "main"
    parent: int | None = None
    lead: tuple[int, int] | None = None
    is_purpose: bool = False
    modifiers: list[tuple[int, int]] = field(default_factory=list)

    def places(self) -> range | list[int]:
        """Return the places of its words, those of its lead first."""
        own = range(self.start, self.end)
        return own if self.lead is None else [*range(*self.lead), *own]


@dataclass(slots=True, kw_only=True)
class Splitter:
    """Splits one sentence; ``words`` are its words in lower case, ``small`` the small words by name."""

    words: Sequence[str]
    small: Mapping[str, frozenset[str]]
    segments: list[Segment] = field(default_factory=list)
    waiting: tuple[int, int, int | None] | None = None

    def split(self, predicates: Sequence[Predicate]) -> list[Segment]:
        """Return one segment for each predicate that is no participle beside a noun, in order."""
        for predicate in predicates:
            self._add(predicate)
        for segment, following in zip(self.segments, self.segments[1:], strict=False):
            segment.end = segment.end or following.start
        if self.segments:
            self.segments[-1].end = len(self.words)
        return self.segments

    def lead_of(self, predicate: Predicate) -> int:
        """Where the verb begins with the pronouns and negations before it: "*ne les* accueillera".."""
        at = predicate.first
        loose = self.small["clitics"] | self.small["negators"]
        if predicate.shape == "infinitive":
            loose |= self.small["negations"]
        floor = self.segments[-1].predicate.head + 1 if self.segments else 0
        while at > floor and self.words[at - 1] in loose:
            at -= 1
        return at

    def _add(self, predicate: Predicate) -> None:
        before = len(self.segments) - 1 if self.segments else None
        floor = self.segments[-1].predicate.head + 1 if self.segments else 0
        lead = self.lead_of(predicate)
        strong = self._last_in(floor, lead, self.small["strong"])
        if strong is not None:
            self._close(strong)
            floor, before, self.waiting = strong + 1, None, None
        if predicate.shape in {"infinitive", "gerund"}:
            self._add_infinitive(predicate, lead, before, floor)
            return
        marker = self._last_in(floor, lead, self.small["relatives"])
        if marker is not None:
            self._add_marked(predicate, marker, before, floor)
            return
        opener = self._opener(floor, lead)
        if opener is not None:
            self._close(opener)
            self._put(
                Segment(predicate=predicate, start=opener, body=opener + 1, link="adverbial", parent=before)
            )
            return
        self._add_plain(predicate, lead, before, floor)

    def _put(self, segment: Segment) -> None:
        self.segments.append(segment)

    def _close(self, at: int) -> None:
        if self.segments and not self.segments[-1].end:
            self.segments[-1].end = at

    def _last_in(self, first: int, end: int, kinds: frozenset[str]) -> int | None:
        return next((at for at in range(end - 1, first - 1, -1) if self.words[at] in kinds), None)

    def _opener(self, floor: int, lead: int) -> int | None:
        """A word such as "lorsque"; "si" only where a clause begins, as it is also "so"."""
        at = self._last_in(floor, lead, self.small["subordinators"] | self.small["openers"])
        if at is None or self.words[at] in self.small["subordinators"]:
            return at
        return at if at == floor or self.words[at - 1] == "," else None

    def _add_infinitive(self, predicate: Predicate, lead: int, before: int | None, floor: int) -> None:
        start = lead
        links = self.small["infinitive_links"] | self.small["purpose"] | {"al"}
        while start > floor and self.words[start - 1] in links:
            start -= 1
        purpose = any(self.words[at] in self.small["purpose"] for at in range(start, lead))
        if before is None and start > floor:
            self.waiting = (floor, start, None)
        self._close(start)
        link = predicate.shape
        self._put(
            Segment(predicate=predicate, start=start, body=lead, link=link, parent=before, is_purpose=purpose)
        )

    def _add_marked(self, predicate: Predicate, marker: int, before: int | None, floor: int) -> None:
        start = marker
        if (
            start > floor
            and self.words[start - 1] in self.small["prepositions"] | self.small["subordinators"]
        ):
            start -= 1
        is_adverbial = self.words[start] in self.small["subordinators"] | self.small["purpose"]
        link = "adverbial" if is_adverbial else self._link_of(marker, before)
        outer = self._last_in(floor, start, self.small["complementizer"] | self.small["subordinators"])
        if link == "relative" and outer is not None:
            self._close(outer)
            self.waiting = (outer + 1, start, before)
        elif link == "relative" and before is None and start > floor:
            self.waiting = (floor, start, None)
        self._close(start)
        parent = before
        if before is not None and marker > floor and self.words[marker - 1] in self.small["coordinators"]:
            sibling = self._last_complement()
            if sibling is not None:
                link, parent = "complement", sibling.parent
        purpose = self.words[start] in self.small["purpose"]
        self._put(
            Segment(
                predicate=predicate,
                start=start,
                body=marker + 1,
                link=link,
                parent=parent,
                is_purpose=purpose,
            )
        )

    def _last_complement(self) -> Segment | None:
        """The clause that "... and that ..." goes on from."""
        return next((segment for segment in reversed(self.segments) if segment.link == "complement"), None)

    def _link_of(self, marker: int, before: int | None) -> str:
        """Tell "the minister said *that* …" from "the men *that* …"."""
        if self.words[marker] not in self.small["complementizer"] or before is None:
            return "relative"
        governor = self.segments[before].predicate
        between = [self.words[at] for at in range(governor.head + 1, marker)]
        if not between or all(word in self.small["adverbs"] or word in {"de", ","} for word in between):
            return "complement"
        if not governor.lemmas & (self.small["talk"] | self.small["controlling"]):
            return "relative"
        first = next(
            (word for word in between if word not in self.small["times"] | self.small["adverbs"]), None
        )
        if first is None or first in self.small["prepositions"] - self.small["determiners"] | {
            "al",
            "au",
            "aux",
            "a",
            "à",
        }:
            return "complement"
        return "relative"

    def _add_plain(self, predicate: Predicate, lead: int, before: int | None, floor: int) -> None:
        if before is None:
            self._put(Segment(predicate=predicate, start=floor, body=floor))
            return
        joined = lead > floor and self.words[lead - 1] in self.small["coordinators"]
        comma = self._comma(floor, lead, self.segments[before])
        if joined:
            start = lead - 1
        elif comma is not None:
            start = comma
        else:
            join = self._last_in(floor, lead, self.small["coordinators"])
            start = lead if join is None else join
        self._close(start)
        host = before
        outer = self.segments[before].parent
        if self.segments[before].link == "relative" and comma is not None and outer is not None:
            host = outer
        segment = Segment(
            predicate=predicate, start=start, body=min(lead, start + (start < lead)), parent=host
        )
        is_empty = not any(word not in self.small["coordinators"] | {","} for word in self.words[start:lead])
        if is_empty and self.waiting is not None and not joined:
            first, end, parent = self.waiting
            segment.lead, segment.parent = (first, end), parent
            segment.link = "main" if parent is None else "complement"
            self.waiting = None
        elif is_empty and self._is_aside(predicate, lead, before):
            segment.parent = None
        elif is_empty or joined or self.words[start] in self.small["coordinators"]:
            segment.link = "joined"
        self._put(segment)

    def _comma(self, floor: int, lead: int, before: Segment) -> int | None:
        """The comma at which a new clause begins: one before "and", else the last where a clause closes."""
        commas = [at for at in range(floor, lead) if self.words[at] == ","]
        if not commas:
            return None
        for at in commas:
            if self.words[at + 1] in self.small["coordinators"] | {"lo", "el"} and at + 1 < lead:
                return at
        return commas[-1] if before.link == "relative" or commas[-1] == lead - 1 else commas[0]

    def _is_aside(self, predicate: Predicate, lead: int, before: int) -> bool:
        """Say whether a verb of speech stands between a comma and its subject: ", a révélé la presse"."""
        return (
            self.words[lead - 1] == ","
            and bool(predicate.lemmas & self.small["talk"])
            and self.segments[before].link not in {"relative", "adverbial"}
        )
