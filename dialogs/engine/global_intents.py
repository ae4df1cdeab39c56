"""What can be said at any time and belongs to no flow: greetings, help, cancel, thanks, small talk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dialogs.moves import Ident, Say, offer
from domain.account.view import Account

_MENU = (
    "show_balance",
    "pay",
    "show_invoices",
    "log_service_call",
    "list_methods",
    "payment_history",
    "reach_person",
    "help_more",
)
_MENU_UNLINKED = ("link_account", "show_balance", "pay", "log_service_call", "security_analysis", "reach_person")


@dataclass(frozen=True)
class Anytime:
    """``say`` gets the account; ``clears`` drops all open flows."""

    say: Callable[[Account], Say]
    clears: bool = False


def _greet(account: Account) -> Say:
    if account.company:
        facts = {"name": account.company.name, "company": Ident(account.company.number)}
        return Say("greeting-linked", facts, options=offer(*_MENU))
    options = offer("link_account", "faq/company_number_where", "security_analysis", "reach_person", "help")
    return Say("greeting", options=options, suggests="/link_account")


def _help(account: Account) -> Say:
    return Say("help", options=offer(*(_MENU if account.company else _MENU_UNLINKED)))


def _plain(text: str, *intents: str) -> Callable[[Account], Say]:
    return lambda account: Say(text, options=offer(*intents))


ANYTIME: dict[str, Anytime] = {
    "greet": Anytime(_greet),
    "help": Anytime(_help),
    "start_over": Anytime(_greet, clears=True),
    "goodbye": Anytime(lambda account: Say("goodbye", ends=True), clears=True),
    "thanks": Anytime(_plain("thanks")),
    "are_you_a_bot": Anytime(_plain("are-you-a-bot", "help", "reach_person")),
    "chitchat": Anytime(_plain("chitchat", "help")),
    "abuse": Anytime(lambda account: Say("abuse", options=offer("reach_person", "help"), suggests="/reach_person")),
    "despair": Anytime(lambda account: Say("despair", options=offer("reach_person", "help"), suggests="/reach_person")),
    "affirm": Anytime(_plain("what-now", "help", "show_balance", "pay")),
    "deny": Anytime(_plain("as-you-like", "help", "show_balance", "pay")),
}

SILENCE_MENU = offer(*_MENU[:3])
MISSED_OFTEN = offer("reach_person", "help", "cancel")

# Ways on after an error that ends a flow, by the error's name.
_AFTER_ERROR = {
    "PaymentUnderWay": ("payment_history", "cancel_payment", "show_balance"),
    "TooManyTries": ("reach_person", "help"),
    "AlreadyEnrolled": ("show_autopay", "stop_autopay"),
    "MethodInUse": ("show_autopay", "stop_autopay"),
    "NothingDue": ("show_balance", "payment_history"),
    "InvitationInvalid": ("link_account", "reach_person"),
}


def error_say(name: str, facts: dict[str, object], ends: bool) -> Say:
    """What to say of a BusinessError; with ways on when it ended the flow."""
    kebab = "".join(f"-{char.lower()}" if char.isupper() else char for char in name)
    return Say(f"error{kebab}", facts, options=offer(*_AFTER_ERROR.get(name, ("help", "reach_person"))) if ends else ())
