"""The pages of questions and answers, and who may open which."""

import csv
import io
import re

import openpyxl
import pytest
from lxml import html

from lineofsight.accounts.actions import grant_at_machine
from lineofsight.accounts.roles import Role
from lineofsight.answers import downloads
from lineofsight.answers.forms import Prepare
from lineofsight.answers.models import Answer
from lineofsight.answers.offered import MOST_USED
from lineofsight.indicators.ad_hoc.question import askable
from signed_in import START, client_of, person

ASK = "/ask/?population=children_looked_after"
QUESTION = {"first": "2017-11", "last": "2017-11", "by": "age"}
REQUEST = {
    "reference": "FOI 17/204",
    "source": "foi",
    "asked_on-day": "1",
    "asked_on-month": "12",
    "asked_on-year": "2017",
}


@pytest.fixture
def waiting(site, as_analyst):
    as_analyst.post(ASK, QUESTION)
    one = Answer.objects.get()
    as_analyst.post(f"/answers/{one.pk}/prepare/", REQUEST)
    one.refresh_from_db()
    return one


def test_an_analyst_chooses_a_population_and_sees_its_columns_with_their_codes(site, as_analyst):
    page = as_analyst.get("/ask/").content.decode()
    assert "Children looked after at each moment" in page
    page = as_analyst.get(ASK).content.decode()
    assert "Legal status that day" in page
    assert "Full care order (C2)" in page
    assert "child_id" not in page
    assert 'value="2017-11"' in page


def test_a_question_is_counted_released_by_another_and_downloaded(
    site, as_analyst, as_head, as_councillor
):
    answer = as_analyst.post(ASK, QUESTION)
    assert answer.status_code == 302
    one = Answer.objects.get()
    page = as_analyst.get(answer.url).content.decode()
    assert "Exact figures, not for release" in page
    assert as_head.get(answer.url).status_code == 404
    assert as_analyst.post(f"/answers/{one.pk}/prepare/", REQUEST).status_code == 302
    assert "Release this table" not in as_analyst.get(answer.url).content.decode()
    page = as_head.get(answer.url).content.decode()
    assert "Release this table" in page
    assert "not for release" not in page
    assert as_councillor.get(answer.url).status_code == 404
    assert "FOI 17/204" not in as_councillor.get("/answers/").content.decode()
    decided = as_head.post(f"/answers/{one.pk}/decide/", {"decision": "release"})
    assert decided.status_code == 302
    assert "FOI 17/204" in as_councillor.get("/answers/").content.decode()
    page = as_councillor.get(answer.url).content.decode()
    assert "hidden, because" in page
    assert "not for release" not in page
    one.refresh_from_db()
    told = as_councillor.get(f"/answers/{one.pk}/table.csv")
    rows = list(csv.reader(io.StringIO(told.content.decode("utf-8-sig"))))
    assert rows[: len(one.table)] == one.table
    book = openpyxl.load_workbook(
        io.BytesIO(as_councillor.get(f"/answers/{one.pk}/table.xlsx").content)
    )
    assert [cell.value for cell in next(book.active.iter_rows())] == one.table[0]
    assert as_councillor.get(f"/answers/{one.pk}/table.pdf").status_code == 404


ROUNDED = (
    "Numbers are rounded to the nearest 10, and 0 to 5 are hidden, so that nobody can be worked "
    "out from them."
)


def release(as_analyst, as_head, **question):
    as_analyst.post(ASK, {**QUESTION, **question})
    one = Answer.objects.get()
    as_analyst.post(f"/answers/{one.pk}/prepare/", REQUEST)
    as_head.post(f"/answers/{one.pk}/decide/", {"decision": "release"})
    one.refresh_from_db()
    return one


def told_to(client, one):
    """Give the released table as a page has it, as CSV and as a workbook, each with its notes."""
    page = client.get(f"/answers/{one.pk}/").content.decode()
    text = client.get(f"/answers/{one.pk}/table.csv").content.decode("utf-8-sig")
    held = client.get(f"/answers/{one.pk}/table.xlsx").content
    sheet = openpyxl.load_workbook(io.BytesIO(held)).active
    return {
        "page": (re.findall(r"<td[^>]*>([^<]*)</td>", page), page),
        "csv": ([cell for row in csv.reader(io.StringIO(text)) for cell in row], text),
        "xlsx": (
            [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value],
            "".join(str(cell.value) for row in sheet.iter_rows() for cell in row),
        ),
    }


def test_every_number_that_leaves_is_rounded_and_says_so(site, as_analyst, as_head, as_councillor):
    one = release(as_analyst, as_head, by="sex", first="2017-06")
    exact = {cell["rows"] for cell in one.exact["cells"]}
    assert any(number % 10 for number in exact)
    for shape, (cells, whole) in told_to(as_councillor, one).items():
        numbers = [int(cell) for cell in cells if cell.isdigit()]
        assert numbers, shape
        assert not any(number % 10 for number in numbers), shape
        assert ROUNDED in whole, shape
    assert not re.search(
        r"<td[^>]*>\d*[1-9]</td>", as_head.get(f"/answers/{one.pk}/").content.decode()
    )


