"""Each person chooses which letters to get, and is told where none is sent."""

import pytest

from lineofsight.accounts.roles import Role
from lineofsight.notices.kinds import DIGEST, KINDS
from lineofsight.notices.models import FAILED, Sending, Stopped
from signed_in import client_of, person
from telling import NOW

PAGE = "/account/letters/"


@pytest.fixture
def lead(db, settings):
    settings.SECOND_FACTOR = False
    return person(Role.TEAM_MANAGER)


def test_a_digest_is_stopped_and_wanted_again(lead):
    client = client_of(lead)
    others = [one for one in KINDS if one != DIGEST]

    assert client.post(PAGE, {"kinds": others}).status_code == 302
    assert list(Stopped.objects.values_list("kind", flat=True)) == [DIGEST]
    assert client.post(PAGE, {"kinds": others}).status_code == 302
    assert client.post(PAGE, {"kinds": list(KINDS)}).status_code == 302
    assert not Stopped.objects.exists()


def test_none_at_all_is_an_answer_too(lead):
    assert client_of(lead).post(PAGE, {}).status_code == 302
    assert Stopped.objects.count() == len(KINDS)


def test_the_account_leads_there_and_the_page_says_that_no_server_is_named(lead):
    client = client_of(lead)

    assert f'href="{PAGE}"' in client.get("/account/").content.decode()
    assert "no mail server is named" in client.get(PAGE).content.decode()


def test_what_could_not_be_sent_is_said(lead, settings):
    settings.EMAIL_HOST = "mail.council.example"
    why = "The mail server does not take this address (550)."
    Sending.objects.create(person=lead, kind=DIGEST, week="2017-W49", at=NOW, state=FAILED, why=why)
    page = client_of(lead).get(PAGE).content.decode()

    assert why in page
    assert "no mail server is named" not in page
