"""plan.xlsx: what is written reads back the same; whatever is wrong is said by its place."""

import datetime as dt
import io
from dataclasses import replace

import openpyxl
import pytest

from lineofsight.kernel.problems import Problem
from lineofsight.plan import as_sent, workbook
from lineofsight.plan.content import EMBEDDED, Action, Evidence
from lineofsight.plan.wrongs import WrongWorkbook
from plan_read import read


def test_the_sample_plan_is_read_in_the_order_of_its_references(sample_plan):
    refs = list(sample_plan)

    assert {"2.10", "3.1", "5.5", "7.3", "7.8"} <= set(refs)
    assert refs.index("2.9") + 1 == refs.index("2.10")
    assert all(one.lead and one.status for one in sample_plan.values())
    assert any(one.effects for one in sample_plan.values())


def test_what_is_written_reads_back_exactly(sample_plan, tmp_path):
    awkward = replace(
        next(iter(sample_plan.values())),
        ref="13.10",
        action='=1+1 "and" <b>',
        progress="two lines\nof words",
        budget=None,
        milestones=(),
    )
    plan = {**sample_plan, "13.10": awkward}
    file = tmp_path / "plan.xlsx"
    file.write_bytes(workbook.written(list(plan.values())))

    assert read(file) == plan


@pytest.mark.parametrize("parted", ["\r\n", "_x000D_\n", "\r"])
def test_lines_are_parted_alike_whatever_they_were_typed_in(sample_plan, parted, tmp_path):
    one = next(iter(sample_plan.values()))
    typed = replace(one, progress=f"First.{parted}Second.", risk=f"A.{parted}B.").as_data()
    file = tmp_path / "plan.xlsx"
    file.write_bytes(workbook.written([Action.of_data(typed)]))
    assert openpyxl.load_workbook(file)["Actions"]["J2"].value == "First.\nSecond."

    book = openpyxl.load_workbook(file)
    spoil(book["Actions"], "Progress", 2, f"First.{parted}Second.")
    book.save(file)
    assert read(file)[one.ref].progress == "First.\nSecond."


@pytest.mark.parametrize(
    ("kinds", "started", "is_taken"),
    [
        ((), None, False),
        (("audit",), None, False),
        (("audit", "document"), None, False),
        (("audit", "data signal"), dt.date(2017, 11, 2), False),
        (("audit", "child or staff voice"), None, True),
    ],
)
def test_complete_and_embedded_takes_two_pieces_of_evidence_of_its_effect(
    sample_plan, kinds, started, is_taken, tmp_path
):
    evidence = tuple(
        Evidence(kind, dt.date(2017, 11, 1), "Folder", "It works in each file") for kind in kinds
    )
    one = replace(next(iter(sample_plan.values())), status=EMBEDDED, evidence=evidence,
                  milestones=(), started_on=started, due_on=dt.date(2018, 1, 31))  # fmt: skip
    file = tmp_path / "plan.xlsx"
    file.write_bytes(workbook.written([one]))

    if is_taken:
        assert read(file) == {one.ref: one}
        return
    with pytest.raises(WrongWorkbook) as refused:
        read(file)
    [wrong] = refused.value.wrongs
    assert wrong.where.endswith("sheet Actions, column Status, row 2")
    assert wrong.what.startswith("it is complete and embedded once two audits")


HEADINGS = {name: place for place, name in enumerate(
    ["Work stream", "SRO", "Priority", "Priority name", "Action ref", "Action", "Lead", "Due",
     "Status"], start=1)}  # fmt: skip


def spoil(sheet, heading, row, value):
    place = next(cell.column for cell in sheet[1] if cell.value == heading)
    sheet.cell(row, place).value = value


def rename(sheet, heading, other):
    next(cell for cell in sheet[1] if cell.value == heading).value = other


def twice(book):
    spoil(book["Actions"], "Action ref", 3, book["Actions"].cell(2, 5).value)


