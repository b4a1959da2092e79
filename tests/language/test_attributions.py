from __future__ import annotations

import re

import pytest

from pactwatch.language.attribution.lexicon import load_attribution_lexicon
from pactwatch.language.attributions import Attribution, find_attributions, may_attribute
from pactwatch.language.parse import load_parser, parse_sentences
from pactwatch.language.quotations import find_quotations
from pactwatch.language.sentences import find_paragraphs, find_sentences

EXAMPLES = load_attribution_lexicon().examples


def attributions_of(text: str, *, is_parsed: bool = True) -> list[Attribution]:
    """Return all attributions of a report."""
    sentences = find_sentences(text)
    docs = parse_sentences(load_parser(), text, sentences) if is_parsed else [None] * len(sentences)
    return find_attributions(text, sentences, find_quotations(text, find_paragraphs(text)), docs)


def told(text: str, *, is_parsed: bool = True) -> list[tuple[str | None, str, list[str]]]:
    """Return speaker, base form of the cue and content of each attribution."""
    return [
        (
            attribution.speaker.of(text) if attribution.speaker else None,
            attribution.cue_word,
            [span.of(text) for span in attribution.content],
        )
        for attribution in attributions_of(text, is_parsed=is_parsed)
    ]


@pytest.mark.parametrize("example", [example for example, is_match in EXAMPLES if is_match])
def test_a_cue_keeps_the_promises_of_its_own_examples(example: str) -> None:
    """The brackets of an example hold what was said, the braces who said it."""
    text = re.sub(r"[\[\]{}]", "", example)
    content = re.findall(r"\[(.*?)\]", example)
    speaker = next(iter(re.findall(r"\{(.*?)\}", example)), None)

    assert (speaker, content) in [(who, words) for who, _, words in told(text)]


@pytest.mark.parametrize("example", [example for example, is_match in EXAMPLES if not is_match])
def test_a_cue_leaves_its_rejects_alone(example: str) -> None:
    """A word that can tie words to a speaker does not always do so."""
    assert told(example) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In the government's view, the pact is lawful.",
            ("the government", ["the pact is lawful"]),
        ),
        (
            "The pact, in the opinion of Human Rights Watch, breaches the convention.",
            ("Human Rights Watch", ["The pact", "breaches the convention"]),
        ),
        (
            "For rights lawyer Mzwandile Masuku, the pact is unlawful.",
            ("rights lawyer Mzwandile Masuku", ["the pact is unlawful"]),
        ),
        (
            "The deal, as Kagame put it, was “good for everyone”.",
            ("Kagame", ["The deal", "was “good for everyone”"]),
        ),
        (
            "To the bishops, it is a stain on the country.",
            ("the bishops", ["it is a stain on the country"]),
        ),
    ],
)
def test_what_is_so_in_somebodys_view_is_what_they_say(text: str, expected: tuple[str, list[str]]) -> None:
    """A report need not say that they said it."""
    assert [(who, words) for who, cue, words in told(text) if cue == "according to"] == [expected]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The archbishop used his sermon to say that the plan was ungodly.", "The archbishop"),
        ("The palace took three days to confirm that the men had landed.", "The palace"),
        ("The president was quick to add that no money had been paid.", "The president"),
        ("A source was quoted by the paper as saying that the hub was empty.", "A source"),
        ("Ministers urged the king to say that the men had landed.", "the king"),
    ],
)
def test_what_somebody_uses_to_say_it_is_not_who_says_it(text: str, speaker: str) -> None:
    """A sermon is used to say something, as a paper is that passes on what was said."""
    assert {who for who, cue, _ in told(text) if cue in {"say", "add", "confirm"}} == {speaker}


def test_what_stands_before_a_colon_is_not_in_words_that_go_on_after_the_cue() -> None:
    """What is said begins after the colon, however short its first half is."""
    text = "The commissioner was blunt: the deal, he said, was “a bribe”."

    assert told(text) == [("he", "say", ["the deal", "was “a bribe”"])]


@pytest.mark.parametrize(
    "text",
    [
        "For weeks, the men were held in a hotel.",
        "For the pilot, a new contract was signed in May.",
        "In the prison's view of the sea, nothing moved.",
        "To get there, it is best to drive.",
    ],
)
def test_a_time_a_purpose_and_a_sight_are_nobodys_view(text: str) -> None:
    """What stands in front of a clause is seldom who says it."""
    assert [words for _, cue, words in told(text) if cue == "according to"] == []


