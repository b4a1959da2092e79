"""What one speaker said, by day, over all arrangements."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pactwatch.register.arrangement import LeftOut
from pactwatch.views.left_out import left_out_in_words
from pactwatch.views.pages.quote import Quotes
from pactwatch.views.pages.spoken import Said, said_of
from pactwatch.views.wording import affiliation_in_words, in_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pactwatch.register.derived.voices import Speech
    from pactwatch.register.document import StoredDocument


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerPage:
    """A speaker: the name, the offices that reports give, what they did how often, and each statement.

    ``years`` has the statements by year, the newest first, each with the pairs of states that it is on.
    ``affiliations`` are whom they speak for, in words, with the code of a state that is a party of what they
    speak of, and else nothing. ``left_out`` is how much there is beside the statements that are shown.
    """

    name: str
    roles: tuple[str, ...]
    affiliations: tuple[tuple[str, str], ...]
    stances: tuple[tuple[str, str, int], ...]
    origin_count: int
    years: tuple[tuple[int, tuple[tuple[Said, tuple[str, ...]], ...]], ...]
    left_out: str


def speaker_page(speech: Speech, documents: Mapping[str, StoredDocument]) -> SpeakerPage:
    """Return what the page of a speaker shows.

    Args:
        speech: What they said, at least one statement.
        documents: Those that hold the statements at hand, by their ids.
    """
    quotes = Quotes(documents)
    names = Counter(each.speaker for each in speech.spoken if each.speaker)
    roles = Counter(each.role for each in speech.spoken if each.role)
    affiliations = Counter(each.affiliation or "other" for each in speech.spoken)
    stances = Counter(each.stance or "states" for each in speech.spoken)
    by_year: dict[int, list[tuple[Said, tuple[str, ...]]]] = {}
    for said, pairs in speech.statements:
        by_year.setdefault(said.said_by.year, []).append((said_of(said, quotes), pairs))
    return SpeakerPage(
        name=names.most_common(1)[0][0] if names else "Not named",
        roles=tuple({role.casefold(): role for role, _ in reversed(roles.most_common())}.values())[::-1],
        affiliations=tuple(
            (code if code in speech.parties else "", affiliation_in_words(code))
            for code, _ in affiliations.most_common()
        ),
        stances=tuple((code, in_words("stance", code), count) for code, count in stances.most_common()),
        origin_count=len({each.origin_id for each in speech.spoken}),
        years=tuple((year, tuple(own)) for year, own in by_year.items()),
        left_out=left_out_in_words(LeftOut(statements=len(speech.spoken) - len(speech.statements))),
    )
