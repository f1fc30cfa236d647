"""What the reader raised at boards, and what happened to it; and what waits for an answer."""

import datetime as dt
from dataclasses import replace

from lineofsight.accounts.matrix import Right
from lineofsight.accounts.roles import Role
from lineofsight.accounts.standing import may
from lineofsight.boards import reach
from lineofsight.boards.actions import items, visits
from lineofsight.boards.listing import listing
from lineofsight.boards.models import Decision
from lineofsight.boards.said import visits as said_visits
from lineofsight.boards.said.bodies import decisions
from lineofsight.plan.day import today
from lineofsight.web.homes.part import Part, Reader

LAST = 5
"""Decisions of boards that a member is told of."""
SOON = dt.timedelta(days=14)
"""How long before a visit it stands on the page of those who keep the boards."""
SHOWN = 20
"""Items at most, the newest; the page of what was raised has them all."""


def own(reader: Reader) -> Part | None:
    """Give a member's comments and what became of them; None for whoever raises nothing."""
    if not reader.is_any(Role.COUNCILLOR):
        return None
    found = listing(reader.request, items.of_person(reader.person)[:SHOWN])
    table = found.table(
        "What you raised", "You have raised nothing yet. A comment of yours stands "
        "here until you close it.", quiet=True,
    )  # fmt: skip
    return Part(
        "Your comments, and what happened to them", "web/homes/raised.html",
        {"table": table, "may_raise": True},
    )  # fmt: skip


def open_of_boards(reader: Reader) -> Part | None:
    """Give what is open of the boards on which a board member sits; None for others."""
    if not reader.is_any(Role.BOARD_MEMBER):
        return None
    every = listing(reader.request, reach.items(reader.person)).open()
    shown = replace(every, each=every.each[:SHOWN])
    table = shown.table("Raised and open", "Nothing is open of the boards you sit on.", quiet=True)
    return Part("Open at the boards you sit on", "web/homes/raised.html", {"table": table})


def decided(reader: Reader) -> Part | None:
    """Give a member the last decisions of the boards; None for others, and where none was made."""
    found = list(
        Decision.objects.exclude(outcome="").select_related("body").order_by("-decided_on")[:LAST]
    )
    if not reader.is_any(Role.COUNCILLOR) or not found:
        return None
    return Part("Last decisions", "web/homes/raised.html", {
        "table": replace(decisions(found), quiet_caption=True),
    })  # fmt: skip


def asked_by_visits(reader: Reader) -> Part | None:
    """Give what visits asked for and was not sent, due soonest first, and which are coming."""
    if not may(reader.person, Right.KEEP_BOARDS):
        return None
    day = today()
    unsent = list(visits.unsent())
    coming = list(visits.coming(day, day + SOON))
    if not unsent and not coming:
        return None
    late = sum(one.due_on is not None and one.due_on < day for one in unsent)
    title = f"Asked for by visits: {len(unsent)} not sent, {late} overdue" if unsent \
        else "A monitoring visit is coming"  # fmt: skip
    table = said_visits.due(unsent, coming, on=day)
    return Part(title, "web/homes/raised.html", {"table": replace(table, quiet_caption=True)})


def waiting(reader: Reader) -> Part | None:
    """Give what was raised and waits for an answer, or is late; None for who answers nothing."""
    if not may(reader.person, Right.ANSWER_ITEMS):
        return None
    every = listing(reader.request, items.still_open())
    waits = [one for one in every.each if one[1].is_late or one[1].answer is None]
    if not waits:
        return None
    many = "1 thing that was raised waits" if len(waits) == 1 else f"{len(waits)} things wait"
    return Part(f"{many} for you", "web/homes/raised_waits.html",
                {"items": [one for one, _ in waits[:SHOWN]]})  # fmt: skip
