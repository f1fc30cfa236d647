"""Control charts: every rule drawn, where the two rule sets part, and a naive second reading."""

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.judging.naive_control import naive_labels, naive_laney, naive_lines
from lineofsight.indicators.judging.process_control import (
    Kind,
    Limits,
    Options,
    Point,
    Rebase,
    chosen,
    control_chart,
    rare_events,
)
from lineofsight.indicators.judging.process_control.icons import Assurance, assurance
from lineofsight.indicators.judging.process_control.limits import average_range
from lineofsight.indicators.judging.process_control.rules import special_causes
from lineofsight.kernel.problems import ChecksFailed, Problem

FIRST = dt.date(2020, 1, 31)


def day(place):
    return FIRST + dt.timedelta(days=30 * place)


def points(values, bases=None):
    bases = bases or [None] * len(values)
    return [
        Point.of(day(place), value, base)
        for place, (value, base) in enumerate(zip(values, bases, strict=True))
    ]


def chart(values, *, better="higher", **options):
    return control_chart(points(values), better=better, options=Options(**options))


def labels(values, *, mean=0, reach=30, rules="nhsr", better="higher"):
    """Label values against lines drawn by hand: limits at 30 either way, two sigma at 20."""
    lines = [Limits(Fraction(mean), Fraction(mean - reach), Fraction(mean + reach))] * len(values)
    exact = [None if value is None else Fraction(value) for value in values]
    found = special_causes(exact, lines, better=better, rules=rules)
    return [cause and cause.rule for cause in found]


UCL, LCL = "Above UCL", "Below LCL"
UP, DOWN = "7 Point Trend (Increasing)", "7 Point Trend (Decreasing)"
TWO_UP, TWO_DOWN = "2 in 3 Above CL", "2 in 3 Below CL"
HIGH, LOW = "7 Points Above CL", "7 Points Below CL"


def test_limits_worked_by_hand():
    # mean 12; ranges 4 2 4 2: average 3; limits 12 +/- 2.66 x 3
    (segment,) = chart([10, 14, 12, 8, 10, 18], screening=False).segments
    assert segment.limits.mean == 12
    # ranges 4 2 4 2 8: 20/5 = 4
    assert (segment.limits.lower, segment.limits.upper) == (Fraction("1.36"), Fraction("22.64"))
    assert segment.is_trial


def test_screening_leaves_a_great_range_out_once_and_keeps_its_point_in_the_mean():
    # ranges 1 x 10, 29 and 30: average 69/12 = 5.75, screened at 18.8: the two go
    values = [10, 11, 10, 11, 10, 11, 40, 10, 11, 10, 11, 10, 11]
    screened, plain = (chart(values, screening=on).segments[0].limits for on in (True, False))
    assert screened.mean == plain.mean == Fraction(166, 13)
    assert screened.upper - screened.mean == Fraction("2.66")
    assert plain.upper - plain.mean == Fraction("2.66") * Fraction(69, 12)


def test_a_range_at_the_screen_is_left_out():
    # three ranges with the third 3.267 times the average of all is kept only strictly below
    assert average_range([Fraction(n) for n in (0, 1, 0, 3)], screening=True) == Fraction(5, 3)
    # ranges 0 0 0 ... and one of d: it is (n times) the average, so it goes
    assert average_range([Fraction(n) for n in (5, 5, 5, 5, 9)], screening=True) == 0


def test_nothing_is_clipped():
    (segment,) = chart([0, 90, 5, 100, 0, 80], screening=False).segments
    assert segment.limits.lower < 0
    assert segment.limits.upper > 100


