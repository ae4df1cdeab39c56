"""Somebody who pays in a browser without JavaScript: opens addresses, reads pages, fills in and sends their forms."""

from __future__ import annotations

from html.parser import HTMLParser
from urllib.parse import urljoin

import httpx


class _Form:
    """A form as a browser knows it: where it goes, what it holds, and the buttons that send it."""

    def __init__(self, action: str) -> None:
        self.action, self.fields = action, dict[str, str]()
        self.buttons: list[tuple[str, str, str]] = []


class _Reader(HTMLParser):
    """Collects a page's text and forms, with what they hold when nothing is typed."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.forms: list[_Form] = []
        self._silent = 0
        self._button: tuple[str, str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in ("style", "script"):
            self._silent += 1
        elif tag == "form":
            self.forms.append(_Form(given.get("action", "")))
        elif tag == "input" and self.forms and (given.get("type") == "hidden" or "checked" in given):
            self.forms[-1].fields[given["name"]] = given.get("value", "")
        elif tag == "button":
            self._button = (given.get("name", ""), given.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag in ("style", "script"):
            self._silent -= 1
        elif tag == "button":
            self._button = None

    def handle_data(self, data: str) -> None:
        if self._silent or not data.strip():
            return
        self.texts.append(data.strip())
        if self._button and self.forms:
            self.forms[-1].buttons.append((data.strip(), *self._button))


class Payer:
    """Looks at one page at a time. ``text`` is what stands on it, ``url`` where it is, ``status`` its HTTP status."""

    def __init__(self) -> None:
        self._client = httpx.Client(timeout=30, trust_env=False, follow_redirects=True, headers={"Accept": "text/html"})
        self.text, self.url, self.status = "", "", 0
        self._forms: list[_Form] = []

    def __enter__(self) -> Payer:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the browser."""
        self._client.close()

    def open(self, url: str) -> Payer:
        """Open an address."""
        return self._see(self._client.get(url))

    def press(self, title: str, **typed: str) -> Payer:
        """Press a form's button, after filling in ``typed``. Raises AssertionError if the page has no such button."""
        for form in self._forms:
            for shown, name, value in form.buttons:
                if title in shown:
                    data = form.fields | typed | ({name: value} if name else {})
                    return self._see(self._client.post(urljoin(self.url, form.action or self.url), data=data))
        raise AssertionError(f"no button {title!r} on {self.url}: {self.text}")

    def _see(self, answer: httpx.Response) -> Payer:
        reader = _Reader()
        reader.feed(answer.text)
        self.text, self._forms = " ".join(reader.texts), reader.forms
        self.url, self.status = str(answer.url), answer.status_code
        return self
