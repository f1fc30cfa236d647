"""The program from the outside: verbs, exit codes, what is printed and what is written."""

import csv
import datetime as dt
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from lineofsight.cli.program import VERBS, main
from lineofsight.indicators.areas.people import DASHBOARD
from lineofsight.indicators.judging.process_control import Assurance, Variation
from lineofsight.kernel.periods import Month
from lineofsight.records.sample import write

NOVEMBER = Month(2017, 11)


@pytest.fixture(scope="module")
def borough(tmp_path_factory):
    """A small made-up borough, sealed once: its home folder."""
    folder = tmp_path_factory.mktemp("borough")
    write(folder / "files", month=NOVEMBER, children=120, seed=7)
    home = folder / "home"
    home.mkdir()
    (home / "authority.toml").write_bytes((folder / "files" / "authority.toml").read_bytes())
    code = ended(
        ["load", str(folder / "files"), "--month", "2017-11", "--no-picture", "--home", str(home)]
    )
    assert code == 0
    return home


def ended(arguments):
    """Run the program and give its exit code."""
    before = sys.argv
    sys.argv = ["lineofsight", *arguments]
    try:
        main()
    except SystemExit as ending:
        return int(ending.code or 0)
    finally:
        sys.argv = before
    return 0


@pytest.fixture
def run(capsys, borough, monkeypatch):
    """Run a verb on the borough: (exit code, output, errors)."""
    monkeypatch.setenv("LINEOFSIGHT_HOME", str(borough))

    def running(*arguments):
        capsys.readouterr()
        code = ended([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return running


def records(run, *arguments):
    code, out, err = run("figures", *arguments, "--format", "json")
    assert code == 0, err
    return json.loads(out)


def test_a_month_that_has_not_ended_cannot_be_loaded(run, tmp_path):
    today = dt.date.today()  # noqa: DTZ011  the clock the program asks
    code, _, err = run("load", tmp_path, "--month", Month.of(today + dt.timedelta(days=31)))
    assert code == 5
    assert "has not ended" in err
    assert "--today" in err

    tomorrow = today + dt.timedelta(days=1)
    code, _, err = run("load", tmp_path, "--month", "2017-11", "--extracted", tomorrow)
    assert code == 5
    assert "has not come yet" in err


def test_help_names_every_verb_and_the_exit_codes(run):
    code, out, _ = run("--help")
    assert code == 0
    assert all(verb in out for verb in VERBS)
    assert "5 refused" in out


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help(run, verb):
    code, out, _ = run(verb, "--help")
    assert code == 0
    assert out.startswith("Usage: ")


def test_help_reads_neither_the_database_nor_the_renderers():
    script = (
        "import sys; sys.argv = ['lineofsight', '--help']\n"
        "from lineofsight.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print(sorted({'duckdb', 'sqlglot', 'pyarrow', 'rich', 'docx'} & set(sys.modules)))"
    )
    source = str(Path(__file__).parents[2] / "src")
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONPATH": source},
    )  # fmt: skip
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_figure_has_the_promised_keys(run):
    (figure,) = records(run, "cin 4", "--month", "2017-10")
    assert list(figure) == [
        "code", "over", "month", "by", "group", "numerator", "denominator", "value", "unit",
        "state", "rag", "change", "snapshot", "definition_version",
    ]  # fmt: skip
    assert (figure["code"], figure["over"], figure["by"]) == ("CIN4", "snapshot", None)
    assert figure["value"] == round(100 * figure["numerator"] / figure["denominator"], 1)


def test_both_spellings_of_a_period_are_accepted(run):
    rolling = records(run, "FD8", "--month", "2017-10", "--over", "rolling_12m")
    assert rolling == records(run, "FD8", "--month", "2017-10", "--over", "12m")
    assert rolling == records(run, "FD8", "--month", "2017-10")
    assert {one["over"] for one in records(run, "FD8", "--over", "all")} >= {"12m", "month"}


def test_groups_of_a_count_add_up_and_come_without_the_whole(run):
    (whole,) = records(run, "FD6", "--month", "2017-10")
    for by in ("team", "age", "sex", "ethnicity", "disability"):
        groups = records(run, "FD6", "--month", "2017-10", "--by", by)
        assert all(one["by"] == by and one["group"] for one in groups)
        assert sum(one["numerator"] for one in groups) == whole["numerator"]


def test_a_month_before_the_sources_is_no_data_and_not_zero(run):
    (figure,) = records(run, "FD6", "--month", "2010-01")
    assert (figure["state"], figure["value"], figure["numerator"]) == ("no_data", None, None)
    _, out, _ = run("figures", "FD6", "--month", "2010-01")
    assert "no data: the referrals feed reaches back to" in out


def test_the_table_the_csv_and_the_json_say_the_same(run):
    found = records(run, "--month", "2017-10")
    _, out, _ = run("figures", "--month", "2017-10", "--format", "csv")
    lines = list(csv.DictReader(io.StringIO(out)))
    assert [(one["code"], one["state"]) for one in lines] == [
        (one["code"], one["state"]) for one in found
    ]
    assert {one["code"] for one in found} >= set(DASHBOARD)


def test_published_figures_are_put_beside_only_when_asked_for(run):
    (plain,) = records(run, "FD8", "--month", "2017-10")
    (figure,) = records(run, "FD8", "--month", "2017-10", "--compare")
    assert list(figure)[len(plain) :] == ["comparators", "compared_with", "not_comparable"]
    assert {one["area"]: one["value"] for one in figure["comparators"]} == {
        "England": 21.9, "London": 16.3, "Outer London": 16.2,
    }  # fmt: skip
    assert figure["compared_with"].startswith("year to 31 March 2017; 7 months older")
    assert figure["not_comparable"] is None
    (vacant,) = records(run, "P1", "--month", "2017-10", "--compare")
    assert vacant["comparators"] == []
    assert vacant["not_comparable"].startswith("the published vacancy rate is FTE vacancies")


def test_the_csv_and_the_table_compare_too(run):
    _, out, _ = run("figures", "FD8", "P1", "--month", "2017-10", "--compare", "--format", "csv")
    rereferrals, vacant = csv.DictReader(io.StringIO(out))
    assert rereferrals["comparators"] == "England 21.9%, London 16.3%, Outer London 16.2%"
    assert vacant["not_comparable"].endswith("Compare P1d")
    _, out, _ = run("figures", "FD8", "P1", "--month", "2017-10", "--compare")
    assert "England 21.9%, London 16.3%, Outer London 16.2%: year to 31 March 2017" in out
    assert "not comparable: the published vacancy rate is FTE vacancies" in out


def test_rows_are_the_rows_that_were_counted_and_the_look_is_written_down(run, borough):
    (figure,) = records(run, "CP7", "--month", "2017-11")
    _, out, _ = run("rows", "CP7", "--month", "2017-11", "--met")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert len(rows) == figure["numerator"]
    assert list(rows[0]) == [
        "code", "asked_on", "of", "identifier", "team", "met", "started_on", "due_on", "done_on",
        "why",
    ]  # fmt: skip
    look = json.loads((borough / "looks.jsonl").read_text("utf-8").splitlines()[-1])
    assert (look["code"], look["rows"], look["which"]) == ("CP7", len(rows), "met")


def test_met_and_unmet_are_all(run):
    parts = [
        len(run("rows", "AMT2", "--month", "2017-10", which)[1].splitlines()) - 1
        for which in ("--met", "--unmet", "--all")
    ]
    assert parts[0] + parts[1] == parts[2]


def test_targets_that_are_not_used_stand_in_the_load_report_with_their_row(run, tmp_path):
    (tmp_path / "targets.csv").write_text(
        "Indicator,From,Target,Amber limit,Set by\n"
        "CP8,01/04/2017,90,85,Director\nCP8,01/10/2017,90,95,Director\n"
        "QQ9,01/04/2017,50,,Director\nFD2,01/04/2017,-5,,Director\n",
        encoding="utf-8",
    )
    _, out, _ = run("load", tmp_path, "--month", "2017-11", "--check", "--accept-fall")
    assert sorted(re.findall(r"targets.csv, row (\d)", out)) == ["3", "4", "5"]
    assert "higher is better, and the amber limit 95 is better than the target 90" in out


def test_rows_on_a_day_after_the_extract_say_the_day_they_answer_for(run):
    _, out, err = run("rows", "CP8", "--on", "2017-12-10")
    assert {row["asked_on"] for row in csv.DictReader(io.StringIO(out))} == {"2017-11-30"}
    assert "The extract is 10 days older than 2017-12-10" in err
    assert "these are the rows of 2017-11-30, and not of 2017-12-10" in err
    _, _, err = run("rows", "CP8", "--on", "2017-11-10")
    assert "older" not in err
    assert "these are" not in err


def test_a_row_leads_back_to_its_file_and_excel_row(run):
    _, out, _ = run("rows", "FD6", "--month", "2017-10", "--source")
    sources = {(row["sheet"], row["file"]) for row in csv.DictReader(io.StringIO(out))}
    assert ("List 3", "annex_a/Annex_A_2017_11.xlsx") in sources


def test_no_name_of_a_child_is_ever_printed(run, borough):
    with (borough.parent / "files" / "feeds" / "people.csv").open(encoding="utf-8-sig") as file:
        surnames = {row["Surname"] for row in csv.DictReader(file) if row["Surname"]}
    printed = run("rows", "CIN1", "--month", "2017-11")[1] + run("duties", "--on", "2017-11-30")[1]
    words = set(printed.replace(",", " ").split())
    assert not surnames & words


def test_duties_are_overdue_first_and_equal_the_indicator(run):
    _, out, err = run("duties", "--on", "2017-11-30", "--within", "0")
    rows = list(csv.DictReader(io.StringIO(out)))
    due = [row["due_on"] for row in rows]
    assert due == sorted(due)
    assert "November 2017" in err
    kinds = {row["duty"]: row["of"] for row in rows}
    assert (kinds["supervision_owed"], kinds["cin_visits_owed"]) == ("worker", "child")
    (figure,) = records(run, "CIN4", "--month", "2017-11")
    late = [row for row in rows if row["duty"] == "cin_visits_owed" and row["state"] == "overdue"]
    assert len(late) == figure["denominator"] - figure["numerator"]


def test_duties_of_a_team_are_said_in_words_as_a_table_or_json(run):
    asked = ("duties", "--on", "2017-11-30", "--within", "5", "--duty", "cin_visits")
    _, out, _ = run(*asked, "--format", "json")
    owed = json.loads(out)
    assert {line["duty"] for line in owed} == {"cin_visits_owed"}
    assert owed[0]["owed"].startswith("Visits owed to children on a child in need plan")
    assert "working day" in owed[0]["step"]
    team = owed[0]["team"]
    _, out, _ = run(*asked, "--team", team)
    of_team = list(csv.DictReader(io.StringIO(out)))
    assert of_team
    assert [row["identifier"] for row in of_team] == [
        line["identifier"] for line in owed if line["team"] == team
    ]
    _, out, _ = run(*asked, "--format", "table")
    assert out.startswith(f"{owed[0]['owed']} (cin_visits_owed: {len(owed)})")
    code, _, err = run(*asked[:-1], "cin_visit")
    assert (code, "did you mean cin_visits_owed?" in err) == (2, True)


def test_a_look_ahead_closes_on_the_figure_and_lists_who_decides_it(run, borough):
    def closes(day):
        _, out, _ = run("lookahead", "--month", "2017-11", "--on", day, "--format", "json")
        return {line["code"]: line for line in json.loads(out)}

    (figure,) = records(run, "CIN4", "--month", "2017-11")
    last = closes("2017-11-30")["CIN4"]
    assert last["worst"] == last["likely"] == last["best"]
    assert last["settled"] == f"{figure['numerator']} of {figure['denominator']}"
    before = closes("2017-11-15")["CIN4"]
    assert before["deciding"] == sum(before["teams"].values()) > 0
    _, out, _ = run(
        "lookahead", "--month", "2017-11", "--on", "2017-11-15", "--rows", "--format", "csv"
    )
    rows = [row for row in csv.DictReader(io.StringIO(out)) if row["code"] == "CIN4"]
    assert len(rows) == before["deciding"]
    look = json.loads((borough / "looks.jsonl").read_text("utf-8").splitlines()[-1])
    assert look["lookahead"] == "2017-11"


def test_a_look_ahead_takes_the_month_from_the_day_and_the_day_from_the_extract(run):
    asked = ("lookahead", "--format", "csv")
    _, by_day, _ = run(*asked, "--on", "2017-11-15")
    assert by_day == run(*asked, "--on", "2017-11-15", "--month", "2017-11")[1]
    _, by_month, _ = run(*asked, "--month", "2017-11")
    assert by_month == run(*asked, "--on", "2017-11-30", "--month", "2017-11")[1]
    assert by_day != by_month

    code, _, err = run(*asked, "--on", "2017-11-15", "--month", "2017-12")
    assert code == 2
    assert "December 2017 has not begun by 15 November 2017" in err


def test_an_audit_sample_is_drawn_again_and_recorded(run, borough):
    asked = ("audit-sample", "cin_visits", "--month", "2017-11", "--size", "6", "--seed", "3")
    _, out, _ = run(*asked)
    rows = list(csv.DictReader(io.StringIO(out)))
    assert len(rows) == 6
    assert {row["met"] for row in rows} == {"yes", "no"}
    assert run(*asked)[1] == out
    look = json.loads((borough / "looks.jsonl").read_text("utf-8").splitlines()[-1])
    assert (look["audit_sample"], look["seed"], look["rows"]) == ("cin_visits_owed", 3, 6)


def test_indicators_are_listed_and_described(run):
    _, out, _ = run("indicators", "list")
    assert "AMT2 " in out
    _, out, _ = run("indicators", "describe", "amt 2")
    assert "Assessments" in out
    assert "from cin_assessments" in out


def test_a_table_is_protected(run, tmp_path):
    table = tmp_path / "table.csv"
    table.write_text("Team,Yes,No,Total\nNorth,3,40,43\nSouth,20,30,50\nTotal,23,70,93\n", "utf-8")
    code, out, _ = run("protect", table)
    cells = list(csv.reader(io.StringIO(out)))
    assert code == 0
    assert cells[1][1] == "c"
    assert sum(row.count("c") for row in cells) == 4, "a rectangle, so that no sum gives it back"


def test_templates_are_read_back(run, tmp_path):
    code, _, _ = run("templates", tmp_path / "empty")
    assert code == 0
    assert (tmp_path / "empty" / "visits.xlsx").exists()


def test_the_settings_are_printed_as_they_stand(run):
    _, out, _ = run("settings")
    assert 'name = "Wandle"' in out


def test_a_pack_is_written_in_the_formats_asked_for(run, tmp_path):
    arguments = ("pack", "committee", "--month", "2017-11", "--out", tmp_path)
    code, out, err = run(*arguments, "--format", "html")
    assert code == 0, err
    assert [path.name for path in tmp_path.iterdir()] == ["committee-2017-11.html"]
    assert "committee-2017-11.html" in out


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("figures", "FD99"), 2, "no indicator"),
        (("figures", "FD8", "--month", "October"), 2, "not a month"),
        (("figures", "FD8", "--over", "yearly"), 2, "no period"),
        (("figures", "FD8", "--over", "week"), 2, "ytd. Weeks are printed by `lineofsight front"),
        (("figures", "CIN4", "--over", "ytd"), 2, "None of these is asked over ytd"),
        (("figures", "--month", "2017-10", "--from", "2017-01"), 2, "not both"),
        (("figures", "--from", "2017-10", "--to", "2017-01"), 2, "before"),
        (("rows", "FD8"), 2, "--month"),
        (("rows", "FD6", "--month", "2010-01"), 5, "no data"),
        (("load", "nowhere", "--month", "2017-11"), 3, "nowhere"),
        (("load", "nowhere"), 2, "--month"),
        (("load", "nowhere", "--month", "2017-11", "--today"), 2, "--today"),
        (("pack", "committee", "--month", "2018-01", "--out", "x"), 5, "No sealed month reaches"),
        (("pack", "committee", "--month", "2012-05", "--out", "x"), 5, "No sealed month reaches"),
        (("pack", "committee", "--month", "2017-11", "--out", "x", "--format", "pdf"), 2, "html"),
        (("figures", "FD8", "--over", "3m"), 2, "None of these is asked over 3m"),
        (("sample", "x", "--month", "2017-13"), 2, "not a month"),
        (("protect", "nowhere.csv"), 2, "nowhere.csv"),
        (("unknown",), 2, "unknown"),
    ],
)
def test_what_goes_wrong_ends_with_its_code_and_in_words(
    run, tmp_path, monkeypatch, arguments, code, says
):
    monkeypatch.chdir(tmp_path)
    ended_with, out, err = run(*arguments)
    assert ended_with == code
    assert says in err
    assert "Traceback" not in out + err


