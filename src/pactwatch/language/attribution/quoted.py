"""Direct speech: which quotation belongs to which cue and speaker."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from pactwatch.language.attribution.lexicon import load_attribution_lexicon
from pactwatch.language.attribution.speakers import find_speaker, mention_of
from pactwatch.language.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pactwatch.language.attribution.lexicon import AttributionLexicon, Cue
    from pactwatch.language.attribution.tree import Tree
    from pactwatch.language.quotations import Quotation

_TOKEN = re.compile(r"(?:[A-Z]\w{0,3}\.){1,3}(?=\s)|\w+(?:[’'.&-]\w+)*|[^\w\s]")
_FURTHEST = 24
_FURTHEST_OF_ANY = 10
_PAST_OR_PRESENT = frozenset({"VBD", "VBZ"})
_HELPERS = frozenset({"is", "was", "has", "had", "does", "did", "’s", "'s"})
_MARKS = "“”„\"«»‹›‘’‚'「」『』`"
_CLAUSE_ENDS = frozenset(",.!?…-–—")
_GAP = re.compile(r"[\s\-–—,.;:…]*")


class Frame(NamedTuple):
    """The cue beside a quotation and who it belongs to."""

    cue: Span | None
    word: str
    speaker: Span | None
    is_negated: bool
    rule: str


@dataclass(slots=True)
class Speech:
    """Quotations of one paragraph that one speaker is given."""

    frame: Frame
    contents: list[Span]
    quotations: list[Quotation] = field(default_factory=list)


class Sentences(NamedTuple):
    """A text with its sentences, and the parse of each sentence that has one."""

    text: str
    spans: Sequence[Span]
    trees: Sequence[Tree | None]
    starts: list[int]
    lexicon: AttributionLexicon
    index_at: Callable[[list[int], int], int]

    def at(self, offset: int) -> tuple[Span, Tree | None]:
        """Return the sentence in which a character stands, or the last one before it."""
        index = max(0, self.index_at(self.starts, offset) - 1)
        return self.spans[index], self.trees[index]


def find_speeches(sentences: Sentences, paragraph: Span, quotations: list[Quotation]) -> list[Speech]:
    """Find direct speech in one paragraph, in order.

    Quotations without a cue of their own go to the speech before them in the paragraph, else to the
    one after. Quoted words inside somebody's clause are left to the syntax.
    """
    speeches: list[Speech] = []
    waiting: list[Quotation] = []
    for position, quotation in enumerate(quotations):
        left = _outer_end(sentences.text, quotations[position - 1]) if position else paragraph.start
        right = quotations[position + 1].start - 1 if position + 1 < len(quotations) else paragraph.end
        before, after = _frames_beside(sentences, quotation, left, right)
        shared = (
            speeches[-1] if speeches and before is not None and before.cue == speeches[-1].frame.cue else None
        )
        if shared is not None:
            shared.contents.append(quotation.span)
            shared.quotations.append(quotation)
        elif before is not None or after is not None:
            frame = before if before is not None else after
            if frame is None:
                continue
            speeches.append(Speech(frame, [q.span for q in (*waiting, quotation)], [*waiting, quotation]))
            if before is None:
                _take_in_lead(sentences, speeches[-1], quotation, left)
            else:
                _take_in_clause_before(sentences, speeches[-1], quotation, left)
            waiting = []
        elif _stands_alone(sentences, quotation, left, right):
            if speeches:
                speeches[-1].contents.append(quotation.span)
                speeches[-1].quotations.append(quotation)
            else:
                waiting.append(quotation)
    if waiting:
        frame = Frame(None, "", None, is_negated=False, rule="quotation-alone")
        speeches.insert(0, Speech(frame, [quotation.span for quotation in waiting], waiting))
    return speeches


def _frames_beside(
    sentences: Sentences, quotation: Quotation, left: int, right: int
) -> tuple[Frame | None, Frame | None]:
    """Return what ties a quotation to a speaker before it and after it; a cue goes before a mere colon."""
    before, after = _frame_before(sentences, quotation, left), _frame_after(sentences, quotation, right)
    return (None if after is not None and before is not None and before.cue is None else before), after


def _outer_end(text: str, quotation: Quotation) -> int:
    end = quotation.end
    while end < len(text) and (text[end] in _MARKS or text[end] in "\u00a0\u202f"):
        end += 1
    return end


def _outer_start(text: str, quotation: Quotation) -> int:
    start = quotation.start
    while start > 0 and (text[start - 1] in _MARKS or text[start - 1] in "\u00a0\u202f"):
        start -= 1
    return start


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


def _quote_cue(lexicon: AttributionLexicon, word: str) -> Cue | None:
    cue = lexicon.verbs.get(word.lower().rstrip("."))
    return cue if cue is not None and "quote" in cue.takes else None


def _frame_after(sentences: Sentences, quotation: Quotation, right: int) -> Frame | None:
    """Find the cue of ``“…,” the minister said`` or ``“…,” said the minister``."""
    start = _outer_end(sentences.text, quotation)
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
        cue = _quote_cue(sentences.lexicon, word)
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
        if tag.startswith(("VB", "MD", "W")) or word in _MARKS + ",;:()":
            return None
        before.append((word, begin, end))
    return None


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


def _frame_before(sentences: Sentences, quotation: Quotation, left: int) -> Frame | None:
    """Find the cue of ``The minister said: “…”`` or ``he told reporters, “…”``."""
    outer = _outer_start(sentences.text, quotation)
    sentence, tree = sentences.at(max(0, outer - 1))
    start = max(sentence.start, left)
    tokens = _tokens(sentences.text, start, outer)
    if outer >= sentence.end or not tokens:
        return None
    last = tokens[-1][0]
    for position in range(len(tokens) - 1, max(-1, len(tokens) - _FURTHEST), -1):
        word, begin, end = tokens[position]
        cue = _quote_cue(sentences.lexicon, word)
        if cue is None or (position and _is_noun(tree, begin)):
            continue
        distance = len(tokens) - 1 - position
        if last not in {":", ",", "–", "—"} and (distance or not _ends_clause(sentences, quotation)):
            return None
        if (
            last == ","
            and distance > 1
            and any(_quote_cue(sentences.lexicon, t[0]) for t in tokens[position + 1 :])
        ):
            return None
        mention = _parsed_speaker(tree, begin, quotation) or _mention(
            _clause_start(tokens[:position]) or tokens[position + 1 :]
        )
        return Frame(Span(begin, end), cue.word, mention, is_negated=False, rule="cue-then-quotation")
    if last == ":":
        return Frame(None, "", _mention(tokens), is_negated=False, rule="colon-then-quotation")
    return None


def _clause_start(tokens: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """Return the words of the clause that stands right before a cue."""
    tokens = _before_verb(tokens)
    for position in range(len(tokens) - 1, -1, -1):
        if tokens[position][0] in {",", ";", ":"}:
            return tokens[position + 1 :]
    return tokens


def _ends_clause(sentences: Sentences, quotation: Quotation) -> bool:
    """Say whether nothing but punctuation, or a new clause, follows the quotation in its sentence."""
    end = _outer_end(sentences.text, quotation)
    sentence, _ = sentences.at(quotation.end)
    rest = sentences.text[end : min(sentence.end, end + 9)].lstrip()
    inner = sentences.text[quotation.end - 1]
    return not rest or rest[0] in ".,;!?" or inner in ".!?,"


def _stands_alone(sentences: Sentences, quotation: Quotation, left: int, right: int) -> bool:
    """Say whether the quotation is whole sentences by itself."""
    outer = _outer_start(sentences.text, quotation)
    first, _ = sentences.at(quotation.start)
    last, _ = sentences.at(quotation.end - 1)
    lead = sentences.text[max(first.start, left) : outer]
    end = _outer_end(sentences.text, quotation)
    tail = sentences.text[end : max(end, min(last.end, right))]
    return not _GAP.sub("", lead) and not _GAP.sub("", tail)


def _take_in_lead(sentences: Sentences, speech: Speech, quotation: Quotation, left: int) -> None:
    """Begin the content where the clause does: ``If it holds, “we go on,” he said``."""
    outer = _outer_start(sentences.text, quotation)
    sentence, tree = sentences.at(quotation.start)
    lead_start = max(sentence.start, left)
    lead = sentences.text[lead_start:outer]
    if not lead.strip() or lead.rstrip().endswith(":") or tree is None or speech.frame.cue is None:
        return
    first = next((i for i, start in enumerate(tree.starts) if start >= lead_start), None)
    verb = next((i for i, start in enumerate(tree.starts) if start == speech.frame.cue.start), None)
    if first is None or verb is None or lead.strip()[0] in _MARKS + "-–—.,":
        return
    clause = tree.child(verb, "ccomp")
    if clause is not None and clause < verb and min(tree.below(clause)) <= first + 1:
        at = speech.contents.index(quotation.span)
        speech.contents[at] = Span(lead_start, _outer_end(sentences.text, quotation))


def _take_in_clause_before(sentences: Sentences, speech: Speech, quotation: Quotation, left: int) -> None:
    """Add the reporter's half of a clause: ``It pays, she said, “so that we live”``."""
    _, tree = sentences.at(max(0, _outer_start(sentences.text, quotation) - 1))
    if tree is None or speech.frame.cue is None or not sentences.text[quotation.start].islower():
        return
    verb = next((i for i, start in enumerate(tree.starts) if start == speech.frame.cue.start), None)
    if verb is None:
        return
    clauses = [child for child in tree.children[verb] if tree.deps[child] == "ccomp" and child < verb]
    tokens = [token for clause in clauses for token in tree.below(clause) if token < verb]
    spans = tree.spans(sorted(tokens))
    if spans and spans[0].start >= left and len(spans) == 1:
        speech.contents.insert(speech.contents.index(quotation.span), spans[0])
