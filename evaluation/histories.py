"""Say how often the rule gives the stage that people gave, on labelled histories.

    python evaluation/histories.py            the share that is right, overall and for each side
    python evaluation/histories.py --wrong    also each answer that differs

A history is what reports told, one event each, in `histories.yaml`; so this measures the rule, not the
reader. The bar is 0.95.
"""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from pactwatch.register.arrangement import derive_arrangements
from pactwatch.register.claim import EVENT, STATEMENT, Claim, Passage
from pactwatch.register.telling import PairTold
from pactwatch.register.told import Source, ToldEvent, tell_event

LABELS = Path(__file__).with_name("histories.yaml")
NOTHING = "-"


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--wrong", action="store_true", help="also print the answers that differ")
    show_wrong = parser.parse_args().wrong
    histories = yaml.safe_load(LABELS.read_text("utf-8"))
    right = {"overall": 0, "sides": 0}
    asked = {"overall": 0, "sides": 0}
    for history in histories:
        sender, receiver = history["arrangement"].split("-")
        told = [told_event(row, sender, receiver, number) for number, row in enumerate(history["told"])]
        for day, labels in history["stands"].items():
            answers = answers_on(date.fromisoformat(day), sender, receiver, told)
            for place, (label, answer) in enumerate(zip(labels, answers, strict=True)):
                part = "sides" if place else "overall"
                asked[part] += 1
                right[part] += label == answer
                if show_wrong and label != answer:
                    who = ("overall", sender, receiver)[place]
                    print(f"{history['arrangement']} on {day}, {who}: {answer}, labelled {label}")
    for part, count in asked.items():
        print(f"{part} {right[part]} of {count} right: {right[part] / count:.3f}")
    print(f"all {sum(right.values()) / sum(asked.values()):.3f}")


def told_event(row: list[Any], sender: str, receiver: str, number: int) -> ToldEvent:
    """Return an event as the report of a row tells it; a sixth field is the day on which it was said."""
    published, kind, day, modality, says, *said_on = row
    passages = (Passage("evidence", 0, 0, 1, "x"),)
    document_id = f"{number:03}"
    event = Claim(
        document_id=document_id,
        kind=EVENT,
        type=kind,
        sender=sender,
        receiver=receiver,
        date=day,
        modality=modality,
        passages=passages,
    )
    said = Claim(
        document_id=document_id,
        kind=STATEMENT,
        date=said_on[0] if said_on else None,
        speaker=f"an official of {says}",
        affiliation=says,
        mode="indirect",
        stance="states",
        passages=passages,
    )
    source = Source(
        document_id=document_id,
        title=None,
        published=published,
        published_by=date.fromisoformat(published),
        origin_id=document_id,
    )
    return tell_event(event, source, [] if says == NOTHING else [said])


def answers_on(day: date, sender: str, receiver: str, told: list[ToldEvent]) -> tuple[str, str, str]:
    """Return the stage overall, of the sender and of the receiver, of the run that is newest on a day."""
    arrangements = derive_arrangements((sender, receiver), PairTold(told), on=day)
    if not arrangements:
        return NOTHING, NOTHING, NOTHING
    newest = arrangements[-1]
    stages = (newest.stage.stage, *(side.finding.stage for side in newest.sides))
    overall, first, second = (stage.value if stage else NOTHING for stage in stages)
    return overall, first, second


if __name__ == "__main__":
    main()
