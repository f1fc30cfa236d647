"""The children in need census becomes referrals, episodes, assessments, enquiries and plans."""

import datetime as dt
from pathlib import Path

import pytest

from lineofsight.kernel.codes import NOT_RECORDED
from lineofsight.kernel.problems import ChecksFailed
from lineofsight.records.findings import Kind
from records.loading import aside, gathered, rows

CENSUS = (Path(__file__).parents[2] / "data" / "made" / "cin_census.xml").read_text()


def loaded(folder: Path, text: str = CENSUS, *, month: str = "2024-03", **options):
    (folder / "feeds").mkdir()
    (folder / "feeds" / "census.xml").write_text(text)
    return gathered(folder, month=month, **options)


def test_every_child_with_what_is_known_of_them(tmp_path):
    found = loaded(tmp_path)

    people = rows(found, "person", "child_id", "born_on", "sex", "is_disabled", "is_unborn")
    assert people[0] == ("assessed in time", dt.date(2015, 5, 5), "male", "yes", "no")
    assert people[1] == ("second plan", dt.date(2012, 2, 1), "female", "no", "no")
    assert people[6] == ("not_born", dt.date(2024, 6, 1), NOT_RECORDED, NOT_RECORDED, "yes")
    assert rows(found, "person", "expected_on", "upn_unknown", "died_on")[4:] == [
        (None, NOT_RECORDED, dt.date(2024, 3, 31)),
        (None, NOT_RECORDED, None),
        (dt.date(2024, 6, 1), "UN1", None),
    ]
    assert rows(found, "disability", "child_id", "disability") == [
        ("assessed in time", "HEAR"),
        ("assessed in time", "LD"),
        ("second plan", "NONE"),
    ]


def test_a_referral_without_further_action_opens_no_episode(tmp_path):
    found = loaded(tmp_path)

    closed = [("referred again", dt.date(2023, 5, 10)), ("not_born", dt.date(2024, 3, 12))]
    referrals = rows(found, "referrals", "child_id", "referred_on", "no_further_action")
    assert [(child, day) for child, day, nfa in referrals if nfa == "yes"] == closed
    episodes = rows(found, "cin_episodes", "child_id", "started_on")
    assert len(referrals) == 8
    assert len(episodes) == 6
    assert not set(closed) & set(episodes)
    assert rows(found, "referrals", "source")[0] == ("5D",)
    assert rows(found, "cin_episodes", "ended_on", "closure_reason")[4] == (
        dt.date(2024, 3, 31), "RC2",
    )  # fmt: skip


def test_assessments_and_their_factors(tmp_path):
    found = loaded(tmp_path)

    assert rows(found, "cin_assessments", "started_on", "reviewed_on", "authorised_on") == [
        (dt.date(2024, 3, 5), dt.date(2024, 3, 15), dt.date(2024, 3, 28)),
        (dt.date(2024, 1, 2), None, dt.date(2024, 3, 14)),
    ]
    assert rows(found, "assessment_factors", "child_id", "authorised_on", "factor") == [
        ("assessed in time", dt.date(2024, 3, 28), "3A"),
        ("assessed in time", dt.date(2024, 3, 28), "18B"),
    ]


def test_a_conference_given_twice_is_one(tmp_path):
    found = loaded(tmp_path)

    held = rows(found, "initial_cp_conference", "child_id", "held_on", "target_on", "transfer_in")
    assert held == [
        ("second plan", dt.date(2024, 3, 22), dt.date(2024, 3, 22), NOT_RECORDED),
        ("all late", dt.date(2024, 3, 25), None, NOT_RECORDED),
    ]
    assert rows(found, "s47_enquiry", "started_on", "conference_on", "conference_unnecessary") == [
        (dt.date(2024, 3, 1), dt.date(2024, 3, 22), "no"),
        (dt.date(2024, 3, 1), dt.date(2024, 3, 25), "no"),
    ]


