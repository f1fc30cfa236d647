"""What the tests of letters tell, to whom, and how the site is pointed to a mail server."""

import datetime as dt

from lineofsight.notices.kinds import CHANGE_WAITS, DIGEST
from lineofsight.notices.letters import Item
from mail_server import FROM, PASSWORD, USER

MONDAY = dt.date(2017, 12, 4)
NOW = dt.datetime(2017, 12, 4, 7, 15, tzinfo=dt.UTC)

TOLD = []
"""What the source of these tests tells: see the fixture `told`."""


def source(_on):
    return list(TOLD)


def item(person, *, kind=DIGEST, about="", words="2.10 Hold a panel: due on 22 January 2018."):
    return Item(person.pk, kind, about, "Overdue", words, "/plan/own/2.10/", "Say what happened")


def waiting(person, number):
    words = f"Change {number} was asked for."
    return Item(person.pk, CHANGE_WAITS, f"change {number}", "Changes", words, "/plan/", "Decide")


def point_to(settings, port, *, starttls=True, first=False, password=PASSWORD):
    """Set the site's e-mail as its environment would."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "localhost", port
    settings.EMAIL_USE_TLS, settings.EMAIL_USE_SSL = starttls, first
    settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = (
        (USER, password) if password else ("", "")
    )
    settings.EMAIL_TIMEOUT = 5
    settings.DEFAULT_FROM_EMAIL = FROM
    settings.SITE_ADDRESS = "https://sight.council.example"
