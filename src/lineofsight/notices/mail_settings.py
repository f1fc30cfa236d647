"""What Django is told about e-mail, from the environment; without a server nothing is sent."""

from collections.abc import Mapping
from typing import Any

from lineofsight.kernel.problems import Refused

VARIABLES = {
    "LINEOFSIGHT_SMTP_HOST": "the mail server; not set: no e-mail is sent",
    "LINEOFSIGHT_SMTP_PORT": "its port; not set: 587, or 465 where TLS comes first",
    "LINEOFSIGHT_SMTP_TLS": "`starttls` (not set: this), `first`, or `none` for a server on this "
    "machine that asks no password",
    "LINEOFSIGHT_SMTP_USER": "the user, where the server asks for one",
    "LINEOFSIGHT_SMTP_PASSWORD": "the password of that user",
    "LINEOFSIGHT_MAIL_FROM": "the address letters come from; needed with a server",
    "LINEOFSIGHT_ADDRESS": "the site as people type it, for links in letters; not set: `https://` "
    "and the first name of LINEOFSIGHT_HOSTS",
}
"""Variable of the environment -> what it means."""

STARTTLS, FIRST, NONE = "starttls", "first", "none"
HERE = {"localhost", "127.0.0.1", "::1"}
MOST = 65_535
"""The highest port there is."""
TIMEOUT = 15
"""Seconds until a server that does not answer is given up."""


def site_address(environ: Mapping[str, str], *, hosts: list[str]) -> str:
    """Give the site as links in letters name it; `hosts` are its names."""
    return (environ.get("LINEOFSIGHT_ADDRESS") or f"https://{hosts[0]}").rstrip("/")


def mail(environ: Mapping[str, str]) -> dict[str, Any]:
    """Give the settings of e-mail for this environment.

    Raises `Refused` for settings that would send letters where others can read them.
    """
    host = environ.get("LINEOFSIGHT_SMTP_HOST", "").strip()
    tls = environ.get("LINEOFSIGHT_SMTP_TLS", STARTTLS).strip().lower()
    user = environ.get("LINEOFSIGHT_SMTP_USER", "")
    sender = environ.get("LINEOFSIGHT_MAIL_FROM", "").strip()
    if host:
        _check(host, tls, user, sender)
    kind = "smtp" if host else "dummy"
    port = environ.get("LINEOFSIGHT_SMTP_PORT", "").strip() or ("465" if tls == FIRST else "587")
    if not (port.isascii() and port.isdigit() and 0 < int(port) <= MOST):
        raise Refused("The port of the mail server is no number from 1 to 65535.",
                      where="LINEOFSIGHT_SMTP_PORT", do="Write it as 587.")  # fmt: skip
    return {
        "EMAIL_BACKEND": f"django.core.mail.backends.{kind}.EmailBackend",
        "EMAIL_HOST": host,
        "EMAIL_PORT": int(port),
        "EMAIL_USE_TLS": tls == STARTTLS,
        "EMAIL_USE_SSL": tls == FIRST,
        "EMAIL_HOST_USER": user,
        "EMAIL_HOST_PASSWORD": environ.get("LINEOFSIGHT_SMTP_PASSWORD", ""),
        "EMAIL_TIMEOUT": TIMEOUT,
        "DEFAULT_FROM_EMAIL": sender,
    }


def _check(host: str, tls: str, user: str, sender: str) -> None:
    if tls not in {STARTTLS, FIRST, NONE}:
        raise Refused("How the mail server is reached is not known.", where="LINEOFSIGHT_SMTP_TLS",
                      do="Write starttls, first or none.")  # fmt: skip
    if tls == NONE and (user or host not in HERE):
        raise Refused(
            "Letters, or a password, would travel where others can read them.",
            where="LINEOFSIGHT_SMTP_TLS",
            do="Write starttls or first: none is for a server on this machine without a password.",
        )
    if "@" not in sender:
        raise Refused("Letters need an address that they come from.",
                      where="LINEOFSIGHT_MAIL_FROM", do="Name it.")  # fmt: skip
