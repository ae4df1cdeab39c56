"""A real browser for tests that look at our pages, and a server that speaks the chat's protocol."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request

from tests.browser.chat_server import ChatServer
from tests.support.waiting import PATIENCE

REPORT_VIOLATIONS = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.violations.push(`${event.violatedDirective} ${event.blockedURI}`);
});
"""


@pytest.fixture
def server() -> Iterator[ChatServer]:
    """The small chat server, fresh for each test."""
    running = ChatServer()
    running.start()
    yield running
    running.stop()


@pytest.fixture
def page(chromium: Browser, server: ChatServer) -> Iterator[Page]:
    """A tab that must ask nobody but our server, break no content policy and raise no error."""
    context = chromium.new_context(viewport={"width": 1000, "height": 800}, locale="en-US", reduced_motion="reduce")
    context.set_default_timeout(1000 * PATIENCE)
    context.add_init_script(REPORT_VIOLATIONS)
    tab = context.new_page()
    foreign: list[str] = []
    errors: list[str] = []

    def note_request(request: Request) -> None:
        if not request.url.startswith(server.url):
            foreign.append(request.url)

    def note_console(message: ConsoleMessage) -> None:
        if message.type == "error" and "Failed to load resource" not in message.text:
            errors.append(message.text)

    tab.on("request", note_request)
    tab.on("console", note_console)
    tab.on("pageerror", lambda fault: errors.append(str(fault)))
    yield tab
    assert tab.evaluate("window.violations ?? []") == []
    context.close()
    assert foreign == []
    assert errors == []
