"""Who is meant where a report mentions somebody."""

from __future__ import annotations

import pytest

from pactwatch.language.cast import Cast, Speaker, build_cast
from pactwatch.language.sentences import find_sentences
from pactwatch.language.span import Span
from pactwatch.language.states import find_states


def cast_of(text: str, *, language: str = "en", published: str | None = None) -> Cast:
    """Return the cast of a report."""
    sentences = find_sentences(text, language=language)
    states = find_states(text, language=language)
    return build_cast(text, sentences, states, language=language, published=published)


def at(text: str, words: str, *, nth: int = 0) -> Span:
    """Return where words stand in a text for the ``nth`` time."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def who(text: str, words: str, *, nth: int = 0, language: str = "en") -> tuple[str, str | None, str]:
    """Return name, office and affiliation of who is meant by words of a report."""
    speaker = cast_of(text, language=language).resolve(at(text, words, nth=nth))
    return speaker.name, speaker.role, speaker.affiliation


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "Prison spokesman Themba Zwane said so in Eswatini.",
            "Themba Zwane",
            ("Themba Zwane", "Prison spokesman", "SZ"),
        ),
        (
            "Ann Achieng, Uganda's permanent secretary for defence, spoke.",
            "Ann Achieng",
            ("Ann Achieng", "Uganda's permanent secretary for defence", "UG"),
        ),
        (
            "Rwanda's foreign minister, Jean Mugisha, confirmed it.",
            "Rwanda's foreign minister",
            ("Jean Mugisha", "Rwanda's foreign minister", "RW"),
        ),
        (
            "U.S. District Judge Ruth Gray disagreed.",
            "Ruth Gray",
            ("Ruth Gray", "U.S. District Judge", "court"),
        ),
        (
            "Boston-based Judge Ruth Gray disagreed. Gray wrote that it was void.",
            "Gray wrote",
            ("Ruth Gray", "Boston-based Judge", "court"),
        ),
        ("Ruth Gray of the Refugee Council was appalled.", "Ruth Gray", ("Ruth Gray", None, "ngo")),
        (
            "Ruth Gray, a lawmaker for the Harbour List in Palau, was appalled.",
            "Ruth Gray",
            ("Ruth Gray", "lawmaker for the Harbour List in Palau", "opposition"),
        ),
        (
            "Ruth Gray, a lawmaker of the ruling party in Palau, was pleased.",
            "Ruth Gray",
            ("Ruth Gray", "lawmaker of the ruling party in Palau", "PW"),
        ),
        (
            "The European Court of Justice saw it otherwise.",
            "The European Court of Justice",
            ("European Court of Justice", None, "court"),
        ),
        (
            "Interior Principal Secretary Ann Achieng of Kenya was pleased.",
            "Ann Achieng",
            ("Ann Achieng", "Interior Principal Secretary", "KE"),
        ),
        (
            "Ann Achieng, Chancellor of Justice of Estonia, was pleased.",
            "Ann Achieng",
            ("Ann Achieng", "Chancellor of Justice of Estonia", "EE"),
        ),
        ("Ruth Gray, who represents most of them, spoke.", "Ruth Gray", ("Ruth Gray", None, "lawyer")),
        ("Ruth Gray, who teaches law at Bari, sighed.", "Ruth Gray", ("Ruth Gray", None, "expert")),
        (
            "The Observatory protests in Kenya. “A trap,” says its director, Ruth Gray.",
            "Ruth Gray",
            ("Ruth Gray", "its director", "expert"),
        ),
        (
            "Ruth Gray, Africa director at Refuge Without Borders, wrote to Cameroon.",
            "Ruth Gray",
            ("Ruth Gray", "Africa director at Refuge Without Borders", "ngo"),
        ),
        (
            "Former president Ann Achieng of Kenya was appalled.",
            "Ann Achieng",
            ("Ann Achieng", "Former president", "other"),
        ),
        (
            "Ann Achieng is a spokeswoman for the ministry in Nairobi.\n\nANN ACHIENG: No.",
            "ANN ACHIENG",
            ("Ann Achieng", "spokeswoman for the ministry in Nairobi", "KE"),
        ),
        ("Amnesty's Ruth Gray was appalled.", "Ruth Gray", ("Ruth Gray", None, "ngo")),
        (
            "Ruth Gray, who leads the Green Party, objected.",
            "Ruth Gray",
            ("Ruth Gray", "Green Party", "opposition"),
        ),
        ("His lawyer Ruth Gray criticised it.", "His lawyer", ("Ruth Gray", "lawyer", "lawyer")),
    ],
)
def test_a_person_has_the_office_and_the_side_that_the_report_gives(
    text: str, words: str, expected: tuple[str, str | None, str]
) -> None:
    """Before the name, after it or set off by commas, the office says for whom somebody speaks."""
    assert who(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "affiliation"),
    [
        (
            "A senior official in the State Department agreed.",
            "A senior official in the State Department",
            "US",
        ),
        ("Amnesty's Africa director agreed.", "Amnesty's Africa director", "ngo"),
        ("Lawyers for the men agreed.", "Lawyers for the men", "lawyer"),
        ("Opposition lawmakers in Kampala agreed.", "Opposition lawmakers", "opposition"),
        ("A spokesman for UNHCR agreed.", "A spokesman for UNHCR", "un"),
        ("Kigali has agreed.", "Kigali", "RW"),
        ("Ghana agreed to it, its foreign ministry said.", "its foreign ministry", "GH"),
        ("The Trade Union Congress of Ghana objected.", "The Trade Union Congress of Ghana", "other"),
    ],
)
def test_a_description_speaks_for_the_body_beside_it(text: str, words: str, affiliation: str) -> None:
    """A spokesman is of whatever he speaks for, not of a government by default."""
    assert who(text, words)[2] == affiliation


def test_she_is_the_woman_who_was_spoken_of() -> None:
    """A pronoun goes back to the last person of that gender, not to the last name."""
    text = "Government spokeswoman Ruth Gray met Mr Kurti. The talks went well, she said."

    assert who(text, "she")[0] == "Ruth Gray"


def test_he_is_whoever_opened_the_sentence_before_without_a_name() -> None:
    """Many a spokesman is never named, and "he" is still he."""
    text = "President Donald Trump was away.\n\nA spokesman for Downing Street would not say more. He smiled."

    assert who(text, "He")[0] == "spokesman for Downing Street"


def test_a_title_alone_means_the_one_who_has_it() -> None:
    """Whoever was named as spokeswoman above is meant."""
    text = "Government spokeswoman Ruth Gray spoke in Accra. The spokeswoman gave no date."

    assert who(text, "The spokeswoman")[0] == "Ruth Gray"


def test_the_group_is_the_one_that_spoke_before() -> None:
    """After Amnesty, "the group" is Amnesty."""
    text = "Amnesty International objected. The group called for a halt."
    cast = cast_of(text)
    amnesty = cast.resolve(at(text, "Amnesty International"))

    group = cast.resolve(at(text, "The group"), previous=[amnesty])

    assert (group.name, group.affiliation) == ("Amnesty International", "ngo")


@pytest.mark.parametrize(
    ("text", "words", "affiliation"),
    [
        ("A plane landed in Kigali. Both governments were silent.", "Both governments", "RW"),
        ("A plane landed in Kigali, a Western diplomat said.", "a Western diplomat", "other"),
        ("A plane landed in Kigali, a government source said.", "a government source", "RW"),
        ("An Angolan was sent to Kigali.", "An Angolan", "person"),
        ("The Dutch were sent to Kigali.", "The Dutch", "NL"),
        ("The men were flown to Cuba. The US pays, the administration says.", "the administration", "US"),
        ("The Justice Department in Dublin wrote to America.", "The Justice Department in Dublin", "IE"),
        ("“No,” one of them said.", "one of them", "person"),
        ("“No,” said a 27-year-old Angolan in Kigali.", "a 27-year-old Angolan", "person"),
        (
            "The Swedish section of Amnesty International spoke.",
            "The Swedish section of Amnesty International",
            "ngo",
        ),
        ("The president of the Supreme Court of Kenya spoke.", "The president of the Supreme Court", "court"),
    ],
)
def test_an_unnamed_voice_speaks_for_the_side_that_its_words_tell(
    text: str, words: str, affiliation: str
) -> None:
    """An official is his state's voice; a diplomat without a country, or a deportee, is not."""
    assert who(text, words)[2] == affiliation


