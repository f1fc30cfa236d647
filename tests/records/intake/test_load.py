"""Loading from end to end: what is sealed, what is refused, what a check leaves behind."""

import dataclasses
import datetime as dt

import openpyxl
import pytest

from lineofsight.kernel.periods import Month
from lineofsight.kernel.problems import ChecksFailed, Exit, Problem, Refused, Unreadable
from lineofsight.records import intake
from lineofsight.records.home import Home
from lineofsight.records.seals import from_json, to_json
from lineofsight.records.snapshots import newest, open_month, running, set_aside
from lineofsight.settings import DEFAULT
from records.loading import sealed, sealed_from, write

VISITS = """
    Child Unique ID | Visit Date | Visit Type
    seen            | 01/11/2017 | CP
"""
MONTH_FIRST = """
    Child Unique ID | Visit Date | Visit Type
    a               | 11/13/2017 | CP
    b               | 11/01/2017 | CP
"""
POPULATION = """
    Area   | Year | Population 0 to 17
    Wandle | 2016 | 94000
"""


def home(tmp_path):
    return Home(tmp_path / "home")


def test_a_load_seals_what_it_read(tmp_path):
    result = sealed(tmp_path, visits=VISITS, population=POPULATION)

    assert result.seal == newest(home(tmp_path))
    assert result.seal.tables == {"cp_visits": 1, "population": 1}
    with open_month(home(tmp_path), result.seal) as opened:
        assert opened.run("select child_id, seen_work from cp_visits").to_pylist() == [
            {"child_id": "seen", "seen_work": 1980}
        ]


def test_a_visit_feed_without_visits_of_a_kind_is_no_source_of_them(tmp_path):
    result = sealed(tmp_path, visits=VISITS)

    assert set(result.seal.tables) == {"cp_visits"}


def test_the_seal_says_that_a_register_holds_the_latest_reviews_alone(tmp_path):
    register = """
        Household ID | Approved On | Household Type | Latest Review
        one          | 01/04/2014  | mainstream     | 01/05/2017
    """
    seal = sealed(tmp_path, fostering_households=register).seal

    assert seal.latest == {"fostering_households": ("reviewed_on",)}
    assert from_json(to_json(seal)).latest == seal.latest


def test_every_row_knows_its_file_and_row(tmp_path):
    result = sealed(tmp_path, visits=VISITS, population=POPULATION)

    with open_month(home(tmp_path), result.seal) as opened:
        (row,) = opened.run("select source_file, source_row from cp_visits").to_pylist()
    assert result.seal.sources[row["source_file"]].file.endswith("visits.csv")
    assert row["source_row"] == 2


def test_a_column_written_month_first_stops_the_load(tmp_path):
    with pytest.raises(ChecksFailed) as problem:
        sealed(tmp_path, visits=MONTH_FIRST, population=POPULATION)

    assert "month first" in problem.value.what
    assert "column Visit Date (B)" in problem.value.where
    assert problem.value.kind is Exit.CHECKS_FAILED
    assert not home(tmp_path).months.exists()


def test_merged_cells_stop_the_load_with_their_place(tmp_path):
    head, day = ("Child Unique ID", "Visit Date", "Visit Type"), dt.date(2017, 11, 5)
    book = openpyxl.Workbook()
    for row in (head, ("1", day, "CP"), (None, day, "CP")):
        book.active.append(row)
    book.active.merge_cells("A2:A3")
    book.save(tmp_path / "visits.xlsx")

    with pytest.raises(ChecksFailed, match="Cells are merged") as problem:
        sealed_from(tmp_path, tmp_path / "visits.xlsx")

    assert problem.value.where == "visits.xlsx, sheet Sheet, row 2, A2:A3"
    assert not home(tmp_path).months.exists()


def test_a_serious_check_stops_the_load_and_leaves_its_report(tmp_path):
    with pytest.raises(ChecksFailed) as problem:
        sealed(tmp_path, population=POPULATION.replace("94000", "0"))

    assert "population" in problem.value.what
    assert list(home(tmp_path).reports.glob("refused-2017-11*/load_report.csv"))
    assert not home(tmp_path).months.exists()


def test_a_childrens_list_none_of_whose_rows_count_stops_the_load(tmp_path):
    rows = "\n".join(f"child_{n} | 01/12/2017 |" for n in range(10))

    with pytest.raises(ChecksFailed) as problem:
        sealed(tmp_path, list_6=f"Child ID | CIN Start Date | CIN Closure Date\n{rows}")

    assert "none of the 10 rows" in problem.value.what.lower()


def test_a_check_writes_nothing_at_all(tmp_path):
    result = sealed(tmp_path, check=True, visits=VISITS)

    assert result.seal is None
    assert not home(tmp_path).path.exists()
    with pytest.raises(ChecksFailed):
        sealed(tmp_path, check=True, population=POPULATION.replace("94000", "0"))
    assert not home(tmp_path).path.exists()


