"""A series from any CSV: dirty headings, every way to write a day, and cells that stop it all."""

from decimal import Decimal

import pytest

from lineofsight.kernel.problems import ChecksFailed, Problem, Refused, Unreadable
from lineofsight.records.intake.dated_values import read_dated


def read(tmp_path, content, **asked):
    path = tmp_path / "series.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_dated(path, **{"date": "Month", "value": "In time", **asked})


def pairs(dated):
    return [(row.on.isoformat(), row.value) for row in dated.rows]


PLAIN = [("2017-10-01", Decimal(5)), ("2017-11-01", Decimal("6.25"))]


@pytest.mark.parametrize(
    "content",
    [
        "Month,In time\n2017-10-01,5\n2017-11-01,6.25\n",
        b"\xef\xbb\xbfMonth,In time\r\n01/10/2017,5\r\n01/11/2017,6.25\r\n",
        "Month;In time\n1 Oct 2017;5\n1 November 2017;6.25\n",
        "sep=;\nMonth;In time\n2017-10-01;5\n2017-11-01;6.25\n",
        "Month\tIn time\n43009\t5\n43040\t6.25%\n",
        'Our figures\n\n"MONTH ",note," in  time"\nOct-17,x,5\n2017-11,,6.25\n',
        "Month,In time,\nOctober 2017,5,\n,,\n01/11/2017 00:00,6.25,\n",
        "Month,In time\n2017-10-01,5\n2017-11-01,625E-02\n",
        "Month,In time\n2017-10-01,5\n2017-11-01,6.25\n".encode("utf-16"),
        'Month,"In time"\n"2017-10-01","5"\n"2017-11-01","6.25"\n',
    ],
    ids=["plain", "mark and day first", "semicolons", "sep line", "serials and percent",
         "title above", "months and blank rows", "power of ten", "utf-16", "quoted"],
)  # fmt: skip
def test_the_same_series_however_it_is_written(tmp_path, content):
    assert pairs(read(tmp_path, content)) == PLAIN


def test_no_place_is_rounded_away(tmp_path):
    dated = read(tmp_path, "Month,In time\n2017-10-01,-0.626453810742332\n")
    assert dated.rows[0].value == Decimal("-0.626453810742332")


def test_gaps_are_no_numbers_and_never_zero(tmp_path):
    content = "Month,In time\n2017-10-01,\n2017-11-01,c\n2017-12-01,0\n"
    assert [row.value for row in read(tmp_path, content, gaps=("c",)).rows] == [None, None, 0]


def test_what_a_value_is_out_of(tmp_path):
    content = "Month,In time,All\n2017-10-01,5,9\n2017-11-01,6,\n"
    rows = read(tmp_path, content, out_of="all").rows
    assert [(row.line, row.value, row.out_of) for row in rows] == [(2, 5, 9), (3, 6, None)]


def test_days_alone(tmp_path):
    dated = read(tmp_path, "Month,In time\n2017-10-01,5\n2017-11-01,x\n", value="")
    assert [row.on.month for row in dated.rows] == [10, 11]


@pytest.mark.parametrize(
    ("content", "where"),
    [
        ("Month,In time\n2017-10-01,5\nlate,6\n", "series.csv, line 3, column Month (not a date)"),
        ("Month,In time\n,5\n", "line 2, column Month (no date)"),
        ("Month,In time\n31/02/2017,5\n", "line 2, column Month (a day that does not exist)"),
        ("Month;In time\n2017-10-01;0,8\n", "column In time (a comma where a decimal point"),
        ("Month,In time\n2017-10-01,five\n", "line 2, column In time (not a number)"),
        ("Month,In time\n2017-10-01,1e99\n", "line 2, column In time (a number out of range)"),
        ('Month,In time,n\n2017-10-01,5,"a\nb"\n2017-11-01,x,\n', "line 4, column In time"),
        ("Month,In time\nx,y\nx,y\nx,y\n", "and 3 more"),
    ],
)  # fmt: skip
def test_a_cell_that_cannot_be_read_is_placed(tmp_path, content, where):
    with pytest.raises(ChecksFailed) as raised:
        read(tmp_path, content)
    assert where in raised.value.where
    assert "five" not in str(raised.value), "never the content of a cell"


@pytest.mark.parametrize(
    ("content", "kind", "what"),
    [
        ("", Unreadable, "empty"),
        ("Month,In time\n", ChecksFailed, "no row"),
        ("Month,Late\n2017-10-01,5\n", ChecksFailed, "There is no column 'In time'"),
        ("Month,In time,in time\n2017-10-01,5,6\n", ChecksFailed, "stands twice"),
        ('Month,In time\n2017-10-01,"5\n', Unreadable, "separated values"),
        (b"PK\x03\x04\x00\x00", Unreadable, "NUL"),
        ("Month,In time\n" + "x" * 300_000 + ",5\n", Unreadable, "longer than any"),
        (",".join("x" * 2000) + "\n", Refused, "larger than any series"),
        ("Month,In time\n04/13/2017,5\n04/14/2017,5\n", ChecksFailed, "month first"),
        (b"Month,In time\n2017-10-01,\x81\x8d\n", Unreadable, "neither UTF-8 nor"),
    ],
)
def test_what_is_no_series_is_refused(tmp_path, content, kind, what):
    with pytest.raises(kind) as raised:
        read(tmp_path, content)
    assert what in raised.value.what
    assert raised.value.do


@pytest.mark.parametrize(("name", "what"), [("absent.csv", "no such file"), (".", "is a folder")])
def test_a_file_that_is_not_there(tmp_path, name, what):
    with pytest.raises(Problem, match=what):
        read_dated(tmp_path / name, date="a", value="b")
