"""`protect`: what is hidden, what stays shown, and what is refused."""

import pytest

from lineofsight.indicators.disclosure import audit, protect
from lineofsight.indicators.disclosure import hiding as hiding_module
from lineofsight.kernel.problems import Problem

C = None  # a hidden count, as it is printed


def table(text: str) -> tuple[dict[str, int], list[tuple[list[str], str]]]:
    """Read a drawn two-way table whose last row and column are totals; cells are `row column`."""
    header, *lines = [line.split() for line in text.strip().splitlines()]
    cells = {
        f"{line[0]} {column}": int(count)
        for line in lines
        for column, count in zip(header, line[1:], strict=True)
    }
    rows = [line[0] for line in lines]
    sums = [([f"{row} {c}" for c in header[:-1]], f"{row} {header[-1]}") for row in rows]
    sums += [([f"{row} {c}" for row in rows[:-1]], f"{rows[-1]} {c}") for c in header]
    return cells, sums


def counts_of(text: str) -> dict[str, int | None]:
    """Read what is expected of a drawn table, `c` for hidden."""
    header, *lines = [line.split() for line in text.strip().splitlines()]
    return {
        f"{line[0]} {column}": C if count == "c" else int(count)
        for line in lines
        for column, count in zip(header, line[1:], strict=True)
    }


@pytest.mark.parametrize(
    ("bands", "expected"),
    [
        pytest.param([40, 12, 25], [40, 12, 25], id="nothing small, nothing hidden"),
        pytest.param([0, 12, 25], [0, 12, 25], id="a zero is shown"),
        pytest.param([3, 40, 12, 25], [C, 40, C, 25], id="the smallest partner is hidden too"),
        pytest.param([3, 0, 12, 25], [C, 0, C, 25], id="a zero is no partner"),
        pytest.param([3, 0, 0, 40], [C, 0, 0, C], id="the one partner there is, however large"),
        pytest.param([3, 4, 12], [C, C, 12], id="two small ones protect each other"),
        pytest.param([5, 5, 30], [C, C, 30], id="two of five: nobody knows that both are small"),
        pytest.param([1, 1, 7, 9], [C, C, C, 9], id="two that sum to 2 are both 1: one more"),
        pytest.param([1, 1, 1, 7], [C, C, C, C], id="three that sum to 3 are all 1: one more"),
        pytest.param([1, 2, 7], [C, C, 7], id="1 and 2 could be 2 and 1"),
        pytest.param([6, 6, 6], [6, 6, 6], id="6 is the first that may be shown"),
    ],
)
def test_bands_with_a_total_that_stays_shown(bands: list[int], expected: list[int | None]):
    names = [f"band {i}" for i in range(len(bands))]
    cells = {**dict(zip(names, bands, strict=True)), "all": sum(bands)}
    shown = protect(cells, [(names, "all")])
    assert shown == {**dict(zip(names, expected, strict=True)), "all": sum(bands)}


def test_a_small_total_is_hidden_with_its_parts():
    cells = {"girls": 1, "boys": 2, "all": 3}
    assert protect(cells, [(["girls", "boys"], "all")]) == {"girls": C, "boys": C, "all": C}


def test_the_only_part_of_a_total_hides_the_total_and_its_neighbour_above():
    cells = {"one team": 4, "area": 4, "next area": 30, "service": 34}
    sums = [(["one team"], "area"), (["area", "next area"], "service")]
    assert protect(cells, sums) == {"one team": C, "area": C, "next area": C, "service": 34}


def test_a_lone_small_cell_in_two_ways_needs_a_rectangle():
    cells, sums = table("""
               under10 10to15 over15 all
        North       3     40     20  63
        South      30     12     50  92
        East       35     45     60 140
        all        68     97    130 295
    """)
    assert protect(cells, sums) == counts_of("""
               under10 10to15 over15 all
        North       c      c     20  63
        South       c      c     50  92
        East       35     45     60 140
        all        68     97    130 295
    """)


