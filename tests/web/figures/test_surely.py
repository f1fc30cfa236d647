"""How sure a figure is, said in sentences; nothing of it to whom it would give counts back."""

from dataclasses import replace

from lineofsight import picture
from lineofsight.accounts.roles import Role
from lineofsight.kernel.periods import Month
from lineofsight.picture import After, Bounds, Restatement, Shock
from lineofsight.ui import monthly
from lineofsight.web.figures.surely import (
    MONTHS,
    NO_FIGURE,
    NOT_FOR_ALL,
    after_shocks,
    how_sure,
    since,
    within,
)

CHANGED = Restatement(
    "CP5", Month(2017, 9), "77.0%", 77.0, "a", "75.0%", 75.0, "b", "late recording (2)"
)
SHOCK = Shock("FD1", "Contacts received", Month(2017, 3), 130, 90, True, "130", (
    After("AMT2", "Assessments in time", Month(2017, 5)),
))  # fmt: skip


def test_bounds_are_a_sentence_and_none_says_so():
    assert within(Bounds("CP5", 55, 61, 2, "between 55% and 61%")) == "Between 55% and 61%."
    assert within(Bounds("CP5", 55, 55, 0, "")) == within(None)
    assert within(None).startswith("No row is missing")


def test_what_was_published_stands_beside_what_is_known_now():
    assert since([CHANGED]) == [
        "September 2017: 77.0% when published, 75.0% now (late recording (2))."
    ]
    assert since([CHANGED] * (MONTHS + 2))[-1] == "2 earlier months changed too."
    assert since([]) == ["No month that was published has changed since."]


def test_a_month_that_followed_a_shock_says_so_on_its_own_indicator_alone():
    drawn = [Month(2017, 4), Month(2017, 5)]
    assert after_shocks([SHOCK], "AMT2", drawn) == [
        "May 2017: more work came in during March 2017."
    ]
    assert after_shocks([SHOCK], "CP5", drawn) == []
    assert after_shocks([SHOCK], "AMT2", drawn[:1]) == []
    assert after_shocks([replace(SHOCK, code="VA1")], "AMT2", drawn) == []


def test_protected_readers_are_told_neither(borough):
    row = picture.indicator(borough, "CP5", exactness="exact").row
    assert how_sure(borough, row, "protected")[0] == NOT_FOR_ALL
    assert NOT_FOR_ALL not in how_sure(borough, row, "exact")


def test_of_no_figure_nobody_reads_that_nothing_could_move_it(borough):
    rows = picture.scorecard_rows(borough, exactness="exact")
    without = next(row for row in rows if not row.figure.has_value)
    assert how_sure(borough, without, "exact")[0] == NO_FIGURE


def test_who_is_not_told_which_figures_changed_is_not_told_that_none_did(shown):
    none = "Every figure reads today as it did"
    assert none in shown(Role.ANALYST, "/data/changed/")
    protected = shown(Role.PROGRAMME, "/data/changed/")
    assert none not in protected
    assert "told to those who see exact figures" in protected


def test_a_rise_at_the_front_door_is_a_band_on_the_charts_that_feel_it(borough):
    found = picture.series(borough, "CP5", exactness="exact")
    month = found.points[-3].month
    rise = replace(SHOCK, month=month.plus(-1))

    def bands(*shocks, code="CP5"):
        series = picture.series(borough, code, exactness="exact")
        return monthly.chart(series, title="a", unit="percent", shocks=shocks).bands

    [band] = bands(rise)
    assert (band.first, band.why) == (month, f"{rise.month.name} (contacts)")
    assert bands(replace(rise, is_high=False)) == ()
    assert bands(replace(rise, code="LEG1")) == ()
    assert bands(rise, code="FD1") == ()
    spec = monthly.chart(found, title="a", unit="percent", shocks=[rise])
    said = f"Work rose in {rise.month.name} (contacts); what follows is shaded."
    assert said in monthly.changed(found, spec)
    [before] = bands(rise, replace(rise, month=found.points[0].month.plus(-8)))
    assert before == band


def test_each_month_that_stands_out_has_its_own_reason(borough):
    found = picture.series(borough, "CP5", exactness="exact")
    *before, july, august, september, october, november = [
        replace(one, cause="", rule="") for one in found.points
    ]
    marked = (
        replace(september, cause="concern_high", rule="2 in 3 Above CL"),
        replace(october, cause="concern_high", rule="2 in 3 Above CL"),
        replace(november, cause="concern_high", rule="Above UCL"),
    )

    def said(*points):
        return monthly.changed(replace(found, points=points, between=(), why_not=""), None)

    newest = (
        "Beyond what is usual, and unlikely to be chance: "
        f"{september.month.name} to {october.month.name}, "
        f"two of three months near the upper limit; {november.month.name}, above the upper limit."
    )
    assert said(*before, july, august, *marked) == newest
    earlier = replace(july, cause="concern_high", rule="Above UCL")
    assert said(*before, earlier, august, *marked) == (
        f"{newest} Months before that are marked too."
    )


def test_a_long_run_is_said_whole_and_no_shorter_than_it_is(borough):
    found = picture.series(borough, "CP5", exactness="exact")
    *before, first = [replace(one, cause="", rule="") for one in found.points[:-11]]
    run = [
        replace(one, cause="concern_low", rule="7 Points Below CL") for one in found.points[-11:]
    ]
    points = (*before, first, *run)

    assert monthly.changed(replace(found, points=points, between=(), why_not=""), None) == (
        "Beyond what is usual, and unlikely to be chance: "
        f"{run[0].month.name} to {run[-1].month.name}, seven or more in a row below the mean."
    )


def test_no_sentence_puts_a_month_beyond_a_limit_that_it_keeps(borough):
    """Of every indicator: what is called above or below a limit lies there in the same picture."""
    told = 0
    for row in picture.scorecard_rows(borough, exactness="exact"):
        series = picture.series(borough, row.code, exactness="exact")
        said = monthly.changed(series, None) if series else ""
        for side, words in ((1, "above the upper limit"), (-1, "below the lower limit")):
            named, found, _ = said.partition(f", {words}")
            months = named.replace(": ", "; ").split("; ")[-1] if found else ""
            for point in series.points if series else ():
                if not series.between and point.month.name in months:
                    told += 1
                    edge = point.upper if side > 0 else point.lower
                    assert (point.value - edge) * side > 0, (row.code, said)
    assert told