def test_plans_reviews_and_pre_proceedings(tmp_path):
    found = loaded(tmp_path)

    plans = rows(found, "cp_plans", "child_id", "started_on", "ended_on", "previous_plans")
    assert plans[0] == ("second plan", dt.date(2024, 3, 22), None, 1)
    assert plans[3] == ("ended on the day", dt.date(2023, 4, 3), dt.date(2024, 3, 31), 0)
    assert rows(found, "cp_plans", "initial_category", "latest_category")[0] == ("NEG", "EMO")
    assert [day for (day,) in rows(found, "cp_reviews", "held_on")] == [
        dt.date(2023, 8, 1), dt.date(2024, 2, 1),
    ]  # fmt: skip
    assert rows(
        found, "pre_proceedings", "case_id", "decided_on", "letter_on", "family_meeting_offered",
        "family_meeting_held", "outcome",
    ) == [(None, dt.date(2024, 3, 25), dt.date(2024, 3, 26), "yes", "no", "step down")]  # fmt: skip
    assert rows(found, "cin_plans", "child_id", "ended_on") == [("assessed in time", None)]


@pytest.mark.parametrize(("was", "now"), [(">0<", ">false<"), (">1<", ">true<")])
def test_flags_are_numbers_or_words(tmp_path, was, now):
    plain = loaded(tmp_path)
    (tmp_path / "b").mkdir()
    words = CENSUS
    for item in ("ReferralNFA", "ICPCnotRequired", "FGDMMeetingOffer", "FGDMMeetingFac"):
        words = words.replace(f"<{item}{was}", f"<{item}{now}")

    found = loaded(tmp_path / "b", words)

    assert words != CENSUS
    for table, column in (
        ("referrals", "no_further_action"),
        ("s47_enquiry", "conference_unnecessary"),
        ("pre_proceedings", "family_meeting_held"),
    ):
        assert rows(found, table, column) == rows(plain, table, column)


def test_reach_is_the_collection_year_of_the_month_whatever_the_header_says(tmp_path):
    found = loaded(tmp_path)

    reaches = {name: one.reach.first for name, one in found.reaches.items()}
    assert reaches["referrals"] == reaches["cp_plans"] == dt.date(2023, 4, 1)
    assert reaches["person"] is None


def test_a_longer_reach_is_believed_when_it_is_said(tmp_path):
    found = loaded(tmp_path, covers_from=dt.date(2022, 4, 1))

    assert found.reaches["referrals"].reach.first == dt.date(2022, 4, 1)


def test_what_cannot_be_right_is_reported_with_its_line(tmp_path):
    wrong = CENSUS
    for right, changed in (
        ("<ReferralSource>6<", "<ReferralSource>66<"),
        ("<CPPendDate>2024-03-31<", "<CPPendDate>2023-03-31<"),
        ("AuthorisationDate>2024-03-14<", "AuthorisationDate>2024-02-30<"),
        ("<LAchildID>long plan</LAchildID>", ""),
    ):
        assert right in wrong
        wrong = wrong.replace(right, changed)
    found = loaded(tmp_path, wrong)
    lines = wrong.splitlines()

    unread = {one.problem: one for one in found.findings if one.kind is Kind.UNREAD}
    begins = {
        problem: [lines[row - 1].strip()[:20] for row in one.rows]
        for problem, one in unread.items()
    }
    assert begins == {
        "not a code of contact source": ["<CINreferralDate>202"],
        "a day that does not exist": ["<AssessmentActualSta"],
        "the child has no identifier": ["<PersonBirthDate>201"],
    }
    where = {one.problem: one.place.words for one in unread.values()}
    assert where["a day that does not exist"] == (
        "census.xml, element Message/Children/Child/CINdetails/Assessments,"
        " item AssessmentAuthorisationDate"
    )
    reasons = {(table, why) for table, _, why in aside(found)}
    assert reasons == {
        ("cin_assessments", "its end could not be read"),
        ("cp_plans", "ends before it starts"),
        ("cp_plans", "its child is missing"),
        ("cp_reviews", "its child is missing"),
        ("referrals", "its child is missing"),
    }


def test_uk_dates_are_read_day_first_and_month_first_ones_refused(tmp_path):
    found = loaded(tmp_path, CENSUS.replace("2024-03-04", "04/03/2024"))

    assert rows(found, "referrals", "referred_on")[0] == (dt.date(2024, 3, 4),)
    (tmp_path / "b").mkdir()
    with pytest.raises(ChecksFailed, match="month first"):
        loaded(tmp_path / "b", CENSUS.replace("2024-03-28", "03/28/2024"))


