"""A list holds the children its reader may see, and no other; the look is written before it."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lineofsight.accounts.models import Look
from lineofsight.accounts.roles import Role
from lineofsight.web.homes import ahead
from signed_in import client_of, person

OPEN = "(held_by <> '' or statuses <> '[]') and is_restricted = 0"


def tokens(response) -> set[str]:
    return set(re.findall(r'href="/children/([A-Za-z0-9_-]{22})/"', response.content.decode()))


def listed(client, address="/children/") -> set[str]:
    """Every child on every page of a list."""
    found: set[str] = set()
    while address:
        response = client.get(address)
        assert response.status_code == 200
        found |= tokens(response)
        after = re.search(r'href="(\?[^"]+)" rel="next"', response.content.decode())
        address = "/children/" + after[1].replace("&amp;", "&") if after else ""
    return found


def test_a_manager_sees_the_open_children_of_the_team(manager, records, team):
    rows = records(f"select token from child where team = ? and {OPEN}", team)

    assert listed(manager) == {row["token"] for row in rows}


def test_a_practitioner_sees_the_children_allocated(practitioner, records, worker):
    rows = records(
        f"""select token from child where {OPEN}
        and id in (select child from allocated where worker = ?)""", worker
    )  # fmt: skip

    assert listed(practitioner) == {row["token"] for row in rows}


def test_the_programme_office_gets_no_list(programme):
    assert programme.get("/children/").status_code == 404


def test_an_analyst_sees_no_name_and_no_identifier(analyst, records):
    body = analyst.get("/children/").content.decode()
    known = [
        row["name"]
        for row in records(
            "select name from child union select child_id from child union select name from worker"
        )
    ]

    assert re.search(r"Child [A-Za-z0-9_-]{6}", body)
    assert [words for words in known if words and words in body] == []


def test_counts_are_of_what_may_be_seen(manager, records, team):
    [row] = records(f"select count(*) as many from child where team = ? and {OPEN}", team)

    assert f"{row['many']} children" in manager.get("/children/").content.decode()


def test_each_child_on_the_page_is_in_the_look(manager):
    shown = tokens(manager.get("/children/"))
    look = Look.objects.get(kind="list of children")

    assert set(look.children) == shown != set()


def test_nothing_is_shown_where_the_look_cannot_be_written(manager, monkeypatch, records, team):
    def broken(*_args, **_values):
        raise OSError("the disk is full")

    monkeypatch.setattr("lineofsight.web.cases.lists.looked", broken)
    with pytest.raises(OSError, match="full"):
        manager.get("/children/")


def test_a_status_narrows_the_list(manager, records, team):
    rows = records(
        f"select token from child where team = ? and {OPEN} and statuses like ?",
        team, '%"key": "plan_in_need"%',
    )  # fmt: skip

    assert listed(manager, "/children/?status=plan_in_need") == {row["token"] for row in rows}


def test_a_list_is_sorted_as_asked(manager, records, team):
    rows = records(
        f"select token from child where team = ? and {OPEN} "
        "order by last_seen_on is not null, last_seen_on, name, child_id limit 50", team
    )  # fmt: skip
    body = manager.get("/children/?sort=seen").content.decode()

    assert tokens_in_order(body) == [row["token"] for row in rows]


def test_what_is_overdue_the_longest_stands_first_and_then_what_is_due_next(manager, records, team):
    late, ahead = (
        records(
            f"""select token from child where team = ? and {OPEN} and {which}
            order by next_due_on, name, child_id""", team
        ) for which in ("overdue > 0", "overdue = 0 and next_due_on is not null")
    )  # fmt: skip
    body = manager.get("/children/").content.decode()

    assert late
    assert ahead
    assert tokens_in_order(body) == [row["token"] for row in (*late, *ahead)][:50]


def test_most_things_overdue_may_stand_first(manager, records, team):
    rows = records(
        f"""select token from child where team = ? and {OPEN}
        order by overdue desc, next_due_on is null, next_due_on, name, child_id limit 10""", team
    )  # fmt: skip
    body = manager.get("/children/?sort=many").content.decode()

    assert tokens_in_order(body)[:10] == [row["token"] for row in rows]


def heads(body):
    """The heads of a list's columns, each with the address that sorts by it, and the one it is."""
    [line] = re.findall(r"<thead.*?</thead>", body, re.DOTALL)
    ways = re.findall(r'<a class="los-sort" href="([^"]+)">([^<]+)', line)
    [is_now] = re.findall(r'aria-sort="ascending"><a[^>]+>([^<]+)', line)
    return {name: way.replace("&amp;", "&") for way, name in ways}, is_now


