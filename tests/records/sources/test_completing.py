"""Every stored column of a table, and the numbers beside each day and time."""

import datetime as dt

import pyarrow as pa

from lineofsight.kernel import working_days
from lineofsight.records.sources.completing import completed, stored_schema
from lineofsight.records.standard import TABLES

FRIDAY, MONDAY = dt.date(2017, 11, 3), dt.date(2017, 11, 6)


def one(table, **cells):
    rows = pa.table({name: [value] for name, value in cells.items()})
    (row,) = completed(TABLES[table], rows).to_pylist()
    return row


def test_a_table_has_its_stored_columns_and_no_other():
    rows = pa.table({"child_id": ["a"]})

    for table in TABLES.values():
        given = rows if "child_id" in table.stored else pa.table({"source_row": [1]})
        assert completed(table, given).schema == stored_schema(table)


def test_the_numbers_beside_a_day():
    row = one("core_groups", child_id="a", held_on=MONDAY)

    assert row["held_month"] == 2017 * 12 + 10
    assert row["held_day"] == (MONDAY - dt.date(1970, 1, 1)).days
    assert row["held_work"] == working_days.number(MONDAY)
    assert row["held_work"] - one("core_groups", child_id="a", held_on=FRIDAY)["held_work"] == 1


def test_a_day_outside_the_calendar_has_no_working_day_number():
    for day in (dt.date(2009, 12, 31), dt.date(2029, 1, 1)):
        row = one("core_groups", child_id="a", held_on=day)
        assert row["held_work"] is None
        assert row["held_month"] is not None
    for day in (working_days.FIRST, working_days.LAST):
        assert one("core_groups", child_id="a", held_on=day)["held_work"] is not None


def test_no_day_has_no_numbers():
    row = one("core_groups", child_id="a", held_on=None)

    assert (row["held_month"], row["held_day"], row["held_work"]) == (None, None, None)


def test_a_date_of_birth_carries_its_birthday_number():
    assert one("person", child_id="a", born_on=dt.date(2016, 2, 29))["born_birthday"] == 20160229


def test_codes_are_never_empty_and_a_group_follows_its_code():
    row = one("person", child_id="a", ethnicity="CHNE")

    assert (row["sex"], row["is_disabled"]) == ("not recorded", "not recorded")
    assert row["ethnicity_group"] == "Asian"
    assert one("person", child_id="a")["ethnicity_group"] == "Not known"


def test_the_numbers_beside_a_time():
    at = dt.datetime.fromisoformat("2017-07-03 00:30")
    row = one("missing", child_id="a", missing_at=at)

    assert row["missing_on"] == dt.date(2017, 7, 3)
    assert row["missing_has_time"] == 1
    summer = dt.datetime(2017, 7, 2, 23, 30, tzinfo=dt.UTC)  # half past midnight in London
    assert row["missing_second"] == int(summer.timestamp())


def test_midnight_is_a_day_alone_unless_the_source_says_it_gave_a_time():
    midnight = dt.datetime.fromisoformat("2017-11-03")

    assert one("missing", child_id="a", missing_at=midnight)["missing_has_time"] == 0
    given = one("missing", child_id="a", missing_at=midnight, missing_has_time=1)
    assert given["missing_has_time"] == 1


def test_completing_what_is_complete_changes_nothing():
    rows = completed(TABLES["person"], pa.table({"child_id": ["a"], "born_on": [FRIDAY]}))

    assert completed(TABLES["person"], rows).equals(rows)
