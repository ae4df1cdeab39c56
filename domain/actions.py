"""Commands carried out: each once per key, each behind the gate."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from domain import (
    autopay,
    commands,
    contacts,
    disputes,
    linking,
    meters,
    methods,
    payments,
    people,
    privacy,
    promises,
    service,
    statement,
    supplies,
)
from domain.desk import Desk
from domain.records.people import Person
from domain.records.upkeep import Done


def _speak_language(desk: Desk, command: commands.SpeakLanguage) -> dict[str, Any]:
    person = desk.store.get(Person, desk.person.id) or desk.person
    desk.store.put(replace(person, language=command.language))
    return {}


def _unlink(desk: Desk, command: commands.Unlink) -> dict[str, Any]:
    payments.revoke_links(desk.store, desk.person.id, command.company)
    return linking.unlink(desk, command)


_ACTIONS: dict[type[Any], Callable[[Desk, Any], dict[str, Any]]] = {
    commands.ProveCompany: linking.prove,
    commands.SendCode: linking.send_code,
    commands.ConfirmCode: linking.confirm_code,
    commands.AcceptInvitation: linking.accept_invitation,
    commands.Unlink: _unlink,
    commands.SwitchCompany: linking.switch_company,
    commands.SpeakLanguage: _speak_language,
    commands.SendChangeCode: contacts.send_code,
    commands.ChangeContact: contacts.change,
    commands.Mute: privacy.mute,
    commands.ForgetMe: privacy.forget,
    commands.CreatePaymentLink: payments.create_link,
    commands.CreateMethodLink: payments.create_method_link,
    commands.CancelPayment: payments.cancel_payment,
    commands.DisputeInvoice: disputes.dispute,
    commands.WithdrawDispute: disputes.withdraw,
    commands.PromisePayment: promises.promise,
    commands.NameMethod: methods.name_method,
    commands.MakeDefault: methods.make_default,
    commands.RemoveMethod: methods.remove_method,
    commands.LogServiceCall: service.log_call,
    commands.AddServiceNote: service.add_note,
    commands.CancelServiceCall: service.cancel_call,
    commands.ReportMeter: meters.report,
    commands.OrderSupplies: supplies.order,
    commands.SendStatement: statement.send_statement,
    commands.AskForPerson: people.ask_for_person,
    commands.RequestAutopay: autopay.request,
    commands.StopAutopay: autopay.stop,
    commands.AskSecurityAnalysis: people.ask_security_analysis,
    commands.SendInvoiceCopy: people.send_invoice_copy,
}


def perform(desk: Desk, command: commands.Command) -> dict[str, Any]:
    """Carry out a command and return its outcome, as plain JSON values. The same key gives the first outcome again.

    Raises a BusinessError. An action checks everything before it changes anything, so that an error leaves nothing
    half done; what it counted (a wrong proof) stays counted.
    """
    done = desk.store.get(Done, desk.key)
    if done:
        return done.outcome
    outcome = _ACTIONS[type(command)](desk, command)
    desk.store.add(Done(desk.key, type(command).__name__, outcome, desk.now))
    return outcome
