"""What is drawn: no text on text, nothing outside, zero on the axis, a gap and no false zero."""

import datetime as dt
import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from lineofsight.kernel.periods import Month
from lineofsight.reporting.charts.canvas import PURPLE, SAND
from lineofsight.reporting.charts.drawing import NARROW, WIDE, svg
from lineofsight.reporting.charts.font import width as width_of
from lineofsight.reporting.charts.picture import png
from lineofsight.reporting.charts.specs import (
    Band,
    BarChart,
    ColumnChart,
    ControlChart,
    Dot,
    Dumbbell,
    Level,
    LineChart,
    Lines,
    Mark,
    Series,
    Sparkline,
)
from lineofsight.reporting.runs import NumberRun

OCTOBER = Month(2017, 10)
SVG = "{http://www.w3.org/2000/svg}"
NAMES = st.sampled_from(
    ["Agency", "Held by a manager", "W" * 60, "Children with disabilities and their families",
     "Ωμέγα 👩‍👧", "<script>&\"'", "i"]
)  # fmt: skip
PERCENT = st.one_of(st.integers(0, 1000).map(lambda n: f"{n / 10}%"), st.just("hidden"))
COUNT = st.one_of(st.integers(0, 99_999).map(lambda n: f"{n:,}"), st.just("no data"))


def months(count):
    return tuple(OCTOBER.plus(place - count + 1) for place in range(count))


def runs(texts):
    return tuple(NumberRun(text, f"k/{place}") for place, text in enumerate(texts))


def series(*texts, name="In time"):
    return Series(name, runs(texts))


@st.composite
def over_months(draw):
    count = draw(st.integers(1, 36))
    texts = draw(st.sampled_from([PERCENT, COUNT]))
    lines = tuple(
        Series(
            draw(NAMES),
            runs(
                itertools.islice(
                    itertools.cycle(draw(st.lists(texts, min_size=1, max_size=4))), count
                )
            ),
        )
        for _ in range(draw(st.integers(1, 4)))
    )
    levels = tuple(
        Level(draw(NAMES), NumberRun(f"{draw(st.integers(0, 100))}%", "level"),
              is_target=draw(st.booleans()))
        for _ in range(draw(st.integers(0, 4)))
    )  # fmt: skip
    kind = draw(st.sampled_from([LineChart, ColumnChart]))
    return kind(draw(NAMES), months(count), lines, levels)


@st.composite
def over_rows(draw):
    labels = tuple(draw(st.lists(NAMES, min_size=1, max_size=8)))
    kind, wanted = draw(st.sampled_from([(BarChart, 1), (Dumbbell, 2)]))
    lines = tuple(
        Series(draw(NAMES), runs(draw(st.lists(PERCENT, min_size=len(labels),
                                               max_size=len(labels)))))
        for _ in range(wanted)
    )  # fmt: skip
    levels = (Level("Agreed limit", NumberRun("16%", "level")),) if kind is BarChart else ()
    return kind("Children", labels, lines, levels)


@st.composite
def control_charts(draw):
    count, step = draw(st.integers(1, 40)), draw(st.sampled_from([1, 7, 31]))
    signs = draw(st.lists(st.sampled_from(["", "better", "worse", "changed"]), min_size=1))
    texts = draw(st.lists(PERCENT, min_size=1, max_size=5))
    dots = tuple(
        dot(place, texts[place % len(texts)], signs[place % len(signs)], step=step,
            begins=place > 0 and place % 14 == 0)
        for place in range(count)
    )  # fmt: skip
    levels = (Level(draw(NAMES), NumberRun("70.0%", "level")),) * draw(st.integers(0, 1))
    return ControlChart(draw(NAMES), dots, levels, is_by_month=step == 31,
                        are_trial=draw(st.booleans()))  # fmt: skip


