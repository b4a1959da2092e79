"""The cheapest look at a report, which tells whether it could concern an arrangement at all."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, NamedTuple

from pactwatch.claims.pair.schemes import load_schemes
from pactwatch.data_file import load_data_file
from pactwatch.language.scan import ByteScanner
from pactwatch.language.states import find_states

if TYPE_CHECKING:
    from pactwatch.documents import Document


class Rule(NamedTuple):
    """Families of stems that a report has all of, as a bit mask, with the rule's id and examples."""

    id: str
    families: int
    examples: tuple[str, ...]


class Gate(NamedTuple):
    """The stems with the families (a bit mask) that each belongs to, and the rules that combine them.

    ``scarce`` are the stems of the families of which every rule has one.
    """

    scanner: ByteScanner
    family_by_stem: tuple[int, ...]
    rules: tuple[Rule, ...]
    near: int
    scarce: tuple[str, ...]


@functools.cache
def load_gate() -> Gate:
    """Load the stems and rules of the gate.

    Raises:
        LexiconError: If the file is not TOML or a rule names a family that does not exist.
    """
    return load_data_file(
        "pactwatch.claims",
        "lexicons/gate.toml",
        _build,
        remedy="Give every rule an id, families that stand under [families], and examples.",
    )


def _build(lexicon: dict[str, Any]) -> Gate:
    bits = {family: 1 << place for place, family in enumerate(lexicon["families"])}
    rules = tuple(
        Rule(rule["id"], sum(bits[family] for family in rule["families"]), tuple(rule["examples"]))
        for rule in lexicon["rule"]
    )
    scarce = sum(bits[family] for family in lexicon["scarce"])
    stems: dict[str, int] = {}
    for family, row in lexicon["families"].items():
        for stem in row.split(";"):
            word = stem.lstrip()
            stems[word] = stems.get(word, 0) | bits[family]
    scanner = ByteScanner([stem.encode() for stem in stems])
    of_scarce = tuple(stem for stem, families in stems.items() if families & scarce)
    return Gate(scanner, tuple(stems.values()), rules, lexicon["near"], of_scarce)


def load_scarce_stems() -> tuple[str, ...]:
    """Return the stems of which every report that passes the gate has one, whatever the rule."""
    return load_gate().scarce


def may_concern(data: bytes) -> bool:
    """Say whether a report, as its bytes came, could concern an arrangement.

    It errs on the side of yes: "Home Office defends Rwanda plan" may, in UTF-8 or Latin-1 and with or
    without markup; a match report or a review of a film with nobody expelled in it may not. It is for items
    of feeds and texts: tens of kilobytes of a page nearly always have all stems somewhere, so that pages are
    looked at by ``may_concern_page``.
    """
    gate = load_gate()
    families = 0
    for stem in gate.scanner.find(data.lower()):
        families |= gate.family_by_stem[stem]
    return _opens(gate, families)


def may_concern_document(document: Document) -> bool:
    """Say whether a cleaned report could concern an arrangement, by its words and by the states it names."""
    return may_concern_text(document.text) and names_parties(document.text, language=document.language[:2])


def names_parties(text: str, *, language: str) -> bool:
    """Say whether a report names two states, or one whose name alone stands for a scheme.

    "Migrants praised the council's plan for a shelter" has the words of a report on an arrangement and no
    party of one. Without two parties there is no pair, whatever else is said, so that nothing is lost.
    """
    codes = {mention.code for mention in find_states(text, language=language)}
    return len(codes) > 1 or not codes.isdisjoint(scheme.pair.receiver for scheme in load_schemes())


def may_concern_text(text: str) -> bool:
    """Say whether a report's cleaned text could concern an arrangement, with its words looked at closer.

    What ``may_concern`` finds anywhere in a page must here stand near together: a long report on an
    election that has "refugees" in its first paragraph and "the budget plan" in its last does not pass.
    """
    gate = load_gate()
    open_until: dict[int, int] = {}
    for start, stem in gate.scanner.find_all(text.lower().encode()):
        open_until[gate.family_by_stem[stem]] = start + gate.near
        families = 0
        for family, until in open_until.items():
            if until >= start:
                families |= family
        if _opens(gate, families):
            return True
    return False


def _opens(gate: Gate, families: int) -> bool:
    return any(rule.families & families == rule.families for rule in gate.rules)
