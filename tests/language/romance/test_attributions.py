"""Who says what in French and Spanish reports."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactwatch.errors import LexiconError
from pactwatch.language.quotations import find_quotations
from pactwatch.language.romance import find_romance_attributions
from pactwatch.language.romance.conjugation import conjugate
from pactwatch.language.romance.lexicon import Example, load_romance_lexicon
from pactwatch.language.sentences import find_paragraphs, find_sentences

EXAMPLES = [
    (language, example) for language in ("fr", "es") for example in load_romance_lexicon(language).examples
]


def said_in(text: str, language: str) -> list[tuple[str | None, str, str]]:
    """Return speaker, content (its spans joined by a slash) and mode of each attribution."""
    found = find_romance_attributions(
        text,
        find_sentences(text, language=language),
        find_quotations(text, find_paragraphs(text)),
        language=language,
    )
    return [
        (one.speaker and one.speaker.of(text), " / ".join(span.of(text) for span in one.content), one.mode)
        for one in found
    ]


@pytest.mark.parametrize(
    ("language", "example"), EXAMPLES, ids=lambda value: getattr(value, "sentence", value)
)
def test_an_entry_keeps_the_promises_of_its_own_examples(language: str, example: Example) -> None:
    """An entry that misses a match is too narrow; one that takes a reject, too wide."""
    assert bool(said_in(example.sentence, language)) is example.is_match


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "fr",
            "« Rien n'est signé », a déclaré mardi à la presse la ministre de la Justice, Ana Costa.",
            [("la ministre de la Justice, Ana Costa", "Rien n'est signé", "direct")],
        ),
        (
            "fr",
            "Le Ghana a confirmé ce jeudi avoir reçu un premier groupe.",
            [("Le Ghana", "avoir reçu un premier groupe", "indirect")],
        ),
        (
            "es",
            "El canciller Ruiz dijo que no habrá vuelos. Tres murieron en el camino, aseguró.",
            [
                ("El canciller Ruiz", "no habrá vuelos", "indirect"),
                ("El canciller Ruiz", "Tres murieron en el camino", "indirect"),
            ],
        ),
        (
            "fr",
            "Selon une source proche du dossier, Washington verserait plusieurs millions.",
            [("une source proche du dossier", "Washington verserait plusieurs millions", "indirect")],
        ),
        (
            "fr",
            "La mesure, a rappelé le HCR, reste contraire à la Convention.",
            [("le HCR", "La mesure / reste contraire à la Convention", "indirect")],
        ),
        (
            "fr",
            "Ces douze hommes, dont aucun n'est d'ici, ont été vus par un médecin, assure Ana Costa.",
            [
                (
                    "Ana Costa",
                    "Ces douze hommes, dont aucun n'est d'ici, ont été vus par un médecin",
                    "indirect",
                )
            ],
        ),
        (
            "fr",
            "« Non. Jamais », a dit le maire, « pas ici ».",
            [("le maire", "Non. Jamais / pas ici", "direct")],
        ),
        (
            "es",
            "El director, Omar Ruiz, que viajó a Quito, negó que haya presos y añadió que “son libres”.",
            [
                ("El director, Omar Ruiz", "haya presos", "indirect"),
                ("El director, Omar Ruiz", "son libres", "direct"),
            ],
        ),
        (
            "es",
            "Según el texto, difundido por la presidencia, Washington dará apoyo financiero.",
            [("el texto", "Washington dará apoyo financiero", "indirect")],
        ),
        (
            "es",
            "Los vuelos seguirán, según dijo la portavoz Karla Leal.",
            [("la portavoz Karla Leal", "Los vuelos seguirán", "indirect")],
        ),
        (
            "es",
            "Más de 2.000 migrantes fueron llevados al desierto, según la portavoz Karla Leal.",
            [
                (
                    "la portavoz Karla Leal",
                    "Más de 2.000 migrantes fueron llevados al desierto",
                    "indirect",
                )
            ],
        ),
        ("es", "Ruiz: «Los vuelos seguirán»", [("Ruiz", "Los vuelos seguirán", "direct")]),
        ("es", "Se informó que hubo tres vuelos.", [(None, "hubo tres vuelos", "indirect")]),
        (
            "es",
            "– No nos consultaron, dice la alcaldesa de Nuadibú.",
            [("la alcaldesa de Nuadibú", "No nos consultaron", "indirect")],
        ),
    ],
)
def test_words_are_tied_to_their_speaker(
    language: str, text: str, expected: list[tuple[str | None, str, str]]
) -> None:
    """Before, after, around, in brackets or in passing: the speaker is the one whom the sentence names."""
    assert said_in(text, language) == expected


def test_a_verb_without_subject_has_the_speaker_of_the_sentence_before() -> None:
    """Spanish leaves out the subject; the words would have no speaker otherwise."""
    text = "La abogada Eva Sanz celebró el fallo. «Es un gran día», declaró a EFE, y dijo confiar en la Sala."

    assert said_in(text, "es") == [
        ("La abogada Eva Sanz", "Es un gran día", "direct"),
        ("La abogada Eva Sanz", "confiar en la Sala", "indirect"),
    ]


def test_a_noun_after_a_verb_of_speech_takes_no_relative_clause_as_its_words() -> None:
    """What describes an agreement is not what anybody said."""
    assert said_in("El ministro anunció un acuerdo que permite más vuelos.", "es") == []


def test_what_is_not_confirmed_is_marked() -> None:
    """A statement that was not made must not be shown as one."""
    text = "Washington n'a pas confirmé que des fonds avaient été versés."
    found = find_romance_attributions(text, find_sentences(text, language="fr"), [], language="fr")

    assert [(one.is_negated, one.cue_word) for one in found] == [(True, "confirmer")]


def test_a_language_without_lexicon_is_refused() -> None:
    """German must not be read with French rules."""
    with pytest.raises(LexiconError, match="no wordings"):
        load_romance_lexicon("de")


@pytest.mark.parametrize(
    ("infinitive", "language", "form"),
    [
        ("annoncer", "fr", "annonçait"),
        ("juger", "fr", "jugea"),
        ("rappeler", "fr", "rappelle"),
        ("révéler", "fr", "révèle"),
        ("avertir", "fr", "avertissent"),
        ("añadir", "es", "añadieron"),
        ("señalar", "es", "señalará"),
    ],
)
def test_a_verb_is_spelt_as_reports_spell_it(infinitive: str, language: str, form: str) -> None:
    """A form that nobody writes finds nothing."""
    assert form in conjugate(infinitive, language).finite


@given(st.text(alphabet="ab .,«»:\n“”-’'éqñ(", max_size=120), st.sampled_from(["fr", "es"]))
def test_contents_lie_inside_the_text(noise: str, language: str) -> None:
    """Whatever the marks, offsets lead to words of the text."""
    text = f"{noise} « Non », a dit le maire ; {noise} dijo Ruiz que sí. {noise}"

    for one in find_romance_attributions(
        text,
        find_sentences(text, language=language),
        find_quotations(text, find_paragraphs(text)),
        language=language,
    ):
        assert all(0 <= start < end <= len(text) for start, end in one.content)


def test_time_grows_no_faster_than_the_text() -> None:
    """A long report, or one without full stops, must not hold up an archive."""
    text = "Le ministre a dit que rien, selon Kigali, n'a été signé, et que tout sera publié, "

    def seconds(times: int) -> float:
        long = text * times
        sentences, quotations = (
            find_sentences(long, language="fr"),
            find_quotations(long, find_paragraphs(long)),
        )
        best = []
        for _ in range(3):
            began = time.process_time()
            find_romance_attributions(long, sentences, quotations, language="fr")
            best.append(time.process_time() - began)
        return min(best)

    assert seconds(200) < 20 * seconds(20) + 0.01


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        (
            "fr",
            "Huit migrants sont là, a appris l'AFP auprès d'une source policière.",
            "une source policière",
        ),
        ("fr", "Huit migrants sont là, a-t-on appris mardi de source officielle.", "source officielle"),
        (
            "fr",
            "Selon des diplomates, c'est faux. « On l'a su trop tard », déplore l'un d'eux.",
            "l'un d'eux",
        ),
        ("es", "El acuerdo está firmado, según supo EFE de fuentes diplomáticas.", "fuentes diplomáticas"),
    ],
)
def test_whoever_told_the_agency_is_who_speaks(language: str, text: str, speaker: str) -> None:
    """An agency that learns something from somebody only passes it on."""
    assert said_in(text, language)[-1][0] == speaker


def test_a_radio_station_by_its_frequency_is_where_somebody_speaks() -> None:
    """In "conversación con la 780 AM" it is the director who speaks."""
    text = "El director Jorge Vera lo confirmó. «Nadie va a bajar de ese avión», sostuvo con la 780 AM."

    assert said_in(text, "es")[-1][0] == "El director Jorge Vera"
