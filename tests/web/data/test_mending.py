"""The mend-it list shows each person the rows that person can mend, and records the look."""

import datetime as dt
import re
from collections import Counter
from html import unescape
from urllib.parse import urlencode

import pytest
from django.urls import reverse
from django.utils import timezone

from lineofsight import picture
from lineofsight.accounts.middleware import session_mark
from lineofsight.accounts.models import Look, ReasonGiven
from lineofsight.accounts.roles import Role
from lineofsight.web.data import mending, to_mend
from lineofsight.web.data.models import Taken
from signed_in import START, client_of, person

EVERYBODY = picture.Scope(whole=True)


@pytest.fixture
def kept(sample_home, settings, db):
    settings.HOME = sample_home
    settings.SECOND_FACTOR = False
    return picture.open_picture(sample_home)


def test_a_manager_sees_the_rows_of_the_team_and_no_other(kept):
    rows = [one for one in picture.wrong_rows(kept, scope=EVERYBODY) if one.token and one.team]
    team = max({one.team for one in rows}, key=lambda name: sum(r.team == name for r in rows))
    theirs = {one.search_for for one in rows if one.team == team}
    without = next(
        one.name
        for one in picture.teams(kept)
        if not picture.wrong_rows(kept, scope=picture.Scope(teams=frozenset({one.name})))
    )

    words = client_of(person(Role.TEAM_MANAGER, place=team)).get(reverse("mend")).content.decode()
    other = client_of(person(Role.TEAM_MANAGER, place=without)).get(reverse("mend"))

    assert any(f">{one}<" in words for one in theirs)
    assert "No row of yours needs mending" in other.content.decode()
    [look] = Look.objects.filter(kind="mend-it list")
    assert set(look.children) <= {one.token for one in rows}


def test_a_row_says_what_it_is_of_and_who_can_mend_it(kept):
    rows = picture.wrong_rows(kept, scope=EVERYBODY, others=True)
    last = next(one for one in rows if one.held == "last" and one.worker_name)
    nobody = next(one for one in rows if not one.held)

    words = client_of(person(Role.ANALYST)).get(reverse("mend")).content.decode()
    unread = next(one for one in rows if one.table == "cin_assessments")

    assert f"a named worker, {last.team} (had the child last)" in words
    assert f"Assessments: {to_mend.heading(unread).split(': ')[1]}" in words
    assert f"{unread.problem[:1].upper()}{unread.problem[1:]}." in words
    assert nobody.worker == nobody.team == ""


def test_most_rows_of_a_child_reach_a_worker_or_a_team(kept):
    of_children = [one for one in picture.wrong_rows(kept, scope=EVERYBODY) if one.token]

    assert len([one for one in of_children if one.held]) * 5 > len(of_children) * 4


def test_figures_that_could_move_stand_on_the_page_of_whoever_sees_them_exact(kept):
    bounds = picture.every_bounds(kept, exactness="exact")
    widest = min(
        (one for one in bounds.values() if one.undecided),
        key=lambda one: (one.lower - one.upper) / (one.upper or 1),
    )

    words = client_of(person(Role.ANALYST)).get(reverse("mend")).content.decode()

    assert f"{widest.code} {widest.title}" in words
    assert widest.range.removeprefix("between ") in words
    assert words.count(reverse("indicator", args=[widest.code])) == 1
    settled = next(one for one in bounds.values() if not one.undecided)
    assert reverse("indicator", args=[settled.code]) not in words


def test_an_analyst_sees_every_row_and_no_name(kept):
    named = picture.wrong_rows(kept, scope=EVERYBODY, others=True)
    labels = {one.label for one in named if one.token}
    labels |= {one.worker_name for one in named if one.worker_name}

    words = client_of(person(Role.ANALYST)).get(reverse("mend")).content.decode()

    assert f"{len(picture.wrong_rows(kept, scope=EVERYBODY, others=True)):,} rows to mend" in words
    assert not [label for label in labels if label in words]


