"""`lineofsight spc` from the outside: its JSON to the letter, its words, its picture, refusals."""

import datetime as dt
import json
import sys

import pytest
from lxml import etree

from lineofsight.cli.program import main

CALM = [10, 12] * 8
"""Mean 11 and every range 2: limits 11 +/- 5.32."""


def first_of_month(place):
    return dt.date(2016 + place // 12, place % 12 + 1, 1)


def monday(place):
    return dt.date(2016, 1, 4) + dt.timedelta(weeks=place)


@pytest.fixture
def run(capsys, tmp_path, monkeypatch):
    """Write rows of `Day,Value` and run `spc` on them: (exit code, output, errors)."""

    def running(values, *arguments, heading="Day,Value", columns=("--value", "value"),
                without_empty=False, day=first_of_month):  # fmt: skip
        file = tmp_path / "series.csv"
        rows = [f"{day(place).isoformat()},{value}"
                for place, value in enumerate(values)
                if value != "" or not without_empty]  # fmt: skip
        file.write_text("\n".join([heading, *rows]) + "\n", encoding="utf-8")
        given = ["spc", str(file), "--date", "day", *columns, "--better", "higher", *arguments]
        monkeypatch.setattr(sys, "argv", ["lineofsight", *given])
        try:
            main()
            code = 0
        except SystemExit as ending:
            code = ending.code or 0
        said = capsys.readouterr()
        return code, said.out, said.err

    return running


def test_the_json_to_the_letter(run):
    code, out, err = run([*CALM, 20], "--target", "30", "--fix-after", "16", "--format", "json")
    assert (code, json.loads(out)) == (
        0,
        {
            "segments": [{"mean": 11.0, "lower_limit": 5.68, "upper_limit": 16.32, "trial": False}],
            "flagged": [
                {
                    "date": "2017-05-01",
                    "point_type": "special_cause_improvement",
                    "rule": "Above UCL",
                }
            ],
            "variation_icon": "improvement_high",
            "assurance_icon": "consistent_fail",
        },
    )
    assert err == "From 1 January 2016 there are 17 points: the limits are useful, not settled.\n"


def test_a_month_without_a_row_is_a_gap_as_one_without_a_value_is(run):
    """Seven in a row that rise make a trend; two months without a row between them break it."""
    rising = [*CALM[:12], 1, 2, 3, 4, 5, 6, 7, 8, 9]
    empty = [*rising[:16], "", "", *rising[16:]]
    flags = {rule["rule"] for rule in json.loads(run(rising, "--format", "json")[1])["flagged"]}
    assert "7 Point Trend (Increasing)" in flags
    of_empty = run(empty, "--format", "json")
    _, out, err = run(empty, "--format", "json", without_empty=True)

    assert json.loads(out) == json.loads(of_empty[1])
    assert "7 Point Trend" not in out
    assert "No row is of May 2017, June 2017." in err
    assert "2 points have no value: a gap is not bridged" in err


def test_a_series_by_the_quarter_lacks_no_month_between_and_a_quarter_that_is_not_there(run):
    quarters = [one for value in CALM for one in (value, "", "")]

    assert run(quarters, without_empty=True)[2].startswith("From 1 January 2016 there are")

    without = ["" if at == 9 else one for at, one in enumerate(quarters)]
    assert "No row is of October 2016." in run(without, without_empty=True)[2]


def test_weeks_without_a_row_break_a_run(run):
    rising = [*CALM[:12], 1, 2, 3, "", "", 4, 5, 6, 7, 8, 9]
    without = run(rising, without_empty=True, day=monday)
    assert "No row is of 18 April 2016, 25 April 2016." in without[2]
    assert "7 Point Trend" not in without[1]
    assert without[1] == run(rising, day=monday)[1]


def test_half_a_year_without_a_row_is_a_gap(run):
    halves = [one for value in CALM for one in (value, *[""] * 5)]
    without = ["" if at == 12 else one for at, one in enumerate(halves)]
    assert "No row is of" not in run(halves, without_empty=True)[2]
    assert "No row is of January 2017." in run(without, without_empty=True)[2]


def test_days_of_every_working_week_lack_no_weekend(run):
    def weekday(place):
        return monday(place // 5) + dt.timedelta(days=place % 5)

    assert "No row is of" not in run(CALM, day=weekday)[2]


def test_an_uneven_series_lacks_nothing(run):
    uneven = [one for at, value in enumerate(CALM) for one in (value, *[""] * (at % 4))]

    assert "No row is of" not in run(uneven, without_empty=True)[2]


def test_no_target_is_null_and_no_limits_are_null(run):
    found = json.loads(run([7] * 14, "--format", "json")[1])
    assert found["assurance_icon"] is None
    assert found["segments"] == [
        {"mean": 7.0, "lower_limit": None, "upper_limit": None, "trial": False}
    ]
    assert "limits are not meaningful" in run([7] * 14)[2]


def test_trial_limits_say_nothing_of_the_target(run):
    """Icons are given from 13 points on; twelve have trial limits, and the table says so."""
    given = ("--target", "30")
    twelve, thirteen = CALM[:12], CALM[:13]
    assert json.loads(run(twelve, *given, "--format", "json")[1])["assurance_icon"] is None
    assert run(twelve, *given)[1].splitlines()[-1] == "Target 30.00: not judged by trial limits."
    told = json.loads(run(thirteen, *given, "--format", "json")[1])
    assert told["assurance_icon"] == "consistent_fail"


def test_one_point_is_not_within_expected_variation(run):
    assert run([5])[1].splitlines()[-1] == "Now: not judged, as the limits are not meaningful."


def test_limits_on_the_mean_are_not_said_to_mean_anything(run):
    """One of fourteen differs: its range is screened out, and every other value lies outside."""
    *_, now, target = run([*[7] * 13, 8], "--target", "10")[1].splitlines()
    assert now == "Now: special cause: improvement, high, by limits that are not meaningful."
    assert target == "Target 10.00: not judged, as the limits are not meaningful."


def test_a_column_without_a_number_is_refused_and_not_calm(run):
    code, out, err = run([""] * 14)
    assert (code, out) == (4, "")
    assert "It holds no number.\nWhere: series.csv, column Value." in err


def test_a_month_is_its_first_day(run):
    values = [*CALM, *(value + 50 for value in CALM)]
    by_month = run(values, "--rebase", "2017-05", "--format", "json")
    assert by_month == run(values, "--rebase", "2017-05-01", "--format", "json")


def test_screening_and_the_rule_sets_are_asked_for(run):
    values = [*CALM, 40, 10, 12]
    wide = json.loads(run(values, "--no-screening", "--format", "json")[1])["segments"][0]
    narrow = json.loads(run(values, "--format", "json")[1])["segments"][0]
    assert wide["upper_limit"] > narrow["upper_limit"]
    assert "--no-screening matches them" in run(values, "--rules", "mdc")[2]
    assert "--no-screening" not in run(values, "--rules", "mdc", "--no-screening")[2]


def test_a_rebase_that_is_no_points_day_is_said_and_the_rest_holds(run):
    values = [*CALM, *(value + 50 for value in CALM)]
    code, out, err = run(values, "--rebase", "2017-05-01", "--rebase", "2017-06-02",
                         "--format", "json")  # fmt: skip
    assert code == 0
    assert [one["mean"] for one in json.loads(out)["segments"]] == [11.0, 61.0]
    assert "Not rebased on 2 June 2017: no point has that day." in err


def test_the_table_in_words(run):
    out = run([*CALM, 20, ""], "--target", "11")[1]
    lines = out.splitlines()
    assert lines[0].split() == ["Day", "Value", "Mean", "Lower", "Upper", "Special", "cause"]
    assert lines[17].endswith("improvement: Above UCL")
    assert "no data" in lines[18]
    assert lines[-2] == "Now: within expected variation."
    assert lines[-1] == "Target 11.0: meets and misses the target by chance."


def test_the_picture_has_its_words(run):
    code, out, _ = run([*CALM, 2], "--target", "15", "--format", "svg")
    tree = etree.fromstring(out)
    words = {element.text for element in tree.iter("{*}text")}
    assert code == 0
    assert {"Target", "15.0", "Mean", "special cause: concern"} <= words
    assert tree.find("{*}title").text == "Value: special cause: concern, low"
    assert "1 point is special cause: May 2017 (concern, Below LCL)." in tree.find("{*}desc").text


def test_percentages_of_changing_bases(run):
    rows = [f"{met},{of}" for met, of in zip([8, 9, 40, 8] * 4, [10, 10, 50, 9] * 4, strict=True)]
    code, out, err = run(rows, "--format", "json", heading="Day,Met,All",
                         columns=("--value", "met", "--out-of", "all"))  # fmt: skip
    assert code == 0
    assert json.loads(out)["segments"][0]["mean"] == pytest.approx(100 * 65 / 79)
    assert "Charted as percentages with limits by their bases (P')." in err
    assert "4 of 16 points are out of fewer than 10" in err
    code, _, err = run(["11,10"], heading="Day,Met,All",
                       columns=("--value", "met", "--out-of", "all"))  # fmt: skip
    assert code == 4
    assert "line 2" in err


def test_days_between_rare_events(run):
    code, out, err = run(range(20), "--events", columns=())
    assert code == 0
    assert "no data" not in out
    assert out.count("31.0") >= 10
    assert "percent" not in err


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--fix-after", "11"), 2, "Fix them after 12 or more; after 13, if a target is to be"),
        (("--target", "most"), 2, "not a number"),
        (("--rebase", "2017-13-01"), 2, "no day and no month. Write it as 2017-10-31, or as"),
        (("--rebase", "2017-13"), 2, "no day and no month"),
        (("--events",), 2, "or --events"),
    ],
)
def test_what_cannot_be_asked(run, arguments, code, said):
    found, _, err = run(CALM, *arguments)
    assert found == code
    assert said in err


