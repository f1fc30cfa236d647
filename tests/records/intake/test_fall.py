"""Last year's file and half a file are refused, and a fall that is real can be accepted."""

import datetime as dt

import pytest

from lineofsight.kernel.periods import Month
from lineofsight.kernel.problems import Exit, Refused
from lineofsight.records.intake.fall import gone
from lineofsight.records.seals import Seal
from records.loading import sealed

HEADINGS = "Child Unique ID | Core Group Date\n"


def core_groups(count, day="05/{month}/2017", month="10"):
    rows = [f"child_{number} | {day.format(month=month)}" for number in range(count)]
    return HEADINGS + "\n".join(rows)


def october(tmp_path, count=10):
    return sealed(tmp_path, month="2017-10", core_groups=core_groups(count))


@pytest.mark.parametrize(("count", "is_refused"), [(8, False), (7, True), (10, False), (30, False)])
def test_a_table_over_a_fifth_smaller_is_refused(tmp_path, count, is_refused):
    october(tmp_path)
    november = {"core_groups": core_groups(count, month="11")}

    if not is_refused:
        assert sealed(tmp_path, **november).seal.accepted_fall is False
        return
    with pytest.raises(Refused) as refused:
        sealed(tmp_path, **november)
    assert "7 rows of core group meetings, where October 2017 had 10" in refused.value.what
    assert "--accept-fall" in refused.value.do
    assert refused.value.kind is Exit.REFUSED


def test_the_same_file_again_is_accepted_and_an_older_one_is_not(tmp_path):
    october(tmp_path)
    sealed(tmp_path, core_groups=core_groups(10))

    with pytest.raises(Refused) as refused:
        sealed(tmp_path, month="2017-12", core_groups=core_groups(10, month="09"))

    assert "the newest day of the core group meetings is 5 September 2017" in refused.value.what


def test_a_fall_is_loaded_when_somebody_says_it_is_real(tmp_path):
    october(tmp_path)

    result = sealed(tmp_path, accept_fall=True, core_groups=core_groups(2, month="11"))

    assert result.seal.accepted_fall is True
    assert result.seal.tables["core_groups"] == 2


def test_only_the_three_months_before_are_compared(tmp_path):
    october(tmp_path)

    assert sealed(tmp_path, month="2018-02", core_groups=core_groups(2, month="11")).seal
    assert sealed(tmp_path, month="2017-09", core_groups=core_groups(1, month="09")).seal


@pytest.mark.parametrize(("count", "is_refused"), [(8, False), (7, True), (12, False)])
def test_a_month_sent_again_is_held_against_the_version_that_is_sealed(tmp_path, count, is_refused):
    """No month before is sealed: the version that it takes the place of is."""
    october(tmp_path)
    again = {"month": "2017-10", "core_groups": core_groups(count)}

    if not is_refused:
        assert sealed(tmp_path, **again).seal.version == 2
        return
    with pytest.raises(Refused) as refused:
        sealed(tmp_path, **again)
    assert "where version 1 of October 2017 had 10" in refused.value.what
    assert sealed(tmp_path, accept_fall=True, **again).seal.accepted_fall is True


def test_a_month_sent_again_is_held_against_its_newest_version_and_not_the_month_before(tmp_path):
    sealed(tmp_path, month="2017-09", core_groups=core_groups(10, month="09"))
    october(tmp_path, count=30)

    with pytest.raises(Refused, match=r"12 rows .*, where version 1 of October 2017 had 30"):
        october(tmp_path, count=12)
    sealed(tmp_path, month="2017-10", accept_fall=True, core_groups=core_groups(12))
    assert october(tmp_path, count=11).seal.version == 3


def test_small_falls_one_after_the_other_are_one_fall(tmp_path):
    october(tmp_path, count=100)
    again = {"month": "2017-10"}
    assert sealed(tmp_path, **again, core_groups=core_groups(81)).seal.version == 2
    with pytest.raises(Refused, match=r"66 rows .* where version 1 of October 2017 had 100"):
        sealed(tmp_path, **again, core_groups=core_groups(66))

    agreed = sealed(tmp_path, **again, accept_fall=True, core_groups=core_groups(66))
    assert (agreed.seal.version, agreed.seal.accepted_fall) == (3, True)
    assert sealed(tmp_path, **again, core_groups=core_groups(60)).seal.version == 4
    with pytest.raises(Refused, match="where version 3 of October 2017 had 66"):
        sealed(tmp_path, **again, core_groups=core_groups(50))


