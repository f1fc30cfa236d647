"""`protect_table`: a table somebody made, in and out."""

import csv
import io

import pytest

from lineofsight.indicators.disclosure import protect_table
from lineofsight.indicators.disclosure.tables import is_total
from lineofsight.kernel.problems import Problem


def read(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.strip())))


def protected(text: str, **also) -> str:
    rows, _ = protect_table(read(text), **also)
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def test_a_table_with_totals():
    assert (
        protected("""
Team,Under 10,10 to 15,All
North,3,40,43
South,30,12,42
Total,33,52,85
""")
        == """\
Team,Under 10,10 to 15,All
North,c,c,43
South,c,c,42
Total,33,52,85
"""
    )


def test_numbers_stay_as_they_were_written():
    out = protected('Team,a,b,Total\nNorth,"1,020", 40 ,"1,060"')
    assert out == 'Team,a,b,Total\nNorth,"1,020", 40 ,"1,060"\n'


def test_a_table_without_totals_hides_the_small_counts_and_says_what_it_does_not_know():
    rows, notes = protect_table(read("Team,Girls,Boys\nNorth,3,40"))
    assert rows == [["Team", "Girls", "Boys"], ["North", "c", "40"]]
    assert "No heading is a total" in notes[-1]


def test_the_notes_count_what_is_hidden():
    _, notes = protect_table(read("Team,a,b,Total\nNorth,3,40,43"))
    assert notes[0].startswith("c is a hidden count: 1 of 1 to 5, and 1 more")
    assert len(notes) == 2
    _, notes = protect_table(read("Team,a,Total\nNorth,30,30"))
    assert notes == ["No count is 1 to 5, so nothing is hidden."]


def test_the_threshold_is_followed():
    assert protected("Team,a,b\nNorth,9,10", threshold=10) == "Team,a,b\nNorth,c,10\n"


def test_a_total_column_first():
    out = protected("Team,All,a,b,c\nNorth,43,3,20,20")
    assert out == "Team,All,a,b,c\nNorth,43,c,c,20\n"


@pytest.mark.parametrize(
    "names",
    [
        pytest.param(("x", "y", "North total", "z", "v", "South total", "Total"), id="after"),
        pytest.param(("Total", "All North", "x", "y", "All South", "z", "v"), id="before"),
    ],
)
def test_totals_of_blocks(names: tuple[str, ...]):
    counts = {"x": 3, "y": 20, "z": 30, "v": 40}
    counts["North total"] = counts["All North"] = 23
    counts["South total"] = counts["All South"] = 70
    counts["Total"] = 93
    text = "\n".join(["Team,Children", *(f"{name},{counts[name]}" for name in names)])
    lines = protected(text).splitlines()
    assert {line.split(",")[0] for line in lines if line.endswith(",c")} == {"x", "y"}


def test_two_totals_of_the_same():
    assert protected("Team,a,b,Total,All\nNorth,3,20,23,23") == (
        "Team,a,b,Total,All\nNorth,c,c,23,23\n"
    )


def test_blank_rows_and_columns_stay_blank():
    rows = [["", ""], ["Team", "a", "b", "", ""], [], ["North", "3", "9"], ["", "", "", ""]]
    out, _ = protect_table(rows)
    assert out == [["", ""], ["Team", "a", "b", "", ""], [], ["North", "c", "9"], ["", "", "", ""]]


def test_headings_that_a_spreadsheet_would_run_are_made_safe():
    rows = [["=1+1", "@SUM(a)", "+b"], ["-c", "3", "9"]]
    out, _ = protect_table(rows)
    assert out == [["'=1+1", "'@SUM(a)", "'+b"], ["'-c", "c", "9"]]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Total", True),
        ("TOTAL", True),
        ("All", True),
        ("All teams", True),
        ("Grand total", True),
        ("Totals", True),
        ("All other", False),
        ("Total others", False),
        ("Small", False),
        ("Hall Road", False),
        ("Not all there", False),
        ("", False),
    ],
)
def test_what_is_called_a_total(heading: str, expected: bool):
    assert is_total(heading) is expected


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Team,a,b\nNorth,3,", "row 2, column C"),
        ("Team,a,b\nNorth,3", "row 2, column C"),
        ("Team,a\nNorth,3,4", "row 1, column C"),
        ("Team,a\nNorth,3\n,3", "row 3, column A"),
        ("Children by team\nTeam,a\nNorth,3", "row 1, column B"),
        ("Team,a\nNorth,3\nSouth,45%", "row 3, column B"),
        ("Team,a\n\nNorth,-3", "row 3, column B"),
        ("Team,a\nNorth,3.5", "row 2, column B"),
        ("Team,a\nNorth,c", "row 2, column B"),
        ("Team,a\nNorth,=3", "row 2, column B"),
        ('Team,a\nNorth,"1,02"', "row 2, column B"),
        ("Team,a\nNorth,\u0663", "row 2, column B"),
        ("Team,a,Total\nNorth,3,4", "row 2, column C"),
        ("Team,a\nNorth,3\nSouth,4\nTotal,8", "row 4, column B"),
        ("Team," * 28 + "a\nNorth" + ",3" * 27 + ",x", "row 2, column AC"),
    ],
)
def test_what_is_no_count_or_does_not_add_up_is_a_problem_with_its_place(text: str, place: str):
    with pytest.raises(Problem) as problem:
        protect_table(read(text))
    assert problem.value.where == place


@pytest.mark.parametrize("text", ["", "Team,a", "Team\nNorth"])
def test_a_table_without_counts_is_a_problem(text: str):
    with pytest.raises(Problem, match="no counts"):
        protect_table(read(text))


def test_a_problem_holds_nothing_of_the_cell():
    with pytest.raises(Problem) as problem:
        protect_table(read("Team,a\nNorth,Sam Smith"))
    assert "Smith" not in str(problem.value)


def test_a_long_table_is_quick():
    """Two hundred cells and sixty sums; measured in bench/disclosure.py."""
    rows = [["Team", *(f"band {j}" for j in range(6)), "All"]]
    for i in range(30):
        counts = [(i * 7 + j * 5) % 23 for j in range(6)]
        rows.append([f"team {i}", *map(str, counts), str(sum(counts))])
    rows.append(["All", *(str(sum(int(row[j]) for row in rows[1:])) for j in range(1, 8))])
    out, _ = protect_table(rows)
    assert sum(cell == "c" for row in out for cell in row) >= 30
