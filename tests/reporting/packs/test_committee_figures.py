"""What the committee's paper makes of its figures: strengths, concerns, commentary, workforce."""

import pytest

from indicators.published_figures import published_of
from lineofsight.indicators.areas.people import DASHBOARD
from lineofsight.indicators.catalogue import PRIORITY
from lineofsight.reporting.charts.specs import ControlChart
from lineofsight.reporting.document import Chart
from lineofsight.reporting.packs.committee import commentary, findings, indicators_appendix
from lineofsight.reporting.packs.committee.performance import section
from lineofsight.reporting.packs.committee.workforce_appendix import MEANINGS
from reporting.packs.drawn_material import OCTOBER, TARGETS, WANDLE, Read, action, material, said

SECTION = "Performance against"


def moved(code, now, before):
    return {code: {"2017-10": now, "2017-09": before}}


BETTER = moved("CIN4", (84, 100), (71, 100))  # amber, up 13
STEADY = moved("LAC20", (80, 1000), (81, 1000))  # green, no different
WORSE = moved("AMT2", (72, 100), (84, 100))  # amber, down 12
RED = moved("CP5", (22, 40), (32, 40))  # high risk
NEUTRAL = moved("FD6", 689, 590)
CARE_LEAVERS = {
    **moved("CL1", (57, 100), (53, 100)),
    **moved("CL1a", (32, 100), (35, 100)),
    **moved("CL2", (79, 100), (78, 100)),
}


def judged(figures):
    return findings.found(published_of(figures, month="2017-10", targets=TARGETS).values())


def codes(some):
    return [one.codes for one in some]


def test_what_improved_is_a_strength_and_what_fell_short_a_concern():
    found = judged({**BETTER, **STEADY, **WORSE, **RED, **NEUTRAL})

    assert codes(found.strengths) == [("CIN4",)]
    assert [item.indicator.code for item in found.at_target] == ["LAC20"]
    assert codes(found.concerns) == [("CP5",), ("AMT2",)]


def test_high_risk_comes_first_then_red_then_the_greatest_fall():
    drawn = {
        **moved("AMT2", (71, 100), (84, 100)),  # amber, down 13
        **moved("F3", (84, 100), (85, 100)),  # red, down 1
        **moved("CP5", (22, 40), (23, 40)),  # high risk
        **moved("CL2", (80, 100), (83, 100)),  # amber, down 3
    }
    assert codes(judged(drawn).concerns) == [("CP5",), ("F3",), ("AMT2",), ("CL2",)]


def test_red_is_a_concern_even_when_it_improved_after_those_that_did_not():
    drawn = {
        **moved("CL2", (60, 100), (50, 100)),
        **moved("W1b", (2000, 100), (1990, 100)),
        **moved("P1", (60, 140), (57, 140)),
    }
    found = judged(drawn)

    assert codes(found.concerns) == [("P1",), ("W1b",), ("CL2",)]
    assert found.strengths == ()


@pytest.mark.parametrize(("now", "is_one"), [(38, False), (41, True)])
def test_without_a_colour_only_a_marked_change_is_a_concern(now, is_one):
    assert bool(judged(moved("VA1", now, 35)).concerns) == is_one


def test_figures_that_belong_together_are_told_together():
    (finding,) = judged(CARE_LEAVERS).strengths

    assert finding.codes == ("CL1", "CL1a", "CL2")
    line = "".join(run.text for run in finding.at_length)
    assert line == (
        "Care leavers aged 19 to 21. In education, employment or training: 57.0% (57 of 100), up "
        "4.0 percentage points, against a target of 58.0% (amber); not in education, employment "
        "or training: 32.0% (32 of 100), down 3.0 percentage points, against a target of 30.0% "
        "(amber); in suitable accommodation: 79.0% (79 of 100), up 1.0 percentage point, against "
        "a target of 85.0% (amber) [indicators CL1, CL1a and CL2]."
    )


def test_a_group_with_a_concern_in_it_is_no_strength_as_a_whole():
    found = judged({**CARE_LEAVERS, **moved("CL2", (50, 100), (60, 100))})

    assert codes(found.strengths) == [("CL1",), ("CL1a",)]
    assert codes(found.concerns) == [("CL2",)]


def test_a_backlog_is_told_with_its_timescale():
    found = judged({**RED, **moved("CP5o", 8, 5)})

    assert codes(found.concerns) == [("CP5", "CP5o")]


