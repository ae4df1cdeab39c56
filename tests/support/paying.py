"""A payment that was tried, with everything that it refers to, for tests that begin after it."""

from __future__ import annotations

from datetime import datetime

from bot.conversation.models import Conversation
from domain.core.ports import Store
from domain.customers.models import Person
from domain.payments.models import PayLink, PaymentAttempt


def add_talk(store: Store, now: datetime) -> None:
    """Somebody, and where they talk: ``person`` in ``talk``."""
    store.insert(Person("person", "rest", "person", "en", now, conversation="talk"))
    store.insert(Conversation("talk", "rest", "person", "bot", {}, 0, "", "", now, now))


def add_link(store: Store, company: str, cents: int, now: datetime, link: str = "link") -> None:
    """Their link to a payment, used up."""
    key = f"key-{link}"
    store.insert(PayLink(link, f"hash-{link}", key, "pay", company, "person", "talk", "USD", cents, "consumed", now, now))


def add_attempt(store: Store, attempt: str, company: str, cents: int, now: datetime, link: str = "link") -> None:
    """A payment of that link that succeeded."""
    key = f"key-{attempt}"
    store.insert(
        PaymentAttempt(attempt, key, link, "pay", company, "person", "talk", "USD", cents, "succeeded", now, now, settled_at=now)
    )
