"""The wordings that tell of events, as the lexicon gives them.

A cue is a verb ("tear up") or a noun ("injunction") with classes of words that must stand around it.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from pactwatch.claims.event import EventType, IncidentKind
from pactwatch.data_file import load_data_file
from pactwatch.language.inflection import noun_forms, verb_forms
from pactwatch.language.romance.wordings import ROMANCE, romance_forms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_KEYS = frozenset(
    "id event kind verbs nouns subject object clause sentence without helpers destination passive negated "
    "bare bare_mention noun_event sentence_local parties matches rejects".split()
)
_WIDEST_GAP = 4
_STOPS = frozenset(',;:.?!()“”"')


@dataclass(frozen=True, slots=True, kw_only=True)
class EventCue:
    """One way in which reports tell of an event.

    ``subject``, ``object``, ``clause``, ``sentence``: classes of which one must stand there (none given:
    anything goes); ``without``: classes of which none may stand in the clause; ``parties``: how the words
    around it tell who sends and who takes.
    """

    cue_id: str
    event: EventType
    kind: IncidentKind | None
    parties: str
    subject: frozenset[str]
    object: frozenset[str]
    clause: frozenset[str]
    sentence: frozenset[str]
    sentence_local: frozenset[str]
    destination: frozenset[str]
    without: frozenset[str]
    helpers: frozenset[str]
    is_passive: bool
    is_negated: bool
    is_bare: bool
    is_bare_mention: bool
    is_noun_event: bool
    matches: tuple[str, ...]
    rejects: tuple[str, ...]


class CueForm(NamedTuple):
    """A form in which a cue stands in a text: the words that must follow the first one, and how near.

    ``needs`` are those words without the marks of nearness, ``asks`` sets of classes of each of which some
    word must stand there: a sentence without them has not this form.
    """

    cue: EventCue
    rest: tuple[str, ...]
    is_noun: bool
    needs: frozenset[str]
    asks: tuple[frozenset[str], ...]

    @classmethod
    def of(cls, cue: EventCue, rest: tuple[str, ...], *, is_noun: bool) -> CueForm:
        """Return the form with what it needs."""
        acted_on = frozenset() if is_noun else cue.object
        asks = (cue.subject, acted_on, cue.clause, cue.sentence, cue.sentence_local)
        needs = frozenset(word.removeprefix("+") for word in rest)
        return cls(cue, rest, is_noun, needs, tuple(filter(None, asks)))


class CueLexicon(NamedTuple):
    """The cues of one language, by the first word of each of their forms."""

    by_form: dict[str, tuple[CueForm, ...]]
    cues: tuple[EventCue, ...]


@functools.cache
def load_cues(language: str) -> CueLexicon:
    """Load the event cues of a language.

    Raises:
        LexiconError: If the file is not TOML, or a cue has an unknown key, event or kind.
    """
    name = f"lexicons/{language}/events.toml"
    return load_data_file("pactwatch.claims", name, functools.partial(_build, language))


def _build(language: str, data: dict[str, Any]) -> CueLexicon:
    by_form: dict[str, list[CueForm]] = {}
    cues = []
    for number, entry in enumerate(data["cue"], start=1):
        cue = _read_cue(entry, where=f"cue {number} ({entry.get('id')})")
        cues.append(cue)
        if language in ROMANCE:
            wordings = (entry.get("verbs", ()), entry.get("nouns", ()))
            for rest, firsts, is_noun in romance_forms(*wordings, language):
                form = CueForm.of(cue, rest, is_noun=is_noun)
                for first in firsts:
                    by_form.setdefault(first, []).append(form)
            continue
        _add_forms(by_form, cue, entry.get("verbs", ()), verb_forms, is_noun=False)
        _add_forms(by_form, cue, entry.get("nouns", ()), noun_forms, is_noun=True)
    return CueLexicon({form: tuple(found) for form, found in by_form.items()}, tuple(cues))


def _add_forms(
    by_form: dict[str, list[CueForm]],
    cue: EventCue,
    wordings: Iterable[str],
    inflect: Callable[[str], tuple[str, ...]],
    *,
    is_noun: bool,
) -> None:
    for wording in wordings:
        first, *rest = wording.split(" ")
        if is_noun and rest:
            for form in inflect(rest[-1]):
                by_form.setdefault(first, []).append(CueForm.of(cue, (*rest[:-1], form), is_noun=is_noun))
            continue
        for form in inflect(first):
            by_form.setdefault(form, []).append(CueForm.of(cue, tuple(rest), is_noun=is_noun))


def _read_cue(entry: dict[str, Any], *, where: str) -> EventCue:
    if odd := entry.keys() - _KEYS:
        unknown, known = (", ".join(sorted(keys)) for keys in (odd, _KEYS))
        msg = f"{where} has unknown keys: {unknown}; a cue has only these: {known}"
        raise ValueError(msg)
    try:
        event = EventType(entry["event"])
        kind = IncidentKind(entry["kind"]) if "kind" in entry else None
    except (KeyError, ValueError) as error:
        known = f"events are {', '.join(EventType)}; kinds are {', '.join(IncidentKind)}"
        msg = f"{where} has no such event or kind: {error}; {known}"
        raise ValueError(msg) from error
    classes = {
        key: frozenset(entry.get(key, ()))
        for key in (
            "subject",
            "object",
            "clause",
            "sentence",
            "sentence_local",
            "destination",
            "without",
            "helpers",
        )
    }
    return EventCue(
        cue_id=entry["id"],
        event=event,
        kind=kind,
        parties=entry["parties"],
        is_passive=entry.get("passive", False),
        is_negated=entry.get("negated", False),
        is_bare=entry.get("bare", False),
        is_bare_mention=entry.get("bare_mention", False),
        is_noun_event=entry.get("noun_event", False),
        matches=tuple(entry["matches"]),
        rejects=tuple(entry["rejects"]),
        **classes,
    )


def follows(lowered: Sequence[str], index: int, rest: tuple[str, ...]) -> bool:
    """Say whether the words of ``rest`` follow a word in order, with at most a few words between each.

    "tear up": "tore that up", "tore up the deal". A word with "+" must follow at once ("say +no").
    """
    at = index
    for word, reach in _steps(rest):
        near = lowered[at + 1 : at + 1 + reach]
        if word not in near:
            return False
        step = near.index(word) + 1
        if not _STOPS.isdisjoint(near[:step]):
            return False
        at += step
    return True


@functools.cache
def _steps(rest: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
    """Return the words that must follow, each with how many words on it may stand at most."""
    return tuple((word.removeprefix("+"), 1 if word.startswith("+") else _WIDEST_GAP + 1) for word in rest)
