"""Tables are nouns and populations are sentences: no name serves both, and each file one query."""

from lineofsight.records.standard import TABLES
from repository.tracked import ROOT, files

POPULATIONS = {f.stem for f in files() if f.suffix == ".sql" and f.parent.name == "populations"}


def test_both_are_found():
    assert len(TABLES) >= 20
    assert len(POPULATIONS) >= 20


def test_no_population_bears_a_tables_name():
    assert not TABLES.keys() & POPULATIONS


def test_a_population_is_a_sentence():
    assert [name for name in POPULATIONS if "_" not in name] == []


def test_a_populations_head_says_what_it_is():
    folder = ROOT / "src/lineofsight/populations"
    nameless = [
        path.name
        for path in folder.glob("*.sql")
        if not path.read_text("utf-8").startswith("-- ")
        or "-- kind: " not in path.read_text("utf-8")
    ]

    assert nameless == []


def test_no_population_reads_who_a_child_is():
    folder = ROOT / "src/lineofsight/populations"
    reading = [
        path.name for path in folder.glob("*.sql") if "person_names" in path.read_text("utf-8")
    ]
    naming = [
        f"{table.name}.{column.name}"
        for table in TABLES.values()
        for column in table.columns
        if column.name in {"forename", "surname", "address", "postcode"}
        and table.name != "person_names"
    ]

    assert reading + naming == []
