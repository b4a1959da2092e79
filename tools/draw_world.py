"""Draw the map of the desk anew, from the shapes of the npm package world-atlas.

    npm install --ignore-scripts world-atlas@2
    python tools/draw_world.py node_modules/world-atlas/countries-50m.json src/pactwatch/web

The shapes are Natural Earth's, which are in the public domain; world-atlas has them under the ISC licence.
They are drawn in the Equal Earth projection, borders that two states share are simplified once, and what is
smaller than a dot is left out: such states are shown with a dot.
"""

from __future__ import annotations

import itertools
import json
import math
import sys
from pathlib import Path
from typing import Any

from pactwatch.language.state_lexicon import load_states

Point = tuple[float, float]

WIDTH = 2000
TOLERANCE = 1.4
"""How far a simplified border may lie from the true one, in units of the map."""
SMALLEST_PART = 10.0
"""Islands of a smaller area are left out, in square units."""
SMALLEST_STATE = 150.0
"""States of a smaller area are shown with a dot."""
_A = (1.340264, -0.081106, 0.000893, 0.003796)
_SOUTH = -56.0
_NORTH = 78.0
_OTHER_NAMES = {
    "Antigua and Barb.": "AG",
    "Bosnia and Herz.": "BA",
    "Central African Rep.": "CF",
    "Dem. Rep. Congo": "CD",
    "Congo": "CG",
    "Dominican Rep.": "DO",
    "Eq. Guinea": "GQ",
    "Macedonia": "MK",
    "Marshall Is.": "MH",
    "S. Sudan": "SS",
    "Solomon Is.": "SB",
    "St. Kitts and Nevis": "KN",
    "St. Vin. and Gren.": "VC",
    "W. Sahara": "EH",
    "eSwatini": "SZ",
    "São Tomé and Principe": "ST",
    "Côte d'Ivoire": "CI",
}
_PLACES = {"EU": (4.35, 50.85), "KI": (173.0, 1.4), "TV": (179.2, -8.5)}
"""Parties without a shape stand where they sit, the European Union in Brussels; Kiribati at its capital."""


def project(longitude: float, latitude: float) -> Point:
    """Return the place of a point of the earth on the map, before it is fitted to its width."""
    root = math.sqrt(3) / 2
    theta = math.asin(root * math.sin(math.radians(latitude)))
    square = theta * theta
    sixth = square**3
    x = math.radians(longitude) * math.cos(theta)
    x /= root * (_A[0] + 3 * _A[1] * square + sixth * (7 * _A[2] + 9 * _A[3] * square))
    return x, -theta * (_A[0] + _A[1] * square + sixth * (_A[2] + _A[3] * square))


MIDDLE = 11
"""The meridian in the middle, so that no state is cut in two."""
_WEST = -142
_EAST = 188
LEFT, TOP = project(_WEST - MIDDLE, 0)[0], project(0, _NORTH)[1]
SCALE = WIDTH / (project(_EAST - MIDDLE, 0)[0] - LEFT)
HEIGHT = round((project(0, _SOUTH)[1] - TOP) * SCALE)


def place(longitude: float, latitude: float) -> Point:
    """Return the place of a point of the earth on the map."""
    x, y = project(longitude - MIDDLE, latitude)
    return (x - LEFT) * SCALE, (y - TOP) * SCALE


def read_arcs(topology: dict[str, Any]) -> list[list[Point]]:
    """Return the arcs of a TopoJSON file as longitudes and latitudes, simplified for the map."""
    (scale_x, scale_y), (left, top) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        columns = zip(*arc, strict=True)
        xs, ys = (list(itertools.accumulate(column)) for column in columns)
        points = [(x * scale_x + left, y * scale_y + top) for x, y in zip(xs, ys, strict=True)]
        arcs.append(simplify(unwrap(points)))
    return arcs


def unwrap(points: list[Point]) -> list[Point]:
    """Return points whose longitudes go on past the date line instead of jumping to its other side."""
    done = points[:1]
    for longitude, latitude in points[1:]:
        turns = round((done[-1][0] - longitude) / 360)
        done.append((longitude + 360 * turns, latitude))
    return done


