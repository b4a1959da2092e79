from __future__ import annotations

import itertools
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pactwatch.language.edtf import bounds_of, is_edtf
from pactwatch.language.span import Span
from pactwatch.language.tense import Tense
from pactwatch.language.time_expressions import TimeExpression, find_times
from pactwatch.language.time_grammar import Pattern, load_time_grammar
from pactwatch.language.weekday import resolve_weekday

MONTHS = "January February March April May June July August September October November December".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONDAY = "2025-05-05"
LANGUAGES = ("en", "fr", "es")
CUES = [
    pytest.param(language, words, edtf, id=f"{language}-{pattern.pattern_id}-{words}")
    for language in LANGUAGES
    for pattern in load_time_grammar(language).patterns
    for words, edtf in pattern.matches.items()
]


def times_in(text: str, *, published: str | None = MONDAY, language: str = "en") -> list[TimeExpression]:
    """Return the times of a text whose sentences end with a full stop and a space."""
    sentences, start = [], 0
    for sentence in text.split(". "):
        sentences.append(Span(start, start + len(sentence)))
        start += len(sentence) + 2
    return find_times(text, sentences, published=published, language=language)


def dates_in(
    text: str, *, published: str | None = MONDAY, language: str = "en"
) -> list[tuple[str, str | None]]:
    """Return the words and the date of each time in a text."""
    found = times_in(text, published=published, language=language)
    return [(text[one.start : one.end], one.date) for one in found]


@pytest.mark.parametrize(("language", "words", "edtf"), CUES)
def test_a_pattern_keeps_the_promises_of_its_own_examples(language: str, words: str, edtf: str) -> None:
    """In a report of Monday 5 May 2025 each example means what its lexicon says."""
    assert [found for _, found in dates_in(words, language=language)] == [edtf]


@pytest.mark.parametrize("language", LANGUAGES)
def test_pattern_ids_are_unique(language: str) -> None:
    """A claim that cites a pattern must lead back to one."""
    patterns: tuple[Pattern, ...] = load_time_grammar(language).patterns

    assert len({pattern.pattern_id for pattern in patterns}) == len(patterns)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The plane landed on Sunday.", "en", [("Sunday", "2025-05-04")]),
        ("The plane will land on Sunday.", "en", [("Sunday", "2025-05-11")]),
        ("A hearing is set for Friday.", "en", [("Friday", "2025-05-09")]),
        (
            "Officials said the flight, which left on Thursday, will return on Saturday.",
            "en",
            [("Thursday", "2025-05-01"), ("Saturday", "2025-05-10")],
        ),
        ("Flights would start in October.", "en", [("October", "2025-10")]),
        ("Flights started in October.", "en", [("October", "2024-10")]),
        ("The ministry promised an answer by June.", "en", [("June", "2025-06")]),
        ("By March, 377 had gone.", "en", [("March", "2025-03")]),
        ("Le vol partira vendredi.", "fr", [("vendredi", "2025-05-09")]),
        ("Le vol est parti vendredi.", "fr", [("vendredi", "2025-05-02")]),
        ("El vuelo saldrá el viernes.", "es", [("viernes", "2025-05-09")]),
        ("El vuelo salió el viernes.", "es", [("viernes", "2025-05-02")]),
    ],
)
def test_the_tense_decides_on_which_side_a_time_lies(
    text: str, language: str, expected: list[tuple[str, str]]
) -> None:
    """Reporters leave out the year and the week when the verb tells them."""
    assert dates_in(text, language=language) == expected


