"""A plan and its changes: nothing is edited silently, and any two days can be compared."""

import datetime as dt
from dataclasses import replace

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from lineofsight.kernel.problems import Refused
from lineofsight.plan import actions, rules
from lineofsight.plan.comparing import compare
from lineofsight.plan.content import Evidence, Milestone
from lineofsight.plan.models import Change, Entry, Fate, Plan
from lineofsight.plan.said import lines
from plan_closed import close

DECEMBER = dt.datetime(2017, 12, 5, 9, tzinfo=dt.UTC)
LATER = dt.datetime(2017, 12, 12, 9, tzinfo=dt.UTC)


def ask(plan, by, at=DECEMBER, **fields):
    now = actions.as_at(plan)
    after = {**now, "2.10": replace(now["2.10"], **fields)}
    return actions.ask(plan, after, by=by, why="Members asked for it.", impact="None.", now=at)


def test_a_draft_is_worked_on_without_a_decision(draft, office):
    assert ask(draft, office, action="Reworded").state == rules.REPORTED
    assert actions.as_at(draft)["2.10"].action == "Reworded"


@pytest.mark.parametrize(
    "fields",
    [
        {"action": "Reworded"},
        {"lead": "Somebody else"},
        {"revised_due_on": dt.date(2018, 3, 1)},
        {"indicators": ()},
        {"budget": 5},
        {"milestones": (Milestone("Another step", None, None),)},
    ],
    ids=lambda fields: next(iter(fields)),
)
def test_what_was_agreed_stays_until_somebody_else_decides(agreed, office, director, fields):
    before = actions.as_at(agreed)
    if more := fields.get("milestones"):  # beside those that are there, of which some were reached
        fields = {"milestones": (*before["2.10"].milestones, *more)}
    change = ask(agreed, office, **fields)

    assert change.state == rules.WAITING
    assert actions.as_at(agreed) == before

    actions.decide(change, agreed=True, by=director, minute="Board 4", now=LATER)
    [changed] = compare(before, actions.as_at(agreed))
    assert changed.ref == "2.10"


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "at risk"},
        {"progress": "Two panels met"},
        {"risk": "No chair is found"},
        {"spent": 3},
    ],
    ids=lambda fields: next(iter(fields)),
)
def test_progress_is_written_down_at_once(agreed, office, fields):
    assert ask(agreed, office, **fields).state == rules.REPORTED


SHOWN = Evidence("document", dt.date(2017, 12, 1), "Shared drive", "The minutes")
REACHED = dt.date(2017, 12, 1)


def with_much_reported(plan, office):
    """Action 2.10 with everything that is reported as it goes."""
    held = actions.as_at(plan)["2.10"]
    steps = tuple(replace(one, done_on=one.done_on or REACHED) for one in held.milestones)
    change = ask(plan, office, progress="Two panels met", risk="No chair is found", spent=3,
                 milestones=steps, evidence=(*held.evidence, SHOWN))  # fmt: skip
    assert change.state == rules.REPORTED
    return actions.as_at(plan)["2.10"]


@pytest.mark.parametrize(
    "fields",
    [
        {"progress": ""},
        {"spent": None},
        {"evidence": ()},
        {"evidence": (replace(SHOWN, says="Something else"),)},
        {"milestones": None},
        {"milestones": dt.date(2017, 11, 1)},
    ],
    ids=str,
)
def test_what_was_reported_is_taken_back_by_decision_alone(agreed, office, director, fields):
    before = with_much_reported(agreed, office)
    if "milestones" in fields:
        day = fields["milestones"]
        fields = {"milestones": tuple(replace(one, done_on=day) for one in before.milestones)}

    change = ask(agreed, office, **fields)

    assert change.state == rules.WAITING
    assert actions.as_at(agreed)["2.10"] == before
    actions.decide(change, agreed=True, by=director, minute="Board 4", now=LATER)
    assert actions.as_at(agreed)["2.10"] == replace(before, **fields)


def test_more_evidence_other_progress_and_a_risk_that_is_over_are_reported(agreed, office):
    shown = with_much_reported(agreed, office).evidence
    more = {
        "evidence": (replace(SHOWN, says="More of them met"), *shown),
        "progress": "Three",
        "risk": "",
    }

    assert ask(agreed, office, **more).state == rules.REPORTED