def test_a_rectangle_of_ones_does_not_hold_and_is_widened():
    cells, sums = table("""
               a  b  c all
        North  1  1 20  22
        South  1  1 30  32
        East  40 50 60 150
        all   42 52 110 204
    """)
    shown = protect(cells, sums)
    assert audit(shown, sums) == ()
    assert [name for name, count in shown.items() if count is None][:2] == ["North a", "North b"]
    assert sum(count is None for count in shown.values()) > 4
    assert all(shown[name] == count for name, count in cells.items() if "all" in name)


def test_linked_tables_are_one_system():
    """The teams are cut by age and by sex; either table alone would let the other give it back."""
    cells = {
        "North under 10": 3, "North over 10": 30, "North girls": 15, "North boys": 18,
        "South under 10": 20, "South over 10": 25, "South girls": 22, "South boys": 23,
        "North": 33, "South": 45, "under 10": 23, "over 10": 55, "girls": 37, "boys": 41,
        "all": 78,
    }  # fmt: skip
    sums = [
        *(([f"{team} {cut}" for cut in cuts], team)
          for team in ("North", "South") for cuts in (("under 10", "over 10"), ("girls", "boys"))),
        *(([f"North {cut}", f"South {cut}"], cut)
          for cut in ("under 10", "over 10", "girls", "boys")),
        (["North", "South"], "all"), (["under 10", "over 10"], "all"), (["girls", "boys"], "all"),
    ]  # fmt: skip
    shown = protect(cells, sums)
    assert audit(shown, sums) == ()
    assert {name for name, count in shown.items() if count is None} == {
        "North under 10",
        "North over 10",
        "South under 10",
        "South over 10",
    }


def test_overlapping_bands_give_their_difference():
    """Under 18 less under 16 is 16 to 17, which need not be printed anywhere to be known."""
    cells = {"under 16": 40, "16 to 17": 2, "under 18": 42, "18": 30, "all": 72}
    sums = [(["under 16", "16 to 17"], "under 18"), (["under 18", "18"], "all")]
    shown = protect(cells, sums)
    assert shown["16 to 17"] is None
    assert shown["under 16"] is None or shown["under 18"] is None
    assert audit(shown, sums) == ()


def test_a_rolling_year_less_the_one_published_before_gives_no_month_away():
    months = {f"month {i}": 8 + i for i in range(1, 13)} | {"month 13": 3}
    before = sum(months[f"month {i}"] for i in range(1, 13))
    now = sum(months[f"month {i}"] for i in range(2, 14))
    sums = [
        ([f"month {i}" for i in range(1, 13)], "year to month 12"),
        ([f"month {i}" for i in range(2, 14)], "year to month 13"),
    ]
    public = {"year to month 12": before, "month 1": months["month 1"]}
    shown = protect({**months, "year to month 13": now}, sums, already_public=public)
    assert shown["month 13"] is None
    assert shown["month 1"] == months["month 1"]
    assert audit(shown, sums, already_public=public) == ()
    assert "year to month 12" not in shown


def test_a_year_to_date_published_last_month_hides_this_months():
    shown = protect(
        {"October": 4, "to October": 40},
        [(["to September", "October"], "to October")],
        already_public={"to September": 36},
    )
    assert shown == {"October": C, "to October": C}


def test_what_is_already_public_is_not_hidden_again():
    shown = protect({"North": 3, "South": 20}, [], already_public={"North": 3})
    assert shown == {"North": 3, "South": 20}


def test_what_the_public_figures_give_away_is_hidden_all_the_same_and_the_rest_is_left_alone():
    cells = {"North": 3, "South": 20, "all": 23, "East": 40, "service": 63}
    sums = [(["North", "South"], "all"), (["all", "East"], "service")]
    public = {"South": 20, "all": 23}
    shown = protect(cells, sums, already_public=public)
    assert shown == {**cells, "North": C}
    assert [leak.cell for leak in audit(shown, sums, already_public=public)] == ["North"]


