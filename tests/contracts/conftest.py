"""The outside world for the tests of this folder."""

from tests.sandbox_program import sandbox

__all__ = ["sandbox"]
