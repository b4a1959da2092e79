"""Learn which pair of states a clause concerns: by itself, and beside what the other clauses concern."""

from __future__ import annotations

from typing import TYPE_CHECKING

from learning.networks import Plan, learn_options
from pactwatch.claims.pair.pair_company import find_company_traits
from pactwatch.claims.pair.pair_parts import TABLE as PAIRS
from pactwatch.claims.pair.pairing import likelihoods
from pactwatch.claims.weighing.choosing import FITS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from learning.labelled import Labelled
    from learning.questions import Question
    from pactwatch.claims.weighing.network import Network

_PLAN = Plan(hidden=32, rounds=16, batch=32, rate=0.003, left_out=0.2, decay=1e-4, least_seen=2)
_PARTS = 3


def fit_pairs(reports: Sequence[Labelled]) -> Network:
    """Return the network by which the traits of a pair tell whether a clause concerns it.

    It learns from every clause twice: as it stands by itself, and with what the other clauses of its report
    concern, as a network learnt from other reports finds it.
    """
    alone = [[q for q in report.asked.get(PAIRS, ()) if q.traits_by_option] for report in reports]
    together = list(alone)
    for part in range(_PARTS):
        others = [question for at, asked in enumerate(alone) if at % _PARTS != part for question in asked]
        network = _learn_pairs(others)
        together[part::_PARTS] = [_in_company(asked, network) for asked in alone[part::_PARTS]]
    return _learn_pairs([question for asked in (*alone, *together) for question in asked])


def _learn_pairs(questions: Sequence[Question]) -> Network:
    rows = [
        (list(each.traits_by_option.values()), [pair in each.accepted for pair in each.traits_by_option])
        for each in questions
    ]
    return learn_options(rows, FITS, _PLAN)


def _in_company(asked: Sequence[Question], network: Network) -> list[Question]:
    likely = []
    for question in asked:
        scores = network.scores(network.sums_of_each(question.traits_by_option.values()))[:, 0]
        likely.append(likelihoods(question.traits_by_option, scores.tolist()))
    return [
        question._replace(
            traits_by_option={
                pair: [*traits, *company[pair]] for pair, traits in question.traits_by_option.items()
            }
        )
        for question, company in zip(asked, find_company_traits(likely), strict=True)
    ]
