"""Ids that tell who made them: what is random in the program becomes the same in every run of the same actor."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

import pytest

from domain.core import tokens

_here = threading.local()


@contextmanager
def ids_of(maker: str) -> Iterator[None]:
    """New ids of this thread are ``<maker>-1``, ``<maker>-2`` ... until the end of the block."""
    _here.ids = (f"{maker}-{number}" for number in count(1))
    try:
        yield
    finally:
        del _here.ids


class _Named:
    """In place of the module ``secrets``, where ids are made."""

    @staticmethod
    def token_hex(_bytes: int) -> str:
        """The next id of whoever runs in this thread; it must be somebody."""
        return str(next(_here.ids))


@contextmanager
def named_ids() -> Iterator[None]:
    """Every id of the program is named by its maker until the end of the block."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tokens, "secrets", _Named)
        yield
