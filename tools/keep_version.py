"""Keep a small filled site database of this version, so that later versions can be tried on it.

`python tools/keep_version.py` writes `tests/versions/VERSION.sql`: people, roles, looks,
restrictions, answers, commentary and loads, all invented and made by the program's own actions.
Run it when a version is finished; `--over` replaces one that was kept too early.
"""

import datetime as dt
import os
import sqlite3
import sys
import tempfile
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import django
from django.core.management import call_command

from lineofsight import __version__
from lineofsight.records.home import Home

if TYPE_CHECKING:
    from lineofsight.accounts.models import Person

KEPT = Path(__file__).resolve().parents[1] / "tests" / "versions"
SECRET = sha256(b"the secret of every kept version").digest()
"""The chain of looks is keyed with it: known to all, as everything in here is invented."""

CHILDREN = [f"invented-child-{number:07d}" for number in range(6)]
START = dt.date(2017, 1, 1)


def main(words: list[str]) -> None:
    """Fill a database in a folder that passes, and keep it as SQL."""
    target = KEPT / f"{__version__}.sql"
    if target.exists() and "--over" not in words:
        sys.exit(f"{target.name} is kept already: say --over to replace it.")
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder))
        home.secret.write_bytes(SECRET)
        os.environ["LINEOFSIGHT_HOME"] = folder
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lineofsight.web.settings")
        django.setup()
        call_command("migrate", verbosity=0)
        fill()
        target.write_text(as_sql(home.site), encoding="utf-8", newline="\n")
    print(f"{target.relative_to(KEPT.parents[1])}: {target.stat().st_size / 1000:.0f} kB")


def as_sql(database: Path) -> str:
    """Give a database as the statements that make it again."""
    with closing(sqlite3.connect(database)) as opened:
        return "\n".join(opened.iterdump()) + "\n"


def fill() -> None:
    """Do a little of everything that leaves a row."""
    people = _people()
    _looks_and_what_bends_the_rules(people)
    _answers(people)
    _words_and_loads(people)


def _people() -> dict[str, "Person"]:
    """Make a person for each of some roles, by two administrators, with one role that ended."""
    from allauth.mfa.models import Authenticator  # noqa: PLC0415  models come after set-up

    from lineofsight.accounts import actions  # noqa: PLC0415
    from lineofsight.accounts.roles import Role  # noqa: PLC0415

    def made(title: str, **more: str) -> "Person":
        return actions.make_person(
            f"{title.replace(' ', '-')}@kept.example", f"The {title}", by=None, **more
        )

    first, second = (made(f"administrator {number}") for number in (1, 2))
    for one in (first, second):
        actions.grant_at_machine(one, Role.ADMINISTRATOR, starts=START)
    people = {"administrator": first}
    for role in (Role.PRACTITIONER, Role.TEAM_MANAGER, Role.HEAD_OF_SERVICE, Role.DIRECTOR,
                 Role.ANALYST, Role.AUDITOR, Role.COUNCILLOR):  # fmt: skip
        people[role.title] = person = made(role.title, worker_code="W0001")
        place = "Court Team" if role.needs_place or role is Role.PRACTITIONER else ""
        grant = actions.ask_grant(first, person, role, starts=START, why="begins", place=place)
        actions.agree_grant(second, grant)
    ended = actions.ask_grant(
        first, people[Role.ANALYST.title], Role.TEAM_MANAGER, starts=START, why="leave",
        place="Court Team", ends=START + dt.timedelta(days=90), cover=True,
    )  # fmt: skip
    actions.agree_grant(second, ended)
    actions.change_account(first, people[Role.COUNCILLOR.title], "close")
    secret = {"secret": "kept, and never asked"}
    Authenticator.objects.create(user=first, type=Authenticator.Type.TOTP, data=secret)
    return people


def _looks_and_what_bends_the_rules(people: dict[str, "Person"]) -> None:
    from django.test import RequestFactory  # noqa: PLC0415

    from lineofsight.accounts import emergency, looks, reasons, restricting  # noqa: PLC0415
    from lineofsight.accounts.models import Restriction  # noqa: PLC0415

    practitioner, manager = people["practitioner"], people["team manager"]
    head, director = people["head of service"], people["director"]
    request: Any = RequestFactory().get("/")
    for number, person in enumerate(people.values()):
        request.user = person
        looks.looked(request, kind="child", children=CHILDREN[: number % 4], subject="drawn")
    request.user = practitioner
    practitioner.session_mark = "0" * 64
    reasons.give(request, practitioner, resource="child", subject=CHILDREN[0], why="for a visit")
    restricting.restrict(manager, CHILDREN[1], ground="directed", words="by the director")
    restricting.name_for(manager, CHILDREN[1], practitioner)
    restricting.restrict(practitioner, CHILDREN[2], ground="relative", words="a colleague's child")
    restricting.agree(manager, Restriction.objects.get(token=CHILDREN[2]))
    for by in (head, director):
        restricting.lift(by, Restriction.objects.get(token=CHILDREN[2]))
    for child, person in ((CHILDREN[3], practitioner), (CHILDREN[4], manager)):
        conflict = restricting.declare_conflict(person, person, child, kind="kin")
    restricting.end_conflict(director, conflict)
    why = "the out of hours team needs it tonight"
    for child in CHILDREN[4:]:
        use = emergency.break_glass(request, practitioner, child, category="duty", reason=why)
    if use:
        emergency.review(manager, use, verdict="right", note="seen with the out of hours team")


def _answers(people: dict[str, "Person"]) -> None:
    from django.utils import timezone  # noqa: PLC0415

    from lineofsight.answers import rules  # noqa: PLC0415
    from lineofsight.answers.models import Answer  # noqa: PLC0415

    analyst, head, now = people["performance analyst"], people["head of service"], timezone.now()
    table = [["Team", "Children"], ["Court Team", "14"]]
    for number, state in enumerate(rules.STATES):
        decided = {"decided_by": head, "decided_at": now} if state in rules.FINAL else {}
        Answer.objects.create(
            question={"population": "children_in_need"}, words="Children in need by team",
            exact={"cells": [14]}, snapshot="2017-11 v1 kept0000", asked_by=analyst, counted_at=now,
            state=state, reference=f"FOI-{number}", source="foi", asked_on=START,
            due_on=rules.due_on(START), table=table, digest=rules.digest_of(table),
            prepared_by=analyst, prepared_at=now, **decided,
        )  # fmt: skip


def _words_and_loads(people: dict[str, "Person"]) -> None:
    from django.utils import timezone  # noqa: PLC0415

    from lineofsight.commentary.actions import write  # noqa: PLC0415
    from lineofsight.web.data import loading  # noqa: PLC0415
    from lineofsight.web.data.models import Upload  # noqa: PLC0415
    from lineofsight.web.data.rules import State  # noqa: PLC0415

    manager, now = people["team manager"], timezone.now()
    for seen, text in enumerate(("Two visits were late.", "Two visits were late, and are made.")):
        write("CP8", "2017-11", text, seen=seen, by=manager, at=now)
    for number, state in enumerate(State):
        upload = Upload.objects.create(
            key=f"kept-{number:017d}", sender=people["performance analyst"], sent_at=now,
            month="2017-11", digest="0" * 64, files=[{"name": "001.csv", "bytes": 1200}],
            state=state.name, fell=True, why="a third fewer visits",
            approver=people["head of service"] if state is State.SEALED else None,
        )  # fmt: skip
    loading.look_at.enqueue(upload.pk)


if __name__ == "__main__":
    main(sys.argv[1:])
