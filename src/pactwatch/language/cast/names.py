"""Names of people in a report: capitalised runs, freed of offices, titles, states and bodies."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pactwatch.language.cast.lexicon import longest_match
from pactwatch.language.cast.roles import is_kin_in_name

if TYPE_CHECKING:
    from pactwatch.language.cast.lexicon import OfficeLexicon
    from pactwatch.language.cast.tokens import Words

_LONGEST_NAME = 6
_LONGEST_HEAD = 4
_OFFICE_WORDS = 2
_OF_OFFICE = frozenset({"government", "opposition"})


class Name(NamedTuple):
    """Tokens ``first`` up to ``last`` that may name a person; ``gender`` as a title before them tells."""

    first: int
    last: int
    gender: str
    is_titled: bool


def find_names(words: Words, lexicon: OfficeLexicon, state_tokens: frozenset[int]) -> list[Name]:
    """Return what may be a person's name, in the order of the text.

    Of "Foreign Affairs Minister Julie Bishop" it is "Julie Bishop", of "the Home Office" nothing, of
    "Judge Chutkan" the last word, titled.
    """
    names = []
    place = 0
    describing = tuple(lexicon.words["describing_endings"])
    while place < len(words.tokens):
        if not words.tokens[place].is_capitalised or words.lowers[place].endswith(describing):
            place += 1
            continue
        end = _end_of_run(words, place, lexicon)
        name = _trim(words, place, end, lexicon, state_tokens)
        if name is not None:
            names.append(name)
        place = end
    return names


def _end_of_run(words: Words, place: int, lexicon: OfficeLexicon) -> int:
    tokens = words.tokens
    particles = lexicon.words["particles"]
    end = place + 1
    while end < len(tokens) and words.runs_on(end - 1):
        if tokens[end].is_capitalised:
            end += 1
            continue
        ahead = end
        while (
            ahead < min(len(tokens) - 1, end + 3)
            and tokens[ahead].lower in particles
            and words.runs_on(ahead)
        ):
            ahead += 1
        if ahead == end or not tokens[ahead].is_capitalised:
            break
        end = ahead + 1
    return end


def _trim(
    words: Words, first: int, last: int, lexicon: OfficeLexicon, state_tokens: frozenset[int]
) -> Name | None:
    start = max(
        _after_office(words, first, last, lexicon, state_tokens), _after_post(words, first, last, lexicon)
    )
    gender, is_titled = "", start > first
    dropped = lexicon.words["not_names"]
    while start < last:
        lower = words.lowers[start]
        if lower in lexicon.titles and not _ends_office(words, start, lexicon):
            gender, is_titled = gender or lexicon.titles[lower], True
        elif not (
            (lower in dropped and not (lower in lexicon.first_names and start + 1 < last))
            or (start in state_tokens and not is_titled and lower not in lexicon.first_names)
            or _is_portfolio(words, start, last, lexicon)
            or (lower in lexicon.titles and last - start > 1)
        ):
            break
        start += 1
    if last - start > 1 and (
        words.lowers[last - 1] in lexicon.words["organisations"]
        or words.lowers[last - 1] in lexicon.words["ngo_shapes"]
    ):
        return None
    if not lexicon.words["organisations_first"].isdisjoint(words.lowers[first : start + 1]):
        return None
    while (
        last > start
        and (words.lowers[last - 1] in dropped or _is_after_name(words, start, last, lexicon))
        and words.lowers[last - 1] not in lexicon.words["suffixes"]
    ):
        last -= 1
    if not 0 < last - start <= _LONGEST_NAME or _names_no_person(words, start, last, lexicon, state_tokens):
        return None
    return Name(start, last, gender, is_titled)


def _is_after_name(words: Words, start: int, last: int, lexicon: OfficeLexicon) -> bool:
    """Say whether the last word of some is an office after a name: "MEP" in "Tineke Strik MEP"."""
    return last - start > _OFFICE_WORDS and words.lowers[last - 1] in lexicon.words["after_names"]


def _ends_office(words: Words, place: int, lexicon: OfficeLexicon) -> bool:
    """Say whether a title is the last word of an office: "Justice" in "Chancellor of Justice Madise"."""
    return place > 0 and words.runs_on(place - 1) and words.lowers[place - 1] in lexicon.words["of_office"]


def _after_office(
    words: Words, first: int, last: int, lexicon: OfficeLexicon, state_tokens: frozenset[int]
) -> int:
    """Return the place after the last office of a run: after "Minister" in "Prime Minister Gaston Browne"."""
    start = first
    place = first
    while place < last:
        found = longest_match(lexicon.heads, words.lowers, place)
        if found is None or place + found[0] >= last or is_kin_in_name(words, place, found[1]):
            place += 1
            continue
        end = place + found[0]
        is_title = found[1].kind == "government" and found[1].holder == "person"
        is_rank = words.lowers[place] in lexicon.words["ranks"] or words.lowers[place] in lexicon.titles
        if (is_title and not is_rank) or all(
            _is_office_word(words, each, lexicon, state_tokens) for each in range(start, place)
        ):
            start = end
        place = end
    return start


def _after_post(words: Words, first: int, last: int, lexicon: OfficeLexicon) -> int:
    """Return the place after the body where an envoy is posted: "envoy to the United Nations Ann Gray"."""
    before = first - 1
    if before > 0 and words.lowers[before] in lexicon.words["articles"]:
        before -= 1
    if before < 1 or words.lowers[before] not in lexicon.words["posted"]:
        return first
    found = longest_match(lexicon.bodies, words.forms[first:last], 0)
    is_posted = words.lowers[before - 1] in lexicon.words["envoys"] and found is not None
    return first + found[0] if is_posted and found is not None and first + found[0] < last else first


def _is_office_word(words: Words, place: int, lexicon: OfficeLexicon, state_tokens: frozenset[int]) -> bool:
    lower = words.lowers[place]
    return (
        place in state_tokens
        or lower in lexicon.words["portfolios"]
        or lower in lexicon.words["not_names"]
        or lower in lexicon.words["particles"]
        or lower in lexicon.titles
        or (words.tokens[place].text,) in lexicon.bodies
        or words.tokens[place].text.isupper()
        or (place + 1 < len(words.lowers) and _in_body(words, place, lexicon))
    )


def _in_body(words: Words, place: int, lexicon: OfficeLexicon) -> bool:
    texts = words.forms[max(0, place - 2) : place + 5]
    offset = place - max(0, place - 2)
    for begin in range(offset + 1):
        found = longest_match(lexicon.bodies, texts, begin)
        if found is not None and begin + found[0] > offset:
            return True
    return False


def _is_portfolio(words: Words, start: int, last: int, lexicon: OfficeLexicon) -> bool:
    follows_office = (
        start > 0 and words.lowers[start - 1] in lexicon.words["of_office"] and words.runs_on(start - 1)
    )
    return last - start > 1 and words.lowers[start] in lexicon.words["portfolios"] and follows_office


def _names_no_person(
    words: Words, start: int, last: int, lexicon: OfficeLexicon, state_tokens: frozenset[int]
) -> bool:
    if last - start > 1 and words.lowers[start] in lexicon.first_names:
        return False
    texts = words.forms[start:last]
    if words.lowers[last - 1] in lexicon.words["portfolios"]:
        return True
    if any(longest_match(lexicon.bodies, texts, at) for at in range(len(texts))):
        return True
    final = longest_match(lexicon.heads, words.lowers, last - 1)
    if final is not None and last - start == _OFFICE_WORDS and final[1].kind in _OF_OFFICE:
        return True
    if final is not None and (last - start == 1 or final[1].holder in {"body", "group", "document"}):
        return True
    return any(place in state_tokens for place in range(start, last)) and last - start < _LONGEST_HEAD
