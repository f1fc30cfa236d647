"""Who holds a child is no data where no allocation was loaded: never nobody, and no all-clear."""

from types import SimpleNamespace

import pytest

from lineofsight import picture
from lineofsight.accounts.roles import Role
from lineofsight.feeds.rows import Rows
from lineofsight.records.home import Home
from lineofsight.records.seals import Reach
from lineofsight.web.cases import holders, not_seen, seen
from pictured import MONTH, TABLES, built
from sealing import seal_drawn
from signed_in import client_of, person

WHY = "neither the allocations feed, ssd_involvements nor SSDA903 SWEpisodes was loaded"
UNSAID = "These records do not say who holds a child"
ALL = picture.Scope(whole=True)
NOT_LOADED = ("involvements", "professionals", "workforce_census")
NO_TEAM = """
    child_id | started_on | primary_need | team
    ours     | 2025-11-01 | N1           | East
    theirs   | 2025-11-01 | N2           |
"""
REFERRED = """
    child_id | referred_on | team
    theirs   | 2025-10-01  | East
"""
ASSESSED = """
    child_id | started_on | team
    theirs   | 2025-10-01 | East
"""
WITHOUT = TABLES | {
    "cin_episodes": NO_TEAM, "cp_plans": "child_id | started_on", "referrals": REFERRED,
    "cin_assessments": ASSESSED,
}  # fmt: skip


@pytest.fixture(scope="module")
def unsaid(tmp_path_factory):
    """A home without allocations, where the list of one child names a team and one names none."""
    made = Home(tmp_path_factory.mktemp("unsaid") / "home")
    tables = {name: rows for name, rows in WITHOUT.items() if name != "involvements"}
    seal_drawn(made, MONTH, reach=dict.fromkeys(NOT_LOADED), **tables)
    built(made)
    return made


@pytest.fixture
def kept(unsaid):
    return picture.open_picture(unsaid)


@pytest.fixture
def shown(unsaid, settings, db):
    """Give the text of a page as a role reads it, on one line; a director has given a reason."""
    settings.HOME = unsaid
    settings.SECOND_FACTOR = False

    def text(role, page, *, place="", worker=""):
        client = client_of(person(role, place=place, worker=worker))
        answer = client.get(page)
        if answer.status_code == 302:
            asked = client.get(answer.url).context["form"].initial
            answer = client.post(answer.url, {**asked, "why": "to see how it stands"}, follow=True)
        assert answer.status_code == 200, page
        return " ".join(answer.content.decode().split())

    return text


def test_the_picture_holds_the_reason_that_the_figures_give(kept):
    figure = picture.indicator(kept, "W6", exactness="exact").row.figure

    assert picture.about(kept).no_holders == figure.reason == WHY


def test_a_home_with_allocations_has_no_such_reason(sample_home):
    assert picture.about(picture.open_picture(sample_home)).no_holders == ""


def test_an_open_child_is_held_by_nobody_known_and_not_by_nobody(kept):
    found = picture.children(kept, scope=ALL).children

    assert {(one.held_by, one.is_unallocated) for one in found} == {("not known", False)}
    assert picture.unheld(kept, scope=ALL) == []
    assert all(one.unallocated is None and one.workers is None for one in picture.teams(kept))


def test_the_balance_says_how_many_are_open_and_not_who_holds_them(kept):
    whole = picture.workforce(kept, exactness="exact").balance
    [told, *_] = Rows(kept, "exact").held([])

    assert whole == picture.Balance("", 2, None, None, None)
    assert (told.state, told.children, told.nobody) == ("no_data", None, None)


def test_a_child_without_a_known_team_is_still_overseen_by_whoever_answers_for_the_work(kept):
    """What is not known takes no right away: the child is seen like one whom nobody holds."""
    [token] = [one.token for one in picture.children(kept, scope=ALL).children if not one.team]
    head, other = (picture.Scope(teams=frozenset({name}), overseen=frozenset({name}))
                   for name in ("East", "West"))  # fmt: skip

    assert picture.may_see(kept, token, scope=head)
    assert not picture.may_see(kept, token, scope=other)
    late = picture.overdue_by_team(kept, scope=head)
    assert sum(one.many for one in late) == picture.counted(kept, scope=head)[0]
    assert ("East", "Assessment") in {(one.team, one.title) for one in late}


@pytest.mark.parametrize(
    ("role", "place", "worker"),
    [
        (Role.PRACTITIONER, "East", "W1"),
        (Role.TEAM_MANAGER, "West", ""),
        (Role.HEAD_OF_SERVICE, "West", ""),
    ],
)
def test_whose_children_are_not_known_reads_why_and_no_all_clear(shown, role, place, worker):
    for page in ("/", "/children/", "/seen/"):
        text = shown(role, page, place=place, worker=worker)

        assert f"No data: {WHY}." in text, page
        assert "Nothing is overdue" not in text
        assert "No child is allocated" not in text
        assert "No child is open with you" not in text
    assert UNSAID in shown(role, "/", place=place, worker=worker)


@pytest.mark.parametrize("role", [Role.PRACTITIONER, Role.TEAM_MANAGER, Role.HEAD_OF_SERVICE])
def test_no_zero_is_said_of_children_nobody_can_know_of(shown, role):
    text = shown(role, "/seen/", place="West", worker="W1")

    assert f"{UNSAID}. No data: {WHY}." in text
    assert "Every kind (no data)" in text
    assert "(0)" not in text
    assert not_seen.NO_VISIT_OWED not in text
    assert not_seen.EVERYBODY not in text


def test_who_sees_every_child_reads_how_many_were_not_seen(shown):
    text = shown(Role.DIRECTOR, "/seen/")

    assert "Every kind (no data)" not in text
    assert UNSAID not in text


