"""The improvement plan, the targets and the month's words: texts of `words/`, put in time.

Dates in those files are written `months:day` counted from the last month (`1:22` is the 22nd of
the month after it), and a number in braces is a month. Other braces are filled from the borough's
own records, so that nobody types a figure into the story.
"""

import csv
import datetime as dt
from importlib import resources
from pathlib import Path

from lineofsight.kernel.periods import Month
from lineofsight.records.sample.borough import worked_on_or_after
from lineofsight.records.sample.sheets import Cell, Row, Sheet, write_workbook

STREAMS = {
    "Practice": ("Director of children's social care", range(1, 6)),
    "People and Performance": ("Executive director (people)", range(6, 9)),
    "Partnerships": ("Executive director (people)", range(9, 11)),
    "Platforms": ("Executive director of resources", range(11, 13)),
}
PRIORITIES = {
    1: "Consistent, high-quality social work",
    2: "Better practice for children who need early help and protection",
    3: "Better outcomes for looked after children",
    4: "Better outcomes for care leavers",
    5: "Protection of vulnerable adolescents",
    6: "Strong leadership and governance",
    7: "A stable and skilled workforce",
    8: "Management oversight, quality assurance and performance",
    9: "A safeguarding board that makes a difference",
    10: "Partners who act together at the front door",
    11: "Systems that help recording",
    12: "Support that lets social workers do social work",
}
FINDINGS = {
    1: "Practice is not consistent, and some children wait too long to be seen",
    2: "Thresholds and timescales are not held to at the front door and in assessment",
    3: "Drift and delay in planning for permanence",
    4: "Too few care leavers have a suitable home, work or learning",
    5: "Children who go missing are not all offered help when they return",
    6: "Leaders did not know front-line practice well enough",
    7: "High turnover and caseloads weaken work with families",
    8: "Management oversight and quality assurance are weak",
    9: "The safeguarding board did not discharge its functions",
    10: "Partners are not always part of decisions at the front door",
    11: "The recording system hinders good recording",
    12: "Social workers carry too much administration",
}
OUTCOMES = {
    1: "Children meet the same good practice whoever their worker is",
    2: "Children are helped early, and protected without delay",
    3: "Children in care know where they will grow up",
    4: "Care leavers have a home, work or learning, and someone to call",
    5: "Young people are safer, and are heard when they come back",
    6: "Leaders know what it is like to be a child here",
    7: "Children keep the same worker for longer",
    8: "Managers see early when a child is waiting",
    9: "Agencies hold each other to account for children",
    10: "Decisions are made with what every agency knows",
    11: "The record tells the child's story",
    12: "Workers spend their days with children",
}
BUDGETS = {"7.1": (120_000, 46_000), "11.4": (85_000, 31_500), "12.1": (430_000, 98_000),
           "2.3": (610_000, 140_000), "7.5": (540_000, 0), "5.1": (210_000, 62_000)}  # fmt: skip
RISKS = {"2.3": "Referrals keep rising faster than workers can be found",
         "2.5": "Sessional chairs cannot be found",
         "7.1": "Neighbouring authorities recruit from the same people",
         "7.5": "Court work grows further"}  # fmt: skip


def lines(name: str) -> list[dict[str, str]]:
    """Read one text of `words/`: a heading line, then a line for each row."""
    text = resources.files(__package__).joinpath("words", name).read_text("utf-8")
    rows = csv.reader(text.splitlines(), delimiter="|", quoting=csv.QUOTE_NONE)
    headings = [heading.strip() for heading in next(rows)]
    return [dict(zip(headings, (cell.strip() for cell in row), strict=True)) for row in rows if row]


def day_of(text: str, last: Month) -> dt.date | None:
    """Turn `1:22` into the 22nd of the month after the last, or the month's end if shorter."""
    if not text:
        return None
    months, day = text.split(":")
    month = last.plus(int(months))
    return month.first_day.replace(day=min(int(day), month.last_day.day))


def facts(last: Month, **known: object) -> dict[str, str]:
    """Give what the braces in the texts stand for."""
    months = {str(number): str(last.plus(number)) for number in range(1, 13)}
    names = {"month": last.name.split()[0], "next": last.plus(1).name.split()[0]}
    return {**months, **names, **{key: str(value) for key, value in known.items()}}


