"""The cue beside a quotation, and whom it gives the words to: ``“…,” the minister said``."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from pactwatch.language.attribution.lexicon import load_attribution_lexicon
from pactwatch.language.attribution.speakers import find_speaker, mention_of, subject_of
from pactwatch.language.span import Span

if TYPE_CHECKING:
    from pactwatch.language.attribution.lexicon import Cue
    from pactwatch.language.attribution.parsed_text import Sentences
    from pactwatch.language.attribution.tree import Tree
    from pactwatch.language.quotations import Quotation

MARKS = "“”„\"«»‹›‘’‚'「」『』`"
_TOKEN = re.compile(r"(?:[A-Z]\w{0,3}\.){1,3}(?=\s)|\w+(?:[’'.&-]\w+)*|[^\w\s]")
_FURTHEST = 24
_FURTHEST_OF_ANY = 10
_PAST_OR_PRESENT = frozenset({"VBD", "VBZ"})
_HELPERS = frozenset({"is", "was", "has", "had", "does", "did", "’s", "'s"})
_NAMES = frozenset({"NNP", "NNPS", "PRP"})
_SIGNATURE = re.compile(
    r"\s{0,3}(?:--|[―—–])\s*(?P<name>[^\W\d_a-z][\w.’'-]*"
    r"(?: (?:(?:de|da|di|al|el|bin|van|von|del|la) )*[^\W\d_a-z][\w.’'-]*){1,4})"
    r"(?=\s*(?:\n|\Z|, |\())"
)
_CLAUSE_ENDS = frozenset(",.!?…-–—")


class Frame(NamedTuple):
    """The cue beside a quotation and who it belongs to."""

    cue: Span | None
    word: str
    speaker: Span | None
    is_negated: bool
    rule: str


def frames_beside(
    sentences: Sentences, quotation: Quotation, left: int, right: int
) -> tuple[Frame | None, Frame | None]:
    """Return what ties a quotation to a speaker before it and after it; a cue goes before a mere colon."""
    before, after = _frame_before(sentences, quotation, left), _frame_after(sentences, quotation, right)
    return (None if after is not None and before is not None and before.cue is None else before), after


def frame_led(sentences: Sentences, quotation: Quotation, paragraph: int) -> Frame | None:
    """Return what ties a quotation to the paragraph before, which ends in a colon: ``He went on:``.

    ``paragraph`` is where the paragraph of the quotation begins.
    """
    end = len(sentences.text[:paragraph].rstrip())
    if sentences.text[end - 1 : end] != ":":
        return None
    sentence, tree = sentences.at(end - 1)
    tokens = _tokens(sentences.text, sentence.start, end)
    frame = _frame_among(sentences, quotation, tokens, tree) if tokens else None
    if frame is not None:
        return frame
    subject = subject_of(tree) if tree is not None else None
    if tree is None or subject is None or tree.tags[subject] not in _NAMES:
        return None
    return Frame(None, "", mention_of(tree, subject), is_negated=False, rule="colon-then-quotation")


def signature_after(text: str, quotation: Quotation, right: int) -> Span | None:
    """Return the name that signs a quotation behind a dash at a line's end: ``“Enough.” — Ann Gray``."""
    signed = _SIGNATURE.match(text, outer_end(text, quotation), right)
    return Span(*signed.span("name")) if signed is not None else None


def outer_end(text: str, quotation: Quotation) -> int:
    """Return where the marks end that close a quotation."""
    end = quotation.end
    while end < len(text) and (text[end] in MARKS or text[end] in "\u00a0\u202f"):
        end += 1
    return end


def outer_start(text: str, quotation: Quotation) -> int:
    """Return where the marks begin that open a quotation."""
    start = quotation.start
    while start > 0 and (text[start - 1] in MARKS or text[start - 1] in "\u00a0\u202f"):
        start -= 1
    return start


