"""The office that a report gives beside a name: before it, or set off by commas before or after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.language.cast.lexicon import longest_match

if TYPE_CHECKING:
    from pactwatch.language.cast.lexicon import Head, OfficeLexicon
    from pactwatch.language.cast.tokens import Words

_LONGEST_ROLE = 14
_NEAREST_HEAD = 7
_LONGEST_OFFICE = 3
_LONGEST_POST = 5
_LONGEST_BODY = 8
_NEAR_BODY = 5
_BREAKS = frozenset(".;:!?\n—–")


def find_role(words: Words, first: int, last: int, lexicon: OfficeLexicon) -> range | None:
    """Return the tokens of the office of the person named by the tokens from ``first`` up to ``last``.

    "prison service spokesman Themba Zwane", "Themba Zwane, spokesman of the prison service," and "the
    prison service's spokesman, Themba Zwane," each give the office, without its article.
    """
    before = _before(words, first, lexicon)
    if before is not None and not _says_little(words, before, lexicon):
        return before
    return _after(words, last, lexicon) or _set_off_before(words, first, last, lexicon) or before


def _says_little(words: Words, place: range, lexicon: OfficeLexicon) -> bool:
    """Say whether an office tells less than one after the name may: "General", "his son", "her colleague"."""
    if len(place) == 1 and words.lowers[place.start] in lexicon.words["ranks"]:
        return True
    last = lexicon.heads.get((words.lowers[place.stop - 1],))
    is_kin = last is not None and last.kind == "person" and bool(last.gender)
    return is_kin or words.lowers[place.stop - 1] in lexicon.words["peers"]


def has_head(words: Words, place: range, lexicon: OfficeLexicon) -> bool:
    """Say whether a noun for an office stands among the tokens."""
    return any(_office_at(words, each, lexicon) for each in place)


def _office_at(words: Words, place: int, lexicon: OfficeLexicon) -> int:
    found = longest_match(lexicon.heads, words.lowers, place)
    if found is None or found[1].holder != "person" or is_kin_in_name(words, place, found[1]):
        return 0
    return found[0]


def is_kin_in_name(words: Words, place: int, head: Head) -> bool:
    """Say whether a word for kin is part of a name: "Son Chhay" is nobody's son."""
    is_kin = head.kind == "person" and bool(head.gender) and words.tokens[place].is_capitalised
    after = place + 1
    return (
        is_kin and after < len(words.tokens) and words.tokens[after].is_capitalised and words.runs_on(place)
    )


def _before(words: Words, first: int, lexicon: OfficeLexicon) -> range | None:
    end = first
    while end > 0 and words.lowers[end - 1] in lexicon.titles and not _is_office_end(words, end, lexicon):
        if end > 1 and words.lowers[end - 2] in lexicon.words["of_office"]:
            break
        end -= 1
    if end == 0 or not (words.runs_on(end - 1) or (words.tokens[end - 1].gap == " (")):
        return None
    head = _head_before(words, end, lexicon)
    if head is None:
        return None
    start = head
    if lexicon.head_is_first and start > 1 and words.lowers[start - 1] in lexicon.words["conjunctions"]:
        start = start - 2 if _office_at(words, start - 2, lexicon) == 1 else start
    while start > 0 and words.runs_on(start - 1) and _belongs(words, start - 1, lexicon):
        start -= 1
    return _without_article(words, start, end, lexicon)


def _is_office_end(words: Words, end: int, lexicon: OfficeLexicon) -> bool:
    return any(
        begin >= 0 and _office_at(words, begin, lexicon) == end - begin
        for begin in range(end - 1, end - 4, -1)
    )


def _head_before(words: Words, end: int, lexicon: OfficeLexicon) -> int | None:
    """Return where the office right before ``end`` begins, over "of State" and "des affaires étrangères"."""
    for begin in range(max(0, end - _LONGEST_OFFICE), end):
        if _office_at(words, begin, lexicon) == end - begin:
            return begin
    envoy = _envoy_before(words, end, lexicon)
    if envoy is not None:
        return envoy
    allowed = [lexicon.words[key] for key in ("of_office", "portfolios", "particles")]
    has_link = False
    for place in range(end - 1, max(-1, end - _NEAREST_HEAD - 1), -1):
        if words.tokens[place].gap not in {" ", " ("} or (
            place < end - 1 and words.tokens[place].gap == " ("
        ):
            return None
        if place == end - 1 and words.lowers[place] in lexicon.words["links"] | lexicon.words["articles"]:
            return None
        has_link = has_link or words.lowers[place] in lexicon.words["of_office"]
        if (has_link or lexicon.head_is_first) and _office_at(words, place, lexicon):
            return place
        if not (lexicon.head_is_first or any(words.lowers[place] in each for each in allowed)):
            return None
        if words.lowers[place] in lexicon.words["stops"]:
            return None
    return None


