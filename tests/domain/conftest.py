"""The business of a test's own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.business import Business, business


@pytest.fixture
def dealer() -> Iterator[Business]:
    with business() as dealer:
        yield dealer
