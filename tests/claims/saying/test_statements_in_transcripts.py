"""Who says what in interviews, briefings, debates and broadcasts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.claims.reader import annotate
from pactwatch.claims.saying.voices import find_voice
from pactwatch.documents import Document

if TYPE_CHECKING:
    from collections.abc import Callable

    from pactwatch.claims.statement import Statement

    Read = Callable[..., tuple[Statement, ...]]


def contents(statement: Statement) -> list[str]:
    """Return the words that were said."""
    return [piece.exact for piece in statement.content]


def test_in_an_interview_the_answers_are_of_whoever_is_introduced(read: Read) -> None:
    """Nobody is called "A", and questions say nothing."""
    text = (
        "A senior official in Pristina explains why his country listens.\n\n"
        "Q: How far along are the talks?\n\n"
        "A: We are at an early stage with the British. Nothing has been signed.\n\n"
        "Q: Has anybody come?\n\n"
        "A: Nobody has come to Kosovo so far this year.\n"
    )

    answers = [statement for statement in read(text) if statement.mode == "direct"]

    assert {statement.speaker for statement in answers} == {"senior official in Pristina"}
    assert {statement.affiliation for statement in answers} == {"XK"}
    assert len(answers) == 2


def test_a_title_introduces_nobody_whom_the_interview_introduces_after(read: Read) -> None:
    """No refugee answers because a title speaks of the Refugee Convention."""
    text = (
        "No country may buy its way out of the Refugee Convention\n\n"
        "James Wilson, a lawyer for the men, talks about the flights to Rwanda.\n\n"
        "Q: Will the flights to Rwanda go?\n\n"
        "A: No. The court found that Britain may send nobody to Rwanda.\n\n"
        "Q: Has anybody been flown there?\n\n"
        "A: Nobody has been flown to Rwanda so far this year.\n"
    )

    answers = [each for each in read(text) if each.mode == "direct"]

    assert {each.speaker for each in answers} == {"James Wilson"}


def test_an_interview_may_be_printed_without_labels(read: Read) -> None:
    """Questions stand between the answers, and these speak of "I" and "we"."""
    text = (
        "Okot Lamony, Uganda's junior minister for refugees, receives us in Kololo.\n\n"
        "You first said no. What happened?\n\n"
        "I answered what I was asked. We have concluded the agreement with America since.\n\n"
        "Has anybody come?\n\n"
        "We have not seen a single aircraft.\n\n"
        "And the Dutch?\n\n"
        "They came to us with a drawing. I told them that I am no architect.\n"
    )

    answers = [statement for statement in read(text) if statement.mode == "direct"]

    assert {statement.speaker for statement in answers} == {"Okot Lamony"}
    assert {statement.affiliation for statement in answers} == {"UG"}


def test_readers_questions_are_no_interview(read: Read) -> None:
    """Where nobody answers as "I" or "we", the newspaper itself explains."""
    text = (
        "Uganda's minister Okot Lamony signed the deal on Monday. Your questions answered.\n\n"
        "Who may be sent?\n\nAdults from other African states who have no criminal record.\n\n"
        "How many will come?\n\nThe text names no number of migrants.\n\n"
        "Who pays?\n\nThe United States pays for flights and food.\n"
    )

    assert [statement for statement in read(text) if statement.mode == "direct"] == []


def test_a_reporter_on_the_air_is_no_speaker(read: Read) -> None:
    """A correspondent tells what others said; the programme says who is one."""
    text = (
        "PRESENTER: Our Nordic correspondent, Lise Vang, is in Accra.\n\n"
        "VANG: The minister told Radio Volta today that the deal with America was off.\n\n"
        "PRESENTER: And the migrants who have come?\n\n"
        "VANG: They stay where they are for now.\n"
    )

    assert [contents(statement) for statement in read(text)] == [["the deal with America was off"]]


def test_who_answers_in_a_briefing_speaks_for_its_house(read: Read) -> None:
    """A ministry's spokesman bears no office in its own transcripts."""
    text = (
        "Department Press Briefing - May 5, 2025\n\n"
        "MR LUND: The talks with Rwanda about the migrants are going well.\n\n"
        "QUESTION: How many will be sent?\n\n"
        "MR LUND: The number of migrants is for Rwanda to tell.\n"
    )

    assert {statement.affiliation for statement in read(text)} == {"US"}


def test_a_question_in_a_transcript_is_nobodys_word(read: Read) -> None:
    """Who asks "does she regret that a man was paid?" vouches for nothing, and states nothing."""
    text = (
        "The Home Secretary: The migrants will not be sent to Rwanda.\n\n"
        "An SNP Member: Does she regret that one man was paid to go to Rwanda?\n\n"
        "The Home Secretary: It was not my decision to pay migrants.\n"
    )
    spoken = annotate(Document(address="report.txt", text=text, language="en")).statements
    question = next(each for each in spoken if each.content[0].exact.startswith("Does"))

    assert find_voice([question], text.index("was paid")) is None
    assert not any("regret" in contents(each)[0] for each in read(text))


def test_what_a_reporter_tells_after_the_last_answer_is_no_answer(read: Read) -> None:
    """Others are asked once the interview is over."""
    text = (
        "Foreign minister Piet de Boer spoke to our reporter about Kosovo.\n\n"
        "Q: What was signed?\n\n"
        "A: We signed a letter with Kosovo on people who must leave.\n\n"
        "Q: How many will go?\n\n"
        "A: We start small in Kosovo. I will name no figure.\n\n"
        "Kati Visser of the opposition said she was stunned. "
        "“He sells a letter on Kosovo as a deal,” the MP said.\n"
    )

    answers = [statement for statement in read(text) if statement.speaker == "Piet de Boer"]

    assert len(answers) == 2