@pytest.mark.parametrize(
    ("cin", "cp", "lac", "is_told"),
    [(84, 86, 94, True), (88, 86, 90, False), (94, 96, 100, False), (84, 86, None, False)],
    ids=["ten points apart", "alike", "all at target", "one not known"],
)
def test_children_seen_unevenly_across_services(cin, cp, lac, is_told):
    drawn = {code: {"2017-10": (10 * seen, 1000)} for code, seen in (("CIN4", cin), ("CP8", cp))}
    drawn["LAC8"] = {"2017-10": "not loaded" if lac is None else (10 * lac, 1000)}
    told = [one for one in judged(drawn).concerns if one.group is findings.SEEN]

    assert bool(told) == is_told
    if is_told:
        assert told[0].codes == ("CIN4", "CP8", "LAC8")


def test_beyond_a_handful_findings_are_only_named():
    green = ("FD9", "CP12", "CP13", "AMT3", "LAC20", "FD8", "P13")
    drawn = {}
    for place, code in enumerate(green):
        drawn |= moved(code, (10, 10_000), (10 + 100 * (9 - place), 10_000))
    found = judged(drawn)

    assert codes(found.strengths) == [(code,) for code in green[:5]]
    assert [item.indicator.code for item in found.also_better] == list(green[5:])
    assert found.at_target == ()


def test_nothing_hidden_is_a_finding():
    found = judged({**moved("CIN4", (97, 100), (71, 100)), **moved("CP5", (2, 40), (32, 40))})

    assert (found.strengths, found.concerns, found.at_target) == ((), (), ())


def test_the_section_reads_as_findings_with_their_codes():
    figures = {**BETTER, **STEADY, **RED, **moved("VA1", 3, 9), "F3": {"2017-10": "lost"}}
    lines = Read(material(figures=figures)).section(SECTION)

    assert lines[1:] == [
        "Areas of strength or improvement for October 2017 include:",
        (
            "Children on a child in need plan visited within timescale: 84.0% (84 of 100), up 13.0 "
            "percentage points, against a target of 90.0% (amber) [indicator CIN4]."
        ),
        (
            "At or better than target, and no worse than the month before: looked-after children "
            "with three or more placements in the year (8.0%) [indicator LAC20]."
        ),
        "Areas of underperformance for October 2017 include:",
        (
            "Initial child protection conferences within 15 working days of strategy discussion: "
            "55.0% (22 of 40), down 25.0 percentage points, against a target of 85.0% (red). This "
            "is now a high risk indicator [indicator CP5]."
        ),
        "Not reported this month, and why:",
        (
            "Hidden, as the number is small or would give a small one away: victims of serious "
            "youth violence [indicator VA1]."
        ),
        "No data, as lost: foster carer annual reviews in time [indicator F3].",
    ]


def test_a_month_without_strengths_or_concerns_says_so():
    lines = Read(material(figures={**NEUTRAL})).section(SECTION)

    assert "Areas of strength or improvement for October 2017: the indicators show none." in lines
    assert "Areas of underperformance for October 2017: the indicators show none." in lines


def test_volumes_are_named_as_context():
    demand = published_of(
        {"FD6": {"2017-10": 689, "2017-09": 590, "2016-10": 483}}, month="2017-10"
    )
    lines = Read(material(demand=demand)).section(SECTION)

    assert (
        "These figures should be read against demand. In October 2017 there were 689 referrals, up "
        "99 on September 2017, up 206 on October 2016 [indicator FD6]."
    ) in lines


def test_the_summary_counts_colours_and_names_the_clearest():
    figures = {**BETTER, **STEADY, **RED, **NEUTRAL, **moved("VA1", 3, 9)}
    text = Read(material(figures=figures)).text("Executive summary")

    assert (
        "Of 5 priority indicators, 1 is green, 1 amber and 1 red, of which 1 high risk; 2 have no "
        "colour, 1 because the number is small and hidden and 1 because there is no target, too "
        "few were counted, or neither high nor low is good."
    ) in text
    assert (
        "The clearest improvements in October 2017 were: children on a child in need plan visited "
        "within timescale, 84.0%, up 13.0 percentage points [indicator CIN4]. The gravest concerns "
        "were: initial child protection conferences within 15 working days of strategy discussion, "
        "55.0%, down 25.0 percentage points [indicator CP5]. All are set out in section 3."
    ) in text


