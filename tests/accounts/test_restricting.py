"""Restrictions and conflicts act at once, take two people, and hold against every role."""

import contextlib
import datetime as dt
import shutil
import sqlite3

import pytest
from django.utils import timezone

from accounts.conftest import Borough
from lineofsight import picture
from lineofsight.accounts import restricting
from lineofsight.accounts.models import Conflict, Look, Restriction
from lineofsight.accounts.roles import Role
from lineofsight.accounts.standing import scope_of
from lineofsight.kernel.problems import Refused
from lineofsight.records.home import Home


def sees(site, person, token):
    return picture.may_see(site.now, token, scope=scope_of(person, on=timezone.localdate()))


@pytest.fixture
def manager(site, person_with):
    return person_with((Role.TEAM_MANAGER, site.team))


@pytest.fixture
def second(site, person_with):
    return person_with((Role.TEAM_MANAGER, site.team))


@pytest.fixture
def restriction(site, manager):
    return restricting.restrict(manager, site.own, ground="relative", words="staff member's kin")


def test_all_but_the_named_lose_the_child_on_the_next_request(site, person_with, restriction):
    people = {
        "worker": person_with((Role.PRACTITIONER, site.team), worker=site.worker.code),
        "manager": person_with((Role.TEAM_MANAGER, site.team)),
        "head": person_with((Role.HEAD_OF_SERVICE, site.service)),
        "director": person_with(Role.DIRECTOR),
        "analyst": person_with(Role.ANALYST),
    }
    assert {name for name, one in people.items() if sees(site, one, site.own)} == set()

    restricting.name_for(restriction.asked_by, site.own, people["worker"])

    assert {name for name, one in people.items() if sees(site, one, site.own)} == {"worker"}


def test_it_is_reviewed_after_ninety_days(restriction):
    assert restriction.review_on == timezone.localdate() + dt.timedelta(days=90)


def test_a_second_person_agrees(restriction, manager, second):
    with pytest.raises(Refused):
        restricting.agree(manager, restriction)

    restricting.agree(second, restriction)
    assert restriction.agreed_by == second


def test_one_person_cannot_lift_it(site, restriction, manager, second):
    restricting.lift(manager, restriction)
    with pytest.raises(Refused):
        restricting.lift(manager, restriction)
    assert not sees(site, second, site.own)

    restricting.lift(second, restriction)
    assert sees(site, second, site.own)
    assert Restriction.objects.live().count() == 0


def test_the_named_list_ends_with_it(site, restriction, manager, second, person_with):
    outsider = person_with((Role.PRACTITIONER, site.elsewhere.team), worker=site.elsewhere.code)
    restricting.name_for(manager, site.own, outsider)
    assert sees(site, outsider, site.own)

    restricting.lift(manager, restriction)
    restricting.lift(second, restriction)

    assert not sees(site, outsider, site.own)


def test_only_who_is_on_the_list_adds_to_it(site, restriction, second, person_with):
    with pytest.raises(Refused):
        restricting.name_for(second, site.own, second)


def test_what_a_practitioner_asks_waits_for_a_manager(site, person_with, manager):
    worker = person_with((Role.PRACTITIONER, site.team), worker=site.worker.code)
    asked = restricting.restrict(worker, site.own, ground="protected", words="police")
    assert sees(site, manager, site.own)

    restricting.agree(manager, asked)
    assert sees(site, manager, site.own), "who closes a record is the first on its list"
    assert not sees(site, worker, site.own)
    restricting.name_for(manager, site.own, worker)
    assert sees(site, worker, site.own)


def test_a_record_is_restricted_once_and_agreed_to_once(
    site, restriction, manager, second, client_for
):
    restricting.agree(second, restriction)
    assert list(restricting.names_on(restriction)) == [restricting.names_on(restriction).get()]
    with pytest.raises(Refused, match="agreed already"):
        restricting.agree(second, restriction)
    with pytest.raises(Refused, match="is restricted"):
        restricting.restrict(manager, site.own, ground="adoption", words="again")
    sent = {"ground": "adoption", "words": "again"}
    assert client_for(manager).post(
        f"/looks/restrictions/{site.own}/set/", sent
    ).status_code == 409  # fmt: skip
    restricting.lift(manager, restriction)
    restricting.lift(second, restriction)
    assert restricting.restrict(manager, site.own, ground="adoption", words="again").in_force


