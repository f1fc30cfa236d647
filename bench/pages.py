"""Measure the pages: what the server takes to draw each, beside an empty page of the same site.

Run `python bench/pages.py HOME`, a home folder that is loaded and has its picture. Each page is
asked for in turn with the help page, which reads no figure and no child, and the least of each is
taken, by the clock and in processor time: on a busy machine read the latter and the ratio. The
site's own database is a new one, thrown away.
"""

import os
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

os.environ |= {
    "LINEOFSIGHT_HOME": sys.argv[1],
    "LINEOFSIGHT_TRAINING": "1",
    "LINEOFSIGHT_INSECURE": "1",
    "DJANGO_SETTINGS_MODULE": "lineofsight.web.settings",
}

import django
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.test import Client

ROUNDS = 9
ASKED = 0.2  # seconds for the scorecard of all indicators
SCORECARD, BESIDE = "/scorecard/", "/help/"
PAGES = {
    SCORECARD: "scorecard of all",
    "/scorecard/?state=red": "scorecard, one state",
    "/corporate-parenting/": "corporate parenting",
    "/corporate-parenting/plain/": "corporate parenting, plain",
    "/indicators/CP8/": "one indicator",
    "/front-door/": "front door",
    "/workforce/": "workforce",
    "/": "first page",
}
ROLES = ("team-manager", "director", "councillor")


class Taken(NamedTuple):
    """What one answer takes: processor time, time by the clock, and its bytes."""

    processor: float
    clock: float
    size: int


def signed_in(role: str) -> Client:
    """Sign a sample person in."""
    client = Client(SERVER_NAME="localhost")
    person = get_user_model().objects.get(email=f"{role}@sample.example")
    client.force_login(person, backend="lineofsight.accounts.backend.ActivePeople")
    return client


def once(client: Client, page: str) -> Taken:
    """Ask for a page once."""
    clock, processor = time.perf_counter(), time.thread_time()
    answer = client.get(page)
    taken = Taken(time.thread_time() - processor, time.perf_counter() - clock, len(answer.content))
    if answer.status_code != 200:
        sys.exit(f"{page} answered {answer.status_code}")
    return taken


def measured(client: Client, page: str) -> tuple[Taken, Taken]:
    """Give the least that a page and the page beside it take, asked for in turn."""
    pairs = [(once(client, page), once(client, BESIDE)) for _ in range(ROUNDS)]
    return min(one for one, _ in pairs), min(other for _, other in pairs)


def main() -> None:
    """Measure every page for each role, print a table, and fail where the scorecard is slow."""
    print("| page | role | processor ms | clock ms | times the help page | kilobytes |")
    print("|---|---|--:|--:|--:|--:|")
    slow = []
    for role in ROLES:
        client = signed_in(role)
        for page, name in PAGES.items():
            taken, beside = measured(client, page)
            print(
                f"| {name} | {role} | {taken.processor * 1000:.0f} | {taken.clock * 1000:.0f} | "
                f"{taken.processor / beside.processor:.0f} | {taken.size / 1024:.0f} |"
            )
            slow += [role] if page == SCORECARD and taken.processor > ASKED else []
    if slow:
        sys.exit(f"The scorecard takes more than {ASKED} s of processor time: {', '.join(slow)}")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        settings.DATABASES["default"]["NAME"] = str(Path(folder) / "site.sqlite3")
        django.setup()
        call_command("migrate", verbosity=0)
        from lineofsight.accounts import sample_people

        list(sample_people.make(training=True))
        main()