@pytest.mark.parametrize(
    ("figures", "why"),
    [
        (RED, "the indicator is high risk"),
        (moved("P1", (60, 140), (61, 140)), "the indicator is red"),
        (moved("CIN4", (84, 100), (71, 100)), "the indicator was red and is amber"),
        (moved("CIN4", (84, 100), (83, 100)), ""),
        (moved("CIN4", (84, 100), (97, 100)), ""),  # the month before is hidden
        (moved("FD6", 689, 590), ""),
    ],
)
def test_commentary_is_due_where_a_figure_must_be_explained(figures, why):
    (item,) = published_of(figures, month="2017-10", targets=TARGETS).values()

    assert commentary.why_due(item) == why


def test_commentary_stands_beside_its_figure_or_is_said_to_be_due():
    said_of = [said("commentary", "A clear rise.", "CIN4", "Head of care"),
               said("commentary", "It must hold.", "CIN4", "Head of care"),
               said("achievement", "Not commentary", "F3")]  # fmt: skip
    figures = {**BETTER, **RED, **STEADY}
    drawn = material(figures=figures, commentary=said_of, settings=WANDLE)
    tables = Read(drawn).tables("Priority performance")
    rows = {row[0]: row for row in tables["Priority indicators, October 2017"]}

    assert rows["CIN4"][-1] == "A clear rise. It must hold."
    assert rows["CP5"][-1] == "Commentary is due: the indicator is high risk."
    assert rows["LAC20"][-1] == ""
    assert commentary.authors(drawn) == ["Director of care", "Head of care"]


def test_indicators_are_grouped_by_the_first_priority_that_names_them():
    actions = [
        action("1.4", indicators=("CIN4", "CP5")),
        action("2.5", indicators=("CP5", "LAC20")),
        action("3.1"),
    ]
    drawn = material(actions=actions, figures={**BETTER, **RED, **STEADY, **NEUTRAL})
    grouped = indicators_appendix.grouped(drawn)

    assert {name: list(items) for name, items in grouped.items()} == {
        "Priority 1: Aim 1": ["CIN4", "CP5"],
        "Priority 2: Aim 2": ["LAC20"],
        "Not linked to a priority": ["FD6"],
    }


def test_a_row_of_the_indicators_says_all_of_a_figure():
    (row,) = Read(material(figures=BETTER)).tables("Priority performance")[
        "Priority indicators, October 2017"
    ]
    assert row == [
        "CIN4", "Children on a child in need plan visited within timescale", "month end", "84.0%",
        "84 of 100", "90.0%", "Amber", "up 13.0 percentage points (better)",
        "not judged: 2 of the 13 months that limits need", "drawn",
        "Commentary is due: the indicator was red and is amber.",
    ]  # fmt: skip


def test_a_hidden_row_says_nothing_but_its_target():
    (row,) = Read(material(figures=moved("CIN4", (97, 100), (71, 100)))).tables("Priority perf")[
        "Priority indicators, October 2017"
    ]
    assert row[3:] == ["hidden", "", "90.0%", "hidden", "not shown", "hidden", "one month only", ""]


def test_a_row_says_whether_the_figure_has_changed_beyond_chance():
    def cells(*last):
        months = steady_but_for(*last)
        drawn = Read(material(figures={"CIN4": months})).tables("Priority performance")
        (row,) = drawn["Priority indicators, October 2017"]
        return row[8], row[-1]

    within = "within expected variation; consistently misses the target"
    assert cells((71, 100)) == (within, "Commentary is due: the indicator is red.")
    assert cells((20, 100))[0].startswith("special cause: concern, low; ")
    assert cells((20, 100))[1] == "Commentary is due: the indicator is high risk."
    assert cells((80, 100)) == (
        "special cause: improvement, high; consistently misses the target",
        "Commentary is due: the indicator was red and is amber.",
    )
    assert cells((80, 100), (80, 100))[1] == "Commentary is due: the indicator shows special cause."


def steady_but_for(*last):
    """Draw two years of months that hardly vary, red throughout, but for the last of them."""
    first = OCTOBER.plus(-23)
    months = {str(first.plus(place)): (70 + place % 3, 100) for place in range(24)}
    return {**months, **{str(OCTOBER.plus(place + 1 - len(last))): cell
                         for place, cell in enumerate(last)}}  # fmt: skip


def test_a_control_chart_is_drawn_where_the_months_are_judged():
    drawn = material(figures={"CP5": steady_but_for((71, 100)), **BETTER})
    (chart,) = [block for block in section(drawn).blocks if isinstance(block, Chart)]
    assert isinstance(chart.spec, ControlChart)
    assert chart.caption.endswith("with its limits of expected variation")
    assert len(chart.spec.dots) == 24
    assert [level.reading.text for level in chart.spec.levels] == ["85.0%"]


