"""Tables are nouns and populations are sentences: no name serves both, and each file one query."""

import ast

from repository.tracked import ROOT, files, modules, parsed

POPULATIONS = {f.stem for f in files() if f.suffix == ".sql" and f.parent.name == "populations"}


def tables() -> set[str]:
    """The names of the standard tables, read from their declarations without importing them."""
    found = set()
    for path in modules("src/lineofsight/records/standard"):
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Table":
                given = [k.value for k in node.keywords if k.arg == "name"] or node.args[:1]
                found |= {n.value for n in given if isinstance(n, ast.Constant)}
    return found


def test_both_are_found():
    assert len(tables()) >= 20
    assert len(POPULATIONS) >= 20


def test_no_population_bears_a_tables_name():
    assert not tables() & POPULATIONS


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