def reached_first(book):
    for sheet, heading, day in (("Actions", "Start", dt.date(2017, 10, 1)),
                                ("Milestones", "Done", dt.date(2017, 9, 30))):  # fmt: skip
        spoil(book[sheet], heading, 2, day)


WRONG = {
    "a milestone reached before its action starts": (
        reached_first, "sheet Milestones, column Done, row 2"),
    "an action as long as a report": (
        lambda book: spoil(book["Actions"], "Action", 2, "x" * 5000),
        "sheet Actions, column Action, row 2"),
    "a milestone of no action": (
        lambda book: spoil(book["Milestones"], "Action ref", 2, "99.9"),
        "sheet Milestones, column Action ref, row 2"),
    "evidence of no action": (
        lambda book: spoil(book["Evidence"], "Action ref", 2, "99.9"),
        "sheet Evidence, column Action ref, row 2"),
    "an indicator that does not exist": (
        lambda book: spoil(book["Actions"], "Indicators", 2, "XYZ99"),
        "sheet Actions, column Indicators, row 2"),
    "an effect on one that does not exist": (
        lambda book: spoil(book["Actions"], "Expected effect", 2, "XYZ99 +1 by 2018-03"),
        "sheet Actions, column Expected effect, row 2"),
    "an effect in other words": (
        lambda book: spoil(book["Actions"], "Expected effect", 2, "better, soon"),
        "sheet Actions, column Expected effect, row 2"),
    "due before it starts": (
        lambda book: spoil(book["Actions"], "Start", 2, dt.date(2031, 1, 1)),
        "sheet Actions, column Due, row 2"),
    "a due date that is none": (
        lambda book: spoil(book["Actions"], "Due", 2, "soon"), "sheet Actions, column Due"),
    "a status outside the key": (
        lambda book: spoil(book["Actions"], "Status", 2, "nearly"),
        "sheet Actions, column Status"),
    "no reference": (
        lambda book: spoil(book["Actions"], "Action ref", 2, None), "sheet Actions"),
    "the same reference twice": (twice, "sheet Actions"),
    "a reference that is no part of an address": (
        lambda book: spoil(book["Actions"], "Action ref", 2, "1/1"),
        "sheet Actions, column Action ref, row 2"),
    "a formula without a result": (
        lambda book: spoil(book["Actions"], "Budget", 2, "=SUM(A1:A2)"),
        "sheet Actions, column Budget"),
    "nobody leads it": (
        lambda book: spoil(book["Actions"], "Lead", 3, None),
        "sheet Actions, column Lead, row 3"),
    "it is of no work stream": (
        lambda book: spoil(book["Actions"], "Work stream", 3, None),
        "sheet Actions, column Work stream, row 3"),
    "it has no last day": (
        lambda book: spoil(book["Actions"], "Due", 3, None), "sheet Actions, column Due, row 3"),
    "a step reached on a day to come": (
        lambda book: spoil(book["Milestones"], "Done", 2, dt.date(2030, 1, 1)),
        "sheet Milestones, column Done, row 2"),
    "money below nothing": (
        lambda book: spoil(book["Actions"], "Spent", 2, -100),
        "sheet Actions, column Spent, row 2"),
    "revised to a day before it starts": (
        lambda book: spoil(book["Actions"], "Revised due", 2, dt.date(2001, 1, 1)) or spoil(
            book["Actions"], "Start", 2, dt.date(2017, 1, 1)),
        "sheet Actions, column Revised due, row 2"),
    "moved, and nobody says why": (
        lambda book: spoil(book["Actions"], "Revised due", 2, dt.date(2031, 1, 1)),
        "sheet Actions, column Revised why, row 2"),
    "due in another century": (
        lambda book: spoil(book["Actions"], "Due", 2, dt.date(2108, 1, 31)),
        "sheet Actions, column Due, row 2"),
    "a milestone seventeen years ago": (
        lambda book: spoil(book["Milestones"], "Due", 2, dt.date(2000, 1, 31)),
        "sheet Milestones, column Due, row 2"),
    "a milestone of no day": (
        lambda book: spoil(book["Milestones"], "Due", 2, None),
        "sheet Milestones, column Due, row 2"),
    "evidence of no day": (
        lambda book: spoil(book["Evidence"], "Date", 2, None),
        "sheet Evidence, column Date, row 2"),
    "evidence of a day to come": (
        lambda book: spoil(book["Evidence"], "Date", 2, dt.date(2018, 1, 1)),
        "sheet Evidence, column Date, row 2"),
    "a reference held as a number": (
        lambda book: spoil(book["Actions"], "Action ref", 2, 2.1), "sheet Actions, cell E2"),
    "a reference held as a day": (
        lambda book: spoil(book["Milestones"], "Action ref", 3, dt.date(2017, 2, 1)),
        "sheet Milestones, cell A3"),
    "no row at all": (
        lambda book: [book[sheet].delete_rows(2, 999) for sheet in as_sent.SHEETS],
        "sheet Actions"),
    "a heading in other words": (
        lambda book: rename(book["Actions"], "Progress", "Progress this month"),
        "sheet Actions, column Progress"),
    "what stands under such a heading": (
        lambda book: rename(book["Actions"], "Progress", "Progress this month"),
        "sheet Actions, column Progress this month (J)"),
    "a column taken out": (
        lambda book: book["Actions"].delete_cols(23), "sheet Actions, column Risk"),
    "a column of milestones taken out": (
        lambda book: book["Milestones"].delete_cols(4), "sheet Milestones, column Done"),
    "a column of evidence in other words": (
        lambda book: rename(book["Evidence"], "Says", "It says"), "sheet Evidence, column Says"),
    "a sheet taken out": (lambda book: book.remove(book["Evidence"]), "sheet Evidence"),
    "cells merged that are not the key": (
        lambda book: book["Actions"].merge_cells("A2:A4"), "sheet Actions, cells A2:A4, row 2"),
}  # fmt: skip


