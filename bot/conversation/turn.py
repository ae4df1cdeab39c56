"""Incoming -> Reply: once per message id, in order per conversation, one transaction.

Accept stores the message and commits; the turn locks the conversation, takes its pending messages in order, understands,
steps the dialogue, runs its commands and writes state and answers. No outside call happens inside.
"""

from __future__ import annotations

import logging
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from bot.conversation import channel_transfer, notifications
from bot.conversation.models import Conversation, Inbound, Message
from bot.conversation.repeat import keys_more, said_again
from bot.conversation.transcript import EAR_ONLY, ask_again, post, save, send_along, unread
from bot.messages import Incoming, Reply
from bot.rendering.reply import render
from bot.rendering.texts import Texts
from dialogs.engine.engine import Dialogue, Turn
from dialogs.engine.flow_stack import open_question
from dialogs.engine.interruption import ACT
from dialogs.engine.state import State
from dialogs.moves import Say
from dialogs.reading.input import Input
from domain.account import access
from domain.account.context import CommandContext
from domain.account.view import Account, load_account
from domain.commands.catalog import Command, SpeakLanguage, TakeOver
from domain.commands.perform import perform
from domain.core.policy import Policy
from domain.core.ports import AlreadyThere, Clock, Store
from domain.core.tokens import SecretDeriver, new_id
from domain.customers.models import HandOver, Person
from nlu.entities import yes_no
from nlu.meaning import Entity, Meaning
from nlu.redact import redact
from nlu.understanding import Understanding

log = logging.getLogger(__name__)

MOST_ATTEMPTS = 3
_LONGEST_TEXT = 4096
_SURE_OF_ONE_WORD = 0.9
# Somebody who was asked for and has not come by then is not coming: the conversation is the assistant's again.
_WAIT = timedelta(minutes=30)
# After so long a customer may have forgotten what a yes would agree to, and the figures may have changed.
LONG_PAUSE = timedelta(minutes=30)


@dataclass(frozen=True)
class TurnServices:
    """What every turn needs, put together in ``bot.app``."""

    understanding: Understanding
    dialogue: Dialogue
    texts: Texts
    policy: Policy
    deriver: SecretDeriver
    clock: Clock


class _TurnBusiness:
    """The business as the dialogue sees it during one message: looked at once, and again after each command.

    ``taken_over`` is what was left open in another conversation and goes on in this one.
    """

    def __init__(
        self, services: TurnServices, store: Store, conversation: Conversation, person: Person, key: str, now: datetime
    ) -> None:
        self._services, self._store, self._conversation, self._person = services, store, conversation, person
        self._key, self.now = key, now
        self._count = 0
        self._seen: Account | None = None
        self.taken_over: State | None = None

    def account(self) -> Account:
        if self._seen is None:
            self._seen = load_account(self._store, self._person, self._services.policy, self.now)
        return self._seen

    def perform(self, command: Command) -> dict[str, Any]:
        if isinstance(command, TakeOver):
            return self._take_over(command)
        self._count += 1
        self._seen = None
        key = f"{self._key}:{self._count}"
        try:
            return perform(
                CommandContext(self._store, self._person, self._services.policy, self._services.deriver, self.now, key), command
            )
        finally:
            self._person = self._store.get(Person, self._person.id) or self._person

    def _take_over(self, command: TakeOver) -> dict[str, Any]:
        around = (self.account().link, command.conversation, self._services.texts, self.now)
        self.taken_over = channel_transfer.take_over(self._store, self._conversation, *around)
        return {"moved": self.taken_over is not None}

    @property
    def changed_something(self) -> bool:
        """Was a command carried out?"""
        return self._count > 0


def accept(store: Store, incoming: Incoming, now: datetime) -> bool:
    """Keep an incoming message, card numbers taken out. False when this message id was kept before."""
    _conversation(store, incoming, now)
    text, found = redact(_storable(incoming.text[:_LONGEST_TEXT]))
    body = asdict(replace(incoming, text=text)) | {"redacted": found, "too_long": len(incoming.text) > _LONGEST_TEXT}
    try:
        store.insert(Inbound(inbound_id(incoming), incoming.conversation, body, now))
    except AlreadyThere:
        return False
    return True


