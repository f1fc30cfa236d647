"""The first pages that read the plan: what did not work, what waits for whom, and what is due."""

import datetime as dt
import re
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from lineofsight import picture
from lineofsight.accounts.roles import Role
from lineofsight.boards.actions import bodies, visits
from lineofsight.kernel.periods import in_words
from lineofsight.plan import actions, day
from lineofsight.plan.content import AWAITING, ON_TRACK, PAUSED, Action, Milestone, effects_of
from lineofsight.plan.impact import (
    CANNOT_TELL,
    LATE,
    MOVED,
    NOT_DELIVERED,
    NOT_YET,
    WRONG_WAY,
    Verdict,
)
from lineofsight.plan.lights import Light, Lights
from lineofsight.plan.models import Change, Plan
from lineofsight.web.homes.office import due
from lineofsight.web.homes.working import in_brief
from plan_closed import close
from signed_in import client_of, person

DAY = dt.date(2017, 12, 5)


def action(ref, *, status=ON_TRACK, due_on=None, **said):
    return Action(ref, f"What {ref} does", "Practice", "Director", 1, "", "Head of service", due_on,
                  status, **said)  # fmt: skip


@pytest.fixture
def site(sample_home, settings, db):
    settings.HOME = sample_home
    settings.SECOND_FACTOR = False
    settings.TRAINING = True
    return picture.open_picture(sample_home)


@pytest.fixture
def unmoved(site):
    """A code of the sample borough whose chart stayed within its usual range for long."""
    for row in picture.scorecard_rows(site, exactness="protected"):
        found = picture.series(site, row.code, exactness="protected")
        if found and not found.why_not and not any(one.cause for one in found.points[-12:]):
            return row.code
    raise AssertionError


def finished(ref, code, on):
    return action(
        ref, status=AWAITING, effects=effects_of(f"{code} +10 by 2018-03"), indicators=(code,),
        milestones=(Milestone("In post", None, on),),
    )  # fmt: skip


def plan_of(office, *each, title="The plan"):
    plan = Plan.objects.create(title=title)
    now = dt.datetime(2017, 11, 7, 10, tzinfo=dt.UTC)
    actions.ask(plan, {one.ref: one for one in each}, by=office, why="A draft.", impact="", now=now)
    return plan


def body(client, page="/"):
    answer = client.get(page)
    assert answer.status_code == 200
    return answer.content.decode()


def section(page, title):
    return page.split(title, 1)[1].split("</section>", 1)[0]


def test_what_was_delivered_without_effect_heads_the_directors_band(
    site, office, director, unmoved
):
    month = picture.about(site).month.plus(-6)
    plan_of(office, finished("1.1", unmoved, month.first_day), action("1.2"))

    band = section(body(client_of(director)), "Is the plan working?")

    assert "1.1 What 1.1 does" in band
    assert "Not yet" in band
    assert f"{unmoved} stayed within its usual range" in band
    assert "1 of 2 actions are complete by dates and figures. Expected effects: 1 not yet." in band


def test_what_was_delivered_without_effect_heads_the_lists_of_the_office(site, office, unmoved):
    month = picture.about(site).month.plus(-6)
    plan_of(office, finished("1.1", unmoved, month.first_day), action("1.2"))

    page = body(client_of(office))

    table = page.split("without the effect that was meant</caption>")[1].split("</table>")[0]
    assert f"{unmoved} stayed within its usual range" in table
    assert page.index("without the effect that was meant") < page.index("Overdue or due soon")


