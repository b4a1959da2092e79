"""French and Spanish sentences are split into clauses without a parser."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactwatch.language.romance.clauses import RomanceSyntax
from pactwatch.language.span import Span

FRENCH = "fr"
SPANISH = "es"


def clause(text: str, verb: str, language: str) -> dict[str, object]:
    """Return the parts of the clause around a verb, each as words."""
    syntax = RomanceSyntax(text, Span(0, len(text)), language)
    words = syntax.words
    found = syntax.clause_of(next(at for at, word in enumerate(words) if word.lower == verb))
    parts = ("subject", "objects", "agent", "whole", "governors", "helpers")
    spoken = {part: " ".join(words[i].lower for i in getattr(found, part)) for part in parts}
    flags = {name: getattr(found, name) for name in ("is_passive", "is_negated", "is_modifier")}
    return {"head": words[found.head].lower, **spoken, **flags}


@pytest.mark.parametrize(
    ("text", "verb", "language", "subject"),
    [
        ("Le Rwanda a signé un accord.", "signé", FRENCH, "le rwanda"),
        ("En mars, après deux ans, Kigali a signé un accord.", "signé", FRENCH, "kigali"),
        (
            "Dix migrants expulsés de Londres sont arrivés.",
            "arrivés",
            FRENCH,
            "dix migrants expulsés de londres",
        ),
        ("Les centres, qui ont ouvert lundi, sont restés vides.", "ouvert", FRENCH, "les centres"),
        ("Les centres, qui ont ouvert lundi, sont restés vides.", "restés", FRENCH, "les centres"),
        ("Londres a accepté d'accueillir dix hommes.", "accueillir", FRENCH, "londres"),
        ("Le vol est parti, a révélé samedi le quotidien.", "révélé", FRENCH, "le quotidien"),
        ("El martes llegaron al país diez personas.", "llegaron", SPANISH, "diez personas"),
        ("El pacto, firmado en marzo, fue ratificado.", "firmado", SPANISH, "el pacto"),
        ("El canciller dijo que recibirá a diez hombres.", "recibirá", SPANISH, "el canciller"),
        ("Washington pidió a Nigeria que acogiera a diez hombres.", "acogiera", SPANISH, "a nigeria"),
        ("El abogado, que presentó el recurso, celebró el fallo.", "celebró", SPANISH, "el abogado"),
    ],
)
def test_a_verb_has_its_subject(text: str, verb: str, language: str, subject: str) -> None:
    """Who acts stands before the verb, after it, outside the clause, or in the verb that governs it."""
    assert clause(text, verb, language)["subject"] == subject


@pytest.mark.parametrize(
    ("text", "verb", "language", "agent"),
    [
        ("Le texte a été approuvé par le Parlement en mai.", "approuvé", FRENCH, "le parlement"),
        (
            "El plan fue declarado ilegal por el Tribunal Supremo en 2023.",
            "declarado",
            SPANISH,
            "el tribunal supremo",
        ),
        ("Des hommes expulsés par les Etats-Unis sont arrivés.", "expulsés", FRENCH, "les etats-unis"),
    ],
)
def test_a_passive_verb_has_its_agent(text: str, verb: str, language: str, agent: str) -> None:
    """Who acts stands after "par" or "por"."""
    found = clause(text, verb, language)

    assert (found["agent"], found["is_passive"]) == (agent, True)


@pytest.mark.parametrize(
    ("text", "verb", "language", "helper"),
    [
        ("Le pays accueillera dix hommes.", "accueillera", FRENCH, "will"),
        ("Le pays accueillerait dix hommes.", "accueillerait", FRENCH, "would"),
        ("Dix hommes auraient été expulsés.", "expulsés", FRENCH, "would-have"),
        ("Dix hommes pourraient être expulsés.", "expulsés", FRENCH, "pourraient"),
        ("Le pays a accepté de recevoir dix hommes.", "recevoir", FRENCH, "to"),
        ("El país acogerá a diez hombres.", "acogerá", SPANISH, "will"),
        ("El ministro dijo que el país acogería a diez hombres.", "acogería", SPANISH, "will"),
        ("El país va a firmar un pacto.", "firmar", SPANISH, "va"),
    ],
)
def test_a_verb_shows_what_its_ending_says(text: str, verb: str, language: str, helper: str) -> None:
    """A future stands as "will" among the helpers, so that one set of rules reads all languages."""
    assert helper in str(clause(text, verb, language)["helpers"]).split()


@pytest.mark.parametrize(
    ("text", "verb", "language", "is_negated"),
    [
        ("Le pays n'a pas signé.", "signé", FRENCH, True),
        ("Aucun accord n'a été signé.", "signé", FRENCH, True),
        ("Le pays n'a signé qu'un accord.", "signé", FRENCH, False),
        ("Ni Londres ni Kigali n'avaient annoncé d'accord.", "annoncé", FRENCH, True),
        ("El país no ha firmado nada.", "firmado", SPANISH, True),
        ("El país ha firmado un pacto.", "firmado", SPANISH, False),
        ("Nadie firmó.", "firmó", SPANISH, True),
    ],
)
def test_a_negation_is_seen(text: str, verb: str, language: str, *, is_negated: bool) -> None:
    """Two words negate a French verb; "ne … que" means "only"."""
    assert clause(text, verb, language)["is_negated"] is is_negated


def test_a_denial_governs_what_it_denies() -> None:
    """The verbs above a clause tell whether what it says is claimed or denied."""
    text = "El ministerio desmiente que se haya firmado un pacto."

    assert clause(text, "firmado", SPANISH)["governors"] == "desmiente"


def test_a_participle_after_a_noun_describes_it() -> None:
    """Beside a noun "expulsés" tells which people, not that anybody expels them now."""
    found = clause("Neuf étrangers expulsés de Londres sont arrivés.", "expulsés", FRENCH)

    assert (found["subject"], found["is_modifier"]) == ("neuf étrangers", True)


def test_a_noun_stands_in_the_clause_of_its_verb() -> None:
    """So a lexicon may ask what is said of "accord"."""
    assert clause("Londres a conclu un accord avec Kigali.", "accord", FRENCH)["head"] == "conclu"


def test_a_pronoun_spelt_like_an_article_reads_as_a_pronoun() -> None:
    """In "l'a annulé" the scheme is meant, in "l'accord" nothing is."""
    syntax = RomanceSyntax("Il l'a annulé.", Span(0, 14), FRENCH)

    assert [word.lower for word in syntax.words][:4] == ["il", "cela", "a", "annulé"]


def test_words_keep_their_places_in_the_text() -> None:
    """Offsets count code points of the whole text."""
    text = "Hier. Kigali accueillera dix hommes."
    syntax = RomanceSyntax(text, Span(6, len(text)), FRENCH)

    assert [text[word.start : word.end] for word in syntax.words][:3] == ["Kigali", "accueillera", "dix"]
    assert syntax.words[-1] == (len(text), len(text), "will")


@given(
    st.lists(
        st.sampled_from(
            "le la de que qui et , . « » a est été sont accepté d' accueillir expulsés Rwanda y no se "
            "firmó ha fue ruanda si para ne pas".split()
        ),
        max_size=40,
    ),
    st.sampled_from([FRENCH, SPANISH]),
)
def test_any_row_of_words_has_clauses(words: list[str], language: str) -> None:
    """Whatever stands in a report, every word has a clause whose places are words of the sentence."""
    text = " ".join(words)
    syntax = RomanceSyntax(text, Span(0, len(text)), language)

    for index in range(len(syntax.words)):
        found = syntax.clause_of(index)
        places = {
            *found.subject,
            *found.objects,
            *found.agent,
            *found.whole,
            *found.governors,
            *found.helpers,
        }
        assert all(0 <= place < len(syntax.words) for place in places)
