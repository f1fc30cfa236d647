"""Break-glass: what it asks, how long it lasts, who is told, and who may close the review."""

import datetime as dt
import re

import pytest
from django.core.cache import cache
from django.utils import timezone

from access_table import says_of
from asked_as import give_every_reason
from every_page import Position
from lineofsight.accounts import emergency, places, restricting
from lineofsight.accounts.models import BreakGlass, Look
from lineofsight.accounts.roles import Role
from lineofsight.accounts.standing import scope_of

REASON = "the court asks for a report before noon today"


@pytest.fixture
def practitioner(site, person_with):
    return person_with((Role.PRACTITIONER, site.team), worker=site.worker.code)


@pytest.fixture
def client(practitioner, client_for):
    return client_for(practitioner)


def asked(site, token, **more):
    return {
        "identifier": site.identifier(token),
        "category": "court",
        "reason": REASON,
        "password": "three plain words",
        **more,
    }


def looks_page(token):
    return f"/looks/child/{token}/"


def test_it_opens_one_child_for_an_hour_in_this_session(site, client, practitioner, client_for):
    elsewhere = client_for(practitioner)

    done = client.post("/looks/emergency/", asked(site, site.other_service))

    assert done.status_code == 302
    use = BreakGlass.objects.get()
    assert use.token == site.other_service
    assert use.ends_at - use.at == dt.timedelta(minutes=60)
    assert client.get(looks_page(site.other_service)).status_code == 200
    assert elsewhere.get(looks_page(site.other_service)).status_code == 404
    assert Look.objects.filter(kind="break-glass", children=[site.other_service]).exists()


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("reason", "too short", "20"),
        ("category", "curiosity", "valid choice"),
        ("password", "not the password", "not your password"),
        ("identifier", "no-such-child", "no record"),
    ],
)
def test_nothing_opens_unless_all_of_it_is_there(site, client, field, value, words):
    page = client.post("/looks/emergency/", asked(site, site.other_service, **{field: value}))

    assert words in str(page.context["form"].errors)
    assert not BreakGlass.objects.exists()


def test_the_password_is_not_guessed_there(site, client):
    cache.clear()
    wrong = asked(site, site.other_service) | {"password": "not the password"}
    for _ in range(10):
        assert "not your password" in client.post("/looks/emergency/", wrong).content.decode()
    right = client.post("/looks/emergency/", asked(site, site.other_service))
    assert "wait a minute" in right.content.decode()
    assert not BreakGlass.objects.exists()


def test_after_the_hour_and_after_signing_out_it_is_closed(site, client):
    client.post("/looks/emergency/", asked(site, site.other_service))
    BreakGlass.objects.update(ends_at=timezone.now())
    assert client.get(looks_page(site.other_service)).status_code == 404

    client.post("/looks/emergency/", asked(site, site.other_service))
    client.post("/account/sign-out/")
    assert not BreakGlass.objects.filter(ends_at__gt=timezone.now()).exists()


def test_a_conflict_is_answered_as_if_there_were_no_such_child(site, client, practitioner):
    restricting.declare_conflict(practitioner, practitioner, site.other_service, kind="kin")

    there = client.post("/looks/emergency/", asked(site, site.other_service))
    absent = client.post("/looks/emergency/", asked(site, site.other_service, identifier="none"))

    assert there.context["form"].errors == absent.context["form"].errors
    assert not BreakGlass.objects.exists()
    assert Look.objects.filter(kind="refused", children=[site.other_service]).exists()


POLICY = says_of("restricted record")
"""Role -> what the access policy's own table says of a restricted record."""
BREAKING = ["PR", "TM", "HS", "DC"]


@pytest.fixture
def restricted(site, person_with):
    """A child of the team is restricted by a manager elsewhere, who alone is on its list."""
    manager = person_with((Role.TEAM_MANAGER, site.elsewhere.team))
    restricting.restrict(manager, site.own, ground="directed", words="by the director")
    return site.own


def breaking(site, person_with, role):
    place = {"HS": site.service, "DC": ""}.get(role, site.team)
    return person_with((Role(role), place), worker=site.worker.code if role == "PR" else "")


def answer_of(page):
    """Status, whole words but for what was typed and secrets, and where it leads."""
    plain = re.sub(r'value="[^"]*"', "", page.content.decode())
    return page.status_code, plain, page.headers.get("Location")


