"""Only what the telephone provider signed is answered, as Twilio's own library signs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from twilio.request_validator import RequestValidator

from bot.channels.phone.signature import Signatures, Unsigned
from bot.conversation.models import Message

SECRET = "a shared secret"
URL = "https://voice.dealer.example"
TARGET = "/voice/turn?n=3&language=en"
FORM = [("CallSid", "CA1"), ("Digits", "254412"), ("From", "+12185550123"), ("CallerName", "")]
SHA256 = "key=webhooks_sharedkey_1,algorithm=HMAC_SHA256"
TEXTS = st.text(max_size=20)


def sign(url: str = URL + TARGET, algorithm: str | None = None, secret: str = SECRET, **changes: str) -> str:
    signature: str = RequestValidator(secret).compute_signature(url, {**dict(FORM), **changes}, algorithm)
    return signature


def check(signature: str, settings: str = "", public_url: str = URL) -> None:
    Signatures(SECRET, public_url).check(TARGET, FORM, signature, settings)


@pytest.mark.parametrize("url", [URL, f"{URL}:443"])
def test_the_provider_may_sign_with_the_port_or_without(url):
    check(sign(url + TARGET))
    check(sign(url + TARGET), public_url=f"{URL}:443")


def test_a_port_and_a_path_of_the_public_address_belong_to_it():
    url = "https://dealer.example:8443/assistant"
    check(sign(url + TARGET), public_url=url)


def test_the_newer_signature_is_taken_as_well():
    check(sign(algorithm="HMAC_SHA256"), SHA256)
    check(sign(), "key=webhooks_sharedkey_1")


@pytest.mark.parametrize(
    ("signature", "settings"),
    [
        pytest.param(sign(secret="another"), "", id="wrong token"),
        pytest.param(sign(Digits="254413"), "", id="changed parameter"),
        pytest.param(sign(Extra="1"), "", id="parameter taken away"),
        pytest.param(sign("http://voice.dealer.example" + TARGET), "", id="http instead of https"),
        pytest.param(sign("https://evil.example" + TARGET), "", id="another house"),
        pytest.param(sign(URL + "/voice/turn?n=4&language=en"), "", id="another turn"),
        pytest.param("", "", id="no signature"),
        pytest.param("ünsigned", "", id="no base64"),
        pytest.param(sign(), SHA256, id="SHA-1 called SHA-256"),
        pytest.param(sign(algorithm="HMAC_SHA256"), "", id="SHA-256 called nothing"),
        pytest.param(sign(), "key=1,algorithm=NONE", id="unknown algorithm"),
        pytest.param(sign(), "key=1,algorithm=HMAC_MD5", id="weak algorithm"),
    ],
)
def test_anything_else_is_refused(signature, settings):
    with pytest.raises(Unsigned):
        check(signature, settings)


@given(st.dictionaries(TEXTS, TEXTS, max_size=5), st.sampled_from(["HMAC_SHA1", "HMAC_SHA256"]))
def test_whatever_is_posted_we_agree_with_the_providers_library(form, algorithm):
    signature = RequestValidator(SECRET).compute_signature(URL + TARGET, form, algorithm)
    Signatures(SECRET, URL).check(TARGET, list(form.items()), signature, f"algorithm={algorithm}")


def test_without_a_token_there_is_no_telephone():
    with pytest.raises(ValueError, match="auth token"):
        Signatures("", URL)


@pytest.mark.parametrize("path", ["incoming", "turn?n=1", "status"])
def test_a_forged_call_gets_an_empty_403_and_leaves_nothing_behind(path, place, caller):
    caller.call = "CAforged"
    for headers in ({}, {"X-Twilio-Signature": sign()}):
        answer = caller.post(f"{caller.public_url}/voice/{path}", {"Digits": "1"}, headers)
        assert (answer.status_code, answer.content) == (403, b"")
    assert "CAforged" not in place.program.process.output
    assert "telephone webhook refused" in place.program.process.output
    assert not [message for message in place.books.find(Message) if "CAforged" in message.conversation]


def test_an_address_taken_from_the_request_opens_nothing(caller):
    caller.call = "CAforged"
    url = "https://evil.example/voice/incoming"
    signature = RequestValidator(caller.token).compute_signature(url, caller.form({}))
    headers = {"X-Twilio-Signature": signature, "Host": "evil.example", "X-Forwarded-Host": "evil.example"}
    assert caller.post(f"{caller.public_url}/voice/incoming", {}, headers).status_code == 403
