"""A report as its cast is read from it: words, states, people and where they are mentioned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pactwatch.language.cast.lexicon import longest_match
from pactwatch.language.cast.names import find_names
from pactwatch.language.cast.people import gather_people
from pactwatch.language.cast.state_offices import OfficePlaces

if TYPE_CHECKING:
    from pactwatch.language.cast.context import StateContext
    from pactwatch.language.cast.lexicon import OfficeLexicon
    from pactwatch.language.cast.speaker import Person
    from pactwatch.language.cast.tokens import Words
    from pactwatch.language.states import StateMention


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What a report tells of those who take part in it; made by :func:`set_scene`.

    ``state_tokens`` and ``leaders`` give the state of a token that names one, or one of its leaders, and
    ``codes`` that of either.
    ``by_mention`` has the person whose name begins at a token, ``by_role`` the one whose office does;
    ``mentions`` are the keys of ``by_mention`` in order, and ``offices`` those that stand beside their state.
    """

    words: Words
    lexicon: OfficeLexicon
    context: StateContext
    state_tokens: dict[int, str]
    leaders: dict[int, str]
    codes: dict[int, str]
    people: list[Person]
    by_mention: dict[int, Person]
    by_role: dict[int, Person]
    mentions: list[int]
    offices: OfficePlaces
    published: str | None


def set_scene(words: Words, lexicon: OfficeLexicon, context: StateContext, *, published: str | None) -> Scene:
    """Return a report's scene: whom it names, and which words stand for states."""
    state_tokens: dict[int, str] = {}
    leaders: dict[int, str] = {}
    for state in context.states:
        is_leader = state.kind == "leader"
        may_name = state.kind == "government" and not _is_body(words, lexicon, state)
        for place in words.within(state.start, state.end):
            names_leader = is_leader or (may_name and _is_name(words, lexicon, place))
            (leaders if names_leader else state_tokens)[place] = state.code
    names = find_names(words, lexicon, frozenset(state_tokens))
    people = gather_people(words, names, lexicon, leaders, state_tokens)
    by_mention = {place: person for person in people for place in person.mentions}
    return Scene(
        words=words,
        lexicon=lexicon,
        context=context,
        state_tokens=state_tokens,
        leaders=leaders,
        codes=leaders | state_tokens,
        people=people,
        by_mention=by_mention,
        by_role={person.role_tokens.start: person for person in people if person.role_tokens is not None},
        mentions=sorted(by_mention),
        offices=OfficePlaces(words, lexicon, leaders | state_tokens),
        published=published,
    )


def _is_body(words: Words, lexicon: OfficeLexicon, state: StateMention) -> bool:
    texts = [words.tokens[each].text for each in words.within(state.start, state.end)]
    return any(longest_match(lexicon.bodies, texts, at) for at in range(len(texts)))


def _is_name(words: Words, lexicon: OfficeLexicon, place: int) -> bool:
    """Say whether a word of a government's name is its leader's: "Meloni" in "the Meloni government"."""
    token = words.tokens[place]
    is_office = token.lower in lexicon.words["portfolios"] or (token.lower,) in lexicon.heads
    return token.is_capitalised and not is_office
