"""Text from elsewhere loses what could break a file or turn a number round, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from lineofsight.reporting.printable import is_printable, printable


@pytest.mark.parametrize(
    ("came", "printed"),
    [
        ("two\nlines\tand\r\na tab", "two lines and a tab"),
        ("nul\x00 and bell\x07", "nul and bell"),
        ("turned \u202e41%\u202c round", "turned 41% round"),
        ("isolated \u2067x\u2069", "isolated x"),
        ("half a letter \ud83d", "half a letter "),
        ("\ufeffmarked", "marked"),
        ("line\u2028end", "line end"),
    ],
)
def test_what_breaks_or_misleads_is_taken_out(came, printed):
    assert printable(came) == printed


@pytest.mark.parametrize(
    "text",
    ["", "Ωμέγα", "שלום", "مرحبا", "👩‍👧", "naïve – “quoted”", "<b>&amp;", "=1+1", "a  b"],
)
def test_letters_of_every_script_stay(text):
    assert printable(text) == text


@given(st.text())
def test_what_is_printable_stays_and_fits_into_xml(text):
    once = printable(text)

    assert is_printable(once)
    element = etree.Element("t")
    element.text = once
    assert (etree.fromstring(etree.tostring(element)).text or "") == once
