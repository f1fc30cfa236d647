"""Write the story of the borough as the files a council hands in."""

import datetime as dt
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from lineofsight.kernel.periods import Month
from lineofsight.kernel.progress import Step
from lineofsight.records.sample import (
    annex_a,
    authority,
    dirt,
    feeds_children,
    feeds_front_door,
    feeds_protection,
    feeds_quality,
    feeds_service,
    programme,
    ssda903,
    story,
)
from lineofsight.records.sample.levelling import open_children
from lineofsight.records.sample.sheets import Sheet, write_csv, write_workbook

SMALLEST_SAID = 6  # a smaller number of young people is not put into words in public


@dataclass(frozen=True)
class Written:
    """What was written: where, how many rows of each list, how many children are open."""

    folder: Path
    month: Month
    files: tuple[Path, ...]
    rows: dict[str, int]  # list or file -> rows
    children: int  # open to the service on the last day
    dirt: tuple[str, ...]  # what was spoiled on purpose, and where


def write(
    folder: Path,
    *,
    month: Month,
    children: int,
    seed: int,
    progress: Step | None = None,
) -> Written:
    """Write a made-up borough into a folder; the same month, number and seed give the same bytes.

    `children` is how many are open to the service on the month's last day. `progress` is told
    what is being done and how much is done, 0 to 1. Raises `Problem` for a month whose working
    days are not known.
    """
    with _undisturbed():
        return _written(folder, month, children, seed, progress or (lambda _what, _share: None))


def _written(folder: Path, month: Month, children: int, seed: int, step: Step) -> Written:
    told = story.told(month=month, children=children, seed=seed, step=step)
    step("Filling in the returns", 0.4)
    lists, returns, feeds, known = _filled_in(told)
    spoiled = dirt.soiled({sheet.name: sheet for sheet in (*lists, *feeds)}, seed=seed)
    for name in ("annex_a", "ssda903", "feeds"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    step("Writing the Annex A workbook", 0.55)
    book = folder / "annex_a" / f"Annex_A_{month.year}_{month.number:02d}.xlsx"
    rows = write_workbook(book, lists, author="Performance team")
    step("Writing the SSDA903 files and the local feeds", 0.9)
    files = [book]
    for place, sheets in (("ssda903", returns), ("feeds", feeds)):
        for sheet in sheets:
            files.append(folder / place / f"{sheet.name}.csv")
            rows[f"{place}/{sheet.name}"] = write_csv(files[-1], sheet)
    plan = folder / "feeds" / "plan.xlsx"
    in_plan = programme.write_plan(plan, last=month, known=known)
    rows |= {f"plan {name}": many for name, many in in_plan.items()}
    settings = folder / "authority.toml"
    settings.write_text(authority.written(told.times), encoding="utf-8", newline="\n")
    step("Done", 1.0)
    open_now = open_children(told.borough)
    return Written(folder, month, (*files, plan, settings), rows, open_now, tuple(spoiled))


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Let no search for garbage run among millions of rows that are all still wanted."""
    searches = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searches:
            gc.enable()


def _filled_in(
    told: story.Story,
) -> tuple[list[Sheet], list[Sheet], list[Sheet], dict[str, str]]:
    """Give the lists of Annex A, the files of SSDA903, the local feeds, and what the words say."""
    month = told.times.last
    lists = annex_a.lists(told)
    returns = ssda903.files(told)
    named = {str(row[0]) for sheet in (*lists, *returns) for row in sheet.rows}
    protection = feeds_protection.feeds(told)
    of_children = [sheet for sheet in protection if sheet.headings[0] == "Child Unique ID"]
    named |= {str(row[0]) for sheet in of_children for row in sheet.rows}
    feeds = [
        *feeds_children.feeds(told, named),
        *feeds_front_door.feeds(told),
        *protection,
        *feeds_service.feeds(told),
        *feeds_quality.feeds(told),
    ]
    known = _known({sheet.name: sheet for sheet in feeds}, month)
    return (
        lists,
        returns,
        [*feeds, programme.targets(month), programme.narrative(month, known)],
        known,
    )


def _known(sheets: dict[str, Sheet], month: Month) -> dict[str, str]:
    """Count what the month's words mention, from the same rows that are written."""
    pages = sum(row[2] for row in sheets["scanning"].rows if isinstance(row[2], int))
    victims = {
        row[3] for row in sheets["incidents"].rows
        if _in_month(row[1], month) and row[2] != "other" and 1 <= int(str(row[4])) <= 19
    }  # fmt: skip
    came = sum(
        _in_month(row[1], month) and row[2] == "agreed" and row[3] == "Yes"
        for row in sheets["permanence_matches"].rows
    )
    fair = sum(row[1] == "job fair" for row in sheets["recruitment"].rows)
    return programme.facts(
        month, pages=f"{pages:,}", victims=_said(len(victims)), attended=_said(came),
        fair=_said(fair),
    )  # fmt: skip


def _in_month(cell: object, month: Month) -> bool:
    return isinstance(cell, dt.date) and Month.of(cell) == month


def _said(many: int) -> str:
    return f"{many:,}" if many >= SMALLEST_SAID else "some"
