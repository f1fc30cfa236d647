"""Hidden is said as hidden: to whoever sees figures protected, no row goes and no state is made up.

Each page with figures is read as the director, who sees them exact, and as each role that does not.
"""

from urllib.parse import quote

import pytest
from lxml import html

from lineofsight import picture
from lineofsight.accounts.matrix import Right, clauses_for
from lineofsight.accounts.roles import Role
from lineofsight.web.homes.moved import band

PROTECTED = (Role.COUNCILLOR, Role.PROGRAMME, Role.WORKFORCE_OFFICER, Role.PRACTICE_AUDITOR)
PAGES = (
    "/seen/",
    "/scorecard/?by=area",
    "/scorecard/?by=area&team={team}",
    "/corporate-parenting/",
    "/workforce/",
    "/front-door/",
    "/indicators/CP8/",
    "/indicators/CP8/?by=age",
    "/indicators/LAC8/?by=sex&team={team}",
)
JUDGED = {
    "Target", "State", "Variation", "Assurance", "24 months", "Elsewhere", "What it counts",
    "Mean", "Lower limit", "Upper limit", "Special cause",
    "After a rise in demand", "Action delivered",
}  # fmt: skip
"""Columns that are no figure: what is said of one, which a hidden one has not."""


def tables(body: str) -> dict[str, dict[str, dict[str, str]]]:
    """Caption -> head of the row -> head of the column -> what the cell says."""
    found = {}
    for table in html.fromstring(body).iter("table"):
        heads = [words(one) for one in table.findall("thead//th")]
        rows = [[words(cell) for cell in row] for row in table.findall("tbody/tr")]
        caption = table.find("caption")
        found[words(caption)] = {row[0]: dict(zip(heads, row, strict=True)) for row in rows}
    return found


def words(element) -> str:
    return " ".join(element.text_content().split())


def told_wrongly(exact: dict[str, str], protected: dict[str, str]) -> list[str]:
    """The columns whose figure is another than the true one, and not said to be hidden."""
    return [
        head
        for head, cell in exact.items()
        if head not in JUDGED
        and cell.split(" ")[0] != protected[head].split(" ")[0]
        and "hidden" not in protected[head]
    ]


@pytest.mark.parametrize("page", PAGES)
def test_what_is_hidden_says_so_and_no_row_goes(shown, team, page):
    page = page.format(team=quote(team.name))
    exact = tables(shown(Role.DIRECTOR, page))
    right = Right.SEE_WORKFORCE if "workforce" in page else Right.SEE_INDICATORS
    roles = PROTECTED if page in {"/seen/", "/workforce/"} else PROTECTED[:1]
    for role in roles:
        if clauses_for(right, role):
            compare(page, exact, tables(shown(role, page)))


def compare(page, exact, protected) -> None:
    hidden = 0
    for caption in exact.keys() & protected.keys():
        rows = protected[caption]
        if list(rows) == ["Every group"]:
            assert "hidden" in rows["Every group"]["Value"]
            continue
        hidden += sum("hidden" in cell for row in rows.values() for cell in row.values())
        gone = exact[caption].keys() - rows.keys()
        if page == "/seen/":  # a team names its service, which has no row of its own
            rows = {name.split(",")[0]: row for name, row in rows.items()}
            gone = exact[caption].keys() - rows.keys()
            gone = {name for name in gone if not name.endswith(" service")}
        assert not gone, (caption, gone)
        wrong = {
            name: told_wrongly(row, rows[name])
            for name, row in exact[caption].items()
            if name in rows
        }
        assert not [name for name, heads in wrong.items() if heads], (caption, wrong)
    if "seen" in page or "scorecard" in page:
        assert hidden


def test_the_line_about_the_rest_counts_what_is_hidden_as_hidden(borough):
    rows = picture.scorecard_rows(borough, exactness="protected")
    hidden = sum(row.figure.state == "hidden" for row in rows)

    assert hidden
    words = f"{hidden:,} {'is' if hidden == 1 else 'are'} hidden"
    assert words in band("What has changed?", rows).rest
