"""A reason for ending without its day: the row stays open, is named, and moves the bounds."""

import pytest

from lineofsight.indicators import catalogue
from lineofsight.indicators.engine import figures_of
from lineofsight.indicators.judging.bounds import bounds_of, missing_of
from lineofsight.kernel.periods import Month
from lineofsight.records.findings import Kind
from lineofsight.records.home import Home
from lineofsight.records.snapshots import open_month
from records.loading import gathered, rows, sealed

EPISODES = """
    CHILD | DECOM      | RNE | LS | CIN | PLACE | PLACE_PROVIDER | DEC        | REC | REASON_PLACE_CHANGE | HOME_POST | PL_POST | URN
    open  | 01/04/2016 | S   | C2 | N1  | U1    | PR1            |            |     |     | | | 1
    ended | 01/04/2016 | S   | C2 | N1  | U1    | PR1            | 01/05/2017 | E8  |     | | | 1
    told  | 01/04/2016 | S   | C2 | N1  | U1    | PR1            |            | E8  |     | | | 1
    moved | 01/04/2016 | S   | C2 | N1  | U1    | PR1            |            | X1  |     | | | 1
    later | 01/04/2016 | S   | C2 | N1  | U1    | PR1            | 03/12/2017 | E8  |     | | | 1
"""  # noqa: E501  a drawn table
CENSUS = """
    Child Unique ID | CIN Start Date | Case Status       | CIN Closure Date | Reason for Closure | Date of Birth
    open            | 01/04/2016     | d) Open assessment |                 |                    | 01/01/2010
    closed          | 01/04/2016     | f) Closed episode | 01/05/2017       | RC7                | 01/01/2010
    by_status       | 01/04/2016     | f) Closed episode |                  |                    | 01/01/2010
    by_reason       | 01/04/2016     | d) Open assessment |                 | RC7                | 01/01/2010
    by_both         | 01/04/2016     | f) Closed episode |                  | RC7                | 01/01/2010
"""  # noqa: E501


def checks(found, table):
    return {one.problem.split(",")[0]: one for one in found.findings
            if one.kind is Kind.CHECK and one.table == table}  # fmt: skip


def test_an_episode_of_care_with_a_reason_and_no_day(tmp_path):
    found = gathered(tmp_path, episodes=EPISODES)

    told = checks(found, "cla_episodes")
    ceased = told["ceased by its reason"]
    assert ceased.rows == (4,)
    assert ceased.place.words == "episodes.csv, column DEC (H)"
    assert ceased.assumed == "counted as not ended"
    assert told["another episode begins by its reason"].rows == (5,)
    assert ("told", None) in rows(found, "cla_episodes", "child_id", "ended_on")
    assert ("later", None) in rows(found, "cla_episodes", "child_id", "ended_on")
    unread = {(one["table"], one["column"], one["row"]) for one in found.unread.to_pylist()}
    assert unread == {("cla_episodes", "ended_on", 4), ("cla_placement", "ended_on", 4),
                      ("permanence", "ordered_on", 4)}  # fmt: skip
    assert {one["row"]: one["child_id"] for one in found.to_mend.to_pylist()}[4] == "told"


def test_a_child_in_need_that_is_closed_and_has_no_day(tmp_path):
    found = gathered(tmp_path, list__6=CENSUS)

    closed = checks(found, "cin_episodes")["closed by its reason or status"]
    assert closed.rows == (4, 5, 6)
    assert closed.place.heading == "CIN Closure Date"


@pytest.mark.parametrize(("feeds", "code", "value", "least"), [
    ({"episodes": EPISODES}, "LAC1", 4, 3), ({"list__6": CENSUS}, "CIN1", 4, 1),
])  # fmt: skip
def test_the_bounds_take_such_a_row_for_open_or_ended(tmp_path, feeds, code, value, least):
    seal = sealed(tmp_path, **feeds).seal
    home = Home(tmp_path / "home")
    with open_month(home, seal) as opened:
        indicator = catalogue.named(code)
        (figure,) = figures_of(opened, [indicator], months=[Month(2017, 11)])
        bounds = bounds_of(opened, indicator, figure, missing_of(home, opened))

    assert figure.value == value
    assert (bounds.lower, bounds.upper) == (least, value)


ALSO = """
    back    | 01/04/2015 | S   | C2 | N1  | U1    | PR1            |            | E8  |     | | | 1
    back    | 01/04/2017 | S   | C2 | N1  | U1    | PR1            |            |     |     | | | 1
    break   | 01/04/2016 | S   | V4 | N1  | U1    | PR1            |            | E8  |     | | | 1
"""


@pytest.mark.parametrize("code", ["LAC1", "LAC4"])
def test_an_end_takes_from_what_is_open_and_may_only_add_to_what_ended(tmp_path, code):
    """A child with another open row stays, and one who never counted does not come in."""
    seal = sealed(tmp_path, episodes=f"{EPISODES.rstrip()}{ALSO}").seal
    home = Home(tmp_path / "home")
    with open_month(home, seal) as opened:
        indicator = catalogue.named(code)
        (figure,) = figures_of(opened, [indicator], months=[Month(2017, 11)], over=None)
        bounds = bounds_of(opened, indicator, figure, missing_of(home, opened))

    if code == "LAC1":
        assert figure.value == 5
        assert bounds.upper == 5
        assert bounds.lower >= 3
        assert "more" not in bounds.words
    else:
        assert bounds.upper > figure.value
