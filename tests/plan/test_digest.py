"""What each lead is told of a week, and who hears of a change: agreed words and no more."""

import datetime as dt
from dataclasses import replace

import pytest
from django.utils import timezone

from lineofsight.accounts.roles import Role
from lineofsight.kernel.periods import Month
from lineofsight.notices.kinds import CHANGE_WAITS
from lineofsight.plan import actions as plans
from lineofsight.plan import approving, rules
from lineofsight.plan.approval import APPROVED
from lineofsight.plan.day import today
from lineofsight.plan.silence import silent
from lineofsight.plan.updates import answering, telling
from lineofsight.web import posting
from signed_in import client_of, person

MONDAY = dt.date(2017, 12, 4)
AT = dt.datetime(2017, 12, 4, 9, tzinfo=dt.UTC)


@pytest.fixture
def lead(agreed, office):
    made = person(Role.TEAM_MANAGER)
    answering.begin("Head of care planning", made, by=office, now=AT)
    return made


def said(on=MONDAY, **of):
    return [(one.heading, one.words) for one in telling.digest(on)]


def refs(heading, on=MONDAY):
    return [words.split()[0] for part, words in said(on) if part == heading]


def report(plan, ref, by, **fields):
    seen = plans.newest_entry(plan, ref)
    assert plans.report(plan, ref, fields, seen=seen, by=by, now=AT)


def test_each_action_is_told_once_by_what_presses_most(lead, agreed, office):
    """2.10 is due on 22 December; 2.6 on 28 January; 7.5 in March."""
    assert refs("Due this month") == ["2.10"]
    assert refs("Due next month") == ["2.6"]
    assert refs("Not reported this month") == ["7.5"]
    assert refs("Overdue", dt.date(2017, 12, 23)) == ["2.10"]
    assert refs("Overdue", dt.date(2018, 2, 5)) == ["2.6", "2.10"]

    report(agreed, "7.5", office, progress="Five are found")
    assert refs("Not reported this month") == []


def test_what_is_done_is_not_told(lead, agreed, office):
    report(agreed, "2.10", office, status="complete awaiting evidence")

    assert "2.10" not in str(said())


def test_the_words_are_what_was_agreed_and_never_what_was_typed(lead, agreed, office):
    typed = "Typed by somebody"
    for ref in ("2.10", "7.5"):
        report(agreed, ref, office, progress=typed, risk=typed)
    words = str(list(telling.digest(MONDAY)))

    assert stands(agreed).action in words
    assert typed not in words


def stands(plan):
    return plans.as_at(plan)["2.10"]


def test_of_a_draft_nothing_is_told_until_it_is_agreed(draft, office, director):
    made = person(Role.TEAM_MANAGER)
    answering.begin("Head of care planning", made, by=office, now=AT)
    assert list(telling.digest(MONDAY)) == []

    plans.baseline(draft, by=director, now=AT)

    assert stands(draft).action in str(said())


def test_nobody_is_told_who_answers_for_nothing_or_lost_the_role(lead, agreed):
    assert {one.person for one in telling.digest(MONDAY)} == {lead.pk}
    lead.grants.update(ends=dt.date(2017, 12, 1))

    assert list(telling.digest(MONDAY)) == []


def test_a_responsible_officer_is_told_of_the_month_that_was_not_sent(agreed, office):
    officer = person(Role.DIRECTOR)
    answering.begin("Executive director (people)", officer, by=office, now=AT)
    found = [one for one in telling.digest(MONDAY) if one.heading == "Monthly update"]

    assert [one.words for one in found] == [
        "People and Performance: November 2017 was not sent yet.",
        "Partnerships: November 2017 was not sent yet.",
    ]
    assert found[0].path == f"/plan/plans/{agreed.pk}/months/2017-11/people-and-performance/"
    assert "Monthly update" not in str(said(dt.date(2017, 10, 9)))


def test_whoever_may_decide_hears_of_a_change_and_who_asked_does_not(agreed, office, director):
    now = plans.as_at(agreed)
    why = "Because of somebody"
    for by in (office, director):
        after = {**now, "2.10": replace(now["2.10"], lead=f"Asked by {by.pk}")}
        plans.ask(agreed, after, by=by, why=why, impact=why, now=timezone.now())
    first, second = agreed.changes.filter(state="waiting").order_by("pk")
    other = person(Role.DIRECTOR)
    found = list(telling.changes_waiting(MONDAY))

    told = {(one.person, one.about) for one in found}
    assert told == {
        (director.pk, f"change {first.pk}"),
        (other.pk, f"change {first.pk}"),
        (other.pk, f"change {second.pk}"),
    }
    assert {one.kind for one in found} == {CHANGE_WAITS}
    assert why not in str(found)


def test_whoever_may_write_a_bodys_answer_hears_that_it_is_missing_until_it_is_there(
    agreed, office, director
):
    step = agreed.steps.first()
    day = dt.date(2017, 12, 1)
    asking = approving.put(step, on=day, at=AT, today=MONDAY, by=office)
    [item] = telling.approvals_waiting(MONDAY)

    assert (item.person, item.about) == (director.pk, f"asking {asking.pk}")
    assert item.words.startswith(f"{step.body} was asked on 1 December 2017")
    assert item.path == f"/plan/approval/{step.pk}/"
    assert list(telling.approvals_waiting(day - dt.timedelta(days=1))) == []

    approving.answer(asking, said=APPROVED, on=MONDAY, minute="1", by=director)
    assert list(telling.approvals_waiting(MONDAY)) == []


