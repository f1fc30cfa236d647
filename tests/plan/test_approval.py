"""The chain of approvals: who was asked of exactly which content, and who has not answered."""

import datetime as dt
from dataclasses import replace

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from lineofsight.kernel.problems import Refused
from lineofsight.plan import actions, approval, approving, rules
from lineofsight.plan.content import digest
from lineofsight.plan.models import Asking, Plan
from lineofsight.plan.said.approval import report, taken_out
from plan_closed import close

BOARD, CABINET, SENT = dt.date(2017, 11, 7), dt.date(2017, 11, 20), dt.date(2017, 12, 8)
TODAY = dt.date(2017, 12, 12)
AGREED = dt.datetime(2017, 11, 20, 18, tzinfo=dt.UTC)
LATER = dt.datetime(2026, 11, 29, 9, tzinfo=dt.UTC)


@pytest.fixture
def plan(draft, office):
    """The draft of 7 November with the usual chain, in answer to the report of 4 September."""
    approving.answers_report(draft, dt.date(2017, 9, 4), by=office, now=AGREED)
    draft.refresh_from_db()
    return draft


def put(plan, place, on, by):
    step = plan.steps.all()[place]
    at = dt.datetime.combine(on, dt.time(20), dt.UTC)
    return approving.put(step, on=on, at=at, today=TODAY, by=by)


def approved(plan, place, asked, answered, office, director):
    asking = put(plan, place, asked, office)
    approving.answer(asking, said=approval.APPROVED, on=answered, minute="3", by=director)
    return asking


def sent(plan, office, director):
    approved(plan, 0, BOARD, BOARD, office, director)
    approved(plan, 1, BOARD, CABINET, office, director)
    actions.baseline(plan, by=director, now=AGREED)
    put(plan, 2, SENT, office)


def test_seventy_working_days_after_4_september_end_on_11_december_and_one_was_left(
    plan, office, director
):
    sent(plan, office, director)
    chain = approving.chain(plan)

    clock = approving.clock(plan, chain, on=TODAY)

    assert (clock.due_on, clock.sent_on, clock.left) == (dt.date(2017, 12, 11), SENT, 1)
    assert clock.is_met
    assert [one.last.answered_on for one in chain] == [BOARD, CABINET, None]


def test_who_has_not_answered_and_for_how_long(plan, office, director):
    sent(plan, office, director)

    waits = {one.name: one.days_waiting(TODAY) for one in approving.chain(plan)}

    assert waits == {
        "Children's Improvement Board": 0,
        "Cabinet": 0,
        "Ofsted and the Department for Education": 2,
    }


@pytest.mark.parametrize("said", [approval.NOTED, approval.SENT_BACK])
def test_a_plan_that_a_body_did_not_agree_to_goes_no_further(plan, office, director, said):
    asking = put(plan, 0, BOARD, office)
    approving.answer(asking, said=said, on=BOARD, minute="Item 3", by=director)
    with pytest.raises(Refused, match="Improvement Board must agree first"):
        put(plan, 1, BOARD, office)


def test_a_body_is_asked_after_those_before_it_have_agreed(plan, office, director):
    with pytest.raises(Refused, match="Improvement Board must agree first"):
        put(plan, 1, BOARD, office)
    asking = put(plan, 0, BOARD, office)
    with pytest.raises(Refused, match="has not answered"):
        put(plan, 0, BOARD, office)
    approving.answer(asking, said=approval.SENT_BACK, on=BOARD, minute="3", by=director)
    with pytest.raises(Refused, match="must agree first"):
        put(plan, 1, CABINET, office)

    approved(plan, 0, dt.date(2017, 11, 9), dt.date(2017, 11, 9), office, director)
    with pytest.raises(Refused, match="before the answer"):
        put(plan, 1, dt.date(2017, 11, 8), office)
    assert put(plan, 1, dt.date(2017, 11, 9), office)
    assert len(approving.chain(plan)[0].asked) == 2


def test_whoever_asked_does_not_answer(plan, director):
    asking = put(plan, 0, BOARD, director)

    with pytest.raises(Refused, match="Whoever asked"):
        approving.answer(asking, said=approval.APPROVED, on=BOARD, minute="3", by=director)
    with pytest.raises(IntegrityError, match="plan_answer_by_another"), transaction.atomic():
        Asking.objects.filter(pk=asking.pk).update(
            answer=approval.APPROVED, answered_on=BOARD, written_by=director
        )


