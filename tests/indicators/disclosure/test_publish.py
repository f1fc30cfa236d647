"""`publish`: what of a paper is hidden, and that nothing in it gives the hidden back."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

import pytest

from lineofsight.indicators.disclosure import (
    Flow,
    Paper,
    PartOf,
    Shown,
    ShownState,
    Ties,
    may_compare,
    publish,
)
from lineofsight.indicators.disclosure import release as release_module
from lineofsight.indicators.figures import Figure
from lineofsight.kernel.periods import Month
from lineofsight.kernel.problems import Problem, Refused
from lineofsight.kernel.quantities import State

OCTOBER = Month(2017, 10)
HIDDEN = "hidden"


def figure(
    code: str = "FD8",
    n=None,
    d=None,
    *,
    unit: str = "percent",
    over: str = "month",
    month: Month = OCTOBER,
    by: str | None = None,
    group: str | None = None,
    state: State = State.VALUE,
    middle: Fraction | None = None,
) -> Figure:
    return Figure(code, over, month, by, group, n, d, unit, state, "", "seal", 1, middle)


def by_team(code: str, teams: dict[str, tuple], **also) -> list[Figure]:
    """The whole and its teams, each a tuple of numerator and, but for counts, denominator."""
    whole = [sum(part) for part in zip(*teams.values(), strict=True)]
    groups = [figure(code, *parts, by="team", group=team, **also) for team, parts in teams.items()]
    return [figure(code, *whole, **also), *groups]


def words(shown: Iterable[Shown]) -> list[str]:
    return [one.words for one in shown]


def test_large_figures_are_shown_with_their_exact_numbers():
    (shown,) = publish([figure(n=22, d=38)], protects={"FD8": "children"})
    assert (shown.numerator, shown.denominator) == (22, 38)
    assert shown.value == Fraction(2200, 38)
    assert (shown.words, shown.state) == ("57.9%", ShownState.VALUE)


@pytest.mark.parametrize(
    ("numbers", "unit", "expected"),
    [
        pytest.param((3, None), "count", HIDDEN, id="a small count"),
        pytest.param((0, None), "count", "0", id="zero is shown"),
        pytest.param((6, None), "count", "6", id="6 is shown"),
        pytest.param((3, 40), "percent", HIDDEN, id="small numerator"),
        pytest.param((37, 40), "percent", HIDDEN, id="small rest"),
        pytest.param((0, 5), "percent", HIDDEN, id="small denominator"),
        pytest.param((40, 40), "percent", "100.0%", id="all"),
        pytest.param((0, 40), "percent", "0.0%", id="none"),
        pytest.param((4, 93_000), "rate_per_10000", HIDDEN, id="a rate gives its count back"),
        pytest.param((349, 93_000), "rate_per_10000", "37.5 per 10,000", id="a large rate"),
        pytest.param((2_100, 5), "weeks", HIDDEN, id="a mean of 5 cases"),
        pytest.param((2_100, 10), "weeks", "30.0 weeks", id="a mean of 10 cases"),
        pytest.param((5, 10), "weeks", "0.1 weeks", id="5 days are no small count"),
        pytest.param((5, 12), "ratio", HIDDEN, id="a ratio with a small side"),
        pytest.param((12, 8), "ratio", "1.5 to 1", id="a ratio of two large counts"),
        pytest.param((12, 14), "ratio", "0.9 to 1", id="a ratio leaves no rest"),
        pytest.param((160, Decimal("9.5")), "cases_per_fte", "16.8 per full-time worker", id="fte"),
        pytest.param((60, Decimal("3.5")), "cases_per_fte", HIDDEN, id="few workers"),
    ],
)
def test_each_unit_follows_its_counts(numbers, unit, expected):
    (shown,) = publish([figure("X1", *numbers, unit=unit)], protects={"X1": "children"})
    assert shown.words == expected
    assert (shown.numerator is None) == (expected == HIDDEN)


@pytest.mark.parametrize(("cases", "expected"), [(5, HIDDEN), (6, "12 working days")])
def test_a_median_of_few_is_hidden(cases, expected):
    asked = figure("AMT8", None, cases, unit="working_days", middle=Fraction(12))
    assert words(publish([asked], protects={})) == [expected]


@pytest.mark.parametrize(
    ("state", "expected"),
    [(State.NO_DATA, "no data"), (State.NOT_APPLICABLE, "not applicable")],
)
def test_a_state_is_passed_on_without_numbers(state, expected):
    (shown,) = publish([figure(n=3, d=None, state=state)], protects={})
    assert shown.words == expected
    assert shown.numerator is None
    assert not shown.is_hidden


def test_a_hidden_figure_holds_nothing_of_what_it_hides():
    (shown,) = publish([figure("MIS2", 4, unit="count")], protects={})
    assert shown.is_hidden
    assert (shown.numerator, shown.denominator, shown.value) == (None, None, None)
    assert "4" not in repr(shown).replace("2017-10", "").replace("month=Month", "")
    assert not hasattr(shown, "__dict__")


def test_a_code_without_a_class_is_protected_as_children():
    assert publish([figure("X9", 4, unit="count")], protects={})[0].is_hidden


def test_one_small_team_hides_the_smallest_other():
    shown = publish(
        by_team("MIS2", {"North": (3,), "South": (12,), "East": (30,), "West": (0,)}, unit="count"),
        protects={},
    )
    assert words(shown) == ["45", HIDDEN, HIDDEN, "30", "0"]


def test_teams_of_a_percentage():
    shown = publish(
        by_team("FD8", {"North": (20, 20), "South": (37, 40), "East": (30, 90)}), protects={}
    )
    assert shown[2].is_hidden
    assert sum(one.is_hidden for one in shown[1:]) > 1


def test_two_breakdowns_of_one_figure_are_one_system():
    """Either breakdown alone would show the whole; a group missing from one gives it away."""
    teams = by_team("MIS2", {"North": (3,), "South": (7,), "East": (30,)}, unit="count")[1:]
    sexes = [
        figure("MIS2", count, unit="count", by="sex", group=sex)
        for sex, count in (("F", 19), ("M", 21))
    ]
    assert words(publish(teams, protects={})) == [HIDDEN, "7", "30"]
    assert words(publish([*teams, *sexes], protects={})) == [HIDDEN, HIDDEN, "30", "19", "21"]


def test_a_group_that_is_not_in_the_paper_is_what_the_others_leave():
    whole, north, south, _ = by_team(
        "X1", {"North": (30,), "South": (12,), "East": (3,)}, unit="count"
    )
    shown = publish([whole, north, south], protects={})
    assert words(shown) == ["45", "30", HIDDEN]


def test_groups_that_are_more_than_the_whole_are_no_sum():
    whole, north, south = by_team("X1", {"North": (30,), "South": (3,)}, unit="count")
    counted_twice = figure("X1", 40, unit="count", by="team", group="East")
    shown = publish([whole, north, south, counted_twice], protects={})
    assert words(shown) == ["33", "30", HIDDEN, "40"]


def months(code: str, counts: list[int], **also) -> list[Figure]:
    """Counts of the months up to October, the last one October's."""
    first = OCTOBER.plus(1 - len(counts))
    return [
        figure(code, count, unit="count", month=first.plus(i), **also)
        for i, count in enumerate(counts)
    ]


