"""Where a story is acted: what the customer does goes into the program, and what comes out is kept to be compared."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from bot.conversation import transcript
from bot.messages import Incoming, Kind, Reply
from bot.rendering.pages import Pages
from bot.web import agent_desk
from domain.account.access import ROLES
from domain.core.errors import BusinessError
from domain.core.ports import Store
from domain.core.tokens import digest
from domain.core.words import one_of
from domain.customers.models import Invitation
from domain.payments import baskets, payments
from domain.payments.models import PaymentAttempt
from tests.dialogues.comparing import Difference
from tests.dialogues.outside import stored_method
from tests.dialogues.program import Outside, Program, change_invoice, start, tell_of_call
from tests.dialogues.story import Line, NotAStory

_TRUTH = re.compile(r"(?P<state>\w+)(?: \((?P<reason>\w+)\))?(?: with (?P<label>.+?))?(?P<saved>, stored)?")
_CODE = re.compile(r"\b\d{6}\b")
_LATER = re.compile(r"\+(\d+) (minute|hour|day)s?")
_INVITATION_LASTS = timedelta(days=30)
# Nobody does two things at the same instant.
_A_MOMENT = timedelta(seconds=1)


@dataclass
class Place:
    """One person on one channel, and how much of the conversation the story has read."""

    channel: str
    name: str
    language: str
    read: int = 0

    @property
    def conversation(self) -> str:
        return f"{self.channel}:{self.name}"


class Stage:
    """The program, the world around it, and the people who talk with it. Use it inside ``open_stage``."""

    def __init__(self, folder: Path, outside: Outside, place: Place) -> None:
        self._folder, self.outside, self.place = folder, outside, place
        self._places = {place.conversation: place}
        self._program: Program = start(folder, outside)
        self._last: list[Reply] = []
        self._said = 0
        self._invitation = self._pay_url = ""
        self._acts: dict[str, Callable[[str], Awaitable[None]]] = {
            "U:": self._types,
            "C:": self._presses,
            "K:": self._keys,
            "S:": self._says,
            "O:": self._opens_link,
            "P:": self._provider_tells,
            "@": self._waits,
            "~": self._directs,
        }

    def close(self) -> None:
        """Stop the program; the database stays."""
        self._program.database.close()

    async def act(self, line: Line) -> list[Reply]:
        """Do what a line says; gives the messages that followed in the conversation. Raises Difference when it cannot be."""
        try:
            await self._acts[line.kind](self._filled_in(line.text))
        except NotAStory as stuck:
            raise Difference(line.number, f"{line.kind} {line.text}", str(stuck)) from stuck
        await self._program.settle_down()
        self._look_for_links()
        return await self._news()

    async def prepare(self, linked: str, methods: str) -> None:
        """Bring about what a story takes for granted: companies linked by invitation, methods stored on the provider's page."""
        for company in filter(None, (part.strip() for part in linked.split(","))):
            await self._invites(company, "", "")
            await self._send("start", self._invitation)
        for label in filter(None, (part.strip() for part in methods.split(","))):
            await self._send("choice", "/add_method")
            await self._news()
            await self.act(Line(0, "O:", ""))
            await self.act(Line(0, "P:", f"succeeded with {label}, stored"))
        await self._program.settle_down()
        await self._news()

    # ---- the customer ----

    async def _types(self, text: str) -> None:
        await self._send("text", text)

    async def _keys(self, keys: str) -> None:
        await self._send("digits", keys)

    async def _says(self, texts: str) -> None:
        await self._send("speech", texts)

    async def _presses(self, title: str) -> None:
        found = [choice.value for reply in reversed(self._last) for choice in reply.choices if choice.title == title]
        if not found:
            raise NotAStory(f"there is no button {title!r} to press")
        await self._send("choice", found[0])

    async def _send(self, kind: Kind, text: str) -> None:
        self._said += 1
        self.outside.clock.set(self.outside.clock.now() + _A_MOMENT)
        place, number = self.place, f"{self.place.name}-{self._said}"
        language = place.language
        incoming = Incoming(place.channel, number, place.conversation, place.name, kind, text, language)
        await self._program.assistant.accept(incoming)
        await self._program.assistant.catch_up(place.conversation)

    def _filled_in(self, text: str) -> str:
        """The line with what only this run of the story knows."""
        if "code}" in text:
            codes = [code for letter in self.outside.mailbox.letters for code in _CODE.findall(letter.text)]
            if not codes:
                raise NotAStory("no code has been sent yet")
            code = codes[-1]
            text = text.replace("{code}", code).replace("{wrong code}", f"{(int(code) + 1) % 1_000_000:06}")
        return text.replace("{invitation}", self._invitation).replace("{five thousand letters}", "pages " * 833 + "and")

    # ---- paying ----

    async def _opens_link(self, refused: str) -> None:
        """Open the newest link and agree to what its page shows; with an error's name, that must be the answer."""
        token = self._pay_url.rpartition("/")[2]
        try:
            shown: int = await self._program.assistant.read(lambda store: _shown(store, token))
            await self._program.payment_service.begin(token, shown)
        except BusinessError as error:
            outcome = type(error).__name__
        else:
            outcome = ""
        if outcome != refused:
            raise NotAStory(outcome or "the link opens")

    async def _provider_tells(self, truth: str) -> None:
        told = _TRUTH.fullmatch(truth)
        if told is None:
            raise NotAStory("write it like 'P: succeeded with Visa 4242, stored' or 'P: open (declined)'")
        label, confirmation = told["label"], "P-1001" if told["state"] == "succeeded" else ""
        saved = stored_method(label) if told["saved"] else None
        changes = {"reason": told["reason"], "method_label": label, "saved_method": saved, "confirmation": confirmation}
        identity = self.outside.provider.tell(told["state"], **changes)
        attempt = await self._program.assistant.read(lambda store: store.get(PaymentAttempt, identity))
        assert attempt, "the provider tells of an attempt of ours"
        await self._program.payment_service.look_again(attempt)

    def _look_for_links(self) -> None:
        for letter in self.outside.mailbox.letters:
            for url in re.findall(r"http\S+/pay/\S+", letter.text):
                self._pay_url = url

    # ---- time and stage directions ----

    async def _waits(self, until: str) -> None:
        clock, zone = self.outside.clock, self._program.settings.dealer.timezone
        later = _LATER.fullmatch(until)
        if later:
            clock.set(clock.now() + timedelta(**{f"{later[2]}s": int(later[1])}))
        else:
            clock.set(datetime.fromisoformat(until).replace(tzinfo=zone))

    async def _directs(self, text: str) -> None:
        for pattern, act in _DIRECTIONS.items():
            found = re.fullmatch(pattern, text)
            if found:
                await act(self, *found.groups(""))
                return
        raise NotAStory(f"no stage direction is like {text!r}; there are: {', '.join(_DIRECTIONS)}")

    async def _restarts(self) -> None:
        self._program.database.close()
        self._program = start(self._folder, self.outside)

    async def _comes_in(self, token: str) -> None:
        await self._send("start", token)

    async def _is_silent(self) -> None:
        await self._send("silence", "")

    async def _hangs_up(self) -> None:
        await self._send("hangup", "")

    async def _is_now(self, name: str, channel: str) -> None:
        """Somebody talks, on this or another channel; what was said to him there meanwhile is told now."""
        place = Place(channel or self.place.channel, name, self.place.language)
        self.place = self._places.setdefault(place.conversation, place)

    async def _invites(self, company: str, role: str, contact: str) -> None:
        """The dealer makes an invitation, as ``ledgerline invite`` does."""
        self._invitation, now = f"invitation-{company}-{self._said}", self.outside.clock.now()
        until, made_for = now + _INVITATION_LASTS, f"{company}:{contact.casefold()}" if contact else ""
        record = Invitation(
            digest(self._invitation), company, one_of(tuple(ROLES), role or "payer"), now, until, contact=made_for
        )
        await self._program.assistant.write(lambda store: store.insert(record))

    async def _has_invoice_at(self, number: str, balance: str) -> None:
        """The dealer's next files show another balance."""
        now = self.outside.clock.now()
        change_invoice(self._program.database, self._folder, number, lambda row: [*row[:6], balance, *row[7:]], now)

    async def _has_service_call(self, number: str, company: str, state: str, day: str) -> None:
        """The dealer's next files tell what dispatch does about a service call."""
        now = self.outside.clock.now()
        tell_of_call(self._program.database, self._folder, f"{number},{company},{state},{day}", now)

    async def _staff(self, what: str, text: str) -> None:
        """Somebody at the dealer's uses the page behind the hand-over e-mail."""
        from fastapi import FastAPI
        from httpx import ASGITransport, AsyncClient

        texts, assistant = self._program.assistant.services.texts, self._program.assistant
        web = FastAPI()
        web.include_router(agent_desk.router(assistant, Pages(texts, self._program.settings.dealer.name)))
        letters = "\n".join(letter.text for letter in self.outside.mailbox.letters)
        address = re.findall(r"http\S+/handover/\S+", letters)[-1]
        form = {"what": {"joins": "join", "says": "reply", "gives back": "give_back"}[what], "text": text}
        async with AsyncClient(transport=ASGITransport(app=web)) as client:
            answer = await client.post(address, data=form)
        assert answer.status_code == 303, answer.text

    # ---- what came of it ----

    async def _news(self) -> list[Reply]:
        _, posted = await self._program.assistant.messages_after(self.place.conversation, self.place.read)
        self.place.read = posted[-1].id if posted else self.place.read
        await self._program.assistant.write(self._heard)
        self._last = [message.reply for message in posted if message.sender != "customer"] or self._last
        for reply in self._last:
            if reply.link and "/pay/" in reply.link.url:
                self._pay_url = reply.link.url
        return [message.reply for message in posted if message.sender != "customer"]

    def _heard(self, store: Store) -> None:
        """Who listens has heard it: a call need not be told again when it ends."""
        for message in transcript.unread(store, self.place.conversation):
            store.update(message, seen_at=self.outside.clock.now())


