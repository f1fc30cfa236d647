"""Seen: the shares are the indicators' own, and children stand there for whom they may be seen."""

import re
from html import unescape
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lineofsight import picture
from lineofsight.accounts.models import Look
from lineofsight.accounts.roles import Role
from lineofsight.records.home import Home
from lineofsight.web.cases import not_seen
from lineofsight.web.cases.not_seen import VISITS
from pictured import MONTH, built
from sealing import seal_drawn
from signed_in import client_of, person

DUTIES = "'cp_visits_owed', 'cla_visits_owed', 'cin_visits_owed', 'first_visits_owed'"


def tokens(body) -> list[str]:
    return re.findall(r'href="/children/([A-Za-z0-9_-]{22})/"', body)


def late(records, where, *values, kind="") -> set[str]:
    """Children with a visit overdue, of one kind or any, read past every rule."""
    duties = ", ".join(f"'{duty}'" for code, _, duty in VISITS if kind in {"", code})
    rows = records(
        f"""select distinct child.token from duty join child on child.id = duty.child
        where duty.state = 'overdue' and duty.population in ({duties})
        and is_restricted = 0 and {where}""", *values
    )  # fmt: skip
    return {row["token"] for row in rows}


def test_a_manager_sees_the_children_of_the_team_not_seen_in_time(manager, records, team):
    body = manager.get("/seen/").content.decode()
    wanted = late(records, "child.team = ?", team)

    assert set(tokens(body)) == wanted != set()
    assert f"{len(wanted)} child" in body


def test_each_share_is_the_indicators_own(analyst, borough):
    body = analyst.get("/seen/").content.decode()

    for code, _, _ in VISITS:
        facts = picture.indicator(borough, code, exactness="exact")
        assert facts.row.figure.in_full in body
        for group in picture.breakdown(borough, code, "team", exactness="exact"):
            assert group.figure.in_full in body


def test_the_longest_overdue_stands_first(manager, records, team):
    body = manager.get("/seen/").content.decode()
    first = tokens(body)[0]
    [row] = records(
        f"""select min(due_on) as due_on from duty join child on child.id = duty.child
        where child.token = ? and population in ({DUTIES})""", first
    )  # fmt: skip
    [least] = records(
        f"""select min(due_on) as due_on from duty join child on child.id = duty.child
        where child.team = ? and is_restricted = 0 and state = 'overdue'
        and population in ({DUTIES})""", team
    )  # fmt: skip

    assert row["due_on"] == least["due_on"]


def test_the_look_is_at_the_children_listed(manager):
    shown = tokens(manager.get("/seen/").content.decode())

    assert set(Look.objects.get(kind="children not seen in time").children) == set(shown)


def test_the_programme_office_sees_shares_and_no_child(programme):
    body = programme.get("/seen/").content.decode()

    assert "All children" in body
    assert tokens(body) == []
    assert not Look.objects.filter(kind="children not seen in time").exists()


def test_a_director_sees_no_child_before_a_reason(borough):
    body = client_of(person(Role.DIRECTOR)).get("/seen/").content.decode()

    assert tokens(body) == []


def test_a_director_who_gives_a_reason_sees_on_the_same_page_who_is_not(borough):
    client = client_of(person(Role.DIRECTOR))
    body = client.get("/seen/").content.decode()
    way = re.search(r'href="(/looks/reason/[^"]+)"', body)[1].replace("&amp;", "&")
    asked = dict(parse_qsl(urlsplit(way).query))
    why = "To see who waits longest, before the meeting of heads of service."
    body = client.post("/looks/reason/", {**asked, "why": why}, follow=True).content.decode()
    shown = tokens(body)

    assert shown
    assert set(Look.objects.get(kind="children not seen in time").children) == set(shown)


def folded(body) -> dict[str, list[str]]:
    """What unfolds under each team: its words, and the children in it."""
    parts = re.findall(r'<details class="govuk-details".*?</details>', body, re.DOTALL)
    said = (re.search(r'summary-text">\s*([^<]+?)\s*<', one)[1] for one in parts)
    return dict(zip(map(unescape, said), map(tokens, parts), strict=True))


def under_each_team(records) -> dict[str, set[str]]:
    names = [row["name"] for row in records("select name from team")]
    holding = "coalesce(nullif(child.team, ''), duty.team) = ?"
    return {name: late(records, holding, name) for name in names}


def test_one_page_says_for_every_team_who_is_not_seen(analyst, records):
    shown = folded(analyst.get("/seen/").content.decode())
    wanted = {name: who for name, who in under_each_team(records).items() if who}

    assert len(wanted) > 1
    for name, who in wanted.items():
        [words] = [one for one in shown if one.startswith(f"{name}: ")]
        assert words.startswith(f"{name}: {len(who)} child")
        assert set(shown[words]) == who


