"""What the site keeps is written, read, guarded and refused by PostgreSQL as by a file."""

import datetime as dt
from dataclasses import replace
from functools import partial

import psycopg
import pytest
from django.contrib.auth import SESSION_KEY
from django.core.cache import cache
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test import Client
from django.utils import timezone

from lineofsight import picture
from lineofsight.accounts import background, own_name, sample_people, sessions
from lineofsight.accounts.models import (
    Conflict,
    Grant,
    KnownDevice,
    Look,
    OpenSession,
    PassingValue,
)
from lineofsight.accounts.roles import Role
from lineofsight.accounts.rules import MOST_SESSIONS
from lineofsight.answers import actions as answering
from lineofsight.answers import rules as answered
from lineofsight.answers.models import Answer
from lineofsight.boards import rules as raising
from lineofsight.boards.actions.items import raise_item
from lineofsight.boards.meeting_rules import INSPECTORATE, PARENTING, YOUNG_PEOPLE
from lineofsight.boards.models import Body
from lineofsight.commentary import actions as saying
from lineofsight.feeds import metering, tokens
from lineofsight.feeds.models import Meter, Token
from lineofsight.indicators.ad_hoc import counting
from lineofsight.indicators.ad_hoc.question import Question
from lineofsight.kernel.periods import Month
from lineofsight.kernel.problems import Problem
from lineofsight.plan import actions as planning
from lineofsight.plan import approving
from lineofsight.plan import rules as planned
from lineofsight.plan.models import Change, Entry, Fate
from lineofsight.plan.silence import heard
from lineofsight.records.snapshots import newest, open_month
from lineofsight.web.data.models import Upload
from signed_in import person

