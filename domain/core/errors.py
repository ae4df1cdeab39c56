"""What can go wrong in the business. Each class is something a customer can be told: its name is the key of the text."""

from __future__ import annotations

from typing import Any


class BusinessError(Exception):
    """A thing that cannot be done now, for a reason a customer understands. ``facts`` fill the text."""

    def __init__(self, **facts: Any) -> None:
        super().__init__(type(self).__name__, facts)
        self.facts = facts


class NotLinked(BusinessError):
    """No company is linked to this person."""


class NotAllowed(BusinessError):
    """The person's role does not cover this."""


class NotFound(BusinessError):
    """No such thing, or not this customer's: the answer is the same, and has no facts. A subclass says what was looked for."""


class UnknownCompany(NotFound):
    """No company has this number."""


class UnknownContact(NotFound):
    """The person is none of the company's contacts on file, or the company has no contact of this name."""


class UnknownAddress(NotFound):
    """This e-mail address or phone number is not on file for the person."""


class NoAddressOnFile(NotFound):
    """There is no e-mail address on file that something could be sent to."""


class UnknownInvoice(NotFound):
    """The customer has no such invoice, or it is paid already."""


class UnknownDocument(NotFound):
    """There is no such document."""


class NotInDispute(NotFound):
    """The invoice is in no dispute."""


class NoPaymentUnderWay(NotFound):
    """No payment for this invoice is under way."""


class UnknownMethod(NotFound):
    """The customer has no such payment method, or has removed it."""


class NoAutopay(NotFound):
    """There are no automatic payments to stop."""


class UnknownMachine(NotFound):
    """The customer has no such machine."""


class UnknownServiceCall(NotFound):
    """The customer has no such service call."""


class NotOnOffer(BusinessError):
    """This is none of the things that can be chosen, or not in such a number."""


class InvalidReading(BusinessError):
    """This cannot be what a machine's counters show."""


class InvalidAutopayTerms(BusinessError):
    """Automatic payments need a day that every month has, and a cap above zero."""


class ProofFailed(BusinessError):
    """Company number, invoice and total do not belong together. Never says which, nor whether the number exists."""


class TooManyTries(BusinessError):
    """Linking is closed for a while after too many wrong answers."""


class WrongCode(BusinessError):
    """The six digits are not the ones that were sent. Fact: ``tries_left``."""


class CodeExpired(BusinessError):
    """The code is too old, used up, or replaced by a newer one."""


class InvitationInvalid(BusinessError):
    """The invitation is unknown, used or too old."""


class NothingDue(BusinessError):
    """There is nothing to pay."""


class PaymentUnderWay(BusinessError):
    """Another payment for one of these invoices has not ended. Facts: ``invoice``, ``amount``, ``since``."""


class BasketChanged(BusinessError):
    """What is owed is no longer what was agreed to. Facts: ``agreed``, ``now``."""


class AmountTooLarge(BusinessError):
    """More than what is owed. Fact: ``owed``."""


class AlreadyDisputed(BusinessError):
    """This invoice is in dispute already. Facts: ``invoice``, ``number``."""


class DayOutOfReach(BusinessError):
    """A promise is for a day from today on, and not too far ahead. Fact: ``last``."""


class LinkExpired(BusinessError):
    """The payment link is too old, used, or replaced by a newer one."""


class MethodInUse(BusinessError):
    """Automatic payments use this method; they must be stopped first."""


class AlreadyEnrolled(BusinessError):
    """Automatic payments were asked for already."""


class CallClosed(BusinessError):
    """The service call is cancelled: nothing can be added."""


class ProviderUnavailable(BusinessError):
    """The payment provider did not answer; nothing was charged by this request."""
