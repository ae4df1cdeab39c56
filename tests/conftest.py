"""What all tests share: databases of both kinds, a browser, and the list of what was not tested and why."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from nlu.intents import model
from tests.support.needed import needs
from tests.support.postgres import Postgres, postgres_server
from tests.support.programs import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def pytest_sessionstart(session: pytest.Session) -> None:
    """Have the model made once where nobody made it before, or every program that a test starts would train its own."""
    is_worker = hasattr(session.config, "workerinput")
    if not is_worker and not model.SHIPPED.exists():
        subprocess.run([sys.executable, "-m", "tools.building.model"], cwd=ROOT, check=True)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A PostgreSQL server for this run of the tests."""
    needs("postgresql")
    with postgres_server() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty database of the test's own, once on SQLite and once on PostgreSQL."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/ledgerline.sqlite3"
        return
    server: Postgres = request.getfixturevalue("postgres")
    name = server.make_database()
    yield server.url(name)
    server.drop_database(name)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A headless browser; ``chromium.new_page(viewport=..., color_scheme=...)`` is a window of the test's own."""
    needs("chromium")
    needs("libatomic1")
    from tests.support.browser import chromium_browser  # takes its time to import, which most runs do not need

    with chromium_browser() as browser:
        yield browser


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """List the reasons for which tests were skipped, and how many each."""
    skipped = terminalreporter.stats.get("skipped", [])
    reasons = Counter(report.longrepr[2].removeprefix("Skipped: ") for report in skipped)
    if reasons:
        terminalreporter.section("not tested here")
        for reason, number in reasons.most_common():
            terminalreporter.write_line(f"{number} tests: {reason}")
