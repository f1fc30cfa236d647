"""Held by nobody: what a figure counts and no team's list holds stands on a list of its own."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from lineofsight.accounts.middleware import session_mark
from lineofsight.accounts.models import Look, ReasonGiven
from lineofsight.accounts.roles import Role
from signed_in import client_of, person

LIST = "/children/held-by-nobody/"
LATE = "select child from duty where state = 'overdue'"
UNHELD = f"""worker = '' and team = '' and is_restricted = 0
    and (id in ({LATE}) or held_by = 'nobody')
    and not exists (select 1 from allocated where child = child.id and ended_on is null)"""


def tokens(body) -> list[str]:
    return re.findall(r'href="/children/([A-Za-z0-9_-]{22})/"', body)


def listed(client, address=LIST) -> list[str]:
    """Every child on every page of the list, in order."""
    found, asked = [], address
    while asked:
        body = client.get(asked).content.decode()
        found += tokens(body)
        after = re.search(r'href="(\?[^"]+)" rel="next"', body)
        asked = LIST + after[1].replace("&amp;", "&") if after else ""
    return found


@pytest.fixture
def unheld(records):
    """Those whom nobody holds, read past every rule."""
    return {row["token"] for row in records(f"select token from child where {UNHELD}")}


@pytest.fixture
def place(records):
    """The service, and its teams, under which most of what is overdue to them is counted."""
    [row] = records(
        f"""select service, count(*) from duty join team on team.name = duty.team
        where state = 'overdue' and child in (select id from child where {UNHELD})
        group by service order by 2 desc, 1 limit 1"""
    )
    names = [one["name"] for one in records("select name from team where service = ?", row[0])]
    return row["service"], names


@pytest.fixture
def director(borough):
    """A director who has said why."""
    made = person(Role.DIRECTOR)
    client = client_of(made)
    client.get("/")
    ReasonGiven.objects.create(
        person=made, session=session_mark(type("Request", (), {"session": client.session})),
        resource="held by nobody", subject="", reason="for this test", at=timezone.now(),
    )  # fmt: skip
    return client


def test_everybody_whom_nobody_holds_stands_there_for_the_director(director, unheld):
    assert set(listed(director)) == unheld != set()


def test_an_analyst_sees_the_same_children_under_no_name(analyst, unheld, records):
    assert set(listed(analyst)) == unheld
    body = analyst.get(LIST).content.decode()
    known = records(
        "select name from child union select child_id from child union select name from worker"
    )
    assert [row["name"] for row in known if row["name"] and row["name"] in body] == []


def test_a_head_of_service_sees_those_whose_work_is_counted_under_the_service(
    borough, unheld, records, place
):
    service, teams = place
    marks = ", ".join("?" * len(teams))
    rows = records(
        f"""select token from child where {UNHELD}
        and id in ({LATE} and duty.team in ({marks}))""", *teams
    )  # fmt: skip
    wanted = {row["token"] for row in rows}
    head = client_of(person(Role.HEAD_OF_SERVICE, place=service))

    assert set(listed(head)) == wanted != set()
    assert {head.get(f"/children/{token}/").status_code for token in wanted} == {200}
    for token in unheld - wanted:
        assert head.get(f"/children/{token}/").status_code == 404


def test_a_child_whom_somebody_holds_is_opened_to_no_other_service(borough, records, place):
    """Overdue work under a team opens a child to the head of its service only while nobody does."""
    service, teams = place
    marks = ", ".join("?" * len(teams))
    rows = records(
        f"""select token from child where team <> '' and team not in ({marks})
        and id in ({LATE} and duty.team in ({marks})) and id not in (
            select child from allocated where ended_on is null and team in ({marks}))
        limit 5""", *teams, *teams, *teams
    )  # fmt: skip
    head = client_of(person(Role.HEAD_OF_SERVICE, place=service))

    assert rows
    for row in rows:
        assert head.get(f"/children/{row['token']}/").status_code == 404


@pytest.mark.parametrize("role", [Role.TEAM_MANAGER, Role.COUNCILLOR, Role.AUDITOR])
def test_others_have_no_such_list(borough, role, team):
    assert client_of(person(role, place=team)).get(LIST).status_code == 404


def test_a_director_gives_a_reason_first(borough):
    answer = client_of(person(Role.DIRECTOR)).get(LIST)

    assert answer.status_code == 302
    assert answer.url.startswith(reverse("give-reason"))


def test_the_longest_overdue_stands_first(analyst, records):
    first = """(select min(coalesce(due_on, started_on)) from duty
        where duty.child = child.id and state = 'overdue')"""
    [row] = records(
        f"""select token from child where {UNHELD}
        order by {first} is null, {first}, token limit 1"""
    )

    assert tokens(analyst.get(LIST).content.decode())[0] == row["token"]


def test_a_figures_list_says_how_many_nobody_holds_and_leads_to_them(analyst, records):
    rows = records(
        f"""select distinct token from child where {UNHELD}
        and id in ({LATE} and population = 'assessments_owed')
        and id in (select child from behind where code = 'AMT3' and met = 1)"""
    )
    wanted = {row["token"] for row in rows}
    body = analyst.get("/indicators/AMT3/children/").content.decode()
    said = re.search(r"([\d,]+) of these (?:is|are) held by no worker and no team", body)
    way = re.search(r'href="(/children/held-by-nobody/[^"]*)"', body)[1].replace("&amp;", "&")

    assert wanted
    assert int(said[1]) == len(wanted)
    assert set(listed(analyst, way)) == wanted


def test_of_what_was_done_nobody_is_said_to_be_held_by_nobody(analyst):
    """Children of cases that were rightly closed stand behind AMT2, and nobody should hold them."""
    assert "no worker and no team" not in analyst.get("/indicators/AMT2/children/").content.decode()


def test_a_manager_is_told_where_such_children_stand(manager):
    body = manager.get("/indicators/AMT3/children/").content.decode()

    assert "they stand on a list of their own" in body
    assert LIST not in body


def test_the_first_page_and_the_mend_it_list_lead_there(analyst, unheld):
    home, mend = (analyst.get(page).content.decode() for page in ("/", "/mend/"))

    assert f"{len(unheld)} children are held by nobody" in home
    assert f'href="{LIST}"' in home
    assert f'href="{LIST}"' in mend


def test_what_a_head_of_service_has_to_do_first_is_of_children_who_are_held(borough, place):
    service, _ = place
    client = client_of(person(Role.HEAD_OF_SERVICE, place=service))
    response = client.get("/")
    urgent = next(part for part in response.context["parts"] if "urgent" in part.template)

    assert not set(urgent.tokens) & set(listed(client))


def test_the_look_is_at_the_children_listed(analyst):
    shown = tokens(analyst.get(LIST).content.decode())

    assert set(Look.objects.get(kind="held by nobody").children) == set(shown)


def test_more_children_take_no_more_queries(borough, place, records, monkeypatch):
    read, plain = [], type(borough).rows
    monkeypatch.setattr(
        type(borough),
        "rows",
        lambda self, sql, **asked: read.append(sql) or plain(self, sql, **asked),
    )
    [other] = records("select service from team where service not in ('', ?) limit 1", place[0])
    counts, held = [], []
    for service in (place[0], other["service"]):
        client = client_of(person(Role.HEAD_OF_SERVICE, place=service))
        client.get(LIST)
        read.clear()
        with CaptureQueriesContext(connection) as asked:
            held.append(len(tokens(client.get(LIST).content.decode())))
        counts.append((len(asked), len(read)))

    assert held[0] > held[1]
    assert counts[0] == counts[1]
