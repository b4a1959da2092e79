"""A register of invented reports, some of which mean harm to whoever opens an export."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from pactwatch import operations
from pactwatch.register.delivery import Delivery
from pactwatch.register.ledger import record_deliveries
from pactwatch.register.store import Register

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TALKS = (
    "Ruritania weighs taking deportees\n\n"
    "Kigali confirmed talks with Washington 😀 on Sunday. “We are talking,” Anna Mukamana said, “and nothing "
    "is signed.”\n\nUp to 250 people could be moved."
)
SIGNED = "WASHINGTON, June 3 (AP) - The two states signed a deal on Tuesday, and Kigali got $7.5 million."
HARMFUL = (
    '=HYPERLINK("http://evil.example","x") was signed.\n\n'
    "@SUM(A1) said <script>alert(1)</script> | `x` [y](z)."
)


def _words(text: str, exact: str) -> dict[str, Any]:
    start = text.index(exact)
    return {"start": start, "end": start + len(exact), "exact": exact}


def _event(text: str, kind: str, *exact: str, **fields: Any) -> dict[str, Any]:
    return {
        "type": kind,
        "sender": "US",
        "receiver": "RW",
        "date": None,
        "modality": "asserted",
        "actor": None,
        "people": None,
        "money": None,
        "evidence": [_words(text, each) for each in exact],
        **fields,
    }


def _said(text: str, speaker: str, *exact: str, **fields: Any) -> dict[str, Any]:
    return {
        "speaker": speaker,
        "role": None,
        "affiliation": "RW",
        "mode": "direct",
        "stance": "confirms",
        "date": None,
        "channel": None,
        "content": [_words(text, each) for each in exact],
        "speaker_mention": None,
        "cue": None,
        **fields,
    }


def _reading(
    text: str, *events: dict[str, Any], said: tuple[dict[str, Any], ...], **fields: Any
) -> dict[str, Any]:
    address = fields.pop("address")
    report: dict[str, Any] = {
        "title": None,
        "published": "2025-05-05",
        "language": "en",
        "agencies": [],
        "text": text,
    }
    return {
        "address": address,
        "report": {**report, **fields},
        "events": list(events),
        "statements": list(said),
    }


READINGS = (
    _reading(
        TALKS,
        _event(TALKS, "talks", "confirmed talks with Washington 😀", date="2025-05-04", modality="confirmed"),
        _event(TALKS, "transfer", "Up to 250 people could be moved", people=250, modality="possible"),
        said=(_said(TALKS, "Anna Mukamana", "We are talking,", "and nothing is signed.", role="Minister"),),
        address="https://news.example/talks",
        title="Ruritania weighs taking deportees",
        agencies=["AFP"],
    ),
    _reading(
        SIGNED,
        _event(SIGNED, "signed", "signed a deal on Tuesday", date="2025-06-03"),
        _event(SIGNED, "paid", "got $7.5 million", money={"amount": 7500000.0, "currency": "USD"}),
        said=(),
        address="https://news.example/signed",
        published="2025-06-03",
    ),
    _reading(
        HARMFUL,
        _event(
            HARMFUL, "signed", '=HYPERLINK("http://evil.example","x") was signed', actor="+cmd|' /C calc'!A0"
        ),
        said=(_said(HARMFUL, "@SUM(A1)", "<script>alert(1)</script> | `x` [y](z)", role="-1+1"),),
        address="javascript:alert(1)",
        title="\t=1+1\x07<img src=x onerror=alert(1)>",
        published="2025-07",
    ),
)


@pytest.fixture(scope="session")
def register(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A register of three reports on one pair of states, in which one claim was edited by a person."""
    address = str(tmp_path_factory.mktemp("exports") / "register.db")
    with Register.open(address, create=True) as opened:
        deliveries = [
            Delivery.of_row(row, reader="reader 1", publisher="=The Paper", sha256=f"{number:064}")
            for number, row in enumerate(READINGS)
        ]
        list(record_deliveries(opened, deliveries))
    paid = next(each for each in deliveries[1].claims if each.type == "paid")
    operations.review("edit", paid.claim_id, register=address, by="=ann", changes={"date": "2025-06"})
    return address


@pytest.fixture
def export(register: str, tmp_path: Path) -> Callable[..., Path]:
    """Export the register to a file of a name, and return the file."""

    def write(file_name: str, *names: str, **options: Any) -> Path:
        operations.export(tmp_path / file_name, *names, register=register, **options)
        return tmp_path / file_name

    return write