def test_a_year_to_date_does_not_give_its_month_away():
    figures = [*months("MIS2", [9, 8, 7, 9, 8, 11, 4]), *months("MIS2", [52, 56], over="ytd")]
    shown = publish(figures, protects={})
    assert shown[6].is_hidden
    assert shown[7].is_hidden or shown[8].is_hidden


def test_two_years_to_date_give_a_month_that_is_not_printed():
    shown = publish(months("MIS2", [41, 45], over="ytd"), protects={})
    assert HIDDEN in words(shown)
    shown = publish(months("MIS2", [41, 51], over="ytd"), protects={})
    assert words(shown) == ["41", "51"]


def test_march_and_april_are_of_two_years():
    april = Month(2017, 4)
    shown = publish(
        [
            figure("MIS2", 41, unit="count", over="ytd", month=april.plus(-1)),
            figure("MIS2", 45, unit="count", over="ytd", month=april),
        ],
        protects={},
    )
    assert words(shown) == ["41", "45"]


def test_two_rolling_years_give_the_month_that_fell_out():
    """October 2016 is not in the paper: rolling years and October 2017 give it."""
    figures = [*months("FD6", [100, 107], over="12m"), *months("FD6", [10])]
    shown = publish(figures, protects={})
    assert HIDDEN in words(shown)
    figures = [*months("FD6", [100, 101], over="12m"), *months("FD6", [10])]
    assert HIDDEN not in words(publish(figures, protects={}))


def test_two_rolling_years_and_the_month_that_fell_out_give_the_new_one():
    fell_out = figure("FD6", 10, unit="count", month=OCTOBER.plus(-12))
    figures = [*months("FD6", [100, 94], over="12m"), fell_out]
    assert HIDDEN in words(publish(figures, protects={}))