@pytest.mark.parametrize(
    ("text", "language", "last"),
    [
        ("The court ruled on 3 June 2024. The next day they left.", "en", "2024-06-04"),
        ("The court ruled on 3 June 2024. A month later they left.", "en", "2024-07"),
        ("The court ruled on 3 June 2024. Three weeks later they left.", "en", "2024-06"),
        ("It was signed in April 2022. It was struck down the following year.", "en", "2023"),
        ("It was signed in November 2023 and ratified that February.", "en", "2024-02"),
        ("They came on July 5, 2024. The men went home the same day.", "en", "2024-07-05"),
        ("Llegaron en febrero. El primero aterrizó el día 20.", "es", "2025-02-20"),
        ("Llegaron el 20 de febrero. El resto, cinco días después.", "es", "2025-02-25"),
        ("Il fut signé le 3 mai 2024. Deux jours plus tard il était suspendu.", "fr", "2024-05-05"),
    ],
)
def test_a_later_time_counts_from_the_time_told_before(text: str, language: str, last: str) -> None:
    """Reports tell a story from its first date onwards."""
    assert times_in(text, language=language)[-1].date == last
    assert times_in(text, language=language)[-1].anchor == "text"


def test_nothing_counts_from_the_day_on_which_somebody_spoke() -> None:
    """A Sunday on which he said it dates the saying, not the story."""
    assert times_in("The minister said on Sunday that they came two days later.")[-1].date is None


def test_a_time_after_a_clause_dates_what_the_clause_tells() -> None:
    """On the day after a denial, the denial was the day before."""
    found = times_in("The ministry confirmed it on 3 May, a day after a minister denied it.")

    assert (found[-1].date, found[-1].role) == ("2025-05-02", "of_clause")


def test_an_entry_of_a_chronology_is_of_the_year_that_heads_it() -> None:
    """What stands under "2001." was in 2001, whatever year the report is of; the next entry has its own."""
    text = "2001. Ships go, and on 10 September a text is signed\n\n14 April 2022 - In May nothing came of it"

    found = {text[one.start : one.end]: (one.date, one.role) for one in times_in(text)}

    assert found == {
        "2001": ("2001", "heading"),
        "10 September": ("2001-09-10", "at"),
        "14 April 2022": ("2022-04-14", "heading"),
        "May": ("2022-05", "at"),
    }


@pytest.mark.parametrize("published", ["2024-04-23", "2024-06-01", "2025-02-01"])
def test_a_weekday_tells_the_year_of_its_day(published: str) -> None:
    """25 April was a Thursday in 2024, and neither the year before nor the year after."""
    (found,) = times_in("The bill was given royal assent on Thursday 25 April.", published=published)

    assert (found.date, found.in_story, found.turned) == ("2024-04-25", None, None)


@given(st.dates(date(2001, 1, 1), date(2030, 12, 31)), st.integers(1, 12), st.integers(1, 28))
def test_a_day_without_its_year_has_one_on_either_side_of_the_report(
    published: date, month: int, day: int
) -> None:
    """Which of the two is meant is for the words around to tell: "takes effect on 1 March"."""
    text = f"They came on {day} {MONTHS[month - 1]}."

    [one] = times_in(text, published=published.isoformat())

    assert one.date is not None
    assert one.turned is not None
    assert one.date[4:] == one.turned[4:] == f"-{month:02}-{day:02}"
    assert min(one.date, one.turned) <= published.isoformat() <= max(one.date, one.turned)


@pytest.mark.parametrize("when", ["in May", "at the end of May", "later in May"])
def test_the_month_in_which_a_report_came_out_is_of_its_own_year(when: str) -> None:
    """What is expected "at the end of May" in a report of 10 May is not a year off."""
    [found] = times_in(f"The first flight is expected {when}.", published="2022-05-10")

    assert (found.date, found.turned) == ("2022-05", None)


def test_a_raised_figure_is_no_day_and_stops_no_report() -> None:
    """Marks of notes stand between dates on many a page."""
    found = times_in("It will leave between ² and 23 July.", published="2025-05-10")

    assert [each.date for each in found] == ["2025-07-23"]


