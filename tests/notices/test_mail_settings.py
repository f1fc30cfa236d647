"""What the environment says of e-mail, and what is refused in it."""

import pytest

from lineofsight.kernel.problems import Refused
from lineofsight.notices.mail_settings import mail, site_address

FULL = {
    "LINEOFSIGHT_SMTP_HOST": "smtp.council.example",
    "LINEOFSIGHT_SMTP_USER": "sight",
    "LINEOFSIGHT_SMTP_PASSWORD": "a word",
    "LINEOFSIGHT_MAIL_FROM": "sight@council.example",
}
HOSTS = ["sight.council.example", "localhost"]


def test_without_a_server_nothing_is_sent():
    found = mail({})

    assert found["EMAIL_BACKEND"].endswith("dummy.EmailBackend")
    assert found["EMAIL_HOST"] == ""
    assert site_address({}, hosts=HOSTS) == "https://sight.council.example"


@pytest.mark.parametrize(
    ("more", "port", "starttls", "first"),
    [
        ({}, 587, True, False),
        ({"LINEOFSIGHT_SMTP_TLS": "first"}, 465, False, True),
        ({"LINEOFSIGHT_SMTP_PORT": "2525"}, 2525, True, False),
    ],
)
def test_tls_is_what_holds_where_nothing_is_said(more, port, starttls, first):
    found = mail(FULL | more)

    assert (found["EMAIL_PORT"], found["EMAIL_USE_TLS"], found["EMAIL_USE_SSL"]) == (
        port,
        starttls,
        first,
    )


@pytest.mark.parametrize(
    "more",
    [
        {"LINEOFSIGHT_SMTP_TLS": "none"},
        {"LINEOFSIGHT_SMTP_TLS": "none", "LINEOFSIGHT_SMTP_USER": ""},
        {"LINEOFSIGHT_SMTP_TLS": "none", "LINEOFSIGHT_SMTP_HOST": "localhost"},
        {"LINEOFSIGHT_SMTP_TLS": "ssl"},
        {"LINEOFSIGHT_MAIL_FROM": ""},
        {"LINEOFSIGHT_SMTP_PORT": "smtp"},
        {"LINEOFSIGHT_SMTP_PORT": "0"},
        {"LINEOFSIGHT_SMTP_PORT": "70000"},
    ],
)
def test_what_would_travel_openly_from_nobody_or_nowhere_is_refused(more):
    with pytest.raises(Refused) as refused:
        mail(FULL | more)

    assert FULL["LINEOFSIGHT_SMTP_PASSWORD"] not in str(refused.value)


def test_a_relay_on_this_machine_may_do_without():
    more = {
        "LINEOFSIGHT_SMTP_TLS": "none",
        "LINEOFSIGHT_SMTP_HOST": "localhost",
        "LINEOFSIGHT_SMTP_USER": "",
    }
    found = mail(FULL | more)

    assert not found["EMAIL_USE_TLS"]


def test_links_lead_to_the_site_as_people_type_it():
    typed = {"LINEOFSIGHT_ADDRESS": "http://127.0.0.1:8000/"}

    assert site_address(typed, hosts=HOSTS) == "http://127.0.0.1:8000"
