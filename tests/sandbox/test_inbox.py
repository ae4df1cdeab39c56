"""What people and programs rely on in the inbox."""

from __future__ import annotations

import smtplib
from datetime import datetime
from email.message import EmailMessage
from typing import Any
from uuid import uuid4

import httpx
import pytest

from domain.adapters.mail import SmtpMail
from domain.adapters.text_messages import HttpTextSender
from domain.core.ports import Attachment


@pytest.fixture
def send(sandbox):
    """Sends an e-mail into the inbox, and tells its address."""

    def mail(text: str, subject: str = "Hello", attachments: tuple[Attachment, ...] = ()) -> str:
        to = f"{uuid4().hex[:10]}@clark.example"
        sender = SmtpMail("127.0.0.1", sandbox.smtp_port, "billing@dealer.example")
        sender.send(to, subject, text, f"<{uuid4()}@dealer.example>", attachments)
        return to

    return mail


def browse(sandbox: Any, path: str) -> httpx.Response:
    return httpx.get(sandbox.base_url + path, headers={"Accept": "text/html,*/*"}, trust_env=False)


def test_programs_get_exactly_five_facts_a_message_newest_last(sandbox, send):
    to = send("First.")
    texts = HttpTextSender(f"{sandbox.base_url}/texts")
    texts.send("+12125550111", "Second.", str(uuid4()))
    texts.close()
    [mail] = sandbox.inbox(to)
    assert set(mail) == {"to", "kind", "subject", "text", "at"}
    assert datetime.fromisoformat(mail["at"]).tzinfo is not None
    assert [message["text"] for message in sandbox.inbox()][-2:] == ["First.", "Second."]


def test_a_phone_number_is_found_with_and_without_an_escaped_plus(sandbox):
    texts = HttpTextSender(f"{sandbox.base_url}/texts")
    texts.send("+12125550112", "Code 123456", "plus")
    texts.close()
    for query in ("%2B12125550112", "+12125550112"):
        found = httpx.get(f"{sandbox.base_url}/inbox?to={query}", trust_env=False).json()
        assert [message["text"] for message in found] == ["Code 123456"]


def test_people_get_a_page_with_links_to_click_and_everything_else_escaped(sandbox, send):
    to = send('<script>alert(1)</script> Pay at https://pay.example/x?a=1&b="2". Thanks', subject="<b>Hi</b>")
    page = browse(sandbox, f"/inbox?to={to}").text
    assert '<a href="https://pay.example/x?a=1&amp;b=" rel="noopener noreferrer">' in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "&lt;b&gt;Hi&lt;/b&gt;" in page
    assert "<script>alert" not in page


def test_a_link_ends_before_the_full_stop(sandbox, send):
    page = browse(sandbox, f"/inbox?to={send('See https://pay.example/abc.')}").text
    assert 'href="https://pay.example/abc"' in page


def test_the_page_shows_only_the_chosen_address(sandbox, send):
    mine, other = send("For me."), send("For somebody else.")
    page = browse(sandbox, f"/inbox?to={mine.upper()}").text
    assert "For me." in page
    assert "For somebody else." not in page
    assert f"<option >{other}</option>" in page


def test_attachments_can_be_fetched_and_cannot_act_as_a_page(sandbox, send):
    files = (Attachment("a b.pdf", "application/pdf", b"%PDF-1.7"), Attachment("evil.html", "text/html", b"<script>"))
    to = send("Two files.", attachments=files)
    assert sandbox.attachments(to) == [("a b.pdf", b"%PDF-1.7"), ("evil.html", b"<script>")]
    page = browse(sandbox, f"/inbox?to={to}").text
    assert "a b.pdf" in page
    answer = browse(sandbox, sandbox.list_attachments(to)[1]["url"])
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith("attachment")


def test_an_html_only_email_is_kept_with_its_words(sandbox):
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a@dealer.example", "html@clark.example", "HTML"
    mail.set_content("<p>Hello &amp; welcome</p>", subtype="html")
    with smtplib.SMTP("127.0.0.1", sandbox.smtp_port, local_hostname="test.localhost") as server:
        server.send_message(mail)
    assert "Hello &amp; welcome" in sandbox.inbox("html@clark.example")[0]["text"]
