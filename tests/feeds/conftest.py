"""The site on the made-up borough, and tokens of people who may read feeds there."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from lineofsight import picture
from lineofsight.accounts.models import Grant
from lineofsight.accounts.roles import Role
from lineofsight.feeds import tokens
from signed_in import person

HERE = {"SERVER_NAME": "localhost", "headers": {"x-forwarded-proto": "https"}}


@pytest.fixture
def site(sample_home, settings, db):
    settings.HOME = sample_home
    settings.SECOND_FACTOR = False
    return picture.open_picture(sample_home)


def a_token(holder, *, days=30):
    """Make a token of a person's only grant: the token and its secret."""
    today = timezone.localdate()
    return tokens.issue(
        holder, name="Power BI", grant=Grant.objects.get(person=holder),
        ends=today + dt.timedelta(days=days), now=timezone.now(), on=today,
    )  # fmt: skip


def bearing(secret):
    """Give a client that sends the token with every request, and keeps no session."""
    return Client(
        SERVER_NAME="localhost",
        headers={"x-forwarded-proto": "https", "authorization": f"Bearer {secret}"},
    )


@pytest.fixture
def bearer(site):
    """Give a client for a role: its token, and the token's row."""

    def make(role=Role.ANALYST):
        token, secret = a_token(person(role))
        client = bearing(secret)
        client.token = token
        return client

    return make
