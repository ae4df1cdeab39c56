"""What the outbox holds, sent: e-mails, text messages, pushed chat messages, words to the provider. Each kind one function."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import Any

from bot.conversation import erasure, notifications
from bot.conversation.models import Message
from bot.conversation.service import Assistant
from bot.documents.service import DocumentService
from bot.messages import Reply
from bot.payments.service import PaymentService
from bot.rendering.reply import OWN_SCHEME
from bot.rendering.texts import MissingText
from bot.settings.channel import Pusher
from domain.core.models import Delivery
from domain.core.outbox import (
    OWN_KINDS,
    CancelAttempt,
    Email,
    EraseMessages,
    News,
    Push,
    RemoveStoredMethod,
    TextMessage,
    body_of,
)
from domain.core.ports import Attachment, DeliveryFault, MailSender, ProviderFault, TextSender
from domain.core.tokens import SecretDeriver

# The second argument is of the body's own type.
Sender = Callable[[Delivery, Any], Awaitable[None]]


def sendable(pushing_channels: Iterable[str], sends_texts: bool) -> frozenset[str]:
    """The kinds of delivery that a server can send: everybody's, those of its channels that push, texts with a gateway."""
    own = OWN_KINDS if sends_texts else OWN_KINDS - {TextMessage.kind}
    return own.union(pushing_channels)


class Senders:
    """Knows how to send each kind of delivery. ``pushed`` are the channels that push and are on, by name.

    Raises ValueError for a channel that is called like another kind of delivery.
    """

    def __init__(
        self,
        assistant: Assistant,
        payment_service: PaymentService,
        document_service: DocumentService,
        mail: MailSender,
        text_sender: TextSender | None,
        deriver: SecretDeriver,
        pushed: Mapping[str, Pusher],
    ) -> None:
        self._assistant, self._payment_service, self._document_service = assistant, payment_service, document_service
        self._mail, self._text_sender, self._deriver = mail, text_sender, deriver
        self._texts = assistant.services.texts
        self._pushed = pushed
        self._senders: dict[type[Any], Sender] = {
            Email: self._email,
            TextMessage: self._text,
            News: self._tell,
            EraseMessages: self._erase,
            RemoveStoredMethod: self._remove_method,
            CancelAttempt: self._cancel_payment,
            Push: self._push,
        }
        if taken := OWN_KINDS & pushed.keys():
            raise ValueError(f"no channel can be called {', '.join(sorted(taken))}: another kind of delivery is")

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of delivery that this process can send."""
        return sendable(self._pushed, self._text_sender is not None)

    async def send(self, delivery: Delivery) -> None:
        """Send one of our ``kinds``. Raises DeliveryFault, permanent for what cannot be worded."""
        body = body_of(delivery)
        try:
            await self._senders[type(body)](delivery, body)
        except MissingText as missing:
            raise DeliveryFault(str(missing), permanent=True) from missing

    async def _email(self, delivery: Delivery, body: Email) -> None:
        facts = self._facts(body)
        subject = self._texts.text(body.text, facts, body.language, part="subject")
        text = self._texts.text(body.text, facts, body.language)
        if body.transcript:
            text = f"{text}\n\n{await self._transcript(body.transcript)}"
        attachments = await self._attachments(body)
        await asyncio.to_thread(self._mail.send, body.to, subject, text, f"{delivery.id}@ledgerline", attachments)

    async def _text(self, delivery: Delivery, body: TextMessage) -> None:
        assert self._text_sender, "without a gateway it is not among our kinds"
        text = self._texts.text(body.text, self._facts(body), body.language)
        await asyncio.to_thread(self._text_sender.send, body.to, text, delivery.key)

    def _facts(self, body: Email | TextMessage) -> dict[str, Any]:
        """The facts of a message, with what was kept out of the database until now: codes and signed addresses."""
        facts = notifications.idents(body.facts)
        if body.one_time_code:
            facts["code"] = self._deriver.code(body.one_time_code)
        if body.link:
            kind, _, identity = body.link.removeprefix(OWN_SCHEME).partition(":")
            facts["url"] = self._assistant.signed_urls.of(kind, identity)
        if isinstance(body, Email) and body.hand_over:
            facts["url"] = self._assistant.signed_urls.of("handover", body.hand_over)
        return facts

    async def _transcript(self, conversation: str) -> str:
        messages = await self._assistant.read(
            lambda store: store.find(Message, order="-number", limit=60, conversation=conversation)
        )
        lines = [f"{message.at:%H:%M} {message.sender}: {Reply.from_json(message.reply).text}" for message in reversed(messages)]
        return "\n".join(lines) or "-"

    async def _attachments(self, body: Email) -> tuple[Attachment, ...]:
        named = (("receipt", body.receipt), ("invoice", body.invoice), ("statement", body.statement))
        document = self._document_service.document
        return tuple([await document(kind, identity, body.language) for kind, identity in named if identity])

    async def _tell(self, delivery: Delivery, news: News) -> None:
        """News for where the person is talking with us; by text message or e-mail when nobody hears it there."""
        services, now = self._assistant.services, self._assistant.services.clock.now()
        await self._assistant.write(lambda store: notifications.tell(store, delivery, news, services, now))

    async def _erase(self, _: Delivery, body: EraseMessages) -> None:
        """What a person who wants to be forgotten said and heard until then."""
        await self._assistant.write(lambda store: erasure.erase(store, body.to, body.until))

    async def _push(self, delivery: Delivery, body: Push) -> None:
        message = await self._assistant.read(lambda store: store.get(Message, body.message))
        if message:
            await self._pushed[body.kind](body.to, self._assistant.reply(message), delivery.key)

    async def _remove_method(self, _: Delivery, body: RemoveStoredMethod) -> None:
        try:
            await asyncio.to_thread(self._payment_service.provider.remove_method, body.to)
        except ProviderFault as fault:
            raise DeliveryFault(str(fault)) from fault

    async def _cancel_payment(self, _: Delivery, body: CancelAttempt) -> None:
        try:
            await self._payment_service.cancel_by_id(body.to)
        except ProviderFault as fault:
            raise DeliveryFault(str(fault)) from fault
