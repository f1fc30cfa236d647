"""Joiners, movers and leavers: two people for a role, and every change acts on the next request."""

import datetime as dt
import re
from dataclasses import replace

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from lineofsight import picture
from lineofsight.accounts import actions, sample_people
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.models import Grant, Person
from lineofsight.accounts.roles import Role
from lineofsight.accounts.standing import exactness_of, may, roles_of, teams_of, widest_scope_of
from lineofsight.kernel.problems import Refused

TODAY = dt.date(2018, 1, 15)
DAY = dt.timedelta(days=1)


@pytest.fixture
def administrator(person_with):
    return person_with(Role.ADMINISTRATOR)


@pytest.fixture
def another(person_with):
    return person_with(Role.ADMINISTRATOR)


def ask(by, person, role=Role.ANALYST, **more):
    return actions.ask_grant(by, person, role, starts=TODAY, why="a new post", **more)


def test_a_role_acts_only_when_a_second_person_agreed(administrator, another, person_with):
    person = person_with()
    grant = ask(administrator, person)
    assert roles_of(Person.objects.get(pk=person.pk), on=TODAY) == frozenset()

    actions.agree_grant(another, grant)

    assert roles_of(Person.objects.get(pk=person.pk), on=TODAY) == {Role.ANALYST}


def test_nobody_agrees_to_what_they_asked_or_gain(administrator, another, person_with):
    grant = ask(administrator, another)

    for one in (administrator, another):
        with pytest.raises(Refused):
            actions.agree_grant(one, grant)
    with pytest.raises(Refused):
        ask(administrator, administrator)


def test_the_database_refuses_it_too(administrator, person_with):
    grant = ask(administrator, person_with())
    grant.agreed_by = administrator

    with pytest.raises(IntegrityError), transaction.atomic():
        grant.save()


@pytest.mark.parametrize("role", [Role.PRACTITIONER, Role.ANALYST, Role.COUNCILLOR])
def test_who_has_no_say_cannot_ask_or_agree(role, administrator, person_with):
    outsider, person = person_with(role), person_with()
    grant = ask(administrator, person)

    with pytest.raises(Refused):
        ask(outsider, person)
    with pytest.raises(Refused):
        actions.agree_grant(outsider, grant)
    with pytest.raises(Refused):
        actions.end_grant(outsider, grant, on=TODAY)


def test_a_role_begins_and_ends_with_its_days(administrator, another, person_with):
    person = person_with()
    grant = ask(administrator, person, ends=TODAY + 3 * DAY)
    actions.agree_grant(another, grant)
    held = [
        bool(roles_of(Person.objects.get(pk=person.pk), on=TODAY + n * DAY)) for n in (-1, 0, 3, 4)
    ]

    assert held == [False, True, True, False]


def test_a_cover_period_has_a_last_day_and_a_manager_a_team(administrator, person_with):
    person = person_with()
    with pytest.raises(Refused, match="last day"):
        ask(administrator, person, cover=True)
    with pytest.raises(Refused, match="team"):
        ask(administrator, person, Role.TEAM_MANAGER)


def test_nobody_ends_a_role_of_their_own(administrator, another):
    grant = administrator.grants.get()

    with pytest.raises(Refused):
        actions.end_grant(administrator, grant, on=TODAY)
    actions.end_grant(another, grant, on=TODAY)
    assert roles_of(Person.objects.get(pk=administrator.pk)) == frozenset()


def test_a_mover_loses_the_old_team_in_an_open_session(site, person_with, client_for):
    person = person_with((Role.TEAM_MANAGER, site.team))
    client = client_for(person)
    assert client.get(f"/looks/child/{site.own}/").status_code == 200

    Grant.objects.filter(person=person).update(ends=timezone.localdate() - DAY)
    actions.grant_at_machine(
        person, Role.TEAM_MANAGER, starts=timezone.localdate(), place=site.elsewhere.team
    )

    assert client.get(f"/looks/child/{site.own}/").status_code == 404
    assert client.get(f"/looks/child/{site.other_service}/").status_code == 200


