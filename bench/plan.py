"""Measure a large plan: 500 actions, each reported on in each of 24 months.

Run `python bench/plan.py HOME`, a home folder that is loaded and has its picture. Each page is
asked for in turn with the help page, as `bench/pages.py` does, and the least of each is taken; the
workbook is sent once by a process that has read nothing yet, and then again. The site's own
database is a new one, thrown away.
"""

import os
import sys
import tempfile
import time
from pathlib import Path

os.environ |= {
    "LINEOFSIGHT_HOME": sys.argv[1],
    "LINEOFSIGHT_TRAINING": "1",
    "LINEOFSIGHT_INSECURE": "1",
    "DJANGO_SETTINGS_MODULE": "lineofsight.web.settings",
}

import django
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client

ROUNDS = 7
PAGE, COMPARE, IMPORT = 0.2, 0.3, 3.0
"""Seconds asked for: any page, two days compared, a workbook sent."""

BESIDE = "/help/"
PAGES = {
    "/plan/": ("the plan", PAGE),
    "/plan/actions/2.10/": ("one action, 25 versions", PAGE),
    "/plan/streams/Practice/": ("one work stream", PAGE),
    "/plan/changes/": ("changes", PAGE),
    "/plan/approval/": ("approval", PAGE),
    "/plan/closing/": ("closing", PAGE),
    "/plan/plans/": ("all plans", PAGE),
    "/plan/compare/?first=2016-01-15&last=2016-02-15": ("two days compared, a month", COMPARE),
    "/plan/compare/?first=2016-01-15&last=2017-12-15": ("two days compared, two years", COMPARE),
    "/plan/plan.xlsx": ("the workbook taken out", PAGE),
    "/indicators/AMT2/": ("an indicator with its actions", PAGE),
}
OF_ROLES = {
    ("director", "/"): ("the first page of the director", PAGE),
    ("councillor", "/"): ("the first page of a councillor", PAGE),
    ("programme", "/"): ("the first page of the programme office", PAGE),
    ("councillor", "/boards/items/"): ("what was raised, as a councillor reads it", PAGE),
    ("programme", "/boards/findings/"): ("findings with what covers them", PAGE),
}
"""Pages of others than the programme office, by the role."""


def client(role: str = "programme") -> Client:
    """Sign somebody in."""
    found = Client(SERVER_NAME="localhost")
    person = get_user_model().objects.get(email=f"{role}@sample.example")
    found.force_login(person, backend="lineofsight.accounts.backend.ActivePeople")
    return found


def once(asking: Client, page: str) -> tuple[float, float]:
    """Ask for a page once: processor time, time by the clock."""
    clock, processor = time.perf_counter(), time.thread_time()
    answer = asking.get(page)
    taken = time.thread_time() - processor, time.perf_counter() - clock
    if answer.status_code != 200:
        sys.exit(f"{page} answered {answer.status_code}")
    return taken


def sent(asking: Client, book: bytes) -> float:
    """Send the workbook with a change in it, and give the processor time."""
    form = {"file": SimpleUploadedFile("plan.xlsx", book), "why": "The board asked for it.",
            "impact": "None for children.", "puts_back": "on"}  # fmt: skip
    processor = time.thread_time()
    answer = asking.post("/plan/send/", form)
    taken = time.thread_time() - processor
    if answer.status_code != 302:
        sys.exit(f"the workbook was answered with {answer.status_code}")
    return taken


def main(books: dict[str, bytes]) -> None:
    """Measure everything, print a table, and fail where something is slower than asked."""
    asking = client()
    pages = [(asking, page, *said) for page, said in PAGES.items()]
    pages += [(client(role), page, *said) for (role, page), said in OF_ROLES.items()]
    print("| what | processor ms | clock ms | times the help page | asked ms |")
    print("|---|--:|--:|--:|--:|")
    slow = []
    for name, book in books.items():
        taken = sent(asking, book)
        print(f"| {name} | {taken * 1000:.0f} | | | {IMPORT * 1000:.0f} |")
        slow += [name] if taken > IMPORT else []
    for reader, page, name, asked in pages:
        pairs = [(once(reader, page), once(reader, BESIDE)) for _ in range(ROUNDS)]
        taken, clock = min(one for one, _ in pairs)
        beside = min(other for _, (other, _) in pairs)
        print(
            f"| {name} | {taken * 1000:.0f} | {clock * 1000:.0f} | {taken / beside:.0f} | "
            f"{asked * 1000:.0f} |"
        )
        slow += [name] if taken > asked else []
    if slow:
        sys.exit(f"Slower than asked, in processor time: {', '.join(slow)}")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        settings.DATABASES["default"]["NAME"] = str(Path(folder) / "site.sqlite3")
        django.setup()
        call_command("migrate", verbosity=0)
        import made_plan

        from lineofsight.accounts import sample_people

        list(sample_people.make(training=True))
        made_plan.fill()
        main({
            f"the workbook sent, the {each} time": made_plan.book(f"Said the {each} time.")
            for each in ("first", "second")
        })  # fmt: skip