def _storable(text: str) -> str:
    """Without what no database keeps: the character NUL, and halves of characters."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\0", "")


def inbound_id(incoming: Incoming) -> str:
    """A message's id, as it never repeats over all sources."""
    return f"{incoming.source}:{incoming.external_id}"


def run(store: Store, conversation_id: str, services: TurnServices) -> bool:
    """Answer the oldest pending message of a conversation. True when another one is waiting behind it.

    One message a transaction: one that cannot be answered takes none of its neighbours with it.
    """
    conversation = store.get(Conversation, conversation_id, lock=True)
    pending = store.find(Inbound, order="received_at", limit=2, conversation=conversation_id, done_at=None)
    if conversation and pending:
        _answer(store, conversation, pending[0], services)
    return len(pending) > 1


def note_failure(store: Store, conversation_id: str, services: TurnServices) -> None:
    """A turn has failed: count it, and after three tries park the message with an apology, so that the next ones get through."""
    conversation = store.get(Conversation, conversation_id, lock=True)
    pending = store.find(Inbound, order="received_at", limit=1, conversation=conversation_id, done_at=None)
    if conversation is None or not pending:
        return
    inbound, now = pending[0], services.clock.now()
    if inbound.attempts + 1 < MOST_ATTEMPTS:
        store.update(inbound, attempts=inbound.attempts + 1)
        return
    person = store.get(Person, conversation.person)
    apology = render(Say("error-internal"), services.texts, person.language if person else services.texts.languages[0])
    conversation = post(store, conversation, "bot", apology, now, inbound=inbound.id)
    store.update(inbound, attempts=inbound.attempts + 1, done_at=now)
    save(store, conversation)


# ---- one message ----


def _answer(store: Store, conversation: Conversation, inbound: Inbound, services: TurnServices) -> None:
    now, body = services.clock.now(), inbound.body
    person = store.get(Person, conversation.person)
    assert person, "a conversation has its person from the start"
    access.touch(store, person, now)
    late = conversation.updated_at + LONG_PAUSE < now
    heard_at = now if body["kind"] not in ("silence", "hangup") else conversation.heard_at
    if body["kind"] not in ("start", "silence", "hangup"):
        shown = body["text"] if body["kind"] != "choice" else _choice_title(store, conversation, body["text"])
        conversation = post(store, conversation, "customer", Reply(shown), now, cid=body["external_id"])
    if body["kind"] == "hangup":
        conversation = replace(conversation, mode="closed")
        notifications.tell_elsewhere(store, person, conversation, now)
    elif body["kind"] == "silence" and unread(store, conversation.id):
        conversation = ask_again(store, conversation, now, inbound=inbound.id)
    elif conversation.mode != "human":
        business = _TurnBusiness(services, store, conversation, person, inbound.id, now)
        conversation = _respond(store, conversation, inbound, business, services, late)
    store.update(inbound, done_at=now)
    save(store, replace(conversation, heard_at=heard_at))


def _respond(
    store: Store, conversation: Conversation, inbound: Inbound, business: _TurnBusiness, services: TurnServices, late: bool
) -> Conversation:
    now, turn = business.now, _step(store, conversation, inbound, business, services, late)
    may_wait = conversation.mode == "waiting" or business.changed_something
    mode = "waiting" if may_wait and _asked_for_person(store, conversation, now) else "bot"
    turn = _going_on(store, conversation, turn, business, services, may_offer=mode == "bot" and not turn.repeat)
    account = business.account()
    replies, state = [render(say, services.texts, account.language, account.today) for say in turn.says], turn.state
    if turn.repeat:
        replies, state = said_again(turn, store, conversation, services.texts, account.language)
    for reply in replies:
        conversation = post(store, conversation, "bot", reply, now, inbound=inbound.id)
    if conversation.channel in EAR_ONLY:
        send_along(store, conversation, account, replies, services.policy, now)
    return replace(conversation, state=state.to_json(), mode=mode)


