"""A whole committee paper of an invented borough: what the renderers are tried on and looked at."""

import datetime as dt

from documents.wandle_appendices import dashboard, definitions, plan, priority_indicators
from documents.wandle_figures import OCTOBER, counts, months, number, percentages
from lineofsight.reporting.charts.specs import (
    BarChart,
    ColumnChart,
    Dumbbell,
    Level,
    LineChart,
    Series,
)
from lineofsight.reporting.document import (
    Chart,
    Column,
    Document,
    HeaderRow,
    Note,
    Provenance,
    Rag,
    Reference,
    Section,
    Table,
    actions,
    bullets,
    emphasis,
    indicators,
    paragraph,
    roman,
    row,
    strong,
    table,
    words,
)

RECOMMENDATIONS = roman(
    "Note that the Children's Improvement Plan is complete.",
    "Note the progress made on the plan's actions in November.",
    "Comment on the priority indicators for October and on the new workforce dashboard.",
)


def wandle_paper() -> Document:
    return Document(
        title="Update on children's improvement activity",
        authority="London Borough of Wandle",
        occasion="Scrutiny and Overview Committee, 12 December 2017",
        dated=dt.date(2017, 12, 12),
        header=_header(),
        sections=(
            _summary(),
            _progress(),
            _performance(),
            _workforce(),
            _next_steps(),
            Section(
                "Recommendations", (paragraph("The Committee is invited to:"), RECOMMENDATIONS)
            ),
        ),
        closing=_closing(),
        appendices=(plan(), priority_indicators(), dashboard()),
        definitions=definitions(),
        provenance=Provenance(
            OCTOBER, ("2017-10 v1", "2017-11 v2"), "settings 5f2c9a31", "definitions 2017.12"
        ),
        public=True,
    )


def _header() -> tuple[HeaderRow, ...]:
    def one(label: str, text: str) -> HeaderRow:
        return HeaderRow(label, (paragraph(text, numbered=False),))

    return (
        one("Report to", "Scrutiny and Overview Committee, 12 December 2017"),
        one("Subject", "Update on children's improvement activity"),
        one("Lead officer", "Executive Director, People"),
        one("Cabinet member", "Cabinet Member for Children, Young People and Learning"),
        one("Origin of item", "The Committee asked for this item after the inspection of the "
            "council's services for children."),
        HeaderRow("Recommendations", (paragraph("The Committee is invited to:", numbered=False),
                                      RECOMMENDATIONS)),
    )  # fmt: skip


def _summary() -> Section:
    return Section(
        "Executive summary",
        key="summary",
        blocks=(
            paragraph("Inspectors judged the council's services for children inadequate on "
                      "4 September 2017. The council accepts their findings in full."),
            paragraph("The Improvement Plan was approved by the Cabinet on 20 November and sent to "
                      "the inspectorate on 8 December, ahead of the date it was due."),
            paragraph("This paper gives the final plan (see ", Reference("plan"), "), what was "
                      "done in November (", Reference("progress"), "), the priority indicators for "
                      "October (", Reference("performance"), " and ", Reference("indicators"),
                      ") and a new workforce dashboard (", Reference("dashboard"), ")."),
            paragraph("Four in five actions due are done: ", number("41", "plan/done/2017-11"),
                      " of ", number("52", "plan/due/2017-11"), ". Two indicators need the "
                      "Committee's attention, ", emphasis("assessments in time"), " and ",
                      emphasis("initial conferences"), " ", indicators("AMT2", "CP5"), "."),
        ),
    )  # fmt: skip


def _status() -> Table:
    return table(
        "Status of the four work streams",
        ["Work stream", "Senior responsible officer", Column("Status", "rag"),
         Column("Actions done", "number"), Column("Actions due", "number")],
        [
            row("Practice", "Director of Early Help and Social Care", Rag("On track", "green"),
                number("18", "ws/practice/done"), number("22", "ws/practice/due")),
            row("People and performance", "Executive Director, People", Rag("At risk", "amber"),
                number("9", "ws/people/done"), number("14", "ws/people/due")),
            row("Partnerships", "Executive Director, People", Rag("On track", "green"),
                number("6", "ws/partners/done"), number("7", "ws/partners/due")),
            row("Platforms", "Executive Director, Resources", Rag("On track", "green"),
                number("8", "ws/platforms/done"), number("9", "ws/platforms/due")),
        ],
        key="status",
        note=words("A status is the lead officer's own; the key is on ", Reference("key", "page"),
                   " of ", Reference("plan"), "."),
    )  # fmt: skip


