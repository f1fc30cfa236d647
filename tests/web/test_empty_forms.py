"""A form that is sent with nothing in it is answered with what is missing."""

import pytest
from django.urls import reverse

from lineofsight import picture
from lineofsight.accounts.roles import Role
from lineofsight.indicators.ad_hoc.question import askable
from signed_in import client_of, person

WRONG = "There is a problem"


@pytest.fixture
def site(sample_home, settings, db):
    settings.HOME = sample_home
    settings.SECOND_FACTOR = False
    return picture.open_picture(sample_home)


def sent_empty(role, address):
    return client_of(person(role)).post(address, {})


@pytest.mark.parametrize(
    ("role", "name"),
    [
        (Role.PRACTITIONER, "emergency"),
        (Role.PRACTITIONER, "conflicts"),
        (Role.ADMINISTRATOR, "person-new"),
        (Role.ANALYST, "upload"),
        (Role.PROGRAMME, "plan-begin"),
        (Role.PROGRAMME, "plan-send"),
    ],
)
def test_it_says_what_is_missing(site, role, name):
    answer = sent_empty(role, reverse(name))

    assert answer.status_code < 500
    assert WRONG in answer.content.decode()


def test_so_does_a_question(site):
    population = askable()[0].name

    answer = sent_empty(Role.ANALYST, f"{reverse('ask')}?population={population}")

    assert WRONG in answer.content.decode()


def test_so_does_a_commentary(site):
    rows = picture.scorecard_rows(site, exactness="exact")
    moved = next(row.code for row in rows if row.judged.has_moved)

    answer = sent_empty(Role.ANALYST, reverse("commentary", args=[moved]))

    assert WRONG in answer.content.decode()