def test_notes_on_the_sources_and_what_the_load_found_are_printed():
    drawn = material(
        figures=BETTER, notes=("Teams are as at the extract.",),
        findings={"row set aside": 7, "value not read": 3, "note": 900},
    )  # fmt: skip

    assert Read(drawn).section("Priority performance")[-2:] == [
        "Teams are as at the extract.",
        (
            "The load of the newest records found 7 rows set aside because they could not count, 3 "
            "values that could not be read. Each is listed in its load report."
        ),
    ]


STAFF = {
    "P3": {"2017-11": 184, "2017-10": 185},
    "P4": {"2017-11": (149, 184), "2017-10": (152, 185)},
    "P8": {"2017-11": (37, 2)},
    "P11": {"2017-11": 2, "2017-10": 0},
    "P13": {"2017-11": (6, 140), "2017-10": (6, 140)},
    "P1": {"2017-11": (60, 140), "2017-10": (60, 140)},
    "P6s": {"2017-11": (130, 314), "2017-10": (119, 304)},
    "P1d": {"2017-11": (68, 272)},
}


def test_every_row_of_the_dashboard_has_a_meaning():
    assert set(MEANINGS) == set(DASHBOARD)


def test_the_dashboard_prints_counts_with_percentages_beside_them():
    drawn = material(workforce=STAFF)
    tables = Read(drawn).tables("Workforce dashboard")
    rows = {row[2]: row for row in tables["Workforce dashboard, November 2017"]}

    assert rows["P4"][:6] == [
        "3", "Establishment staff, grade 11 and over, in post 12 months", "P4", "149", "81.0%",
        "down 1.2 percentage points (worse)",
    ]  # fmt: skip
    assert rows["P13"][3:6] == ["6", "4.3%", "no change"]
    assert rows["P1"][3:6] == ["60", "42.9%", "no change"]
    assert rows["P8"][3:5] == ["37", "18.5 to 1"]
    assert rows["P11"][3:6] == ["2", "", "up 2 (worse)"]
    assert rows["P1"][-1] == MEANINGS["P1"]


def test_the_rows_are_shown_to_fit_together():
    assert Read(material(workforce=STAFF)).section("Workforce dashboard")[-5:] == [
        "How the rows fit together",
        (
            "140 established posts of social workers are 80 with a directly employed holder and 60 "
            "vacant (row 13)."
        ),
        (
            "60 vacant posts (row 13), less 6 that nobody fills (row 12), are 54 covered by agency "
            "or interim staff."
        ),
        (
            "The agency share is 41.4% (130 of 314): row 5 over rows 2 and 5 together "
            "[indicator P6s]."
        ),
        "Row 7 is 37 directly employed and 2 agency managers.",
    ]


def test_agency_share_and_both_vacancy_rates_are_said_with_their_bases():
    actions = [action("1.1"), action("7.1", indicators=("P1",))]
    text = Read(material(workforce=STAFF, actions=actions)).text("Overview of the workforce")

    assert (
        "Agency share of social workers: 41.4% (130 of 314) at the end of November 2017, up 2.3 "
        "percentage points on October 2017 [indicator P6s]. The base is row 2 and row 5 of the "
        "dashboard together. What is being done to build a permanent workforce is set out in "
        "section 2.3."
    ) in text
    assert "Vacancies: 42.9% (60 of 140) of social worker posts have no directly employed" in text
    assert "the vacancy rate is 25.0% (68 of 272)" in text


def test_a_dashboard_without_a_feed_says_why_once():
    lost = {key: {"2017-11": "the workers feed was not loaded"} for key in DASHBOARD}
    read = Read(material(workforce=lost))
    first, second = read.section("Overview of the workforce")

    assert first.startswith("The workforce dashboard for November 2017 is in Appendix 3.")
    assert second.startswith("No data, as the workers feed was not loaded: social workers who hold")
    assert len(read.tables("Workforce dashboard")["Workforce dashboard, November 2017"]) == 13
    assert "How the rows fit together" not in read.section("Workforce dashboard")


def test_definitions_are_given_of_every_indicator_of_the_paper():
    document = Read(material(figures=BETTER, workforce=STAFF)).document
    listed = [row.cells[0][0].text for row in document.definitions.rows]

    assert listed == sorted([*STAFF, "CIN4"])
    assert len(PRIORITY) == 30
