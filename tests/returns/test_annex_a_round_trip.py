"""Reading an export gives the figures it was written from, wherever Annex A carries the facts."""

import datetime as dt
import json
import re
import sys
from collections import defaultdict
from pathlib import Path

import openpyxl
import pytest

from drawn import dataset
from lineofsight.cli.program import main
from lineofsight.indicators import catalogue, engine, reading_back
from lineofsight.indicators.breakdowns import BREAKDOWNS
from lineofsight.indicators.reading_back import read_back
from lineofsight.kernel.periods import Month
from lineofsight.kernel.problems import Refused
from lineofsight.records import intake
from lineofsight.records.home import Home
from lineofsight.records.readers.reading import read
from lineofsight.records.sample import write
from lineofsight.records.snapshots import newest, open_month
from lineofsight.records.standard import TABLES
from lineofsight.returns.annex_a import annex_a_lists
from lineofsight.returns.extract import Extract
from lineofsight.returns.not_carried import (
    BY_GROUP,
    NO_COLUMN,
    NO_LIST,
    OTHERWISE,
    in_lines,
    touched,
)
from lineofsight.returns.workbook import write_workbook
from lineofsight.settings import DEFAULT

ROOT = Path(__file__).parents[2]
NOVEMBER = Month(2017, 11)
SAMPLE = ROOT / "tests/data/returns/annex_a/Annex_A_2024_Jan.xlsx"

OUTSIDE = ("was not loaded", "was loaded", "reaches back to")
"""No data for want of a whole table Annex A has no list for, or of months not asked for."""


def ran(*arguments):
    before = sys.argv
    sys.argv = ["lineofsight", *map(str, arguments)]
    try:
        main()
    except SystemExit as ending:
        return int(ending.code or 0)
    finally:
        sys.argv = before
    return 0


def loaded(home, *paths, month):
    intake.load(paths, home=Home(home), settings=DEFAULT, month=month)
    return home


def figures(home, month):
    kept = Home(home)
    with open_month(kept, newest(kept, month)) as opened:
        found = engine.compute(opened, months=[month], over="all")
    return {(one.code, one.over): one for one in found}


def tables(home):
    kept = Home(home)
    with open_month(kept, newest(kept)) as opened:
        return {
            name: sorted(
                tuple(str(row[column.name]) for column in TABLES[name].columns)
                for row in opened.run(f'select * from "{name}"').to_pylist()
            )
            for name in opened.seal.tables
        }


@pytest.fixture(scope="module")
def borough(tmp_path_factory):
    """A made-up borough, sealed; its Annex A for six months and for all three years."""
    folder = tmp_path_factory.mktemp("borough")
    write(folder / "files", month=NOVEMBER, children=200, seed=7)
    loaded(folder / "home", folder / "files", month=NOVEMBER)
    for months in (6, 36):
        out = folder / f"{months}.xlsx"
        options = ("--month", NOVEMBER, "--months", months, "--out", out, "--home", folder / "home")
        assert ran("export", "annex-a", *options) == 0
        loaded(folder / f"again {months}", out, month=NOVEMBER)
    return folder


def compared(borough, months):
    """Give the codes whose figures are alike, those that have become no data, and the others."""
    before, after = (
        figures(borough / "home", NOVEMBER),
        figures(borough / f"again {months}", NOVEMBER),
    )
    alike, gone, other = set(), {}, set()
    for key, one in before.items():
        two = after[key]
        if (one.state, one.numerator, one.denominator) == (
            two.state,
            two.numerator,
            two.denominator,
        ):
            alike.add(key)
        elif two.state.value == "no_data":
            gone[key] = two.reason
        else:
            other.add(key[0])
    return alike, gone, other


@pytest.mark.parametrize(("months", "at_least"), [(6, 60), (36, 80)])
def test_figures_of_the_borough_survive_but_for_the_named(borough, months, at_least):
    alike, gone, other = compared(borough, months)
    assert other <= set(OTHERWISE)
    unexplained = {key[0] for key, why in gone.items() if not any(w in why for w in OUTSIDE)}
    assert unexplained == set().union(*NO_COLUMN.values())
    assert {("CIN1", "snapshot"), ("CP7", "snapshot"), ("LAC1", "snapshot"), ("CP8v", "snapshot"),
            ("AMT2", "month"), ("CP5", "month"), ("CL1", "snapshot")} <= alike  # fmt: skip
    assert len(alike) >= at_least


