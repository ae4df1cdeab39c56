"""What the outbox holds, sent: e-mails, text messages, pushed chat messages, words to the provider. Each kind one function."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from typing import Any, Protocol

from bot.conversation import erasure, notifications
from bot.conversation.models import Message
from bot.conversation.service import Assistant
from bot.documents.service import DocumentService
from bot.messages import Reply
from bot.payments.service import PaymentService
from bot.rendering.reply import OWN_SCHEME
from bot.rendering.texts import MissingText
from domain.core.models import Delivery
from domain.core.ports import Attachment, DeliveryFault, MailSender, ProviderFault, TextSender
from domain.core.serialize import unpack
from domain.core.tokens import SecretDeriver

Sender = Callable[[Delivery], Awaitable[None]]


class Pusher(Protocol):
    """A channel that is called to deliver a message. Raises DeliveryFault."""

    async def push(self, to: str, reply: Reply, key: str) -> None: ...


class Senders:
    """Knows how to send each kind of delivery. ``pushers`` are the push channels by name."""

    def __init__(
        self,
        assistant: Assistant,
        payment_service: PaymentService,
        document_service: DocumentService,
        mail: MailSender,
        text_sender: TextSender | None,
        deriver: SecretDeriver,
        pushers: Mapping[str, Pusher],
    ) -> None:
        self._assistant, self._payment_service, self._document_service = assistant, payment_service, document_service
        self._mail, self._text_sender, self._deriver = mail, text_sender, deriver
        self._texts = assistant.services.texts
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
        subject = self._texts.text(body["text"], facts, language, part="subject")
        text = self._texts.text(body["text"], facts, language)
        if "transcript" in body:
            text = f"{text}\n\n{await self._transcript(body['transcript'])}"
        attachments = await self._attachments(body, language)
        await asyncio.to_thread(self._mail.send, delivery.to, subject, text, f"{delivery.id}@ledgerline", attachments)

    async def _text(self, delivery: Delivery) -> None:
        if self._text_sender is None:
            raise DeliveryFault("no gateway for text messages is configured (texts.url)", permanent=True)
        text = self._texts.text(delivery.body["text"], await self._facts(delivery.body), delivery.body["language"])
        await asyncio.to_thread(self._text_sender.send, delivery.to, text, delivery.key)

    async def _facts(self, body: Mapping[str, Any]) -> dict[str, Any]:
        """The facts of a mail, with what was kept out of the database until now: codes, addresses, the transcript."""
        facts = notifications.idents(unpack(body.get("facts", {})))
        if "challenge" in body:
            facts["code"] = self._deriver.code(body["challenge"])
        if "open" in body:
            kind, _, identity = body["open"].removeprefix(OWN_SCHEME).partition(":")
            facts["url"] = self._assistant.signed_urls.of(kind, identity)
        if "hand_over" in body:
            facts["url"] = self._assistant.signed_urls.of("handover", body["hand_over"])
        return facts

    async def _transcript(self, conversation: str) -> str:
        messages: list[Message] = await self._assistant.read(
            lambda store: store.find(Message, order="-number", limit=60, conversation=conversation)
        )
        lines = [f"{message.at:%H:%M} {message.sender}: {Reply.from_json(message.reply).text}" for message in reversed(messages)]
        return "\n".join(lines) or "-"

    async def _attachments(self, body: Mapping[str, Any], language: str) -> tuple[Attachment, ...]:
        kinds = [kind for kind in ("receipt", "invoice", "statement") if kind in body]
        return tuple([await self._document_service.document(kind, body[kind], language) for kind in kinds])

    async def _tell(self, delivery: Delivery) -> None:
        """News for where the person is talking with us; by text message or e-mail when nobody hears it there."""
        services, now = self._assistant.services, self._assistant.services.clock.now()
        there: str = await self._assistant.write(
            lambda store: notifications.tell(store, delivery, self._texts, services.policy, now)
        )
        self._assistant.notify(there)

    async def _erase(self, delivery: Delivery) -> None:
        """What a person who wants to be forgotten said and heard until then."""
        until = datetime.fromisoformat(delivery.body["until"])
        await self._assistant.write(lambda store: erasure.erase(store, delivery.to, until))

    async def _push(self, delivery: Delivery) -> None:
        message: Message | None = await self._assistant.read(lambda store: store.get(Message, delivery.body["message"]))
        if message:
            await self._pushers[delivery.kind].push(delivery.to, self._assistant.reply(message), delivery.key)

    async def _remove_method(self, delivery: Delivery) -> None:
        try:
            await asyncio.to_thread(self._payment_service.provider.remove_method, delivery.to)
        except ProviderFault as fault:
            raise DeliveryFault(str(fault)) from fault

    async def _cancel_payment(self, delivery: Delivery) -> None:
        try:
            await self._payment_service.cancel_by_id(delivery.to)
        except ProviderFault as fault:
            raise DeliveryFault(str(fault)) from fault