def test_its_president_is_not_the_president_of_a_charity() -> None:
    """An office that is a state's own belongs to nobody who leads something else."""
    text = "Ruth Gray, president of Amnesty, spoke. Kenya said no, its president being away."

    assert who(text, "its president")[0] != "Ruth Gray"


def test_a_chief_executive_is_of_the_charity_before() -> None:
    """States have none, even where the report speaks of nothing but states."""
    text = (
        "The Harbour Refugee Council objected to the pact with Nauru. Chief executive Ruth Gray was appalled."
    )

    assert who(text, "Ruth Gray") == ("Ruth Gray", "Chief executive", "ngo")


def test_a_name_set_off_after_a_description_is_who_speaks() -> None:
    """A report may give the office first and the name after it."""
    text = "“No,” one of the lawyers, Ruth Gray, said in Nairobi."

    assert who(text, "one of the lawyers") == ("Ruth Gray", None, "lawyer")


def test_an_interior_minister_is_no_migration_minister() -> None:
    """An office with another portfolio is another person's."""
    text = "Sweden's migration minister, Ann Gray, spoke. Germany's interior minister said no."

    assert who(text, "Germany's interior minister")[0] != "Ann Gray"


def test_one_of_them_speaks_for_those_who_spoke_before() -> None:
    """The name stays as vague as the report is; the side is known."""
    text = "Opposition lawmakers complained. One of them was angry."
    cast = cast_of(text)
    lawmakers = cast.resolve(at(text, "Opposition lawmakers"))

    one = cast.resolve(at(text, "One of them"), previous=[lawmakers])

    assert (one.name, one.affiliation) == ("One of them", "opposition")