@pytest.mark.parametrize(
    ("fields", "is_other"),
    [
        ({"lead": "Head of quality"}, True),
        ({"revised_due_on": dt.date(2018, 3, 1)}, True),
        ({"status": "paused"}, True),
        ({"status": "at risk", "progress": "Two panels met", "spent": 3}, False),
    ],
    ids=lambda held: ", ".join(held) if isinstance(held, dict) else str(held),
)
def test_an_approval_is_of_exactly_what_was_agreed(plan, office, fields, is_other):
    put(plan, 0, BOARD, office)
    now = actions.as_at(plan)
    after = {**now, "2.10": replace(now["2.10"], **fields)}
    actions.ask(
        plan, after, by=office, why="x", impact="", now=dt.datetime(2017, 11, 8, tzinfo=dt.UTC)
    )

    [first, *_] = approving.chain(plan)

    assert first.differs_from(digest(actions.as_at(plan).values())) is is_other


def test_it_is_asked_about_the_plan_as_it_stood_that_day(plan, office):
    before = digest(actions.as_at(plan).values())
    now = actions.as_at(plan)
    after = {**now, "2.10": replace(now["2.10"], lead="Head of quality")}
    actions.ask(
        plan, after, by=office, why="x", impact="", now=dt.datetime(2017, 11, 9, tzinfo=dt.UTC)
    )

    assert put(plan, 0, BOARD, office).digest == before


def test_the_chain_is_changed_behind_whoever_was_asked(plan, office):
    approving.add(plan, "Safeguarding board", after=1, days=None)
    put(plan, 0, BOARD, office)

    names = [one.name for one in approving.chain(plan)]
    assert names[:3] == ["Children's Improvement Board", "Safeguarding board", "Cabinet"]
    with pytest.raises(Refused, match="later body"):
        approving.add(plan, "Overview and scrutiny", after=0, days=None)
    with pytest.raises(Refused, match="already"):
        approving.add(plan, "Cabinet", after=4, days=None)
    with pytest.raises(Refused, match="stays written down"):
        drop(plan.steps.all()[0], office)
    drop(plan.steps.all()[1], office)
    assert "Safeguarding board" not in [one.name for one in approving.chain(plan)]


def drop(step, by, why="They meet no more."):
    approving.drop(step, why=why, by=by, now=AGREED)


def test_whom_a_plan_is_not_put_to_stays_written_down(plan, office):
    drop(plan.steps.get(body="Cabinet"), office)
    approving.add(plan, "Cabinet", after=1, days=None)
    drop(plan.steps.get(body="Cabinet"), office, why="They had no seat for it.")

    said = taken_out(plan)
    assert [one.rpartition(": ")[2] for one in said] == ["They meet no more.",
                                                         "They had no seat for it."]  # fmt: skip
    assert said[0].startswith(f"Cabinet was taken out of the chain by {office.name} on 20 November")


TAKE_OUT = ("insert into plan_takenout (plan_id, step_number, body, why, by_id, at) values "
            "({plan}, {step}, {body}, {why}, {by}, '2017-11-20 18:00:00+00:00')")  # fmt: skip


@pytest.mark.parametrize(
    "act",
    [
        "delete from plan_step where id = {step}",
        "update plan_step set body = 'Another' where id = {step}",
        "update plan_step set days = 90 where id = {step}",
        "update plan_takenout set why = 'x'",
        "delete from plan_takenout",
        TAKE_OUT.format(plan="{plan}", step=0, body="'x'", why="'x'", by="{by}"),
        TAKE_OUT.format(plan="{plan}", step="{step}", body="'Another'", why="'x'", by="{by}"),
        TAKE_OUT.format(plan="{plan}", step="{step}", body="'Cabinet'", why="''", by="{by}"),
    ],
)
def test_the_database_keeps_whom_a_plan_is_put_to(plan, office, act):
    step = plan.steps.get(body="Cabinet")
    drop(plan.steps.first(), office)
    words = act.format(plan=plan.pk, step=step.pk, by=office.pk)

    with pytest.raises(DatabaseError, match="stays written down"), transaction.atomic():
        connection.cursor().execute(words)


@pytest.mark.parametrize(
    "act",
    [
        "update plan_asking set answer = 'noted'",
        "update plan_asking set digest = 'x'",
        "delete from plan_asking",
    ],
)
def test_the_database_refuses_to_alter_an_answer(plan, office, director, act):
    approved(plan, 0, BOARD, BOARD, office, director)

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(act)


