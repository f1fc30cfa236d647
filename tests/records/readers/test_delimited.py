"""Text files as they really come: encodings, separators, titles, line breaks, blank rows."""

import csv
import io

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lineofsight.kernel.problems import ChecksFailed, Refused, Unreadable
from lineofsight.records.readers.limits import Limits
from lineofsight.records.readers.reading import read
from records.readers.written import VISITS, only, read_text

ROWS = (
    ("Child Unique ID", "Forename", "Surname", "Address"),
    ("000012", "Ada", "Brook", "Zoë’s"),
    ("12", "Bea", "Cole", "two\nlines"),
    ("13", "Cyd", "Dale", ""),
)
CELLS = {
    "Child Unique ID": ["000012", "12", "13"],
    "Forename": ["Ada", "Bea", "Cyd"],
    "Surname": ["Brook", "Cole", "Dale"],
    "Address": ["Zoë’s", "two\nlines", None],
}


def written(rows, separator=",", end="\r\n"):
    memory = io.StringIO(newline="")
    quoting = csv.QUOTE_ALL if end == "\r" else csv.QUOTE_MINIMAL
    csv.writer(memory, delimiter=separator, lineterminator=end, quoting=quoting).writerows(rows)
    return memory.getvalue()


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"], ids=["crlf", "lf", "cr"])
@pytest.mark.parametrize("separator", [",", ";", "\t"], ids=["comma", "semicolon", "tab"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_every_encoding_separator_and_line_end(tmp_path, encoding, separator, end):
    sheet = read_text(tmp_path, written(ROWS, separator, end).encode(encoding))

    assert sheet.cells == CELLS
    assert sheet.rows == [2, 3, 4]
    assert sheet.letters["Address"] == "D"


@pytest.mark.parametrize(
    ("encoding", "said"),
    [("utf-8", ()), ("utf-16", ("read as UTF-16",)), ("cp1252", ("read as Windows-1252",))],
)
def test_what_was_assumed_is_said(tmp_path, encoding, said):
    assert read_text(tmp_path, written(ROWS[:2]).encode(encoding)).notes == said


def test_big_endian_with_its_mark(tmp_path):
    raw = b"\xfe\xff" + written(ROWS).encode("utf-16-be")

    assert read_text(tmp_path, raw).cells == CELLS


def test_two_encodings_in_one_file_are_told_apart_line_by_line(tmp_path):
    first, second, *rest = written(ROWS[:3], end="\n").splitlines(keepends=True)
    other = "14,Eve,Eden,Siân\n"
    raw = (first + second).encode("utf-8") + "".join(rest).encode() + other.encode("cp1252")

    sheet = read_text(tmp_path, raw)

    assert sheet.cells["Address"] == ["Zoë’s", "two\nlines", "Siân"]
    assert sheet.notes[0].startswith("two encodings in one file: 1 lines in UTF-8, first line 2")


def test_titles_above_the_headings_are_passed_over_and_rows_keep_their_numbers(tmp_path):
    sheet = read_text(tmp_path, "Visits of the month\n\nas at,31/03/2024\n" + written(VISITS))

    assert sheet.heading_row == 4
    assert sheet.rows == [5, 6]
    assert sheet.notes == ("3 rows above the headings passed over",)


def test_a_line_that_tells_excel_the_separator_is_not_a_row(tmp_path):
    sheet = read_text(tmp_path, "sep=;\n" + written(VISITS, ";"))

    assert (sheet.heading_row, sheet.rows) == (1, [2, 3])


def test_blanks_around_headings_and_values(tmp_path):
    text = ' Child Unique ID , "Visit Date" ,Visit Type \n 000012 , "05/03/2024" ,   \n'
    sheet = read_text(tmp_path, text)

    assert [sheet.cells["Child Unique ID"][0].strip()] == ["000012"]
    assert [sheet.cells["Visit Date"][0].strip()] == ["05/03/2024"]
    assert sheet.cells["Visit Type"] == [None]


def test_blank_rows_and_repeated_headings_are_passed_over_and_counted(tmp_path):
    head, one, two = VISITS
    rows = (head, one, ("", "", ""), (), head, two, (" ", "", ""), ("", "", ""))

    sheet = read_text(tmp_path, written(rows))

    assert sheet.rows == [2, 6]
    assert sheet.cells["Child Unique ID"] == ["000012", "12"]
    assert sheet.notes == ("2 blank rows passed over", "1 repeated heading row passed over")


def test_a_row_without_an_identifier_is_kept(tmp_path):
    sheet = read_text(tmp_path, written((VISITS[0], ("", "05/03/2024", "CIN"))))

    assert sheet.cells["Child Unique ID"] == [None]


def test_short_and_long_rows(tmp_path):
    text = written(VISITS[:1]) + "1,05/03/2024\n2,05/03/2024,CIN,,\n3,05/03/2024,CIN,late\n"

    sheet = read_text(tmp_path, text)

    assert sheet.cells["Visit Type"] == [None, "CIN", "CIN"]
    assert sheet.wide_rows == (4,)
    assert "1 row with more cells than headings, first at row 4" in sheet.notes[0]
    assert sheet.notes[1] == (
        "1 row with fewer cells than headings, first at row 2: what is not there was read as blank"
    )


def test_a_last_row_cut_short_is_said(tmp_path):
    sheet = read_text(tmp_path, written(VISITS) + "2,05/03")

    assert sheet.notes[0].endswith("; the last row is cut short: the file may have been broken off")


EPISODES = "CHILD,DECOM,RNE,LS,CIN,PLACE,DEC,PL_POST\n"
EPISODE = "{},01/11/2017,S,C2,N1,U1,,{}\n"


@pytest.mark.parametrize(("opens", "closes"), [('"EG19', '"EG19'), ('"EG19', 'EG19"')])
def test_two_stray_quotation_marks_that_swallow_rows_are_refused(tmp_path, opens, closes):
    posts = {1: opens, 200: closes}
    rows = [EPISODE.format(number, posts.get(number, "EG19")) for number in range(300)]

    with pytest.raises(Unreadable, match="opens in row 3 and closes in row 202") as refusal:
        read_text(tmp_path, EPISODES + "".join(rows), name="episodes.csv")

    assert refusal.value.where == "episodes.csv, row 3, column H (PL_POST)"


def test_rows_swallowed_far_down_are_refused(tmp_path):
    posts = {9000: '"EG19', 9001: 'EG19"'}
    rows = [EPISODE.format(number, posts.get(number, "EG19")) for number in range(10_000)]

    with pytest.raises(Unreadable, match=r"opens in row 9,002 and closes in row 9,003"):
        read_text(tmp_path, EPISODES + "".join(rows), name="episodes.csv")


@pytest.mark.parametrize(
    "row",
    ['"1\n2",Ada,Brook,\n', '1,Ada,Brook,"x\n2,Bea,Cole,\n3,Cyd,Dale,y"\n'],
    ids=["an identifier of two lines", "rows within a free text"],
)
def test_rows_swallowed_in_a_local_feed_are_refused(tmp_path, row):
    with pytest.raises(Unreadable, match="opens in row 2 and closes in row"):
        read_text(tmp_path, "Child Unique ID,Forename,Surname,Address\n" + row, name="people.csv")


def test_a_free_text_of_several_lines_is_read_and_said(tmp_path):
    sheet = read_text(tmp_path, written(ROWS))

    assert sheet.cells == CELLS
    assert sheet.notes == ("1 row has a text of several lines in quotation marks, first at row 3",)


def test_a_line_break_at_the_end_of_a_value_is_none_within_it(tmp_path):
    sheet = read_text(tmp_path, 'Child Unique ID,Visit Date,Visit Type\n1,05/03/2024,"CP\n"\n')

    assert sheet.rows == [2]


def test_an_identifier_wrapped_to_keep_its_zeros(tmp_path):
    sheet = read_text(tmp_path, written(VISITS[:1]) + '="000012",05/03/2024,CIN\n')

    assert sheet.cells["Child Unique ID"] == ["000012"]
    assert sheet.notes == ('values written as ="..." were read without that wrapping',)


def test_formulas_and_markup_stay_text(tmp_path):
    text = written((VISITS[0], ("=1+1", "<b>05/03/2024</b>", "@cmd")))

    assert [column[0] for column in read_text(tmp_path, text).cells.values()] == [
        "=1+1", "<b>05/03/2024</b>", "@cmd",
    ]  # fmt: skip


def test_values_under_no_heading_are_named(tmp_path):
    text = "Child Unique ID,,Visit Date,Visit Type,Mileage,\n1,x,05/03/2024,CIN,,\n"

    assert read_text(tmp_path, text).ignored_columns == (("B", ""), ("E", "Mileage"))


def test_a_place_names_file_row_and_column(tmp_path):
    sheet = read_text(tmp_path, written(VISITS))

    assert sheet.place(1, "Visit Type") == "visits.csv, row 3, column C"


def test_equal_text_is_kept_once(tmp_path):
    rows = [("1" * 20, "05/03/2024", "CIN")] * 3
    cells = read_text(tmp_path, written((VISITS[0], *rows))).cells["Child Unique ID"]

    assert cells[0] is cells[2]


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (b"", "It is empty."),
        (b" \r\n\t\n", "It is empty."),
        (b"\xef\xbb\xbf", "It is empty."),
        (b"Child Unique ID,Visit Date,Visit Type\n1,\0,CIN\n", "It holds NUL bytes"),
        ("Child Unique ID,Visit Date".encode("utf-16-le"), "It holds NUL bytes"),
        (b"\xff\xfeC\x00h", "neither UTF-8 nor Windows-1252|no list|UTF-16|lacks"),
        (b"\xff\xfeC\x00h\x00i", "It begins as UTF-16 and does not go on so"),
        ("Child".encode("utf-32"), "It is written in UTF-32"),
        (b"Child Unique ID,Visit Date,Visit Type\n1,\x81,CIN\n", "neither UTF-8 nor Windows"),
        (b'Child Unique ID,Visit Date,Visit Type\n1,2,3\n4,"5,6\n7,8,9\n', "never closed"),
        (b'Child Unique ID,Visit Date,Visit Type\n1,2,"' + b"x\n" * 90_000, "never"),
        (b"x" * 2_000_000, "One of its lines is longer"),
        (b"%PDF-1.7\n", "It is a PDF"),
        (b"<html><table><tr><td>Child Unique ID", "It is a page for a web browser"),
        (b'<?xml version="1.0"?><Message/>', "It is XML"),
        (b"\x1f\x8b\x08\x00", "It is a compressed file"),
    ],
)
def test_what_is_no_table_is_refused(tmp_path, raw, what):
    with pytest.raises((Unreadable, ChecksFailed), match=what):
        read_text(tmp_path, raw)


