"""What became known, one row a change, each with the words before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pactwatch.register.digest import short_id
from pactwatch.register.disagreement import status_of
from pactwatch.views.pages.quote import Quotes
from pactwatch.views.pages.today_page import news_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pactwatch.register.derived.news import News
    from pactwatch.register.document import StoredDocument
    from pactwatch.views.exports.links import Links
    from pactwatch.views.pages.arrangement_page import Told
    from pactwatch.views.pages.today_page import NewsLine, Turn

ChangeRow = dict[str, Any]
CHANGE_COLUMNS = tuple(
    """change known_on kind arrangement permalink title before after quote_before quote claim document
    report publisher address""".split()
)
"""``change`` is an id that stays the same, ``known_on`` the day of recording that brought it; ``kind`` new,
gone, stage, side, happening or disagreement; ``quote`` are the words that tell it."""


def change_rows(
    news: Iterable[News], documents: Mapping[str, StoredDocument], links: Links, *, known_on: str
) -> Iterator[ChangeRow]:
    """Yield the changes of a day or of a longer time, by arrangement.

    Args:
        news: What is known otherwise at the end of the time than at its beginning.
        documents: Those that it quotes, by their ids.
        links: Makes permalinks.
        known_on: The last day of that time.
    """
    quotes = Quotes(documents)
    for each in news:
        line = news_line(each, quotes)
        if line is not None:
            name = line.row.name
            for row, what in _rows(line):
                change = short_id([name, known_on, row["kind"], *what])
                whole = {"change": change, "known_on": known_on, "arrangement": name}
                yield dict.fromkeys(CHANGE_COLUMNS) | whole | {"permalink": links.arrangement(name)} | row


def _rows(line: NewsLine) -> Iterator[tuple[ChangeRow, tuple[str | bool | None, ...]]]:
    """Yield each row with what it is on: its id is made of that, as the words of a title may change."""
    parties = f"{line.row.sender_name} → {line.row.receiver_name}"
    if line.is_gone:
        title = f"{parties}: nothing is told any longer"
        yield {"kind": "gone", "title": title, "before": None, "after": None}, ()
        return
    for turn in line.turns:
        what = (turn.party, None if line.is_new else turn.before_words, turn.after_words)
        yield _turn(turn, parties, is_new=line.is_new), what
    for told in line.happenings:
        title = f"{parties}: {told.what}, {told.day}, {told.on_whose_word}"
        row = {"kind": "happening", "title": title, "before": None, "after": told.what, **_quoted(told)}
        yield row, (told.happening_id,)
    for each in line.disagreements:
        status = status_of(is_open=each.is_open)
        title = f"{parties}: disagreement on {each.subject}, {status}"
        row = {"kind": "disagreement", "title": title, "before": None, "after": status}
        yield row, (each.disagreement_id, each.is_open)


def _turn(turn: Turn, parties: str, *, is_new: bool) -> ChangeRow:
    kind = "new" if is_new else "stage" if turn.party is None else "side"
    who = f"{parties}, {turn.party}" if turn.party else parties
    words = turn.after_words if is_new else f"{turn.before_words} → {turn.after_words}"
    before = _quoted(turn.before_told)["quote"] if turn.before_told else None
    return {
        "kind": kind,
        "title": f"{who}: {words}",
        "before": None if is_new else turn.before_words,
        "after": turn.after_words,
        **(_quoted(turn.after_told) if turn.after_told else {}),
        "quote_before": before,
    }


def _quoted(told: Told) -> ChangeRow:
    if not told.quotes:
        return {"quote": None}
    quote = told.quotes[0]
    return {
        "quote": quote.words,
        "claim": quote.claim_id or None,
        "document": quote.source.document_id,
        "report": quote.source.title,
        "publisher": quote.source.publisher,
        "address": quote.source.address or None,
    }
