"""Where an arrangement stands at the end of a report."""

from __future__ import annotations

import pytest

from pactwatch.claims.reader import read_document
from pactwatch.documents import Document


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        (
            (
                "A court blocked the transfer of migrants from Australia to Malaysia in August 2011.\n\n"
                "Transfers of migrants from Australia to Malaysia resumed in October 2011."
            ),
            "operating",
        ),
        (
            (
                "Australia ended its migrant deal with Nauru in 2008.\n\n"
                "Australia signed a new deal with Nauru in 2012 to send asylum seekers there."
            ),
            "signed",
        ),
        (
            (
                "The United States has agreed a deal with Ghana to send deported migrants there, officials "
                "in Washington said on Monday.\n\n"
                "Ghana's foreign minister denied that Ghana had agreed a deal with the United States to take "
                "deported migrants."
            ),
            "agreed",
        ),
        (
            (
                "Nigeria held talks with the United States in May 2025 about taking deported migrants.\n\n"
                "Nigeria refused in July 2025 to accept the migrants deported by the United States."
            ),
            "refused",
        ),
    ],
    ids=["blocked then resumed", "ended then signed anew", "claimed and denied", "refused last"],
)
def test_an_arrangement_stands_where_its_latest_event_left_it(text: str, stage: str) -> None:
    """Who asks for the state of things today does not want that of last year."""
    (arrangement,) = read_document(
        Document(address="report.txt", text=text, published="2025-09-10")
    ).arrangements

    assert arrangement.stage.value == stage
