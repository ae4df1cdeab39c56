"""A telephone line: calls as conversations with the assistant, each webhook a turn, and patience where something takes time."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import asdict, dataclass, replace
from urllib.parse import urlencode

from bot.channels.phone import twiml
from bot.channels.phone.listening import Listening, listen_for
from bot.conversation.models import Conversation
from bot.conversation.service import Assistant
from bot.messages import Incoming, Kind, Reply
from domain.core.ports import DatabaseFault, Store
from domain.customers.models import Person

log = logging.getLogger(__name__)

_MOST_HOLDS = 3
# How long a silent caller may take to pay: five minutes, with a word every half of one.
_WAIT_SECONDS, _WAITS_PER_WORD, _MOST_WAITS = 10, 3, 30
_OVER = frozenset({"completed", "busy", "failed", "no-answer", "canceled"})

Form = dict[str, str]
Query = dict[str, str]
Heard = tuple[list[Reply], str]


@dataclass(frozen=True)
class _Turn:
    """One turn of a call, as our addresses name it.

    ``held``: how often the caller was asked to wait for its answer; ``waited``: how often for news, from 1 on.
    """

    n: int
    language: str
    held: int = 0
    waited: int = 0

    @classmethod
    def of(cls, query: Query, language: str) -> _Turn:
        """The turn that an address names; without one, the first."""
        counts = {name: int(query.get(name, "0")) for name in ("n", "held", "waited")}
        return cls(language=query.get("language", language), **counts)

    def query(self) -> str:
        return urlencode({name: value for name, value in asdict(self).items() if name in ("n", "language") or value})


class Line:
    """Turns webhooks into TwiML. ``base`` is the address of our webhooks, ``patience`` the seconds a turn may take."""

    def __init__(self, assistant: Assistant, base: str, patience: float) -> None:
        self._assistant, self._base, self._patience = assistant, base, patience
        self._texts = assistant.services.texts
        self._running: dict[str, asyncio.Task[Heard]] = {}

    async def turn(self, form: Form, query: Query) -> str:
        """What the caller did, answered; a repeated webhook is answered the same, and does nothing twice."""
        turn = _Turn.of(query, self._texts.languages[0])
        if _is_only_pound(form):
            turn = _Turn(max(turn.n - 1, 0), turn.language)
        incoming = _incoming(form, turn)
        try:
            if incoming.kind == "silence" and await self._waits_on(incoming.conversation, turn):
                return self._wait(turn)
            task = self._hearing(incoming)
            await asyncio.wait({task}, timeout=self._patience)
            if not task.done():
                return self._hold(turn)
            replies, language = task.result()
        except DatabaseFault:
            return self._hold(turn)
        return self._say(replies, replace(turn, language=language))

    async def status(self, form: Form, query: Query) -> None:
        """The call has ended, when it says so."""
        if form.get("CallStatus") in _OVER:
            await self._assistant.accept_and_answer_later(_from_call(form, "hangup", "hangup"))

    def unavailable(self) -> str:
        """A true word in every language, and the end of the call."""
        languages = self._texts.languages
        return twiml.end([(self._texts.text("phone-unavailable", {}, language, speech=True), language) for language in languages])

    # ---- the running turn ----

    def _hearing(self, incoming: Incoming) -> asyncio.Task[Heard]:
        """Who asks again while a turn runs waits for the same one. It comes to its end even if nobody waits."""
        task = self._running.get(incoming.external_id)
        if task is None:
            task = asyncio.create_task(self._hear(incoming))
            self._running[incoming.external_id] = task
            task.add_done_callback(lambda done: self._finished(incoming.external_id, done))
        return task

    async def _hear(self, incoming: Incoming) -> Heard:
        replies = await self._assistant.hear(incoming)
        language: str = await self._assistant.read(lambda store: _language(store, incoming.conversation))
        return replies, language

    def _finished(self, external_id: str, task: asyncio.Task[Heard]) -> None:
        del self._running[external_id]
        if not task.cancelled() and task.exception():
            log.error("telephone turn failed", exc_info=task.exception())

    # ---- the answer ----

    def _say(self, replies: list[Reply], turn: _Turn) -> str:
        # No reply: a person has the conversation, and the assistant keeps out of it.
        said = replies or [Reply(self._text("phone-person-here", turn))]
        if said[-1].ends:
            return twiml.end([(reply.speech or reply.text, turn.language) for reply in said])
        waits = not replies or any(reply.link or reply.patient for reply in replies)
        return self._listen(said, listen_for(replies), _Turn(turn.n + 1, turn.language, waited=int(waits)))

    def _listen(self, said: list[Reply], listening: Listening, then: _Turn) -> str:
        return twiml.ask(said, then.language, listening, self._address(then))

    def _hold(self, turn: _Turn) -> str:
        """Ask for patience and have the same turn fetched again; after some times of that, admit defeat."""
        if turn.held >= _MOST_HOLDS:
            return self.unavailable()
        again = self._address(replace(turn, held=turn.held + 1, waited=0))
        return twiml.hold(self._text("phone-one-moment", turn), turn.language, again)

    async def _waits_on(self, conversation: str, turn: _Turn) -> bool:
        """Who pays on the same telephone, asked for a moment, or hears that a person answers, is silent for a good reason."""
        return 0 < turn.waited <= _MOST_WAITS and not await self._assistant.has_news(conversation)

    def _wait(self, turn: _Turn) -> str:
        """Listen on for the same turn, with a word now and then."""
        said = [] if turn.waited % _WAITS_PER_WORD else [Reply(self._text("phone-still-waiting", turn))]
        return self._listen(said, Listening(seconds=_WAIT_SECONDS), replace(turn, waited=turn.waited + 1))

    def _address(self, turn: _Turn) -> str:
        return f"{self._base}/turn?{turn.query()}"

    def _text(self, key: str, turn: _Turn) -> str:
        return self._texts.text(key, {}, turn.language, speech=True)


def _incoming(form: Form, turn: _Turn) -> Incoming:
    """What the caller did."""
    digits, speech = form.get("Digits", "").strip("#"), form.get("SpeechResult", "").strip()
    kind: Kind = "start" if not turn.n else "digits" if digits else "speech" if speech else "silence"
    text = "" if kind == "start" else digits or speech
    return replace(_from_call(form, kind, str(turn.n)), text=text, language=turn.language)


def _is_only_pound(form: Form) -> bool:
    """A pound sign left over from the entry before has cut the next question short: what was said is then said again."""
    return form.get("Digits", "").strip("#") == "" != form.get("Digits", "")


def _from_call(form: Form, kind: Kind, what: str) -> Incoming:
    """The caller is known by the call alone: a caller's number proves nothing."""
    call = form["CallSid"]
    return Incoming("phone", f"{call}:{what}", f"phone:{call}", call, kind)


def _language(store: Store, conversation: str) -> str:
    """The language spoken in a conversation now."""
    known = store.get(Conversation, conversation)
    person = store.get(Person, known.person) if known else None
    return person.language if person else ""
