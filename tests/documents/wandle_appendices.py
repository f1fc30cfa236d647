"""The three appendices of the invented borough's paper: plan, indicators, workforce."""

from documents.wandle_figures import months, number, percentages
from lineofsight.reporting.charts.specs import Series, Sparkline
from lineofsight.reporting.document import (
    Appendix,
    Change,
    Column,
    PageBreak,
    Rag,
    Section,
    Spark,
    paragraph,
    row,
    table,
    words,
)

RECORDED = (
    ("FD8", "Re-referrals within 12 months", "18.2%", "26 of 143", "15%", "Amber", "amber",
     "down 5.1 percentage points", "better", 20),
    ("AMT2", "Assessments completed within 45 working days", "70.4%", "221 of 314", "85%", "Red",
     "red", "down 11.0 percentage points", "worse", 82),
    ("CIN4", "Children in need seen within timescale", "74.0%", "402 of 543", "90%", "Amber",
     "amber", "up 12.0 percentage points", "better", 64),
    ("CP5", "Initial conferences within 15 working days", "57.9%", "22 of 38", "85%",
     "Red, high risk", "red", "down 19.3 percentage points", "worse", 77),
    ("LAC20", "Children with three or more placements in the year", "9.1%", "68 of 747", "10%",
     "Green", "green", "no change", "neutral", 9),
    ("F3", "Foster carer annual reviews held in time", "83.0%", "156 of 188", "95%", "Amber",
     "amber", "up 13.0 percentage points", "better", 70),
)  # fmt: skip
DEFINED = (
    ("Total social workers in November", "412", "All social workers in the service who hold cases"),
    ("Established staff", "198", "Social workers employed directly by the council"),
    ("Established staff, 12 months or more", "151", "Of those, employed for more than 12 months"),
    ("Established staff who hold no cases", "21", "For example on parental or long sick leave"),
    ("Agency staff", "169", "All agency social workers"),
    ("Personal supervision in the month", "72.4%", "Supervised in the last 30 days"),
    ("Managers, established to agency", "2.1 to 1", "Managers employed to managers from agencies"),
    ("Agency staff, 12 months or more", "64", "Agency staff here for more than 12 months"),
    ("Newly qualified social workers", "31", "In their first year of practice"),
    ("Leavers", "hidden", "Left the council in the month"),
    ("Starters", "9", "Started at the council in the month"),
    ("Unfilled posts", "38", "Nobody works in the post at present"),
    ("Vacant posts", "177", "No directly employed worker; the vacancy rate is made from these"),
)


def plan() -> Appendix:
    def actions_of(priority: int, title: str, *rows: tuple[str, str, str, str, str, str]):
        return table(
            f"Priority {priority}: {title}",
            ["Ref", "Action", "Lead", "Due", Column("Status", "rag")],
            [row(ref, what, lead, due, Rag(word, colour), key=f"action:{ref}")
             for ref, what, lead, due, word, colour in rows],
            sheet="Improvement plan", part=f"Priority {priority}", part_heading="Priority",
        )  # fmt: skip

    return Appendix(
        "Children's Improvement Plan",
        key="plan",
        blocks=(
            paragraph("What we want children to say: someone knows me, sees me when they said they "
                      "would, and does what they promised."),
            PageBreak(key="key"),
            table("How status is judged", [Column("Status", "rag"), "Meaning"], [
                row(Rag("On track", "green"), "Will be done by the date in the plan"),
                row(Rag("At risk", "amber"), "May be late; a remedy is agreed"),
                row(Rag("Off track", "red"), "Will be late, or has no remedy yet"),
            ]),
            PageBreak(),
            actions_of(2, "Help and protection",
                       ("2.9", "Hold thresholds workshops with partners", "Head of Early Help",
                        "30 November 2017", "Done", "green"),
                       ("2.10", "Strengthen oversight of work with children with disabilities",
                        "Head of Service, Disabilities", "31 December 2017", "On track", "green")),
            actions_of(3, "Children looked after",
                       ("3.1", "Hold a monthly panel for permanent matches",
                        "Head of Service, Fostering", "30 November 2017", "Done", "green")),
            actions_of(5, "Vulnerable adolescents",
                       ("5.5", "Review interviews for children who return from being missing",
                        "Head of Targeted Services", "31 December 2017", "At risk", "amber")),
            actions_of(7, "A stable workforce",
                       ("7.3", "Write the workforce strategy", "Director of Human Resources",
                        "31 December 2017", "On track", "green"),
                       ("7.8", "Agree training for the practice model", "Principal Social Worker",
                        "30 November 2017", "Done", "green")),
        ),
    )  # fmt: skip


def priority_indicators() -> Appendix:
    columns = (
        Column("Code"), Column("Indicator"), Column("October 2017", "number"),
        Column("Number", "text"), Column("Target", "number"), Column("Status", "rag"),
        Column("Change from September", "change"), Column("24 months", "spark"),
    )  # fmt: skip

    def rows(chosen: tuple[int, ...]):
        for place in chosen:
            code, title, value, parts, target, word, colour, change, sense, near = RECORDED[place]
            first, _, last = parts.partition(" of ")
            line = Sparkline(f"{title}, %", months(24), (Series(title, percentages(
                code, 24, near=near, hidden=(3,), last=value)),))  # fmt: skip
            yield row(
                code, title, number(value, f"{code}/month/2017-10"),
                words(number(first, f"{code}/numerator"), " of ",
                      number(last, f"{code}/denominator")),
                number(target, f"{code}/target"), Rag(word, colour),
                Change(words(number(change, f"{code}/change")), sense),
                Spark(line, f"{code} over 24 months"), key=f"indicator:{code}",
            )  # fmt: skip

    def part(priority: str, chosen: tuple[int, ...]):
        return Section(priority, (table(priority, columns, rows(chosen), sheet="Indicators",
                                        part=priority, part_heading="Priority"),))  # fmt: skip

    return Appendix(
        "Priority performance indicators",
        key="indicators",
        landscape=True,
        as_at=words("As at 31 October 2017"),
        blocks=(paragraph("Director's commentary: timeliness slipped where demand rose fastest. "
                          "Strengths are re-referrals and visits."),),
        sections=(part("Priority 2: help and protection", (0, 1, 2, 3)),
                  part("Priority 3: children looked after", (4, 5))),
    )  # fmt: skip


def dashboard() -> Appendix:
    return Appendix(
        "Workforce dashboard",
        key="dashboard",
        as_at=words("As at 30 November 2017"),
        blocks=(
            table("The workforce in November", ["Measure", Column("November 2017", "number"),
                                                "What it means"],
                  [row(name, number(value, f"workforce/{name}"), meaning)
                   for name, value, meaning in DEFINED]),
        ),
    )  # fmt: skip


def definitions():
    return table("Definitions", ["Code", "Indicator", "Counts", "Out of"], [
        row("FD8", "Re-referrals", "Referrals within 12 months of the one before", "Referrals"),
        row("CP5", "Conferences in time", "Held within 15 working days", "Conferences held"),
    ])  # fmt: skip