def test_nothing_known_is_unreadable(tmp_path):
    (tmp_path / "feeds-2017-11").mkdir()
    (tmp_path / "feeds-2017-11" / "holiday.csv").write_text("place,date\nsea,today\n", "utf-8")

    with pytest.raises(Unreadable) as problem:
        load(tmp_path)

    assert problem.value.kind is Exit.UNREADABLE


def load(tmp_path, **options):
    return intake.load(
        [tmp_path / "feeds-2017-11"],
        home=home(tmp_path),
        settings=options.pop("settings", DEFAULT),
        **{"month": Month(2017, 11), **options},
    )


def test_an_extract_before_the_months_end_is_refused(tmp_path):
    with pytest.raises(Problem) as problem:
        sealed(tmp_path, extracted=dt.date(2017, 11, 29), visits=VISITS)

    assert "29 November 2017" in problem.value.what


def test_the_running_picture_stands_beside_the_months(tmp_path):
    write(tmp_path / "feeds-2017-11", visits=VISITS)
    month = load(tmp_path).seal
    picture = load(tmp_path, month=None, extracted=dt.date(2017, 12, 4)).seal

    assert newest(home(tmp_path)) == month
    assert running(home(tmp_path)) == picture
    assert picture.month is None
    assert picture.id.startswith("running 2017-12-04 ")
    with open_month(home(tmp_path), picture) as opened:
        assert opened.run("select count(*) as n from cp_visits").to_pylist() == [{"n": 1}]


def test_the_running_picture_needs_its_day(tmp_path):
    write(tmp_path / "feeds-2017-11", visits=VISITS)

    with pytest.raises(Problem):
        load(tmp_path, month=None)


TWO_AREAS = POPULATION + "    London | 2016 | 2000000\n"
NAMED = dataclasses.replace(
    DEFAULT, authority=dataclasses.replace(DEFAULT.authority, name="Wandle")
)


@pytest.mark.parametrize(
    ("said", "settings", "population", "authority"),
    [
        ("Elsewhere", NAMED, POPULATION, "Elsewhere"),
        (None, NAMED, TWO_AREAS, "Wandle"),
        (None, DEFAULT, POPULATION, "Wandle"),
        (None, DEFAULT, TWO_AREAS, None),
        (None, DEFAULT, None, None),
    ],
    ids=["said", "set", "the only area", "two areas", "no population"],
)
def test_whose_records_they_are(tmp_path, said, settings, population, authority):
    feeds = {"visits": VISITS, **({"population": population} if population else {})}
    write(tmp_path / "feeds-2017-11", **feeds)

    result = load(tmp_path, settings=settings, authority=said)

    assert result.seal.authority == authority
    assert result.report.authority == authority
    assert result.seal.settings_digest == settings.digest


def test_rows_set_aside_are_sealed_with_their_place(tmp_path):
    visits = VISITS + "    later | 01/12/2017 | CP\n"

    result = sealed(tmp_path, visits=visits)

    assert set_aside(home(tmp_path), result.seal).to_pylist() == [
        {
            "table": "cp_visits", "file": result.seal.sources[0].file, "sheet": None, "row": 3,
            "reason": "starts after the extract",
        }
    ]  # fmt: skip


def test_two_files_of_one_list_are_refused(tmp_path):
    write(tmp_path / "feeds-2017-11", visits=VISITS)
    write(tmp_path / "feeds-2017-11" / "more", visits=VISITS)

    with pytest.raises(Refused):
        load(tmp_path)


def test_progress_is_told_and_ends_at_the_whole(tmp_path):
    write(tmp_path / "feeds-2017-11", visits=VISITS)
    steps = []

    load(tmp_path, progress=lambda doing, share: steps.append((doing, share)))

    shares = [share for _, share in steps]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


def test_what_a_source_does_not_say_is_in_the_seal(tmp_path):
    missing = """
        CHILD | DOB        | MISSING | MIS_START  | MIS_END
        away  | 01/02/2005 | M       | 01/11/2017 | 02/11/2017
    """

    result = sealed(tmp_path, month="2018-03", Missing=missing)

    assert "interviewed_at" in result.seal.lacks["missing"]
    assert "returned_at" not in result.seal.lacks["missing"]


def test_a_column_that_every_row_leaves_blank_is_in_the_seal(tmp_path):
    adopters = """
        Individual adopter identifier | Family identifier | Gender | Date enquiry received | Date application approved | Date Stage 1 started
        1                             | 10                | Female | 01/11/2017            |                           | 10/11/2017
        2                             | 10                | Male   | 01/11/2017            |                           |
    """  # noqa: E501

    result = sealed(tmp_path, month="2017-11", list_11=adopters)

    assert {"approved_on", "fosters_for_adoption"} & {*result.seal.blank["adopters"]} == {
        "approved_on"
    }
    assert "stage_1_started_on" not in result.seal.blank["adopters"]
