"""The chain of approvals: who was asked of exactly which content, and who has not answered."""

import datetime as dt
from dataclasses import replace

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from lineofsight.kernel.problems import Refused
from lineofsight.plan import actions, approval, approving, rules
from lineofsight.plan.content import digest
from lineofsight.plan.models import Asking, Plan

BOARD, CABINET, SENT = dt.date(2017, 11, 7), dt.date(2017, 11, 20), dt.date(2017, 12, 8)
TODAY = dt.date(2017, 12, 12)


@pytest.fixture
def plan(draft):
    """The draft of 7 November with the usual chain, in answer to the report of 4 September."""
    Plan.objects.filter(pk=draft.pk).update(published_on=dt.date(2017, 9, 4))
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


def test_a_body_is_asked_after_those_before_it_have_agreed(plan, office, director):
    with pytest.raises(Refused, match="Improvement Board must answer first"):
        put(plan, 1, BOARD, office)
    asking = put(plan, 0, BOARD, office)
    with pytest.raises(Refused, match="has not answered"):
        put(plan, 0, BOARD, office)
    approving.answer(asking, said=approval.SENT_BACK, on=BOARD, minute="3", by=director)
    with pytest.raises(Refused, match="must answer first"):
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
        approving.drop(plan.steps.all()[0])
    approving.drop(plan.steps.all()[1])
    assert "Safeguarding board" not in [one.name for one in approving.chain(plan)]


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


def test_a_closed_plan_is_put_to_nobody(plan, office):
    Plan.objects.filter(pk=plan.pk).update(state=rules.CLOSED)

    with pytest.raises(Refused, match="closed"):
        put(plan, 0, BOARD, office)
