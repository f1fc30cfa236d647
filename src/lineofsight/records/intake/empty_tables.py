"""Tables of the standard dataset that are there without a row: none, or nobody extracts them.

A database has every table, and most systems leave some empty for good. What the rest of the
records says decides: a table none of whose rows stands, where the table it hangs on has many, says
nothing, and what counts from it is *no data*. The settings name tables that are truly kept.
"""

from collections.abc import Iterable, Iterator, Sequence

from lineofsight.records.findings import Finding, Kind, Place
from lineofsight.records.mapping.catalogue import MAPPINGS, sources_of
from lineofsight.records.mapping.filling import FilledList
from lineofsight.records.mapping.ssd import LISTS
from lineofsight.records.readers.layouts import Reading
from lineofsight.records.readers.recognising import NO_CHANCE
from lineofsight.records.readers.ssd_links import hangs_on
from lineofsight.records.standard.in_words import called


def mark_empty(lists: Sequence[FilledList], *, kept: Sequence[str]) -> None:
    """Note of each list without a row that it says nothing, and why; those `kept` truly have none.

    The table it hangs on is the next above it that has a row.
    """
    ours = {one.mapping.name: one for one in lists if one.mapping.family == "ssd"}
    for name, one in ours.items():
        if one.rows_in or name in kept:
            continue
        above = hangs_on(name)
        while above and not (above in ours and ours[above].rows_in):
            above = hangs_on(above)
        if above and ours[above].rows_in >= NO_CHANCE:
            one.says_nothing = f"{name} is empty: nothing for any of {_rows_of(ours[above])}"


def _rows_of(one: FilledList) -> str:
    """Say how many rows a list has, by what its first table is called: `60 child protection plans`.

    Rows, since no row was looked at yet: some may not count.
    """
    first = one.tables[0].table if one.tables else "person"
    return f"{one.rows_in:,} {called(first)}"


def empty_tables(lists: Sequence[FilledList]) -> dict[str, str]:
    """Say for each standard table which list of it says nothing, and why."""
    return {
        filled.table: one.says_nothing for one in lists if one.says_nothing for filled in one.tables
    }


def kept_back_tables(reading: Reading) -> dict[str, str]:
    """Say for each standard table which list of it the account that loaded may not read."""
    return {
        fill.table: f"the account that loaded it may not read {one.kept_back}"
        for one in reading.ignored
        if one.kept_back
        for fill in MAPPINGS["ssd", one.kept_back].fills
    }


def about_partial(found: Iterable[tuple[str, str, FilledList]]) -> Iterator[Finding]:
    """Say of the lists that are not read beside another return what follows, and what to give."""
    for table, why, one in found:
        others = [source for source in sources_of(table) if source != one.mapping.words]
        yield Finding(
            Kind.ASSUMED, why, one.place, table=table,
            assumed=f"no data, until there is {' or '.join(others)}",
        )  # fmt: skip


def about_empty(lists: Sequence[FilledList], *, kept: Sequence[str]) -> Iterator[Finding]:
    """Say of the lists that say nothing what follows, and which names of the settings are none."""
    for one in lists:
        if one.says_nothing:
            yield Finding(
                Kind.ASSUMED,
                f"{one.says_nothing}: it is not known whether there was none",
                one.place,
                assumed="no data, until [records] kept_tables in authority.toml names the table",
            )
    known = {one.name for one in LISTS}
    for name in (name for name in kept if name not in known):
        yield Finding(
            Kind.CHECK,
            f"[records] kept_tables names {name}, which is no table of the standard dataset",
            Place("authority.toml"),
            assumed="passed over",
        )
