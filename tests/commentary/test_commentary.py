"""Words are asked for when a figure moved; the later of two writers is shown both texts."""

import datetime as dt

import pytest

from lineofsight import picture
from lineofsight.accounts.roles import Role
from lineofsight.commentary import actions
from lineofsight.commentary.models import Version
from lineofsight.commentary.reach import may_write, own_places
from lineofsight.commentary.rules import SERVICE, TEAM, WHOLE, Place, is_asked_for, was_quicker
from lineofsight.kernel.problems import Refused
from signed_in import client_of, person

NOW = dt.datetime(2017, 12, 6, 9, tzinfo=dt.UTC)
FIRST, SECOND = "The team lost two workers.", "Agency workers began on 4 December."


@pytest.fixture
def site(sample_home, settings, db):
    settings.HOME = sample_home
    settings.SECOND_FACTOR = False
    return picture.open_picture(sample_home)


@pytest.fixture
def rows(site):
    return picture.scorecard_rows(site, exactness="exact")


@pytest.fixture
def moved(rows):
    return next(row.code for row in rows if row.judged.has_moved)


@pytest.fixture
def analyst(db):
    return person(Role.ANALYST)


def test_it_is_asked_for_when_a_signal_fired_and_only_then():
    assert is_asked_for("concern_low")
    assert is_asked_for("improvement_high")
    assert not is_asked_for("common_cause")
    assert not is_asked_for("")


def test_somebody_was_quicker_when_a_version_came_after_the_one_seen():
    assert was_quicker(0, 1)
    assert not was_quicker(1, 1)


def test_every_version_is_kept_and_the_later_writer_is_refused(analyst):
    def write(text, seen):
        return actions.write("CP5", "2017-11", text, seen=seen, by=analyst, at=NOW)

    assert write(FIRST, 0).number == 1
    assert write(SECOND, 0) is None
    assert write(SECOND, 1).number == 2
    assert [one.text for one in Version.objects.all()] == [SECOND, FIRST]
    assert actions.newest("CP5", "2017-11").text == SECOND
    assert actions.newest("CP5", "2017-10") is None


def test_two_people_writing_at_once_lose_nothing(site, moved, analyst):
    address = f"/indicators/{moved}/commentary/"
    one, other = client_of(analyst), client_of(person(Role.DIRECTOR))
    assert one.post(address, {"text": FIRST, "seen": 0}).status_code == 302
    answer = other.post(address, {"text": SECOND, "seen": 0})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert FIRST in page
    assert SECOND in page
    assert 'name="seen" value="1"' in page
    assert Version.objects.count() == 1
    both = f"{FIRST} {SECOND}"
    assert other.post(address, {"text": both, "seen": 1}).status_code == 302
    assert both in other.get(f"/indicators/{moved}/").content.decode()


def test_nothing_is_asked_or_kept_of_a_figure_within_its_range(site, rows, analyst):
    calm = next(row.code for row in rows if row.judged.variation == "common_cause")
    client = client_of(analyst)
    page = client.post(f"/indicators/{calm}/commentary/", {"text": FIRST, "seen": 0})
    assert "no commentary is asked for" in page.content.decode()
    assert not Version.objects.exists()
    assert 'id="commentary"' not in client.get(f"/indicators/{calm}/").content.decode()


def test_a_text_is_shown_as_text(site, moved, analyst):
    client = client_of(analyst)
    hostile = "<script>alert(99)</script> is what it says"
    client.post(f"/indicators/{moved}/commentary/", {"text": hostile, "seen": 0})
    page = client.get(f"/indicators/{moved}/").content.decode()
    assert "&lt;script&gt;alert(99)" in page
    assert "<script>alert(99)" not in page


def test_whoever_may_not_write_reads_and_finds_no_form(site, moved, analyst):
    actions.write(moved, "2017-11", FIRST, seen=0, by=analyst, at=NOW)
    client = client_of(person(Role.PRACTITIONER))
    assert client.get(f"/indicators/{moved}/commentary/").status_code == 404
    page = client.get(f"/indicators/{moved}/").content.decode()
    assert FIRST in page
    assert "Change the commentary" not in page


@pytest.mark.parametrize("seen", ["", "-1", "x", "9" * 30])
def test_a_stale_or_broken_form_breaks_nothing(site, moved, analyst, seen):
    answer = client_of(analyst).post(
        f"/indicators/{moved}/commentary/", {"text": FIRST, "seen": seen}
    )
    assert answer.status_code < 500


@pytest.fixture
def team(site):
    """A team with a service above it, not called as the service is."""
    services = {one.service for one in picture.teams(site)}
    return next(one for one in picture.teams(site) if one.service and one.name not in services)


@pytest.fixture
def moved_there(site, rows, team):
    """A code that moved beyond its usual range in that team."""
    return next(
        row.code for row in rows
        if (found := picture.series(site, row.code, by="team", group=team.name, exactness="exact"))
        and is_asked_for(found.variation)
    )  # fmt: skip


