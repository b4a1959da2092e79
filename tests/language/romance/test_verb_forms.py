"""Verbs stand in reports in many forms; each is known with what it tells."""

from __future__ import annotations

import pytest

from pactwatch.language.romance.grammar import load_grammar
from pactwatch.language.romance.verb_forms import inflect_verb


@pytest.mark.parametrize(
    ("infinitive", "language", "form", "shape"),
    [
        ("signer", "fr", "signèrent", "finite"),
        ("transférer", "fr", "transfère", "finite"),
        ("renvoyer", "fr", "renverra", "future"),
        ("accueillir", "fr", "accueillerait", "conditional"),
        ("juger", "fr", "jugeait", "finite"),
        ("annoncer", "fr", "annonça", "finite"),
        ("conclure", "fr", "conclue", "participle"),
        ("dire", "fr", "dit", "participle"),
        ("dire", "fr", "dit", "finite"),
        ("installer", "fr", "installé", "participle"),
        ("saisir", "fr", "saisis", "participle"),
        ("firmar", "es", "firmó", "finite"),
        ("aprobar", "es", "aprueba", "finite"),
        ("desmentir", "es", "desmintió", "finite"),
        ("pedir", "es", "pidieron", "finite"),
        ("acoger", "es", "acoja", "finite"),
        ("pagar", "es", "pague", "finite"),
        ("enviar", "es", "envía", "finite"),
        ("suscribir", "es", "suscrito", "participle"),
        ("devolver", "es", "devueltos", "participle"),
        ("recibir", "es", "recibirlos", "infinitive"),
        ("contestar", "es", "contestó", "finite"),
        ("mover", "es", "mueve", "finite"),
    ],
)
def test_a_verb_has_the_form(infinitive: str, language: str, form: str, shape: str) -> None:
    """Irregular verbs, changing stems and spelling are minded."""
    assert (form, shape) in inflect_verb(infinitive, language)


@pytest.mark.parametrize("language", ["fr", "es"])
def test_every_listed_verb_can_be_inflected(language: str) -> None:
    """A slip in the list would show as a verb without a participle or a future."""
    for verb in load_grammar(language).verbs:
        shapes = {shape for _, shape in inflect_verb(verb, language)}
        assert {"finite", "future", "participle"} <= shapes, verb
