"""The cues that tie words to a speaker, loaded from the lexicon."""

from __future__ import annotations

import functools
from typing import Any, NamedTuple

from pactwatch.data_file import check_keys, load_data_file
from pactwatch.language.inflection import noun_forms, verb_forms

KINDS = ("speech", "stance", "belief", "wish", "finding", "report")
TAKES = frozenset({"clause", "infinitive", "gerund", "object", "quote", "addressee"})
_KEYS_BY_TABLE = {
    "verb": {"id", "kind", "verbs", "takes", "prepositions", "matches", "rejects"},
    "passive": {"id", "kind", "verbs", "matches", "rejects"},
    "noun": {"id", "kind", "nouns", "prepositions", "matches", "rejects"},
    "adjective": {"id", "kind", "adjectives", "prepositions", "matches", "rejects"},
    "idiom": {"id", "kind", "verbs", "words", "matches", "rejects"},
    "phrase": {"id", "kind", "words", "matches", "rejects"},
}


class Cue(NamedTuple):
    """One word that ties what was said to who said it, in its base form."""

    word: str
    kind: str
    takes: frozenset[str]
    prepositions: frozenset[str]
    cue_ids: tuple[str, ...]


class AttributionLexicon(NamedTuple):
    """Cues by the lower-case form in which they stand in a report.

    ``openers`` are the words at which a verb, a noun, an adjective, an idiom or "according to" may be a cue.
    """

    verbs: dict[str, Cue]
    passives: dict[str, Cue]
    nouns: dict[str, Cue]
    adjectives: dict[str, Cue]
    phrases: dict[str, Cue]
    idioms: dict[str, Cue]
    idiom_words: frozenset[tuple[str, ...]]
    openers: frozenset[str]
    words: dict[str, frozenset[str]]
    examples: tuple[tuple[str, bool], ...]


@functools.cache
def load_attribution_lexicon() -> AttributionLexicon:
    """Load the English cues.

    Raises:
        LexiconError: If an entry lacks a key, has one too many, or has a kind or a complement that does
            not exist.

    """
    return load_data_file("pactwatch.language", "lexicons/en/attribution.toml", _build)


def _build(tables: dict[str, Any]) -> AttributionLexicon:
    named_words = tables.pop("words", {})
    for table, entries in tables.items():
        for entry in entries:
            _check(entry, _KEYS_BY_TABLE.get(table, set()), where=f"{table} {entry.get('id')}")
    verbs = _by_form(tables["verb"], "verbs", verb_forms)
    nouns = _by_form(tables["noun"], "nouns", noun_forms)
    adjectives = _by_form(tables["adjective"], "adjectives", lambda word: (word,))
    idioms = _by_form(tables["idiom"], "verbs", verb_forms)
    return AttributionLexicon(
        verbs=verbs,
        passives=_by_form(tables["passive"], "verbs", lambda verb: verb_forms(verb)[3:]),
        nouns=nouns,
        adjectives=adjectives,
        phrases=_by_form(tables["phrase"], "words", lambda words: (words,)),
        idioms=idioms,
        idiom_words=frozenset(tuple(words.split()) for row in tables["idiom"] for words in row["words"]),
        openers=frozenset({*verbs, *nouns, *adjectives, *idioms, "to"}),
        words={name: frozenset(words) for name, words in named_words.items()},
        examples=tuple(_examples(tables)),
    )


def _check(entry: dict[str, Any], keys: set[str], *, where: str) -> None:
    check_keys(entry, keys, where=where)
    if entry["kind"] not in KINDS or not TAKES.issuperset(entry.get("takes", ())):
        kinds, takes = ", ".join(KINDS), ", ".join(sorted(TAKES))
        msg = f"{where} has an unknown kind or complement; kinds are {kinds}; takes are {takes}"
        raise ValueError(msg)


def _by_form(entries: list[dict[str, Any]], key: str, forms: Any) -> dict[str, Cue]:
    cue_by_word: dict[str, Cue] = {}
    for entry in entries:
        for word in entry[key]:
            old = cue_by_word.get(word, Cue(word, entry["kind"], frozenset(), frozenset(), ()))
            cue_by_word[word] = Cue(
                word,
                old.kind,
                old.takes | frozenset(entry.get("takes", ())),
                old.prepositions | frozenset(entry.get("prepositions", ())),
                (*old.cue_ids, entry["id"]),
            )
    found: dict[str, Cue] = {}
    for word, cue in cue_by_word.items():
        for form in forms(word):
            found.setdefault(form, cue)
            found.setdefault(form.replace("lling", "ling").replace("lled", "led"), cue)
    return found


def _examples(tables: dict[str, list[dict[str, Any]]]) -> list[tuple[str, bool]]:
    return [
        (example, is_match)
        for entries in tables.values()
        for entry in entries
        for is_match, examples in ((True, entry["matches"]), (False, entry["rejects"]))
        for example in examples
    ]
