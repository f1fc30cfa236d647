"""The forms: a question of one population, who asked for the answer, and why it is turned down."""

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.text import capfirst

from lineofsight.accounts.why import Why
from lineofsight.answers.rules import SOURCES
from lineofsight.indicators.ad_hoc.columns import columns_of
from lineofsight.indicators.ad_hoc.question import (
    HOWS,
    MOST_CONDITIONS,
    Condition,
    How,
    Question,
    as_indicator,
    breakdowns_of,
    sql_of,
    ways_of_asking,
)
from lineofsight.indicators.ad_hoc.typed import conditions
from lineofsight.indicators.ad_hoc.wording import called
from lineofsight.kernel import working_days
from lineofsight.kernel.periods import Month
from lineofsight.kernel.problems import Problem
from lineofsight.populations.catalogue import Population
from lineofsight.ui.dates import DateParts

MET = 2
"""Conditions that the form offers for what is asked of the rows."""

LONGEST_VALUE = 400

ASKED_AS = {
    "done": "what was done in the month",
    "due": "what was due in the month",
    "started": "what began to be owed in the month",
    "outstanding": "what was still owed at the end of the month",
}


class Month_(forms.CharField):  # noqa: N801  beside the `Month` it reads
    """A month as 2017-11."""

    def clean(self, value: Any) -> str:
        """Give the month as it is written everywhere."""
        text = super().clean(value)
        try:
            return str(Month.parse(text))
        except Problem as problem:
            raise forms.ValidationError("Give a month as 2017-11") from problem


class Ask(forms.Form):
    """A question of one population: its fields are made of that population's columns."""

    first = Month_(label="First month", max_length=7)
    last = Month_(label="Last month", max_length=7)

    def __init__(self, population: Population, *args: Any, **also: Any) -> None:
        super().__init__(*args, **also)
        self.population = population
        self.columns = {one.name: one for one in columns_of(population.name)}
        ways = [(way, ASKED_AS.get(way, "")) for way in ways_of_asking(population)]
        if len(ways) > 1:
            self.fields["asks"] = forms.ChoiceField(label="What of it", choices=ways)
        groups = [("", "Not broken down"), *((by, capfirst(called(by))) for by in self._groups())]
        self.fields["by"] = forms.ChoiceField(
            label="Broken down by", choices=groups, required=False
        )
        for name in self._names():
            self._add_condition(name)

    def _groups(self) -> list[str]:
        return breakdowns_of(self.population.name)

    def _names(self) -> list[str]:
        return [f"where{at}" for at in range(MOST_CONDITIONS)] + [f"met{at}" for at in range(MET)]

    def _add_condition(self, name: str) -> None:
        columns = [("", "No condition")] + [
            (one.name, capfirst(one.label)) for one in self.columns.values()
        ]
        self.fields[f"{name}_column"] = forms.ChoiceField(
            label="Column", choices=columns, required=False
        )
        self.fields[f"{name}_how"] = forms.ChoiceField(
            label="How", choices=list(HOWS.items()), required=False
        )
        self.fields[f"{name}_values"] = forms.CharField(
            label="Values, parted by semicolons", max_length=LONGEST_VALUE, required=False
        )

    @property
    def conditions(self) -> list[list[forms.BoundField]]:
        """The fields of each condition on which rows are counted."""
        return [self._fields_of(name) for name in self._names() if name.startswith("where")]

    @property
    def met(self) -> list[list[forms.BoundField]]:
        """The fields of each condition asked of those rows."""
        return [self._fields_of(name) for name in self._names() if name.startswith("met")]

    def _fields_of(self, name: str) -> list[forms.BoundField]:
        return [self[f"{name}_{part}"] for part in ("column", "how", "values")]

    def clean(self) -> dict[str, Any]:
        """Read the question as the checker would, so that what is wrong is said on the form."""
        said = super().clean() or {}
        asked = {name: self._said(said, name) for name in self._names()}
        if not self.errors:
            said["question"] = self._question(said, asked)
            try:
                as_indicator(said["question"])
            except Problem as problem:
                raise forms.ValidationError(problem.what) from problem
        return said

    def _question(self, said: dict[str, Any], asked: dict[str, tuple[Condition, ...]]) -> Question:
        where, met = (
            tuple(one for name, each in asked.items() if name.startswith(kind) for one in each)
            for kind in ("where", "met")
        )
        return Question(
            self.population.name,
            said["first"],
            said["last"],
            asks=said.get("asks", ""),
            where=where,
            met=met,
            by=(said["by"],) if said.get("by") else (),
        )

    def _said(self, said: dict[str, Any], name: str) -> tuple[Condition, ...]:
        """Read one condition; what is wrong with its value is said beside the value."""
        if not (column := said.get(f"{name}_column")):
            return ()
        how: How = said.get(f"{name}_how") or "is"
        try:
            found = conditions(self.columns[column], how, _parted(said.get(f"{name}_values", "")))
            for one in found:
                sql_of(one, self.columns)
        except Problem as problem:
            self.add_error(f"{name}_values", problem.what)
            return ()
        return found


def _parted(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip())


class Prepare(forms.Form):
    """Who asked, and when."""

    reference = forms.CharField(label="Reference of the request", max_length=60)
    source = forms.ChoiceField(label="Who asked", choices=list(SOURCES.items()))
    asked_on = forms.DateField(
        label="Asked on",
        widget=DateParts,
        error_messages={"required": "Say on which day it was asked", "invalid": "Give a day"},
    )

    def clean_asked_on(self) -> dt.date:
        """Refuse a day to come: nothing can have been asked on it."""
        day: dt.date = self.cleaned_data["asked_on"]
        if day > timezone.localdate():
            raise forms.ValidationError("The day it was asked must be today or in the past")
        if day < working_days.FIRST:
            raise forms.ValidationError("The day it was asked is too long ago: look at the year")
        return day


class TurnDown(forms.Form):
    """Why an answer is not released."""

    why = Why(
        label="Why it is not released", longest=500, too_short="Say why in {} letters or more"
    )
