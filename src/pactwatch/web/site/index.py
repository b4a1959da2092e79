"""What a browser searches in, where nobody answers: the words of each page in one file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pactwatch.views import ArrangementPage, SpeakerPage, StatePage
    from pactwatch.web.page import Page

from pactwatch.web.site.site_links import file_of


def index_of(pages: Iterable[Page]) -> list[dict[str, str]]:
    """Return what can be found: its title, its address from the first page, and its words."""
    return [entry for page in pages for entry in _entries(page)]


def _entries(page: Page) -> Iterator[dict[str, str]]:
    own: Any = page.values.get("own")
    address = file_of(page.path)
    if page.template == "arrangement.html":
        yield from _of_arrangement(own, address)
    elif page.template == "state.html":
        yield _entry(own.name, address, _words_of_state(own))
    elif page.template == "speaker.html":
        yield from _of_speaker(own, address)


def _of_arrangement(own: ArrangementPage, address: str) -> Iterator[dict[str, str]]:
    names = f"{own.sender_name} → {own.receiver_name}" + (f", {own.run}" if own.run else "")
    yield _entry(names, address, f"{own.name} {own.standing.words}")
    for told in (*(each for _, own_year in own.years for each in own_year), *own.incidents):
        quote = told.quotes[0].words if told.quotes else ""
        place = f"{address}#h-{told.happening_id}"
        yield _entry(f"{names}: {told.what}", place, f"{told.day}, {told.on_whose_word}. “{quote}”")


def _of_speaker(own: SpeakerPage, address: str) -> Iterator[dict[str, str]]:
    office = ", ".join((*own.roles[:1], *(words for _, words in own.affiliations)))
    yield _entry(own.name, address, office)
    for _, statements in own.years:
        for said, _pairs in statements:
            yield _entry(f"{own.name} {said.stance_words}", address, f"{said.day}. “{said.quote.words}”")


def _words_of_state(own: StatePage) -> str:
    return f"{len(own.receives)} as receiver, {len(own.sends)} as sender"


def _entry(title: str, address: str, words: str) -> dict[str, str]:
    return {"t": title, "a": address, "w": words}
