"""Colours, directions, high risk and comparisons: drawn cases whose names say what holds."""

import datetime as dt
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.indicators import catalogue
from lineofsight.indicators.definition import count, share
from lineofsight.indicators.judging import (
    Colour,
    Target,
    Targets,
    change,
    compared,
    is_high_risk,
    judge,
    rag,
)
from lineofsight.indicators.judging.own_series import not_rebased, own_series
from lineofsight.indicators.judging.process_control import Variation
from lineofsight.indicators.judging.rag import could_be
from lineofsight.indicators.judging.targets import why_unused
from lineofsight.kernel.periods import Month
from lineofsight.kernel.problems import Refused
from lineofsight.settings import Rebase, ReferencePeriod, Settings

OCTOBER = Month(2017, 10)
RED, AMBER, GREEN = Colour.RED, Colour.AMBER, Colour.GREEN


def timely(**also):
    words = {"title": "t", "why": "w", "population": "p", "met": "x = 1", "better": "higher"}
    words["over"] = ("month",)
    return share("AMT2", **{**words, "target": Decimal(90), "amber": Decimal(80), **also})


def coloured(value, *, base=40, indicator=None, target=None):
    indicator = indicator or timely()
    target = target or Target(Decimal(90), Decimal(80), "test")
    return rag(indicator, value, base=base, target=target, small_base=10)


@pytest.mark.parametrize(
    ("better", "lower", "colour", "upper", "others"),
    [
        ("higher", 78.8, GREEN, 88.1, (AMBER,)),
        ("higher", 75, GREEN, 88.1, (AMBER, RED)),
        ("higher", 85, GREEN, 85, ()),
        ("higher", 80, GREEN, 90, ()),
        ("higher", 79, AMBER, 79.9, ()),
        ("lower", 70, AMBER, 90, (GREEN, RED)),
    ],
)
def test_a_figure_could_have_another_colour_where_its_bounds_straddle_a_limit(
    better, lower, colour, upper, others
):
    amber = Decimal(78) if better == "higher" else Decimal(82)
    target = Target(Decimal(80), amber, "test")
    bounds = {"lower": Decimal(str(lower)), "upper": Decimal(str(upper))}

    assert could_be(colour, better, target, **bounds) == others
    without = Target(Decimal(80), None, "test")
    assert AMBER not in could_be(RED, better, without, **bounds)


@pytest.mark.parametrize(
    ("value", "colour", "why"),
    [
        (90, GREEN, "at the target"),
        (Fraction(8995, 100), AMBER, "89.95 is printed 90.0 and is amber: unrounded"),
        (80, AMBER, "at the amber limit"),
        (Fraction(7999, 100), RED, "just worse than the amber limit"),
        (0, RED, "zero is a value"),
    ],
)
def test_more_is_better(value, colour, why):
    assert coloured(value).colour is colour, why


@pytest.mark.parametrize(
    ("value", "colour"), [(20, GREEN), (Fraction(201, 10), AMBER), (23, AMBER), (24, RED)]
)
def test_less_is_better(value, colour):
    target = Target(Decimal(20), Decimal(23), "test")
    assert coloured(value, indicator=timely(better="lower"), target=target).colour is colour


def test_no_amber_limit_means_worse_than_the_target_is_red():
    assert coloured(89, target=Target(Decimal(90), None, "test")).colour is RED


def test_why_there_is_no_colour():
    assert coloured(50, base=9) == (None, "fewer than 10 counted")
    assert coloured(50, base=10).colour is RED
    assert coloured(None) == (None, "no value")
    assert (
        coloured(50, indicator=timely(better="neutral")).why_not == "neither high nor low is good"
    )
    assert rag(timely(), 50, base=40, target=None, small_base=10).why_not == "no target"


def test_a_count_has_no_base_and_any_is_too_many_where_none_is_allowed():
    unallocated = count(
        "CIN8",
        title="t",
        why="w",
        population="p",
        better="lower",
        zero_tolerance=True,
        over=("snapshot",),
    )
    assert rag(unallocated, 1, base=None, target=None, small_base=10).colour is RED
    assert rag(unallocated, 0, base=None, target=None, small_base=10).colour is GREEN