def test_the_page_of_restrictions_offers_what_its_reader_may_do(
    site, restriction, client_for, manager, second, person_with
):
    auditor = person_with(Role.AUDITOR)
    words = ("Agree<", "named list<", "The record<", "Ask to lift<", "Agree to lift<")

    def offered(reader):
        page = client_for(reader).get("/looks/restrictions/").content.decode()
        return [one in page for one in words]

    assert offered(manager) == [False, True, True, True, False]
    assert offered(auditor) == [False] * 5
    restricting.name_for(manager, site.own, second)
    restricting.lift(manager, restriction)
    assert offered(manager) == [False, True, True, False, False]
    assert offered(second) == [True, True, True, False, True]
    change = f"/looks/restrictions/{restriction.pk}/"
    assert client_for(second).post(f"{change}anything/").status_code == 404
    restriction.refresh_from_db()
    assert restriction.lifted_at is None


def test_a_conflict_is_declared_once_and_told_to_no_manager_of_a_former_team(
    site, manager, person_with
):
    worker = person_with((Role.PRACTITIONER, site.team))
    first = restricting.declare_conflict(worker, worker, site.own, kind="kin")
    assert restricting.declare_conflict(worker, worker, site.own, kind="self") == first
    assert list(restricting.conflicts_for(manager)) == [first]

    worker.grants.update(ends=timezone.localdate() - dt.timedelta(days=1))
    assert list(restricting.conflicts_for(manager)) == []
    assert list(restricting.conflicts_for(worker)) == [first]


def test_a_conflict_closes_the_child_to_its_person_alone(site, manager, second):
    restricting.declare_conflict(manager, manager, site.own, kind="ex-partner")

    assert not sees(site, manager, site.own)
    assert sees(site, second, site.own)


def test_nobody_ends_a_conflict_of_their_own(site, manager, second):
    conflict = restricting.declare_conflict(manager, manager, site.own, kind="kin")
    with pytest.raises(Refused):
        restricting.end_conflict(manager, conflict)

    restricting.end_conflict(second, conflict)
    assert sees(site, manager, site.own)


def test_pages_ask_and_say_it(site, client_for, manager, second):
    mine, other = client_for(manager), client_for(second)

    mine.post(f"/looks/restrictions/{site.own}/set/", {"ground": "adoption", "words": "sealed"})
    made = Restriction.objects.get()
    assert mine.post(f"/looks/restrictions/{made.pk}/agree/").status_code == 409
    assert mine.post(f"/looks/restrictions/{made.pk}/lift/").status_code == 302
    assert "lifting asked" in mine.get("/looks/restrictions/").content.decode()
    assert other.post(f"/looks/restrictions/{made.pk}/lift/").status_code == 302
    made.refresh_from_db()
    assert made.lift_agreed_by == second, "a second manager of the team agrees, named or not"


def test_declaring_says_nothing_of_who_is_there(site, client_for, manager):
    client = client_for(manager)
    for identifier in (site.identifier(site.own), "no-such-child"):
        done = client.post("/looks/conflicts/", {"identifier": identifier, "kind": "kin"})
        assert done.headers["Location"] == "/looks/conflicts/"

    assert Conflict.objects.filter(person=manager).count() == 2


def test_the_named_list_is_kept_by_who_is_on_it(site, restriction, client_for, manager, second):
    mine, other = client_for(manager), client_for(second)
    page = f"/looks/restrictions/{restriction.pk}/list/"
    assert other.get(page).status_code == 404
    assert mine.post(page, {"off": restricting.names_on(restriction).get().pk}).status_code == 409

    mine.post(page, {"person": second.pk})
    assert other.get(page).status_code == 200
    assert sees(site, second, site.own)

    mine.post(page, {"off": restricting.names_on(restriction).get(person=second).pk})
    assert other.get(page).status_code == 404
    assert not sees(site, second, site.own)


def test_a_conflict_is_ended_by_a_manager_of_the_person_and_not_by_the_auditor(
    site, client_for, manager, person_with
):
    worker = person_with((Role.PRACTITIONER, site.team), worker=site.worker.code)
    outside = person_with((Role.TEAM_MANAGER, site.elsewhere.team))
    auditor, director = person_with(Role.AUDITOR), person_with(Role.DIRECTOR)
    conflict = restricting.declare_conflict(worker, worker, site.own, kind="kin")
    end = f"/looks/conflicts/{conflict.pk}/end/"

    shown = [worker.name in client_for(one).get("/looks/conflicts/").content.decode()
             for one in (manager, auditor, director, outside)]  # fmt: skip
    assert shown == [True, True, True, False]
    assert [client_for(one).post(end).status_code for one in (auditor, outside)] == [404, 404]
    assert client_for(worker).post(end).status_code == 409
    assert client_for(manager).post(end).status_code == 302
    assert sees(site, worker, site.own)