def test_nothing_sealed_is_never_0(run, tmp_path):
    home = tmp_path / "empty"
    for arguments in (("figures",), ("rows", "FD6", "--month", "2017-11"), ("duties",)):
        code, _, err = run(*arguments, "--home", home)
        assert code != 0
        assert "No month is sealed" in err


def test_front_door_prints_whole_weeks_as_table_csv_and_json(run):
    code, table, errors = run("front-door", "--weeks", 2)
    assert code == 0
    assert [line.split()[0] for line in table.splitlines()] == ["week", "2017-W46", "2017-W47"]
    assert "not for publication" in errors

    _, printed, _ = run("front-door", "--weeks", 2, "--by", "source", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(printed)))
    _, printed, _ = run("front-door", "--weeks", 2, "--by", "source", "--format", "json")
    records = json.loads(printed)
    _, printed, _ = run("front-door", "--weeks", 2, "--format", "json")
    whole = json.loads(printed)

    assert [int(row["contacts"]) for row in rows] == [record["contacts"] for record in records]
    for week in whole:
        groups = [record for record in records if record["week"] == week["week"]]
        assert sum(record["contacts"] for record in groups) == week["contacts"] > 0
        assert sum(record["referrals"] for record in groups) == week["referrals"]


def test_front_door_says_in_words_why_no_group_has_a_line(run, borough, tmp_path):
    asked = ("front-door", "--weeks", 2, "--by", "source")
    _, out, errors = run(*asked, "--to", "2010-01-06")
    assert out == ""
    assert "no week is covered" in errors

    for feed in ("contacts.csv", "referrals.csv"):
        headings, *_ = (borough.parent / "files" / "feeds" / feed).read_text().splitlines()
        (tmp_path / feed).write_text(f"{headings}\n")
    quiet = ("--home", tmp_path / "quiet")
    assert (
        run("load", tmp_path, "--month", "2017-11", "--authority", "X", "--no-picture", *quiet)[0]
        == 0
    )
    _, out, errors = run(*asked, *quiet)
    assert out == ""
    assert "from 2017-W46 to 2017-W47 no contact and no referral came in" in errors


