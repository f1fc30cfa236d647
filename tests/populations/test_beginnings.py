"""A duty that asks when a row began needs every list that fills it to say so."""

import pytest

from lineofsight.indicators import duties
from lineofsight.populations.catalogue import standing
from lineofsight.populations.pruning import columns_read
from lineofsight.records.mapping.catalogue import LISTS
from lineofsight.records.standard import TABLES
from lineofsight.records.standard.ends import start_and_end

COUNTS_WITHOUT_A_DAY = {("permanence_plans_owed", "cla_care_plan")}
"""A plan for permanence of no day was made by the day care began, for all its list says."""


def begins(table):
    return start_and_end(TABLES[table])[0]


UNSAID = sorted({
    (fill.table, begins(fill.table))
    for one in LISTS
    for fill in one.fills
    if begins(fill.table) and begins(fill.table) not in fill.columns
})  # fmt: skip
ASKED = [
    (name, table, column)
    for name in duties.names()
    for table, column in UNSAID
    if column in columns_read(standing()[name].tree).get(table, ())
    and table not in standing()[name].optional
    and (name, table) not in COUNTS_WITHOUT_A_DAY
]


@pytest.mark.parametrize(("name", "table", "column"), ASKED, ids=str)
def test_a_duty_is_not_answered_where_a_list_does_not_say_when_its_rows_began(name, table, column):
    needed = {(one.table, one.column) for each in standing()[name].needs.values() for one in each}
    assert (table, column) in needed


def test_the_care_plan_of_annex_a_is_one_of_them():
    assert ("care_plans_owed", "cla_care_plan", "started_on") in ASKED