@pytest.mark.parametrize(("how", "where"), WRONG.values(), ids=WRONG)
def test_whatever_is_wrong_is_said_by_its_place(how, where, sample_plan, tmp_path):
    book = openpyxl.load_workbook(io.BytesIO(workbook.written(list(sample_plan.values()))))
    how(book)
    file = tmp_path / "plan.xlsx"
    book.save(file)

    with pytest.raises(WrongWorkbook) as refused:
        read(file)

    assert any(where in one.where for one in refused.value.wrongs), refused.value.wrongs


@pytest.mark.parametrize(
    ("effect", "words"),
    [
        ("LAC14 to 200 by 2018-03", "LAC14 is a percentage, and no level of it is above 100"),
        ("AMT2 +850 points by 2018-03", "cannot move by more than 100 points"),
        ("AMT2 +0 by 2018-03", "AMT2 +0 by 2018-03: it is to move by nothing"),
        ("W1a -120% by 2018-03", "W1a cannot fall by more than all of itself"),
        ("AMT2 +10 by 2018-03; AMT2 -10 by 2018-06", "AMT2 is to move up and down"),
        ("AMT2 +10 by 2018-03; AMT2 +12 by 2018-03", "AMT2 stands twice for March 2018"),
        ("AMT2 +10 by 2090-03", "its month is more than 10 years from today"),
    ],
)
def test_an_effect_that_cannot_come_about_is_refused_in_words(effect, words, sample_plan, tmp_path):
    book = openpyxl.load_workbook(io.BytesIO(workbook.written(list(sample_plan.values()))))
    spoil(book["Actions"], "Expected effect", 3, effect)
    file = tmp_path / "plan.xlsx"
    book.save(file)

    with pytest.raises(WrongWorkbook) as refused:
        read(file)

    [wrong] = refused.value.wrongs
    assert wrong.where.endswith("sheet Actions, column Expected effect, row 3")
    assert words in wrong.what


