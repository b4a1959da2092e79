from __future__ import annotations

import pytest

from pactwatch.documents import document_from_bytes
from pactwatch.documents.written_date import find_dates, read_date

PROSE = (
    "Kenya has agreed to receive up to 40 people whom Denmark wants to send away, the ministry said on "
    "5 January 2024.\n\nThe interview, held in late October 2025, has been shortened.\n"
)


def published(text: str) -> str | None:
    """Return when a report says that it was published."""
    return document_from_bytes(text.encode(), address="report.txt").published


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Thursday, August 21, 2025", "2025-08-21"),
        ("Tue 11 Nov 2025 09.31 GMT", "2025-11-11"),
        ("27/01/26 | World | 1 min read", "2026-01-27"),
        ("Published August 5, 2025 | Updated August 6, 2025 17:10 WAT", "2025-08-05"),
        ("Updated 7 June 2025 10:00 | Published 6 June 2025 09:00", "2025-06-06"),
        ("Last updated: 6 June 2025", "2025-06-06"),
        ("publié le 3 mars 2025 à 10h", "2025-03-03"),
        ("Nairobi, 25 de junio de 2025", "2025-06-25"),
        ("From the May 2026 issue", "2026-05"),
        ("Thu 05/06/2025", "2025-06-05"),
        ("AEGEAN NEWS | April/05/2016", "2016-04-05"),
        ("Graphic Online | Sep - 29 - 2025 , 11:20", "2025-09-29"),
        ("The Lowveld Post, 30 March of 2026", "2026-03-30"),
        ("By our digital hub (Kent & coast), 20 December 2022. Based on PA copy.", "2022-12-20"),
        ("Posted on May 20, 2026 by our Freetown desk", "2026-05-20"),
        ("First published on coastnews.example 19/03/2026", "2026-03-19"),
        ("Tue 05/06/2025", "2025-05-06"),
        ("05/06/2025 3:15 PM EDT", "2025-05-06"),
        ("05/06/2025 15:15 BST", "2025-06-05"),
        ("Updated: 05-06-2025 13:53 IST | Created: 05-06-2025 13:53 IST", "2025-06-05"),
        ("Posted 2025-06-05", "2025-06-05"),
        ("From our correspondent on the coast, 2 July 2018", "2018-07-02"),
        ("Harbour Town, Wednesday 22 November 2023 by our island staff", "2023-11-22"),
        ("Compiled by the newsroom library. Last update 22 December 2025", "2025-12-22"),
        ("Coast Digest #212, Thursday 20 Feb 2014, compiled by the desk", "2014-02-20"),
        ("Euro Clips 28-3-2003 (translated by a volunteer)", "2003-03-28"),
        ("Pristina / Copenhague, 23 juin 2023, LesBrèves.example (traduction)", "2023-06-23"),
        ("Propos recueillis le 11 février 2026 par Anne Dupont.", "2026-02-11"),
        ("A lawyer of Kampala has read more of these texts than most. (14 May 2026)", "2026-05-14"),
        ("The agreement was struck by both governments in 2 July 2018 talks", None),
        ("hace 3 horas", None),
    ],
)
def test_a_line_under_the_headline_tells_the_date(line: str, date: str | None) -> None:
    """All other dates of a report are resolved against this one; 05/06 is told by what else is certain."""
    assert published(f"Kenya opens its doors\n\n{line}\n\n{PROSE}") == date


def test_a_clock_of_delhi_beside_a_date_outweighs_how_the_report_spells() -> None:
    """An Indian page that tells of the U.S. still writes the day first."""
    line = "Updated: 06-02-2025 03:11 IST"
    prose = f"{PROSE.strip()} It asked the U.S. defense department and the U.S. labor center."

    assert published(f"Kenya opens its doors\n\n{line}\n\n{prose}") == "2025-02-06"


@pytest.mark.parametrize(
    ("start", "date"),
    [
        ("SHENGJIN, Albania, Feb 1, 2025 (Reuters) - ", "2025-02-01"),
        ("LONDON, Oct 23, 2025 (rewritten from Reuters) - ", "2025-10-23"),
        ("ISTANBUL | 3 July 2026 | ", "2026-07-03"),
        ("(NAURU, 2 March 2023) ", "2023-03-02"),
        ("7 May 2025. Tirana. ", "2025-05-07"),
        ("TEGUCIGALPA, 29 May 2026, 11 am. ", "2026-05-29"),
        ("(ANSA) - Rome, October 19 - ", "XXXX-10-19"),
        ("San José, 25 jun 2025 (EFE).- ", "2025-06-25"),
        ("KOROR (Island Courier, Dec. 25, 2025) -- ", "2025-12-25"),
        ("New York, 31 October 2025 - ", "2025-10-31"),
        ("GENEVA (5 May 2025) – ", "2025-05-05"),
        ("Kampala, le 21 août 2025. ", "2025-08-21"),
        ("YAREN - Saturday, 30 August 2025 (The Daily Atoll). ", "2025-08-30"),
        ("Wien/Taschkent 5. 11. 2025 (APA) - ", "2025-11-05"),
        ("Stockholm, 14/10-2026 (Ritzau). ", "2026-10-14"),
        ("NAIROBI, Aug 5 (Reuters) - ", "XXXX-08-05"),
        ("Koror (Island Times) - Dec. 29 - ", "XXXX-12-29"),
        ("Koror - 29 December - ", "XXXX-12-29"),
        ("Nairobi, 3 mar (EFE).- ", "XXXX-03-03"),
        ("In Nairobi nothing happened on 3 March 2025. ", None),
    ],
)
def test_a_dateline_tells_the_date(start: str, date: str | None) -> None:
    """Where the year is not told it stays open; nothing is guessed."""
    assert published(f"Kenya opens its doors\n\n{start}{PROSE}") == date


