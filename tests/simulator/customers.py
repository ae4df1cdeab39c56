"""An invented customer for each dialogue: books of its own, so that whatever happens to them is that dialogue's doing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from domain.billing.models import Invoice
from domain.customers.models import Company, Contact, Person
from domain.service.models import Equipment, ServiceCall
from sandbox.dealer_words import BUSINESSES, FIRST_NAMES, INVOICE_KINDS, LAST_NAMES, LOCATIONS, MACHINES

PREFIXES = ("AK", "CL", "TO")
_TERMS = timedelta(days=30)
_OPEN_AGES = ((95, 140), (61, 89), (33, 58), (5, 28), (-12, -2), (-25, -14))


@dataclass(frozen=True)
class Customer:
    """Who is talking, and the books they are in. ``open`` are the open invoices, oldest due first; ``paid`` the others."""

    company: Company
    contact: Contact
    open: tuple[Invoice, ...]
    paid: tuple[Invoice, ...]
    machines: tuple[Equipment, ...]
    caller: Person
    call: ServiceCall

    @property
    def records(self) -> list[Any]:
        """Everything the dealer's files and earlier conversations have put into the database."""
        return [self.company, self.contact, *self.paid, *self.open, *self.machines, self.caller, self.call]

    @property
    def owed(self) -> int:
        """All that is open, in cents."""
        return sum(invoice.balance_cents for invoice in self.open)


def company_number(seed: int) -> str:
    """Two letters and four digits; 30,000 seeds in a row give 30,000 different ones."""
    return f"{PREFIXES[seed // 10_000 % len(PREFIXES)]}{seed % 10_000:04d}"


def invent(chance: Random, number: str, now: datetime) -> Customer:
    """A customer with invoices of every age, three machines of different makes in different places, and an open service call."""
    name = chance.choice([business for business in BUSINESSES if business.upper().startswith(number[:2])])
    company = Company(number, name, street="12 Main Street", city="Albany", state="NY", postal_code="12207")
    first, last = chance.choice(FIRST_NAMES), chance.choice(LAST_NAMES)
    address = f"{first}.{last}@{number}.example".lower()
    contact = Contact(f"{number}-1", number, f"{first} {last}", address, f"+1518555{chance.randrange(100, 199):04d}", "billing")
    machines = _machines(chance, number)
    numbers = iter(sorted(chance.sample(range(10_022, 12_000), len(_OPEN_AGES) + 1)))
    today = now.date()
    paid = (_invoice(chance, str(next(numbers)), number, today - timedelta(days=160), is_open=False),)
    open_ = tuple(
        _invoice(chance, str(next(numbers)), number, today - timedelta(days=chance.randint(*ages))) for ages in _OPEN_AGES
    )
    caller = Person(f"earlier-{number}", "phone", f"earlier-{number}", "en", now - timedelta(days=2))
    call = ServiceCall(
        f"SC-{chance.randrange(2000, 9000)}", f"earlier:{number}", number, caller.id, machines[0].id, "toner leaks", "normal",
        contact.name, "any time", "open", now - timedelta(days=2),
    )  # fmt: skip
    return Customer(company, contact, open_, paid, machines, caller, call)


def _invoice(chance: Random, number: str, company: str, due: date, is_open: bool = True) -> Invoice:
    cents = chance.randrange(4_000, 180_000)
    description = chance.choice(INVOICE_KINDS)[0]
    return Invoice(
        number,
        company,
        due - _TERMS,
        due,
        "USD",
        cents,
        cents if is_open else 0,
        f"PO-{chance.randrange(1000, 9999)}",
        description,
    )


def _machines(chance: Random, company: str) -> tuple[Equipment, ...]:
    makes = chance.sample(sorted({make for make, *_ in MACHINES}), 3)
    places = chance.sample(LOCATIONS, 3)
    return tuple(_machine(chance, company, *which) for which in enumerate(zip(makes, places, strict=True)))


def _machine(chance: Random, company: str, position: int, make_and_place: tuple[str, str]) -> Equipment:
    make, place = make_and_place
    model, beginning = chance.choice([(model, beginning) for maker, model, beginning in MACHINES if maker == make])
    return Equipment(f"E-{company}-{position}", company, make, model, f"{beginning}{chance.randrange(10_000, 99_999)}", place)
