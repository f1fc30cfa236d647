"""The teams a manager answers for: children, workers, what is overdue."""

from urllib.parse import urlencode

from django.urls import reverse

from lineofsight.picture import Team
from lineofsight.ui.tables import Column, Table
from lineofsight.ui.words import Link
from lineofsight.web.cases.holders import in_all, unsaid
from lineofsight.web.homes.part import Part, Reader

_COLUMNS = (
    Column("Team"),
    Column("Children", numeric=True),
    Column("Of those, held by nobody", numeric=True),
    Column("Workers", numeric=True),
    Column("Things overdue", numeric=True),
)


def teams(reader: Reader) -> Part | None:
    """Give the manager's teams side by side; None for who manages none."""
    found = reader.teams_managed
    if not found:
        return None
    busy = [one for one in found if one.children or one.overdue]
    rows = [_row(one) for one in sorted(busy, key=lambda one: -one.overdue)]
    title = "Your team" if len(found) == 1 else "Your teams"
    why = reader.about.no_holders
    empty = unsaid(why) if why else "No team of yours holds a child."
    table = Table(title, _COLUMNS, rows, quiet_caption=True, empty=empty)
    quiet = "" if why else _quiet(found, busy)
    return Part(title, "web/homes/teams.html", {"table": table, "quiet": quiet})


def _row(team: Team) -> tuple[Link, str, str, str, str]:
    return (
        Link(team.name, f"{reverse('children')}?{urlencode({'team': team.name})}"),
        f"{team.children:,}",
        in_all([team.unallocated]),
        in_all([team.workers]),
        f"{team.overdue:,}",
    )


def _quiet(found: list[Team], busy: list[Team]) -> str:
    names = [one.name for one in found if one not in busy]
    return f"No child, nothing overdue: {', '.join(names)}." if names and busy else ""
