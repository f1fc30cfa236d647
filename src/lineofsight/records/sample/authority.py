"""The settings of Wandle, written as `authority.toml`; every code and title in it is invented."""

import datetime as dt

from lineofsight.kernel import working_days
from lineofsight.kernel.periods import Month, in_words
from lineofsight.records.sample.borough import Times
from lineofsight.records.sample.surroundings import AREA, MODEL
from lineofsight.settings import (
    Authority,
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
    last = times.last
    before, after = last.plus(-1), last.plus(1)
    inspected = in_words(times.inspected)
    deadline = in_words(working_days.add(times.inspected, 70))
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
            meeting_on=second_tuesday(after),
            subject="Update on children's improvement activity",
            lead_officer="Executive director (people)",
            cabinet_member="Cabinet member for children, young people and learning",
            contact_officer="Programme director, children's improvement",
            director="Director of children's social care and early help",
            plan_name="Children's Improvement Plan",
            origin_of_item="This item follows the inspection of the council's services for "
            "children, and the committee's request for regular reports.",
            summary=(
                f"On {inspected} the report of an inspection judged the council's services for "
                "children, and the local safeguarding children board, to be inadequate. The "
                "council accepts the findings in full.",
                f"The final Children's Improvement Plan was agreed in {last.name} by the "
                f"improvement board and by Cabinet. It is due with the inspectorate by {deadline}, "
                "seventy working days after the report. Earlier plans have been closed, and what "
                "was open in them is in this one.",
                f"This paper gives the plan (Appendix 1), activity in {last.name}, the priority "
                f"performance indicators for {before.name} (Appendix 2) and the workforce "
                f"dashboard for {last.name} (Appendix 3), which members asked for so as to see "
                "the pressures staff are under.",
                "Wandle is made up. Its records were generated to show what the paper looks like; "
                "no child, worker or place in it is real.",
            ),
            recommendations=(
                "To note the completion of the final Children's Improvement Plan",
                f"To note progress on the actions of the plan in {last.name}",
                f"To note the priority performance indicators for {before.name} and the "
                "development of the workforce dashboard",
            ),
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
    )


def written(times: Times) -> str:
    """Give the text of `authority.toml`."""
    note = (
        "# Wandle is made up: its name, its codes and everything in its records. The codes of the\n"
        "# Office for National Statistics and of the Department for Education are invented.\n"
    )
    return note + template(settings(times))