def in_parts(plan, office, changed):
    now = actions.as_at(plan)
    after = {**now, **{ref: replace(now[ref], **fields) for ref, fields in changed.items()}}
    return actions.ask_in_parts(plan, after, by=office, why="It went on.", impact="", now=DECEMBER)


def test_of_a_workbook_the_progress_is_written_down_and_the_rest_waits(agreed, office, director):
    changed = {"2.10": {"partners": "Police", "progress": "Two met", "status": "at risk"},
               "2.9": {"progress": "Reviewed"}}  # fmt: skip

    told, waits = in_parts(agreed, office, changed)

    assert (told.state, waits.state) == (rules.REPORTED, rules.WAITING)
    assert list(waits.after) == ["2.10"]
    now = actions.as_at(agreed)
    assert (now["2.9"].progress, now["2.10"].progress) == ("Reviewed", "Two met")
    assert (now["2.10"].status, now["2.10"].partners) == ("at risk", "")
    ask(agreed, office, progress="Three met")  # on a page, while the rest waits
    actions.decide(waits, agreed=True, by=director, minute="Board 4", now=LATER)
    held = actions.as_at(agreed)["2.10"]
    assert (held.partners, held.progress) == ("Police", "Three met")


def test_a_workbook_of_one_kind_is_one_change(agreed, office):
    [told] = in_parts(agreed, office, {"2.9": {"progress": "Reviewed"}})
    [waits] = in_parts(agreed, office, {"2.9": {"partners": "Police"}})
    assert (told.state, waits.state) == (rules.REPORTED, rules.WAITING)


def test_a_report_that_empties_what_was_done_is_still_a_report_of_the_rest(agreed, office):
    ask(agreed, office, progress="Two met")
    seen = actions.newest_entry(agreed, "2.10")

    said = {"status": "off track", "progress": "", "risk": "No chair is found"}
    waits = actions.report(agreed, "2.10", said, seen=seen, by=office, now=DECEMBER)

    held = actions.as_at(agreed)["2.10"]
    assert (held.status, held.progress, held.risk) == ("off track", "Two met", "No chair is found")
    assert (waits.state, waits.after["2.10"]["progress"]) == (rules.WAITING, "")


def test_what_was_told_after_a_decision_was_asked_for_does_not_stop_it_and_stays(
    agreed, office, director
):
    change = ask(agreed, office, status="paused", progress="Paused until the review")
    ask(agreed, office, status="at risk", progress="Still going")

    actions.decide(change, agreed=True, by=director, minute="Board 4", now=LATER)

    held = actions.as_at(agreed)["2.10"]
    assert (held.status, held.progress) == ("paused", "Still going")


def test_whoever_asked_withdraws_a_change_until_it_is_decided_and_it_stays_written_down(
    agreed, office, director
):
    change = ask(agreed, director, action="Reworded")
    with pytest.raises(Refused, match="Only whoever asked"):
        actions.withdraw(change, by=office, now=LATER)

    actions.withdraw(change, by=director, now=LATER)

    change.refresh_from_db()
    assert (change.state, change.decided_at, change.decided_by) == (rules.WITHDRAWN, LATER, None)
    for act in (
        lambda: actions.withdraw(change, by=director, now=LATER),
        lambda: actions.decide(change, agreed=True, by=office, minute="4", now=LATER),
    ):
        with pytest.raises(Refused, match="was withdrawn"):
            act()
    assert actions.as_at(agreed)["2.10"].action != "Reworded"


WORKED = tuple(
    Evidence("audit", dt.date(2017, 11, day), "Folder", "It works in each file") for day in (28, 29)
)


@pytest.mark.parametrize("state", ["paused", "complete and embedded"])
def test_nobody_reports_an_action_into_a_state_the_board_decides_on(agreed, office, state):
    assert ask(agreed, office, status=state, evidence=WORKED).state == rules.WAITING
    assert actions.as_at(agreed)["2.10"].status != state


def test_whoever_wrote_a_plan_does_not_agree_it(draft, office, director):
    with pytest.raises(Refused, match="Whoever wrote a plan"):
        actions.baseline(draft, by=office, now=DECEMBER)
    for nobody_else in (office, None):
        taken_over = Plan.objects.filter(pk=draft.pk)
        with pytest.raises(DatabaseError, match="does not agree it"), transaction.atomic():
            taken_over.update(
                state=rules.BASELINED, baselined_by=nobody_else, baselined_at=DECEMBER
            )

    actions.baseline(draft, by=director, now=DECEMBER)
    draft.refresh_from_db()
    assert (draft.state, draft.baselined_by) == (rules.BASELINED, director)