def test_a_list_left_out_of_a_month_sent_again_is_a_fall(tmp_path):
    visits = "Child ID | Visit Date | Visit Type\n" + "\n".join(
        f"child_{n} | 0{n + 1}/10/2017 | CP" for n in range(6)
    )
    sealed(tmp_path, month="2017-10", core_groups=core_groups(10), visits=visits)
    for left in (tmp_path / "feeds-2017-10").iterdir():
        left.unlink()

    with pytest.raises(Refused, match="no visits to children on a protection plan, where version"):
        october(tmp_path)


def test_a_correction_may_take_away_the_newest_row(tmp_path):
    sealed(tmp_path, month="2017-10", core_groups=core_groups(10) + "\nchild_1 | 30/10/2017")

    assert october(tmp_path).seal.accepted_fall is False


def test_a_table_from_another_source_than_then_is_not_compared(tmp_path):
    list_7 = "Child ID | Child Protection Plan Start Date | Child Protection Plan End Date"
    plans = "\n".join(f"child_{n} | 01/06/2017 |" for n in range(8))
    visits = "Child ID | Visit Date | Visit Type\nchild_1 | 01/11/2017 | CP"
    latest = f"{list_7} | DateOfLastStatutoryVisit\n" + "\n".join(
        f"child_{n} | 01/06/2017 | | 03/10/2017" for n in range(8)
    )
    sealed(tmp_path, month="2017-10", list_7=latest)

    assert sealed(tmp_path, list_7=f"{list_7}\n{plans}", visits=visits).seal


def test_a_few_rows_may_come_and_go(tmp_path):
    october(tmp_path, count=4)

    assert sealed(tmp_path, core_groups=core_groups(1, month="11")).seal


def test_a_refused_load_seals_nothing_and_leaves_its_report(tmp_path):
    october(tmp_path)

    with pytest.raises(Refused) as refused:
        sealed(tmp_path, core_groups=core_groups(7, month="11"))

    assert not (tmp_path / "home" / "months" / "2017-11").exists()
    (folder,) = (tmp_path / "home" / "reports").glob("refused-2017-11*")
    assert str(folder) in refused.value.do
    assert "Not sealed: This looks like an old file" in (folder / "load_report.html").read_text(
        "utf-8"
    )


def test_the_running_picture_is_compared_too(tmp_path):
    october(tmp_path)

    with pytest.raises(Refused):
        sealed(
            tmp_path, month=None, extracted=dt.date(2017, 11, 20),
            core_groups=core_groups(7, month="11"),
        )  # fmt: skip


def test_a_table_that_is_gone_is_named():
    before = Seal(
        month=Month(2017, 10),
        extracted_on=dt.date(2017, 10, 31),
        tables={"referrals": 90, "contacts": 4, "audits": 0},
    )
    assert gone(before, rows={"contacts": 3}).startswith("October 2017 had these")
    assert "referrals." in gone(before, rows={"contacts": 3})
    assert gone(before, rows={"contacts": 3, "referrals": 1}) == "", "an empty table is no loss"


def whole(month, day):
    """Three lists of a workbook, the newest day of each in the month named."""
    people = range(8)
    return {
        "list_1": "Child ID | Date of Contact | Contact Source\n"
        + "\n".join(f"child_{n} | {day:02d}/{month} | police" for n in people),
        "list_3": "Child ID | Date of referral | Referral NFA?\n"
        + "\n".join(f"child_{n} | {day:02d}/{month} | No" for n in people),
        "list_4": "Child ID | Continuous Assessment Start Date | "
        "Continuous Assessment Date of Authorisation\n"
        + "\n".join(f"child_{n} | {day:02d}/{month} | {day:02d}/{month}" for n in people),
    }


def test_last_months_workbook_again_is_refused_and_a_newer_one_is_not(tmp_path):
    sealed(tmp_path, month="2017-10", **whole("10/2017", 20))

    with pytest.raises(Refused, match="no day in the Annex A lists is newer than October 2017"):
        sealed(tmp_path, **whole("10/2017", 20))
    assert sealed(tmp_path, **whole("11/2017", 2)).seal


def test_a_workbook_of_a_later_month_is_refused(tmp_path):
    with pytest.raises(Refused) as refused:
        sealed(tmp_path, **whole("12/2017", 20))

    assert refused.value.what.startswith("This looks like a file of a later month than November")
    assert "24 rows begin after 30 November 2017; 8 of 8 " in refused.value.what


def test_a_later_file_is_told_by_its_days_and_not_by_what_is_sealed(tmp_path):
    """December's files sent as June: nothing before June is there to compare them with."""
    sealed(tmp_path, month="2017-11", **whole("11/2017", 20))

    with pytest.raises(Refused) as refused:
        sealed(tmp_path, month="2017-06", **whole("12/2017", 20))

    assert "later month than June 2017" in refused.value.what
    assert "24 rows begin after 30 June 2017" in refused.value.what
    assert "where" not in refused.value.what, "no month is compared with"