@pytest.mark.parametrize("in_the_year", [60, 106])
def test_a_rolling_year_that_is_no_sum_of_its_months_is_left_alone(in_the_year):
    """Distinct children in a year are not the months together, and tell nothing of one."""
    year = figure("MIS2", in_the_year, unit="count", over="12m")
    shown = publish([*months("MIS2", [9] * 11 + [4]), year], protects={})
    assert words(shown)[11:] == [HIDDEN, str(in_the_year)]
    shown = publish([*months("MIS2", [8] * 11 + [15]), year], protects={})
    assert HIDDEN not in words(shown)


def test_a_year_to_date_and_its_months_without_the_month_before():
    june = [
        figure("MIS2", count, unit="count", month=Month(2017, month))
        for month, count in ((4, 4), (5, 12), (6, 14))
    ]
    to_june = figure("MIS2", 30, unit="count", over="ytd", month=Month(2017, 6))
    shown = publish([*june, to_june], protects={})
    assert words(shown) == [HIDDEN, HIDDEN, "14", "30"]


def test_the_one_month_a_year_to_date_does_not_print():
    """April is missing, and is what the months printed leave of the year."""
    figures = [*months("MIS2", [9, 8, 7, 9, 8, 8]), figure("MIS2", 52, unit="count", over="ytd")]
    assert HIDDEN in words(publish(figures, protects={}))
    figures[-1] = figure("MIS2", 55, unit="count", over="ytd")
    assert HIDDEN not in words(publish(figures, protects={}))


def test_months_in_the_background_are_protected_though_not_printed():
    """Two rolling years, two months apart, and three of the four months between: the fourth."""
    counts = [10] * 12 + [9, 3] + [10] * 10 + [20, 20]  # November 2015 to December 2017
    first = OCTOBER.plus(-23)
    every_month = [
        figure("FD6", count, unit="count", month=first.plus(i)) for i, count in enumerate(counts)
    ]
    years = [
        figure(
            "FD6", sum(counts[end - 12 : end]), unit="count", over="12m", month=first.plus(end - 1)
        )
        for end in (24, 26)
    ]
    printed = [*years, every_month[12], *every_month[24:]]
    assert HIDDEN not in words(publish(printed, protects={}))
    shown = publish(printed, protects={}, background=every_month)
    assert HIDDEN in words(shown)
    assert len(shown) == len(printed)


def test_an_earlier_paper_is_remembered():
    """September's paper printed the year to September; October's would give October away."""
    earlier = figure("MIS2", 40, unit="count", over="ytd", month=OCTOBER.plus(-1))
    (september,) = publish([earlier], protects={})
    shown = publish(
        [*months("MIS2", [4]), *months("MIS2", [44], over="ytd")],
        protects={},
        already_public=[september],
    )
    assert words(shown) == [HIDDEN, HIDDEN]


def test_what_earlier_papers_give_away_is_named():
    teams = by_team("MIS2", {"North": (10,), "South": (12,), "East": (3,)}, unit="count")
    assert Paper(teams, {}).release().given_away == ()
    earlier = [one for figure in teams[:3] for one in publish([figure], protects={})]
    release = Paper(teams, {}, already_public=earlier).release()
    assert release.given_away == (("MIS2", "month", OCTOBER, "team", "East"),)
    assert words(release.shown) == ["25", "10", "12", HIDDEN]


def test_a_small_rest_published_before_is_not_published_again():
    asked = [figure(n=37, d=40)]
    earlier = publish(asked, protects={}, threshold=3)
    assert words(earlier) == ["92.5%"]
    release = Paper(asked, {}, already_public=earlier).release()
    assert words(release.shown) == [HIDDEN]
    assert release.given_away == (("FD8", "month", OCTOBER, None, None),)


@pytest.mark.parametrize(("now", "expected"), [(21, "21"), (3, HIDDEN)])
def test_a_figure_published_with_another_number_is_not_what_is_known_now(now, expected):
    earlier = publish([figure("MIS2", 20, unit="count")], protects={})
    shown = publish([figure("MIS2", now, unit="count")], protects={}, already_public=earlier)
    assert words(shown) == [expected]


STAFF = {"P6": "staff", "P6r": "staff"}


def test_staff_are_shown_for_the_whole_service_and_hidden_below():
    assert words(publish([figure("P6", 3, unit="count")], protects=STAFF)) == ["3"]
    shown = publish(
        by_team("P6", {"North": (3,), "South": (12,), "East": (30,)}, unit="count"), protects=STAFF
    )
    assert words(shown) == ["45", HIDDEN, HIDDEN, "30"]


