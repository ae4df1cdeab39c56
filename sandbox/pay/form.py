"""Reads the form of a hosted page: the instrument the payer means, or everything that is wrong with it at once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sandbox.pay.instruments import CARDS, ROUTING, Instrument, bank_account, card, passes_luhn

NEVER_SHOWN_AGAIN = ("number", "cvc", "account")
_EXPIRY = re.compile(r"(0?[1-9]|1[0-2])\s*/?\s*(?:20)?([0-9]{2})", re.ASCII)
_POSTAL_CODE = re.compile(r"[0-9]{5}(-?[0-9]{4})?|[A-Za-z][0-9][A-Za-z] ?[0-9][A-Za-z][0-9]", re.ASCII)


@dataclass(frozen=True)
class Mistake:
    """What is wrong with a field: the key of a text, and a fact for it."""

    text: str
    facts: Mapping[str, str]


@dataclass(frozen=True)
class Reading:
    """``instrument`` is set when there are no mistakes."""

    instrument: Instrument | None
    save: bool
    mistakes: dict[str, Mistake]


class _Fields:
    """The typed fields, and the mistakes found in them so far."""

    def __init__(self, typed: Mapping[str, str]) -> None:
        self._typed = typed
        self.mistakes: dict[str, Mistake] = {}

    def text(self, name: str) -> str:
        return self._typed.get(name, "").strip()

    def digits(self, name: str) -> str:
        return re.sub(r"[\s-]", "", self.text(name))

    def need(self, name: str, fits: bool, text: str = "", **facts: str) -> None:
        if not fits:
            self.mistakes.setdefault(name, Mistake(text or f"wrong_{name}", facts))


def read_form(typed: Mapping[str, str], stored: Sequence[Instrument], today: date) -> Reading:
    """``stored`` are the methods that may be chosen; ``today`` decides whether a card has expired."""
    fields = _Fields(typed)
    choice = fields.text("choice")
    fields.need("choice", choice in ("card", "bank", *(method.ref for method in stored)))
    if choice == "card":
        instrument = _read_card(fields, today)
    elif choice == "bank":
        instrument = _read_bank(fields)
    else:
        instrument = next((method for method in stored if method.ref == choice), None)
    return Reading(instrument, fields.text("save") == "yes", fields.mistakes)


def _read_card(fields: _Fields, today: date) -> Instrument | None:
    number, cvc = fields.digits("number"), fields.text("cvc")
    looks_complete = number.isascii() and number.isdigit() and 12 <= len(number) <= 19 and passes_luhn(number)
    fields.need("number", looks_complete)
    fields.need("number", number in CARDS, "not_a_test_card")
    expires = _read_expiry(fields, today)
    digits = 4 if number.startswith(("34", "37")) else 3
    fields.need("cvc", cvc.isascii() and cvc.isdigit() and len(cvc) == digits, digits=str(digits))
    fields.need("name", 1 <= len(fields.text("name")) <= 100)
    fields.need("zip", _POSTAL_CODE.fullmatch(fields.text("zip")) is not None)
    return None if fields.mistakes else card(number, expires)


def _read_expiry(fields: _Fields, today: date) -> str:
    found = _EXPIRY.fullmatch(fields.text("expiry"))
    fields.need("expiry", found is not None)
    month = f"20{found[2]}-{int(found[1]):02d}" if found else ""
    fields.need("expiry", month >= f"{today:%Y-%m}", "past_expiry")
    return month


def _read_bank(fields: _Fields) -> Instrument | None:
    account = fields.digits("account")
    fields.need("holder", 1 <= len(fields.text("holder")) <= 100)
    fields.need("routing", fields.digits("routing") == ROUTING, routing=ROUTING)
    fields.need("account_type", fields.text("account_type") in ("checking", "savings"))
    try:
        instrument = bank_account(account)
    except KeyError:
        fields.need("account", False)
        return None
    return None if fields.mistakes else instrument
