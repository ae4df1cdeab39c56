"""The database behind a running program, looked into from outside: what must be true of the money and of what was said."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import Any

import sqlalchemy as sa

from bot.app import ALL_TABLES
from bot.conversation.models import Inbound, Message
from domain.account import journal
from domain.adapters.sql.database import Database
from domain.adapters.sql.store import SqlStore
from domain.adapters.sql.tables import metadata
from domain.core.models import Delivery
from domain.core.ports import R
from domain.payments.models import Entry, PaymentAttempt, Posting, WebhookEvent
from tests.sandbox_program import Outside


class Books:
    """Reads records; writes only to let time pass. ``kind`` is sqlite or postgresql."""

    def __init__(self, url: str) -> None:
        self._database = Database(url, ALL_TABLES)
        self.kind = url.partition("+")[0].partition(":")[0]

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()

    def find(self, kind: type[R], /, order: str = "", **equals: Any) -> list[R]:
        """Records of one kind."""

        def work(store: SqlStore) -> list[R]:
            return store.find(kind, order=order, **equals)

        return self._database.read(work).result()

    def let_pass(self, column: str, **time: float) -> None:
        """As if this much time had passed for a column such as ``pay_link.expires_at``; what is empty stays so."""
        table_name, _, name = column.partition(".")
        table = metadata.tables[table_name]
        by, key = timedelta(**time), next(iter(table.primary_key.columns))
        with self._database.engine.begin() as connection:
            for row in connection.execute(sa.select(key, table.c[name]).where(table.c[name].is_not(None))).all():
                connection.execute(sa.update(table).where(key == row[0]).values({name: row[1] - by}))

    def is_quiet(self) -> bool:
        """Nothing is left to answer, to handle or to send."""
        waiting = self.find(Inbound, done_at=None) + self.find(WebhookEvent, handled_at=None)
        return not waiting and not self.find(Delivery, sent_at=None, failed_at=None)

    def check_money(self, outside: Outside, company: str) -> None:
        """What the provider captured of a company is what the journal received, once each. Raises AssertionError."""
        captured = Counter({one["session"]: one["amount"] for one in outside.captures() if one["customer"] == company})
        received: Counter[str] = Counter()
        for attempt in self.find(PaymentAttempt, company=company):
            for entry in self.find(Entry, attempt=attempt.id, kind="payment_succeeded"):
                postings = self.find(Posting, entry=entry.id)
                assert sum(posting.cents for posting in postings) == 0
                received[attempt.session] += sum(p.cents for p in postings if p.account == journal.CLEARING)
        assert received == captured

    def check_transcript(self, conversation: str, said: dict[str, str]) -> None:
        """Each acknowledged message (id to text) stands there once, in order, and was answered once. Raises AssertionError."""
        messages = self.find(Message, order="number", conversation=conversation)
        assert [message.number for message in messages] == list(range(1, len(messages) + 1))
        heard = [message.cid.rpartition(":")[2] for message in messages if message.sender == "customer"]
        assert [cid for cid in heard if cid in said] == list(said)
        assert len(heard) == len(set(heard))
        answered = {message.inbound.rpartition(":")[2] for message in messages if message.sender == "bot" and message.inbound}
        assert set(said) <= answered
