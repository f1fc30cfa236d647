"""What a table of the standard dataset is made of: columns with meanings, a key, a shape.

The declarations built from these types are the schema and the data dictionary in one: the
Parquet files, the checks, the reference pages and the drawn tables of the tests all follow them.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

Kind = Literal["text", "code", "yes/no", "date", "time", "integer", "decimal"]
Shape = Literal["facts", "events", "spells", "latest", "register"]

ALSO = {
    "date": {"month": "INTEGER", "work": "INTEGER", "day": "INTEGER"},
    "time": {
        "on": "DATE",
        "month": "INTEGER",
        "work": "INTEGER",
        "day": "INTEGER",
        "second": "BIGINT",
        "has_time": "INTEGER",
    },
}
"""What each date and time carries beside it (suffix -> SQL type); see `kernel.days.DAY_NUMBERS`."""

SQL_TYPES = {
    "text": "VARCHAR",
    "code": "VARCHAR",
    "yes/no": "VARCHAR",
    "date": "DATE",
    "time": "TIMESTAMP",
    "integer": "INTEGER",
    "decimal": "DECIMAL(12,4)",
}

SOURCE_COLUMNS = {"source_file": "INTEGER", "source_row": "INTEGER"}
"""Where each row came from: place in the seal's list of sources, and Excel row. No population
selects them; lineage does."""


@dataclass(frozen=True)
class Column:
    """One column: its plain name, kind, meaning, and the SSD field it equals, if any."""

    name: str
    kind: Kind
    meaning: str
    ssd: str = ""
    codes: str = ""  # name of a code set; for kind "code"
    has_birthday: bool = False  # carries x_birthday: age is a difference of birthday numbers
    is_expected: bool = False  # due, planned or running out: may well lie after the extract

    @property
    def has_happened(self) -> bool:
        """Ask whether it is a day on which something happened, so that none is to come."""
        return self.kind in ("date", "time") and not (self.is_expected or self.has_birthday)

    @property
    def stem(self) -> str:
        """The name without its suffix: `started_on` gives `started`."""
        return self.name.rsplit("_", 1)[0]

    @cached_property
    def stored(self) -> dict[str, str]:
        """Every stored column it gives: name -> SQL type."""
        also = {f"{self.stem}_{suffix}": kind for suffix, kind in ALSO.get(self.kind, {}).items()}
        birthday = {f"{self.stem}_birthday": "INTEGER"} if self.has_birthday else {}
        return {self.name: SQL_TYPES[self.kind], **also, **birthday}


@dataclass(frozen=True)
class Table:
    """One table of the standard dataset.

    `key` makes a row a duplicate: rows alike in every key column are one row; where their other
    facts differ they are a conflict. `begins` and `ends` name the columns its reach is worked out
    from (counting rules, section 8): *events* reach back to their earliest `begins`, *spells* to
    their earliest `ends`, *latest* rows answer only the extract's own month, *facts* and
    *registers* (a list as it stands) answer every month.
    """

    name: str
    meaning: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    shape: Shape
    begins: str = ""
    ends: str = ""
    needs: tuple[str, ...] = ()  # a row without these is set aside
    history_by: str = ""  # of its key: what parts the rows of one, where a source keeps history
    ssd: str = ""  # the SSD table; empty: ours, in addition to the SSD

    def column(self, name: str) -> Column:
        """Give the declared column of this name."""
        return next(column for column in self.columns if column.name == name)

    @cached_property
    def stored(self) -> dict[str, str]:
        """Every stored column of the table, in order: name -> SQL type."""
        columns: dict[str, str] = {}
        for column in self.columns:
            columns.update(column.stored)
        return {**columns, **SOURCE_COLUMNS}


def text(name: str, meaning: str, ssd: str = "") -> Column:
    """Declare a column of free or identifying text, kept as written."""
    return Column(name, "text", meaning, ssd)


def code(name: str, codes: str, meaning: str, ssd: str = "") -> Column:
    """Declare a coded column; after load it is never empty (`not recorded` is a code)."""
    return Column(name, "code", meaning, ssd, codes)


def yes_no(name: str, meaning: str, ssd: str = "") -> Column:
    """Declare a column that says yes, no or not recorded."""
    return Column(name, "yes/no", meaning, ssd, "yes_no")


def date(name: str, meaning: str, ssd: str = "") -> Column:
    """Declare a date; its name ends in `_on`."""
    return Column(name, "date", meaning, ssd)


def expected(name: str, meaning: str, ssd: str = "") -> Column:
    """Declare a date that is due, planned or runs out: a day to come is as good as one gone by."""
    return Column(name, "date", meaning, ssd, is_expected=True)


def born(name: str, meaning: str, ssd: str = "") -> Column:
    """Declare a date of birth, which also carries its birthday number."""
    return Column(name, "date", meaning, ssd, has_birthday=True)


def time(name: str, meaning: str, ssd: str = "") -> Column:
    """Declare a date with a time of day where it is known; its name ends in `_at`."""
    return Column(name, "time", meaning, ssd)


def integer(name: str, meaning: str, ssd: str = "") -> Column:
    """Declare a whole number."""
    return Column(name, "integer", meaning, ssd)


def decimal(name: str, meaning: str, ssd: str = "") -> Column:
    """Declare a number with a fraction, such as FTE or miles."""
    return Column(name, "decimal", meaning, ssd)