def test_front_door_says_what_is_no_data_and_why(run):
    code, printed, errors = run("front-door", "--weeks", 1, "--to", "2013-06-01")

    assert code == 0
    assert printed.splitlines()[1].split()[2:] == ["no", "data"] * 3
    assert "Contacts received: no data: the contacts feed reaches back to" in errors


def test_figures_say_whether_they_have_changed_when_asked(run):
    plain = records(run, "CP8", "FD6")
    assert all("variation" not in record for record in plain)

    (visits, referrals) = records(run, "CP8", "FD6", "--spc")
    assert {visits["variation"], referrals["variation"]} <= {*Variation}
    assert visits["assurance"] in {*Assurance}
    assert (referrals["assurance"], referrals["not_judged"]) == (None, None)

    code, out, _ = run("figures", "FD8", "--spc")
    assert (code, "not judged: its periods overlap" in out) == (0, True)
    heading, line = run("figures", "FD8", "--spc", "--format", "csv")[1].splitlines()
    assert heading.endswith(",variation,assurance,not_judged")
    assert line.endswith(",,,its periods overlap")


@pytest.mark.parametrize("period", ["12m", "ytd", "3m"])
def test_periods_that_overlap_are_refused_a_control_chart(run, period):
    code, out, err = run("figures", "FD8", "--spc", "--over", period)
    assert (code, out) == (5, "")
    assert "their periods overlap" in err


