"""The database of version 0.1.0, as its program left it after conversations: see ``made_by_0_1_0/README.md``."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import psycopg
import sqlalchemy as sa

FOLDER = Path(__file__).parent / "made_by_0_1_0"


def load(url: str, *, broken: bool = False) -> None:
    """Fill an empty database; ``broken``: with rows that break what are rules today."""
    names = ("", "broken_") if broken else ("",)
    for name in names:
        run(url, (FOLDER / f"{name}{kind(url)}.sql").read_text(encoding="utf-8"))


def kind(url: str) -> str:
    """``sqlite`` or ``postgres``, as the files are named."""
    return "sqlite" if url.startswith("sqlite") else "postgres"


def run(url: str, script: str) -> None:
    """Run SQL past the program, as a database administrator would."""
    address = sa.make_url(url)
    if kind(url) == "sqlite":
        connection = sqlite3.connect(address.database or "")
        connection.executescript(script)
        connection.close()
        return
    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as server:
        server.execute(script.encode())
