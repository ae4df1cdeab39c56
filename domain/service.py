"""Service calls: logged with a number, added to, called off; dispatch gets a copy of each by e-mail."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from domain import access
from domain.commands import AddServiceNote, CancelServiceCall, LogServiceCall
from domain.desk import Desk
from domain.errors import CallClosed, NotFound
from domain.facts import pack
from domain.records.books import Company, Equipment
from domain.records.service import ServiceCall, ServiceNote
from domain.tokens import new_id

FIRST_NUMBER = 10001


def log_call(desk: Desk, command: LogServiceCall) -> dict[str, Any]:
    """Keep the call, give it a number, tell dispatch. Raises NotFound for another customer's machine."""
    company = desk.company(access.SERVICE)
    machine = desk.store.get(Equipment, command.equipment) if command.equipment else None
    if command.equipment and (machine is None or machine.company != company.number):
        raise NotFound()
    call = ServiceCall(
        number=f"SC-{desk.store.next_number('service_call', FIRST_NUMBER)}",
        key=desk.key,
        company=company.number,
        person=desk.person.id,
        equipment=command.equipment,
        problem=command.problem,
        urgency=command.urgency,
        call_back=command.call_back,
        access=command.access,
        state="open",
        created_at=desk.now,
    )
    desk.store.add(call)
    _tell_dispatch(desk, "mail-dispatch-call", company, call)
    return {"number": call.number}


def add_note(desk: Desk, command: AddServiceNote) -> dict[str, Any]:
    """Add a note. Raises NotFound or CallClosed."""
    company, call = _own(desk, command.number)
    desk.store.add(ServiceNote(new_id(), desk.key, call.number, desk.person.id, command.text, desk.now))
    _tell_dispatch(desk, "mail-dispatch-note", company, call, note=command.text)
    return {}


def cancel_call(desk: Desk, command: CancelServiceCall) -> dict[str, Any]:
    """Call it off: outcome ``number``. Raises NotFound or CallClosed."""
    company, call = _own(desk, command.number)
    cancelled = replace(call, state="cancelled")
    desk.store.put(cancelled)
    _tell_dispatch(desk, "mail-dispatch-cancel", company, cancelled)
    return {"number": call.number}


def describe(machine: Equipment) -> str:
    """How a machine is named to its owner: make, model and place."""
    name = f"{machine.make} {machine.model}".strip()
    return f"{name} ({machine.location})" if machine.location else name


def _own(desk: Desk, number: str) -> tuple[Company, ServiceCall]:
    company = desk.company(access.SERVICE)
    call = desk.store.get(ServiceCall, number, lock=True)
    if call is None or call.company != company.number:
        raise NotFound()
    if not call.is_open:
        raise CallClosed(number=number)
    return company, call


def _tell_dispatch(desk: Desk, text: str, company: Company, call: ServiceCall, **more: Any) -> None:
    machine = desk.store.get(Equipment, call.equipment) if call.equipment else None
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
    body = {"text": text, "facts": pack(facts | more), "language": "en"}
    desk.send("email", desk.policy.dispatch_email, f"{text}:{desk.key}", body)