def by_group(home, month):
    kept = Home(home)
    with open_month(kept, newest(kept, month)) as opened:
        found = engine.compute(opened, months=[month], over="all", by=tuple(BREAKDOWNS))
    groups = defaultdict(dict)
    for one in found:
        numbers = (one.state, one.numerator, one.denominator, one.middle)
        groups[one.code, one.over, one.by][one.group] = numbers
    return groups


@pytest.fixture(scope="module")
def found(borough):
    """What the export of six months finds by itself."""
    home = Home(borough / "home")
    with open_month(home, newest(home, NOVEMBER)) as opened:
        return read_back(opened, borough / "6.xlsx", settings=DEFAULT)


def test_figures_by_group_that_do_not_survive_are_found_and_no_others(borough, found):
    """What the export finds without loading anything is what a load of it shows."""
    before, after = by_group(borough / "home", NOVEMBER), by_group(borough / "again 6", NOVEMBER)
    differ = [
        (code, over, by)
        for (code, over, by), groups in before.items()
        if by
        and before[code, over, None] == after[code, over, None]
        and before[code, over, None][None][0].value == "value"
        and None not in groups
        and groups != after[code, over, by]
    ]
    first = {(code, by): over for code, over, by in reversed(differ)}
    expected = {
        (code if over == catalogue.named(code).over[0] else f"{code} {over}", by)
        for (code, by), over in first.items()
    }
    assert {(one.code, one.by) for one in found.groups} == expected
    assert {"team", "service", "ward", "disability", "uasc"} <= {by for _, by in expected}
    assert {one.by for one in found.groups if not one.lost} <= set(BY_GROUP)


def test_wholes_that_do_not_survive_are_found_and_named_and_no_others(borough, found):
    """What the export finds without loading anything is what a load of it shows."""
    alike, gone, other = compared(borough, 6)
    seen = {(one.before.code, one.before.over): one for one in found.wholes}
    assert not alike & set(seen)
    assert set(gone) == {key for key, one in seen.items() if one.is_gone}
    assert other == {code for (code, _), one in seen.items() if not one.is_gone}

    lines = [*in_lines({}), *reading_back.in_lines(found)]
    lines = [line for line in lines if not line.startswith("  by ")]

    named = [code for line in lines for code in re.findall(r"\b[A-Z]+\d+[a-z]*\b", line)]
    named = [code for code in named if code in {key[0] for key in gone}]
    assert {code for code, _ in gone} == set(named)
    assert lines[lines.index(next(line for line in lines if NO_LIST in line)) + 1].startswith(
        "    that is of FD12, "
    )
    for said_once in ("FD7", "LAC6", "MIS1", "FD8a"):
        assert sum(said_once in re.findall(r"\w+", line) for line in lines) == 1
    assert any(re.fullmatch(r"  no data of FD8, .*: list 3 reaches back to 1 June 2017", line)
               for line in lines)  # fmt: skip


def test_lists_that_cannot_be_read_again_are_written_and_it_is_said(
    borough, tmp_path, monkeypatch, capsys
):
    def refuse(*_arguments, **_options):
        raise Refused("None of it can be read.", do="Look at it.")

    monkeypatch.setattr(reading_back, "read_back", refuse)
    out = tmp_path / "lists.xlsx"
    assert ran("export", "annex-a", "--month", NOVEMBER, "--out", out,
               "--home", borough / "home") == 0  # fmt: skip
    said = capsys.readouterr().out
    assert "since read alone the workbook is refused: None of it can be read.\n" in said
    assert f"\n  CP1: {5} strategy discussions in no list: " in said
    assert out.exists()


def test_three_years_keep_the_figures_of_twelve_months(borough):
    alike, _, _ = compared(borough, 36)
    assert {("FD8", "12m"), ("CP12", "12m"), ("LAC3", "12m"), ("LAC4", "12m")} <= alike


def printed(home, capsys, *codes):
    """Give what the command prints of the six months: (code, month) -> state, and its numbers."""
    capsys.readouterr()
    options = ("--from", "2017-06", "--to", NOVEMBER, "--over", "all", "--format", "json")
    assert ran("figures", *codes, *options, "--home", home) == 0
    return {
        (one["code"], one["over"], one["month"]): (
            one["state"], one["numerator"], one["denominator"],
        )
        for one in json.loads(capsys.readouterr().out)
    }  # fmt: skip


