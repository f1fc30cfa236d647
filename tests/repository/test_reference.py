"""`make check` sees a reference page that differs from the code, and `make fix` mends it."""

import importlib.util
import sys
from functools import cache

import pytest

from repository.tracked import ROOT


@pytest.fixture(scope="module")
def tool():
    """The tool that writes the reference, its pages made once."""
    sys.path.insert(0, str(ROOT / "tools"))  # as for whoever runs it
    spec = importlib.util.spec_from_file_location("reference", ROOT / "tools/reference.py")
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    tool.pages = cache(tool.pages)
    return tool


@pytest.fixture
def reference(tool, tmp_path, monkeypatch):
    """The tool, made to write elsewhere."""
    monkeypatch.setattr(tool, "FOLDER", tmp_path)
    return tool


def asked(tool, monkeypatch, *arguments):
    monkeypatch.setattr("sys.argv", ["reference.py", *arguments])
    tool.main()


def test_a_page_that_differs_fails_the_check(reference, monkeypatch, tmp_path):
    with pytest.raises(SystemExit, match=r"indicators\.md"):
        asked(reference, monkeypatch, "--check")
    assert list(tmp_path.iterdir()) == []

    asked(reference, monkeypatch)
    asked(reference, monkeypatch, "--check")

    (tmp_path / "codes.md").write_text("edited by hand")
    with pytest.raises(SystemExit, match=r"codes\.md") as refusal:
        asked(reference, monkeypatch, "--check")
    assert "make fix" in str(refusal.value)


def test_every_table_population_and_indicator_has_its_place(reference):
    pages = reference.pages()

    for group in reference.GROUPS.values():
        assert all(f"### {table.name}\n" in pages["records.md"] for table in group)
    for name in reference.standing().names:
        assert f"## {name}\n" in pages["populations.md"]
    for area, members in reference.AREAS.items():
        page = pages[f"{reference.area_page(area)}.md"]
        assert all(f"## {one.code}\n" in page for one in members)


def test_the_committed_pages_are_those_of_the_code(reference):
    folder = ROOT / "docs/reference"

    assert {file.name for file in folder.iterdir()} == set(reference.pages())
    for name, words in reference.pages().items():
        assert (folder / name).read_text("utf-8") == words