def _frame_after(sentences: Sentences, quotation: Quotation, right: int) -> Frame | None:
    """Find the cue of ``“…,” the minister said`` or ``“…,” said the minister``."""
    start = outer_end(sentences.text, quotation)
    sentence, tree = sentences.at(quotation.end)
    is_clause = (
        sentences.text[quotation.end - 1] in _CLAUSE_ENDS or sentences.text[start : start + 1] in _CLAUSE_ENDS
    )
    if start >= sentence.end or not is_clause:
        return None
    tokens = _tokens(sentences.text, start, min(sentence.end, right))
    while tokens and tokens[0][0] in {",", "-", "–", "—"}:
        del tokens[0]
    if (
        not tokens
        or tokens[0][0].lower() in load_attribution_lexicon().words["no_speaker_starts"]
        or not tokens[0][0][0].isalnum()
    ):
        return None
    for position, (word, begin, end) in enumerate(tokens[:_FURTHEST]):
        cue = _quote_cue(word)
        if word in {";", ":"} or (
            position and word.lower() in {"and", "but"} and tokens[position - 1][0] == ","
        ):
            return None
        if (
            cue is None
            or word.lower().endswith("ing")
            or (position and _is_noun(tree, begin))
            or (position and tokens[position - 1][0].lower() in {"the", "a"})
        ):
            continue
        if position == 0:
            mention = _mention(tokens[1:]) if len(tokens) > 1 else None
        else:
            mention = _mention(_before_verb(tokens[:position]))
        parsed = _parsed_speaker(tree, begin, quotation)
        is_negated = position > 0 and tokens[position - 1][0].lower() in {"not", "never"}
        return Frame(Span(begin, end), cue.word, parsed or mention, is_negated, "quotation-then-cue")
    return _frame_of_any_verb(sentences, quotation, tokens)


def _frame_of_any_verb(
    sentences: Sentences, quotation: Quotation, tokens: list[tuple[str, int, int]]
) -> Frame | None:
    """Find who speaks by a verb that is no cue: after a comma, ``“…,” the presidency scribbled`` says so."""
    _, tree = sentences.at(quotation.end)
    if tree is None or sentences.text[quotation.end - 1] != ",":
        return None
    before: list[tuple[str, int, int]] = []
    for word, begin, end in tokens[:_FURTHEST_OF_ANY]:
        at = bisect_left(tree.starts, begin)
        tag = tree.tags[at] if at < len(tree.tags) and tree.starts[at] == begin else ""
        if tag in _PAST_OR_PRESENT:
            mention = _mention(before) or _mention(tokens[1:])
            is_said = mention is not None and word.lower() not in _HELPERS
            rule = "quotation-then-cue"
            return Frame(Span(begin, end), "say", mention, is_negated=False, rule=rule) if is_said else None
        if tag.startswith(("VB", "MD", "W")) or word in MARKS + ",;:()":
            return None
        before.append((word, begin, end))
    return None


def _is_asked_for(cue: Cue, before: str) -> bool:
    """Say whether a cue only tells what somebody is to think: ``pressure to accept deportees, “some …”``."""
    return cue.kind in {"belief", "wish"} and before == "to"


def _frame_before(sentences: Sentences, quotation: Quotation, left: int) -> Frame | None:
    """Find the cue of ``The minister said: “…”`` or ``he told reporters, “…”``."""
    outer = outer_start(sentences.text, quotation)
    sentence, tree = sentences.at(max(0, outer - 1))
    start = max(sentence.start, left)
    tokens = _tokens(sentences.text, start, outer)
    if outer >= sentence.end or not tokens:
        return None
    frame = _frame_among(sentences, quotation, tokens, tree)
    if frame is None and tokens[-1][0] == ":":
        mention = _subject_among(tree, start, outer) or _mention(tokens)
        return Frame(None, "", mention, is_negated=False, rule="colon-then-quotation")
    return frame


def _subject_among(tree: Tree | None, start: int, end: int) -> Span | None:
    """Return who a clause is about that ends in a colon: ``Ann Gray leaned in and boomed: “…”``."""
    subject = subject_of(tree) if tree is not None else None
    mention = mention_of(tree, subject) if tree is not None and subject is not None else None
    return mention if mention is not None and start <= mention.start and mention.end <= end else None