@pytest.mark.parametrize(
    ("values", "wanted", "why"),
    [
        ([30, 31, -30, -31], [None, UCL, None, LCL], "on the line is inside"),
        ([-6, -5, -4, 0, 1, 2, 3], [UP] * 7, "six rises, across the mean"),
        ([-5, -4, 0, 1, 2, 3], [None] * 6, "five rises"),
        ([-6, -5, -4, -4, 0, 1, 2, 3], [None] * 8, "a tie breaks it"),
        ([9, -6, -5, -4, 0, 1, 2, 3, 4, -9], [None, *[UP] * 8, None], "the whole of a longer run"),
        (
            [-3, -2, -1, 0, 1, 2, 3, 2, 1, 0, -1, -2, -3],
            [UP] * 6 + [DOWN] * 7,
            "the point where it turns falls",
        ),
        (
            [-6, -5, -4, -3, 0, 3, 6, -6, -5, -4, -3, 0, 3, 7],
            [UP] * 14,
            "one rise after another: the fall between is no trend",
        ),
        ([21, 1, 21], [TWO_UP, None, TWO_UP], "two of three, the outer ones marked"),
        ([21, 21, -1], [None] * 3, "the third on the other side"),
        ([21, 21, 0], [None] * 3, "the third on the mean"),
        ([20, 1, 21], [None] * 3, "on two sigma is inside"),
        ([21, 1, 1, 21], [None] * 4, "two of four"),
        ([-21, -25, -1], [TWO_DOWN, TWO_DOWN, None], "low"),
        ([1, 2, 1, 2, 1, 2, 1], [HIGH] * 7, "a shift"),
        ([1, 2, 1, 2, 1, 2], [None] * 6, "six on one side"),
        ([1, 2, 1, 0, 1, 2, 1], [None] * 7, "a point on the mean ends it"),
        ([-1, -2, -1, -2, -1, -2, -1, -2, 5], [*[LOW] * 8, None], "the tail of a run is marked"),
        ([1, 2, 1, None, 2, 1, 2, 1], [None] * 8, "a gap ends a run"),
        ([-6, -5, -4, None, 1, 2, 3, 4], [None] * 8, "a gap ends a trend"),
        ([21, None, 21], [None] * 3, "a gap is no neighbour"),
        ([1, 2, 3, 4, 5, 6, 31], [*[UP] * 6, UCL], "the limit names a point before the trend"),
        ([1, 21, 22, 1, 2, 1, 2], [HIGH, TWO_UP, TWO_UP, *[HIGH] * 4], "two of three before shift"),
    ],
)
def test_rules(values, wanted, why):
    assert labels(values) == wanted, why


@pytest.mark.parametrize(
    ("values", "nhsr", "mdc", "why"),
    [
        ([31, 21, 1], [UCL, None, None], [UCL, TWO_UP, None], "mdc counts a point past the limit"),
        ([-31, -21, -1], [LCL, None, None], [LCL, TWO_DOWN, None], "and below"),
        ([31, 21, -1], [UCL, None, None], [UCL, None, None], "all three on one side still"),
        (
            [8, 7, 6, 5, 4, 3, 2],
            [DOWN] * 7,
            [HIGH] * 7,
            "falling yet above the mean: mdc shows the improvement",
        ),
    ],
)
def test_where_the_two_rule_sets_part(values, nhsr, mdc, why):
    assert labels(values) == nhsr, why
    assert labels(values, rules="mdc") == mdc, why


def test_neutral_measures_have_no_improvement_to_prefer():
    values = [8, 7, 6, 5, 4, 3, 2]
    assert labels(values, rules="mdc", better="neutral") == [DOWN] * 7
    assert labels(values, rules="mdc", better="lower") == [DOWN] * 7


@pytest.mark.parametrize(
    ("better", "last", "kind", "icon"),
    [
        ("higher", 99, "special_cause_improvement", "improvement_high"),
        ("higher", -99, "special_cause_concern", "concern_low"),
        ("lower", -99, "special_cause_improvement", "improvement_low"),
        ("lower", 99, "special_cause_concern", "concern_high"),
        ("neutral", 99, "special_cause_neutral_high", "neutral_high"),
        ("neutral", -99, "special_cause_neutral_low", "neutral_low"),
    ],
)
def test_kinds_and_variation_icon(better, last, kind, icon):
    found = chart([1, 2] * 10 + [last], better=better)
    assert found.plotted[-1].cause.kind(better) == kind
    assert found.variation == icon


def test_the_variation_icon_is_of_the_last_point_by_day():
    given = points([10, 20] * 10 + [99, 20])
    found = control_chart(reversed(given), better="higher", options=Options())
    assert found.plotted[-2].cause.rule == UCL
    assert found.variation == "common_cause"


