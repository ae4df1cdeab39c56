"""What went wrong, told to whoever typed the command: the sentence, and no traceback, for everything we can answer."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from bot.settings.load import ConfigError
from bot.web.sockets import CannotServe
from domain.core.errors import UnknownCompany, UnknownContact
from domain.core.ports import CannotMigrate, DatabaseFault
from domain.erp.imports import TooManyGone
from locales import LocaleError


class CommandFailed(Exception):
    """A command that could not do its work; the message is for whoever typed it."""


@dataclass
class Status:
    """The exit status of a command."""

    code: int = 0


@contextmanager
def explained() -> Iterator[Status]:
    """Turn the failures we know into a sentence on standard error and status 1."""
    status = Status()
    try:
        yield status
    except (ConfigError, TooManyGone, CannotServe, CannotMigrate, CommandFailed, LocaleError) as error:
        status.code = _tell(str(error))
    except UnknownCompany:
        status.code = _tell("There is no such company. Import the dealer's files first, and check the number.")
    except UnknownContact:
        status.code = _tell("The company has no contact of this name. Check the name as it is in the dealer's files.")
    except DatabaseFault as fault:
        status.code = _tell(f"The database does not answer: {fault}. Check DATABASE_URL or the data folder.")
    except KeyboardInterrupt:
        status.code = 130


def _tell(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1