PART_TOLD = {"LAC5": "list 8 asks who is unaccompanied of the last 12 months alone",
             "CP14": "list 7 has each child's latest plan alone"}  # fmt: skip
"""Figures of earlier months that six months of lists give otherwise, and why."""


def test_each_month_of_six_months_of_lists_is_as_in_the_borough_or_no_data(borough, capsys):
    truth = printed(borough / "home", capsys)
    lists = printed(borough / "again 6", capsys)
    wrong = {key[0] for key, one in lists.items() if one[0] == "value" and one != truth[key]}
    assert wrong <= {*OTHERWISE, *PART_TOLD}


FIRST_TOLD = {
    ("CP5", "month"): 8, ("CP5x", "month"): 8, ("CP6", "month"): 8, ("CP5o", "snapshot"): 8,
    ("AMT2", "month"): 9, ("AMT8", "month"): 9, ("AMT3", "snapshot"): 8,
    ("CIN1", "snapshot"): 11, ("CP7", "snapshot"): 6, ("FD6", "month"): 6, ("AMT2a", "month"): 6,
}  # fmt: skip
"""The first month of 2017 that lists of six months, from June on, answer as a whole.

A borough of so few children has its first enquiry after 3 June: July is not four weeks away.
"""


def test_the_first_months_of_lists_are_no_data_where_they_cannot_be_counted_whole(borough, capsys):
    lists = printed(borough / "again 6", capsys, *{code for code, _ in FIRST_TOLD})
    for (code, over), first in FIRST_TOLD.items():
        none = {month for month in range(6, 12) if lists[code, over, f"2017-{month:02d}"][0]
                == "no_data"}  # fmt: skip
        assert none == set(range(6, first)), code


def test_lists_of_three_years_keep_all_the_months_of_the_last_six(borough, capsys):
    codes = {code for code, _ in FIRST_TOLD} - set(OTHERWISE)
    truth = printed(borough / "home", capsys, *codes)
    lists = printed(borough / "again 36", capsys, *codes)
    assert {key: lists[key] for key in truth if key[:2] in FIRST_TOLD} == {
        key: one for key, one in truth.items() if key[:2] in FIRST_TOLD
    }


def test_every_named_loss_is_in_the_how_to():
    page = (ROOT / "docs/how-to/hand-the-lists-to-inspectors.md").read_text("utf-8")
    for why, codes in NO_COLUMN.items():
        assert f"| {why} | {', '.join(codes)} |" in page
    codes_of = defaultdict(list)
    for code, reasons in OTHERWISE.items():
        for one in reasons:
            codes_of[one.why].append(code)
    for why, codes in codes_of.items():
        assert f"| {', '.join(codes)} | {why} |" in page
    for by, why in BY_GROUP.items():
        assert f"| {by} | {why} |" in page


DISCUSSED = {
    "s47_enquiry": """
        child_id | started_on | conference_unnecessary
        a        | 2026-08-03 | no
        before   | 2026-02-02 | no
        held     | 2026-02-02 | no
        taken    | 2026-02-02 | no
        taken    | 2026-08-03 | yes
    """,
    "initial_cp_conference": "child_id | held_on\nheld | 2026-02-20",
    "strategy_discussions": """
        child_id | held_on
        a        | 2026-08-03
        a        | 2026-08-05
        b        | 2026-09-30
        long_ago | 2026-03-31
    """,
    "cla_placement": """
        child_id | started_on | ended_on   | placement_type | to_18 | approval
        told     | 2026-01-05 |            | U4             | yes   |
        untold   | 2026-01-05 |            | U6             | yes   |
        begun    | 2026-01-05 |            | U6             | no    | temporary
        ended    | 2026-01-05 | 2026-09-01 | U6             | yes   |
    """,
}


def test_what_no_list_carries_is_counted_with_the_figure_it_touches():
    data = dataset(extracted_on=dt.date(2026, 9, 30), **DISCUSSED)
    lines = list(in_lines({code: one.words for code, one in touched(Extract(data)).items()}))

    assert lines[1:4] == [
        f"  CP1: 2 strategy discussions in no list: {OTHERWISE['CP1'][0].why}",
        f"  CP5o: 1 conference in no list: {OTHERWISE['CP5o'][0].why}",
        f"  LAC8: 2 placements in no list: {OTHERWISE['LAC8'][0].why}",
    ]
    assert touched(Extract(dataset(extracted_on=dt.date(2026, 9, 30)))) == {}


