"""The corporate parenting scorecard holds the authority's set; in plain words it is protected."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lineofsight import picture
from lineofsight.accounts.roles import Role
from lineofsight.reporting.plain_words import TITLE, WITHOUT
from lineofsight.settings import CorporateParenting, parse
from lineofsight.web.figures import parenting
from made_rows import row

CODE = re.compile(r'href="/indicators/(\w+)/"')
PAGE, PLAIN = "/corporate-parenting/", "/corporate-parenting/plain/"


def test_the_set_stands_in_its_order(shown):
    assert CODE.findall(shown(Role.DIRECTOR, PAGE)) == list(CorporateParenting().indicators)


def test_a_member_sees_it_protected_and_a_director_exact(shown, borough):
    rows = picture.scorecard_rows(borough, exactness="exact")
    protected = {row.code: row for row in picture.scorecard_rows(borough, exactness="protected")}
    exact = {row.code: row for row in rows if row.code in CorporateParenting().indicators}
    hidden = [code for code in exact if protected[code].figure.state == "hidden"]
    member, director = shown(Role.COUNCILLOR, PAGE), shown(Role.DIRECTOR, PAGE)
    for code in hidden:
        of = exact[code].figure.of
        assert f"({of})" in cell(director, code) if of else True
        assert "hidden" in cell(member, code)
        assert not of or f"({of})" not in cell(member, code)


def cell(page, code):
    start = page.index(f"/indicators/{code}/")
    return page[start : page.index("</tr>", start)]


def test_plain_words_are_the_same_protected_page_for_everybody(shown, borough):
    member, director = shown(Role.COUNCILLOR, PLAIN), shown(Role.DIRECTOR, PLAIN)
    body = re.compile(r"<tbody.*</tbody>", re.DOTALL)
    assert TITLE in director
    assert body.search(member)[0] == body.search(director)[0]
    rows = picture.scorecard_rows(borough, exactness="protected")
    hidden = [one.code for one in rows if one.figure.state == "hidden"]
    mine = [code for code in CorporateParenting().indicators if code in hidden]
    assert director.count(WITHOUT["hidden"]) == len(mine)


def test_what_a_phone_leaves_out_of_a_row_is_unfolded_beneath_in_the_same_cells(shown):
    page = shown(Role.BOARD_MEMBER, PAGE)  # to whom no page of an indicator is open
    whole, unfolded = (one.partition("</table>")[0] for one in page.split("<table")[1:])
    told = ("Assurance", "24 months", "Elsewhere")
    for name in told:
        out = re.findall(f'los-phone--out"[^>]*data-label="{name}">(.*?)</td>', whole)
        assert len(out) == len(CorporateParenting().indicators)
        assert re.findall(f'data-label="{name}">(.*?)</td>', unfolded) == out
    assert whole.count('los-phone--out"') == len(told) * len(CorporateParenting().indicators)
    assert "los-phone--" not in unfolded


def test_an_authority_chooses_its_own_set(shown, monkeypatch):
    own = parse('[corporate_parenting]\nindicators = ["AD7", "CLA 8", "CP5", "LAC99"]\n')
    monkeypatch.setattr(parenting, "settled", lambda: own)
    page = shown(Role.DIRECTOR, PAGE)
    assert CODE.findall(page) == ["AD7", "LAC8", "CP5"]
    assert "No indicator has the code LAC99" in page
    assert "no plain words yet for CP5" in page
    assert "We count 1 more thing, not yet in plain words" in shown(Role.DIRECTOR, PLAIN)


def test_a_code_given_twice_stands_once():
    found = parenting.chosen([row("LAC1"), row("LAC8")], ["LAC8", "LAC1", "LAC8"])
    assert [one.code for one in found.rows] == ["LAC8", "LAC1"]


@pytest.mark.parametrize("page", [PAGE, PLAIN])
def test_queries_do_not_grow_with_the_set(as_role, monkeypatch, page):
    client = as_role(Role.DIRECTOR)
    client.get(page)
    asked = []
    for codes in (["LAC8"], list(CorporateParenting().indicators)):
        own = parse(f"[corporate_parenting]\nindicators = {codes}\n".replace("'", '"'))
        monkeypatch.setattr(parenting, "settled", lambda own=own: own)
        with CaptureQueriesContext(connection) as queries:
            client.get(page)
        asked.append(len(queries))
    assert asked[0] == asked[1]