def test_too_few_points_to_fix_limits_on_are_said(run):
    code, _, err = run(CALM, "--fix-after", "30")
    assert code == 0
    assert "limits are not fixed yet: there are 16 points of the 30 to fix them on" in err
    assert "not fixed" not in run(CALM, "--fix-after", "16")[2]


def test_a_thousand_with_a_bare_comma_is_refused_and_not_read_as_one(run):
    code, out, err = run([*CALM, "1,200"])
    assert (code, out) == (4, "")
    assert "more cells than there are headings" in err
    assert "line 18" in err
    assert run([*CALM, "12,"])[0] == 0  # an empty cell too many says nothing


def test_a_folder_is_not_called_missing(run, tmp_path, monkeypatch, capsys):
    given = ["spc", str(tmp_path), "--date", "day", "--value", "value", "--better", "higher"]
    monkeypatch.setattr(sys, "argv", ["lineofsight", *given])
    with pytest.raises(SystemExit):
        main()
    assert "It is a folder." in capsys.readouterr().err


@pytest.mark.parametrize("heading", ["Rolling 12 months", "YTD", "value_12m", "Year to date"])
def test_periods_that_overlap_are_refused_in_words(run, heading):
    code, out, err = run(CALM, heading=f"Day,{heading}", columns=("--value", heading))
    assert (code, out) == (5, "")
    assert "neighbours share months" in err


def test_two_rows_of_one_day_are_refused(run, tmp_path):
    code, out, err = run(["1\n2016-01-01,2"])
    assert (code, out) == (4, "")
    assert "more than one point on 1 January 2016" in err
    assert "series.csv, column day, lines 2 and 3" in err
