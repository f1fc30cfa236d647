"""Attendance over time: a seat is missed only while it is held; no young person is followed."""

import datetime as dt

import pytest

from lineofsight.boards import meeting_rules
from lineofsight.boards.actions import bodies
from lineofsight.boards.attendance import TOGETHER, Meeting, Seat, of_meeting, of_members, whole
from lineofsight.boards.said.attendance import NOT_MET, UNKNOWN, attended

FIRST, SECOND, THIRD = dt.date(2017, 9, 5), dt.date(2017, 10, 3), dt.date(2017, 11, 7)


def seat(number, title="Chair", part=meeting_rules.CHAIR, since=FIRST, until=None):
    return Seat(number, title, part, since, until)


SEATS = (
    seat(1),
    seat(2, "Police", meeting_rules.MEMBER, until=SECOND),
    seat(3, "Health", meeting_rules.MEMBER, since=SECOND),
    seat(4, "Care leaver", meeting_rules.YOUNG),
    seat(5, "Young person", meeting_rules.YOUNG, since=THIRD),
    seat(6, "Nobody yet", meeting_rules.ADVISER, since=dt.date(2018, 1, 1)),
)
MEETINGS = (
    Meeting(30, THIRD, {}),
    Meeting(20, SECOND, {1: "came", 2: "apologies", 3: "sent", 4: "came"}),
    Meeting(10, FIRST, {1: "came", 2: "absent"}),
)


@pytest.mark.parametrize(
    ("place", "due", "came", "unwritten"), [(0, 4, 0, 4), (1, 4, 2, 0), (2, 3, 1, 1)]
)
def test_who_held_a_seat_on_the_day_should_have_come(place, due, came, unwritten):
    found = of_meeting(MEETINGS[place], SEATS)

    assert (found.due, found.ways.get("came", 0), found.unwritten) == (due, came, unwritten)


def test_a_member_is_counted_while_they_held_the_seat_and_the_young_together():
    lines = {one.title: one.count for one in of_members(MEETINGS, SEATS)}

    assert list(lines) == ["Chair", "Police", "Health", TOGETHER]
    assert [one.due for one in lines.values()] == [3, 2, 2, 4]
    assert (lines["Police"].ways, lines["Police"].last) == ({"absent": 1, "apologies": 1}, None)
    assert lines["Chair"].last == SECOND
    assert (lines[TOGETHER].ways, lines[TOGETHER].unwritten) == ({"came": 1}, 3)


def test_the_whole_counts_the_meetings_of_which_it_is_written_down():
    found = whole(MEETINGS, SEATS)

    assert (found.due, found.ways["came"]) == (7, 3)
    words = attended(MEETINGS, SEATS).words
    assert words == (
        "At 2 meetings since 5 September 2017, 3 of 7 came who held a seat on the day, "
        "and 1 sent somebody. Of 1 more it is not written down who came."
    )


def test_what_is_not_known_is_said_and_not_counted():
    assert attended([], SEATS).words == NOT_MET
    assert attended(MEETINGS[:1], SEATS).words == UNKNOWN
    assert attended(MEETINGS[:1], SEATS).by_member is None


def test_the_page_of_a_board_says_who_came_over_time(
    panel, as_office, django_assert_max_num_queries
):
    address = f"/boards/{panel.pk}/"
    assert NOT_MET in as_office.get(address).content.decode()
    [clerk] = bodies.every_seat(panel)
    for day in (SECOND, THIRD):
        meeting = bodies.meet(panel, on=day)
        bodies.minute(meeting, came={clerk.number: "came"}, minutes="Book", today=THIRD)
    with django_assert_max_num_queries(60) as few:
        page = as_office.get(address).content.decode()

    assert "At 2 meetings since 3 October 2017, 2 of 2 came" in page
    assert "Attendance by meeting" in page
    later = bodies.meet(panel, on=THIRD + dt.timedelta(days=1))
    bodies.minute(
        later, came={clerk.number: "absent"}, minutes="Book", today=THIRD + dt.timedelta(days=1)
    )
    with django_assert_max_num_queries(len(few)):
        assert "2 of 3 came" in as_office.get(address).content.decode()
