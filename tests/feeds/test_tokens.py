"""A token is shown once, kept as a digest, and dies with its day, its role or its account."""

import datetime as dt
import os
import shutil
import subprocess
import sys

import pytest
from django.contrib.sessions.models import Session
from django.test import Client, RequestFactory
from django.utils import timezone

from databases import new_database
from feeds.conftest import HERE, a_token, bearing
from lineofsight.accounts import actions
from lineofsight.accounts.models import Grant, Look, Person
from lineofsight.accounts.roles import Role
from lineofsight.feeds import metering, tokens
from lineofsight.feeds.models import Meter, Token
from lineofsight.kernel.problems import Refused
from lineofsight.records.home import Home
from signed_in import START, client_of, person

DAY = dt.timedelta(days=1)
NOW = dt.datetime(2017, 12, 5, 9, 0, 20, tzinfo=dt.UTC)


def asked(holder, **changed):
    ends = timezone.localdate() + 30 * DAY
    parts = {"ends-day": ends.day, "ends-month": ends.month, "ends-year": ends.year}
    return {"name": "Power BI", "grant": Grant.objects.get(person=holder).pk, **parts, **changed}


def status(secret):
    return bearing(secret).get("/api/v1/whoami").status_code


def test_a_token_is_shown_once_and_kept_as_a_digest(site):
    holder = person(Role.ANALYST)
    client = client_of(holder)
    body = client.post("/feeds/", asked(holder)).content.decode()
    secret = body.split("<code>")[1].split("</code>")[0]
    token = Token.objects.get()
    assert secret.startswith("los_")
    assert len(secret) > 40
    assert token.digest == tokens.digest_of(secret)
    assert secret not in str(Token.objects.values().get())
    again = client.get("/feeds/").content.decode()
    assert secret not in again
    assert "Power BI" in again
    told = bearing(secret).get("/api/v1/whoami").json()
    assert (told["name"], told["token"]) == (holder.name, "Power BI")
    assert Look.objects.filter(kind="token made").count() == 1
    assert secret not in "".join(Look.objects.values_list("subject", flat=True))


def test_a_token_in_an_address_is_not_read(site):
    _, secret = a_token(person(Role.ANALYST))
    for name in ("token", "access_token", "authorization"):
        assert bearing("none").get("/api/v1/whoami", {name: secret}).status_code == 401


def test_it_begins_no_session_and_opens_no_page(site):
    _, secret = a_token(person(Role.ANALYST))
    before = Session.objects.count()
    client = bearing(secret)
    client.get("/api/v1/whoami")
    assert Session.objects.count() == before
    assert client.get("/scorecard/").status_code in {302, 401}
    assert client.get("/feeds/").status_code in {302, 401}
    assert client.post("/feeds/star/").status_code in {302, 401}


def test_it_dies_with_the_grant_the_account_the_day_and_when_it_is_revoked(site):
    today = timezone.localdate()
    for kill in ("grant", "account", "sleep", "day", "revoked"):
        holder = person(Role.ANALYST)
        token, secret = a_token(holder)
        assert status(secret) == 200
        if kill == "grant":
            Grant.objects.filter(person=holder).update(ends=today - DAY)
        elif kill == "account":
            Person.objects.filter(pk=holder.pk).update(is_active=False)
        elif kill == "sleep":
            long_ago = timezone.now() - 60 * DAY
            Person.objects.filter(pk=holder.pk).update(used_at=long_ago, made_at=long_ago)
        elif kill == "day":
            Token.objects.filter(pk=token.pk).update(ends=today - DAY)
        else:
            tokens.revoke(holder, token, now=timezone.now())
        assert status(secret) == 401, kill


def test_it_gives_its_own_role_and_no_other_of_its_person(site):
    holder = person(Role.AUDITOR)
    _, secret = a_token(holder)
    actions.grant_at_machine(holder, Role.ANALYST, starts=START)
    told = bearing(secret).get("/api/v1/whoami").json()
    assert told["exactness"] == "protected"
    assert len(told["roles"]) == 1
    assert client_of(holder).get("/api/v1/whoami").json()["exactness"] == "exact"


