"""The report of 12 December 2017 read off the training site, clause by clause, as a member does."""

import re

import pytest

pytestmark = pytest.mark.needs_program("chromium")

STREAMS = ("Practice", "People and Performance", "Partnerships", "Platforms")
CLOSED = ("Earlier transitional plan", "Joint inspection plan")


@pytest.fixture
def tab(sign_in):
    return sign_in("COUNCILLOR", scripts=False)


def go(tab, locator):
    locator.first.click()
    tab.wait_for_load_state()


def opened(tab, browsing, address):
    tab.goto(f"{browsing.site.address}{address}")
    return tab.locator("main").inner_text()


def table(tab, caption):
    """The rows of the table of this caption, as lists of what their cells say."""
    found = tab.locator("main table", has=tab.locator("caption", has_text=caption))
    return [
        [cell.inner_text() for cell in row.locator("th, td").all()]
        for row in found.first.locator("tbody tr").all()
    ]


def test_two_closed_plans_are_carried_forward_and_their_totals_reconcile(tab, browsing):
    for title in CLOSED:
        opened(tab, browsing, "/plan/plans/")
        row = tab.locator("tr", has=tab.get_by_role("link", name=title, exact=True))
        assert "Closed on 31 October 2017" in row.inner_text()
        go(tab, row.get_by_role("link", name="Certificate"))
        said = tab.locator("main").inner_text()
        total, sums = re.search(r"(\d+) actions = (.+?)[.\n]", said).groups()
        parts = [int(one) for one in re.findall(r"\d+", sums)]
        totals = dict(table(tab, "The totals reconcile"))
        assert sum(parts) == int(total) == int(totals["Actions of the plan when it was closed"])
        assert "the report gives none" in said
        carried = tab.locator("tr", has_text="Carried forward").get_by_role("link").last
        ref = carried.inner_text()
        go(tab, carried)
        assert tab.locator("h1").inner_text().startswith(f"Action {ref}: ")
        assert title in tab.locator("main").inner_text()  # it says whence it came


def test_it_was_approved_on_7_and_20_november_and_sent_on_8_december_before_the_11th(tab, browsing):
    said = opened(tab, browsing, "/plan/approval/")

    board, cabinet, ofsted = table(tab, "Who has approved it?")
    assert board[0] == "Children's Improvement Board"
    assert "Approved on 7 November 2017" in board[2]
    assert "Approved on 20 November 2017" in cabinet[2]
    assert ofsted[1].startswith("8 December 2017")
    assert "Sent on 8 December 2017; it was due by 11 December 2017: 1 working day left" in said


def test_four_streams_declared_on_track_stand_beside_red_signals(tab, browsing):
    opened(tab, browsing, "/plan/")

    rows = {row[0]: row for row in table(tab, "Work streams declared better than they are")}
    assert tuple(rows) == STREAMS
    for _, _, declared, by_figures, why in rows.values():
        assert declared == "On track"
        assert by_figures == "Off track"
        assert "Red signals beside it: " in why


def test_the_team_was_redeployed_and_its_figure_has_not_moved_yet(tab, browsing):
    opened(tab, browsing, "/plan/")

    [[redeployed, expected, verdict, why]] = table(tab, "Delivered, without the effect")
    assert "Redeploy the early years social workers into assessment" in redeployed
    assert expected.startswith("W1a -3")
    assert verdict.startswith("Not yet")
    assert "W1a stayed within its usual range in 3 months" in why
    said = opened(tab, browsing, "/plan/actions/2.11/")
    assert "This day is invented: the report we start from gives none" in said
    assert "Action 2.11 on 14 August 2017" in said  # the flag on the chart


def test_the_further_team_is_agreed_and_not_in_post_and_both_lights_say_at_risk(tab, browsing):
    said = opened(tab, browsing, "/plan/actions/7.5/")

    assert "Money for a further team is agreed; none of its posts is filled yet" in said
    assert re.search(r"Declared by its lead\s+At risk", said)
    assert re.search(r"By its dates and figures\s+At risk", said)
    [row] = table(tab, "Was it meant to move a figure")
    assert row[2:] == ["Not delivered", "It is not delivered yet."]


def test_the_direction_came_with_the_inspection_report(tab, browsing):
    opened(tab, browsing, "/boards/items/?kind=direction")

    [[_, raised, *_]] = table(tab, "What was raised")
    assert raised == "Direction, Department for Education, 4 September 2017"
