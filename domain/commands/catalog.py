"""Everything a conversation can change. A command says what is wanted; ``domain.commands.perform`` says how it is done."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ProveCompany:
    """Company number, a recent invoice and its exact total: outcome ``contacts``, the masked addresses a code can go to."""

    company: str
    invoice: str
    total_cents: int


@dataclass(frozen=True)
class SendCode:
    """Send six digits to a contact on file, after a proof: outcome ``challenge``, ``masked``, ``minutes``."""

    company: str
    invoice: str
    total_cents: int
    address: str


@dataclass(frozen=True)
class ConfirmCode:
    """The digits that arrived: outcome ``name``, ``company``."""

    challenge: str
    code: str


@dataclass(frozen=True)
class AcceptInvitation:
    """A token from the dealer: outcome ``name``, ``company``."""

    token: str


@dataclass(frozen=True)
class Unlink:
    """Stop acting for a company."""

    company: str


@dataclass(frozen=True)
class SwitchCompany:
    """Talk about another linked company from now on: outcome ``name``."""

    company: str


@dataclass(frozen=True)
class SpeakLanguage:
    """Use this language (en, es) with this person."""

    language: str


@dataclass(frozen=True)
class TakeOver:
    """Go on here with what the same human left open in another conversation: outcome ``moved``.

    It changes conversations alone, so the turn carries it out.
    """

    conversation: str


@dataclass(frozen=True)
class SendChangeCode:
    """Before contact data may change: six digits to an address of one's own that is on file. Outcome as of ``SendCode``."""

    address: str


@dataclass(frozen=True)
class ChangeContact:
    """Replace one's e-mail or phone number on file, with the digits that arrived: outcome ``masked``, the new address."""

    challenge: str
    code: str
    address: str


@dataclass(frozen=True)
class Mute:
    """Tell this person nothing unasked (or, ``muted`` False, tell him again)."""

    muted: bool


@dataclass(frozen=True)
class ForgetMe:
    """Unlink this person everywhere, forget what was said, tell him nothing unasked."""


@dataclass(frozen=True)
class CreatePaymentLink:
    """A link to pay exactly these cents per invoice: outcome ``link``, ``total``, ``minutes``."""

    invoices: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class CreateMethodLink:
    """A link to store a payment method without paying: outcome ``link``, ``minutes``."""


@dataclass(frozen=True)
class CancelPayment:
    """Give up the payment under way for an invoice; a paid one stays paid: outcome ``asked``."""

    invoice: str


@dataclass(frozen=True)
class DisputeInvoice:
    """Say that an invoice is not accepted, and why: outcome ``number``."""

    invoice: str
    reason: str
    note: str


@dataclass(frozen=True)
class WithdrawDispute:
    """Accept an invoice after all: outcome ``number``."""

    invoice: str


@dataclass(frozen=True)
class PromisePayment:
    """Say that so many cents will be paid by a day (ISO); takes the place of an earlier promise."""

    cents: int
    day: str
    note: str


@dataclass(frozen=True)
class NameMethod:
    """Give a stored method a nickname."""

    method: str
    nickname: str


@dataclass(frozen=True)
class MakeDefault:
    """Offer this stored method first."""

    method: str


@dataclass(frozen=True)
class RemoveMethod:
    """Forget a stored method, here and at the provider."""

    method: str


@dataclass(frozen=True)
class LogServiceCall:
    """Ask for service: outcome ``number``."""

    equipment: str
    problem: str
    urgency: str
    call_back: str
    access: str


@dataclass(frozen=True)
class AddServiceNote:
    """Add something to a service call."""

    number: str
    text: str


@dataclass(frozen=True)
class CancelServiceCall:
    """Call off a service call."""

    number: str


@dataclass(frozen=True)
class ReportMeter:
    """What a machine's counters show, by kind."""

    equipment: str
    counters: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class OrderSupplies:
    """Ask for supplies, so many of each kind: outcome ``number``."""

    equipment: str
    items: tuple[tuple[str, int], ...]
    note: str


@dataclass(frozen=True)
class SendStatement:
    """E-mail the statement of account to the contact on file: outcome ``masked``."""


@dataclass(frozen=True)
class AskForPerson:
    """Reach AR or service: outcome ``state`` (waiting in hours, callback out of hours)."""

    kind: str
    reason: str
    reach_at: str


@dataclass(frozen=True)
class RequestAutopay:
    """Ask for automatic payments, up to a cap per month. Charges nothing."""

    method: str
    day: int
    cap_cents: int
    consent_text: str


@dataclass(frozen=True)
class StopAutopay:
    """End automatic payments."""


@dataclass(frozen=True)
class AskSecurityAnalysis:
    """A lead for the free security analysis."""

    name: str
    company_name: str
    reach_at: str
    size: str


@dataclass(frozen=True)
class SendInvoiceCopy:
    """E-mail an invoice copy to the contact on file: outcome ``masked``."""

    invoice: str


Command = (
    ProveCompany
    | SendCode
    | ConfirmCode
    | AcceptInvitation
    | Unlink
    | SwitchCompany
    | SpeakLanguage
    | TakeOver
    | SendChangeCode
    | ChangeContact
    | Mute
    | ForgetMe
    | CreatePaymentLink
    | CreateMethodLink
    | CancelPayment
    | DisputeInvoice
    | WithdrawDispute
    | PromisePayment
    | NameMethod
    | MakeDefault
    | RemoveMethod
    | LogServiceCall
    | AddServiceNote
    | CancelServiceCall
    | ReportMeter
    | OrderSupplies
    | SendStatement
    | AskForPerson
    | RequestAutopay
    | StopAutopay
    | AskSecurityAnalysis
    | SendInvoiceCopy
)