def test_a_use_does_not_keep_an_account_awake(site):
    holder = person(Role.ANALYST)
    _, secret = a_token(holder)
    bearing(secret).get("/api/v1/whoami")
    holder.refresh_from_db()
    assert holder.used_at is None


@pytest.mark.parametrize("changed", [
    {"ends-year": 2090}, {"ends-year": 2001}, {"grant": 0}, {"name": ""}, {"ends-month": 13},
])  # fmt: skip
def test_what_may_not_be_is_refused_in_words(site, changed):
    holder = person(Role.ANALYST)
    answer = client_of(holder).post("/feeds/", asked(holder, **changed))
    assert "There is a problem" in answer.content.decode()
    assert not Token.objects.exists()


def test_a_role_that_reads_no_feeds_gets_no_token(site):
    holder = person(Role.PRACTITIONER)
    with pytest.raises(Refused, match="reads no feeds"):
        a_token(holder)
    assert client_of(holder).get("/feeds/").status_code == 404


def test_nobody_gets_a_token_of_anothers_grant_or_beyond_the_grant(site):
    holder, other = person(Role.ANALYST), person(Role.AUDITOR)
    ask = {"name": "x", "now": timezone.now(), "on": timezone.localdate()}
    theirs = Grant.objects.get(person=other)
    with pytest.raises(Refused):
        tokens.issue(holder, grant=theirs, ends=ask["on"], **ask)
    Grant.objects.filter(person=holder).update(ends=ask["on"] + DAY)
    with pytest.raises(Refused, match="role ends"):
        a_token(holder)


def test_the_holder_and_the_administrator_end_a_token_and_nobody_else(site):
    (one, first), (two, second) = a_token(person(Role.ANALYST)), a_token(person(Role.ANALYST))
    stranger, chief = client_of(person(Role.DIRECTOR)), client_of(person(Role.ADMINISTRATOR))
    assert stranger.post(f"/feeds/tokens/{one.pk}/end/").status_code == 404
    assert status(first) == 200
    assert client_of(one.grant.person).post(f"/feeds/tokens/{one.pk}/end/").status_code == 302
    assert one.grant.person.name in chief.get("/feeds/tokens/").content.decode()
    assert chief.post(f"/feeds/tokens/{two.pk}/end/").headers["Location"] == "/feeds/tokens/"
    assert (status(first), status(second)) == (401, 401)
    assert Look.objects.filter(kind="token revoked").count() == 2
    assert stranger.get("/feeds/tokens/").status_code == 404


def test_a_person_holds_ten_at_most(site):
    holder = person(Role.ANALYST)
    for _ in range(tokens.MOST):
        a_token(holder)
    with pytest.raises(Refused, match="10 tokens"):
        a_token(holder)


def test_too_many_in_a_minute_are_told_to_wait(site, monkeypatch):
    token, secret = a_token(person(Role.ANALYST))
    Meter.objects.create(
        caller=f"token {token.pk}", minute=NOW.replace(second=0), uses=metering.A_MINUTE
    )
    monkeypatch.setattr("lineofsight.feeds.bearer.timezone.now", lambda: NOW)
    monkeypatch.setattr("lineofsight.feeds.tokens.sleeps", lambda _person: False)
    answer = bearing(secret).get("/api/v1/whoami")
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "40")
    assert answer.json()["status"] == 429


def guess(client, said="Bearer los_none", **where):
    return client.get("/api/v1/whoami", headers={"authorization": said}, **where)


