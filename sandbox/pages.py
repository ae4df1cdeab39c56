"""How the sandbox makes HTML: templates that escape everything, sent with headers that forbid all else."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

HERE = Path(__file__).parent
_LINK = re.compile(r"https?://[^\s<>\"']*[^\s<>\"'.,;:!?)\]]")
_templates = Environment(
    loader=FileSystemLoader(HERE / "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
)


def with_links(text: str) -> Markup:
    """The text, escaped, with its web addresses made clickable."""
    parts, end = [], 0
    for found in _LINK.finditer(text):
        link = escape(found[0])
        parts += [escape(text[end : found.start()]), Markup('<a href="{0}" rel="noopener noreferrer">{0}</a>').format(link)]
        end = found.end()
    return Markup("").join([*parts, escape(text[end:])])


_templates.filters["with_links"] = with_links


def page(template: str, status: int = 200, leads_to: str = "", **facts: object) -> HTMLResponse:
    """A page that is neither cached nor framed; its form may lead to ``leads_to`` besides the sandbox itself."""
    away = urlsplit(leads_to)
    targets = f"'self' {away.scheme}://{away.netloc}" if away.netloc else "'self'"
    policy = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'"
    headers = {
        "Cache-Control": "no-store",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": f"{policy}; frame-ancestors 'none'; form-action {targets}",
    }
    return HTMLResponse(_templates.get_template(template).render(**facts), status, headers)
