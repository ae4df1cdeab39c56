"""What is to be sent is sent: once where that can be known, again after trouble, and never in the way of the others."""

from __future__ import annotations

import asyncio
import io
import re
import threading
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.background.outbox import Outbox
from bot.background.senders import Senders
from bot.cli.check import check
from bot.monitoring.metrics import OUTBOX_DEPTH, OUTBOX_OLDEST, OUTBOX_UNSENDABLE
from domain.core.models import Delivery
from domain.core.policy import LEASE
from domain.core.ports import DatabaseFault, DeliveryFault
from tests.dialogues.program import settings_in
from tests.support.office import Gateway, Killed, Office
from tests.support.waiting import wait_until

SHORT = timedelta(seconds=0.3)


@pytest.fixture
def other(office, database_url, tmp_path):
    """Another server on the same database, without Telegram."""
    other = Office(database_url, tmp_path, office.outbound, office.clock, pushes=False)
    yield other
    other.close()


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


def senders(office, *channels, gateway=None):
    """What a process sends whose channels that push are these."""
    nobody: Any = None
    pushed = dict.fromkeys(channels, office.outbound.push)
    return Senders(office.assistant, office.payment_service, nobody, office.outbound, gateway, office.deriver, pushed)


def test_a_process_can_send_what_all_send_and_what_is_its_own(office):
    everybody = senders(office).kinds
    assert {"email", "tell", "erase", "remove_method", "cancel_payment"} == everybody
    assert senders(office, gateway=Gateway(office.outbound)).kinds - everybody == {"text"}
    assert senders(office, "telegram", "letterbox").kinds - everybody == {"telegram", "letterbox"}


def test_no_channel_is_called_like_something_else_that_is_sent(office):
    with pytest.raises(ValueError, match="no channel can be called email"):
        senders(office, "email")


def test_what_a_server_cannot_send_is_left_for_one_that_can(office, other):
    office.hear("hello", channel="telegram")
    assert send_due(other) == 0
    (waiting,) = office.find(Delivery, kind="telegram")
    assert (waiting.attempts, waiting.failed_at) == (0, None)
    office.wait(days=30)
    assert send_due(other) == 0
    assert send_due(office) == 1
    assert sent_to(office) == ["pat"]


def test_what_a_server_cannot_send_is_told_by_its_figures(office, other):
    office.hear("hello", channel="telegram")
    post(office, "a")
    office.wait(seconds=30)
    other.run(other.outbox.measure())
    assert OUTBOX_DEPTH._value.get() == 2
    assert OUTBOX_OLDEST._value.get() == pytest.approx(30, abs=1)
    assert [sample.labels for sample in told_of(OUTBOX_UNSENDABLE)] == [{"kind": "telegram"}]
    office.run(office.outbox.measure())
    assert told_of(OUTBOX_UNSENDABLE) == []
    while send_due(office):
        pass
    office.run(office.outbox.measure())
    assert (OUTBOX_DEPTH._value.get(), OUTBOX_OLDEST._value.get()) == (0, 0)


def told_of(gauge):
    return [sample for metric in gauge.collect() for sample in metric.samples]


def test_check_tells_what_waits_for_a_server_that_can_send_it(office, tmp_path):
    own = replace(settings_in(tmp_path), database_url=office.url)
    office.hear("hello", channel="telegram")
    post(office, "pat@clark.example", kind="email")
    told = io.StringIO()
    check(own, told)
    assert re.search(r"^ok +outbox +2 waiting to be sent$", told.getvalue(), re.MULTILINE)
    (note,) = [line for line in told.getvalue().splitlines() if line.startswith("!!")]
    assert "1 of kind telegram since 2026-03-10 15:00 UTC" in note
    send_due(office)
    told = io.StringIO()
    check(own, told)
    assert re.search(r"^ok +outbox +0 waiting to be sent$", told.getvalue(), re.MULTILINE)
    assert "!!" not in told.getvalue()


# ---- leases ----