def test_two_spellings_of_one_reference_are_refused_with_the_row_of_the_other(
    sample_plan, tmp_path
):
    one = next(iter(sample_plan.values()))
    file = tmp_path / "plan.xlsx"
    file.write_bytes(workbook.written([one, replace(one, ref=f"0{one.ref}.")]))

    with pytest.raises(WrongWorkbook) as refused:
        read(file)

    [wrong] = refused.value.wrongs
    assert wrong.where.endswith("sheet Actions, column Action ref, row 3")
    assert wrong.what == f"it is {one.ref} of row 2 in another spelling"


@pytest.mark.parametrize(
    "effect",
    ["LAC14 to 100 by 2018-03", "W2 +20% by 2018-03", "LAC1 to 850 by 2018-03",
     "AMT2 +5 by 2018-03; AMT2 +10 by 2018-06; CP5 to 85 by 2018-06"],
)  # fmt: skip
def test_an_effect_that_can_is_taken(effect, sample_plan, tmp_path):
    book = openpyxl.load_workbook(io.BytesIO(workbook.written(list(sample_plan.values()))))
    spoil(book["Actions"], "Expected effect", 3, effect)
    file = tmp_path / "plan.xlsx"
    book.save(file)

    taken = [one for action in read(file).values() for one in action.effects]
    assert {one.strip() for one in effect.split(";")} <= {one.words for one in taken}


@pytest.mark.parametrize(
    ("sheet", "heading", "value", "words"),
    [
        ("Actions", "Action ref", 2.1, "2.10 becomes 2.1); write it as text"),
        ("Actions", "Status", "done", "not a code of action status; write one of: not started, on"),
        ("Actions", "Action", "x" * 1001, "it has 1,001 characters and can have 1,000; shorten it"),
        ("Actions", "Lead", "x" * 201, "it has 201 characters and can have 200"),
        ("Actions", "Progress", "x" * 2001, "it has 2,001 characters and can have 2,000"),
        ("Evidence", "Says", "x" * 1001, "it has 1,001 characters and can have 1,000"),
        ("Milestones", "Milestone", "x" * 1001, "it has 1,001 characters and can have 1,000"),
        ("Evidence", "Kind", "film", "write one of: document, audit, data signal, child or staff"),
    ],
)
def test_what_may_be_written_instead_is_said(sheet, heading, value, words, sample_plan, tmp_path):
    book = openpyxl.load_workbook(io.BytesIO(workbook.written(list(sample_plan.values()))))
    spoil(book[sheet], heading, 2, value)
    file = tmp_path / "plan.xlsx"
    book.save(file)

    with pytest.raises(WrongWorkbook) as refused:
        read(file)

    assert any(words in one.what for one in refused.value.wrongs), refused.value.wrongs


@pytest.mark.parametrize(
    ("sheet", "heading", "value", "words"),
    [
        ("Actions", "Due", "31/02/2018", "a day that does not exist"),
        ("Actions", "Due", "=A2+30", "a formula without a saved result"),
        ("Actions", "Lead", "=A2", "a formula without a saved result"),
        ("Milestones", "Due", "30/02/2018", "a day that does not exist"),
        ("Milestones", "Milestone", "=A2", "a formula without a saved result"),
        ("Evidence", "Date", "31/06/2017", "a day that does not exist"),
    ],
)
def test_a_cell_that_cannot_be_read_is_said_once_and_is_not_called_empty(
    sheet, heading, value, words, sample_plan, tmp_path
):
    book = openpyxl.load_workbook(io.BytesIO(workbook.written(list(sample_plan.values()))))
    for row in (2, 3):
        spoil(book[sheet], heading, row, value)
    file = tmp_path / "plan.xlsx"
    book.save(file)

    with pytest.raises(WrongWorkbook) as refused:
        read(file)

    [wrong] = refused.value.wrongs
    assert f"sheet {sheet}, column {heading} (" in wrong.where
    assert wrong.where.endswith("row 2, 3")
    assert wrong.what == words