def test_nobody_declares_sees_or_ends_it_of_somebody_above(site, client_for, manager, person_with):
    above = person_with((Role.HEAD_OF_SERVICE, site.team))
    asked = {"identifier": site.identifier(site.own), "kind": "kin", "person": above.pk}
    client = client_for(manager)

    assert f'value="{above.pk}"' not in client.get("/looks/conflicts/").content.decode()
    assert restricting.NOT_ANSWERED_FOR in client.post("/looks/conflicts/", asked).content.decode()
    with pytest.raises(Refused, match="do not stand above you"):
        restricting.declare_conflict(manager, above, site.own, kind="kin")
    conflict = restricting.declare_conflict(above, above, site.own, kind="kin")
    assert list(restricting.conflicts_for(manager)) == []
    assert client.post(f"/looks/conflicts/{conflict.pk}/end/").status_code == 404

    director = person_with(Role.DIRECTOR)
    assert list(restricting.conflicts_for(director)) == [conflict]
    worker = person_with((Role.PRACTITIONER, site.team))
    assert list(restricting.answered_for(manager)) == [worker]


def test_a_manager_declares_it_of_the_team_and_of_nobody_else(site, client_for, person_with):
    manager = person_with((Role.TEAM_MANAGER, site.team))
    worker = person_with((Role.PRACTITIONER, site.team), worker=site.worker.code)
    stranger = person_with((Role.PRACTITIONER, site.elsewhere.team))
    client, asked = client_for(manager), {"identifier": site.identifier(site.own), "kind": "kin"}
    assert sees(site, worker, site.own)

    refused = client.post("/looks/conflicts/", {**asked, "person": stranger.pk})
    assert (refused.status_code, Conflict.objects.count()) == (200, 0)
    done = client.post("/looks/conflicts/", {**asked, "person": worker.pk})

    assert done.headers["Location"] == "/looks/conflicts/"
    made = Conflict.objects.get()
    assert (made.person, made.declared_by) == (worker, manager)
    assert not sees(site, worker, site.own)
    assert sees(site, manager, site.own)
    look = Look.objects.filter(kind="conflict declared").get()
    assert (look.person, look.children, look.subject) == (
        manager, [site.own], f"person {worker.pk}",
    )  # fmt: skip


def test_a_practitioner_declares_it_of_themselves_alone(site, client_for, person_with):
    worker = person_with((Role.PRACTITIONER, site.team), worker=site.worker.code)
    colleague = person_with((Role.PRACTITIONER, site.team))
    assert 'name="person"' not in client_for(worker).get("/looks/conflicts/").content.decode()
    with pytest.raises(Refused):
        restricting.declare_conflict(worker, colleague, site.own, kind="kin")
    assert not Conflict.objects.exists()


def elsewhere_manager(site, person_with):
    return person_with((Role.TEAM_MANAGER, site.elsewhere.team))


def test_whoever_answers_for_the_team_finds_what_waits_and_may_agree(
    site, restriction, client_for, person_with
):
    head = person_with((Role.HEAD_OF_SERVICE, site.service))
    page = client_for(head).get("/looks/restrictions/").content.decode()
    assert "Agree<" in page
    assert "s kin" in page, "who agrees reads why"
    assert site.identifier(site.own) not in page, "and not whose record it is, being on no list"
    assert "1 restriction waits for you to agree" in client_for(head).get("/").content.decode()
    auditor = client_for(person_with(Role.AUDITOR)).get("/looks/restrictions/").content.decode()
    assert "s kin" not in auditor
    away = client_for(elsewhere_manager(site, person_with))
    assert away.post(f"/looks/restrictions/{restriction.pk}/agree/").status_code == 404

    answer = client_for(head).post(f"/looks/restrictions/{restriction.pk}/agree/", follow=True)

    assert "You have agreed to the restriction." in answer.content.decode()
    restriction.refresh_from_db()
    assert restriction.agreed_by == head
    assert not sees(site, head, site.own)


