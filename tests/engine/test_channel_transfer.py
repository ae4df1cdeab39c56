"""One human on two channels: what is taken over is in one place, whoever answers at the same moment and whatever fails."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.conversation import channel_transfer
from bot.conversation.models import Conversation
from dialogs.engine.state import Frame, State
from dialogs.flows import FLOWS
from domain.customers.models import Membership
from domain.payments.models import PayLink
from tests.support.office import Office

CONTACT = "CL4412-1"
OPEN, OFFERED = "Pay", "BegunElsewhere"


def comes(office: Office, channel: str) -> list[str]:
    """The contact of CL4412 is linked on this channel and says hello."""
    office.hear("hello", channel=channel)
    office.wait(seconds=1)
    office.link(channel, contact=CONTACT)
    return office.hear("hello", channel=channel)


def begins_to_pay(office: Office, channel: str = "telegram") -> None:
    comes(office, channel)
    office.hear("pay 10480", channel=channel)
    office.wait(seconds=1)


def state(office: Office, channel: str) -> State:
    (conversation,) = office.find(Conversation, id=f"{channel}:pat")
    return State.from_json(conversation.state)


def flows(office: Office, channel: str) -> list[str]:
    return [frame.flow for frame in state(office, channel).stack]


def say_yes(office: Office, *on: tuple[Office, str]) -> None:
    """Yes on several channels at the same moment."""

    async def together():
        await asyncio.gather(*(one.assistant.hear(office.incoming("yes", channel=channel)) for one, channel in on))

    office.run(together())


def test_what_lies_open_elsewhere_is_offered_once_and_goes_on_where_it_is_wanted(office):
    begins_to_pay(office)
    assert len(comes(office, "rest")) == 2
    assert flows(office, "rest") == [OFFERED]
    (question,) = office.hear("yes")
    assert "$50.00" in question
    assert (flows(office, "rest"), flows(office, "telegram")) == ([OPEN], [])
    assert len(office.find(PayLink)) == 0


@pytest.mark.parametrize("round_", range(4))
def test_of_two_channels_that_answer_at_once_one_goes_on(office, second, round_):
    begins_to_pay(office)
    comes(office, "rest")
    say_yes(office, (office, "rest"), (second, "telegram"))
    links = office.find(PayLink)
    assert flows(office, "rest") == ([] if links else [OPEN])
    assert OPEN not in flows(office, "telegram")
    assert [link.conversation for link in links] in ([], ["telegram:pat"])


@pytest.mark.parametrize("round_", range(4))
def test_of_two_channels_that_take_it_over_at_once_one_has_it(office, second, round_):
    begins_to_pay(office)
    for channel in ("rest", "console"):
        comes(office, channel)
        office.wait(seconds=1)
    say_yes(office, (office, "rest"), (second, "console"), (office, "rest"), (second, "console"))
    everywhere = [flow for channel in ("rest", "console", "telegram") for flow in flows(office, channel)]
    assert everywhere.count(OPEN) + len(office.find(PayLink)) == 1


def test_two_channels_that_are_offered_each_others_flow_do_not_wait_for_each_other_for_ever(office, second):
    begins_to_pay(office)
    begins_to_pay(office, "rest")
    for channel, other in (("telegram", "rest"), ("rest", "telegram")):
        (conversation,) = office.find(Conversation, id=f"{channel}:pat")
        asked = Frame(OFFERED, {"conversation": f"{other}:pat", "where": "place-other", "what": "flow-pay"})
        stack = (*State.from_json(conversation.state).stack, asked)
        state = State(stack=stack).to_json()
        office.write(lambda store, conversation=conversation, state=state: store.update(conversation, state=state))
    say_yes(office, (office, "rest"), (second, "telegram"))
    everywhere = flows(office, "rest") + flows(office, "telegram")
    assert 1 <= everywhere.count(OPEN) <= 2
    assert OFFERED not in everywhere


def test_a_turn_that_fails_on_the_way_leaves_it_where_it_was_and_is_tried_again(office, monkeypatch, caplog):
    begins_to_pay(office)
    comes(office, "rest")
    resume, tries = office.assistant.services.dialogue.resume, []

    def fails_once(*around):
        tries.append((flows(office, "rest"), flows(office, "telegram")))
        if len(tries) == 1:
            raise ConnectionError("the first time")
        return resume(*around)

    monkeypatch.setattr(office.assistant.services.dialogue, "resume", fails_once)
    office.hear("yes")
    assert tries == [([OFFERED], [OPEN])] * 2
    assert (flows(office, "rest"), flows(office, "telegram")) == ([OPEN], [])
    assert [text for sender, text in office.transcript("telegram:pat")][-1].startswith("We are going on with this")


def test_a_yes_that_a_crash_left_behind_is_answered_after_it(office, second):
    begins_to_pay(office)
    comes(office, "rest")
    office.run(office.assistant.accept(office.incoming("yes")))
    assert second.run(second.assistant.sweep()) == 1
    assert (flows(second, "rest"), flows(second, "telegram")) == ([OPEN], [])


def test_a_link_that_ended_meanwhile_takes_nothing_over(office):
    begins_to_pay(office)
    comes(office, "rest")
    for link in office.find(Membership):
        office.write(lambda store, link=link: store.update(link, revoked_at=office.clock.now()))
    office.hear("yes")
    assert (flows(office, "rest"), flows(office, "telegram")) == ([], [OPEN])


@pytest.mark.parametrize("contact", [None, "", "CL4412-2"])
def test_nobody_else_takes_it_over_even_if_he_knows_where_it_lies(office, contact):
    begins_to_pay(office)
    office.hear("hello", name="mallory")
    if contact is not None:
        office.wait(seconds=1)
        office.link(name="mallory", contact=contact)
    (conversation,) = office.find(Conversation, id="rest:mallory")
    asked = Frame(OFFERED, {"conversation": "telegram:pat", "where": "place-other", "what": "flow-pay"})
    office.write(lambda store: store.update(conversation, state=State(stack=(asked,)).to_json()))
    office.hear("yes", name="mallory")
    assert flows(office, "telegram") == [OPEN]
    assert "$50.00" not in str(office.transcript("rest:mallory"))


def test_what_a_person_of_the_dealers_is_looking_after_is_not_offered(office):
    begins_to_pay(office)
    (conversation,) = office.find(Conversation)
    office.write(lambda store: store.update(conversation, mode="human"))
    assert len(comes(office, "rest")) == 1
    assert flows(office, "rest") == []


ANSWERS = st.dictionaries(st.sampled_from(["agreed", "basket", "invoices", "problem", "code", "proof"]), st.just("x"))
STACKS = st.lists(st.builds(Frame, st.sampled_from([*FLOWS, "OfAnOlderVersion"]), ANSWERS), max_size=4)


@given(stack=STACKS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_is_lost_or_doubled_on_the_way_and_no_proof_or_consent_moves(office, stack):
    if not office.find(Conversation):
        begins_to_pay(office)
        comes(office, "rest")
    here, there = (office.find(Conversation, id=f"{channel}:pat")[0] for channel in ("rest", "telegram"))
    (link,) = office.find(Membership, person=here.person)
    services, now = office.assistant.services, office.clock.now()
    office.write(lambda store: store.update(there, state=State(stack=tuple(stack)).to_json()))
    taken = office.write(lambda store: channel_transfer.take_over(store, here, link, there.id, services, now))
    moved, stays = (taken.stack if taken else ()), state(office, "telegram").stack
    assert sorted(frame.flow for frame in (*moved, *stays)) == sorted(frame.flow for frame in stack)
    assert all(FLOWS[frame.flow].needs for frame in moved)
    assert not any({"agreed", *FLOWS[frame.flow].looked_up} & frame.answers.keys() for frame in moved)
    assert all(frame in stack for frame in stays)