def dot(place, text, sign="", *, step=31, lines=("50%", "20%", "80%"), begins=False):
    on = dt.date(2017, 1, 1) + dt.timedelta(days=step * place)
    runs_ = [NumberRun(line, f"l/{place}/{at}") for at, line in enumerate(lines)]
    return Dot(on, f"{on:%d %B %Y}", NumberRun(text, f"d/{place}"), Lines(*runs_) if runs_ else
               None, sign, "Above UCL" if sign else "", begins)  # fmt: skip


def drawn(spec, *, width=WIDE):
    return etree.fromstring(svg(spec, name="chart", title="A chart", width=width))


def texts_of(tree):
    """Each written text as (left, top, right, bottom, words)."""
    for element in tree.iter(f"{SVG}text"):
        size = float(element.get("font-size", "13"))
        wide = width_of(element.text or "", size, bold=element.get("font-weight") == "700")
        x, y = float(element.get("x")), float(element.get("y"))
        left = (
            x - {"start": 0, "middle": wide / 2, "end": wide}[element.get("text-anchor", "start")]
        )
        yield left, y - 0.72 * size, left + wide, y + 0.2 * size, element.text


def overlapping(tree):
    pairs = itertools.combinations(list(texts_of(tree)), 2)
    return [
        (one[4], other[4])
        for one, other in pairs
        if min(one[2], other[2]) - max(one[0], other[0]) > 0.5
        and min(one[3], other[3]) - max(one[1], other[1]) > 0.5
    ]


@pytest.mark.parametrize("width", [WIDE, NARROW])
@given(spec=st.one_of(over_months(), over_rows(), control_charts()))
def test_no_text_lies_on_another_and_none_leaves_the_picture(width, spec):
    tree = drawn(spec, width=width)
    high = float(tree.get("height"))

    assert overlapping(tree) == []
    for left, top, right, bottom, words in texts_of(tree):
        assert left >= -1, words
        assert right <= width + 1, words
        assert top >= -1, words
        assert bottom <= high + 1, words


@given(spec=st.one_of(over_months(), over_rows(), control_charts()))
def test_every_picture_has_its_title_and_description(spec):
    tree = drawn(spec)

    assert tree.get("role") == "img"
    assert tree.get("aria-labelledby") == "chart-title chart-desc"
    assert tree.find(f"{SVG}title").text == "A chart"
    assert len(tree.find(f"{SVG}desc").text) > 20


def points_of(tree):
    """Every point a line goes through."""
    return [
        tuple(float(number) for number in pair.split(","))
        for line in tree.iter(f"{SVG}polyline")
        for pair in line.get("points").split()
    ]


def test_a_hidden_month_is_a_gap_and_not_a_zero():
    texts = ["60%", "65%", "hidden", "70%", "75%"]
    tree = drawn(LineChart("%", months(5), (series(*texts),)))

    assert len(list(tree.iter(f"{SVG}polyline"))) == 2
    assert len(points_of(tree)) == 4
    zero = max(float(line.get("y1")) for line in tree.iter(f"{SVG}line") if
               line.get("y1") == line.get("y2"))  # fmt: skip
    assert all(y < zero - 50 for _, y in points_of(tree))


def test_a_month_between_two_gaps_is_a_dot():
    tree = drawn(LineChart("%", months(20), (series(*["hidden", "61%"] * 10),)))

    assert points_of(tree) == []
    assert len(list(tree.iter(f"{SVG}circle"))) == 10


def test_a_stack_with_a_hidden_part_leaves_the_whole_month_out():
    stack = ColumnChart(
        "Children",
        months(2),
        (series("100", "100", name="Named"), series("hidden", "20", name="Unallocated")),
    )
    columns = [
        box for box in drawn(stack).iter(f"{SVG}rect") if box.get("fill") in {"#1d5a96", "#bd520a"}
    ]

    assert len(columns) == 2


def test_a_bar_without_a_figure_keeps_its_place_and_says_why():
    tree = drawn(BarChart("Cases", ("North", "South"), (series("24.1", "hidden"),)))

    assert len([box for box in tree.iter(f"{SVG}rect") if box.get("fill") == "#1d5a96"]) == 1
    assert "hidden" in [words for *_, words in texts_of(tree)]


