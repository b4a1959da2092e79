"""The words of a claim on one line, as a page without the sentences around them quotes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pactwatch.register.claim import Claim


def words_of(claim: Claim) -> str:
    """Return the exact words of a claim, an ellipsis between passages, none of them twice.

    Of "Rwanda has agreed to accept as many as 250 people" and "as many as 250 people", the former is quoted
    alone.
    """
    passages = [" ".join(passage.exact.split()) for passage in claim.words]
    whole = [
        own
        for place, own in enumerate(passages)
        if not any(
            own in other and (own != other or earlier < place)
            for earlier, other in enumerate(passages)
            if earlier != place
        )
    ]
    return " … ".join(whole)
