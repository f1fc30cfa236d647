"""The committee's paper of a small borough: one set of figures in every format, none given away."""

import re
import subprocess
from collections import Counter

import pytest
from lxml import etree

from documents.committee_papers import Outsider, made_of, made_of_annex_a, pictures
from documents.reading import (
    book,
    figures_of_page,
    figures_of_word,
    page,
    parts,
    shown,
    word,
    written,
)
from lineofsight.indicators.areas.people import DASHBOARD
from lineofsight.indicators.catalogue import PRIORITY
from lineofsight.indicators.disclosure import audit
from lineofsight.kernel.periods import Month
from lineofsight.kernel.problems import Refused
from lineofsight.kernel.quantities import State
from lineofsight.reporting.charts.described import in_words
from lineofsight.reporting.packs import committee
from lineofsight.reporting.printed_number import value_of

CHILDREN = 150

BACK = {"change": 1, "year": 12}
"""What a key says of a figure -> how many months back it compares."""


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The paper of a borough so small that much of it must be hidden."""
    return made_of(tmp_path_factory.mktemp("borough"), children=CHILDREN)


@pytest.fixture(scope="module")
def annex_a(tmp_path_factory):
    """The paper of one Annex A return and no settings."""
    return made_of_annex_a(tmp_path_factory.mktemp("annex_a"))


@pytest.fixture(scope="module")
def hidden(made):
    """The key of every figure that the paper hides."""
    return {
        f"{one.code}/{one.over}/{one.month}"
        for item in made.published()
        for one in item.series
        if one.is_hidden
    }


def figures(made):
    return [(run.key, run.text) for run in made.document.numbers()]


def figure_of(key):
    """Give the figure a key is of, and what it says of it: `FD8/12m/2017-10`, `change`."""
    code, over, month, *part = key.split("/")
    return f"{code}/{over}/{month}", "/".join(part)


def is_of_an_indicator(key):
    return bool(re.fullmatch(r"[A-Za-z0-9]+/(snapshot|month|12m|ytd)/\d{4}-\d\d(/.*)?", key))


# One set of figures


def test_the_borough_is_small_enough_to_hide_and_large_enough_to_show(made, hidden):
    shown_in_paper = [text for key, text in figures(made) if is_of_an_indicator(key)]

    assert len(hidden) > 100
    assert shown_in_paper.count("hidden") > 10
    assert sum(value_of(text) is not None for text in shown_in_paper) > 100


def test_every_figure_is_the_same_in_the_three_formats(made):
    wanted = figures(made)
    rows = list(book(made.document)["Figures"].iter_rows(min_row=5))

    assert figures_of_page(made.document) == wanted
    assert Counter(figures_of_word(made.document)) == Counter(text for _, text in wanted)
    assert [(key.value, text.value) for _, key, text, _ in rows] == wanted
    assert [shown(value.value, value.number_format) for *_, value in rows] == [
        text for _, text in wanted
    ]


def test_a_figure_is_printed_as_the_engine_counted_it(made):
    exact = made.exact()
    printed = {key: text for key, text in figures(made) if is_of_an_indicator(key)}
    compared = 0
    for item in made.published():
        for one in item.series:
            figure = exact[one.code, one.month]
            if one.value is not None:
                assert (one.numerator, one.denominator) == (figure.numerator, figure.denominator)
            base = printed.get(f"{one.code}/{one.over}/{one.month}/base", "")
            if base and one.unit == "percent":
                compared += 1
                assert base == f"{figure.numerator:,} of {figure.denominator:,}"
    assert compared > 3


# Nothing given away


def test_of_a_hidden_figure_only_that_word_is_printed(made, hidden):
    said = {}
    for key, text in figures(made):
        if is_of_an_indicator(key):
            figure, part = figure_of(key)
            if figure in hidden and part != "target":
                said.setdefault((figure, part), set()).add(text)

    assert said
    assert set(map(frozenset, said.values())) == {frozenset({"hidden"})}
    assert {part for _, part in said} == {""}


def test_no_format_has_a_number_under_the_key_of_a_hidden_figure(made, hidden):
    sheet = book(made.document)["Figures"].iter_rows(min_row=5)
    in_book = {key.value: cell.value for _, key, _, cell in sheet}
    on_page = dict(figures_of_page(made.document))
    found = [key for key in in_book if is_of_an_indicator(key) and figure_of(key)[0] in hidden]
    found = [key for key in found if not key.endswith("/target")]

    assert found
    assert {in_book[key] for key in found} == {on_page[key] for key in found} == {"hidden"}


def test_no_chart_has_a_point_or_a_word_for_a_hidden_month(made, hidden):
    seen = 0
    for spec in pictures(made.document):
        described = in_words(spec)
        for series in spec.series:
            for month, reading, value in zip(
                spec.months, series.readings, series.values, strict=True
            ):
                if figure_of(reading.key)[0] in hidden:
                    seen += 1
                    assert (reading.text, value) == ("hidden", None)
                    assert not re.search(rf"[\d%] in {month.name}", described)
    assert seen > 100


def test_pictures_and_properties_of_the_word_file_name_no_hidden_month(made):
    described = {in_words(spec) for spec in pictures(made.document)}
    file = word(made.document)
    texts = [shape._inline.docPr.get("descr") for shape in file.inline_shapes]

    assert texts
    assert set(texts) <= described
    assert not re.search(r"\d+(\.\d+)?%", file.core_properties.keywords)
    assert file.core_properties.comments == ""


def test_pictures_of_the_page_are_described_in_the_same_words(made):
    described = {in_words(spec) for spec in pictures(made.document)}
    found = ["".join(one.itertext()) for one in page(made.document).iter("desc")]

    assert found
    assert set(found) <= described


def test_sheets_of_charts_hold_words_for_hidden_months(made, hidden):
    wanted = Counter(
        (series.name, month.name)
        for spec in pictures(made.document)
        for series in spec.series
        for month, reading in zip(spec.months, series.readings, strict=True)
        if figure_of(reading.key)[0] in hidden
    )
    found = Counter(
        (row[1].value, row[2].value)
        for row in book(made.document)["Charts"].iter_rows(min_row=5)
        if row[3].value == "hidden"
    )
    assert found == wanted


def test_the_raw_files_hold_no_more_numbers_than_are_printed(made):
    # no cached value, hidden sheet or attribute beside what a reader sees
    book_parts = parts(written(made.document, "xlsx"))
    states = {sheet.get("state") for sheet in book_parts["xl/workbook.xml"].iter("{*}sheet")}
    values = [
        cell
        for name, tree in book_parts.items()
        if name.startswith("xl/worksheets/")
        for cell in tree.iter("{*}c")
        if cell.get("t") in (None, "n") and cell.find("{*}v") is not None
    ]
    readable = sum(
        isinstance(cell.value, int | float)
        for sheet in book(made.document) for row in sheet.iter_rows() for cell in row
    )  # fmt: skip

    assert states == {None}
    assert len(values) == readable
    assert not any("formula" in name or "externalLink" in name for name in book_parts)
    attributes = {
        name
        for one in page(made.document).iter("data")
        for name in one.attrib
    }  # fmt: skip
    assert attributes == {"value"}
    hidden_text = etree.XPath("//w:vanish | //w:del | //w:ins | //w:comment",
                              namespaces={"w": parts_namespace()})  # fmt: skip
    for name, tree in parts(written(made.document, "docx")).items():
        assert hidden_text(tree) == [], name


def parts_namespace():
    return "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def test_changes_stand_only_between_months_that_are_shown(made, hidden):
    seen = Counter()
    for key, _ in figures(made):
        figure, part = figure_of(key) if is_of_an_indicator(key) else ("", "")
        if part in BACK:
            seen[part] += 1
            code, over, month = figure.split("/")
            assert figure not in hidden
            assert f"{code}/{over}/{Month.parse(month).plus(-BACK[part])}" not in hidden
    assert seen["change"] > 5


def test_judgements_of_hidden_figures_are_not_printed(made):
    table = made.document.appendices[1]
    rows = {
        row.cells[0][0].text: row.cells
        for block in table.blocks if hasattr(block, "rows")
        for row in block.rows if row.key.startswith("indicator:")
    }  # fmt: skip
    secret = [code for code, item in made.material.priority.items() if item.shown.is_hidden]

    assert secret
    for code in secret:
        _, _, _, value, base, _, judgement, change, variation, _, said = rows[code]
        words = [
            cell[0].text if cell else "" for cell in (value, base, judgement, change, variation)
        ]
        assert words == ["hidden", "", "hidden", "not shown", "hidden"]
        assert not said or "Commentary is due" not in said[0].text


def test_an_outsider_with_every_sum_works_out_nothing_small(made):
    known = Outsider.of(made)
    exact = made.exact()
    found = audit(known.numbers, known.sums, ratios=known.ratios)
    # a base may stand in the open beside its hidden figure: the base of CP13 is CP7
    given_away = [leak for leak in found if is_small(known.exactly(leak.cell, exact))]

    assert sum(number is None for number in known.numbers.values()) > 200
    assert sum(len(addends) == 12 for addends, _ in known.sums) > 5
    assert given_away == []


def test_the_outsider_would_have_found_one_month_hidden_alone(made):
    known = Outsider.of(made)
    month = next(
        addends[0]
        for addends, total in known.sums
        if len(addends) == 12 and all(known.numbers[name] for name in (*addends, total))
    )
    alone = {month: None, month.replace("FD6", "FD9").replace(" n", " d"): None}
    found = audit(known.numbers | alone, known.sums, ratios=known.ratios)

    assert month in [leak.cell for leak in found]


def is_small(number):
    return number is None or 0 < number < 6


def test_each_class_is_protected_as_it_should_be(made):
    exact = made.exact()
    classes = Counter()
    for item in made.published():
        for one in item.series:
            figure = exact[one.code, one.month]
            if figure.state is not State.VALUE:
                assert not one.is_hidden
                continue
            protects = item.indicator.protects
            if protects != "children":
                assert one.value == figure.value  # of the whole authority, whatever its size
                classes[protects] += 1
            elif one.unit == "count" and 0 < figure.numerator < 6:
                assert one.is_hidden
                classes["children"] += 1
            elif one.unit == "percent":
                small = {figure.numerator, figure.denominator - figure.numerator}
                if any(0 < number < 6 for number in (*small, figure.denominator)):
                    assert one.is_hidden
                    classes["percent"] += 1
    assert min(classes[name] for name in ("children", "staff", "process", "percent")) > 20


# A paper worth sending


def test_the_paper_has_the_parts_of_the_report(made):
    document = made.document

    assert [section.heading for section in document.sections] == [
        "Executive summary",
        "Progress on the Children's Improvement Plan",
        "Performance against the priority indicators",
        "Overview of the workforce dashboard",
        "Next steps",
        "Recommendations",
    ]
    assert [appendix.heading for appendix in document.appendices] == [
        "Children's Improvement Plan", "Priority performance indicators", "Workforce dashboard",
    ]  # fmt: skip
    assert document.public
    assert document.provenance.snapshots


def test_all_priority_indicators_and_all_rows_of_the_dashboard_are_there(made):
    rows = list(book(made.document)["Priority indicators"].iter_rows(min_row=5, values_only=True))
    dashboard = list(book(made.document)["Workforce dashboard"].iter_rows(min_row=5))

    assert sorted(row[1] for row in rows) == sorted(PRIORITY)
    assert {row[0].split(":")[0] for row in rows} >= {f"Priority {n}" for n in range(1, 6)}
    assert [row[2].value for row in dashboard] == list(DASHBOARD)


@pytest.fixture(scope="module")
def pages(made, tmp_path_factory):
    """The text of each page of the Word paper."""
    folder = tmp_path_factory.mktemp("office")
    (folder / "paper.docx").write_bytes(written(made.document, "docx"))
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
         "--convert-to", "pdf", "--outdir", str(folder), str(folder / "paper.docx")],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    told = subprocess.run(
        ["pdftotext", "-layout", str(folder / "paper.pdf"), "-"],
        check=True, capture_output=True, text=True, timeout=60,
    ).stdout  # fmt: skip
    return [" ".join(one.split()) for one in told.split("\f")[:-1]]


@pytest.mark.needs_program("soffice", "pdftotext")
def test_page_1_of_the_plan_is_where_the_paper_says(pages):
    assert "The key to the statuses is on page 1 of Appendix 1." in " ".join(pages)
    (first,) = [one for one in pages if one.startswith("Appendix 1: Children's Improvement Plan")]
    assert "Key to the statuses" in first
    assert "Milestones are met, or expected within the due date" in first


@pytest.mark.needs_program("soffice", "pdftotext")
def test_no_page_is_nearly_empty_and_there_are_not_too_many(pages):
    assert 20 <= len(pages) <= 30
    assert [place for place, one in enumerate(pages, start=1) if len(one) < 400] == []


# A paper of what the data cannot answer


def test_a_month_that_no_seal_reaches_is_refused(made):
    settings = made.material.settings

    with pytest.raises(Refused, match="No sealed month reaches December 2017"):
        committee.gathered(made.home, month=Month(2017, 12), settings=settings)


def test_a_section_of_an_earlier_month_is_answered_by_the_newest_seal(made):
    settings = made.material.settings
    earlier = committee.gathered(made.home, month=Month(2017, 6), settings=settings)

    assert (earlier.indicators_month, earlier.workforce_month) == (Month(2017, 5), Month(2017, 6))
    assert {item.month for item in earlier.priority.values()} == {Month(2017, 5)}
    assert committee.paper(earlier).sections


def test_a_paper_of_one_return_says_no_data_and_not_zero(annex_a):
    items = {item.indicator.code: item for item in annex_a.published()}
    without = ("VA1", "F3", "LEG1", "W1a", "P1", "MIS5")

    assert {items[code].shown.words for code in without} == {"no data"}
    assert all(items[code].reason for code in without)
    assert items["VA1"].reason == "the incidents feed was not loaded"


def test_a_paper_of_one_return_says_what_is_not_set_and_why_there_is_little(annex_a):
    text = " ".join(page(annex_a.document).text_content().split())

    assert "This paper was made without authority.toml" in text
    assert "No improvement plan was loaded with this month." in text
    assert "No data, as the fostering_households feed was not loaded: foster carer" in text
    assert figures_of_page(annex_a.document) == figures(annex_a)
