"""The pictures of the flows are those of today's flows, show what there is, and are text that Mermaid can read."""

from __future__ import annotations

import re
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.flows import FLOWS
from tests.dialogues.program import taught
from tests.support.programs import ROOT
from tools.exploring.walk import prompts
from tools.flow_book import book
from tools.flow_book.chart import Chart, draw_up
from tools.flow_book.mermaid import draw, quoted

PAGE = ROOT / "docs" / "flows" / "README.md"
# A picture's lines; between quotes nothing that Mermaid could take for more than letters: no quote, bracket, sign of Markdown.
_SAFE = r"(?:[^\"<>&`*_\\|\[\]{}#]|#\d+;|</?small>|<br>)*"
_NODE = re.compile(rf'  (n\d+)(?:\(\["{_SAFE}"\]\)|\("{_SAFE}"\)|\[\["{_SAFE}"\]\]):::(\w+)')
_LINE = re.compile(rf'  (n\d+) -->(?:\|"{_SAFE}"\|)? (n\d+)')
_STYLE = re.compile(r"  classDef (\w+) fill:#\w+,stroke:#\w+,color:#\w+")


@pytest.fixture(scope="module")
def page():
    return book.page(taught()[0])


@cache
def chart(name: str) -> Chart:
    return draw_up(name, taught()[0])


def onward(name: str) -> set[tuple[str, str, str]]:
    return {(edge.source, edge.label, edge.target) for edge in chart(name).edges}


def test_the_page_in_the_documentation_is_current(page):
    current = PAGE.read_text(encoding="utf-8") == page
    assert current, "run python -m tools.flow_book, look at the changes and commit them"


def test_every_flow_has_its_picture_and_every_question_its_line(page):
    assert page.count("```mermaid\nflowchart TD\n") == len(FLOWS)
    for prompt in prompts().values():
        asked = [node for node in chart(prompt.flow).nodes if node.key == f"ask {prompt.ask.slot} {prompt.ask.say.text}"]
        assert len(asked) == 1, prompt.name
        assert f"| {' '.join(asked[0].text.split())} | " in page, prompt.name


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


@pytest.mark.parametrize("name", FLOWS)
def test_a_picture_has_every_node_and_line_of_its_chart_and_nothing_that_mermaid_would_misread(name):
    head, *lines = draw(chart(name)).splitlines()
    nodes = [found for line in lines if (found := _NODE.fullmatch(line))]
    ways = [found for line in lines if (found := _LINE.fullmatch(line))]
    styles = [found for line in lines if (found := _STYLE.fullmatch(line))]
    assert head == "flowchart TD"
    assert len(nodes) + len(ways) + len(styles) == len(lines)
    assert len(nodes) == len(chart(name).nodes)
    assert len(ways) == len([edge for edge in chart(name).edges if edge.source != edge.target])
    assert {way[end] for way in ways for end in (1, 2)} <= {node[1] for node in nodes}
    assert {style[1] for style in styles} == {node[2] for node in nodes}


@given(st.text(st.characters(codec="utf-8")))
def test_no_text_can_end_its_quotes_or_be_taken_for_markup(text):
    assert re.fullmatch(_SAFE, quoted(text))
    assert "\n" not in quoted(text)