@given(st.lists(st.integers(1, 10**7), min_size=2, max_size=24))
def test_counts_are_drawn_from_zero(counts):
    tree = drawn(LineChart("Children", months(len(counts)), (series(*map(str, counts)),)))
    words = [words for *_, words in texts_of(tree)]

    assert "0" in words


def test_the_last_month_is_named_at_every_length():
    for count in range(1, 61):
        for width in (WIDE, NARROW):
            tree = drawn(LineChart("%", months(count), (series(*["50%"] * count),)), width=width)
            assert "Oct" in [words for *_, words in texts_of(tree)]
            assert overlapping(tree) == []


def test_targets_and_limits_are_named_at_the_right_hand_end():
    levels = (Level("Target", NumberRun("85%", "t")), Level("Mean", NumberRun("84%", "m")))
    tree = drawn(LineChart("%", months(24), (series(*["83%"] * 24),), levels))
    ends = {words: left for left, _, _, _, words in texts_of(tree) if words in {"85%", "84%"}}
    plot = max(x for x, _ in points_of(tree))

    assert set(ends) == {"85%", "84%"}
    assert all(left > plot for left in ends.values())


def test_each_month_answers_the_pointer():
    tree = drawn(LineChart("%", months(2), (series("60%", "hidden"),)))
    said = [element.text for element in tree.iter(f"{SVG}title")][1:]

    assert said == ["September 2017: 60%", "October 2017: hidden"]


def test_hostile_names_stay_text():
    tree = drawn(
        BarChart("</svg><script>", ('"><img onerror=x>',), (series("1", name="<b>"),)), width=NARROW
    )

    assert {element.tag.removeprefix(SVG) for element in tree.iter()} <= {
        "svg", "title", "desc", "text", "rect", "line", "circle", "polyline",
    }  # fmt: skip


def test_the_same_chart_is_the_same_text():
    spec = LineChart("%", months(24), (series(*["50%"] * 24),))

    assert svg(spec, name="a", title="b") == svg(spec, name="a", title="b")


def test_a_small_line_of_nothing_is_an_empty_picture():
    tree = drawn(Sparkline("%", months(2), (series("hidden", "hidden"),)))

    assert list(tree.iter(f"{SVG}polyline")) == []
    assert "no figure in any month (hidden)" in tree.find(f"{SVG}desc").text


def test_a_picture_is_as_sharp_as_asked_and_has_letters_without_any_font_of_the_machine():
    spec = LineChart("Measured", months(2), (series("50%", "60%"),))
    text = svg(spec, name="a", title="b")
    picture = png(text, zoom=3)
    bare = png(re.sub(r"<text.*?</text>", "", text), zoom=3)

    assert picture.startswith(b"\x89PNG")
    assert int.from_bytes(picture[16:20], "big") == 3 * WIDE
    assert len(picture) > 1.5 * len(bare)


def test_a_special_cause_stands_out_by_its_shape_and_is_named_in_the_key():
    dots = (dot(0, "50%"), dot(1, "90%", "better"), dot(2, "10%", "worse"),
            dot(3, "95%", "changed"))  # fmt: skip
    tree = drawn(ControlChart("%", dots))
    shapes = [element.get("points").count(",") for element in tree.iter(f"{SVG}polygon")]
    words = {text[4] for text in texts_of(tree)}

    assert shapes == [4, 4, 3] * 2  # on the chart, then in the key
    assert len(list(tree.iter(f"{SVG}circle"))) == 1
    assert {"special cause: improvement", "special cause: concern",
            "special cause: neither better nor worse"} <= words  # fmt: skip
    colours = [element.get("fill") for element in tree.iter(f"{SVG}polygon")][:3]
    assert len(set(colours)) == 3
    plain = [text[4] for text in texts_of(drawn(ControlChart("%", dots[:1])))]
    assert not any(word.startswith("special cause") for word in plain)


