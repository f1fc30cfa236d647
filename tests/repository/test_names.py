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