def _envoy_before(words: Words, end: int, lexicon: OfficeLexicon) -> int | None:
    """Return where an envoy's office begins, over the place of the post: "High Commissioner to London".

    Behind an article stands the post itself: "ambassador to *the Nordic* states".
    """
    if words.lowers[end - 1] in lexicon.words["articles"]:
        return None
    for place in range(end - 1, max(0, end - _LONGEST_POST), -1):
        if not words.runs_on(place):
            return None
        if words.lowers[place] in lexicon.words["posted"]:
            is_envoy = words.lowers[place - 1] in lexicon.words["envoys"]
            starts = range(max(0, place - _LONGEST_OFFICE), place)
            return next((each for each in starts if is_envoy and _office_at(words, each, lexicon)), None)
        if not words.tokens[place].is_capitalised and words.lowers[place] not in lexicon.words["articles"]:
            return None
    return None


def _belongs(words: Words, place: int, lexicon: OfficeLexicon) -> bool:
    token = words.tokens[place]
    if token.lower in lexicon.words["determiners"] or token.lower in lexicon.words["relatives"]:
        return False
    if token.lower in lexicon.words["portfolios"] or token.is_possessive:
        return True
    is_name = token.lower not in lexicon.words["not_names"] or token.lower in lexicon.words["regions"]
    return token.is_capitalised and is_name


def _after(words: Words, last: int, lexicon: OfficeLexicon) -> range | None:
    if last >= len(words.tokens):
        return None
    if words.runs_on(last - 1) and words.lowers[last] in lexicon.words["after_names"]:
        return range(last, last + 1)
    named = last
    last = _past_body(words, last, lexicon)
    start = last
    gap = words.tokens[last - 1].gap
    while start < len(words.tokens) - 1 and gap.lstrip().startswith("(") and ")" in words.tokens[start].gap:
        gap = words.tokens[start].gap.partition(")")[2] or words.tokens[start].gap
        start += 1
    if gap == " " and words.lowers[start] in lexicon.words["copulas"] and start + 1 < len(words.tokens):
        return _predicate(words, start + 1, lexicon)
    if gap not in {", ", ",\n", " – ", " — "}:
        return None
    if words.lowers[start].isdigit() and words.tokens[start].gap == ", ":
        start += 1
    if start + 3 < len(words.tokens) and words.lowers[start] in lexicon.words["relatives"]:
        return _in_relative(words, start, lexicon)
    end = _end_of_phrase(words, start, lexicon)
    nearest = range(start, end if last == named else min(end, start + _NEAR_BODY))
    is_one_of = words.lowers[start] in lexicon.words["partitives"] and any(
        longest_match(lexicon.heads, words.lowers, each) for each in nearest
    )
    if not _opens_apposition(words, start, lexicon) or not (is_one_of or has_head(words, nearest, lexicon)):
        return None
    if _names_another(words, range(start, end), lexicon):
        return None
    return _without_article(words, start, end, lexicon)


def _in_relative(words: Words, start: int, lexicon: OfficeLexicon) -> range | None:
    """Return the office in a clause after a name: "who leads the Green Party", "who's an adviser to it"."""
    is_spelt = words.lowers[start + 1] in lexicon.words["copulas"]
    if is_spelt or words.tokens[start].is_possessive:
        return _predicate(words, start + 1 + is_spelt, lexicon)
    if words.lowers[start + 1] in lexicon.words["leads"]:
        first = start + 2 + (words.lowers[start + 2] in lexicon.words["links"])
        return _without_article(words, first, _end_of_phrase(words, first, lexicon), lexicon)
    return None


def _past_body(words: Words, last: int, lexicon: OfficeLexicon) -> int:
    """Return where the body beside a name ends: "Ann Gray of the Legal Fund, a lawyer who knows them"."""
    if not words.runs_on(last - 1) or words.lowers[last] not in lexicon.words["belonging"]:
        return last
    for end in range(last + 1, min(len(words.tokens) - 1, last + _LONGEST_BODY)):
        if words.tokens[end].gap == ", ":
            return end + 1
        if not words.runs_on(end) or not (
            words.tokens[end].is_capitalised
            or words.lowers[end] in lexicon.words["links"] | lexicon.words["articles"]
        ):
            return last
    return last


