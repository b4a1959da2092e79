"""Direct speech: which quotation belongs to which cue and speaker."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pactwatch.language.attribution.quote_frame import (
    MARKS,
    Frame,
    frame_led,
    frames_beside,
    outer_end,
    outer_start,
    signature_after,
)
from pactwatch.language.span import Span

if TYPE_CHECKING:
    from pactwatch.language.attribution.parsed_text import Sentences
    from pactwatch.language.quotations import Quotation

_GAP = re.compile(r"[\s\-–—,.;:…]*")


@dataclass(slots=True)
class Speech:
    """Quotations of one paragraph that one speaker is given."""

    frame: Frame
    contents: list[Span]
    quotations: list[Quotation] = field(default_factory=list)


def find_speeches(sentences: Sentences, paragraph: Span, quotations: list[Quotation]) -> list[Speech]:
    """Find direct speech in one paragraph, in order.

    Quotations without a cue of their own go to the speech before them in the paragraph, else to the
    one after. Quoted words inside somebody's clause are left to the syntax.
    """
    speeches: list[Speech] = []
    waiting: list[Quotation] = []
    for position, quotation in enumerate(quotations):
        left = outer_end(sentences.text, quotations[position - 1]) if position else paragraph.start
        right = quotations[position + 1].start - 1 if position + 1 < len(quotations) else paragraph.end
        before, after = frames_beside(sentences, quotation, left, right)
        shared = (
            speeches[-1] if speeches and before is not None and before.cue == speeches[-1].frame.cue else None
        )
        if shared is not None:
            shared.contents.append(quotation.span)
            shared.quotations.append(quotation)
        elif (
            frame := before or after or _frame_apart(sentences, paragraph, quotation, left, right)
        ) is not None:
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


def _frame_apart(
    sentences: Sentences, paragraph: Span, quotation: Quotation, left: int, right: int
) -> Frame | None:
    """Return what ties a quotation to a speaker who is named before its paragraph or signs behind it."""
    signed = signature_after(sentences.text, quotation, right)
    if signed is not None:
        return Frame(None, "", signed, is_negated=False, rule="signature")
    if left > paragraph.start or not _stands_alone(sentences, quotation, left, right):
        return None
    return frame_led(sentences, quotation, paragraph.start)


def _stands_alone(sentences: Sentences, quotation: Quotation, left: int, right: int) -> bool:
    """Say whether the quotation is whole sentences by itself."""
    outer = outer_start(sentences.text, quotation)
    first, _ = sentences.at(quotation.start)
    last, _ = sentences.at(quotation.end - 1)
    lead = sentences.text[max(first.start, left) : outer]
    end = outer_end(sentences.text, quotation)
    tail = sentences.text[end : max(end, min(last.end, right))]
    return not _GAP.sub("", lead) and not _GAP.sub("", tail)


def _take_in_lead(sentences: Sentences, speech: Speech, quotation: Quotation, left: int) -> None:
    """Begin the content where the clause does: ``If it holds, “we go on,” he said``."""
    outer = outer_start(sentences.text, quotation)
    sentence, tree = sentences.at(quotation.start)
    lead_start = max(sentence.start, left)
    lead = sentences.text[lead_start:outer]
    if not lead.strip() or lead.rstrip().endswith(":") or tree is None or speech.frame.cue is None:
        return
    first = next((i for i, start in enumerate(tree.starts) if start >= lead_start), None)
    verb = next((i for i, start in enumerate(tree.starts) if start == speech.frame.cue.start), None)
    if first is None or verb is None or lead.strip()[0] in MARKS + "-–—.,":
        return
    clause = tree.child(verb, "ccomp")
    if clause is not None and clause < verb and min(tree.below(clause)) <= first + 1:
        at = speech.contents.index(quotation.span)
        speech.contents[at] = Span(lead_start, outer_end(sentences.text, quotation))


def _take_in_clause_before(sentences: Sentences, speech: Speech, quotation: Quotation, left: int) -> None:
    """Add the reporter's half of a clause: ``It pays, she said, “so that we live”``."""
    _, tree = sentences.at(max(0, outer_start(sentences.text, quotation) - 1))
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
