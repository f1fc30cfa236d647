"""The services of a head stand side by side: what stands out is told, what is in order counted."""

import re
from dataclasses import replace

import pytest

from lineofsight import picture
from lineofsight.picture import Overdue, Said, Team
from lineofsight.web.homes.side_by_side import KINDS, OUT, Side, side_by_side
from made_rows import row


@pytest.fixture
def borough(sample_home):
    return picture.open_picture(sample_home)


def team(name="North", *, unallocated=0, children=10, workers=3):
    return Team(name, "", "Service", "", "", children, unallocated, workers, 0)


def side(name="Care", *, rows=(), overdue=(), teams=None, unanswered=0):
    teams = (team(),) if teams is None else teams
    return Side(name, teams, {one.code: one for one in rows}, overdue, unanswered)


def in_order(name="Other"):
    """Give a service of which every line can say that it is in order."""
    return side(name, rows=[row("A1"), share("CP8", 40, 40)])


def share(code, numerator, denominator):
    of = f"{numerator} of {denominator}"
    said = Said("value", 50.0, numerator, denominator, "percent", "50.0%", of, "")
    return replace(row(code), figure=said)


def without(code, state="no_data", reason="the visits feed was not loaded"):
    one = row(code, state=state, variation="")
    return replace(one, figure=replace(one.figure, reason=reason))


def words(cell):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", str(cell))).strip()


def told(*sides):
    """Give each line of the table by its name: what it says of each service."""
    rows = side_by_side(sides).said["table"].rows
    return {words(first): [words(cell) for cell in cells] for first, *cells in rows}


def test_a_line_in_order_everywhere_is_no_row_and_is_named_beneath():
    part = side_by_side([in_order("Care"), in_order()])

    assert list(told(in_order("Care"), in_order())) == ["Children and people", "All else"]
    assert part.said["quiet"].split("; ") == [
        "everybody was seen in time", "nothing is overdue", "no team has anything overdue",
        "every child a team holds has a worker or a manager",
        "nothing is red or beyond its usual range",
    ]  # fmt: skip


def test_a_service_in_order_says_so_beside_one_that_is_not():
    late = side(teams=[team(unallocated=2)])

    assert told(late, side("Other"))["Open without a worker"] == [
        "North: 2", "every child a team holds has a worker or a manager",
    ]  # fmt: skip


def test_what_has_no_data_is_not_in_order_and_says_why():
    rows = [without("CP8"), share("LAC8", 40, 40), without("R")]
    part, found = side_by_side([side(rows=rows)]), told(in_order(), side(rows=rows))

    said = "On a child protection plan : no data : the visits feed was not loaded"
    assert found["Not seen in time"] == ["everybody was seen in time", said]
    assert found["Red, or beyond its usual range"][1].startswith("no data: no figure of it")
    assert "seen in time" not in part.said["quiet"]
    assert "red or beyond" not in part.said["quiet"]


def test_a_service_that_owes_no_visit_and_holds_no_child_says_so():
    empty = side(teams=[team(children=0)], rows=[row("A1"), without("CP8", "not_applicable")])
    part, found = side_by_side([empty]), told(empty)

    assert found["Not seen in time"] == ["no visit is owed"]
    for line in ("Overdue today, by kind", "Overdue today, by team", "Open without a worker"):
        assert found[line] == ["no team of it holds a child in these records"]
    assert part.said["quiet"] == "nothing is red or beyond its usual range"


def test_a_service_that_does_not_exist_is_in_order_in_nothing():
    nowhere = side(teams=[])

    assert set(map(tuple, list(told(nowhere).values())[:-1])) == {
        ("no team of it is in these records",)
    }
    assert side_by_side([nowhere]).said["quiet"] == ""


def test_nothing_overdue_is_in_order_only_where_every_duty_can_be_answered():
    answered, some = in_order(), side(unanswered=3)
    said = "nothing is overdue of what the records answer 3 kinds of duty without data"
    late = told(side(unanswered=3, overdue=[Overdue("North", "Visit", 2)]))

    assert told(answered, some)["Overdue today, by kind"] == ["nothing is overdue", said]
    assert told(some)["Overdue today, by team"] == [said]
    assert late["Overdue today, by kind"] == ["2 in all Visit: 2 3 kinds of duty without data"]


def test_people_in_post_are_not_counted_where_no_worker_is_known():
    nobody = side(teams=[team(workers=None)], rows=[without("W2", reason="no list of workers")])

    [people] = told(nobody)["Children and people"]
    assert people == "10 children with an open case Caseload no data : no list of workers"


def test_who_was_not_seen_is_a_share_and_how_many_and_all_seen_is_left_out():
    found = told(side(rows=[share("CP8", 33, 39), share("LAC8", 40, 40)]))

    assert found["Not seen in time"] == ["On a child protection plan : 50.0% (33 of 39) , 6 not"]