def test_an_account_sleeps_after_forty_five_days(person_with, client_for, client):
    person = person_with(Role.PRACTITIONER, email="asleep@example.test")
    inside = client_for(person)
    assert inside.get("/account/").status_code == 200
    long_ago = timezone.now() - dt.timedelta(days=46)
    Person.objects.update(used_at=long_ago, made_at=long_ago)

    assert inside.get("/account/").status_code == 302
    done = client.post(
        "/account/sign-in/",
        {"login": "asleep@example.test", "password": "three plain words"},
        HTTP_HOST="localhost",
        secure=True,
    )
    assert done.headers["Location"] == "/account/inactive/"


def test_no_session_lives_longer_than_twelve_hours(person_with, client_for):
    client = client_for(person_with())
    assert client.get("/account/").status_code == 200
    session = client.session
    session["began"] -= 12 * 3600
    session.save()

    assert client.get("/account/").status_code == 302


def test_a_head_of_service_answers_for_the_teams_of_the_service(site, person_with):
    head = person_with((Role.HEAD_OF_SERVICE, site.service))

    assert site.team in teams_of(head)
    assert site.elsewhere.team not in teams_of(head)


def test_a_manager_of_a_team_named_like_a_service_has_that_team_alone(site, person_with):
    manager = person_with((Role.TEAM_MANAGER, site.service))

    assert teams_of(manager) == (site.service,)


WHOLE = (Role.HEAD_OF_SERVICE, Role.ANALYST, Role.DIRECTOR, Role.AUDITOR)
TEAM = (Role.PRACTITIONER, Role.TEAM_MANAGER, Role.REVIEWING_OFFICER, Role.FOSTERING_OFFICER)


@pytest.mark.parametrize("role", Role)
def test_figures_are_exact_of_the_whole_or_of_ones_own_team_or_protected(person_with, role):
    one = person_with((role, "Assessment"))

    assert (exactness_of(one) == "exact") is (role in WHOLE)
    assert (exactness_of(one, team="Assessment") == "exact") is (role in WHOLE + TEAM)
    assert (exactness_of(one, team="Leaving care") == "exact") is (role in WHOLE)
    assert exactness_of(None, team="Assessment") == "protected"


def test_no_team_is_nobodys_own(person_with):
    assert exactness_of(person_with(Role.PRACTITIONER), team="") == "protected"


def test_sample_people_are_one_for_each_role_and_linked_to_the_borough(site, settings):
    printed = list(sample_people.make(training=True))
    again = list(sample_people.make(training=True))

    assert printed == again
    assert Person.objects.count() == len(Role)
    on = timezone.localdate()
    reached = {
        role: picture.children(
            site.now,
            scope=widest_scope_of(
                Person.objects.get(email=sample_people.address_of(role)),
                on=on,
                right=Right.SEE_CHILD,
            ),
        ).total
        for role in Role
        if may(Person.objects.get(email=sample_people.address_of(role)), Right.SEE_CHILD)
    }
    assert min(reached.values()) > 0
    assert reached[Role.PRACTITIONER] < reached[Role.TEAM_MANAGER] < reached[Role.HEAD_OF_SERVICE]
    assert reached[Role.HEAD_OF_SERVICE] < reached[Role.DIRECTOR] == reached[Role.ANALYST]
    head = Person.objects.get(email=sample_people.address_of(Role.HEAD_OF_SERVICE))
    held = {one.name for one in picture.teams(site.now) if one.children} & set(teams_of(head))
    assert len(held) > 1, "teams stand side by side on the first page"