def test_a_service_that_no_list_names_has_no_row_and_its_teams_have(kept):
    half = SimpleNamespace(in_full="50%")
    teams = [one for one in picture.teams(kept) if one.name == "East"]
    by_team = [seen.Share({"East": half}, frozenset({"East"}), frozenset(), hides=False)]
    by_service = [seen.Share({"": half}, frozenset({""}), frozenset(), hides=False)]
    found = seen._rows(teams, {"service": by_service, "team": by_team})

    assert [one.service for one in teams] == [""]
    assert [(one.name, one.what) for one in found] == [("East", "team")]


def test_a_manager_whose_team_the_lists_name_reads_that_it_may_not_be_all(shown):
    text = shown(Role.TEAM_MANAGER, "/", place="East")

    assert f"{UNSAID}. No data: {WHY}." in text
    assert "of what the records answer" in text or " overdue, " in text


@pytest.mark.parametrize(
    "role", [Role.DIRECTOR, Role.ANALYST, Role.PROGRAMME, Role.COUNCILLOR, Role.AUDITOR]
)
def test_the_workforce_page_says_of_nobody_that_nobody_holds_them(shown, role):
    text = shown(role, "/workforce/")

    assert "by nobody. The three" not in text
    assert "Held by nobody in the records of today" not in text
    assert "nobody here holds a case" not in text
    assert WHY in text


def test_teams_have_no_number_of_whom_nobody_holds_or_works_there(shown):
    text = shown(Role.DIRECTOR, "/workforce/")
    [row] = [one for one in text.split("<tr") if ">East<" in one]

    assert row.count("no data") == 3  # people in post, held by nobody, caseload


def test_no_page_about_children_says_that_nobody_holds_one(shown, kept):
    token = picture.children(kept, scope=ALL).children[0].token
    child = shown(Role.DIRECTOR, f"/children/{token}/")
    listed = shown(Role.DIRECTOR, "/children/")
    nobody = shown(Role.ANALYST, "/children/held-by-nobody/")

    assert "Nobody is allocated" not in child
    assert f"{UNSAID}. No data: {WHY}." in child
    assert "nobody allocated" not in listed
    assert "no data" in listed
    assert "Held by nobody: no data" in nobody
    assert "Nothing is overdue to a child" not in nobody


@pytest.mark.parametrize("role", [Role.DIRECTOR, Role.ANALYST])
def test_the_first_page_counts_nobody_as_held_by_nobody(shown, role):
    text = shown(role, "/")

    assert "held by nobody" not in text
    assert f"No data: {WHY}." in text


def test_a_row_to_mend_is_of_a_child_whose_holder_is_not_known(shown):
    text = shown(Role.ANALYST, "/mend/")

    assert "whom nobody holds" not in text
    assert f"{UNSAID}. No data: {WHY}." in text


def test_who_reads_what_stands_behind_a_figure_is_not_told_of_a_list(shown):
    text = shown(Role.TEAM_MANAGER, "/indicators/W6/children/", place="East")

    assert f"How many of these nobody holds: no data, {WHY}." in text


IN_CARE = """
    child_id  | started_on | ended_on   | start_reason | end_reason
    left care | 2025-06-01 | 2026-01-20 | S            | E4A
    in care   | 2025-06-01 |            | S            |
"""
OFTEN_MISSING = """
    child_id  | missing_at          | returned_at
    left care | 2025-12-01 10:00:00 | 2025-12-01 23:00:00
    left care | 2025-12-08 10:00:00 | 2025-12-08 23:00:00
    left care | 2025-12-15 10:00:00 | 2025-12-15 23:00:00
    in care   | 2025-12-01 10:00:00 | 2025-12-01 23:00:00
    in care   | 2025-12-08 10:00:00 | 2025-12-08 23:00:00
    in care   | 2025-12-15 10:00:00 | 2025-12-15 23:00:00
"""


@pytest.mark.parametrize(
    ("whose", "unheld"),
    [("", {"left care", "in care"}), ("looked-after children", {"in care"})],
    ids=["everybody's", "of looked-after children alone"],
)
def test_who_holds_a_child_that_left_care_is_not_in_what_tells_of_the_looked_after(
    tmp_path, whose, unheld
):
    tables = {"cla_episodes": IN_CARE, "missing": OFTEN_MISSING,
              "person": "child_id\nleft care\nin care"}  # fmt: skip
    tells = Reach(None, MONTH.last_day, "SSDA903 SWEpisodes", alone=whose)
    made = Home(tmp_path / "home")
    seal_drawn(made, MONTH, reach={"involvements": tells}, **tables)
    kept = built(made)

    assert {one.child.child_id for one in picture.unheld(kept, scope=ALL)} == unheld
    assert picture.children(kept, scope=ALL).children


@pytest.mark.parametrize(("role", "is_said"), [(Role.ANALYST, False), (Role.TEAM_MANAGER, True)])
def test_of_children_of_their_own_those_alone_are_told_who_may_have_some(
    tmp_path, settings, db, role, is_said
):
    settings.HOME = made = Home(tmp_path / "home")
    settings.SECOND_FACTOR = False
    contacts = "child_id | contacted_on\nours | 2026-01-05"
    seal_drawn(made, MONTH, reach=dict.fromkeys(NOT_LOADED), contacts=contacts)
    built(made)
    text = client_of(person(role, place="East")).get("/children/").content.decode()

    assert (holders.MAY_BE_YOURS in text) == (UNSAID in text) == is_said
    assert (holders.NO_CASE in text) == (holders.NONE_LISTED in text) == (not is_said)
