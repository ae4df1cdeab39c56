"""A chart as SVG, readable on light and dark pages, with nothing but text and lines in it."""

from __future__ import annotations

from itertools import pairwise
from textwrap import wrap
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from tools.flow_book.chart import Chart, Edge, Node, in_words
from tools.flow_book.layout import Line, Place, Route, Size, lay_out

_LINE_HEIGHT = 17
_LETTER = 7.1
_PADDING = 12
_MARGIN = 12
_BOX_LETTERS = {"start": 30, "question": 38, "command": 34, "ending": 34, "error": 34}
_LABEL_LETTERS = 24
_MOST_LINES = 6
_STYLE = """
svg { color-scheme: light dark; font: 13px system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif }
text { fill: #1f2933; text-anchor: middle }
.expects, .label { font-size: 12px; fill: #52606d }
.line { fill: none; stroke: #9aa5b1; stroke-width: 1.5 }
.tip { fill: #9aa5b1 }
.page { fill: #fff }
.start { fill: #e4e7eb; stroke: #7b8794 }
.question { fill: #e3f0fc; stroke: #2b6cb0 }
.command { fill: #fdf0d5; stroke: #b7791f }
.ending { fill: #e3f6e8; stroke: #2f855a }
.error { fill: #fde8e8; stroke: #c53030 }
@media (prefers-color-scheme: dark) {
  text { fill: #f0f4f8 }
  .expects, .label { fill: #bcc5d0 }
  .line { stroke: #7b8794 }
  .tip { fill: #7b8794 }
  .page { fill: #12181f }
  .start { fill: #2b343e; stroke: #9aa5b1 }
  .question { fill: #16324f; stroke: #63a4e6 }
  .command { fill: #43331a; stroke: #d9a441 }
  .ending { fill: #17382a; stroke: #57b98a }
  .error { fill: #4a1d1f; stroke: #ef7d7d }
}
"""


def draw(chart: Chart) -> str:
    """The picture of a chart."""
    boxes = {node.key: _box(node, chart) for node in chart.nodes}
    edges = [edge for edge in chart.edges if edge.source != edge.target]
    lines = [Line(edge.source, edge.target, _room(_label_lines(edge.label))) for edge in edges]
    drawing = lay_out(boxes, lines)
    picture = _page(chart, drawing.size)
    for route in drawing.routes:
        _draw_line(picture, route)
    for node in chart.nodes:
        _draw_box(picture, node, chart, drawing.boxes[node.key], boxes[node.key])
    for edge, route in zip(edges, drawing.routes, strict=True):
        _draw_label(picture, edge, route)
    indent(picture)
    return tostring(picture, encoding="unicode") + "\n"


def _page(chart: Chart, size: Size) -> Element:
    width, height = size.width + 2 * _MARGIN, size.height + 2 * _MARGIN
    box = f"{-_MARGIN} {-_MARGIN} {width:g} {height:g}"
    attributes = {"xmlns": "http://www.w3.org/2000/svg", "viewBox": box, "width": f"{width:g}", "height": f"{height:g}"}
    picture = Element("svg", attributes | {"role": "img"})
    SubElement(picture, "title").text = f"{chart.name}: {chart.purpose}"
    SubElement(picture, "style").text = _STYLE
    SubElement(
        picture, "rect", _rectangle(Place(width / 2 - _MARGIN, height / 2 - _MARGIN), Size(width, height)) | {"class": "page"}
    )
    return picture


# ---- boxes ----


def _box(node: Node, chart: Chart) -> Size:
    return _room([*_text_lines(node), *_small_lines(node, chart)], _PADDING)


def _text_lines(node: Node) -> list[str]:
    letters = _BOX_LETTERS[node.kind]
    lines = [line for paragraph in node.text.split("\n") for line in wrap(paragraph, letters)] or ["(nothing more is said)"]
    return lines if len(lines) <= _MOST_LINES else [*lines[: _MOST_LINES - 1], f"{lines[_MOST_LINES - 1]} …"]


def _small_lines(node: Node, chart: Chart) -> list[str]:
    """What a question expects, and what makes it ask again."""
    expects = [f"expects {in_words(node.expects)}"] if node.expects else []
    again = [edge for edge in chart.edges if edge.source == edge.target == node.key]
    return [*expects, *(line for edge in again for line in wrap(f"asks again after {edge.label}", _BOX_LETTERS[node.kind]))]


def _draw_box(picture: Element, node: Node, chart: Chart, place: Place, size: Size) -> None:
    corner = {"start": 18, "command": 3}.get(node.kind, 9)
    SubElement(picture, "rect", _rectangle(place, size) | {"rx": str(corner), "class": node.kind})
    lines, small = _text_lines(node), _small_lines(node, chart)
    shift = len(small) * _LINE_HEIGHT / 2
    _write(picture, lines, Place(place.x, place.y - shift))
    _write(picture, small, Place(place.x, place.y + len(lines) * _LINE_HEIGHT / 2), "expects")


def _rectangle(place: Place, size: Size) -> dict[str, str]:
    return {
        "x": f"{place.x - size.width / 2:g}",
        "y": f"{place.y - size.height / 2:g}",
        "width": f"{size.width:g}",
        "height": f"{size.height:g}",
    }


# ---- lines and words ----


def _draw_line(picture: Element, route: Route) -> None:
    """A soft line through the points of a route, with a tip where it arrives."""
    path = f"M {route.points[0].x:g} {route.points[0].y:g}"
    for one, other in pairwise(route.points):
        middle = (one.y + other.y) / 2
        straight = f" V {other.y:g}"
        path += straight if one.x == other.x else f" C {one.x:g} {middle:g}, {other.x:g} {middle:g}, {other.x:g} {other.y:g}"
    SubElement(picture, "path", {"d": path, "class": "line"})
    end = route.points[-1]
    back = end.y - (7 if route.points[0].y < end.y else -7)
    SubElement(
        picture, "polygon", {"points": f"{end.x:g},{end.y:g} {end.x - 4:g},{back:g} {end.x + 4:g},{back:g}", "class": "tip"}
    )


def _draw_label(picture: Element, edge: Edge, route: Route) -> None:
    """What leads there, on ground of its own, so that the line does not cross it out."""
    lines = _label_lines(edge.label)
    if lines:
        SubElement(picture, "rect", _rectangle(route.label, _room(lines)) | {"class": "page"})
        _write(picture, lines, route.label, "label")


def _label_lines(label: str) -> list[str]:
    return wrap(label, _LABEL_LETTERS)


def _room(lines: list[str], padding: int = 2) -> Size:
    longest = max((len(line) for line in lines), default=0)
    return Size(round(longest * _LETTER + 2 * padding), len(lines) * _LINE_HEIGHT + 2 * padding)


def _write(picture: Element, lines: list[str], middle: Place, style: str = "") -> None:
    """Lines of text around a middle."""
    top = middle.y - (len(lines) - 1) * _LINE_HEIGHT / 2 + 4.5
    for number, line in enumerate(lines):
        attributes = {"x": f"{middle.x:g}", "y": f"{top + number * _LINE_HEIGHT:g}"}
        SubElement(picture, "text", attributes | ({"class": style} if style else {})).text = line