_DIRECTIONS: dict[str, Callable[..., Awaitable[None]]] = {
    "restart": Stage._restarts,
    "start ?(.*)": Stage._comes_in,
    "silence": Stage._is_silent,
    "hang up": Stage._hangs_up,
    "now (\\w+)(?: on (\\w+))?": Stage._is_now,
    "invite ([A-Z]{2}[0-9]{4})(?: as (\\w+))?(?: for (.+))?": Stage._invites,
    "invoice (\\S+) is now at ([0-9.]+)": Stage._has_invoice_at,
    "service call (\\S+) of (\\S+) is ([a-z ]+?)(?: for ([0-9-]+))?": Stage._has_service_call,
    "staff (joins|says|gives back):? ?(.*)": Stage._staff,
}


@contextmanager
def open_stage(folder: Path, now: datetime, place: Place) -> Iterator[Stage]:
    """A stage over the database in a folder; the program is stopped at the end."""
    stage = Stage(folder, Outside(now), place)
    try:
        yield stage
    finally:
        stage.close()


def _shown(store: Store, token: str) -> int:
    """The sum that the page behind a link shows."""
    link = payments.find_link(store, token)
    return sum(payments.current_basket(store, link, baskets.of_link(store, link.id)).values()) if link.purpose == "pay" else 0
