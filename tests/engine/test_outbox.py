"""What is to be sent is sent: once where that can be known, again after trouble, and never in the way of the others."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from bot.background.senders import Senders
from domain.core.models import Delivery
from domain.core.policy import LEASE
from domain.core.ports import DeliveryFault
from tests.support.office import Killed


def post(office, *names, kind="text"):
    now = office.clock.now()
    body = {"text": "mail-code", "facts": {"minutes": 10}, "language": "en", "one_time_code": "c"}

    def add(store):
        for number, name in enumerate(names):
            at = now + timedelta(microseconds=number)
            store.insert(Delivery(name, name, kind, name, body, now, at))

    office.write(add)
    office.wait(milliseconds=1)


def sent_to(office):
    return [to for to, _ in office.outbound.taken]


def the(office, name):
    return office.read(lambda store: store.get(Delivery, name))


def send_due(office):
    return office.run(office.outbox.send_due())


def fail_at(office, name, trouble):
    """Deliveries to this address fail; the text tells nothing, so the address is remembered."""
    take = office.outbound.take

    def failing(to, text):
        if to == name:
            if office.outbound.after:
                take(to, text)
            raise trouble
        take(to, text)

    office.outbound.take = failing
    return lambda: setattr(office.outbound, "take", take)


def test_everything_due_is_sent_once_in_order(office):
    post(office, *"abc")
    assert send_due(office) == 3
    assert send_due(office) == 0
    assert sent_to(office) == ["a", "b", "c"]
    assert all(the(office, name).sent_at == office.clock.now() for name in "abc")


def test_two_processes_share_the_work_and_send_nothing_twice(office, second):
    names = [f"n{number:02d}" for number in range(30)]
    post(office, *names)

    async def both():
        while sum(await asyncio.gather(office.outbox.send_due(), second.outbox.send_due())):
            pass

    office.run(both())
    assert sorted(sent_to(office)) == names


def test_what_fails_is_tried_again_after_growing_waits(office):
    mend = fail_at(office, "a", DeliveryFault("the line is busy"))
    post(office, "a")
    waits = []
    for _ in range(5):
        tried = office.clock.now()
        assert send_due(office) == 1
        waits.append((the(office, "a").next_at - tried).total_seconds())
        assert send_due(office) == 0
        office.wait(seconds=waits[-1])
    assert waits == [2, 4, 8, 16, 32]
    assert the(office, "a").error == "the line is busy"
    mend()
    send_due(office)
    assert sent_to(office) == ["a"]
    assert (the(office, "a").attempts, the(office, "a").failed_at) == (6, None)


def test_what_never_works_is_given_up_in_the_end(office):
    fail_at(office, "a", DeliveryFault("the line is busy"))
    post(office, "a")
    tries = 0
    while the(office, "a").failed_at is None:
        tries += send_due(office)
        office.wait(hours=1)
    assert tries == 12
    assert send_due(office) == 0


def test_what_can_never_work_is_tried_once(office):
    fail_at(office, "a", DeliveryFault("no such address", permanent=True))
    post(office, "a")
    send_due(office)
    office.wait(days=1)
    assert send_due(office) == 0
    assert the(office, "a").error == "no such address"


def test_a_receiver_who_names_a_time_is_not_asked_before(office):
    fail_at(office, "a", DeliveryFault("slow down", retry_after=90))
    post(office, "a")
    send_due(office)
    assert the(office, "a").next_at == office.clock.now() + timedelta(seconds=90)


def test_a_defect_in_one_delivery_does_not_hold_up_the_others(office):
    fail_at(office, "a", KeyError("a defect"))
    post(office, *"abc")
    for _ in range(4):
        send_due(office)
        office.wait(minutes=2)
    assert sent_to(office) == ["b", "c"]
    assert the(office, "a").attempts == 4
    assert "KeyError" in the(office, "a").error


def test_a_crash_between_sending_and_marking_repeats_that_one_only(office, second):
    office.outbound.after = True
    mend = fail_at(office, "b", Killed())
    post(office, *"abc")
    with pytest.raises(Killed):
        send_due(office)
    mend()
    assert send_due(second) == 0  # still leased
    office.wait(seconds=LEASE.total_seconds())
    send_due(second)
    assert sent_to(office) == ["a", "b", "b", "c"]


def test_whoever_was_too_slow_leaves_the_rest_to_others(office):
    take = office.outbound.take

    def slow(to, text):
        office.wait(seconds=LEASE.total_seconds())
        take(to, text)

    office.outbound.take = slow
    post(office, *"abc")
    send_due(office)
    assert sent_to(office) == ["a"]
    office.outbound.take = take
    send_due(office)
    assert sent_to(office) == ["a", "b", "c"]


def senders(office, *channels):
    """What a process sends whose channels that push are these."""
    nobody: Any = None
    pushed = dict.fromkeys(channels, office.outbound.push)
    return Senders(office.assistant, office.payment_service, nobody, office.outbound, None, office.deriver, pushed)


def test_a_process_can_send_what_all_send_and_what_its_own_channels_push(office):
    everybody = senders(office).kinds
    assert {"email", "text", "tell", "erase", "remove_method", "cancel_payment"} == everybody
    assert senders(office, "telegram", "letterbox").kinds - everybody == {"telegram", "letterbox"}


def test_no_channel_is_called_like_something_else_that_is_sent(office):
    with pytest.raises(ValueError, match="no channel can be called email"):
        senders(office, "email")