def target_row(indicator, day, target, amber=None, by="Director"):
    return {
        "indicator": indicator,
        "from_on": dt.date.fromisoformat(day),
        "target": Decimal(target),
        "amber_limit": None if amber is None else Decimal(amber),
        "set_by": by,
    }


def test_a_new_target_never_recolours_the_months_before():
    targets = Targets.of(
        [target_row("amt 2", "2017-10-01", 85), target_row("AMT2", "2017-04-01", 80)]
    )
    assert targets.on(timely(), Month(2017, 9)).value == 80
    assert targets.on(timely(), OCTOBER).value == 85
    assert targets.on(timely(), Month(2017, 3)).value == 90
    assert targets.on(timely(), Month(2017, 3)).source == "proposed in the catalogue"
    assert targets.on(timely(target=None, amber=None), Month(2017, 3)) is None


@pytest.mark.parametrize(
    ("code", "target", "amber", "why"),
    [
        ("QQ9", 5, None, "there is no indicator QQ9"),
        ("FD2", -5, None, "FD2 is a percentage, and the target -5 is not within 0 to 100"),
        ("cp 8", 90, 101, "CP8 is a percentage, and the amber limit 101 is not within 0 to 100"),
        (
            "CP8",
            90,
            95,
            "of CP8 higher is better, and the amber limit 95 is better than the target 90",
        ),
        (
            "FD8",
            20,
            15,
            "of FD8 lower is better, and the amber limit 15 is better than the target 20",
        ),
        ("CP8", 90, 90, ""),
        ("CP8", 100, None, ""),
        ("FD8", 15, 20, ""),
        ("F8", -2, -5, ""),
    ],
)
def test_a_target_that_cannot_be_meant_says_why_and_is_not_used(code, target, amber, why):
    known = catalogue.indicators()
    row = target_row(code, "2017-04-01", target, amber)

    assert why_unused(row, known).startswith(why)
    assert bool(why_unused(row, known)) == bool(why)
    if code != "QQ9":
        indicator = catalogue.named(code)
        before = target_row(code, "2016-04-01", 50)
        used = Targets.of([before, row]).on(indicator, OCTOBER)
        assert used.value == (50 if why else target)


@pytest.mark.parametrize(
    ("better", "now", "before", "words", "judgement"),
    [
        ("higher", 58, 69, "down 11.0 percentage points", "worsened"),
        ("lower", 15, 20, "down 5.0 percentage points", "improved"),
        ("higher", 92, 80, "up 12.0 percentage points", "improved"),
        ("neutral", 92, 80, "up 12.0 percentage points", ""),
        ("higher", Fraction(804, 10), 80, "no change", ""),
        ("higher", Fraction(805, 10), 80, "up 0.5 percentage points", "improved"),
    ],
)
def test_the_arrow_is_the_movement_and_the_word_the_judgement(
    better, now, before, words, judgement
):
    found = change(timely(better=better), now, before)
    assert (found.words, found.judgement) == (words, judgement)


def test_a_tenth_of_a_case_a_worker_is_no_change_and_one_more_referral_is():
    caseload = replace(timely(better="lower"), unit="cases_per_fte")
    assert change(caseload, Fraction(175, 10), Fraction(176, 10)).direction == "same"
    assert change(caseload, Fraction(170, 10), Fraction(176, 10)).words.startswith("down 0.6")
    referrals = replace(timely(better="neutral"), unit="count")
    assert change(referrals, 101, 100).words == "up 1"


@pytest.mark.parametrize(
    ("unit", "now", "before"),
    [
        ("ratio", Fraction(260, 255), Fraction(263, 255)),
        ("ratio", Fraction(96, 100), Fraction(104, 100)),  # 1.0 and 1.0, a tenth apart unrounded
        ("rate_per_10000", Fraction(5004, 100), Fraction(5006, 100)),  # 50.0 and 50.1
        ("days", Fraction(996, 10), Fraction(1004, 10)),
    ],
)
def test_a_change_that_does_not_show_in_print_is_neither_improved_nor_worse(unit, now, before):
    found = change(replace(timely(better="lower"), unit=unit), now, before)

    assert (found.direction, found.judgement, found.words) == ("same", "", "no change")


