"""Pay: choose what, agree to the exact sum, receive a secure link."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from dialogs.flow import Flow
from dialogs.moves import YES_NO, Ask, Do, End, Ident, Listing, Move, Option, Say, Target, Word, ask, done, offer
from dialogs.reading.selecting import choose
from dialogs.tables import invoice_table
from domain.account.access import PAY
from domain.account.view import Account
from domain.core.errors import BasketChanged, NothingDue
from domain.core.money import Money
from domain.payments import allocation
from domain.payments.payments import CreatePaymentLink
from nlu.entities import money, share
from nlu.entities.selection import Selection
from nlu.meaning import Meaning

_WHOLE = {"pay_all": Selection(everything=True), "pay_past_due": Selection(past_due=True)}


def _named_by_amount(meaning: Meaning, account: Account) -> Selection | None:
    """ "The 861.13 one": the invoice of which exactly this is open; none when there are several."""
    cents = money.naming_one(meaning.text)
    fitting = [invoice.number for invoice in account.payable if invoice.balance.cents == cents]
    return Selection(numbers=(fitting[0],)) if len(fitting) == 1 else None


@dataclass(frozen=True)
class Pay(Flow):
    """Pay all, what is past due, chosen invoices, or an amount toward the account (oldest first)."""

    starts: ClassVar[tuple[str, ...]] = ("pay", "pay_all", "pay_past_due", "pay_invoices", "pay_amount", "pay_listed")
    needs: ClassVar[str] = PAY
    other_ways: ClassVar[Mapping[str, tuple[str, str]]] = {
        "invoices": ("amount_cents", "amount"),
        "amount_cents": ("invoices", "selection"),
    }
    looked_up: ClassVar[tuple[str, ...]] = ("basket",)
    reopens: ClassVar[bool] = True

    kind: str = "pay"
    wanted: dict[str, Any] | None = None
    invoices: tuple[str, ...] | None = None
    amount_cents: int | None = None
    without_disputed: bool | None = None
    basket: dict[str, int] | None = None
    agreed: bool | None = None
    link: dict[str, Any] | None = None

    @classmethod
    def begin(cls, meaning: Meaning, account: Account, listed: tuple[str, ...]) -> Pay:
        selection = meaning.first("selection") or _named_by_amount(meaning, account) or _WHOLE.get(meaning.intent)
        if meaning.intent == "pay_listed" and listed:
            selection = Selection(numbers=listed)
        amount = cls._amount(meaning, account) if meaning.intent == "pay_amount" or selection is None else None
        if selection is None or (amount is not None and not _named_by_amount(meaning, account)):
            return cls(kind=meaning.intent, amount_cents=amount)
        if selection.positions and listed and account.payable:
            return cls(kind=meaning.intent, invoices=choose(selection, account.payable, account.today, listed) or None)
        return cls(kind=meaning.intent, wanted=selection.to_json())

    @classmethod
    def _amount(cls, meaning: Meaning, account: Account) -> int | None:
        said: int | None = meaning.first("money")
        part = share.read(meaning.text)
        if said is not None or part is None or account.company is None:
            return said
        return account.total(tuple(invoice.number for invoice in account.payable)).portion(part).cents

    def resolved(self, account: Account) -> Pay:
        """Pins the invoices that were described, then the cents for each: what is agreed to is what the link is made for."""
        if not account.payable or self.basket:
            return self
        if self.amount_cents is not None:
            return self._with_amount(account)
        invoices = self.invoices
        if invoices is None and self.wanted is not None:
            invoices = choose(Selection.from_json(self.wanted), account.payable, account.today)
        if not invoices:
            return self
        if self._leaves_it_open(invoices, account):
            return self.answered(wanted=None, invoices=invoices)
        left = [number for number in invoices if not (self.without_disputed and account.dispute(number))]
        basket = {number: account.total((number,)).cents for number in left}
        owed = {number: cents for number, cents in basket.items() if cents}
        return self.answered(wanted=None, invoices=invoices if self.without_disputed else tuple(owed), basket=owed)

    def _leaves_it_open(self, invoices: tuple[str, ...], account: Account) -> bool:
        """Whether invoices in dispute are among several, and the customer has not said yet what to do with them."""
        several = len(invoices) > 1 or self.kind in _WHOLE
        return several and self.without_disputed is None and any(account.dispute(number) for number in invoices)

    def _with_amount(self, account: Account) -> Pay:
        owed = account.total(tuple(invoice.number for invoice in account.payable))
        amount = Money(self.amount_cents or 0, owed.currency)
        if not 0 < amount.cents <= owed.cents:
            return self
        undisputed_first = sorted(account.payable, key=lambda invoice: account.dispute(invoice.number) is not None)
        return self.answered(basket=allocation.toward_account(undisputed_first, amount))

    def next(self, account: Account) -> Move:
        if self.link is not None or self.basket:
            return self._confirm(account, self.basket or {})
        if not account.payable:
            return done("pay-all-pending" if account.open_invoices else "pay-nothing-due", options=offer("payment_history"))
        if self.amount_cents is not None or self.kind == "pay_amount":
            return self._how_much(account)
        if self.invoices and (self.without_disputed or self._leaves_it_open(self.invoices, account)):
            return self._about_disputed(account, self.invoices)
        held = self._held(account)
        if held:
            cancel = Option(f"/cancel_payment {held[0]}", Word("offer-cancel-payment"))
            facts: dict[str, Any] = {"count": len(held), "invoices": Listing(tuple(Ident(number) for number in held))}
            return done("pay-under-way", options=(*offer("payment_history"), cancel), **facts)
        return self._which(account, "pay-none-such" if self.wanted else "pay-which")

    def _about_disputed(self, account: Account, invoices: tuple[str, ...]) -> Move:
        """Ask whether to leave out what is in dispute; when nothing else was left, nothing is paid."""
        if self.without_disputed:
            return done("pay-only-disputed", options=offer("show_invoices", "withdraw_dispute"))
        disputed = tuple(number for number in invoices if account.dispute(number))
        facts: dict[str, Any] = {"count": len(disputed), "invoices": Listing(tuple(Ident(number) for number in disputed))}
        return ask("without_disputed", "yes_no", "pay-disputed", options=YES_NO, total=account.total(disputed), **facts)

    def _held(self, account: Account) -> tuple[str, ...]:
        """Invoices that were asked for and that a payment under way already holds."""
        if self.wanted is None:
            return ()
        return choose(Selection.from_json(self.wanted), account.open_invoices, account.today)

    def _how_much(self, account: Account) -> Move:
        owed = account.total(tuple(invoice.number for invoice in account.payable))
        if self.amount_cents is None:
            return ask("amount_cents", "money", "pay-how-much", owed=owed)
        return ask("amount_cents", "money", "pay-too-much", owed=owed, amount=Money(self.amount_cents, owed.currency))

    def _which(self, account: Account, text: str) -> Move:
        everything = Option("all", Word("pay-option-all", {"total": account.total(tuple(i.number for i in account.payable))}))
        late = Option(
            "past_due", Word("pay-option-past-due", {"total": account.total(tuple(i.number for i in account.past_due))})
        )
        some = Option("/pay_invoices", Word("pay-option-choose"))
        options = (everything, *((late,) if account.past_due and len(account.past_due) < len(account.payable) else ()), some)
        table = replace(invoice_table(account.payable[:10], account, "invoices-title"), aloud=False)
        listed = tuple(invoice.number for invoice in account.payable[:10])
        if self.kind in ("pay_invoices", "pay_listed"):
            text, options = ("pay-choose" if text == "pay-which" else text), ()
        facts = {"example": Ident(account.payable[-1].number)}
        return Ask("invoices", "selection", Say(text, facts, options=options, table=table, listed=listed, expects="selection"))

    def _confirm(self, account: Account, basket: dict[str, int]) -> Move:
        total = Money(sum(basket.values()), account.currency)
        facts: dict[str, Any] = {
            "total": total,
            "count": len(basket),
            "invoices": Listing(tuple(Ident(number) for number in basket)),
            "told": "no" if account.muted else "yes",
            "reach": account.reach_phone[-4:] if account.reach_phone else "none",
        }
        if self.agreed is None:
            text = "pay-confirm-part" if self._in_part(account, basket) else "pay-confirm"
            return Ask("agreed", "yes_no", Say(text, facts, options=YES_NO, expects="yes_no"))
        if not self.agreed:
            return done("pay-cancelled", options=offer("pay_invoices", "show_balance"))
        if self.link is None:
            again = ("wanted", "invoices", "amount_cents", "without_disputed", "basket", "agreed")
            return Do(CreatePaymentLink(tuple(basket.items())), "link", {BasketChanged: again, NothingDue: again})
        target = Target("pay", self.link["link"], Word("pay-link-label", {"total": total}))
        return End(Say("pay-link", facts | {"minutes": self.link["minutes"]}, link=target, sensitive=True))

    def _in_part(self, account: Account, basket: dict[str, int]) -> bool:
        return any(cents < account.total((number,)).cents for number, cents in basket.items())