def test_what_sums_of_public_figures_settle_does_not_blank_out_what_is_tied_to_it():
    """a, b and c follow from three public sums; d stands beside a in a fourth, of large counts."""
    cells = {"a": 3, "b": 20, "c": 30, "d": 40, "a and d": 43}
    sums = [(["a", "b"], "ab"), (["b", "c"], "bc"), (["a", "c"], "ac"), (["a", "d"], "a and d")]
    shown = protect(cells, sums, already_public={"ab": 23, "bc": 50, "ac": 33})
    assert shown == {**cells, "a": C}


def test_whole_numbers_give_away_what_sums_alone_do_not():
    """Published: 2 in all. Two teams that are not zero have 1 each, and nothing can help."""
    cells = {"North": 1, "South": 1, "beside": 30, "North and beside": 31}
    sums = [(["North", "South"], "all"), (["North", "beside"], "North and beside")]
    shown = protect(cells, sums, already_public={"all": 2})
    assert shown == {**cells, "North": C, "South": C}


def test_the_rule_itself_gives_nothing_away():
    """Twice c and three times s is 15: 6 and 1, or 3 and 3, of which neither would be hidden."""
    cells = {"c": 6, "s": 1, "cs": 7, "css": 8, "all": 15}
    sums = [(["c", "s"], "cs"), (["cs", "s"], "css"), (["s", "css", "c"], "all")]
    shown = protect(cells, sums, threshold=3)
    assert shown["all"] is None
    assert audit(shown, sums, threshold=3) == ()


def test_a_step_one_way_is_not_taken_for_a_step_the_other_way():
    """s may only move by two: the way there passes where the way back began."""
    cells = {"p": 6, "s": 4, "q": 4, "pq": 10}
    sums = [(["q", "p"], "pq"), (["p", "s", "pq", "q"], "all")]
    shown = protect(cells, sums, already_public={"all": 24})
    assert shown == {"p": 6, "s": C, "q": C, "pq": C}


def test_a_threshold_of_two_hides_the_ones_with_a_partner():
    shown = protect({"a": 1, "b": 20, "all": 21}, [(["a", "b"], "all")], threshold=2)
    assert shown == {"a": C, "b": C, "all": 21}


@pytest.mark.parametrize("threshold", [3, 5, 6, 8, 10])
def test_the_threshold_is_the_least_that_is_shown(threshold: int):
    cells = {str(count): count for count in range(13)}
    assert protect(cells, [], threshold=threshold) == {
        str(count): C if 1 <= count < threshold else count for count in range(13)
    }


def test_a_threshold_of_one_hides_nothing():
    assert protect({"a": 1, "b": 2}, [], threshold=1) == {"a": 1, "b": 2}


def test_there_may_be_nothing_to_protect():
    assert protect({}, []) == {}
    assert protect({"none at all": 0}, [([], "none at all")]) == {"none at all": 0}


def test_a_part_named_twice_is_added_twice():
    cells = {"pair": 3, "children": 6}
    assert protect(cells, [(["pair", "pair"], "children")]) == {"pair": C, "children": C}


@pytest.mark.parametrize(
    ("seen", "of", "expected"),
    [
        pytest.param(30, 40, (30, 40, 75), id="shown: rest and parts are large"),
        pytest.param(3, 40, (C, 40, C), id="numerator small"),
        pytest.param(37, 40, (C, 40, C), id="3 of 40 not seen: a part is hidden too"),
        pytest.param(2, 4, (C, C, C), id="all small"),
        pytest.param(40, 40, (40, 40, 100), id="nobody left out"),
        pytest.param(0, 40, (0, 40, 0), id="nobody at all"),
        pytest.param(0, 3, (0, C, C), id="denominator small"),
        pytest.param(0, 0, (0, 0, None), id="nothing of nothing has no value"),
        pytest.param(33, 40, (33, 40, 83), id="82.5 goes up"),
    ],
)
def test_a_ratio_follows_its_parts_and_what_they_leave(seen, of, expected):
    shown = protect({"seen": seen, "all": of}, [], ratios=[("percent seen", "seen", "all")])
    assert (shown["seen"], shown["all"], shown["percent seen"]) == expected
    assert list(shown) == ["seen", "all", "percent seen"]