def test_beside_a_cell_that_cannot_be_read_an_empty_one_is_said(sample_plan, tmp_path):
    book = openpyxl.load_workbook(io.BytesIO(workbook.written(list(sample_plan.values()))))
    spoil(book["Actions"], "Due", 2, "31/02/2018")
    spoil(book["Actions"], "Due", 3, None)
    file = tmp_path / "plan.xlsx"
    book.save(file)

    with pytest.raises(WrongWorkbook) as refused:
        read(file)

    said = [(one.where.rpartition("row ")[2], one.what) for one in refused.value.wrongs]
    assert said == [
        ("2", "a day that does not exist"), ("3", "it is empty, and every action has one"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("how", "where"),
    [
        (lambda book: book["Actions"].merge_cells("A2:A3"), "sheet Actions, cells A2:A3, row 2"),
        (lambda book: book["Actions"].merge_cells("E2:E3"), "sheet Actions, cells E2:E3, row 2"),
        (lambda book: book["Actions"].merge_cells("F3:H3"), "sheet Actions, cells F3:H3, row 3"),
        (lambda book: book["Milestones"].merge_cells("C2:C3"),
         "sheet Milestones, cells C2:C3, row 2"),
        (lambda book: spoil(book["Actions"], "Action ref", 3, dt.date(2017, 2, 1)),
         "sheet Actions, cell E3"),
        (lambda book: spoil(book["Actions"], "Action ref", 3, 2.1), "sheet Actions, cell E3"),
        (lambda book: spoil(book["Milestones"], "Action ref", 3, dt.date(2017, 2, 1)),
         "sheet Milestones, cell A3"),
    ],
    ids=["a work stream merged", "a reference merged", "a row merged", "a day merged",
         "a reference held as a day", "one held as the number of another", "one of a milestone"],
)  # fmt: skip
def test_one_cause_is_said_once(how, where, sample_plan, tmp_path):
    book = openpyxl.load_workbook(io.BytesIO(workbook.written(list(sample_plan.values()))))
    how(book)
    file = tmp_path / "plan.xlsx"
    book.save(file)

    with pytest.raises(WrongWorkbook) as refused:
        read(file)

    [wrong] = refused.value.wrongs
    assert wrong.where.endswith(where)


def test_beside_cells_that_are_merged_an_empty_one_is_said(sample_plan, tmp_path):
    book = openpyxl.load_workbook(io.BytesIO(workbook.written(list(sample_plan.values()))))
    book["Actions"].merge_cells("A2:A3")
    spoil(book["Actions"], "Work stream", 4, None)
    file = tmp_path / "plan.xlsx"
    book.save(file)

    with pytest.raises(WrongWorkbook) as refused:
        read(file)

    assert [one.where.rpartition("row ")[2] for one in refused.value.wrongs] == ["2", "4"]


def test_what_it_was_taken_out_of_goes_with_it_unseen(sample_plan, tmp_path):
    file = tmp_path / "plan.xlsx"
    file.write_bytes(workbook.written(list(sample_plan.values()), taken_out_of=as_sent.mark(3, 71)))
    book = openpyxl.load_workbook(file)
    book.save(file)  # as a spreadsheet program saves it

    found = as_sent.AsSent(file)

    assert (found.plan, found.entry) == (3, 71)


def test_a_text_file_is_told_to_be_none_and_what_to_send(tmp_path):
    file = tmp_path / "plan.xlsx"
    file.write_bytes(b"Dear all, here is the plan.")

    with pytest.raises(Problem) as refused:
        read(file)

    assert "no workbook" in refused.value.what
    assert "Take the plan out" in refused.value.do


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 not a workbook", b"ref,action\n2.1,x\n"])
def test_what_is_no_plan_is_refused_in_words(content, tmp_path):
    file = tmp_path / "plan.xlsx"
    file.write_bytes(content)

    with pytest.raises(Problem) as refused:
        read(file)

    assert refused.value.what
