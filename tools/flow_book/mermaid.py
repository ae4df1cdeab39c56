"""A chart as Mermaid: text that a page of Markdown holds, and that whatever shows the page draws."""

from __future__ import annotations

from collections.abc import Iterator

from tools.flow_book.chart import Chart, Edge, Node, in_words

_SHAPES = {"start": '(["{}"])', "question": '("{}")', "command": '[["{}"]]', "ending": '("{}")', "error": '("{}")'}
# The colour of the letters is named too, so that they can be read on light and dark pages.
_STYLES = {
    "start": "fill:#e4e7eb,stroke:#7b8794,color:#1f2933",
    "question": "fill:#e3f0fc,stroke:#2b6cb0,color:#1f2933",
    "command": "fill:#fdf0d5,stroke:#b7791f,color:#1f2933",
    "ending": "fill:#e3f6e8,stroke:#2f855a,color:#1f2933",
    "error": "fill:#fde8e8,stroke:#c53030,color:#1f2933",
}
_MOST_LETTERS = 220
# Inside quotes Mermaid takes these for an end, an entity, HTML or Markdown; as numbers they are only letters.
_SPECIAL = str.maketrans({char: f"#{ord(char)};" for char in '#"<>&`*_\\|[]{}'})


def draw(chart: Chart) -> str:
    """The chart's text, without the fence around it."""
    return "\n".join(["flowchart TD", *(f"  {line}" for line in _lines(chart))])


def _lines(chart: Chart) -> Iterator[str]:
    names = {node.key: f"n{number}" for number, node in enumerate(chart.nodes)}
    for node in chart.nodes:
        yield f"{names[node.key]}{_SHAPES[node.kind].format(_node_text(node, chart))}:::{node.kind}"
    for edge in chart.edges:
        if edge.source != edge.target:
            yield f"{names[edge.source]} -->{_on_the_line(edge)} {names[edge.target]}"
    for kind in dict.fromkeys(node.kind for node in chart.nodes):
        yield f"classDef {kind} {_STYLES[kind]}"


def _node_text(node: Node, chart: Chart) -> str:
    """What the customer reads there; below it in small letters what is expected, and what makes a question ask again."""
    said = quoted(_shortened(node.text) or "(nothing more is said)")
    again = [edge.label for edge in chart.edges if edge.source == edge.target == node.key]
    expected = [f"expects {in_words(node.expects)}"] if node.expects else []
    small = [f"<small>{quoted(line)}</small>" for line in [*expected, *(f"asks again after {label}" for label in again)]]
    return "<br>".join([said, *small])


def _on_the_line(edge: Edge) -> str:
    return f'|"{quoted(edge.label)}"|' if edge.label else ""


def quoted(text: str) -> str:
    """Text for between Mermaid's quotes: it can neither end them nor be taken for markup."""
    return "<br>".join(line.strip().translate(_SPECIAL) for line in text.splitlines())


def _shortened(text: str) -> str:
    return text if len(text) <= _MOST_LETTERS else f"{text[:_MOST_LETTERS].rsplit(maxsplit=1)[0]} …"
