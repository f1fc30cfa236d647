"""Returns in XML: found by content, each row with its line, nothing resolved, nothing unsaid."""

import dataclasses
import hashlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lineofsight.kernel.problems import Exit, Problem, Refused, Unreadable
from lineofsight.records.readers.layouts import SourceSheet
from lineofsight.records.readers.limits import DEFAULT
from lineofsight.records.readers.reading import read

CENSUS = Path(__file__).parents[2] / "data" / "made" / "cin_census.xml"
CHILD = """<Child>
 <ChildIdentifiers>
  <LAchildID>one</LAchildID>
  <PersonBirthDate>2015-05-05</PersonBirthDate>
 </ChildIdentifiers>
 <CINdetails>
  <CINreferralDate>2024-03-04</CINreferralDate>
  <DateOfInitialCPC>2024-03-20</DateOfInitialCPC>
  <Section47><S47ActualStartDate>2024-03-05</S47ActualStartDate></Section47>
  <ReferralNFA>0</ReferralNFA>
 </CINdetails>
</Child>
"""


def message(children: str = CHILD, header: str = "", opening: str = "") -> str:
    return f"{opening}<Message>{header}<Children>\n{children}</Children></Message>"


def sheets(folder: Path, text: str | bytes, name: str = "return.xml") -> dict[str, SourceSheet]:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return {one.layout.name: one for one in read([path]).sheets}


def refused(folder: Path, text: str | bytes, name: str = "return.xml") -> Problem:
    with pytest.raises(Problem) as caught:
        sheets(folder, text, name)
    return caught.value


def outcome(path: Path) -> tuple[tuple[SourceSheet, ...], Problem | None]:
    try:
        return read([path]).sheets, None
    except Problem as problem:
        return (), problem


def test_each_element_that_repeats_is_a_list_and_each_row_has_its_line(tmp_path):
    found = sheets(tmp_path, message())

    assert list(found) == ["Child", "CINdetails", "Section47"]
    details = found["CINdetails"]
    assert details.sheet == "Message/Children/Child/CINdetails"
    assert details.rows == [8]  # where its first item stands
    assert details.cells["LAchildID"] == ["one"]
    assert details.place(0, "ReferralNFA").endswith("row 8, column ReferralNFA")


def test_an_item_of_the_same_name_is_not_taken_from_the_element_around(tmp_path):
    found = sheets(tmp_path, message())

    assert found["CINdetails"].cells["DateOfInitialCPC"] == ["2024-03-20"]
    assert "DateOfInitialCPC" not in found["Section47"].cells


def test_a_namespace_and_the_spelling_of_names_make_no_difference(tmp_path):
    plain = sheets(tmp_path, CENSUS.read_bytes())
    text = CENSUS.read_text().replace("<Message>", '<Message xmlns="urn:example:cin">')
    spaced = sheets(tmp_path, text.replace("ICPCnotRequired", "ICPCNotRequired"))
    prefixed = text.replace("<Message xmlns=", "<c:Message xmlns:c=").replace("</", "</c:")
    prefixed = prefixed.replace("<", "<c:").replace("<c:/c:", "</c:").replace("<c:c:", "<c:")

    assert {name: one.cells for name, one in spaced.items()} == {
        name: one.cells for name, one in plain.items()
    }
    assert sheets(tmp_path, prefixed.replace("<c:?xml", "<?xml")).keys() == plain.keys()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "windows-1252"])
def test_encodings(tmp_path, encoding):
    named = {"utf-8-sig": "UTF-8", "utf-16": "UTF-16", "windows-1252": "windows-1252"}[encoding]
    text = message(
        CHILD.replace("one", "Zo\u00eb"), opening=f'<?xml version="1.0" encoding="{named}"?>\n'
    )

    assert sheets(tmp_path, text.encode(encoding))["Child"].cells["LAchildID"] == ["Zo\u00eb"]


