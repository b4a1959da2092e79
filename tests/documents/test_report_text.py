from __future__ import annotations

import pytest

from pactwatch.documents import Document, document_from_bytes
from pactwatch.errors import DocumentError

PROSE = (
    "Kenya has agreed to receive up to 40 people whom Denmark wants to send away, the interior ministry in "
    "Nairobi said on Tuesday.\n\n“We will treat them well,” the minister told Reuters.\n\n"
    "A court will hear the case on Friday, and lawyers say that it could take months.\n"
)


def read(text: str, address: str = "report.txt") -> Document:
    """Return the document of a report's words."""
    return document_from_bytes(text.encode(), address=address)


def test_the_headline_is_the_first_line_of_the_text() -> None:
    """Offsets count from the headline, whatever stood above it on the page."""
    document = read(f"OPINION\n\nKenya opens its doors\n\nBy Ann Doe\n5 May 2025\n\n{PROSE}")

    assert document.title == "Kenya opens its doors"
    assert document.text.startswith("Kenya opens its doors\n\nKenya has agreed")


@pytest.mark.parametrize(
    "first",
    [
        "NAIROBI, Aug 5, 2025 (Reuters) - Kenya said no.",
        "WORLD IN BRIEF — Thursday 12 June 2025",
        "HOUSE OF COMMONS",
        "GUATEMALA | Two flights landed on Tuesday, the institute said.",
        "HOST: What happened?\n\nCORRESPONDENT: The plane left.\n\nHOST: Thank you.",
    ],
)
def test_a_dispatch_or_a_record_has_no_headline(first: str) -> None:
    """A wrong headline would end up in every table and every feed."""
    assert read(f"{first}\n\n{PROSE}").title is None


def test_the_letterhead_of_an_office_is_no_headline() -> None:
    """A communiqué begins with who issues it."""
    head = "REPUBLIC OF KENYA\nMINISTRY OF FOREIGN AFFAIRS\nCOMMUNIQUÉ No. 4-2025"

    assert read(f"{head}\n\nKenya denies a deal\n\n{PROSE}").title == "Kenya denies a deal"


def test_the_offices_named_under_the_head_of_a_release_are_no_headline() -> None:
    """They are written as any name is."""
    head = "FOR IMMEDIATE RELEASE\nOffice of Public Affairs\nU.S. Department of Homeland Security"

    assert read(f"{head}\nDHS Removes Five to Eswatini\n\n{PROSE}").title == "DHS Removes Five to Eswatini"


def test_a_headline_in_capitals_with_a_colon_is_no_speaker() -> None:
    """Tabloids shout: one such line is a headline, several are a transcript."""
    assert read(f"SHIPPED OUT: KENYA TAKES 40\n\n{PROSE}").title == "SHIPPED OUT: KENYA TAKES 40"


def test_lines_wrapped_at_a_width_are_one_paragraph() -> None:
    """A sentence cut in two would lose its verb."""
    document = read(
        "Kenya to take 40 people from Denmark\n\n"
        "Kenya has agreed to receive up to 40 people whom Denmark wants to\n"
        "send away, the interior ministry in Nairobi said on Tuesday, adding\n"
        "that talks went on.\n"
    )

    assert document.text.split("\n\n")[1].endswith("said on Tuesday, adding that talks went on.")


def test_a_stamp_under_a_long_headline_is_not_its_second_line() -> None:
    """Saved pages set "posted" in small letters."""
    document = read(
        f"Ministry will not release translation of Nairobi interview\nposted 2025-10-30\n\n{PROSE}"
    )

    assert document.title == "Ministry will not release translation of Nairobi interview"
    assert document.published == "2025-10-30"


@pytest.mark.parametrize(
    "noise",
    [
        "READ ALSO: Storm Hits The Coast",
        "Lire aussi : Le budget est adopté",
        "[File photo: A plane on the runway. AFP]",
        "Share this article:  Facebook  |  X  |  WhatsApp",
        "Do you know more? Write to our desk.",
        "Want more of this? Let our editors fill your inbox",
        "6 minute read",
        "Can I share this? Copy link. About sharing",
        "Classifieds: page 24",
        "Related Searches: cheap flights / storm news",
        "© 2026 The Example",
        "We use cookies to improve your visit.",
        "Comments (2)\n\nJohn: a shame",
    ],
)
def test_furniture_is_cut_and_kept_apart(noise: str) -> None:
    """Another story's headline must never become a claim, yet nothing is thrown away."""
    document = read(f"Kenya opens its doors\n\n{PROSE}\n{noise}\n")

    assert noise.split("\n", 1)[0] not in document.text
    assert noise.split("\n", 1)[0].split() == document.furniture[0].words.split()
    assert document.text.endswith("it could take months.")