def test_a_child_given_twice_counts_once_and_disagreements_are_told(tmp_path):
    start, end = CENSUS.index("    <Child>"), CENSUS.index("</Child>") + len("</Child>\n")
    again = CENSUS[start:end].replace("2015-05-05", "2015-05-06")
    found = loaded(tmp_path, CENSUS[:end] + again + CENSUS[end:])

    assert len(rows(found, "person", "child_id")) == 7
    assert len(rows(found, "referrals", "child_id")) == 8
    conflicts = [one.problem for one in found.findings if one.kind is Kind.CONFLICT]
    assert conflicts == ["two rows for one child differ in the date of birth"]
    doubled = [one for one in aside(found) if one[0] == "referrals"]
    assert [why.startswith("duplicate of line") for _, _, why in doubled] == [True]


def many(plans: int, *, end: str = "") -> str:
    """Write a census of so many children, each with one protection plan."""
    child = (
        "<Child><ChildIdentifiers><LAchildID>c{at}</LAchildID>"
        "<PersonBirthDate>2015-01-01</PersonBirthDate></ChildIdentifiers><CINdetails>"
        "<CINreferralDate>2023-05-01</CINreferralDate><CINclosureDate></CINclosureDate>"
        "<ReferralNFA>0</ReferralNFA><ChildProtectionPlans><CPPstartDate>2023-06-01</CPPstartDate>"
        "{end}</ChildProtectionPlans></CINdetails></Child>"
    )
    children = "\n".join(child.format(at=at, end=end) for at in range(plans))
    return f"<Message><Children>{children}</Children></Message>"


def test_a_census_without_any_end_is_refused_and_names_the_item(tmp_path):
    with pytest.raises(ChecksFailed) as refused:
        loaded(tmp_path, many(10, end="<CPPEnd>2023-09-01</CPPEnd>"))

    assert refused.value.what.endswith("lacks the item CPPendDate; did you mean CPPEnd?")
    assert refused.value.where.endswith(
        "element Message/Children/Child/CINdetails/ChildProtectionPlans"
    )


@pytest.mark.parametrize(("plans", "end"), [(9, ""), (10, "<CPPendDate/>")])
def test_a_few_plans_may_all_be_open_and_so_may_those_with_an_empty_end(tmp_path, plans, end):
    found = loaded(tmp_path, many(plans, end=end))

    assert found.tables["cp_plans"].num_rows == plans


def meetings(blocks: int, *, more: str = "") -> str:
    """Write a census of so many children to whom a family group meeting was offered."""
    block = (
        "<PreProceedingsandFGDM>{more}<FGDMMeetingOffer>1</FGDMMeetingOffer>"
        "<FGDMMeetingFac>0</FGDMMeetingFac></PreProceedingsandFGDM>"
    )
    plan = "<ChildProtectionPlans><CPPstartDate>2023-06-01</CPPstartDate></ChildProtectionPlans>"
    return many(blocks).replace(plan, block.format(more=more))


@pytest.mark.parametrize("begun", ["", "<PPStartDate/>"])
def test_family_group_meetings_alone_have_nothing_to_end(tmp_path, begun):
    found = loaded(tmp_path, meetings(12, more=begun))

    assert "pre_proceedings" not in found.tables  # no data, and not none
    (note,) = [one for one in found.findings if one.table == "pre_proceedings"]
    assert (note.kind, len(note.rows)) == (Kind.NOTE, 12)
    assert note.problem == "no row has a day: what it says of pre-proceedings is kept in no table"


def test_one_block_that_began_keeps_the_table(tmp_path):
    one = meetings(12).replace("<FGDM", "<PPStartDate>2023-06-01</PPStartDate><FGDM", 1)
    found = loaded(tmp_path, one)

    assert found.tables["pre_proceedings"].num_rows == 12


@pytest.mark.parametrize("begun", ["PPStartDate", "LBPSentDate"])
def test_pre_proceedings_without_any_end_are_refused(tmp_path, begun):
    with pytest.raises(ChecksFailed, match="lacks the item StepDecisionDate"):
        loaded(tmp_path, meetings(12, more=f"<{begun}>2023-06-01</{begun}>"))


def test_factors_of_an_open_assessment_are_no_fault(tmp_path):
    found = loaded(tmp_path)
    wrong = {why for table, _, why in aside(found) if table == "assessment_factors"}

    assert not wrong
