"""Figures in words: what each phrase says, exactly, and what it keeps quiet about."""

import datetime as dt

import pytest

from indicators.published_figures import published_of, steady
from lineofsight.kernel.periods import Month
from lineofsight.reporting import wording
from lineofsight.reporting.document import NumberRun, Rag
from lineofsight.settings import ReferencePeriod, Settings

TARGETS = {
    "CIN4": (90, 75), "CP5": (85, 75), "CP5o": (0, 0), "CL1a": (30, 36), "FD8": (20, 23),
    "W1a": (18, 22), "F3": (95, 85),
}  # fmt: skip


def of(code, now, before=None, *, year_ago=None, settings=None):
    months = {"2017-10": now}
    months |= {"2017-09": before} if before is not None else {}
    months |= {"2016-10": year_ago} if year_ago is not None else {}
    also = {"settings": settings} if settings else {}
    return published_of({code: months}, month="2017-10", targets=TARGETS, **also)[code]


def said(line):
    return "".join(run.text for run in line)


def keys(line):
    return [run.key for run in line if isinstance(run, NumberRun)]


@pytest.mark.parametrize(
    ("item", "words"),
    [
        (
            of("CIN4", (84, 100), (71, 100)),
            ("Children on a child in need plan visited within timescale: 84.0% (84 of 100) at the "
            "end of October 2017, up 13.0 percentage points on September 2017, against a target "
            "of 90.0% (amber) [indicator CIN4]."),
        ),
        (
            of("CL1a", (29, 100), (30, 100)),
            ("Care leavers aged 19 to 21 not in education, employment or training: 29.0% (29 of "
            "100) at the end of October 2017, down 1.0 percentage point on September 2017, "
            "against a target of 30.0% (green) [indicator CL1a]."),
        ),
        (
            of("FD8", (200, 1000), (204, 1000)),
            ("Re-referrals within 12 months of an earlier referral: 20.0% (200 of 1,000) in the "
            "year to the end of October 2017, no different from September 2017, against a target "
            "of 20.0% (green) [indicator FD8]."),
        ),
        (
            of("W1a", (950, 38), (940, 38)),
            ("Average caseload, assessment teams: 25.0 per full-time worker (950 children for 38 "
            "full-time workers) at the end of October 2017, no different from September 2017, "
            "against a target of 18.0 (red) [indicator W1a]."),
        ),
        (
            of("FD6", 689, 1590),
            ("Referrals received: 689 in October 2017, down 901 on September 2017 "
            "[indicator FD6]."),
        ),
        (
            of("FD6", 689),
            "Referrals received: 689 in October 2017 [indicator FD6].",
        ),
        (
            of("F3", "the fostering_households feed was not loaded"),
            ("Foster carer annual reviews in time: no data at the end of October 2017 (the "
            "fostering_households feed was not loaded) [indicator F3]."),
        ),
        (
            of("CIN4", (97, 100), (71, 100)),
            ("Children on a child in need plan visited within timescale: hidden at the end of "
            "October 2017 [indicator CIN4]."),
        ),
        (
            of("CP5", (22, 40), (25, 40)),
            ("Initial child protection conferences within 15 working days of strategy discussion: "
            "55.0% (22 of 40) in October 2017, down 7.5 percentage points on September 2017, "
            "against a target of 85.0% (red). This is still a high risk indicator "
            "[indicator CP5]."),
        ),
    ],
    ids=["up", "one point down", "no different", "caseload", "count", "nothing before", "no data",
         "hidden", "high risk"],
)  # fmt: skip
def test_a_figure_in_a_sentence(item, words):
    assert said(wording.sentence(item)) == words


def test_the_first_red_in_six_months_is_named():
    months = steady((760, 38), until="2017-08", months=4)
    months |= {"2017-09": (824, 38), "2017-10": (950, 38)}
    item = published_of({"W1a": months}, month="2017-10", targets=TARGETS)["W1a"]

    assert said(wording.sentence(item)).endswith(
        "up 3.3 per full-time worker on September 2017, against a target of 18.0 (red). This is "
        "now a high risk indicator [indicator W1a]."
    )


