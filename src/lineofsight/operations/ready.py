"""What must be so before the first live child, each in words: whether it is, and what to do.

Nothing here is changed. The day and the moment are passed in; the database and the settings are
those of the site the environment names.
"""

import datetime as dt
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.core.checks import WARNING, run_checks
from django.db import DEFAULT_DB_ALIAS, connection

from lineofsight import picture
from lineofsight.accounts.models import Grant, Look
from lineofsight.accounts.roles import Role
from lineofsight.kernel.periods import in_words
from lineofsight.kernel.problems import Problem
from lineofsight.notices import mail
from lineofsight.operations import backup, looked_into
from lineofsight.records import snapshots
from lineofsight.records.home import Home
from lineofsight.records.origin import Origin, origin_of
from lineofsight.settings import load as load_settings
from lineofsight.settings.typed import typed

OLDEST_BACKUP = dt.timedelta(days=1)
ROOM = 5 * 10**9
"""Bytes free below which a load may not end."""
DRIFT = dt.timedelta(seconds=5)
HERE = {"localhost", "127.0.0.1", "::1", "[::1]"}


@dataclass(frozen=True)
class Answer:
    """One thing looked at: what it is, whether it is so, and what to do where it is not."""

    words: str
    is_so: bool
    do: str = ""


def answers(home: Home, *, now: dt.datetime) -> list[Answer]:
    """Answer everything, in the order it is put right."""
    if not home.path.is_dir():
        raise Problem("There is no home folder yet.", where=str(home.path),
                      do="Name it with --home, or type lineofsight manage migrate.")  # fmt: skip
    began = time.monotonic()
    tables = looked_into.unapplied(DEFAULT_DB_ALIAS)
    is_training = settings.TRAINING or origin_of(home) is Origin.MADE_UP
    found = [
        *_deployed(),
        *_reached(),
        *_kept_apart(home),
        _database(),
        Answer("The site's tables are up to date", not tables, "Type lineofsight manage migrate."),
        Answer("A second factor is asked of everybody",
               bool(settings.SECOND_FACTOR) and not is_training,
               "A training site asks for none." if is_training
               else "Leave LINEOFSIGHT_SECOND_FACTOR unset."),
        Answer("This is no training site", not is_training,
               "Leave LINEOFSIGHT_TRAINING unset, and start from a home folder of its own."),
        *_authority(home),
        _mail(),
        _backed_up(home, now),
        _room(home),
        *_clock(home, now, began),
    ]  # fmt: skip
    return found if tables else [*found, _administrators(now.date()), _looks_dated(now)]


def _deployed() -> Iterator[Answer]:
    said = run_checks(include_deployment_checks=True)
    said = [message for message in said if message.level >= WARNING]
    yield Answer("Django's own check of what is deployed finds nothing", not said)
    for message in said:
        yield Answer(f"Django says {message.id}: {message.msg}", is_so=False,
                     do=message.hint or "")  # fmt: skip


def _reached() -> Iterator[Answer]:
    hosts = {host for host in settings.ALLOWED_HOSTS if host}
    named = hosts - HERE
    yield Answer("The site answers to a name of its own, and to no other",
                 bool(named) and "*" not in hosts,
                 "Name it in LINEOFSIGHT_HOSTS, as people type it.")  # fmt: skip
    yield Answer("It is reached by TLS alone",
                 not settings.INSECURE and settings.SECURE_SSL_REDIRECT,
                 "Leave LINEOFSIGHT_INSECURE unset, and put nginx before it: "
                 "see docs/how-to/run-a-server.md.")  # fmt: skip


def _kept_apart(home: Home) -> Iterator[Answer]:
    if os.name != "posix":
        yield Answer("The home folder is encrypted and closed to others, as its owner says", True)  # noqa: FBT003
        return
    for words, path in (("secret", home.secret), ("home folder", home.path)):
        mode = path.stat().st_mode & 0o077 if path.exists() else 0o077
        do = f"Type chmod go= {path}." if path.exists() else f"Open the site once: no {words} yet."
        yield Answer(f"The {words} can be read by its owner alone", mode == 0, do)


