"""A PostgreSQL server of the tests' own: in a temporary folder, reached through a socket there, gone afterwards."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql

from tests.support.needed import postgres_folder
from tests.support.programs import Program, program
from tests.support.waiting import wait_until

_SETTINGS = ("listen_addresses=", "max_connections=200")
# No test pulls the machine's plug, so nothing needs to wait for its disk.
_FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


class Postgres:
    """A running server that makes and drops databases. ``program`` is its process."""

    def __init__(self, folder: Path, process: Program) -> None:
        self._folder, self.program, self._made = folder, process, 0

    def connect(self, database: str = "postgres") -> psycopg.Connection:
        """A connection of one's own, committing each statement."""
        return psycopg.connect(host=str(self._folder), user="postgres", dbname=database, autocommit=True)

    def make_database(self, template: str = "template0") -> str:
        """The name of a new database, empty or a copy of another that nobody is connected to."""
        self._made += 1
        name = f"test{self._made}"
        with self.connect() as connection:
            statement = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY")
            connection.execute(statement.format(sql.Identifier(name), sql.Identifier(template)))
        return name

    def drop_database(self, name: str) -> None:
        """Remove a database, also from under those who are connected."""
        with self.connect() as connection:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))

    def url(self, database: str) -> str:
        """The address of a database, as DATABASE_URL takes it."""
        return f"postgresql+psycopg://postgres@/{database}?host={self._folder}"


@contextmanager
def postgres_server(durable: bool = False) -> Iterator[Postgres]:
    """Make a server, start it, and remove it afterwards. Only a ``durable`` one waits for its disk, as a real one does."""
    programs = postgres_folder()
    assert programs, "ask needs('postgresql') first"
    folder = Path(tempfile.mkdtemp(prefix="ledgerline-postgres-"))
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres", "postgres")
        initdb: list[str | Path] = [
            programs / "initdb",
            "-D",
            folder / "data",
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--no-locale",
            "-N",
        ]
        subprocess.run([*_as_its_user(), *initdb], check=True, capture_output=True, cwd="/")
        settings = _SETTINGS if durable else _SETTINGS + _FAST
        options = [part for setting in settings for part in ("-c", setting)]
        server: list[str | Path] = [programs / "postgres", "-D", folder / "data", "-k", folder, *options]
        with program([*_as_its_user(), *server], ready="ready to accept connections") as process:
            running = Postgres(folder, process)
            wait_until(running.connect).close()
            yield running
            process.process.send_signal(signal.SIGINT)  # a fast shutdown: does not wait for clients that are still connected
            process.process.wait(20)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _as_its_user() -> list[str]:
    """PostgreSQL refuses to run as root; and it must not outlive tests that were killed."""
    switch = ["--reuid=postgres", "--regid=postgres", "--init-groups"] if os.geteuid() == 0 else []
    return ["setpriv", "--pdeathsig=INT", *switch]
