"""The page of what can be answered speaks of returns and records, not of tables and files."""

import re

import pytest
from django.urls import reverse
from lxml import html

from lineofsight.accounts.roles import Role
from lineofsight.records.mapping.catalogue import LISTS
from lineofsight.records.standard.in_words import source_called
from signed_in import client_of, person


def test_no_row_has_a_name_that_only_programs_use(sample_home, settings, db):
    settings.HOME, settings.SECOND_FACTOR = sample_home, False
    page = client_of(person(Role.ANALYST)).get(reverse("coverage")).content.decode()
    rows = html.document_fromstring(page).xpath("//main//tbody/tr")
    words = [" ".join(row.itertext()) for row in rows]

    assert len(words) > 50
    assert [one for one in words if re.search(r"\w_\w|\(plan$", one)] == []
    assert any("Enquiries of the safeguarding hub" in one for one in words)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("the mash_enquiries feed", "the local feed of mash enquiries"),
        ("list 4 gives the latest alone", "Annex A list 4 gives the latest alone"),
        ("neither ssd_disability nor the CIN census was loaded",
         "neither disability of the Standard Safeguarding Dataset nor the CIN census was loaded"),
        ("SSDA903 Episodes", "SSDA903 Episodes"),
    ],
)  # fmt: skip
def test_a_return_is_called_as_people_call_it(source, words):
    assert source_called(source) == words


def test_no_list_that_can_be_read_keeps_a_name_of_programs():
    assert [one.words for one in LISTS if "_" in source_called(one.words)] == []
