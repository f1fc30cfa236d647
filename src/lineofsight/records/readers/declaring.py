"""Short words for declaring source columns, so that a list reads like its own printed page.

A `key` column is one without which the list cannot be used, and which no row may leave blank.
A `must` column is one the list cannot be used without, although a row may leave it blank:
the end of a spell, say, since a missing column would turn every ended case into an open one.
"""

from dataclasses import replace

from lineofsight.records.readers.layouts import ColumnKind, SourceColumn


def _column(
    kind: ColumnKind,
    heading: str,
    meaning: str,
    *also: str,
    key: bool = False,
    must: bool = False,
    filled: bool = False,
    codes: str = "",
) -> SourceColumn:
    return SourceColumn(
        heading,
        kind,
        meaning,
        required=key or must,
        may_be_blank=not (key or filled),
        aliases=also,
        codes=codes,
    )


def text(
    heading: str,
    meaning: str = "",
    *also: str,
    key: bool = False,
    must: bool = False,
    filled: bool = False,
) -> SourceColumn:
    """Declare free text or an identifier; `also` are its other spellings."""
    return _column("text", heading, meaning, *also, key=key, must=must, filled=filled)


def code(
    heading: str,
    codes: str,
    meaning: str = "",
    *also: str,
    key: bool = False,
    must: bool = False,
    filled: bool = False,
) -> SourceColumn:
    """Declare a column that holds one code of the set named `codes`."""
    return _column("code", heading, meaning, *also, key=key, must=must, filled=filled, codes=codes)


def date(
    heading: str,
    meaning: str = "",
    *also: str,
    key: bool = False,
    must: bool = False,
    filled: bool = False,
    or_else: str = "",
    ends: tuple[str, ...] = (),
) -> SourceColumn:
    """Declare a calendar day; one that `must` be there may be left out for the column `or_else`.

    An end of what the columns `ends` begin is left out where no row holds one of them.
    """
    column = _column("date", heading, meaning, *also, key=key, must=must, filled=filled)
    return replace(column, or_else=or_else, ends=ends)


def time(
    heading: str,
    meaning: str = "",
    *also: str,
    key: bool = False,
    must: bool = False,
    filled: bool = False,
) -> SourceColumn:
    """Declare a day with its time on the clock; a day alone is allowed."""
    return _column("time", heading, meaning, *also, key=key, must=must, filled=filled)


def integer(
    heading: str,
    meaning: str = "",
    *also: str,
    key: bool = False,
    must: bool = False,
    filled: bool = False,
) -> SourceColumn:
    """Declare a whole number."""
    return _column("integer", heading, meaning, *also, key=key, must=must, filled=filled)


def decimal(
    heading: str,
    meaning: str = "",
    *also: str,
    key: bool = False,
    must: bool = False,
    filled: bool = False,
) -> SourceColumn:
    """Declare a number that may have decimals."""
    return _column("decimal", heading, meaning, *also, key=key, must=must, filled=filled)


def yes_no(
    heading: str,
    meaning: str = "",
    *also: str,
    key: bool = False,
    must: bool = False,
    filled: bool = False,
) -> SourceColumn:
    """Declare yes or no; a blank is the third state, not recorded."""
    return _column(
        "yes/no", heading, meaning, *also, key=key, must=must, filled=filled, codes="yes_no"
    )


def month(
    heading: str,
    meaning: str = "",
    *also: str,
    key: bool = False,
    must: bool = False,
    filled: bool = False,
) -> SourceColumn:
    """Declare a month written YYYY-MM."""
    return _column("month", heading, meaning, *also, key=key, must=must, filled=filled)