def test_the_sample_head_of_a_service_of_one_team_took_over_that_of_most(site):
    """As in the larger made-up borough, where the busiest team is a service by itself."""
    teams = {one.name: one for one in picture.teams(site.now)}
    alone = next(one for one in teams.values() if one.children and one.service != "Care Planning")
    linked = sample_people.Linked(site.worker, site.elsewhere, alone, "Care Planning", "")
    places = sample_people.places_of(Role.HEAD_OF_SERVICE, linked)

    assert [place for place, _ in places] == [alone.service, "Care Planning"]
    assert places[0][1] < places[1][1], "what is held begins by date"
    assert sample_people.places_of(Role.TEAM_MANAGER, linked)[0][0] == alone.name


def test_sample_people_are_made_where_workers_hold_children_and_no_team_does(site, monkeypatch):
    """As where SSDA903 names the worker of each child, and no list its team."""
    without = [replace(one, children=0) for one in picture.teams(site.now)]
    monkeypatch.setattr(picture, "teams", lambda _: without)

    list(sample_people.make(training=True))

    head = Person.objects.get(email=sample_people.address_of(Role.HEAD_OF_SERVICE))
    manager = Person.objects.get(email=sample_people.address_of(Role.TEAM_MANAGER))
    [team] = [one for one in without if one.name == manager.grants.get().place]
    assert head.grants.get().place == team.service


def test_sample_people_are_refused_where_children_are_real(site):
    with pytest.raises(Refused):
        list(sample_people.make(training=False))


def test_the_first_administrator_is_made_at_the_machine(db):
    made = actions.first_administrator("first@example.test", "First", "three plain words")

    assert may(made, Right.CHANGE_PEOPLE)
    assert not may(made, Right.SEE_CHILD)
    with pytest.raises(Refused):
        actions.first_administrator("FIRST@example.test", "First", "three plain words")
    with pytest.raises(Refused):
        actions.first_administrator("second@example.test", "Second", "short")


def test_pages_ask_agree_and_end(administrator, another, person_with, client_for):
    person = person_with()
    asked = {"role": "PA", "starts": "2018-01-15", "why": "a new post"}
    client_for(administrator).post(f"/people/{person.pk}/", asked)
    grant = person.grants.get()

    assert client_for(administrator).post(f"/people/roles/{grant.pk}/agree/").status_code == 409
    assert client_for(another).post(f"/people/roles/{grant.pk}/agree/").status_code == 302
    assert "performance analyst" in client_for(another).get("/people/").content.decode()
    assert client_for(another).post(f"/people/roles/{grant.pk}/end/").status_code == 302
    assert roles_of(Person.objects.get(pk=person.pk)) == frozenset()


def test_what_is_agreed_or_ended_is_not_agreed_or_ended_again(administrator, another, person_with):
    grant = ask(administrator, person_with())
    third = person_with(Role.ADMINISTRATOR)
    actions.agree_grant(another, grant)
    with pytest.raises(Refused, match="agreed already"):
        actions.agree_grant(third, grant)
    actions.end_grant(another, grant, on=TODAY)
    for later in (TODAY, TODAY + 30 * DAY):
        with pytest.raises(Refused, match="ended already"):
            actions.end_grant(another, grant, on=later)
    grant.refresh_from_db()
    assert (grant.agreed_by, grant.ends) == (another, TODAY)
    with pytest.raises(Refused, match="agreed already"):
        actions.agree_grant(another, administrator.grants.get())


def test_the_page_of_a_person_offers_what_its_reader_may_do(
    administrator, another, person_with, client_for
):
    person, auditor = person_with(), person_with(Role.AUDITOR)
    grant = ask(administrator, person)
    address, words = f"/people/{person.pk}/", ("Agree<", "End<", "Ask for a role", "Close the")

    def offered(reader, at=address):
        page = client_for(reader).get(at).content.decode()
        return [one in page for one in words]

    assert offered(another) == [True, True, True, True]
    assert offered(administrator) == [False, True, True, True]
    assert offered(auditor) == [False, False, False, False]
    assert offered(another, f"/people/{another.pk}/") == [False, False, False, False]
    actions.agree_grant(another, grant)
    actions.end_grant(another, grant, on=TODAY)
    assert offered(another) == [False, False, True, True]


