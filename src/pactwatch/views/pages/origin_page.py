"""One story: the reports that tell it, how one follows from another, and what they tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pactwatch.register.happening import find_happenings
from pactwatch.views.happening_words import in_time
from pactwatch.views.pages.arrangement_page import Told, told_of
from pactwatch.views.pages.quote import Quotes, SourceLine
from pactwatch.views.pages.spoken import SpeakerLine, speaker_lines
from pactwatch.views.wording import at_start, state_in_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pactwatch.register.derived.story import Story
    from pactwatch.register.document import StoredDocument
    from pactwatch.register.told import ToldEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginReport:
    """A report of the story, with the others that it is a copy, rewrite or translation of."""

    source: SourceLine
    agencies: tuple[str, ...]
    outlet_count: int
    links: tuple[tuple[str, SourceLine], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginPage:
    """A story: its reports, the oldest first, and what they tell, by pair of states."""

    origin_id: str
    title: str
    report_count: int
    reports: tuple[OriginReport, ...]
    told: tuple[tuple[str, str, tuple[Told, ...]], ...]
    speakers: tuple[SpeakerLine, ...]


def origin_page(story: Story, documents: Mapping[str, StoredDocument]) -> OriginPage:
    """Return what the page of a story shows.

    Args:
        story: With its documents, the oldest first.
        documents: Their texts, by their ids.
    """
    quotes = Quotes(documents)
    line_by_id = {source.document_id: SourceLine.of(source) for source in story.sources}
    place = {source.document_id: number for number, source in enumerate(story.sources)}
    by_pair: dict[tuple[str, str], list[ToldEvent]] = {}
    for event in story.told:
        by_pair.setdefault((event.claim.sender or "", event.claim.receiver or ""), []).append(event)

    def links_of(document_id: str) -> tuple[tuple[str, SourceLine], ...]:
        own = [link for link in story.links if document_id in link[:2]]
        others = [(how, second if first == document_id else first) for first, second, how in own]
        return tuple(
            (how, line_by_id[other])
            for how, other in sorted(others, key=lambda each: place[each[1]])
            if place[other] < place[document_id]
        )

    return OriginPage(
        origin_id=story.origin_id,
        title=line_by_id[story.sources[0].document_id].title,
        report_count=sum(source.report_count for source in story.sources),
        reports=tuple(
            OriginReport(
                source=line_by_id[source.document_id],
                agencies=documents[source.document_id].agencies if source.document_id in documents else (),
                outlet_count=source.report_count,
                links=links_of(source.document_id),
            )
            for source in story.sources
        ),
        told=tuple(
            (
                f"{sender}-{receiver}",
                f"{at_start(state_in_words(sender))} → {state_in_words(receiver)}",
                tuple(told_of(each, quotes, is_whole=True) for each in in_time(find_happenings(own))),
            )
            for (sender, receiver), own in sorted(by_pair.items())
        ),
        speakers=tuple(speaker_lines(story.said, quotes)),
    )