def test_limits_step_where_they_were_worked_out_afresh():
    before = [dot(place, "50%") for place in range(3)]
    after = [
        dot(place, "60%", lines=("60%", "40%", "80%"), begins=place == 3) for place in range(3, 6)
    ]
    tree = drawn(ControlChart("%", (*before, *after), (Level("Target", NumberRun("70%", "t")),)))
    lines = [line.get("points").split() for line in tree.iter(f"{SVG}polyline")]

    assert len(lines) == 7  # mean and two limits, twice each, and the line through the points
    words = [text[4] for text in texts_of(tree)]
    assert {"Mean", "Upper limit", "Lower limit", "Target", "70%"} <= set(words)
    assert tree.find(f"{SVG}desc").text.count("From ") == 2


def test_a_gap_of_a_control_chart_is_no_zero():
    tree = drawn(ControlChart("%", (dot(0, "50%"), dot(1, "hidden"), dot(2, "52%"))))

    assert len(list(tree.iter(f"{SVG}circle"))) == 2
    assert "No figure at 1 of the points." in tree.find(f"{SVG}desc").text


def test_the_table_of_a_control_chart_has_its_lines_and_its_special_causes():
    spec = ControlChart("%", (dot(0, "50%"), dot(1, "90%", "worse"), dot(2, "51%", lines=())))
    rows = [[getattr(cell, "text", cell) for cell in row] for row in spec.grid]

    assert spec.headings[1:] == ("Value", "Mean", "Lower limit", "Upper limit", "Special cause")
    assert [row[1:] for row in rows] == [
        ["50%", "50%", "20%", "80%", ""],
        ["90%", "50%", "20%", "80%", "Above UCL"],
        ["51%", "", "", "", ""],
    ]


def test_months_after_a_rise_in_demand_are_a_band_a_sentence_and_a_column():
    dots = tuple(dot(place, "50%") for place in range(6))
    rise = Band(Month(2017, 3), Month(2017, 4), "February 2017 (contacts)")
    outside = Band(Month(2011, 3), Month(2011, 5), "February 2011 (contacts)")
    spec = ControlChart("%", dots, bands=(rise, outside))
    tree = drawn(spec)
    bands = [one for one in tree.iter(f"{SVG}rect") if one.get("fill") == SAND]

    assert len(bands) == 2  # on the chart, then in the key
    assert "after a rise in demand" in {text[4] for text in texts_of(tree)}
    said = tree.find(f"{SVG}desc").text
    assert "Work rose in February 2017 (contacts); what follows is shaded." in said
    assert "2011" not in said
    assert spec.headings[-1] == "After a rise in demand"
    marked = {row[0] for row in spec.grid if row[-1]}
    assert marked == {one.name for one in dots if one.on.month in (3, 4)}


def test_a_day_on_which_something_was_done_is_a_flag_a_sentence_and_words_in_the_table():
    dots = tuple(dot(place, "50%") for place in range(6))
    done = Mark(dt.date(2017, 4, 12), "Action 2.3 on 12 April 2017")
    outside = Mark(dt.date(2011, 4, 12), "Action 9.9 on 12 April 2011")
    spec = ControlChart("%", dots, marks=(done, outside))
    tree = drawn(spec)

    assert len([one for one in tree.iter(f"{SVG}polygon") if one.get("fill") == PURPLE]) == 2
    assert "action delivered" in {text[4] for text in texts_of(tree)}
    assert "Action delivered: Action 2.3 on 12 April 2017." in tree.find(f"{SVG}desc").text
    assert spec.headings[-1] == "Action delivered"
    assert [(row[0], row[-1]) for row in spec.grid if row[-1]] == [("04 April 2017", done.what)]


def test_without_a_rise_there_is_neither_band_nor_column():
    spec = ControlChart("%", (dot(0, "50%"), dot(1, "52%")))

    assert SAND not in {one.get("fill") for one in drawn(spec).iter(f"{SVG}rect")}
    assert spec.headings[-1] == "Special cause"
