"""Who says what about an arrangement."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from pactwatch.claims.statement import Statement

    Read = Callable[..., tuple[Statement, ...]]


def contents(statement: Statement) -> list[str]:
    """Return the words that were said."""
    return [piece.exact for piece in statement.content]


def test_a_statement_has_its_speaker_its_date_and_its_channel(read: Read) -> None:
    """The whole of it at once, as a reader sees it."""
    (statement,) = read(
        "Rwanda's foreign minister, Jean Mugisha, "
        "told state TV on Sunday that talks with Washington were under way."
    )

    assert statement.speaker == "Jean Mugisha"
    assert statement.affiliation == "RW"
    assert statement.mode == "indirect"
    assert statement.stance == "confirms"
    assert statement.date == "2025-05-04"
    assert statement.channel == "state TV"
    assert contents(statement) == ["talks with Washington were under way"]
    assert statement.cue is not None
    assert statement.cue.exact == "told"


def test_the_content_has_no_quotation_marks_at_its_edges(read: Read) -> None:
    """The marks are the reporter's, the words the speaker's."""
    (statement,) = read("“There is no such deal with the United States,” Ghana's government said.")

    assert contents(statement) == ["There is no such deal with the United States,"]
    assert statement.mode == "direct"
    assert statement.stance == "denies"


def test_the_keys_are_those_of_the_contract(read: Read) -> None:
    """Gold and output are held against each other by these names."""
    (statement,) = read("Ghana's government said that the deal was off.")

    assert set(statement.to_dict()) == {
        *("speaker", "role", "affiliation", "mode", "stance", "date", "channel", "content"),
        *("speaker_mention", "cue"),
    }


def test_what_is_said_lies_in_the_text_to_the_letter(read: Read) -> None:
    """Every span is a slice of the text."""
    text = "The deal is “cruel”, said Amnesty International. It added that it would go to court."

    for statement in read(text):
        for piece in (*statement.content, *filter(None, (statement.cue, statement.speaker_mention))):
            assert text[piece.start : piece.end] == piece.exact


def test_the_same_occasion_has_the_same_date(read: Read) -> None:
    """What she added she said on the same day."""
    statements = read(
        "Government spokeswoman Ruth Gray said on Friday that Ghana would take ten people. "
        "She added that they would be housed in Accra."
    )

    assert [statement.date for statement in statements] == ["2025-05-02", "2025-05-02"]
    assert [statement.speaker for statement in statements] == ["Ruth Gray", "Ruth Gray"]


def test_a_time_in_what_is_said_is_not_when_it_was_said(read: Read) -> None:
    """Flights in June do not make a statement of June."""
    (statement,) = read("Ghana's foreign minister said that the flights would begin in June.")

    assert statement.date is None


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Ghana drew a line on Sunday. “No convicts will come,” its foreign minister wrote.", "2025-05-04"),
        ("Ten men landed in Ghana on Sunday. “No convicts will come,” a foreign minister wrote.", None),
        ("Flights to Ghana begin in June 2025. “No convicts will come,” its foreign minister wrote.", None),
        ("The minister of Ghana, who took office on Sunday, said that the deal was off.", None),
        ("The minister of Ghana, who said on Sunday that the deal was off, has left.", "2025-05-04"),
        ("Ten men landed in Ghana, its minister said, two months after it took in five.", None),
    ],
)
def test_a_statement_has_the_date_of_its_own_clause(read: Read, text: str, date: str | None) -> None:
    """A time in the sentence before may be that of the words; one in an aside is not."""
    assert [statement.date for statement in read(text)] == [date]


def test_what_is_told_of_a_speaker_in_passing_is_no_channel(read: Read) -> None:
    """Who leads a party in parliament may speak anywhere."""
    (statement,) = read(
        "Ruth Gray, who leads Ghana's opposition in parliament, said that the migrants from the "
        "United States would not be safe."
    )

    assert statement.channel is None


@pytest.mark.parametrize(
    "text",
    [
        "The ministry in Accra did not respond to a request for comment.",
        "A court in Accra declined to release the migrants.",
        "Ghana agreed to take ten people.",
        "Nobody would say where the plane had gone.",
        "The government did not say how long the migrants would stay.",
        "The flights may stop if a court says that Ghana is unsafe.",
        "America pays to lock up migrants it says belong to a gang.",
        "The federal court dismissed the appeal of a migrant against his transfer to Nauru.",
        "The president called off a meeting about deportees with the minister of Ghana.",
    ],
)
def test_a_deed_or_a_silence_is_no_statement(read: Read, text: str) -> None:
    """A statement has words that were said."""
    assert read(text) == ()


def test_a_headline_does_not_say_again_what_the_report_says(read: Read) -> None:
    """A statement told twice is one."""
    text = "Ghana says deal is off\n\nGhana's government said on Friday that the deal with the US was off."

    assert len(read(text)) == 1


def test_two_people_whose_offices_are_of_each_other_are_read(read: Read) -> None:
    """Neither "his envoy" nor "his adviser" says whose he is, and asking must come to an end."""
    text = (
        "Tom Reed, his envoy, met Dan Hale, his adviser. Reed said that the migrant deal between Rwanda and "
        "the United States was near. Hale said that it was not."
    )

    assert [statement.speaker for statement in read(text)] == ["Tom Reed", "Dan Hale"]


def test_a_source_that_opens_a_quotation_leaves_no_empty_words(read: Read) -> None:
    """Between the mark and "According to" nothing is said."""
    text = (
        "“According to the Migration Center, in 2050, migrants will be 47 percent of Rwanda’s people,” "
        "the report of the ministry stated."
    )

    assert all(words for statement in read(text) for words in contents(statement))


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("PRISTINA, Kosovo (AP) — Kosovo said that it would take migrants of the US.", "Kosovo"),
        ("ACCRA (AFP) - The foreign minister said that the deal with the US was off.", "foreign minister"),
    ],
)
def test_a_dateline_says_nothing(read: Read, text: str, speaker: str) -> None:
    """The parser takes the place for the subject. Whether it counts is another question."""
    (statement,) = read(text, keep_all=True)

    assert statement.speaker == speaker


def test_what_the_author_supposes_nobody_has_said(read: Read) -> None:
    """A columnist's "I" is none of those whom the column names."""
    told = "Rwanda's minister Jean Mugisha said the deal with Britain was fair."

    assert len(read(f"{told} I suppose that nobody will ever be sent to Kigali under it.")) == 1
    assert len(read(f'{told} "I suppose that people will be sent to Kigali under it," he said.')) == 2


