"""Where the boxes of a chart stand and how its lines run: in layers from top to bottom, with few crossings. Pure.

Boxes stand on even layers. Each line passes a point on every layer between its ends; the first of them carries its label, so
that labels have room of their own. A line that leads back is laid as if it led down.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

_SWEEPS = 12
_GAP = 22.0
_LAYER_GAP = 20.0
_WIDEST_LAYER = 1100.0
# Lines between boxes are drawn towards being straight before boxes are drawn to the middle of their lines.
_LINE_WEIGHT = 6.0


@dataclass(frozen=True)
class Size:
    width: float
    height: float


@dataclass(frozen=True)
class Line:
    """From box to box; ``label`` is the room that its label needs."""

    source: str
    target: str
    label: Size


@dataclass(frozen=True)
class Place:
    """The middle of something."""

    x: float
    y: float


@dataclass(frozen=True)
class Route:
    """The points a line passes from its source to its target, and where its label stands."""

    points: tuple[Place, ...]
    label: Place


@dataclass(frozen=True)
class Drawing:
    """Everything in its place, from (0, 0) on."""

    size: Size
    boxes: Mapping[str, Place]
    routes: tuple[Route, ...]


def lay_out(boxes: Mapping[str, Size], lines: Sequence[Line]) -> Drawing:
    """Places for boxes, which are given in the order in which they are reached, and for the lines between them."""
    grid = _Grid(boxes, lines)
    grid.order()
    return grid.drawing()


@dataclass
class _Spot:
    """A box, or a point of a line, on its layer."""

    layer: int
    size: Size
    weight: float = 1.0
    above: list[str] = field(default_factory=list)
    below: list[str] = field(default_factory=list)
    x: float = 0.0


class _Grid:
    """All spots by name, and each layer's names from left to right."""

    def __init__(self, boxes: Mapping[str, Size], lines: Sequence[Line]) -> None:
        self._lines, self._boxes = lines, tuple(boxes)
        layers = _narrowed(_layers(boxes, lines), boxes, lines)
        self._spots = {name: _Spot(2 * layers[name], size) for name, size in boxes.items()}
        self._paths = [self._path(number, line) for number, line in enumerate(lines)]
        self._rows: list[list[str]] = [[] for _ in range(1 + max(spot.layer for spot in self._spots.values()))]
        for name, spot in self._spots.items():
            self._rows[spot.layer].append(name)

    def _path(self, number: int, line: Line) -> list[str]:
        """The names of the spots from source to target; points are made on the layers between."""
        first, last = self._spots[line.source].layer, self._spots[line.target].layer
        step = 1 if last > first else -1
        points = [f"{number}@{layer}" for layer in range(first + step, last, step)]
        for position, (name, layer) in enumerate(zip(points, range(first + step, last, step), strict=True)):
            self._spots[name] = _Spot(layer, Size(4, 4) if position else line.label, _LINE_WEIGHT)
        path = [line.source, *points, line.target]
        for upper, lower in pairwise(path if step > 0 else path[::-1]):
            self._spots[upper].below.append(lower)
            self._spots[lower].above.append(upper)
        return path

    # ---- who stands beside whom ----

    def order(self) -> None:
        """Sweep down and up, each time sorting a layer by its neighbours; the order with the fewest crossings stays."""
        best, fewest = [list(row) for row in self._rows], self._crossings()
        for sweep in range(_SWEEPS):
            self._sort(downward=sweep % 2 == 0)
            crossings = self._crossings()
            if crossings < fewest:
                best, fewest = [list(row) for row in self._rows], crossings
        self._rows = best

    def _sort(self, downward: bool) -> None:
        for row in self._rows if downward else reversed(self._rows):
            at = {name: place for other in self._rows for place, name in enumerate(other)}
            means = {}
            for place, name in enumerate(row):
                beside = self._spots[name].above if downward else self._spots[name].below
                means[name] = sum(at[other] for other in beside) / len(beside) if beside else float(place)
            row.sort(key=lambda name: means[name])

    def _crossings(self) -> int:
        return sum(self._crossings_below(upper, lower) for upper, lower in pairwise(self._rows))

    def _crossings_below(self, upper: list[str], lower: list[str]) -> int:
        at = {name: place for place, name in enumerate(lower)}
        ends = [at[other] for name in upper for other in sorted(self._spots[name].below, key=lambda other: at[other])]
        return sum(left > right for place, left in enumerate(ends) for right in ends[place + 1 :])

    # ---- how far apart ----

    def drawing(self) -> Drawing:
        """The drawing, once the order is settled."""
        for _ in range(_SWEEPS):
            for row in self._rows:
                self._settle(row, "above")
            for row in reversed(self._rows):
                self._settle(row, "below")
        left = min(spot.x - spot.size.width / 2 for spot in self._spots.values())
        right = max(spot.x + spot.size.width / 2 for spot in self._spots.values())
        bands = self._bands()
        for spot in self._spots.values():
            spot.x -= left
        places = {name: Place(round(spot.x, 1), sum(bands[spot.layer]) / 2) for name, spot in self._spots.items()}
        routes = tuple(Route(self._points(path, bands), places[path[1]]) for path in self._paths)
        size = Size(round(right - left, 1), bands[-1][1])
        return Drawing(size, {name: places[name] for name in self._boxes}, routes)

    def _bands(self) -> list[tuple[float, float]]:
        """Top and bottom of each layer."""
        heights = [max((self._spots[name].size.height for name in row), default=0.0) for row in self._rows]
        tops = [sum(heights[:at]) + at * _LAYER_GAP for at in range(len(heights))]
        return [(top, top + height) for top, height in zip(tops, heights, strict=True)]

    def _points(self, path: list[str], bands: list[tuple[float, float]]) -> tuple[Place, ...]:
        """Straight down through every layer, so that no box is in the way; to the side only between layers."""
        down = [self._spots[name] for name in path]
        leads_back = down[0].layer > down[-1].layer
        if leads_back:
            down.reverse()
        points = [Place(round(spot.x, 1), edge) for spot in down for edge in bands[spot.layer]]
        points[0] = Place(points[0].x, sum(bands[down[0].layer]) / 2 + down[0].size.height / 2)
        points[-1] = Place(points[-1].x, sum(bands[down[-1].layer]) / 2 - down[-1].size.height / 2)
        return tuple(reversed(points) if leads_back else points)

    def _settle(self, row: list[str], side: Literal["above", "below"]) -> None:
        """Put a layer's spots as near to the middle of their neighbours on one side as their widths allow."""
        spots = [self._spots[name] for name in row]
        steps = [(one.size.width + other.size.width) / 2 + _GAP for one, other in pairwise(spots)]
        places = _apart([self._wish(spot, side) for spot in spots], [spot.weight for spot in spots], steps)
        for spot, x in zip(spots, places, strict=True):
            spot.x = x

    def _wish(self, spot: _Spot, side: Literal["above", "below"]) -> float:
        """Where a spot would like to be: in the middle of its neighbours, or where it is if it has none there."""
        beside = [self._spots[name] for name in (spot.above if side == "above" else spot.below)]
        total = sum(other.weight for other in beside)
        return sum(other.x * other.weight for other in beside) / total if total else spot.x


