"""A wrong row is listed once, is mended when a load no longer has it, and may come back."""

import csv
import json

import pytest

from lineofsight import picture as pages
from lineofsight.picture import Scope
from lineofsight.picture.made import mending
from lineofsight.records.home import Home
from lineofsight.records.load_report_files import HEADINGS, TABLE
from pictured import ALLOCATIONS, MONTH, PERSONS, TABLES, built
from sealing import seal_drawn

ALL = Scope(whole=True)
VISIT = {
    "kind": "value not read", "table": "cp_visits", "file": "drawn.csv", "row": 2, "column": "B",
    "heading": "Visit Date", "as typed": "31/02/2026", "problem": "a day that does not exist",
    "assumed": "missing",
}  # fmt: skip
ASIDE = {
    "kind": "row set aside", "table": "cin_assessments", "file": "drawn.csv", "row": 99,
    "problem": "ends before it starts", "assumed": "not counted",
}  # fmt: skip
OWNERS = {
    3: {"child_id": "ours"},
    99: {"child_id": "theirs"},
    101: {"child_id": "gone", "worker_id": "W1", "team": "East"},
    102: {"child_id": "closed"},
    103: {"worker_id": "W1"},
    104: {"team": "West"},
    106: {"child_id": "kept apart"},
    107: {"case_id": "a case"},
    108: {"child_id": "known to no list", "worker_id": "W1", "team": "East"},
    109: {"child_id": "brother"},
}
"""What rows of the last load say of their owner, as kept in its month; 105 says nothing."""

DRAWN = {
    **TABLES,
    "person": PERSONS + "    gone | 2011-01-01 | male | BAFR | no | no",
    "involvements": ALLOCATIONS
    + """
    gone | W9 | Desk | 2025-06-01 | 2025-11-01 | primary
    gone | W2 | West | 2025-10-01 | 2025-11-20 | secondary
    """,
    "early_help_episodes": """
    child_id | started_on | ended_on   | team
    closed   | 2024-01-01 | 2024-03-01 | Help before
    closed   | 2025-01-01 | 2025-03-01 | Help
    ours     | 2025-01-01 | 2025-03-01 | Help
    """,
    "care_proceedings": """
    case_id | child_id
    a case  | kept apart
    a case  | theirs
    """,
}
MANY = {
    "kind": "sources disagree", "table": "initial_cp_conference", "file": "drawn.csv", "row": 109,
    "problem": "2 rows of 2 children stand in list 5 and not in the feed",
}  # fmt: skip
NOTE = {"kind": "note", "file": "drawn.csv", "row": 2, "problem": "read, and used by no figure yet"}


def loaded(home, *lines, visits=TABLES["cp_visits"], to_mend=None):
    """Seal a month whose load found these lines, and give its picture."""
    seal = seal_drawn(home, MONTH, to_mend=to_mend, **{**DRAWN, "cp_visits": visits})
    folder = home.reports / seal.id.replace(" ", "-")
    folder.mkdir(parents=True)
    with (folder / TABLE).open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, HEADINGS)
        writer.writeheader()
        writer.writerows(lines)
    return built(home)


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    return Home(tmp_path_factory.mktemp("wrong") / "home")


@pytest.fixture(scope="module")
def loads(place):
    """Three loads: wrong; put right; wrong again, a row further down; the picture lost between.

    The last alone keeps whose each row is, and has more of them.
    """
    lines = TABLES["cp_visits"].strip().splitlines()
    moved = "\n".join([lines[0], lines[3], *lines[1:3]])
    told = []
    more = [{**ASIDE, "row": row} for row in range(101, 109)]
    again = {**MANY, "problem": "1 row of 1 child stands in list 5 and not in the feed"}
    for found, visits, to_mend in (
        ([VISIT, ASIDE, MANY, NOTE], TABLES["cp_visits"], None),
        ([ASIDE, MANY], TABLES["cp_visits"], None),
        ([{**VISIT, "row": 3}, ASIDE, *more, again], moved, OWNERS),
    ):
        place.picture.unlink(missing_ok=True)  # as when the next version cannot read it
        picture = loaded(place, *found, visits=visits, to_mend=to_mend)
        told.append(
            {
                "wrong": pages.wrong_rows(picture, scope=ALL, others=True),
                "of children": pages.wrong_rows(picture, scope=ALL),
                **{
                    team: pages.wrong_rows(picture, scope=Scope(teams=frozenset({team})))
                    for team in ("East", "West")
                },
                "W1": pages.wrong_rows(picture, scope=Scope(workers=frozenset({"W1"}))),
                "mended": pages.mended(picture, scope=ALL, others=True),
                "anybody": pages.wrong_rows(picture, scope=Scope(under_no_name=True), others=True),
            }
        )
    return told


def test_a_wrong_row_says_where_it_is_what_to_search_for_and_whose_it_is(loads):
    [row] = loads[0]["of children"]

    assert (row.file, row.row, row.letter, row.heading) == ("drawn.csv", 2, "B", "Visit Date")
    assert (row.problem, row.typed) == ("a day that does not exist", "31/02/2026")
    assert (row.search_for, row.label) == ("ours", "Ada Fernhill")
    assert (row.worker, row.team) == ("W1", "East")


