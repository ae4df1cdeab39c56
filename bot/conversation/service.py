"""The one door for every channel: hand in what a customer did, get the answer, or let it be pushed."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import TypeVar

from bot.conversation import transcript, turn
from bot.conversation.accept import accept, inbound_id
from bot.conversation.models import Conversation, Inbound, Message
from bot.conversation.streams import Streams
from bot.conversation.turn_services import TurnServices
from bot.messages import Incoming, Posted, Reply
from bot.monitoring.metrics import ACCEPTED, TURN_FAILURES, TURN_SECONDS
from bot.rendering.signed_urls import SignedUrls
from domain.core.ports import Signal, Store, Transactions

log = logging.getLogger(__name__)
T = TypeVar("T")
_STRANDED_AT_ONCE = 200
_MOST_REMEMBERED = 10_000


class Assistant:
    """Accepts messages, runs turns, and tells waiting channels that there is something new."""

    def __init__(self, database: Transactions, services: TurnServices, signed_urls: SignedUrls) -> None:
        self._database, self.services, self.signed_urls = database, services, signed_urls
        self.streams = Streams()
        database.signals.subscribe(self._hear)
        self._tasks: set[asyncio.Task[None]] = set()
        # Conversations that are stored: they are never removed, so this cannot become untrue.
        self._there: dict[str, None] = {}

    async def write(self, work: Callable[[Store], T]) -> T:
        """Run a function over the Store in a transaction of its own."""
        return await asyncio.wrap_future(self._database.write(work))

    async def read(self, work: Callable[[Store], T]) -> T:
        """Run a function that only looks."""
        return await asyncio.wrap_future(self._database.read(work))

    async def hear(self, incoming: Incoming) -> list[Reply]:
        """Accept a message, answer it, and give the answers with their real addresses. A repeat gets the first answers again.

        For channels that answer in the same request: news that came up since is told first.
        """
        new = await self.accept(incoming)
        await self.catch_up(incoming.conversation)
        identity = inbound_id(incoming)
        messages, news = await self.read(lambda store: self._answers(store, incoming.conversation, identity))
        if new and news:
            messages = await self.write(lambda store: self._answers_with_news(store, incoming.conversation, identity))
        return [self.reply(message) for message in messages]

    async def accept(self, incoming: Incoming) -> bool:
        """Keep a message durably; False when it was kept before. Acknowledge to the sender only after this."""
        spoken = self.services.texts.languages
        known = replace(incoming, language=incoming.language if incoming.language in spoken else spoken[0])
        is_there = incoming.conversation in self._there
        new = await self.write(lambda store: accept(store, known, self.services.clock.now(), is_there))
        self._remember(incoming.conversation)
        ACCEPTED.labels(incoming.source, "new" if new else "repeat").inc()
        return new

    def _remember(self, conversation: str) -> None:
        self._there[conversation] = None
        if len(self._there) > _MOST_REMEMBERED:
            del self._there[next(iter(self._there))]

    async def accept_and_answer_later(self, incoming: Incoming) -> bool:
        """Keep a message, and answer it in the background: for channels that push or stream their answers."""
        new = await self.accept(incoming)
        self.start(incoming.conversation)
        return new

    def start(self, conversation: str) -> None:
        """Run the pending turns of a conversation in the background."""
        task = asyncio.get_running_loop().create_task(self.catch_up(conversation))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def catch_up(self, conversation: str) -> None:
        """Answer everything pending in a conversation, in order."""
        more = True
        while more:
            try:
                with TURN_SECONDS.labels(conversation.partition(":")[0]).time():
                    more = await self.write(lambda store: turn.run(store, conversation, self.services))
            except Exception:
                # One customer's failing message is counted and parked; all others must still be answered.
                log.exception("turn failed", extra={"conversation": conversation})
                TURN_FAILURES.inc()
                await self.write(lambda store: turn.note_failure(store, conversation, self.services))

    async def sweep(self, age: timedelta = timedelta(0)) -> int:
        """Answer what was accepted and never answered, as after a crash. Returns how many conversations had something.

        ``age``: leave to others what was accepted just now, as they are probably about to answer it.
        """
        before = self.services.clock.now() - age
        stranded: list[Inbound] = await self.read(
            lambda store: store.find(
                Inbound, order="received_at", limit=_STRANDED_AT_ONCE, before=("received_at", before), done_at=None
            )
        )
        conversations = list(dict.fromkeys(inbound.conversation for inbound in stranded))
        for conversation in conversations:
            await self.catch_up(conversation)
        return len(conversations)

    async def drain(self) -> None:
        """Wait for the turns that are running, as at shutdown."""
        while self._tasks:
            await asyncio.gather(*self._tasks)

    # ---- news ----

    def _hear(self, signal: Signal) -> bool:
        """Wake the streams of a conversation. Others need not hear of it where answers travel another way."""
        if signal.topic != "conversation":
            return False
        self.streams.wake(signal.about)
        return self.services.channels.of(signal.about.partition(":")[0]).answers != "fetched"

    async def has_news(self, conversation: str) -> bool:
        """Is there something to tell that nobody asked for? For channels that can wait but not push."""
        news: list[Message] = await self.read(lambda store: transcript.unread(store, conversation))
        return bool(news)

    async def messages_after(self, conversation: str, number: int, limit: int = 50) -> tuple[Conversation | None, list[Posted]]:
        """A conversation as it is now, and its messages after a number, in order."""

        def load(store: Store) -> tuple[Conversation | None, list[Message]]:
            wanted = tuple(f"{conversation}:{n:08d}" for n in range(number + 1, number + 1 + limit))
            return store.get(Conversation, conversation), store.find(Message, order="number", id=wanted)

        found, messages = await self.read(load)
        return found, [Posted(m.number, m.sender, self.reply(m), m.cid) for m in messages]

    def reply(self, message: Message) -> Reply:
        """A stored message with its real addresses."""
        return self.signed_urls.fill(Reply.from_json(message.reply))

    def _answers(self, store: Store, conversation: str, inbound: str) -> tuple[list[Message], bool]:
        """The answers to this message, and whether news waits to be told."""
        return _in_order(transcript.replies_to(store, inbound)), bool(transcript.unread(store, conversation))

    def _answers_with_news(self, store: Store, conversation: str, inbound: str) -> list[Message]:
        """The answers to this message, after the news that came up since; those are its answers too from now on.

        So a repeat, whose first answer may have been lost on the way, tells the news again.
        """
        now = self.services.clock.now()
        for message in transcript.unread(store, conversation):
            store.update(message, inbound=inbound, seen_at=now)
        return _in_order(transcript.replies_to(store, inbound))


def _in_order(answers: list[Message]) -> list[Message]:
    """News that was handed over with the answers comes first."""
    return sorted(answers, key=lambda message: message.seen_at is None)
