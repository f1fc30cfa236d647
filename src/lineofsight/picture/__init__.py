"""The picture: one file built after a load, from which pages read all they show.

Names the whole reading interface. `build` writes the file; `open_picture` opens it; each reading
function takes a `Picture`, and a `Scope` wherever a child could be named.
"""

from lineofsight.picture.child_records import (
    Address,
    Child,
    Event,
    Involvement,
    ListedChild,
    Page,
    Relative,
    Status,
    address,
    child,
    children,
    labels,
    may_see,
    restricted_in_records,
    timeline,
)
from lineofsight.picture.indicators import (
    Benchmark,
    Beside,
    Facts,
    Group,
    Point,
    Series,
    breakdown,
    indicator,
    series,
)
from lineofsight.picture.made.building import build
from lineofsight.picture.owed import Duty, Unanswered, counted, duties, unanswered
from lineofsight.picture.reading import Picture, is_current, open_picture
from lineofsight.picture.said import Exactness, Said
from lineofsight.picture.scope import NOBODY, Scope
from lineofsight.picture.scorecard import (
    About,
    Judged,
    ScorecardRow,
    about,
    areas,
    scorecard_rows,
)
from lineofsight.picture.staff import Team, Worker, teams, workers

__all__ = [
    "NOBODY", "About", "Address", "Benchmark", "Beside", "Child", "Duty", "Event", "Exactness",
    "Facts", "Group", "Involvement", "Judged", "ListedChild", "Page", "Picture", "Point",
    "Relative", "Said", "Scope", "ScorecardRow", "Series", "Status", "Team", "Unanswered",
    "Worker", "about", "address", "areas", "breakdown", "build", "child", "children", "counted",
    "duties", "indicator", "is_current", "labels", "may_see", "open_picture",
    "restricted_in_records", "scorecard_rows", "series", "teams", "timeline", "unanswered",
    "workers",
]  # fmt: skip