CAME_TO_EAST = ("still there", "handed on", "held by nobody")
HANDED_ON = {
    "person": "\n".join(["child_id | born_on", *(f"{who} | 2015-01-01" for who in CAME_TO_EAST)]),
    "referrals": "\n".join(
        ["child_id | referred_on | team", *(f"{who} | 2026-01-05 | East" for who in CAME_TO_EAST)]
    ),
    "cin_assessments": "\n".join(
        ["child_id | started_on | team", *(f"{who} | 2026-01-05 | East" for who in CAME_TO_EAST)]
    ),
    "involvements": """
        child_id    | worker_id | team | started_on | ended_on   | allocation
        still there | W1        | East | 2026-01-05 |            | primary
        handed on   | W1        | East | 2026-01-05 | 2026-01-20 | primary
        handed on   | W2        | West | 2026-01-20 |            | primary
        """,
    "department": """
        team | kind       | service | started_on
        East | assessment | Both    | 2020-01-01
        West | assessment | Both    | 2020-01-01
        """,
}


@pytest.mark.parametrize(
    ("role", "place", "said"),
    [
        (Role.TEAM_MANAGER, "East", {"East: 1 child": {"still there"}}),
        (Role.TEAM_MANAGER, "West", {"West: 1 child": {"handed on"}}),
        (Role.HEAD_OF_SERVICE, "Both", {
            "East: 2 children, 1 of them held by nobody now": {"still there", "held by nobody"},
            "West: 1 child": {"handed on"},
        }),
    ],
)  # fmt: skip
def test_a_child_not_seen_stands_under_the_team_that_holds_it_now(
    tmp_path, settings, db, role, place, said
):
    """Not under the team of its referral: a head and a manager read of the same children."""
    settings.HOME, settings.SECOND_FACTOR = made = Home(tmp_path / "home"), False
    seal_drawn(made[0], MONTH, **HANDED_ON)
    rows = built(made[0]).rows("select child_id, token from child")
    names = {row["token"]: row["child_id"] for row in rows}
    body = client_of(person(role, place=place)).get("/seen/").content.decode()

    found = {words: {names[one] for one in who} for words, who in folded(body).items()}
    assert found == said


def test_a_team_of_many_leads_to_the_rest_of_its_own(analyst, records, monkeypatch):
    monkeypatch.setattr(not_seen, "SIZE", 2)
    team, who = max(under_each_team(records).items(), key=lambda one: len(one[1]))
    body = analyst.get("/seen/").content.decode()
    [some] = [found for words, found in folded(body).items() if words.startswith(f"{team}: ")]
    whole = analyst.get("/seen/", {"team": team}).content.decode()

    assert len(some) == 2 < len(who)
    assert f"All {len(who)} of {team}" in body
    assert set(tokens(whole)) == who
    assert [words for words in folded(whole) if not words.startswith(f"{team}: ")] == []


def test_more_teams_and_children_take_no_more_queries(borough, analyst, monkeypatch, records):
    read, plain = [], type(borough).rows
    monkeypatch.setattr(
        type(borough),
        "rows",
        lambda self, sql, **asked: read.append(sql) or plain(self, sql, **asked),
    )
    one_team = next(name for name, who in under_each_team(records).items() if who)
    counts, held = [], []
    for asked in ({}, {"team": one_team}):
        analyst.get("/seen/", asked)
        read.clear()
        with CaptureQueriesContext(connection) as queries:
            held.append(len(tokens(analyst.get("/seen/", asked).content.decode())))
        counts.append((len(queries), len(read)))

    assert held[0] > held[1] > 0
    assert counts[0] == counts[1]


def cells(body) -> dict[str, list[str]]:
    """What the table of shares says of each service and team, under its name and what it is."""
    rows = re.findall(r"<tr.*?</tr>", body.split("</table>")[0], re.DOTALL)
    said = [re.findall(r"<t[hd].*?</t[hd]>", row, re.DOTALL) for row in rows]
    plain = [[" ".join(re.sub(r"<[^>]+>", " ", cell).split()) for cell in row] for row in said]
    return {row[0]: row[1:] for row in plain}


def owing(records, code, by) -> set[str]:
    return {row["grp"] for row in records(
        "select grp from figure where code = ? and by = ? and denominator <> '0' "
        "and month = (select max(month) from figure)", code, by,
    )}  # fmt: skip


def test_who_was_not_first_seen_after_a_referral_stands_on_a_list_of_their_own(borough, records):
    who = {
        row["name"]: late(records, "child.team = ?", row["name"], kind="AMT6")
        for row in records("select name from team")
    }
    team, wanted = max(who.items(), key=lambda one: len(one[1]))
    client = client_of(person(Role.TEAM_MANAGER, place=team))
    body = client.get("/seen/", {"kind": "AMT6"}).content.decode()

    assert set(tokens(body)) == wanted != set()
    assert wanted <= set(tokens(client.get("/seen/").content.decode()))
    assert f"First seen after a referral ({len(wanted)})" in body