def _layers(boxes: Iterable[str], lines: Sequence[Line]) -> dict[str, int]:
    """For each box the longest way to it from the top, on lines that lead on; a line to a box reached earlier leads back."""
    order = {name: place for place, name in enumerate(_down(boxes, lines))}
    onward: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        if order[line.source] < order[line.target]:
            onward[line.source].append(line.target)
    layers = dict.fromkeys(boxes, 0)
    for name in sorted(order, key=lambda name: order[name]):
        for target in onward[name]:
            layers[target] = max(layers[target], layers[name] + 1)
    return layers


def _narrowed(layers: dict[str, int], boxes: Mapping[str, Size], lines: Sequence[Line]) -> dict[str, int]:
    """The layers with boxes that lead nowhere moved down from where too many stand side by side."""
    inner = {line.source for line in lines}
    for layer in range(len(boxes)):
        row = [name for name in boxes if layers[name] == layer]
        for name in reversed([name for name in row if name not in inner]):
            if sum(boxes[other].width + _GAP for other in row) > _WIDEST_LAYER:
                row.remove(name)
                layers[name] += 1
    return layers


def _down(boxes: Iterable[str], lines: Sequence[Line]) -> list[str]:
    """The boxes so that each comes before those it leads to, but where lines go round in a circle."""
    onward: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        onward[line.source].append(line.target)
    finished: list[str] = []
    entered: set[str] = set()

    def visit(name: str) -> None:
        entered.add(name)
        for target in onward[name]:
            if target not in entered:
                visit(target)
        finished.append(name)

    for box in boxes:
        if box not in entered:
            visit(box)
    return finished[::-1]


def _apart(wishes: Sequence[float], weights: Sequence[float], steps: Sequence[float]) -> list[float]:
    """The places nearest to the wishes (least squares) that keep at least these steps between neighbours.

    Without the steps this asks for places that never fall: neighbours that would are pooled at their common mean.
    """
    offsets = [sum(steps[:at]) for at in range(len(wishes))]
    pools: list[tuple[float, float, int]] = []
    for wish, weight, offset in zip(wishes, weights, offsets, strict=True):
        mean, total, count = wish - offset, weight, 1
        while pools and pools[-1][0] > mean:
            other, other_total, other_count = pools.pop()
            mean = (mean * total + other * other_total) / (total + other_total)
            total, count = total + other_total, count + other_count
        pools.append((mean, total, count))
    means = [mean for mean, _, count in pools for _ in range(count)]
    return [mean + offset for mean, offset in zip(means, offsets, strict=True)]