def test_the_export_agrees_with_the_workbook_the_borough_made_of_its_own_story(borough):
    (own,) = (borough / "files" / "annex_a").glob("*.xlsx")
    theirs = {one.layout.name: one for one in read([own]).sheets}
    ours = {one.layout.name: one for one in read([borough / "36.xlsx"]).sheets}
    for name, *headings in SAME_FACTS:
        mine, own_story = pairs(ours[name], headings), pairs(theirs[name], headings)
        since = dt.date(2014, 12, 1)
        in_time = {row for row in own_story if None in row or last_day(row) >= since}
        assert mine <= own_story, name
        assert in_time <= mine or name == "list 5", name


def last_day(row):
    return max((cell for cell in row if isinstance(cell, dt.date)), default=dt.date.min)


SAME_FACTS = (
    ("list 1", "Child Unique ID", "Date of Contact"),
    ("list 2", "Child Unique ID", "Assessment start date"),
    ("list 3", "Child Unique ID", "Date of referral"),
    ("list 4", "Child Unique ID", "Continuous Assessment Start Date",
     "Continuous Assessment Date of Authorisation"),
    ("list 5", "Child Unique ID", "Strategy discussion initiating Section 47 Enquiry Start Date",
     "Date of Initial Child Protection Conference"),
    ("list 6", "Child Unique ID", "CIN Start Date", "CIN Closure Date"),
    ("list 7", "Child Unique ID", "Child Protection Plan Start Date",
     "Child Protection Plan End Date"),
    ("list 10", "Child Unique ID", "Date of Decision that Child Should be Placed for Adoption"),
    ("list 11", "Individual adopter identifier", "Date enquiry received"),
)  # fmt: skip
"""What the borough's own workbook tells from the same facts; list 8 comes from SSDA903, list 9 from
a feed that knows more young people."""


def pairs(sheet, headings):
    """Give the rows of a sheet, cut to some headings, days as days and identifiers as digits."""

    def plain(cell):
        if isinstance(cell, dt.datetime):
            return cell.date()
        return str(cell).lstrip("0") if isinstance(cell, int | str) else cell

    return set(zip(*(map(plain, sheet.cells[heading]) for heading in headings), strict=True))


def test_the_public_sample_comes_back_as_it_was(tmp_path):
    month = Month(2021, 3)
    loaded(tmp_path / "home", SAMPLE, month=month)
    out = tmp_path / "again.xlsx"
    options = ("--month", month, "--months", 240, "--out", out, "--home", tmp_path / "home")
    assert ran("export", "annex-a", *options) == 0
    loaded(tmp_path / "again", out, month=month)
    assert tables(tmp_path / "again") == tables(tmp_path / "home")
    before, after = figures(tmp_path / "home", month), figures(tmp_path / "again", month)
    assert {key: (one.state, one.numerator, one.denominator) for key, one in before.items()} == {
        key: (one.state, one.numerator, one.denominator) for key, one in after.items()
    }


def test_a_list_that_was_not_loaded_reads_as_no_data_and_not_as_none(tmp_path):
    data = dataset(
        extracted_on=dt.date(2026, 9, 30), not_loaded=["care_leavers", "permanence", "adopters"],
        cin_episodes="child_id | started_on\n child | 2026-09-01",
    )  # fmt: skip
    out = tmp_path / "lists.xlsx"
    write_workbook(out, annex_a_lists(data), as_at=dt.date(2026, 9, 30), authority=None)
    loaded(tmp_path / "home", out, month=Month(2026, 9))
    seal = newest(Home(tmp_path / "home"))
    assert not {"care_leavers", "permanence", "adopters"} & set(seal.tables)
    assert seal.tables["contacts"] == 0
    assert seal.tables["person"] == 1


HOSTILE = ("=1+1", "@SUM(A1)", "+44", "-North", "=cmd|' /C calc'!A0", "http://example.org/a",
           "<b>&amp;", "\u202eright", "_x0041_", "000012")  # fmt: skip