def test_progress_reported_meanwhile_does_not_stop_a_decision_and_stays(agreed, office, director):
    change = ask(agreed, office, lead="Head of quality")
    ask(agreed, office, progress="Two panels met", status="at risk")

    actions.decide(change, agreed=True, by=director, minute="Board 4", now=LATER)

    now = actions.as_at(agreed)["2.10"]
    assert (now.lead, now.progress, now.status) == ("Head of quality", "Two panels met", "at risk")


def test_a_step_that_is_reached_is_progress_and_a_moved_one_is_not(agreed, office):
    steps = actions.as_at(agreed)["2.10"].milestones
    assert steps
    reached = tuple(replace(one, done_on=one.done_on or REACHED) for one in steps)
    assert reached != steps
    moved = tuple(replace(one, due_on=dt.date(2018, 12, 1)) for one in reached)

    assert ask(agreed, office, milestones=reached).state == rules.REPORTED
    assert ask(agreed, office, milestones=moved).state == rules.WAITING


def test_taking_an_action_out_waits_and_stays_in_the_history(agreed, office, director):
    after = {ref: one for ref, one in actions.as_at(agreed).items() if ref != "7.3"}
    change = actions.ask(agreed, after, by=office, why="It is done.", impact="", now=DECEMBER)
    assert "7.3" in actions.as_at(agreed)

    actions.decide(change, agreed=True, by=director, minute="Board 5", now=LATER)

    assert "7.3" not in actions.as_at(agreed)
    assert "7.3" in actions.as_at(agreed, DECEMBER)


def without(held, *refs):
    return {ref: one for ref, one in held.items() if ref not in refs}


def decided(plan, after, office, director):
    change = actions.ask(
        plan, after, by=office, why="The board decided so.", impact="", now=DECEMBER
    )
    actions.decide(change, agreed=True, by=director, minute="Board 5", now=LATER)


def test_the_reference_of_what_was_taken_out_is_no_other_actions(agreed, office, director):
    held = actions.as_at(agreed)
    decided(agreed, without(held, "7.3"), office, director)
    other = {**without(held, "7.3"), "7.3": replace(held["7.3"], action="Something else")}

    with pytest.raises(Refused, match=r"7\.3 was another action, which a decision took out"):
        actions.ask(agreed, other, by=office, why="New.", impact="", now=LATER)
    later = {**held, "7.3": replace(held["7.3"], due_on=dt.date(2019, 1, 1))}
    with pytest.raises(Refused, match=r"7\.3 was due on .* when a decision took it out"):
        decided(agreed, later, office, director)
    decided(agreed, held, office, director)  # the same action is put back
    decided(agreed, other, office, director)  # and can be reworded then, in the sight of all
    assert actions.as_at(agreed)["7.3"].action == "Something else"


@pytest.mark.parametrize("ref", ["7.03", "07.3", "7.3.", "７.3", "7․3", " 7 . 3", "7.3\u200b"])
def test_another_spelling_of_a_reference_is_no_other_action(agreed, office, ref):
    held = actions.as_at(agreed)
    other = replace(held["7.3"], ref=ref, action="Something else")

    with pytest.raises(Refused, match=r"is 7\.3 written in another way"):
        actions.ask(agreed, {**held, ref: other}, by=office, why="New.", impact="", now=LATER)
    with pytest.raises(Refused, match=r"is 7\.3 written in another way"):
        actions.ask(agreed, {**without(held, "7.3"), ref: other}, by=office, why="New.",
                    impact="", now=LATER)  # fmt: skip
    for unlike in ("7.30", "7.33"):
        actions.ask(agreed, {**held, unlike: replace(other, ref=unlike)}, by=office, why="New.",
                    impact="", now=LATER)  # fmt: skip


def test_nor_is_it_where_it_was_asked_for_before_that_was_taken_out(agreed, office, director):
    held = actions.as_at(agreed)
    new = replace(held["7.3"], ref="7.33")
    waits = actions.ask(agreed, {**held, "7.33": replace(new, action="Another")}, by=office,
                        why="New.", impact="", now=DECEMBER)  # fmt: skip
    decided(agreed, {**held, "7.33": new}, office, director)
    decided(agreed, held, office, director)

    with pytest.raises(Refused, match=r"7\.33 was another action"):
        actions.decide(waits, agreed=True, by=director, minute="Board 5", now=LATER)


