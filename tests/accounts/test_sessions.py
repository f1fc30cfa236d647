"""Sessions: how many, how long, ended everywhere; new devices; guesses in two processes."""

import datetime as dt
import os
import shutil
import subprocess
import sys

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from lineofsight.accounts.models import KnownDevice, Look, OpenSession, PassingValue
from lineofsight.accounts.roles import Role
from lineofsight.accounts.rules import DEVICE_KEPT, LONGEST_SESSION, MOST_SESSIONS
from lineofsight.records.home import Home

EDGE = "Mozilla/5.0 (Windows NT 10.0) Edge/120.1"
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17) Safari/605.1"
TOLD = "not seen before"
PASSWORD = "three plain words"  # noqa: S105  of invented people


@pytest.fixture
def person(person_with):
    cache.clear()
    return person_with(Role.PRACTITIONER, email="one@example.test")


@pytest.fixture
def come_in(person):
    """Sign in as people do, from a browser on a network."""

    def sign_in(agent=EDGE, address="10.1.2.3", forwarded=""):
        client = Client(
            SERVER_NAME="localhost", REMOTE_ADDR=address,
            headers={"x-forwarded-proto": "https", "user-agent": agent,
                     **({"x-forwarded-for": forwarded} if forwarded else {})},
        )  # fmt: skip
        done = client.post("/account/sign-in/", {"login": person.email, "password": PASSWORD})
        assert done.status_code == 302
        return client

    return sign_in


def is_in(client):
    return client.get("/account/").status_code == 200


def test_one_session_too_many_ends_the_oldest(come_in):
    clients = [come_in() for _ in range(MOST_SESSIONS + 1)]

    assert [is_in(client) for client in clients] == [False, *[True] * MOST_SESSIONS]


def test_signing_out_everywhere_ends_each_session_and_what_it_opened(come_in, person):
    here, there = come_in(), come_in(PHONE)
    assert "Sign out everywhere" in here.get("/account/").content.decode()

    assert here.get("/account/sign-out/everywhere/").status_code == 200
    assert is_in(there), "asking ends nothing"
    done = here.post("/account/sign-out/everywhere/")

    assert done.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert (is_in(here), is_in(there)) == (False, False)
    assert Look.objects.filter(person=person, kind="signed out everywhere").count() == 1
    assert not OpenSession.objects.exists()


def test_signing_out_ends_one_session_alone(come_in):
    here, there = come_in(), come_in()
    here.post("/account/sign-out/")

    assert (is_in(here), is_in(there), OpenSession.objects.count()) == (False, True, 1)


def test_a_session_copied_before_it_ended_is_worth_nothing(come_in):
    here = come_in()
    copied = Client(SERVER_NAME="localhost", headers={"x-forwarded-proto": "https"})
    copied.cookies = here.cookies.copy()
    assert is_in(copied)
    OpenSession.objects.all().delete()

    assert not is_in(copied)


def test_a_session_ends_after_a_quarter_of_an_hour_unused_and_after_twelve_hours(
    come_in, settings, monkeypatch
):
    assert settings.SESSION_COOKIE_AGE == 15 * 60
    client, now = come_in(), timezone.now()
    for later, stays in ((dt.timedelta(), True), (LONGEST_SESSION, False)):
        monkeypatch.setattr(timezone, "now", lambda at=now + later: at + dt.timedelta(seconds=5))
        session = client.session
        session.set_expiry(now + later + dt.timedelta(hours=1))  # in use all the time
        session.save()
        assert is_in(client) is stays


def test_an_unused_session_has_run_out(come_in, monkeypatch):
    client, now = come_in(), timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: now + dt.timedelta(minutes=16))

    assert not is_in(client)


def test_a_new_device_is_told_on_every_page_of_each_session_and_kept_among_the_looks(
    come_in, person
):
    first = come_in()
    assert TOLD not in first.get("/account/").content.decode(), "the very first is no news"
    assert TOLD not in come_in(EDGE.replace("120.1", "121.4")).get("/account/").content.decode()

    other = come_in(PHONE)
    assert TOLD in first.get("/account/").content.decode()
    assert TOLD in other.get("/account/").content.decode()
    assert TOLD in first.get("/looks/mine/").content.decode()
    assert Look.objects.filter(person=person, subject__contains=TOLD).count() == 1
    assert TOLD in come_in(EDGE, "192.168.7.7").get("/account/").content.decode()


