"""E-mail, handed to an SMTP server."""

from __future__ import annotations

import smtplib
import ssl
from email.message import EmailMessage

from domain.core.ports import Attachment, DeliveryFault

_TIMEOUT_SECONDS = 20


class SmtpMail:
    """A ``MailSender``. ``starttls`` makes the connection private before user name and password are given."""

    def __init__(self, host: str, port: int, sender: str, username: str = "", password: str = "", starttls: bool = False) -> None:
        self._server = (host, port)
        self._sender = sender
        self._login = (username, password) if username else None
        self._starttls = starttls

    def send(self, to: str, subject: str, text: str, message_id: str, attachments: tuple[Attachment, ...] = ()) -> None:
        mail = self._compose(to, subject, text, message_id, attachments)
        try:
            self._hand_over(mail)
        except smtplib.SMTPRecipientsRefused as refused:
            code, why = next(iter(refused.recipients.values()))
            raise _fault(code, why) from refused
        except smtplib.SMTPResponseException as refused:
            raise _fault(refused.smtp_code, refused.smtp_error) from refused
        except (smtplib.SMTPException, OSError) as error:
            raise DeliveryFault(f"the mail server cannot be reached: {type(error).__name__}") from error

    def _compose(self, to: str, subject: str, text: str, message_id: str, attachments: tuple[Attachment, ...]) -> EmailMessage:
        mail = EmailMessage()
        try:
            mail["From"], mail["To"], mail["Subject"] = self._sender, to, " ".join(subject.split())
            mail["Message-ID"] = message_id if message_id.startswith("<") else f"<{message_id}>"
        except ValueError as error:
            raise DeliveryFault(f"the address or the message id cannot be used: {error}", permanent=True) from error
        mail.set_content(text)
        for attachment in attachments:
            maintype, _, subtype = attachment.mime.partition("/")
            mail.add_attachment(attachment.content, maintype=maintype, subtype=subtype, filename=attachment.name)
        return mail

    def _hand_over(self, mail: EmailMessage) -> None:
        with smtplib.SMTP(*self._server, local_hostname="ledgerline.localhost", timeout=_TIMEOUT_SECONDS) as server:
            if self._starttls:
                server.starttls(context=ssl.create_default_context())
            if self._login:
                server.login(*self._login)
            server.send_message(mail)


def _fault(code: int, why: bytes | str) -> DeliveryFault:
    """SMTP says with a code of 500 or more that trying again is of no use."""
    reason = why.decode("utf-8", "replace") if isinstance(why, bytes) else why
    return DeliveryFault(f"the mail server refused: {code} {reason}", permanent=code >= 500)