def _overview() -> Section:
    return Section(
        "Overview of progress in November",
        key="overview",
        blocks=(
            paragraph("The programme is on track overall. The status of each work stream is in ",
                      Reference("status"), "; how it is judged is set out on ",
                      Reference("key", "page"), " of the Improvement Plan (see ",
                      Reference("plan"), ")."),
            _status(),
            paragraph("Work went on in all four work streams. The main achievements were:"),
            bullets(
                "A practice model was agreed, with a plan to bring it to every team.",
                words("A recruitment fair drew more than ", number("70", "narrative/contacts"),
                      " people, and a site for applicants is open."),
                words(number("68", "narrative/takeover"), " young people shadowed senior managers "
                      "for a day and advised on help for children who go missing."),
            ),
            paragraph("There are challenges the Committee should know of:"),
            bullets(
                words(strong("High caseloads: "), "demand has risen and caseloads in assessment "
                      "stay high despite more workers. A further team has been agreed."),
                words(strong("Care proceedings: "), number("95", "LG1/snapshot/2017-11"),
                      " children are in proceedings, about ", number("24%", "LG1/above-mean"),
                      " more than the average of the 12 months before the inspection."),
                words(strong("Serious youth violence: "), number("38", "SYV/since-1-november"),
                      " young people were victims since 1 November."),
            ),
        ),
    )  # fmt: skip


def _practice() -> Section:
    return Section(
        "Practice",
        blocks=(
            paragraph("Focus groups on a single front door were held with early help staff, and a "
                      "panel to agree permanent matches now meets every month ", actions("3.1"),
                      "."),
            paragraph("A team for children missing from home or care is in place, and interviews "
                      "on their return are under review."),
        ),
    )  # fmt: skip


def _people() -> Section:
    return Section(
        "People and performance",
        blocks=(
            paragraph("Three heads of service have started. Training requirements for the practice "
                      "model are agreed ", actions("7.8"), ".", key="people-progress"),
            paragraph("Caseloads have not yet fallen, as ", Reference("caseload-chart"), " shows."),
            Chart(
                "Children held for each full-time worker, by team",
                BarChart(
                    "Children for each full-time worker, 31 October 2017",
                    ("Assessment North", "Assessment South", "Care planning and court",
                     "Looked after children", "Leaving care", "Children with disabilities"),
                    (Series("Children held", tuple(
                        number(text, f"W1a/{place}") for place, text in
                        enumerate(("24.1", "22.7", "19.9", "15.0", "14.2", "13.2")))),),
                    (Level("Agreed limit", number("16", "W1a/limit")),),
                    "Team",
                ),
                words("Three teams hold more than the agreed limit; Assessment North holds ",
                      number("24.1", "W1a/0"), " for each full-time worker."),
                key="caseload-chart",
            ),
        ),
    )  # fmt: skip


def _progress() -> Section:
    return Section("Progress on the improvement programme", key="progress",
                   as_at=words("As at 30 November 2017"),
                   sections=(_overview(), _practice(), _people()))  # fmt: skip