def test_one_case_in_a_small_base_is_no_change_and_two_are():
    assert change(timely(), 50, 60, bases=(8, 8), small_base=10).direction == "same"
    assert change(timely(), 50, 75, bases=(8, 8), small_base=10).direction == "down"
    assert change(timely(), 50, 60, bases=(10, 10), small_base=10).direction == "down"


def test_nothing_is_compared_with_a_missing_month():
    assert change(timely(), 50, None) is None


@given(st.fractions(0, 100), st.fractions(0, 100))
def test_the_other_way_round_is_the_opposite(now, before):
    there, back = change(timely(), now, before), change(timely(), before, now)
    assert there.size == -back.size
    opposite = {"improved": "worsened", "worsened": "improved", "": ""}
    assert back.judgement == opposite[there.judgement]


def test_high_risk():
    plain, statutory = timely(), timely(statutory=True)
    assert is_high_risk(plain, [GREEN, AMBER, GREEN, AMBER, AMBER, RED]), "first red in six months"
    assert not is_high_risk(plain, [RED, AMBER, GREEN, AMBER, AMBER, RED]), "red five months ago"
    assert is_high_risk(plain, [RED, GREEN, AMBER, GREEN, AMBER, AMBER, RED]), "red six months ago"
    assert is_high_risk(statutory, [RED, RED, RED, RED, RED, RED]), "the law sets it"
    assert not is_high_risk(statutory, [RED, AMBER]), "not red now"
    assert not is_high_risk(plain, [None, None, RED]), "no month before to be the first after"


@pytest.mark.parametrize(
    ("variation", "colours", "risk", "why"),
    [
        ("concern_low", [RED] * 6, True, "red, and worse beyond chance"),
        ("concern_high", [RED] * 6, True, "either way"),
        ("common_cause", [GREEN] * 5 + [RED], False, "newly red by chance"),
        ("improvement_high", [RED] * 6, False, "red yet improving"),
        ("concern_low", [AMBER] * 6, False, "not red"),
        (None, [GREEN] * 5 + [RED], True, "no chart yet: newly red in six months"),
    ],
)
def test_high_risk_by_special_cause(variation, colours, risk, why):
    found = Variation(variation) if variation else None
    assert is_high_risk(timely(), colours, found) is risk, why
    assert is_high_risk(timely(statutory=True), colours, found) is (colours[-1] is RED), why


def own(values, *, indicator=None, over="month", base=40, settings=None, target=None, days=None):
    first = OCTOBER.plus(1 - len(values))
    history = {first.plus(place): Drawn(value, base) for place, value in enumerate(values)}
    return own_series(
        indicator or timely(), history, OCTOBER, over=over, target=target,
        settings=settings or Settings(), days=days,
    )  # fmt: skip


def test_a_figure_is_set_against_its_own_last_three_years():
    found = own([10, 99] * 20 + [70, 71] * 18, target=60)
    assert len(found.chart.plotted) == 36
    assert (found.variation, found.assurance) == ("common_cause", "consistent_pass")
    assert own([70, 71] * 10 + [20]).variation == "concern_low"
    assert own([70, 71] * 10 + [20]).words == "special cause: concern, low"


@pytest.mark.parametrize(
    ("values", "also", "why"),
    [
        ([70, 71] * 6, {}, "12 of the 13 months that limits need"),
        ([None, 70] + [70, 71] * 6 + [None], {}, "no value"),
        ([70, 71] * 10, {"over": "12m"}, "its periods overlap"),
        ([70, 71] * 10, {"over": "ytd"}, "its periods overlap"),
        (
            [70, 71] * 10,
            {"over": "snapshot", "indicator": timely(window=12)},
            "its periods overlap",
        ),
        ([100] * 20, {}, "too few neighbouring months differ, so limits are not meaningful"),
    ],
)
def test_why_a_figure_is_not_judged(values, also, why):
    found = own(values, **also)
    assert found.why_not == why
    assert (found.variation, found.assurance) == (None, None)
    assert found.words == f"not judged: {why}"


def test_months_before_the_first_that_is_known_are_no_gaps_and_those_after_are():
    found = own([None] * 6 + [70, 71, None] + [70, 71] * 8)
    assert len(found.chart.plotted) == 19
    assert found.chart.segments[0].counted == 18