def test_a_place_is_read_back_from_an_address():
    for place in (WHOLE, Place(TEAM, "North: East"), Place(SERVICE, "Safeguarding & care")):
        assert Place.of_code(place.code) == place
    assert Place.of_code("borough:North") is None
    assert Place.of_code("team:") is None


def test_each_writes_for_what_they_answer_for(site, team):
    def reach(role, place=""):
        held = own_places(person(role, place=place), on=NOW.date())
        places = [WHOLE, Place(SERVICE, team.service), Place(TEAM, team.name)]
        return [may_write(held, one) for one in places]

    assert reach(Role.DIRECTOR) == reach(Role.ANALYST) == [True, False, False]
    assert reach(Role.HEAD_OF_SERVICE, team.service) == [False, True, True]
    assert reach(Role.HEAD_OF_SERVICE, "Another service") == [False, False, False]
    assert reach(Role.TEAM_MANAGER, team.name) == [False, False, True]
    assert reach(Role.TEAM_MANAGER, "Another team") == [False, False, False]
    assert reach(Role.PRACTITIONER, team.name) == [False, False, False]


def test_a_manager_writes_of_the_team_and_of_nothing_wider(site, team, moved_there, analyst):
    client = client_of(person(Role.TEAM_MANAGER, place=team.name))
    address = f"/indicators/{moved_there}/commentary/"
    page = client.get(f"/indicators/{moved_there}/").content.decode()
    assert f"Say why it moved in the team {team.name}" in page
    assert client.post(address, {"text": FIRST, "seen": 0}).status_code == 302
    there = Place(TEAM, team.name)
    assert actions.newest(moved_there, "2017-11", there).text == FIRST
    assert actions.newest(moved_there, "2017-11") is None
    for place in ("", "service:" + team.service, "team:Another", "nonsense"):
        said = {"text": SECOND, "seen": 0}
        assert client.post(f"{address}?place={place}", said).status_code == 404, place
    assert Version.objects.count() == 1
    assert actions.write(moved_there, "2017-11", SECOND, seen=0, by=analyst, at=NOW).number == 1
    page = client.get(f"/indicators/{moved_there}/").content.decode()
    assert page.index(SECOND) < page.index(FIRST)


def test_a_member_does_not_read_what_is_said_of_a_team(site, team, moved, analyst):
    actions.write(moved, "2017-11", FIRST, seen=0, by=analyst, at=NOW)
    there = Place(TEAM, team.name)
    actions.write(moved, "2017-11", SECOND, seen=0, by=analyst, at=NOW, place=there)
    member = client_of(person(Role.COUNCILLOR)).get(f"/indicators/{moved}/").content.decode()
    director = client_of(person(Role.DIRECTOR)).get(f"/indicators/{moved}/").content.decode()
    assert FIRST in member
    assert SECOND not in member
    assert f"The team {team.name}" in director
    assert SECOND in director


@pytest.mark.parametrize("text", ["5 children left care.", "It was three young people in May."])
def test_a_few_children_are_asked_about_where_councillors_read_it(site, moved, analyst, text):
    client, address = client_of(analyst), f"/indicators/{moved}/commentary/"
    first = client.post(address, {"text": text, "seen": 0})

    assert first.status_code == 400
    assert "could show who they are" in first.content.decode()
    assert 'name="few_are_meant"' in first.content.decode()
    assert not Version.objects.exists()
    kept = client.post(address, {"text": text, "seen": 0, "few_are_meant": "on"})
    assert kept.status_code == 302
    assert actions.newest(moved, "2017-11").text == text


def test_no_question_of_a_few_stands_where_there_are_many_or_none(site, moved, analyst):
    client, address = client_of(analyst), f"/indicators/{moved}/commentary/"

    assert "few_are_meant" not in client.get(address).content.decode()
    short = client.post(address, {"text": "Short", "seen": 0})
    assert "few_are_meant" not in short.content.decode()
    many = client.post(address, {"text": "12 children left care.", "seen": 0})
    assert many.status_code == 302


def test_a_few_children_of_a_team_are_told_to_those_who_see_them_exactly(
    site, team, moved_there, analyst
):
    client = client_of(person(Role.TEAM_MANAGER, place=team.name))
    said = {"text": "3 children left care.", "seen": 0}
    assert client.post(f"/indicators/{moved_there}/commentary/", said).status_code == 302
    with pytest.raises(Refused):
        actions.write(moved_there, "2017-11", said["text"], seen=0, by=analyst, at=NOW)


def test_a_head_of_service_writes_of_the_service_and_of_its_teams(site, team, moved):
    client = client_of(person(Role.HEAD_OF_SERVICE, place=team.service))
    address = f"/indicators/{moved}/commentary/"
    assert client.post(address, {"text": FIRST, "seen": 0}).status_code == 302
    assert Version.objects.get().about == Place(SERVICE, team.service)
    assert client.get(f"{address}?place=team:{team.name}").status_code == 200
    assert client.get(f"{address}?place=").status_code == 404
