"""Our own font: the right files, whose widths are read as they are."""

import hashlib

import pytest

from lineofsight.reporting.charts.font import BOLD, REGULAR, fitted, width, wrapped


@pytest.mark.parametrize("path", [REGULAR, BOLD])
def test_the_font_is_the_one_that_was_recorded(path):
    recorded = (path.parent / "VENDORED.md").read_text("utf-8")

    assert f"| `{path.name}` | `{hashlib.sha256(path.read_bytes()).hexdigest()}` |" in recorded
    assert "OPEN FONT LICENSE" in (path.parent / "OFL.txt").read_text("utf-8")


def test_widths_are_those_of_the_font():
    # as a font tool gives them: 123.266 pixels at 13
    assert width("October 2017 57.9%", 13) == pytest.approx(123.266, abs=0.001)
    assert width("MMMM", 13) > 2 * width("iiii", 13)
    assert width("October", 13, bold=True) > width("October", 13)
    assert width("", 13) == 0


def test_a_letter_the_font_lacks_has_room():
    assert width("漢", 10) == pytest.approx(7.5)


def test_a_text_too_wide_is_shortened():
    assert fitted("Assessment North", 13, 200) == "Assessment North"
    short = fitted("Assessment North", 13, 60)
    assert short.endswith("…")
    assert width(short, 13) <= 60


def test_a_text_is_wrapped_at_blanks():
    assert wrapped("one two", 13, 500) == ["one two"]
    assert wrapped("one two", 13, 30) == ["one", "two"]
    assert len(wrapped("one two three four five", 13, 30)) == 2
    assert wrapped("", 13, 30) == []