def test_one_problem_is_one_row_the_gravest_first_and_a_note_is_none(loads):
    kinds = ["value not read", "row set aside", "sources disagree"]

    assert [row.kind for row in loads[0]["wrong"]] == kinds
    assert len({row.key for row in loads[0]["wrong"]}) == 3


def test_a_wrong_row_of_a_child_out_of_scope_is_not_listed(loads):
    assert loads[0]["West"] == []


def test_a_pseudonymous_list_names_and_identifies_nobody(loads):
    told = repr(loads[0]["anybody"])

    assert "Fernhill" not in told
    assert "'ours'" not in told
    assert "31/02/2026" not in told


def test_a_row_the_next_load_no_longer_has_is_mended(loads):
    first = loads[0]["of children"][0]

    assert [row.kind for row in loads[1]["wrong"]] == ["row set aside", "sources disagree"]
    assert [one.key for one in loads[1]["mended"]] == [first.key]


def test_a_row_that_comes_back_is_the_same_row_though_it_moved(loads):
    first, again = loads[0]["of children"][0], loads[2]["of children"][0]

    assert again.key == first.key
    assert (again.row, again.returned) == (3, 1)
    assert loads[2]["mended"] == []


def rows_of(found):
    return {row.row: row for row in found if row.row != 3}


@pytest.mark.parametrize(
    ("row", "worker", "team", "held"),
    [
        (99, "W2", "West", "now"),
        (101, "W9", "Desk", "last"),  # the row names others, and another was secondary after
        (102, "", "Help", "last"),  # never allocated: the team that met the child last
        (103, "W1", "East", "row"),  # the worker's own team
        (104, "", "West", "row"),
        (105, "", "", ""),
        (107, "W2", "West", "now"),  # of two children of a case, the one that is not restricted
        (108, "W1", "East", "row"),
        (109, "W2", "West", "now"),
    ],
)
def test_a_row_is_for_whoever_holds_the_child_or_held_it_or_is_named(
    loads, row, worker, team, held
):
    found = rows_of(loads[2]["wrong"])[row]

    assert (found.worker, found.team, found.held) == (worker, team, held)


def test_a_row_of_a_restricted_child_is_seen_by_the_worker_who_holds_it_and_nobody_else(loads):
    assert 106 in rows_of(loads[2]["W1"])
    assert not [who for who in ("wrong", "anybody", "East") if 106 in rows_of(loads[2][who])]


def test_a_row_of_no_child_is_seen_by_the_worker_and_the_team_it_names(loads):
    assert {103, 104} & set(rows_of(loads[2]["East"])) == {103}
    assert {103, 104} & set(rows_of(loads[2]["West"])) == {104}
    assert rows_of(loads[2]["W1"])[103].search_for == "W1"


def test_a_row_of_a_child_nobody_else_knows_is_for_whoever_sees_the_rest(loads):
    who = {name for name in ("wrong", "East", "W1", "anybody") if 108 in rows_of(loads[2][name])}

    assert who == {"wrong", "anybody"}


def overseen(place, team, **more):
    """The rows of the last load as whoever oversees a team sees them."""
    scope = Scope(teams=frozenset({team}), overseen=frozenset({team}), **more)
    return rows_of(pages.wrong_rows(pages.open_picture(place), scope=scope))


def test_a_row_of_a_child_nobody_holds_is_seen_by_who_oversees_the_team_that_had_it_last(
    loads, place
):
    row = overseen(place, "Desk")[101]

    assert (row.search_for, row.label, row.opens, row.is_unheld) == ("gone", "gone", False, True)
    assert 101 not in overseen(place, "West")
    assert 101 not in rows_of(
        pages.wrong_rows(pages.open_picture(place), scope=Scope(teams=frozenset({"Desk"})))
    )
    token = frozenset({rows_of(loads[2]["wrong"])[101].token})
    assert not overseen(place, "Desk", closed_to=token)
    assert not overseen(place, "Desk", restricted=token)


def test_rows_of_children_nobody_holds_may_be_kept_alone(loads, place):
    found = pages.wrong_rows(pages.open_picture(place), scope=ALL, others=True, unheld=True)

    assert set(rows_of(found)) == {101, 102}
    assert {row.row for row in loads[2]["wrong"] if row.is_unheld} == {101, 102}


def test_a_row_known_by_its_number_is_the_same_row_once_its_child_is_known(loads):
    before, now = rows_of(loads[1]["wrong"])[99], rows_of(loads[2]["wrong"])[99]

    assert (before.token, now.label) == ("", "Col Oakmoor")
    assert (now.returned, now.first_seen_on) == (0, before.first_seen_on)
    assert not [one for one in loads[2]["mended"] if one.key == before.key]