@pytest.mark.parametrize(
    ("target", "higher", "lower"),
    [
        (31, "consistent_fail", "consistent_pass"),
        (9, "consistent_pass", "consistent_fail"),
        (30, "inconsistent", "inconsistent"),
        (10, "inconsistent", "inconsistent"),
        (20, "inconsistent", "inconsistent"),
        (None, None, None),
    ],
)
def test_assurance_icon(target, higher, lower):
    limits = Limits(Fraction(20), Fraction(10), Fraction(30))
    assert assurance(target, limits, "higher") == higher
    assert assurance(target, limits, "lower") == lower
    assert assurance(target, limits, "neutral") is None
    assert assurance(target, Limits(Fraction(20), None, None), "higher") is None


def test_later_points_are_judged_by_fixed_limits_and_never_move_them():
    calm = [10, 12] * 6
    found = chart([*calm, 30, 31, 30], fix_after=12)
    assert found.segments[0].limits == chart(calm).segments[0].limits
    assert [one.cause.rule for one in found.plotted[12:]] == [UCL] * 3
    assert not found.segments[0].is_trial


def test_limits_are_fixed_on_twelve_or_more():
    with pytest.raises(Problem, match="cannot be fixed on 11"):
        Options(fix_after=11)


def test_a_rebase_begins_a_segment_and_the_count_of_fixed_points_again():
    before, after = [10, 12] * 7, [50, 52] * 7
    found = chart([*before, *after], fix_after=12, rebases=(Rebase(day(14), "new front door"),))
    assert [segment.limits.mean for segment in found.segments] == [11, 51]
    assert not any(one.cause for one in found.plotted), "runs never cross a rebase"
    assert any(one.cause for one in chart([*before, *after]).plotted)


def test_rebases_that_do_not_take_are_said_aloud():
    values = [10, 12] * 8
    off = chart(values, rebases=(Rebase(day(3) + dt.timedelta(days=1)),))
    assert len(off.segments) == 1
    assert "no point has that day" in off.warnings[0]
    assert "The next point is of" in off.warnings[0]
    first = chart(values, rebases=(Rebase(day(0)),))
    assert "changes nothing" in first.warnings[0]
    early = chart(values, rebases=(Rebase(day(10)),))
    assert [segment.is_trial for segment in early.segments] == [True, True]
    assert any(word.startswith("Rebased too early") for word in early.warnings)


@pytest.mark.parametrize(
    ("count", "standing"), [(12, "trial"), (13, "useful"), (24, "useful"), (25, "settled")]
)
def test_how_far_limits_can_be_trusted(count, standing):
    found = chart([[10, 12, 11][place % 3] for place in range(count)])
    assert found.segments[0].standing == standing
    assert bool(found.warnings) == (standing != "settled")


def test_missing_values_are_not_bridged():
    # ranges 2 and 2 only: the gap takes its two with it
    found = chart([10, 12, None, 90, 92], screening=False)
    assert found.segments[0].limits.mean == 51
    assert found.segments[0].limits.upper == 51 + Fraction("2.66") * 2
    assert any("1 point has no value" in word for word in found.warnings)


def test_two_points_of_one_day_are_refused():
    with pytest.raises(ChecksFailed, match="more than one point on 31 January 2020"):
        control_chart([*points([1, 2]), *points([3])], better="higher", options=Options())


def test_no_points_is_a_problem():
    with pytest.raises(Problem, match="no point"):
        control_chart([], better="higher", options=Options())


@pytest.mark.parametrize("screening", [True, False])
def test_a_series_that_does_not_vary_says_that_limits_mean_nothing(screening):
    found = chart([7] * 14, screening=screening, target=8)
    assert not found.is_settled
    assert not any(one.cause for one in found.plotted)
    assert any("not meaningful" in word for word in found.warnings)


def test_what_is_said_of_few_points_is_true_of_one_and_of_limits_fixed_on_fewer():
    assert chart([7]).warnings[0] == (
        "From 31 January 2020 there is 1 point, and limits are trial limits until there are 13."
    )
    fixed = chart([7, 8] * 10, fix_after=12)
    assert fixed.warnings == (
        "From 31 January 2020 there are 20 points: the limits are useful, not settled.",
    )


@pytest.mark.parametrize("kind", [Kind.XMR, Kind.P_PRIME])
def test_limits_fixed_on_twelve_points_judge_a_target_once_there_are_thirteen(kind):
    def judged(many, fix_after):
        values, bases = [70 + at % 2 for at in range(many)], [1000] * many
        options = Options(kind=kind, target=10, fix_after=fix_after)
        return control_chart(points(values, bases), better="higher", options=options).assurance

    assert judged(12, 12) is None
    assert {judged(13, 12), judged(13, 13), judged(40, 12)} == {Assurance.MEETS}


