"""States are found by whatever words a report has for them."""

from __future__ import annotations

import itertools
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactwatch.language.state_lexicon import LANGUAGES, load_known_senders, load_states
from pactwatch.language.states import find_states, is_known_sender


def states_in(text: str, language: str = "en") -> list[tuple[str, str, str]]:
    """Return the words, the code and the kind of each mention."""
    return [
        (text[mention.start : mention.end], mention.code, mention.kind)
        for mention in find_states(text, language=language)
    ]


def codes_in(text: str, language: str = "en") -> list[str]:
    """Return the codes of the mentions."""
    return [code for _, code, _ in states_in(text, language)]


def test_names_capitals_and_peoples_are_told_apart() -> None:
    """The nationality of a man is not the state that acts."""
    assert states_in("Washington's deal with El Salvador caught a Salvadoran man.") == [
        ("Washington", "US", "capital"),
        ("El Salvador", "SV", "name"),
        ("Salvadoran", "SV", "demonym"),
    ]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("the UK-Rwanda treaty", ["GB", "RW"]),
        ("a US-El Salvador deal", ["US", "SV"]),
        ("the Kigali–London agreement", ["RW", "GB"]),
        ("U.S. officials told us", ["US"]),
        ("South\nSudan, Sudan", ["SS", "SD"]),
        ("Niger, Nigeria, Nigeriens and Nigerians", ["NE", "NG", "NE", "NG"]),
        ("Guinea, Equatorial Guinea, Guinea-Bissau, Papua New Guinea", ["GN", "GQ", "GW", "PG"]),
        ("Dominica and the Dominican Republic", ["DM", "DO"]),
        ("a Dominican minister said in Roseau that Dominica, a small island, had agreed", ["DM", "DM", "DM"]),
        ("the Congo, said Brazzaville", ["CG", "CG"]),
        ("Congo's foreign minister in Kinshasa", ["CD", "CD"]),
        ("Georgia's parliament in Tbilisi", ["GE", "GE"]),
        ("KOSOVO. Fifty people are to come from the UNITED STATES", ["XK", "US"]),
        ("Côte d’Ivoire and Cote d'Ivoire", ["CI", "CI"]),
    ],
)
def test_neighbours_in_the_alphabet_are_not_mixed_up(text: str, codes: list[str]) -> None:
    """A register that takes Niger for Nigeria is worth nothing."""
    assert codes_in(text) == codes


@pytest.mark.parametrize(
    "text",
    [
        "Denzel Washington and Jordan Peterson flew to New Mexico.",
        "He played for Paris Saint-Germain, then studied at American University.",
        "He was held near Atlanta, Georgia, and in a jail in south Georgia near Savannah.",
        "They polish the floor and let us in.",
        "Chad Kelly, Michael Jordan and Tom Holland",
        "Under the Dublin Regulation and the Geneva Convention",
        "The grant was worth US$350 million.",
        "A train to London, Ontario, and to Lebanon, Pennsylvania",
        "Sen. Murray of Vermont spoke.",
    ],
)
def test_words_that_only_look_like_a_state_give_nothing(text: str) -> None:
    """A person, a team, a town or a statute is no party."""
    assert codes_in(text) == []


@pytest.mark.parametrize(
    ("text", "language", "words", "code"),
    [
        ("the Albanese government", "en", "Albanese government", "AU"),
        ("Donald Trump’s administration", "en", "Donald Trump’s administration", "US"),
        ("the Home Office in the UK", "en", "Home Office", "GB"),
        ("le gouvernement Meloni", "fr", "gouvernement Meloni", "IT"),
        ("l’administration Trump", "fr", "l’administration Trump", "US"),
        ("el Gobierno de Bukele", "es", "Gobierno de Bukele", "SV"),
        ("la Casa Rosada", "es", "Casa Rosada", "AR"),
    ],
)
def test_a_government_stands_for_its_state(text: str, language: str, words: str, code: str) -> None:
    """Reports name the Home Office or a leader's government where they mean the state."""
    assert (words, code, "government") in states_in(text, language)


def test_a_surname_counts_once_the_full_name_stands() -> None:
    """A name like "Brown" is nobody in particular before "Gordon Brown" is named."""
    assert codes_in("Brown refused.") == []
    assert codes_in("Gordon Brown was asked. Brown refused.") == ["GB", "GB"]
    assert codes_in("Kagame refused.") == ["RW"]
    assert codes_in("Theresa May went in May.") == ["GB"]
    assert states_in("Israel Katz agreed.") == [("Israel Katz", "IL", "leader")]


