"""Months that are hidden or have no figure: nothing is told in their place, or read out of them."""

from dataclasses import replace

import pytest

from lineofsight import picture
from lineofsight.kernel.periods import Month
from lineofsight.plan.content import effects_of
from lineofsight.plan.figures import RARE, Figures
from lineofsight.plan.impact import (
    CANNOT_TELL,
    LATE,
    MOVED,
    NOT_YET,
    WRONG_WAY,
    Charted,
    in_plain_words,
    verdict,
)
from lineofsight.plan.sides import HIDDEN, NO_FIGURE, Seen, lacking
from plan.test_impact import DELIVERED

H = "hidden"
SOME_HIDDEN = "some of its months are hidden"


def chart(first, *values, mean=60.0):
    """Months from one on; text is a special cause, None has no figure and H is hidden."""
    return [_seen(first.plus(place), value, mean) for place, value in enumerate(values)]


def _seen(month, value, mean):
    if value is None or value == H:
        return Seen(month, None, None, lacks=HIDDEN if value == H else NO_FIGURE)
    cause = (1 if float(value) > mean else -1) if isinstance(value, str) else 0
    return Seen(month, float(value), mean, cause)


def judged(seen, effect="AMT2 +10 points by 2017-09", *, why_not="", unit="percent", better=1):
    [one] = effects_of(effect)
    return verdict(DELIVERED, one, Charted(seen, why_not, better, unit))


APRIL, MAY = Month(2017, 4), Month(2017, 5)
"""All are delivered on 20 June 2017: April to June are the three months up to it."""


def test_months_far_from_delivery_and_from_now_never_stand_in_for_hidden_ones():
    seen = chart(Month(2016, 5), 7, 8, 6, *[H] * 11, 5, H, H)
    found = judged(seen, why_not=SOME_HIDDEN, unit="count")

    assert found.said == CANNOT_TELL
    assert found.why == (
        "Some of its months are hidden. Where it stood when it was delivered cannot be told: April "
        "to June 2017 are hidden. Of the last 3 months, July 2017 came to 5 (August and September "
        "2017 are hidden)."
    )


def test_the_months_that_are_known_are_named_and_why_the_others_are_not_said():
    found = judged(chart(APRIL, 60, H, 62, 70, None, H), why_not=SOME_HIDDEN)

    assert found.why == (
        "Some of its months are hidden. It stood at 61.0% when it was delivered, on average of "
        "April and June 2017 (May 2017 is hidden), and was to come to 71.0% by September 2017; of "
        "the last 3 months, July 2017 came to 70.0% (August 2017 has no figure and September 2017 "
        "is hidden)."
    )


def test_one_month_alone_is_the_figure_as_it_is_shown():
    found = judged(chart(APRIL, H, 60, H, 70), "AMT2 +10 by 2017-09", unit="count")

    assert "It stood at 60 when it was delivered, in May 2017 alone (April and June 2017 are " in (
        found.why
    )


def test_a_figure_since_delivery_that_is_not_known_is_no_older_one():
    found = judged(chart(MAY, 60, 60, "75", "75", "75", None, None, None))

    assert found.said == CANNOT_TELL
    assert found.why.endswith(
        "where it stands since cannot be told: October to December 2017 have no figure."
    )


def test_a_level_that_is_meant_is_told_where_it_is_not_known_where_the_figure_stood():
    found = judged(chart(MAY, None, None, 61, 62, 63), "AMT2 to 70 by 2017-09")

    assert found.said == CANNOT_TELL
    assert found.why == (
        "Where it stood when it was delivered cannot be told: May and June 2017 have no figure. "
        "It was to come to 70.0% by September 2017; the last 3 months came to 62.0%."
    )


def test_months_to_come_are_no_months_up_to_delivery():
    found = judged(chart(MAY.plus(-4), 60, 61, 62, 63))

    assert "in April 2017 alone (May and June 2017 are not counted yet)" in found.why
    assert found.why.endswith("no month since has been counted.")
    assert "April to June 2017 are not counted yet" in judged(chart(MAY.plus(-9), 60, 61)).why


