"""Annex A list 8 against the run of episodes of each child: a move is no disagreement."""

import csv
import datetime as dt
import random
from pathlib import Path

import openpyxl
import pytest

from lineofsight.kernel.periods import Month
from lineofsight.records.findings import Kind
from lineofsight.records.intake.gathering import gather
from lineofsight.records.mapping.asked import Asked
from lineofsight.records.readers.reading import read
from lineofsight.records.sample import write as write_sample
from lineofsight.settings import DEFAULT
from records.loading import gathered, rows

EPISODES = """
    CHILD        | DECOM      | RNE | LS | CIN | PLACE | PLACE_PROVIDER | DEC        | REC | REASON_PLACE_CHANGE | HOME_POST | PL_POST | URN
    moved        | 01/02/2017 | S   | C1 | N1  | U6    | PR1            | 01/06/2017 | X1  |                     |           |         |
    moved        | 01/06/2017 | P   | C1 | N1  | K2    | PR4            | 01/09/2017 | X1  |                     |           |         |
    moved        | 01/09/2017 | L   | C2 | N1  | K2    | PR4            |            |     |                     |           |         |
    long_ago     | 01/05/2017 | L   | C2 | N1  | U6    | PR1            |            |     |                     |           |         |
    long_ago_not | 01/05/2017 | P   | C2 | N1  | U6    | PR1            |            |     |                     |           |         |
    came_back    | 01/02/2017 | S   | V2 | N1  | U6    | PR1            | 01/04/2017 | E4A |                     |           |         |
    came_back    | 01/08/2017 | S   | V2 | N1  | U6    | PR1            |            |     |                     |           |         |
    other_start  | 01/02/2017 | S   | C2 | N1  | U6    | PR1            | 01/06/2017 | X1  |                     |           |         |
    other_start  | 01/06/2017 | P   | C2 | N1  | K2    | PR4            |            |     |                     |           |         |
    ended_here   | 01/02/2017 | S   | C2 | N1  | U6    | PR1            | 01/10/2017 | E4A |                     |           |         |
    other_reason | 01/02/2017 | S   | C2 | N1  | U6    | PR1            | 01/06/2017 | X1  |                     |           |         |
    other_reason | 01/06/2017 | P   | C2 | N1  | U6    | PR1            | 01/10/2017 | E4A |                     |           |         |
    goes_on      | 01/02/2017 | S   | C2 | N1  | U6    | PR1            | 01/10/2017 | X1  |                     |           |         |
    other_status | 01/02/2017 | S   | C1 | N1  | U6    | PR1            | 01/06/2017 | X1  |                     |           |         |
    other_status | 01/06/2017 | L   | C2 | N1  | U6    | PR1            |            |     |                     |           |         |
    break        | 01/11/2017 | S   | V4 | N2  | U6    | PR1            | 03/11/2017 | E4A |                     |           |         |
    other_place  | 01/02/2017 | S   | C2 | N1  | U6    | PR1            | 01/06/2017 | X1  |                     |           |         |
    other_place  | 01/06/2017 | P   | C2 | N1  | K2    | PR4            |            |     |                     |           |         |
    same_carer   | 01/02/2017 | S   | C2 | N1  | U6    | PR1            | 01/06/2017 | X1  |                     |           |         |
    same_carer   | 01/06/2017 | T   | C2 | N1  | U4    | PR1            |            |     |                     |           |         |
    holiday      | 01/02/2017 | S   | C2 | N1  | U6    | PR1            | 01/08/2017 | X1  |                     |           |         |
    holiday      | 01/08/2017 | P   | C2 | N1  | T3    | PR1            |            |     |                     |           |         |
    here_alone   | 01/02/2017 | S   | C2 | N1  | U6    | PR1            | 01/06/2017 | X1  |                     |           |         |
    here_alone   | 01/06/2017 | P   | C2 | N1  | U6    | PR1            |            |     |                     |           |         |
"""  # noqa: E501
LIST_8 = """
    Child Unique ID | Date Started to be Looked After | Date Ceased to be Looked After | Reason Ceased to be Looked After | Child's Legal Status | Start Date of Most Recent Placement | Placement Type | Placement Provider | Allocated Team
    moved           | 01/02/2017                      |                                |                                  | C2                   | 01/06/2017                          | K2             | PR4                | Care 1
    long_ago        | 01/02/2012                      |                                |                                  | C2                   | 01/02/2014                          | U6             | PR1                | Care 1
    long_ago_not    | 08/06/2017                      |                                |                                  | C2                   | 01/05/2017                          | U6             | PR1                | Care 1
    came_back       | 01/08/2017                      |                                |                                  | V2                   | 01/08/2017                          | U6             | PR1                | Care 1
    other_start     | 01/01/2017                      |                                |                                  | C2                   | 01/06/2017                          | K2             | PR4                | Care 1
    ended_here      | 01/02/2017                      |                                |                                  | C2                   | 01/02/2017                          | U6             | PR1                | Care 1
    other_reason    | 01/02/2017                      | 01/10/2017                     | E8                               | C2                   | 01/06/2017                          | U6             | PR1                | Care 1
    goes_on         | 01/02/2017                      |                                |                                  | C2                   | 01/02/2017                          | U6             | PR1                | Care 1
    other_status    | 01/02/2017                      |                                |                                  | E1                   | 01/02/2017                          | U6             | PR1                | Care 1
    other_place     | 01/02/2017                      |                                |                                  | C2                   | 05/06/2017                          | H5             | PR5                | Care 1
    same_carer      | 01/02/2017                      |                                |                                  | C2                   | 01/02/2017                          | U4             | PR1                | Care 1
    holiday         | 01/02/2017                      |                                |                                  | C2                   | 01/02/2017                          | U6             | PR1                | Care 1
    there_alone     | 01/09/2017                      |                                |                                  | C2                   | 01/09/2017                          | U6             | PR1                | Care 1
"""  # noqa: E501
LIST_8_CHILDREN = [line.split("|")[0].strip() for line in LIST_8.strip().splitlines()[1:]]


