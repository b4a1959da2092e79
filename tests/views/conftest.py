"""A reading in the words of an invented report."""

from __future__ import annotations

import pytest

from pactwatch.claims.arrangement import Arrangement, Stage
from pactwatch.claims.event import Event, EventType, IncidentKind, Modality, Sum
from pactwatch.claims.reading import Reading
from pactwatch.claims.statement import Statement
from pactwatch.documents import Document, Evidence, Furniture

TEXT = (
    "Ruritania weighs taking deportees\n\n"
    "Kigali is in talks with Washington, the minister told state radio on Sunday. "
    "“We are talking,” Anna Mukamana said, “and nothing is signed.”\n\n"
    "In 2016 Canberra paid $6 million after 12 people were moved to Nauru by mistake."
)


def evidence(words: str) -> Evidence:
    """Return the passage of the report that has these words."""
    start = TEXT.index(words)
    return Evidence.cut(TEXT, start, start + len(words))


@pytest.fixture
def reading() -> Reading:
    """What the invented report says."""
    document = Document(
        address="reports/talks.txt",
        text=TEXT,
        title="Ruritania weighs taking deportees",
        published="2025-05-05",
        agencies=("AFP",),
        furniture=(
            Furniture(kind="promotion", words="READ ALSO: Other news", rule_id="promotion.read-also"),
        ),
    )
    said = ("We are talking,", "and nothing is signed.")
    return Reading(
        document=document,
        arrangements=(
            Arrangement(sender="US", receiver="RW", stage=Stage.TALKS, because=("the last event is talks",)),
            Arrangement(sender="AU", receiver="NR", stage=Stage.OPERATING),
        ),
        events=(
            Event(
                type=EventType.TALKS,
                sender="US",
                receiver="RW",
                date="2025-05-04",
                modality=Modality.CONFIRMED,
                evidence=(evidence("in talks with Washington"),),
                because=("cue talks.in-talks", "sender: Washington is US"),
            ),
            Event(
                type=EventType.PAID,
                sender="AU",
                receiver="NR",
                date="2016",
                modality=Modality.ASSERTED,
                evidence=(evidence("paid $6 million"),),
                money=Sum(amount=6e6, currency="AUD"),
            ),
            Event(
                type=EventType.INCIDENT,
                sender="AU",
                receiver="NR",
                date=None,
                modality=Modality.ASSERTED,
                evidence=(evidence("12 people were moved to Nauru by mistake"),),
                people=12,
                kind=IncidentKind.WRONGFUL_REMOVAL,
            ),
        ),
        statements=(
            Statement(
                speaker="Anna Mukamana",
                role="minister",
                affiliation="RW",
                mode="direct",
                stance="confirms",
                date="2025-05-04",
                channel="state radio",
                content=tuple(evidence(words) for words in said),
                speaker_mention=evidence("Anna Mukamana"),
                cue=evidence("said"),
                because=("cue said", "speaker: the subject of said"),
            ),
        ),
    )