def test_a_rebase_of_no_indicator_is_refused(run, borough):
    file = borough / "authority.toml"
    kept = file.read_bytes()
    rebase = b'[[rebases]]\nindicator = "CP99"\non = 2017-01-01\nreason = "r"\nby = "b"\n'
    try:
        file.write_bytes(kept + b"\n" + rebase)
        code, _, err = run("figures", "CP8")
    finally:
        file.write_bytes(kept)
    assert code == 2
    assert "CP99" in err


def test_rebases_outside_the_series_are_said(run, borough):
    file = borough / "authority.toml"
    kept = file.read_bytes()
    rebase = '[[rebases]]\nindicator = "FD1"\non = {}\nreason = "r"\nby = "b"\n'
    days = ("2027-11-01", "2016-05-01")  # the second lies in the series
    try:
        file.write_bytes(kept + "".join(f"\n{rebase.format(day)}" for day in days).encode())
        _, _, figures = run("figures", "FD1", "--spc")
        _, _, settings = run("settings")
        _, _, silent = run("figures", "FD1")
    finally:
        file.write_bytes(kept)
    for said in (figures, settings):
        assert "FD1 is not rebased on 1 November 2027: its series is of " in said
        assert " to November 2017." in said
        assert "May 2016" not in said
    assert "rebased" not in silent


