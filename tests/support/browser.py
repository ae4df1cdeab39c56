"""Debian's Chromium, driven by Playwright."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, expect, sync_playwright

from tests.support.waiting import PATIENCE

# root may not use the sandbox, small machines have a small /dev/shm, and nothing is to be asked of the outside
_FLAGS = ("--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-background-networking", "--no-first-run")


@contextmanager
def chromium_browser() -> Iterator[Browser]:
    """A headless browser. Playwright runs an event loop in this thread meanwhile, so asyncio.run() does not work beside it."""
    expect.set_options(timeout=1000 * PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=list(_FLAGS))
        try:
            yield browser
        finally:
            browser.close()