def _frame_among(
    sentences: Sentences, quotation: Quotation, tokens: list[tuple[str, int, int]], tree: Tree | None
) -> Frame | None:
    """Find the last cue among the words before a quotation."""
    last = tokens[-1][0]
    for position in range(len(tokens) - 1, max(-1, len(tokens) - _FURTHEST), -1):
        word, begin, end = tokens[position]
        cue = _quote_cue(word)
        if (
            cue is None
            or _is_passive(tree, begin)
            or (position and (_is_noun(tree, begin) or _is_asked_for(cue, tokens[position - 1][0])))
        ):
            continue
        distance = len(tokens) - 1 - position
        if last not in {":", ",", "–", "—"} and (distance or not _ends_clause(sentences, quotation)):
            return None
        if last == "," and distance > 1 and any(_quote_cue(t[0]) for t in tokens[position + 1 :]):
            return None
        mention = _parsed_speaker(tree, begin, quotation) or _mention(
            _clause_start(tokens[:position]) or tokens[position + 1 :]
        )
        return Frame(Span(begin, end), cue.word, mention, is_negated=False, rule="cue-then-quotation")
    return None


def _ends_clause(sentences: Sentences, quotation: Quotation) -> bool:
    """Say whether nothing but punctuation, or a new clause, follows the quotation in its sentence."""
    end = outer_end(sentences.text, quotation)
    sentence, _ = sentences.at(quotation.end)
    rest = sentences.text[end : min(sentence.end, end + 9)].lstrip()
    inner = sentences.text[quotation.end - 1]
    return not rest or rest[0] in ".,;!?" or inner in ".!?,"


def _clause_start(tokens: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """Return the words of the clause that stands right before a cue."""
    tokens = _before_verb(tokens)
    for position in range(len(tokens) - 1, -1, -1):
        if tokens[position][0] in {",", ";", ":"}:
            return tokens[position + 1 :]
    return tokens


def _before_verb(tokens: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    while len(tokens) > 1 and (
        tokens[-1][0].lower() in load_attribution_lexicon().words["before_verb"]
        or tokens[-1][0].lower().endswith("ly")
    ):
        tokens = tokens[:-1]
    return tokens


def _mention(tokens: list[tuple[str, int, int]]) -> Span | None:
    """Return the noun phrase at the start of some words, up to a comma, a clause or a time."""
    taken: list[tuple[str, int, int]] = []
    for token in tokens:
        word = token[0]
        if not (word[0].isalnum() or word in "’'&/-") or (
            word.lower() in load_attribution_lexicon().words["ends_mention"]
        ):
            break
        taken.append(token)
    if not taken:
        return None
    return Span(taken[0][1], taken[-1][2])


def _parsed_speaker(tree: Tree | None, cue_start: int, quotation: Quotation) -> Span | None:
    if tree is None or cue_start not in tree.starts:
        return None
    speaker = find_speaker(tree, tree.starts.index(cue_start))
    if speaker is None or quotation.start <= tree.starts[speaker] < quotation.end:
        return None
    mention = mention_of(tree, speaker)
    return None if mention.meets(quotation.span) else mention


def _tokens(text: str, start: int, end: int) -> list[tuple[str, int, int]]:
    return [
        (match.group(), match.start(), match.end()) for match in _TOKEN.finditer(text, start, max(start, end))
    ]


def _is_noun(tree: Tree | None, start: int) -> bool:
    """Say whether the parser takes the word that begins here for no verb: ``the press secretary said``."""
    if tree is None:
        return False
    index = bisect_left(tree.starts, start)
    return index < len(tree.starts) and tree.starts[index] == start and tree.tags[index][:2] in {"NN", "JJ"}


def _is_passive(tree: Tree | None, start: int) -> bool:
    """Say whether a word only tells what something is called: ``The law, known as the Act, “is …”``."""
    at = bisect_left(tree.starts, start) if tree is not None else 0
    return (
        tree is not None
        and at < len(tree.starts)
        and tree.starts[at] == start
        and (tree.tags[at], tree.deps[at]) == ("VBN", "acl")
    )


def _quote_cue(word: str) -> Cue | None:
    cue = load_attribution_lexicon().verbs.get(word.lower().rstrip("."))
    return cue if cue is not None and "quote" in cue.takes else None