def test_staff_of_whom_the_whole_leaves_no_doubt_are_not_cut_at_all():
    """Two in the service and one in each of two teams: even which teams would tell."""
    shown = publish(by_team("P6", {"North": (1,), "South": (1,)}, unit="count"), protects=STAFF)
    assert words(shown) == ["2", HIDDEN]
    assert (shown[1].by, shown[1].group) == ("team", None)


def test_staff_percentages_in_fte():
    teams = {
        "North": (Decimal("2.5"), Decimal(20)),
        "South": (Decimal(10), Decimal("31.5")),
        "East": (Decimal("12.6"), Decimal(40)),
    }
    shown = publish(by_team("P6r", teams), protects=STAFF)
    assert words(shown) == ["27.4%", HIDDEN, HIDDEN, "31.5%"]
    assert shown[3].numerator == Decimal("12.6")


def test_fte_over_whole_numbers():
    teams = {"North": (Decimal("17.5"), 20), "South": (Decimal("10.5"), 30), "East": (12, 40)}
    shown = publish(by_team("P6r", teams), protects=STAFF)
    assert words(shown) == ["44.4%", HIDDEN, HIDDEN, "30.0%"]


def test_a_small_rest_of_staff_is_shown_for_the_whole():
    assert words(publish([figure("P6r", 37, 40)], protects=STAFF)) == ["92.5%"]


PROCESS = {"CIN8": "process"}


def test_a_process_is_shown_for_the_whole_authority_and_nothing_below_it():
    figures = by_team("CIN8", {"North": (3,), "South": (120,)}, unit="count")
    shown = publish(figures, protects=PROCESS)
    assert words(shown) == ["123", HIDDEN]
    assert [one.group for one in shown] == [None, None]
    assert words(publish([figure("CIN8", 2, unit="count")], protects=PROCESS)) == ["2"]


def test_a_process_gives_nothing_away_that_is_not_printed():
    figures = by_team("CIN8", {"North": (1,), "South": (1,)}, unit="count")
    assert Paper(figures, PROCESS).release().given_away == ()


def test_a_breakdown_of_a_process_that_cannot_be_given_says_so():
    missing = figure("CIN8", unit="count", by="team", state=State.NOT_APPLICABLE)
    assert words(publish([missing], protects=PROCESS)) == ["not applicable"]


def test_the_days_of_a_mean_are_hidden_with_its_cases():
    """The days of North would be what South leaves, if another team were not hidden too."""
    teams = {"North": (700, 4), "South": (2_000, 12), "East": (1_800, 9)}
    shown = publish(by_team("LEG3", teams, unit="weeks"), protects={})
    assert [one.is_hidden for one in shown] == [False, True, False, True]


def test_days_that_give_themselves_away_hide_one_team_more():
    """East, hidden beside North for its cases, took no days at all, and is no cover for North's."""
    teams = {"North": (700, 4), "East": (0, 9), "South": (2_000, 12)}
    shown = publish(by_team("LEG3", teams, unit="weeks"), protects={})
    assert [one.is_hidden for one in shown] == [False, True, True, True]


SAME = {("CP7", "numerator"): "plans", ("CP13", "denominator"): "plans"}


def test_one_count_in_two_indicators_is_hidden_in_both():
    """The base of CP13 is CP7: South, hidden there as a partner, would stand here."""
    plans = by_team("CP7", {"North": (4,), "South": (30,), "East": (40,)}, unit="count")
    long = [
        figure("CP13", 0, d, by="team", group=team)
        for team, d in (("North", 4), ("South", 30), ("East", 40))
    ]
    apart = publish([*plans, *long], protects={})
    assert words(apart)[:4] == ["74", HIDDEN, HIDDEN, "40"]
    assert words(apart)[5] == "0.0%"
    together = publish([*plans, *long], protects={}, ties=Ties(SAME))
    assert [one.is_hidden for one in together[1:4]] == [one.is_hidden for one in together[4:]]


def test_a_year_of_one_indicator_and_the_months_of_another():
    year = [
        figure("CP2r", count, 93_000, unit="rate_per_10000", over="12m", month=month)
        for count, month in ((100, OCTOBER.plus(-1)), (107, OCTOBER))
    ]
    figures = [*year, *months("CP2", [10])]
    same = {("CP2r", "numerator"): "s47", ("CP2", "numerator"): "s47"}
    assert HIDDEN not in words(publish(figures, protects={}))
    assert HIDDEN in words(publish(figures, protects={}, ties=Ties(same)))


def test_a_part_of_another_indicator_leaves_a_rest():
    children, under_16 = figure("A1", 42, unit="count"), figure("A2", 40, unit="count")
    assert words(publish([children, under_16], protects={})) == ["42", "40"]
    link = PartOf(("A2", "numerator"), ("A1", "numerator"))
    shown = publish([children, under_16], protects={}, ties=Ties(parts_of=[link]))
    assert HIDDEN in words(shown)