def test_one_of_them_is_of_the_group_that_a_newspaper_cites() -> None:
    """Whoever is cited spoke, though the newspaper is who says so."""
    text = "Reuters, citing three U.S. officials, reported on Libya. One of them was unsure."

    assert cast_of(text).resolve(at(text, "One of them")).affiliation == "US"


def test_a_minister_without_a_country_is_of_the_country_that_the_report_is_about() -> None:
    """There are no ministers in Washington, so the other country is his."""
    text = "The United States sent ten men to Eswatini. Interior Minister Themba Zwane welcomed them."

    assert who(text, "Themba Zwane")[2] == "SZ"


@pytest.mark.parametrize(
    ("language", "text", "words", "expected"),
    [
        (
            "es",
            "El director de Migración, Pedro Solano, habló en Costa Rica.",
            "El director de Migración, Pedro Solano",
            ("Pedro Solano", "director de Migración", "CR"),
        ),
        ("es", "La abogada Rosa Vega lo criticó.", "Rosa Vega", ("Rosa Vega", "abogada", "lawyer")),
        (
            "fr",
            "Le ministre des Affaires étrangères, Jean Mugisha, a parlé à Kigali.",
            "Jean Mugisha",
            ("Jean Mugisha", "ministre des Affaires étrangères", "RW"),
        ),
        (
            "fr",
            "L'avocate Claire Morel s'est indignée.",
            "Claire Morel",
            ("Claire Morel", "avocate", "lawyer"),
        ),
    ],
)
def test_offices_are_read_in_french_and_spanish_too(
    language: str, text: str, words: str, expected: tuple[str, str | None, str]
) -> None:
    """There the office comes first and the noun of it before what belongs to it."""
    assert who(text, words, language=language) == expected


def test_a_court_acts_before_anybody_who_is_named_beside_it() -> None:
    """What the High Court decides in a minister's case is the court's deed."""
    text = "The High Court stopped the flight that minister Ruth Gray had ordered."

    assert cast_of(text).actor_in(Span(0, len(text))) == "High Court"
    assert cast_of("Nobody came.").actor_in(Span(0, 12)) is None


@pytest.mark.parametrize(
    "name", ["Court of Appeal", "Court of Justice", "Court of Appeals for the Fourth Circuit"]
)
def test_a_court_is_named_in_full(name: str) -> None:
    """Without what follows "of", one court of appeal is like any other court."""
    text = f"The {name} stopped the flight."

    assert cast_of(text).actor_in(Span(0, len(text))) == name


