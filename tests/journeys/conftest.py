"""Running programs for the journeys: one a file and database, shared by tests that talk for different customers."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.journeys.program import Place, demo_at, house_at
from tests.sandbox_program import running_sandbox
from tests.support.postgres import Postgres
from tests.support.telegram_customer import Telegram, fake_telegram


@contextmanager
def _database(request: pytest.FixtureRequest, folder: Path) -> Iterator[str]:
    if request.param == "sqlite":
        folder.mkdir(exist_ok=True)
        yield f"sqlite:///{folder}/ledgerline.sqlite3"
        return
    server: Postgres = request.getfixturevalue("postgres")
    name = server.make_database()
    yield server.url(name)
    server.drop_database(name)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def demo(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """``ledgerline demo``, once on each database."""
    folder = tmp_path_factory.mktemp("demo")
    with _database(request, folder / "unused") as url, demo_at(folder, "" if request.param == "sqlite" else url) as place:
        yield place


@pytest.fixture(scope="session")
def telegram() -> Iterator[Telegram]:
    """A pretend Telegram."""
    with fake_telegram() as running:
        yield running


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, telegram: Telegram) -> Iterator[Place]:
    """``ledgerline demo`` with a bot in Telegram, once on each database."""
    folder = tmp_path_factory.mktemp("demo")
    with (
        _database(request, folder / "unused") as url,
        demo_at(folder, "" if request.param == "sqlite" else url, telegram.url) as place,
    ):
        yield place


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def services(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """``ledgerline serve`` beside a sandbox whose bank payments settle when told to, once on each database."""
    folder = tmp_path_factory.mktemp("house")
    with (
        _database(request, folder / "data") as url,
        running_sandbox("--settle-seconds", "3600") as sandbox,
        house_at(folder, url, sandbox) as place,
    ):
        yield place


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Function) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """What the program printed is part of a failure's report."""
    report = yield
    if report.failed and report.when == "call":
        places = [value for value in item.funcargs.values() if isinstance(value, Place)]
        report.sections += [("the program's output", place.program.process.output[-8000:]) for place in places]
    return report
