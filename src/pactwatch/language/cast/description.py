"""What a description of a speaker says: its head noun, what they speak for, and for which state."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pactwatch.language.cast.lexicon import longest_match
from pactwatch.language.cast.posts import find_posts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pactwatch.language.cast.lexicon import Head, OfficeLexicon
    from pactwatch.language.cast.tokens import Words

_DERIVED = frozenset({"ngo", "un", "court", "media", "opposition", "lawyer", "expert"})


class Description(NamedTuple):
    """What words such as "a senior official in the State Department" tell of a speaker.

    ``kind`` is ``government`` or one of the affiliations that are no state; ``state`` is a code where the
    words name one; ``head`` are the tokens of the head noun; ``because`` names the entry of the lexicon.
    """

    kind: str
    state: str | None
    head: range
    holder: str
    gender: str
    because: str


def describe(
    words: Words, place: range, lexicon: OfficeLexicon, states: Mapping[int, str]
) -> Description | None:
    """Return what a noun phrase says of whoever it describes; None where no word of it is known.

    Args:
        words: The report.
        place: The tokens of the phrase: "Rwanda's foreign minister", "lawyers for the men".
        lexicon: Offices of the report's language.
        states: Code of the state that a token names, by the place of the token.
    """
    posts = find_posts(words, place, lexicon, states)
    states = {at: code for at, code in states.items() if at not in posts} if posts else states
    core = _core(words, place, lexicon)
    body = _last_body(words, core, lexicon)
    head = _head(words, core, lexicon)
    if head is None and body is None:
        body = _last_body(words, place, lexicon)
        if body is None and _has_shape_of_ngo(words, core, lexicon):
            return Description("ngo", None, core, "body", "", "shape.ngo")
    if head is None and body is None:
        return _complement(words, place, core, lexicon, states)
    if head is None or (body is not None and body[1].stop >= head[1].stop and not _is_plain(head[0], body)):
        affiliation, where, body_id = body if body is not None else ("other", core, "")
        of_body = _from_body(affiliation, where, body_id, lexicon, words, place)
        elsewhere = _state_after(place, where, states) if of_body.kind == "government" else None
        return of_body._replace(state=elsewhere) if elsewhere is not None else of_body
    entry, where = head
    kind, state, because = _kind_of(words, place, core, head, lexicon)
    if kind == "other" and not lexicon.words["peers"].isdisjoint(words.lowers[each] for each in where):
        state = _state_in(range(place.start, where.stop), where, states)
        kind = kind if state is None else "government"
    if kind == "government" and state is None:
        state = _state_in(place, where, states)
    elif kind == "government" and because.startswith("body."):
        state = _sender_before(place, where, states, state) or _state_after(place, where, states) or state
    return Description(kind, state, where, entry.holder, entry.gender, because)


def _is_plain(head: Head, body: tuple[str, range, str]) -> bool:
    return head.holder == "document" and len(body[1]) == 0


def _core(words: Words, place: range, lexicon: OfficeLexicon) -> range:
    """Return the tokens up to the first complement: "a senior official | in the State Department"."""
    for each in place:
        if each == place.start:
            continue
        lower = words.lowers[each]
        before = words.tokens[each - 1]
        if lower in lexicon.words["complements"] and not _inside_known(words, place, each, lexicon):
            return range(place.start, each)
        if lower in lexicon.words["relatives"] or any(mark in before.gap for mark in ",;:(—"):
            return range(place.start, each)
    return place


def _inside_known(words: Words, place: range, at: int, lexicon: OfficeLexicon) -> bool:
    for begin in range(max(place.start, at - 4), at):
        texts = words.forms[begin : begin + 7]
        body = longest_match(lexicon.bodies, texts, 0)
        if body is not None and begin + body[0] > at:
            return True
        head = longest_match(lexicon.heads, words.lowers, begin)
        if head is not None and begin + head[0] > at:
            return True
    return False


def _last_body(words: Words, core: range, lexicon: OfficeLexicon) -> tuple[str, range, str] | None:
    best = None
    texts = words.forms[core.start : core.stop]
    at = 0
    while at < len(texts):
        found = longest_match(lexicon.bodies, texts, at)
        if found is None or (found[0] == 1 and _is_in_name(words, core.start + at)):
            at += 1
            continue
        best = (found[1].affiliation, range(core.start + at, core.start + at + found[0]), found[1].body_id)
        at += found[0]
    return best


def _is_in_name(words: Words, at: int) -> bool:
    """Say whether a word is only part of a longer name: "Congress" in "Trade Union Congress"."""
    return (
        at > 0
        and words.runs_on(at - 1)
        and words.tokens[at - 1].is_capitalised
        and not words.tokens[at].text.isupper()
        and (
            len(words.tokens[at - 1].text) > 1
            and not words.tokens[at - 1].text.isupper()
            and at - 1 > 0
            and words.runs_on(at - 2)
        )
    )


def _head(words: Words, core: range, lexicon: OfficeLexicon) -> tuple[Head, range] | None:
    best = None
    at = core.start
    while at < core.stop:
        found = longest_match(lexicon.heads, words.lowers, at)
        if found is None or at + found[0] > core.stop:
            at += 1
            continue
        if best is not None and lexicon.head_is_first:
            return best
        best = (found[1], range(at, at + found[0]))
        at += found[0]
    return best


def _complement(
    words: Words, place: range, core: range, lexicon: OfficeLexicon, states: Mapping[int, str]
) -> Description | None:
    """Describe by what follows "one of", "both of", "the immigration section of"."""
    start = core.stop
    if start >= place.stop or words.lowers[start] in lexicon.words["relatives"]:
        return None
    is_part = words.lowers[start - 1] in lexicon.words["parts"]
    if not is_part and not any(words.lowers[each] in lexicon.words["partitives"] for each in core):
        return None
    while (
        start < place.stop and words.lowers[start] in lexicon.words["complements"] | lexicon.words["articles"]
    ):
        start += 1
    return describe(words, range(start, place.stop), lexicon, states) if start < place.stop else None


def _from_body(
    affiliation: str, where: range, body_id: str, lexicon: OfficeLexicon, words: Words, place: range
) -> Description:
    override = _override(words, place, lexicon, "opposition")
    if override is not None:
        return Description(override, None, where, "body", "", "override.opposition")
    if affiliation.isupper():
        return Description("government", affiliation, where, "body", "", body_id)
    return Description(affiliation, None, where, "body", "", body_id)


def _kind_of(
    words: Words, place: range, core: range, head: tuple[Head, range], lexicon: OfficeLexicon
) -> tuple[str, str | None, str]:
    entry, where = head
    office = _office(words, place, lexicon)
    if office is not None and entry.kind == "government":
        kind = _override(words, core, lexicon, "opposition")
        return (kind, None, "override.opposition") if kind else ("government", office, "office")
    if entry.kind in {"government", "ngo", "other"}:
        override = _override(words, core if entry.kind != "government" else place, lexicon)
        if override is not None and (override != "ngo" or entry.derives or entry.kind != "government"):
            return override, None, f"override.{override}"
    of_body = _by_body(words, place, head, lexicon)
    if of_body is not None:
        return of_body
    if entry.kind == "opposition" and _is_ruling(words, place, lexicon):
        return "government", None, entry.head_id
    other = _other_head(words, place, where, lexicon)
    presides = any(words.lowers[each] in lexicon.words["presides"] for each in where)
    if other is not None and (
        entry.derives or _yields(words, place, lexicon, (entry, other), presides=presides)
    ):
        return other.kind, None, other.head_id
    if entry.derives and _has_shape_of_ngo(words, range(where.stop, place.stop), lexicon):
        return "ngo", None, "shape.ngo"
    if entry.kind == "lawyer" and any(
        words.lowers[each] in lexicon.words["for_state"] for each in place if each not in where
    ):
        return "government", None, entry.head_id
    return entry.kind, None, entry.head_id


def _by_body(
    words: Words, place: range, head: tuple[Head, range], lexicon: OfficeLexicon
) -> tuple[str, str | None, str] | None:
    """Return what an office speaks for by the body beside it: "counsel of DHS", "an Amnesty spokesman".

    An "ambassador to the EU" does not speak for it.
    """
    entry, where = head
    body = _last_body(words, place, lexicon)
    if body is None or (
        any(words.lowers[each] in lexicon.words["envoys"] for each in where)
        and any(words.lowers[each] in lexicon.words["posted"] for each in range(where.stop, body[1].start))
    ):
        return None
    if body[0].isupper():
        is_voice = entry.derives or entry.kind in {"expert", "government", "other", "lawyer"}
        return ("government", body[0], body[2]) if is_voice else None
    is_voice = entry.derives or (entry.kind in {"expert", "government", "other"} and body[0] in {"ngo", "un"})
    return (body[0], None, body[2]) if is_voice else None


def _yields(
    words: Words, place: range, lexicon: OfficeLexicon, heads: tuple[Head, Head], *, presides: bool
) -> bool:
    """Say whether an office follows the body it is in: "president of the tribunal", "the party's whip"."""
    entry, other = heads
    if entry.kind == "expert":
        return other.kind == "ngo"
    is_ruling = _is_ruling(words, place, lexicon)
    return entry.kind == "government" and (
        (presides and other.kind == "court" and other.holder == "body")
        or (other.kind == "opposition" and not is_ruling)
    )


def _is_ruling(words: Words, place: range, lexicon: OfficeLexicon) -> bool:
    """Say whether a party or its members govern: "a lawmaker of the ruling party"."""
    return any(words.lowers[each] in lexicon.words["ruling"] for each in place)


def _has_shape_of_ngo(words: Words, place: range, lexicon: OfficeLexicon) -> bool:
    """Say whether the capitalised words end as names of charities do: "Refuge Without Borders".

    "Federal Office for Refugees" and "Foreign Affairs Committee" end so, too, and are the state's.
    """
    capitals = [each for each in place if words.tokens[each].is_capitalised]
    is_official = any(words.lowers[each] in lexicon.words["officialdom"] for each in capitals)
    return len(capitals) > 1 and not is_official and words.lowers[capitals[-1]] in lexicon.words["ngo_shapes"]


def _override(words: Words, place: range, lexicon: OfficeLexicon, only: str | None = None) -> str | None:
    """Return the kind that one word tells whatever the others do, or ``only`` one kind where it does."""
    for each in place:
        kind = lexicon.overrides.get(words.lowers[each])
        if kind is not None and only in {None, kind}:
            return kind
    return None


def _office(words: Words, place: range, lexicon: OfficeLexicon) -> str | None:
    for each in place:
        found = longest_match(lexicon.offices, words.lowers, each)
        if found is not None and each + found[0] <= place.stop:
            return found[1]
    return None


def _other_head(words: Words, place: range, where: range, lexicon: OfficeLexicon) -> Head | None:
    for each in place:
        if each in where:
            continue
        found = longest_match(lexicon.heads, words.lowers, each)
        if found is not None and found[1].kind in _DERIVED and found[1].holder in {"body", "group"}:
            return found[1]
    return None


def _sender_before(place: range, head: range, states: Mapping[int, str], body: str | None) -> str | None:
    """Return whose envoy somebody is: Tunisia for "the Tunisian ambassador to the European Union"."""
    before = (states[each] for each in range(place.start, head.start) if each in states)
    return next((code for code in before if code != body), None)


def _state_after(place: range, body: range, states: Mapping[int, str]) -> str | None:
    """Return the state in which a body sits: Ireland for "the Department of Justice in Dublin"."""
    return next((states[each] for each in range(body.stop, place.stop) if each in states), None)


def _state_in(place: range, head: range, states: Mapping[int, str]) -> str | None:
    before = [states[each] for each in range(place.start, head.start) if each in states]
    after = [states[each] for each in range(head.stop, place.stop) if each in states]
    inside = [states[each] for each in head if each in states]
    return next(iter([*before[::-1], *inside, *after]), None)
