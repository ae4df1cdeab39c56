"""Cards and bank accounts that exist in the sandbox, and how each of them behaves. Real numbers are refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Outcome = Literal["approved", "declined", "insufficient_funds", "pending_success", "pending_failure", "late_return"]

CARDS: dict[str, tuple[str, Outcome]] = {
    "4242424242424242": ("Visa", "approved"),
    "5555555555554444": ("Mastercard", "approved"),
    "378282246310005": ("American Express", "approved"),
    "4000000000000002": ("Visa", "declined"),
    "4000000000009995": ("Visa", "insufficient_funds"),
}
ROUTING = "110000000"
BANK = "Sandbox Bank"
ACCOUNTS: dict[str, Outcome] = {
    "000123456789": "pending_success",
    "000111111116": "pending_failure",
    "000222222227": "late_return",
}


@dataclass(frozen=True)
class Instrument:
    """What a payer pays with, reduced to what may be kept: no number, only brand and last four digits.

    ``expires`` is ``YYYY-MM`` for a card; ``ref`` is set when it lies in the vault.
    """

    kind: Literal["card", "bank"]
    brand: str
    last4: str
    expires: str
    outcome: Outcome
    ref: str = ""

    @property
    def label(self) -> str:
        return f"{self.brand} {self.last4}"


def card(number: str, expires: str) -> Instrument:
    """The test card with this number. Raises KeyError for any other number."""
    brand, outcome = CARDS[number]
    return Instrument("card", brand, number[-4:], expires, outcome)


def bank_account(account: str) -> Instrument:
    """The test account with this number. Raises KeyError for any other number."""
    return Instrument("bank", BANK, account[-4:], "", ACCOUNTS[account])


def passes_luhn(number: str) -> bool:
    """Whether the check digit fits: most typing errors do not pass."""
    doubled = [int(digit) * (2 if place % 2 else 1) for place, digit in enumerate(reversed(number))]
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0
