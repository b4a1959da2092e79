"""Documents that tell one story form an origin."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from pactwatch.register.likeness import days_apart, find_likeness

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from pactwatch.register.fingerprint import Fingerprint


class Link(NamedTuple):
    """Two documents that tell one story, by id in their order, and how: copy, rewrite or translation."""

    document_id: str
    other_id: str
    how: str


def find_links(new: Sequence[Fingerprint], known: Iterable[Fingerprint] = ()) -> Iterator[Link]:
    """Yield the links of new documents with each other and with those known before.

    Only documents of nearby days are compared, and those without a day with all.
    """
    new_ids = {print_.document_id for print_ in new}
    everything = [*new, *known]
    dated = sorted(
        (print_ for print_ in everything if print_.day is not None),
        key=lambda each: (each.day, each.document_id),
    )
    days = [print_.day for print_ in dated if print_.day is not None]
    undated = [print_ for print_ in everything if print_.day is None]
    for one in new:
        near = _near(one.day, days, dated) if one.day else dated
        for other in (*near, *undated):
            if other.document_id == one.document_id:
                continue
            if other.document_id in new_ids and other.document_id < one.document_id:
                continue  # the pair comes up once more, from the other side
            how = find_likeness(one, other)
            if how is not None:
                first, second = sorted((one.document_id, other.document_id))
                yield Link(first, second, how)


def _near(day: date, days: Sequence[date], dated: Sequence[Fingerprint]) -> Sequence[Fingerprint]:
    apart = timedelta(days=days_apart())
    return dated[bisect_left(days, day - apart) : bisect_right(days, day + apart)]


def group_documents(document_ids: Iterable[str], links: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the origin of each document: the smallest id of those that links connect it with.

    Links between documents that are not asked for connect all the same.
    """
    parent: dict[str, str] = {}

    def root(document_id: str) -> str:
        while (above := parent.get(document_id, document_id)) != document_id:
            parent[document_id] = parent.get(above, above)
            document_id = above
        return document_id

    for one, other in links:
        low, high = sorted((root(one), root(other)))
        parent[high] = low
    return {document_id: root(document_id) for document_id in document_ids}