def test_a_quotation_broken_by_its_attribution_is_one_attribution() -> None:
    """Two halves of one utterance would count as two statements."""
    text = "“The runway is ours,” the minister said, “and nobody lands without asking.”"

    assert told(text) == [
        ("the minister", "say", ["The runway is ours,", "and nobody lands without asking."]),
    ]


def test_a_quotation_that_goes_on_after_a_full_stop_stays_with_its_speaker() -> None:
    """Reports name a speaker once and let them go on."""
    text = "“We were not asked,” said Afua Tetteh, a lawyer for the men. “We will sue.”\n\n“And we will win.”"

    assert told(text) == [
        ("Afua Tetteh", "say", ["We were not asked,", "We will sue."]),
        ("Afua Tetteh", "", ["And we will win."]),
    ]


def test_a_quotation_alone_belongs_to_whom_the_sentence_before_is_about() -> None:
    """Feature writers introduce a speaker without a verb of speech."""
    assert told("Tetteh was blunt. “No.”") == [("Tetteh", "", ["No."])]


def test_a_clause_that_is_partly_quoted_is_taken_whole() -> None:
    """The quoted part alone does not say what it is said of."""
    text = "The envoy said the scheme was “not a bargain”."

    (attribution,) = attributions_of(text)

    assert attribution.content[0].of(text) == "the scheme was “not a bargain”"
    assert attribution.mode == "mixed"


def test_what_the_reporter_adds_with_a_participle_is_an_attribution_of_its_own() -> None:
    """``adding that`` ends what was said before it."""
    assert told("The premier said the talks were over, adding that no text had been initialled.") == [
        ("The premier", "say", ["the talks were over"]),
        ("The premier", "add", ["no text had been initialled"]),
    ]


def test_who_spoke_before_a_comma_is_who_adds_something() -> None:
    """The subject of what was quoted adds nothing."""
    text = "“The rights of people who leave will be kept,” Van Weel said, adding that talks would follow."
    assert told(text)[-1] == ("Van Weel", "add", ["talks would follow"])


def test_a_verb_of_the_past_goes_on_with_the_one_above_what_must_be_done() -> None:
    """The men who must be heard write nothing; the judge does."""
    text = "The judge ruled that the men must be heard and wrote that the government had ignored his order."
    assert told(text) == [
        ("The judge", "rule", ["the men must be heard"]),
        ("The judge", "write", ["the government had ignored his order"]),
    ]


def test_a_fear_that_is_voiced_is_said() -> None:
    """Who voices concern says something; who only feels it does not."""
    kinds = [
        [each.kind for each in attributions_of(text)]
        for text in (
            "The agency has voiced concern that the men could be sent home.",
            "The crew shared the fear that the quay was mined.",
        )
    ]
    assert kinds == [["speech"], ["belief"]]


def test_the_speaker_of_a_relative_clause_is_what_the_pronoun_stands_for() -> None:
    """Nobody can be looked up under ``who``."""
    assert ("Campaigners", "call", ["an inquiry"]) in told(
        "Campaigners who called for an inquiry were ignored."
    )


def test_a_passive_names_no_speaker_unless_by_somebody() -> None:
    """``was told`` names the one who heard it."""
    assert told("The court was told that the men had left.") == [(None, "tell", ["the men had left"])]
    assert told("The plan was condemned by two bishops.") == [("two bishops", "condemn", ["The plan"])]


