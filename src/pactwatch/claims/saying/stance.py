"""How somebody speaks of an arrangement, by weights over what the words and the rules show of it.

"There is no such deal," a government said: among its traits are ``side:government``, ``rule:denies``,
``cue:say``, ``no`` and ``word:deal``.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from pactwatch.claims.reason import Reason
from pactwatch.claims.saying.stance_rules import find_contents, find_rule_stance
from pactwatch.claims.weighing.choosing import likeliest_answer
from pactwatch.language.states import is_known_sender
from pactwatch.language.stems import stem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pactwatch.claims.reason import Step
    from pactwatch.claims.saying.stance_rules import Telling

_WORD = re.compile(r"\w+(?:[’']\w+)?")
_SHORTEST_WORD = 3
_NEGATIONS = frozenset(
    "not no never none nobody nothing neither nor without cannot ne pas aucun aucune jamais rien ni sin "
    "nunca ningún ninguna ninguno nada".split()
)
_CONTRACTED = ("n't", "n’t")
_OURS = frozenset("we our us nous notre nos nuestro nuestra nosotros".split())
_HELPERS = frozenset("will would has have had must should cannot can could is are was were".split())


_CERTAIN = frozenset({"cue.denies", "cue.negated", "speaker.critic"})
STANCES = (
    "announces",
    "confirms",
    "criticises",
    "declines",
    "defends",
    "denies",
    "rules",
    "states",
)


@functools.lru_cache(maxsize=128)
def find_stance(telling: Telling, *, language: str) -> tuple[str, Step]:
    """Return the stance of what somebody says, and what speaks most for it.

    Who is said to deny denies, whatever the words; where no rule is as sure as that, all traits are weighed.

    Raises:
        LexiconError: If the lexicon of the language, or the file of weights, is missing or broken.
    """
    rule = find_rule_stance(telling, language=language)
    if rule[1] in _CERTAIN:
        return rule
    stance, reasons = likeliest_answer("stance", find_stance_traits(telling, rule, language), STANCES)
    return stance, Reason("stance: {}".format, reasons)


def find_stance_traits(telling: Telling, rule: tuple[str, str], language: str) -> list[str]:
    """Return what speaks for one stance or another.

    Args:
        telling: What somebody said.
        rule: The stance that the rules give it, and which rule does.
        language: Language of the report.
    """
    side, (stance, because) = telling.side, rule
    shared = [*_of_words(telling.words, language), f"rule:{stance}", f"mode:{telling.mode}"]
    traits = [f"side:{side}", f"why:{because}", f"cue:{telling.cue_word}", *shared]
    traits += [f"{side}+{trait}" for trait in shared if not trait.startswith("word:")]
    office = _WORD.findall((telling.role or "").lower())
    traits += [f"role:{word}" for word in office if len(word) >= _SHORTEST_WORD]
    if telling.affiliation.isupper():
        place = "sender" if is_known_sender(telling.affiliation) else "taker"
        traits += [place, f"{place}+rule:{stance}"]
    return list(dict.fromkeys(traits))


def _of_words(words: str, language: str) -> Iterator[str]:
    tokens = _WORD.findall(words.lower())
    yield from [cue.cue_id for cue in find_contents(words, language)] or ["no-content-cue"]
    if any(word in _NEGATIONS or word.endswith(_CONTRACTED) for word in tokens):
        yield "no"
    if not _OURS.isdisjoint(tokens):
        yield "we"
    yield from (f"has:{word}" for word in sorted(_HELPERS.intersection(tokens)))
    yield from (f"word:{stem(word, language)}" for word in tokens if len(word) >= _SHORTEST_WORD)