def test_the_word_about_a_device_goes_for_the_session_that_answers_it_until_the_next(come_in):
    first = come_in()
    come_in(PHONE)
    assert 'value="/account/?a=b"' in first.get("/account/?a=b").content.decode()

    done = first.post("/account/new-device/", {"next": "/account/"})
    assert done.headers["Location"] == "/account/"
    assert TOLD not in first.get("/account/").content.decode()

    other = come_in(EDGE, "192.168.7.7")
    assert TOLD in first.get("/account/").content.decode(), "another device is news again"
    assert TOLD in other.get("/account/").content.decode()
    outside = first.post("/account/new-device/", {"next": "https://elsewhere.example/"})
    assert outside.headers["Location"] == "/"


def test_a_session_that_ended_says_the_true_cause(come_in, monkeypatch):
    clients = [come_in() for _ in range(MOST_SESSIONS + 1)]
    causes = ("times at once", "signed out everywhere, so", "hours ago", "Nothing was done for")

    def said(client):
        page = client.get("/account/", follow=True).content.decode()
        return [cause for cause in causes if cause in page]

    assert said(clients[0]) == ["times at once"]
    clients[1].post("/account/sign-out/everywhere/")
    assert said(clients[2]) == ["signed out everywhere, so"]
    for _ in range(MOST_SESSIONS):
        come_in()
    assert said(clients[3]) == ["signed out everywhere, so"]  # as many began since

    busy, now = come_in(), timezone.now()
    session = busy.session
    session.set_expiry(now + LONGEST_SESSION * 2)  # in use all the time
    session.save()
    monkeypatch.setattr(timezone, "now", lambda: now + LONGEST_SESSION + dt.timedelta(minutes=1))
    assert said(busy) == ["hours ago"]


def test_behind_a_proxy_the_network_is_the_visitors_own(come_in, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    come_in(forwarded="10.1.2.3")
    assert TOLD not in come_in(forwarded="10.1.9.9").get("/account/").content.decode()
    forged = come_in(forwarded="10.1.2.3, 192.168.7.7")
    assert TOLD in forged.get("/account/").content.decode()


def test_of_a_device_neither_address_nor_browser_is_kept_and_nothing_for_ever(come_in):
    come_in(PHONE, "10.77.2.3")
    kept = str([list(model.objects.values()) for model in (KnownDevice, OpenSession, PassingValue,
                                                          Look)])  # fmt: skip
    assert not [word for word in ("iPhone", "Safari", "10.77") if word in kept]

    KnownDevice.objects.update(used_at=timezone.now() - DEVICE_KEPT - dt.timedelta(days=1))
    come_in(EDGE)
    assert KnownDevice.objects.count() == 1


def test_what_ran_out_goes_with_the_next_writing(db):
    cache.set("passes", 1, timeout=600)
    PassingValue.objects.update(expires=timezone.now() - dt.timedelta(minutes=1))
    cache.set("stays", 2, timeout=600)

    assert (PassingValue.objects.count(), cache.get("stays"), cache.get("passes")) == (1, 2, None)


GUESS = """
import os
from django.test import Client
client = Client(SERVER_NAME="localhost", headers={"x-forwarded-proto": "https"})
for password in os.environ["WORDS"].split(","):
    client.post("/account/sign-in/", {"login": "guessed@example.test", "password": password})
print("in" if "_auth_user_id" in client.session else "out")
"""
MADE = """
from lineofsight.accounts.actions import make_person
make_person("guessed@example.test", "Guessed", by=None, password="three plain words")
"""


def in_a_process(code, home, words=""):
    here = {**os.environ, "LINEOFSIGHT_HOME": str(home.path), "WORDS": words}
    here.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)
    command = [sys.executable, "-c", "from lineofsight.cli import main; main()"]
    done = subprocess.run(
        [*command, "manage", "shell", "-v", "0", "-c", code], env=here, capture_output=True,
        text=True, check=True,
    )  # fmt: skip
    return done.stdout.strip().splitlines()[-1:]


def test_guesses_in_two_processes_are_counted_together(new_site, tmp_path):
    home = Home(tmp_path / "home")
    home.path.mkdir()
    shutil.copy(new_site, home.site)
    in_a_process(MADE, home)
    assert in_a_process(GUESS, home, PASSWORD) == ["in"]
    for _ in range(2):
        assert in_a_process(GUESS, home, "wrong,wrong,wrong") == ["out"]
    assert in_a_process(GUESS, home, PASSWORD) == ["out"], "even the right one, for a while"