def test_guesses_from_an_address_are_counted_and_then_nothing_is_looked_at(site, monkeypatch):
    _, secret = a_token(person(Role.ANALYST))
    here, known = bearing("none"), client_of(person(Role.ANALYST))
    monkeypatch.setattr("lineofsight.feeds.bearer.timezone.now", lambda: NOW)
    monkeypatch.setattr(metering, "GUESSES", 3)
    nobody = Client(**HERE)
    assert [guess(here).status_code, guess(here, "Basic x").status_code] == [401, 401]
    assert status(secret) == 200, "the right one is no guess"
    assert nobody.get("/api/v1/whoami").status_code == 401

    answer = guess(here)
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "40")
    assert (nobody.get("/api/v1/none").status_code, status(secret)) == (429, 429)
    assert known.get("/api/v1/whoami").status_code == 200, "who is signed in guesses nothing"
    assert guess(here, f"Bearer {secret}", REMOTE_ADDR="10.1.2.3").status_code == 200
    assert "127.0.0.1" not in str(list(Meter.objects.values()))

    monkeypatch.setattr(
        "lineofsight.feeds.bearer.timezone.now", lambda: NOW + dt.timedelta(seconds=40)
    )
    assert (guess(here).status_code, status(secret)) == (401, 200)


def test_behind_a_proxy_the_visitor_is_counted_and_not_what_the_visitor_wrote(site, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    request = RequestFactory().get

    def named(forwarded):
        return metering.visitor(request("/", headers={"x-forwarded-for": forwarded}))

    assert named("10.1.2.3") == named("192.0.2.9, 10.1.2.3") != named("10.1.2.4")
    assert named("2001:db8:1:2::1") == named("2001:db8:1:2:ff::9") != named("2001:db8:1:3::1")
    assert metering.visitor(request("/", REMOTE_ADDR="")), "who comes from nowhere is counted too"


def test_the_count_of_who_came_no_more_is_forgotten(db):
    metering.wait("visitor 1", NOW)
    metering.wait("visitor 2", NOW + metering.KEPT_FOR + dt.timedelta(minutes=1))
    assert list(Meter.objects.values_list("caller", flat=True)) == ["visitor 2"]


def test_a_new_minute_begins_anew(db):
    assert [metering.wait("x", NOW, most=2) for _ in range(3)] == [0, 0, 40]
    assert metering.wait("y", NOW, most=2) == 0
    assert metering.wait("x", NOW + dt.timedelta(seconds=40), most=2) == 0
    assert Meter.objects.count() == 2


MIGRATE = (
    "import django; django.setup()\n"
    "from django.core.management import call_command; call_command('migrate', verbosity=0)"
)
ASKING = """
import datetime as dt
import django; django.setup()
from lineofsight.feeds import metering
now = dt.datetime(2017, 12, 5, 9, 0, 20, tzinfo=dt.UTC)
print(sum(metering.wait("token 1", now, most=50) == 0 for _ in range(40)))

from unittest import mock
from django.test import Client
here = Client(SERVER_NAME="localhost",
              headers={"x-forwarded-proto": "https", "authorization": "Bearer los_none"})
with mock.patch("django.utils.timezone.now", return_value=now):
    print(sum(here.get("/api/v1/whoami").status_code == 401 for _ in range(20)))
"""


def ran(code, **environ):
    environ = {**os.environ, "DJANGO_SETTINGS_MODULE": "lineofsight.web.settings", **environ}
    return subprocess.Popen(
        [sys.executable, "-c", code], env=environ, stdout=subprocess.PIPE, text=True
    )


def ended(process):
    said, _ = process.communicate(timeout=120)
    assert process.returncode == 0
    return said.strip()


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_two_processes_share_one_limit(kind, request, new_site, tmp_path):
    def limited(**environ):
        both = [ran(ASKING, **environ) for _ in range(2)]
        told = [map(int, ended(one).split()) for one in both]
        return [sum(found) for found in zip(*told, strict=True)]

    home = {"LINEOFSIGHT_HOME": str(tmp_path)}
    if kind == "sqlite":
        shutil.copy(new_site, Home(tmp_path).site)
        assert limited(**home) == [50, metering.GUESSES]
        return
    with new_database(request.getfixturevalue("postgresql"), "meters") as address:
        ended(ran(MIGRATE, DATABASE_URL=address, **home))
        assert limited(DATABASE_URL=address, **home) == [50, metering.GUESSES]
