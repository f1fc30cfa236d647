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


def test_an_analyst_sees_every_row_and_no_name(kept):
    named = picture.wrong_rows(kept, scope=EVERYBODY)
    labels = {one.label for one in named if one.token}

    words = client_of(person(Role.ANALYST)).get(reverse("mend")).content.decode()

    assert f"{len(picture.wrong_rows(kept, scope=EVERYBODY, others=True)):,} rows to mend" in words
    assert not [label for label in labels if label in words]
