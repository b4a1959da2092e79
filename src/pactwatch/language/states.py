"""Which states a report speaks of, by whatever words: names, peoples, capitals, governments, leaders."""

from __future__ import annotations

import functools
from typing import NamedTuple

from pactwatch.language.state_context import find_context, resolve_mention
from pactwatch.language.state_descriptions import find_descriptions
from pactwatch.language.state_lexicon import load_known_senders, load_members, load_state_lexicon

_SPELLING = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "\n": " ", "\u00a0": " ", "\u202f": " ", "‑": "-", "‐": "-"}
)


class StateMention(NamedTuple):
    """Words that stand for a state, by code points of the text.

    ``kind`` is ``name``, ``demonym`` ("Rwandan"), ``capital`` ("Kigali"), ``city`` (a place on its soil:
    "Gjadër"), ``government`` ("the Home Office", "the Trump administration"), ``leader`` ("Kagame"),
    ``nickname`` ("land of a thousand hills") or ``description`` ("the tiny West African nation").
    """

    start: int
    end: int
    code: str
    kind: str


def find_states(text: str, *, language: str = "en") -> list[StateMention]:
    """Return every mention of a state, in the order of the text; mentions never overlap.

    "Washington's deal with El Salvador" gives US (capital) at "Washington" and SV (name) at "El Salvador":
    possessives are not part of a mention. Words that only look like a state ("Denzel Washington", "New
    Mexico", "the Dublin Regulation") give nothing, nor does a description of a state that no other word of
    the text names.
    """
    return list(_find_states(text, language))


@functools.lru_cache(maxsize=4)
def _find_states(text: str, language: str) -> tuple[StateMention, ...]:
    """Find them once for the gate and for the reading after it."""
    plain = text.translate(_SPELLING)
    lexicon = load_state_lexicon(language)
    hits = lexicon.scanner.find(plain)
    found = [(hit.start, hit.end, *lexicon.terms[hit.term]) for hit in hits]
    context = find_context(plain, found)
    resolved = (resolve_mention(context, *each) for each in found)
    mentions = [StateMention(*each) for each in resolved if each is not None]
    described = [StateMention(*each) for each in find_descriptions(plain, mentions, language)]
    if not described:
        return tuple(mentions)
    inside = {place for mention in described for place in range(mention.start, mention.end)}
    apart = [mention for mention in mentions if not inside & {mention.start, mention.end - 1}]
    return tuple(sorted([*apart, *described]))


def is_known_sender(code: str) -> bool:
    """Say whether a state has been reported to send people to third countries.

    The last resort for the direction of an arrangement whose report does not tell it: of Italy and Albania,
    Italy sends.
    """
    return code in load_known_senders()


def is_member(code: str, union: str) -> bool:
    """Say whether a state is a member of a union that can be a party itself: Greece of the EU."""
    return code in load_members().get(union, ())
