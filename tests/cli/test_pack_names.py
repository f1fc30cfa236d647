"""The committee's paper is not written where words it prints name a child of the same records."""

import csv
from dataclasses import replace

import openpyxl
import pytest

from lineofsight.cli.program import main
from lineofsight.kernel.periods import Month
from lineofsight.kernel.problems import Exit, Refused
from lineofsight.picture import check_words_of
from lineofsight.records import intake
from lineofsight.records.home import Home
from lineofsight.records.sample import write
from lineofsight.records.snapshots import newest
from lineofsight.settings import DEFAULT, Authority, Label, Paper, ReferencePeriod, Settings
from lineofsight.settings import load as load_settings

MONTH = Month(2017, 11)
SUMMER = Month(2017, 8)


@pytest.fixture(scope="module")
def child(tmp_path_factory):
    """A borough sealed without its pages, in whose plan, narrative and targets a child is named."""
    files, home = tmp_path_factory.mktemp("files"), Home(tmp_path_factory.mktemp("home"))
    write(files, month=MONTH, children=60, seed=7)
    with (files / "feeds" / "people.csv").open(encoding="utf-8", newline="") as lines:
        row = next(one for one in csv.DictReader(lines) if one["Forename"] and one["Surname"])
    name = f"{row['Forename']} {row['Surname']}"
    hidden = name.replace(" ", "\u00ad ")  # by a hyphen that is not shown
    said = [
        ["2017-11", "achievement", "", f"All hear {name} now.", "Director"],
        ["2017-08", "achievement", "", f"And then {name} left.", "Director"],
    ]
    with (files / "feeds" / "narrative.csv").open("a", encoding="utf-8", newline="") as lines:
        csv.writer(lines).writerows(said)
    with (files / "feeds" / "targets.csv").open("a", encoding="utf-8", newline="") as lines:
        csv.writer(lines).writerow(["FD8", "2017-11-01", 20, 23, f"The father of {name}", "", ""])
    plan = openpyxl.load_workbook(files / "feeds" / "plan.xlsx")
    for sheet, heading, words in (
        ("Actions", "Progress", f"We wrote to {hidden}."),
        ("Milestones", "Milestone", f"{name.upper()} is seen"),
    ):
        headings = [cell.value for cell in plan[sheet][1]]
        plan[sheet].cell(3, headings.index(heading) + 1, words)
    plan.save(files / "feeds" / "plan.xlsx")
    home.settings_file.write_bytes((files / "authority.toml").read_bytes())
    settings = load_settings(home.settings_file)
    intake.load((files,), home=home, settings=settings, month=MONTH)
    return home, name


def test_the_pack_is_refused_with_each_cell_and_never_the_name(
    child, tmp_path, monkeypatch, capsys
):
    home, name = child
    assert not home.picture.exists(), "the pages were never built"
    monkeypatch.setattr(
        "sys.argv",
        ["lineofsight", "pack", "committee", "--month", "2017-11", "--out", str(tmp_path / "out"),
         "--home", str(home.path)],
    )  # fmt: skip
    with pytest.raises(SystemExit) as ended:
        main()
    said = capsys.readouterr().err

    assert ended.value.code == Exit.REFUSED
    assert not (tmp_path / "out").exists()
    for part in name.split():
        assert part.casefold() not in said.casefold()
    flat = " ".join(said.split())
    assert "plan.xlsx, sheet Actions, Excel row 3 (progress in words)" in flat
    assert "plan.xlsx, sheet Milestones, Excel row 3 (milestone)" in flat
    assert flat.count("narrative.csv, Excel row") == 1, "the words of August are not printed"
    assert "(role title)" in flat.split("targets.csv, Excel row")[1].split(";")[0]


