"""The settings of Wandle, written as `authority.toml`; every code and title in it is invented."""

import datetime as dt

from lineofsight.kernel import working_days
from lineofsight.kernel.periods import Month, in_words
from lineofsight.records.sample.borough import Times
from lineofsight.records.sample.programme import filled, lines
from lineofsight.records.sample.surroundings import AREA, MODEL
from lineofsight.settings import (
    Authority,
    Comparators,
    Months,
    Neighbours,
    Paper,
    ReferencePeriod,
    Settings,
    template,
)

ONS_CODE = "E09000999"  # no authority has it
DFE_CODE = "999"


def second_tuesday(month: Month) -> dt.date:
    """Give the second Tuesday of a month, when the committee meets."""
    first = month.first_day
    return first + dt.timedelta(days=(1 - first.weekday()) % 7 + 7)


def settings(times: Times) -> Settings:
    """Give the settings of the borough for its last month."""
    words = _words(times)
    return Settings(
        authority=Authority(
            name=AREA,
            full_name="London Borough of Wandle",
            ons_code=ONS_CODE,
            dfe_code=DFE_CODE,
            service="Children's Services",
        ),
        paper=Paper(
            committee="Scrutiny and Overview Committee",
            meeting_on=second_tuesday(times.last.plus(1)),
            subject="Update on children's improvement activity",
            lead_officer="Executive director (people)",
            cabinet_member="Cabinet member for children, young people and learning",
            contact_officer="Programme director, children's improvement",
            director="Director of children's social care and early help",
            plan_name="Children's Improvement Plan",
            origin_of_item=words["origin"][0],
            summary=words["summary"],
            recommendations=words["recommendation"],
        ),
        months_before=Months(indicators=1, workforce=0, activity=0),
        reference_periods=(
            ReferencePeriod(
                name="before the inspection",
                until=times.inspected,
                months=12,
                indicators=("LEG1",),
            ),
        ),
        neighbours=Neighbours(model=MODEL),
        comparators=Comparators(areas=("England", "London", "Outer London")),
    )


def _words(times: Times) -> dict[str, tuple[str, ...]]:
    """Give the texts of the paper's front, by part."""
    known = {
        "inspected": in_words(times.inspected),
        "deadline": in_words(working_days.add(times.inspected, 70)),
        "this month": times.last.name,
        "month before": times.last.plus(-1).name,
    }
    parts: dict[str, tuple[str, ...]] = {}
    for line in lines("paper.txt"):
        parts[line["part"]] = (*parts.get(line["part"], ()), filled(line["text"], known))
    return parts


def written(times: Times) -> str:
    """Give the text of `authority.toml`."""
    note = (
        "# Wandle is made up: its name, its codes and everything in its records. The codes of the\n"
        "# Office for National Statistics and of the Department for Education are invented.\n"
    )
    return note + template(settings(times))