@pytest.mark.parametrize("role", BREAKING)
def test_a_restricted_record_is_broken_open_by_whom_the_policy_says_and_else_is_as_absent(
    site, restricted, person_with, client_for, role
):
    person = breaking(site, person_with, role)
    client = client_for(person)
    give_every_reason(client, person, [])

    page = client.post("/looks/emergency/", asked(site, restricted))
    absent = client.post("/looks/emergency/", asked(site, restricted, identifier="no-such-child"))
    is_open = client.get(f"/children/{restricted}/").status_code != 404

    assert is_open == BreakGlass.objects.exists() == ("break-glass" in POLICY[role])
    assert (answer_of(page) == answer_of(absent)) == (not is_open)
    tries = Look.objects.filter(kind="refused", subject="emergency")
    assert tries.filter(children=[restricted]).exists() == (not is_open)
    assert tries.filter(children=[places.token_of("no-such-child")]).exists(), "of an absent too"
    assert "ask the director on duty" in absent.content.decode()


@pytest.mark.parametrize("role", BREAKING)
def test_a_record_that_is_open_closes_when_a_restriction_begins(
    site, person_with, client_for, role
):
    person = breaking(site, person_with, role)
    client, token = client_for(person), site.other_service
    give_every_reason(client, person, [Position("opened", token)])
    client.post("/looks/emergency/", asked(site, token))
    assert client.get(f"/children/{token}/").status_code == 200
    manager = person_with((Role.TEAM_MANAGER, site.elsewhere.team))

    restricting.restrict(manager, token, ground="directed", words="by the director")

    stays = "break-glass" in POLICY[role]
    assert (client.get(f"/children/{token}/").status_code == 200) == stays
    restricted = client.get("/looks/restrictions/") if role in {"TM", "HS"} else None
    assert restricted is None or "by the director" not in restricted.content.decode()


def test_the_page_says_to_everybody_alike_what_to_do_of_a_restricted_record(
    site, person_with, client_for
):
    pages = [client_for(breaking(site, person_with, role)).get("/looks/emergency/").content.decode()
             for role in BREAKING]  # fmt: skip

    said = {re.search(r"<p [^>]*>([^<]*director on duty[^<]*)</p>", page)[1] for page in pages}
    assert len(said) == 1


def test_manager_and_auditor_are_told_at_once_and_its_user_never_closes_it(
    site, client, person_with, practitioner
):
    both = person_with((Role.TEAM_MANAGER, site.team), email="also@example.test")
    others = person_with((Role.TEAM_MANAGER, site.elsewhere.team))
    auditor = person_with(Role.AUDITOR)
    client.post("/looks/emergency/", asked(site, site.other_service))
    use = BreakGlass.objects.get()

    assert use in emergency.to_review(both)
    assert use in emergency.to_review(auditor)
    assert use not in emergency.to_review(others)
    assert use not in emergency.to_review(practitioner)


def test_a_manager_cannot_review_a_use_of_her_own(site, person_with, client_for):
    manager = person_with((Role.TEAM_MANAGER, site.team))
    client = client_for(manager)
    client.post("/looks/emergency/", asked(site, site.other_service))
    use = BreakGlass.objects.get()

    own = client.get(f"/looks/emergencies/{use.pk}/")
    other = client_for(person_with((Role.TEAM_MANAGER, site.team)))
    closed = other.post(f"/looks/emergencies/{use.pk}/", {"verdict": "right", "note": "checked"})

    assert own.status_code == 404
    assert closed.status_code == 302
    use.refresh_from_db()
    assert use.verdict == "right"


def test_a_role_that_sees_no_child_cannot_use_it(site, person_with, client_for):
    page = client_for(person_with(Role.COUNCILLOR)).get("/looks/emergency/")

    assert page.status_code == 404


def test_it_reaches_children_through_the_scope_alone(site, practitioner):
    practitioner.session_mark = "s"
    now = timezone.now()
    BreakGlass.objects.create(
        token=site.other_service, person=practitioner, category="court", reason=REASON,
        session="s", at=now, ends_at=now + dt.timedelta(minutes=1),
    )  # fmt: skip

    assert site.other_service in scope_of(practitioner, on=timezone.localdate()).opened


