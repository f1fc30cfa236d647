"""A child's page: how it stands, who is involved, what happened, and where that is written."""

import datetime as dt

from lineofsight import picture as pages
from lineofsight.picture import Scope

ALL = Scope(whole=True)


def test_a_child_stands_as_the_records_say_the_most_pressing_first(picture, token):
    child = pages.child(picture, token["ours"], scope=ALL)

    assert child.listed.label == "Ada Fernhill"
    assert child.listed.age == 10
    assert [(one.key, one.detail) for one in child.listed.statuses] == [
        ("protection_plan", "Neglect"),
        ("in_need", "Abuse or neglect"),
    ]
    assert child.listed.statuses[0].since == dt.date(2026, 1, 5)


def test_a_child_was_seen_when_seen_in_person(picture, token):
    at_home, by_video = (
        pages.child(picture, token[name], scope=ALL).listed.last_seen_on
        for name in ("ours", "theirs")
    )

    assert at_home == dt.date(2026, 1, 12)  # the later visit found nobody in
    assert by_video == dt.date(2025, 12, 10)


def test_who_is_involved_now_stands_before_who_was(picture, token):
    involved = pages.child(picture, token["ours"], scope=ALL).involved

    assert [(one.worker_name, one.team, one.is_now) for one in involved] == [
        ("Worker one", "East", True),
        ("Who left", "Desk", False),
    ]


def test_a_timeline_is_newest_first_and_says_where_each_event_is_written(picture, token):
    events = pages.timeline(picture, token["ours"], scope=ALL)
    visits = pages.timeline(picture, token["ours"], scope=ALL, kinds=frozenset({"visit"}))

    assert [one.on for one in events] == sorted((one.on for one in events), reverse=True)
    assert [(one.on, one.file, one.row) for one in visits] == [
        (dt.date(2026, 1, 29), "drawn.csv", 3),
        (dt.date(2026, 1, 12), "drawn.csv", 2),
    ]
    assert "child seen: No" in visits[0].detail


def test_an_address_is_read_apart_from_the_child(picture, token):
    child = pages.child(picture, token["ours"], scope=ALL)

    assert child.has_address
    assert "The Row" not in repr(child)
    assert pages.address(picture, token["ours"], scope=ALL) == pages.Address(
        "1 The Row", "protected"
    )


def test_an_overdue_visit_heads_the_list_and_says_when_it_was_due(picture, token):
    owed = pages.duties(picture, scope=ALL, within=None)
    [visit] = [
        one for one in owed
        if one.population == "cp_visits_owed" and one.token == token["theirs"]
    ]  # fmt: skip

    assert visit.title == "Visit, child protection plan"
    assert visit.is_overdue
    assert visit.words.startswith(f"{(visit.asked_on - visit.due_on).days} days overdue")
    assert "last done 10 December 2025" in visit.words
    overdue, soon = pages.counted(picture, scope=ALL)
    assert overdue == sum(one.is_overdue for one in owed)
    assert soon == sum(not one.is_overdue for one in pages.duties(picture, scope=ALL))


def test_a_list_of_children_is_paged_with_the_overdue_first(picture):
    first = pages.children(picture, scope=ALL, per_page=2)
    beyond = pages.children(picture, scope=ALL, per_page=2, page=99)

    assert (first.pages, first.total, len(first.children)) == (3, 5, 2)
    assert beyond.page == 3
    every = pages.children(picture, scope=ALL).children
    late = [(not one.overdue, one.next_due_on or dt.date.max) for one in every]
    assert late == sorted(late)
    assert not late[0][0]
    many = [one.overdue for one in pages.children(picture, scope=ALL, order="many").children]
    assert many == sorted(many, reverse=True)


def test_teams_and_workers_add_up_to_the_children_they_hold(picture):
    teams = {one.name: one for one in pages.teams(picture)}
    workers = {one.code: one for one in pages.workers(picture)}

    assert (teams["East"].children, teams["West"].children) == (2, 4)  # kept apart still counts
    assert set(workers) == {"W1", "W2"}  # who has left is no worker now
    assert sum(one.children for one in workers.values()) == 6


def test_a_timeline_names_the_worker_and_to_a_pseudonymous_reader_neither_code_nor_row(
    picture, token
):
    named = pages.timeline(picture, token["ours"], scope=ALL)
    veiled = pages.timeline(picture, token["ours"], scope=Scope(under_no_name=True))

    assert any("worker: Worker one" in one.detail for one in named)
    assert all(one.file for one in named)
    assert len(veiled) == len(named)
    assert not [one for one in veiled if "W1" in one.detail or "worker" in one.detail]
    assert {(one.file, one.sheet, one.row) for one in veiled} == {("", "", None)}


def test_what_is_overdue_to_a_team_is_what_its_children_say(picture):
    held = picture.rows(
        "select team, sum(overdue) as overdue from child where team <> '' group by 1"
    )
    said = {row["team"]: row["overdue"] for row in held if row["overdue"]}

    assert said
    assert {one.name: one.overdue for one in pages.teams(picture) if one.overdue} == said
