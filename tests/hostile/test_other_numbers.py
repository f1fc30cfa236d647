"""Packs and lists of others that cannot be read: a problem with file, row and column."""

from decimal import Decimal

import openpyxl
import pytest

from lineofsight.kernel.problems import Problem
from lineofsight.records.intake.other_numbers import read_identifiers, read_pack


def written(tmp_path, text, name="pack.csv"):
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_a_pack_is_read_as_precisely_as_it_was_written(tmp_path):
    found = read_pack(written(tmp_path, 'Code,Value,Numerator\n cp 7,57.90%,"1,234"\n')).numbers

    assert [(one.code, one.value, one.numerator, one.denominator) for one in found] == [
        ("CP7", Decimal("57.90"), Decimal(1234), None)
    ]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("code,value\nCP7,many\n", "pack.csv"),
        ("code,value\nCP7,1\nCP 7,2\n", "pack.csv, row 3, column code"),
        ("code,worth\nCP7,1\n", "pack.csv"),
        ("code,value\n", "pack.csv"),
    ],
)
def test_what_is_no_pack_says_where(tmp_path, text, where):
    with pytest.raises(Problem) as problem:
        read_pack(written(tmp_path, text))

    assert problem.value.where == where


@pytest.mark.parametrize(
    ("line", "code", "why"),
    [
        ("CP8,n/a", "CP8", "no number stands in row 2, column value"),
        ("CP8,-", "CP8", "no number stands in row 2, column value"),
        ("CP8,", "CP8", "no number stands in row 2, column value"),
        ("CP8,1_234", "CP8", "no number stands in row 2, column value"),
        ("CP8,inf", "CP8", "no number stands in row 2, column value"),
        ('CP8,"63,2"', "CP8", "no number stands in row 2, column value"),
        ("CP8,5,c", "CP8", "no number stands in row 2, column numerator"),
        (",12", "", "no code stands in row 2, column code"),
    ],
)
def test_one_line_without_a_number_does_not_stop_a_pack(tmp_path, line, code, why):
    pack = read_pack(written(tmp_path, f"code,value,numerator\n{line}\nCP7,12,\n"))

    assert [(one.code, one.value) for one in pack.numbers] == [("CP7", 12)]
    assert [(one.code, one.why) for one in pack.passed_over] == [(code, f"not compared: {why}")]


def test_an_unknown_code_does_not_stop_a_pack(tmp_path):
    read = read_pack(written(tmp_path, "code,value,numerator\nXX1,12,\nCP7,12,\nCP77,3,\n,4,\n"))
    pack = read.among({"CP7", "CP8"})

    assert [one.code for one in pack.numbers] == ["CP7"]
    assert [(one.code, one.written, one.why.removeprefix("not compared: ")) for one in
            pack.passed_over] == [
        ("", "4", "no code stands in row 5, column code"),
        ("XX1", "12", "there is no indicator XX1 (row 2, column code)"),
        ("CP77", "3", "there is no indicator CP77; did you mean CP7? (row 4, column code)"),
    ]  # fmt: skip


def test_a_workbook_says_which_numbers_may_be_parts_of_one(tmp_path):
    path = tmp_path / "pack.xlsx"
    book = openpyxl.Workbook()
    for row in (["code", "value"], ["CP8", 0.6316], ["AMT2", "63.2 %"]):
        book.active.append(row)
    book.save(path)

    assert [(one.value, one.is_of_workbook) for one in read_pack(path).numbers] == [
        (Decimal("0.6316"), True),
        (Decimal("63.2"), False),
    ]


def test_a_broken_workbook_and_a_list_without_children_are_problems(tmp_path):
    with pytest.raises(Problem):
        read_pack(written(tmp_path, b"PK\x03\x04 not a workbook", "pack.xlsx"))
    with pytest.raises(Problem):
        read_identifiers(written(tmp_path, "child_id\n", "list.csv"))
