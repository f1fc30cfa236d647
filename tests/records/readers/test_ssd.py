"""The Standard Safeguarding Dataset as files: known by its fields, joined by its ids, cleared."""

import datetime as dt
import shutil

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq
import pytest

from lineofsight.kernel.problems import ChecksFailed, Refused, Unreadable
from lineofsight.records.readers.layouts import Reading
from lineofsight.records.readers.limits import Limits
from lineofsight.records.readers.reading import read
from lineofsight.records.readers.ssd import FIELDS, LISTS
from lineofsight.records.readers.ssd_unused import UNUSED
from lineofsight.records.standard import TABLES
from records.loading import SSD, write


def sheet(reading: Reading, name: str):
    return next(one for one in reading.sheets if one.layout.name == name)


def cells(reading: Reading, name: str, heading: str) -> list:
    return sheet(reading, name).cells[heading]


def test_the_specification_is_whole():
    tables = {field.table for field in FIELDS.values()}

    assert len(tables) == 48
    assert tables == {one.name for one in LISTS} | (UNUSED.keys() - {"ssd_cohort", "ssd_dim_date"})


def test_every_field_a_standard_column_equals_is_one_of_the_specification():
    named = {column.ssd for table in TABLES.values() for column in table.columns if column.ssd}

    assert named - FIELDS.keys() == set()


def test_every_table_of_the_fixture_is_known():
    reading = read([SSD])

    ignored = {one.file: one.why for one in reading.ignored}
    assert len(reading.sheets) == 36
    assert set(ignored) == {"README.md", "ssd_cohort.csv", "ssd_linked_identifiers.csv"}
    assert "housekeeping" in ignored["ssd_cohort.csv"]


def test_a_visit_that_names_its_plan_alone_is_the_childs():
    reading = read([SSD])

    assert cells(reading, "ssd_cp_visits", "cppv_person_id") == ["000012", "000012"]
    assert cells(reading, "ssd_cin_visits", "cinv_person_id") == ["C3"]
    assert cells(reading, "ssd_cp_reviews", "cppr_person_id") == ["000012", "000012"]
    assert cells(reading, "ssd_cla_reviews", "clae_person_id") == ["E5"] * 3
    assert cells(reading, "ssd_cin_assessments", "cina_person_id") == ["000012", "C3"]
    assert cells(reading, "ssd_initial_cp_conference", "icpc_person_id") == ["000012", "12"]
    assert cells(reading, "ssd_involvements", "invo_person_id") == ["000012", "C3"]


def test_the_number_of_a_team_becomes_its_name_and_a_name_stays(tmp_path):
    shutil.copytree(SSD, tmp_path / "ssd")
    involved = tmp_path / "ssd" / "ssd_involvements.csv"
    involved.write_text(involved.read_text().replace(",T2,", ",Duty team,"))

    reading = read([tmp_path / "ssd"])

    assert cells(reading, "ssd_involvements", "invo_professional_team") == [
        "North team",
        "Duty team",
    ]


def test_an_episode_has_the_legal_status_that_had_begun_by_its_start():
    assert cells(read([SSD]), "ssd_cla_episodes", "lega_legal_status") == ["V2", "C1", "C1"]


def test_a_placement_has_the_reason_of_its_first_episode():
    reasons = cells(read([SSD]), "ssd_cla_placement", "clae_cla_episode_start_reason")

    assert reasons == ["S", "P"]


def test_each_factor_has_a_row_with_the_place_of_its_list():
    factors = sheet(read([SSD]), "ssd_assessment_factors")

    assert factors.cells["cinf_assessment_factors_json"] == ["3A", "4B", "21"]
    assert factors.rows == [2, 2, 3]
    assert factors.cells["cina_person_id"] == ["000012", "000012", "C3"]


@pytest.mark.parametrize(
    ("written", "factors"),
    [
        ('"[""1A"",""2B"",""1A""]"', ["1A", "2B"]),
        ('"{""1A"":""Yes"",""2B"":""No""}"', ["1A"]),
        ('"1A, 2B"', ["1A", "2B"]),
        ("[]", []),
    ],
)
def test_lists_of_factors_are_read_however_they_are_written(written, factors, tmp_path):
    (tmp_path / "ssd_assessment_factors.csv").write_text(
        f"cinf_table_id,cinf_assessment_id,cinf_assessment_factors_json\n1,A1,{written}\n"
    )
    (tmp_path / "ssd_cin_assessments.csv").write_bytes(
        (SSD / "ssd_cin_assessments.csv").read_bytes()
    )
    (tmp_path / "ssd_cin_episodes.csv").write_bytes((SSD / "ssd_cin_episodes.csv").read_bytes())

    reading = read([tmp_path])

    assert cells(reading, "ssd_assessment_factors", "cinf_assessment_factors_json") == factors


def test_placeholders_are_blank_and_counted():
    person = sheet(read([SSD]), "ssd_person")

    assert person.cells["pers_sex"] == [None] * 5
    assert "5 placeholders read as blank: the system does not hold it" in person.notes