@pytest.fixture(scope="module")
def joined(tmp_path_factory):
    return gathered(tmp_path_factory.mktemp("runs"), episodes=EPISODES, list_8=LIST_8)


def disagreeing(found, table):
    """Give what disagrees: of each row the child, and beside it the row in list 8."""
    children = {
        "episodes.csv": dict(rows(found, "cla_episodes", "source_row", "child_id")),
        "list_8.csv": dict(enumerate(LIST_8_CHILDREN, 2)),
    }
    return {
        one.problem.replace(" from list 8", ""): sorted(
            (children[one.place.file][row], there)
            for row, there in zip(one.rows, one.beside_rows or [0] * one.count, strict=True)
        )
        for one in found.findings
        if one.kind is Kind.DISAGREEMENT and one.table == table
    }


def test_what_differs_of_a_period_is_said_and_nothing_else(joined):
    assert disagreeing(joined, "cla_episodes") == {
        "start of care differs in 2 children": [("long_ago_not", 4), ("other_start", 6)],
        "end of care differs in 1 child": [("ended_here", 7)],
        "reason why care ended differs in 1 child": [("other_reason", 8)],
        "latest legal status differs in 1 child": [("other_status", 10)],
        "1 row of 1 child stands in list 8 and not in SSDA903 Episodes": [("there_alone", 0)],
        "1 row of 1 child stands in SSDA903 Episodes and not in list 8": [("here_alone", 0)],
    }


def test_what_differs_of_the_latest_placement_is_said_and_nothing_else(joined):
    assert disagreeing(joined, "cla_placement") == {
        "placement start differs in 1 child": [("other_place", 11)],
        "placement type differs in 1 child": [("other_place", 11)],
        "placement provider differs in 1 child": [("other_place", 11)],
    }


def test_a_start_is_told_by_the_first_episode_and_an_end_by_the_last(joined):
    first, last = 9, 13  # Excel rows of the episodes file

    by_row = {
        one.problem.split(" differs")[0]: one.rows
        for one in joined.findings
        if one.kind is Kind.DISAGREEMENT and one.table == "cla_episodes" and one.beside_rows
    }

    assert first in by_row["start of care"]
    assert by_row["reason why care ended"] == (last,)


def test_every_episode_of_a_run_has_the_team_of_the_period(joined):
    teams = rows(joined, "cla_episodes", "child_id", "team")

    assert [team for child, team in teams if child == "moved"] == ["Care 1"] * 3
    assert [team for child, team in teams if child in ("here_alone", "break")] == [None] * 3
    assert [team for child, team in teams if child == "came_back"] == [None, "Care 1"]


def test_list_8_gives_the_latest_placements_only_where_nothing_else_gives_any(tmp_path):
    alone = gathered(tmp_path, list_8=LIST_8).settled["cla_placement"]
    both = gathered(tmp_path, list_8=LIST_8, episodes=EPISODES).settled["cla_placement"]

    assert (alone.family, alone.latest) == ("annex_a", True)
    assert (both.family, both.latest) == ("ssda903", False)


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sample")
    write_sample(folder, month=Month(2017, 11), children=400, seed=5)
    return folder


def between_returns(*paths):
    reading = read(list(paths))
    asked = Asked(Month(2017, 11), Month(2017, 11).last_day)
    found = gather(reading, asked=asked, covers_from=None, settings=DEFAULT, authority=None)
    return [
        one.problem
        for one in found.findings
        if one.kind is Kind.DISAGREEMENT and one.table in ("cla_episodes", "cla_placement")
    ]


def test_returns_that_tell_the_same_agree(sample):
    """Of one borough: list 8, the twelve files of SSDA903, and the placements feed."""
    placements = sample / "feeds" / "placements.csv"

    assert between_returns(sample / "annex_a", sample / "ssda903") == []
    assert between_returns(sample / "annex_a", sample / "ssda903", placements) == []
    with (sample / "ssda903" / "episodes.csv").open() as file:
        episodes = list(csv.DictReader(file))
    assert len(episodes) > len({one["CHILD"] for one in episodes}) + 20, "some moved"


def test_twelve_starts_of_placements_changed_are_twelve_said(sample, tmp_path):
    book = openpyxl.load_workbook(next((sample / "annex_a").glob("*.xlsx")))
    sheet = book["List 8"]
    head = next(at for at, row in enumerate(sheet.values, 1) if "Child Unique ID" in row)
    column = next(c.column for c in sheet[head] if c.value == "Start Date of Most Recent Placement")
    of_open = [row[0].row for row in sheet.iter_rows(min_row=head + 1) if row[19].value is None]
    for row in random.Random(1).sample(of_open, 12):
        sheet.cell(row, column).value += dt.timedelta(days=1)
    changed = Path(tmp_path / "changed.xlsx")
    book.save(changed)

    assert between_returns(changed, sample / "ssda903") == [
        "placement start differs from list 8 in 12 children"
    ]