def test_within_a_list_about_its_month_a_figure_is_dated_once():
    month = Month(2017, 10)

    assert said(wording.stands(of("CIN4", (84, 100), (71, 100)), within=month)) == (
        "84.0% (84 of 100), up 13.0 percentage points, against a target of 90.0% (amber)"
    )
    assert said(wording.stands(of("FD8", (200, 1000), (204, 1000)), within=month)) == (
        "20.0% (200 of 1,000) in the year to the end of October 2017, no different, against a "
        "target of 20.0% (green)"
    )


def test_a_reference_period_is_named():
    period = ReferencePeriod("before the inspection", dt.date(2017, 9, 4), 12, ("LEG1",))
    months = steady(77, until="2017-08", months=12) | {"2017-09": 91, "2017-10": 95}
    item = published_of(
        {"LEG1": months}, month="2017-10", settings=Settings(reference_periods=(period,))
    )["LEG1"]

    assert said(wording.sentence(item)) == (
        "Children in care proceedings: 95 at the end of October 2017, up 4 on September 2017, "
        "beyond expected variation (special cause: high), 23% above the mean of the "
        "12 months before the inspection [indicator LEG1]."
    )


def test_a_year_ago_is_named_by_its_month():
    assert said(wording.moved_in_year(of("FD6", 689, 590, year_ago=483))) == (
        ", up 206 on October 2016"
    )
    assert wording.moved_in_year(of("FD6", 689, 590)) == ()


def test_every_number_has_the_key_of_its_figure():
    assert keys(wording.sentence(of("CIN4", (84, 100), (71, 100)))) == [
        "CIN4/snapshot/2017-10",
        "CIN4/snapshot/2017-10/base",
        "CIN4/snapshot/2017-10/change",
        "CIN4/snapshot/2017-10/target",
    ]


def test_a_hidden_figure_is_one_word_under_one_key():
    line = wording.sentence(of("CIN4", (97, 100), (71, 100)))

    assert keys(line) == ["CIN4/snapshot/2017-10"]
    assert [run.text for run in line if isinstance(run, NumberRun)] == ["hidden"]


@pytest.mark.parametrize(
    ("now", "before", "risks"),
    [
        (((22, 40), 8), ((36, 40), 5), ". CP5 is now high risk and CP5o is still high risk"),
        (((22, 40), 8), ((25, 40), 5), ". These are still high risk indicators"),
        (((22, 40), 0), ((36, 40), 0), ". CP5 is now high risk"),
        (((36, 40), 0), ((36, 40), 0), ""),
    ],
)
def test_high_risk_among_figures_told_together(now, before, risks):
    drawn = {
        code: {"2017-10": now[place], "2017-09": before[place]}
        for place, code in enumerate(("CP5", "CP5o"))
    }
    found = published_of(drawn, month="2017-10", targets=TARGETS)

    assert said(wording.high_risk([found["CP5"], found["CP5o"]])) == risks


@pytest.mark.parametrize(
    ("code", "cell", "value", "parts"),
    [
        ("CIN4", (84, 1100), "7.6%", "84 of 1,100"),
        ("W1a", (950, 38), "25.0", "950 for 38"),
        ("CP2r", (1525, 93000), "164.0", "1,525 among 93,000"),
        ("P8", (37, 2), "18.5 to 1", "37 to 2"),
        ("LEG3", (7000, 25), "40.0 weeks", "25 cases"),
        ("FD6", 1689, "1,689", ""),
        ("CIN4", (97, 100), "hidden", ""),
        ("CIN4", "not loaded", "no data", ""),
    ],
)
def test_a_figure_in_a_table(code, cell, value, parts):
    shown = of(code, cell).shown
    printed = wording.parts(shown)

    assert wording.bare_value(shown).text == value
    assert (printed.text if parts else printed) == parts


def test_a_title_names_the_unit_its_column_leaves_out():
    assert wording.with_unit(of("W1a", (950, 38))) == (
        "Average caseload: assessment teams, per full-time worker"
    )
    assert wording.with_unit(of("CP2r", (1525, 93000))).count("per 10,000") == 1
    assert wording.with_unit(of("FD6", 689)) == "Referrals received"


