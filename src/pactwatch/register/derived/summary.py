"""An arrangement as one row: where it stands, why, with which figures and disagreements; and back."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from pactwatch.claims.arrangement import Stage
from pactwatch.register.digest import canonical
from pactwatch.register.disagreement import Disagreement, DisagreementKind, Position, find_disagreements
from pactwatch.register.figure import Figure, FigureKind, find_figures
from pactwatch.register.happening import best_told
from pactwatch.register.stage_rule import SideFinding, StageFinding, find_side, find_stage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pactwatch.register.happening import Counts, Happening
    from pactwatch.register.newest import Pair
    from pactwatch.register.runs import Run
    from pactwatch.register.told import ToldEvent

_MOST_CLAIMS = 1


class Tally(NamedTuple):
    """On how much an arrangement rests, when its newest report was published, and how much was said of it."""

    counts: Counts
    newest: str | None
    statements: int


def row_of_arrangement(pair: Pair, run: Run, name: str, tally: Tally) -> dict[str, Any]:
    """Return the row of one run of a pair."""
    stage = find_stage(run.happenings)
    sides = [find_side(party, run.happenings) for party in pair]
    return {
        "sender": pair[0],
        "receiver": pair[1],
        "since": run.since.isoformat(),
        "until": run.until.isoformat(),
        "name": name,
        "begins": run.begins.isoformat() if run.begins else None,
        "stage": stage.stage,
        "sender_stage": sides[0].finding.stage,
        "receiver_stage": sides[1].finding.stage,
        "is_disputed": stage.is_disputed,
        **tally.counts._asdict(),
        "newest": tally.newest,
        "happenings": len(run.happenings),
        "statements": tally.statements,
        "findings": canonical({"overall": _pack_stage(stage), "sides": [_pack_side(side) for side in sides]}),
        "figures": canonical([_pack_figure(figure) for figure in find_figures(run.happenings)]),
        "disagreements": canonical(
            [_pack_disagreement(each) for each in find_disagreements(name, run.happenings)]
        ),
    }


def _pack_stage(finding: StageFinding) -> dict[str, Any]:
    return {
        "stage": finding.stage,
        "rule": finding.rule,
        "rests_on": [each.happening_id for each in finding.rests_on],
        "denied": [each.happening_id for each in finding.denied],
    }


def _pack_side(side: SideFinding) -> dict[str, Any]:
    return {
        **_pack_stage(side.finding),
        "party": side.party,
        "denies": side.denies.happening_id if side.denies else None,
        "denied_before": [each.happening_id for each in side.denied_before],
    }


def _pack_figure(figure: Figure) -> dict[str, Any]:
    return {
        "kind": figure.kind,
        "value": figure.value,
        "unit": figure.unit,
        "date": figure.date,
        "by": figure.by.isoformat(),
        "claims": _best(figure.told),
    }


def _pack_disagreement(disagreement: Disagreement) -> dict[str, Any]:
    return {
        "id": disagreement.disagreement_id,
        "kind": disagreement.kind,
        "subject": disagreement.subject,
        "is_open": disagreement.is_open,
        "positions": [
            {
                "value": position.value,
                "since": position.since.isoformat(),
                "by": position.by.isoformat(),
                "claims": _best(position.told),
            }
            for position in disagreement.positions
        ],
    }


def _best(told: Sequence[ToldEvent]) -> list[str]:
    return [event.claim_id for event in best_told(told)[:_MOST_CLAIMS]]


def happenings_in(row: Any) -> set[str]:
    """Return the ids of the happenings on which the findings of a row rest."""
    findings = json.loads(row.findings)
    ids: set[str] = set()
    for each in (findings["overall"], *findings["sides"]):
        ids.update(each["rests_on"], each["denied"], each.get("denied_before", ()))
        ids.update([each["denies"]] if each.get("denies") else [])
    return ids


def claims_of(row: Any) -> set[str]:
    """Return the ids of the claims that figures and disagreements of a row quote."""
    positions = [each for kept in json.loads(row.disagreements) for each in kept["positions"]]
    return {claim_id for each in (*json.loads(row.figures), *positions) for claim_id in each["claims"]}


def stage_of_row(row: Any, happenings: Mapping[str, Happening]) -> StageFinding:
    """Return where an arrangement stands by its row."""
    return _unpack_stage(json.loads(row.findings)["overall"], happenings)


def sides_of_row(row: Any, happenings: Mapping[str, Happening]) -> tuple[SideFinding, ...]:
    """Return where each party puts it by its row."""
    return tuple(
        SideFinding(
            party=each["party"],
            finding=_unpack_stage(each, happenings),
            denies=happenings[each["denies"]] if each["denies"] else None,
            denied_before=_these(each["denied_before"], happenings),
        )
        for each in json.loads(row.findings)["sides"]
    )


def _unpack_stage(kept: dict[str, Any], happenings: Mapping[str, Happening]) -> StageFinding:
    return StageFinding(
        stage=Stage(kept["stage"]) if kept["stage"] else None,
        rule=kept["rule"],
        rests_on=_these(kept["rests_on"], happenings),
        denied=_these(kept["denied"], happenings),
    )


def _these(ids: Iterable[str], happenings: Mapping[str, Happening]) -> tuple[Happening, ...]:
    return tuple(happenings[each] for each in ids)


def figures_of_row(row: Any, told: Mapping[str, ToldEvent], *, on: date | None) -> tuple[Figure, ...]:
    """Return the figures of a row that count what had happened by a day, each with the best who tell it."""
    return tuple(
        Figure(
            kind=FigureKind(each["kind"]),
            value=each["value"],
            unit=each["unit"],
            date=each["date"],
            by=date.fromisoformat(each["by"]),
            told=tuple(told[claim_id] for claim_id in each["claims"] if claim_id in told),
        )
        for each in json.loads(row.figures)
        if on is None or each["by"] <= on.isoformat()
    )


def disagreements_of_row(
    row: Any, told: Mapping[str, ToldEvent], *, on: date | None
) -> Iterator[Disagreement]:
    """Yield the disagreements of a row; as of a day, those on figures and days as they were then.

    Those on whether a thing is so depend, as of a day, on what had been said by then, and are found anew.
    """
    for each in json.loads(row.disagreements):
        kind = DisagreementKind(each["kind"])
        if on is not None and kind in {DisagreementKind.STAGE, DisagreementKind.WITHIN_A_SIDE}:
            continue
        positions = tuple(
            Position(
                value=kept["value"],
                since=date.fromisoformat(kept["since"]),
                by=date.fromisoformat(kept["by"]),
                told=tuple(told[claim_id] for claim_id in kept["claims"] if claim_id in told),
            )
            for kept in each["positions"]
            if on is None or kept["by"] <= on.isoformat()
        )
        if len(positions) > 1:
            yield Disagreement(
                kind=kind,
                arrangement=row.name,
                subject=each["subject"],
                positions=positions,
                is_open=each["is_open"],
            )
