"""SSDA903 files become episodes, placements, leavers and adoptions."""

import datetime as dt

import pytest

from lineofsight.kernel.codes import NOT_RECORDED
from records.loading import aside, gathered, rows, said

NOT_BESIDE = (
    "SSDA903 SWEpisodes tells of looked-after children alone, and is not read beside Annex A"
)
EPISODES = """
    CHILD  | DECOM      | RNE | LS | CIN | PLACE | PLACE_PROVIDER | DEC        | REC
    moved  | 01/05/2017 | S   | C2 | N1  | U4    | PR1            | 01/09/2017 | X1
    moved  | 01/09/2017 | P   | C2 | N1  | K2    | PR4            |            |
    left   | 01/05/2015 | S   | V2 | N8  | U1    | PR1            | 01/02/2018 | E4A
"""


def test_each_episode_is_a_placement_with_its_reason(tmp_path):
    found = gathered(tmp_path, month="2018-03", Episodes=EPISODES)

    assert rows(
        found, "cla_placement", "child_id", "started_on", "placement_type", "start_reason"
    ) == [
        ("moved", dt.date(2017, 5, 1), "U4", "S"),
        ("moved", dt.date(2017, 9, 1), "K2", "P"),
        ("left", dt.date(2015, 5, 1), "U1", "S"),
    ]
    assert rows(found, "cla_episodes", "child_id", "ended_on", "end_reason") == [
        ("moved", dt.date(2017, 9, 1), "X1"),
        ("moved", None, NOT_RECORDED),
        ("left", dt.date(2018, 2, 1), "E4A"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("born", "month", "effective"),
    [
        ("12/06/1998", "2018-03", dt.date(2017, 6, 12)),
        ("12/02/1998", "2018-03", dt.date(2018, 2, 12)),
        ("01/04/1998", "2018-03", dt.date(2017, 4, 1)),
        ("31/03/1998", "2018-03", dt.date(2018, 3, 31)),
        ("29/02/2000", "2018-03", dt.date(2018, 3, 1)),
        ("29/02/2000", "2020-03", dt.date(2020, 2, 29)),
        ("12/02/1998", "2017-11", dt.date(2017, 11, 30)),  # the birthday is still to come
    ],
)
def test_a_leaver_stands_as_on_the_birthday_of_the_collection_year(
    tmp_path, born, month, effective
):
    oc3 = f"""
        CHILD  | DOB    | IN_TOUCH | ACTIV | ACCOM
        leaver | {born} | YES      | F1    | B1
    """

    found = gathered(tmp_path, month=month, OC3=oc3)

    assert rows(found, "care_leavers", "effective_on") == [(effective,)]


def test_accommodation_and_suitability_are_one_code(tmp_path):
    oc3 = """
        CHILD        | DOB        | IN_TOUCH | ACTIV | ACCOM
        suitable     | 12/06/1998 | YES      | G5    | B1
        unsuitable   | 12/06/1998 | YES      | F2    | x2
        not_in_touch | 12/06/1998 | NO       | 0     | 0
        old_code     | 12/06/1998 | YES      | F3    | 01
    """

    found = gathered(tmp_path, month="2018-03", OC3=oc3)

    assert rows(
        found, "care_leavers", "accommodation", "suitability", "activity", "eligibility"
    ) == [
        ("B", "1", "G5", NOT_RECORDED),
        ("X", "2", "F2", NOT_RECORDED),
        (NOT_RECORDED, NOT_RECORDED, NOT_RECORDED, NOT_RECORDED),
        (NOT_RECORDED, NOT_RECORDED, "F3", NOT_RECORDED),
    ]
    assert said(found, "value not read") == [("not a code of accommodation", (5,))]


ADOPTION = {
    "Episodes": """
        CHILD    | DECOM      | RNE | LS | CIN | PLACE | DEC        | REC
        adopted  | 01/05/2016 | S   | C2 | N1  | U4    | 01/06/2017 | X1
        adopted  | 01/06/2017 | P   | E1 | N1  | A5    | 10/12/2017 | E11
        waiting  | 01/05/2016 | S   | E1 | N1  | A5    |            |
        unsure   | 01/05/2016 | S   | E1 | N1  | U4    | 11/12/2017 | E12
    """,
    "AD1": """
        CHILD   | DOB        | DATE_INT   | DATE_MATCH | FOSTER_CARE | NB_ADOPTR | SEX_ADOPTR
        adopted | 12/06/2015 | 01/02/2017 | 01/04/2017 | 0           | 2         | MF
    """,
    "PlacedAdoption": """
        CHILD   | DOB        | DATE_PLACED | DATE_PLACED_CEASED | REASON_PLACED_CEASED
        adopted | 12/06/2015 | 01/02/2017  |                    |
        adopted | 12/06/2015 | 01/02/2015  | 01/08/2015         | RD1
        waiting | 12/06/2015 | 01/03/2016  |                    |
    """,
}


def test_adoption_is_put_together_from_four_files(tmp_path):
    found = gathered(tmp_path, month="2018-03", **ADOPTION)

    columns = ("child_id", "decided_on", "matched_on", "placed_on", "ordered_on")
    assert sorted(rows(found, "permanence", *columns), key=str) == [
        ("adopted", dt.date(2015, 2, 1), None, None, None),  # an earlier decision, reversed
        ("adopted", dt.date(2017, 2, 1), dt.date(2017, 4, 1), dt.date(2017, 6, 1),
         dt.date(2017, 12, 10)),
        ("unsure", None, None, None, dt.date(2017, 12, 11)),
        ("waiting", dt.date(2016, 3, 1), None, dt.date(2016, 5, 1), None),
    ]  # fmt: skip


def test_one_decision_of_two_days_is_one_and_said(tmp_path):
    """A year mistyped in one list made a second decision that nobody had reversed."""
    apart = ADOPTION | {
        "PlacedAdoption": """
        CHILD   | DOB        | DATE_PLACED | DATE_PLACED_CEASED | REASON_PLACED_CEASED
        waiting | 12/06/2015 | 01/03/2016  |                    |
        adopted | 12/06/2015 | 01/02/2016  | 10/12/2017         | RD4
    """
    }
    found = gathered(tmp_path, month="2018-03", **apart)

    columns = ("child_id", "decided_on", "reversed_on", "matched_on", "ordered_on")
    told = rows(found, "permanence", *columns)
    assert [one for one in told if one[0] == "adopted"] == [
        ("adopted", dt.date(2016, 2, 1), dt.date(2017, 12, 10), dt.date(2017, 4, 1),
         dt.date(2017, 12, 10)),
    ]  # fmt: skip
    (said_apart,) = [one for one in found.findings if one.kind == "sources disagree"]
    assert said_apart.problem == "the day of the decision differs from SSDA903 AD1 in 1 child"
    assert (said_apart.place.words, said_apart.rows) == (
        "PlacedAdoption.csv, column DATE_PLACED (C)", (3,),
    )  # fmt: skip
    assert (said_apart.beside.words, said_apart.beside_rows) == (
        "AD1.csv, column DATE_INT (C)", (2,),
    )  # fmt: skip
    assert said_apart.assumed == "SSDA903 PlacedAdoption is believed"


AD1 = "CHILD | DOB | DATE_INT | DATE_MATCH | FOSTER_CARE | NB_ADOPTR | SEX_ADOPTR"
PLACED = "CHILD | DOB | DATE_PLACED | DATE_PLACED_CEASED | REASON_PLACED_CEASED"


def decisions_of(tmp_path, *, ad1, placed):
    """Give the decisions kept of one child: its rows in both files are its days."""
    feeds = {
        "AD1": "\n".join([AD1, *(f"adopted | 12/06/2015 | {day} | | 0 | {n} |" for day, n in ad1)]),
        "PlacedAdoption": "\n".join(
            [PLACED, *(f"adopted | 12/06/2015 | {day} | |" for day in placed)]
        ),
    }
    found = gathered(tmp_path, month="2018-03", Episodes=ADOPTION["Episodes"], **feeds)
    told = rows(found, "permanence", "child_id", "decided_on")
    return found, [f"{day:%d/%m/%Y}" for child, day in told if child == "adopted"]


def apart(found):
    return [
        (one.place.words, one.rows, one.beside.words, one.beside_rows)
        for one in found.findings
        if one.kind == "sources disagree"
    ]


@pytest.mark.parametrize("first", ["01/02/2017", "01/03/2017"])
def test_a_second_row_of_ad1_tells_of_the_decision_that_stands_and_is_said(tmp_path, first):
    """Whether its first row agrees with PlacedAdoption or differs too."""
    found, kept = decisions_of(
        tmp_path, ad1=[(first, 2), ("01/04/2017", 2)], placed=["01/02/2017"]
    )  # fmt: skip

    ours, theirs = "PlacedAdoption.csv, column DATE_PLACED (C)", "AD1.csv, column DATE_INT (C)"
    assert kept == ["01/02/2017"]
    if first == "01/02/2017":
        assert apart(found) == [(ours, (2,), theirs, (3,))]
    else:
        assert apart(found) == [(ours, (2, 2), theirs, (2, 3))]


@pytest.mark.parametrize(
    ("adopters", "kind", "reason"),
    [(2, "duplicate", "duplicate of row 2"), (1, "conflict", "in conflict with row 2")],
)
def test_the_same_day_again_in_ad1_is_set_aside_though_the_files_differ(
    tmp_path, adopters, kind, reason
):
    found, kept = decisions_of(
        tmp_path, ad1=[("01/03/2017", 2), ("01/03/2017", adopters)], placed=["01/02/2017"]
    )

    assert kept == ["01/02/2017"]
    assert aside(found) == [("permanence", 3, reason)]
    (twice,) = [one for one in found.findings if one.kind == kind]
    assert (twice.place.words, twice.rows) == ("AD1.csv", (3,))
    assert [beside for _, _, _, beside in apart(found)] == [(2,)]


def test_the_same_day_again_in_placed_adoption_is_set_aside_though_the_files_differ(tmp_path):
    found, kept = decisions_of(
        tmp_path, ad1=[("01/03/2017", 2)], placed=["01/02/2017", "01/02/2017"]
    )

    assert kept == ["01/02/2017"]
    assert aside(found) == [("permanence", 3, "duplicate of row 2")]


def test_a_second_decision_of_placed_adoption_is_counted_and_said(tmp_path):
    """One of another day, while the first stands: most likely a day that was corrected."""
    found, kept = decisions_of(
        tmp_path, ad1=[("01/03/2017", 2)], placed=["01/02/2017", "01/05/2017"]
    )

    assert kept == ["01/02/2017", "01/05/2017"]
    assert apart(found)[0][1] == (2,)
    (twice,) = [one for one in found.findings if "an earlier one of the child" in one.problem]
    assert (twice.place.words, twice.rows) == ("PlacedAdoption.csv", (3,))
    assert twice.assumed == "both are counted"


FURTHER = "a further row of a child that does not say the day of its decision"
FACTS = ("decided_on", "reversed_on", "matched_on", "adopters")
DECIDED, MATCHED, REVERSED, LATER = (dt.date(2017, month, 1) for month in (2, 4, 8, 10))


def further_rows(tmp_path, *, ad1=(), placed=()):
    """Give what is kept of one child whose rows may not say the day, and what is said of them."""
    feeds = {
        "AD1": "\n".join([AD1, *(f"adopted | 12/06/2015 | {row} |" for row in ad1)]),
        "PlacedAdoption": "\n".join([PLACED, *(f"adopted | 12/06/2015 | {row}" for row in placed)]),
    }
    found = gathered(
        tmp_path,
        month="2018-03",
        Episodes=EPISODES,
        **{k: v for k, v in feeds.items() if "\n" in v},
    )
    told = sorted(
        (one.kind.value, one.place.file, one.rows)
        for one in found.findings
        if one.problem == FURTHER
    )
    return rows(found, "permanence", *FACTS), told


def test_a_child_is_reversed_once_whatever_a_further_row_without_its_day_says(tmp_path):
    kept, told = further_rows(
        tmp_path, placed=["01/02/2017 | 01/08/2017 | RD1", " | 01/10/2017 | RD1"]
    )
    assert kept == [(DECIDED, REVERSED, None, None)]
    assert told == [("row set aside", "PlacedAdoption.csv", (3,))]


def test_a_reversal_without_its_day_is_of_the_decision_that_stands(tmp_path):
    kept, told = further_rows(tmp_path, placed=["01/02/2017 | | ", " | 01/08/2017 | RD1"])

    assert kept == [(DECIDED, REVERSED, None, None)]
    assert told == [("check", "PlacedAdoption.csv", (3,))]


def test_a_reversal_without_its_day_is_of_none_that_was_made_later(tmp_path):
    kept, told = further_rows(tmp_path, placed=["01/10/2017 | | ", " | 01/08/2017 | RD1"])

    assert kept == [(LATER, None, None, None)]
    assert told == [("row set aside", "PlacedAdoption.csv", (3,))]


def test_it_is_of_the_latest_decision_it_can_be_of(tmp_path):
    placed = ["01/02/2017 | | ", "01/04/2017 | | ", "01/08/2017 | 01/09/2017 | RD1"]
    kept, _ = further_rows(tmp_path, placed=[*placed, " | 01/10/2017 | RD1"])

    assert [(decided, reversed_on) for decided, reversed_on, *_ in kept] == [
        (DECIDED, None), (MATCHED, LATER), (REVERSED, dt.date(2017, 9, 1)),
    ]  # fmt: skip


def test_rows_of_ad1_without_their_day_complete_what_is_not_said_and_are_said(tmp_path):
    kept, told = further_rows(
        tmp_path,
        ad1=[" | 01/04/2017 | 0 | 2", " | | 0 | 2", " | 01/10/2017 | 0 | 1"],
        placed=["01/02/2017 | | "],
    )
    assert kept == [(DECIDED, None, MATCHED, 2)]
    assert told == [("check", "AD1.csv", (2, 3)), ("row set aside", "AD1.csv", (4,))]


def test_where_no_row_says_its_day_the_first_is_kept_and_the_others_are_said(tmp_path):
    kept, told = further_rows(
        tmp_path,
        ad1=[" | 01/04/2017 | 0 | 2", " | 01/10/2017 | 0 | 1"],
        placed=[" | 01/08/2017 | RD1"],
    )
    assert kept == [(None, REVERSED, MATCHED, 2)]
    assert told == [("check", "PlacedAdoption.csv", (2,)), ("row set aside", "AD1.csv", (3,))]


def test_an_only_row_that_does_not_say_its_day_is_kept(tmp_path):
    assert further_rows(tmp_path, placed=[" | 01/08/2017 | RD1"]) == (
        [(None, REVERSED, None, None)], [],
    )  # fmt: skip


def test_a_decision_made_after_the_other_was_reversed_is_another(tmp_path):
    anew = ADOPTION | {
        "PlacedAdoption": """
        CHILD   | DOB        | DATE_PLACED | DATE_PLACED_CEASED | REASON_PLACED_CEASED
        adopted | 12/06/2015 | 01/02/2016  | 01/02/2017         | RD4
    """
    }
    found = gathered(tmp_path, month="2018-03", **anew)

    told = rows(found, "permanence", "child_id", "decided_on")
    assert [day for child, day in told if child == "adopted"] == [
        dt.date(2017, 2, 1), dt.date(2016, 2, 1),
    ]  # fmt: skip
    assert not [one for one in found.findings if one.kind == "sources disagree"]


def test_an_order_belongs_to_the_decision_that_stood(tmp_path):
    decisions = """
        CHILD   | DOB        | DATE_PLACED | DATE_PLACED_CEASED | REASON_PLACED_CEASED
        adopted | 12/06/2015 | 01/02/2016  |                    |
        adopted | 12/06/2015 | 01/06/2016  | 01/09/2016         | RD1
    """

    found = gathered(
        tmp_path, month="2018-03", Episodes=ADOPTION["Episodes"], PlacedAdoption=decisions
    )

    told = rows(found, "permanence", "child_id", "decided_on", "ordered_on")
    assert ("adopted", dt.date(2016, 2, 1), dt.date(2017, 12, 10)) in told
    assert ("adopted", dt.date(2016, 6, 1), None) in told


def test_a_set_reaches_back_to_its_april_or_to_its_earliest_end(tmp_path):
    earlier = EPISODES.replace("01/09/2017 | X1", "01/09/2016 | X1")

    this_year = gathered(tmp_path / "a", month="2018-03", Episodes=EPISODES)
    assert this_year.reaches["cla_episodes"].reach.first == dt.date(2017, 4, 1)

    before = gathered(
        tmp_path / "b", month="2018-03",
        Episodes=earlier.replace("01/05/2017 | S", "01/05/2016 | S"),
    )  # fmt: skip
    assert before.reaches["cla_episodes"].reach.first == dt.date(2016, 9, 1)


def test_a_mother_is_known_by_a_figure_that_went_through_a_data_frame(tmp_path):
    header = """
        CHILD  | SEX | DOB        | ETHNIC | UPN | MOTHER | MC_DOB
        mother | 2   | 17/12/1999 | BCRB   | UN1 | 1.0    | 21/11/2017
        other  | 2   | 17/12/1999 | BCRB   | UN1 | 0.0    |
    """

    found = gathered(tmp_path, month="2018-03", Header=header)

    assert rows(found, "mother", "child_id", "baby_born_on") == [("mother", dt.date(2017, 11, 21))]
    assert rows(found, "person", "sex", "is_mother") == [("female", "yes"), ("female", "no")]


def test_workers_of_children_in_care_stand_aside_where_other_children_are_loaded(tmp_path):
    workers = """
        CHILD   | DOB        | SW_ID | SW_DECOM   | SW_DEC | SW_REASON
        in_care | 17/12/2009 | SW1   | 01/05/2017 |        |
    """
    need = """
        Child Unique ID | CIN Start Date | CIN Closure Date
        in_need         | 01/05/2017     |
    """

    alone = gathered(tmp_path / "a", month="2018-03", SWEpisodes=workers)
    assert rows(alone, "involvements", "child_id", "worker_id", "allocation") == [
        ("in_care", "SW1", "primary"),
    ]  # fmt: skip
    assert alone.reaches["involvements"].reach.alone == "looked-after children"

    beside = gathered(tmp_path / "b", month="2018-03", SWEpisodes=workers, list_6=need)
    assert "involvements" not in beside.tables
    assert beside.empty == {"involvements": NOT_BESIDE}
    assert [
        (one.problem, one.assumed) for one in beside.findings if "SWEpisodes" in one.problem
    ] == [
        (
            NOT_BESIDE,
            "no data, until there is the allocations feed or ssd_involvements",
        )
    ]

    feed = """
        Child Unique ID | Worker ID | Team | Start Date | End Date | Allocation
        in_need         | W1        | East | 01/05/2017 |          | Primary
    """
    known = gathered(
        tmp_path / "c", month="2018-03", SWEpisodes=workers, list_6=need, allocations=feed
    )
    assert rows(known, "involvements", "child_id") == [("in_need",)]
    assert known.reaches["involvements"].reach.alone == ""
    assert "involvements" not in known.empty
    assert not [one for one in known.findings if "SWEpisodes" in one.problem]