def test_reading_the_chain_takes_two_queries(plan, office, director, django_assert_num_queries):
    sent(plan, office, director)

    with django_assert_num_queries(2):
        approving.chain(plan)


def test_a_closed_plan_is_put_to_nobody(plan, office, director):
    close(plan, office=office, director=director, now=AGREED)

    with pytest.raises(Refused, match="closed"):
        put(plan, 0, BOARD, office)


def reword(plan, by, at, words="In other words"):
    now = actions.as_at(plan)
    after = {**now, "2.10": replace(now["2.10"], action=words)}
    return actions.ask(plan, after, by=by, why="It reads better so.", impact="", now=at)


def test_the_next_body_is_asked_about_exactly_what_the_one_before_agreed_to(plan, office, director):
    approved(plan, 0, BOARD, BOARD, office, director)
    reword(plan, office, dt.datetime(2017, 11, 8, 9, tzinfo=dt.UTC))
    day = dt.date(2017, 11, 9)

    cabinet = plan.steps.all()[1].pk
    said = approving.why_not(plan, cabinet, today=day)
    assert "Improvement Board agreed to another text" in said
    with pytest.raises(Refused, match="Improvement Board agreed to another text"):
        put(plan, 1, day, office)
    with pytest.raises(Refused, match="agreed to another text"):
        actions.baseline(plan, by=director, now=AGREED)
    with pytest.raises(DatabaseError, match="what those before it agreed to"), transaction.atomic():
        Asking.objects.create(
            step_id=cabinet, asked_on=day, asked_by=office,
            digest=digest(actions.as_at(plan).values()),
        )  # fmt: skip

    approved(plan, 0, day, day, office, director)
    assert approving.why_not(plan, cabinet, today=day) == ""
    assert put(plan, 1, day, office)
    actions.baseline(plan, by=director, now=AGREED)


def test_an_answer_with_changes_is_followed_by_the_changed_text(plan, office, director):
    asking = put(plan, 0, BOARD, office)
    approving.answer(asking, said=approval.WITH_CHANGES, on=BOARD, minute="3", by=director)

    with pytest.raises(Refused, match="an answer with changes"):
        put(plan, 1, BOARD, office)


def test_a_draft_is_sent_to_nobody_outside_nor_on_a_day_before_it_was_agreed(
    plan, office, director
):
    approved(plan, 0, BOARD, BOARD, office, director)
    approved(plan, 1, BOARD, dt.date(2017, 11, 10), office, director)
    with pytest.raises(Refused, match="on this day the plan was a draft"):
        put(plan, 2, dt.date(2017, 11, 13), office)
    with pytest.raises(DatabaseError, match="sent to nobody outside"), transaction.atomic():
        Asking.objects.create(
            step=plan.steps.all()[2], asked_on=SENT, asked_by=office,
            digest=digest(actions.as_at(plan).values()),
        )  # fmt: skip

    actions.baseline(plan, by=director, now=AGREED)
    with pytest.raises(Refused, match="on this day the plan was a draft"):
        put(plan, 2, dt.date(2017, 11, 13), office)
    assert put(plan, 2, SENT, office)


def test_whoever_asked_withdraws_it_until_it_is_answered_and_it_stays_written_down(
    plan, office, director
):
    asking = put(plan, 0, BOARD, director)
    with pytest.raises(Refused, match="Only whoever asked"):
        approving.withdraw(asking, by=office, now=AGREED)

    approving.withdraw(asking, by=director, now=AGREED)

    [board, *_] = approving.chain(plan)
    assert (board.last, board.waits, board.sent_on) == (None, False, None)
    assert [one.withdrawn_on for one in board.asked] == [AGREED.date()]
    with pytest.raises(Refused, match="was withdrawn"):
        approving.answer(asking, said=approval.APPROVED, on=BOARD, minute="3", by=office)
    with pytest.raises(DatabaseError, match="stays so"), transaction.atomic():
        Asking.objects.filter(pk=asking.pk).update(withdrawn_at=None)
    with pytest.raises(Refused, match="must agree first"):
        put(plan, 1, BOARD, office)
    answered = approved(plan, 0, BOARD, BOARD, office, director)
    with pytest.raises(Refused, match="already"):
        approving.withdraw(answered, by=office, now=AGREED)


@pytest.fixture
def older(office, sample_plan):
    """A plan agreed on 20 November 2017, and written down here nine years later."""
    plan = approving.begin("Plan of 2017", kind=rules.IMPROVEMENT, in_force_on=CABINET)
    actions.ask(plan, sample_plan, by=office, why="It is in force.", impact="", now=LATER)
    return plan


