"""How long a browser takes from asking for a page of the desk until it is drawn."""

from __future__ import annotations

import statistics
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_VISITS_AGAIN = 5
_WIDTH = 1440
_UNTIL_DRAWN = """
new Promise(tell => requestAnimationFrame(() => requestAnimationFrame(() => tell(performance.now()))))
"""
"""The second frame after all has come has been drawn; the clock of a page begins as it is asked for."""


def draw(desk: str, paths: Mapping[str, str]) -> Iterator[tuple[str, float, float]]:
    """Yield the name of each page, with the milliseconds of a first visit and of those that follow.

    What all pages share, such as the style sheet, has to come for the first page only.

    Args:
        desk: The address of a desk.
        paths: What is opened, by its name.

    Raises:
        RuntimeError: If there is no chromium.
    """
    sys.path.append(str(Path(__file__).parents[1] / "tools"))
    from chromium import Chromium

    with Chromium() as browser:
        browser.resize(_WIDTH)

        def visit(path: str) -> float:
            browser.open(desk + path)
            return float(browser.run(_UNTIL_DRAWN))

        for name, path in paths.items():
            first = visit(path)
            yield name, first, statistics.median(visit(path) for _ in range(_VISITS_AGAIN))
