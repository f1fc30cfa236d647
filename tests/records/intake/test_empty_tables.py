"""An empty table of the standard dataset beside a full one says nothing, and is never none."""

import pytest

from lineofsight.kernel.periods import Month
from lineofsight.populations import coverage
from lineofsight.records.intake.gathering import gather
from lineofsight.records.mapping.asked import Asked
from lineofsight.records.readers.reading import read
from lineofsight.records.readers.ssd import FIELDS
from lineofsight.records.readers.ssd_links import hangs_on
from lineofsight.records.seals import Seal, from_json, to_json
from lineofsight.settings import DEFAULT, parse
from records.loading import said, write

VISITS = "cppv_cp_visit_id | cppv_person_id | cppv_cp_plan_id | cppv_cp_visit_date"
EMPTY = "ssd_cp_visits is empty: nothing for any of 10 child protection plans"
LIST_7 = """
    Child ID | Child Protection Plan Start Date | Child Protection Plan End Date | DateOfLastStatutoryVisit
    c1       | 01/06/2017                       |                                | 20/11/2017
"""  # noqa: E501  as wide as its headings


def plans(many: int) -> str:
    heading = "cppl_cp_plan_id | cppl_person_id | cppl_cp_plan_start_date | cppl_cp_plan_end_date"
    return "\n".join([heading, *(f"P{at} | c{at} | 2017-06-01 | " for at in range(many))])


def loaded(folder, *, settings=DEFAULT, **tables):
    write(folder, **tables)
    month = Month.parse("2017-11")
    return gather(
        read([folder]),
        asked=Asked(month, month.last_day),
        covers_from=None,
        settings=settings,
        authority=None,
    )


def test_no_visit_for_any_of_ten_plans_says_nothing(tmp_path):
    found = loaded(tmp_path, ssd_cp_plans=plans(10), ssd_cp_visits=VISITS)

    assert "cp_visits" not in found.tables
    assert found.empty == {"cp_visits": EMPTY}
    assumed = [why for why, _ in said(found, "assumed")]
    assert any(why.startswith(found.empty["cp_visits"]) for why in assumed)
    assert not any("truly empty" in why for why in assumed)
    assert not any("read as none" in why for why, _ in said(found, "note"))


def test_beside_a_few_plans_there_may_be_none(tmp_path):
    found = loaded(tmp_path, ssd_cp_plans=plans(9), ssd_cp_visits=VISITS)

    assert found.tables["cp_visits"].num_rows == 0
    assert found.empty == {}


def test_the_settings_say_that_a_table_is_truly_kept(tmp_path):
    settings = parse('[records]\nkept_tables = ["ssd_cp_visits", "ssd_cp_visit"]')

    found = loaded(tmp_path, settings=settings, ssd_cp_plans=plans(10), ssd_cp_visits=VISITS)

    assert found.tables["cp_visits"].num_rows == 0
    assert (
        "[records] kept_tables names ssd_cp_visit, which is no table of the standard dataset"
        in [why for why, _ in said(found, "check")]
    )


def test_another_return_gives_what_an_empty_table_does_not(tmp_path):
    found = loaded(tmp_path, ssd_cp_plans=plans(10), ssd_cp_visits=VISITS, list_7=LIST_7)

    assert found.tables["cp_visits"].num_rows == 1
    assert found.empty == {}


@pytest.mark.parametrize("table", sorted({field.table for field in FIELDS.values()}))
def test_every_table_hangs_on_persons_in_the_end(table):
    ways = 0
    while table != "ssd_person":
        table, ways = hangs_on(table), ways + 1
        assert ways < 8

    assert not hangs_on(table)


def test_no_data_names_the_empty_table(tmp_path):
    found = loaded(tmp_path, ssd_cp_plans=plans(10), ssd_cp_visits=VISITS)
    month = found.asked.own_month
    seal = from_json(to_json(Seal(month, month.last_day, empty=found.empty)))

    why = coverage.table_why_not(seal, "cp_visits", asked=coverage.span("snapshot", month))
    assert why == EMPTY
