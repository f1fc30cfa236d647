"""Our components write what GOV.UK Frontend's own fixtures of 6.6.0 say they must."""

import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.utils.safestring import mark_safe
from lxml import html

from lineofsight.ui import blocks, fields, lists, tables, words
from lineofsight.ui.component import Component

VENDOR = Path(__file__).parent / "vendor"
FIXTURES = json.loads((VENDOR / "govuk-fixtures.json").read_text("utf-8"))
NAMED = [(component, name) for component in FIXTURES for name in FIXTURES[component]]
OURS = {"role", "data-label"}
"""What a table of ours has besides, so that it stays a table where it becomes cards."""

Given = dict[str, Any]


def text(given: Given | None) -> str:
    """The text of a fixture, or its HTML as something already safe."""
    given = given or {}
    return mark_safe(given["html"]) if "html" in given else str(given.get("text", ""))  # noqa: S308


def shared(given: Given) -> Given:
    return {
        "name": given.get("name") or given.get("namePrefix", ""),
        "id": given.get("id", ""),
        "label": text(given.get("label") or given.get("fieldset", {}).get("legend")),
        "hint": text(given.get("hint")),
        "error": text(given.get("errorMessage")),
    }


def button(given: Given) -> Component:
    kind = given.get("classes", "").removeprefix("govuk-button--")
    asked = {key: given[key] for key in ("href", "name", "value") if key in given}
    return words.Button(given["text"], kind=kind, **asked)


def tag(given: Given) -> Component:
    return words.Tag(given["text"], given.get("classes", "").removeprefix("govuk-tag--"))


def text_input(given: Given) -> Component:
    width = given.get("classes", "").removeprefix("govuk-input--width-")
    asked = {
        key: given[key] for key in ("type", "value", "inputmode", "autocomplete") if key in given
    }
    return fields.TextInput(**shared(given), width=width, **asked)


def textarea(given: Given) -> Component:
    return fields.Textarea(**shared(given), rows=given.get("rows", 5))


def choosing(kind: type, given: Given, **more: Any) -> Component:
    options = [
        (str(one["value"]), one["text"], text(one.get("hint"))) for one in given.get("items", [])
    ]
    chosen = [str(one["value"]) for one in given.get("items", []) if one.get("checked")]
    named = {**shared(given), "id": given.get("idPrefix") or given.get("id", "")}
    return kind(**named, options=options, chosen=chosen, **more)


def date_input(given: Given) -> Component:
    parts = {
        part: str(given.get("values", {}).get(f"{given['namePrefix']}-{part}", ""))
        for part in ("day", "month", "year")
    }
    return fields.DateInput(**shared(given), **parts)


def summary(given: Given) -> Component:
    rows = [
        (
            text(row["key"]),
            text(row["value"]),
            *(
                words.Link(act["text"], act["href"], about=act.get("visuallyHiddenText", ""))
                for act in row.get("actions", {}).get("items", [])
            ),
        )
        for row in given["rows"]
    ]
    return lists.Summary(rows)


def table(given: Given) -> Component:
    columns = tuple(
        tables.Column(one["text"], numeric=one.get("format") == "numeric") for one in given["head"]
    )
    return tables.Table(
        given.get("caption", ""),
        columns,
        [[text(cell) for cell in row] for row in given["rows"]],
        first_is_header=given.get("firstCellIsHeader", False),
    )


def pagination(given: Given) -> Component:
    numbers = [one["number"] for one in given["items"] if "number" in one]
    current = next(one["number"] for one in given["items"] if one.get("current"))
    return lists.Pagination(current, max(numbers), "/page/")


def error_summary(given: Given) -> Component:
    listed = [(text(one), one.get("href", "")) for one in given["errorList"]]
    return fields.ErrorSummary(listed, given.get("descriptionText", ""))


def notification(given: Given) -> Component:
    kind = given.get("type", "")
    title = given.get("titleText") or ("Success" if kind else "Important")
    return blocks.Notification(text(given), title, kind)


def status(given: Given) -> Any:
    if "tag" not in given:
        return given["text"]
    return words.Tag(given["tag"]["text"], given["tag"]["classes"].removeprefix("govuk-tag--"))


def task_list(given: Given) -> Component:
    return lists.TaskList(
        [
            lists.Task(
                one["title"]["text"],
                one.get("href", ""),
                text(one.get("hint")),
                status(one["status"]),
            )
            for one in given["items"]
        ]
    )


MADE: dict[str, Callable[[Given], Component]] = {
    "back-link": lambda given: lists.Back(text(given), given.get("href", "#")),
    "button": button,
    "checkboxes": lambda given: choosing(fields.Checkboxes, given),
    "date-input": date_input,
    "details": lambda given: blocks.Details(given["summaryText"], text(given)),
    "error-summary": error_summary,
    "file-upload": lambda given: fields.FileInput(**shared(given)),
    "input": text_input,
    "inset-text": lambda given: blocks.Inset(text(given)),
    "notification-banner": notification,
    "pagination": pagination,
    "radios": lambda given: choosing(
        fields.Radios, given, inline="inline" in given.get("classes", "")
    ),
    "select": lambda given: choosing(fields.Select, given),
    "summary-list": summary,
    "table": table,
    "tag": tag,
    "task-list": task_list,
    "textarea": textarea,
    "warning-text": lambda given: blocks.Warned(text(given)),
}


def named(classes: str) -> str:
    return " ".join(sorted(one for one in classes.split() if not one.startswith("los-")))


def shape(element: Any) -> Any:
    """An element without what does not matter: order of attributes, white space, our additions."""
    is_table = element.tag in {"table", "thead", "tbody", "tr", "th", "td"}
    attributes = {
        name: named(value) if name == "class" else value
        for name, value in element.attrib.items()
        if not (is_table and name in OURS)
    }
    parts: list[Any] = [" ".join((element.text or "").split())]
    for child in element:
        parts += [shape(child), " ".join((child.tail or "").split())]
    return element.tag, attributes, [part for part in parts if part]


def shapes(text_of_page: str) -> list[Any]:
    return [shape(one) for one in html.fragments_fromstring(text_of_page)]


@pytest.mark.parametrize(("component", "name"), NAMED)
def test_ours_is_theirs(component, name):
    fixture = FIXTURES[component][name]
    ours = str(MADE[component](fixture["options"]))
    if component == "pagination":  # its neighbours have addresses of another pattern than its pages
        ours = re.sub(r'href="[^"]*" rel="(prev|next)', r'href="/\1" rel="\1', ours)
        ours = ours.replace('href="/prev"', 'href="/previous"')

    assert shapes(ours) == shapes(fixture["html"])


def test_the_fixtures_are_those_that_were_recorded():
    recorded = (VENDOR / "VENDORED.md").read_text("utf-8")
    digest = hashlib.sha256((VENDOR / "govuk-fixtures.json").read_bytes()).hexdigest()

    assert f"| `govuk-fixtures.json` | `{digest}` |" in recorded


def test_every_component_that_has_fixtures_is_tried():
    assert set(MADE) == set(FIXTURES)
    assert len(NAMED) > 55