@pytest.mark.parametrize(
    "sentence",
    [
        "“Read the deal,” the minister told AP.",
        "Watch what they do, he said, not what they say.",
        "More from him later, the minister said.",
        "Background: The deal was signed in May 2024 by both governments in Nairobi.",
        "Follow the money, lawyers told the court in Nairobi.",
        "The email says that our people will get an answer.",
        "Photographers waited at the airport.",
        "On July 6, 2015, the minister made the following comment:",
    ],
)
def test_prose_that_begins_as_furniture_does_is_kept(sentence: str) -> None:
    """A lost sentence is a lost claim."""
    assert sentence in read(f"Kenya opens its doors\n\n{PROSE}\n{sentence}\n\n{PROSE}").text


@pytest.mark.parametrize(
    ("spoilt", "meant"),
    [
        (
            "It is â€œthe third planâ€, he said, â€œof this yearâ€",
            "It is “the third plan”, he said, “of this year”",
        ),
        ("The plan of Kenyaâ€™s cafÃ© â€“ here", "The plan of Kenya’s café – here"),
        ("鈥淲e will wait,鈥?he said", "“We will wait,” he said"),
        ("Kenya鈥檚 plan", "Kenya’s plan"),
        ("the states鈥?plan", "the states’ plan"),
        ("a caf茅 鈥?here", "a café — here"),
        ("the word 中文 is Chinese", "the word 中文 is Chinese"),
    ],
)
def test_letters_spoilt_by_a_wrong_encoding_are_put_right(spoilt: str, meant: str) -> None:
    """A quotation whose marks are lost is a quotation nobody said; what is uncertain stays."""
    assert meant in read(f"Kenya opens its doors\n\n{PROSE}\n{spoilt}, they say in Nairobi.\n").text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252", "utf-16-le"])
def test_a_report_reads_the_same_in_every_encoding(encoding: str) -> None:
    """Old systems still send Windows-1252, and Windows saves UTF-16."""
    data = f"Kenya opens its doors – a café\n\n{PROSE}".encode(encoding)

    assert (
        document_from_bytes(data, address="report.txt").text
        == read(f"Kenya opens its doors – a café\n\n{PROSE}").text
    )


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b" \n", "empty"),
        (bytes(range(256)) * 20, "not text"),
        (
            b"Die Regierung hat am Dienstag mitgeteilt, dass sie vierzig Menschen aufnehmen wird.",
            "German",
        ),
        (b"Share this article: Facebook | X", "furniture only"),
    ],
)
def test_what_cannot_be_read_is_an_error_that_says_why(data: bytes, what: str) -> None:
    """Silence would look like a report that tells nothing."""
    with pytest.raises(DocumentError, match=what):
        document_from_bytes(data, address="report.txt")


@pytest.mark.parametrize(
    "above",
    [
        "Home\nNews\nPolitics\nMetro",
        "Skip to main content\nHome > World > Africa",
        "THE ISLAND HERALD\nSign in to continue",
        "Nairobi Edition\n67°\nLocal News",
        "Accueil\nInternational\nAfrique",
        "Island Herald | Nation",
        "Le Courrier du Lac — Actualités",
        "Noticias > América Latina y el Caribe\n¡Comenta!",
        "Keyboard shortcuts for audio player\nFor just KSh 10 a day",
    ],
)
def test_the_menu_of_a_site_is_no_headline(above: str) -> None:
    """Pages saved as text begin with their menus; what is passed over is recorded."""
    document = read(f"{above}\nKenya agrees to take 40 people from Denmark\n\n{PROSE}")

    assert document.title == "Kenya agrees to take 40 people from Denmark"
    assert {piece.words for piece in document.furniture} >= set(above.split("\n"))


