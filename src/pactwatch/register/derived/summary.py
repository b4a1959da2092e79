"""An arrangement as one row: where it stands, why, with which figures and disagreements; and back."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from pactwatch.claims.arrangement import Stage
from pactwatch.register.digest import canonical
from pactwatch.register.disagreement import Disagreement, DisagreementKind, Position
from pactwatch.register.figure import Figure
from pactwatch.register.figure_kind import FigureKind
from pactwatch.register.happening import best_told
from pactwatch.register.stage_rule import SideFinding, StageFinding, find_side, find_stage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from pactwatch.register.disagreement import Contest
    from pactwatch.register.happening import Counts, Happening
    from pactwatch.register.newest import Pair
    from pactwatch.register.runs import Run
    from pactwatch.register.told import ToldEvent

_MOST_CLAIMS = 1
_ON_WHETHER_IT_IS_SO = frozenset({DisagreementKind.STAGE, DisagreementKind.WITHIN_A_SIDE})


class Tally(NamedTuple):
    """On how much an arrangement rests, when its newest report was published, and how much was said of it."""

    counts: Counts
    newest: str | None
    statements: int


def row_of_arrangement(
    pair: Pair,
    run: Run,
    name: str,
    tally: Tally,
    *,
    figures: Sequence[dict[str, Any]],
    disagreements: Sequence[dict[str, Any]],
) -> dict[str, Any]:
    """Return the row of one run of a pair, with the figures and disagreements that were packed for it."""
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
        "figures": canonical(list(figures)),
        "disagreements": canonical(list(disagreements)),
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


def pack_figure(figure: Figure) -> dict[str, Any]:
    """Return a figure as a row keeps it, with the best claim that tells it."""
    return {
        "kind": figure.kind,
        "value": figure.value,
        "unit": figure.unit,
        "date": figure.date,
        "by": figure.by.isoformat(),
        "claims": _best(figure.told),
        "origins": _count_origins(figure.told),
    }


def pack_contest(contest: Contest, name: str, *, origins: int) -> dict[str, Any]:
    """Return a disagreement on whether a thing is so; not all who tell it need be at hand."""
    return {**pack_disagreement(contest.to_disagreement(name)), "origins": origins}


def pack_disagreement(disagreement: Disagreement) -> dict[str, Any]:
    """Return a disagreement as a row keeps it, each position with the best claim that holds it."""
    return {
        "id": disagreement.disagreement_id,
        "kind": disagreement.kind,
        "subject": disagreement.subject,
        "is_open": disagreement.is_open,
        "origins": min(_count_origins(position.told) for position in disagreement.positions),
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


def _count_origins(told: Sequence[ToldEvent]) -> int:
    return len({event.source.origin_id for event in told})


def happenings_in(row: Any) -> set[str]:
    """Return the ids of the happenings on which the findings of a row rest."""
    findings = _findings(row.findings)
    ids: set[str] = set()
    for each in (findings["overall"], *findings["sides"]):
        ids.update(each["rests_on"], each["denied"], each.get("denied_before", ()))
        ids.update([each["denies"]] if each.get("denies") else [])
    return ids


@lru_cache(maxsize=1024)
def _findings(written: str) -> dict[str, Any]:
    """Return the findings of a row, which are asked for several times; nobody changes them."""
    found: dict[str, Any] = json.loads(written)
    return found


def stage_of_row(row: Any, happenings: Mapping[str, Happening]) -> StageFinding:
    """Return where an arrangement stands by its row."""
    return _unpack_stage(_findings(row.findings)["overall"], happenings)


def sides_of_row(row: Any, happenings: Mapping[str, Happening]) -> tuple[SideFinding, ...]:
    """Return where each party puts it by its row."""
    return tuple(
        SideFinding(
            party=each["party"],
            finding=_unpack_stage(each, happenings),
            denies=happenings[each["denies"]] if each["denies"] else None,
            denied_before=_these(each["denied_before"], happenings),
        )
        for each in _findings(row.findings)["sides"]
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The figures and disagreements of a row, as they are kept there."""

    name: str
    kept_figures: tuple[dict[str, Any], ...]
    kept_disagreements: tuple[dict[str, Any], ...]

    @classmethod
    def of_row(cls, row: Any, *, on: date | None = None) -> Self:
        """Return all of a row; as of a day, figures and disagreements on what had happened by then.

        Those on whether a thing is so depend, as of a day, on what had been said by then, and are left out.
        """
        figures, disagreements = json.loads(row.figures), json.loads(row.disagreements)
        if on is not None:
            figures = [each for each in figures if each["by"] <= on.isoformat()]
            disagreements = list(_until(disagreements, on.isoformat()))
        return cls(name=row.name, kept_figures=tuple(figures), kept_disagreements=tuple(disagreements))

    def best(self, most: int, *, disagreements: int | None = None) -> Self:
        """Return the figures and disagreements that most stories tell, open ones first; in the same order."""
        return replace(
            self,
            kept_figures=_first(self.kept_figures, most, lambda each: -each["origins"]),
            kept_disagreements=_first(
                self.kept_disagreements,
                most if disagreements is None else disagreements,
                lambda each: (not each["is_open"], -each["origins"]),
            ),
        )

    @property
    def claims(self) -> set[str]:
        """The ids of the claims that these quote."""
        return self.claims_of_disagreements | {
            claim_id for each in self.kept_figures for claim_id in each["claims"]
        }

    @property
    def claims_of_disagreements(self) -> set[str]:
        """The ids of the claims that disagreements quote."""
        positions = (each for kept in self.kept_disagreements for each in kept["positions"])
        return {claim_id for each in positions for claim_id in each["claims"]}

    def figures(self, told: Mapping[str, ToldEvent]) -> tuple[Figure, ...]:
        """Return the figures, each with the best who tell it."""
        return tuple(
            Figure(
                kind=FigureKind(each["kind"]),
                value=each["value"],
                unit=each["unit"],
                date=each["date"],
                by=date.fromisoformat(each["by"]),
                told=tuple(told[claim_id] for claim_id in each["claims"] if claim_id in told),
            )
            for each in self.kept_figures
        )

    def disagreements(self, told: Mapping[str, ToldEvent]) -> tuple[Disagreement, ...]:
        """Return the disagreements, each position with the best who hold it."""
        return tuple(
            Disagreement(
                kind=DisagreementKind(each["kind"]),
                arrangement=self.name,
                subject=each["subject"],
                positions=tuple(
                    Position(
                        value=kept["value"],
                        since=date.fromisoformat(kept["since"]),
                        by=date.fromisoformat(kept["by"]),
                        told=tuple(told[claim_id] for claim_id in kept["claims"] if claim_id in told),
                    )
                    for kept in each["positions"]
                ),
                is_open=each["is_open"],
            )
            for each in self.kept_disagreements
        )


def _until(disagreements: Iterable[dict[str, Any]], on: str) -> Iterator[dict[str, Any]]:
    """Yield those on figures and days, with the positions on what had happened by a day."""
    for each in disagreements:
        positions = [kept for kept in each["positions"] if kept["by"] <= on]
        if each["kind"] not in _ON_WHETHER_IT_IS_SO and len(positions) > 1:
            yield each | {"positions": positions}


def _first(
    kept: Sequence[dict[str, Any]], most: int, rank: Callable[[dict[str, Any]], Any]
) -> tuple[dict[str, Any], ...]:
    chosen = sorted(range(len(kept)), key=lambda at: rank(kept[at]))[:most]
    return tuple(kept[at] for at in sorted(chosen))
