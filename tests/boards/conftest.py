"""Boards, the people who keep them, and a plan of two actions that answers one finding."""

import datetime as dt

import pytest

from board_drawn import DAY, NOW, RAISED, SLOW, action
from lineofsight.accounts.roles import Role
from lineofsight.boards import meeting_rules, rules
from lineofsight.boards.actions import bodies, items
from lineofsight.kernel.periods import Month
from lineofsight.plan import actions as plan_actions
from lineofsight.plan.content import Effect, Evidence, Milestone
from lineofsight.plan.models import Plan
from lineofsight.records.home import Home
from signed_in import client_of, person


@pytest.fixture(autouse=True)
def _site(settings, tmp_path):
    settings.HOME = Home(tmp_path / "home")
    settings.HOME.path.mkdir()
    settings.SECOND_FACTOR = False


@pytest.fixture
def office(db):
    return person(Role.PROGRAMME)


@pytest.fixture
def director(db):
    return person(Role.DIRECTOR)


@pytest.fixture
def member(db):
    return person(Role.COUNCILLOR)


@pytest.fixture
def as_office(office):
    return client_of(office)


@pytest.fixture
def as_director(director):
    return client_of(director)


@pytest.fixture
def as_member(member):
    return client_of(member)


@pytest.fixture
def scrutiny(db):
    return bodies.make("Scrutiny committee", kind=meeting_rules.SCRUTINY)


@pytest.fixture
def ofsted(db):
    return bodies.make("Ofsted", kind=meeting_rules.INSPECTORATE)


@pytest.fixture
def panel(office):
    """A panel with a clerk who signs in here."""
    panel = bodies.make("Corporate parenting panel", kind=meeting_rules.PARENTING)
    bodies.seat(
        panel, title="Clerk", part=meeting_rules.CLERK, since=dt.date(2017, 1, 1), person=office
    )
    return panel


@pytest.fixture
def comment(member, office, scrutiny):
    """The comment of 31 October, raised by a member and written down by the office."""
    meeting = bodies.meet(scrutiny, on=RAISED)
    return items.raise_item(
        rules.COMMENT, "The indicators are too process-focused: how do staff feel?",
        raised_by=member, on=RAISED, by=office, now=NOW, meeting=meeting,
    )  # fmt: skip


@pytest.fixture
def words(panel, office):
    """What a young person said, raised by the panel."""
    return items.raise_item(
        rules.YOUNG, "Tell us before our worker leaves.", body=panel, on=RAISED, by=office, now=NOW
    )


@pytest.fixture
def plan(office, director):
    """A plan of two actions: one answers a finding and has all it needs, the other answers none."""
    plan = Plan.objects.create(title="Improvement plan")
    effect = Effect("W1a", -2, Month(2018, 3))
    whole = action(
        "2.1", finding=SLOW, indicators=("AMT2",), effects=(effect,),
        evidence=(Evidence("audit", DAY, "", "Seen in five files"),),
        milestones=(Milestone("Team moved", None, dt.date(2017, 10, 2)),),
    )  # fmt: skip
    plan_actions.ask(
        plan, {"2.1": whole, "7.3": action("7.3")}, by=office, why="The first draft.", impact="",
        now=dt.datetime(2017, 9, 7, tzinfo=dt.UTC),
    )  # fmt: skip
    plan_actions.baseline(plan, by=director, now=dt.datetime(2017, 9, 20, tzinfo=dt.UTC))
    plan.refresh_from_db()
    return plan