def test_an_open_quotation_is_placed(tmp_path):
    with pytest.raises(Unreadable) as refusal:
        read_text(tmp_path, b'Child Unique ID,Visit Date,Visit Type\n1,2,3\n4,"5,6\n7,8,9\n')

    assert refusal.value.where == "visits.csv, row 3"


def test_a_stray_quotation_mark_is_no_open_quotation(tmp_path):
    sheet = read_text(tmp_path, 'Child Unique ID,Visit Date,Visit Type\n1,5" pipe,CIN\n2,x,CP\n')

    assert sheet.cells["Visit Date"] == ['5" pipe', "x"]


def test_more_than_the_limit_is_refused(tmp_path):
    path = tmp_path / "visits.csv"
    path.write_text(written((VISITS[0], *[VISITS[1]] * 50)))

    with pytest.raises(Refused, match="rows or cells"):
        read([path], limits=Limits(cells=100))
    with pytest.raises(Refused, match="larger than 0 MB"):
        read([path], limits=Limits(file_bytes=100))


TEXT = st.text(
    st.characters(codec="utf-8", exclude_characters="\0", exclude_categories=["Cs"]), max_size=12
).map(str.strip)


NAME = TEXT.filter(lambda text: text and not set(text) & set("\r\n"))


@given(
    cells=st.lists(st.tuples(NAME, TEXT, TEXT), min_size=1, max_size=12),
    separator=st.sampled_from([",", ";", "\t"]),
)
def test_what_a_spreadsheet_writes_is_read_back(tmp_path_factory, cells, separator):
    cells = [row for row in cells if not any(c.startswith('="') for c in row)]
    assume(not any(text.count(separator) > 1 for row in cells for text in row))  # rows in a text
    path = tmp_path_factory.mktemp("fed") / "people.csv"
    path.write_text(
        written((("Child Unique ID", "Surname", "Address"), *cells), separator),
        encoding="utf-8",
        newline="",
    )

    sheet = only(read([path]))

    assert list(zip(*sheet.cells.values(), strict=True)) == [
        tuple(cell if cell.strip() else None for cell in row) for row in cells
    ]


def test_a_column_of_many_different_values_is_read_as_carefully(tmp_path):
    rows = [(str(number), "05/03/2024", "CIN") for number in range(30_000)]
    rows += [('="007"', "05/03/2024", "CIN"), ("008", "05/03/2024", ""), ("  ", "x", "CIN")]

    sheet = read_text(tmp_path, written((VISITS[0], *rows)))

    assert sheet.cells["Child Unique ID"][29_999:] == ["29999", "007", "008", None]
    assert sheet.cells["Visit Type"][-2] is None
    assert sheet.rows == list(range(2, 30_005))
