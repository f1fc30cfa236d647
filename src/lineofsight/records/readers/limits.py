"""How much a reader takes in before it refuses: the guard against bombs and accidents.

The figures are several times what a large authority hands in and hold memory under 512 MB.
"""

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """Upper bounds; sizes in bytes."""

    files: int = 2_000  # files looked at in one load
    file_bytes: int = 160 * MEGABYTE  # one file as it lies on disk
    unpacked_bytes: int = 320 * MEGABYTE  # all parts of one workbook, unpacked
    part_bytes: int = 240 * MEGABYTE  # one part of a workbook, unpacked
    words_bytes: int = 48 * MEGABYTE  # the table of shared text, which is held whole
    ratio: int = 250  # unpacked over packed, for parts that are large at all
    members: int = 2_000  # parts of one workbook
    line_bytes: int = MEGABYTE // 4  # one line of a text file
    rows: int = 1_048_576  # rows of one sheet or text file, as many as Excel shows
    columns: int = 1_024  # columns of one sheet or text file
    cells: int = 6_000_000  # rows times columns of one text file
    book_cells: int = 4_500_000  # the same of one sheet, which is held twice while it is read


DEFAULT = Limits()