def _database() -> Answer:
    words = "The database is PostgreSQL, or SQLite whose readers never wait"
    if connection.vendor == "postgresql":
        return Answer(words, is_so=True)
    with connection.cursor() as cursor:
        cursor.execute("pragma journal_mode")
        return Answer(words, cursor.fetchone()[0] == "wal", "Type lineofsight manage migrate.")


def _authority(home: Home) -> Iterator[Answer]:
    held = load_settings(home.settings_file)
    yield Answer("The settings say whose records these are", bool(held.authority.name),
                 "Fill in [authority] of authority.toml.")  # fmt: skip
    cells, names = list(typed(held)), picture.names_of(home)
    pointing = picture.pointing(names, cells)
    yield Answer("No words of the settings point to somebody of the records", not pointing,
                 picture.said_of(pointing))  # fmt: skip
    look_at = [at for at in picture.to_look_at(names, cells) if at not in pointing]
    if look_at:
        yield Answer("Look whether these words of the settings mean a child, since they can be the "
                     f"first or family name of one: {'; '.join(look_at)}", is_so=True)  # fmt: skip


def _mail() -> Answer:
    if not mail.is_set_up():
        return Answer("No mail server is named: nobody is sent a digest, which a site can do "
                      "without", is_so=True)  # fmt: skip
    safe = settings.EMAIL_USE_TLS or settings.EMAIL_USE_SSL
    return Answer(f"Letters leave by {settings.EMAIL_HOST}, {'with' if safe else 'without'} TLS, "
                  f"from {settings.DEFAULT_FROM_EMAIL}", is_so=True)  # fmt: skip


def _administrators(today: dt.date) -> Answer:
    held = Grant.objects.on(today).filter(role=Role.ADMINISTRATOR.value, person__is_active=True)
    number = held.values("person").distinct().count()
    return Answer(f"At least two people are administrators ({number} now)", number >= 2,
                  "Each grant needs a second person: make another account and grant it the "
                  "role.")  # fmt: skip


def _backed_up(home: Home, now: dt.datetime) -> Answer:
    made = backup.last_made(home)
    words = f"The last backup was made on {in_words(made.date())}" if made else "There is no backup"
    return Answer(f"{words}, and must be younger than a day",
                  made is not None and now - made < OLDEST_BACKUP,
                  "Type lineofsight backup FILE, and start the timer of deploy/.")  # fmt: skip


def _room(home: Home) -> Answer:
    free = shutil.disk_usage(home.path).free
    return Answer(f"{free / 1e9:,.0f} GB are free where the home folder lies", free >= ROOM,
                  f"Make room: at least {ROOM / 1e9:.0f} GB.")  # fmt: skip


def _clock(home: Home, now: dt.datetime, began: float) -> Iterator[Answer]:
    """Compare clocks; what was asked before, since `began`, takes longer than they may be apart."""
    set_it = "Set the clock, and let it be kept right: timedatectl set-ntp true."
    loaded = [dt.datetime.fromisoformat(seal.loaded_at) for seal in snapshots.sealed(home)]
    yield Answer("No month was sealed after this moment", all(at <= now for at in loaded), set_it)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("select clock_timestamp()")
            since = dt.timedelta(seconds=time.monotonic() - began)
            apart = abs(cursor.fetchone()[0] - (now + since))
        yield Answer("The database's clock tells the same", apart < DRIFT, set_it)
    if shutil.which("timedatectl"):
        yield Answer("The clock is kept right from outside", _kept_right() != "no", set_it)


def _kept_right() -> str:
    command = ["timedatectl", "show", "--property=NTPSynchronized", "--value"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=10, check=False)  # noqa: S603
    return done.stdout.strip()


def _looks_dated(now: dt.datetime) -> Answer:
    last = Look.objects.order_by("-number").first()
    return Answer("No look is dated after this moment", last is None or last.at <= now + DRIFT,
                  "Set the clock: looks must be dated as they were.")  # fmt: skip
