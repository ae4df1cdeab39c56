"""A message becomes one change and one answer: once per id, in order, whatever happens to its neighbours or to the program."""

from __future__ import annotations

import asyncio

import pytest

from bot.background.senders import Senders
from bot.conversation.models import Conversation, Inbound, Message
from bot.conversation.turn import MOST_ATTEMPTS
from domain.core.models import Delivery
from domain.core.money import Money
from domain.core.outbox import News, enqueue
from domain.customers.models import FailedVerification, Lead, Person
from tests.support.office import POISON, Killed

LEAD = ["I would like a security analysis", "Pat Doe", "Clark & Lowe", "pat@clark.example", "11-50", "yes"]


def test_the_same_message_twice_is_one_change_and_gets_the_first_answer_again(office):
    first, again = ([office.hear(text, identity=str(n)) for n, text in enumerate(LEAD)] for _ in range(2))
    assert all(first)
    assert again == first
    assert [lead.name for lead in office.find(Lead)] == ["Pat Doe"]
    assert len(office.find(Delivery, kind="email")) == 1
    assert len([sender for sender, _ in office.transcript() if sender == "customer"]) == len(LEAD)


def test_the_same_message_ten_times_at_once_is_one_change(office, second):
    for number, text in enumerate(LEAD[:-1]):
        office.hear(text, identity=str(number))

    async def all_at_once():
        last = office.incoming(LEAD[-1], identity="last")
        return await asyncio.gather(*(one.assistant.hear(last) for one in (office, second) for _ in range(5)))

    answers = office.run(all_at_once())
    assert all(answer == answers[0] for answer in answers)
    assert len(office.find(Lead)) == 1


def test_messages_are_answered_in_the_order_in_which_they_came(office, second):
    texts = [f"message number {n}" for n in range(12)]

    async def accept_then_answer_from_all_sides():
        for text in texts:
            await office.assistant.accept(office.incoming(text))
            office.wait(milliseconds=1)
        await asyncio.gather(*(one.assistant.catch_up("rest:pat") for one in (office, second, office, second)))

    office.run(accept_then_answer_from_all_sides())
    assert [text for sender, text in office.transcript() if sender == "customer"] == texts
    numbers = [message.number for message in office.find(Message, order="number")]
    assert numbers == list(range(1, len(numbers) + 1))
    assert office.find(Inbound, done_at=None) == []


def test_two_conversations_do_not_wait_for_each_other_nor_mix(office, second):
    async def talk():
        both = [(one, name) for name in ("pat", "kim") for one in (office, second)]
        for text in ("hello", "what are your hours?"):
            await asyncio.gather(*(one.assistant.hear(office.incoming(text, text, name=name)) for one, name in both))

    office.run(talk())
    told = [office.transcript(f"rest:{name}") for name in ("pat", "kim")]
    assert told[0] == told[1]
    assert [text for sender, text in told[0] if sender == "customer"] == ["hello", "what are your hours?"]


def test_a_message_that_cannot_be_answered_is_parked_with_an_apology_and_the_others_get_through(office, caplog):
    async def pile_up():
        for text in ("hello", POISON, "what are your hours?"):
            await office.assistant.accept(office.incoming(text, identity=text))
            office.wait(milliseconds=1)
        await office.assistant.catch_up("rest:pat")

    office.run(pile_up())
    hello, parked, hours = office.find(Inbound, order="received_at")
    assert [hello.attempts, parked.attempts, hours.attempts] == [0, MOST_ATTEMPTS, 0]
    assert all(inbound.done_at for inbound in (hello, parked, hours))
    answers = [[m.reply["text"] for m in office.find(Message, inbound=i.id) if m.sender == "bot"] for i in (hello, parked, hours)]
    assert all(len(answer) == 1 for answer in answers)
    assert len({answer[0] for answer in answers}) == 3
    assert [record.message for record in caplog.records if record.levelname == "ERROR"] == ["turn failed"] * MOST_ATTEMPTS
    assert office.hear(POISON, identity=POISON) == answers[1]


def test_what_was_accepted_before_a_crash_is_answered_after_it(office, second):
    async def accept_only():
        for name in ("pat", "kim"):
            await office.assistant.accept(office.incoming("hello", identity="1", name=name))

    office.run(accept_only())
    assert office.transcript() == []
    assert second.run(second.assistant.sweep()) == 2
    assert [sender for sender, _ in office.transcript()] == ["customer", "bot"]
    assert office.hear("hello", identity="1") == [text for sender, text in office.transcript() if sender == "bot"]
    assert second.run(second.assistant.sweep()) == 0


def test_what_a_failing_guess_counted_stays_counted(office):
    for text in ("link my account", "CL4412", "10480", "1.00"):
        office.hear(text)
    assert [proof.company for proof in office.find(FailedVerification)] == ["CL4412"]


# ---- a person has the conversation ----


@pytest.mark.parametrize("channel", ["rest", "web", "console", "telegram", "phone"])
def test_the_bot_is_silent_while_a_person_has_the_conversation(office, channel):
    office.hear("hello", channel=channel)
    office.run(office.outbox.send_due())
    office.outbound.taken.clear()
    conversation = office.find(Conversation)[0]
    office.write(lambda store: store.update(conversation, mode="human"))
    for kind, text in (("text", "what do I owe?"), ("choice", "/show_balance"), ("start", ""), ("silence", ""), ("digits", "1")):
        assert office.hear(text, channel=channel, kind=kind) == []
    office.run(office.outbox.send_due())
    assert office.outbound.taken == []
    said = [text for sender, text in office.transcript(conversation.id) if sender == "customer"]
    assert "what do I owe?" in said


# ---- news ----


def news(office, text="payment-processing"):
    body = News("rest:pat", "CL4412", text, {"amount": Money(5000), "invoices": ["10480"], "method": "Visa 4242"})
    now = office.clock.now()
    office.write(lambda store: enqueue(store, f"key-{now}", body, now))
    office.run(office.outbox.send_due())


def test_news_comes_with_the_next_answer_once(office):
    first = office.hear("hello")
    news(office)
    told = office.hear("hello", identity="next")
    assert told[1:] == first
    assert "$50.00" in told[0]
    assert office.hear("hello") == first
    assert office.hear("hello", identity="next") == told


def test_news_is_told_once_even_if_the_program_ends_right_after_telling(office, second, monkeypatch):
    send = Senders.send

    async def killed(senders, delivery):
        await send(senders, delivery)
        raise Killed

    office.hear("hello")
    with monkeypatch.context() as trouble:
        trouble.setattr(Senders, "send", killed)
        with pytest.raises(Killed):
            news(office)
    office.wait(minutes=2)
    second.run(second.outbox.send_due())
    assert len([text for _, text in office.transcript() if "$50.00" in text]) == 1


def test_pushed_channels_are_told_by_themselves(office):
    office.hear("hello", channel="telegram")
    office.run(office.outbox.send_due())
    assert [to for to, _ in office.outbound.taken] == ["pat"]


def test_a_new_person_is_made_once_however_many_messages_come_first(office, second):
    async def all_at_once():
        incoming = [office.incoming("hello", identity=str(n)) for n in range(6)]
        await asyncio.gather(*((office, second)[n % 2].assistant.accept(one) for n, one in enumerate(incoming)))

    office.run(all_at_once())
    assert len(office.find(Person)) == len(office.find(Conversation)) == 1
    assert len(office.find(Inbound)) == 6