def test_lines_stay_right_far_down_and_each_child_is_let_go(tmp_path):
    closed = CHILD.replace(
        "</ReferralNFA>", "</ReferralNFA><CINclosureDate>2024-05-01</CINclosureDate>"
    )
    many = "".join(closed.replace("one", f"c{number}") for number in range(7_000))

    found = sheets(tmp_path, message(many))

    assert found["CINdetails"].rows == [8 + 12 * number for number in range(7_000)]
    assert found["CINdetails"].cells["LAchildID"][6_999] == "c6999"


def test_the_name_of_a_file_says_nothing(tmp_path):
    assert "Child" in sheets(tmp_path, message(), name="children.csv")
    assert "CSWWWorker" in sheets(
        tmp_path,
        "<Message><CSWWWorker><AgencyWorker>1</AgencyWorker><SWENo>a</SWENo></CSWWWorker></Message>",
    )


def test_the_digest_is_of_the_bytes(tmp_path):
    path = tmp_path / "return.xml"
    path.write_text(message())

    assert read([path]).digests["return.xml"] == hashlib.sha256(path.read_bytes()).hexdigest()


def test_what_is_not_known_is_named_and_not_looked_into(tmp_path):
    more = "<Postcode>x</Postcode><Extra><LAchildID>b</LAchildID></Extra>"
    odd = CHILD.replace("<ReferralNFA>", f"{more}<ReferralNFA>")
    found = sheets(tmp_path, message(odd))

    assert [name for _, name in found["CINdetails"].ignored_columns] == ["Postcode", "Extra"]
    assert found["Child"].cells["LAchildID"] == ["one"]


def test_odd_things_are_said_with_their_lines(tmp_path):
    odd = CHILD.replace(
        "<ReferralNFA>0", "<CINreferralDate>2020-01-01</CINreferralDate> loose <ReferralNFA>0"
    )
    nameless = CHILD.replace("<LAchildID>one</LAchildID>", "<LAchildID> </LAchildID>")
    found = sheets(tmp_path, message(odd + CHILD + nameless))

    assert found["CINdetails"].unread_cells == (
        (11, "CINreferralDate", "given more than once: the first is read"),
        (11, "", "text between its elements"),
    )
    assert found["CINdetails"].cells["CINreferralDate"][0] == "2024-03-04"
    assert found["Child"].unread_cells == ((28, "LAchildID", "the child has no identifier"),)
    assert "1 child is given more than once: what each says is put together" in (
        found["Child"].notes
    )


def test_the_header_is_not_relied_on(tmp_path):
    header = "<Header><CollectionDetails><Collection>CIN</Collection><Year>2021</Year>"
    header += "</CollectionDetails></Header>"

    assert "there is no header" in sheets(tmp_path, message())["Child"].notes[0]
    assert (
        "year (2021) is not relied on"
        in (sheets(tmp_path, message(header=header))["Child"].notes[0])
    )


def test_what_no_element_gives_is_said_to_be_not_given(tmp_path):
    notes = sheets(tmp_path, message())["Child"].notes

    assert any("ChildProtectionPlans" in one and "not as none" in one for one in notes)


def test_other_xml_is_passed_over_by_its_name_and_refused_under_another(tmp_path):
    (tmp_path / "visits.csv").write_text("Child Unique ID,Visit Date,Visit Type\n")
    (tmp_path / "map.xml").write_text("<map/>")
    (tmp_path / "care.xml").write_text(
        message(header="<Header><Collection>CLA</Collection></Header>")
    )

    assert {one.file: one.why for one in read([tmp_path]).ignored} == {
        "map.xml": "it is XML and no return that is read here",
        "care.xml": "it is a return in XML that is not read here",
    }
    assert "It is XML" in refused(tmp_path, "<map/>", name="map.csv").what


LAUGHS = '<!DOCTYPE Message [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'