def test_who_agrees_to_what_is_asked_sees_the_child_they_may_see(
    site, client_for, manager, person_with
):
    worker = person_with((Role.PRACTITIONER, site.team), worker=site.worker.code)
    sent = {"ground": "protected", "words": "police"}
    answer = client_for(worker).post(f"/looks/restrictions/{site.own}/set/", sent, follow=True)
    assert "It stays open until a manager agrees" in answer.content.decode()

    page = client_for(manager).get("/looks/restrictions/").content.decode()

    assert f'href="/children/{site.own}/"' in page
    assert Look.objects.filter(kind="restrictions", children=[site.own]).count() == 1


@pytest.fixture(scope="module")
def home_apart(sample_home, tmp_path_factory):
    """The borough's home, with one open case with something overdue restricted in the records."""
    home = tmp_path_factory.mktemp("apart")
    for one in sample_home.path.iterdir():
        if one.name != "picture.sqlite":
            (home / one.name).symlink_to(one)
    shutil.copy(sample_home.picture, home)
    with contextlib.closing(sqlite3.connect(home / "picture.sqlite")) as store, store:
        store.execute(
            """update child set is_restricted = 1 where id = (select id from child
            where held_by <> '' and overdue > 0 and worker <> '' and team <> '' limit 1)"""
        )
    return Home(home)


@pytest.fixture
def kept_apart(site, home_apart, settings):
    settings.HOME = home_apart
    site = Borough(picture.open_picture(home_apart))
    return site.now.row(
        """select child.*, team.service from child join team on team.name = child.team
        where is_restricted = 1 and held_by <> ''"""
    )


def test_what_the_case_system_restricts_is_seen_by_the_worker_who_holds_it(
    kept_apart, home_apart, person_with
):
    site = Borough(picture.open_picture(home_apart))
    worker = person_with((Role.PRACTITIONER, kept_apart["team"]), worker=kept_apart["worker"])
    assert sees(site, worker, kept_apart["token"])
    for role in ((Role.TEAM_MANAGER, kept_apart["team"]), Role.DIRECTOR, Role.ANALYST):
        assert not sees(site, person_with(role), kept_apart["token"])


def test_an_overdue_duty_that_nobody_may_see_reaches_who_can_name_somebody(
    kept_apart, home_apart, client_for, person_with
):
    site = Borough(picture.open_picture(home_apart))
    director = person_with(Role.DIRECTOR)
    auditor = person_with(Role.AUDITOR)
    manager = person_with((Role.TEAM_MANAGER, kept_apart["team"]))
    name = f"/looks/restrictions/{kept_apart['token']}/name/"
    for reader in (director, auditor, manager):
        page = client_for(reader).get("/looks/restrictions/").content.decode()
        assert "Nobody who signs in here" in page
        assert " overdue, due " in page
        assert kept_apart["name"] not in page
        assert kept_apart["child_id"] not in page
        assert (name in page) is (reader is not auditor)
    assert "1 restricted record has something overdue" in (
        client_for(director).get("/").content.decode()
    )
    assert client_for(auditor).get(name).status_code == 404
    with pytest.raises(Refused):
        restricting.name_first(director, kept_apart["token"], director)
    assert client_for(elsewhere(site, kept_apart, person_with)).get(name).status_code == 404

    client_for(director).post(name, {"person": manager.pk})

    assert sees(site, manager, kept_apart["token"])
    assert not sees(site, director, kept_apart["token"])
    assert client_for(director).get(name).status_code == 404, "it is somebody's now"


def elsewhere(site, kept_apart, person_with):
    """A manager of a team of another service."""
    team = site.now.row("select name from team where service <> :one and children > 0 limit 1",
                        one=kept_apart["service"])  # fmt: skip
    return person_with((Role.TEAM_MANAGER, team["name"]))


def test_lists_say_how_many_they_leave_out_to_who_may_know(kept_apart, client_for, person_with):
    manager = person_with((Role.TEAM_MANAGER, kept_apart["team"]))
    page = client_for(manager).get("/children/").content.decode()
    assert "And 1 that is restricted" in page
    assert 'href="/looks/restrictions/"' in page
    analyst = (
        client_for(person_with(Role.ANALYST)).get("/indicators/CP7/children/").content.decode()
    )
    assert "restricted records count in every figure" in analyst.lower()
    assert "that is restricted" not in analyst