@pytest.mark.parametrize(
    "headline",
    [
        "RDC : Kinshasa accueillera « à titre temporaire » des migrants expulsés de Miami",
        "Cameroun : la ministre parle d'un « malentendu avec ceux qui sont venus »",
        "Kenya recibirá a cuarenta solicitantes de asilo deportados por EE.UU.",
        "Kenya Plan Ruled Unlawful by Supreme Court",
        "They Were Told Toronto. The Plane Landed in Nairobi.",
        "In Sharp Reversal, Kenya Says It Will Take 40",
    ],
)
def test_a_headline_of_an_odd_form_is_found_below_a_section(headline: str) -> None:
    """A quotation or a full stop at its end makes it no prose, a state before a colon no transcript."""
    assert read(f"Island Herald | Nation\n{headline}\n\n{PROSE}").title == headline


@pytest.mark.parametrize("label", ["PRESS RELEASE", "MEDIA STATEMENT – for immediate release"])
def test_whoever_gives_out_a_release_is_not_its_headline(label: str) -> None:
    """The name stands over the words that say what it is."""
    document = read(f"LAKE VICTORIA LEGAL ALLIANCE\n\n{label}\n\nKenya must not jail them\n\n{PROSE}")

    assert document.title == "Kenya must not jail them"


def test_the_name_of_the_site_behind_a_bar_is_no_part_of_the_headline() -> None:
    """Titles copied from a browser's tab end so."""
    title = "Kenya agrees to take 40 people from Denmark"

    assert read(f"{title} | Island Herald\n\n{PROSE}").title == title


def test_a_stamp_of_the_site_under_a_headline_is_not_its_second_line() -> None:
    """It may be as long as the line above had room for."""
    title = "Kenya agrees to take 40 people whom Denmark wants to send away"
    prose = "\n".join(["A line of the story as it was wrapped at some seventy letters, no more"] * 6)
    document = read(f"{title}\nisland-herald.example | May 8 2025\n\n{prose}.\n")

    assert document.title == title
    assert document.published == "2025-05-08"


def test_a_short_headline_over_a_summary_stays_the_headline() -> None:
    """Two words can be a headline where what follows is prose."""
    summary = "For ten years Europe has looked for such places. It has found few"

    assert read(f"Somewhere else\n\n{summary}\n\n{PROSE}").title == "Somewhere else"


def test_the_date_below_a_long_menu_is_found() -> None:
    """A menu of a dozen lines pushes the date far down."""
    menu = "Home News Politics Business Metro Sport World Opinion Culture TV".replace(" ", "\n")
    document = read(
        f"{menu}\nKenya agrees to take 40 people from Denmark\nPublished\n6 August 2025\n\n{PROSE}"
    )

    assert document.published == "2025-08-06"


@pytest.mark.parametrize(
    ("line", "published"),
    [("Aug 22 (Reuters) - Kenya said no.", "XXXX-08-22"), ("Thu 4 Sep", "XXXX-09-04")],
)
def test_a_date_without_year_or_place_keeps_the_year_open(line: str, published: str) -> None:
    """No year is guessed."""
    assert read(f"Kenya agrees to take 40 people\n{line}\n\n{PROSE}").published == published


def test_a_byline_in_small_letters_is_no_part_of_the_headline() -> None:
    """A headline without a full stop is not a line that was wrapped."""
    head = "Kenya agrees to take 40 people whom Denmark sends away\nby Staff reporter"

    assert read(f"{head}\n\n{PROSE}").title == "Kenya agrees to take 40 people whom Denmark sends away"


def test_marks_of_references_are_no_part_of_what_is_told() -> None:
    """They would hide the end of a sentence; an editor's letter in a quotation stays."""
    text = read(
        f"Kenya asylum plan\n\n{PROSE} It was signed in Nairobi.[7][8] The first plane left in June;[9] "
        'nobody was on it.[a] "Th[e] deal is dead," a minister said.[12]'
    ).text

    assert "It was signed in Nairobi. The first plane left in June; nobody was on it." in text
    assert text.endswith('"Th[e] deal is dead," a minister said.')


def test_a_year_that_stands_alone_stays() -> None:
    """It heads a part of a chronicle."""
    assert "\n\n2024\n\n" in read(f"Kenya asylum plan\n\n2024\n\n{PROSE}").text


def test_where_a_copied_page_has_its_text_from_is_no_headline() -> None:
    """Pages made by machines tell it first."""
    head = (
        "This web page was created programmatically, to learn the article in its unique location you "
        "possibly can go to the hyperlink bellow:\nhttps://island-herald.example/2025-08-30/105716134\n"
        "and if you wish to take away this text from our web site please contact us"
    )

    assert read(f"{head}\n\nKenya to take 40 people\n\n{PROSE}").title == "Kenya to take 40 people"
