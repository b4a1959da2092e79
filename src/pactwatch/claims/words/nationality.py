"""Whether a demonym tells where people are from ("a Salvadoran man"), and so names no party to anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.claims.words.plain_words import load_small_words
from pactwatch.claims.words.state_words import load_state_words
from pactwatch.language.romance.wordings import ROMANCE
from pactwatch.language.states import is_known_sender

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from pactwatch.language.clauses import Word
    from pactwatch.language.states import StateMention

_PEOPLE = frozenset({"people", "migrant"})
_BELONGING = frozenset({"'s", "’s", "’", "'", "-"})


def is_nationality(
    words: Sequence[Word],
    classes: Sequence[AbstractSet[str]],
    first: int,
    last: int,
    mention: StateMention,
    language: str,
) -> bool:
    """Say whether a demonym tells where people are from: "238 Venezuelans", "migrantes venezolanos".

    "Les autorités rwandaises" and "talks with the British" tell for whom somebody acts.

    Args:
        words: The words of the sentence, as they stand there.
        classes: What each of them stands for; demonyms before this one are marked where they tell so.
        first: Index of the first word of the mention.
        last: Index of the word after the list of demonyms that it is in ("Filipino and Laotian").
        mention: The state's mention, of whatever kind.
        language: Language of the report.
    """
    if mention.kind != "demonym":
        return False
    if language in ROMANCE:
        return _is_romance(words, classes, first, mention, language)
    return _is_english(words, classes, first, last, mention)


def _is_english(
    words: Sequence[Word], classes: Sequence[AbstractSet[str]], first: int, last: int, mention: StateMention
) -> bool:
    around = load_state_words()
    after = words[last].lower if last < len(words) else ""
    if after in _BELONGING:
        return False
    if last < len(words) and _PEOPLE & classes[last]:
        return not is_known_sender(mention.code)
    demonym = words[last - 1].lower
    is_plural = demonym.endswith("s") and mention.code not in around.singular_in_s
    is_people = is_plural or demonym.endswith(around.collective_ends)
    if is_people and _is_people_as_state(words, first):
        return False
    if is_plural or (not after.isalpha() and demonym.endswith("ese")):
        return True
    before = words[first - 1].lower if first else ""
    return before in around.before_a_person and (not after.isalpha() or after in around.after_a_person)


def _is_romance(
    words: Sequence[Word],
    classes: Sequence[AbstractSet[str]],
    first: int,
    mention: StateMention,
    language: str,
) -> bool:
    if first == 0:
        return False
    before = words[first - 1].lower
    if _PEOPLE & classes[first - 1] or _is_described(words, classes, first):
        return not is_known_sender(mention.code)
    small = load_small_words(language)
    if before in small.counting or before.isdigit():
        return True
    is_plural = small.plain.get(before) == "the" and words[first].lower.endswith("s")
    return is_plural and before.endswith("s") and not is_known_sender(mention.code)


def _is_described(words: Sequence[Word], classes: Sequence[AbstractSet[str]], first: int) -> bool:
    """Say whether another adjective stands before a nationality: "migrantes *irregulares* cubanos"."""
    if first < 2:  # noqa: PLR2004  (the people and what they are like)
        return False
    people, between, demonym = (words[at].lower for at in (first - 2, first - 1, first))
    return bool(_PEOPLE & classes[first - 2]) and all(
        word.isalpha() and word.endswith("s") for word in (people, between, demonym)
    )


def _is_people_as_state(words: Sequence[Word], first: int) -> bool:
    """Say whether a people stands for its state ("talks with the Cambodians", "a deal with the British")."""
    before = [word.lower for word in words[max(0, first - 2) : first]]
    return len(before) == 2 and before[1] == "the" and before[0] in load_state_words().deals_with  # noqa: PLR2004
