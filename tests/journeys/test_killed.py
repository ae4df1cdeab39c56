"""The server is killed (-9) in the middle of accepting, answering, delivering and taking notices. After the restart nothing is
lost, nothing is doubled, and the money is right.

strace ends the process at its Nth system call of a kind, so that it dies between two particular steps: before and after a
commit (fdatasync and pwrite64 on SQLite, sendto to PostgreSQL), or with an answer, an e-mail or a question to the provider
half sent. It counts for each thread, from when it was attached.
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest

from domain.service.models import ServiceCall
from tests.journeys.insistent import Insistent, notify_again
from tests.journeys.program import Place
from tests.support.needed import needs
from tests.support.programs import program
from tests.support.waiting import wait_until

TALKING = {
    "sqlite": (("fdatasync", 1), ("fdatasync", 2), ("pwrite64", 3), ("sendto", 2)),
    "postgresql": (("sendto", 2), ("sendto", 9), ("sendto", 17)),
}
PAYING = {
    "sqlite": (("fdatasync", 1), ("fdatasync", 3), ("fdatasync", 6), ("fdatasync", 9), ("pwrite64", 20), ("sendto", 2)),
    "postgresql": (("sendto", 2), ("sendto", 5), ("sendto", 12)),
}


@contextmanager
def killed_at(place: Place, call: str, number: int) -> Iterator[None]:
    """The server dies at its Nth call of this kind from now on."""
    needs("strace")
    inject = f"inject={call}:signal=KILL:when={number}"
    command = ["strace", "-f", "-o", os.devnull, "-e", f"trace={call}", "-e", inject, "-p", str(place.program.pid)]
    with program(command, ready="attached"):
        yield


def dead(place: Place) -> bool:
    return place.program.process.process.poll() is not None


def start_again(place: Place) -> None:
    """The dead server is started again."""
    place.program.kill()
    place.program.start()


# Seconds: on PostgreSQL what was being sent at the kill is leased for some seconds, as others may serve, and then tried again.
_PATIENCE = 100


def talking(customer: Insistent) -> None:
    customer.type("what do I owe?")
    customer.log_service_call()
    customer.type("show my invoices")


def paying(customer: Insistent) -> None:
    customer.pay()
    wait_until(lambda: any("Payment confirmed" in said for said in customer.chat.heard), _PATIENCE)
    wait_until(customer.place.books.is_quiet, _PATIENCE)


def check(place: Place, customer: Insistent, kills: int, talked: bool = False, paid: bool = False) -> None:
    """Nothing lost, nothing doubled, the money right; only an e-mail may have come once more for each kill."""
    wait_until(place.books.is_quiet, _PATIENCE)
    customer.say_everything_again()
    notify_again(place)
    wait_until(place.books.is_quiet, _PATIENCE)
    customer.check_transcripts()
    company = customer.customer.number
    place.books.check_money(place.outside, company)
    mails = [mail["subject"] for mail in place.outside.inbox()]
    if paid:
        (capture,) = [one for one in place.outside.captures() if one["customer"] == company]
        assert capture["amount"] == next(iter(customer.customer.open.values()))
        assert sum("Payment confirmed" in said for said in customer.chat.heard) == 1
        assert 1 <= sum(capture["confirmation"] in subject for subject in mails) <= 1 + kills
    if talked:
        (call,) = place.books.find(ServiceCall, company=company)
        assert 1 <= sum(call.number in subject for subject in mails) <= 1 + kills


def kill_while(doing: Callable[[Insistent], None], customer: Insistent, call: str, number: int) -> bool:
    """Let the customer do something, with one kill and a restart on the way. False if it was over before the kill."""
    place = customer.place
    with ThreadPoolExecutor(1) as thread, killed_at(place, call, number):
        done = thread.submit(doing, customer)
        wait_until(lambda: dead(place) or done.done(), _PATIENCE)
        if killed := dead(place):
            start_again(place)
        done.result(2 * _PATIENCE)
    return killed


@pytest.mark.timeout(600)
def test_killed_between_two_steps_of_talking(services):
    for call, number in TALKING[services.books.kind]:
        # Steps that fall together share a commit: then there are fewer of them.
        assert any(talk_with_a_kill(services, call, fewer) for fewer in range(number, 0, -1)), f"no kill at {call} {number}"


@pytest.mark.timeout(600)
def test_killed_between_two_steps_of_paying(services):
    for call, number in PAYING[services.books.kind]:
        # Steps that fall together share a commit: then there are fewer of them.
        assert any(pay_with_a_kill(services, call, fewer) for fewer in range(number, 0, -1))


def talk_with_a_kill(services: Place, call: str, number: int) -> bool:
    """A new customer talks, with a kill on the way, and all is as it must be. False if it was over before the kill."""
    customer = Insistent(services, services.customer())
    killed = kill_while(talking, customer, call, number)
    check(services, customer, 1, talked=True)
    customer.close()
    return killed


def pay_with_a_kill(services: Place, call: str, number: int) -> bool:
    """A new customer pays, with a kill on the way, and all is as it must be. False if it was over before the kill."""
    customer = Insistent(services, services.customer())
    customer.ask_for_link(next(iter(customer.customer.open)))
    killed = kill_while(paying, customer, call, number)
    check(services, customer, 1, paid=True)
    customer.close()
    return killed


@pytest.mark.timeout(600)
def test_killed_at_any_moment_under_load(services):
    kills = 3
    customers = [Insistent(services, services.customer()) for _ in range(3)]
    for customer in customers:
        customer.ask_for_link(next(iter(customer.customer.open)))

    def live(customer: Insistent) -> None:
        talking(customer)
        paying(customer)

    with ThreadPoolExecutor(len(customers)) as threads:
        lives = [threads.submit(live, customer) for customer in customers]
        for _ in range(kills):
            time.sleep(random.uniform(0.05, 0.4))  # anywhere
            start_again(services)
        for one in lives:
            one.result(2 * _PATIENCE)
    for customer in customers:
        check(services, customer, kills, talked=True, paid=True)
        customer.close()