def _going_on(
    store: Store, conversation: Conversation, turn: Turn, business: _TurnBusiness, services: TurnServices, may_offer: bool
) -> Turn:
    """The turn, going on with what the same human left open on another channel: taken over now, or offered."""
    before = channel_transfer.withdrawn(turn.state)
    if business.taken_over:
        state = replace(business.taken_over, stack=(*before.stack, *business.taken_over.stack))
    elif may_offer and not any(say.ends for say in turn.says):
        state = channel_transfer.offered(store, conversation, business.account().link, before, business.now)
    else:
        state = before
    if state is before:
        return replace(turn, state=before)
    resumed = services.dialogue.resume(state, business)
    return Turn(resumed.state, (*(replace(say, options=()) for say in turn.says), *resumed.says))


def _step(
    store: Store, conversation: Conversation, inbound: Inbound, business: _TurnBusiness, services: TurnServices, late: bool
) -> Turn:
    state, body = State.from_json(conversation.state), inbound.body
    aside = [Say(key) for key, told in (("card-number-removed", body["redacted"]), ("too-long", body["too_long"])) if told]
    if aside:
        return Turn(state, tuple(aside))
    if keys_more(body, store, conversation):
        return Turn(replace(state, silences=0), (), "more")
    account = business.account()
    heard = replace(_hear(body, state, account, services), late=late)
    if _changes_language(heard, account):
        business.perform(SpeakLanguage(heard.meaning.language))
    return services.dialogue.respond(state, heard, business)


def _hear(body: dict[str, Any], state: State, account: Account, services: TurnServices) -> Input:
    kind, text = body["kind"], body["text"]
    if kind == "start":
        intent, known = ("use_invitation", (Entity("invitation", text, text, 0, len(text)),)) if text else ("greet", ())
        return Input("text", text, Meaning(text, intent, 1.0, entities=known, language=account.language))
    if kind == "digits" and text in ("0", "*"):
        intent = "reach_person" if text == "0" else "go_back"
        # Without a text: a zero must not be taken for the number or amount that is asked for.
        return Input("text", "", Meaning(text, intent, 1.0, language=account.language))
    question = open_question(state, account)
    expects = question.expects if question else ""
    meaning = services.understanding.read(text, account.language, expects)
    opened = yes_no.opening(text) if expects == "yes_no" else None
    more = services.understanding.read(opened.more, account.language) if opened and opened.more else None
    return Input("text" if kind == "contact" else kind, text, meaning, more)


def _changes_language(heard: Input, account: Account) -> bool:
    """A message that is plainly in another language than the one spoken so far."""
    meaning = heard.meaning
    sure = meaning.confidence >= (ACT if len(heard.text.split()) > 1 else _SURE_OF_ONE_WORD)
    plain = heard.kind in ("text", "speech") and sure and meaning.intent not in ("affirm", "deny", "thanks", "answer")
    return plain and meaning.intent != "change_language" and meaning.language != account.language


# ---- who, where, what was said ----


def _conversation(store: Store, incoming: Incoming, now: datetime) -> Conversation:
    known = store.get(Conversation, incoming.conversation)
    if known:
        return known
    person = _person(store, incoming, now)
    fresh = Conversation(
        id=incoming.conversation,
        channel=incoming.source,
        person=person.id,
        mode="bot",
        state={},
        last_number=0,
        address=incoming.conversation.partition(":")[2],
        secret_hash="",
        created_at=now,
        updated_at=now,
    )
    try:
        store.insert(fresh)
    except AlreadyThere:
        return store.get(Conversation, incoming.conversation) or fresh
    return fresh


def _person(store: Store, incoming: Incoming, now: datetime) -> Person:
    known = store.find(Person, channel=incoming.source, external_id=incoming.sender)
    if known:
        return known[0]
    person = Person(new_id(), incoming.source, incoming.sender, incoming.language, now, conversation=incoming.conversation)
    try:
        store.insert(person)
    except AlreadyThere:
        return store.find(Person, channel=incoming.source, external_id=incoming.sender)[0]
    return person


def _choice_title(store: Store, conversation: Conversation, value: str) -> str:
    """A pressed button as the customer saw it, for the transcript."""
    for message in store.find(Message, order="-number", limit=3, conversation=conversation.id, sender="bot"):
        for choice in message.reply["choices"]:
            if choice["value"] == value:
                return str(choice["title"])
    return value


def _asked_for_person(store: Store, conversation: Conversation, now: datetime) -> bool:
    waiting = store.find(HandOver, conversation=conversation.id, state="waiting")
    return any(hand_over.created_at + _WAIT > now for hand_over in waiting)