def test_a_pack_is_summed_up_and_what_is_not_explained_asks_for_the_children(run, tmp_path):
    pack = tmp_path / "pack.csv"
    (figure,) = records(run, "FD6", "--month", "2017-11")
    pack.write_text(f"code,value\nFD6,{figure['value']}\nCP7,98765\nXX1,5\n")

    code, out, err = run("reconcile", pack, "--month", "2017-11")

    assert code == 0, err
    assert "2 numbers: 1 the same, 0 explained, 1 not explained.\n1 line was not compared." in out
    assert "XX1     theirs 5: not compared: there is no indicator XX1" in out
    assert "--code CP7" in out
    assert err.splitlines()[0] == "Counting again by each other rule"  # it takes a while


def test_a_pack_of_a_month_the_records_do_not_reach_is_counted_apart(run, tmp_path):
    pack = tmp_path / "pack.csv"
    pack.write_text("code,value\nFD6,5\n")

    code, out, err = run("reconcile", pack, "--month", "2010-05")

    assert code == 0, err
    assert out.startswith("FD6     theirs 5: not compared: no data: ")
    assert out.endswith(
        "0 numbers: 0 the same, 0 explained, 0 not explained.\n1 line was not compared.\n"
    )


def test_a_list_of_rows_as_printed_is_reconciled_with_itself(run, tmp_path):
    listed = tmp_path / "workers.csv"
    printed = run("rows", "P7", "--month", "2017-11")[1]
    listed.write_text(printed)

    _, out, _ = run("reconcile", listed, "--month", "2017-11", "--code", "P7")

    assert {row["of"] for row in csv.DictReader(io.StringIO(printed))} == {"worker"}
    assert "The same: each child on either side is on the other." in out


@pytest.mark.parametrize("heading", ["child_id", "identifier"])
def test_a_list_of_children_is_summed_up_by_reason(run, tmp_path, heading):
    listed = tmp_path / "children.csv"
    listed.write_text(f"{heading}\nnobody-1\nnobody-2\n")

    code, out, _ = run("reconcile", listed, "--month", "2017-11", "--code", "CP7")

    assert code == 0
    assert "2 only in theirs" in out
    told = re.findall(r"^ +(\d+)  .", out, re.MULTILINE)
    assert sum(map(int, told)) == out.count(" only in theirs: ") + out.count(" only in ours: ")
