"""The mend-it list shows each person the rows that person can mend, and records the look."""

import pytest
from django.urls import reverse

from lineofsight import picture
from lineofsight.accounts.models import Look
from lineofsight.accounts.roles import Role
from signed_in import client_of, person

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

    assert f"{last.worker_name}, {last.team} (had the child last)" in words
    assert f"Assessments: {unread.problem}" in words
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
    named = picture.wrong_rows(kept, scope=EVERYBODY)
    labels = {one.label for one in named if one.token}

    words = client_of(person(Role.ANALYST)).get(reverse("mend")).content.decode()

    assert f"{len(picture.wrong_rows(kept, scope=EVERYBODY, others=True)):,} rows to mend" in words
    assert not [label for label in labels if label in words]
