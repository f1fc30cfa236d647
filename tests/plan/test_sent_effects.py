"""A workbook that is sent: effects nobody can mean are refused, and milestones before a start."""

import datetime as dt
from dataclasses import replace

from django.core.files.uploadedfile import SimpleUploadedFile

from lineofsight import picture
from lineofsight.accounts.roles import Role
from lineofsight.plan import actions, workbook
from lineofsight.plan.content import effects_of
from signed_in import person

WHY = "The board asked for it."
AGREED = dt.datetime(2017, 11, 20, 18, tzinfo=dt.UTC)


def sent(plan):
    return SimpleUploadedFile("anything.xlsx", workbook.written(list(plan.values())))


def body(answer):
    return answer.content.decode()


def test_a_new_effect_for_the_worse_is_refused_and_one_that_stands_is_not(as_office, agreed):
    now = actions.as_at(agreed)
    for words, status in (("AMT2 -10 points by 2018-06", 400), ("AMT2 +10 points by 2018-06", 302)):
        after = {**now, "2.10": replace(now["2.10"], effects=effects_of(words))}
        answer = as_office.post("/plan/send/", {"file": sent(after), "why": WHY, "impact": WHY})
        assert answer.status_code == status
        assert ("Action 2.10, Expected effect: AMT2 -10" in body(answer)) == (status == 400)


def test_a_start_that_moves_past_the_month_of_an_effect_is_refused(as_office, agreed):
    now = actions.as_at(agreed)
    one = replace(now["2.9"], effects=effects_of("AMT2 +10 points by 2018-02"))
    for day, status in ((dt.date(2018, 3, 5), 400), (dt.date(2018, 2, 5), 302)):
        due = {"revised_due_on": dt.date(2018, 6, 30), "revised_why": "It begins later."}
        after = {**now, "2.9": replace(one, started_on=day, **due)}
        answer = as_office.post("/plan/send/", {"file": sent(after), "why": WHY, "impact": WHY})
        assert answer.status_code == status
        change = agreed.changes.order_by("pk").last()
    actions.decide(change, agreed=True, by=person(Role.DIRECTOR), minute="Item 4", now=AGREED)
    held = actions.as_at(agreed)
    after = {**held, "2.9": replace(held["2.9"], started_on=dt.date(2018, 3, 5))}
    answer = as_office.post("/plan/send/", {"file": sent(after), "why": WHY, "impact": WHY})
    assert "its month is before the action starts" in body(answer)


def effect_sent(client, now, ref, words, **said):
    after = {**now, ref: replace(now[ref], effects=effects_of(words))}
    return client.post("/plan/send/", {"file": sent(after), "why": WHY, "impact": WHY, **said})


def test_an_effect_that_no_figure_can_come_to_from_where_it_stands_is_refused_with_both_figures(
    as_office, agreed, site
):
    rows = {row.code: row for row in picture.scorecard_rows(site, exactness="protected")}
    now, share = actions.as_at(agreed), rows["AMT2"].figure
    beyond = 101 - int(share.value)
    words = f"it stands at {share.words} now and would come to {share.value + beyond:.1f}%"

    refused = effect_sent(as_office, now, "2.9", f"AMT2 +{beyond} points by 2018-06")
    ticked = effect_sent(
        as_office, now, "2.9", f"AMT2 +{beyond} points by 2018-06", were_meant="on"
    )
    taken = effect_sent(as_office, now, "2.9", f"AMT2 +{beyond - 2} points by 2018-06")

    assert (refused.status_code, ticked.status_code, taken.status_code) == (400, 400, 302)
    assert f"Action 2.9, Expected effect: AMT2 +{beyond} points by 2018-06: {words}" in body(
        refused
    )
    assert "and no percentage of it is above 100; write a move that is smaller" in body(refused)


def test_of_a_figure_that_is_not_known_no_effect_is_refused(as_office, agreed, site):
    rows = picture.scorecard_rows(site, exactness="protected")
    code = next(row.code for row in rows if row.unit == "percent" and row.figure.value is None
                and row.better == "higher")  # fmt: skip

    answer = effect_sent(as_office, actions.as_at(agreed), "2.9", f"{code} +99 points by 2018-06")
    assert answer.status_code == 302


def test_what_a_delivered_action_was_to_move_is_asked_and_not_refused(as_office, agreed):
    now = actions.as_at(agreed)
    ref = next(one.ref for one in now.values() if one.is_delivered)

    asked = effect_sent(as_office, now, ref, "AMT2 +99 points by 2018-06")
    ticked = effect_sent(as_office, now, ref, "AMT2 +99 points by 2018-06", were_meant="on")

    assert (asked.status_code, ticked.status_code) == (400, 302)
    assert "Or tick that they were meant when they were written." in body(asked)


def test_a_milestone_reached_before_the_start_is_refused_and_one_that_stands_so_is_told(
    as_office, office, draft
):
    now = actions.as_at(draft)
    step, *others = now["2.10"].milestones
    early = replace(step, done_on=dt.date(2017, 9, 30))
    so = {**now, "2.10": replace(now["2.10"], milestones=(early, *others))}
    answer = as_office.post("/plan/send/", {"file": sent(so), "why": WHY, "impact": WHY})

    assert answer.status_code == 400
    assert "column Done, row " in body(answer)
    assert "it is before the action starts, on 2 October 2017" in body(answer)

    actions.ask(draft, so, by=office, why="As it was kept elsewhere.", impact="", now=AGREED)
    said = {**so, "2.9": replace(so["2.9"], progress="Two were held.")}
    answer = as_office.post("/plan/send/", {"file": sent(said), "why": WHY, "impact": WHY})
    assert answer.status_code == 302
    told = "Reached on 30 September 2017, before the action starts, on 2 October 2017"
    assert told in body(as_office.get("/plan/actions/2.10/"))