def test_what_people_are_to_be_told_is_nothing_that_was_said() -> None:
    """A judge who wants people to be told where they go has not told them."""
    ruling = "The judge wants people due for removal to be told where they are going."
    assert [cue for _, cue, _ in told(ruling) if cue == "tell"] == []


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "Denmark, the migration ministry admits, spent 28 million kroner on an office abroad.",
            "the migration ministry",
            ["Denmark", "spent 28 million kroner on an office abroad"],
        ),
        (
            "As President Ana Ruiz announced on Monday, no plane will land.",
            "President Ana Ruiz",
            ["no plane will land"],
        ),
        (
            "Five of the eleven, by their lawyers' count, have been flown on.",
            "their lawyers",
            ["Five of the eleven", "have been flown on"],
        ),
        (
            "Both will take in people who had fled to Kansas, Kristi Noem said at the end of a long trip.",
            "Kristi Noem",
            ["Both will take in people who had fled to Kansas"],
        ),
        (
            "The president denied at the time that any request had been made.",
            "The president",
            ["any request had been made"],
        ),
    ],
)
def test_a_cue_that_is_set_off_ties_the_words_around_it(text: str, speaker: str, content: list[str]) -> None:
    """Commas, "as" and a count say whose words these are, even where the parser does not see it."""
    assert [(who, words) for who, _, words in told(text)] == [(speaker, content)]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "The auditor had, she told the committee, a bill that nobody paid.",
            "she",
            ["The auditor had", "a bill that nobody paid"],
        ),
        (
            "The bishops asked twice, the abbot recalled, and would ask again.",
            "the abbot",
            ["The bishops asked twice", "and would ask again"],
        ),
        (
            "The pier is booked, the harbour master said on Monday, and two lighters.",
            "the harbour master",
            ["The pier is booked", "and two lighters"],
        ),
    ],
)
def test_words_go_on_after_a_cue_that_breaks_in_on_them(text: str, speaker: str, content: list[str]) -> None:
    """What follows a cue between commas is said too where it needs what stands before."""
    assert [(who, words) for who, _, words in told(text)] == [(speaker, content)]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("The ministry stresses that the hangar is empty.", "The ministry", "the hangar is empty"),
        ("A retired pilot states that the runway was dark.", "A retired pilot", "the runway was dark"),
        (
            "The harbour master posted on X on Friday that two boats had left.",
            "The harbour master",
            "two boats had left",
        ),
    ],
)
def test_a_cue_and_a_clause_with_that_belong_together_whatever_the_parse(
    text: str, speaker: str, content: str
) -> None:
    """Parsers take "states" and "stresses" for nouns."""
    assert [(who, words) for who, _, words in told(text)] == [(speaker, [content])]


@pytest.mark.parametrize(
    "text", ["The pilot showed a letter that was written in June.", "The report that nobody read was burnt."]
)
def test_a_relative_clause_is_nothing_that_was_said(text: str) -> None:
    """The word "that" does not always open what somebody says."""
    assert told(text) == []


def test_whatever_verb_follows_a_quotation_that_ends_in_a_comma_tells_who_speaks() -> None:
    """Bad rewrites replace "said" by words that no lexicon foresees."""
    text = "“The hangar is empty,” the presidency scribbled on Facebook."

    assert told(text) == [("the presidency", "say", ["The hangar is empty,"])]


def test_what_breaks_in_on_what_somebody_does_is_marked() -> None:
    """The report tells of the case; who says that money is owed is told in passing."""
    [attribution] = attributions_of("Rwanda has begun a case over money it says Britain still owes.")

    assert "in-relative" in attribution.because


def test_a_denied_saying_is_marked_as_negated() -> None:
    """``did not say`` reports words that were not said."""
    (attribution,) = attributions_of("The ministry did not say when the jet would leave.")

    assert attribution.is_negated


def test_what_a_petition_argues_is_not_said_by_the_judges_whom_it_is_put_before() -> None:
    """A court that gives time to answer says nothing of what it has before it."""
    text = (
        "The justices gave the state a week to respond to the petition, which argues that the deal is void."
    )

    assert told(text) == [("the petition", "argue", ["the deal is void"])]


def test_who_can_only_advise_has_said_nothing() -> None:
    """What a body has the power to do is no saying."""
    (attribution,) = attributions_of("The vote does not stop the treaty: the Lords can only advise.")

    assert "hypothetical" in attribution.because


def test_a_committee_is_named_without_the_word_for_whose_it_is() -> None:
    """A relative pronoun is no part of a name."""
    text = (
        "The motion is by Lord Grey, whose Treaties Committee said in a report that the deal was incomplete."
    )

    assert "Treaties Committee" in [who for who, *_ in told(text)]


def test_turns_of_a_transcript_belong_to_their_labels() -> None:
    """Broadcasters and parliaments print who speaks before a colon."""
    text = "HOST: Is there a deal?\n\nMINISTER: There is none.\n\nHOST: Was there one?\n\nThank you."

    assert [(who, words) for who, _, words in told(text, is_parsed=False)] == [
        ("HOST", ["Is there a deal?"]),
        ("MINISTER", ["There is none."]),
        ("HOST", ["Was there one?"]),
        ("HOST", ["Thank you."]),
    ]


