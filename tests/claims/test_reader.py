"""A report becomes a reading."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from pactwatch.claims.reader import read_document
from pactwatch.documents import Document, document_from_bytes

if TYPE_CHECKING:
    from pactwatch.claims.reading import Reading

SENTENCES = (
    "The United States and Rwanda signed a migrant deal in Kigali on Monday.",
    "Ghana denied that it had agreed to take deportees from the United States.",
    "Seven migrants deported by the United States landed in Rwanda on Tuesday.",
    "A court in London ruled that sending asylum seekers to Rwanda was unlawful.",
    "“We will take up to 250 migrants,” the Rwandan spokeswoman said.",
    "Rwanda and the Joined together States marked an assention on outcasts, the remote pastor mentioned.",
    "It rained in the hills.",
)
texts = st.lists(st.one_of(st.sampled_from(SENTENCES), st.text(max_size=20)), max_size=5).map("\n\n".join)


def read(text: str, published: str = "2025-09-10") -> Reading:
    """Return the reading of a short report."""
    return read_document(Document(address="report.txt", text=text, published=published))


def read_seed() -> Reading:
    """Return the reading of the seed report, as it is shipped."""
    path = resources.files("pactwatch.corpus") / "reports" / "seed-us-rwanda-talks.txt"
    document = document_from_bytes(path.read_bytes(), address="seed-us-rwanda-talks.txt")
    assert isinstance(document, Document)
    return read_document(document)


@settings(max_examples=25, deadline=None)
@given(texts)
def test_all_evidence_is_verbatim_whatever_the_text(text: str) -> None:
    """A claim that cannot be found in the report cannot be checked."""
    reading = read(text)

    passages = [passage for event in reading.events for passage in event.evidence]
    passages += [passage for statement in reading.statements for passage in statement.content]
    assert [text[each.start : each.end] for each in passages] == [each.exact for each in passages]


@settings(max_examples=10, deadline=None)
@given(texts)
def test_reading_a_report_twice_gives_the_same(text: str) -> None:
    """A reading can be repeated by whoever doubts it."""
    assert read(text) == read(text)


def test_a_report_reads_the_same_whatever_was_read_before() -> None:
    """Reports come in any order, and nothing of one may colour the next."""
    forwards = [read(sentence) for sentence in SENTENCES]

    backwards = [read(sentence) for sentence in reversed(SENTENCES)]

    assert backwards[::-1] == forwards


def test_the_seven_required_statements_of_the_seed_report_are_found() -> None:
    """They are what the minister, the official and the court said."""
    reading = read_seed()

    said = "\n".join(passage.exact for statement in reading.statements for passage in statement.content)
    required = [
        "Those reports are true",
        "is not something new to us",
        "they are not yet conclusive to determine the direction this will take",
        "I would say the discussions are in their initial stages",
        "You will be informed when the discussions will be finalised",
        "authorities mistakenly expelled one Salvadoran man",
        "sending migrants to Rwanda through the agreement would be illegal",
    ]
    assert [words for words in required if words not in said] == []


def test_a_spun_report_is_read_as_the_plain_one_and_cited_in_its_own_words() -> None:
    """The remote pastor is the foreign minister, and the evidence still stands in the report."""
    text = (
        "Rwanda and the Joined together States are holding talks on a bargain to settle for outcasts, "
        "the Rwandan remote pastor educated journalists on Sunday.\n\n"
        "A federal decide blocked the elimination of two Venezuelan transients to El Salvador on Could 2."
    )

    reading = read(text, published="2025-05-05")

    told = {(each.type.value, each.sender, each.receiver): each for each in reading.events}
    assert set(told) == {("talks", "US", "RW"), ("blocked", "US", "SV")}
    blocked = told["blocked", "US", "SV"]
    assert blocked.date == "2025-05-02"
    assert "federal decide blocked the elimination" in blocked.evidence[0].exact
    assert "“decide” read as “judge”" in blocked.because
    (statement,) = reading.statements
    assert statement.speaker_mention is not None
    assert statement.speaker_mention.exact == "the Rwandan remote pastor"
    assert statement.role == "Rwandan remote pastor"


def test_he_who_signed_is_named() -> None:
    """Nobody finds "he" in a register; the report says who he is."""
    text = (
        "Australia and Nauru have a new deal on migrants whom Canberra cannot deport.\n\n"
        "Home Affairs Minister Tony Burke flew to Nauru last Friday, where he signed a memorandum of "
        "understanding with President David Adeang."
    )

    actors = {each.actor for each in read(text).events if each.type.value == "signed"}

    assert actors == {"Tony Burke"}