def test_a_text_is_never_run_and_comes_back_as_it_was(tmp_path):
    rows = "\n".join(f"c{at} | 2026-09-01 |" for at in range(len(HOSTILE)))
    data = dataset(
        extracted_on=dt.date(2026, 9, 30),
        cin_episodes="child_id | started_on\n child | 2026-09-01",
        referrals=f"child_id | referred_on | team\n{rows}",
    )
    lists = annex_a_lists(data)
    at = [column.heading for column in lists[2].columns].index("Allocated Team")
    for row, words in zip(range(len(HOSTILE)), HOSTILE, strict=True):
        cells = list(lists[2].rows[row])
        cells[at] = words
        lists[2].rows[row] = tuple(cells)
    out = tmp_path / "lists.xlsx"
    write_workbook(out, lists, as_at=dt.date(2026, 9, 30), authority="=1+1")
    sheet = openpyxl.load_workbook(out)["List 3"]
    assert {cell.data_type for row in sheet for cell in row} <= {"s", "d", "n"}
    assert all(cell.hyperlink is None for row in sheet for cell in row)
    (read_back,) = (one for one in read([out]).sheets if one.layout.name == "list 3")
    assert tuple(read_back.cells["Allocated Team"]) == HOSTILE


def test_days_are_real_days(tmp_path):
    data = dataset(
        extracted_on=dt.date(2026, 9, 30), contacts="child_id | contacted_on\n c | 2026-09-01"
    )
    write_workbook(
        tmp_path / "a.xlsx", annex_a_lists(data), as_at=dt.date(2026, 9, 30), authority="Wandle"
    )
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["List 1"]
    assert sheet["A1"].value == "List 1: Contacts. Wandle, as at 30 September 2026"
    assert (sheet["F3"].value.date(), sheet["F3"].is_date) == (dt.date(2026, 9, 1), True)


def test_a_text_too_long_for_a_cell_is_refused_and_nothing_is_left(tmp_path):
    data = dataset(
        extracted_on=dt.date(2026, 9, 30),
        referrals=f"child_id | referred_on | team\n c | 2026-09-01 | {'x' * 40_000}",
    )
    with pytest.raises(Exception, match="does not fit") as caught:
        write_workbook(
            tmp_path / "a.xlsx", annex_a_lists(data), as_at=dt.date(2026, 9, 30), authority=None
        )
    assert "xxx" not in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_each_export_is_recorded_and_overwrites_nothing_unasked(borough, tmp_path, capsys):
    home, out = borough / "home", tmp_path / "lists.xlsx"
    before = (home / "looks.jsonl").read_text("utf-8").splitlines()
    ask = ("export", "annex-a", "--month", NOVEMBER, "--out", out, "--home", home)
    assert ran(*ask) == 0
    said = capsys.readouterr().out
    assert "List 7, Child protection:" in said
    assert "blank (no table holds it): Placement postcode; LA of Placement" in said
    assert "\n  by disability, FD1 (" in said
    looks = [json.loads(one) for one in (home / "looks.jsonl").read_text("utf-8").splitlines()]
    assert len(looks) == len(before) + 1
    assert (looks[-1]["export"], looks[-1]["month"]) == ("annex-a", "2017-11")
    out.write_bytes(b"mine")
    assert ran(*ask) == 5
    assert "--force" in capsys.readouterr().err
    assert out.read_bytes() == b"mine"
    assert ran(*ask, "--force") == 0
    assert out.stat().st_size > 1000


def test_an_export_that_cannot_be_recorded_is_not_written(borough, tmp_path, monkeypatch):
    def refuse(*_arguments):
        raise OSError

    monkeypatch.setattr("lineofsight.cli.rows.record_look", refuse)
    out = tmp_path / "lists.xlsx"
    with pytest.raises(OSError, match=r"^$"):
        ran("export", "annex-a", "--month", NOVEMBER, "--out", out, "--home", borough / "home")
    assert not out.exists()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(("--out", "a.csv", "--today"), 2), (("--out", "a.xlsx"), 2),
     (("--out", "a.xlsx", "--today"), 5), (("--out", "nowhere/a.xlsx", "--today"), 3)],
)  # fmt: skip
def test_what_cannot_be_written_is_said(arguments, code, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert ran("export", "annex-a", *arguments) == code
