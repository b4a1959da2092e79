"""Reported speech, found in the syntax of one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.language.attribution.apposed import find_by_apposed
from pactwatch.language.attribution.complements import find_complement, without_complementizer
from pactwatch.language.attribution.extent import BEFORE_THE_CUE, fit_extent, since_last_stop
from pactwatch.language.attribution.mending import (
    mend_clauses_of_time,
    mend_days,
    mend_joined_cues,
    mend_named_last,
    mend_participles,
)
from pactwatch.language.attribution.nominal import find_by_adjective, find_by_noun
from pactwatch.language.attribution.parenthetical import find_as_said, find_by_count, find_parentheticals
from pactwatch.language.attribution.report import Report
from pactwatch.language.attribution.speakers import find_speaker, mention_of
from pactwatch.language.attribution.that_clauses import find_by_that
from pactwatch.language.attribution.viewpoints import find_viewpoints
from pactwatch.language.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pactwatch.language.attribution.lexicon import AttributionLexicon, Cue
    from pactwatch.language.attribution.tree import Tree

_INNER_KINDS = frozenset({"belief", "wish"})
_SUPPOSING = frozenset({"if", "whether", "unless", "lest"})
_MAY = frozenset({"may", "might", "should", "must"})
_CAN_ONLY = frozenset({"can", "only"})
_FEWEST_NAMES = 2
_LEAST_BEFORE = 3
_WORDS_AFTER_IDIOM_VERB = 3
_LONGEST_IDIOM = 9
_LETS = frozenset({"let", "lets", "letting"})
_CLAUSE_RULES = BEFORE_THE_CUE | {
    "clause-after",
    "clause-after-channel",
    "clause-after-colon",
    "embedded-question",
    "passive-clause",
    "said-to",
}
_NEGATIVE_SUBJECTS = frozenset({"nobody", "none", "neither"})


def find_reports(
    tree: Tree, lexicon: AttributionLexicon, is_quoted: Callable[[int, int], bool]
) -> list[Report]:
    """Find reported speech in one sentence.

    Args:
        tree: The sentence; parts that the parser hung wrongly are mended in it.
        lexicon: The cues.
        is_quoted: Says whether the characters between two offsets are in quotation marks; cues there
            are part of what was said.

    """
    mend_participles(tree, lexicon)
    mend_joined_cues(tree, lexicon)
    mend_named_last(tree, lexicon)
    mend_clauses_of_time(tree, lexicon)
    mend_days(tree, lexicon)
    apart = {
        report.cue.start: report
        for report in (
            *find_parentheticals(tree, lexicon),
            *find_as_said(tree, lexicon),
            *find_by_count(tree),
            *find_viewpoints(tree, lexicon),
        )
        if not is_quoted(*report.cue)
    }
    reports: list[Report] = []
    openers = lexicon.openers
    may_open = [
        token
        for token, (word, start) in enumerate(zip(tree.words, tree.starts, strict=True))
        if word in openers or start in apart
    ]
    for token in may_open:
        set_off = apart.get(tree.starts[token])
        found: list[Report] = []
        if tree.words[token] == "to" and token and tree.words[token - 1] == "according":
            found = list(_according(tree, token))
        elif not is_quoted(tree.starts[token], tree.ends[token]):
            found = list(_by_cue(tree, token, lexicon))
        if set_off is not None and not _is_better(found, set_off):
            found = [set_off]
        reports += found
    known = {report.cue.start for report in reports if not _CLAUSE_RULES.isdisjoint(report.because)}
    stray = [each for each in find_by_that(tree, lexicon, known) if not is_quoted(*each.cue)]
    known |= {report.cue.start for report in stray}
    stray += [
        each
        for each in find_by_apposed(tree, lexicon)
        if each.cue.start not in known and not is_quoted(*each.cue)
    ]
    mended = {report.cue.start for report in stray}
    return [report for report in reports if report.cue.start not in mended] + stray


def _is_better(found: list[Report], set_off: Report) -> bool:
    """Say whether the syntax found a clause and a speaker for a cue that is set off by commas as well."""
    reach = set_off.content[-1].end
    return any(
        not BEFORE_THE_CUE.isdisjoint(report.because)
        and report.speaker is not None
        and (report.content[-1].end >= reach or set_off.content[-1].start < report.cue.start)
        for report in found
    )


def _by_cue(tree: Tree, token: int, lexicon: AttributionLexicon) -> Iterator[Report]:
    word, tag = tree.words[token], tree.tags[token]
    if tag.startswith("VB"):
        if word in lexicon.idioms:
            yield from _idiom(tree, token, lexicon)
        if word in lexicon.verbs:
            yield from _verb(tree, token, lexicon.verbs[word], lexicon)
    elif tag.startswith("NN"):
        if word in lexicon.nouns:
            yield from find_by_noun(tree, token, lexicon.nouns[word])
    elif word in lexicon.adjectives and tree.deps[token] in {"acomp", "advcl", "amod"}:
        yield from find_by_adjective(tree, token, lexicon.adjectives[word])


def _verb(tree: Tree, token: int, cue: Cue, lexicon: AttributionLexicon) -> Iterator[Report]:
    is_passive = tree.child(token, "auxpass") is not None or (
        tree.tags[token] == "VBN"
        and tree.deps[token] in {"acl", "relcl"}
        and tree.child(token, "aux") is None
    )
    if is_passive:
        yield from _passive(tree, token, cue, lexicon)
        return
    if token and tree.words[token - 1] == "worth":
        return
    speaker = find_speaker(tree, token)
    if cue.kind in _INNER_KINDS and (
        speaker is None or _is_hypothetical(tree, token, lexicon.words["hypothetical"])
    ):
        return
    complement = find_complement(tree, token, cue, speaker)
    if complement is None:
        return
    outside = _other_cue_clauses(tree, token, complement.tokens)
    tokens = fit_extent(tree, token, complement, [word for word in complement.tokens if word not in outside])
    content = tree.spans(tokens)
    if not content:
        return
    is_told = speaker is not None and speaker > token and "addressee" in cue.takes and tokens[0] > speaker
    mention = None if speaker is None or is_told or speaker in tokens else mention_of(tree, speaker)
    is_negated = _is_negated(tree, token, speaker)
    yield Report(
        content,
        tree.span_of(token),
        cue.word,
        cue.kind,
        mention,
        is_negated,
        (*cue.cue_ids, complement.rule, *_setting(tree, token)),
    )


def _setting(tree: Tree, verb: int) -> tuple[str, ...]:
    """Tell whether a cue only supposes that something is said, or stands inside the reporter's own clause.

    ``if a court says that it is unsafe`` is hypothetical; in ``men it says belong to a gang`` the words
    said are broken off the reporter's sentence.
    """
    marks = {tree.words[child] for child in tree.children[verb] if tree.deps[child] == "mark"}
    helpers = {tree.words[child] for child in tree.children[verb] if tree.deps[child] in {"aux", "advmod"}}
    if marks & _SUPPOSING or helpers & _MAY or helpers >= _CAN_ONLY:
        return ("hypothetical",)
    clause = tree.child(verb, "ccomp")
    has_subject = clause is None or tree.child(clause, "nsubj", "nsubjpass", "expl", "csubj") is not None
    is_reduced = _follows_object(tree, verb)
    return ("in-relative",) if is_reduced or (tree.deps[verb] == "relcl" and not has_subject) else ()


def _follows_object(tree: Tree, verb: int) -> bool:
    """Say whether a cue breaks in on what somebody did: ``began a case over money it says is owed``."""
    thing = verb - 2
    is_near = thing >= 0 and tree.child(verb, "nsubj") == verb - 1 and tree.tags[verb - 1] == "PRP"
    if not is_near or not tree.tags[thing].startswith("NN"):
        return False
    above = tree.heads[thing]
    while not tree.tags[above].startswith("VB") and tree.heads[above] != above:
        above = tree.heads[above]
    return tree.tags[above].startswith("VB") and above < thing


def _idiom(tree: Tree, verb: int, lexicon: AttributionLexicon) -> Iterator[Report]:
    """Find what stands after ``let it be known that``, up to the end of the sentence."""
    that = next((at for at in range(verb + 2, len(tree.words)) if tree.words[at] == "that"), None)
    if that is None:
        return
    between = tuple(tree.words[verb + 1 : that])
    speaker = find_speaker(tree, verb)
    is_idiom = any(
        between[start : start + len(words)] == words
        for words in lexicon.idiom_words
        for start in range(min(len(between), _WORDS_AFTER_IDIOM_VERB))
    ) or (tree.words[verb] in _LETS and between[-1:] == ("know",))
    is_passive = tree.child(verb, "auxpass") is not None
    if speaker is None or not is_idiom or is_passive or len(between) > _LONGEST_IDIOM:
        return
    content = tree.spans(list(range(that + 1, len(tree.words))))
    cue = lexicon.idioms[tree.words[verb]]
    span = Span(tree.starts[verb], tree.ends[that - 1])
    is_negated = _is_negated(tree, verb, speaker)
    if content:
        mention = mention_of(tree, speaker)
        yield Report(content, span, "say", cue.kind, mention, is_negated, (*cue.cue_ids, "clause-after"))


def _is_hypothetical(tree: Tree, verb: int, words: frozenset[str]) -> bool:
    return any(tree.deps[c] == "aux" and tree.words[c] in words for c in tree.children[verb])


def _is_negated(tree: Tree, token: int, speaker: int | None) -> bool:
    return tree.child(token, "neg") is not None or (
        speaker is not None and tree.words[speaker] in _NEGATIVE_SUBJECTS
    )


def _other_cue_clauses(tree: Tree, verb: int, tokens: list[int]) -> set[int]:
    """Return tokens inside what was said that are the reporter's: ``according to …`` and the cue's own."""
    left_out: set[int] = set()
    for token in tokens:
        if tree.words[token] == "according" and tree.deps[token] == "prep":
            left_out.update(tree.below(token))
    if verb in tokens:
        left_out.update(tree.below(verb))
    return left_out


def _passive(tree: Tree, token: int, cue: Cue, lexicon: AttributionLexicon) -> Iterator[Report]:
    """Find what a passive holds: ``was told that``, ``is said to have``, ``was criticised by``."""
    agent = tree.child(token, "agent")
    by = tree.child(agent, "pobj") if agent is not None else None
    mention = None if by is None else mention_of(tree, by)
    subject = tree.child(token, "nsubjpass", "nsubj")
    clause = next((c for c in tree.children[token] if c > token and tree.deps[c] == "ccomp"), None)
    infinitive = next((c for c in tree.children[token] if c > token and tree.deps[c] == "xcomp"), None)
    word = tree.words[token]
    if by is None and _is_only_wanted(tree, token):
        return
    if clause is not None and "clause" in cue.takes:
        tokens, rule = without_complementizer(tree, tree.below(clause)), "passive-clause"
    elif infinitive is not None and word in lexicon.passives:
        tokens, rule = (
            sorted([*(tree.below(subject) if subject is not None else []), *tree.below(infinitive)]),
            "said-to",
        )
    elif by is not None and {"object", "addressee"} & cue.takes and not _tells_as(tree, token):
        subject = subject if subject is not None else tree.heads[token]
        left_out = [token] if tree.deps[token] in {"acl", "relcl"} else []
        tokens, rule = tree.below(subject, left_out), "passive-object"
        for child in tree.children[token]:
            if tree.deps[child] == "prep" and tree.words[child] in ({"as"} | cue.prepositions):
                tokens = [*tokens, *tree.below(child)]
        tokens.sort()
    else:
        return
    content = tree.spans(tokens)
    if content:
        is_negated = tree.child(token, "neg") is not None
        yield Report(
            content, tree.span_of(token), cue.word, cue.kind, mention, is_negated, (*cue.cue_ids, rule)
        )


def _is_only_wanted(tree: Tree, verb: int) -> bool:
    """Say whether a passive tells what is to be said: "required that they *be told* where they go"."""
    auxiliary = tree.child(verb, "auxpass")
    return auxiliary is not None and tree.words[auxiliary] == "be"


def _tells_as(tree: Tree, verb: int) -> bool:
    """Say whether a passive only passes on what somebody said: ``was quoted by the paper as saying that``."""
    as_ = next((child for child in tree.children[verb] if tree.words[child] == "as"), None)
    return as_ is not None and tree.child(as_, "pcomp") is not None


def _according(tree: Tree, to: int) -> Iterator[Report]:
    according = to - 1
    source = next((c for t in (to, according) for c in tree.children[t] if tree.deps[c] == "pobj"), None)
    if source is None or tree.heads[according] == according:
        return
    head = tree.heads[according]
    clause = head
    while tree.tags[clause][:2] not in {"VB", "MD"} and tree.heads[clause] != clause:
        clause = tree.heads[clause]
    while tree.deps[clause] in {"conj", "advcl", "acl"} and tree.tags[clause] == "VBG":
        clause = tree.heads[clause]
    while tree.deps[clause] == "conj" and tree.words[according - 1] == ",":
        clause = tree.heads[clause]
    tokens = without_complementizer(tree, tree.below(clause, [according]))
    if according > _LEAST_BEFORE and all(token > to for token in tokens):
        tokens = list(range(according))
    tokens = (
        tokens[tokens.index(apposed) + 1 :]
        if (apposed := _end_of_apposed(tree, source)) in tokens
        else tokens
    )
    content = tree.spans(since_last_stop(tree, according, tokens))
    if content:
        cue = Span(tree.starts[according], tree.ends[to])
        mention = mention_of(tree, source)
        yield Report(content, cue, "according to", "speech", mention, False, ("according-to",))  # noqa: FBT003


def _end_of_apposed(tree: Tree, noun: int) -> int | None:
    """Return the comma after a name that tells who is meant: "to their lawyer, Tin Thanh Nguyen, …"."""
    if tree.tags[noun] not in {"NN", "NNS"} or tree.words[noun + 1 : noun + 2] != [","]:
        return None
    end = noun + 2
    while end < len(tree.words) and tree.tags[end] == "NNP":
        end += 1
    return end if end - noun - 2 >= _FEWEST_NAMES and tree.words[end : end + 1] == [","] else None