def test_rare_harm_is_not_judged_by_months():
    harm = count("VA9", title="t", why="w", population="p", better="lower", over=("month",))
    values = [0, 0, 1] * 12
    assert "not all its days" in own(values, indicator=harm, base=None).why_not

    def fortnights(first, last):
        assert (first, last) == (Month(2014, 11), OCTOBER)
        return [first.first_day + dt.timedelta(days=14 * place + place % 3) for place in range(14)]

    def judged(days):
        return own(values, indicator=harm, base=None, days=days)

    found = judged(lambda first, last: [*fortnights(first, last), last.last_day])
    assert (found.chart.kind, found.variation) == ("T", "improvement_high")
    assert judged(lambda *_: []).why_not == "0 of the 13 waits that limits need"

    def lacking(*_):
        raise Refused("The records do not reach so far.")

    assert "lack some of its days" in judged(lacking).why_not


def test_a_percentage_of_small_bases_has_limits_by_its_bases():
    assert own([70, 71] * 10).chart.kind == "XmR"
    assert own([70, 71] * 10, base=8).chart.kind == "P'"


def test_limits_begin_afresh_with_the_month_of_a_rebase():
    moved = Rebase("AMT2", dt.date(2016, 10, 17), "new front door", "Director")
    values = [20, 21] * 11 + [70, 71] * 6 + [70]
    assert own(values).variation == "improvement_high"
    found = own(values, settings=Settings(rebases=(moved,)))
    assert [segment.counted for segment in found.chart.segments] == [22, 13]
    assert found.variation == "common_cause"
    early = Settings(rebases=(replace(moved, on=dt.date(2016, 11, 1)),))
    assert own(values, settings=early).why_not == (
        "12 of the 13 months that limits need since the limits were rebased"
    )
    others = Settings(rebases=(replace(moved, indicator="CP5"),
                               replace(moved, on=dt.date(2001, 1, 1)),
                               replace(moved, on=dt.date(2030, 1, 1))))  # fmt: skip
    assert len(own(values, settings=others).chart.segments) == 1


def test_a_rebase_that_no_chart_takes_up_is_said():
    series = {"AMT2": Month(2017, 1).until(OCTOBER), "CP5x": None}
    moved = Rebase("AMT2", dt.date(2017, 2, 14), "new front door", "Director")
    said = list(
        not_rebased(
            Settings(
                rebases=(
                    moved,
                    replace(moved, on=dt.date(2017, 1, 31)),
                    replace(moved, on=dt.date(2017, 11, 1)),
                    replace(moved, indicator="CP5x"),
                    replace(moved, indicator="FD1", on=dt.date(2030, 1, 1)),  # not asked for
                )
            ),
            series,
        )
    )
    assert said == [
        (
            "AMT2 is not rebased on 31 January 2017: that is the first month of its series, where "
            "rebasing changes nothing."
        ),
        "AMT2 is not rebased on 1 November 2017: its series is of January 2017 to October 2017.",
        "CP5x is not rebased on 14 February 2017: its chart is of the days between rare events.",
    ]


BEFORE = ReferencePeriod("before the inspection", dt.date(2017, 9, 4), 12)


def test_the_mean_of_the_twelve_months_before_the_inspection():
    values = dict.fromkeys(Month(2016, 9).until(Month(2017, 8)), 77)
    found = compared(95, values, BEFORE)
    assert (found.first, found.last, found.mean) == (Month(2016, 9), Month(2017, 8), 77)
    assert found.words == "23% above the mean of the 12 months before the inspection"
    assert compared(77, values, BEFORE).words.startswith("the same as")
    assert compared(95, {**values, Month(2017, 1): None}, BEFORE) is None, "a month is missing"


@dataclass(frozen=True)
class Drawn:
    value: object
    denominator: object = 40


def test_a_judgement_gathers_it_all():
    history = {month: Drawn(85) for month in Month(2017, 1).until(Month(2017, 9))}
    history[OCTOBER] = Drawn(58)
    settings = Settings(
        reference_periods=(ReferencePeriod("x", dt.date(2017, 9, 4), 6, ("AMT2",)),)
    )
    found = judge(timely(), history, OCTOBER, targets=Targets({}), settings=settings)
    assert found.rag.colour is RED
    assert found.is_high_risk
    assert found.change.words == "down 27.0 percentage points"
    assert found.change_in_year is None
    assert found.comparisons[0].mean == 85
