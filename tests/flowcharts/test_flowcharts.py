"""The pictures of the flows are those of today's flows, and show what there is without anything in the way."""

from __future__ import annotations

from functools import cache
from itertools import combinations
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogs.flows import FLOWS
from tests.dialogues.program import taught
from tests.support.programs import ROOT
from tools.exploring.walk import prompts
from tools.flow_book import book
from tools.flow_book.chart import Chart, draw_up
from tools.flow_book.layout import Drawing, Line, Size, lay_out

DOCS = ROOT / "docs" / "flows"


@pytest.fixture(scope="module")
def pages():
    return book.pages(taught()[0])


@cache
def chart(name: str) -> Chart:
    return draw_up(name, taught()[0])


def onward(name: str) -> set[tuple[str, str, str]]:
    return {(edge.source, edge.label, edge.target) for edge in chart(name).edges}


def test_the_pictures_in_the_documentation_are_current(pages):
    kept = {file.name: file.read_text(encoding="utf-8") for file in DOCS.iterdir()}
    changed = sorted(name for name in kept.keys() | pages.keys() if kept.get(name) != pages.get(name))
    assert not changed, f"run ./ledgerline flows, look at the changes and commit them: {', '.join(changed)}"


def test_every_flow_has_its_picture_and_every_question_its_line(pages):
    assert len(pages) == len(FLOWS) + 1
    for prompt in prompts().values():
        asked = [node for node in chart(prompt.flow).nodes if node.key == f"ask {prompt.ask.slot} {prompt.ask.say.text}"]
        assert len(asked) == 1, prompt.name
        assert f"| {' '.join(asked[0].text.split())} | " in pages[book.PAGE], prompt.name


def test_a_chart_shows_answers_conditions_and_what_can_fail():
    removing = onward("RemoveMethod")
    assert ("ask agreed methods-remove-confirm", "No", "done methods-kept") in removing
    assert ("start", "if no payment method is stored", "done methods-none") in removing
    assert ("do RemoveMethod", "method in use", "error MethodInUse") in removing
    linking = onward("LinkAccount")
    assert ("do ConfirmCode", "wrong code", "ask code link-code") in linking
    assert ("do ConfirmCode", "", "done link-done") in linking


def test_no_code_of_a_customer_is_in_a_picture():
    labels = {edge.label for edge in chart("LinkAccount").edges}
    assert not any(any(char.isdigit() for char in label) for label in labels)


def test_pictures_of_flows_that_are_no_more_are_taken_away(pages, tmp_path: Path):
    (tmp_path / "forgotten.svg").write_text("<svg/>")
    book.write(tmp_path, pages)
    assert not (tmp_path / "forgotten.svg").exists() and (tmp_path / "pay.svg").exists()


def test_every_picture_can_be_read_and_has_a_title(pages):
    for name, page in pages.items():
        if name.endswith(".svg"):
            picture = fromstring(page)  # noqa: S314 - our own
            assert picture.findtext("{http://www.w3.org/2000/svg}title"), name
            assert "prefers-color-scheme: dark" in page


@st.composite
def graphs(draw: st.DrawFn) -> tuple[dict[str, Size], list[Line]]:
    sizes = st.builds(Size, st.integers(20, 300).map(float), st.integers(20, 120).map(float))
    count = draw(st.integers(1, 9))
    boxes = {f"box {number}": draw(sizes) for number in range(count)}
    names = st.sampled_from(sorted(boxes))
    labels = st.builds(Size, st.integers(4, 170).map(float), st.integers(4, 60).map(float))
    lines = draw(st.lists(st.builds(Line, names, names, labels), max_size=14))
    return boxes, [line for line in lines if line.source != line.target]


@given(graphs())
@settings(max_examples=100, deadline=None)
def test_boxes_stand_clear_of_each_other_and_lines_lead_from_box_to_box(graph):
    boxes, lines = graph
    drawing = lay_out(boxes, lines)
    assert drawing == lay_out(boxes, lines)
    for one, other in combinations(boxes, 2):
        assert apart(drawing, boxes, one, other)
    for line, route in zip(lines, drawing.routes, strict=True):
        for end, key in ((route.points[0], line.source), (route.points[-1], line.target)):
            box, size = drawing.boxes[key], boxes[key]
            assert end.x == box.x and abs(abs(end.y - box.y) - size.height / 2) < 0.2
        assert all(0 <= point.x <= drawing.size.width and 0 <= point.y <= drawing.size.height for point in route.points)


def apart(drawing: Drawing, boxes: dict[str, Size], one: str, other: str) -> bool:
    x = abs(drawing.boxes[one].x - drawing.boxes[other].x) - (boxes[one].width + boxes[other].width) / 2
    y = abs(drawing.boxes[one].y - drawing.boxes[other].y) - (boxes[one].height + boxes[other].height) / 2
    return max(x, y) > 0