def put_later(plan, place, on, by):
    at = dt.datetime.combine(on, dt.time(20), dt.UTC)
    step = plan.steps.all()[place]
    return approving.put(step, on=on, at=at, today=LATER.date(), by=by, now=LATER)


def test_a_plan_in_force_before_it_was_kept_here_is_written_down_with_its_true_days(
    older, office, director
):
    approving.answers_report(older, dt.date(2017, 9, 4), by=office, now=LATER)
    for place, day in ((0, BOARD), (1, CABINET)):
        asking = put_later(older, place, day, office)
        with pytest.raises(Refused, match="Whoever asked"):
            approving.answer(asking, said=approval.APPROVED, on=day, minute="3", by=office)
        approving.answer(asking, said=approval.APPROVED, on=day, minute="3", by=director)
    with pytest.raises(Refused, match="the plan was a draft"):
        put_later(older, 2, SENT, office)
    actions.baseline(older, by=director, now=LATER)
    put_later(older, 2, SENT, office)

    older.refresh_from_db()
    chain = approving.chain(older)
    clock = approving.clock(older, chain, on=LATER.date())
    assert (clock.due_on, clock.sent_on) == (dt.date(2017, 12, 11), SENT)
    assert {one.last.written_on for one in chain} == {LATER.date()}
    assert [one.last.on for one in chain] == [BOARD, CABINET, SENT]
    assert {one.last.digest for one in chain} == {digest(actions.as_at(older).values())}
    with pytest.raises(Refused, match="agreed with the plan"):
        approving.answers_report(older, dt.date(2017, 10, 4), by=office, now=LATER)


def test_what_was_in_force_is_as_strict_from_the_day_it_is_kept_here(older, office, director):
    approving.answer(put_later(older, 0, BOARD, office), said=approval.APPROVED, on=BOARD,
                     minute="3", by=director)  # fmt: skip
    reword(older, office, LATER)

    with pytest.raises(Refused, match="agreed to another text"):
        put_later(older, 1, CABINET, office)
    with pytest.raises(Refused, match="agreed to another text"):
        actions.baseline(older, by=director, now=LATER)


def test_only_a_plan_that_says_so_was_in_force_before_it_was_kept_here(plan, office):
    with pytest.raises(Refused, match="had no action on that day"):
        put(plan, 0, dt.date(2017, 10, 1), office)


def test_the_day_of_the_report_is_added_when_it_is_known(draft, office, director):
    assert approving.clock(draft, approving.chain(draft), on=TODAY) is None
    actions.baseline(draft, by=director, now=AGREED)
    approving.answers_report(draft, dt.date(2017, 9, 4), by=office, now=LATER)

    draft.refresh_from_db()
    assert approving.clock(draft, approving.chain(draft), on=TODAY).due_on == dt.date(2017, 12, 11)
    with pytest.raises(DatabaseError, match="agreed with the plan"), transaction.atomic():
        Plan.objects.filter(pk=draft.pk).update(published_on=dt.date(2017, 10, 4))


def test_who_wrote_the_day_of_the_report_down_is_kept_and_shown(draft, office, director):
    assert report(draft) == ""
    approving.answers_report(draft, dt.date(2017, 9, 1), by=director, now=AGREED)
    approving.answers_report(draft, dt.date(2017, 9, 4), by=office, now=AGREED)
    draft.refresh_from_db()

    assert report(draft) == (
        f"It answers the inspection report of 4 September 2017, written down by {office.name} on "
        "20 November 2017, 18:00."
    )
    old = Plan(published_on=dt.date(2017, 9, 4))  # of an earlier version
    assert report(old).endswith("who wrote that day down is not recorded.")


def test_the_database_lets_nobody_write_it_down_unnamed_or_in_anothers_name(
    draft, office, director
):
    with pytest.raises(DatabaseError, match="somebody writes down the day"), transaction.atomic():
        Plan.objects.filter(pk=draft.pk).update(published_on=dt.date(2017, 9, 4))
    with pytest.raises(DatabaseError, match="somebody writes down the day"), transaction.atomic():
        Plan.objects.create(title="Another", published_on=dt.date(2017, 9, 4))
    approving.answers_report(draft, dt.date(2017, 9, 4), by=office, now=AGREED)
    actions.baseline(draft, by=director, now=AGREED)
    with pytest.raises(DatabaseError, match="stays written down"), transaction.atomic():
        Plan.objects.filter(pk=draft.pk).update(published_by=director)
