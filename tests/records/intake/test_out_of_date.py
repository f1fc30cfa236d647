"""Last year's files are refused where that is certain, and said where it is likely."""

import datetime as dt
from pathlib import Path

import pytest

from lineofsight.kernel.periods import Month
from lineofsight.kernel.problems import Refused
from lineofsight.records import intake
from lineofsight.records.findings import Kind
from lineofsight.records.home import Home
from lineofsight.records.sample import write as write_sample
from lineofsight.settings import DEFAULT
from records.loading import gathered, sealed

RETURNS = Path(__file__).resolve().parents[2] / "data" / "returns"


def contacts(many, *, since, every=1):
    """Draw list 1: a contact every few days, from a day on."""
    days = (since + dt.timedelta(days=every * number) for number in range(many))
    lines = (f"child_{at} | {day:%d/%m/%Y} | police" for at, day in enumerate(days))
    return "Child ID | Date of Contact | Contact Source\n" + "\n".join(lines)


def doubts(found):
    return [
        one.problem
        for one in found.findings
        if one.kind is Kind.CHECK and one.assumed.startswith("read as of the month loaded")
    ]


OLD = contacts(120, since=dt.date(2016, 7, 3))


def test_last_years_lists_are_refused_with_file_and_what_to_do(tmp_path):
    with pytest.raises(Refused) as refused:
        sealed(tmp_path, list_1=OLD)

    assert "newest day in the Annex A lists is 30 October 2016" in refused.value.what
    assert refused.value.where == "list_1.csv"
    assert "--accept-fall" in refused.value.do
    assert not (tmp_path / "home" / "months").exists()


def test_they_are_loaded_as_the_month_they_are_of_and_where_somebody_says_so(tmp_path):
    assert sealed(tmp_path, month="2016-10", list_1=OLD).seal.accepted_fall is False
    assert sealed(tmp_path, accept_fall=True, list_1=OLD).seal.accepted_fall is True


@pytest.mark.parametrize(
    ("many", "since", "said"),
    [
        (110, dt.date(2017, 8, 10), ""),
        (120, dt.date(2017, 7, 3), "is 30 October 2017: none is of the month to 30 November 2017"),
        (20, dt.date(2016, 10, 1), "is 20 October 2016, and the extract is of 30 November 2017"),
        (20, dt.date(2017, 10, 1), ""),
        (9, dt.date(2016, 10, 1), ""),
    ],
)
def test_what_is_only_likely_is_said(tmp_path, many, since, said):
    found = gathered(tmp_path, list_1=contacts(many, since=since))

    assert not [one for one in found.out_of_date if one.is_certain]
    assert [said in problem for problem in doubts(found)] == [True] * bool(said)


def test_a_slip_of_the_pen_makes_no_old_file_a_new_one(tmp_path):
    lines = contacts(1999, since=dt.date(2010, 1, 1))

    with pytest.raises(Refused):
        sealed(tmp_path, list_1=f"{lines}\nchild | 20/11/2017 | police")


def test_the_newest_day_said_is_the_newest_there_is_in_any_column(tmp_path):
    """List 11 tells of stage 2 months after the enquiries and the moves of its other columns."""
    adopters = "Individual adopter identifier | Date enquiry received | Date Stage 2 ended\n"
    began = (dt.date(2016, 10, 1) + dt.timedelta(days=at) for at in range(20))
    stage_2 = adopters + "\n".join(
        f"adopter_{at} | {day:%d/%m/%Y} |" for at, day in enumerate(began)
    )
    ended = stage_2.replace("adopter_19 | 20/10/2016 |", "adopter_19 | 20/10/2016 | 14/08/2017")

    (before,) = doubts(gathered(tmp_path / "a", list_11=stage_2))
    (after,) = doubts(gathered(tmp_path / "b", list_11=ended))

    assert "the newest day in the Annex A lists is 20 October 2016" in before
    assert "the newest day in the Annex A lists is 14 August 2017" in after


def test_rows_with_a_later_day_than_the_newest_said_are_counted_beside_it(tmp_path):
    """A conference booked, and so after the extract, is no day the list was drawn on."""
    lines = contacts(20, since=dt.date(2016, 10, 1))
    late = f"{lines}\nnext week | 07/12/2017 | police\nnext year | 07/12/2018 | police"

    (doubt,) = doubts(gathered(tmp_path, list_1=late))

    assert "is 20 October 2016 (but for 2 rows with a later day), and the extract is of" in doubt


