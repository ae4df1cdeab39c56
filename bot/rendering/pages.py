"""Pages from the templates, in the visitor's language and the dealer's name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, select_autoescape

from bot.rendering.texts import Texts

_HERE = Path(__file__).parent
STATIC = _HERE / "static"


class Pages:
    """Renders a template with ``t`` (text by key), ``lang`` and ``dealer``."""

    def __init__(self, texts: Texts, dealer: str) -> None:
        self.texts, self._dealer = texts, dealer
        self._templates = Environment(
            loader=FileSystemLoader(_HERE / "templates"), autoescape=select_autoescape(), trim_blocks=True, lstrip_blocks=True
        )

    def page(self, template: str, language: str, http_status: int = 200, **context: Any) -> HTMLResponse:
        """A page as a response."""
        text = self._templates.get_template(template).render(
            t=self._texts(language), lang=language, dealer=self._dealer, **context
        )
        return HTMLResponse(text, http_status)

    def error(self, code: int, language: str = "en") -> HTMLResponse:
        """A page that is not there (404), or that failed."""
        return self.page("error.html", language, code, code=code)

    def _texts(self, language: str) -> Callable[..., str]:
        return lambda key, **facts: self.texts.text(key, facts, language)
