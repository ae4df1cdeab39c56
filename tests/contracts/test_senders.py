"""What the business relies on when it hands over an e-mail or a text message, shown with the sandbox's inbox."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from uuid import uuid4

import pytest

from domain.adapters.mail import SmtpMail
from domain.adapters.text_messages import HttpTextSender
from domain.core.ports import Attachment, DeliveryFault, MailSender, TextSender
from tests.sandbox_program import SandboxProgram

SENDER = "Ledgerline <billing@dealer.example>"


@pytest.fixture
def mail(sandbox: SandboxProgram) -> MailSender:
    return SmtpMail("127.0.0.1", sandbox.smtp_port, SENDER)


@pytest.fixture
def texts(sandbox: SandboxProgram) -> Iterator[TextSender]:
    sender = HttpTextSender(f"{sandbox.base_url}/texts", token="any")
    yield sender
    sender.close()


@pytest.fixture
def address() -> str:
    return f"pat.{uuid4().hex[:8]}@clark.example"


def new_id() -> str:
    return f"<{uuid4()}@ledgerline.localhost>"


def test_an_email_arrives_as_it_was_written(mail, sandbox, address):
    text = "Your code is 123456.\n\nSí, señor: «niños» €5\n.\nA line after a lone dot"
    mail.send(address, "Your code – código", text, new_id())
    [arrived] = sandbox.inbox(address.upper())
    assert (arrived["to"], arrived["kind"]) == (address, "email")
    assert (arrived["subject"], arrived["text"]) == ("Your code – código", text)


def test_an_email_sent_again_with_its_id_arrives_once(mail, sandbox, address):
    message_id = new_id()
    for _ in range(3):
        mail.send(address, "Receipt", "Paid.", message_id)
    assert len(sandbox.inbox(address)) == 1
    mail.send(address, "Receipt", "Paid.", new_id())
    assert len(sandbox.inbox(address)) == 2


def test_an_attachment_arrives_byte_for_byte(mail, sandbox, address):
    content = b"%PDF-1.7\n" + bytes(range(256)) * 40
    mail.send(address, "Invoice", "Attached.", new_id(), (Attachment("invoice 10482.pdf", "application/pdf", content),))
    assert sandbox.attachments(address) == [("invoice 10482.pdf", content)]
    assert sandbox.inbox(address)[0]["text"] == "Attached."


def test_line_breaks_in_a_subject_add_no_headers(mail, sandbox, address):
    mail.send(address, "Hello\r\nBcc: someone@else.example", "x", new_id())
    [arrived] = sandbox.inbox(address)
    assert arrived["subject"] == "Hello Bcc: someone@else.example"
    assert sandbox.inbox("someone@else.example") == []


def test_line_breaks_in_an_address_are_refused_for_good(mail):
    with pytest.raises(DeliveryFault) as fault:
        mail.send("pat@clark.example\r\nBcc: someone@else.example", "x", "x", new_id())
    assert fault.value.permanent


def test_a_mail_server_that_is_away_is_worth_another_try():
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        with pytest.raises(DeliveryFault) as fault:
            SmtpMail("127.0.0.1", closed.getsockname()[1], SENDER).send("pat@clark.example", "x", "x", new_id())
    assert not fault.value.permanent


@contextmanager
def smtp_server_that_says(refusal: bytes) -> Iterator[int]:
    """A mail server for one conversation that answers every recipient with ``refusal``; its port."""
    door = socket.create_server(("127.0.0.1", 0))

    def converse() -> None:
        connection, _ = door.accept()
        with connection, connection.makefile("rwb", buffering=0) as wire:
            wire.write(b"220 ready\r\n")
            while command := wire.readline():
                wire.write({b"RCPT": refusal, b"QUIT": b"221 bye\r\n"}.get(command[:4].upper(), b"250 fine\r\n"))

    thread = Thread(target=converse)
    thread.start()
    with door:
        yield door.getsockname()[1]
        thread.join(5)


@pytest.mark.parametrize(("refusal", "permanent"), [(b"550 no such mailbox\r\n", True), (b"451 try later\r\n", False)])
def test_the_mail_server_says_whether_to_try_again(refusal, permanent):
    with smtp_server_that_says(refusal) as port, pytest.raises(DeliveryFault) as fault:
        SmtpMail("127.0.0.1", port, SENDER).send("pat@clark.example", "x", "x", new_id())
    assert fault.value.permanent == permanent


def test_a_text_message_arrives_once_however_often_it_is_sent(texts, sandbox):
    phone, key = "+12125550142", str(uuid4())
    for _ in range(3):
        texts.send(phone, "Your link: http://127.0.0.1:9/pay/abc ñ", key)
    arrived = [message for message in sandbox.inbox(phone) if message["kind"] == "text"]
    assert [message["text"] for message in arrived] == ["Your link: http://127.0.0.1:9/pay/abc ñ"]
    assert arrived[0]["subject"] == ""


def test_a_phone_number_that_cannot_be_is_refused_for_good(texts):
    with pytest.raises(DeliveryFault) as fault:
        texts.send("call me", "x", str(uuid4()))
    assert fault.value.permanent


def test_a_text_gateway_that_is_away_is_worth_another_try():
    sender = HttpTextSender("http://127.0.0.1:9/texts")
    with pytest.raises(DeliveryFault) as fault:
        sender.send("+12125550142", "x", str(uuid4()))
    assert not fault.value.permanent
    sender.close()
