"""Pages of looks: who sees whom, what an auditor is given, and a reason asked once a session."""

import re

import pytest

from lineofsight.accounts import looks, restricting
from lineofsight.accounts.models import Look, Person, ReasonGiven
from lineofsight.accounts.roles import Role


@pytest.fixture
def worker(site, person_with):
    return person_with((Role.PRACTITIONER, site.team), worker=site.worker.code)


@pytest.fixture
def manager(site, person_with):
    return person_with((Role.TEAM_MANAGER, site.team))


@pytest.fixture
def auditor(person_with):
    return person_with(Role.AUDITOR)


def plain(response):
    """An answer without what differs between any two: the mark against forged forms."""
    return re.sub(rb'name="csrfmiddlewaretoken" value="\w+"', b"", response.content)


def page(client, token):
    return client.get(f"/looks/child/{token}/")


def test_a_manager_sees_who_and_a_practitioner_in_which_role(site, worker, manager, client_for):
    looks.record(manager, kind="child", children=[site.own], subject="because asked")

    to_manager = page(client_for(manager), site.own).content.decode()
    to_worker = page(client_for(worker), site.own).content.decode()

    assert manager.name in to_manager
    assert "because asked" in to_manager
    table = to_worker[to_worker.index("<table") :]
    assert manager.name not in table
    assert "because asked" not in table
    assert "team manager" in table


def test_reading_the_list_is_a_look_too(site, manager, client_for):
    page(client_for(manager), site.own)

    assert Look.objects.first().kind == "who looked"
    assert Look.objects.first().children == [site.own]


def test_no_name_of_the_child_stands_on_the_page(site, auditor, client_for):
    name = site.now.row("select name from child where token = :token", token=site.own)["name"]

    body = page(client_for(auditor), site.own).content.decode()

    assert name
    assert name not in body


def test_an_auditor_sees_the_looks_at_a_restricted_child(site, manager, auditor, client_for):
    restricting.restrict(manager, site.own, ground="adoption", words="sealed")

    assert page(client_for(auditor), site.own).status_code == 200


def test_out_of_reach_and_absent_are_one_answer_and_both_are_events(site, worker, client_for):
    client = client_for(worker)
    forbidden, absent = page(client, site.other_service), page(client, "x" * 22)

    assert (forbidden.status_code, absent.status_code) == (404, 404)
    assert plain(forbidden) == plain(absent)
    assert [one.kind for one in Look.objects.all()[:2]] == ["refused", "refused"]
    assert Look.objects.filter(kind="refused", children=[site.other_service]).exists()


def test_a_page_one_has_no_right_to_is_answered_as_absent_and_recorded(worker, client_for):
    client = client_for(worker)
    forbidden, absent = client.get("/people/"), client.get("/there-is-no-such-page/")

    assert forbidden.status_code == absent.status_code == 404
    assert plain(forbidden) == plain(absent)
    assert Look.objects.filter(kind="refused", subject="people", person=worker).exists()


def test_everybody_sees_what_is_recorded_about_themselves(worker, manager, client_for):
    looks.record(worker, kind="search", subject="of mine")
    looks.record(manager, kind="search", subject="of another")

    body = client_for(worker).get("/looks/mine/").content.decode()

    assert "of mine" in body
    assert "of another" not in body


def test_the_auditor_narrows_checks_and_downloads(worker, manager, auditor, client_for):
    looks.record(worker, kind="search", subject="=HYPERLINK(1)")
    looks.record(manager, kind="list", subject="of a manager")
    client = client_for(auditor)

    by_kind = client.get("/looks/", {"kind": "search"}).content.decode()
    by_person = client.get("/looks/", {"person": str(manager.pk)}).content.decode()
    whole = client.get("/looks/", {"verify": "1"}).content.decode()
    table = client.get("/looks/export/")

    assert "HYPERLINK" in by_kind
    assert "of a manager" not in by_kind
    assert "of a manager" in by_person
    assert "The chain of looks is whole" in whole
    assert "'=HYPERLINK" in table.getvalue().decode()
    assert Look.objects.first().kind == "looks exported"


@pytest.mark.parametrize("junk", ["x", "-1", "9" * 40, "1e9"])
def test_strange_words_in_an_address_are_no_error(junk, auditor, client_for):
    client = client_for(auditor)

    for field in ("person", "kind", "page", "verify"):
        assert client.get("/looks/", {field: junk}).status_code == 200
    assert page(client, "junk").status_code == 404


def test_looks_are_counted_beside_those_of_peers(site, worker, manager, client_for, person_with):
    looks.record(worker, kind="list", children=["a" * 22, "b" * 22])
    stranger = person_with((Role.PRACTITIONER, site.elsewhere.team))
    looks.record(stranger, kind="list", children=["a" * 22])

    body = client_for(manager).get("/looks/counts/").content.decode()

    assert worker.name in body
    assert stranger.name + "<" not in body


def test_two_people_of_one_name_are_counted_apart(worker, manager, person_with, site, client_for):
    namesake = person_with((Role.PRACTITIONER, site.team))
    Person.objects.filter(pk=namesake.pk).update(name=worker.name)
    for one, many in ((worker, 2), (namesake, 3)):
        for _ in range(many):
            looks.record(one, kind="list", children=["a" * 22])

    body = client_for(manager).get("/looks/counts/").content.decode()
    assert body.count(f">{worker.name}<") == 2


def test_a_reason_is_asked_once_a_session_and_shown_among_the_looks(
    site, person_with, client_for, rf
):
    director = person_with(Role.DIRECTOR)
    client = client_for(director)
    asked = {
        "resource": "child",
        "subject": site.own,
        "next": "/looks/mine/",
        "why": "a complaint to the council",
    }

    too_short = client.post("/looks/reason/", {**asked, "why": "because"})
    done = client.post("/looks/reason/", asked)

    assert too_short.status_code == 200
    assert done.headers["Location"] == "/looks/mine/"
    assert ReasonGiven.objects.get().subject == site.own
    shown = page(client, site.own).content.decode()
    assert "a complaint to the council" in shown


@pytest.mark.parametrize(
    "outside", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)"]
)
def test_a_reason_never_leads_off_the_site(outside, person_with, client_for):
    asked = {"resource": "child", "subject": "", "next": outside, "why": "a complaint came in"}
    done = client_for(person_with(Role.DIRECTOR)).post("/looks/reason/", asked)

    assert done.headers["Location"] == "/"
