"""Whether a report tells an event as done, planned, possible, denied, and on whose word."""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING

from pactwatch.claims.event import EventType, Modality
from pactwatch.errors import LexiconError
from pactwatch.language.inflection import verb_forms
from pactwatch.language.romance.wordings import ROMANCE, governor_forms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pactwatch.claims.candidates import Candidate
    from pactwatch.claims.parties import Pair
    from pactwatch.claims.voices import Voice

_NEGATED_AS_DENIED = frozenset({EventType.AGREED, EventType.SIGNED, EventType.PAID})
_BY_A_BODY = frozenset(
    {
        EventType.BLOCKED,
        EventType.RULED_LAWFUL,
        EventType.RULED_UNLAWFUL,
        EventType.CHALLENGED,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ModalityLexicon:
    """Words that make an event planned, possible, denied or reported, in all their forms."""

    planned_helpers: frozenset[str]
    planned_governors: frozenset[str]
    possible_helpers: frozenset[str]
    possible_governors: frozenset[str]
    possible_markers: frozenset[str]
    denied_governors: frozenset[str]
    refusing_governors: frozenset[str]
    hypothetical_governors: frozenset[str]
    hypothetical_markers: frozenset[str]
    open_markers: frozenset[str]
    not_yet: frozenset[str]
    reported_markers: tuple[str, ...]


@functools.cache
def load_modality(language: str) -> ModalityLexicon:
    """Load the modality words of a language.

    Raises:
        LexiconError: If the file is not TOML or a table or key is missing.
    """
    name = f"lexicons/{language}/modality.toml"
    try:
        data = tomllib.loads((resources.files("pactwatch.claims") / name).read_text("utf-8"))
        return ModalityLexicon(
            planned_helpers=frozenset(data["planned"]["helpers"]),
            planned_governors=_forms(data["planned"]["governors"], language),
            possible_helpers=frozenset(data["possible"]["helpers"]),
            possible_governors=_forms(data["possible"]["governors"], language),
            possible_markers=frozenset(data["possible"]["markers"]),
            denied_governors=_forms(data["denied"]["governors"], language),
            refusing_governors=_forms(data["refused"]["governors"], language),
            hypothetical_governors=_forms(data["hypothetical"]["governors"], language),
            hypothetical_markers=frozenset(data["hypothetical"]["markers"]),
            not_yet=frozenset(data["hypothetical"]["not_yet"]),
            open_markers=frozenset(data["hypothetical"]["open_markers"]),
            reported_markers=tuple(data["reported"]["markers"]),
        )
    except (tomllib.TOMLDecodeError, KeyError, OSError) as error:
        raise LexiconError(
            what=f"modality words cannot be loaded: {error}",
            where=f"claims/{name}",
            remedy="Mend the file; it has the tables planned, possible, denied and reported.",
        ) from error


def _forms(bases: list[str], language: str) -> frozenset[str]:
    if language in ROMANCE:
        return frozenset(form for base in bases for form in governor_forms(base, language))
    return frozenset(form for base in bases for form in verb_forms(base))


def resolve_modality(
    candidate: Candidate, pair: Pair, voice: Voice | None, language: str
) -> tuple[Modality, str] | None:
    """Return how an event is told, with the reason; None where the words say that it did not happen."""
    lexicon = load_modality(language)
    clause, words = candidate.clause, candidate.passage.words
    helpers = {words[i].lower for i in clause.helpers}
    above = clause.governors if candidate.at == clause.head else (clause.head, *clause.governors)
    governors = [words[i].lower for i in above]
    denied = _by_denial(candidate, voice, governors, lexicon)
    if denied is not None:
        return denied
    if _is_untold(candidate, helpers, governors, lexicon):
        return None
    by_word = _by_helpers(candidate, helpers, governors, lexicon)
    if by_word is not None:
        return by_word
    return _by_voice(candidate, pair, voice, lexicon)


def _by_denial(
    candidate: Candidate, voice: Voice | None, governors: Sequence[str], lexicon: ModalityLexicon
) -> tuple[Modality, str] | None:
    """Denied, where somebody denies the event by a verb or in his own words ("no deal was struck")."""
    if voice is not None and _is_denied_by(voice, candidate):
        return Modality.DENIED, f"said by {voice.name}, who denies it"
    if any(word in lexicon.denied_governors for word in governors):
        return Modality.DENIED, "under a verb of denial"
    negated = candidate.clause.is_negated and not candidate.cue.is_negated
    deniable = candidate.cue.event in _NEGATED_AS_DENIED and candidate.cue.parties != "receive"
    if negated and deniable and voice is not None:
        return Modality.DENIED, f"negated in the words of {voice.name}"
    return None


def _is_untold(
    candidate: Candidate, helpers: set[str], governors: Sequence[str], lexicon: ModalityLexicon
) -> bool:
    """Say whether the words tell no event: negated, refused, ordered, imagined, asked or still open."""
    clause, words = candidate.clause, candidate.passage.words
    markers = {words[i].lower for i in clause.markers}
    above = set(governors)
    is_refused = candidate.cue.event is not EventType.REFUSED and bool(above & lexicon.refusing_governors)
    is_negated = clause.is_negated and not candidate.cue.is_negated
    is_imagined = clause.is_order or bool(above & lexicon.hypothetical_governors)
    is_outstanding = clause.head > 1 and words[clause.head - 2].lower in lexicon.not_yet and "to" in helpers
    will = helpers & (lexicon.possible_helpers | lexicon.planned_helpers)
    is_open = bool(markers & lexicon.hypothetical_markers) or bool(will and markers & lexicon.open_markers)
    return is_refused or is_negated or is_imagined or is_outstanding or is_open


def _is_denied_by(voice: Voice, candidate: Candidate) -> bool:
    """Say whether the event stands in words that somebody denies ("denied that a deal was struck")."""
    if voice.stance != "denies" or candidate.cue.event is EventType.REFUSED:
        return False
    return voice.governs(candidate.passage.words[candidate.at].start)


def _by_helpers(
    candidate: Candidate, helpers: set[str], governors: Sequence[str], lexicon: ModalityLexicon
) -> tuple[Modality, str] | None:
    if (
        candidate.cue.helpers
        or candidate.cue.is_negated
        or candidate.cue.event in {EventType.REFUSED, EventType.PROPOSED}
    ):
        return None
    if helpers & lexicon.planned_helpers:
        return Modality.PLANNED, "will"
    if helpers & lexicon.possible_helpers:
        return Modality.POSSIBLE, "could, may, might"
    if "to" in helpers and governors:
        if governors[0] in lexicon.possible_governors:
            return Modality.POSSIBLE, f"under {governors[0]!r}"
        if governors[0] in lexicon.planned_governors:
            return Modality.PLANNED, f"under {governors[0]!r}"
    elif governors and governors[0] in lexicon.possible_governors:
        return Modality.POSSIBLE, f"under {governors[0]!r}"
    words = candidate.passage.words
    near = {words[i].lower for i in candidate.clause.whole}
    if near & lexicon.possible_markers:
        return Modality.POSSIBLE, "if, perhaps"
    return None


def _by_voice(
    candidate: Candidate, pair: Pair, voice: Voice | None, lexicon: ModalityLexicon
) -> tuple[Modality, str]:
    sentence = " ".join(word.lower for word in candidate.passage.words)
    if any(marker in sentence for marker in lexicon.reported_markers):
        return Modality.REPORTED, "reportedly"
    if voice is None or candidate.cue.event in _BY_A_BODY:
        return Modality.ASSERTED, "told as fact"
    if voice.affiliation in pair:
        if voice.is_unnamed:
            return Modality.REPORTED, f"said by {voice.name}, who is not named"
        return Modality.CONFIRMED, f"said by {voice.name} for {voice.affiliation}"
    if voice.affiliation == "court":
        return Modality.ASSERTED, f"said by {voice.name}"
    return Modality.REPORTED, f"said by {voice.name} ({voice.affiliation})"
