"""A child's record: who may open it, what it says, what it keeps apart, and the look at it."""

import re

import pytest
from django.urls import reverse

from lineofsight.accounts.models import Look
from lineofsight.accounts.roles import Role
from signed_in import client_of, person

WHY = "checking where the visit must be made"


@pytest.fixture
def child(records, team):
    """A child of the team with something overdue, and an address that is open."""
    [row] = records(
        """select child.*, address.address from child join address on address.child = child.id
        where team = ? and overdue > 0 and name <> '' and class = 'open' and is_restricted = 0
        order by child.id limit 1""", team
    )  # fmt: skip
    return row


@pytest.fixture
def hidden(records, team):
    """A child of the team whose address is protected."""
    [row] = records(
        """select child.*, address.address from child join address on address.child = child.id
        where team = ? and class = 'protected' and is_restricted = 0 order by child.id limit 1""",
        team,
    )
    return row


@pytest.fixture
def elsewhere(records, team):
    [row] = records(
        "select * from child where team not in (?, '') and name <> '' order by id limit 1", team
    )
    return row


def page(client, row, name="child") -> str:
    response = client.get(reverse(name, args=[row["token"]]))
    assert response.status_code == 200
    return response.content.decode()


def test_a_manager_opens_a_record_of_the_team(manager, child):
    body = page(manager, child)

    assert child["name"] in body
    assert child["child_id"] in body
    assert "overdue" in body
    assert "Last seen" in body
    assert child["address"] in body


def test_the_look_names_the_child(manager, child):
    page(manager, child)

    assert child["token"] in Look.objects.get(kind="child").children


def test_absent_and_forbidden_are_one_answer(manager, elsewhere):
    forbidden = manager.get(reverse("child", args=[elsewhere["token"]]))
    absent = manager.get(reverse("child", args=["A" * 22]))

    assert forbidden.status_code == absent.status_code == 404
    assert plain(forbidden, elsewhere["token"]) == plain(absent, "A" * 22)


def plain(response, token: str) -> str:
    """The body without the token asked for and the form's own secret, which is new each time."""
    body = response.content.decode().replace(token, "")
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", body)


def test_a_try_at_another_teams_child_is_recorded(manager, elsewhere):
    manager.get(reverse("child", args=[elsewhere["token"]]))

    assert Look.objects.get(kind="refused").children == [elsewhere["token"]]


def test_a_protected_address_is_not_in_the_record(manager, hidden):
    body = page(manager, hidden)

    assert hidden["address"] not in body
    assert reverse("address", args=[hidden["token"]]) in body


def test_a_protected_address_asks_a_reason_and_is_then_shown(manager, hidden):
    where = reverse("address", args=[hidden["token"]])
    asked = manager.get(where)
    assert asked.status_code == 302
    assert asked.url.startswith(reverse("give-reason"))

    manager.post(asked.url, {
        "resource": "protected address", "subject": hidden["token"], "next": where, "why": WHY,
    })  # fmt: skip
    body = page(manager, hidden, "address")

    assert hidden["address"] in body
    assert Look.objects.get(kind="protected address").children == [hidden["token"]]


def test_a_chronology_is_the_whole_record_oldest_first(manager, child, records):
    body = page(manager, child, "chronology")
    [row] = records("select count(*) as many from event where child = ?", child["id"])

    assert body.count('data-label="What happened"') == row["many"]
    assert Look.objects.get(kind="chronology").children == [child["token"]]


def test_one_kind_of_event_is_kept(manager, child, records):
    [row] = records(
        "select kind, count(*) as many from event where child = ? group by kind "
        "order by many desc limit 1", child["id"]
    )  # fmt: skip
    address = reverse("child", args=[child["token"]])
    body = manager.get(address, {"kind": row["kind"]}).content.decode()

    assert body.count('data-label="What happened"') == min(row["many"], 100)


def test_each_line_names_its_source(manager, child):
    cell = page(manager, child).split('data-label="Where it is recorded">')[1].split("</td>")[0]

    assert re.search(r"\w+/\w+\.\w+.*, row [\d,]+", cell)


def test_a_relative_of_another_team_is_not_named(manager, records, team):
    [row] = records(
        """select mine.*, other.name as other from child mine
        join child other on other.family = mine.family and other.id <> mine.id
        where mine.team = ? and other.team not in (?, '') and mine.family <> ''
        and mine.is_restricted = 0 and other.name <> '' and other.name <> mine.name limit 1""",
        team, team,
    ) or [None]  # fmt: skip
    if row is not None:
        assert row["other"] not in page(manager, row)


def test_an_analyst_reads_a_record_without_name_birthday_or_address(analyst, child):
    body = page(analyst, child)

    for kept_back in (child["name"], child["child_id"], child["address"], child["born_on"]):
        assert kept_back not in body
    assert "not shown" in body


def test_a_director_says_why_first(borough, child):
    director = client_of(person(Role.DIRECTOR))
    asked = director.get(reverse("child", args=[child["token"]]))

    assert asked.status_code == 302
    assert asked.url.startswith(reverse("give-reason"))


def test_a_restricted_child_is_absent_to_the_manager(manager, records):
    rows = records("select token from child where is_restricted = 1")

    assert rows
    for row in rows:
        assert manager.get(reverse("child", args=[row["token"]])).status_code == 404
