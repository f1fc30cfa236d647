"""What a load is told by who knows the figures: two answers to one question, columns in none."""

import pytest

from lineofsight.indicators.at_load import columns_counted, of_figures
from lineofsight.kernel.periods import Month
from lineofsight.records import intake
from lineofsight.records.findings import Kind
from lineofsight.records.home import Home
from lineofsight.records.load_report import in_lines
from lineofsight.records.standard import TABLES
from lineofsight.settings import DEFAULT
from records.loading import write

CENSUS = """
    AgencyWorker | SWENo | FTE | OrgRole | RoleStartDate | RoleEndDate | FTE30 | Cases30 | WorkingDaysLost | QualInst
    0            | s1    | 1   | 5       | 2015-01-05    |             | 1     | 17      | 4               | Here
    0            | s2    | 1   | 4       | 2015-01-05    |             |       |         | 0               |
    1            | s3    | 1   | 5       | 2022-05-03    |             | 1     | 12      |                 |
"""  # noqa: E501  a drawn table
TOTALS = """
    NumberOfVacancies | NoAgencyFTE | NoAgencyHeadcount
    2                 | 1           | 1
"""
WORKERS = """
    Worker ID | Employment | FTE | Role          | Start Date | Last Working Day
    1         | permanent  | 1   | social worker | 05/01/2015 |
    2         | permanent  | 1   | social worker | 05/01/2015 |
    3         | agency     | 1   | social worker | 03/05/2021 |
    4         | agency     | 1   | social worker | 03/05/2021 |
"""
POSTS = """
    Post ID | FTE | Role          | Vacant From | Vacant To | Covered by Agency
    p1      | 1   | social worker | 01/06/2022  |           | yes
    p2      | 1   | social worker | 01/06/2022  |           | yes
"""


@pytest.fixture
def loaded(tmp_path):
    def load(**lists):
        home = Home(tmp_path / "home")
        return intake.load(
            write(tmp_path / "lists", **lists),
            home=home,
            settings=DEFAULT,
            month=Month(2022, 9),
            check=True,
            figures=of_figures(home, DEFAULT),
        ).report

    return load


def disagreements(report):
    return {one.problem.split(" ")[0]: one for one in report.of_kind(Kind.DISAGREEMENT)}


def test_a_figure_that_feeds_and_census_both_answer_is_listed_where_they_differ(loaded):
    found = disagreements(loaded(census=CENSUS, totals=TOTALS, workers=WORKERS, posts=POSTS))

    assert found["P6r"].problem == (
        "P6r (Agency rate (national method)) of September 2022 is 50.0% (2 of 4) by the workers "
        "feed, and 33.3% (1 of 3) by the workforce census"
    )
    assert found["P6r"].assumed == "the workers feed is believed"
    assert found["P17"].assumed == "the posts feed is believed"
    assert "P1d" not in found, "2 of 4 by both"
    assert not {"P16", "W2"} & set(found), "no feed answers them"


def test_nothing_is_compared_where_no_feed_or_no_census_is_loaded(loaded):
    assert not disagreements(loaded(census=CENSUS, totals=TOTALS))
    assert not disagreements(loaded(workers=WORKERS, posts=POSTS))


def test_what_is_kept_and_counted_in_no_figure_is_said_in_one_line(loaded):
    training = "Worker ID | Course | Completed On\n1 | Practice | 01/06/2022"
    report = loaded(census=CENSUS, totals=TOTALS, training=training)

    (line,) = [one for one in in_lines(report) if "counted in no figure" in one]
    assert line.strip() == (
        "Kept, and counted in no figure: training; workforce_census (qualified at); "
        "workforce_census_totals (agency cover)"
    )


def test_a_column_some_figure_is_broken_down_by_or_held_against_is_counted():
    counted = columns_counted()

    assert {"sex", "ethnicity", "ethnicity_group", "born_on", "ward"} <= counted["person"]
    assert counted["targets"] >= {"target"}
    assert not {"training", "recruitment", "person_names"} & counted.keys()
    assert counted.keys() <= TABLES.keys()
    assert "worker_name" not in counted["professionals"]
