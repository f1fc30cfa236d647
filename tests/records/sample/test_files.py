"""The files: as a council hands them in, the same for the same seed, with the dirt they list."""

import csv
import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from lineofsight.kernel.periods import Month
from lineofsight.kernel.problems import Problem
from lineofsight.records.findings import Kind
from lineofsight.records.home import Home
from lineofsight.records.intake import load
from lineofsight.records.readers import annex_a, local_feeds, ssda903
from lineofsight.records.readers.reading import read
from lineofsight.records.sample import write
from lineofsight.settings import load as load_settings

LAST = Month(2017, 11)
ELSEWHERE = """
import sys
from pathlib import Path
from lineofsight.kernel.periods import Month
from lineofsight.records.sample import write
write(Path(sys.argv[1]), month=Month(2017, 11), children=60, seed=int(sys.argv[2]))
"""


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    steps = []
    done = write(
        tmp_path_factory.mktemp("wandle") / "returns",
        month=LAST,
        children=260,
        seed=5,
        progress=lambda what, share: steps.append((what, share)),
    )
    return done, steps


@pytest.fixture(scope="module")
def loaded(written, tmp_path_factory):
    done, _ = written
    home = Home(tmp_path_factory.mktemp("home"))
    return load(
        [done.folder],
        home=home,
        settings=load_settings(done.folder / "authority.toml"),
        month=LAST,
    )


def digests(folder):
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def written_elsewhere(folder, seed, hashing):
    subprocess.run(
        [sys.executable, "-c", ELSEWHERE, str(folder), str(seed)],
        check=True,
        env={**os.environ, "PYTHONHASHSEED": hashing, "PYTHONPATH": "src"},
        cwd=Path(__file__).parents[3],
    )
    return digests(folder)


def test_same_seed_gives_the_same_bytes_in_another_process(tmp_path):
    first = written_elsewhere(tmp_path / "first", 7, "1")
    second = written_elsewhere(tmp_path / "second", 7, "2")
    assert first == second
    assert first != written_elsewhere(tmp_path / "third", 8, "1")


def test_every_list_and_feed_there_is_is_written_with_every_heading(written):
    reading = read([written[0].folder])
    found = {(sheet.layout.family, sheet.layout.name): sheet for sheet in reading.sheets}
    wanted = {
        (one.family, one.name) for one in (*annex_a.LISTS, *ssda903.LISTS, *local_feeds.LISTS)
    }
    assert set(found) == wanted
    for sheet in found.values():
        assert not sheet.missing_columns, sheet.layout.name
        assert not sheet.ignored_columns, sheet.layout.name
    assert [one.file for one in reading.ignored] in ([], ["authority.toml"])


def test_it_seals_and_reaches_back_three_years(loaded):
    assert loaded.seal is not None
    first = LAST.plus(-35).first_day
    for table in ("contacts", "referrals", "cin_episodes", "cp_plans", "cla_episodes",
                  "cla_placement", "involvements", "cin_assessments",
                  "s47_enquiry", "missing", "cin_visits", "care_leavers"):  # fmt: skip
        reach = loaded.seal.reach[table]
        assert reach.first is None or reach.first <= first, table


def test_the_load_report_has_something_truthful_to_say(loaded):
    counts = loaded.seal.findings
    for kind in (Kind.UNREAD, Kind.SET_ASIDE, Kind.DUPLICATE, Kind.CONFLICT):
        assert counts.get(kind.value, 0) > 0, kind


def test_dirt_is_listed(written):
    dirt = "\n".join(written[0].dirt)
    for word in (
        "spelt otherwise",
        "stand twice",
        "impossible dates",
        "never was",
        "end before they start",
        "typed as numbers",
        "blanks around",
        "date to come",
        "changed round",
    ):
        assert word in dirt


def test_open_children_are_counted_and_progress_is_told(written):
    done, steps = written
    assert done.children == 260
    shares = [share for _, share in steps]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert all(path.is_file() for path in done.files)


def test_identifiers_have_eight_digits_and_early_ones_begin_with_zeros(written):
    with (written[0].folder / "feeds" / "people.csv").open(encoding="utf-8") as file:
        ids = [row["Child Unique ID"] for row in csv.DictReader(file)]
    assert all(re.fullmatch(r"[0-9]{8}", one) for one in ids)
    assert any(one.startswith("000") for one in ids)
    assert len(set(ids)) == len(ids)


def test_children_of_the_feeds_are_children_of_the_returns(written):
    folder = written[0].folder / "feeds"

    def ids(name):
        with (folder / f"{name}.csv").open(encoding="utf-8") as file:
            return {row["Child Unique ID"].strip() for row in csv.DictReader(file)}

    names = ids("people")
    for feed in ("visits", "placements", "allocations", "care_proceedings", "missing_episodes",
                 "health_assessments", "care_leavers", "audits"):  # fmt: skip
        assert ids(feed) <= names, feed
    with (written[0].folder / "ssda903" / "header.csv").open(encoding="utf-8") as file:
        looked_after = {row["CHILD"] for row in csv.DictReader(file)}
    assert ids("placements") <= looked_after


def test_settings_name_an_invented_authority_and_role_titles(written):
    settings = load_settings(written[0].folder / "authority.toml")
    assert settings.is_set
    assert settings.authority.name == "Wandle"
    assert settings.paper.meeting_on.isoformat() == "2017-12-12"
    assert settings.months_before.indicators == 1
    assert settings.reference_periods[0].until.isoformat() == "2017-09-04"
    text = (written[0].folder / "authority.toml").read_text("utf-8")
    assert "invented" in text


def test_the_plan_has_the_actions_that_fall_due_next_month(written):
    sheets = read([written[0].folder / "feeds" / "plan.xlsx"]).sheets
    actions = next(one for one in sheets if one.layout.name == "plan Actions")
    assert len(sheets) == 4
    refs = [str(ref) for ref in actions.cells["Action ref"]]
    due = {
        ref for ref, day in zip(refs, actions.cells["Due"], strict=True)
        if (day.year, day.month) == (2017, 12)
    }  # fmt: skip
    assert {"2.10", "3.1", "5.5", "7.3", "7.8"} <= due
    assert len(refs) == len(set(refs)) >= 60
    assert len(set(actions.cells["Work stream"])) == 4
    assert len(set(actions.cells["Priority"])) >= 8


def test_other_months_can_be_asked_for(tmp_path):
    done = write(tmp_path / "later", month=Month(2024, 2), children=60, seed=2)
    settings = load_settings(done.folder / "authority.toml")
    result = load([done.folder], home=Home(tmp_path / "home"), settings=settings,
                  month=Month(2024, 2))  # fmt: skip
    assert result.seal is not None


@pytest.mark.parametrize("month", [Month(2015, 5), Month(2028, 7)])
def test_a_month_whose_working_days_are_not_known_is_refused(tmp_path, month):
    with pytest.raises(Problem, match="working days"):
        write(tmp_path, month=month, children=60, seed=1)
    assert not any(tmp_path.iterdir())
