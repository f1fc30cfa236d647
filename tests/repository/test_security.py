"""Every security property names a file that enforces it and a test that proves it."""

import re

from repository.tracked import ROOT, text

ROW = re.compile(r"^\| (?!property|---)(.+) \| (.+) \| (.+) \|$", re.MULTILINE)
ROWS = ROW.findall(text(ROOT / "docs/security.md"))


def paths(cell: str) -> list[str]:
    return re.findall(r"`([a-z0-9_./]+)`", cell)


def test_every_property_has_both():
    assert len(ROWS) >= 12
    for words, enforced, proved in ROWS:
        assert paths(enforced), words
        assert paths(proved), words
        assert all(path.startswith("tests/") for path in paths(proved)), words


def test_every_file_named_is_there():
    named = [path for _, enforced, proved in ROWS for path in paths(enforced) + paths(proved)]

    assert [path for path in named if not (ROOT / path).exists()] == []


def test_a_folder_named_as_proof_holds_tests():
    folders = [ROOT / path for *_, proved in ROWS for path in paths(proved) if path.endswith("/")]

    assert [str(folder) for folder in folders if not list(folder.rglob("test_*.py"))] == []
