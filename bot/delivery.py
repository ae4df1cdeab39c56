"""What the outbox holds, sent: e-mails, text messages, pushed chat messages, words to the provider. Each kind one function."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from typing import Any, Protocol

from bot import erasing, telling
from bot.assistant import Assistant
from bot.cashier import Cashier
from bot.messages import Reply
from bot.paperwork import Paperwork
from bot.records import Message
from bot.render import HOUSE_SCHEME
from bot.words import MissingText
from domain.facts import unpack
from domain.ports import Attachment, DeliveryFault, MailSender, ProviderFault, TextSender
from domain.records.upkeep import Delivery
from domain.tokens import Mint

Sender = Callable[[Delivery], Awaitable[None]]


class Pusher(Protocol):
    """A channel that is called to deliver a message. Raises DeliveryFault."""

    async def push(self, to: str, reply: Reply, key: str) -> None: ...


class Deliveries:
    """Knows how to send each kind of delivery. ``pushers`` are the push channels by name."""

    def __init__(
        self,
        assistant: Assistant,
        cashier: Cashier,
        paperwork: Paperwork,
        mail: MailSender,
        texts: TextSender | None,
        mint: Mint,
        pushers: Mapping[str, Pusher],
    ) -> None:
        self._assistant, self._cashier, self._paperwork = assistant, cashier, paperwork
        self._mail, self._texts, self._mint = mail, texts, mint
        self._words = assistant.house.words
        self._pushers = pushers
        self._senders: dict[str, Sender] = {
            "email": self._email,
            "text": self._text,
            "tell": self._tell,
            "erase": self._erase,
            "remove_method": self._remove_method,
            "cancel_payment": self._cancel_payment,
            **dict.fromkeys(pushers, self._push),
        }

    async def send(self, delivery: Delivery) -> None:
        """Send one. Raises DeliveryFault, permanent for a kind that nobody can send."""
        sender = self._senders.get(delivery.kind)
        if sender is None:
            raise DeliveryFault(f"nothing here sends {delivery.kind}", permanent=True)
        try:
            await sender(delivery)
        except MissingText as missing:
            raise DeliveryFault(str(missing), permanent=True) from missing

    async def _email(self, delivery: Delivery) -> None:
        body, language = delivery.body, delivery.body["language"]
        facts = await self._facts(body)
        subject = self._words.text(body["text"], facts, language, part="subject")
        text = self._words.text(body["text"], facts, language)
        if "transcript" in body:
            text = f"{text}\n\n{await self._transcript(body['transcript'])}"
        attachments = await self._attachments(body, language)
        await asyncio.to_thread(self._mail.send, delivery.to, subject, text, f"{delivery.id}@ledgerline", attachments)

    async def _text(self, delivery: Delivery) -> None:
        if self._texts is None:
            raise DeliveryFault("no gateway for text messages is configured (texts.url)", permanent=True)
        text = self._words.text(delivery.body["text"], await self._facts(delivery.body), delivery.body["language"])
        await asyncio.to_thread(self._texts.send, delivery.to, text, delivery.key)

    async def _facts(self, body: Mapping[str, Any]) -> dict[str, Any]:
        """The facts of a mail, with what was kept out of the database until now: codes, addresses, the transcript."""
        facts = telling.idents(unpack(body.get("facts", {})))
        if "challenge" in body:
            facts["code"] = self._mint.code(body["challenge"])
        if "open" in body:
            kind, _, identity = body["open"].removeprefix(HOUSE_SCHEME).partition(":")
            facts["url"] = self._assistant.addresses.of(kind, identity)
        if "hand_over" in body:
            facts["url"] = self._assistant.addresses.of("handover", body["hand_over"])
        return facts

    async def _transcript(self, conversation: str) -> str:
        messages: list[Message] = await self._assistant.read(
            lambda store: store.find(Message, order="-number", limit=60, conversation=conversation)
        )
        lines = [f"{message.at:%H:%M} {message.sender}: {Reply.from_json(message.reply).text}" for message in reversed(messages)]
        return "\n".join(lines) or "-"

    async def _attachments(self, body: Mapping[str, Any], language: str) -> tuple[Attachment, ...]:
        kinds = [kind for kind in ("receipt", "invoice", "statement") if kind in body]
        return tuple([await self._paperwork.document(kind, body[kind], language) for kind in kinds])

    async def _tell(self, delivery: Delivery) -> None:
        """News for where the person is talking with us; by text message or e-mail when nobody hears it there."""
        house, now = self._assistant.house, self._assistant.house.clock.now()
        there: str = await self._assistant.write(lambda store: telling.tell(store, delivery, self._words, house.policy, now))
        self._assistant.ring(there)

    async def _erase(self, delivery: Delivery) -> None:
        """What a person who wants to be forgotten said and heard until then."""
        until = datetime.fromisoformat(delivery.body["until"])
        await self._assistant.write(lambda store: erasing.erase(store, delivery.to, until))

    async def _push(self, delivery: Delivery) -> None:
        message: Message | None = await self._assistant.read(lambda store: store.get(Message, delivery.body["message"]))
        if message:
            await self._pushers[delivery.kind].push(delivery.to, self._assistant.reply(message), delivery.key)

    async def _remove_method(self, delivery: Delivery) -> None:
        try:
            await asyncio.to_thread(self._cashier.provider.remove_method, delivery.to)
        except ProviderFault as fault:
            raise DeliveryFault(str(fault)) from fault

    async def _cancel_payment(self, delivery: Delivery) -> None:
        try:
            await self._cashier.cancel_by_id(delivery.to)
        except ProviderFault as fault:
            raise DeliveryFault(str(fault)) from fault
