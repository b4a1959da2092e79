"""Where an envoy is posted, never whom he speaks for: "its embassy in Suva", "ambassador to Chad"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pactwatch.language.cast.lexicon import OfficeLexicon
    from pactwatch.language.cast.tokens import Words


def find_posts(
    words: Words, place: range, lexicon: OfficeLexicon, states: Mapping[int, str]
) -> dict[int, str]:
    """Return the tokens of a description that name where somebody is posted, with their states."""
    envoy = next((each for each in place if words.lowers[each] in lexicon.words["envoys"]), None)
    if envoy is None:
        return {}
    posts: dict[int, str] = {}
    is_abroad = False
    for at in range(envoy + 1, place.stop):
        lower = words.lowers[at]
        if lower in lexicon.words["posted"]:
            is_abroad = True
        elif lower in lexicon.words["of_sender"]:
            is_abroad = False
        elif at in states and is_abroad:
            posts[at] = states[at]
    return posts