def test_a_mention_that_names_nobody_is_unknown() -> None:
    """Days and money do not speak; who asks can look for somebody nearby."""
    text = "On Tuesday the money came, officials in Accra said."
    cast = cast_of(text)

    assert not cast.is_known(at(text, "the money"))
    assert cast.is_known(at(text, "officials in Accra"))


def test_a_speaker_is_found_near_a_cue() -> None:
    """Where syntax fails, the nearest noun phrase that can speak is the best guess."""
    text = "It came hours after two officials told the agency that nothing was signed."

    near = cast_of(text).speaker_near(Span(0, len(text)), at(text, "told"))

    assert near is not None
    assert near.of(text) == "two officials"


def test_an_empty_report_has_no_cast() -> None:
    """Nothing is no error."""
    cast = cast_of("")

    assert list(cast.people) == []
    assert cast.resolve(Span(0, 0)) == Speaker("", None, "other", "pronoun.unknown", "", 0)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("The men wait. One of them, Simon Sandberg, said so.", "One of them", "Simon Sandberg"),
        ("It was the Cuban, Raidel, who told us in Kampala.", "the Cuban", "Raidel"),
        ("Their foreign minister, Mr. Tuggar, said so in July.", "Their foreign minister", "Tuggar"),
        ("Their lawyer, Ruth Gray of the Harbour Clinic, said so.", "Their lawyer", "Ruth Gray"),
        (
            "Its representative for the Nordic countries, Ruth Gray, said so.",
            "Its representative",
            "Ruth Gray",
        ),
        ("A small party, Alternativa, said that it would vote.", "A small party", "Alternativa"),
    ],
)
def test_a_description_means_the_name_set_off_after_it(text: str, words: str, name: str) -> None:
    """Whoever looks for a speaker looks for the name."""
    end = text.index(",") if words == "Its representative" else text.index(words) + len(words)
    assert cast_of(text).resolve(Span(text.index(words), end)).name == name


def test_a_diplomat_from_a_bloc_is_not_the_bloc() -> None:
    """The name explains the last word of the description, not the one who speaks."""
    text = "So said a diplomat from the bloc, ECOWAS, on Friday."
    assert who(text, "a diplomat from the bloc")[0] == "diplomat from the bloc"


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Leo Marsh's spokesman, Adam Finch, was first. He wrote on X.", "He", "Adam Finch"),
        ("Asked about Accra, a spokesman for the ministry confirmed it. He said so.", "He", "spokesman"),
        ("Minister Ruth Gray confirmed it. So read her statement.", "her statement", "Ruth Gray"),
        ("Ruth Gray, a senator, was not satisfied. She was blunt: no.", "She was blunt", "Ruth Gray"),
        ("Nauru put out a statement. It said that camps were safe.", "It", "Nauru"),
    ],
)
def test_a_pronoun_means_whom_the_sentence_before_is_about(text: str, words: str, name: str) -> None:
    """Neither whose spokesman somebody is, nor a statement, says anything."""
    assert who(text, words)[0].startswith(name)


def test_a_pronoun_means_somebody_of_its_own_paragraph() -> None:
    """A new paragraph turns to somebody else, although another has just spoken."""
    text = "Lawyer Anna Reed spoke in Accra.\n\nJudge Mary Gray was reluctant in Boston. She wrote on Monday."
    cast = cast_of(text)
    before = [cast.resolve(at(text, "Anna Reed"))]
    assert cast.resolve(at(text, "She"), previous=before).name == "Mary Gray"


def test_an_envoy_to_a_body_speaks_for_the_state_that_sent_them() -> None:
    """The body is only where they work."""
    text = "Ruth Gray, the Tunisian ambassador to the European Union, refused."
    assert who(text, "Ruth Gray")[2] == "TN"


def test_where_an_envoy_is_posted_is_nobody_s_name() -> None:
    """Nobody is called Nordic or Great Lakes."""
    text = "Rwanda's ambassador to the Nordic states said on Wednesday that nothing had been told to Kigali."
    assert who(text, "Rwanda's ambassador to the Nordic states")[0] != "Nordic"


