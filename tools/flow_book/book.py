"""All flows on one page: each as a picture, and in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.rendering.texts import Texts
from dialogs.flows import FLOWS
from tools.flow_book.chart import Chart, Node, draw_up, in_words
from tools.flow_book.mermaid import draw

_INTRODUCTION = """\
# The flows

Made by `python -m tools.flow_book` from the flow files (`dialogs/flows`); do not edit. Each flow was walked with sample
customers and sample answers. What a customer may say besides (cancel, help, a person, another request, a question) is
answered at every place, and is not drawn.

The pictures are Mermaid, which most hosts of Git repositories and many editors draw. Blue asks, yellow does something, green
ends, red is a refusal; words beside a line say what leads there, and lines without words are the only way on. Amounts and names
are those of the sample customers.
"""


def page(texts: Texts) -> str:
    """The page, in Markdown with a Mermaid picture for each flow."""
    charts = [draw_up(name, texts) for name in FLOWS]
    contents = [f"- [{_title(chart)}](#{_anchor(chart)}): {chart.purpose}" for chart in charts]
    return "\n".join([_INTRODUCTION, *contents, "", *(line for chart in charts for line in _flow(chart))])


def _flow(chart: Chart) -> Iterator[str]:
    start, *others = chart.nodes
    yield f"## {_title(chart)}"
    yield ""
    yield chart.purpose
    yield ""
    yield f"Begins with: {_listed(start.text.splitlines())}. {_needs(chart)}"
    yield ""
    yield f"```mermaid\n{draw(chart)}\n```"
    yield ""
    questions = [node for node in others if node.kind == "question"]
    if questions:
        yield "| question | expects | leads to |"
        yield "|---|---|---|"
        yield from (f"| {_cell(node.text)} | {_cell(_expected(node))} | {_cell(_onward(chart, node))} |" for node in questions)
        yield ""


def _needs(chart: Chart) -> str:
    return f"Needs a linked company, and the right to {chart.needs}." if chart.needs else "Needs no linked company."


def _expected(node: Node) -> str:
    options = f": {_listed(node.options)}" if node.options and node.expects != "yes_no" else ""
    return f"{in_words(node.expects)}{options}"


def _onward(chart: Chart, node: Node) -> str:
    return "<br>".join(f"{label}: {_short(other)}" if label else _short(other) for label, other in chart.leads_to(node))


def _short(node: Node) -> str:
    """A node in a few words: what is done, or the sentence that asks, or the first one."""
    if node.kind == "command":
        return f"*{node.text}*"
    sentences = re.split(r"(?<=[.?!])\s", node.text)
    return next((sentence for sentence in sentences if sentence.endswith("?")), sentences[0]) or "the end"


def _listed(texts: Iterator[str] | list[str] | tuple[str, ...]) -> str:
    return ", ".join(f"“{word}”" for word in texts)


def _cell(text: str) -> str:
    """Text that cannot break out of a table's cell."""
    return " ".join(text.replace("|", "\\|").split())


def _title(chart: Chart) -> str:
    return in_words(chart.name).capitalize()


def _anchor(chart: Chart) -> str:
    return _title(chart).lower().replace(" ", "-")
