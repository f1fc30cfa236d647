"""Feeds drawn in a test, written to files and loaded: the shortest way from a row to its table."""

import csv
import datetime as dt
from pathlib import Path

from lineofsight.kernel.periods import Month
from lineofsight.records import intake
from lineofsight.records.home import Home
from lineofsight.records.intake.gathering import Gathered, gather
from lineofsight.records.mapping.asked import Asked
from lineofsight.records.readers.reading import read
from lineofsight.settings import DEFAULT

SSD = Path(__file__).parents[1] / "data" / "ssd"
"""A small Standard Safeguarding Dataset, written by hand."""


def drawn(text: str) -> list[dict[str, str]]:
    """Read a drawn table: names of columns, then one row a line, cells parted by `|`."""
    lines = [line for line in text.splitlines() if line.strip()]
    cells = [[cell.strip() for cell in line.split("|")] for line in lines]
    return [dict(zip(cells[0], row, strict=True)) for row in cells[1:]]


def write(folder: Path, **feeds: str) -> list[Path]:
    """Write each drawn feed as a CSV; a double underscore in its name stands for a blank."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, text in feeds.items():
        rows = drawn(text)
        path = folder / f"{name.replace('__', ' ')}.csv"
        headings = [cell.strip() for cell in text.strip().splitlines()[0].split("|")]
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(headings)
            writer.writerows([row[heading] for heading in headings] for row in rows)
        paths.append(path)
    return paths


def gathered(
    folder: Path,
    *,
    month: str = "2017-11",
    extracted: dt.date | None = None,
    covers_from: dt.date | None = None,
    authority: str | None = None,
    **feeds: str,
) -> Gathered:
    """Load drawn feeds, and files a test put beside them, as far as their tables."""
    asked = Asked(Month.parse(month), extracted or Month.parse(month).last_day)
    write(folder / "feeds", **feeds)
    reading = read([folder / "feeds"])
    return gather(
        reading, asked=asked, covers_from=covers_from, settings=DEFAULT, authority=authority
    )


def sealed(
    folder: Path, *, month: str | None = "2017-11", home: Path | None = None, **options_and_feeds
) -> intake.LoadResult:
    """Load drawn feeds and seal them in a home folder."""
    options = {
        name: options_and_feeds.pop(name)
        for name in ("extracted", "accept_fall", "check", "authority", "covers_from")
        if name in options_and_feeds
    }
    paths = write(folder / f"feeds-{month}", **options_and_feeds)
    return intake.load(
        paths,
        home=Home(home or folder / "home"),
        settings=DEFAULT,
        month=Month.parse(month) if month else None,
        loaded_at=dt.datetime(2017, 12, 1, 9, 30, tzinfo=dt.UTC),
        **options,
    )


def rows(found: Gathered, table: str, *columns: str) -> list[tuple]:
    """Give the kept rows of one table as tuples of some columns."""
    taken = found.tables[table].select(list(columns)).to_pydict()
    return list(zip(*taken.values(), strict=True))


def said(found: Gathered, kind: str) -> list[tuple[str, tuple[int, ...]]]:
    """List the findings of one kind: the problem, and the Excel rows."""
    return [(one.problem, one.rows) for one in found.findings if one.kind == kind]


def aside(found: Gathered) -> list[tuple[str, int, str]]:
    """List the rows set aside: table, Excel row, reason."""
    taken = found.set_aside.select(["table", "row", "reason"]).to_pydict()
    return list(zip(*taken.values(), strict=True))


def sealed_from(
    folder: Path,
    *paths: Path,
    month: str = "2017-11",
    database: intake.Database | None = None,
    home: Path | None = None,
) -> intake.LoadResult:
    """Load files that stand somewhere, or a database, and seal them in a home folder."""
    return intake.load(
        paths,
        home=Home(home or folder / "home"),
        settings=DEFAULT,
        month=Month.parse(month),
        database=database,
        loaded_at=dt.datetime(2017, 12, 1, 9, 30, tzinfo=dt.UTC),
    )