def test_a_ratio_that_is_a_cell_keeps_its_value_and_is_no_count():
    cells = {"percent seen": 4, "seen": 8, "all": 200}
    ratios = [("percent seen", "seen", "all")]
    assert protect(cells, [], ratios=ratios) == cells
    assert protect({**cells, "seen": 3}, [], ratios=ratios)["percent seen"] is None


def test_a_rate_over_a_public_population_gives_its_count_away():
    ratios = [("per 10,000", "children", "population")]
    public = {"population": 93_000}
    assert protect({"children": 4}, [], ratios=ratios, already_public=public) == {
        "children": C,
        "per 10,000": C,
    }


@pytest.mark.parametrize(("workers", "each"), [(10, 1700), (3, C)])
def test_a_ratio_above_one_leaves_no_rest(workers: int, each: int | None):
    cells = {"children": 170, "workers": workers}
    shown = protect(cells, [], ratios=[("each", "children", "workers")])
    assert shown == {"children": 170, "workers": workers if each else C, "each": each}


def test_a_rest_of_nothing_is_not_printed_and_may_be_something():
    """South is 30 of 30; with 29 to 30 for the numerator the denominator can stay shown."""
    cells = {"N seen": 3, "N": 3, "S seen": 30, "S": 30, "E seen": 200, "seen": 233}
    ratios = [("N%", "N seen", "N"), ("S%", "S seen", "S")]
    shown = protect(cells, [(["N seen", "S seen", "E seen"], "seen")], ratios=ratios)
    hidden = {"N seen": C, "N": C, "S seen": C, "N%": C, "S%": C}
    assert shown == {**cells, **hidden}


def test_a_rest_that_could_be_nothing_hides_no_more_than_it_must():
    cells = {"N seen": 8, "N": 9, "S seen": 1, "S": 1, "seen": 9, "all": 10}
    sums = [(["N seen", "S seen"], "seen"), (["N", "S"], "all")]
    ratios = [("N%", "N seen", "N"), ("S%", "S seen", "S"), ("%", "seen", "all")]
    shown = protect(cells, sums, ratios=ratios)
    assert audit(shown, sums, ratios=ratios) == ()
    assert sum(shown[name] is None for name in cells) == 4


def test_percentages_by_team_are_hidden_with_every_part_that_would_give_them_back():
    cells = {"North seen": 20, "North": 20, "South seen": 37, "South": 40, "seen": 57, "all": 60}
    sums = [(["North seen", "South seen"], "seen"), (["North", "South"], "all")]
    ratios = [("N%", "North seen", "North"), ("S%", "South seen", "South"), ("%", "seen", "all")]
    shown = protect(cells, sums, ratios=ratios)
    assert shown["S%"] is None
    assert shown["%"] is None
    assert shown["N%"] == 100
    assert audit(shown, sums, ratios=ratios) == ()


