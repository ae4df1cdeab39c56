"""Commands carried out: each once per key, each behind the gate."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from domain.account.context import CommandContext
from domain.billing import autopay, disputes, methods, promises, statement
from domain.commands import catalog
from domain.core.models import ExecutedCommand
from domain.customers import contacts, linking, people, privacy
from domain.payments import payments
from domain.service import calls, meters, supplies


def _speak_language(context: CommandContext, command: catalog.SpeakLanguage) -> dict[str, Any]:
    context.person = context.store.update(context.person, language=command.language)
    return {}


_ACTIONS: dict[type[Any], Callable[[CommandContext, Any], dict[str, Any]]] = {
    catalog.ProveCompany: linking.prove,
    catalog.SendCode: linking.send_code,
    catalog.ConfirmCode: linking.confirm_code,
    catalog.AcceptInvitation: linking.accept_invitation,
    catalog.Unlink: linking.unlink,
    catalog.SwitchCompany: linking.switch_company,
    catalog.SpeakLanguage: _speak_language,
    catalog.SendChangeCode: contacts.send_code,
    catalog.ChangeContact: contacts.change,
    catalog.Mute: privacy.mute,
    catalog.ForgetMe: privacy.forget,
    catalog.CreatePaymentLink: payments.create_link,
    catalog.CreateMethodLink: payments.create_method_link,
    catalog.CancelPayment: payments.cancel_payment,
    catalog.DisputeInvoice: disputes.dispute,
    catalog.WithdrawDispute: disputes.withdraw,
    catalog.PromisePayment: promises.promise,
    catalog.NameMethod: methods.name_method,
    catalog.MakeDefault: methods.make_default,
    catalog.RemoveMethod: methods.remove_method,
    catalog.LogServiceCall: calls.log_call,
    catalog.AddServiceNote: calls.add_note,
    catalog.CancelServiceCall: calls.cancel_call,
    catalog.ReportMeter: meters.report,
    catalog.OrderSupplies: supplies.order,
    catalog.SendStatement: statement.send_statement,
    catalog.AskForPerson: people.ask_for_person,
    catalog.RequestAutopay: autopay.request,
    catalog.StopAutopay: autopay.stop,
    catalog.AskSecurityAnalysis: people.ask_security_analysis,
    catalog.SendInvoiceCopy: people.send_invoice_copy,
}


def perform(context: CommandContext, command: catalog.Command) -> dict[str, Any]:
    """Carry out a command and return its outcome, as plain JSON values. The same key gives the first outcome again.

    Raises a BusinessError. An action checks everything before it changes anything, so that an error leaves nothing
    half done; what it counted (a wrong proof) stays counted.
    """
    done = context.store.get(ExecutedCommand, context.key)
    if done:
        return done.outcome
    outcome = _ACTIONS[type(command)](context, command)
    context.store.insert(ExecutedCommand(context.key, type(command).__name__, outcome, context.now))
    return outcome