@pytest.fixture
def servers(office, second):
    """Two servers that renew their leases often; time goes by when a test says so, however slow the machine is."""
    return tuple(Outbox(one.assistant, one.senders, SHORT) for one in (office, second))


class Held:
    """Sending that has begun and does not end until ``let_go`` is set."""

    def __init__(self, office):
        self.begun, self.let_go = threading.Event(), threading.Event()
        self._take = office.outbound.take
        office.outbound.take = self.take

    def take(self, to, text):
        first = not self.begun.is_set()
        self.begun.set()
        assert not first or self.let_go.wait(30)
        self._take(to, text)


async def pass_until_renewed(office, name, time):
    """Let time pass, less than a lease; whoever sends this has renewed its lease afterwards."""
    office.clock.set(office.clock.now() + time)
    await asyncio.to_thread(wait_until, lambda: the(office, name).next_at == office.clock.now() + SHORT)


def test_a_slow_send_is_not_sent_twice(office, servers):
    first, other = servers
    post(office, "a")
    held = Held(office)

    async def both():
        slow = asyncio.create_task(first.send_due())
        await asyncio.to_thread(held.begun.wait, 30)
        for _ in range(4):
            await pass_until_renewed(office, "a", 0.9 * SHORT)
            assert await other.send_due() == 0
            assert await other.next_due() == office.clock.now() + SHORT
        held.let_go.set()
        assert await slow == 1
        assert await other.next_due() is None

    office.run(both())
    assert sent_to(office) == ["a"]
    assert (the(office, "a").attempts, the(office, "a").sent_at is not None) == (1, True)


def test_what_waits_behind_a_slow_send_goes_to_others_and_counts_as_tried_once(office, servers):
    first, other = servers
    post(office, *"abc")
    held = Held(office)

    async def both():
        slow = asyncio.create_task(first.send_due())
        await asyncio.to_thread(held.begun.wait, 30)
        await pass_until_renewed(office, "a", 0.9 * SHORT)
        office.clock.set(await other.next_due())
        assert await other.send_due() == 2
        assert sent_to(office) == ["b", "c"]
        held.let_go.set()
        await slow
        assert await other.next_due() is None

    office.run(both())
    assert sent_to(office) == ["b", "c", "a"]


def test_what_was_leased_and_not_begun_at_the_stop_is_given_back_untried(office, second):
    post(office, *"abc")
    take = office.outbound.take

    def stop(to, text):
        office.outbox.close()
        take(to, text)

    office.outbound.take = stop
    send_due(office)
    assert sent_to(office) == ["a"]
    assert [the(office, name).attempts for name in "abc"] == [1, 0, 0]
    office.outbound.take = take
    assert send_due(second) == 2


def test_a_lease_that_could_not_be_renewed_for_a_while_is_renewed_later(office, servers, monkeypatch):
    first, other = servers
    post(office, "a")
    held, renew = Held(office), first._renew
    failures: list[Delivery] = []

    def failing(store, delivery):
        if not failures:
            failures.append(delivery)
            raise DatabaseFault("away")
        renew(store, delivery)

    monkeypatch.setattr(first, "_renew", failing)

    async def both():
        slow = asyncio.create_task(first.send_due())
        await asyncio.to_thread(held.begun.wait, 30)
        await pass_until_renewed(office, "a", 0.9 * SHORT)
        assert await other.send_due() == 0
        held.let_go.set()
        await slow

    office.run(both())
    assert failures
    assert sent_to(office) == ["a"]


def test_a_server_knows_when_the_lease_of_another_runs_out(office, second):
    mend = fail_at(office, "a", Killed())
    post(office, "a")
    with pytest.raises(Killed):
        send_due(office)
    mend()
    due = second.run(second.outbox.next_due())
    assert due == office.clock.now() + LEASE
    assert timedelta(seconds=4) < LEASE < timedelta(seconds=5)
    office.clock.set(due)
    assert send_due(second) == 1