def test_a_ratio_published_before_stays_shown_and_a_small_rest_hides_any_other():
    cells, public = {"seen": 37, "all": 40, "%": 93}, {"seen": 37, "all": 40}
    ratios = [("%", "seen", "all")]
    assert protect(cells, [], ratios=ratios, already_public=public) == {**cells, "%": C}
    assert protect(cells, [], ratios=ratios, already_public={**public, "%": 93}) == cells


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"sums": [(["North"], "sum")]}, "No count is called 'sum'"),
        ({"sums": [(["Nroth"], "all")]}, "did you mean North"),
        ({"ratios": [("%", "North", "al")]}, "did you mean all"),
        ({"ratios": [("%", "North", "all"), ("%", "South", "all")]}, "same name"),
        ({"sums": [(["%"], "all")], "ratios": [("%", "North", "all")]}, "is a ratio"),
        ({"ratios": [("%", "North", "all"), ("%%", "%", "all")]}, "is a ratio"),
        ({"sums": [(["North", "South"], "all"), (["North"], "all")]}, "(?s)'all'.*sum 2"),
        ({"cells": {"North": -1}, "sums": []}, "below 0"),
        ({"cells": {"North": 3.0}, "sums": []}, "not a whole number"),
        ({"cells": {"North": True}, "sums": []}, "not a whole number"),
        ({"already_public": {"East": -4}}, "below 0"),
        ({"already_public": {"North": 8}}, "published with another value"),
        ({"threshold": 0}, "threshold"),
        ({"threshold": 5.5}, "threshold"),
    ],
)
def test_what_cannot_be_protected_is_a_problem_that_says_which(arguments, words):
    given = {"cells": {"North": 7, "South": 20, "all": 27}, "sums": [(["North", "South"], "all")]}
    given |= arguments
    with pytest.raises(Problem) as problem:
        protect(given.pop("cells"), given.pop("sums"), **given)
    problem.match(words)


def test_a_problem_holds_no_count():
    with pytest.raises(Problem) as problem:
        protect({"North": 7431, "all": 8}, [(["North"], "all")])
    assert "7431" not in str(problem.value)


def test_the_same_again():
    cells, sums = table("""
        a b c all
        x 1 7 2 10
        y 9 3 8 20
        all 10 10 10 30
    """)
    assert list(protect(cells, sums).items()) == list(protect(cells, sums).items())
    assert list(protect(cells, sums)) == list(cells)


def test_where_no_partners_are_found_in_time_everything_tied_is_hidden(monkeypatch):
    """The search may give up on a hard table; it may not leave a count unprotected."""
    monkeypatch.setattr(hiding_module, "cheap", lambda *_, **__: None)
    cells = {"North": 3, "South": 20, "all": 23, "not tied": 9}
    shown = protect(cells, [(["North", "South"], "all")])
    assert shown == {"North": C, "South": C, "all": C, "not tied": 9}
    del cells["all"]
    shown = protect(cells, [(["North", "South"], "all")], already_public={"all": 23})
    assert shown == {"North": C, "South": C, "not tied": 9}


@pytest.mark.parametrize(
    ("moves", "words"), [({0: 1}, "keep the sums"), ({1: 1, 2: 1}, "has no proof")]
)
def test_a_proof_that_proves_nothing_stops_the_program(monkeypatch, moves, words):
    """The proofs are gone through once more at the end: North alone moved, or not moved at all."""
    monkeypatch.setattr(hiding_module, "cheap", lambda *_, **__: moves)
    cells = {"North": 3, "South": 20, "all": 23}
    with pytest.raises(AssertionError, match=words):
        protect(cells, [(["North", "South"], "all")])


def test_a_cube_with_all_its_margins():
    sizes, cells, sums = (3, 3, 3), {}, []
    exact = {
        (i, j, k): 7 + (5 * i + 3 * j + 2 * k) % 9
        for i in range(3)
        for j in range(3)
        for k in range(3)
    }
    exact[1, 1, 1] = 2
    spots = [
        (i, j, k) for i in (0, 1, 2, "all") for j in (0, 1, 2, "all") for k in (0, 1, 2, "all")
    ]
    for spot in spots:
        cells[str(spot)] = sum(
            count
            for at, count in exact.items()
            if all(mine in ("all", theirs) for mine, theirs in zip(spot, at, strict=True))
        )
        for axis in range(3):
            if spot[axis] == "all":
                parts = [(*spot[:axis], one, *spot[axis + 1 :]) for one in range(sizes[axis])]
                sums.append(([str(part) for part in parts], str(spot)))
    shown = protect(cells, sums)
    assert audit(shown, sums) == ()
    assert sum(count is None for count in shown.values()) == 8