def simplify(points: list[Point]) -> list[Point]:
    """Return a line with fewer points (Ramer, Douglas and Peucker); its ends stay."""
    if len(points) <= 2:  # noqa: PLR2004 (a line has two ends)
        return points
    (x1, y1), (x2, y2) = place(*points[0]), place(*points[-1])
    length = math.hypot(x2 - x1, y2 - y1)

    def distance(point: Point) -> float:
        x, y = place(*point)
        if length < TOLERANCE:
            return math.hypot(x - x1, y - y1)
        return abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length

    farthest = max(range(1, len(points) - 1), key=lambda index: distance(points[index]))
    if distance(points[farthest]) <= TOLERANCE:
        return [points[0], points[-1]]
    return simplify(points[: farthest + 1])[:-1] + simplify(points[farthest:])


def area_of(ring: list[Point]) -> float:
    """Return the area that a ring encloses."""
    pairs = itertools.pairwise([*ring, ring[0]])
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2


def centre_of(ring: list[Point]) -> Point:
    """Return the centre of a ring."""
    signed = x = y = 0.0
    for (x1, y1), (x2, y2) in itertools.pairwise([*ring, ring[0]]):
        cross = x1 * y2 - x2 * y1
        signed, x, y = signed + cross, x + (x1 + x2) * cross, y + (y1 + y2) * cross
    if not signed:
        return ring[0]
    return x / (3 * signed), y / (3 * signed)


def path_of(rings: list[list[Point]]) -> str:
    """Return rings as a path of SVG, in whole units and relative steps."""
    parts = []
    for ring in rings:
        whole = [(round(x), round(y)) for x, y in ring]
        points = [point for point, _ in itertools.groupby(whole)]
        if points[0] == points[-1]:
            points.pop()
        if len(points) < 3:  # noqa: PLR2004 (no area)
            continue
        steps = "".join(
            f"{dx if dx < 0 else f' {dx}'}{dy if dy < 0 else f' {dy}'}"
            for dx, dy in ((x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in itertools.pairwise(points))
        )
        parts.append(f"M{points[0][0]} {points[0][1]}l{steps.lstrip()}z")
    return "".join(parts)


_PICTURE = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">
<!-- Shapes: Natural Earth, public domain, from world-atlas (ISC licence). Made by tools/draw_world.py. -->
<style>path {{ fill: #e9e6de; stroke: #fff; stroke-width: 1.5 }}
@media (prefers-color-scheme: dark) {{ path {{ fill: #2a2f32; stroke: #15181a }} }}</style>
<path d="{land}"/>
</svg>
"""


def main(source: Path, target: Path) -> None:
    """Write the land as a picture, and a path and a centre for each state as JSON."""
    topology = json.loads(source.read_text("utf-8"))
    arcs = read_arcs(topology)
    codes = {name: code for code, state in load_states().items() for name in state.names.get("en", ())}
    codes |= _OTHER_NAMES
    states: dict[str, dict[str, Any]] = {}
    land: list[str] = []
    for country in topology["objects"]["countries"]["geometries"]:
        name = country["properties"]["name"]
        polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
        rings = [ring_of(arcs, polygon[0]) for polygon in polygons]
        rings = [ring for ring in rings if name != "Antarctica"]
        if not rings:
            continue
        largest = max(rings, key=area_of)
        total = sum(map(area_of, rings))
        path = path_of([ring for ring in rings if area_of(ring) >= SMALLEST_PART])
        code = codes.get(name)
        land.append(path)
        if code is None:
            continue
        x, y = centre_of(largest)
        states[code] = {"x": round(x), "y": round(y)}
        if path:
            states[code]["path"] = path
        if total < SMALLEST_STATE:
            states[code]["is_small"] = True
    for code, (longitude, latitude) in _PLACES.items():
        x, y = place(longitude, latitude)
        states[code] = {"x": round(x), "y": round(y), "is_small": True}
    missing = sorted(set(load_states()) - set(states))
    print(f"without a place on the map: {' '.join(missing) or 'none'}", file=sys.stderr)
    world = {"width": WIDTH, "height": HEIGHT, "states": dict(sorted(states.items()))}
    (target / "map" / "world.json").write_text(json.dumps(world, indent=0) + "\n", "utf-8")
    picture = _PICTURE.format(width=WIDTH, height=HEIGHT, land="".join(land))
    (target / "static" / "world.svg").write_text(picture, "utf-8")


def ring_of(arcs: list[list[Point]], indexes: list[int]) -> list[Point]:
    """Return the ring that arcs make, on the map; a negative index runs an arc backwards."""
    ring: list[Point] = []
    for index in indexes:
        points = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring += points[1:] if ring else points
    ring = unwrap(ring)
    turns = math.floor((MIDDLE + 180 - sum(longitude for longitude, _ in ring) / len(ring)) / 360)
    return [place(longitude + 360 * turns, latitude) for longitude, latitude in ring]


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
