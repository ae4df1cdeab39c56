"""Makes the database of version 0.1.0 that the migration test carries over: the program of that version, talked with.

Nothing is inserted by hand: customers link, pay, dispute and report over HTTP beside the sandbox, once on each database, and
what the program kept of it is written to ``sqlite.sql`` and ``postgres.sql``. To make both anew::

    git worktree add --detach ../ledgerline-0.1.0 d3fe2eb
    cd ../ledgerline-0.1.0 && ./ledgerline test --collect-only -q        # makes its environment
    PYTHONPATH=. .venv/bin/python .../made_by_0_1_0/make_dump.py DIR

It takes about two minutes. Ids, times and codes are others each time; tables, states and kinds stay the same.
"""

from __future__ import annotations

import argparse
import re
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import conversations
from house import House, open_house

from tests.sandbox_program import running_sandbox
from tests.support.needed import postgres_folder
from tests.support.postgres import postgres_server
from tests.support.telegram_customer import fake_telegram

# Settings of pg_dump's own session: some are unknown to older servers, and an empty search_path would stay with the reader.
_SESSION = re.compile(r"(SET \w+ = .*;|SELECT pg_catalog\.set_config\(.*\);|\\(un)?restrict .*|--.*)?")


def main() -> None:
    """Make both files in the folder that is named."""
    parser = argparse.ArgumentParser(description="Write sqlite.sql and postgres.sql, as version 0.1.0 left them.")
    parser.add_argument("folder", type=Path, metavar="DIR")
    folder: Path = parser.parse_args().folder
    (folder / "sqlite.sql").write_text(dump_of_sqlite(), encoding="utf-8")
    (folder / "postgres.sql").write_text(dump_of_postgres(), encoding="utf-8")


def dump_of_sqlite() -> str:
    """SQL that makes the database on SQLite."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "ledgerline.sqlite3"
        with opened(Path(folder), f"sqlite:///{file}") as house:
            conversations.play(house)
        database = sqlite3.connect(file)
        lines = [*database.iterdump()]
        database.close()
    return "\n".join(lines) + "\n"


def dump_of_postgres() -> str:
    """SQL that makes the same on PostgreSQL, without commands of psql."""
    with postgres_server() as server, tempfile.TemporaryDirectory() as folder:
        url = server.url(server.make_database())
        with opened(Path(folder), url) as house:
            conversations.play(house)
        return plain_sql(run_pg_dump(url.replace("+psycopg", "")))


@contextmanager
def opened(folder: Path, url: str) -> Iterator[House]:
    """The program on a database, with its outside: the sandbox, and a pretend Telegram."""
    with (
        running_sandbox("--settle-seconds", "3600") as sandbox,
        fake_telegram() as telegram,
        open_house(folder, url, sandbox, telegram) as house,
    ):
        yield house


def run_pg_dump(url: str) -> str:
    """What pg_dump says of a database: a statement a row, nobody's property."""
    programs = postgres_folder()
    assert programs, "PostgreSQL is not installed"
    command: list[str | Path] = [programs / "pg_dump", "--inserts", "--no-owner", "--no-privileges", "--no-comments", url]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def plain_sql(dump: str) -> str:
    """Only the statements that any server and driver understands."""
    return "\n".join(line for line in dump.splitlines() if not _SESSION.fullmatch(line)) + "\n"


if __name__ == "__main__":
    main()