def test_mosaics_plain_columns_count_under_the_tables_own_name_alone(tmp_path):
    reviews = (SSD / "ssd_cp_reviews.csv").read_text()
    (tmp_path / "ssd_cp_plans.csv").write_bytes((SSD / "ssd_cp_plans.csv").read_bytes())
    (tmp_path / "meetings.csv").write_text(reviews)

    ignored = {one.file for one in read([tmp_path]).ignored}
    (tmp_path / "meetings.csv").rename(tmp_path / "ssd_cp_reviews.csv")
    found = sheet(read([tmp_path]), "ssd_cp_reviews")

    assert ignored == {"meetings.csv"}
    assert found.cells["cppr_cp_review_participation"] == ["PN1", None]
    assert [heading for _, heading in found.ignored_columns] == [
        "previous_conference_workflow_step_id",
        "previous_conference_date",
        "previous_conference_type",
    ]


def test_what_nobody_holds_is_not_asked_for(tmp_path):
    found = sheet(read([SSD]), "ssd_pre_proceedings")

    assert found.missing_columns == ()
    assert any("no system holds yet" in note for note in found.notes)


def test_a_table_that_leads_to_no_child_is_refused(tmp_path):
    (tmp_path / "ssd_cp_visits.csv").write_bytes((SSD / "ssd_cp_visits.csv").read_bytes())

    with pytest.raises(ChecksFailed) as problem:
        read([tmp_path])

    assert "lacks cppv_person_id" in problem.value.what
    assert "ssd_cp_plans" in problem.value.do


def test_a_field_it_cannot_be_used_without_is_named(tmp_path):
    plans = (SSD / "ssd_cp_plans.csv").read_text().replace("cppl_cp_plan_end_date", "ended")
    (tmp_path / "ssd_cp_plans.csv").write_text(plans)

    with pytest.raises(ChecksFailed, match="lacks the column cppl_cp_plan_end_date"):
        read([tmp_path])


def as_parquet(folder, *, text: bool = False) -> None:
    """Write the fixture as Parquet: typed as a database would, or as text alone."""
    folder.mkdir()
    for path in SSD.glob("*.csv"):
        table = pa.csv.read_csv(path, convert_options=_text_ids(path) if not text else _text(path))
        pq.write_table(table, folder / f"{path.stem}.parquet")


def _text_ids(path):
    headings = path.read_text().splitlines()[0].split(",")
    ids = {name: pa.string() for name in headings if name.endswith("_id")}
    return pa.csv.ConvertOptions(column_types=ids, strings_can_be_null=True, null_values=[""])


def _text(path):
    headings = path.read_text().splitlines()[0].split(",")
    kinds = dict.fromkeys(headings, pa.string())
    return pa.csv.ConvertOptions(column_types=kinds, strings_can_be_null=True, null_values=[""])


@pytest.mark.parametrize("text", [False, True])
def test_parquet_says_what_csv_says(text, tmp_path):
    as_parquet(tmp_path / "ssd", text=text)

    written, parquet = read([SSD]), read([tmp_path / "ssd"])

    assert {one.layout.name: len(one.rows) for one in parquet.sheets} == {
        one.layout.name: len(one.rows) for one in written.sheets
    }
    assert cells(parquet, "ssd_person", "pers_person_id") == ["000012", "12", "C3", "D4", "E5"]
    assert cells(parquet, "ssd_cp_visits", "cppv_person_id") == ["000012", "000012"]
    if not text:
        born = cells(parquet, "ssd_person", "pers_dob")
        assert born[0] == dt.datetime(2009, 4, 3)  # noqa: DTZ001


def test_a_row_of_parquet_is_counted_from_one(tmp_path):
    as_parquet(tmp_path / "ssd")

    found = sheet(read([tmp_path / "ssd"]), "ssd_cp_visits")

    assert found.rows == [1, 2]
    assert found.file == "ssd_cp_visits.parquet"


def test_times_with_a_zone_and_nanoseconds_are_londons(tmp_path):
    summer = dt.datetime(2017, 7, 1, 22, 15, tzinfo=dt.UTC)
    table = pa.table(
        {
            "miss_person_id": ["a"],
            "miss_missing_episode_start_date": pa.array([summer], pa.timestamp("ns", "UTC")),
            "miss_missing_episode_end_date": pa.array([None], pa.timestamp("ns")),
        }
    )
    pq.write_table(table, tmp_path / "ssd_missing.parquet")

    found = cells(read([tmp_path]), "ssd_missing", "miss_missing_episode_start_date")

    assert found == [dt.datetime(2017, 7, 1, 23, 15)]  # noqa: DTZ001


def test_a_damaged_parquet_file_is_named(tmp_path):
    as_parquet(tmp_path / "ssd")
    path = tmp_path / "ssd" / "ssd_person.parquet"
    path.write_bytes(path.read_bytes()[:200])

    with pytest.raises(Unreadable) as problem:
        read([path])

    assert problem.value.where == "ssd_person.parquet"


def test_a_parquet_file_too_long_is_refused_before_it_is_read(tmp_path):
    as_parquet(tmp_path / "ssd")

    with pytest.raises(Refused, match="more than 2 rows"):
        read([tmp_path / "ssd"], limits=Limits(rows=2))


def test_two_files_of_one_table_are_refused(tmp_path):
    as_parquet(tmp_path / "ssd")
    write(tmp_path / "feeds")

    with pytest.raises(Refused, match="is there twice"):
        read([SSD, tmp_path / "ssd"])