def test_one_odd_value_in_a_constant_series_says_so_too():
    found = chart([7] * 13 + [9])
    assert found.segments[0].limits.lower == found.segments[0].limits.upper
    assert not found.is_settled
    assert found.warnings[-1].endswith(
        "too few neighbouring values differ: limits are not meaningful."
    )


VALUES = st.lists(st.one_of(st.none(), st.integers(0, 12)), min_size=1, max_size=45).map(
    lambda values: [None if value is None else Fraction(value) for value in values]
)
WAYS = st.sampled_from(["higher", "lower", "neutral"])


@given(VALUES, WAYS, st.sampled_from(["nhsr", "mdc"]), st.booleans(),
       st.sampled_from([None, 12, 15]))  # fmt: skip
def test_the_naive_reading_agrees(values, better, rules, screening, fix_after):
    found = chart(values, better=better, rules=rules, screening=screening, fix_after=fix_after)
    lines = naive_lines(values, fix_after=fix_after, screening=screening)
    limits = found.segments[0].limits
    assert (limits and (limits.mean, limits.lower, limits.upper)) == (
        None if lines[0] is None else lines
    )
    got = [one.cause and one.cause.rule for one in found.plotted]
    assert got == (
        naive_labels(values, lines, rules=rules, better=better)
        if lines[0] is not None
        else [None] * len(values)
    )


@given(VALUES, st.integers(1, 40), WAYS)
def test_a_rebased_series_is_two_series(values, place, better):
    if place >= len(values):
        return
    together = chart(values, better=better, rebases=(Rebase(day(place)),))
    apart = [chart(values[:place], better=better), chart(values[place:], better=better)]
    assert [one.cause for one in together.plotted] == [
        one.cause for part in apart for one in part.plotted
    ]
    assert [segment.limits for segment in together.segments] == [
        part.segments[0].limits for part in apart
    ]


@given(VALUES, st.sampled_from(["nhsr", "mdc"]))
def test_upside_down_is_the_same_chart_upside_down(values, rules):
    turned = [None if value is None else -value for value in values]
    for one, other in zip(
        chart(values, better="higher", rules=rules).plotted,
        chart(turned, better="lower", rules=rules).plotted,
        strict=True,
    ):
        assert (one.cause and one.cause.side) == (other.cause and -other.cause.side)
        assert (one.cause and one.cause.kind("higher")) == (
            other.cause and other.cause.kind("lower")
        )


MET = [18, 12, 40, 9, 30, 15, 44, 20, 8, 35]
OF = [40, 30, 60, 35, 50, 45, 70, 50, 30, 52]


def laney(met, of, **options):
    given = points([Fraction(100 * x, n) for x, n in zip(met, of, strict=True)], of)
    return control_chart(given, better="higher", options=Options(kind=Kind.P_PRIME, **options))


def test_p_prime_worked_by_hand():
    # p-bar 231/462 = 0.5. First point: sigma sqrt(0.25/40) = 0.079057, z = -0.05/0.079057. The nine
    # moving ranges of z average 3.52069, so sigma z is 3.52069/1.128 = 3.12118 (Laney 2002), and
    # the first limits are 50 +/- 3 x 7.9057 x 3.12118. `clinical-qikit` 0.5.0, a port of R's
    # qicharts2, gives 1.240133 and, of the base of 70, 1.059488 as upper limits.
    found = laney(MET, OF, screening=False)
    assert found.segments[0].limits.mean == 50
    assert found.plotted[0].limits.upper == pytest.approx(124.0133, abs=1e-4)
    assert found.plotted[0].limits.lower == pytest.approx(-24.0133, abs=1e-4)
    assert found.plotted[6].limits.upper == pytest.approx(105.9488, abs=1e-4)


@given(st.lists(st.tuples(st.integers(1, 60), st.integers(0, 60)), min_size=3, max_size=30))
def test_p_prime_agrees_with_the_formula(drawn):
    of = [n + more for n, more in drawn]
    met = [n for n, _ in drawn]
    if sum(met) == sum(of):
        return
    for screening in (False, True):
        found = laney(met, of, screening=screening)
        if not found.segments[0].are_meaningful:
            continue
        mean, _, limits = naive_laney(met, of, screening=screening)
        assert float(found.segments[0].limits.mean) == pytest.approx(mean)
        for one, (lower, upper) in zip(found.plotted, limits, strict=True):
            assert one.limits.lower == pytest.approx(lower, abs=1e-6)
            assert one.limits.upper == pytest.approx(upper, abs=1e-6)


