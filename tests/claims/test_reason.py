"""Reasons are put into words only when somebody asks."""

from __future__ import annotations

import pickle

from pactwatch.claims.reason import Reason


def test_a_reason_is_put_into_words_when_it_is_asked_for() -> None:
    """Until then nothing is ranked or joined."""
    asked = []

    def tell(word: str) -> str:
        asked.append(word)
        return f"head:{word}"

    reason = Reason("date: {}".format, Reason(tell, "sign"))
    assert asked == []
    assert str(reason) == "date: head:sign"
    assert asked == ["sign"]


def test_a_reason_reaches_another_process_as_plain_words() -> None:
    """Workers that read an archive send what they found without what it was found by."""
    assert pickle.loads(pickle.dumps(Reason("pair {}-{}".format, "US", "RW"))) == "pair US-RW"  # noqa: S301


def test_reasons_in_the_same_words_are_the_same() -> None:
    """Two readings of one report are equal."""
    assert Reason("pair {}-{}".format, "US", "RW") == Reason(str, "pair US-RW")
    assert Reason(str, "first") != Reason(str, "second")
