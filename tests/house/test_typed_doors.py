"""A wrong field, value, body or handler at the doors of the domain is an error for mypy: wrong code proves it."""

import re
import subprocess
import sys

import pytest

from tests.support.programs import ROOT

PRELUDE = """
from concurrent.futures import Future
from typing import Any
from datetime import datetime
from domain.account.context import CommandContext
from domain.billing.models import Invoice, Promise
from domain.commands.handling import handler
from domain.core.outbox import Email, News, Push, enqueue
from domain.core.ports import Store, Transactions
from domain.customers.privacy import Mute

def of_no_command(context: CommandContext, command: Invoice) -> dict[str, Any]:
    return {}

def without_outcome(context: CommandContext, command: Mute) -> None:
    return None

def without_context(command: Mute) -> dict[str, Any]:
    return {}

def work(store: Store, transactions: Transactions, invoice: Invoice, now: datetime) -> None:
"""
WRONG = {
    'store.find(Invoice, compny="CL1001")': '"Invoice" has no field "compny"',
    "store.find(Invoice, company=4412)": 'Field "company" of "Invoice" is str',
    'store.find(Invoice, order="-dew_date")': '"Invoice" has no field "dew_date" to order by',
    'store.find(Promise, before=("note", now))': "and no instant",
    'store.find(Invoice, **{"company": "CL1001"})': "by name",
    'store.count(Invoice, state="open")': '"Invoice" has no field "state"',
    'store.update(invoice, balance="12.00")': '"Invoice" has no field "balance"',
    'store.update(invoice, balance_cents="12.00")': 'Field "balance_cents" of "Invoice" is int',
    "store.insert(42)": "incompatible type",
    'store.insert({"number": "10482"})': "incompatible type",
    'enqueue(store, "key", Email("ar@dealer.example", "mail-receipt", {"amount": 12.5}), now)': "incompatible type",
    'enqueue(store, "key", Email("ar@dealer.example", "mail-receipt", {}, challenge="x"), now)': "Unexpected keyword argument",
    'enqueue(store, "key", {"text": "mail-receipt"}, now)': "incompatible type",
    'enqueue(store, "key", Push("telegram", "17", text="Hello"), now)': "Unexpected keyword argument",
    "handler(of_no_command)": 'cannot be "Invoice"',
    "handler(without_outcome)": "incompatible type",
    "handler(without_context)": "incompatible type",
    'wrong: "Future[str]" = transactions.read(lambda store: store.count(Invoice))': "Incompatible",
}
RIGHT = """
    store.find(Invoice, company=("CL1001", "CL1002"), order="-due_date", limit=3)
    store.find(Promise, before=("created_at", now), replaced_at=None)
    store.insert(store.update(invoice, balance_cents=0))
    enqueue(store, "key", News("web:1", "CL1001", "payment-succeeded", {"amount": invoice.total}), now)
    right: "Future[int]" = transactions.read(lambda store: store.count(Invoice, company="CL1001"))
"""


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """What mypy says of each line of wrong code, by line; one run for all."""
    file = tmp_path_factory.mktemp("wrong") / "wrong_code.py"
    file.write_text(PRELUDE + "".join(f"    {line}\n" for line in WRONG) + RIGHT)
    command = [sys.executable, "-m", "mypy", "--config-file", ROOT / "pyproject.toml", "--no-error-summary", file]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout
    lines = file.read_text().splitlines()
    messages: dict[str, list[str]] = {}
    for number, message in re.findall(r"wrong_code\.py:(\d+): error: (.*)", told):
        messages.setdefault(lines[int(number) - 1].strip(), []).append(message)
    return messages


@pytest.mark.parametrize("code", WRONG)
def test_wrong_code_is_an_error_that_says_what_is_wrong(found, code):
    assert any(WRONG[code] in message for message in found.get(code, ())), found.get(code, "mypy found nothing")


def test_right_code_is_no_error(found):
    assert set(found) == set(WRONG)
