"""Whether the labels of a report have the shape that scoring needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_PARTS = {
    "arrangements": ("sender", "receiver"),
    "events": ("type", "sender", "receiver", "evidence"),
    "statements": ("content",),
}


def find_fault(labels: Any) -> str | None:
    """Return what is wrong with the shape of labels, and where in them; None where nothing is.

    Args:
        labels: What a file NAME.yaml holds.
    """
    if not isinstance(labels, dict) or not isinstance(labels.get("report"), dict):
        return "it has no part 'report'"
    return next(_faults(labels), None)


def _faults(labels: dict[str, Any]) -> Iterator[str]:
    for name in ("agencies", "noise"):
        if not _is_texts(labels["report"].get(name) or []):
            yield f"report: '{name}' is not a list of texts"
    for part, needed in _PARTS.items():
        rows = labels.get(part) or []
        if not isinstance(rows, list):
            yield f"'{part}' is not a list"
            return
        for number, row in enumerate(rows, start=1):
            for fault in _row_faults(row, needed):
                yield f"{part}, number {number}: {fault}"


def _row_faults(row: Any, needed: tuple[str, ...]) -> Iterator[str]:
    if not isinstance(row, dict):
        yield "it is not a mapping"
        return
    for field in needed:
        if not isinstance(row.get(field), str):
            yield f"'{field}' is not one text"
    for field, (shape, is_right) in _SHAPES.items():
        if not is_right(row.get(field)):
            yield f"'{field}' is not {shape}"


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def _is_money(value: Any) -> bool:
    if not isinstance(value, dict):
        return value is None
    amount = value.get("amount")
    return amount is None or (isinstance(amount, int | float) and not isinstance(amount, bool))


_SHAPES: dict[str, tuple[str, Callable[[Any], bool]]] = {
    "money": ("one mapping of amount and currency", _is_money),
    "also": ("a list of types", lambda value: value is None or _is_texts(value)),
}
