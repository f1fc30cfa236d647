"""A first page shows what its reader may know and act on, and its look is written before it."""

import datetime as dt
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lineofsight import picture
from lineofsight.accounts.actions import grant_at_machine
from lineofsight.accounts.models import Look, Person
from lineofsight.accounts.roles import Role
from lineofsight.boards import meeting_rules, rules
from lineofsight.boards.actions import bodies, items
from lineofsight.web.homes.moved import ALWAYS
from lineofsight.web.homes.upkeep import OF_THE_ROLE
from lineofsight.web.homes.urgent import OF_SERVICES
from signed_in import START, client_of, person

TOKEN = re.compile(r'href="/children/([A-Za-z0-9_-]{22})/"')
NAMELESS = [
    Role.ANALYST, Role.PROGRAMME, Role.COUNCILLOR, Role.AUDITOR, Role.ADMINISTRATOR, Role.LAWYER,
    Role.BUSINESS_SUPPORT, Role.WORKFORCE_OFFICER, Role.BOARD_MEMBER, Role.DIRECTOR,
]  # fmt: skip


@pytest.fixture
def names(borough):
    whole = picture.Scope(whole=True)
    found = picture.children(borough, scope=whole, per_page=10_000).children
    return {one.name for one in found if one.name} | {one.child_id for one in found}


@pytest.mark.parametrize("role", NAMELESS, ids=lambda role: role.name)
def test_no_child_is_named_to_whom_none_is_open(shown, names, role):
    text = shown(role, "/")
    assert not TOKEN.search(text)
    assert not [name for name in names if f">{name}<" in text]


@pytest.mark.parametrize("role", list(OF_THE_ROLE), ids=lambda role: role.name)
def test_what_is_open_to_a_role_is_said(shown, role):
    assert OF_THE_ROLE[role] in shown(role, "/").replace("&#x27;", "'")


def test_a_board_member_sees_what_is_open_of_their_own_boards_alone(as_role):
    client = as_role(Role.BOARD_MEMBER)
    member, office = Person.objects.get(), person(Role.PROGRAMME)
    on = dt.date(2017, 12, 1)
    for name in ("Own board", "Another board"):
        board = bodies.make(name, kind=meeting_rules.IMPROVEMENT)
        items.raise_item(
            rules.RECOMMENDATION, f"Said at {name}", body=board, on=on, by=office,
            now=dt.datetime.combine(on, dt.time(9), dt.UTC),
        )  # fmt: skip
        if name == "Own board":
            bodies.seat(board, title="Adviser", part=meeting_rules.ADVISER, since=on, person=member)
    text = client.get("/").content.decode()

    assert "Open at the boards you sit on" in text
    assert "Said at Own board" in text
    assert "Said at Another board" not in text
    assert "Nothing else" not in text


def test_a_manager_sees_the_own_team_and_how_its_month_may_close(shown, borough, team):
    text = shown(Role.TEAM_MANAGER, "/")
    own = picture.Scope(teams=frozenset({team.name}))
    listed = set(TOKEN.findall(text))
    assert "This month so far" in text
    assert listed
    assert all(picture.may_see(borough, token, scope=own) for token in listed)


def test_every_child_on_the_page_is_in_the_look(shown):
    listed = set(TOKEN.findall(shown(Role.TEAM_MANAGER, "/")))
    assert set(Look.objects.get(kind="first page").children) == listed


def test_nothing_is_shown_where_the_look_cannot_be_written(as_role, monkeypatch):
    def broken(*_args, **_values):
        raise OSError("the disk is full")

    client = as_role(Role.TEAM_MANAGER)
    monkeypatch.setattr("lineofsight.web.homes.page.looked", broken)
    with pytest.raises(OSError, match="full"):
        client.get("/")


def test_a_member_is_told_that_figures_are_protected(shown):
    assert "Protected figures" in shown(Role.COUNCILLOR, "/")
    assert "Exact figures" in shown(Role.DIRECTOR, "/")


@pytest.mark.parametrize("page", ["/", "/scorecard/", "/seen/", "/children/"])
def test_the_foot_says_which_figures_are_exact_to_its_reader(shown, team, page):
    def foot(role):
        return shown(role, page).partition("<footer")[2]

    assert f"Those of {team.name} are exact, for those who work there." in foot(Role.TEAM_MANAGER)
    assert "are exact" not in foot(Role.DIRECTOR if page != "/children/" else Role.HEAD_OF_SERVICE)


def test_the_foot_of_a_member_names_no_team(shown):
    assert "are exact" not in shown(Role.COUNCILLOR, "/").partition("<footer")[2]


def test_a_site_without_a_plan_says_what_that_means(shown):
    text = shown(Role.DIRECTOR, "/")
    for question in ("Are children safe?", "Is demand changing?", "Do we have the people?",
                     "Is the plan working?", "What must I decide?"):  # fmt: skip
        assert question in text
    assert "until its workbook is sent, nobody can see whether it works" in text
    assert "no change of it can wait for you" in text
    assert "no action is due, nobody is asked to report" in shown(Role.PROGRAMME, "/")