@given(st.dates(date(2001, 1, 1), date(2030, 12, 31)), st.integers(0, 6))
def test_a_weekday_has_a_day_on_either_side_of_the_report(published: date, weekday: int) -> None:
    """The two are a week apart, and the report lies between them."""
    [one] = times_in(f"They came on {WEEKDAYS[weekday]}.", published=published.isoformat())

    days = sorted(date.fromisoformat(each) for each in (one.date, one.turned) if each)
    assert (days[1] - days[0]).days == len(WEEKDAYS)
    assert {day.weekday() for day in days} == {weekday}
    assert days[0] <= published <= days[1]


def test_a_story_of_long_ago_goes_on_in_its_own_years() -> None:
    """Only the first date of such a paragraph names its year."""
    text = "They landed on 16 October 2022. It happened again in November. By then the court had ruled."

    assert dates_in(text) == [("16 October 2022", "2022-10-16"), ("November", "2022-11")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("between June and July 2022", "2022-06/2022-07"),
        ("from 2001 to 2008", "2001/2008"),
        ("from 3 to 5 May", "2025-05-03/2025-05-05"),
    ],
)
def test_a_range_is_one_interval(text: str, expected: str) -> None:
    """The two ends belong together, and the year stands at the second."""
    assert [found for _, found in dates_in(text)] == [expected]


@pytest.mark.parametrize(
    "text", ["for six weeks", "over five years", "a two-year deal", "over the past year"]
)
def test_a_duration_has_no_date(text: str) -> None:
    """How long is not when."""
    (found,) = times_in(text)

    assert (found.date, found.kind) == (None, "duration")


@pytest.mark.parametrize(
    "text",
    [
        "Theresa May said that they may march.",
        "Some 2,000 people and Article 2019",
        "THIS COPY MAY BE UPDATED",
        "the second man in the Sun",
        "the 2025 people on the list",
        "in May be careful",
    ],
)
def test_what_only_looks_like_a_time_is_none(text: str) -> None:
    """Names, verbs and quantities are not dates."""
    assert [date for _, date in dates_in(text) if date] == []


def test_without_a_day_of_publication_the_year_stays_open() -> None:
    """Nobody's guess: EDTF has a sign for a year that is not told."""
    assert dates_in("It was signed on 14 May, and in August a suit was filed on Monday.", published=None) == [
        ("14 May", "XXXX-05-14"),
        ("August", "XXXX-08"),
        ("Monday", None),
    ]


def test_figures_that_can_be_read_both_ways_tell_the_year_only() -> None:
    """12/06 is June in London and December in Washington."""
    assert [found for _, found in dates_in("12/06/2025 and 24/06/2025 and 06/24/2025")] == [
        "2025",
        "2025-06-24",
        "2025-06-24",
    ]


@pytest.mark.parametrize(
    ("text", "language", "words", "date"),
    [
        ("It came in 2019. It ended in October of that year.", "en", "October of that year", "2019-10"),
        (
            "In 2023 he came. They left on 4 March of the following year.",
            "en",
            "4 March of the following year",
            "2024-03-04",
        ),
        ("The plane left on 18 March. A judge stopped it on the 16th.", "en", "on the 16th", "2025-03-16"),
        ("El pacto llegó en 2019. Terminó en marzo de aquel año.", "es", "marzo de aquel año", "2019-03"),
        (
            "L'accord date de 2019. Il finit le 3 mars de la même année.",
            "fr",
            "3 mars de la même année",
            "2019-03-03",
        ),
        ("Signé en 2019, il finit en mai de l'année suivante.", "fr", "mai de l'année suivante", "2020-05"),
        ("Es de 2019. Acabó en mayo del año siguiente.", "es", "mayo del año siguiente", "2020-05"),
        ("2003 — The first offer. It came in May.", "en", "2003", "2003"),
    ],
)
def test_a_day_or_month_takes_what_it_lacks_from_the_story(
    text: str, language: str, words: str, date: str
) -> None:
    """Background paragraphs name the year once, and the days of a month by their number."""
    assert (words, date) in dates_in(text, language=language)


def test_a_date_without_a_year_keeps_that_of_the_story_as_another_reading() -> None:
    """Whether September 19 is that of 2001 or the last one is for whoever reads the clause to weigh."""
    *_, last = times_in("In 2001 Australia signed. The first of them came ashore on September 19.")

    assert (last.date, last.in_story) == ("2024-09-19", "2001-09-19")


