"""One conversation on several channels: what a customer began on one, they may go on with on another.

Only what is done for the linked company moves, and only to an identity that proved the same contact. A proof, a code and a
consent belong to where they were given: they stay.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from bot.conversation.models import Conversation, Inbound
from bot.conversation.questions import OpenElsewhere
from bot.conversation.transcript import post, save
from bot.conversation.turn_services import TurnServices
from bot.rendering.reply import render
from dialogs.engine.flow_stack import named
from dialogs.engine.state import Frame, State
from dialogs.flows import FLOWS
from dialogs.flows.begun_elsewhere import BegunElsewhere
from dialogs.moves import Say, Word
from domain.account import access, identities
from domain.core.policy import Policy
from domain.core.ports import Store
from domain.customers.models import Membership, Person

# What was left longer ago is sooner begun anew than gone on with.
FRESH = timedelta(hours=24)


def offered(
    store: Store, here: Conversation, link: Membership | None, state: State, services: TurnServices, now: datetime
) -> State:
    """The state, with the question whether to go on here with what lies open elsewhere, if there is something.

    It is asked once, with their first message here since they were there, or when they have proved who they are.
    """
    if state.stack or link is None:
        return state
    day_ago = now - FRESH
    spoke_here = here.heard_at if here.heard_at and link.linked_at <= here.heard_at else day_ago
    found = next(iter(_left_open(store, link, services.policy, max(spoke_here, day_ago))), None)
    if found is None:
        return state
    question = BegunElsewhere(found.id, services.channels.of(found.channel).place, named(_movable(found, link)[-1]).key)
    return replace(state, stack=(Frame(BegunElsewhere.__name__, question.to_json()),))


def withdrawn(state: State) -> State:
    """The state without an offer that something else was begun upon: that has answered it."""
    kept = tuple(frame for frame in state.stack[:-1] if frame.flow != BegunElsewhere.__name__)
    return replace(state, stack=(*kept, *state.stack[-1:]))


def take_over(
    store: Store, here: Conversation, link: Membership | None, there: str, services: TurnServices, now: datetime
) -> State | None:
    """What lay open there and goes on here; nothing of it is left there. None when it is no longer to be had."""
    locked = _locked(store, there)
    person = store.get(Person, locked.person) if locked else None
    if link is None or locked is None or person is None or not _open_for(store, link, services.policy, locked, person):
        return None
    left, moved = State.from_json(locked.state), _movable(locked, link)
    stays = tuple(frame for frame in left.stack if frame not in moved)
    emptied = replace(locked, state=State(stack=stays, listed=left.listed).to_json())
    save(store, _told_there(store, emptied, here, services, now))
    *below, top = (_without_consent(frame) for frame in moved)
    return State(stack=(*below, replace(top, paused=False)), listed=left.listed)


# ---- what lies open elsewhere ----


def _locked(store: Store, there: str) -> Conversation | None:
    """The other conversation, locked; None while a message waits there for its answer: what is going on is not lying open.

    So a turn never waits for another conversation's turn, which might be waiting for this one; it waits for news that is being
    told there, for the desk, or for a third conversation that takes over the same.
    """
    if store.find(Inbound, limit=1, conversation=there, done_at=None):
        return None
    return store.get(Conversation, there, lock=True)


def _left_open(store: Store, link: Membership, policy: Policy, since: datetime) -> list[Conversation]:
    """The human's other conversations with something to go on with, heard since then, the latest first."""
    if not link.contact:
        return []
    heard = store.ask(OpenElsewhere(link.contact, link.company, link.person, since))
    return [there for there, person in heard if _open_for(store, link, policy, there, person)]


def _open_for(store: Store, link: Membership, policy: Policy, there: Conversation, person: Person) -> bool:
    """Is there something to go on with, that was said by the same human, and that no person of the dealer's is looking after?"""
    if there.mode == "human" or there.heard_at is None or not _movable(there, link):
        return False
    return identities.spoke_as(store, person, link, policy, there.heard_at)


def _movable(there: Conversation, link: Membership) -> tuple[Frame, ...]:
    """The open flows that are done for the company and that this link covers."""
    stack = State.from_json(there.state).stack
    return tuple(frame for frame in stack if frame.flow in FLOWS and access.may(link, FLOWS[frame.flow].needs))


def _without_consent(frame: Frame) -> Frame:
    """The flow without what was agreed to and the facts it was about: wherever it goes on, both are asked for again."""
    stays = {"agreed", *FLOWS[frame.flow].looked_up}
    return replace(frame, answers={name: value for name, value in frame.answers.items() if name not in stays})


def _told_there(store: Store, there: Conversation, here: Conversation, services: TurnServices, now: datetime) -> Conversation:
    """Where it was begun, a word says where it went; nobody hears it in a call that has ended."""
    if there.mode == "closed" and services.channels.of(there.channel).ear_only:
        return there
    person = store.get(Person, there.person)
    say = Say("elsewhere-moved", {"where": Word(services.channels.of(here.channel).place)})
    reply = render(say, services.texts, person.language if person else services.texts.languages[0])
    return post(store, services.channels, there, "bot", reply, now)