def test_an_opinion_of_somebody_named_is_a_statement(read: Read) -> None:
    """To doubt in a report is to have said so to the reporter."""
    (statement,) = read("The lawyer Ama Boateng doubts that the deal with Ghana is lawful.")

    assert contents(statement) == ["the deal with Ghana is lawful"]


def test_all_statements_are_given_on_demand(read: Read) -> None:
    """Who measures attribution wants beliefs and deeds as well."""
    text = "A court in Accra declined to release the migrants."

    assert len(read(text, keep_all=True)) >= 1


@pytest.mark.parametrize(
    ("language", "text", "speaker", "affiliation", "stance"),
    [
        (
            "es",
            "«No existe ningún acuerdo con Washington», aseguró el canciller de Ghana, Pedro Solano.",
            "Pedro Solano",
            "GH",
            "denies",
        ),
        (
            "fr",
            "« Ces expulsions sont illégales », a dénoncé l'avocate Claire Morel.",
            "Claire Morel",
            "lawyer",
            "criticises",
        ),
    ],
)
def test_french_and_spanish_reports_are_read_alike(
    read: Read, language: str, text: str, speaker: str, affiliation: str, stance: str
) -> None:
    """The rules take the language as data."""
    (statement,) = read(text, language=language)

    assert (statement.speaker, statement.affiliation, statement.stance) == (speaker, affiliation, stance)


def test_a_report_without_words_has_no_statements(read: Read) -> None:
    """Nothing is no error."""
    assert read("") == ()


def test_who_is_named_without_an_office_speaks_for_whom_the_words_beside_the_name_tell(read: Read) -> None:
    """No lexicon knows every charity and party; "who argued for one of the men" makes a lawyer."""
    (lawyer, senator) = read(
        "Ana Ruiz, who argued for one of the men deported to Rwanda, said the ruling on the migrants was a "
        "relief.\n\nDaniel Okoro, of the leftist Unity party, accused the government of selling the country "
        "for migrants."
    )

    assert (lawyer.affiliation, senator.affiliation) == ("lawyer", "opposition")


def test_the_steps_to_a_statement_tell_what_spoke_for_the_side(read: Read) -> None:
    """A side that was weighed is explained as a stance is."""
    (statement,) = read("Ana Ruiz, a lawyer for the men, said that the deportations to Rwanda were unlawful.")

    assert any(str(step).startswith("side: ") for step in statement.because)


def test_all_that_somebody_says_is_said_for_one_side(read: Read) -> None:
    """A name is weighed once for a report, not anew in every sentence."""
    statements = read(
        "Ana Ruiz, who argued for one of the men deported to Rwanda, said the ruling was a relief.\n\n"
        "“They will not be flown to Kigali,” Ruiz said.\n\nThe government of Rwanda declined to comment."
    )

    assert {each.affiliation for each in statements if each.speaker == "Ana Ruiz"} == {"lawyer"}


