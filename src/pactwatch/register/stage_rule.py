"""Where an arrangement stands: a rule over what is told of it, not a row that somebody keeps.

``docs/register.md`` gives the rule in words; the comments here number its steps as that page does.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from pactwatch.claims.arrangement import Stage
from pactwatch.claims.event import EventType, Modality
from pactwatch.claims.telling.stage_after import RISE, RISEN_TO, STOPPED_AT, STOPS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from pactwatch.register.happening import Happening

REACH_OF_A_DENIAL = timedelta(days=2 * 365)
"""What happened longer before a denial is not what it is about."""
_MOVES = frozenset(
    {EventType.AGREED, EventType.SIGNED, EventType.STARTED, EventType.TRANSFER, EventType.RESUMED}
)
_LIFTS = {
    Stage.ENDED: _MOVES,
    Stage.SUSPENDED: _MOVES - {EventType.AGREED},
    Stage.BLOCKED: (_MOVES - {EventType.AGREED}) | {EventType.RULED_LAWFUL, EventType.APPROVED},
}
_ON_PAPER = frozenset({EventType.AGREED, EventType.SIGNED})
_BEYOND_REFUSAL = (_MOVES - {EventType.AGREED}) | {EventType.APPROVED}
_BY_COURTS = frozenset({EventType.BLOCKED, EventType.RULED_UNLAWFUL, EventType.RULED_LAWFUL})
_DONE_TOGETHER = frozenset(
    {
        EventType.TALKS,
        EventType.AGREED,
        EventType.SIGNED,
        EventType.STARTED,
        EventType.TRANSFER,
        EventType.RESUMED,
    }
)
_CLAIMED_BY_ONE = frozenset({EventType.TALKS, EventType.AGREED, EventType.SIGNED})
_LED_TO_BY_PLANS = frozenset({EventType.AGREED, EventType.SIGNED, EventType.APPROVED, EventType.TALKS})


@dataclass(frozen=True, slots=True, kw_only=True)
class StageFinding:
    """A stage, the sentence of the rule that gives it, and what it rests on.

    ``stage`` is None where nothing is told. ``denied`` are the denials that stand against what is told as
    done: a denial is never dropped because something newer came.
    """

    stage: Stage | None
    rule: str
    rests_on: tuple[Happening, ...] = ()
    denied: tuple[Happening, ...] = ()

    @property
    def is_disputed(self) -> bool:
        return bool(self.denied)


@dataclass(frozen=True, slots=True, kw_only=True)
class SideFinding:
    """Where one party puts an arrangement by its own words and acts.

    ``denies`` is the newest denial that it has not gone back on; ``denied_before`` are those that it has, or
    that later acts overtook: "denied, then agreed".
    """

    party: str
    finding: StageFinding
    denies: Happening | None
    denied_before: tuple[Happening, ...] = ()


def find_stage(happenings: Sequence[Happening]) -> StageFinding:
    """Return where an arrangement stands by all that is told of it."""
    denials = _standing_denials(happenings)
    # 1. What is done counts, unless a party denies that it was ever put on paper.
    done = [each for each in happenings if each.is_done and not _is_denied(each, denials)]
    against = tuple(denials)
    stopped = _standing_stop(done)
    if stopped is not None:
        stage, stop = stopped
        return StageFinding(stage=stage, rule="and nothing later lifts it", rests_on=(stop,), denied=against)
    refusal = _standing_refusal(done)
    if refusal is not None:
        return StageFinding(
            stage=Stage.REFUSED, rule="and nothing was signed or done", rests_on=(refusal,), denied=against
        )
    best = _furthest(_after_the_last_end(done))
    if best is not None:
        stage = RISEN_TO[best.type]
        return StageFinding(
            stage=stage, rule="the furthest of what is told as done", rests_on=(best,), denied=against
        )
    return _by_talk(happenings, denied=against)


def find_side(party: str, happenings: Sequence[Happening]) -> SideFinding:
    """Return where one party puts an arrangement: by what its officials say, and by what both did.

    Starting, resuming and moving people are acts of both, and so are talks, an agreement or a signing that
    reports tell as fact; of these, what only one side says is not the other's. What courts do is neither's.
    """
    own = [each for each in happenings if party in each.voices and each.type not in _BY_COURTS]
    together = [
        each
        for each in happenings
        if each.is_done
        and each.type in _DONE_TOGETHER
        and party not in each.voices
        and not (each.type in _CLAIMED_BY_ONE and each.voices)
    ]
    denials = [each for each in own if is_denial(each)]
    acts = Acts(happenings if denials else ())
    standing = [each for each in denials if not acts.take_back(each)]
    said = [each for each in own if each.modality != Modality.DENIED]
    return SideFinding(
        party=party,
        finding=find_stage(sorted([*said, *together], key=lambda each: each.by)),
        denies=standing[-1] if standing else None,
        denied_before=tuple(each for each in denials if each not in standing),
    )


def _standing_denials(happenings: Sequence[Happening]) -> list[Happening]:
    """Return the denials that their party has not gone back on, and that no later act of both overtook."""
    denials = [each for each in happenings if is_denial(each)]
    acts = Acts(happenings if denials else ())
    return [denial for denial in denials if not acts.take_back(denial)]


def is_denial(each: Happening) -> bool:
    """Say whether a party denies something that has to do with the stage; denied payments do not."""
    return each.modality == Modality.DENIED and (each.type in RISEN_TO or each.type in STOPPED_AT)


class Acts:
    """What was done, by type: when it began last, and until when each side has said so.

    A denial is asked against all that was done; looked up here, that takes no longer where there is much.
    """

    def __init__(self, happenings: Iterable[Happening]) -> None:
        self._begun: dict[str, date] = {}
        self._said: dict[str, dict[str, date]] = {}
        for each in happenings:
            if not each.is_done:
                continue
            if each.first is not None:
                self._begun[each.type] = max(each.first, self._begun.get(each.type, each.first))
            said = self._said.setdefault(each.type, {})
            for saying in each.sayings:
                for voice in saying.voices:
                    said[voice] = max(saying.last, said.get(voice, saying.last))

    def take_back(self, denial: Happening) -> bool:
        """Say whether a party has gone back on a denial, or a later act of both has overtaken it."""
        said_by = denial.said_last
        for kind, begun in self._begun.items():
            is_act = kind not in _ON_PAPER - {EventType.SIGNED}
            if is_act and begun > said_by and _is_as_far(kind, denial.type):
                return True
        return any(
            last >= said_by
            for kind, said in self._said.items()
            if _is_as_far(kind, denial.type)
            for voice, last in said.items()
            if not denial.voices or voice in denial.voices
        )


def _is_as_far(kind: str, denied: str) -> bool:
    """Say whether what was done is what was denied, or goes beyond it."""
    if kind == denied:
        return True
    reached, short_of = RISEN_TO.get(kind), RISEN_TO.get(denied)
    return reached is not None and short_of is not None and RISE.index(reached) >= RISE.index(short_of)


def _is_denied(each: Happening, denials: Sequence[Happening]) -> bool:
    """Say whether a party denies what is told to be on paper. What happened on the ground stays."""
    for denial in denials:
        if each.type not in _ON_PAPER or denial.type not in _ON_PAPER or not is_of_its_time(denial, each.by):
            continue
        is_later = each.first is not None and each.first > denial.said_last
        is_one_side = bool(each.voices) and not each.voices & denial.voices
        if not is_later and (each.type == EventType.AGREED or is_one_side):
            return True
    return False


def is_of_its_time(denial: Happening, day: date) -> bool:
    """Say whether a denial can mean what had happened by a day: a deal of 2019 is not denied in 2025."""
    return denial.said_first - day < REACH_OF_A_DENIAL


def _standing_stop(done: Sequence[Happening]) -> tuple[Stage, Happening] | None:
    """Return the stop that nothing later lifted: an end before a suspension before a block."""
    # 2. "Unlawful" is a block, not an end; a later ruling, law, treaty or transfer lifts it.
    for stage in STOPS:
        stops = [each for each in done if STOPPED_AT.get(each.type) is stage]
        lifted = _last_beginning(each for each in done if each.type in _LIFTS[stage])
        standing = [stop for stop in stops if lifted is None or lifted <= stop.by]
        if standing:
            return stage, standing[-1]
    return None


def _standing_refusal(done: Sequence[Happening]) -> Happening | None:
    # 3. A refusal counts where nothing was signed or done, and whatever was agreed came before it. One that
    # comes later is a refusal of somebody or something under an arrangement that lives on.
    refusals = [each for each in done if each.type == EventType.REFUSED]
    if any(each.type in _BEYOND_REFUSAL for each in done):
        return None
    agreed = [each for each in done if each.type == EventType.AGREED]
    standing = [refusal for refusal in refusals if all(refusal.is_after(each) for each in agreed)]
    return standing[-1] if standing else None


def _after_the_last_end(done: Sequence[Happening]) -> list[Happening]:
    """Leave out what was reached before an end that was overcome: it had to be reached anew."""
    ended = _last_beginning(each for each in done if each.type == EventType.ENDED)
    return [each for each in done if ended is None or ended <= each.by]


def _last_beginning(happenings: Iterable[Happening]) -> date | None:
    """Return the last day of those before which things are known not to have happened."""
    return max((each.first for each in happenings if each.first is not None), default=None)


def _furthest(done: Sequence[Happening]) -> Happening | None:
    # 4. Else the furthest that it got. What one story alone alleges was done to somebody does not show that
    # people are moved, where more is told: it often befell them under another pair's arrangement.
    reached = [each for each in done if each.type in RISEN_TO]
    sure = [each for each in reached if each.type != EventType.INCIDENT or each.counts.origins > 1]
    return max(
        sure or reached,
        key=lambda each: (
            RISE.index(RISEN_TO[each.type]),
            each.type != EventType.INCIDENT,
            each.first is not None,
            each.by,
        ),
        default=None,
    )


def _by_talk(happenings: Sequence[Happening], *, denied: tuple[Happening, ...]) -> StageFinding:
    # 5. Rumours and plans: talks at most. What is denied was at least spoken of.
    talk = [
        each
        for each in happenings
        if each.modality in {Modality.REPORTED, Modality.PLANNED, Modality.POSSIBLE} or each.is_done
    ]
    if not talk:
        if denied:
            return StageFinding(
                stage=Stage.PROPOSED, rule="denied, and nobody here claims it", rests_on=denied, denied=denied
            )
        return StageFinding(stage=None, rule="nothing is told")
    leading = [each for each in talk if _leads_to_talks(each)]
    if leading:
        rule = "only planned, reported or disputed, so talks at most"
        return StageFinding(stage=Stage.TALKS, rule=rule, rests_on=tuple(leading[-1:]), denied=denied)
    rule = "only spoken of"
    return StageFinding(stage=Stage.PROPOSED, rule=rule, rests_on=tuple(talk[-1:]), denied=denied)


def _leads_to_talks(each: Happening) -> bool:
    if each.modality == Modality.POSSIBLE:
        return False
    if each.modality == Modality.PLANNED:
        return each.type in _LED_TO_BY_PLANS
    return each.type not in {EventType.PROPOSED, EventType.REFUSED}
