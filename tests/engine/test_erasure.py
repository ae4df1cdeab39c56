"""Who asks to be forgotten: what was said goes, also from the messages that came in; that it took place stays."""

from __future__ import annotations

from bot.conversation.models import Inbound, Message
from domain.billing.models import Dispute
from domain.core.models import Delivery


def test_what_was_said_is_erased_and_what_came_of_it_stays(office):
    office.hear("hello")
    office.link()
    for said in ("dispute invoice 10480, it never arrived", "yes", "delete my data", "yes"):
        office.hear(said)
        office.wait(seconds=1)
    erasing = [delivery for delivery in office.find(Delivery) if delivery.kind == "erase"]
    assert len(erasing) == 1
    for _ in range(2):
        office.run(office.outbox.send_due())
    assert [text for _, text in office.transcript()][-1].startswith("Done. Your companies are unlinked")
    assert not any("10480" in str(message.reply) for message in office.find(Message))
    kept = office.find(Inbound, order="received_at")
    assert [one.body["text"] for one in kept][:-1] == [""] * (len(kept) - 1)
    assert [dispute.invoice for dispute in office.find(Dispute)] == ["10480"]


def test_another_persons_conversation_is_left_alone(office):
    office.hear("what are your hours", name="sam")
    office.wait(seconds=1)
    office.hear("forget me")
    office.hear("yes")
    office.run(office.outbox.send_due())
    assert office.transcript("rest:sam")[0] == ("customer", "what are your hours")
