"""The mail server: reached once, and what it refuses said in words.

What goes wrong with one address stops no other. Where the server cannot be reached, or refuses us
altogether, nobody is tried any further.
"""

import smtplib
import ssl
from dataclasses import dataclass

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend


def is_set_up() -> bool:
    """Say whether a mail server is named."""
    return bool(settings.EMAIL_HOST)


@dataclass
class Server:
    """The mail server of the settings; `closed` says why nothing can be sent there at all."""

    backend: BaseEmailBackend
    closed: str = ""

    @classmethod
    def named(cls) -> "Server":
        """Give the server the settings name, not yet reached."""
        return cls(get_connection())

    def give(self, message: EmailMultiAlternatives) -> str:
        """Send a letter; give why it could not be sent, or nothing."""
        if self.closed:
            return self.closed
        try:
            self.backend.open()
        except (OSError, UnicodeError) as problem:
            self.closed = _unreached(problem)
            return self.closed
        try:
            self.backend.send_messages([message])
        except OSError as problem:
            return self._refused(problem)
        return ""

    def _refused(self, problem: OSError) -> str:
        match problem:
            case smtplib.SMTPRecipientsRefused():
                codes = sorted({code for code, _ in problem.recipients.values()})
                return f"The mail server does not take this address ({codes[0]})."
            case smtplib.SMTPSenderRefused():
                self.closed = f"The mail server does not take our sender ({problem.smtp_code})."
                return self.closed
            case smtplib.SMTPDataError():
                return f"The mail server did not take the letter ({problem.smtp_code})."
        self.close()
        return "The mail server broke off."

    def close(self) -> None:
        """Let the server go; the next letter reaches it anew."""
        self.backend.close()


def _unreached(problem: Exception) -> str:
    match problem:
        case smtplib.SMTPAuthenticationError() | UnicodeError():
            return "The mail server does not take our user and password."
        case smtplib.SMTPResponseException() | smtplib.SMTPServerDisconnected():
            return "The mail server does not answer."
        case smtplib.SMTPException():
            return "The mail server offers no TLS, or no sign-in, and nothing is sent without."
        case ssl.SSLError():
            return "The mail server cannot prove who it is, or speaks no TLS."
    return "The mail server does not answer."