def test_one_row_of_many_says_what_it_is_itself_and_stays_when_the_others_are_mended(loads):
    one, alone = rows_of(loads[1]["wrong"])[109], rows_of(loads[2]["wrong"])[109]

    assert one.problem == alone.problem == "stands in list 5 and not in the feed"
    assert alone.returned == 0
    assert loads[2]["mended"] == []


def test_loads_are_told_of_newest_first_and_months_are_covered_or_say_why_not(loads, picture):
    del loads
    [load] = pages.arrivals(picture)
    rows = {row.table: row for row in pages.coverage(picture)}

    assert (load.month, load.is_newest) == (MONTH, True)
    assert all(one.answers for one in rows["person"].months)
    assert len(rows["cp_visits"].months) == 24


def test_what_is_remembered_of_a_row_names_nobody(loads, place):
    told = place.mending.read_text("utf-8")

    assert len(json.loads(told)) == len(loads[2]["wrong"]) + 1, "that of a restricted child too"
    assert not [words for words in ("Fernhill", "ours", "31/02/2026") if words in told]
    assert place.mending.stat().st_mode & 0o077 == 0


def test_a_damaged_memory_begins_afresh(place, loads, tmp_path):
    del loads
    damaged = Home(tmp_path)
    damaged.mending.write_text(place.mending.read_text("utf-8")[:-3], "utf-8")

    assert mending.known(place)
    assert mending.known(damaged) == {}


def test_files_under_other_names_mend_nothing(tmp_path):
    read = {"list": "Annex A list 4 (Assessments)", "heading": "Date of birth", "row": 100}
    terminal = {**ASIDE, **read, "file": "annex_a/Annex_A_2026_03.xlsx", "sheet": "List 4"}
    browser = {**ASIDE, **read, "file": "01 Annex A March.xlsx", "sheet": "4"}
    owners = {100: {"child_id": "theirs"}, 101: {"worker_id": "W1"}, 102: {}}
    home = Home(tmp_path / "home")
    rows = [{"row": row} for row in owners]

    loaded(home, *({**terminal, **row} for row in rows), to_mend=owners)
    fewer = loaded(home, *({**browser, **row} for row in rows[:2]), to_mend=owners)
    known = pages.wrong_rows(fewer, scope=ALL, others=True)
    told = pages.mended(fewer, scope=ALL, others=True)

    assert [one.returned for one in known] == [0, 0]
    assert len(told) == 1, "the row that is gone, and no other"
    again = loaded(home, *({**browser, **row} for row in rows), to_mend=owners)
    back = pages.wrong_rows(again, scope=ALL, others=True)
    assert [one.returned for one in back] == [0, 0, 1]


def test_a_row_of_nobody_that_moved_and_a_row_kept_under_a_former_key_are_not_mended(tmp_path):
    home = Home(tmp_path / "home")
    owners = {100: {"child_id": "theirs"}}
    loaded(home, {**ASIDE, "row": 100}, {**ASIDE, "row": 7}, {**ASIDE, "row": 8}, to_mend=owners)
    held = json.loads(home.mending.read_text("utf-8"))
    of_child = next(key for key, one in held.items() if one[3])
    held["a former key"] = held.pop(of_child)
    held["a former key"][0] = "2025-11-30"
    home.mending.write_text(json.dumps(held), "utf-8")

    moved = loaded(
        home, {**ASIDE, "row": 100}, {**ASIDE, "row": 8}, {**ASIDE, "row": 9}, to_mend=owners
    )

    rows = pages.wrong_rows(moved, scope=ALL, others=True)
    assert [one.first_seen_on.year for one in rows if one.row == 100] == [2025]
    assert pages.mended(moved, scope=ALL, others=True) == []


UNREAD = {**VISIT, "row": 100, "assumed": "missing: the row is set aside"}
NO_DAY = {**ASIDE, "table": "cp_visits", "row": 100, "problem": "its day is missing (day of it)"}


@pytest.mark.parametrize(("unread", "aside", "tasks"), [
    (UNREAD, NO_DAY, 1),
    ({**UNREAD, "assumed": "missing"}, NO_DAY, 2),
    (UNREAD, {**NO_DAY, "row": 101}, 2),
    (UNREAD, {**NO_DAY, "problem": "ends before it starts"}, 2),
    ({**UNREAD, "assumed": "missing"}, {**NO_DAY, "problem": "its end could not be read"}, 1),
])  # fmt: skip
def test_a_value_that_sets_its_row_aside_is_one_task(tmp_path, unread, aside, tasks):
    found = loaded(Home(tmp_path / "home"), unread, aside, to_mend={100: {"child_id": "theirs"}})

    rows = pages.wrong_rows(found, scope=ALL, others=True)
    assert len(rows) == tasks
    assert rows[0].typed == "31/02/2026"


def test_what_was_listed_twice_is_not_called_mended(tmp_path):
    """As after an upgrade: the second of the two was known, and stands no more."""
    home, owners = Home(tmp_path / "home"), {100: {"child_id": "theirs"}}
    loaded(home, NO_DAY, to_mend=owners)
    again = loaded(home, UNREAD, NO_DAY, to_mend=owners)

    assert pages.mended(again, scope=ALL, others=True) == []
