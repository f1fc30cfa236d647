"""What the address bar asks: what is not offered is taken as not asked."""

import re

import pytest

from lineofsight.accounts.roles import Role
from lineofsight.web.figures.asked import Asked
from made_rows import row

TEAMS = ("Assessment", "Permanence")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, Asked()),
        ({"team": "Assessment"}, Asked(team="Assessment")),
        ({"team": "No such team"}, Asked()),
        ({"state": "red", "set": "statutory"}, Asked(state="red", which="statutory")),
        ({"state": "purple", "set": "\x00"}, Asked()),
    ],
)
def test_only_what_is_offered_is_asked(given, expected):
    assert Asked.of(given, teams=TEAMS) == expected


def test_the_address_bar_holds_what_was_asked():
    asked = Asked(team="Children & Families", state="moved")

    assert asked.query == "team=Children+%26+Families&state=moved"
    assert asked.is_narrow


@pytest.mark.parametrize(
    ("asked", "holds"),
    [
        (Asked(), {"plain", "red", "moved", "statutory", "no data"}),
        (Asked(state="red"), {"red"}),
        (Asked(state="moved"), {"moved"}),
        (Asked(state="concern"), {"moved"}),
        (Asked(state="no-data"), {"no data"}),
        (Asked(which="statutory"), {"statutory"}),
        (Asked(which="statutory", state="red"), set()),
    ],
)
def test_rows_that_are_asked_for(asked, holds):
    rows = {
        "plain": row(),
        "red": row(rag="red"),
        "moved": row(variation="concern_low"),
        "statutory": row(is_statutory=True),
        "no data": row(state="no_data"),
    }

    assert {name for name, one in rows.items() if asked.holds(one)} == holds


def test_the_page_of_an_indicator_is_headed_by_its_question(shown):
    page = " ".join(shown(Role.COUNCILLOR, "/indicators/CP5/").split())

    assert re.search(r"<h1[^>]*>\s*Are first child protection conferences held in time\?", page)
    assert "CP5 · Initial child protection conferences within 15 working days" in page
