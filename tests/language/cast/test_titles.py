"""Who has an office that is told without a name, or beside one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from pactwatch.language.cast import Speaker


@pytest.mark.parametrize(
    ("text", "words", "before", "expected"),
    [
        (
            "Rishi Sunak was glad. This week the prime minister vowed that planes would leave for Rwanda.",
            "the prime minister",
            [],
            ("Rishi Sunak", "prime minister"),
        ),
        (
            "Daniel Noboa waits. His interior minister, John Reimberg, agreed. The president called it so.",
            "The president",
            ["His interior minister"],
            ("Daniel Noboa", "president"),
        ),
        (
            "Ecuador refuses, its foreign minister said. Interior minister John Reimberg was silent.",
            "its foreign minister",
            [],
            ("its foreign minister", "foreign minister"),
        ),
        (
            "Others agreed. President Paul Kagame's foreign minister, Louise Mushikiwabo, had told us.",
            "President Paul Kagame's foreign minister",
            [],
            ("Louise Mushikiwabo", "President Paul Kagame's foreign minister"),
        ),
        (
            "Home Office permanent secretary Matthew Rycroft told the committee about Rwanda.",
            "Home Office",
            [],
            ("Matthew Rycroft", "Home Office permanent secretary"),
        ),
        (
            "The other side: Ruth Gray, a spokeswoman for the department, told us about Rwanda.",
            "a spokeswoman for the department",
            [],
            ("Ruth Gray", "spokeswoman for the department"),
        ),
        (
            "High Commissioner to London Johnston Busingye told Sky News that Rwanda was safe.",
            "High Commissioner to London Johnston Busingye",
            [],
            ("Johnston Busingye", "High Commissioner to London"),
        ),
        (
            "Ambassador to the United Nations Robert Kayinamura said Rwanda hid nothing.",
            "Ambassador to the United Nations Robert Kayinamura",
            [],
            ("Robert Kayinamura", "Ambassador to the United Nations"),
        ),
        (
            "Jenny Soto, a Panamanian lawyer who said she was turned away, wrote to the United States.",
            "a Panamanian lawyer",
            [],
            ("Jenny Soto", "Panamanian lawyer"),
        ),
        (
            "Okello Oryem, Uganda's state minister, denied it. The same official told the AP so.",
            "The same official",
            ["Okello Oryem"],
            ("Okello Oryem", "Uganda's state minister"),
        ),
        (
            "Tineke Strik MEP posted that Uganda was unsafe.",
            "Tineke Strik MEP",
            [],
            ("Tineke Strik", "MEP"),
        ),
        (
            "Her colleague Albulena Haxhiu, Kosovo's justice minister, agreed.",
            "Albulena Haxhiu",
            [],
            ("Albulena Haxhiu", "Kosovo's justice minister"),
        ),
        (
            "Archbishop Stanley Ntagali welcomed Uganda's deal. The archbishop prayed.",
            "The archbishop",
            ["Stanley Ntagali"],
            ("Stanley Ntagali", "Archbishop"),
        ),
        (
            "The Danish Minister for Asylum and Integration met Rwanda's president.",
            "The Danish Minister for Asylum and Integration",
            [],
            ("Danish Minister for Asylum and Integration", "Danish Minister for Asylum and Integration"),
        ),
    ],
)
def test_an_office_means_whoever_has_it(
    speaker_in: Callable[..., Speaker], text: str, words: str, before: list[str], expected: tuple[str, str]
) -> None:
    """The head of a government is known without an office; nobody else takes another's."""
    speaker = speaker_in(text, words, before=before)

    assert (speaker.name, speaker.role) == expected