def test_the_database_keeps_the_reference_of_what_was_taken_out(agreed, office, director):
    held = actions.as_at(agreed)
    decided(agreed, without(held, "7.3"), office, director)
    content = replace(held["7.3"], action="Something else").as_data()
    change = Change.objects.create(
        plan=agreed, asked_by=office, asked_at=DECEMBER, why="x", before={}, after={}
    )
    Change.objects.filter(pk=change.pk).update(
        state=rules.AGREED, decided_by=director, decided_at=LATER, minute="5"
    )
    entry = {"plan": agreed, "ref": "7.3", "at": LATER, "change": change}

    with pytest.raises(DatabaseError, match="no other action takes"), transaction.atomic():
        Entry.objects.create(**entry, content=content)
    Entry.objects.create(**entry, content=held["7.3"].as_data())


def test_a_change_that_is_not_agreed_changes_nothing(agreed, office, director):
    before = actions.as_at(agreed)
    change = ask(agreed, office, action="Weaker words")
    actions.decide(change, agreed=False, by=director, minute="Board 4", now=LATER)

    assert actions.as_at(agreed) == before


def test_whoever_asked_does_not_decide(agreed, director):
    change = ask(agreed, director, action="Reworded")

    with pytest.raises(Refused, match="does not decide"):
        actions.decide(change, agreed=True, by=director, minute="Board 4", now=LATER)
    with pytest.raises(IntegrityError):
        Change.objects.filter(pk=change.pk).update(decided_by=director)


def test_a_change_is_decided_once(agreed, office, director):
    change = ask(agreed, office, action="Reworded")
    actions.decide(change, agreed=False, by=director, minute="Board 4", now=LATER)

    with pytest.raises(Refused, match="already"):
        actions.decide(change, agreed=True, by=director, minute="Board 5", now=LATER)


def test_of_two_changes_to_one_action_the_later_is_not_lost(agreed, office, director):
    first, second = ask(agreed, office, action="One"), ask(agreed, office, action="Two")
    actions.decide(first, agreed=True, by=director, minute="Board 4", now=LATER)

    with pytest.raises(Refused, match=r"Action 2\.10 changed"):
        actions.decide(second, agreed=True, by=director, minute="Board 4", now=LATER)

    second.refresh_from_db()
    assert second.state == rules.WAITING
    assert second.after["2.10"]["action"] == "Two"
    assert actions.as_at(agreed)["2.10"].action == "One"


def test_nothing_different_is_no_change(agreed, office):
    with pytest.raises(Refused, match="Nothing differs"):
        ask(agreed, office)
    assert Change.objects.count() == 1


def test_an_empty_plan_is_not_agreed(director):
    with pytest.raises(Refused, match="no action"):
        actions.baseline(Plan.objects.create(title="Empty"), by=director, now=LATER)


def test_a_closed_plan_does_not_change(agreed, office, director):
    close(agreed, office=office, director=director, now=LATER)

    with pytest.raises(Refused, match="closed"):
        ask(agreed, office, status="at risk")


def test_of_two_reports_the_later_is_not_written_over_the_first(agreed, office):
    seen = actions.newest_entry(agreed, "2.10")
    said = {"status": "at risk", "progress": "One", "risk": ""}

    assert actions.report(agreed, "2.10", said, seen=seen, by=office, now=DECEMBER)
    again = {**said, "progress": "Two"}
    assert not actions.report(agreed, "2.10", again, seen=seen, by=office, now=DECEMBER)
    assert actions.as_at(agreed)["2.10"].progress == "One"


@pytest.mark.parametrize(
    "act",
    [
        "update plan_entry set ref = 'x'",
        "delete from plan_entry",
        "update plan_change set why = 'x'",
        "delete from plan_change",
    ],
)
def test_the_database_refuses_to_alter_what_a_plan_said(agreed, act):
    with pytest.raises(DatabaseError), connection.cursor() as cursor:
        cursor.execute(act)


