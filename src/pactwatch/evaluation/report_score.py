"""One reading is held against the gold of its report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pactwatch.evaluation.agreement import agrees, fold, options
from pactwatch.evaluation.counts import Counts, count_share, count_tally
from pactwatch.evaluation.matching import (
    EVENT_FIELDS,
    STATEMENT_FIELDS,
    Pair,
    content_spans,
    locate,
    match_events,
    match_statements,
)
from pactwatch.evaluation.scores import ReportScore

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pactwatch.evaluation.gold import Gold

    Row = dict[str, Any]

_EVENT_FIELDS_ASKED_IF_GIVEN = ("actor", "people", "money")
_STATEMENT_FIELDS_ASKED_IF_GIVEN = ("role", "channel", "date")


def score_report(gold: Gold, row: Row | None) -> ReportScore:
    """Return the counts of one report; ``row`` is its line of ``read --json``, or None if there is none."""
    is_read = row is not None and "error" not in row
    reading: Row = row if row is not None and is_read else {}
    counts: Counts = Counts()
    counts["report", "reports", "asked"] += 1
    counts["report", "without a reading", "asked"] += not is_read
    text = (reading.get("report") or {}).get("text") or ""
    _count_report_fields(counts, gold, reading.get("report") or {})
    _count_text(counts, gold, fold(text))
    _count_verbatim(counts, text, reading)
    _count_arrangements(counts, gold, reading.get("arrangements") or [])
    _count_events(counts, text, gold.events, reading.get("events") or [])
    closeness = _count_statements(counts, text, gold.statements, reading.get("statements") or [])
    if not gold.arrangements:
        alarm = any(reading.get(part) for part in ("arrangements", "events", "statements"))
        count_share(counts, "share", "off-topic reports with an alarm", right=alarm)
    return ReportScore(name=gold.name, counts=counts, closeness=closeness)


def _count_report_fields(counts: Counts, gold: Gold, report: Row) -> None:
    for field in ("published", "language", "title"):
        if field not in gold.report:
            continue
        meant, said = gold.report[field], report.get(field)
        if meant is not None and said is not None:
            right = fold(meant) == fold(said)
        else:
            right = meant is said or (field == "title" and meant is None)
        count_share(counts, "report field", field, right=right)
    is_same = set(gold.report.get("agencies") or []) == set(report.get("agencies") or [])
    count_share(counts, "report field", "agencies", right=is_same)


def _count_text(counts: Counts, gold: Gold, folded: str) -> None:
    for piece in gold.report.get("noise") or []:
        count_share(counts, "share", "noise left in the text", right=fold(piece) in folded)
    passages = [event["evidence"] for event in gold.events] + [said["content"] for said in gold.statements]
    for piece in passages:
        count_share(counts, "share", "gold passages kept in the text", right=fold(piece) in folded)


def _count_verbatim(counts: Counts, text: str, reading: Row) -> None:
    for span in _spans_of(reading):
        exact = span.get("exact")
        is_verbatim = bool(exact) and text[span.get("start", 0) : span.get("end", 0)] == exact
        count_share(counts, "share", "evidence verbatim", right=is_verbatim)


def _spans_of(reading: Row) -> Iterator[Row]:
    """Yield every span that a claim rests on; an empty one for a claim that rests on none."""
    for event in reading.get("events") or []:
        yield from event.get("evidence") or [{}]
    for statement in reading.get("statements") or []:
        yield from content_spans(statement) or [{}]


def _count_arrangements(counts: Counts, gold: Gold, got: list[Row]) -> None:
    wanted = {(row["sender"], row["receiver"]): row for row in gold.arrangements}
    found = {(row.get("sender"), row.get("receiver")): row for row in got}
    must = {parties for parties, row in wanted.items() if not row.get("optional")}
    hit = len(must & found.keys())
    false = len(found.keys() - wanted.keys())
    count_tally(counts, "claim", "arrangements", hit=hit, missed=len(must) - hit, false=false)
    for parties in [parties for parties in wanted if parties in found and parties in must]:
        stage = wanted[parties].get("stage")
        if stage is not None:
            right = agrees("stage", stage, found[parties].get("stage"))
            count_share(counts, "stage", "stage", right=right)


def _count_events(counts: Counts, text: str, gold: list[Row], got: list[Row]) -> None:
    pairs = match_events(gold, got)
    _count_claims(counts, "events", gold, got, pairs)
    matched = {pair.gold for pair in pairs}
    for i, wanted in enumerate(gold):
        if not wanted.get("optional"):
            hit = i in matched
            count_tally(counts, "event type", wanted["type"], hit=hit, missed=not hit, false=0)
    matched_got = {pair.got for pair in pairs}
    for j, found in enumerate(got):
        if j not in matched_got:
            count_tally(counts, "event type", str(found.get("type")), hit=0, missed=0, false=1)
    for pair in pairs:
        wanted, found = gold[pair.gold], got[pair.got]
        if not wanted.get("optional"):
            _count_fields(counts, "event field", EVENT_FIELDS, _EVENT_FIELDS_ASKED_IF_GIVEN, wanted, found)
            _count_modality(counts, wanted.get("modality"), found.get("modality"))
            _count_place(counts, text, wanted, found)


def _count_statements(counts: Counts, text: str, gold: list[Row], got: list[Row]) -> tuple[float, ...]:
    """Count the statements; return how close the content of each match comes to gold."""
    pairs = match_statements(text, gold, got)
    _count_claims(counts, "statements", gold, got, pairs)
    closeness = []
    for pair in pairs:
        wanted, found = gold[pair.gold], got[pair.got]
        if wanted.get("optional"):
            continue
        if not wanted.get("content_words"):
            closeness.append(pair.share)
        _count_fields(
            counts, "statement field", STATEMENT_FIELDS, _STATEMENT_FIELDS_ASKED_IF_GIVEN, wanted, found
        )
    return tuple(closeness)


def _count_claims(counts: Counts, name: str, gold: list[Row], got: list[Row], pairs: list[Pair]) -> None:
    hit = sum(not gold[pair.gold].get("optional") for pair in pairs)
    must = sum(not wanted.get("optional") for wanted in gold)
    count_tally(counts, "claim", name, hit=hit, missed=must - hit, false=len(got) - len(pairs))


def _count_fields(
    counts: Counts,
    group: str,
    fields: tuple[str, ...],
    asked_if_given: tuple[str, ...],
    wanted: Row,
    found: Row,
) -> None:
    for field in fields:
        if field in wanted and not (field in asked_if_given and wanted[field] is None):
            count_share(counts, group, field, right=agrees(field, wanted[field], found.get(field)))


def _count_modality(counts: Counts, wanted: Any, said: Any) -> None:
    meant = said if agrees("modality", wanted, said) else options(wanted)[0]
    is_right = said == meant
    count_tally(counts, "modality", str(meant), hit=is_right, missed=not is_right, false=0)
    if not is_right:
        count_tally(counts, "modality", str(said), hit=0, missed=0, false=1)


def _count_place(counts: Counts, text: str, wanted: Row, found: Row) -> None:
    """Count whether the evidence of a matched event meets the passage that gold gives."""
    place = locate(text, wanted["evidence"]) if wanted.get("evidence") else None
    if place is None:
        return
    start, end = place
    spans = found.get("evidence") or []
    meets = any(span.get("start", 0) < end and start < span.get("end", 0) for span in spans)
    count_share(counts, "share", "evidence in the right place", right=meets)