def test_letters_with_full_stops_label_the_turns_of_an_interview() -> None:
    """Some papers print "Q." and "A."; a headline with a colon above them is no turn."""
    text = "ON RECORD: ANA RUIZ\n\nQ. Is there a deal?\n\nA. There is none.\n\nQ. Was there one?\n\nA. No."

    assert [(who, words) for who, _, words in told(text, is_parsed=False)] == [
        ("Q", ["Is there a deal?"]),
        ("A", ["There is none."]),
        ("Q", ["Was there one?"]),
        ("A", ["No."]),
    ]


def test_headings_with_colons_are_no_turns() -> None:
    """A memo or a fact check has labels too, but none of them speaks."""
    text = "TO: The minister\n\nFROM: The department\n\nRE: Flights\n\nThe jets are late."

    assert told(text, is_parsed=False) == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "The Dutch are far ahead; a dozen people could leave this fall, diplomats say.",
            ["a dozen people could leave this fall"],
        ),
        (
            "The envoy conceded that money had come, and that he had not known what it was for.",
            ["money had come, and that he had not known what it was for"],
        ),
        ("The premier said the following day that the centre would close.", ["the centre would close"]),
        ("Uganda said last month it had agreed to take migrants.", ["it had agreed to take migrants"]),
        ("The ministry announced on Wednesday it was halting flights.", ["it was halting flights"]),
        ("The mayor said that on Tuesday the men would arrive.", ["on Tuesday the men would arrive"]),
        (
            "Officials say those sent to Nauru, many of them found to be refugees, can live freely there.",
            ["those sent to Nauru, many of them found to be refugees, can live freely there"],
        ),
        (
            "The envoy said that the talks went well, although he insisted that nothing was signed.",
            ["the talks went well"],
        ),
        ("The senator branded it a stunt to please the voters.", ["it a stunt to please the voters"]),
        ("The minister dismissed the case as frivolous.", ["the case as frivolous"]),
        (
            "The mayor said half of the fee had come, and he would send it back.",
            ["half of the fee had come, and he would send it back"],
        ),
        ("Nobody will be kept: “They may leave,” the envoy said.", ["They may leave,"]),
    ],
)
def test_what_was_said_ends_where_the_reporter_begins(text: str, content: list[str]) -> None:
    """The parser alone stops too early or runs on too long."""
    assert content in [words for _, _, words in told(text)]


@pytest.mark.parametrize(
    "text",
    [
        "“We signed nothing,” the minister said.",
        "'We signed nothing,' said the minister.",
        'The minister said: "We signed nothing."',
    ],
)
def test_direct_speech_needs_no_parse(text: str) -> None:
    """Most sentences of most reports are never parsed."""
    ((speaker, cue, content),) = told(text, is_parsed=False)

    assert speaker is not None
    assert speaker.lower() == "the minister"
    assert (cue, content[0].strip(".,")) == ("say", "We signed nothing")


def test_sentences_that_attribute_nothing_need_not_be_parsed() -> None:
    """Parsing is what costs time."""
    assert may_attribute("According to the pilot it rained.")
    assert may_attribute("“No.”")
    assert not may_attribute("The ferry sailed at dawn.")
    assert not may_attribute("Residents worry about the noise.", kinds={"speech"})


def test_an_empty_report_says_nothing() -> None:
    """Feeds hold items without a text."""
    assert attributions_of("") == []


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "The island will rent no cells to Sweden, its justice minister, Ana Ruiz, told the radio.",
            "its justice minister",
            "The island will rent no cells to Sweden",
        ),
        (
            "A judge in the capital, Ruth Gray, held last month that the men had been denied a hearing.",
            "A judge in the capital",
            "the men had been denied a hearing",
        ),
        (
            "A first group landed in mid-August, as the palace's spokesman, Leo Marsh, revealed on the 28th.",
            "the palace's spokesman",
            "A first group landed in mid-August",
        ),
        (
            "About three thousand had left by December, the harbour office let it be known.",
            "the harbour office",
            "About three thousand had left by December",
        ),
    ],
)
def test_a_name_between_commas_does_not_part_a_speaker_from_the_cue(
    text: str, speaker: str, content: str
) -> None:
    """Parsers take a verb after a name that is set off for a participle."""
    assert (speaker, [content]) in [(who, words) for who, _, words in told(text)]


