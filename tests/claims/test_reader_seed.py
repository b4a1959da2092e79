"""The article that Pactwatch was made for: all of it, in every field."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from pactwatch.claims.reader import read_document
from pactwatch.corpus import corpus_folder
from pactwatch.documents import Document, document_from_bytes

if TYPE_CHECKING:
    from pactwatch.claims.reading import Reading


@functools.cache
def seed() -> Reading:
    """Read the article of 5 May 2025 on the talks between Rwanda and the United States."""
    path = corpus_folder() / "seed-us-rwanda-talks.txt"
    document = document_from_bytes(path.read_bytes(), address=str(path))
    assert isinstance(document, Document)
    return read_document(document)


def event(kind: str, sender: str, receiver: str) -> dict[str, Any]:
    """Return the one event of that type and pair, as it is printed."""
    rows = [found.to_dict() for found in seed().events]
    (row,) = [r for r in rows if (r["type"], r["sender"], r["receiver"]) == (kind, sender, receiver)]
    return row


def test_the_seed_has_three_arrangements_each_at_its_stage() -> None:
    """Talks with Washington, a scrapped deal with London, and El Salvador's, which is at work."""
    stages = {(a.sender, a.receiver): a.stage.value for a in seed().arrangements}

    assert stages == {("US", "RW"): "talks", ("GB", "RW"): "ended", ("US", "SV"): "operating"}


def test_the_seed_tells_six_events_and_no_more() -> None:
    """What the article says of each pair, and nothing that it does not say."""
    told = sorted((found.type.value, found.sender, found.receiver) for found in seed().events)

    assert told == [
        ("agreed", "GB", "RW"),
        ("agreed", "US", "SV"),
        ("ended", "GB", "RW"),
        ("incident", "US", "SV"),
        ("ruled_unlawful", "GB", "RW"),
        ("talks", "US", "RW"),
    ]


def test_the_talks_are_confirmed_by_the_minister_on_the_day_he_said_so() -> None:
    """In a story of Monday 5 May 2025, "Sunday" is 4 May."""
    talks = event("talks", "US", "RW")

    assert talks["modality"] == "confirmed"
    assert talks["date"] in {"2025-05-04", "2025-05-05"}


def test_the_british_deal_was_scrapped_last_year_and_its_price_is_not_told() -> None:
    """A multi-million deal has no amount; "last year" is a year and no day."""
    assert event("ended", "GB", "RW")["date"] == "2024"
    assert event("agreed", "GB", "RW")["money"] == {"amount": None, "currency": None}


def test_one_man_was_expelled_by_mistake() -> None:
    """An official admits it, so it is confirmed."""
    incident = event("incident", "US", "SV")

    assert (incident["kind"], incident["people"], incident["modality"]) == (
        "wrongful_removal",
        1,
        "confirmed",
    )


def test_the_minister_is_named_in_full_wherever_he_speaks() -> None:
    """Where it says "he", that is Olivier Nduhungirehe, who speaks for Rwanda."""
    spoken = [s for s in seed().statements if s.affiliation == "RW"]

    assert len(spoken) >= 5
    assert {s.speaker for s in spoken} == {"Olivier Nduhungirehe"}


def test_every_word_that_is_cited_stands_in_the_text() -> None:
    """No words, no claim."""
    text = seed().document.text
    cited = [piece for found in seed().events for piece in found.evidence]
    cited += [piece for said in seed().statements for piece in said.content]

    assert cited
    assert all(text[piece.start : piece.end] == piece.exact for piece in cited)