def test_a_percentage_leaves_as_its_two_ends_in_numbers(waiting, as_councillor):
    table = [
        ["Month", "How many", "Of these, how many", "Percentage, from", "Percentage, to"],
        ["November 2017", "1,140", "130", "11", "12"],
    ]
    Answer.objects.filter(pk=waiting.pk).update(
        table=table, state="released", decided_by=person(Role.DIRECTOR)
    )
    told = told_to(as_councillor, waiting)
    assert "between 11% and 12%" in told["page"][0]
    assert {"11", "12"} <= {*told["csv"][0]}
    assert all(
        "the two ends between which the true one lies" in whole for _, whole in told.values()
    )
    held = as_councillor.get(f"/answers/{waiting.pk}/table.xlsx").content
    row = list(openpyxl.load_workbook(io.BytesIO(held)).active.iter_rows(values_only=True))[1]
    assert row == ("November 2017", 1140, 130, 11, 12)


def test_a_percentage_released_before_keeps_its_words_and_says_what_it_is_of(
    waiting, as_councillor
):
    table = [["Month", "How many", "Of these, how many", "Percentage"],
             ["November 2017", "140", "130", "93%"]]  # fmt: skip
    Answer.objects.filter(pk=waiting.pk).update(
        table=table, state="released", decided_by=person(Role.DIRECTOR)
    )
    for cells, whole in told_to(as_councillor, waiting).values():
        assert "93%" in cells
        assert "those of the rounded numbers" in whole
        assert "between" not in whole


def test_who_reads_an_answer_is_not_told_that_rounded_numbers_are_exact(
    waiting, as_analyst, as_head
):
    for client in (as_analyst, as_head, client_of(person(Role.DIRECTOR))):
        for address in ("/answers/", f"/answers/{waiting.pk}/"):
            page = html.document_fromstring(client.get(address).content)
            foot = page.xpath('string(//p[contains(@class, "los-footer__words")])')
            assert "those who work with these children" not in foot
            assert "its page says how its numbers are rounded" in foot


def test_an_answer_released_before_keeps_its_numbers_and_says_that_they_are_exact(
    waiting, as_head, as_councillor
):
    table = [["Month", "How many"], ["November 2017", "187"]]
    Answer.objects.filter(pk=waiting.pk).update(
        rounded_to=None, table=table, state="released", decided_by=person(Role.DIRECTOR)
    )
    for cells, whole in told_to(as_councillor, waiting).values():
        assert "187" in cells
        assert "Numbers are exact, and 1 to 5 are hidden" in whole
        assert "rounded to the nearest" not in whole


def test_an_answer_with_every_number_hidden_says_what_to_ask_instead(
    site, as_analyst, as_head, as_councillor
):
    young = {"where0_column": "age_number", "where0_how": "is", "where0_values": "3"}
    one = release(as_analyst, as_head, by="sex", **young)
    assert {row[-1] for row in one.table[1:]} == {"c"}
    for _, whole in told_to(as_councillor, one).values():
        assert "Every number of this answer is hidden" in whole


def test_what_is_wrong_with_a_question_is_said_on_the_form(site, as_analyst):
    page = as_analyst.post(
        ASK,
        {**QUESTION, "where0_column": "legal_status", "where0_how": "is", "where0_values": "C22"},
    ).content.decode()
    assert "legal status that day is never C22; did you mean C2?<" in page
    assert 'href="#id_where0_values"' in page
    assert "Error: " in page
    page = as_analyst.post(ASK, {**QUESTION, "first": "11/2017"}).content.decode()
    assert "Give a month as 2017-11" in page
    assert not Answer.objects.exists()


def test_a_question_reads_as_a_sentence_wherever_it_stands(site, as_analyst, as_head):
    asked = {
        "where0_column": "age_number", "where0_how": "at least", "where0_values": "10",
        "met0_column": "is_a_year", "met0_how": "is", "met0_values": "Yes",
    }  # fmt: skip
    answer = as_analyst.post(ASK, {**QUESTION, "by": "team", **asked})
    one = Answer.objects.get()
    as_analyst.post(f"/answers/{one.pk}/prepare/", REQUEST)
    as_head.post(f"/answers/{one.pk}/decide/", {"decision": "release"})

    said = (
        "Children looked after on 30 November 2017, where age is 10 or older, and how many of "
        "these: “looked after for twelve months or more” is yes, by team"
    )
    told = as_head.get(f"/answers/{one.pk}/table.csv").content.decode("utf-8-sig")
    for page in (as_analyst.get("/ask/"), as_analyst.get(answer.url), as_head.get("/answers/")):
        assert said in page.content.decode()
    assert said in told
    assert "_" not in told


