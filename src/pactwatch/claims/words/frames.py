"""The frames of a clause: which families of words its verb and its nouns are of."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pactwatch.claims.words.frame_forms import Frame, FrameForm
    from pactwatch.claims.words.passages import Passage
    from pactwatch.language.clauses import Clause


def find_frames(passage: Passage, clause: Clause) -> Iterator[tuple[Frame, int]]:
    """Yield the frames of a clause, each with the index of the word where it stands.

    A verb counts where it heads the clause, a noun anywhere else in it.
    """
    for at, form, is_whole in passage.forms:
        is_here = at in clause.whole and at != clause.head if form.is_noun else at == clause.head
        if is_here and (is_whole or _is_turned(form, passage, clause)):
            yield form.frame, at


def _is_turned(form: FrameForm, passage: Passage, clause: Clause) -> bool:
    """Say whether a saying stands in the passive ("the plug *was pulled*"), or its particle further off."""
    places = (*clause.subject, *clause.helpers) if clause.is_passive else clause.helpers
    return form.needs <= {passage.words[i].lower for i in places}