def test_a_team_that_owes_no_visit_is_not_told_that_all_were_seen(borough):
    body = (
        client_of(person(Role.TEAM_MANAGER, place="Business Support"))
        .get("/seen/")
        .content.decode()
    )

    assert not_seen.NO_VISIT_OWED in body
    assert not_seen.EVERYBODY not in body


@pytest.fixture
def unsaid(borough, monkeypatch):
    """Leave the visits of these kinds without an answer, and nobody owed one."""

    def leave(*kinds):
        whole = type(borough).rows

        def rows(self, sql, **values):
            if "from unanswered" in sql:
                return [
                    {"population": duty, "title": "Visit", "reason": "the feed was not loaded"}
                    for code, _, duty in VISITS
                    if code in kinds
                ]
            return whole(self, sql, **values)

        monkeypatch.setattr(type(borough), "rows", rows)
        monkeypatch.setattr(not_seen.picture, "duties", lambda *_, **__: [])

    return leave


def test_visits_that_were_not_loaded_are_no_data_and_nobody_reads_that_none_is_owed(
    analyst, unsaid
):
    unsaid("LAC8")
    body = analyst.get("/seen/").content.decode()
    assert "Looked after (no data)" in body
    assert "Every kind with data (0)" in body
    assert "<li>Looked after: no data, the feed was not loaded</li>" in body
    assert not_seen.NO_VISIT_OWED in body

    alone = analyst.get("/seen/", {"kind": "LAC8"}).content.decode()
    assert not_seen.NO_VISIT_OWED not in alone
    assert "<li>Looked after: no data, the feed was not loaded</li>" in alone


def test_where_no_visit_was_loaded_every_kind_is_no_data(analyst, unsaid):
    unsaid(*(code for code, _, _ in VISITS))
    body = analyst.get("/seen/").content.decode()
    assert "Every kind (no data)" in body
    assert not_seen.NO_VISIT_OWED not in body


def of_teams(said, records) -> dict[str, list[str]]:
    """The rows of the table that are of a team, by its name alone."""
    names = [row["name"] for row in records("select name from team")]
    return {
        name: row
        for name in names
        for words, row in said.items()
        if words.startswith(f"{name} team")
    }


def test_a_member_reads_of_every_team_what_the_scorecard_says_of_it(borough, records):
    """Neither a cell nor a row left out says which teams hold those whose number is hidden."""
    said = cells(client_of(person(Role.COUNCILLOR)).get("/seen/").content.decode())
    of_place, owes_none = of_teams(said, records), 0
    assert len(of_place) == len(said) - 2 == len(records("select name from team"))
    for name, row in of_place.items():
        for (code, _, _), cell in zip(VISITS, row, strict=True):
            [card] = picture.scorecard_rows(borough, exactness="protected", team=name, code=code)
            assert (cell == "hidden") == (card.figure.state == "hidden"), (name, code)
            owes_none += name not in owing(records, code, "team")

    assert owes_none


def test_who_reads_exactly_is_told_who_owes_none(borough, analyst, records):
    said = of_teams(cells(analyst.get("/seen/").content.decode()), records)
    assert "Business Support" not in said
    for name, row in said.items():
        for (code, _, _), cell in zip(VISITS, row, strict=True):
            assert (cell == "no visit owed") == (name not in owing(records, code, "team"))


def test_a_manager_is_told_that_the_own_team_owes_none_and_of_no_other(borough, records):
    owes = {code: owing(records, code, "team") for code, _, _ in VISITS}
    names = {row["name"] for row in records("select name from team")}
    own = min(set.union(*owes.values()) - set.intersection(*owes.values()))
    said = of_teams(
        cells(client_of(person(Role.TEAM_MANAGER, place=own)).get("/seen/").content.decode()),
        records,
    )

    assert set(said) == names
    assert "no visit owed" in said.pop(own)
    assert not any("no visit owed" in row for row in said.values())


def test_where_the_whole_is_shown_to_owe_none_a_member_reads_so_of_each_team(
    tmp_path, settings, db
):
    settings.HOME, settings.SECOND_FACTOR = made = Home(tmp_path / "home"), False
    seal_drawn(made[0], MONTH, **HANDED_ON)
    records = built(made[0]).rows
    said = cells(client_of(person(Role.COUNCILLOR)).get("/seen/").content.decode())
    of_place = of_teams(said, records)

    assert said["All children"][0].startswith("not applicable")
    assert said["All children"][3] == "hidden"
    assert set(of_place) == {"East", "West"}
    for row in of_place.values():
        assert row == [*["no visit owed"] * 3, "hidden"]