@pytest.fixture
def second(agreed, office, director):
    """Another plan that is open, in which the same lead has an action that is overdue."""
    plan = approving.begin("Joint inspection plan", kind=rules.JOINT)
    late = replace(stands(agreed), ref="4.2", action="Train more people", milestones=(),
                   due_on=dt.date(2017, 11, 1), revised_due_on=None)  # fmt: skip
    made = dt.datetime(2017, 10, 2, 9, tzinfo=dt.UTC)
    plans.ask(plan, {"4.2": late}, by=office, why="As it was made.", impact="", now=made)
    plans.baseline(plan, by=director, now=made)
    return plan


def test_every_open_plan_is_told_and_not_the_plan_in_hand_alone(lead, agreed, second, office):
    found = list(telling.digest(MONDAY))

    assert {one.person for one in found} == {lead.pk}
    [item] = [one for one in found if one.heading == "Overdue"]
    assert item.words == (
        "4.2 of Joint inspection plan, Train more people: it was due on 1 November 2017; "
        "not reported this month."
    )
    assert item.path == f"/plan/plans/{second.pk}/own/4.2/"
    assert refs("Due this month") == ["2.10"]

    report(second, "4.2", office, status="complete awaiting evidence")
    assert refs("Overdue") == []


def test_a_letter_leads_to_the_action_of_its_own_plan_whatever_is_agreed_later(
    lead, agreed, office, director
):
    [item] = [one for one in telling.digest(MONDAY) if one.heading == "Due this month"]
    later = approving.begin("Plan for 2018", kind=rules.IMPROVEMENT)
    other = replace(stands(agreed), action="Open a contact centre")
    plans.ask(later, {"2.10": other}, by=office, why="As it was made.", impact="", now=AT)
    plans.baseline(later, by=director, now=AT)
    assert plans.current() == later

    assert item.path == f"/plan/plans/{agreed.pk}/own/2.10/"


def test_an_officer_is_told_of_the_month_of_every_open_plan(agreed, second, office):
    officer = person(Role.DIRECTOR)
    answering.begin("Director of children's social care", officer, by=office, now=AT)
    found = [one for one in telling.digest(MONDAY) if one.heading == "Monthly update"]

    month = "November 2017 was not sent yet."
    assert [(one.words, one.path) for one in found] == [
        (f"Practice: {month}", f"/plan/plans/{agreed.pk}/months/2017-11/practice/"),
        (f"Practice of Joint inspection plan: {month}",
         f"/plan/plans/{second.pk}/months/2017-11/practice/"),
    ]  # fmt: skip


def test_who_keeps_the_plans_hears_of_each_that_nobody_reported_on(agreed, second, office):
    found = [one for one in telling.not_reported(MONDAY) if one.person == office.pk]

    assert [one.path for one in found] == [
        f"/plan/plans/{agreed.pk}/",
        f"/plan/plans/{second.pk}/",
    ]
    assert "1 of the actions of Joint inspection plan: 4.2." in found[1].words
    assert len({one.about for one in found}) == 2


def test_a_digest_of_many_takes_as_many_queries_as_of_one(
    lead, office, django_assert_num_queries, django_assert_max_num_queries
):
    with django_assert_max_num_queries(12) as few:
        list(telling.digest(MONDAY))
    for name in ("Head of assessment", "Principal social worker", "Head of performance"):
        answering.begin(name, person(Role.TEAM_MANAGER), by=office, now=AT)
    with django_assert_num_queries(len(few)):
        list(telling.digest(MONDAY))


def test_without_a_plan_nobody_is_told_anything(db):
    assert list(telling.digest(MONDAY)) == []
    assert list(telling.changes_waiting(MONDAY)) == []


def test_what_is_written_on_a_training_site_is_of_its_month_and_the_letters_too(
    as_office, lead, agreed, settings
):
    settings.TRAINING = True  # its day is in December 2017, whatever the calendar says
    month = Month(2017, 12)
    before = plans.as_at(agreed)
    assert "2.10" in [one.ref for one in silent(agreed, before.values(), month)]
    reported = {"status": before["2.10"].status, "progress": "Two were held.", "risk": "",
                "seen": plans.newest_entry(agreed, "2.10")}  # fmt: skip
    assert as_office.post("/plan/actions/2.10/report/", reported).status_code == 302

    entry = agreed.entries.order_by("pk").last()
    assert timezone.localdate(entry.at) == today()
    assert Month.of(today()) == month
    assert "2.10" not in [one.ref for one in silent(agreed, plans.as_at(agreed).values(), month)]
    letters = "\n".join(posting.drafted(None))
    assert "Due this month" in letters
    assert "Overdue" not in letters
    assert f"{timezone.localdate().year}" not in letters


@pytest.mark.parametrize("on", [None, dt.date(2018, 3, 5), dt.date(2026, 11, 2)])
def test_no_letter_leads_to_a_page_that_is_not_there(site, lead, agreed, office, settings, on):
    settings.TRAINING = True
    answering.begin(stands(agreed).sro, lead, by=office, now=AT)
    reader = client_of(lead)
    told = list(telling.digest(on or dt.date(2017, 12, 12)))

    assert told
    for one in told:
        assert reader.get(one.path).status_code == 200, one.path