@pytest.mark.parametrize(
    ("item", "cell"),
    [
        (of("CL1a", (29, 100), (34, 100)), ("down 5.0 percentage points", "better")),
        (of("CIN4", (71, 100), (84, 100)), ("down 13.0 percentage points", "worse")),
        (of("FD6", 41, 40), ("up 1", "neutral")),
        (of("FD6", 40, 40), ("no change", "neutral")),
    ],
)
def test_a_change_in_a_table_says_what_it_means(item, cell):
    change = wording.change_cell(item)

    assert (said(change.words), change.sense) == cell


@pytest.mark.parametrize(
    ("item", "why"),
    [
        (of("CIN4", (97, 100), (84, 100)), "not shown"),
        (of("CIN4", (84, 100), (97, 100)), "not shown"),
        (of("CIN4", "not loaded", (84, 100)), "no value to compare"),
        (of("CIN4", (84, 100)), "no month before to compare"),
        (of("CIN4", (84, 100), "not loaded"), "no month before to compare"),
    ],
    ids=["hidden", "hidden before", "no data", "first month", "no data before"],
)
def test_where_no_change_may_be_said_the_table_says_why(item, why):
    assert wording.change_cell(item) == why


@pytest.mark.parametrize(
    ("item", "cell"),
    [
        (of("CIN4", (95, 110)), Rag("Amber", "amber")),
        (of("CP5", (22, 40)), Rag("Red, high risk", "red")),
        (of("FD6", 40), "neutral"),
        (of("CIN4", (97, 100)), "hidden"),
        (of("VA1", 38), "no target"),
        (of("F3", "not loaded"), "no value"),
        (of("CIN4", (8, 8)), "fewer than 10 counted"),
    ],
)
def test_a_judgement_is_a_word_with_a_colour_or_why_there_is_none(item, cell):
    assert wording.rag_cell(item) == cell


def test_months_of_a_chart_in_words():
    months = {"2016-10": 483, "2017-08": 3, "2017-09": 590, "2017-10": 689}
    item = published_of({"FD6": months}, month="2017-10")["FD6"]

    assert said(wording.over_the_months(item)) == (
        "689 in October 2017, 483 a year before. Over the 3 months with a figure it lay between "
        "483 (October 2016) and 689 (October 2017) [indicator FD6]."
    )
    assert "FD6/month/2017-08" not in keys(wording.over_the_months(item))


def test_months_that_never_change_have_no_range():
    item = published_of({"LEG1": steady(77, until="2017-10", months=3)}, month="2017-10")["LEG1"]

    assert said(wording.over_the_months(item)) == "77 at the end of October 2017 [indicator LEG1]."


def test_a_chart_of_hidden_months_says_that_there_is_nothing():
    item = published_of({"FD6": {"2017-10": 3}}, month="2017-10")["FD6"]

    assert said(wording.over_the_months(item)) == "There is no figure in any of these months."


def test_figures_without_a_value_are_named_by_reason():
    lost = "the care_proceedings feed was not loaded"
    drawn = {
        "LEG1": {"2017-10": lost},
        "LEG1c": {"2017-10": lost},
        "VA1": {"2017-10": 3},
        "FD6": {"2017-10": 40},
    }
    found = published_of(drawn, month="2017-10")

    lost, hidden = (said(line) for line in wording.without_value(found.values()))
    assert lost == (
        "No data, as the care_proceedings feed was not loaded: children in care proceedings; "
        "cases in care proceedings [indicators LEG1 and LEG1c]."
    )
    assert hidden == (
        "Hidden, as the number is small or would give a small one away: victims of serious "
        "youth violence [indicator VA1]."
    )


@pytest.mark.parametrize(
    ("title", "within"),
    [
        ("Looked-after children visited", "looked-after children visited"),
        ("NEET at 19", "NEET at 19"),
        ("Section 47 enquiries", "section 47 enquiries"),
        ("", ""),
    ],
)
def test_a_title_within_a_sentence(title, within):
    assert wording.lowered(title) == within


def test_parts_of_a_sentence_are_joined_as_english_does():
    one, two, three = (wording.words(text) for text in ("a", "b", "c"))

    assert said(wording.joined([one])) == "a"
    assert said(wording.joined([one, two])) == "a and b"
    assert said(wording.joined([one, two, three])) == "a, b and c"
    assert said(wording.listed([one, two])) == "a; b"
