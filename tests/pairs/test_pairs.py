"""Two at once on PostgreSQL: whatever the moment, all records are as one after the other leaves them."""

from __future__ import annotations

from dataclasses import fields
from datetime import timedelta
from typing import Any

import pytest

from domain.account import access
from domain.adapters.sql.store import SqlStore
from domain.commands.handling import Command
from domain.core.ports import Store
from domain.customers.models import Company, Person
from tests.pairs.actors import ACTORS, COMMANDS, Actor, Work
from tests.pairs.report import told
from tests.pairs.running import Pair, pairs_on, sharing
from tests.pairs.world import Slot, World
from tests.support.office import START

pytestmark = pytest.mark.timeout(600)


@pytest.fixture(scope="module")
def pairs(postgres, tmp_path_factory):
    with pairs_on(postgres, tmp_path_factory.mktemp("pairs")) as pairs:
        yield pairs


def named(name: str) -> Actor:
    (found,) = [actor for actor in ACTORS if actor.name == name]
    return found


def test_every_command_acts_here():
    assert {actor.name for actor in COMMANDS} == {command.__name__ for command in Command.__subclasses__()}


@pytest.mark.parametrize("actor", ACTORS, ids=lambda actor: actor.name)
def test_each_succeeds_alone(pairs, actor):
    alone = pairs.alone(actor)
    assert alone.changed, alone.outcome
    assert not any(refusal in alone.outcome for refusal in ("failed with", "NotFound", "False")), alone.outcome


def test_pairs_that_share_a_table_come_to_what_one_of_the_two_orders_gives(pairs):
    faults = [fault for pair in sharing(pairs, ACTORS) for fault in pairs.faults(pair)]
    assert not faults, told(faults)


# ---- the test finds what was wrong once ----


def _whole_rows(patch: pytest.MonkeyPatch) -> None:
    """A row that was read is written back whole."""
    update = SqlStore.update

    def write_all(store: SqlStore, record: Any, **changes: Any) -> Any:
        whole = {field.name: getattr(record, field.name) for field in fields(record)}
        return update(store, record, **whole | changes)

    patch.setattr(SqlStore, "update", write_all)


def _no_company_lock(patch: pytest.MonkeyPatch) -> None:
    """Nobody locks the company."""

    def look(store: Store, number: str) -> Company | None:
        return store.get(Company, number)

    patch.setattr(access, "lock_company", look)
    patch.setattr(access, "lock_companies", lambda store, numbers: None)


WRONG_ONCE = {
    "a removed card comes back": ("MakeDefault", "RemoveMethod", (_whole_rows, _no_company_lock)),
    "two requests for automatic payments both run": ("RequestAutopay", "RequestAutopay", (_no_company_lock,)),
    "two promises both hold": ("PromisePayment", "PromisePayment", (_no_company_lock,)),
    "an automatic payment stands on a removed method": ("RequestAutopay", "RemoveMethod", (_no_company_lock,)),
    "a link is paid that is closed": ("Unlink", "a payment begins on the pay page", (_no_company_lock,)),
    "an import writes over a changed address": ("ChangeContact", "the dealer's files come in", (_no_company_lock,)),
}


@pytest.mark.parametrize("what", WRONG_ONCE)
def test_without_the_locks_it_finds_that(pairs, what, monkeypatch):
    first, second, breaks = WRONG_ONCE[what]
    for break_ in breaks:
        break_(monkeypatch)
    assert list(pairs.faults(Pair(named(first), named(second), "two persons")))


def test_a_revocation_that_whole_rows_would_undo_is_found(pairs, monkeypatch):
    """Being here writes when a membership was used, outside of a turn, which would lock the person."""
    _whole_rows(monkeypatch)
    assert list(pairs.faults(Pair(Actor("touch", _touches), named("Unlink"), "the same person")))


def _touches(world: World, slot: Slot) -> Work:
    def work(store: Store) -> None:
        (person,) = store.find(Person, external_id=slot.person)
        later = START + timedelta(minutes=2)
        access.touch(store, access.active_memberships(store, person, world.services.policy, later), later)

    return work