def test_a_manager_reads_which_worker_of_the_team_can_mend_a_row(kept):
    row = next(
        one for one in picture.wrong_rows(kept, scope=EVERYBODY) if one.worker_name and one.opens
        and one.held == "now"
    )  # fmt: skip
    client = client_of(person(Role.TEAM_MANAGER, place=row.team))

    assert f"{row.worker_name}, {row.team}" in client.get(reverse("mend")).content.decode()


@pytest.fixture
def of_nobody(kept):
    """The rows of children whom nobody holds, read past every rule but restriction."""
    return [one for one in picture.wrong_rows(kept, scope=EVERYBODY) if one.is_unheld]


def place_of(kept, rows):
    """The service whose teams had most of the children of these rows last, and its teams."""
    services = {team.name: team.service for team in picture.teams(kept)}
    had = Counter(services[one.team] for one in rows if services.get(one.team))
    [(service, _)] = had.most_common(1)
    return service, {name for name, of in services.items() if of == service}


def give_reason(client, made):
    client.get("/")
    ReasonGiven.objects.create(
        person=made, session=session_mark(type("Request", (), {"session": client.session})),
        resource="held by nobody", subject="", reason="for this test", at=timezone.now(),
    )  # fmt: skip


def listed(client, address="/mend/"):
    """The words of every page of the list."""
    words = client.get(address).content.decode()
    after = re.search(r'href="(\?[^"]+)" rel="next"', words)
    return words + (listed(client, f"/mend/{after[1].replace('&amp;', '&')}") if after else "")


def test_a_head_of_service_sees_rows_of_children_nobody_holds_whom_the_service_had_last(
    kept, of_nobody
):
    service, teams = place_of(kept, of_nobody)
    rows = [one for one in of_nobody if one.team in teams]
    others = {one.search_for for one in of_nobody} - {one.search_for for one in rows}

    words = listed(client_of(person(Role.HEAD_OF_SERVICE, place=service)))
    other = next(team.service for team in picture.teams(kept) if team.service not in {"", service})
    elsewhere = listed(client_of(person(Role.HEAD_OF_SERVICE, place=other)))

    assert rows
    assert [one.search_for for one in rows if f">{one.search_for}<" not in words] == []
    assert [one for one in others if f">{one}<" in words] == []
    assert [one.search_for for one in rows if f">{one.search_for}<" in elsewhere] == []


def test_a_row_of_a_child_nobody_holds_opens_no_record_and_gives_no_name(kept, of_nobody):
    service, teams = place_of(kept, of_nobody)
    client = client_of(person(Role.HEAD_OF_SERVICE, place=service))
    words = listed(client)
    shut = [one for one in of_nobody if one.team in teams
            and client.get(reverse("child", args=[one.token])).status_code == 404]  # fmt: skip

    assert shut
    assert [one.key for one in shut if one.token in words or one.label in words] == []
    seen = {token for look in Look.objects.filter(kind="mend-it list") for token in look.children}
    assert {one.token for one in shut} <= seen


def test_a_director_sees_these_rows_alone_once_a_reason_is_given(kept, of_nobody):
    made = person(Role.DIRECTOR)
    client = client_of(made)
    first = client.get("/mend/")
    give_reason(client, made)
    words = listed(client)

    assert (first.status_code, "/looks/reason/" in first.url) == (302, True)
    assert f"{len(of_nobody)} rows to mend" in words
    assert [one.key for one in of_nobody if f">{one.search_for}<" not in words] == []


def test_a_director_who_works_with_children_too_gives_the_reason_all_the_same(kept, of_nobody):
    from lineofsight.accounts import actions  # noqa: PLC0415  beside its one use

    made = person(Role.DIRECTOR)
    actions.grant_at_machine(made, Role.PRACTITIONER, starts=START)
    client = client_of(made)
    before = client.get("/mend/").content.decode()
    give_reason(client, made)

    assert "No row of yours needs mending" in before
    assert f"{len(of_nobody)} rows to mend" in client.get("/mend/").content.decode()