def test_what_follows_a_colon_is_said_by_whoever_announces_it() -> None:
    """The object of the cue is only a word that stands for the clause."""
    ((_, _, content),) = told("The envoy denied this on his veranda: no camp is being built.")
    assert content == ["no camp is being built"]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "Two of those held there have returned to their homelands, Fru Awah, a Cameroonian lawyer, said.",
            "Fru Awah",
            "Two of those held there have returned to their homelands",
        ),
        (
            "Ghana has taken 40 deportees, Frank Appiah, an analyst in Accra, said.",
            "Frank Appiah",
            "Ghana has taken 40 deportees",
        ),
    ],
)
def test_who_is_named_and_described_last_is_no_part_of_what_was_said(
    text: str, speaker: str, content: str
) -> None:
    """A name after "40 deportees," is not one more of them."""
    [(who, _, words)] = told(text)

    assert (who or "").startswith(speaker)
    assert words == [content]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Mr Burke said on Monday Australia had paid for the camp.", "Australia had paid for the camp"),
        (
            "Prime Minister James Marape said on Thursday Papua New Guinea would take no more refugees.",
            "Papua New Guinea would take no more refugees",
        ),
    ],
)
def test_the_day_of_saying_is_no_part_of_a_name_after_it(text: str, content: str) -> None:
    """There is no state called Thursday Papua New Guinea."""
    assert [words for _, _, words in told(text)] == [[content]]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "By Thursday 42 people had been sent and 23 had come the other way, according to the ministry.",
            "the ministry",
            "By Thursday 42 people had been sent and 23 had come the other way",
        ),
        (
            "Mona Bell applauded the new premier for closing the door on this shameful scheme.",
            "Mona Bell",
            "the new premier for closing the door on this shameful scheme",
        ),
    ],
)
def test_all_that_a_source_or_a_verdict_covers_is_taken(text: str, speaker: str, content: str) -> None:
    """What stands before "and", and what somebody is praised for, belong to it."""
    assert [(who, words) for who, _, words in told(text)] == [(speaker, [content])]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            (
                "PNG will close the centre on Manus Island, he said on Wednesday, a day "
                "after the country's Supreme Court ruled it unconstitutional to hold people there."
            ),
            "PNG will close the centre on Manus Island",
        ),
        (
            "Rwanda will take 250 migrants, she said, a week after Uganda announced a similar deal.",
            "Rwanda will take 250 migrants",
        ),
    ],
)
def test_what_the_reporter_tells_of_the_day_before_was_not_said(text: str, content: str) -> None:
    """A premier has not said himself on which day the court had ruled."""
    assert [content] == next(words for _, cue, words in told(text) if cue == "say")


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "Ann Gray went on:\n\n“Nobody will be taken there.”",
            "Ann Gray",
            "Nobody will be taken there.",
        ),
        (
            "The minister posted this on X:\n\n“No deal has been signed.”",
            "The minister",
            "No deal has been signed.",
        ),
        (
            "“They sold us.” ― Rosa Wanjiru\n“Let them come.” — Peter Otieno",
            "Rosa Wanjiru",
            "They sold us.",
        ),
        (
            "“They sleep in our streets.” — Peter Otieno, 34, a driver",
            "Peter Otieno",
            "They sleep in our streets.",
        ),
        (
            "Resident Ann Gray leaned in and thundered: “We are full.”",
            "Resident Ann Gray",
            "We are full.",
        ),
        (
            "The senator emailed supporters saying: “It is not over.”",
            "The senator",
            "It is not over.",
        ),
        (
            "The law, known as the Transfer Act, “can still be of use,” Ann Gray wrote.",
            "Ann Gray",
            "The law, known as the Transfer Act, “can still be of use,”",
        ),
        (
            "Peter Otieno said it was late. Sister Ann Gray was blunter. “We walk out.”",
            "Sister Ann Gray",
            "We walk out.",
        ),
    ],
)
def test_a_quotation_is_given_to_who_leads_to_it_or_signs_it(text: str, speaker: str, content: str) -> None:
    """Who speaks may stand in the paragraph before, in the sentence before, or behind a dash."""
    found = [(who, words[-1]) for who, _, words in told(text)]

    assert (speaker, content) in found


def test_a_name_behind_whom_something_is_according_to_is_not_among_the_words_said() -> None:
    """The comma after it begins them."""
    text = "According to their lawyer, Tin Thanh Nguyen, three of them are from Vietnam."

    assert [content for _, _, content in told(text)] == [["three of them are from Vietnam"]]


def test_what_is_worth_noting_nobody_has_said() -> None:
    """Reports from Arabic begin their background so."""
    assert told("The minister left. It is worth noting that Eswatini has taken fifteen men.") == []
