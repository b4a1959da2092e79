from __future__ import annotations

import io
import json
from dataclasses import replace

import pytest
from rich.console import Console

from pactwatch import views
from pactwatch.claims.reader import read_document
from pactwatch.claims.reading import Reading
from pactwatch.documents import Document
from pactwatch.errors import ClaimError, DocumentError


def printed(reading: Reading, *, with_furniture: bool = False, is_terminal: bool = False) -> str:
    """Return what a person sees of a reading."""
    stream = io.StringIO()
    console = Console(
        file=stream,
        width=100,
        force_terminal=is_terminal,
        color_system="standard" if is_terminal else None,
        highlight=False,
        no_color=True,
    )
    for part in views.reading_as_text(reading, with_furniture=with_furniture):
        console.print(part)
    return stream.getvalue()


def test_each_claim_has_a_number_its_state_names_and_its_stage_in_words(reading: Reading) -> None:
    """What an editor sees first: who sends, who takes, and where it stands."""
    text = printed(reading)

    assert "A1 United States (US) → Rwanda (RW) · in talks" in text
    assert "Incident: wrongful removal of 12 people" in text
    assert "Payment, AUD 6 million" in text


def test_what_a_deal_allows_is_a_cap_and_not_a_number_of_people_moved() -> None:
    """Nobody should read "up to 250" as 250 who came."""
    text = "Rwanda agreed on Monday to take up to 250 migrants deported from the United States."
    read = read_document(Document(address="a.txt", text=text, published="2025-08-05"))

    assert "Agreement, up to 250 people" in printed(read)


def test_events_stand_in_the_order_of_their_dates_and_undated_ones_last(reading: Reading) -> None:
    """The report tells of 2016 after 2025; a timeline does not."""
    text = printed(reading)

    assert text.index("E1 2016") < text.index("E2 4 May 2025") < text.index("E3 undated")


def test_evidence_is_shown_within_its_sentence(reading: Reading) -> None:
    """A passage alone can mislead; the next sentence is not needed."""
    assert "Kigali is in talks with Washington, the minister told state radio on Sunday." in printed(reading)


def test_the_words_of_the_evidence_are_underlined_on_a_terminal(reading: Reading) -> None:
    """The eye goes to what the claim rests on."""
    assert "\x1b[4min talks with Washington\x1b[0m" in printed(reading, is_terminal=True)


def test_statements_stand_under_their_speaker_with_office_and_channel(reading: Reading) -> None:
    """A quotation broken by its attribution is one statement."""
    text = printed(reading)

    assert "Anna Mukamana, minister, Rwanda" in text
    assert "“We are talking, … and nothing is signed.”" in text
    assert "confirms, 4 May 2025, state radio" in text


def test_furniture_is_shown_on_request_only(reading: Reading) -> None:
    """It is no part of the report, and nothing is cut in secret."""
    assert "READ ALSO" not in printed(reading)
    assert "promotion READ ALSO: Other news" in printed(reading, with_furniture=True)


def test_a_report_off_topic_is_one_line() -> None:
    """Silence would look like a fault."""
    reading = Reading(document=Document(address="news/weather.txt", text="Rain is expected."))

    assert printed(reading).strip() == "weather.txt: tells of no arrangement"


def test_what_could_not_be_read_whole_says_so(reading: Reading) -> None:
    """A reader of half a report must know that it is half."""
    document = replace(reading.document, incomplete="the file is cut off")

    assert "Incomplete: the file is cut off" in printed(replace(reading, document=document))


def test_a_line_of_json_has_exactly_the_keys_of_the_contract(reading: Reading) -> None:
    """Programs rely on the keys; reasons come only when they are asked for."""
    row = json.loads(views.reading_as_json(reading))

    assert list(row) == ["address", "report", "arrangements", "events", "statements"]
    assert list(row["report"]) == ["title", "published", "language", "agencies", "text"]
    assert "because" not in row["events"][0]


def test_reasons_come_with_each_claim_on_request(reading: Reading) -> None:
    """The steps are those that made the claim, in order."""
    row = json.loads(views.reading_as_json(reading, with_reasons=True))

    assert row["events"][0]["because"] == ["cue talks.in-talks", "sender: Washington is US"]


def test_an_unreadable_report_is_a_line_of_its_own() -> None:
    """A program sees what a person reads on standard error."""
    error = DocumentError("it is empty", "blank.txt", "Give a report.")

    assert json.loads(views.error_as_json("blank.txt", error)) == {
        "address": "blank.txt",
        "error": "it is empty. Give a report.",
    }


def test_a_claim_is_named_by_the_number_that_is_printed(reading: Reading) -> None:
    """E1 is the first event by date, and not the first in the text."""
    claims = views.NumberedClaims.of(reading)

    assert claims.get("e1", address="talks.txt") == reading.events[1]


def test_a_number_that_no_claim_has_is_an_error_that_says_which_there_are(reading: Reading) -> None:
    """E0, E4 and X1 are mistakes of the hand."""
    for number in ("E0", "E4", "X1", ""):
        with pytest.raises(ClaimError, match="A1 to A2, E1 to E3, S1 to S1"):
            views.NumberedClaims.of(reading).get(number, address="talks.txt")


def test_the_survey_counts_reports_and_takes_the_stage_of_the_newest(reading: Reading) -> None:
    """An older report that gives another stage stays visible."""
    older = replace(
        reading,
        document=replace(reading.document, address="older.txt", published="2025-01-01"),
        arrangements=(replace(reading.arrangements[0], stage=reading.arrangements[1].stage),),
        events=(),
    )

    first, second = views.survey_rows([reading, older])

    assert (first.receiver, first.report_count, first.stage) == ("RW", 2, "talks")
    assert first.stages == {"operating": 1, "talks": 1}
    assert second.quote is not None
    assert second.quote.exact in reading.document.text


def test_the_survey_does_not_depend_on_the_order_of_the_reports(reading: Reading) -> None:
    """Files come in any order."""
    other = replace(reading, document=replace(reading.document, address="b.txt"))

    assert views.survey_rows([reading, other]) == views.survey_rows([other, reading])


def test_an_office_that_is_all_the_name_there_is_is_told_once(reading: Reading) -> None:
    """Of "a Ugandan official" nothing more is known than that, and for whom he speaks."""
    official = replace(
        reading.statements[0], speaker="Ugandan official", role="Ugandan official", affiliation="UG"
    )
    text = printed(replace(reading, statements=(official,)))

    assert "Ugandan official, Uganda\n" in text
