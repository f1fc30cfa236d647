"""Files that would do harm or mislead: each written small, by a function named for what it is.

A builder takes the folder to write in and gives the path. `BUILDERS` names them all with what
the reader must answer.
"""

import io
import re
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

from lineofsight.kernel.problems import Problem, Refused, Unreadable
from records.readers.written import VISITS, altered, packed, workbook

MADE = Path(__file__).parents[1] / "data/made"
ENTITIES = (
    b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c SYSTEM "file:///etc/hostname">]>'
)


def good(folder: Path) -> Path:
    return workbook(folder / "book.xlsx", {"S": VISITS})


def unpacked(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as zipped:
        return {one.filename: zipped.read(one) for one in zipped.infolist()}


def with_part(folder: Path, name: str, content: bytes) -> Path:
    path = good(folder)
    return packed(path, {**unpacked(path), name: content})


def zip_bomb_in_the_sheet(folder: Path) -> Path:
    return altered(good(folder), sheet1=lambda xml: xml + b" " * 40_000_000)


def zip_bomb_in_the_shared_text(folder: Path) -> Path:
    return altered(good(folder), words=lambda xml: xml + b" " * 60_000_000)


def zip_bomb_beside_the_sheets(folder: Path) -> Path:
    return with_part(folder, "xl/media/picture.bin", b"\0" * 40_000_000)


def sizes_stated_too_small(folder: Path) -> Path:
    path = zip_bomb_in_the_sheet(folder)
    held = unpacked(path)["xl/worksheets/sheet1.xml"]
    path.write_bytes(path.read_bytes().replace(struct.pack("<I", len(held)), struct.pack("<I", 9)))
    return path


def sizes_stated_wrongly(folder: Path) -> Path:
    path = good(folder)
    held = unpacked(path)["xl/worksheets/sheet1.xml"]
    return _written(
        path, path.read_bytes().replace(struct.pack("<I", len(held)), struct.pack("<I", 9))
    )


def too_many_parts(folder: Path) -> Path:
    path = good(folder)
    return packed(path, unpacked(path) | {f"xl/x{number}.xml": b"<x/>" for number in range(2500)})


def one_part_twice(folder: Path) -> Path:
    path = good(folder)
    memory = io.BytesIO(path.read_bytes())
    with zipfile.ZipFile(memory, "a") as zipped:
        zipped.filelist.append(zipped.getinfo("xl/workbook.xml"))
        zipped._didModify = True
    path.write_bytes(memory.getvalue())
    return path


def entities_in_the_shared_text(folder: Path) -> Path:
    return altered(good(folder), words=lambda xml: xml.replace(b"<sst", ENTITIES + b"<sst", 1))


def entities_in_the_workbook(folder: Path) -> Path:
    return altered(
        good(folder), workbook=lambda xml: xml.replace(b"<workbook", ENTITIES + b"<workbook")
    )


def entities_across_two_pieces(folder: Path) -> Path:
    def change(xml: bytes) -> bytes:
        start, rest = xml[: xml.index(b"<worksheet")], xml[xml.index(b"<worksheet") :]
        filler = bytes(range(33, 59)).replace(b"-", b"") * 50_000
        comment = b"<!--" + filler[: 1024 * 1024 - len(start) - 12] + b"-->"
        return start + comment + b'<!DOCTYPE worksheet SYSTEM "elsewhere">' + rest

    return altered(good(folder), sheet1=change)


def xml_in_another_encoding(folder: Path) -> Path:
    return altered(good(folder), words=lambda xml: xml.decode("utf-8").encode("utf-16"))


def a_cell_larger_than_excel_allows(folder: Path) -> Path:
    text = bytes(range(97, 123)) * 8_000
    held = b"".join(bytes([65 + n % 26]) + text for n in range(30))
    return altered(
        good(folder),
        sheet1=lambda xml: re.sub(
            rb'<c r="A2".*?</c>', b'<c r="A2" t="inlineStr"><is><t>' + held + b"</t></is></c>", xml
        ),
    )


def formulas_without_results(folder: Path) -> Path:
    rows = b"".join(
        b'<row r="%d"><c r="A%d"><f>1</f></c></row>' % (n, n) for n in range(4, 120_000)
    )
    return altered(
        good(folder), sheet1=lambda xml: xml.replace(b"</sheetData>", rows + b"</sheetData>")
    )


def macros(folder: Path) -> Path:
    return with_part(folder, "xl/vbaProject.bin", b"\xd0\xcf\x11\xe0").rename(folder / "book.xlsm")


def macros_of_the_oldest_kind(folder: Path) -> Path:
    return with_part(folder, "xl/macrosheets/sheet1.xml", b"<macrosheet/>")


def a_macro_sheet_in_an_old_workbook(folder: Path) -> Path:
    data = bytearray((MADE / "feeds.xls").read_bytes())
    sheet = data.find(b"Our visits") - 3  # the sort of sheet stands before its name
    data[sheet] = 1
    return _written(folder / "book.xls", bytes(data))


def macros_in_an_old_workbook(folder: Path) -> Path:
    data = bytearray((MADE / "feeds.xls").read_bytes())
    entry = data.find("Workbook".encode("utf-16-le")) + 128  # the next, unused, entry
    name = "_VBA_PROJECT_CUR".encode("utf-16-le") + b"\0\0"
    data[entry : entry + len(name)] = name
    data[entry + 64 : entry + 67] = struct.pack("<HB", len(name), 1)
    return _written(folder / "book.xls", bytes(data))


def a_password(folder: Path) -> Path:
    return _written(folder / "book.xlsx", (MADE / "protected.xlsx").read_bytes())


def a_password_on_an_old_workbook(folder: Path) -> Path:
    data = (MADE / "feeds.xls").read_bytes()
    code_page = struct.pack("<HHH", 0x42, 2, 1200)
    return _written(
        folder / "book.xls", data.replace(code_page, struct.pack("<HHH", 0x2F, 2, 0), 1)
    )


def an_old_workbook_whose_sectors_run_in_a_circle(folder: Path) -> Path:
    data = bytearray((MADE / "feeds.xls").read_bytes())
    table = 512 * (struct.unpack_from("<I", data, 0x4C)[0] + 1)
    first = struct.unpack_from("<I", data, 0x30)[0]
    struct.pack_into("<I", data, table + 4 * first, first)
    return _written(folder / "book.xls", bytes(data))


def an_old_workbook_that_brings_the_reader_down(folder: Path) -> Path:
    """One changed byte, found by trying thousands: room for 800 GB is asked for, and not given."""
    data = bytearray((MADE / "feeds.xls").read_bytes())
    data[1815] = 107
    return _written(folder / "book.xls", bytes(data))


def a_workbook_cut_short(folder: Path) -> Path:
    path = good(folder)
    return _written(path, path.read_bytes()[:-400])


def an_old_workbook_cut_short(folder: Path) -> Path:
    return _written(folder / "book.xls", (MADE / "feeds.xls").read_bytes()[:3000])


def a_damaged_part(folder: Path) -> Path:
    path = good(folder)
    data = bytearray(path.read_bytes())
    data[200] ^= 0xFF
    return _written(path, bytes(data))


def xml_that_is_none(folder: Path) -> Path:
    return altered(good(folder), sheet1=lambda xml: xml[: len(xml) // 2])


def a_zip_named_as_a_workbook(folder: Path) -> Path:
    return packed(folder / "book.xlsx", {"visits.csv": b"Child Unique ID,Visit Date\n"})


def an_empty_zip(folder: Path) -> Path:
    return packed(folder / "book.xlsx", {})


def a_word_document_named_as_a_workbook(folder: Path) -> Path:
    return packed(folder / "book.xlsx", {"word/document.xml": b"<document/>"})


def an_opendocument_sheet(folder: Path) -> Path:
    return packed(
        folder / "book.ods", {"mimetype": b"application/vnd.oasis", "content.xml": b"<x/>"}
    )


def a_binary_workbook(folder: Path) -> Path:
    return packed(folder / "book.xlsb", {"xl/workbook.bin": b"\x83\x01"})


def a_picture_named_as_a_workbook(folder: Path) -> Path:
    return _written(folder / "book.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(100))


def a_web_page_named_as_a_workbook(folder: Path) -> Path:
    return _written(folder / "book.xls", b"<html><body><table><tr><td>Child Unique ID</td></tr>")


def noise_named_as_a_workbook(folder: Path) -> Path:
    return _written(folder / "book.xlsx", bytes(range(256)) * 40)


def an_endless_line(folder: Path) -> Path:
    return _written(folder / "visits.csv", b"x" * 30_000_000)


def a_value_that_never_ends(folder: Path) -> Path:
    return _written(
        folder / "visits.csv", b'Child Unique ID,Visit Date,Visit Type\n1,2,"' + b"x\n" * 5_000_000
    )


def more_columns_than_any_list(folder: Path) -> Path:
    head = b"Child Unique ID,Visit Date,Visit Type\n"
    return _written(folder / "visits.csv", head + (b"," * 200_000 + b"\n") * 100)


def more_rows_than_any_list(folder: Path) -> Path:
    head = b"Child Unique ID,Visit Date,Visit Type\n"
    return _written(folder / "visits.csv", head + b"1,2,3\n" * 2_100_000)


def noise_named_as_text(folder: Path) -> Path:
    return _written(folder / "visits.csv", bytes(range(256)) * 4000)


def _written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


Builder = Callable[[Path], Path]

BUILDERS: dict[Builder, tuple[type[Problem], str]] = {
    zip_bomb_in_the_sheet: (Refused, "unpacks to far more"),
    zip_bomb_in_the_shared_text: (Refused, "unpacks to far more"),
    zip_bomb_beside_the_sheets: (Refused, "unpacks to far more"),
    sizes_stated_too_small: (Refused, "unpacks to far more"),
    sizes_stated_wrongly: (Unreadable, "damaged or cut short"),
    too_many_parts: (Refused, "too many parts"),
    one_part_twice: (Refused, "too many parts"),
    entities_in_the_shared_text: (Refused, "declares entities"),
    entities_in_the_workbook: (Refused, "declares entities"),
    entities_across_two_pieces: (Refused, "declares entities"),
    xml_in_another_encoding: (Unreadable, "not in UTF-8"),
    a_cell_larger_than_excel_allows: (Refused, "larger than Excel allows"),
    formulas_without_results: (Refused, "errors or no saved result"),
    macros: (Refused, "holds macros"),
    macros_of_the_oldest_kind: (Refused, "holds macros"),
    a_macro_sheet_in_an_old_workbook: (Refused, "holds macros"),
    macros_in_an_old_workbook: (Refused, "holds macros"),
    a_password: (Unreadable, "protected by a password"),
    a_password_on_an_old_workbook: (Unreadable, "protected by a password"),
    an_old_workbook_whose_sectors_run_in_a_circle: (Unreadable, "damaged"),
    an_old_workbook_that_brings_the_reader_down: (Unreadable, "damaged"),
    a_workbook_cut_short: (Unreadable, "damaged or cut short"),
    an_old_workbook_cut_short: (Unreadable, "damaged or cut short"),
    a_damaged_part: (Unreadable, "damaged or cut short"),
    xml_that_is_none: (Unreadable, "damaged"),
    a_zip_named_as_a_workbook: (Unreadable, "a zip archive and not a workbook"),
    an_empty_zip: (Unreadable, "a zip archive and not a workbook"),
    a_word_document_named_as_a_workbook: (Unreadable, "a Word document"),
    an_opendocument_sheet: (Unreadable, "an OpenDocument file"),
    a_binary_workbook: (Unreadable, "a binary workbook"),
    a_picture_named_as_a_workbook: (Unreadable, "a picture"),
    a_web_page_named_as_a_workbook: (Unreadable, "a page for a web browser"),
    noise_named_as_a_workbook: (Unreadable, "NUL bytes"),
    an_endless_line: (Unreadable, "longer than any list"),
    a_value_that_never_ends: (Unreadable, "never"),
    more_columns_than_any_list: (Refused, "more than 1,024 columns"),
    more_rows_than_any_list: (Refused, "rows or cells"),
    noise_named_as_text: (Unreadable, "NUL bytes"),
}
