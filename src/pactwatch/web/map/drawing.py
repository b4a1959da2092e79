"""Arrangements on a map: receivers in the colour of their stage, and a line from each sender."""

from __future__ import annotations

import functools
import json
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pactwatch import views

if TYPE_CHECKING:
    from collections.abc import Iterable

_BEND = 0.16
"""How far a line bends, as a share of its length."""
_ROOM, _SMALLEST_SHARE = 0.09, 0.3
"""Room around what is shown near, and the least that is shown of the world, as shares of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A state on the map. ``path`` is empty for one that is too small to have a shape."""

    code: str
    name: str
    x: int
    y: int
    path: str
    is_small: bool
    stage: str | None
    is_sender: bool
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """An arrangement as a bent line from sender to receiver."""

    arrangement: str
    stage: str | None
    path: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """What the map shows above the picture of all land.

    ``width`` and ``height`` are of the whole picture, ``view`` the part of it that is shown, and ``unit`` how
    many of its units make the size of one on the whole.
    """

    width: int
    height: int
    view: tuple[int, int, int, int]
    unit: float
    places: tuple[Place, ...]
    lines: tuple[Line, ...]


def draw_arrangements(rows: Iterable[views.RegisterRow], *, is_near: bool = False) -> Drawing:
    """Return what the map shows of arrangements; parties without a place on it are left out.

    Args:
        rows: The arrangements.
        is_near: Show only the part of the world in which they lie.
    """
    world = _load_world()
    states = world["states"]
    own = [row for row in rows if row.sender in states and row.receiver in states]
    by_pair: dict[tuple[str, str], list[views.RegisterRow]] = defaultdict(list)
    by_receiver: dict[str, list[views.RegisterRow]] = defaultdict(list)
    for row in own:
        by_pair[row.sender, row.receiver].append(row)
        by_receiver[row.receiver].append(row)
    senders = {row.sender for row in own}
    lines = [line for group in by_pair.values() if (line := _line(states, group)) is not None]
    lines.sort(key=lambda line: (-_liveliness(line.stage), line.arrangement))
    parties = sorted(senders | set(by_receiver))
    view = _near(world, parties) if is_near else (0, 0, world["width"], world["height"])
    return Drawing(
        width=world["width"],
        height=world["height"],
        view=view,
        unit=round(view[2] / world["width"], 3),
        places=tuple(
            _place(code, states[code], by_receiver.get(code, []), is_sender=code in senders)
            for code in parties
        ),
        lines=tuple(lines),
    )


def _near(world: dict[str, Any], codes: list[str]) -> tuple[int, int, int, int]:
    """Return the part of the map in which states lie, in the shape of the whole, with room around them."""
    width, height = world["width"], world["height"]
    xs = [world["states"][code]["x"] for code in codes] or [0, width]
    ys = [world["states"][code]["y"] for code in codes] or [0, height]
    share = max(
        (max(xs) - min(xs)) / width + 2 * _ROOM, (max(ys) - min(ys)) / height + 2 * _ROOM, _SMALLEST_SHARE
    )
    if share >= 1:
        return (0, 0, width, height)
    own_width, own_height = round(width * share), round(height * share)
    left = min(max(0, (min(xs) + max(xs) - own_width) // 2), width - own_width)
    top = min(max(0, (min(ys) + max(ys) - own_height) // 2), height - own_height)
    return (left, top, own_width, own_height)


def _liveliness(stage: str | None) -> int:
    return views.LIVELIEST.index(stage) if stage else len(views.LIVELIEST)


def _place(code: str, state: dict[str, Any], rows: list[views.RegisterRow], *, is_sender: bool) -> Place:
    best = views.liveliest(rows)
    name = views.state_in_words(code)
    told = [f"from {row.sender_name}: {row.stage_words}" for row in rows]
    return Place(
        code=code,
        name=name,
        x=state["x"],
        y=state["y"],
        path=state.get("path", ""),
        is_small=state.get("is_small", False),
        stage=best.stage if best else None,
        is_sender=is_sender,
        title="\n".join([name, *told]),
    )


def _line(states: dict[str, Any], rows: list[views.RegisterRow]) -> Line | None:
    best = views.liveliest(rows)
    if best is None:
        return None
    start, end = states[best.sender], states[best.receiver]
    (x1, y1), (x2, y2) = (start["x"], start["y"]), (end["x"], end["y"])
    bend = _BEND if x2 >= x1 else -_BEND
    middle = (round((x1 + x2) / 2 + bend * (y2 - y1)), round((y1 + y2) / 2 - bend * (x2 - x1)))
    title = f"{best.sender_name} → {best.receiver_name}: {best.stage_words}"
    return Line(
        arrangement=best.name,
        stage=best.stage,
        path=f"M{x1} {y1}Q{middle[0]} {middle[1]} {x2} {y2}",
        title=title + (", disputed" if best.is_disputed else ""),
    )


@functools.cache
def _load_world() -> dict[str, Any]:
    world: dict[str, Any] = json.loads(Path(__file__).with_name("world.json").read_text("utf-8"))
    return world