def test_what_is_too_long_to_be_kept_is_said(administrator, person_with, client_for):
    client, person = client_for(administrator), person_with()
    long = client.post("/people/new/", {"name": "A", "email": f"{'a' * 60}@{'b' * 60}.{'c' * 60}."
                                        f"{'d' * 60}.{'e' * 60}.example"})  # fmt: skip
    asked = {"role": "TM", "place": "x" * 201, "starts": "2018-01-15", "why": "a new post"}
    for answer in (long, client.post(f"/people/{person.pk}/", asked)):
        assert "at most" in answer.content.decode()


def test_a_new_account_has_no_role(administrator, client_for):
    client = client_for(administrator)
    client.post("/people/new/", {"name": "Joiner", "email": "Joiner@example.test"})
    made = Person.objects.get(email="joiner@example.test")
    twice = client.post("/people/new/", {"name": "Joiner", "email": "joiner@example.test"})

    assert roles_of(made) == frozenset()
    assert not made.has_usable_password()
    assert "There is an account" in twice.content.decode()


def test_a_manager_sees_the_people_of_the_team_only(site, person_with, client_for):
    inside = person_with((Role.PRACTITIONER, site.team))
    outside = person_with((Role.PRACTITIONER, site.elsewhere.team))
    chief = person_with(Role.ADMINISTRATOR)
    for one in (inside, outside):
        ask(chief, one)
    page = client_for(person_with((Role.TEAM_MANAGER, site.team))).get("/people/").content.decode()

    assert inside.name in page
    assert "Waiting for a second person" in page
    assert f'/people/{outside.pk}/"' not in page


def test_many_people_stand_on_pages_of_fifty_in_as_many_queries(administrator, client_for):
    client = client_for(administrator)
    with CaptureQueriesContext(connection) as few:
        client.get("/people/")
    Person.objects.bulk_create(
        Person(email=f"one{n}@example.test", name=f"Person {n:03}") for n in range(70)
    )
    with CaptureQueriesContext(connection) as many:
        first = client.get("/people/").content.decode()
    second = client.get("/people/?page=2").content.decode()

    named = [set(re.findall(r"Person \d{3}", page)) for page in (first, second)]
    assert not named[0] & named[1]
    assert len(named[0] | named[1]) == 70
    assert max(map(len, named)) <= 50
    assert len(many) <= len(few)


def test_an_account_is_closed_opened_and_woken_by_another(administrator, person_with, client_for):
    person = person_with(Role.ANALYST)
    inside, client = client_for(person), client_for(administrator)
    assert inside.get("/account/").status_code == 200

    client.post(f"/people/{person.pk}/account/close/")
    assert inside.get("/account/").status_code == 302
    client.post(f"/people/{person.pk}/account/open/")
    assert inside.get("/account/").status_code == 302, "what was open does not come back"
    inside = client_for(Person.objects.get(pk=person.pk))
    assert inside.get("/account/").status_code == 200
    long_ago = timezone.now() - dt.timedelta(days=46)
    Person.objects.filter(pk=person.pk).update(used_at=long_ago, made_at=long_ago)
    assert inside.get("/account/").status_code == 302
    client.post(f"/people/{person.pk}/account/wake/")
    assert inside.get("/account/").status_code == 200

    client.post(f"/people/{person.pk}/account/close/")
    client.post(f"/people/{person.pk}/account/wake/")
    assert not Person.objects.get(pk=person.pk).is_active, "waking opens nothing"
    assert client.post(f"/people/{administrator.pk}/account/close/").status_code == 409
    assert client.post(f"/people/{person.pk}/account/erase/").status_code == 404


def test_ones_own_account_leads_to_what_one_may_do(person_with, client_for):
    to_auditor = client_for(person_with(Role.AUDITOR)).get("/account/").content.decode()
    to_member = client_for(person_with(Role.COUNCILLOR)).get("/account/").content.decode()

    assert "All looks" in to_auditor
    assert "All looks" not in to_member