def test_a_change_waits_for_whoever_did_not_ask_for_it(site, office, director):
    plan = plan_of(office, action("1.1"), action("1.2"))
    decide = section(body(client_of(director)), "What must I decide?")
    assert "Agree the plan" in decide
    actions.baseline(plan, by=director, now=dt.datetime(2017, 11, 20, tzinfo=dt.UTC))
    for by, lead in ((office, "Head of quality"), (director, "Head of care")):
        held = actions.as_at(plan)
        after = {**held, "1.1": replace(held["1.1"], lead=lead)}
        actions.ask(plan, after, by=by, why=f"{lead} takes over.", impact="",
                    now=dt.datetime(2017, 12, 1, 9, tzinfo=dt.UTC))  # fmt: skip

    decide = section(body(client_of(director)), "What must I decide?")

    assert "Head of quality takes over." in decide
    assert "Asked for on 1 December 2017" in decide
    assert "Head of care takes over." not in decide
    assert "1 change that you asked for waits for somebody else." in decide
    first, second = Change.objects.filter(state="waiting").order_by("pk")
    for change, by in ((first, director), (second, person(Role.DIRECTOR))):
        actions.decide(change, agreed=False, by=by, minute="Board 4", now=first.asked_at)
    assert "Nothing waits for your decision today." in body(client_of(director))


def test_the_office_sees_what_is_due_unheard_and_declared_too_well(site, office):
    today = day.today()
    plan_of(
        office,
        action("1.1", due_on=today - dt.timedelta(days=40)),
        action("1.2", due_on=today + dt.timedelta(days=3)),
        action("1.3", due_on=today + dt.timedelta(days=90)),
    )

    page = body(client_of(office))

    assert "1 action is overdue, 1 due in the next 14 days, counted from" in page
    assert f"How it stands on {in_words(today)}" in page
    assert f"Counted from {in_words(today)}." in page
    late, unheard, better = (
        page.split(f"{caption}</caption>", 1)[1].split("</table>", 1)[0]
        for caption in ("Overdue or due soon", "Not reported this month",
                        "Declared better than it is")
    )  # fmt: skip
    assert late.index("What 1.1 does") < late.index("What 1.2 does")
    assert "What 1.3 does" not in late
    assert all(f"What 1.{n} does" in unheard for n in (1, 2, 3))
    assert "What 1.1 does" in better
    assert "What 1.3 does" not in better


def test_a_second_plan_in_force_hides_nothing_of_the_first(site, office, director):
    late = day.today() - dt.timedelta(days=40)
    first = plan_of(office, action("1.1", due_on=late))
    second = plan_of(
        office, action("1.1", due_on=late), action("1.2", due_on=late), title="A newer plan"
    )
    for one in (first, second):
        actions.baseline(one, by=director, now=timezone.now())

    held = actions.as_at(first)
    actions.ask(first, {**held, "1.1": replace(held["1.1"], lead="Head of care")}, by=office,
                why="Another lead.", impact="", now=timezone.now())  # fmt: skip

    page = body(client_of(office))
    assert "3 actions are overdue, 0 due in the next 14 days" in page
    newer, older = page.split('<h3 class="govuk-heading-m">')[1:]
    assert 'href="/plan/">A newer plan</a>: 2 actions are overdue' in newer
    assert "0 changes wait for a decision" in newer
    assert f'href="/plan/plans/{first.pk}/">The plan</a>: 1 action is overdue' in older
    assert "1 change waits for a decision" in older
    assert f'href="/plan/plans/{first.pk}/actions/1.1/"' in older.split("Overdue or due soon")[2]
    anchors = re.findall(r'id="(office-[^"]+)"', page)
    assert len(anchors) == len(set(anchors)) == 10
    assert f'href="/plan/plans/{first.pk}/">The plan</a>' in body(client_of(office), "/plan/")
    bands = body(client_of(director))
    assert "Is The plan working?" in bands
    assert f'href="/plan/plans/{first.pk}/overall/"' in bands


def test_what_is_delivered_or_paused_is_not_due():
    each = [
        action("1", due_on=DAY), action("2", due_on=DAY, status=AWAITING),
        action("3", due_on=DAY, status=PAUSED), action("4"),
        action("5", due_on=DAY + dt.timedelta(days=14)),
        action("6", due_on=DAY + dt.timedelta(days=15)),
        action("7", due_on=DAY, revised_due_on=DAY - dt.timedelta(days=1)),
    ]  # fmt: skip
    assert [one.ref for one in due(each, DAY)] == ["7", "1", "5"]


