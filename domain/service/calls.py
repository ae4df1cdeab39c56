"""Service calls: logged with a number, added to, called off; dispatch gets a copy of each by e-mail."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from domain.account import access
from domain.account.context import CommandContext
from domain.commands.handling import Command, handler
from domain.core.errors import CallClosed, UnknownMachine, UnknownServiceCall
from domain.core.outbox import Email
from domain.core.tokens import new_id
from domain.core.words import one_of
from domain.customers.models import Company
from domain.service.models import URGENCIES, Equipment, ServiceCall, ServiceNote

FIRST_NUMBER = 10001


@dataclass(frozen=True)
class LogServiceCall(Command):
    """Ask for service: outcome ``number``."""

    equipment: str
    problem: str
    urgency: str
    call_back: str
    access: str


@handler
def log_call(context: CommandContext, command: LogServiceCall) -> dict[str, Any]:
    """Keep the call, give it a number, tell dispatch. Raises UnknownMachine, also for another customer's, or NotOnOffer."""
    company = context.company(access.SERVICE)
    machine = context.store.get(Equipment, command.equipment) if command.equipment else None
    if command.equipment and (machine is None or machine.company != company.number):
        raise UnknownMachine()
    call = ServiceCall(
        number=f"SC-{context.store.next_number('service_call', FIRST_NUMBER)}",
        key=context.key,
        company=company.number,
        person=context.person.id,
        equipment=command.equipment,
        problem=command.problem,
        urgency=one_of(URGENCIES, command.urgency),
        call_back=command.call_back,
        access=command.access,
        state="open",
        created_at=context.now,
    )
    context.store.insert(call)
    _tell_dispatch(context, "mail-dispatch-call", company, call)
    return {"number": call.number}


@dataclass(frozen=True)
class AddServiceNote(Command):
    """Add something to a service call."""

    number: str
    text: str


@handler
def add_note(context: CommandContext, command: AddServiceNote) -> dict[str, Any]:
    """Add a note. Raises UnknownServiceCall or CallClosed."""
    company, call = _own(context, command.number)
    context.store.insert(ServiceNote(new_id(), context.key, call.number, context.person.id, command.text, context.now))
    _tell_dispatch(context, "mail-dispatch-note", company, call, note=command.text)
    return {}


@dataclass(frozen=True)
class CancelServiceCall(Command):
    """Call off a service call."""

    number: str


@handler
def cancel_call(context: CommandContext, command: CancelServiceCall) -> dict[str, Any]:
    """Call it off: outcome ``number``. Raises UnknownServiceCall or CallClosed."""
    company, call = _own(context, command.number)
    cancelled = context.store.update(call, state="cancelled")
    _tell_dispatch(context, "mail-dispatch-cancel", company, cancelled)
    return {"number": call.number}


def describe(machine: Equipment) -> str:
    """How a machine is named to its owner: make, model and place."""
    name = f"{machine.make} {machine.model}".strip()
    return f"{name} ({machine.location})" if machine.location else name


def _own(context: CommandContext, number: str) -> tuple[Company, ServiceCall]:
    company = context.company(access.SERVICE)
    call = context.store.get(ServiceCall, number, lock=True)
    if call is None or call.company != company.number:
        raise UnknownServiceCall()
    if not call.is_open:
        raise CallClosed(number=number)
    return company, call


def _tell_dispatch(context: CommandContext, text: str, company: Company, call: ServiceCall, **more: Any) -> None:
    machine = context.store.get(Equipment, call.equipment) if call.equipment else None
    facts = {
        "number": call.number,
        "company": company.number,
        "name": company.name,
        "address": ", ".join(part for part in (company.street, company.city, company.state, company.postal_code) if part),
        "machine": describe(machine) if machine else "-",
        "serial": machine.serial_number if machine else "-",
        "contract": machine.contract if machine else "-",
        "problem": call.problem,
        "urgency": call.urgency,
        "call_back": call.call_back,
        "access": call.access,
    }
    context.send(f"{text}:{context.key}", Email(context.policy.dispatch_email, text, facts | more))