@pytest.mark.parametrize(("toml", "place"), [
    ('[paper]\nsummary = ["All is well.", "{name} is home."]', "[paper], summary"),
    ('[paper]\nrecommendations = ["To hear {name}"]', "[paper], recommendations"),
    ('[paper]\ncontact_officer = "{name}"', "[paper], contact_officer"),
    ('[authority]\nfull_name = "{name}"', "[authority], full_name"),
    ('[[labels]]\nindicator = "FD8"\ntitle = "As {name}"', "[[labels]] number 1, title"),
])  # fmt: skip
def test_a_name_in_the_settings_is_refused_with_the_file_and_the_setting(
    child, monkeypatch, tmp_path, capsys, toml, place
):
    home, name = child
    monkeypatch.setattr("lineofsight.records.programme.cells", lambda *_: [])
    held = home.settings_file.read_bytes()
    home.settings_file.write_text(toml.format(name=name), "utf-8")
    monkeypatch.setattr(
        "sys.argv",
        ["lineofsight", "pack", "committee", "--month", "2017-11", "--out", str(tmp_path / "out"),
         "--no-child-meant", "--home", str(home.path)],
    )  # fmt: skip
    try:
        with pytest.raises(SystemExit) as ended:
            main()
    finally:
        home.settings_file.write_bytes(held)
    said = " ".join(capsys.readouterr().err.split())

    assert ended.value.code == Exit.REFUSED
    assert f"authority.toml, {place}" in said
    assert not (tmp_path / "out").exists()
    for part in name.split():
        assert part.casefold() not in said.casefold()


def test_a_name_alone_in_the_settings_is_asked_about_but_for_the_names_of_places(
    child, monkeypatch
):
    home, name = child
    family = name.split()[-1]
    monkeypatch.setattr("lineofsight.records.programme.cells", lambda *_: [])
    asked = (
        Settings(paper=Paper(recommendations=(f"To hear Mrs {family}",))),
        Settings(reference_periods=(ReferencePeriod(name=f"before Mrs {family}"),)),
        Settings(labels=(Label("FD8", f"As Mrs {family}"),)),
    )

    for settings in asked:
        with pytest.raises(Refused, match="can be the first or family name") as refused:
            check_words_of(home, [MONTH], settings=settings)
        assert "authority.toml, [" in refused.value.where
        check_words_of(home, [MONTH], settings=settings, no_child_is_meant=True)
    called = Settings(authority=Authority(full_name=f"The family {family} Council of {family}"))
    check_words_of(home, [MONTH], settings=called)


def test_an_office_may_be_written_to_at_its_address_and_no_other_words_hold_one(child, monkeypatch):
    home, _ = child
    monkeypatch.setattr("lineofsight.records.programme.cells", lambda *_: [])
    office = "Programme director, 10 High Street"

    check_words_of(home, [MONTH], settings=Settings(paper=Paper(contact_officer=office)))
    with pytest.raises(Refused, match="where somebody lives"):
        check_words_of(home, [MONTH], settings=Settings(paper=Paper(summary=(office,))))


def test_what_a_month_was_loaded_as_is_held_too(child, monkeypatch):
    home, name = child
    monkeypatch.setattr("lineofsight.records.programme.cells", lambda *_: [])
    seal = newest(home)
    monkeypatch.setattr(
        "lineofsight.picture.papers.newest", lambda _: replace(seal, authority=name)
    )

    with pytest.raises(Refused, match="may point to somebody") as refused:
        check_words_of(home, [MONTH], settings=DEFAULT)
    assert refused.value.where == (
        "the name of the authority that the month was loaded with (--authority)"
    )


def test_the_months_that_are_printed_are_held_and_no_other(child):
    home, _ = child

    for months, many in (({MONTH}, 1), ({SUMMER}, 1), ({MONTH, SUMMER}, 2), (set(), 0)):
        with pytest.raises(Refused) as refused:
            check_words_of(home, months, settings=DEFAULT)
        assert refused.value.where.count("narrative.csv") == many


def test_a_first_or_family_name_alone_is_asked_about(child, monkeypatch):
    home, name = child
    first, _, family = name.partition(" ")
    words = f"Mrs {family} told the panel how her son {first} was helped."
    cell = ("narrative.csv, Excel row 9 (text)", words)
    monkeypatch.setattr("lineofsight.records.programme.cells", lambda *_: [cell])

    with pytest.raises(Refused, match="can be the first or family name of a child") as refused:
        check_words_of(home, [MONTH], settings=DEFAULT)
    assert "narrative.csv, Excel row 9 (text)" in str(refused.value)
    assert "--no-child-meant" in str(refused.value)
    assert not {first, family} & set(str(refused.value).split())
    check_words_of(home, [MONTH], settings=DEFAULT, no_child_is_meant=True)
