"""What is known of one arrangement, for a program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pactwatch.views.arrangement_list import arrangement_as_row
from pactwatch.views.disagreements import disagreement_as_row
from pactwatch.views.happening_words import in_time
from pactwatch.views.notes import Notes

if TYPE_CHECKING:
    from pactwatch.register.arrangement import Arrangement
    from pactwatch.register.figure import Figure
    from pactwatch.register.happening import Happening
    from pactwatch.register.told import ToldStatement


def dossier_as_json(arrangement: Arrangement) -> dict[str, Any]:
    """Return the dossier as plain values; ``notes`` has the exact words, by the numbers used above it."""
    notes = Notes()
    timeline = [_happening_as_row(each, notes) for each in in_time(arrangement.happenings)]
    statements = [_statement_as_row(said, notes) for said in arrangement.statements]
    return {
        **arrangement_as_row(arrangement),
        "timeline": timeline,
        "figures": [_figure_as_row(figure, notes) for figure in arrangement.figures],
        "disagreements": [disagreement_as_row(each) for each in arrangement.disagreements],
        "statements": statements,
        "left_out": arrangement.left_out._asdict(),
        "notes": [note.to_dict() for note in notes],
    }


def _happening_as_row(happening: Happening, notes: Notes) -> dict[str, Any]:
    return {
        "type": happening.type,
        "modality": happening.modality,
        "date": happening.date if happening.first is not None else None,
        "by": happening.by.isoformat(),
        "incident": happening.incident,
        "people": list(happening.people),
        "voices": sorted(happening.voices),
        "counts": happening.counts._asdict(),
        "claims": list(happening.claim_ids),
        "notes": list(notes.numbers(happening)),
    }


def _figure_as_row(figure: Figure, notes: Notes) -> dict[str, Any]:
    return {
        "counts": figure.kind.value,
        "value": figure.value,
        "unit": figure.unit,
        "date": figure.date,
        "claims": [event.claim_id for event in figure.told],
        "notes": [notes.number(figure.told[0])],
    }


def _statement_as_row(said: ToldStatement, notes: Notes) -> dict[str, Any]:
    claim = said.claim
    return {
        "speaker": claim.speaker,
        "role": claim.role,
        "affiliation": claim.affiliation,
        "stance": claim.stance,
        "date": claim.date,
        "channel": claim.channel,
        "claim": said.claim_id,
        "note": notes.number(said),
    }