ENTRY = "insert into plan_entry (plan_id, ref, at, content, change_id) "
CHANGE = (
    'insert into plan_change (plan_id, asked_by_id, asked_at, why, impact, "before", "after", '
    "state, decided_by_id, decided_at, minute) "
)
AROUND = {
    "an entry of a change that waits": ENTRY
    + "select plan_id, '9.9', asked_at, null, id from plan_change where id = {waits}",
    "an entry of an old change, dated back": ENTRY
    + "select plan_id, '9.9', asked_at, null, id from plan_change where id = {first}",
    "an entry dated to another day": ENTRY
    + "values ({plan}, '9.9', '2030-01-01 00:00:00+00:00', null, {told})",
    "an action twice in one change": ENTRY
    + "select plan_id, '2.10', asked_at, null, id from plan_change where id = {told}",
    "a change that waits rewritten":
        "update plan_change set why = 'x', state = 'waiting' where id = {waits}",
    "what it asks for rewritten": "update plan_change set \"after\" = '{{}}' where id = {waits}",
    "a change agreed by nobody": "update plan_change set state = 'agreed' where id = {waits}",
    "agreed without a minute": "update plan_change set state = 'agreed', "
        "decided_by_id = {director}, decided_at = asked_at where id = {waits}",
    "a change that waits called a report":
        "update plan_change set state = 'reported' where id = {waits}",
    "withdrawn by a decision": "update plan_change set state = 'withdrawn', decided_at = asked_at, "
        "decided_by_id = {director} where id = {waits}",
    "a change that waits taken out": "delete from plan_change where id = {waits}",
    "a change begun as agreed": CHANGE + "select plan_id, asked_by_id, asked_at, why, impact, "
        "\"before\", \"after\", 'agreed', {director}, asked_at, '4' "
        "from plan_change where id = {waits}",
    "a draft again": "update plan_plan set state = 'draft' where id = {plan}",
    "agreed on another day": "update plan_plan set baselined_at = published_on where id = {plan}",
    "agreed by another": "update plan_plan set baselined_by_id = {office} where id = {plan}",
    "another title": "update plan_plan set title = 'x' where id = {plan}",
    "closed at a stroke": "update plan_plan set state = 'closed', closed_by_id = {director}, "
        "closed_at = baselined_at, closing_minute = '6' where id = {plan}",
    "taken out": "delete from plan_plan where id = {plan}",
    "begun as agreed": "update plan_plan set state = 'baselined', baselined_by_id = {director}, "
        "baselined_at = null where id = {draft}",
    "a draft closed": "update plan_plan set state = 'closed' where id = {draft}",
}  # fmt: skip


@pytest.mark.parametrize("act", AROUND.values(), ids=AROUND)
def test_the_database_lets_nobody_around_the_rules_into_an_agreed_plan(
    agreed, office, director, act
):
    draft = Plan.objects.create(title="A draft")
    told, waits = ask(agreed, office, progress="Two met"), ask(agreed, office, action="Reworded")
    known = {
        "plan": agreed.pk, "draft": draft.pk, "office": office.pk, "director": director.pk,
        "first": agreed.changes.last().pk, "told": told.pk, "waits": waits.pk,
    }  # fmt: skip

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(act.format(**known))
    assert actions.as_at(agreed)["2.10"].progress == "Two met"


@pytest.mark.parametrize(
    ("is_complete", "says"),
    [(False, "every action is accounted for"), (True, "that no evidence shows")],
)
def test_the_database_closes_no_plan_whose_action_is_done_by_word_alone(
    agreed, office, director, is_complete, says
):
    held = actions.as_at(agreed)
    Fate.objects.bulk_create(
        Fate(plan=agreed, ref=ref, fate="done", said_by=office, said_at=DECEMBER) for ref in held
    )
    shown = Evidence("document", dt.date(2017, 12, 1), "Folder", "It was done in time")

    def complete():
        for ref in (ref for ref, one in held.items() if not one.is_delivered):
            actions.report(agreed, ref, {"status": "complete awaiting evidence"}, by=office,
                           now=LATER, seen=actions.newest_entry(agreed, ref))  # fmt: skip

    def show():
        for ref in (ref for ref, one in held.items() if not one.evidence):
            actions.show(agreed, ref, shown, by=office, now=LATER)

    def close():
        closed = {"state": rules.CLOSED, "closed_by": director, "closed_at": LATER}
        with transaction.atomic():
            return Plan.objects.filter(pk=agreed.pk).update(**closed, closing_minute="6")

    (complete if is_complete else show)()
    with pytest.raises(DatabaseError, match=says):
        close()
    (show if is_complete else complete)()
    assert close()