def _predicate(words: Words, start: int, lexicon: OfficeLexicon) -> range | None:
    """Return the office in "Besian Hoti is a spokesman for the ministry"; "is a migrant" is none."""
    end = _end_of_phrase(words, start, lexicon)
    heads = [longest_match(lexicon.heads, words.lowers, each) for each in range(start, end)]
    first = next((head for head in heads if head is not None), None)
    is_office = first is not None and first[1].holder == "person" and first[1].kind != "person"
    if not is_office or words.lowers[start] not in lexicon.words["articles"]:
        return None
    return _without_article(words, start, end, lexicon)


def _names_another(words: Words, place: range, lexicon: OfficeLexicon) -> bool:
    """Say whether an office in the phrase is somebody else's: "In Boston, Judge Ann Gray ruled"."""
    for each in place:
        length = _office_at(words, each, lexicon)
        after = each + length
        found = longest_match(lexicon.heads, words.lowers, each)
        is_affected = found is not None and found[1].kind == "person"
        is_title = length and not is_affected and after < place.stop and words.runs_on(after - 1)
        if is_title and words.tokens[after].is_capitalised:
            is_office = words.lowers[after] in lexicon.words["portfolios"] or _office_at(
                words, after, lexicon
            )
            return not is_office
    return False


def _opens_apposition(words: Words, start: int, lexicon: OfficeLexicon) -> bool:
    token = words.tokens[start]
    return (
        token.lower in lexicon.words["determiners"]
        or token.lower in lexicon.words["portfolios"]
        or token.is_possessive
        or token.is_capitalised
        or longest_match(lexicon.heads, words.lowers, start) is not None
    )


def _end_of_phrase(words: Words, start: int, lexicon: OfficeLexicon) -> int:
    stops = lexicon.words["stops"]
    end = start
    while end < min(len(words.tokens), start + _LONGEST_ROLE):
        if end > start and words.lowers[end] in stops:
            break
        end += 1
        gap = words.tokens[end - 1].gap
        if (
            "," in gap
            or ")" in gap
            or "(" in gap
            or any(mark in _BREAKS for mark in gap if not words.runs_on(end - 1))
        ):
            break
    return end


def _set_off_before(words: Words, first: int, last: int, lexicon: OfficeLexicon) -> range | None:
    while (
        first > 0
        and (words.lowers[first - 1] in lexicon.titles or words.lowers[first - 1] in lexicon.words["ranks"])
        and words.runs_on(first - 1)
    ):
        first -= 1
    if first == 0 or words.tokens[first - 1].gap != ", ":
        return None
    closes = words.tokens[last - 1].gap[:1]
    runs_on = closes not in {",", "."} and words.tokens[last - 1].gap.strip() == ""
    is_of_body = last < len(words.tokens) and words.lowers[last] in lexicon.words["belonging"]
    if runs_on and not is_of_body and not lexicon.head_is_first:
        return None
    start = first - 1
    while start > max(0, first - _LONGEST_ROLE):
        before = words.tokens[start - 1]
        if "," in before.gap or any(mark in _BREAKS for mark in before.gap if not words.runs_on(start - 1)):
            break
        if (
            words.lowers[start] in lexicon.words["determiners"]
            and words.lowers[start] not in lexicon.words["links"]
            and words.lowers[start - 1] not in lexicon.words["links"]
            and not _is_post(words, start, lexicon)
        ):
            break
        if before.lower in lexicon.words["stops"]:
            break
        start -= 1
    if not has_head(words, range(start, first), lexicon):
        return None
    return _without_article(words, start, first, lexicon)


def _is_post(words: Words, at: int, lexicon: OfficeLexicon) -> bool:
    """Say whether the words tell where an envoy is posted: "ambassador to the EU"."""
    return (
        at > 1
        and words.lowers[at - 1] in lexicon.words["posted"]
        and words.lowers[at - 2] in lexicon.words["envoys"]
    )


def _without_article(words: Words, start: int, end: int, lexicon: OfficeLexicon) -> range | None:
    while start < end and words.lowers[start] in lexicon.words["articles"]:
        start += 1
    return range(start, end) if start < end else None