def test_without_a_day_of_delivery_the_newest_months_are_those_of_the_calendar():
    [one] = effects_of("AMT2 +10 points by 2017-09")
    seen = Charted(chart(MAY, 60, 61, 62, H, H), SOME_HIDDEN, unit="percent")
    found = verdict(replace(DELIVERED, milestones=()), one, seen)

    assert found.why.endswith(
        "Of the last 3 months, July 2017 came to 62.0% (August and September 2017 are hidden)."
    )


GAPS = {
    "no figure in the month of delivery: it may have begun in it": (
        chart(MAY, 60, None, "75", "75", "75"), CANNOT_TELL,
        "since July 2017, perhaps since the month in which the action was delivered (June 2017 "),
    "no figure from before delivery on: it may be older": (
        chart(APRIL, 60, None, None, None, "75", "75", "75"), CANNOT_TELL,
        "perhaps since before the action was delivered (May to July 2017 have no figure): what"),
    "the other way, and perhaps since before delivery": (
        chart(MAY, 60, None, "40", "40", "40"), CANNOT_TELL,
        "was moving the other way since July 2017, perhaps since the month in which"),
    "perhaps since before delivery, and it ended": (
        chart(MAY, 60, None, "75", "75", 60), NOT_YET,
        "(June 2017 has no figure), and came back within its usual range."),
    "the gap came after delivery, so what began did too": (
        chart(MAY, 60, 60, None, "75", "75", "75"), MOVED,
        "moved beyond its usual range as expected since it was delivered"),
    "the same side before a gap and after: it may have gone on": (
        chart(MAY, "75", "75", None, "76", "77", "78"), CANNOT_TELL,
        "so since May 2017, before the action was delivered (July 2017 has no figure): what"),
    "the other way before a gap and after: it may have turned in it": (
        chart(MAY, "40", "40", None, "40", "40", "40"), NOT_YET,
        "(July 2017 has no figure); no month that is known turned it."),
    "the other way since delivery, across a gap": (
        chart(MAY, 60, 60, "40", None, "40", "40"), WRONG_WAY,
        "the other way since it was delivered on 20 June 2017. It stood"),
    "two months known and one not are two": (
        chart(MAY, 60, 60, 60, None, 60), CANNOT_TELL, "Only 2 months counted since"),
    "a month that is left out of the chart is one without a figure": (
        [one for one in chart(MAY, 60, 60, "75", 0, "75") if one.value], MOVED,
        "July and September 2017 came to 75.0% (August 2017 has no figure)."),
}  # fmt: skip


@pytest.mark.parametrize(("seen", "said", "why"), GAPS.values(), ids=GAPS)
def test_what_a_month_without_a_figure_may_hold_is_not_known(seen, said, why):
    found = judged(seen)

    assert found.said == said
    assert why in found.why


