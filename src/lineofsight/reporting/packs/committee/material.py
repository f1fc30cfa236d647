"""Everything one committee paper is made from, gathered before a word is drafted."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lineofsight.indicators.areas.people import DASHBOARD
from lineofsight.indicators.catalogue import PRIORITY
from lineofsight.indicators.judging.benchmarks import comparing
from lineofsight.indicators.judging.judged import compared, judged, looked_back_on, targets_of
from lineofsight.indicators.publishing import Asked, Published, published
from lineofsight.indicators.results import definitions_digest
from lineofsight.kernel.periods import Month, in_words
from lineofsight.kernel.problems import Refused
from lineofsight.records import programme
from lineofsight.records.home import Home
from lineofsight.records.opened import Opened
from lineofsight.records.programme import Plan, Said
from lineofsight.records.seals import Seal
from lineofsight.records.snapshots import newest, open_month, sealed
from lineofsight.reporting.document import Words, words
from lineofsight.settings import Settings

SHOWN_MONTHS = 24
"""Months behind each indicator."""

WORKFORCE_BESIDE = ("P6s", "P6r", "P1d", "W2")
"""What the workforce section says besides the thirteen rows."""

ACTIVITY = ("FD1", "FD6", "VA1", "LEG1", "LEG1c", "MIS1", "MIS2")
"""Volumes of the activity month."""

DEMAND = ("FD1", "FD6")
"""Volumes of the indicators' month, against which its figures are read."""


@dataclass(frozen=True)
class Material:
    """What a paper of `month` is made from: protected figures, the plan, the words."""

    settings: Settings
    month: Month  # of the paper and its activity
    indicators_month: Month
    workforce_month: Month
    authority: str
    priority: Mapping[str, Published]
    demand: Mapping[str, Published]
    workforce: Mapping[str, Published]
    activity: Mapping[str, Published]
    plan: Plan
    said: tuple[Said, ...]  # of the activity month
    commentary: tuple[Said, ...]  # of the indicators' month
    extracted_on: dt.date  # day the newest records describe
    snapshots: tuple[str, ...]
    definitions: str
    notes: tuple[str, ...]  # what a reader must know about the sources
    findings: Mapping[str, int]  # what the load of the newest month found, by kind

    def words_of(self, kind: str, about: str | None = None) -> list[Said]:
        """List the words of a kind, of one work stream or indicator where it is named."""
        return [
            one for one in self.said if one.kind == kind and (about is None or one.about == about)
        ]

    def figure(self, code: str) -> Published | None:
        """Give a figure the paper prints, of the activity's month before any other."""
        for some in (self.activity, self.workforce, self.priority):
            if code in some:
                return some[code]
        return None


def months_of_words(month: Month, settings: Settings) -> frozenset[Month]:
    """Give the months whose narrative a paper of a month prints."""
    before = settings.months_before
    return frozenset({month.plus(-before.activity), month.plus(-before.indicators)})


def gathered(home: Home, *, month: Month, settings: Settings) -> Material:
    """Gather a paper's material from the newest sealed month."""
    before = settings.months_before
    indicators = month.plus(-before.indicators)
    workforce = month.plus(-before.workforce)
    activity = month.plus(-before.activity)
    seal = newest(home)
    reported = {"indicators": indicators, "workforce": workforce, "activity": activity}
    _check_reached(reported, sealed(home))
    with open_month(home, seal) as opened:
        priority, demand, staff, volumes = _figures(
            home,
            opened,
            settings,
            [
                Asked(PRIORITY, indicators),
                Asked(DEMAND, indicators),
                Asked((*DASHBOARD, *WORKFORCE_BESIDE), workforce),
                Asked(ACTIVITY, activity),
            ],
        )
        return Material(
            settings=settings,
            month=activity,
            indicators_month=indicators,
            workforce_month=workforce,
            authority=settings.authority.full_name or seal.authority or "Authority not named",
            priority=priority,
            demand=demand,
            workforce=staff,
            activity=volumes,
            plan=programme.plan(opened),
            said=programme.narrative(opened, activity),
            commentary=programme.narrative(opened, indicators),
            extracted_on=seal.extracted_on,
            snapshots=_snapshots((priority, demand, staff, volumes), seal),
            definitions=definitions_digest(),
            notes=tuple(seal.notes),
            findings=seal.findings,
        )


def as_at(material: Material, month: Month) -> Words:
    """Date the figures of a section, and the records they are now known from where these differ."""
    dated = f"As at {in_words(month.last_day)}"
    if material.extracted_on == month.last_day:
        return words(dated)
    return words(f"{dated}, as known from records of {in_words(material.extracted_on)}")


def valued(found: Mapping[str, Published], code: str) -> Published | None:
    """Give a figure that has a value to show."""
    item = found.get(code)
    return item if item is not None and item.shown.value is not None else None


def _figures(
    home: Home, opened: Opened, settings: Settings, sections: Sequence[Asked]
) -> list[dict[str, Published]]:
    """Count, judge and protect every figure of the paper together; give each section's by code."""
    found = judged(
        home,
        codes=list(dict.fromkeys(code for asked in sections for code in asked.codes)),
        months=_months((asked.month for asked in sections), settings),
        targets=targets_of(opened),
        settings=settings,
    )
    found = compared(
        found,
        comparing(home, opened, settings),
        months={asked.month for asked in sections},
    )
    return published(
        found,
        sections=sections,
        threshold=settings.local_rules.threshold,
        months=SHOWN_MONTHS,
    )


def _months(lasts: Iterable[Month], settings: Settings) -> list[Month]:
    wanted: set[Month] = set()
    for last in lasts:
        wanted.update(last.plus(1 - SHOWN_MONTHS).until(last))
        wanted.update(looked_back_on(last, settings))
        wanted.update(
            looked_back_on(last.plus(-1), settings)
        )  # what was high risk the month before
    return sorted(wanted)


def _snapshots(sections: Iterable[Mapping[str, Published]], seal: Seal) -> tuple[str, ...]:
    """List the seals the paper's figures and words came from, the newest first."""
    used = {snapshot for some in sections for item in some.values() for snapshot in item.snapshots}
    return (seal.id, *sorted(used - {seal.id, ""}, reverse=True))


def _check_reached(months: Mapping[str, Month], seals: Sequence[Seal]) -> None:
    seal = seals[-1]
    firsts = [reach.first for one in seals for reach in one.reach.values() if reach.first]
    for section, month in months.items():
        too_early = bool(firsts) and month.last_day < min(firsts)
        if seal.month is None or month > seal.month or too_early:
            raise Refused(
                f"No sealed month reaches {month.name}, which the section on {section} reports.",
                where=f"the newest sealed month is {seal.name}",
                do=f"Load {month.name}, or change months_before in authority.toml.",
            )