def test_the_head_of_a_column_sorts_by_it_and_keeps_what_was_asked(manager):
    ways, now = heads(manager.get("/children/?status=in_need").content.decode())
    again, then = heads(manager.get(f"/children/{ways['Last seen']}").content.decode())

    assert (now, then) == ("Next thing due", "Last seen")
    assert set(ways) == {"Child", "Age", "Worker", "Next thing due", "Last seen"}
    assert ways["Last seen"].endswith("status=in_need&sort=seen")
    assert again["Next thing due"] == ways["Next thing due"]


def test_an_analyst_has_no_way_to_sort_by_name_or_worker(analyst):
    ways, _ = heads(analyst.get("/children/").content.decode())

    assert set(ways) == {"Age", "Next thing due", "Last seen"}


def test_an_analyst_cannot_sort_by_name(analyst):
    plain = analyst.get("/children/").content.decode()
    sorted_by_name = analyst.get("/children/?sort=name").content.decode()

    assert tokens_in_order(plain) == tokens_in_order(sorted_by_name)


def tokens_in_order(body) -> list[str]:
    return re.findall(r'href="/children/([A-Za-z0-9_-]{22})/"', body)


def test_a_worker_of_another_team_is_not_a_choice(manager, records, team):
    [other] = records(
        "select code from worker where team <> ? and children > 0 and is_current = 1 limit 1", team
    )
    assert listed(manager, f"/children/?worker={other['code']}") == listed(manager)


@pytest.mark.parametrize(
    ("address", "written_out"),
    [
        ("/children/", 0),
        ("/seen/", 0),
        ("/indicators/CIN4/children/", 0),
        ("/", ahead.SHOWN),  # each figure that may close either way is asked for its children
    ],
)
def test_more_children_take_no_more_queries(
    address, written_out, borough, records, team, monkeypatch
):
    read = []
    monkeypatch.setattr(type(borough), "_connection", counted(type(borough)._connection, read))
    small = records(
        """select team.name from team join child on child.team = team.name
        join duty on duty.child = child.id and duty.state = 'overdue'
        and duty.population = 'cin_visits_owed' and is_restricted = 0
        where team.name <> ? order by children limit 1""", team
    )  # fmt: skip
    counts = []
    for place in (small[0]["name"], team):
        client = client_of(person(Role.TEAM_MANAGER, place=place))
        client.get(address)
        read.clear()
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        counts.append((len(asked), len(read)))

    assert counts[0][0] == counts[1][0]
    assert abs(counts[0][1] - counts[1][1]) <= written_out


def counted(method, read):
    def call(self):
        read.append(1)
        return method(self)

    return call


def test_a_head_of_service_chooses_among_teams_of_the_service(borough, records):
    [row] = records("select service from team group by service having count(*) > 1 limit 1")
    teams = [one["name"] for one in records(
        "select name from team where service = ? order by name", row["service"])]  # fmt: skip
    head = client_of(person(Role.HEAD_OF_SERVICE, place=row["service"]))
    body = head.get("/children/").content.decode()

    assert [name for name in teams if f'<option value="{name}">' not in body] == []


@pytest.mark.parametrize(
    ("page", "name"),
    [
        ("/children/", "team"), ("/children/", "worker"), ("/children/", "status"),
        ("/children/", "list"), ("/children/held-by-nobody/", "owed"), ("/seen/", "team"),
        ("/seen/", "kind"), ("/mend/", "team"), ("/scorecard/", "team"), ("/scorecard/", "state"),
        ("/indicators/CIN4/", "team"), ("/indicators/CIN4/children/", "team"),
        ("/boards/items/", "kind"),
    ],
)  # fmt: skip
def test_a_head_is_told_what_narrows_nothing(borough, records, page, name):
    """Of a team of another service no otherwise than of one there is not."""
    own, other = (
        records("select name, service from team where service <> ? order by children desc", but)[0]
        for but in ("", "Care Planning")
    )
    head = client_of(person(Role.HEAD_OF_SERVICE, place=own["service"]))
    said = "is not one of the choices here: nothing is narrowed by it."
    asked = ["Nowhere", other["name"]] if name == "team" and "/children/" in page else ["Nowhere"]

    assert own["service"] == "Care Planning" != other["service"]
    assert said not in head.get(page).content.decode()
    for text in asked:
        assert said in head.get(page, {name: text}).content.decode(), text
