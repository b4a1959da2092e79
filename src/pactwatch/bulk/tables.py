"""The columns of the output: documents, their readings, and the claims of these."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pactwatch.documents.archives import need

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_EVENT, _STATEMENT = "event", "statement"
_SAME_IN_EVENTS = ("type", "sender", "receiver", "date", "modality", "actor", "people", "kind")
_SAME_IN_STATEMENTS = ("speaker", "role", "affiliation", "mode", "stance", "date", "channel")


def rows_of(
    row: dict[str, Any], reading: dict[str, Any], copies: Sequence[str]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the rows that one report that tells something has in each table."""
    report = reading["report"]
    known = {"sha256": reading["sha256"], "address": reading["address"]}
    yield (
        "documents",
        known
        | {
            "place": row["place"],
            "captured": row["captured"],
            "published": report["published"],
            "title": report["title"],
            "language": report["language"],
            "publisher": reading["publisher"],
            "agencies": report["agencies"],
            "incomplete": reading["incomplete"],
            "copies": sorted(set(copies)),
            "text": report["text"],
        },
    )
    yield "readings", known | {"reading": json.dumps(reading, ensure_ascii=False)}
    for number, claim in enumerate((*reading["events"], *reading["statements"])):
        yield "claims", known | {"number": number} | _claim(claim)


def _claim(claim: dict[str, Any]) -> dict[str, Any]:
    is_event = "type" in claim
    passages = claim["evidence" if is_event else "content"]
    money = (claim.get("money") if is_event else None) or {}
    same = _SAME_IN_EVENTS if is_event else _SAME_IN_STATEMENTS
    return {
        "claim": _EVENT if is_event else _STATEMENT,
        **{name: claim.get(name) for name in same},
        "amount": money.get("amount"),
        "currency": money.get("currency"),
        "starts": [passage["start"] for passage in passages],
        "ends": [passage["end"] for passage in passages],
        "quotes": [passage["exact"] for passage in passages],
    }


def _documents() -> Any:
    arrow = need("pyarrow")
    text, texts = arrow.string(), arrow.list_(arrow.string())
    return arrow.schema(
        [("sha256", text), ("address", text), ("place", text), ("captured", text), ("published", text),
         ("title", text), ("language", text), ("publisher", text), ("agencies", texts), ("incomplete", text),
         ("copies", texts), ("text", text)]
    )  # fmt: skip


def _readings() -> Any:
    text = need("pyarrow").string()
    return need("pyarrow").schema([("sha256", text), ("address", text), ("reading", text)])


def _claims() -> Any:
    arrow = need("pyarrow")
    text, count, places = arrow.string(), arrow.int64(), arrow.list_(arrow.int64())
    names = dict.fromkeys((*_SAME_IN_EVENTS, *_SAME_IN_STATEMENTS))
    return arrow.schema(
        [("sha256", text), ("address", text), ("number", count), ("claim", text)]
        + [(name, count if name == "people" else text) for name in names]
        + [("amount", arrow.float64()), ("currency", text), ("starts", places), ("ends", places),
           ("quotes", arrow.list_(text))]
    )  # fmt: skip


SCHEMAS: dict[str, Callable[[], Any]] = {"documents": _documents, "readings": _readings, "claims": _claims}