def test_a_small_base_has_wider_limits_and_is_said():
    found = laney([*MET, 8], [*OF, 9])
    assert found.plotted[-1].limits.upper > found.plotted[0].limits.upper
    assert any("out of fewer than 10" in word for word in found.warnings)


def test_everyone_every_month_has_no_limits():
    found = laney([40, 30, 60], [40, 30, 60])
    assert (found.segments[0].limits.mean, found.segments[0].limits.upper) == (100, None)
    assert not found.is_settled


GAPS = [12, 30, 5, 44, 19, 7, 61, 28, 3, 90, 15, 22, 40]


def events(gaps):
    days = [FIRST]
    for gap in gaps:
        days.append(days[-1] + dt.timedelta(days=gap))
    return days


def test_days_between_rare_events():
    # mean of the days to the power 1/3.6, turned back: 22.171 days; `clinical-qikit` 0.5.0 gives
    # 22.170973, and an upper limit of 302.70, with 3/1.128 in the place of our 2.66
    given = rare_events.days_between(reversed(events(GAPS)))
    options = Options(kind=Kind.BETWEEN, screening=False)
    found = control_chart(given, better="higher", options=options)
    limits = found.segments[0].limits
    assert [one.point.value for one in found.plotted] == GAPS
    assert limits.mean == pytest.approx(22.170973, abs=1e-6)
    assert limits.upper == pytest.approx(302.70, rel=1e-3)
    assert limits.lower == 0
    assert found.variation == "common_cause"


def test_a_long_quiet_is_an_improvement_and_two_on_one_day_are_no_days():
    given = rare_events.days_between(events([*GAPS, 0, *GAPS, 1500]))
    found = control_chart(given, better="higher", options=Options(kind=Kind.BETWEEN))
    assert found.plotted[13].point.value == 0
    assert found.variation == "improvement_high"


@pytest.mark.parametrize(
    ("unit", "over", "values", "bases", "kind"),
    [
        ("percent", "12m", [50, 60], [100, 100], None),
        ("percent", "ytd", [50, 60], [100, 100], None),
        ("percent", "3m", [50, 60], [100, 100], None),
        ("percent", "month", [50, 60], [100, 120], Kind.XMR),
        ("percent", "month", [50, 60, 60], [100, 100, 160], Kind.P_PRIME),
        ("percent", "month", [50, 60], [9, 9], Kind.P_PRIME),
        ("percent", "month", [50, None], [12, None], Kind.XMR),
        ("count", "month", [1, 0, 0], None, Kind.BETWEEN),
        ("count", "month", [1, 1, 1], None, Kind.XMR),
        ("count", "snapshot", [1, 0, 0], None, Kind.XMR),
        ("weeks", "month", [30, 31], [5, 6], Kind.XMR),
    ],
)
def test_which_chart(unit, over, values, bases, kind):
    found = chosen(points(values, bases), unit=unit, over=over, better="lower", small_base=10)
    assert found.kind is kind
    assert bool(found.why_not) == (kind is None)


def test_a_rare_thing_that_is_wanted_is_no_harm():
    found = chosen(points([1, 0, 0]), unit="count", over="month", better="higher", small_base=10)
    assert found.kind is Kind.XMR


def test_the_snapshot_of_the_package_that_nhsr_names():
    # R: set.seed(123); rnorm(20), to eight places. NHSRplotthedots 0.2.2 keeps its mean and limits.
    values = """
        -0.56047565 -0.23017749 1.55870831 0.07050839 0.12928774 1.71506499 0.46091621
        -1.26506123 -0.68685285 -0.44566197 1.22408180 0.35981383 0.40077145 0.11068272
        -0.55584113 1.78691314 0.49785048 -1.96661716 0.70135590 -0.47279141
    """
    limits = chart([Fraction(value) for value in values.split()]).segments[0].limits
    found = [float(line) for line in (limits.mean, limits.lower, limits.upper)]
    assert found == pytest.approx([0.1416238, -3.01138, 3.294627], rel=1e-6)
