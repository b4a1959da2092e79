"""Terms are found as whole words, the longest first."""

from __future__ import annotations

from pactwatch.language.scan import ByteScanner, Scanner


def words_found(text: str, *terms: str) -> list[str]:
    """Return the words of the text that the scanner hits."""
    return [text[hit.start : hit.end] for hit in Scanner(terms).find(text)]


def test_the_longest_name_wins() -> None:
    """South Sudan is not Sudan."""
    assert words_found("South Sudan and Sudan", "Sudan", "South Sudan") == ["South Sudan", "Sudan"]


def test_part_of_a_word_is_no_hit() -> None:
    """Nobody went to Chad because of a Mr Chadwick."""
    assert words_found("Mr Chadwick flew to Chad.", "Chad") == ["Chad"]


def test_a_hit_that_is_no_word_hides_no_other() -> None:
    """A longer term that fails at its edge leaves the shorter one standing."""
    assert words_found("the Niger deltas", "Niger", "Niger delta") == ["Niger"]


def test_hyphens_and_apostrophes_are_edges() -> None:
    """A state's name stands whole in compounds and elisions."""
    assert words_found("Rwanda-backed, l'Italie, Rwanda's", "Rwanda", "Italie") == [
        "Rwanda",
        "Italie",
        "Rwanda",
    ]


def test_bytes_are_searched_for_stems() -> None:
    """The gate asks for stems, in whatever encoding."""
    scanner = ByteScanner([b"deport", b"portat"])
    assert scanner.find("déporté, deportation".encode("latin-1")) == {0, 1}
    assert scanner.find_all(b"deportation") == [(0, 0), (2, 1)]