@pytest.mark.parametrize("age", ["10000", "-1", "16.5", "26", "ten", "16; 17"])
def test_an_age_that_is_none_is_refused_beside_the_age(site, as_analyst, age):
    asked = {"where0_column": "age_number", "where0_how": "at least", "where0_values": age}
    page = as_analyst.post(ASK, {**QUESTION, **asked}).content.decode()

    assert "An age must be whole years, from 0 to 25" in page or "Give one age" in page
    assert not Answer.objects.exists()


def test_what_is_asked_most_stands_first_in_its_area_and_all_of_it_is_there(site, as_analyst):
    as_analyst.post("/ask/?population=leave_renewals_owed", {
        "first": "2017-11", "last": "2017-11", "asks": "due",
    })  # fmt: skip
    page = as_analyst.get("/ask/").content.decode()
    listed = re.findall(r"population=(\w+)", page)

    assert listed[0] == "leave_renewals_owed"
    assert set(listed) == {one.name for one in askable()}
    assert len(listed) == len(askable()) + MOST_USED
    looked_after = page[page.index("Looked after (") :]
    assert re.findall(r"population=(\w+)", looked_after)[:2] == [
        "leave_renewals_owed", "children_looked_after",
    ]  # fmt: skip


@pytest.mark.parametrize("month", ["0000-01", "9999-12", "2017-13", "", "\x00", "1" * 400])
def test_no_month_breaks_the_form(site, as_analyst, month):
    assert as_analyst.post(ASK, {**QUESTION, "first": month, "last": month}).status_code < 500


def test_the_asker_is_told_that_another_decides(waiting, as_analyst):
    answer = as_analyst.post(f"/answers/{waiting.pk}/decide/", {"decision": "release"})
    assert answer.status_code == 404  # an analyst has no such right at all
    both = person(Role.ANALYST)
    grant_at_machine(both, Role.DIRECTOR, starts=START)
    Answer.objects.filter(pk=waiting.pk).update(prepared_by=both)
    answer = client_of(both).post(f"/answers/{waiting.pk}/decide/", {"decision": "release"})
    assert answer.status_code == 409
    assert "does not release it" in answer.content.decode()


def test_an_answer_is_turned_down_with_a_reason(waiting, as_head):
    address = f"/answers/{waiting.pk}/decide/"
    assert as_head.post(address, {"decision": "turn down", "why": "no"}).status_code == 400
    why = {"decision": "turn down", "why": "the request was withdrawn"}
    assert as_head.post(address, why).status_code == 302
    assert "the request was withdrawn" in as_head.get(f"/answers/{waiting.pk}/").content.decode()
    assert as_head.get(f"/answers/{waiting.pk}/table.csv").status_code == 404


def test_a_day_or_reference_that_is_missing_is_said(waiting, as_analyst):
    answer = as_analyst.post(f"/answers/{waiting.pk}/prepare/", {"source": "foi"})
    assert answer.status_code == 400
    assert "Say on which day it was asked" in answer.content.decode()


def test_others_find_nothing_there(site, db):
    for role in (Role.PRACTITIONER, Role.ADMINISTRATOR, Role.PROGRAMME):
        client = client_of(person(role))
        for address in (ASK, "/answers/", "/answers/1/"):
            assert client.get(address).status_code == 404


def test_a_group_that_is_a_formula_is_not_run_by_a_spreadsheet():
    table = [["Month", "Team", "How many"], ["November 2017", "=cmd()", "12"]]
    file = downloads.as_file(table, [], name="x", shape="csv", numbers_from=2)
    told = file.content.decode("utf-8-sig")
    assert "'=cmd()" in told


def test_a_long_register_stands_on_pages_of_fifty(waiting, as_analyst):
    Answer.objects.bulk_create(
        Answer(question={}, words="w", exact={}, snapshot="s", asked_by=waiting.asked_by,
               counted_at=waiting.counted_at, state=waiting.state, source="foi",
               asked_on=waiting.asked_on, due_on=waiting.due_on, reference=f"FOI {n}")
        for n in range(60)
    )  # fmt: skip
    pages = [as_analyst.get(f"/answers/?page={n}").content.decode() for n in (1, 2, 9)]

    listed = [set(re.findall(r'href="/answers/(\d+)/"', page)) for page in pages]
    assert [len(one) for one in listed] == [50, 11, 11]
    assert not listed[0] & listed[1]
    assert 'href="?page=2"' in pages[0]


@pytest.mark.parametrize(
    ("year", "says"),
    [("2028", "must be today or in the past"), ("2300", "must be today or in the past"),
     ("1917", "look at the year")],
)  # fmt: skip
def test_nothing_was_asked_on_a_day_to_come(year, says):
    form = Prepare({
        "reference": "FOI 1", "source": "foi",
        "asked_on-day": "1", "asked_on-month": "6", "asked_on-year": year,
    })  # fmt: skip

    assert says in str(form.errors["asked_on"])
