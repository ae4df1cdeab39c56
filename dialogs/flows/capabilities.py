"""What can you do here: everything, by subject."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from dialogs.flow import Flow
from dialogs.moves import Move, Option, Word, ask, done, offer
from domain.account.view import Account

SUBJECTS = {
    "money": ("show_balance", "pay", "promise_to_pay", "payment_history", "list_methods", "setup_autopay"),
    "papers": ("show_invoices", "show_paid_invoices", "invoice_detail", "dispute_invoice", "statement"),
    "machines": ("log_service_call", "service_status", "report_meter", "order_supplies"),
    "you": (
        "link_account",
        "switch_company",
        "change_contact",
        "change_language",
        "unlink_account",
        "stop_messages",
        "forget_me",
    ),
    "house": ("security_analysis", "faq/hours", "reach_ar", "reach_service"),
}


@dataclass(frozen=True)
class Capabilities(Flow):
    """Choose a subject, and see what can be done about it."""

    starts: ClassVar[tuple[str, ...]] = ("help_more",)

    subject: str | None = None

    def next(self, account: Account) -> Move:
        if self.subject not in SUBJECTS:
            options = tuple(Option(subject, Word("subject", {"subject": subject})) for subject in SUBJECTS)
            return ask("subject", "option", "capabilities-which", options=options)
        return done("capabilities", options=offer(*SUBJECTS[self.subject]), subject=self.subject)
