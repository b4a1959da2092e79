"""Whether a report tells an event as done, planned, possible, denied, and on whose word."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pactwatch.claims.event import AHEAD, MOVES, EventType, Modality
from pactwatch.claims.telling.plans import PlanWords, find_plan, is_called_off, was_due, went_before
from pactwatch.claims.weighing.choosing import likeliest_answer
from pactwatch.claims.words.frames import find_frames
from pactwatch.claims.words.hearings import is_heard, is_looming
from pactwatch.data_file import load_data_file
from pactwatch.language.inflection import verb_forms
from pactwatch.language.romance.wordings import ROMANCE, governor_forms
from pactwatch.language.stems import stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pactwatch.claims.pair.parties import Pair
    from pactwatch.claims.reason import Step
    from pactwatch.claims.saying.voices import Voice
    from pactwatch.claims.words.candidates import Candidate

_CODE = 2
_NEGATED_AS_DENIED = frozenset({EventType.AGREED, EventType.SIGNED, EventType.PAID})
_DONE_BEFORE = frozenset({EventType.SIGNED, EventType.APPROVED, EventType.PAID})
_DEFINITE = frozenset({"the", "el", "la", "le", "l"})
_ARRANGED, _RELATIVES = frozenset({"instrument", "scheme"}), frozenset({"that", "which"})
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
    plans: PlanWords
    outstanding_helpers: frozenset[str]
    outstanding_governors: frozenset[str]
    outstanding_verbs: frozenset[str]
    permitting_helpers: frozenset[str]
    possible_helpers: frozenset[str]
    possible_governors: frozenset[str]
    possible_markers: frozenset[str]
    bringing: frozenset[str]
    denied_governors: frozenset[str]
    saying: frozenset[str]
    admitting_governors: frozenset[str]
    refusing_governors: frozenset[str]
    unwilling_governors: frozenset[str]
    voting: frozenset[str]
    proceeding: frozenset[str]
    demanding: frozenset[str]
    choosing: frozenset[str]
    days: frozenset[str]
    none: frozenset[str]
    open_questions: frozenset[str]
    demanded_helpers: frozenset[str]
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
    return load_data_file("pactwatch.claims", name, functools.partial(_build, language))


def _build(language: str, data: dict[str, Any]) -> ModalityLexicon:
    planned = data["planned"]
    governors = _forms(planned["governors"], language)
    return ModalityLexicon(
        planned_helpers=frozenset(planned["helpers"]),
        planned_governors=governors,
        plans=PlanWords(
            planning=governors,
            ahead=frozenset(planned["ahead"]),
            between=frozenset(planned["between"].split()),
            expecting=_forms(planned["expecting"], language),
            not_before=frozenset(planned["not_before"]),
            was_due=frozenset(planned["was_due"]),
            expected=frozenset(planned["expected"].split()),
            moving=frozenset(planned["moving"]),
            went_before=frozenset(planned["went_before"]),
            awaiting=frozenset(planned["awaiting"]),
        ),
        outstanding_helpers=frozenset(planned["outstanding_helpers"]),
        outstanding_governors=_forms(planned["outstanding_governors"], language),
        outstanding_verbs=_forms(planned["outstanding_verbs"], language),
        permitting_helpers=frozenset(data["possible"]["permitting"]),
        possible_helpers=frozenset(data["possible"]["helpers"]),
        possible_governors=_forms(data["possible"]["governors"], language),
        possible_markers=frozenset(data["possible"]["markers"]),
        bringing=_forms(data["possible"]["bringing"], language),
        denied_governors=_forms(data["denied"]["governors"], language),
        saying=_forms(data["say"]["governors"], language),
        admitting_governors=_forms(data["admitted"]["governors"], language),
        refusing_governors=_forms(data["refused"]["governors"], language),
        voting=_forms(data["refused"]["voting"], language),
        unwilling_governors=_forms(data["refused"]["unwilling"], language),
        hypothetical_governors=_forms(data["hypothetical"]["governors"], language),
        hypothetical_markers=frozenset(data["hypothetical"]["markers"]),
        not_yet=frozenset(data["hypothetical"]["not_yet"]),
        open_markers=frozenset(data["hypothetical"]["open_markers"]),
        days=frozenset(data["undecided"]["days"].split()),
        none=frozenset(data["undecided"]["none"].split()),
        open_questions=frozenset(data["undecided"]["questions"].split()),
        choosing=_forms(data["choosing"]["governors"], language),
        proceeding=_forms(data["proceeding"]["governors"], language),
        demanding=_forms(data["demanded"]["governors"], language),
        demanded_helpers=frozenset(data["demanded"]["helpers"]),
        reported_markers=tuple(data["reported"]["markers"]),
    )


def _forms(bases: list[str], language: str) -> frozenset[str]:
    if language in ROMANCE:
        return frozenset(form for base in bases for form in governor_forms(base, language))
    return frozenset(form for base in bases for form in verb_forms(base))


def resolve_modality(
    candidate: Candidate, pair: Pair, voice: Voice | None, language: str
) -> tuple[Modality, Step]:
    """Return how an event is told, with the traits that say so: rules propose, weights decide.

    What a party's own official confirms or admits in so many words is confirmed, what was due, called off or
    is still to be approved is planned, a case that is to be heard has been brought, and who may refuse has
    not refused.
    """
    if _is_outstanding(candidate, load_modality(language)):
        return Modality.PLANNED, "still to be approved"
    if is_looming(candidate):
        return Modality.POSSIBLE, "a suit that may come"
    if is_heard(candidate):
        return Modality.ASSERTED, "a case that is before a court"
    if voice is not None and _is_taken_for_granted(candidate, voice):
        voice = None
    verdict, rule = _by_rule(candidate, pair, voice, language)
    if verdict is Modality.CONFIRMED and voice is not None and _is_owned_up_to(candidate, voice, language):
        return verdict, rule
    if candidate.cue.event in MOVES and candidate.clause.is_negated and verdict is Modality.DENIED:
        return verdict, rule
    if verdict is Modality.POSSIBLE and candidate.cue.event is EventType.REFUSED:
        return verdict, rule
    if verdict is Modality.PLANNED and find_plan(candidate, load_modality(language).plans):
        return verdict, rule
    traits = _find_traits(candidate, pair, voice, language, verdict)
    answer, why = likeliest_answer("modality", traits, [modality.value for modality in Modality])
    if Modality(answer) in AHEAD and went_before(candidate, pair.receiver, load_modality(language).plans):
        return Modality.ASSERTED, "done before what another is to do"
    return Modality(answer), why


def _is_outstanding(candidate: Candidate, lexicon: ModalityLexicon) -> bool:
    """Say whether an approval is still needed: "has to be *ratified*", "needs *approval*"."""
    if candidate.cue.event is not EventType.APPROVED or candidate.clause.is_negated:
        return False
    helpers, governors = _around(candidate, lexicon)
    at, lowered = candidate.at, candidate.passage.lowered
    needing = {candidate.clause.head, at - 1, at - 2, at} - {-1, -2}
    if any(lowered[i] in lexicon.outstanding_verbs for i in needing):
        return True
    if not lexicon.not_yet.isdisjoint(lowered[at + 1 : at + 2]):
        return True
    needed = "to" in helpers and not lexicon.outstanding_governors.isdisjoint(governors[:1])
    return needed or not helpers.isdisjoint(lexicon.outstanding_helpers)


def _is_taken_for_granted(candidate: Candidate, voice: Voice) -> bool:
    """Say whether a denial speaks of what was done before it: "denied that *the deal signed* allows".

    So does "the text *that it signed*".
    """
    clause, passage = candidate.clause, candidate.passage
    if voice.stance != "denies" or candidate.cue.event not in _DONE_BEFORE or clause.is_negated:
        return False
    if clause.is_modifier and clause.subject:
        return passage.lowered[clause.subject[0]] in _DEFINITE
    above = clause.governors[0] if clause.governors else 0
    is_relative = 0 < above < clause.head and passage.has(_ARRANGED, (above, *range(above + 1, clause.head)))
    return is_relative and not _RELATIVES.isdisjoint(passage.lowered[above + 1 : clause.head])


def was_ahead(candidate: Candidate, language: str) -> bool:
    """Say whether what is told as a plan was one of a day that is past."""
    return is_called_off(candidate) or was_due(candidate, load_modality(language).plans)


def _is_owned_up_to(candidate: Candidate, voice: Voice, language: str) -> bool:
    lexicon = load_modality(language)
    _, governors = _around(candidate, lexicon)
    return voice.stance == "confirms" or any(word in lexicon.admitting_governors for word in governors)


def find_modality_traits(candidate: Candidate, pair: Pair, voice: Voice | None, language: str) -> list[str]:
    """Return what shows how an event is told: what the rules make of it, and the words around it."""
    verdict, _ = _by_rule(candidate, pair, voice, language)
    return _find_traits(candidate, pair, voice, language, verdict)


def _find_traits(
    candidate: Candidate, pair: Pair, voice: Voice | None, language: str, verdict: Modality
) -> list[str]:
    return list(dict.fromkeys(_traits(candidate, pair, voice, language, verdict)))


def _traits(
    candidate: Candidate, pair: Pair, voice: Voice | None, language: str, verdict: Modality
) -> Iterator[str]:
    clause, passage, event = candidate.clause, candidate.passage, candidate.cue.event
    lexicon = load_modality(language)
    helpers, governors = _around(candidate, lexicon)
    yield from ("always", f"rule:{verdict}", f"rule:{verdict}/{event}", f"event:{event}")
    yield from (f"helper:{word}" for word in sorted(helpers))
    yield from (f"under:{stem(word, language)}" for word in governors[:2])
    frames = {frame.name for frame, _ in find_frames(passage, clause)}
    yield from (f"frame:{frame}" for frame in sorted(frames))
    if clause.governors:
        above = passage.syntax.clause_of(clause.governors[0])
        frames = {f.name for f, at in find_frames(passage, above) if at == clause.governors[0]}
        yield from (f"under-frame:{frame}" for frame in sorted(frames))
    shows = {
        "negated": clause.is_negated and not candidate.cue.is_negated,
        "unreal": _is_untold(candidate, helpers, governors, lexicon),
        "title": passage.is_title,
        "marked-reported": _is_marked_reported(candidate, lexicon),
        "uncued": candidate.cue.cue_id.startswith("none"),
    }
    yield from (name for name, holds in shows.items() if holds)
    if voice is None:
        yield f"no-voice/{verdict}"
        return
    speaks_for = _speaks_for(voice, pair)
    yield f"voice:{speaks_for}"
    yield f"voice:{speaks_for}/{event}"
    yield f"stance:{voice.stance}"
    yield f"voice:{speaks_for}/{voice.stance}"
    if voice.is_unnamed:
        yield f"unnamed:{speaks_for}"


def _speaks_for(voice: Voice, pair: Pair) -> str:
    """Whether somebody speaks for a party of the pair, for another state, or for whom else."""
    if voice.affiliation in pair:
        return "party"
    return "other-state" if len(voice.affiliation) == _CODE else voice.affiliation


def _by_rule(candidate: Candidate, pair: Pair, voice: Voice | None, language: str) -> tuple[Modality, str]:
    lexicon = load_modality(language)
    helpers, governors = _around(candidate, lexicon)
    denied = _by_denial(candidate, voice, governors, lexicon)
    if denied is not None:
        return denied
    by_word = _by_helpers(candidate, helpers, governors, lexicon)
    if by_word is not None:
        return by_word
    if candidate.clause.is_negated and not candidate.cue.is_negated:
        return Modality.DENIED, "negated"
    if _is_untold(candidate, helpers, governors, lexicon):
        return Modality.POSSIBLE, "imagined, asked or still open"
    return _by_voice(candidate, pair, voice, lexicon)


def is_unreal(candidate: Candidate, language: str) -> bool:
    """Say whether the words around a cue tell no event: negated, refused, imagined, asked or still open."""
    lexicon = load_modality(language)
    return _is_untold(candidate, *_around(candidate, lexicon), lexicon)


def _around(candidate: Candidate, lexicon: ModalityLexicon) -> tuple[set[str], list[str]]:
    """The helpers of a cue's verb, and the words above it, nearest first.

    What a deal "*could* see" or "*may* lead to" has the helpers of that verb.
    """
    clause, lowered = candidate.clause, candidate.passage.lowered
    above = clause.governors if candidate.at == clause.head else (clause.head, *clause.governors)
    bringing = next((each for each in clause.governors[:2] if lowered[each] in lexicon.bringing), None)
    helpers = clause.helpers
    if bringing is not None:
        helpers += candidate.passage.syntax.clause_of(bringing).helpers
    return {lowered[i] for i in helpers}, [lowered[i] for i in above]


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
    cue = candidate.cue
    if cue.event is EventType.REFUSED and not cue.is_negated and helpers & lexicon.permitting_helpers:
        return Modality.POSSIBLE, "may refuse, as it likes"
    if cue.helpers or cue.is_negated or cue.event in {EventType.REFUSED, EventType.PROPOSED}:
        return None
    plan = "will" if helpers & lexicon.planned_helpers else find_plan(candidate, lexicon.plans)
    if plan is not None:
        return Modality.PLANNED, plan
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
    if _is_marked_reported(candidate, lexicon):
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


def _is_marked_reported(candidate: Candidate, lexicon: ModalityLexicon) -> bool:
    sentence = " ".join(candidate.passage.lowered)
    return any(marker in sentence for marker in lexicon.reported_markers)