def filled(text: str, known: dict[str, str]) -> str:
    """Fill the braces of a text."""
    for key, value in known.items():
        text = text.replace(f"{{{key}}}", value)
    return text


def write_plan(path: Path, *, last: Month, known: dict[str, str]) -> dict[str, int]:
    """Write plan.xlsx; gives the rows of each sheet."""
    return write_workbook(
        path,
        [_actions(last, known), _milestones(last), _evidence(last), _key()],
        author="Improvement team",
    )


def _actions(last: Month, known: dict[str, str]) -> Sheet:
    rows: list[Row] = []
    for line in lines("plan_actions.txt"):
        ref = line["ref"]
        priority = int(ref.split(".")[0])
        stream = next(name for name, (_, some) in STREAMS.items() if priority in some)
        budget, spent = BUDGETS.get(ref, (None, None))
        moved = ref == "2.8"
        due = day_of(line["due"], last)
        before = day_of("0:30", last) if moved else due
        rows.append([
            stream, STREAMS[stream][0], priority, PRIORITIES[priority], ref, line["action"],
            line["lead"], before, line["status"].capitalize(), filled(line["progress"], known),
            line["indicators"], filled(line["effect"], known), FINDINGS[priority],
            line["came from"], "", "Police, health, schools" if priority in {5, 9, 10} else "",
            day_of(line["start"], last), due if moved else None,
            "Case reviews wait for two auditors; agreed by the board" if moved else "",
            OUTCOMES[priority], budget, spent, RISKS.get(ref, ""),
        ])  # fmt: skip
    headings = ("Work stream", "SRO", "Priority", "Priority name", "Action ref", "Action", "Lead",
                "Due", "Status", "Progress", "Indicators", "Expected effect",
                "Inspection finding", "Came from", "Deputy", "Partners", "Start", "Revised due",
                "Revised why", "Outcome statement", "Budget", "Spent", "Risk")  # fmt: skip
    return Sheet("Actions", headings, rows)


def _milestones(last: Month) -> Sheet:
    rows: list[Row] = [
        [line["ref"], line["milestone"], day_of(line["due"], last), day_of(line["done"], last)]
        for line in lines("plan_milestones.txt")
    ]
    return Sheet("Milestones", ("Action ref", "Milestone", "Due", "Done"), rows)


def _evidence(last: Month) -> Sheet:
    rows: list[Row] = [
        [line["ref"], line["kind"], day_of(line["date"], last), line["where"], line["says"]]
        for line in lines("plan_evidence.txt")
    ]
    return Sheet("Evidence", ("Action ref", "Kind", "Date", "Where", "Says"), rows)


def _key() -> Sheet:
    rows: list[Row] = [
        [line["state"], line["colour"], line["test"]] for line in lines("plan_key.txt")
    ]
    return Sheet("Key", ("State", "Colour", "Test"), rows)


def targets(last: Month) -> Sheet:
    """Give targets.csv: in force since the April before last year's."""
    year = last.year_to_date_starts
    since = year.plus(-36).first_day
    rows: list[Row] = [
        [line["indicator"], since, line["target"], line["amber limit"], line["set by"],
         line["why"], worked_on_or_after(year.plus(12).first_day)]
        for line in lines("targets.txt")
    ]  # fmt: skip
    headings = ("Indicator", "From", "Target", "Amber limit", "Set by", "Why", "Review by")
    return Sheet("targets", headings, rows)


def narrative(last: Month, known: dict[str, str]) -> Sheet:
    """Give narrative.csv, in the director's and the leads' words."""
    rows: list[Row] = []
    for line in lines("narrative.txt"):
        month: Cell = str(last.plus(int(line["month"])))
        words = filled(line["text"], known)
        ending = "" if words.endswith((".", "!", "?")) or line["kind"] != "commentary" else "."
        rows.append([month, line["kind"], line["about"], words + ending, line["by"]])
    headings = ("Month", "Kind", "Work stream or indicator", "Text", "By")
    return Sheet("narrative", headings, rows)
