"""What comes from elsewhere is what was recorded, and holds nothing only GOV.UK may use."""

import hashlib
import re
from pathlib import Path

import pytest

from repository.tracked import ROOT

STATIC = ROOT / "src/lineofsight/ui/static/ui"
RECORDED = dict(re.findall(r"^\| `([^`]+)` \| `([0-9a-f]{64})` \|$", (STATIC / "VENDORED.md").read_text("utf-8"), re.MULTILINE))  # fmt: skip  # noqa: E501
OURS = {"VENDORED.md", "line-of-sight.css", "line-of-sight.svg", "print.css", "start.js"}
LICENCES = {"LICENSE-govuk-frontend.txt", "fonts/OFL.txt"}


def held() -> dict[str, Path]:
    return {str(f.relative_to(STATIC)): f for f in STATIC.rglob("*") if f.is_file()}


def test_every_file_is_ours_or_recorded():
    assert set(held()) == OURS | LICENCES | set(RECORDED)


@pytest.mark.parametrize("name", RECORDED)
def test_it_is_the_file_that_was_recorded(name):
    assert hashlib.sha256(held()[name].read_bytes()).hexdigest() == RECORDED[name]


def test_nothing_that_only_gov_uk_may_use():
    for name, file in held().items():
        if file.suffix in {".css", ".js"}:
            text = file.read_text("utf-8")
            assert "GDS Transport" not in text, name
            assert "crest" not in text, name
            assert "/assets/" not in text, name
            assert "sourceMappingURL" not in text, name


def test_no_style_sheet_asks_another_site():
    for file in STATIC.rglob("*.css"):
        asked = re.findall(r"url\(([^)]*)\)", file.read_text("utf-8"))
        assert [
            one for one in asked if "//" in one and not one.strip("\"'").startswith("data:")
        ] == []


def test_no_address_is_printed_after_a_link():
    """The vendored rule is of one attribute and one class; ours outweighs it, and comes later."""
    ours = (STATIC / "print.css").read_text()
    assert '[href^="/"].govuk-link:after' in (STATIC / "govuk-frontend.min.css").read_text()

    assert ".govuk-link.govuk-link[href]::after { content: none; }" in ours