def test_the_sixteenth_flight_is_no_day() -> None:
    """An ordinal before a noun counts something else."""
    assert dates_in("On 18 March he was put on the 16th flight.") == [("18 March", "2025-03-18")]


@given(st.integers(0, 6), st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_a_bare_weekday_lies_within_a_week_of_publication(weekday: int, published: date) -> None:
    """Past: 0 to 6 days before; future: 1 to 7 days after."""
    past = resolve_weekday(weekday, published, tense=Tense.PAST)
    future = resolve_weekday(weekday, published, tense=Tense.FUTURE)

    assert past.weekday() == future.weekday() == weekday
    assert 0 <= (published - past).days <= 6
    assert 1 <= (future - published).days <= 7


WORDS = st.sampled_from(
    "on Sunday in May last next year the two three days weeks later 14 2025 March , . ago that same el día "
    "le 20 mayo semaine dernière from to and of early before after Christmas 12/13/2025 0 999999 1er".split()
)


@settings(max_examples=150)
@given(
    st.lists(WORDS, max_size=25),
    st.sampled_from(LANGUAGES),
    st.sampled_from([None, "2025", "2025-05", MONDAY]),
)
def test_whatever_the_words_times_are_dates_in_order_within_the_text(
    words: list[str], language: str, published: str | None
) -> None:
    """No order of words breaks the promise of spans and dates."""
    text = " ".join(words)
    found = find_times(text, [Span(0, len(text))], published=published, language=language)

    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.end <= after.start for one, after in itertools.pairwise(found))
    assert all(one.date is None or is_edtf(one.date) for one in found)
    assert all(bounds_of(one.date) for one in found if one.date and "X" not in one.date)


def test_a_second_day_of_the_same_month_is_a_date_of_its_own() -> None:
    """Two flights "on April 9 and 23"; the 23 of "April 9 and 23 people" count people."""
    assert dates_in("Flights came on April 9 and 23, with eighteen aboard") == [
        ("April 9", "2025-04-09"),
        ("23", "2025-04-23"),
    ]
    assert dates_in("They came on April 9 and 23 people left") == [("April 9", "2025-04-09")]


def test_a_first_day_of_the_same_month_is_a_date_or_begins_a_span() -> None:
    """Who writes the day first leaves the month for the second one."""
    assert dates_in("Two planes landed on 9 and 23 April.") == [
        ("9", "2025-04-09"),
        ("23 April", "2025-04-23"),
    ]
    assert dates_in("None came between 9 and 23 April.") == [("9 and 23 April", "2025-04-09/2025-04-23")]
    assert dates_in("It flew out 9 and 23 April was quiet.") == [("23 April", "2025-04-23")]


def test_a_day_of_that_month_lies_in_the_month_told_before() -> None:
    """Of "the 17th of that month" only what was told before tells the month."""
    found = dates_in("It opened on 3 February. A man died on the 17th of that month")

    assert found[-1][1] == "2025-02-17"


@pytest.mark.parametrize(
    ("words", "edtf"),
    [("five weeks later", "2024-08"), ("nine weeks later", "2024-09"), ("two weeks later", None)],
)
def test_weeks_from_a_month_are_told_only_where_they_make_months(words: str, edtf: str | None) -> None:
    """Signed in July and struck down five weeks later is August; after two weeks it could be either."""
    found = dates_in(f"They signed it in July 2024. The court struck it down {words}")

    assert found[-1] == (words, edtf)