def test_more_children_take_no_more_queries(borough, monkeypatch):
    read = []
    monkeypatch.setattr(type(borough), "rows", counted(type(borough).rows, read))
    services = {one.service for one in picture.teams(borough)}
    found = sorted(
        (one for one in picture.teams(borough) if one.name not in services and one.children),
        key=lambda one: one.children,
    )
    counts = []
    for team in (found[0], found[-1]):
        client = client_of(person(Role.TEAM_MANAGER, place=team.name))
        client.get("/")
        read.clear()
        with CaptureQueriesContext(connection) as asked:
            client.get("/")
        counts.append((len(asked), len(read)))

    assert found[0].children < found[-1].children
    assert counts[0] == counts[1]


def test_a_head_has_services_side_by_side_and_a_handful_of_what_is_oldest(borough, no_stray):
    names = sorted({one.service for one in picture.teams(borough) if one.children})[:2]
    head = person(Role.HEAD_OF_SERVICE, place=names[0])
    grant_at_machine(head, Role.HEAD_OF_SERVICE, starts=START, place=names[1])
    answer = client_of(head).get("/")
    text = answer.content.decode()
    ahead = text.partition("This month so far")[2]

    assert no_stray(answer)
    parts = re.findall(r'<section class="los-part"><h2[^>]*>([^<]+)<', text)
    assert parts[0] == "Your services, side by side"
    for name in names:
        assert re.search(f'<th scope="col"[^>]*>{re.escape(name)}</th>', text)
        assert f">{name}</h3>" in ahead
    assert text.count('class="los-due__item"') <= OF_SERVICES
    assert "Your teams" not in text
    assert "Exact figures" in text


def test_more_services_take_no_more_queries_of_a_head(borough, monkeypatch):
    read = []
    monkeypatch.setattr(type(borough), "rows", counted(type(borough).rows, read))
    counts = []
    head = person(Role.HEAD_OF_SERVICE)
    for service in sorted({one.service for one in picture.teams(borough) if one.children})[:3]:
        grant_at_machine(head, Role.HEAD_OF_SERVICE, starts=START, place=service)
        client = client_of(head)
        client.get("/")
        read.clear()
        client.get("/")
        # The tree is asked for each service, once for each question who may see what.
        counts.append(sum("from team" not in sql for sql in read))

    assert len(set(counts)) == 1


def counted(method, read):
    def call(self, sql, **values):
        read.append(sql)
        return method(self, sql, **values)

    return call


def test_a_directors_questions_stand_before_loads_actions_and_boards(shown):
    text = shown(Role.DIRECTOR, "/")
    headings = re.findall(
        r"<section class=\"los-(?:part|band)\".*?<h2[^>]*>([^<]+)<", text, re.DOTALL
    )
    assert headings[0] == "Are children safe?"
    for code in ALWAYS:
        assert f'href="/indicators/{code}/"' in text


REASON = "the voice_of_child feed was not loaded"
LACKING = [("cp_visits_owed", "Visit", REASON), ("core_groups_owed", "Core group", REASON),
           ("supervision_owed", "Supervision", "no list of workers")]  # fmt: skip
"""Duties without an answer: two to children, for one reason, and one to a worker."""


@pytest.fixture
def lacking(borough, monkeypatch):
    """Leave duties without an answer, and nothing owed to anybody."""
    whole = type(borough).rows

    def rows(self, sql, **values):
        if "from unanswered" in sql:
            names = ("population", "title", "reason")
            return [dict(zip(names, one, strict=True)) for one in LACKING]
        return whole(self, sql, **values)

    monkeypatch.setattr(type(borough), "rows", rows)
    monkeypatch.setattr(picture, "duties", lambda *_, **__: [])
    monkeypatch.setattr(picture, "counted", lambda *_, **__: (0, 0))


@pytest.mark.parametrize("role", [Role.PRACTITIONER, Role.TEAM_MANAGER], ids=lambda one: one.name)
@pytest.mark.usefixtures("lacking")
def test_nothing_is_overdue_of_what_the_records_answer_and_the_rest_is_named(shown, role):
    text = shown(role, "/")

    assert "Nothing is overdue of what the records answer, and nothing is due" in text
    assert "has been recorded, of the kinds these records answer for." in text
    assert "2 kinds of duty these records cannot answer for" in text
    assert f"<li>Visit, Core group: {REASON}</li>" in text
    assert "Supervision" not in text


@pytest.mark.usefixtures("lacking")
def test_who_looks_after_the_records_reads_of_duties_to_anybody(shown):
    assert "<li>Supervision: no list of workers</li>" in shown(Role.ANALYST, "/")


@pytest.mark.usefixtures("lacking")
def test_nothing_is_overdue_is_said_of_nobody_who_holds_no_child(shown, monkeypatch):
    monkeypatch.setattr(picture, "children", lambda *_, **__: picture.Page((), 1, 1, 0))
    text = shown(Role.HEAD_OF_SERVICE, "/")

    assert "No child is open with you" in text
    assert "No child is allocated to you, or to a team you answer for, in these records." in text
    assert "Nothing is overdue of what" not in text


def test_nothing_is_overdue_where_every_duty_is_answered(shown, monkeypatch):
    monkeypatch.setattr(picture, "duties", lambda *_, **__: [])
    monkeypatch.setattr(picture, "counted", lambda *_, **__: (0, 0))
    text = shown(Role.PRACTITIONER, "/")

    assert "Nothing is overdue, and nothing is due in the next week" in text
    assert "cannot answer for" not in text
