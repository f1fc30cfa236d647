"""The figures a census alone can answer, worked out by hand; no data with a reason for the rest.

`cin_census.xml` is the year to 31 March 2024. In March: three referrals (4th, 11th, 12th), one
closed without further action. Assessments authorised: one 17 working days after its referral, one
nine months after. Enquiries of 1 March: a conference on the 22nd is the 15th working day, on the
25th the 16th. Plans open on the 31st: begun 22 March (a second plan), 25 March, 31 March 2022; one
ended that day. Plans begun in the year: those of March, and one of April 2023.
"""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from lineofsight.cli.program import program

DATA = Path(__file__).parents[1] / "data"
CENSUS = DATA / "made" / "cin_census.xml"


def run(*words: object) -> str:
    done = CliRunner().invoke(program, [str(word) for word in words], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


def figures(home: Path, month: str, *more: str) -> dict[str, dict]:
    said = run("figures", *more, "--month", month, "--home", home, "--format", "json")
    return {one["code"]: one for one in json.loads(said)}


@pytest.fixture(scope="module")
def census(tmp_path_factory):
    home = tmp_path_factory.mktemp("census") / "home"
    run("load", CENSUS, "--month", "2024-03", "--no-picture", "--home", home)
    return figures(home, "2024-03")


@pytest.mark.parametrize(
    ("code", "numerator", "denominator"),
    [
        ("FD6", 3, None),
        ("FD9", 1, 3),  # the unborn child's; of the day in May nothing in March
        ("AMT1", 2, None),
        ("AMT2", 1, 2),
        ("AMT2a", 1, 2),
        ("CIN1", 5, None),
        ("CP1", 2, None),
        ("CP2", 2, None),
        ("CP5", 1, 2),
        ("CP5x", 1, 2),
        ("CP7", 3, None),
        ("CP12", 1, 3),
        ("CP13", 1, 3),
        ("CP13c", 1, 3),
    ],
)
def test_what_it_answers(census, code, numerator, denominator):
    found = census[code]

    assert (found["state"], found["numerator"], found["denominator"]) == (
        "value", numerator, denominator,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("FD1", "contacts feed"),
        ("FD7", "the CIN census does not say: day a manager decided"),
        ("FD8", "the CIN census reaches back to 1 April 2023"),
        ("CP8v", "visits feed"),
        ("CP7r", "population feed"),
        ("CP9", "visits feed"),
        ("LAC1", "SSDA903"),
        ("P6r", "workers feed"),
    ],
)
def test_what_it_cannot_answer_is_no_data_with_a_reason(tmp_path, code, reason):
    run("load", CENSUS, "--month", "2024-03", "--no-picture", "--home", tmp_path)

    said = run("figures", code, "--month", "2024-03", "--home", tmp_path)
    assert "no data" in said
    assert reason in said


def test_earlier_referrals_count_where_the_export_is_said_to_hold_them(tmp_path):
    run(
        "load",
        CENSUS,
        "--month",
        "2024-03",
        "--no-picture",
        "--covers-from",
        "2022-04-01",
        "--home",
        tmp_path,
    )

    found = figures(tmp_path, "2024-03", "FD8", "--over", "month")["FD8"]
    assert (found["numerator"], found["denominator"]) == (1, 3)  # 10 May 2023, then 11 March


def test_the_workforce_census_answers_for_30_september(tmp_path):
    table = tmp_path / "csww.csv"
    table.write_text(
        "AgencyWorker,SWENo,FTE,OrgRole,RoleStartDate,RoleEndDate\n"
        "0,a,1,5,2015-01-05,\n0,b,0.5,4,2015-01-05,\n1,c,1,5,2022-05-03,\n"
        "0,d,1,5,2015-01-05,2022-06-30\n"
    )
    run("load", table, "--month", "2022-11", "--no-picture", "--home", tmp_path / "home")

    september = figures(tmp_path / "home", "2022-09", "P6r")["P6r"]
    assert (float(september["numerator"]), float(september["denominator"])) == (1.0, 2.5)
    november = run("figures", "P6r", "--month", "2022-11", "--home", tmp_path / "home")
    assert "the workforce census says only how things stood on 30 September 2022" in november
