"""One page with every component on it, as a view would make them, with an invented child."""

import datetime as dt

from django import forms
from django.template import engines

from lineofsight.kernel.periods import Month
from lineofsight.reporting.charts import specs
from lineofsight.reporting.runs import NumberRun
from lineofsight.ui.dates import DateParts
from lineofsight.ui.figures import Figure
from lineofsight.ui.lists import Moment, NavItem, Task
from lineofsight.ui.tables import Column, Table
from lineofsight.ui.words import Link, Rag, Signal, Tag

PAGE = """{% extends "ui/page.html" %}{% load ui %}
{% block title %}Are initial conferences held in time?{% endblock %}
{% block caption %}CP5, child protection{% endblock %}
{% block made_from %}October 2017, as at 5 December 2017; exact figures.{% endblock %}
{% block before %}{% back "Back to the scorecard" "/scorecard" %}{% identity "Child A" facts=facts %}<p class="govuk-body">On a protection plan</p>{% endidentity %}{% sub_navigation parts %}{% endblock %}
{% block content %}
{% error_summary form %}
<p class="govuk-body">{% figure figure_shown %}</p>
<p class="govuk-body">{% tag "Due today" "blue" %} {% rag "red" high_risk=True %} {% rag "" why="no target" %}</p>
<p class="govuk-body">{% signal "concern_low" "special cause: concern, low" %} {% signal "common_cause" "within expected variation" %} {% signal "improvement_high" "special cause: improvement, high" %} {% signal "neutral_low" "special cause: low" %} {% signal "consistent_pass" "consistently meets the target" %} {% signal "consistent_fail" "consistently misses the target" %} {% signal "inconsistent" "meets and misses the target by chance" %}</p>
{% table due %}{% table none %}{% table indicators %}
{% pagination page=3 pages=9 address="?page=" %}
{% summary pairs %}{% task_list tasks %}{% timeline moments %}
{% chart chart name="cp5" title="Conferences in time, by month" %}
{% details "Why am I seeing this" %}<p class="govuk-body">Its <b>day</b> has passed.</p>{% enddetails %}
{% notification "Partial" %}The fostering register was not loaded.{% endnotification %}
{% inset %}Set apart{% endinset %}{% warning %}Nobody has seen this child.{% endwarning %}
{% interruption "You are about to open a restricted record" %}<p class="govuk-body">Say why.</p>{% endinterruption %}
{% narrow "Narrow the list" clear="?" %}{% select "team" "Team" teams "A" %}{% text_input "words" "Words" width="20" %}{% endnarrow %}
{% scroll "A wide table" %}<table class="govuk-table"><tr><td>{% sparkline spark last=month %}</td></tr></table>{% endscroll %}
<form method="post">{% csrf_token %}{% for one in form %}{% field one %}{% endfor %}{% radios "kind" "What kind" kinds "b" inline=True %}{% checkboxes "sets" "Which" kinds chosen %}{% textarea "more" "Tell us more" rows=3 %}{% date_input "day" "When" %}{% file_input "files" "The returns" multiple=True accept=".csv" %}{% button "Save" %} {% button "Back" href="/" kind="secondary" %} {% button "Delete" kind="warning" about="child A" %}</form>
{% endblock %}
{% block aside %}{% link "Definition" "/definition" %}{% endblock %}
"""  # noqa: E501  a template is read as it is printed


class Asked(forms.Form):
    """A form with a field of every widget, sent with nothing in it."""

    words = forms.CharField(label="Words", help_text="As they stand on the letter")
    why = forms.CharField(label="Why", widget=forms.Textarea(attrs={"rows": 3}))
    team = forms.ChoiceField(label="Which team", choices=[("A", "Team A"), ("B", "Team B")])
    way = forms.ChoiceField(
        label="Which way", choices=[("1", "This"), ("2", "That")], widget=forms.RadioSelect
    )
    several = forms.MultipleChoiceField(
        label="Several", choices=[("1", "One"), ("2", "Two")], widget=forms.CheckboxSelectMultiple
    )
    seen_on = forms.DateField(label="Seen on", widget=DateParts)
    sure = forms.BooleanField(label="I am sure")
    file = forms.FileField(label="The return")


def chart(figures: tuple[str, ...] = ("77%", "58%", "no data", "81%")) -> specs.LineChart:
    months = tuple(Month(2017, 7 + place) for place in range(len(figures)))
    readings = tuple(NumberRun(text, f"k{place}") for place, text in enumerate(figures))
    return specs.LineChart("Conferences held in time", months, (specs.Series("CP5", readings),))


def _figure() -> Figure:
    return Figure("57.9%", "22 of 38", change="down 19.0 percentage points", judgement="worsened")


def material() -> dict[str, object]:
    """What the page's view would give it."""
    return {
        "form": Asked({"seen_on-day": "31", "seen_on-month": "2", "seen_on-year": "2017"}),
        "facts": [("Age", "7"), ("Worker", "W1"), ("Status", Tag("Protection plan", "purple"))],
        "parts": [NavItem("Record", "/a", current=True, count=3), NavItem("Looks", "/b")],
        "figure_shown": _figure(),
        "due": Table(
            "Visits due",
            (Column("Child"), Column("Due"), Column("State"), Column("Do", quiet=True)),
            [
                [Link("Child A", "/a"), "Friday 8 December 2017", Tag("Overdue", "orange"), "Look"],
                ["Child <B>", None, Tag("Due today", "blue"), Link("Look", "/b", about="child B")],
            ],
        ),
        "none": Table("Nothing", (Column("Child"),), [], empty="No visit is overdue."),
        "indicators": Table(
            "Indicators",
            (Column("Code"), Column("Figure", numeric=True), Column("Colour"), Column("Signal")),
            [["CP5", _figure(), Rag("amber"), Signal("concern_low", "special cause: concern")]],
            wide=True,
        ),
        "pairs": [("Age", "7"), ("Worker", "W1", Link("Reassign", "/r", about="worker"))],
        "tasks": [Task("Load the month", "/load", "By the 5th", Tag("Not started", "blue"))],
        "moments": [Moment("Seen at home", f"{dt.date(2017, 11, 9):%d %B %Y}", "Alone", "W1")],
        "chart": chart(),
        "teams": [("", "All teams"), ("A", "Team A")],
        "kinds": [("a", "This"), ("b", "That", "with a hint")],
        "chosen": ["a"],
        "spark": [1.0, 2.0, None, 4.0, 3.5],
        "month": Month(2017, 11),
    }


def rendered(**more: object) -> str:
    """Give the page as it is sent."""
    return engines["django"].from_string(PAGE).render({**material(), **more})