def test_what_is_overdue_adds_up_by_kind_and_by_team():
    kinds = [Overdue("North", f"Kind {n}", 10 - n) for n in range(KINDS + 2)]
    found = told(side(overdue=[*kinds, Overdue("South", "Kind 5", 20)]))

    assert found["Overdue today, by kind"] == [
        "65 in all Kind 5: 25 Kind 0: 10 Kind 1: 9 Kind 2: 8 2 other kinds: 13"
    ]
    assert found["Overdue today, by team"] == ["North : 45 South : 20"]


def test_what_is_red_or_moved_is_told_the_worst_first_and_is_not_counted_as_usual():
    moved = row("M", variation="concern_low", rag="green")
    rows = [row("U1"), row("U2", rag="amber"), row("R", rag="red"), moved]
    found = told(side(rows=rows))

    out = found["Red, or beyond its usual range"][0]
    assert out.index("Title of R") < out.index("Title of M")
    assert "Title of U" not in out
    assert found["All else"] == ["2 measures stayed within their usual range."]


def test_red_stands_before_what_is_worse_than_usual_and_that_before_other_colours():
    rows = [
        row("1", variation="improvement_high", rag="green"),
        row("2", variation="neutral_high"),
        row("3", variation="improvement_high", rag="amber"),
        row("4", variation="concern_low"),
        row("5", variation="concern_low", rag="amber"),
        row("6", rag="red"),
        row("7", variation="concern_low", rag="red"),
        row("8", rag="red", is_high_risk=True),
    ]
    [out] = told(side(rows=rows))["Red, or beyond its usual range"]

    assert "".join(re.findall(r"Title of (\d)", out)) == "87654321"
    assert re.search(r"Title of 5 .* 4 more of Care Title of 4 ", re.sub(r"[()]", "", out))


def test_what_is_not_written_out_unfolds():
    [out] = told(side(rows=[row(f"R{n}", rag="red") for n in range(OUT + 3)]))[
        "Red, or beyond its usual range"
    ]

    assert "3 more of Care" in out
    assert all(f"Title of R{n}" in out for n in range(OUT + 3))


def test_vacancy_and_caseload_stand_among_the_people_and_nowhere_else():
    found = told(side(rows=[row("A1"), row("P1", rag="red"), row("W2", rag="red")]))

    [people] = found["Children and people"]
    assert people.startswith("10 children with an open case 3 people in post Vacancy 58.0%")
    assert "Caseload 58.0%" in people
    assert "Red, or beyond its usual range" not in found


def test_the_outlook_of_a_service_is_that_of_its_teams_together(borough):
    services = {one.service for one in picture.teams(borough)}
    found = picture.look_ahead(borough, by="service", groups=services)
    teams = picture.look_ahead(
        borough, by="team", groups=[one.name for one in picture.teams(borough)]
    )

    assert any(one.deciding for one in found)
    for one in found:
        own = {each.name for each in picture.teams(borough) if each.service == one.group}
        parts = [each for each in teams if each.code == one.code and each.group in own]
        assert one.deciding == sum(each.deciding for each in parts)
        assert settled(one) == tuple(map(sum, zip(*map(settled, parts), strict=True)))


def settled(one):
    """Give what is settled of an outlook, as the numbers of `132 of 163`."""
    return tuple(map(int, one.settled.split(" of ")))


def test_the_rows_of_a_service_are_judged_by_its_own_months_and_hidden_when_protected(borough):
    services = {one.service for one in picture.teams(borough) if one.children}
    found = picture.rows_of_services(borough, services, exactness="exact")
    rows = [one for each in found.values() for one in each if one.figure.state != "no_data"]

    assert set(found) == services
    assert all(one.judged.variation or one.judged.why_not_charted for one in rows)
    assert any(one.judged.has_moved for one in rows)
    told = picture.rows_of_services(borough, services, exactness="protected")
    counted = {one.code for one in rows}
    for one in (one for each in told.values() for one in each):
        assert one.figure.state == ("hidden" if one.code in counted else "no_data"), one.code
    assert {one.judged.rag for each in told.values() for one in each} == {""}


def test_what_has_no_data_by_service_is_told_of_each_with_its_reason(borough):
    services = {one.service for one in picture.teams(borough) if one.children}
    found = picture.rows_of_services(borough, services, exactness="exact")
    lacking = [
        {one.code: one.figure.reason for one in each if one.figure.state == "no_data"}
        for each in found.values()
    ]

    assert lacking[0]
    assert all(lacking[0].values())
    assert all(each == lacking[0] for each in lacking)


def test_a_place_that_is_a_team_has_the_figures_of_the_team(borough):
    [both] = [one for one in picture.teams(borough) if one.name == one.service == "Assessment"]
    found = picture.rows_of_services(borough, {"Adolescent Support", both.name}, exactness="exact")
    rows = {name: {one.code: one.figure.of for one in each} for name, each in found.items()}

    assert rows["Adolescent Support"]["CIN4"]
    assert len(rows[both.name]) == len(found[both.name]), "a service of that name is told once"
