"""The people of a report: every name with its fullest form, its office and its gender."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.language.cast.roles import find_role
from pactwatch.language.cast.speaker import Person

_INITIALS = 2
_PARTITIVE = 3
_OLDEST = 100

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pactwatch.language.cast.lexicon import OfficeLexicon
    from pactwatch.language.cast.names import Name
    from pactwatch.language.cast.tokens import Words


def gather_people(
    words: Words,
    names: Sequence[Name],
    lexicon: OfficeLexicon,
    leaders: Mapping[int, str],
    states: Mapping[int, str],
) -> list[Person]:
    """Return the people that a report names, in the order in which they first appear.

    "Albin Kurti", "Mr Kurti" and "Kurti" are one person; a single word counts where a title or an office
    stands before it, where it names a known leader or somebody by age or origin ("Tesfay, 28,"), or where
    the full name stands anywhere.
    """
    roles = [find_role(words, name.first, name.last, lexicon) for name in names]
    people: list[Person] = []
    by_word: dict[str, Person] = {}
    order = sorted(range(len(names)), key=lambda i: (-(names[i].last - names[i].first), names[i].first))
    for index in order:
        name, role = names[index], roles[index]
        parts = tuple(token.text for token in words.tokens[name.first : name.last])
        person = _known(parts, by_word, lexicon)
        if person is None:
            is_introduced = _is_introduced(words, name.first, name.last, lexicon, states)
            is_known = (
                (bool(role) and not _is_whereabouts(words, name.first, lexicon))
                or name.is_titled
                or is_introduced
                or any(place in leaders for place in range(name.first, name.last))
            )
            if len(parts) == 1 and not is_known:
                continue
            person = Person(
                name=words.joined(name.first, name.last), words=parts, mentions=[], is_titled=is_introduced
            )
            people.append(person)
            for part in parts:
                by_word.setdefault(_plain(part), person)
            by_word[_plain(_surname(parts, lexicon))] = person
        person.mentions.append(name.first)
        person.is_titled = person.is_titled or name.is_titled or role is not None
        person.gender = person.gender or name.gender
    _give_roles(people, names, roles, words, lexicon)
    for person in people:
        person.mentions.sort()
        person.gender = person.gender or _gender(person, lexicon)
    return sorted(people, key=lambda each: each.mentions[0])


def _is_whereabouts(words: Words, first: int, lexicon: OfficeLexicon) -> bool:
    """Say whether a name tells where something is: "In Geneva, the high commissioner, Ruud Lubbers, was"."""
    return first > 0 and words.runs_on(first - 1) and words.lowers[first - 1] in lexicon.words["whereabouts"]


def _is_introduced(
    words: Words, first: int, last: int, lexicon: OfficeLexicon, states: Mapping[int, str]
) -> bool:
    """Say whether one name is told as somebody's: "a man called Tesfay", "one of them, Ahmed,"."""
    grammar = lexicon.words
    if first > 0 and words.runs_on(first - 1) and words.lowers[first - 1] in grammar["naming"]:
        return True
    is_closed = words.tokens[last - 1].gap == ", "
    before = words.lowers[max(0, first - _PARTITIVE) : first]
    if is_closed and len(before) == _PARTITIVE and words.tokens[first - 1].gap == ", ":
        head, _, tail = before
        if head in grammar["partitives"] and tail in grammar["anaphors"]:
            return True
    if not is_closed or last + 1 >= len(words.tokens):
        return False
    after = words.lowers[last]
    is_age = after.isdigit() and int(after) < _OLDEST and words.tokens[last].gap.startswith(",")
    is_of_state = last + 1 in states and after in grammar["articles"] | grammar["origins"]
    return is_age or is_of_state


def _plain(part: str) -> str:
    """Return a word of a name as reports write it: labels of transcripts shout."""
    return part.title() if part.isupper() and len(part) > _INITIALS else part


def _surname(parts: tuple[str, ...], lexicon: OfficeLexicon) -> str:
    last = parts[-1]
    return parts[-2] if len(parts) > 1 and last.lower() in lexicon.words["suffixes"] else last


def _known(parts: tuple[str, ...], by_word: Mapping[str, Person], lexicon: OfficeLexicon) -> Person | None:
    parts = tuple(map(_plain, parts))
    person = by_word.get(_surname(parts, lexicon)) or (by_word.get(parts[0]) if len(parts) == 1 else None)
    if person is None:
        return None
    return (
        person
        if len(parts) == 1
        or set(parts) <= set(map(_plain, person.words))
        or parts[0][:1] == person.words[0][:1]
        else None
    )


def _give_roles(
    people: Sequence[Person],
    names: Sequence[Name],
    roles: Sequence[range | None],
    words: Words,
    lexicon: OfficeLexicon,
) -> None:
    """Give each person the first office that the report gives, or a later one that says more."""
    by_place = {place: person for person in people for place in person.mentions}
    for name, role in zip(names, roles, strict=True):
        person = by_place.get(name.first)
        if person is None or role is None:
            continue
        is_fuller = person.role_tokens is None or (len(person.role_tokens) == 1 and len(role) > 1)
        if is_fuller:
            person.role_tokens = role
            person.role = words.joined(role.start, role.stop)
            if not person.gender:
                heads = (lexicon.heads.get((words.lowers[each],)) for each in role)
                person.gender = next((head.gender for head in heads if head is not None and head.gender), "")


def _gender(person: Person, lexicon: OfficeLexicon) -> str:
    known = lexicon.people.get(person.words)
    return known.gender if known else lexicon.first_names.get(person.words[0].lower(), "")