def _performance() -> Section:
    return Section(
        "Priority indicators",
        key="performance",
        as_at=words("As at 31 October 2017"),
        blocks=(
            Note("Small numbers", words("Counts from 1 to 5 are hidden to protect children, and so "
                 "is every figure that would give them away.")),
            paragraph("The indicators for October are in ", Reference("indicators", "titled"),
                      ". Referrals keep rising and with them the work of the assessment teams."),
            Chart(
                "Referrals received",
                ColumnChart("Referrals received in the month", months(24),
                            (Series("Referrals", counts("FD5", 24, near=330, rise=0.4)),),
                            (Level("Mean before the inspection", number("352", "FD5/mean"),
                                   is_target=False),)),
                words("Referrals rose through the two years to October 2017."),
            ),
            paragraph("Areas of strength or improvement are:"),
            bullets(
                words("Re-referrals fell to ", number("18.2%", "FD8/month/2017-10"), ", ",
                      number("down 5.1 percentage points", "FD8/change/2017-10"),
                      ", though this indicator swings from month to month ", indicators("FD 8"),
                      "."),
                words("More children in need were seen in time: ",
                      number("74.0%", "CIN4/month/2017-10"), ", ",
                      number("up 12.0 percentage points", "CIN4/change/2017-10"), " ",
                      indicators("CIN4"), "."),
                words("Care leavers' outcomes hold up ", indicators("CL1", "CL1a", "CL2"), "."),
            ),
            paragraph("Areas of underperformance are:"),
            bullets(
                words("Fewer assessments were completed within 45 working days: ",
                      number("70.4%", "AMT2/month/2017-10"), " ", indicators("AMT2"), "."),
                words("Initial conferences held within 15 working days fell to ",
                      number("57.9%", "CP5/month/2017-10"), " and are now high risk ",
                      indicators("CP5"), "."),
            ),
            Chart(
                "Initial conferences held in time",
                LineChart("% of initial conferences held within 15 working days", months(36),
                          (Series("In time", percentages("CP5", 36, near=76, hidden=(9, 10, 20),
                                                         last="57.9%")),),
                          (Level("Target", number("85%", "CP5/target")),
                           Level("Mean", number("75.8%", "CP5/mean"), is_target=False),
                           Level("Lower limit", number("61.0%", "CP5/lower"), is_target=False))),
                words("October lies below the usual range: ",
                      number("57.9%", "CP5/month/2017-10"), " were held in time."),
                key="cp5-chart",
            ),
            Chart(
                "Timeliness, September and October",
                Dumbbell("% in time", ("Assessments within 45 working days",
                                       "Visits to children in need",
                                       "Initial conferences within 15 working days"),
                         (Series("September 2017", tuple(
                             number(text, f"sep/{text}") for text in ("81.4%", "62.0%", "77.2%"))),
                          Series("October 2017", tuple(
                              number(text, f"oct/{text}") for text in
                              ("70.4%", "74.0%", "57.9%")))),
                         label_heading="Clock"),
                words("One of three clocks improved in October; two slipped."),
            ),
        ),
    )  # fmt: skip


def _workforce() -> Section:
    return Section(
        "The workforce dashboard",
        as_at=words("As at 30 November 2017"),
        blocks=(
            paragraph("The Committee asked on 31 October for more about the workforce. A dashboard "
                      "is attached (see ", Reference("dashboard"), ")."),
            paragraph("Agency workers are ", number("41%", "P2/snapshot/2017-11"), " of the "
                      "workforce, and vacancies stand at ", number("43%", "P1/snapshot/2017-11"),
                      " by the local rule ", indicators("P1"), ". What is being done is in ",
                      Reference("people-progress"), "."),
            Chart(
                "Children and who holds them",
                ColumnChart("Children open to the service at month end", months(13),
                            (Series("Named worker", counts("W/named", 13, near=3300, rise=0.1)),
                             Series("Held by a manager", counts("W/manager", 13, near=260)),
                             Series("Unallocated", counts("W/none", 13, near=120)))),
                words("Most children have a named worker; about one in thirty has none."),
            ),
        ),
    )  # fmt: skip


def _next_steps() -> Section:
    return Section(
        "Next steps",
        blocks=(
            paragraph("The priorities for December are the first monitoring visit, on 12 and 13 "
                      "December, and a further care planning team."),
            paragraph("Actions due in December:", numbered=False),
            bullets(
                words("Strengthen oversight of work with children with disabilities ",
                      actions("2.10"), "."),
                words("Review interviews for children who return from being missing ",
                      actions("5.5"), "."),
                words("Write the workforce strategy, with targets and dates ", actions("7.3"), "."),
            ),
        ),
    )  # fmt: skip


def _closing() -> tuple[HeaderRow, ...]:
    return (
        HeaderRow("Contact officer", (paragraph("Programme Director, Children's Improvement"),)),
        HeaderRow("Appendices", (bullets(Reference("plan", "titled"),
                                         Reference("indicators", "titled"),
                                         Reference("dashboard", "titled")),)),
        HeaderRow("Background documents", (paragraph("None"),)),
    )  # fmt: skip
