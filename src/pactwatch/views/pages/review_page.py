"""One claim to decide on: the words first, then what was made of them, and what hangs on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from pactwatch.claims.event import EventType, IncidentKind, Modality
from pactwatch.register.claim import EVENT
from pactwatch.views.pages.claim_page import ClaimPage, claim_page
from pactwatch.views.pages.claim_words import (
    EVENT_FIELDS,
    STATEMENT_FIELDS,
    decision_in_words,
    value_in_words,
)
from pactwatch.views.passage import joined
from pactwatch.views.pending import change_in_words
from pactwatch.views.wording import in_words, load_wordings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pactwatch.register.claim import Claim, Passage
    from pactwatch.register.decision import Decision
    from pactwatch.register.derived.one_claim import ClaimRecord
    from pactwatch.register.derived.queue import Queue
    from pactwatch.register.weight import Weight

_CHOICES: dict[str, tuple[tuple[str, str], ...]] = {
    "type": tuple((each.value, in_words("event", each.value)) for each in EventType),
    "modality": tuple((each.value, in_words("modality", each.value)) for each in Modality),
    "incident": (("", "–"), *((each.value, in_words("kind", each.value)) for each in IncidentKind)),
}


class Field(NamedTuple):
    """A field that can be edited: its name, its value as it is written, and what may be chosen."""

    name: str
    value: str
    choices: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPage:
    """A claim to decide on, ready to be shown.

    ``around`` are the paragraphs of its words in pieces. ``hanging`` says what would be otherwise without it.
    ``seen`` is the number of the decision that stands, and ``standing`` the same in words.
    """

    claim: ClaimPage
    around: tuple[tuple[str, bool], ...]
    passages: tuple[str, ...]
    fields: tuple[Field, ...]
    hanging: tuple[str, ...]
    copy_ids: tuple[str, ...]
    standing: str
    seen: int | None
    waiting: int
    weighty: int
    next_id: str | None

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain values; ``fields`` as they are written, and empty where there is nothing."""
        return {
            "claim": self.claim.claim_id,
            "says": self.claim.says,
            "words": list(self.passages),
            "fields": {field.name: field.value for field in self.fields},
            "hangs_on_it": list(self.hanging),
            "copies": list(self.copy_ids),
            "decision": self.seen,
            "decided": self.standing or None,
            "waiting": self.waiting,
            "weighty": self.weighty,
            "next": self.next_id,
        }


def review_page(record: ClaimRecord, weight: Weight | None, queue: Queue) -> ReviewPage:
    """Return the page of a claim to decide on."""
    claim = record.now
    names = EVENT_FIELDS if claim.kind == EVENT else STATEMENT_FIELDS
    return ReviewPage(
        claim=claim_page(record),
        around=_around(record.document.text, claim.words),
        passages=tuple(" ".join(words.exact.split()) for words in claim.words),
        fields=tuple(Field(name, written(getattr(claim, name)), _choices(name)) for name in names),
        hanging=_hanging(weight),
        copy_ids=tuple(each.claim_id for each in record.copies if each.decision is None),
        standing=decision_in_words(record.standing) if record.standing else "",
        seen=record.standing.number if record.standing else None,
        waiting=queue.waiting,
        weighty=queue.weighty,
        next_id=queue.next_id,
    )


def _choices(name: str) -> tuple[tuple[str, str], ...]:
    if name == "stance":
        return tuple(load_wordings()["stance"].items())
    return _CHOICES.get(name, ())


def written(value: Any) -> str:
    """Return the value of a field as a person writes it; nothing for an empty one."""
    return "" if value is None else f"{value:.15g}" if isinstance(value, float) else str(value)


def _around(text: str, words: Sequence[Passage]) -> tuple[tuple[str, bool], ...]:
    """Return the paragraphs that hold the words, in pieces, each with whether it is words of the claim."""
    pieces: list[tuple[str, bool]] = []
    at = -1
    for passage in sorted(words, key=lambda each: each.start):
        first = text.rfind("\n\n", 0, passage.start) + 2 if "\n\n" in text[: passage.start] else 0
        if at < first:
            pieces += [("\n…\n", False)] if pieces and at >= 0 else []
            at = first
        if passage.start > at:
            pieces.append((text[at : passage.start], False))
        pieces.append((text[max(at, passage.start) : passage.end], True))
        at = max(at, passage.end)
        following = [each.start for each in words if each.start >= at]
        end = text.find("\n\n", at)
        end = len(text) if end < 0 else end
        if not any(start < end for start in following):
            pieces.append((text[at:end], False))
            at = end
    return joined(pieces)


def _hanging(weight: Weight | None) -> tuple[str, ...]:
    """Return what would be otherwise without the event, and who else tells the same."""
    if weight is None:
        return ()
    lines = [change_in_words(change) for change in weight.changes]
    lines += [f"a disagreement, {in_words('disagreement', each.kind)}" for each in weight.disagreements]
    if not weight.changes:
        lines.append("no stage alone")
    if weight.others:
        lines.append(
            f"{weight.others} other {'report tells' if weight.others == 1 else 'reports tell'} the same"
        )
    return tuple(lines)


class Version(NamedTuple):
    """One of two decisions on one claim: who made it or wants to, what it does, and which fields it sets."""

    what: str
    changes: tuple[tuple[str, str], ...]


def version_of_decision(decision: Decision) -> Version:
    """Return a decision that stands."""
    changes = decision.content if decision.act.value == "edit" else {}
    return Version(decision_in_words(decision), _changes(changes))


def version_of_wish(act: str, by: str, changes: dict[str, str], words: Sequence[str]) -> Version:
    """Return what somebody wants to decide, who did not know of the other one."""
    what = f"{in_words('act', act)} by {by}"
    given = tuple(("words", passage) for passage in words)
    return Version(what, (*_changes(changes), *given))


def _changes(changes: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    return tuple((name, value_in_words(name, value or None)) for name, value in sorted(changes.items()))


def changed_fields(claim: Claim, given: dict[str, str]) -> dict[str, str]:
    """Return the fields that somebody has set to something else than they are."""
    return {
        name: value.strip()
        for name, value in given.items()
        if value.strip() != written(getattr(claim, name, None))
    }