@pytest.mark.parametrize(
    "opening",
    [
        LAUGHS,
        '<?xml version="1.0"?>\n<!DOCTYPE Message SYSTEM "file:///etc/hostname">',
        '<!DOCTYPE Message [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x"> %p;]>',
        "<!DOCTYPE Message>",
    ],
)
def test_a_document_type_is_refused(tmp_path, opening):
    for text in (message(opening=opening), message(opening=opening).encode("utf-16")):
        problem = refused(tmp_path, text)
        assert isinstance(problem, Refused)
        assert "DTD" in problem.what
        assert problem.kind is Exit.REFUSED


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (message()[:-30], "breaks off"),
        (message()[:60], "breaks off"),
        (message().replace("</CINdetails>", "</CINdetail>"), "not well-formed"),
        (message(CHILD.replace("one", "&who;")), "not well-formed"),
        (b'<?xml version="1.0" encoding="UTF-8"?>' + message("\xe9\xe8").encode("latin-1"),
         "encoding"),
        (b'<?xml version="1.0" encoding="klingon"?>' + message().encode(), "encoding"),
        (message(CHILD.replace("one", "a\x01b")), "encoding"),
    ],
)  # fmt: skip
def test_what_is_not_whole_cannot_be_read(tmp_path, text, what):
    problem = refused(tmp_path, text)

    assert isinstance(problem, Unreadable)
    assert what in problem.what
    assert "return.xml" in problem.where
    assert "who" not in str(problem)


def test_deep_and_endless_elements_are_refused(tmp_path):
    deep = refused(tmp_path, message("<a>" * 300 + "</a>" * 300))
    long = refused(tmp_path, message(CHILD.replace("one", "x" * 5_000)))
    longest = refused(tmp_path, message(CHILD.replace("one", "x" * 11_000_000)))

    assert isinstance(deep, Refused)
    assert "deep" in deep.what
    assert isinstance(long, Refused)
    assert "line 4" in long.where
    assert isinstance(longest, Refused | Unreadable)
    assert "xxx" not in str(long) + str(longest)


def test_too_much_in_one_child_or_in_all_is_refused(tmp_path):
    details = "<CINdetails></CINdetails>" * 20_001
    one = refused(tmp_path, message(CHILD.replace("<CINdetails>", f"{details}<CINdetails>", 1)))
    few = dataclasses.replace(DEFAULT, cells=8, rows=1)
    (tmp_path / "many.xml").write_text(message())
    with pytest.raises(Refused, match="more than 8 elements"):
        read([tmp_path / "many.xml"], limits=few)
    (tmp_path / "many.xml").write_text(message(CHILD + CHILD))
    with pytest.raises(Refused, match="more than 1 Child"):
        read([tmp_path / "many.xml"], limits=dataclasses.replace(few, cells=99))

    assert "One child" in one.what


@given(
    at=st.floats(0, 1),
    cut=st.integers(0, 40),
    put=st.one_of(
        st.binary(max_size=8),
        st.sampled_from([b"<", b">", b"</", b"<Child>", b"&#0;", b"<!--", b"<![CDATA[", b"\xff"]),
    ),
)
@settings(max_examples=150, deadline=None)
def test_whatever_is_broken_ends_in_a_reading_or_a_problem(tmp_path_factory, at, cut, put):
    whole = CENSUS.read_bytes()
    place = int(at * len(whole))
    path = tmp_path_factory.mktemp("broken") / "census.xml"
    path.write_bytes(whole[:place] + put + whole[place + cut :])

    found, problem = outcome(path)

    assert problem is None or "census.xml" in str(problem)
    assert all(len(one.rows) == len(c) for one in found for c in one.cells.values())


def test_a_value_that_is_an_entity_of_the_language_is_read(tmp_path):
    found = sheets(tmp_path, message(CHILD.replace("one", "a&amp;b&#x33;<![CDATA[<]]>")))

    assert found["Child"].cells["LAchildID"] == ["a&b3<"]


def test_two_censuses_are_refused(tmp_path):
    (tmp_path / "a.xml").write_text(message())
    (tmp_path / "b.xml").write_text(message())

    with pytest.raises(Refused) as caught:
        read([tmp_path])
    assert "each year on its own" in caught.value.do
