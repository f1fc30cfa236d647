"""Measure the picture: building it for a sample authority, and every read that a page makes.

Run `python bench/picture.py [children]` (4,000 unless said). The sample is made and loaded in a
folder that goes afterwards. Reads are the best of five; the build is taken once, by the clock and
in processor time, part by part.
"""

import datetime as dt
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from lineofsight import picture as pages
from lineofsight.kernel.periods import Month
from lineofsight.picture import Picture, Scope
from lineofsight.records import intake
from lineofsight.records.home import Home
from lineofsight.records.sample import write
from lineofsight.settings import DEFAULT

MONTH = Month(2017, 11)
ROUNDS = 5


def quietly(words: str, share: float) -> None:
    """Say nothing of how far it is."""
    del words, share


def loaded(folder: Path, children: int) -> Home:
    """Make a sample and load it."""
    write(folder / "sample", month=MONTH, children=children, seed=7, progress=quietly)
    home = Home(folder / "home")
    intake.load(
        [folder / "sample"], home=home, settings=DEFAULT, month=MONTH, authority="Wandle",
        loaded_at=dt.datetime.now(tz=dt.UTC), progress=quietly,
    )  # fmt: skip
    return home


def build(home: Home) -> None:
    """Build the picture and print what each part took."""
    began, worked = time.perf_counter(), time.process_time()
    told: list[tuple[str, float]] = []

    def step(words: str, share: float) -> None:
        del share
        told.append((words, time.perf_counter()))

    now = dt.datetime.now(tz=dt.UTC)
    pages.build(home, today=MONTH.last_day, made_at=now, progress=step)
    for (words, at), (_, until) in pairwise(told):
        print(f"  {until - at:6.1f} s  {words}")
    print(
        f"built in {time.perf_counter() - began:.1f} s, {time.process_time() - worked:.1f} s of "
        f"processor time, {home.picture.stat().st_size / 1e6:.0f} megabytes"
    )


def reads(picture: Picture) -> dict[str, Callable[[], object]]:
    """Give what a page asks for, by name."""
    scope = Scope(whole=True)
    team = max(pages.teams(picture), key=lambda one: one.children).name
    token = pages.children(picture, scope=scope).children[0].token
    return {
        "scorecard": lambda: pages.scorecard_rows(picture, exactness="exact"),
        "scorecard of a team": lambda: pages.scorecard_rows(picture, exactness="exact", team=team),
        "scorecard, protected": lambda: pages.scorecard_rows(picture, exactness="protected"),
        "indicator": lambda: pages.indicator(picture, "CP13", exactness="exact"),
        "series": lambda: pages.series(picture, "CP13", exactness="exact"),
        "series of a team": lambda: pages.series(
            picture, "CP13", exactness="exact", by="team", group=team
        ),
        "breakdown": lambda: pages.breakdown(picture, "CP13", "team", exactness="exact"),
        "children": lambda: pages.children(picture, scope=scope),
        "child": lambda: pages.child(picture, token, scope=scope),
        "timeline": lambda: pages.timeline(picture, token, scope=scope),
        "duties of a team": lambda: pages.duties(picture, scope=Scope(teams=frozenset({team}))),
        "fifty duties": lambda: pages.duties(picture, scope=scope, limit=50),
        "search": lambda: pages.search(picture, "cop", scope=scope),
        "behind": lambda: pages.children_behind(picture, "FD1", scope=scope, which="all"),
        "not seen": lambda: pages.not_seen(picture, scope=scope, limit=50),
        "seen by team": lambda: pages.seen_by_team(picture),
        "weeks": lambda: pages.front_door_weeks(picture, exactness="exact"),
        "shocks": lambda: pages.shocks(picture, exactness="exact"),
        "workforce": lambda: pages.workforce(picture, exactness="exact"),
        "look-ahead": lambda: pages.look_ahead(picture),
        "coverage": lambda: pages.coverage(picture),
        "wrong rows": lambda: pages.wrong_rows(picture, scope=scope, others=True),
    }


def measure(picture: Picture) -> None:
    """Print the best of five of each read."""
    for name, read in reads(picture).items():
        taken = []
        for _ in range(ROUNDS):
            began = time.perf_counter()
            read()
            taken.append(time.perf_counter() - began)
        print(f"  {min(taken) * 1000:6.1f} ms  {name}")


def main() -> None:
    """Make, load, build and read."""
    children = int(sys.argv[1]) if len(sys.argv) > 1 else 4000
    with tempfile.TemporaryDirectory() as folder:
        home = loaded(Path(folder), children)
        build(home)
        measure(pages.open_picture(home))


if __name__ == "__main__":
    main()
