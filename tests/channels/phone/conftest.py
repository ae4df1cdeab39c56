"""A running Ledgerline with its telephone on, and callers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.journeys.program import Place, demo_at
from tests.support.caller import Caller

TOKEN = "the auth token of the telephone provider"


@pytest.fixture(scope="package")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """``ledgerline demo`` with the telephone."""
    with demo_at(tmp_path_factory.mktemp("phone"), "", env={"LEDGERLINE_TWILIO_AUTH_TOKEN": TOKEN}) as running:
        yield running


@pytest.fixture
def caller(place: Place) -> Iterator[Caller]:
    """Somebody with a telephone."""
    caller = Caller(place.url, TOKEN)
    yield caller
    caller.close()