def test_what_is_told_of_other_matters_beside_an_arrangement_is_no_statement(read: Read) -> None:
    """A report on a deal also tells what the day was like."""
    (statement,) = read(
        "Rwanda's foreign minister, Jean Mugisha, said that the deportees from the United States would be "
        "accepted.\n\nThe sister asked what she should tell their mother."
    )

    assert statement.speaker == "Jean Mugisha"


def test_who_is_named_after_a_cue_that_is_set_off_speaks(read: Read) -> None:
    """In "the money, says the ministry, is" the money says nothing."""
    (statement,) = read(
        "The money for the deportees, says the foreign ministry of Rwanda, is for clinics in Rwanda."
    )

    assert (statement.speaker or "").startswith("foreign ministry")


def test_a_department_that_was_named_in_full_is_meant_by_its_noun(read: Read) -> None:
    """Though a ministry of Cameroon was named before, and the department had said nothing yet."""
    (statement,) = read(
        "The United States has sent nine migrants to Cameroon.\n\n"
        "Cameroon's foreign ministry did not answer questions. The Department of Homeland Security confirmed "
        "the flights but gave no details.\n\n"
        "“We are applying the law on deportations as it is written,” the department said in a statement."
    )

    assert statement.speaker == "Department of Homeland Security"
    assert statement.affiliation == "US"


def test_what_long_since_happened_is_said_like_anything_else(read: Read) -> None:
    """In "they had long since served" nothing tells when somebody spoke."""
    (said,) = read(
        "Washington sent five convicts to Eswatini in July. "
        "Their lawyers say they had long since served their sentences.",
        keep_all=True,
    )

    assert said.speaker == "Their lawyers"


def test_what_somebody_is_pressed_to_accept_is_not_said_by_the_pressure(read: Read) -> None:
    """The quoted words are the minister's."""
    statements = read(
        "Nigeria's foreign minister, Yusuf Tuggar, said last week that his country was resisting US pressure "
        'to accept deportees, "some straight out of prison".',
        keep_all=True,
    )

    assert {each.speaker for each in statements} == {"Yusuf Tuggar"}


def test_who_only_saw_a_letter_did_not_write_it(read: Read) -> None:
    """The senator's words are hers, whichever agency got hold of them."""
    (said,) = read(
        "Washington paid Equatorial Guinea to accept deported migrants, Senator Jeanne Shaheen learnt.\n\n"
        '"I want to know what monitoring exists so that it is not stolen," she wrote, according to the '
        "Associated Press, which saw the letter first.",
        keep_all=True,
    )

    assert said.speaker == "Jeanne Shaheen"


def test_a_judge_who_was_named_is_nobody_who_is_named_next(read: Read) -> None:
    """Whoever is the judge was named as one, however near an activist's name stands."""
    statements = read(
        "Asylum seekers may be sent from Israel to Rwanda, a court found.\n\n"
        "The two men had shown no danger of their own, Judge Rachel Barkai wrote on Sunday.\n\n"
        "The judge said that the attorney general had approved the agreement with Rwanda.\n\n"
        'Anat Ovadia said that the groups would appeal. "Their papers are taken in Kigali," she said.'
    )

    assert [each.speaker for each in statements] == ["Rachel Barkai"] * 2 + ["Anat Ovadia"] * 2


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ghana's front said through its spokesman, Kofi Adjei, that no deportee was held.", "Kofi Adjei"),
        ("Kofi Adjei of Ghana's board denied it. Adjei's letter said nobody was deported.", "Kofi Adjei"),
        (
            (
                "Minister Kofi Adjei and Speaker Ama Osei said that Ghana had taken no deportees. "
                "“We owe the United States nothing for migrants,” they said."
            ),
            "Kofi Adjei",
        ),
        (
            (
                "“Ghana signed no deal with the United States on deported migrants,” the bespectacled, "
                "71-year-old diplomat said in a wide-ranging interview with The Washington Post."
            ),
            None,
        ),
    ],
)
def test_a_body_an_author_and_a_pair_are_told_by_who_speaks(
    text: str, speaker: str | None, read: Read
) -> None:
    """Somebody speaks through a spokesman, in a letter, or for both; where it is printed does not speak."""
    assert read(text)[-1].speaker == (speaker or "bespectacled, 71-year-old diplomat")


def test_nothing_is_said_since_a_month_that_the_sentence_before_tells(read: Read) -> None:
    """His sister "has not slept since March", but she speaks now."""
    text = (
        "His sister, Fatou Jallow, has not slept since March. "
        "“Ghana deported my brother to Togo in the dark,” she said."
    )

    assert read(text)[-1].date is None


def test_a_paper_that_passes_on_what_a_state_said_does_not_say_it(read: Read) -> None:
    """The words are Ghana's, though a paper reports them."""
    text = "Ghana's government said that it held no deportees from the United States, Reuters reported."

    assert [statement.speaker for statement in read(text)] == ["Ghana's government"]