@pytest.mark.parametrize(
    ("language", "text", "published", "words", "edtf"),
    [
        (
            "en",
            "He was condemned in April of last year and freed on 31 October.",
            "2017-11-01",
            "31 October",
            "2017-10-31",
        ),
        (
            "en",
            "A court struck it on 29 June 2023, and on 15 November another.",
            "2023-12-13",
            "15 November",
            "2023-11-15",
        ),
        (
            "en",
            "A court found so in 2020; a panel reversed it the next spring.",
            "2023-04-15",
            "the next spring",
            "2021-21",
        ),
        (
            "en",
            "He spoke on Wednesday of a plane that left the previous morning.",
            "2025-05-22",
            "the previous morning",
            "2025-05-20",
        ),
        (
            "en",
            "He came back on Saturday with a paper signed the day before.",
            "2022-09-16",
            "the day before",
            "2022-09-09",
        ),
        (
            "en",
            "They left five men there on the night of the 16th.",
            "2025-07-28",
            "the night of the 16th",
            "2025-07-16",
        ),
        ("es", "El segundo, del viernes 10, trajo 25.", "2026-04-19", "viernes 10", "2026-04-10"),
        (
            "fr",
            "Le second vol, vendredi 13, a amené 25 personnes.",
            "2025-06-28",
            "vendredi 13",
            "2025-06-13",
        ),
        ("es", "Bolivia no se sumará; Chile negocia desde febrero.", "2026-05-03", "febrero", "2026-02"),
    ],
)
def test_days_are_told_from_what_stands_before_them(
    language: str, text: str, published: str, words: str, edtf: str
) -> None:
    """A number of a day, the day before, the next season: each is reckoned from the time told last."""
    assert (words, edtf) in dates_in(text, published=published, language=language)


def test_an_island_is_no_time() -> None:
    """Flights leave Christmas Island all year."""
    assert dates_in("A charter from Christmas Island landed on Friday.") == [
        ("Christmas Island", None),
        ("Friday", "2025-05-02"),
    ]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("A court on Friday refused to let men stay who had landed the day before.", "en"),
        ("Le tribunal a refusé vendredi la rétention de douze hommes arrivés la veille.", "fr"),
        ("El Gobierno desmintió este viernes que el acuerdo firmado la víspera lo permita.", "es"),
    ],
)
def test_what_came_before_the_day_of_the_report_is_dated_from_it(text: str, language: str) -> None:
    """Most reports come out on the day of what they tell first."""
    times = find_times(text, [Span(0, len(text))], published="2024-03-08", language=language)

    assert [time.date for time in times] == ["2024-03-08", "2024-03-07"]


def test_a_report_without_a_date_leaves_the_year_of_an_earlier_month_open() -> None:
    """Whether February came before or after a September is not for a reader to guess."""
    text = "Lawyers said so on 5 September 2025. Nauru had announced it in February."
    times = find_times(text, [Span(0, 37), Span(38, len(text))], published=None)

    assert [time.date for time in times] == ["2025-09-05", "XXXX-02"]


def test_seventeen_is_no_september() -> None:
    """French abbreviates the month like the number: "dix-sept"."""
    found = dates_in("Dix-sept hommes sont arrivés lundi, dont vingt-sept en tout.", language="fr")

    assert found == [("lundi", "2025-05-05")]


def test_that_month_may_be_the_one_in_which_somebody_spoke() -> None:
    """Who "said in August" and whoever came "that month" share it."""
    text = "Kigali said in August that it would take people. A first group came that month."
    times = find_times(text, [Span(0, 48), Span(49, len(text))], published="2025-12-12")

    assert [time.date for time in times] == ["2025-08", "2025-08"]


def test_a_day_inside_a_name_is_no_day() -> None:
    """A police spokesman of South Sudan is called so."""
    assert dates_in("Gen. James Monday Enoka said nobody had come on Monday") == [("Monday", MONDAY)]


def test_a_year_alone_on_its_line_dates_what_stands_below_it() -> None:
    """Chronicles have several; one may be anything."""
    text = "2022\n\nIt was signed on 13 April.\n\n2023\n\nIt was ruled unlawful on 15 November."
    sentences = [Span(6, 32), Span(40, len(text))]

    assert [one.date for one in find_times(text, sentences, published=None)] == ["2022-04-13", "2023-11-15"]