def test_reading_a_plan_takes_three_queries_whatever_its_history(
    agreed, office, django_assert_num_queries
):
    with django_assert_num_queries(3):
        actions.as_at(agreed)
    for place in range(5):
        ask(agreed, office, progress=f"month {place}")
    with django_assert_num_queries(3):
        actions.as_at(agreed)
    assert Entry.objects.filter(ref="2.10").count() == 6


def test_a_due_day_says_how_often_it_moved(agreed, office, director):
    first = lines.due(actions.as_at(agreed)["2.10"])
    for month, words in ((1, "moved once"), (1, "moved once"), (2, "moved twice")):
        change = ask(agreed, office, revised_due_on=dt.date(2018, month, 31 - 3 * (month - 1)),
                     revised_why=f"Told in month {month}, {Change.objects.count()}")  # fmt: skip
        actions.decide(change, agreed=True, by=director, minute="Board 5", now=LATER)
        held = actions.as_at(agreed)["2.10"]
        assert lines.due(held).endswith(f"2018, first {first}, {words}")
        assert dict(lines.facts(held).rows)["Revised due"].endswith(f" 2018, {words}")
    assert "times_moved" not in held.as_data()


def test_the_day_that_was_agreed_stays_and_a_draft_may_change_its(draft, office, director):
    ask(draft, office, due_on=dt.date(2018, 5, 1))
    actions.baseline(draft, by=director, now=DECEMBER)

    with pytest.raises(Refused, match=r"2\.10: the day under Due was agreed.*\n.*Revised due"):
        ask(draft, office, due_on=dt.date(2019, 5, 1))
    assert ask(draft, office, revised_due_on=dt.date(2019, 5, 1), revised_why="It began late.")


def test_nor_is_a_due_day_moved_by_what_was_asked_for_while_it_was_a_draft(draft, office, director):
    held = actions.as_at(draft)
    later = {**held, "2.10": replace(held["2.10"], due_on=dt.date(2019, 5, 1))}
    waits = actions.ask(draft, later, by=office, why="Later.", impact="", now=DECEMBER,
                        is_asked=True)  # fmt: skip
    actions.baseline(draft, by=director, now=DECEMBER)

    with pytest.raises(Refused, match="the day under Due was agreed"):
        actions.decide(waits, agreed=True, by=director, minute="Board 5", now=LATER)


def test_a_milestone_says_by_how_many_days_decisions_put_it_off(draft, office, director):
    def step(day, done=None):
        return (Milestone("First panel", dt.date(2018, 1, day), done),)

    ask(draft, office, milestones=step(1))
    ask(draft, office, milestones=step(5))  # a draft moves its days
    actions.baseline(draft, by=director, now=DECEMBER)
    for day, days in ((8, 3), (20, 15), (4, 0)):
        change = ask(draft, office, milestones=step(day), at=LATER)
        actions.decide(change, agreed=True, by=director, minute="Board 5", now=LATER)
        ask(draft, office, progress=f"Told on {day}", at=LATER)
        assert actions.as_at(draft)["2.10"].put_off == days
    change = ask(draft, office, milestones=step(30), at=LATER)
    actions.decide(change, agreed=True, by=director, minute="Board 5", now=LATER)
    ask(draft, office, milestones=step(30, done=LATER.date()), at=LATER)
    assert actions.as_at(draft)["2.10"].put_off == 0  # what is reached is put off no more


def test_without_a_milestone_the_report_of_completion_is_the_day_delivered_and_going_back_ends_it(
    agreed, office
):
    ref = next(one.ref for one in actions.as_at(agreed).values()
               if not one.milestones and one.status == "on track")  # fmt: skip

    def say(status, at):
        seen = actions.newest_entry(agreed, ref)
        assert actions.report(agreed, ref, {"status": status}, seen=seen, by=office, now=at)
        return actions.as_at(agreed)[ref]

    done = say("complete awaiting evidence", DECEMBER)
    assert done.delivered_on == DECEMBER.date()
    assert "reported_on" not in done.as_data()
    assert say("at risk", DECEMBER + dt.timedelta(days=1)).delivered_on is None
    assert say("complete awaiting evidence", LATER).delivered_on == LATER.date()
    assert actions.as_at(agreed, DECEMBER)[ref].delivered_on == DECEMBER.date()
