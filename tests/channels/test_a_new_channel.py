"""Channels of a dealer's own: a module, named in config.yml, and nothing else. Used through the running program."""

from __future__ import annotations

import itertools
import json
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.app import make_texts
from bot.settings.channel import ChannelServices, ConfiguredChannel, OpenChannel
from bot.settings.channels import shipped
from bot.settings.load import ConfigError, load
from domain.core.models import Delivery
from tests.channels.own.letterbox import CHANNEL as LETTERBOX
from tests.channels.own.letterbox import Letterbox
from tests.journeys.customers import dollars
from tests.journeys.payer import Payer
from tests.journeys.program import Place, house_at, write_config
from tests.journeys.story import ask_to_pay, confirmation_on, link_company, pay_on_the_pages
from tests.journeys.talk import Talk
from tests.sandbox_program import running_sandbox
from tests.support.programs import ROOT
from tests.support.waiting import wait_until

_OWN = "tests.channels.own"


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        self.server.letters.append(json.loads(self.rfile.read(int(self.headers["content-length"]))))  # type: ignore[attr-defined]  # the server below
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        """Nothing: a test's output is its own."""


class Dealer(ThreadingHTTPServer):
    """The dealer's side of the letterbox: keeps what we deliver."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.letters: list[dict[str, str]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


@pytest.fixture(scope="module")
def dealer() -> Iterator[Dealer]:
    with Dealer() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield server
        server.shutdown()
        thread.join(10)


def own_channels(dealer: Dealer) -> dict[str, dict[str, str]]:
    """The sections of config.yml for both."""
    return {
        "letterbox": {"module": f"{_OWN}.letterbox", "deliver_to": dealer.url},
        "intercom": {"module": f"{_OWN}.intercom"},
    }


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory, dealer: Dealer) -> Iterator[Place]:
    """``ledgerline serve`` with both channels."""
    folder = tmp_path_factory.mktemp("own")
    url = f"sqlite:///{folder}/ledgerline.sqlite3"
    with running_sandbox("--settle-seconds", "3600") as sandbox:
        texts = {"url": f"{sandbox.base_url}/texts"}
        with house_at(folder, url, sandbox, channels=own_channels(dealer), texts=texts) as place:
            yield place


class LetterTalk(Talk):
    """A customer who writes letters."""

    channel = "letterbox"

    def __init__(self, place: Place, dealer: Dealer, sender: str) -> None:
        super().__init__()
        self._place, self._dealer, self._sender = place, dealer, sender
        self._ids = itertools.count(1)

    def _send(self, text: str) -> None:
        self.post(text, str(next(self._ids)))

    def post(self, text: str, identity: str) -> None:
        letter = {"id": identity, "sender": self._sender, "text": text}
        httpx.post(f"{self._place.url}/letterbox", json=letter, trust_env=False).raise_for_status()

    def _choose(self, title: str) -> None:
        self._send(
            next(choice for choice in re.findall(r"^\d+\. (.*)$", self.heard[-1], re.MULTILINE) if re.search(title, choice))
        )

    def _look(self) -> None:
        self.heard = [letter["text"] for letter in self._dealer.letters if letter["to"] == self._sender]


class DoorTalk(Talk):
    """A customer who speaks at a door."""

    channel = "intercom"

    def __init__(self, place: Place, door: str) -> None:
        super().__init__()
        self._place, self._door = place, door
        self._ids = itertools.count(1)

    def _send(self, text: str) -> None:
        phrase = {"id": str(next(self._ids)), "door": self._door, "words": text}
        self.heard += httpx.post(f"{self._place.url}/intercom", json=phrase, timeout=30, trust_env=False).json()

    def _choose(self, title: str) -> None:
        """The first of the keys that are offered."""
        self._send("1")


def test_a_customer_links_and_pays_on_a_channel_that_pushes(place, dealer):
    customer, talk, payer = place.customer(), LetterTalk(place, dealer, "ann"), Payer()
    link_company(talk, place, customer)
    assert dollars(customer.owes) in talk.say("what do I owe?", re.escape(dollars(customer.owes)))
    number, cents = next(iter(customer.open.items()))
    payer = pay_on_the_pages(payer, ask_to_pay(talk, f"pay invoice {number}", cents))
    assert confirmation_on(payer) in talk.hear("SP-")
    payer.close()


def test_a_letter_that_comes_twice_is_answered_once(place, dealer):
    talk = LetterTalk(place, dealer, "bob")
    talk.post("what are your hours?", "7")
    talk.post("what are your hours?", "7")
    wait_until(lambda: place.books.is_quiet() and dealer.letters)
    assert len([letter for letter in dealer.letters if letter["to"] == "bob"]) == 1
    assert len(place.books.find(Delivery, kind="letterbox", to="bob")) == 1


def test_what_only_the_ear_can_hear_is_answered_in_the_request_and_its_link_sent_as_a_text(place):
    customer, talk = place.customer(), DoorTalk(place, "front")
    link_company(talk, place, customer)
    talk.say(f"pay invoice {next(iter(customer.open))}")
    assert "/pay/" not in talk.say("yes")
    sent = wait_until(lambda: [one["text"] for one in place.outside.inbox() if "/pay/" in one["text"]])
    assert len(sent) == 1


def test_check_tells_of_channels_of_ones_own(dealer, tmp_path):
    config = write_config(tmp_path, channels=own_channels(dealer))
    told = check(config)
    assert re.search(rf"^ok +letterbox +to {re.escape(dealer.url)}; answers pushed; shows text only$", told.stdout, re.MULTILINE)
    assert re.search(r"^ok +intercom +answers in the request; shows nothing, for the ear only$", told.stdout, re.MULTILINE)


def test_check_tells_of_a_channel_that_nobody_provides(tmp_path):
    told = check(write_config(tmp_path, channels={"leterbox": {"deliver_to": "http://127.0.0.1:1"}}))
    assert told.returncode == 1
    assert re.fullmatch(
        r"\S+/config.yml:\d+: channels.leterbox: no channel is called that; ours are phone, rest, telegram, web, "
        r"and one of your own needs its `module:` here\n",
        told.stderr,
    )


def check(config: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bot", "--config", str(config), "check"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("module", "fault"),
    [
        ("no.such.module", "the module no.such.module gives no CHANNEL: No module named 'no'"),
        ("bot.messages", "the module bot.messages gives no CHANNEL: module 'bot.messages' has no attribute 'CHANNEL'"),
        (f"{_OWN}.intercom", f"CHANNEL in the module {_OWN}.intercom must be a Channel with the name letterbox"),
    ],
)
def test_a_module_that_gives_no_such_channel_is_told_once_with_its_line(tmp_path, module, fault):
    config = write_config(tmp_path, channels={"letterbox": {"module": module, "deliver_to": "http://127.0.0.1:1"}})
    with pytest.raises(ConfigError, match=rf"config.yml:\d+: channels.letterbox: {re.escape(fault)}$"):
        load(config, {})


def test_a_mistake_in_a_channel_of_ones_own_is_told_with_its_line(tmp_path):
    config = write_config(
        tmp_path, channels={"letterbox": {"module": f"{_OWN}.letterbox", "deliver_to": "nowhere", "colour": "red"}}
    )
    with pytest.raises(ConfigError, match=r"letterbox.deliver_to: 'nowhere' is not an address") as told:
        load(config, {})
    assert "channels.letterbox.colour: is not a setting" in str(told.value)


def test_a_membership_may_lie_unused_as_long_as_its_channel_says(dealer, tmp_path):
    policy = load(write_config(tmp_path, channels=own_channels(dealer)), {}).policy()
    assert policy.idle_on("web") == policy.idle_on("console") == timedelta(minutes=30)
    assert policy.idle_on("letterbox") == timedelta(days=7)
    assert policy.idle_on("telegram") == policy.idle_on("one that is no more") == timedelta(days=30)


def test_a_new_folder_of_channels_is_found(tmp_path, monkeypatch):
    import bot.channels

    (tmp_path / "postcard").mkdir()
    (tmp_path / "postcard" / "__init__.py").touch()
    (tmp_path / "postcard" / "channel.py").write_text(
        "from dataclasses import replace\nfrom tests.channels.own.letterbox import CHANNEL as LETTERBOX\n"
        "CHANNEL = replace(LETTERBOX, name='postcard')\n"
    )
    monkeypatch.setattr(bot.channels, "__path__", [*bot.channels.__path__, str(tmp_path)])
    assert [channel.name for channel in shipped.__wrapped__()] == ["console", "phone", "rest", "telegram", "web", "postcard"]


def test_a_channel_that_is_to_push_and_cannot_is_not_opened():
    mute = replace(LETTERBOX, open=lambda *_: OpenChannel())
    with pytest.raises(ValueError, match="letterbox is to push"):
        ConfiguredChannel(mute, Letterbox("http://127.0.0.1:1")).open(services_of_nobody())


def test_an_ear_sees_nothing():
    with pytest.raises(ValueError, match="for the ear only"):
        replace(LETTERBOX, ear_only=True, shows=frozenset({"links"}))


def services_of_nobody() -> ChannelServices:
    nobody: Any = None
    return ChannelServices(nobody, "", nobody)


def test_descriptors_are_light_and_a_channel_that_is_off_loads_nothing():
    told = "import sys; from bot.settings.load import load; load(None, {}); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", told], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    assert "bot.channels.telegram.channel" in loaded
    assert not {"telegram", "fastapi", "sqlalchemy", "bot.conversation.service"} & set(loaded)


@pytest.mark.parametrize("channel", shipped(), ids=lambda channel: channel.name)
def test_every_channel_can_be_named_as_a_place_in_every_language(channel):
    texts = make_texts(load(None, {}))[0]
    assert all(texts.text(channel.place, {}, language) for language in texts.languages)