@pytest.mark.parametrize(
    ("mention", "cue", "name"),
    [
        ("A lawyer", "says", "Sipho Dlamini"),
        ("The Law Society migration critic", "warned", "Odile Brunet-Roy"),
        ("Its author", "said", "Tomas Ngiraked"),
        ("A Kurdish journalist", "told", "Rebin Karimi"),
    ],
)
def test_a_description_and_its_clause_mean_the_name_set_off_before_the_cue(
    mention: str, cue: str, name: str
) -> None:
    """A clause may stand between "a lawyer who tried to see them" and the name that is set off."""
    text = (
        "A lawyer who has been kept from them since July, Sipho Dlamini, says nobody was charged. "
        "The Law Society migration critic, Odile Brunet-Roy, warned of a secret deal. "
        "Its author, Senator Tomas Ngiraked, said the vote came late. "
        "A Kurdish journalist held on the island since 2013, Rebin Karimi, told the radio of a fire."
    )
    found = cast_of(text).resolve(at(text, mention), cue=at(text, cue))

    assert found.name == name


def test_a_society_named_in_full_is_not_the_one_that_spoke_before() -> None:
    """Only "the group" means who spoke before; a name of several words is a name of its own."""
    text = "The Law Council called it a disgrace. The Refugee Resource Centre said he had asked for help."
    cast = cast_of(text)
    council = cast.resolve(at(text, "The Law Council"))

    assert cast.resolve(at(text, "The Refugee Resource Centre"), previous=[council]).name == (
        "Refugee Resource Centre"
    )


@pytest.mark.parametrize(
    ("text", "mention", "name"),
    [
        (
            "Ann Gray waited. Attorney Peter Otieno drove there. He was sent away. 'They lied,' he said.",
            "he said",
            "Peter Otieno",
        ),
        (
            "“No,” Peter Otieno said. It is new. It holds. Paul Mugisha smiled. “We flee. We pay,” he said.",
            "he said",
            "Paul Mugisha",
        ),
        (
            "Peter Otieno lost the vote. Paul Mugisha vetoed it, telling senators in his message why.",
            "his",
            "Paul Mugisha",
        ),
    ],
)
def test_he_is_whom_the_sentence_before_the_quotation_is_about(text: str, mention: str, name: str) -> None:
    """A quotation of several sentences does not move away who speaks it."""
    cast = cast_of(text)
    first = cast.resolve(at(text, "Peter Otieno"))

    assert cast.resolve(at(text, mention), previous=[first]).name == name


def test_he_is_the_one_without_a_name_who_spoke_in_the_sentence_before() -> None:
    """Whoever "added" something is the official, or the deportee, whom the report does not name."""
    text = (
        "The foreign minister, Peter Otieno, denied it. A government official told AFP that it was signed. "
        "He added that nothing would be published. One of the deported men said he was hungry. "
        "“Nobody came,” he said."
    )
    cast = cast_of(text)
    minister = cast.resolve(at(text, "Peter Otieno"))
    official = cast.resolve(at(text, "A government official"), previous=[minister])
    deportee = cast.resolve(at(text, "One of the deported men"), previous=[minister, official])

    assert cast.resolve(at(text, "He added"), previous=[minister, official]).name == official.name
    assert cast.resolve(at(text, "he said."), previous=[official, deportee]).name == deportee.name


def test_the_prime_minister_is_the_leader_named_before_of_a_state_that_has_one() -> None:
    """Who is named later or leads a state without that office is not meant."""
    text = (
        "Rishi Sunak's plan for Rwanda is to become law. The prime minister said the flights would leave. "
        "Paul Kagame welcomed it."
    )

    assert who(text, "The prime minister")[0] == "Rishi Sunak"


def test_a_conservative_minister_may_have_any_field() -> None:
    """A party is no field: the conservative minister is the interior minister who spoke."""
    text = "Interior Minister Ann Gray agreed with Kenya. “They must leave,” the conservative minister said."
    cast = cast_of(text)
    gray = cast.resolve(at(text, "Interior Minister Ann Gray"))

    assert cast.resolve(at(text, "the conservative minister"), previous=[gray]).name == "Ann Gray"
