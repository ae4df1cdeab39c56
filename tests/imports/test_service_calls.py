"""service_calls.csv: read with its faults told, and brought in with a word to the customer."""

from __future__ import annotations

from datetime import UTC, date, datetime

from domain.core.models import Delivery
from domain.customers.models import Company, Person
from domain.erp.imports import Counts, apply
from domain.service.models import CallStatus, ServiceCall

NOW = datetime(2026, 3, 10, 15, 0, tzinfo=UTC)
HEADER = "number,company_number,state,visit_on\n"


def test_states_are_read_however_they_are_written(folder):
    folder.files["service_calls.csv"] = f"{HEADER}SC-1,CL1001,On the way,2026-03-12\nSC-2,CL1001,DONE,\n"
    assert folder.read().of(CallStatus) == [
        CallStatus("SC-1", "CL1001", "on_the_way", date(2026, 3, 12)),
        CallStatus("SC-2", "CL1001", "done", None),
    ]


def test_faults_are_told_with_what_would_be_right(folder):
    folder.files["service_calls.csv"] = f"{HEADER}SC-1,CL1001,lost,\nSC-1,CL1001,done,\nSC-2,ZZ9999,done,\n"
    first, second, third = folder.errors()
    assert "line 2, state" in first
    assert "write one of open, scheduled, on_the_way, done, cancelled" in first
    assert "is on line 2 already" in second
    assert "is not in customers.csv" in third


def test_the_file_may_be_missing_without_a_word(folder):
    assert folder.read().notes == ()


def test_what_it_says_is_brought_in_once_and_the_customer_is_told(folder, database):
    call = ServiceCall("SC-1", "k", "CL1001", "pat", "E-100", "jam", "normal", "Pat", "any time", "open", NOW)

    def bring_in(store):
        return apply(store, folder.read(), NOW)

    def log(store):
        store.insert(Company("CL1001", "Harbor Dental"))
        store.insert(Person("pat", "rest", "pat", "en", NOW, conversation="rest:pat"))
        store.insert(call)

    database.write(log).result()
    folder.files["service_calls.csv"] = f"{HEADER}SC-1,CL1001,scheduled,2026-03-12\nSC-9,CL1001,done,\n"
    first, again = (database.write(bring_in).result() for _ in range(2))
    assert (first.counts["service calls"], again.counts["service calls"]) == (Counts(changed=1), Counts(unchanged=1))
    assert "service calls that were not logged here, and left out: 1" in first.notes
    (news,) = database.read(lambda store: store.find(Delivery, kind="tell")).result()
    assert news.body["facts"] == {"number": "SC-1", "machine": "Canon iR-ADV C3530 (Front desk)", "visit": {"day": "2026-03-12"}}