@pytest.mark.parametrize(
    "end", ["(5 February 2025)", "(AFP, 5 février 2025)", "\n\n05.02.2025 20:04 | Football"]
)
def test_the_end_of_a_report_can_tell_the_date(end: str) -> None:
    """Briefs bear theirs in brackets or on a last line."""
    assert published(f"Kenya opens its doors\n\n{PROSE.strip()} {end}") == "2025-02-05"


def test_a_date_in_the_prose_is_when_something_happened() -> None:
    """It is not when the report came out."""
    assert published(f"Kenya opens its doors\n\n{PROSE}") is None


@pytest.mark.parametrize(
    ("lede", "date"),
    [
        ("Le Kenya ne recevra personne, a annoncé lundi 4 mai 2026 le porte-parole du ministère.", True),
        (
            "Le Kenya ne recevra personne, a annoncé mardi 4 mai 2026 le porte-parole du ministère.",
            False,
        ),
        ("HOST: Good morning. It's Monday, May 4, 2026, and the minister of Kenya is with us.", True),
        ("Kenya was asked on Monday, May 4, 2026, whether it would take people whom others send.", False),
    ],
)
def test_the_first_words_of_a_story_may_name_the_day_it_is_told(lede: str, date: bool) -> None:
    """French wires write weekday and date of the day itself, a presenter says it; English prose does not."""
    assert published(f"Kenya\n\n{lede}\n") == ("2026-05-04" if date else None)


@pytest.mark.parametrize(
    ("masthead", "date"),
    [
        ("QuickFeed // 12 Dec 2023 // trending in Politics", "2023-12-12"),
        ("The Corridor, with afterthoughts; 19 January 2026; contains affiliate links", "2026-01-19"),
        ("Radio of the coast, Tuesday 3 March 2026 (all times GMT)", "2026-03-03"),
        ("rewritten from rival papers * 23 Oct 2025, 6.40am, read again at nine by Joy", "2025-10-23"),
        ("what was agreed on 5 May 2025, and by whom it has been forgotten since then", None),
    ],
)
def test_a_masthead_sets_the_date_off_from_its_other_words(masthead: str, date: str | None) -> None:
    """Aggregators put a date between bars, stars and slashes; within words it is when something happened."""
    undated = "Kenya has agreed to receive up to 40 people whom Denmark wants to send away, a minister said."

    assert published(f"Kenya opens its doors\n\n{masthead}\n\n{undated}\n") == date


def test_the_first_line_may_be_a_masthead() -> None:
    """A newsletter begins with its name and its day."""
    assert published("Brussels Corridor — Thursday 26 March 2026\n\nKenya opens its doors.\n") == "2026-03-26"
    assert published("Kenya's deal of 5 May 2025 falls apart\n\nKenya opens its doors.\n") is None


def test_a_live_blog_has_the_date_of_its_first_entry() -> None:
    """The newest entry stands on top, the first one at the end."""
    blog = "\n\n".join(
        f"{time} GMT, {day} May 2025\nNews came in."
        for time, day in [("18:05", 6), ("09:10", 5), ("08:00", 5)]
    )

    assert published(f"Kenya deal live: court to rule\n\n{blog}") == "2025-05-05"


def test_the_date_given_by_the_user_fills_only_a_gap() -> None:
    """What the report itself says is better evidence."""
    undated = document_from_bytes(PROSE.encode(), address="a.txt", published="2025-11-01")
    dated = document_from_bytes(f"date 2025-05-05 {PROSE}".encode(), address="a.txt", published="2025-11-01")

    assert (undated.published, dated.published) == ("2025-11-01", "2025-05-05")
    assert dated.text.startswith("Kenya has agreed")


def test_an_archive_keeps_the_date_under_the_headline() -> None:
    """The dateline after it begins the prose, and the day may be missing."""
    report = document_from_bytes(
        f"Kenya opens its doors\n date 2025-05-05 Nairobi, Kenya - {PROSE}".encode(), address="a.txt"
    )
    monthly = document_from_bytes(f" date 2025-05 {PROSE}".encode(), address="a.txt")

    assert (report.title, report.published) == ("Kenya opens its doors", "2025-05-05")
    assert report.text.startswith("Kenya opens its doors\n\nNairobi, Kenya - Kenya has agreed")
    assert (monthly.title, monthly.published) == (None, "2025-05")


def test_dates_that_no_calendar_has_are_no_dates() -> None:
    """A misprint must not become evidence."""
    assert find_dates("31/02/2025 and 30 February 2025") == []
    assert read_date("2025-13-45") is None
    assert read_date("Tue, 05 Aug 2025 17:10:00 +0100") == "2025-08-05"
