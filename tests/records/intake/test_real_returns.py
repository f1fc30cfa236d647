"""Returns that other people made load, with a truthful report; what they cannot say is no data."""

import datetime as dt
from pathlib import Path

import pytest

from lineofsight.kernel.periods import Month
from lineofsight.kernel.problems import ChecksFailed, Refused
from lineofsight.records import intake
from lineofsight.records.findings import Kind
from lineofsight.records.home import Home
from lineofsight.settings import DEFAULT

RETURNS = Path(__file__).resolve().parents[2] / "data" / "returns"


def load(tmp_path, *paths, month, extracted=None):
    return intake.load(
        [RETURNS / path for path in paths],
        home=Home(tmp_path / "home"),
        settings=DEFAULT,
        month=Month.parse(month),
        extracted=extracted,
    )


def test_the_annex_a_workbook(tmp_path):
    result = load(tmp_path, "annex_a", month="2021-02", extracted=dt.date(2021, 3, 17))

    assert sum(one.rows for one in result.report.lists) == 59
    rows = result.seal.tables
    assert (rows["contacts"], rows["referrals"], rows["cp_plans"], rows["care_leavers"]) == (
        5, 6, 7, 6,
    )  # fmt: skip
    assert rows["cla_placement"] == 5
    assert result.seal.reach["cla_placement"].latest_only
    assert result.seal.reach["contacts"].first == dt.date(2020, 9, 1)
    assert result.seal.reach["cp_visits"].latest_only
    unread = {one.typed for one in result.report.of_kind(Kind.UNREAD)}
    assert "CS Assessment Updated" in unread


def test_one_year_of_ssda903(tmp_path):
    result = load(tmp_path, "ssda903", month="2018-03")

    rows = result.seal.tables
    assert (rows["cla_episodes"], rows["person"], rows["missing"]) == (5050, 2676, 43)
    assert result.seal.reach["cla_placement"].first == dt.date(2017, 4, 1)
    assert "involvements" not in rows  # its one row starts after the extract
    assert rows["cla_reviews"] == 12_582 - 5_042 - 8


def test_a_second_file_of_one_list_is_refused(tmp_path):
    with pytest.raises(Refused) as refused:
        load(tmp_path, "ssda903", "ssda903_faults", month="2018-03")

    assert "PlacedAdoption" in refused.value.what


def test_adoptions_without_the_episodes_of_their_set_are_refused(tmp_path):
    """Without Episodes no order is known, and adoption orders would read nought."""
    with pytest.raises(ChecksFailed) as refused:
        load(tmp_path, "ssda903_faults", month="2018-03")

    assert "came without Episodes of its SSDA903 set" in refused.value.what
    assert refused.value.where == "placed_for_adoption_errors.csv"
    assert "Load every list of the set together." in refused.value.do


@pytest.mark.parametrize(
    ("year", "children"), [(2017, 819), (2018, 572), (2019, 362), (2020, 226), (2021, 144)]
)
def test_each_yearly_set_on_its_own(tmp_path, year, children):
    files = sorted((RETURNS / "ssda903_2017_2021").glob(f"{year}-*.csv"))

    result = load(tmp_path, *files, month=f"{year + 1}-03")

    assert result.seal.tables["person"] == children
    assert result.seal.extracted_on == dt.date(year + 1, 3, 31)
    assert result.seal.reach["cla_episodes"].first == dt.date(year, 4, 1)


def test_two_years_of_one_list_are_refused_with_that_hint(tmp_path):
    with pytest.raises(Refused) as refused:
        load(tmp_path, "ssda903_2017_2021", month="2018-03")

    assert "load each year on its own" in refused.value.do


def test_the_children_in_need_census(tmp_path):
    result = load(tmp_path, "cin", month="2022-03")

    rows = result.seal.tables
    assert (rows["person"], rows["referrals"], rows["disability"]) == (332, 402 - 46, 117 - 5)
    assert rows["cin_episodes"] == 0  # every referral is flagged as closed without further action
    assert not rows.keys() & {"cin_assessments", "s47_enquiry", "cp_plans"}
    assert result.seal.reach["referrals"].first == dt.date(2021, 4, 1)
    assert {one.problem for one in result.report.of_kind(Kind.SET_ASIDE)} == {
        "starts after the extract"
    }
    assert not result.report.of_kind(Kind.UNREAD)
    assumed = [one.problem for one in result.report.of_kind(Kind.ASSUMED)]
    assert any("no Assessments" in problem and "not as none" in problem for problem in assumed)
    left_out = [one for one in result.report.of_kind(Kind.NOTE) if one.table == "cin_episodes"]
    assert [(one.problem, len(one.rows)) for one in left_out] == [
        ("closed without further action: a referral, and no episode of need", 402)
    ]


def test_a_census_of_an_earlier_year_does_not_pass_for_a_year_without_referrals(tmp_path):
    with pytest.raises(Refused, match="March 2024 is of the year from 1 April 2023"):
        load(tmp_path, "cin", month="2024-03")


def test_the_workforce_census(tmp_path):
    result = load(tmp_path, "csww", month="2022-09")

    rows = result.seal.tables
    assert (rows["workforce_census"], rows["workforce_census_totals"]) == (30 - 7, 1)
    assert {one.problem for one in result.report.of_kind(Kind.SET_ASIDE)} == {
        "starts after the extract"
    }
    assert result.seal.reach["workforce_census"].first == dt.date(2021, 10, 1)
    assert result.seal.reach["workforce_census"].last == dt.date(2022, 9, 30)
    assert not result.report.of_kind(Kind.UNREAD)
