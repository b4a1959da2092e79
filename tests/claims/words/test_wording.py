"""What the bare words around the head of a clause say."""

from pactwatch.claims.reader import annotate
from pactwatch.claims.words.predication import Predication, find_predications
from pactwatch.claims.words.wording import find_wording
from pactwatch.documents import Document


def clause(text: str, head: str) -> Predication:
    """Return the clause of a sentence that a word heads."""
    (passage,) = annotate(Document(address="-", text=text, language="en")).passages
    return next(
        told for told in find_predications(passage, "en") if passage.words[told.clause.head].lower == head
    )


def test_words_are_told_by_their_side_of_the_head() -> None:
    """What stands left of a verb says something else than what stands right of it."""
    words = find_wording(clause("Seven deportees landed in Kigali.", "landed"))
    assert {"at:landed", "left:seven", "left:deportees", "right:kigali", "said:seven"} <= set(words)
    assert not {"right:seven", "left:kigali"} & set(words)


def test_words_far_from_the_head_are_only_said() -> None:
    """A word many words away belongs to the sentence, not to the clause."""
    far = "Deportees, the ministry wrote late on Monday in a note to the press, had by then landed there."
    words = find_wording(clause(far, "landed"))
    assert "said:deportees" in words
    assert "left:deportees" not in words


def test_a_word_that_stands_twice_counts_once() -> None:
    """Repetition adds nothing."""
    words = find_wording(clause("Men and men landed.", "landed"))
    assert len(words) == len(set(words))