def test_the_line_of_the_band_adds_up():
    one = action("1.1", status=AWAITING)
    [effect] = effects_of("CP5 +10 by 2018-03")
    saids = [MOVED, LATE, NOT_YET, NOT_YET, WRONG_WAY, CANNOT_TELL, NOT_DELIVERED]
    each = [
        Lights(one, Light(AWAITING)),
        Lights(action("1.2"), Light("off track")),
        Lights(replace(one, ref="1.3"), Light(ON_TRACK)),
    ]
    assert in_brief(each, [Verdict(one, effect, said, "") for said in saids]) == (
        "1 of 3 actions are complete by dates and figures. Expected effects: 1 moved as expected, "
        "1 moved late, 2 not yet, 1 went the wrong way, 1 cannot be told yet, 1 not delivered. "
        "2 actions are declared better than they stand."
    )
    assert "nobody can tell whether the plan works" in in_brief(each[:1], [])


def test_an_effect_that_came_late_is_neither_moved_nor_without_effect(site, office, monkeypatch):
    [effect] = effects_of("CP5 +10 by 2017-01")
    when = ", but only in November 2017: it was meant by January 2017"
    late = Verdict(action("1.1", status=AWAITING), effect, LATE, "It did.", when)
    monkeypatch.setattr("lineofsight.plan.impact.verdict", lambda *_said: late)
    plan_of(office, finished("1.1", "CP5", dt.date(2016, 12, 10)))

    page, first = (body(client_of(person(Role.DIRECTOR)), address) for address in ("/plan/", "/"))

    caption = "Delivered, and its effect came later than was meant</caption>"
    rows = page.split(caption)[1].split("</table>")[0]
    assert "Moved, but only in November 2017: it was meant by January 2017" in rows
    assert "Nothing that was delivered lacks its effect." in page
    assert "Expected effects: 1 moved late." in section(first, "Is the plan working?")


@pytest.mark.parametrize("role", ["office", "director"])
def test_more_actions_take_no_more_queries(site, office, director, unmoved, monkeypatch, role):
    read = []
    rows = type(site).rows
    monkeypatch.setattr(
        type(site),
        "rows",
        lambda self, sql, **values: (read.append(sql), rows(self, sql, **values))[1],
    )
    client = client_of({"office": office, "director": director}[role])
    codes = [row.code for row in picture.scorecard_rows(site, exactness="exact")][:60]
    month = picture.about(site).month.plus(-6)
    counts = []
    for many in (1, 60):
        for one in Plan.objects.exclude(state="closed"):
            close(one, office=office, director=person(Role.DIRECTOR), now=timezone.now())
        plan = plan_of(
            office, *(finished(f"1.{n}", codes[n], month.first_day) for n in range(many))
        )
        client.get("/")
        read.clear()
        with CaptureQueriesContext(connection) as asked:
            client.get("/")
        counts.append((len(asked), len(read)))
        Plan.objects.filter(pk=plan.pk).update(title=f"Plan of {many}")
    assert counts[0] == counts[1]


def test_what_a_visit_asked_for_stands_on_the_first_page_of_whoever_sends_it(site):
    assert "Asked for by visits" not in body(client_of(person(Role.PROGRAMME)))
    ofsted = bodies.make("Ofsted", kind="inspectorate")
    begins = day.today() + dt.timedelta(days=9)
    visit = visits.plan_visit(ofsted, starts_on=begins, ends_on=begins, focus="Practice")
    first = body(client_of(person(Role.PROGRAMME)))
    assert "A monitoring visit is coming" in first
    visits.ask_data(visit, what="The lists", asked_on=day.today() - dt.timedelta(days=9),
                    due_on=day.today() - dt.timedelta(days=2))  # fmt: skip

    for role, is_told in ((Role.PROGRAMME, True), (Role.DIRECTOR, True), (Role.COUNCILLOR, False)):
        said = body(client_of(person(role)))
        assert ("Asked for by visits: 1 not sent, 1 overdue" in said) == is_told