def test_a_day_that_is_only_due_makes_no_old_list_a_new_one(tmp_path):
    filings = "Case ID | Document | Directed On | Due | Extended To | Filed On\n"
    days = (dt.date(2016, 3, 1) + dt.timedelta(days=at) for at in range(120))
    filings += "\n".join(
        f"{at} | Statement | {day:%d/%m/%Y} | 01/11/2017 | |" for at, day in enumerate(days)
    )

    found = gathered(tmp_path, court_filings=filings)

    assert len(doubts(found)) == 1
    assert "its newest is 28 June 2016" in doubts(found)[0]


def test_one_list_of_an_older_time_is_named(tmp_path):
    lines = contacts(120, since=dt.date(2015, 7, 3)).replace("Date of Contact", "Date of referral")
    old = lines.replace("Contact Source", "Referral NFA?").replace("police", "No")

    found = gathered(tmp_path, list_1=contacts(150, since=dt.date(2017, 7, 4)), list_3=old)

    assert doubts(found) == ["no day of list 3 is of the last year: its newest is 30 October 2015"]


def test_a_running_picture_on_the_second_of_a_month_is_no_old_one(tmp_path):
    lines = contacts(120, since=dt.date(2017, 7, 3))

    assert sealed(tmp_path, month=None, extracted=dt.date(2017, 11, 2), list_1=lines).seal
    found = gathered(tmp_path, month="2017-11", extracted=dt.date(2017, 12, 5), list_1=lines)
    assert len(doubts(found)) == 1


def episodes(many, *, last):
    """Draw an SSDA903 set whose episodes began day by day until a last day."""
    lines = (
        f"child_{at} | {last - dt.timedelta(days=at):%d/%m/%Y} | S | C2 | N1 | U6 | PR1 | | | | | |"
        for at in range(many)
    )
    head = "CHILD | DECOM | RNE | LS | CIN | PLACE | PLACE_PROVIDER | DEC | REC"
    return f"{head} | REASON_PLACE_CHANGE | HOME_POST | PL_POST | URN\n" + "\n".join(lines)


def test_the_ssda903_set_of_a_year_is_of_no_month_after_it(tmp_path):
    ended = episodes(120, last=dt.date(2017, 3, 31))

    with pytest.raises(Refused) as refused:
        sealed(tmp_path, month="2017-04", episodes=ended)

    assert "newest day in Episodes of the SSDA903 set is 31 March 2017" in refused.value.what
    assert "April 2017 is of the year from 1 April 2017" in refused.value.what
    assert sealed(tmp_path, month="2017-03", episodes=ended).seal


@pytest.mark.parametrize("month", ["2018-11", "2019-03"])
def test_a_set_of_the_year_before_is_refused(tmp_path, month):
    files = sorted((RETURNS / "ssda903_2017_2021").glob("2017-*.csv"))

    with pytest.raises(Refused, match="SSDA903 set is 1 April 2018, and the extract is of"):
        load(tmp_path, *files, month=month)


def load(tmp_path, *paths, month):
    return intake.load(
        paths, home=Home(tmp_path / "home"), settings=DEFAULT, month=Month.parse(month)
    )


def test_the_census_of_another_year_is_refused(tmp_path):
    with pytest.raises(Refused, match=r"the CIN census is .* is of the year from 1 April 2023"):
        load(tmp_path, RETURNS / "cin", month="2024-03")


def test_a_header_of_another_year_alone_is_said(tmp_path):
    census = (RETURNS / "cin" / "fake_CIN_data.xml").read_text()
    path = tmp_path / "census.xml"
    path.write_text(census.replace("<Year>2022</Year>", "<Year>2021</Year>"))

    result = load(tmp_path, path, month="2022-03")

    assert doubts(result.report) == ["the CIN census says in its header that it is of 2021"]
    assert doubts(load(tmp_path / "own", RETURNS / "cin", month="2022-03").report) == []


def test_a_workforce_census_of_few_is_refused_where_its_header_agrees_that_it_is_old(tmp_path):
    ours, next_year = (
        load(tmp_path / m, RETURNS / "csww", month=m) for m in ("2022-09", "2023-09")
    )

    assert [one.partition(" is ")[0] for one in doubts(ours.report)] == [
        "the newest day in the workforce census"
    ]
    assert doubts(next_year.report) == [
        "the workforce census says in its header that it is of 2022"
    ]
    with pytest.raises(Refused, match="September 2026 is of the year from 1 October 2025"):
        load(tmp_path, RETURNS / "csww", month="2026-09")


def test_a_sample_is_of_its_month_alone(tmp_path):
    write_sample(tmp_path / "files", month=Month(2017, 11), children=60, seed=5)

    assert doubts(load(tmp_path, tmp_path / "files", month="2017-11").report) == []
    with pytest.raises(Refused, match="files of another time"):
        load(tmp_path / "new", tmp_path / "files", month="2018-11")