BY = {
    "it may have moved by then": (
        ("2017-08", 60, None, "75", "75"), CANNOT_TELL,
        "cannot tell whether by August 2017: it moved as far as meant",
        "Whether that was by August 2017 cannot be told: August 2017 has no figure."),
    "it may have moved by then, and not as far": (
        ("2017-08", 60, None, "65", "65"), CANNOT_TELL,
        "cannot tell whether by August 2017: it moved, not as far as meant",
        "Whether that was by August 2017 cannot be told: August 2017 has no figure."),
    "no month up to then is known": (
        ("2017-09", None, None, None, "75"), CANNOT_TELL,
        "cannot tell whether by September 2017: it moved as far as meant",
        "cannot be told: July to September 2017 have no figure."),
    "it had moved by then, and may have come as far": (
        ("2017-08", "65", None, "85", "85"), CANNOT_TELL,
        "cannot tell whether by August 2017: it moved as far as meant",
        "August 2017 has no figure."),
    "it had moved, and as far": (
        ("2017-08", "75", None, "75", "75"), MOVED, "moved as far as meant",
        "of the 2 months up to August 2017, July 2017 came to 75.0% (August 2017 has no figure), "),
    "it had not by the next month, so it moved late": (
        ("2017-08", 60, None, 60, "99"), LATE,
        "moved, but only in October 2017: it was meant by August 2017", "came to 79.5%"),
    "it moved late, and perhaps in the month before": (
        ("2017-07", 60, None, "85"), LATE,
        "moved, but only in September 2017 (August 2017 has no figure): it was meant by July 2017",
        "came to 72.5%"),
    "it had moved long before, and no month up to then is known": (
        ("2017-10", "75", None, None, None, "75"), CANNOT_TELL,
        "cannot tell whether by October 2017: it moved as far as meant",
        "cannot be told: August to October 2017 have no figure."),
    "it is as far on the months that are known of the newest": (
        ("2017-07", 50, "66", "85", None), LATE,
        "moved, but as far as meant only in September 2017: it was meant by July 2017",
        "of the last 3 months, August and September 2017 came to 75.5% (October 2017 has no"),
    "it had moved by then, and what came is of a later month": (
        ("2017-08", "65", None, 58, "99"), CANNOT_TELL,
        "cannot tell whether by August 2017: it moved as far as meant", "came to 78.5%"),
    "the month that was meant is the newest, and not known": (
        ("2017-10", 60, 60, 60, None), NOT_YET, "not yet, and October 2017 has no figure",
        "August and September 2017 came to 60.0%"),
    "so it is, and it moved some of the way before": (
        ("2017-10", "65", "65", "65", None), MOVED, "moved, not yet as far as meant",
        "August and September 2017 came to 65.0%"),
    "as far by then, turned back over a gap": (
        ("2017-07", "75", None, 60, 60), MOVED, "moved, as far as meant by July 2017 and no longer",
        "up to July 2017, and came back within it"),
    "its month was past when the action was delivered": (
        ("2017-05", None, "75", "75"), LATE,
        "moved, but only in August 2017 (July 2017 has no figure): it was meant by May 2017",
        "August and September 2017 came to 75.0%"),
}  # fmt: skip
"""Month that was meant, and months from July 2017 on; before it the figure stood at 60."""


@pytest.mark.parametrize(("months", "said", "words", "why"), BY.values(), ids=BY)
def test_whether_in_time_is_said_only_where_it_is_known(months, said, words, why):
    by, *after = months
    found = judged(chart(MAY, 60, 60, *after), f"AMT2 +10 points by {by}")

    assert (found.said, found.words) == (said, words)
    assert why in found.why


def test_what_cannot_be_told_of_time_is_said_in_public_too():
    found = judged(chart(MAY, 60, 60, 60, None, "85"), "AMT2 +10 points by 2017-08")

    assert found.in_short == CANNOT_TELL
    assert "done, and nobody can say whether by August 2017: it moved as far as meant. " in (
        in_plain_words(found, "Assessments")
    )


def _lines(site):
    codes = [row.code for row in picture.scorecard_rows(site, exactness="protected")]
    return picture.series_of(site, codes, exactness="protected")


def test_what_the_picture_hides_is_hidden_in_the_ledger_of_those_who_see_it_too(site):
    newest = {
        code: [Seen(one.month, one.value, lacks=one.figure.state) for one in line.points[-3:]]
        for code, line in _lines(site).items()
        if any(one.figure.state == HIDDEN for one in line.points[-3:])
        and any(one.value is not None for one in line.points[-3:])
    }
    assert newest, "the sample hides some of the newest months of a figure, and shows others"
    for code, months in newest.items():
        action = replace(DELIVERED, effects=effects_of(f"{code} to 9 by 2018-03"))
        [found] = Figures(site, "exact").verdicts([action])

        assert found.said == CANNOT_TELL
        assert f"({lacking(months)})." in found.why


def test_what_is_charted_by_the_days_between_has_no_usual_range_of_months(site):
    line = _lines(site)["AMT2"]
    figures = Figures(site, "protected")
    figures._judged = {"AMT2": replace(line, why_not="", between=line.points)}

    [found] = figures.verdicts([DELIVERED])
    assert found.said == CANNOT_TELL
    assert found.why.lower().startswith(RARE)
