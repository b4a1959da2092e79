"""For whom somebody speaks: a state, a court, a charity or themselves, weighed over all that a report shows.

Offices, bodies and known people are told by rules (``language/cast``). Where these know nothing of a name, or
take the wrong state for "the ministry", the words beside the name and the states around it speak. All that
somebody says in a report is weighed together, as they speak for one side throughout.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.claims.reason import Reason
from pactwatch.claims.saying.side_traits import SideTraits
from pactwatch.claims.saying.voiced import HOUSE
from pactwatch.claims.weighing.choosing import reasons_for, weigh_options
from pactwatch.claims.weighing.totals import add_up
from pactwatch.claims.weighing.weights import BIAS, load_weights

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pactwatch.claims.saying.report_words import ReportWords
    from pactwatch.claims.saying.voiced import Voiced

SIDES = "sides"
OWNERS = "owners"
STATE = "state"
KINDS = (STATE, "court", "ngo", "un", "opposition", "lawyer", "person", "media", "expert", "other")


def weigh_sides(report: ReportWords, voiced: Sequence[Voiced]) -> list[Voiced]:
    """Return what is said with the side for which each speaks, in the same order."""
    by_name: dict[str, list[Voiced]] = {}
    for each in voiced:
        by_name.setdefault(each.speaker.name, []).append(each)
    finder = SideTraits(report)
    found = {name: _side_of(finder, spoken) for name, spoken in by_name.items()}
    return [
        each._replace(side=found[each.speaker.name][0], why=found[each.speaker.name][1]) for each in voiced
    ]


def _side_of(finder: SideTraits, spoken: Sequence[Voiced]) -> tuple[str, tuple[Reason, ...]]:
    speaker = spoken[0].speaker
    if speaker.because.endswith(HOUSE) or speaker.is_known:
        return speaker.affiliation, ()
    weights = load_weights(SIDES)
    traits = [finder.find_side(each) for each in spoken]
    sums = add_up(weights.sums([BIAS, *each]) for each in traits)
    kind = max(KINDS, key=lambda answer: sums.get(answer, 0.0))
    why = reasons_for(SIDES, list(dict.fromkeys(trait for each in traits for trait in each)), kind)
    side = _state_of(finder, spoken) if kind == STATE else kind
    return side or speaker.affiliation, (Reason("side: {}".format, why),)


def _state_of(finder: SideTraits, spoken: Sequence[Voiced]) -> str | None:
    """Return the state of a report for which somebody most likely speaks, if it names any."""
    likely = add_up(weigh_options(OWNERS, finder.find_owners(each)) for each in spoken)
    return max(likely, key=lambda code: (likely[code], code)) if likely else None
