"""What one speaker said, by day, over all arrangements."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pactwatch.views.pages.quote import Quotes
from pactwatch.views.pages.spoken import Said, said_of
from pactwatch.views.wording import affiliation_in_words, in_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pactwatch.register.document import StoredDocument
    from pactwatch.register.told import ToldStatement


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerPage:
    """A speaker: the name, the offices that reports give, what they did how often, and each statement.

    ``years`` has the statements by year, the newest first, each with the pairs of states that it is on.
    ``affiliations`` are whom they speak for, in words, with the code of a state that is a party of what they
    speak of, and else nothing.
    """

    name: str
    roles: tuple[str, ...]
    affiliations: tuple[tuple[str, str], ...]
    stances: tuple[tuple[str, str, int], ...]
    origin_count: int
    years: tuple[tuple[int, tuple[tuple[Said, tuple[str, ...]], ...]], ...]


def speaker_page(
    statements: Sequence[tuple[ToldStatement, tuple[str, ...]]], documents: Mapping[str, StoredDocument]
) -> SpeakerPage:
    """Return what the page of a speaker shows.

    Args:
        statements: One or more of theirs, the newest first, each with the pairs that it is on.
        documents: Those that hold them, by their ids.
    """
    quotes = Quotes(documents)
    told = [said for said, _ in statements]
    names = Counter(said.claim.speaker for said in told if said.claim.speaker)
    roles = Counter(said.claim.role for said in told if said.claim.role)
    affiliations = Counter(said.claim.affiliation or "other" for said in told)
    stances = Counter(said.claim.stance or "states" for said in told)
    parties = {party for _, pairs in statements for pair in pairs for party in pair.split("-")}
    by_year: dict[int, list[tuple[Said, tuple[str, ...]]]] = {}
    for said, pairs in statements:
        by_year.setdefault(said.said_by.year, []).append((said_of(said, quotes), pairs))
    return SpeakerPage(
        name=names.most_common(1)[0][0] if names else "Not named",
        roles=tuple({role.casefold(): role for role, _ in reversed(roles.most_common())}.values())[::-1],
        affiliations=tuple(
            (code if code in parties else "", affiliation_in_words(code))
            for code, _ in affiliations.most_common()
        ),
        stances=tuple((code, in_words("stance", code), count) for code, count in stances.most_common()),
        origin_count=len({said.source.origin_id for said in told}),
        years=tuple((year, tuple(own)) for year, own in by_year.items()),
    )