NOW = dt.datetime(2017, 12, 5, 9, 0, 20, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
PASSWORD = "three plain words"  # noqa: S105  of invented people


def refused(act, words, *values):
    """Hold that PostgreSQL refuses a statement, with the words of the guard."""
    with (
        pytest.raises(DatabaseError, match=words),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(act, values)


def test_every_guard_stands(site):
    assert connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        cursor.execute("select tgname from pg_trigger where not tgisinternal")
        found = {name for (name,) in cursor.fetchall()}
    guarded = ("accounts_look", "accounts_lookedat", "answers_answer", "plan_change", "plan_entry")
    assert found >= {f"{one}_no_{act}" for one in guarded for act in ("update", "delete")}
    asked = ("shown", "confirmed", "unanswered", "unnamed", "by_answerer", "by_writer", "unmet")
    assert found >= {f"boards_step_{one}" for one in asked}


def test_two_persons_show_words_to_the_public_and_close_for_a_body_outside(one):
    office, director, other = one(Role.PROGRAMME), one(Role.DIRECTOR), one(Role.BOARD_MEMBER)
    body = Body.objects.create(name="Ofsted", kind=INSPECTORATE)
    item = raise_item(
        raising.FINDING, "Visits are late.", body=body, on=NOW.date(), by=director, now=NOW,
        judgement="Inadequate",
    )  # fmt: skip
    add = (
        'insert into boards_step (item_id, what, by_id, words, reply, "on", at, answer, kind, '
        "ref, outcome, minute) values (%s, %s, %s, %s, 'z', now(), now(), '', '', '', '', '')"
    )

    def step(what, by, words="x"):
        with connection.cursor() as cursor:
            cursor.execute(add, (item.pk, what, by.pk, words))

    unseen = "somebody else put forward"
    refused(add, unseen, item.pk, raising.PUBLISHED, director.pk, "x")
    step(raising.PROPOSED, office)
    refused(add, unseen, item.pk, raising.PUBLISHED, office.pk, "x")
    refused(add, unseen, item.pk, raising.PUBLISHED, director.pk, "y")
    step(raising.PUBLISHED, director)
    step(raising.ANSWERED, office)
    refused(add, "neither closes nor", item.pk, raising.CLOSED, office.pk, "x")
    refused(add, "wrote down what a body", item.pk, raising.CLOSED, director.pk, "x")
    step(raising.CLOSED, other)
    refused(add, "somebody else wrote down", item.pk, raising.CONFIRMED, other.pk, "x")
    refused(add, "neither closes nor", item.pk, raising.CONFIRMED, office.pk, "x")
    step(raising.CONFIRMED, director)


def test_a_panel_closes_in_a_meeting_whose_minutes_are_written_down(one):
    office, other = one(Role.PROGRAMME), one(Role.COUNCILLOR)
    panel = Body.objects.create(name="Panel", kind=PARENTING)
    item = raise_item(
        raising.RECOMMENDATION, "Two seats.", body=panel, on=NOW.date(), by=office, now=NOW
    )
    meeting = panel.meetings.create(held_on=NOW.date())
    add = (
        'insert into boards_step (item_id, what, by_id, words, reply, "on", at, answer, kind, '
        "ref, outcome, minute, meeting_id) "
        "values (%s, 'closed', %s, '', '', now(), now(), '', '', '', '', 'Minutes', %s)"
    )
    for number in (None, meeting.pk):
        refused(add, "in a meeting whose minutes", item.pk, other.pk, number)
    panel.meetings.update(minutes="Minutes of that day")
    with connection.cursor() as cursor:
        cursor.execute(add, (item.pk, other.pk, meeting.pk))


def test_whoever_answered_young_people_neither_closes_nor_confirms_it(one):
    office, director, member = one(Role.PROGRAMME), one(Role.DIRECTOR), one(Role.COUNCILLOR)
    body = Body.objects.create(name="Council of those in care", kind=YOUNG_PEOPLE)
    item = raise_item(
        raising.YOUNG, "Tell us before.", body=body, on=NOW.date(), by=office, now=NOW
    )
    add = (
        'insert into boards_step (item_id, what, by_id, words, reply, "on", at, answer, kind, '
        "ref, outcome, minute) values (%s, %s, %s, '', '', now(), now(), '', '', '', '', %s)"
    )
    closing = partial(refused, add)
    closing("only after an answer", item.pk, raising.CLOSED, office.pk, "5 December")
    with connection.cursor() as cursor:
        cursor.execute(add, (item.pk, raising.ANSWERED, director.pk, ""))
        closing("neither closes nor confirms", item.pk, raising.CLOSED, director.pk, "5 December")
        closing("said so are named", item.pk, raising.CLOSED, office.pk, "")
        cursor.execute(add, (item.pk, raising.CLOSED, office.pk, "5 December"))
        closing("neither closes nor confirms", item.pk, raising.CONFIRMED, director.pk, "")
        cursor.execute(add, (item.pk, raising.CONFIRMED, member.pk, ""))


def come_in(email, password, *, agent="Edge", address="10.1.2.3"):
    client = Client(
        SERVER_NAME="localhost", REMOTE_ADDR=address,
        headers={"x-forwarded-proto": "https", "user-agent": agent},
    )  # fmt: skip
    client.post("/account/sign-in/", {"login": email, "password": password})
    return client


def test_sessions_devices_and_guesses(one):
    whose = one(Role.BUSINESS_SUPPORT)
    password = sample_people.password()
    clients = [come_in(whose.email, password) for _ in range(MOST_SESSIONS + 1)]
    assert [client.get("/account/").status_code for client in clients] == [302, 200, 200, 200]
    assert KnownDevice.objects.filter(person=whose).count() == 1
    other = come_in(whose.email, password, address="192.168.7.7")
    assert "not seen before" in other.get("/account/").content.decode()
    sessions.end_all(whose)
    assert not OpenSession.objects.filter(person=whose).exists()
    assert other.get("/account/").status_code == 302

    for _ in range(5):
        come_in(whose.email, "wrong")
    assert SESSION_KEY not in come_in(whose.email, password).session, "even the right one"
    assert PassingValue.objects.exists()


def test_what_passes_is_forgotten_and_nothing_else(site):
    cache.clear()
    cache.set("passes", 1, timeout=600)
    assert (cache.add("passes", 2), cache.get("passes")) == (False, 1)
    PassingValue.objects.update(expires=timezone.now() - dt.timedelta(minutes=1))
    cache.set("stays", [2], timeout=600)
    assert (PassingValue.objects.count(), cache.get("stays"), cache.get("passes")) == (1, [2], None)
    assert cache.touch("stays", 60)
    assert cache.delete("stays")


def test_tokens_and_what_is_metered(one):
    holder, today = one(Role.ANALYST), timezone.localdate()
    grant = Grant.objects.get(person=holder)
    token, secret = tokens.issue(
        holder, name="Power BI", grant=grant, ends=today + DAY, now=timezone.now(), on=today
    )
    bearing = {"authorization": f"Bearer {secret}"}
    client = Client(SERVER_NAME="localhost", headers={"x-forwarded-proto": "https", **bearing})
    assert client.get("/api/v1/figures", {"code": "CP5"}).status_code == 200
    token.refresh_from_db()
    assert (token.uses, token.used_on) == (1, today)
    tokens.revoke(holder, token, now=timezone.now())
    assert tokens.find(secret, today) is None
    assert client.get("/api/v1/figures").status_code == 401
    assert Token.objects.on(today).filter(pk=token.pk).count() == 0

    assert [metering.wait("x", NOW, most=2) for _ in range(3)] == [0, 0, 40]
    assert (metering.left("x", NOW, most=2), metering.left("x", NOW)) == (40, 0)
    metering.wait("y", NOW + 2 * metering.KEPT_FOR)
    assert not Meter.objects.filter(caller="x").exists()


def test_what_a_plan_said_never_changes(one):
    plan, office, director = planning.current(), one(Role.PROGRAMME), one(Role.DIRECTOR)
    assert planning.as_at(plan)
    assert planning.as_at(plan, NOW - 60 * DAY) == {}
    change = Change.objects.filter(plan=plan, state=planned.WAITING).first()
    with pytest.raises(IntegrityError, match="decided_by_another"), transaction.atomic():
        Change.objects.filter(pk=change.pk).update(decided_by=office)
    planning.decide(change, agreed=False, by=director, minute="Board 4", now=NOW)

    entry = Entry.objects.first()
    assert isinstance(entry.content, dict)
    never = "what a plan said never changes"
    refused("update plan_entry set ref = 'x' where id = %s", never, entry.pk)
    refused("delete from plan_entry where id = %s", never, entry.pk)
    refused("update plan_change set why = 'x' where id = %s", never, change.pk)
    refused("delete from plan_change where id = %s", never, change.pk)
    ref = entry.ref
    seen = planning.newest_entry(plan, ref)
    said = {"progress": "Two panels met"}
    assert planning.report(plan, ref, said, seen=seen, by=office, now=NOW)
    assert not planning.report(plan, ref, said, seen=seen, by=office, now=NOW)
    assert ref in heard(plan, Month(2017, 12))


def written_anew():
    """The actions of the plan in hand, for another: they came from nowhere."""
    held = planning.as_at(planning.current())
    return {ref: replace(each, came_from="") for ref, each in held.items()}


def test_whoever_wrote_a_plan_does_not_agree_it(one):
    office, director = one(Role.PROGRAMME), one(Role.DIRECTOR)
    held = written_anew()
    draft = approving.begin("Another plan", kind=planned.IMPROVEMENT)
    planning.ask(draft, held, by=office, why="The first draft.", impact="", now=NOW)
    agree = "update plan_plan set state = 'baselined', baselined_by_id = %s where id = %s"
    refused(agree, "whoever wrote a plan does not agree it", office.pk, draft.pk)
    refused(agree, "whoever wrote a plan does not agree it", None, draft.pk)
    planning.baseline(draft, by=director, now=NOW)


def test_what_left_a_plan_or_its_chain_stays_written_down(one):
    office, director = one(Role.PROGRAMME), one(Role.DIRECTOR)
    plan = approving.begin("A plan that loses something", kind=planned.IMPROVEMENT)
    step, kept = plan.steps.first().pk, "stays written down"
    refused("delete from plan_step where id = %s", kept, step)
    refused("update plan_step set body = 'x' where id = %s", kept, step)
    approving.drop(plan.steps.get(pk=step), why="They meet no more.", by=office, now=NOW)
    refused("delete from plan_takenout where step_number = %s", kept, step)
    held = {ref: each for ref, each in written_anew().items() if ref[0] == "2"}
    planning.ask(plan, held, by=office, why="The first draft.", impact="", now=NOW)
    planning.baseline(plan, by=director, now=NOW)
    gone = {ref: each for ref, each in held.items() if ref != "2.9"}
    for after in (gone, held):  # it is taken out, and put back in the words it had
        change = planning.ask(plan, after, by=office, why="Decided.", impact="", now=NOW)
        planning.decide(change, agreed=True, by=director, minute="Board 5", now=NOW)
    change = planning.ask(plan, gone, by=office, why="Decided.", impact="", now=NOW)
    planning.decide(change, agreed=True, by=director, minute="Board 5", now=NOW)
    change = planning.ask(plan, {**gone, "2.99": replace(held["2.9"], ref="2.99")}, by=office,
                          why="Another.", impact="", now=NOW)  # fmt: skip
    planning.decide(change, agreed=True, by=director, minute="Board 5", now=NOW)
    with pytest.raises(DatabaseError, match="no other action takes"), transaction.atomic():
        Entry.objects.create(plan=plan, ref="2.9", at=NOW, change=change,
                             content=replace(held["2.9"], action="Another").as_data())  # fmt: skip
    ended = {"fate": "dropped", "said_by": office, "said_at": NOW, "reason": "Nobody needs it."}
    refs = list(planning.as_at(plan))
    Fate.objects.bulk_create(Fate(plan=plan, ref=ref, **ended) for ref in refs[1:])
    lost = Fate.objects.create(plan=plan, ref=refs[0], **{**ended, "fate": "merged"})
    lost.successors.create(plan=plan, ref=refs[1])
    closing = ("update plan_plan set state = 'closed', closed_by_id = %s, closed_at = now(), "
               "closing_minute = '6' where id = %s")  # fmt: skip
    refused(closing, "dropped with it", director.pk, plan.pk)
    lost.successors.all().delete()
    Fate.objects.filter(pk=lost.pk).update(**ended)
    with connection.cursor() as cursor:
        cursor.execute(closing, [director.pk, plan.pk])


def test_nobody_gets_around_the_rules_into_an_agreed_plan(one):
    office, director = one(Role.PROGRAMME), one(Role.DIRECTOR)
    plan = planning.in_force().get(published_on__isnull=False)
    held = planning.as_at(plan)
    waits = planning.ask(plan, {**held, "2.9": replace(held["2.9"], partners="Police")},
                         by=office, why="Asked.", impact="", now=NOW)  # fmt: skip
    entry = (
        "insert into plan_entry (plan_id, ref, at, content, change_id) "
        "select plan_id, '2.9', {at}, null, id from plan_change where id = %s"
    )
    refused(entry.format(at="asked_at"), "changes by its change", waits.pk)
    told = plan.changes.filter(state=planned.REPORTED).last()
    refused(entry.format(at="asked_at"), "changes by its change|added at its end", told.pk)
    change = "update plan_change set {set} where id = %s"
    at = "update plan_plan set {set} where id = %s"
    for words, said in (
        ("why = 'x'", "stays as it was asked for"),
        ("after = '{}'", "stays as it was asked for"),
        ("state = 'agreed'", "somebody decides"),
        ("state = 'withdrawn'", "withdrawn or decided"),
    ):
        refused(change.replace("{set}", words), said, waits.pk)
    refused("delete from plan_change where id = %s", "is kept", waits.pk)
    for words, said in (
        ("state = 'draft'", "never a draft again"),
        ("title = 'x'", "what was agreed of a plan stays"),
        ("published_on = published_on + 1", "agreed with the plan"),
        (f"state = 'closed', closed_by_id = {director.pk}, closed_at = now(), closing_minute = '6'",
         "every action is accounted for"),
    ):  # fmt: skip
        refused(at.replace("{set}", words), said, plan.pk)
    refused("delete from plan_plan where id = %s", "agreed plan is kept", plan.pk)
    draft = approving.begin("A plan nobody agreed", kind=planned.IMPROVEMENT)
    asked = ("insert into plan_asking (step_id, asked_on, asked_by_id, digest, answer, minute) "
             "values (%s, '2017-12-01', %s, 'x', '', '')")  # fmt: skip
    _, cabinet, outside = (one.pk for one in draft.steps.all())
    refused(asked, "those before it agreed to", cabinet, office.pk)
    refused(asked, "sent to nobody outside", outside, office.pk)
    planning.withdraw(waits, by=office, now=NOW)


@pytest.fixture
def waiting(one, home, monkeypatch):
    """Two answers that wait for a second person, counted in this process."""
    with open_month(home, newest(home)) as opened:
        monkeypatch.setattr(
            answering, "answered_alone", lambda _home, asked: counting.counted(opened, asked)
        )
        shown, found = picture.open_picture(home), []
        for number in range(2):
            question = Question("children_looked_after", "2017-11", "2017-11")
            answer = answering.ask(one(Role.ANALYST), question, home=home, now=NOW)
            request = answering.Request(f"FOI 17/{number}", "foi", NOW.date())
            found.append(answering.prepare(
                answer, one(Role.ANALYST), request, home=home, shown_in=shown, now=NOW
            ))  # fmt: skip
    return found


def test_a_decided_answer_never_changes_and_releases_take_turns(site, one, home, waiting):
    first, second = waiting
    director, shown = one(Role.DIRECTOR), picture.open_picture(home)

    def release(answer):
        return answering.release(
            answer, director, home=home, shown_in=shown, now=NOW, on=NOW.date()
        )

    with psycopg.connect(site) as other, connection.cursor() as cursor:
        other.execute("select 1 from answers_answer where id = %s for update", [second.pk])
        cursor.execute("set lock_timeout = '200ms'")
        with pytest.raises(DatabaseError, match="lock timeout"):
            release(first)
        cursor.execute("reset lock_timeout")
        other.rollback()
    assert release(first).state == answered.RELEASED

    never = "an answer that was decided never changes"
    refused("update answers_answer set words = 'x' where id = %s", never, first.pk)
    refused("delete from answers_answer where id = %s", never, first.pk)
    with pytest.raises(IntegrityError, match="answer_decided_by_another"), transaction.atomic():
        Answer.objects.filter(pk=second.pk).update(decided_by=one(Role.ANALYST))
    Answer.objects.filter(pk=second.pk).update(reference=first.reference)
    with pytest.raises(IntegrityError, match="answer_released_once"), transaction.atomic():
        Answer.objects.filter(pk=second.pk).update(state=answered.RELEASED, decided_by=director)


def test_nobody_agrees_to_what_is_their_own(one):
    analyst, other = one(Role.ANALYST), one(Role.AUDITOR)
    asked = Grant.objects.create(person=analyst, role="AU", starts=NOW.date(), asked_by=other)
    for by, name in ((other, "asked_and_agreed"), (analyst, "whom_it_is_for")):
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            Grant.objects.filter(pk=asked.pk).update(agreed_by=by)
    asked.delete()
    sent = Upload.objects.create(key="u" * 22, sender=analyst, sent_at=NOW, found={"a": ["b"]})
    with pytest.raises(IntegrityError, match="approved_by_another"), transaction.atomic():
        Upload.objects.filter(pk=sent.pk).update(approver=analyst)
    conflict = Conflict.objects.create(
        token="c" * 22, person=analyst, kind="kin", declared_by=analyst, declared_at=NOW
    )
    with pytest.raises(IntegrityError, match="not_ended_by_its_person"), transaction.atomic():
        Conflict.objects.filter(pk=conflict.pk).update(ended_by=analyst)
    conflict.delete()


def test_what_was_found_in_a_file_is_kept_whatever_it_holds(one):
    sent = Upload.objects.create(key="n" * 22, sender=one(Role.ANALYST), sent_at=NOW)
    found = {"lists": [["C\x00h\x00i", "sheet\x00", "1"]], "notes": ("\x00",)}
    background.note(sent, found=found, doing="C\x00")
    background.ended_as(sent, Problem("C\x00", where="\x00"), state="UNREADABLE")
    sent.refresh_from_db()
    assert sent.found["lists"] == [["C\ufffdh\ufffdi", "sheet\ufffd", "1"]]
    assert sent.problem["what"] == "C\ufffd"


def test_two_who_write_at_once_lose_nothing(one):
    by = one(Role.TEAM_MANAGER)
    written = {"seen": 0, "by": by, "at": NOW}
    assert saying.write("CP5", "2017-11", "The first.", **written)
    assert saying.write("CP5", "2017-11", "The second.", **written) is None
    assert saying.newest("CP5", "2017-11").text == "The first."


def test_the_question_of_the_own_family_name_is_asked_once(one):
    whose = person(Role.DIRECTOR)
    assert own_name.must_ask(whose, "n" * 22, child=f"Child {whose.name.split()[-1]}")
    own_name.deny(whose, "n" * 22)
    assert not own_name.must_ask(whose, "n" * 22, child=f"Child {whose.name.split()[-1]}")
    assert Look.objects.first().children == ["n" * 22]
