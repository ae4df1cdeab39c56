"""Baskets: which invoices a payment link or an attempt is for, and how many cents of each; money is applied in their order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from domain.core.ports import Store
from domain.payments.models import PayLinkInvoice, PaymentAttemptInvoice

Basket = Mapping[str, int]


def of_link(store: Store, link: str) -> dict[str, int]:
    """Cents by invoice, in the order of the basket; empty where a method is to be stored."""
    return {row.invoice: row.cents for row in store.find(PayLinkInvoice, order="position", link=link)}


def of_attempt(store: Store, attempt: str) -> dict[str, int]:
    """Cents by invoice, in the order of the basket."""
    return {row.invoice: row.cents for row in store.find(PaymentAttemptInvoice, order="position", attempt=attempt)}


def keep_for_link(store: Store, link: str, basket: Basket) -> None:
    """Store a new link's basket."""
    store.insert_all(_of_link(link, basket))


def keep_for_attempt(store: Store, attempt: str, basket: Basket) -> None:
    """Store a new attempt's basket."""
    rows = [PaymentAttemptInvoice(f"{attempt}:{invoice}", attempt, *rest) for invoice, rest in _places(basket)]
    store.insert_all(rows)


def change_for_link(store: Store, link: str, basket: Basket) -> None:
    """Put another basket in the place of a link's: what was in both is changed, what is out of it is taken away."""
    for invoice in of_link(store, link).keys() - basket.keys():
        store.delete(PayLinkInvoice, f"{link}:{invoice}")
    store.upsert_all(_of_link(link, basket))


def _of_link(link: str, basket: Basket) -> list[PayLinkInvoice]:
    return [PayLinkInvoice(f"{link}:{invoice}", link, *rest) for invoice, rest in _places(basket)]


def _places(basket: Basket) -> Iterator[tuple[str, tuple[int, str, int]]]:
    """The invoices, each with what its row says of it: place, number, cents."""
    for place, (invoice, cents) in enumerate(basket.items(), start=1):
        yield invoice, (place, invoice, cents)
