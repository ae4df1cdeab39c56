"""An office of the test's own, once on SQLite and once on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.office import Office


@pytest.fixture
def office(database_url: str, tmp_path: Path) -> Iterator[Office]:
    office = Office(database_url, tmp_path)
    office.customer()
    yield office
    office.close()


@pytest.fixture
def second(office: Office, database_url: str, tmp_path: Path) -> Iterator[Office]:
    """Another process on the same database, or the same program started again."""
    second = Office(database_url, tmp_path, office.outbound, office.clock)
    yield second
    second.close()