@pytest.mark.parametrize(
    ("text", "name", "role", "side"),
    [
        (
            "“A jail,” said Ruth Gray, one of the attorneys for the men in Rwanda.",
            "Ruth Gray",
            "one of the attorneys for the men in Rwanda",
            "lawyer",
        ),
        (
            "Ruth Gray, who's an adviser to the president's office in Kyiv, agreed.",
            "Ruth Gray",
            "adviser to the president's office in Kyiv",
            "UA",
        ),
        (
            "Son Chhay, a lawmaker of the opposition, asked Nauru.",
            "Son Chhay",
            "lawmaker of the opposition",
            "opposition",
        ),
        (
            "Ruth Gray, Deputy CEO of the centre, wrote to Nauru.",
            "Ruth Gray",
            "Deputy CEO of the centre",
            "ngo",
        ),
        ("Assemblywoman Ruth Gray asked Quito.", "Ruth Gray", "Assemblywoman", "opposition"),
    ],
)
def test_an_office_is_found_in_the_many_ways_of_telling_it(
    speaker_in: Callable[..., Speaker], text: str, name: str, role: str, side: str
) -> None:
    """A word for kin that begins a name is no office."""
    speaker = speaker_in(text, name)

    assert (speaker.name, speaker.role, speaker.affiliation) == (name, role, side)


@pytest.mark.parametrize(
    ("text", "words", "before", "side"),
    [
        (
            "The Refugee Council counts 100 on Nauru. Its head, Ruth Gray, agreed.",
            "Its head",
            ["The Refugee Council"],
            "ngo",
        ),
        (
            "The Dutch Council for Refugees fears Uganda. A spokesman for the council, Max Roe, agreed.",
            "A spokesman for the council",
            ["The Dutch Council for Refugees"],
            "ngo",
        ),
        (
            "The opposition Greens object. “A minister of Uzbekistan!” said their spokeswoman, Ruth Gray.",
            "their spokeswoman",
            [],
            "opposition",
        ),
        ("A diplomat in Yaounde spoke of notes.", "A diplomat in Yaounde", [], "other"),
        (
            "The immigration section of the Rome court agreed.",
            "The immigration section of the Rome court",
            [],
            "court",
        ),
    ],
)
def test_an_office_is_of_the_body_that_it_belongs_to(
    speaker_in: Callable[..., Speaker], text: str, words: str, before: list[str], side: str
) -> None:
    """The state that was named last is not what a charity's spokesman or a diplomat speaks for."""
    assert speaker_in(text, words, before=before).affiliation == side


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Andrew Bartlett said Nauru was rented. “We pay,” the senator said.", "Andrew Bartlett"),
        ("Andrew Bartlett said Nauru was rented.\n\n“We pay,” the senator said.", "senator"),
        ("Senator Andrew Bartlett went to Nauru. “We pay,” the Melbourne Democrat said.", "Andrew Bartlett"),
        ("Andrew Bartlett met Nauru's Kieren Keke. “We pay,” the senator said.", "senator"),
    ],
)
def test_another_word_for_who_spoke_last_names_nobody_new(
    speaker_in: Callable[..., Speaker], text: str, expected: str
) -> None:
    """Reports vary their words; in another paragraph, or after another name, it may be somebody else."""
    words = "the senator" if "the senator" in text else "the Melbourne Democrat"

    assert speaker_in(text, words, before=["Andrew Bartlett"]).name == expected


def test_a_statement_speaks_for_whoever_made_it(speaker_in: Callable[..., Speaker]) -> None:
    """A paper is its author's, as long as it is the one in which they just spoke."""
    text = "Costa Rica's government said in a statement that it agreed. The {} spoke of the United States."
    speakers = [
        speaker_in(text.format(paper), f"The {paper}", before=["Costa Rica's government"])
        for paper in ("statement", "cable")
    ]

    assert [speaker.name for speaker in speakers] == ["Costa Rica's government", "cable"]


def test_her_party_colleague_speaks_for_her_side(speaker_in: Callable[..., Speaker]) -> None:
    """Whose colleague somebody is tells for whom they speak."""
    text = "Opposition leader Elly Schlein objected to Italy's pact. Her party colleague Peppe Gray: a stunt."

    assert speaker_in(text, "Peppe Gray", before=["Elly Schlein"]).affiliation == "opposition"
