"""A plan's workbook read as the page reads it."""

import datetime as dt

from lineofsight.indicators import catalogue
from lineofsight.plan import workbook
from lineofsight.settings import DEFAULT


def read(file):
    """Read a plan as the page does."""
    return workbook.read_plan(
        file,
        on=dt.date(2017, 12, 1),
        settings=DEFAULT,
        indicators=catalogue.units(),
    ).actions