@pytest.mark.parametrize(
    ("text", "language", "code"),
    [
        ("EE.UU. y EE UU", "es", "US"),
        ("los ruandeses y la ruandesa", "es", "RW"),
        ("el hermano del norte", "es", "US"),
        ("les Rwandais et une Rwandaise", "fr", "RW"),
        ("les Etats-Unis et l’Amérique", "fr", "US"),
        ("le pays des mille collines", "fr", "RW"),
        ("the land of a thousand hills", "en", "RW"),
    ],
)
def test_french_and_spanish_and_nicknames_are_known(text: str, language: str, code: str) -> None:
    """A state has other names in every language."""
    assert set(codes_in(text, language)) == {code}


def test_nigerien_and_nigerian_differ_in_french() -> None:
    """One accent sets two states apart."""
    assert codes_in("un nigérien et un nigérian", "fr") == ["NE", "NG"]


@pytest.mark.parametrize(
    ("text", "language", "words", "code"),
    [
        ("Ghana took 14 men. One Nigerian sued. The West African nation", "en", "West African nation", "GH"),
        ("Ghana took 14. Ghana sued.\nTogo: The West African nation", "en", "West African nation", "TG"),
        ("Palau agreed with Washington; the tiny Pacific island", "en", "tiny Pacific island", "PW"),
        ("Eswatini held them. The kingdom", "en", "kingdom", "SZ"),
        ("Qatar offered to help. The Gulf state", "en", "Gulf state", "QA"),
        ("Kosovo said yes. The landlocked Balkan country", "en", "landlocked Balkan country", "XK"),
        ("Cameroun: ce petit pays d’Afrique centrale", "fr", "", ""),
        ("Le Rwanda, ce petit pays d’Afrique de l’Est", "fr", "petit pays d’Afrique de l’Est", "RW"),
        ("Panamá calló. El país centroamericano", "es", "país centroamericano", "PA"),
        ("Argentina negocia. El país austral", "es", "país austral", "AR"),
    ],
)
def test_a_description_is_the_state_in_play_that_it_fits(
    text: str, language: str, words: str, code: str
) -> None:
    """Reports vary their words; Cameroon is not small, so that description finds nobody."""
    described = [(found, meant) for found, meant, kind in states_in(text, language) if kind == "description"]
    assert described == ([(words, code)] if code else [])


def test_a_description_without_a_state_in_play_gives_nothing() -> None:
    """An unnamed receiver makes no arrangement."""
    assert codes_in("Washington looks for a third country in Africa; the African state is not named.") == [
        "US"
    ]
    assert codes_in("Rwanda signed. The third African state to do so is unnamed.") == ["RW"]


def test_every_state_has_names_and_attributes() -> None:
    """The lexicons of the three languages know the same states."""
    for code, state in load_states().items():
        assert state.code == code
        assert state.region
        assert all(state.names[language] for language in LANGUAGES), code


def test_every_name_is_found_as_its_own_state() -> None:
    """No name is shadowed by another one, but for the ambiguous ones, which need company."""
    for state in load_states().values():
        for language in LANGUAGES:
            for name in state.names[language]:
                text = f"{name} agreed, said {state.names['en'][0]} of {state.names['en'][-1]}."
                assert codes_in(text, language)[:1] == [state.code], name


def test_only_states_that_have_sent_people_are_known_senders() -> None:
    """Of Italy and Albania, Italy sends."""
    assert is_known_sender("IT")
    assert not is_known_sender("AL")
    assert set(load_known_senders()) <= set(load_states())
    assert {"africa", "great-lakes"} <= load_states()["RW"].region


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_mentions_lie_in_order_within_the_text(noise: str) -> None:
    """Whatever stands around them, offsets lead back to the words."""
    text = f"{noise} Rwanda {noise} the UK {noise} the East African country {noise}"
    mentions = find_states(text)

    assert all(0 <= mention.start < mention.end <= len(text) for mention in mentions)
    assert all(one.end <= other.start for one, other in itertools.pairwise(mentions))
    assert "Rwanda" in {text[mention.start : mention.end] for mention in mentions}


def test_composed_letters_are_what_the_lexicons_hold() -> None:
    """A lexicon with decomposed accents would never match."""
    for state in load_states().values():
        for names in state.names.values():
            assert all(unicodedata.is_normalized("NFC", name) for name in names)