def test_a_row_is_taken_taken_over_and_given_back(kept, of_nobody):
    service, teams = place_of(kept, of_nobody)
    row = next(one for one in of_nobody if one.team in teams)
    analyst = client_of(person(Role.ANALYST))
    head = client_of(person(Role.HEAD_OF_SERVICE, place=service))

    answer = head.post("/mend/take/?whose=nobody&page=1", {"take": row.key})
    words = analyst.get("/mend/?whose=nobody").content.decode()
    assert answer.url == f"/mend/?whose=nobody&page=1#{to_mend.anchor(row)}"
    assert f"taken by The {Role.HEAD_OF_SERVICE.title}" in words
    assert "1 row to mend" in head.get("/mend/?whose=mine").content.decode()

    analyst.post("/mend/take/", {"take": row.key})
    assert "Nothing to mend" in head.get("/mend/?whose=mine").content.decode()
    head.post("/mend/take/", {"give_back": row.key})
    assert Taken.objects.get().person.name == f"The {Role.ANALYST.title}"
    analyst.post("/mend/take/", {"give_back": row.key})
    assert not Taken.objects.exists()


def test_the_form_carries_what_was_chosen_and_nothing_that_was_typed(kept, of_nobody):
    client = client_of(person(Role.ANALYST))
    team = next(one.team for one in picture.wrong_rows(kept, scope=EVERYBODY) if one.team)

    def action(**asked):
        body = client.get("/mend/", asked).content.decode()
        return unescape(re.search(r'action="(/mend/take/[^"]*)"', body)[1])

    assert action(team="ZZQ", whose="ZZQ", page="ZZQ") == "/mend/take/?page=1"
    assert action(team=team) == f"/mend/take/?{urlencode({'team': team, 'page': 1})}"


def test_nobody_takes_a_row_that_is_not_on_the_list_or_has_its_worker(kept, of_nobody):
    service, _ = place_of(kept, of_nobody)
    held = next(one for one in picture.wrong_rows(kept, scope=EVERYBODY) if one.held == "now")
    head = client_of(person(Role.HEAD_OF_SERVICE, place=service))

    for key in (held.key, "0" * 16, "", "\0"):
        assert head.post("/mend/take/", {"take": key}).status_code in {302, 400}
    manager = client_of(person(Role.TEAM_MANAGER, place=of_nobody[0].team))
    assert manager.post("/mend/take/", {"take": of_nobody[0].key}).status_code == 404
    assert not Taken.objects.exists()


def rows_of(*many):
    """Rows to mend of as many groups, mixed as the gravest stand first."""
    made = picture.WrongRow(
        "", "value not read", "", "f.csv", "", 1, "", "", "", "p", "", "", "", "", "", "", "", "",
        "", is_unheld=False, is_known=True, opens=False, place=0,
        first_seen_on=dt.date(2017, 11, 30), returned=0,
    )  # fmt: skip
    rows = [(at, name) for name, some in enumerate(many) for at in range(some)]
    return [
        type(made)(**{**vars(made), "table": f"t{name}", "place": place})
        for place, (_, name) in enumerate(sorted(rows))
    ]


def test_rows_stand_by_table_and_fault_and_each_group_says_on_which_page_it_begins():
    rows = to_mend.in_order(rows_of(30, 90, 3))
    pages = [to_mend.groups(rows, page=number) for number in (1, 2, 3)]

    assert [one.table for one in rows] == ["t0"] * 30 + ["t1"] * 90 + ["t2"] * 3
    assert [(one.many, one.page) for one in pages[1]] == [(30, 1), (90, 1), (3, 3)]
    assert [[len(one.rows) for one in each] for each in pages] == [[30, 20, 0], [0, 50, 0],
                                                                   [0, 20, 3]]  # fmt: skip
    assert [[one.goes_on for one in each] for each in pages] == [
        [False, True, False], [False, True, False], [False, False, False]]  # fmt: skip


def test_rows_that_were_mended_are_counted_in_plain_words():
    assert mending._mended(1) == (
        "1 row that was wrong is right in the newest load, and left this list by itself."
    )
    assert mending._mended(2) == (
        "2 rows that were wrong are right in the newest load, and left this list by themselves."
    )
