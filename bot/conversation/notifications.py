"""News that nobody asked for, told once: where its human was last heard, or else by text message or e-mail."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from bot.conversation.models import Conversation
from bot.conversation.transcript import ask_again, post, save, unread
from bot.conversation.turn_services import TurnServices
from bot.messages import Reply
from bot.rendering.reply import render
from bot.rendering.texts import Texts
from bot.settings.channel import Channels
from dialogs.moves import Ident, Say
from domain.account import access, identities
from domain.account.view import load_account
from domain.core.models import Delivery
from domain.core.outbox import News, enqueue, written
from domain.core.policy import Policy
from domain.core.ports import Store
from domain.customers.models import Membership, Person

# A call in which nobody was heard for so long is over, whether we were told or not.
_CALL_LASTS = timedelta(minutes=15)
# What is fetched and not pushed is read by who is still there.
_STAYS_NEAR = timedelta(hours=24)
_IDENTS = ("confirmation", "invoices", "invoice", "number", "company")


def tell(store: Store, delivery: Delivery, news: News, services: TurnServices, now: datetime) -> None:
    """Post the news and mark it as told in one transaction."""
    current = store.get(Delivery, delivery.id, lock=True)
    asked_in = store.get(Conversation, news.to)
    if current is None or current.sent_at or asked_in is None:
        return
    store.update(current, sent_at=now)
    there = _latest(store, asked_in, news.company, services, now)
    if any(_is_muted(store, one) for one in (asked_in, there) if one):
        return
    conversation = store.get(Conversation, there.id if there else asked_in.id, lock=True)
    assert conversation, "a conversation is never removed"
    person = store.get(Person, conversation.person)
    assert person, "a conversation has its person from the start"
    reply = _reply(news, services.texts, person.language)
    save(store, _posted(store, services.channels, conversation, reply, now))
    if there is None or not _can_hear(conversation, services.channels, now):
        _write_to(store, person, reply, delivery.key, services.policy, now)


def tell_elsewhere(store: Store, person: Person, conversation: Conversation, policy: Policy, now: datetime) -> None:
    """What a caller did not stay for is told again, where they can be found."""
    link = access.current_link(store, person, policy, now)
    for message in unread(store, conversation.id):
        news = News(conversation.id, link.company if link else "", reply=message.reply)
        enqueue(store, f"again:{message.id}", news, now)
        store.update(message, seen_at=now)


def idents(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Facts in which the numbers that are names are known as such."""
    return {name: _as_ident(name, value) for name, value in facts.items()}


def _reply(news: News, texts: Texts, language: str) -> Reply:
    if news.reply is not None:
        return Reply.from_json(news.reply)
    return render(Say(news.text, idents(news.facts), sensitive=True), texts, language)


def _posted(store: Store, channels: Channels, conversation: Conversation, reply: Reply, now: datetime) -> Conversation:
    """The news, and after it the open question once more; not where news comes with the next answer: it is answered by then."""
    told = post(store, channels, conversation, "bot", reply, now)
    return told if channels.of(conversation.channel).answers == "in the request" else ask_again(store, channels, told, now)


def _write_to(store: Store, person: Person, reply: Reply, key: str, policy: Policy, now: datetime) -> None:
    account = load_account(store, person, policy, now)
    to = account.reach_phone or account.reach_email
    if to:
        body = written(to, "text-news", {"news": reply.text}, person.language)
        enqueue(store, f"{body.kind}:{key}", body, now)


# ---- where the human is ----


def _latest(store: Store, asked_in: Conversation, company: str, services: TurnServices, now: datetime) -> Conversation | None:
    """Of the customer's conversations that can still hear about this company, the one where they were last heard."""
    others, channels = _others(store, asked_in, company, services.policy, now), services.channels
    near = [there for there in others if channels.of(there.channel).pushes or _is_near(there, now)]
    hearing = [there for there in (asked_in, *near) if _can_hear(there, channels, now)]
    return max(hearing, key=lambda there: there.heard_at or there.updated_at, default=None)


def _others(store: Store, asked_in: Conversation, company: str, policy: Policy, now: datetime) -> list[Conversation]:
    links = store.find(Membership, order="-linked_at", limit=1, person=asked_in.person, company=company, revoked_at=None)
    humans = [(other, link) for link in links for other in identities.others(store, link)]
    known = [other for other, link in humans if identities.spoke_as(store, other, link, policy, now)]
    return store.find(Conversation, person=tuple(other.id for other in known)) if known else []


def _can_hear(there: Conversation, channels: Channels, now: datetime) -> bool:
    if not channels.of(there.channel).ear_only:
        return True
    return there.mode != "closed" and (there.heard_at or there.updated_at) + _CALL_LASTS > now


def _is_muted(store: Store, there: Conversation) -> bool:
    person = store.get(Person, there.person)
    return person is not None and person.muted_at is not None


def _is_near(there: Conversation, now: datetime) -> bool:
    return there.heard_at is not None and there.heard_at + _STAYS_NEAR > now


def _as_ident(name: str, value: Any) -> Any:
    if name not in _IDENTS:
        return value
    return [Ident(str(item)) for item in value] if isinstance(value, list) else Ident(str(value))
