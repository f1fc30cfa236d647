"""Whose a row to mend is, is kept as the row says it, in the sealed month and nowhere else."""

import pytest

from lineofsight.records.home import Home
from lineofsight.records.load_report import in_lines
from lineofsight.records.snapshots import newest, set_aside, to_mend
from records.loading import gathered, sealed

LIST_4 = """
    Child ID | Continuous Assessment Start Date | Continuous Assessment Date of Authorisation | Allocated Team | Allocated Worker
    fern     | 01/09/2017 | 01/06/2017 | Assessment | W7
"""  # noqa: E501  a drawn table keeps its rows on one line
VISITS = """
    Child ID | Visit Date | Visit Type | Worker ID
    hazel   | 01/12/2017 | CP         | W1
    hazel   | 01/11/2017 | CP         | W1
    elm      | 31/02/2017 | CIN        |
"""
COURT = """
    Case ID | Document  | Directed On | Due        | Extended To | Filed On
    case 9  | Statement | 01/12/2017  | 15/12/2017 |             |
"""
SICKNESS = """
    Worker ID | First Day  | Working Days Lost
    W3        | 10/12/2017 | 2
"""
PEOPLE = """
    Child ID | Forename | Surname | Date of Birth
    oak      | Una      | Oakmoor | 01/01/2010
    oak      | Una      | Oakmoor | 02/01/2010
"""
TWICE = """
    Child ID | Core Group Date
    yew      | 05/11/2017
    yew      | 05/11/2017
"""


@pytest.fixture
def found(tmp_path):
    return gathered(
        tmp_path, list_4=LIST_4, visits=VISITS, court_filings=COURT, people=PEOPLE,
        core_groups=TWICE, sickness=SICKNESS,
    )  # fmt: skip


def kept(table):
    return {
        (row["file"], row["row"]): tuple(
            row[name] for name in ("child_id", "worker_id", "team", "case_id")
        )
        for row in table.to_pylist()
    }


def test_a_row_to_mend_keeps_the_child_worker_team_and_case_it_names(found):
    assert kept(found.to_mend) == {
        ("list_4.csv", 2): ("fern", "W7", "Assessment", None),
        ("visits.csv", 2): ("hazel", "W1", None, None),  # no table keeps who visited
        ("visits.csv", 4): ("elm", None, None, None),
        ("court_filings.csv", 2): (None, None, None, "case 9"),
        ("people.csv", 3): ("oak", None, None, None),
        ("sickness.csv", 2): (None, "W3", None, None),
    }


def test_it_is_sealed_with_the_month_and_printed_nowhere(tmp_path):
    result = sealed(tmp_path, list_4=LIST_4, visits=VISITS)
    home = Home(tmp_path / "home")

    assert kept(to_mend(home, newest(home))).keys() == {
        ("list_4.csv", 2), ("visits.csv", 2), ("visits.csv", 4),
    }  # fmt: skip
    assert set(set_aside(home, newest(home)).column_names) == {
        "table", "file", "sheet", "row", "reason",
    }  # fmt: skip
    told = "\n".join(in_lines(result.report))
    for file in home.report_of(result.seal.id).iterdir():
        told += file.read_text("utf-8")
    assert "set aside" in told
    assert not [one for one in ("fern", "hazel", "elm", "W7", "W1") if one in told]
