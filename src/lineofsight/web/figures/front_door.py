"""The front door: what comes in, from whom, how much of it becomes a referral, and its shocks."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from lineofsight import picture
from lineofsight.accounts.access import allows
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.standing import exactness_of, person_of
from lineofsight.indicators.demand import FRONT_DOOR
from lineofsight.kernel.periods import in_words
from lineofsight.picture import Exactness, Facts, FrontDoorWeek, Picture, Series, Shock
from lineofsight.picture.said import HIDDEN
from lineofsight.reporting.charts.specs import ChartSpec
from lineofsight.ui import monthly
from lineofsight.ui.tables import Column, Table
from lineofsight.web.figures.cells import COLUMNS, of_row
from lineofsight.web.made_from import made_from
from lineofsight.web.pictured import needs_picture

DRAWN = ("FD1", "FD6", "FD3")
"""Contacts, referrals, and contacts that became referrals."""
SOURCES = ("FD11", "FD11s", "FD11h")
"""Referrals from the police, from schools and from health."""
PROMPT = ("FD2", "FD7", "FD8", "FD9", "FD12")
"""How fast decisions are made, and whether children come back."""
WEEKS = 26
NEWEST_WEEKS = 6
"""Weeks that stand open; those before them are unfolded."""
SOURCE_WEEKS = 13
NAMED = 3
"""Measures named after a shock; the others are counted."""
PARTS = (
    ("more", "Months in which more came in than usual"), ("weeks", "By the week"),
    ("contacts-by-source", "Contacts by source, by the week"), ("who-refers", "Who refers"),
    ("how-fast", "How fast, and who comes back"),
)  # fmt: skip
"""Anchor of each part beneath the charts -> its name; a phone shows one at a time."""
NO_WEEKS = "Weeks are small numbers: they are shown to those who answer for the service."
HIDDEN_WEEKS = (
    "Protected, the weeks that lie in one month are shown with that month where none of them is "
    "small, nor what they leave of the month or of one another. A week that lies in two months is "
    "hidden, and so is one whose month is not published yet."
)
_WEEKS = (
    Column("Week"),
    Column("Contacts", numeric=True),
    Column("Referrals", numeric=True),
    Column("Contacts that became referrals", numeric=True),
)


@dataclass(frozen=True)
class Line:
    """One volume or share through the months."""

    facts: Facts
    spec: ChartSpec | None
    name: str
    title: str
    words: str
    href: str


@allows(Right.SEE_INDICATORS)
@require_safe
@needs_picture
def front_door(request: HttpRequest, kept: Picture) -> HttpResponse:
    """Show contacts and referrals through the months, by source, with shocks marked."""
    exactness = exactness_of(person_of(request))
    series = {code: picture.series(kept, code, exactness=exactness) for code in DRAWN}
    told = picture.front_door_weeks(kept, exactness=exactness)
    by_week, weeks_before = weeks(told)
    lines = [line for code in DRAWN
             if (line := _line(kept, code, series[code], exactness)) is not None]  # fmt: skip
    return render(request, "web/figures/front_door.html", {
        "made_from": made_from(
            person_of(request), kept, beside="Weeks" if by_week.rows else ""
        ),
        "parts": PARTS,
        "lines": lines,
        "drawn": drawn(lines),
        "shocks": [
            shock(one)
            for one in picture.shocks(kept, exactness=exactness)
            if monthly.is_rise(one)
        ],
        "weeks": by_week,
        "hidden_weeks": HIDDEN_WEEKS if by_week.rows and any(one.hidden for one in told) else "",
        "weeks_before": weeks_before,
        "by_source": by_source(
            picture.front_door_weeks(kept, exactness=exactness, by_source=True)
        ),
        "sources": table("Who refers", _rows(kept, SOURCES, exactness)),
        "prompt": table("How fast, and who comes back", _rows(kept, PROMPT, exactness)),
    })  # fmt: skip


def _line(kept: Picture, code: str, series: Series | None, exactness: Exactness) -> Line | None:
    facts = picture.indicator(kept, code, exactness=exactness)
    if facts is None:
        return None
    row = facts.row
    spec = monthly.chart(series, title=row.title, unit=row.unit) if series else None
    return Line(
        facts, spec, code.lower(), f"{row.title} by month",
        monthly.changed(series, spec) if series else "", reverse("indicator", args=[code]),
    )  # fmt: skip


def drawn(lines: Iterable[Line]) -> list[str]:
    """Name the volumes of which any month can be drawn: of the others nobody can say they rose."""
    rows = [one.facts.row for one in lines if one.spec]
    return [row.title[:1].lower() + row.title[1:] for row in rows if row.code in FRONT_DOOR]


def _rows(kept: Picture, codes: Iterable[str], exactness: Exactness) -> list[Facts]:
    found = (picture.indicator(kept, code, exactness=exactness) for code in codes)
    return [one for one in found if one is not None]


def table(name: str, found: Iterable[Facts]) -> Table:
    """Lay out indicators of the front door."""
    return Table(name, COLUMNS, [of_row(one.row) for one in found])


def shock(one: Shock) -> str:
    """Say a month whose volume was beyond its usual range, and what turned worse after it."""
    words = f"{one.title}: {one.words}."
    if not one.after:
        return words
    after = [f"{later.title} ({later.month.name})" for later in one.after]
    more = f", and {len(after) - NAMED:,} more" if len(after) > NAMED else ""
    named = ", ".join(after[:NAMED])
    return f"{words} Then worse beyond the usual range: {named}{more}."


def weeks(found: Iterable[FrontDoorWeek]) -> tuple[Table, Table]:
    """Lay out the newest weeks, and those before them; the newest first."""
    newest = sorted(found, key=lambda one: one.begins, reverse=True)[:WEEKS]
    if all(one.is_hidden for one in newest):
        newest = []
    return (
        _weeks("By the week", newest[:NEWEST_WEEKS]),
        _weeks("The weeks before", newest[NEWEST_WEEKS:]),
    )


def _weeks(name: str, found: Iterable[FrontDoorWeek]) -> Table:
    return Table(
        name,
        _WEEKS,
        [
            (
                f"{one.week}, from {in_words(one.begins)}",
                HIDDEN if "FD1" in one.hidden else _count(one.contacts, one.reason),
                HIDDEN if "FD6" in one.hidden else _count(one.referrals, one.reason),
                one.conversion_words,
            )
            for one in found
        ],
        quiet_caption=True,
        empty=f"{NO_WEEKS} {HIDDEN_WEEKS}",
    )


def by_source(found: Iterable[FrontDoorWeek]) -> Table:
    """Lay out contacts of the newest weeks by who made them: a row for each kind of source."""
    found = [one for one in found if not one.is_hidden]
    begins = sorted({one.begins for one in found})[-SOURCE_WEEKS:]
    sources = dict.fromkeys(one.source for one in found)
    made = {(one.source, one.begins): _count(one.contacts, one.reason) for one in found}
    return Table(
        "Contacts by source, by the week",
        (Column("Source"), *(Column(f"{day.day} {day:%b}", numeric=True) for day in begins)),
        [(source, *(made.get((source, day), "0") for day in begins)) for source in sources],
        quiet_caption=True,
        wide=True,
        empty=NO_WEEKS,
    )


def _count(many: int | None, reason: str) -> str:
    return f"no data: {reason}" if many is None else f"{many:,}"