def test_a_part_that_is_more_than_its_whole_is_no_part():
    link = PartOf(("A1", "numerator"), ("A2", "numerator"))
    figures = [figure("A1", 42, unit="count"), figure("A2", 40, unit="count")]
    assert words(publish(figures, protects={}, ties=Ties(parts_of=[link]))) == ["42", "40"]


CARE = Flow([("LAC1", "numerator")], [("LAC3", "numerator")], [("LAC4", "numerator")])


def care(stood, stands, came, went, **also) -> list[Figure]:
    """Children looked after at two month ends, and who came and went between."""
    flows = [("LAC3", came), ("LAC4", went)]
    return [
        figure("LAC1", stood, unit="count", over="snapshot", month=OCTOBER.plus(-1)),
        figure("LAC1", stands, unit="count", over="snapshot"),
        *(figure(code, n, unit="count", **also) for code, n in flows if n is not None),
    ]


@pytest.mark.parametrize(
    ("why", "figures", "expected"),
    [
        ("187 and 8 less 190 is 5 who left", care(187, 190, 8, 5), ["187", "190", HIDDEN, HIDDEN]),
        ("both are large", care(187, 190, 9, 6), ["187", "190", "9", "6"]),
        ("nobody left", care(187, 195, 8, 0), ["187", "195", "8", "0"]),
        ("who left is worked out, though it stands nowhere", care(187, 190, 8, None),
         ["187", "190", HIDDEN]),
        ("records that do not add up give nothing back", care(187, 191, 8, 5),
         ["187", "191", "8", HIDDEN]),
    ],
)  # fmt: skip
def test_who_left_is_not_given_back_by_who_came_and_who_is_there(why, figures, expected):
    assert words(publish(figures, protects={}, ties=Ties(flows=[CARE]))) == expected, why


def test_a_year_of_who_came_is_held_against_the_stock_a_year_before():
    """160 in October 2016, 190 now, 35 came in the year: so 5 left."""
    figures = [
        figure("LAC1", 160, unit="count", over="snapshot", month=OCTOBER.plus(-12)),
        figure("LAC1", 190, unit="count", over="snapshot"),
        figure("LAC3", 35, unit="count", over="12m"),
        figure("LAC4", 5, unit="count", over="12m"),
    ]

    assert words(publish(figures, protects={}))[2] == "35"
    assert words(publish(figures, protects={}, ties=Ties(flows=[CARE])))[2] == HIDDEN


def test_one_figure_with_two_numbers_is_refused():
    with pytest.raises(Problem, match="MIS2 is given twice"):
        publish([figure("MIS2", 7, unit="count"), figure("MIS2", 8, unit="count")], protects={})


def test_one_figure_given_twice_is_shown_twice():
    figures = [figure("MIS2", 7, unit="count")] * 2
    assert words(publish(figures, protects={})) == ["7", "7"]


def test_a_paper_whose_hidden_figures_give_way_is_refused(monkeypatch):
    monkeypatch.setattr(release_module, "leaks", lambda *_, **__: [("MIS2 October", "somehow")])
    with pytest.raises(Refused, match="1 hidden figures could still be worked out"):
        publish([figure("MIS2", 3, unit="count")], protects={})


def test_the_threshold_is_followed():
    assert words(publish([figure("MIS2", 9, unit="count")], protects={}, threshold=10)) == [HIDDEN]
    with pytest.raises(Problem, match="threshold"):
        publish([], protects={}, threshold=0)


def test_a_change_needs_both_its_months():
    hidden, before, after = publish(
        [
            figure("MIS2", 3, unit="count"),
            figure("MIS2", 9, unit="count", month=OCTOBER.plus(-1)),
            figure("MIS2", 9, unit="count", month=OCTOBER.plus(1)),
        ],
        protects={},
    )
    assert not may_compare(hidden, before)
    assert not may_compare(after, hidden)
    assert may_compare(before, after)


def test_only_months_of_one_figure_are_compared():
    figures = publish(
        [
            figure("MIS2", 9, unit="count"),
            figure("MIS1", 9, unit="count"),
            figure("MIS2", 19, unit="count", over="12m"),
            figure("MIS2", 9, unit="count", by="team", group="North"),
            figure("MIS2", state=State.NO_DATA, unit="count", month=OCTOBER.plus(-1)),
        ],
        protects={},
    )
    assert not any(may_compare(figures[0], other) for other in figures[1:])