def test_the_review_says_which_record_was_opened_as_far_as_its_reader_may_see_it(
    site, client, person_with, client_for
):
    client.post("/looks/emergency/", asked(site, site.other_service))
    page = f"/looks/emergencies/{BreakGlass.objects.get().pk}/"
    both = person_with((Role.TEAM_MANAGER, site.team), (Role.TEAM_MANAGER, site.elsewhere.team))
    blind = person_with((Role.TEAM_MANAGER, site.team))
    readers = [both, blind, person_with(Role.AUDITOR)]
    sees, searches, auditor = (client_for(one).get(page).content.decode() for one in readers)
    link = f'href="/children/{site.other_service}/"'

    assert site.identifier(site.other_service) in sees
    assert link in sees
    assert f"{site.identifier(site.other_service)}<br>Search for this identifier" in searches
    looks = Look.objects.filter(kind="review of break-glass")
    assert [one.children for one in looks] == [[site.other_service]] * 2
    assert site.other_service in auditor
    assert site.identifier(site.other_service) not in auditor
    assert not [body for body in (searches, auditor) if link in body]

    restricting.declare_conflict(blind, blind, site.other_service, kind="kin")
    body = client_for(blind).get(page).content.decode()
    assert site.other_service in body
    assert site.identifier(site.other_service) not in body, "closed to her for good"


def test_the_review_of_a_restricted_record_identifies_nobody_to_who_is_not_on_its_list(
    site, client, person_with, client_for
):
    manager = person_with((Role.TEAM_MANAGER, site.elsewhere.team))
    client.post("/looks/emergency/", asked(site, site.colleague))
    restricting.restrict(manager, site.colleague, ground="directed", words="by the director")

    body = (
        client_for(person_with((Role.TEAM_MANAGER, site.team)))
        .get(f"/looks/emergencies/{BreakGlass.objects.get().pk}/")
        .content.decode()
    )

    assert site.colleague in body
    assert site.identifier(site.colleague) not in body


def test_a_director_reads_the_token_until_a_reason_is_given(site, client, person_with, client_for):
    client.post("/looks/emergency/", asked(site, site.other_service))
    page = f"/looks/emergencies/{BreakGlass.objects.get().pk}/"
    director = client_for(person_with(Role.DIRECTOR))
    before = director.get(page).content.decode()
    director.post("/looks/reason/", {"resource": "child", "next": "/", "why": REASON})

    assert site.identifier(site.other_service) not in before
    assert site.other_service in before
    assert site.identifier(site.other_service) in director.get(page).content.decode()


def test_the_childs_page_says_that_it_is_open_in_an_emergency_and_until_when(
    site, client, practitioner
):
    client.post("/looks/emergency/", asked(site, site.other_service))
    ends = timezone.localtime(BreakGlass.objects.get().ends_at)
    words = "Open to you in an emergency until"

    opened = client.get(f"/children/{site.other_service}/").content.decode()
    assert f"{words} {ends:%H:%M}" in opened
    assert words not in client.get(f"/children/{site.own}/").content.decode()


def test_lists_mark_the_child_that_is_open_for_an_hour_and_no_other(site, client):
    words, token = "Open to you in an emergency until", site.other_service
    assert words not in client.get("/children/").content.decode()

    client.post("/looks/emergency/", asked(site, token))

    listed = client.get("/children/").content.decode()
    row = listed.partition(f'href="/children/{token}/"')[2].partition("</tr>")[0]
    assert words in row
    assert listed.count(words) == 1
    first = client.get("/").content.decode()
    assert first.count(words) == first.count(f'href="/children/{token}/"')


def test_a_conflict_says_which_child_to_whoever_may_see_it(
    site, practitioner, person_with, client_for
):
    restricting.declare_conflict(practitioner, practitioner, site.own, kind="kin")
    page, identifier = "/looks/conflicts/", site.identifier(site.own)
    manager = client_for(person_with((Role.TEAM_MANAGER, site.team)))

    assert identifier in manager.get(page).content.decode()
    assert Look.objects.get(kind="conflicts").children == [site.own]
    for other in (practitioner, person_with(Role.AUDITOR)):
        body = client_for(other).get(page).content.decode()
        assert site.own in body
        assert identifier not in body
