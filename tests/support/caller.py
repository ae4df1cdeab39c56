"""A telephone and its provider, for tests: calls over HTTP as Twilio does, signed, obeying the TwiML it gets.

It shares no code with the channel it tests; the signatures are made by Twilio's own library.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urljoin
from xml.etree.ElementTree import Element, fromstring

import httpx
from twilio.request_validator import RequestValidator

_MOST_DOCUMENTS = 20


@dataclass
class Caller:
    """One caller at a time. ``public_url`` is what the program believes to be its address; calls go to ``base_url``.

    ``heard`` is everything said so far, a line for each answer; ``ended`` tells whether the line was cut.
    """

    base_url: str
    token: str
    public_url: str = ""
    number: str = "+12185550123"
    heard: list[str] = field(default_factory=list)
    waits: int = 0
    ended: bool = True
    document: str = ""
    call: str = ""

    def __post_init__(self) -> None:
        self.public_url = self.public_url or self.base_url
        self._client = httpx.Client(timeout=30, trust_env=False)
        self._gather: Element | None = None
        self._leftover = ""

    def close(self) -> None:
        self._client.close()

    def dial(self) -> str:
        """A new call; what it says first."""
        self.call, self.heard, self.ended = f"CA{secrets.token_hex(16)}", [], False
        self._leftover = ""
        return self._follow(f"{self.public_url}/voice/incoming", {})

    def press(self, keys: str) -> str:
        """Key something in. What the line did not wait for (a pound after the last digit) is left for the next entry."""
        gather = self._open()
        entry, self._leftover = _entry(self._leftover + keys, gather.get("finishOnKey", "#"), int(gather.get("numDigits", "0")))
        return self._answer({"Digits": entry})

    def say(self, texts: str) -> str:
        """Say something, and have it recognised without a mistake."""
        assert "speech" in self._open().get("input", "dtmf").split(), "the line does not listen to words"
        return self._answer({"SpeechResult": texts, "Confidence": "0.9"})

    def silence(self) -> str:
        """Do nothing until the line has waited long enough. Without ``actionOnEmptyResult`` the call falls through and ends."""
        if self._open().get("actionOnEmptyResult", "false") != "true":
            self.ended = True
            return ""
        return self._answer({})

    def close_streams(self) -> httpx.Response:
        """End the call; the provider tells so."""
        self.ended = True
        return self.post(f"{self.public_url}/voice/status", {"CallStatus": "completed", "CallDuration": "63"})

    @property
    def gather(self) -> Mapping[str, str]:
        """How the line listens now."""
        return self._open().attrib

    def post(self, url: str, more: Mapping[str, str], headers: Mapping[str, str] | None = None) -> httpx.Response:
        """A webhook, signed unless ``headers`` say otherwise."""
        form = self.form(more)
        signed = {"X-Twilio-Signature": RequestValidator(self.token).compute_signature(url, form)} if headers is None else headers
        return self._client.post(url.replace(self.public_url, self.base_url, 1), data=form, headers=dict(signed))

    def fetch(self, method: str, url: str) -> httpx.Response:
        """A request that is not signed."""
        return self._client.request(method, url.replace(self.public_url, self.base_url, 1))

    def form(self, more: Mapping[str, str]) -> dict[str, str]:
        """The fields of every webhook of this call, and some more."""
        base = {"CallSid": self.call, "AccountSid": "AC1", "From": self.number, "To": "+12185550140", "Direction": "inbound"}
        return {**base, "CallStatus": "in-progress", "CallerName": "", **more}

    def _open(self) -> Element:
        assert not self.ended, f"the call is over: {self.heard[-1:]}"
        assert self._gather is not None, "the line does not listen"
        return self._gather

    def _answer(self, result: Mapping[str, str]) -> str:
        action = self._open().get("action")
        assert action, "without an action the document would be fetched for ever"
        return self._follow(urljoin(f"{self.public_url}/voice/", action), result)

    def _follow(self, url: str, result: Mapping[str, str]) -> str:
        """Fetch and obey documents until one listens or hangs up; everything said on the way."""
        said: list[str] = []
        for _ in range(_MOST_DOCUMENTS):
            answer = self.post(url, result)
            assert answer.status_code == 200, f"{answer.status_code} from {url}: {answer.text}"
            self.document, result = answer.text, {}
            texts, onward = self._obey(fromstring(answer.text))  # noqa: S314 - what our own program says
            said += texts
            if not onward:
                self.heard.append(" ".join(said))
                return self.heard[-1]
            url = urljoin(url, onward)
        raise AssertionError(f"redirected for ever: {said}")

    def _obey(self, response: Element) -> tuple[list[str], str]:
        """What a document says, and where it leads without any answer of the caller."""
        assert response.tag == "Response", response.tag
        said, self._gather = [], None
        for verb in response:
            match verb.tag:
                case "Say":
                    said.append("".join(verb.itertext()))
                case "Pause":
                    pass
                case "Gather":
                    self._gather = verb
                    return said + ["".join(inner.itertext()) for inner in verb if inner.tag == "Say"], ""
                case "Redirect":
                    self.waits += 1
                    return said, verb.text or ""
                case "Hangup":
                    break
                case other:
                    raise AssertionError(f"unknown verb {other}")
        self.ended = True
        return said, ""


def _entry(keys: str, finish: str, most: int) -> tuple[str, str]:
    """What is taken of the keys, and what is left. The finishing key ends an entry, but only after at least one digit."""
    taken = ""
    for position, key in enumerate(keys):
        if key in finish and taken:
            return taken, keys[position + 1 :]
        taken += key
        if most and len(taken) == most:
            return taken, keys[position + 1 :]
    return taken, ""
